"""What a DOCX file's styles and lists make of a paragraph, inheritance followed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from index.readers.docx.xml import Element, child, children, switch, value, whole_number

T = TypeVar("T")

OUTLINE_LEVELS = 9  # outline level 9 is body text
_HEADING_NAMES = ("heading ", "title", "überschrift", "titre", "título", "titolo")
_NOT_HEADINGS = ("title page", "titlepage")
_LIST_NAMES = ("list bullet", "list number")
_HALF_POINTS = 2.0
DEEPEST_BASE = 16  # styles on styles; Word allows 11, and a loop must end


@dataclass(frozen=True, slots=True)
class Style:
    """One style as written: only what it sets itself."""

    name: str
    based_on: str | None
    outline: int | None
    number: tuple[str | None, int | None] | None
    bold: bool | None
    italic: bool | None
    size: float | None


@dataclass(frozen=True, slots=True)
class Look:
    """How a run or a style is set; None where that is left to what lies under it."""

    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by id, and the list levels that show no mark."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str | None = None
    base: Look = Look()
    unmarked: frozenset[tuple[str, int]] = frozenset()

    @classmethod
    def of(cls, styles: Element | None, numbering: Element | None) -> Styles:
        """Read styles.xml and numbering.xml; either may be missing."""
        by_id: dict[str, Style] = {}
        default = None
        for element in children(styles, "style") if styles is not None else ():
            style_id = value(element, "styleId")
            if style_id is None:
                continue
            by_id[style_id] = _style(element)
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
                default = style_id
        base = look_of(child(styles, "docDefaults", "rPrDefault", "rPr"))
        return cls(by_id, default, base, _unmarked(numbering))

    def is_heading(self, style_id: str | None, properties: Element | None) -> bool:
        """Whether a paragraph is a heading: by its own outline level, or by its style's."""
        own = whole_number(value(child(properties, "outlineLvl")))
        if own is not None:
            return own < OUTLINE_LEVELS
        for style in self._chain(style_id):
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
            named = any(s.name.startswith(_LIST_NAMES) for s in self._chain(style_id))
            return own is None and named
        number, level = own
        return number != "0" and (number, level or 0) not in self.unmarked

    def look(self, style_id: str | None) -> Look:
        """How a style sets its text, what it does not set taken from its bases."""
        return Look(
            self._first(style_id, lambda style: style.bold),
            self._first(style_id, lambda style: style.italic),
            self._first(style_id, lambda style: style.size),
        )

    def _first(self, style_id: str | None, get: Callable[[Style], T | None]) -> T | None:
        return next((got for s in self._chain(style_id) if (got := get(s)) is not None), None)

    def _chain(self, style_id: str | None) -> Iterator[Style]:
        at = style_id if style_id in self.by_id else self.default
        for _ in range(DEEPEST_BASE):
            style = self.by_id.get(at or "")
            if style is None:
                return
            yield style
            at = style.based_on


def look_of(properties: Element | None) -> Look:
    """How run properties set their text."""
    half_points = whole_number(value(child(properties, "sz")))
    return Look(
        switch(properties, "b"),
        switch(properties, "i"),
        half_points / _HALF_POINTS if half_points is not None else None,
    )


def _style(element: Element) -> Style:
    paragraph = child(element, "pPr")
    look = look_of(child(element, "rPr"))
    return Style(
        (value(child(element, "name")) or "").lower(),
        value(child(element, "basedOn")),
        whole_number(value(child(paragraph, "outlineLvl"))),
        _number(paragraph),
        look.bold,
        look.italic,
        look.size,
    )


def _number(properties: Element | None) -> tuple[str | None, int | None] | None:
    found = child(properties, "numPr")
    if found is None:
        return None
    return value(child(found, "numId")), whole_number(value(child(found, "ilvl")))


def _unmarked(numbering: Element | None) -> frozenset[tuple[str, int]]:
    """The (number, level) pairs whose format is "none"."""
    if numbering is None:
        return frozenset()
    silent = {
        value(abstract, "abstractNumId"): [
            whole_number(value(level, "ilvl")) or 0
            for level in children(abstract, "lvl")
            if value(child(level, "numFmt")) == "none"
        ]
        for abstract in children(numbering, "abstractNum")
    }
    return frozenset(
        (number, level)
        for num in children(numbering, "num")
        if (number := value(num, "numId")) is not None
        for level in silent.get(value(child(num, "abstractNumId")), ())
    )
