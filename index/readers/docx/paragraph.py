"""One DOCX paragraph: its text with tabs and line breaks, how it is set, its text boxes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from index.readers.docx.styles import Look, Styles, look_of
from index.readers.docx.xml import Element, child, local, value
from index.types import Font

# Deleted and moved-away text, field codes, the reading aid over a character, and properties.
_LEFT_OUT = frozenset(
    "del moveFrom instrText delText rt pPr rPr sdtPr sdtEndPr annotationRef fldData".split()
)
_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOL_FONTS = ("symbol", "wingdings", "webdings")


@dataclass(slots=True)
class Runs:
    """What the runs of a paragraph say; weights are in characters that are not space."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    total: int = 0
    sizes: Counter[float] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        """The text, tabs and typed line breaks as such."""
        return "".join(self.parts)

    @property
    def font(self) -> Font:
        """The size that most characters have; bold or italic where all of them are."""
        size = self.sizes.most_common(1)[0][0] if self.sizes else 0.0
        whole = self.total > 0
        return Font(size, whole and self.bold == self.total, whole and self.italic == self.total)


def runs(paragraph: Element, styles: Styles, style_id: str | None) -> Runs:
    """The runs of `paragraph` in order: hyperlinks, insertions, fields and controls opened."""
    found = Runs()
    base = styles.look(style_id)
    _collect(paragraph, styles, base, base, found)
    return found


def chosen(alternate: Element) -> Element | None:
    """The one branch to read of an mc:AlternateContent: a choice that holds text, else the rest."""
    branches = [b for b in alternate if local(b) in ("Choice", "Fallback")]
    with_text = (b for b in branches if next(b.iter("{*}t"), None) is not None)
    return next(with_text, branches[0] if branches else None)


def _collect(element: Element, styles: Styles, base: Look, look: Look, found: Runs) -> None:
    for part in element:
        name = local(part)
        if name in _LEFT_OUT:
            continue
        if name == "r":
            _collect(part, styles, base, _run_look(part, styles, base), found)
        elif name == "t":
            _say(part.text or "", styles, look, found)
        elif name in _TEXT:
            found.parts.append(_TEXT[name])
        elif name == "sym":
            found.parts.append(_symbol(part))
        elif name == "txbxContent":
            found.boxes.append(part)
        elif name == "AlternateContent":
            branch = chosen(part)
            if branch is not None:
                _collect(branch, styles, base, look, found)
        else:
            _collect(part, styles, base, look, found)


def _say(text: str, styles: Styles, look: Look, found: Runs) -> None:
    found.parts.append(text.replace("\n", " "))
    weight = len(text) - sum(map(str.isspace, text))
    found.total += weight
    found.bold += weight if _set(look.bold, styles.base.bold) else 0
    found.italic += weight if _set(look.italic, styles.base.italic) else 0
    size = look.size or styles.base.size
    if size and weight:
        found.sizes[size] += weight


def _run_look(run: Element, styles: Styles, base: Look) -> Look:
    properties = child(run, "rPr")
    if properties is None:
        return base
    own = look_of(properties)
    style_id = value(child(properties, "rStyle"))
    named = styles.look(style_id) if style_id in styles.by_id else Look()
    return Look(
        next((b for b in (own.bold, named.bold) if b is not None), base.bold),
        next((i for i in (own.italic, named.italic) if i is not None), base.italic),
        own.size or named.size or base.size,
    )


def _set(own: bool | None, default: bool | None) -> bool:
    return bool(default if own is None else own)


def _symbol(element: Element) -> str:
    """The character of a w:sym; those of symbol fonts have no code of their own: a bullet."""
    font = (value(element, "font") or "").lower()
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    if font.startswith(_SYMBOL_FONTS) or 0xE000 <= code <= 0xF8FF:
        return "•"
    return chr(code) if code < 0xD800 or 0xF8FF < code < 0x110000 else ""
