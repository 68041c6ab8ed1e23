"""What the styles of an ODT file make of a text: its size, its colours, and whether it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.readers.colours import BLACK, WHITE, Colour, colour
from index.readers.docx.xml import Element, children, local
from index.readers.odt.package import attribute
from index.readers.signs import SYMBOL_FONTS
from index.readers.sizes import LEAST_ADVANCE, LETTER
from index.types import Font, Unseen

TINY_POINTS = 4.0  # smaller letters are not read, as in PDF
NARROW_POINTS = 2.5  # nor are letters that are narrowed to the width of such a size
CLIPPED_BELOW = 0.3  # of the size of the letters: a line that is set to less shows no text
HIGHEST = 648.0  # points of a page between its margins: no line is raised out of that
SUPERSCRIPT = 0.4  # of the size; letters that are raised and smaller still are not to be read
PALE_ALPHA = 0.5  # a text less opaque than this, and unseen, is hidden by its transparency
DEEPEST_PARENT = 16  # styles on styles; a loop must end

_PROPERTIES = tuple(
    f"{kind}-properties"
    for kind in "text paragraph graphic section table table-row table-cell".split()
)
_LENGTH = re.compile(r"([+-]?\d*\.?\d+)(pt|cm|mm|in|px|pc|%)")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "px": 0.75, "pc": 12.0}
_HEADING_STYLES = ("heading", "title", "überschrift", "titre", "título", "titolo")
_NUMBERED_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo)(?:_20_| )?\d*")


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written: its parent, and the properties that it sets, as "fo:color"."""

    name: str
    parent: str
    is_outline: bool
    set: dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How a text is set. `back` is what lies under it; None where that is not known.

    `spacing` is what is put between letters, `line_height` what a line is fixed to, in points.
    `raised` is how far letters are, and `share` how high they are then, to their size.
    """

    ink: Colour | None = None  # None: black or white, whichever is seen
    back: Colour | None = WHITE
    size: float = 12.0
    scale: float = 1.0
    opacity: float = 1.0
    spacing: float = 0.0
    line_height: float | None = None
    raised: float = 0.0
    share: float = 1.0
    bold: bool = False
    italic: bool = False
    struck: bool = False
    capitals: bool = False  # shown in them, however it was typed
    lined: bool = False  # drawn by its outlines or its shadow, whatever its colour
    symbols: str = ""  # the name of its font, where that has signs in place of letters
    gone: Unseen | None = None

    @property
    def font(self) -> Font:
        """The hints for a block."""
        return Font(self.size, self.bold, self.italic)

    @property
    def unseen(self) -> Unseen | None:
        """Why a text of this look is not seen, or None."""
        if self.gone:
            return self.gone
        if abs(self.raised) * self.size >= HIGHEST:
            return Unseen.OFF_PAGE
        if self._is_tiny:
            return Unseen.TINY
        if self.line_height is not None and self.line_height <= CLIPPED_BELOW * self.size:
            return Unseen.CLIPPED
        if self.opacity <= 0:
            return Unseen.ALPHA
        return self._faded or (Unseen.STRUCK if self.struck else None)

    @property
    def _faded(self) -> Unseen | None:
        if self.back is None or self.lined:
            return None
        ink = self.ink or (BLACK if self.back.green > 127 else WHITE)
        if not ink.faded(self.opacity).over(self.back).is_like(self.back):
            return None
        return Unseen.ALPHA if self.opacity < PALE_ALPHA else Unseen.COLOUR

    @property
    def _is_tiny(self) -> bool:
        if (
            self.size * self.share < TINY_POINTS
            or self.size * min(1.0, self.scale) <= NARROW_POINTS
        ):
            return True
        return LETTER * self.size * self.scale + self.spacing <= LEAST_ADVANCE * self.size


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a part by family and name."""

    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)

    @classmethod
    def of(cls, *roots: Element | None) -> Styles:
        """The styles in the parts `roots`; where a name comes twice, the later part's holds."""
        found: dict[tuple[str, str], Style] = {}
        for root in roots:
            for holder in children(root, "styles", "automatic-styles") if root is not None else ():
                for element in children(holder, "style", "default-style"):
                    style = _style(element)
                    found[attribute(element, "style:family"), style.name] = style
        return cls(found)

    def is_heading(self, name: str) -> bool:
        """Whether a paragraph style is one of headings."""
        return any(
            style.is_outline
            or _NUMBERED_HEADING.fullmatch(style.name.lower())
            or style.name.lower() in _HEADING_STYLES
            for style in self.chain("paragraph", name)
        )

    def base(self) -> Look:
        """How text looks for which no style is named."""
        return self.applied(Look(), "paragraph", "")

    def applied(self, look: Look, family: str, name: str) -> Look:
        """`look`, with what the style `name` of `family` and its parents set."""
        for style in reversed(list(self.chain(family, name))):
            look = _with(look, style.set)
        return look

    def says(self, family: str, name: str, what: str) -> str:
        """The value of the property `what` of a style, or of its parents; "" if none sets it."""
        return next((s.set[what] for s in self.chain(family, name) if what in s.set), "")

    def chain(self, family: str, name: str) -> Iterator[Style]:
        """The style `name`, its parents and at last the default of the family."""
        for _ in range(DEEPEST_PARENT):
            style = self.by_name.get((family, name))
            if style is None or not name:
                break
            yield style
            name = style.parent
        default = self.by_name.get((family, ""))
        if default is not None and family == "paragraph":
            yield default


