"""What a DOCX file's styles and lists make of a paragraph, inheritance followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from index.readers.docx.colour import Palette
from index.readers.docx.look import NO_LOOK, Look, laid, look_of, toggled
from index.readers.docx.setting import NO_SETTING, Setting, set_over, setting_of
from index.readers.docx.xml import Element, child, children, value, whole_number

T = TypeVar("T")

OUTLINE_LEVELS = 9  # outline level 9 is body text
_HEADING_NAMES = ("heading ", "title", "überschrift", "titre", "título", "titolo")
_NOT_HEADINGS = ("title page", "titlepage")
_LIST_NAMES = ("list bullet", "list number")
DEEPEST_LEVEL = 8  # of a list
DEEPEST_BASE = 16  # styles on styles; Word allows 11, and a loop must end


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written: only what it sets itself."""

    element: Element
    name: str
    based_on: str | None
    outline: int | None
    number: tuple[str | None, int | None] | None
    look: Look
    setting: Setting


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, and the list levels that show no mark.

    A style is read when something is set in it: most files hold many that they do not use.
    """

    palette: Palette = field(default_factory=Palette)
    default: str | None = None
    base: Look = NO_LOOK
    base_setting: Setting = NO_SETTING
    unmarked: frozenset[tuple[str, int]] = frozenset()
    _elements: dict[str, Element] = field(default_factory=dict)
    _read: dict[str, Style] = field(default_factory=dict)
    _looks: dict[str | None, Look] = field(default_factory=dict)
    _settings: dict[str | None, Setting] = field(default_factory=dict)
    _laid: dict[tuple[Look, Look], Look] = field(default_factory=dict)
    _toggled: dict[tuple[Look, ...], Look] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: Element | None, numbering: Element | None, palette: Palette) -> Styles:
        """Read styles.xml and numbering.xml; either may be missing."""
        made = cls(palette)
        for element in children(styles, "style") if styles is not None else ():
            style_id = value(element, "styleId")
            if style_id is None:
                continue
            made._elements[style_id] = element
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
                made.default = style_id
        defaults = child(styles, "docDefaults")
        made.base = look_of(child(defaults, "rPrDefault", "rPr"), palette)
        made.base_setting = setting_of(child(defaults, "pPrDefault", "pPr"), palette)
        made.unmarked = _unmarked(numbering)
        return made

    def __contains__(self, style_id: object) -> bool:
        return style_id in self._elements

    def is_heading(self, style_id: str | None, properties: Element | None) -> bool:
        """Whether a paragraph is a heading: by its own outline level, or by its style's."""
        own = whole_number(value(child(properties, "outlineLvl")))
        if own is not None:
            return own < OUTLINE_LEVELS
        for style in self.chain(style_id):
            if style.outline is not None:
                return style.outline < OUTLINE_LEVELS
            if style.name.startswith(_HEADING_NAMES) and not style.name.startswith(_NOT_HEADINGS):
                return True
        return False

    def is_list_item(self, style_id: str | None, properties: Element | None) -> bool:
        """Whether a paragraph carries a bullet or a number that the program draws."""
        own = _number(properties)
        if own is None:
            own = self._first(style_id, lambda style: style.number)
        if own is None or own[0] is None:
            named = any(s.name.startswith(_LIST_NAMES) for s in self.chain(style_id))
            return own is None and named
        number, level = own
        return number != "0" and (number, level or 0) not in self.unmarked

    def look(self, style_id: str | None) -> Look:
        """How a style sets its text, what it does not set taken from its bases."""
        known = self._looks.get(style_id)
        if known is None:
            known = NO_LOOK
            for style in reversed(list(self.chain(style_id))):
                known = laid(known, style.look)
            self._looks[style_id] = known
        return known

    def setting(self, style_id: str | None) -> Setting:
        """How a style sets its paragraphs, on the defaults of the document."""
        known = self._settings.get(style_id)
        if known is None:
            known = self.base_setting
            for style in reversed(list(self.chain(style_id))):
                known = set_over(known, style.setting)
            self._settings[style_id] = known
        return known

    def toggled(self, *looks: Look) -> Look:
        """The looks of a table, a paragraph and a character style on the document's defaults."""
        known = self._toggled.get(looks)
        if known is None:
            known = self._toggled[looks] = toggled(self.base, *looks)
        return known

    def laid(self, under: Look, over: Look) -> Look:
        """The look of a run that sets `over` itself; runs are many and looks are few."""
        known = self._laid.get((under, over))
        if known is None:
            known = self._laid[under, over] = laid(under, over)
        return known

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """A style and those that it is based on; the default style for an unknown one."""
        at = style_id if style_id in self._elements else self.default
        for _ in range(DEEPEST_BASE):
            style = self._style(at or "")
            if style is None:
                return
            yield style
            at = style.based_on

    def _first(self, style_id: str | None, get: Callable[[Style], T | None]) -> T | None:
        return next((got for s in self.chain(style_id) if (got := get(s)) is not None), None)

    def _style(self, style_id: str) -> Style | None:
        known = self._read.get(style_id)
        if known is None and style_id in self._elements:
            known = self._read[style_id] = _style(self._elements[style_id], self.palette)
        return known


def _style(element: Element, palette: Palette) -> Style:
    paragraph = child(element, "pPr")
    return Style(
        element,
        (value(child(element, "name")) or "").lower(),
        value(child(element, "basedOn")),
        whole_number(value(child(paragraph, "outlineLvl"))),
        _number(paragraph),
        look_of(child(element, "rPr"), palette),
        setting_of(paragraph, palette),
    )


def _number(properties: Element | None) -> tuple[str | None, int | None] | None:
    found = child(properties, "numPr")
    if found is None:
        return None
    return value(child(found, "numId")), whole_number(value(child(found, "ilvl")))


def _unmarked(numbering: Element | None) -> frozenset[tuple[str, int]]:
    """The (number, level) pairs that show nothing: of format "none", or of an empty text."""
    if numbering is None:
        return frozenset()
    silent = {
        value(abstract, "abstractNumId"): _silent_levels(abstract)
        for abstract in children(numbering, "abstractNum")
    }
    found: set[tuple[str, int]] = set()
    for num in children(numbering, "num"):
        number = value(num, "numId")
        if number is None:
            continue
        levels = set(silent.get(value(child(num, "abstractNumId")), ()))
        for override in children(num, "lvlOverride"):
            levels = (levels - _levels(override)) | _silent_levels(override)
        found |= {(number, level) for level in levels}
    return frozenset(found)


def _levels(holder: Element) -> set[int]:
    return {whole_number(value(level, "ilvl")) or 0 for level in children(holder, "lvl")}


def _silent_levels(holder: Element) -> set[int]:
    return {
        at
        for level in children(holder, "lvl")
        if (at := whole_number(value(level, "ilvl")) or 0) <= DEEPEST_LEVEL
        and _shows_nothing(level)
    }


def _shows_nothing(level: Element) -> bool:
    text = value(child(level, "lvlText"))
    return value(child(level, "numFmt")) == "none" or (text is not None and not text.strip())
