"""What a table style of Word makes of a cell: a first row white on blue, bands, corners."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from index.readers.docx.colour import Paint, Palette
from index.readers.docx.look import NO_LOOK, Look, laid, look_of, shading
from index.readers.docx.styles import Styles
from index.readers.docx.xml import Element, child, children, value, whole_number

# The switches of a w:tblLook by their attribute, and by their bit in its older hexadecimal form.
_SWITCHES = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_WHOLE = "wholeTable"


@dataclass(slots=True)
class TableLooks:
    """What one table style makes of its cells, by the parts of it that they take on."""

    palette: Palette
    parts: list[dict[str, Element]]
    bands: tuple[int, int]
    _known: dict[tuple[str, ...], tuple[Look, Paint | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, style_id: str | None, styles: Styles) -> TableLooks:
        """The looks of a style, what it does not set taken from its bases."""
        chain = list(styles.chain(style_id)) if style_id in styles else []
        parts: list[dict[str, Element]] = []
        bands = [1, 1]
        for style in reversed(chain):
            named = {value(e, "type") or "": e for e in children(style.element, "tblStylePr")}
            parts.append({_WHOLE: style.element, **named})
            for i, name in enumerate(("tblStyleRowBandSize", "tblStyleColBandSize")):
                size = whole_number(value(child(style.element, "tblPr", name)))
                bands[i] = max(1, size) if size is not None else bands[i]
        return cls(styles.palette, parts, (bands[0], bands[1]))

    def look(self, names: tuple[str, ...]) -> tuple[Look, Paint | None]:
        """How text is set, and what is painted behind it, where these parts meet."""
        if names not in self._known:
            look, fill = NO_LOOK, None
            for part in (parts[name] for name in names for parts in self.parts if name in parts):
                look = laid(look, look_of(child(part, "rPr"), self.palette))
                shade = child(part, "tcPr", "shd")
                if shade is None:
                    shade = child(part, "tblPr", "shd")
                fill = shading(shade, self.palette) if shade is not None else fill
            self._known[names] = look, fill
        return self._known[names]


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The style of one table, of so many rows."""

    looks: TableLooks
    rows: int
    own: Paint | None
    switches: frozenset[str]

    @classmethod
    def of(
        cls, table: Element, styles: Styles, rows: int, known: dict[str | None, TableLooks]
    ) -> TableStyle:
        """The style that the properties of `table` name; `known` are those of other tables."""
        properties = child(table, "tblPr")
        style_id = value(child(properties, "tblStyle"))
        if style_id not in known:
            known[style_id] = TableLooks.of(style_id, styles)
        shade = child(properties, "shd")
        own = shading(shade, styles.palette) if shade is not None else None
        return cls(known[style_id], rows, own, _switches(child(properties, "tblLook")))

    def cell(self, row: int, column: int, columns: int) -> tuple[Look, Paint | None]:
        """How text is set in a cell, and what is painted behind it."""
        if not self.looks.parts:
            return NO_LOOK, self.own
        look, fill = self.looks.look(self._conditions(row, column, columns))
        return look, self.own if fill is None else fill

    def _conditions(self, row: int, column: int, columns: int) -> tuple[str, ...]:
        """The parts of the style that a cell takes on, the strongest last."""
        on = self.switches
        top = "firstRow" in on and row == 0
        bottom = "lastRow" in on and row == self.rows - 1
        start = "firstColumn" in on and column == 0
        end = "lastColumn" in on and column == columns - 1
        across = (column - ("firstColumn" in on)) // self.looks.bands[1] % 2 + 1
        down = (row - ("firstRow" in on)) // self.looks.bands[0] % 2 + 1
        held = (
            ("noVBand" not in on, f"band{across}Vert"),
            ("noHBand" not in on, f"band{down}Horz"),
            (start, "firstCol"),
            (end, "lastCol"),
            (top, "firstRow"),
            (bottom, "lastRow"),
            (top and end, "neCell"),
            (top and start, "nwCell"),
            (bottom and end, "seCell"),
            (bottom and start, "swCell"),
        )
        return (_WHOLE, *(name for holds, name in held if holds))


def _switches(look: Element | None) -> frozenset[str]:
    if look is None:
        return frozenset(("noVBand",))
    bits = 0
    with suppress(ValueError):
        bits = int(value(look) or "0", 16)
    on = set()
    for name, bit in _SWITCHES.items():
        own = value(look, name)
        if own in ("1", "true", "on") or (own is None and bits & bit):
            on.add(name)
    return frozenset(on)