def points(text: str, whole: float = 0.0) -> float | None:
    """A length in points, or None; `whole` is what 100% stands for.

    >>> points("1in"), points("50%", 12.0), points("auto")
    (72.0, 6.0, None)
    """
    found = _LENGTH.fullmatch(text.strip())
    if not found or len(found[1]) > 12:
        return None
    return float(found[1]) * (whole / 100 if found[2] == "%" else _POINTS[found[2]])


def _style(element: Element) -> Style:
    said: dict[str, str] = {}
    for properties in children(element, *_PROPERTIES):
        kind = local(properties).partition("-")[0]
        for key, value in properties.attrib.items():
            name = key.rpartition("}")[2]
            said.setdefault(name, value)
            said[f"{kind}:{name}"] = value
    outline = attribute(element, "style:default-outline-level")
    return Style(
        attribute(element, "style:name"),
        attribute(element, "style:parent-style-name"),
        outline not in ("", "0"),
        said,
    )


def _with(look: Look, said: dict[str, str]) -> Look:
    """`look`, with the properties that one style sets."""
    ink, back = look.ink, look.back
    if said.get("use-window-font-color") == "true":
        ink = None
    elif "text:color" in said:
        ink = colour(said["text:color"]) or ink
    for kind in ("table", "paragraph", "section", "text"):
        back = _back(said.get(f"{kind}:background-color"), back)
    back = _filled(said, back)
    # LibreOffice writes an opacity of 0% beside the automatic colour, and shows the text.
    opacity = points(said.get("text:opacity", ""), 1.0) if ink and "text:color" in said else None
    scale = points(said.get("text:text-scale", ""), 1.0)
    weight = said.get("font-weight", "")
    size = points(said.get("text:font-size", ""), look.size)
    position = _position(said.get("text:text-position"))
    return replace(
        look,
        ink=ink,
        back=back,
        size=look.size if size is None else size,
        scale=look.scale if scale is None else scale,
        opacity=look.opacity if opacity is None else min(max(opacity, 0.0), 1.0),
        spacing=_spacing(said.get("text:letter-spacing"), look.spacing),
        line_height=_line_height(said.get("paragraph:line-height"), look.line_height),
        raised=look.raised if position is None else position[0],
        share=look.share if position is None else position[1],
        bold=_is_bold(weight) if weight else look.bold,
        italic=said["font-style"] != "normal" if "font-style" in said else look.italic,
        struck=_is_struck(said, around=look.struck),
        lined=_lined(said, around=look.lined),
        capitals=_capitals(said, around=look.capitals),
        symbols=_symbols(said, look.symbols),
        gone=Unseen.STYLE if said.get("text:display") == "none" else look.gone,
    )


def _lined(said: dict[str, str], *, around: bool) -> bool:
    told = [said.get(f"text:{what}") for what in ("text-outline", "font-relief", "text-shadow")]
    return any(t not in (None, "false", "none") for t in told) if any(told) else around


def _capitals(said: dict[str, str], *, around: bool) -> bool:
    told = [said.get(f"text:{what}") for what in ("text-transform", "font-variant")]
    return "uppercase" in told or "small-caps" in told if any(told) else around


def _symbols(said: dict[str, str], around: str) -> str:
    name = said.get("text:font-name") or said.get("text:font-family")
    if name is None:
        return around
    name = name.strip(" '").lower()
    return name if name.startswith(SYMBOL_FONTS) else ""


def _position(text: str | None) -> tuple[float, float] | None:
    """How far letters are raised, and how high they are then, both to their size."""
    if text is None:
        return None
    raised, size = ([*text.split(), "", ""])[:2]
    share = points(size, 1.0)
    return points(raised, 1.0) or 0.0, 1.0 if share is None or share >= SUPERSCRIPT else share


def _is_struck(said: dict[str, str], *, around: bool) -> bool:
    lines = [said.get(f"text:text-line-through-{part}") for part in ("style", "type")]
    return "none" not in lines if any(lines) else around


def _spacing(text: str | None, around: float) -> float:
    if text is None:
        return around
    return points(text) or 0.0  # a share, and "normal", are none


def _line_height(text: str | None, around: float | None) -> float | None:
    """What a line is fixed to; a share of what it needs leaves its text whole."""
    if text is None:
        return around
    return None if text.endswith("%") else points(text)


def _filled(said: dict[str, str], back: Colour | None) -> Colour | None:
    """What a shape or a frame puts under its text."""
    fill = said.get("fill", "")
    if fill in ("gradient", "bitmap", "hatch"):
        return None
    found = said.get("fill-color") if fill == "solid" else None
    opacity = points(said.get("graphic:opacity", ""), 1.0)
    if found and (opacity is None or opacity > 0.5):
        return _back(found, back)
    return _back(said.get("graphic:background-color"), back) if not fill else back


def _back(text: str | None, under: Colour | None) -> Colour | None:
    found = colour(text) if text and text != "transparent" else None
    return found or under


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdigit() and int(weight[:4]) >= 600)
