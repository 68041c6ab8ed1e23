"""One DOCX paragraph: its text with tabs and line breaks, how it is set, its text boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.readers.docx import form_fields
from index.readers.docx.boxes import in_order
from index.readers.docx.look import NO_LOOK, Look, look_of
from index.readers.docx.math import is_built, spelled
from index.readers.docx.place import Place, unseen
from index.readers.docx.runs import Runs
from index.readers.docx.shapes import chosen, held
from index.readers.docx.story import Said, Story
from index.readers.docx.xml import Element, child, local, run_properties, value
from index.readers.signs import MOST, SYMBOL_FONTS, are_places, sign_of, signs
from index.types import Unseen

# Deleted and moved-away text, field codes, the reading aid over a character, and properties.
_LEFT_OUT = frozenset(
    "del moveFrom instrText delText delInstrText rt pPr rPr rubyPr sdtPr sdtEndPr annotationRef "
    "fldData proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak softHyphen".split()
)
_TEXT = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SHAPES = frozenset(("drawing", "pict", "object"))
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}


def runs(paragraph: Element, story: Story, style_id: str | None, place: Place) -> Runs:
    """The runs of `paragraph` in order: hyperlinks, insertions, fields and controls opened."""
    found = Runs()
    style = story.styles.look(style_id)
    base = story.styles.toggled(place.look, style)
    reader = _Reader(story, place, style, base, found)
    if story.carried:
        found.parts += story.carried
        story.carried = []
    reader.collect(paragraph, base)
    found.boxes = in_order(found.boxes)
    return found


@dataclass(frozen=True, slots=True)
class _Reader:
    story: Story
    place: Place
    style: Look
    base: Look
    found: Runs

    def collect(self, element: Element, look: Look) -> None:
        """Add what `element` holds, which is set in `look`."""
        for part in element:
            name = local(part)
            if name in _LEFT_OUT:
                continue
            if name == "t":
                self.say(part.text or "", look)
            elif name == "r":
                self.collect(part, self.look_of_run(part))
            elif name in _TEXT:
                self.mark(_TEXT[name], self.why(look, 1))
            elif name in _SHAPES:
                self.hold(part)
            elif name == "AlternateContent":
                self.choose(part, look)
            elif is_built(part):
                self.spell(part, look)
            elif not self.is_mark(part, name, look) and not (
                name == "sdt" and form_fields.is_placeholder(part)
            ):
                self.collect(part, look)

    def spell(self, formula: Element, look: Look) -> None:
        """Add what is seen of a formula, and what is not."""
        unseen = replace(self.place, hidden=self.place.hidden or Unseen.STYLE)
        for part, is_seen in spelled(formula):
            reader = self if is_seen else replace(self, place=unseen)
            if isinstance(part, str):
                reader.say(part, look)
            elif is_built(part):
                reader.spell(part, look)
            else:
                reader.collect(part, look)

    def choose(self, alternate: Element, look: Look) -> None:
        """Add the branch that is shown; what another one says beyond it is not seen."""
        branch = chosen(alternate)
        if self.found.choices == 0:
            self.found.parts += _said_elsewhere(alternate, branch)
        if branch is not None:
            self.found.choices += 1
            self.collect(branch, look)
            self.found.choices -= 1

    def is_mark(self, part: Element, name: str, look: Look) -> bool:
        """Whether `part` is a sign, a box, a turn of a field or a note's number; taken then."""
        if name == "sym":
            self.found.parts.append((_symbol(part), self.why(look, 1)))
        elif name == "fldChar":
            self.say(form_fields.shown(part), look)
            self.story.fields.turn(value(part, "fldCharType"))
        elif name == "sdt" and (box := form_fields.box(part)):
            self.say(box, look)
        elif name in _NOTES:
            note = (_NOTES[name], value(part, "id") or "", self.why(look, 1))
            self.story.notes.append(note)
        else:
            return False
        return True

    def mark(self, sign: str, why: Unseen | None) -> None:
        """Add a tab, a line break or a hyphen."""
        self.found.parts.append((sign, why))
        if sign == "\n" and why is not Unseen.STYLE:
            self.found.lines.append((0, 0))

    def hold(self, drawing: Element) -> None:
        """Add the text boxes of a drawing."""
        place = self.place
        if self.story.fields.in_code:
            place = replace(place, hidden=place.hidden or Unseen.STYLE)
        self.found.boxes += held(drawing, self.story, replace(place, look=NO_LOOK))

    def say(self, text: str, look: Look) -> None:
        """Add a text, and how it is set."""
        text = text.replace("\n", " ")
        weight = len(text) - sum(map(str.isspace, text))
        why = self.why(look, len(text))
        if look.symbols and weight and are_places(text):
            if weight > MOST and text.isascii():
                why = why or Unseen.STYLE
            elif weight <= MOST:
                text = signs(look.symbols, text)
        found = self.found
        found.parts.append((text, why))
        if why is not None:
            return
        found.total += weight
        before, in_bold = found.lines[-1]
        found.lines[-1] = (before + weight, in_bold + (weight if look.bold else 0))
        found.bold += weight if look.bold else 0
        found.italic += weight if look.italic else 0
        found.capitals += weight if look.caps else 0
        if look.size and weight:
            found.sizes[look.size] += weight

    def why(self, look: Look, letters: int) -> Unseen | None:
        """Why a text in `look` is not seen here, or None."""
        if self.story.fields.in_code:
            return Unseen.STYLE
        return unseen(look, self.place, letters)

    def look_of_run(self, run: Element) -> Look:
        """How a run is set: its own properties over its style over the paragraph's."""
        properties = run_properties(run)
        if properties is None:
            return self.base
        styles = self.story.styles
        own = look_of(properties, styles.palette)
        style_id = value(child(properties, "rStyle"))
        base = self.base
        if style_id is not None and style_id in styles:
            base = styles.toggled(self.place.look, self.style, styles.look(style_id))
        return styles.laid(base, own)


def _said_elsewhere(alternate: Element, branch: Element | None) -> list[Said]:
    """The texts of the branches that are not shown, where they are not those of the one that is."""
    others = [t.text for b in alternate if b is not branch for t in b.iter("{*}t") if t.text]
    if not others:
        return []
    shown = [t.text or "" for t in branch.iter("{*}t")] if branch is not None else []
    if "".join(others).split() == "".join(shown).split():
        return []
    words = {word for text in shown for word in text.split()}
    return [(f" {text} ", Unseen.STYLE) for text in others if not words.issuperset(text.split())]


def _symbol(element: Element) -> str:
    """The character of a w:sym; those of symbol fonts have no code of their own: a bullet."""
    font = (value(element, "font") or "").lower()
    try:
        code = int(value(element, "char") or "", 16)
    except ValueError:
        return ""
    if font.startswith(SYMBOL_FONTS) or 0xE000 <= code <= 0xF8FF:
        return sign_of(font, code)
    return chr(code) if 0 < code < 0xD800 or 0xF8FF < code < 0x110000 else ""
