"""What a table style of Word makes of a cell: a first row white on blue, bands, corners."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field

from index.readers.docx.colour import Paint
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
class TableStyle:
    """The style of one table, of so many rows."""

    styles: Styles
    rows: int
    own: Paint | None
    switches: frozenset[str]
    bands: tuple[int, int]
    _parts: list[dict[str, Element]]
    _known: dict[tuple[str, ...], tuple[Look, Paint | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Element, styles: Styles, rows: int) -> TableStyle:
        """The style that the properties of `table` name."""
        properties = child(table, "tblPr")
        style_id = value(child(properties, "tblStyle"))
        chain = list(styles.chain(style_id)) if style_id in styles else []
        parts: list[dict[str, Element]] = []
        bands = [1, 1]
        for style in reversed(chain):
            named = {value(e, "type") or "": e for e in children(style.element, "tblStylePr")}
            parts.append({_WHOLE: style.element, **named})
            for i, name in enumerate(("tblStyleRowBandSize", "tblStyleColBandSize")):
                size = whole_number(value(child(style.element, "tblPr", name)))
                bands[i] = max(1, size) if size is not None else bands[i]
        shade = child(properties, "shd")
        own = shading(shade, styles.palette) if shade is not None else None
        switches = _switches(child(properties, "tblLook"))
        return cls(styles, rows, own, switches, (bands[0], bands[1]), parts)

    def cell(self, row: int, column: int, columns: int) -> tuple[Look, Paint | None]:
        """How text is set in a cell, and what is painted behind it."""
        if not self._parts:
            return NO_LOOK, self.own
        names = self._conditions(row, column, columns)
        if names not in self._known:
            self._known[names] = self._resolved(names)
        return self._known[names]

    def _resolved(self, names: tuple[str, ...]) -> tuple[Look, Paint | None]:
        look, fill = NO_LOOK, self.own
        palette = self.styles.palette
        for name in names:
            for part in self._parts:
                if name not in part:
                    continue
                look = laid(look, look_of(child(part[name], "rPr"), palette))
                shade = child(part[name], "tcPr", "shd")
                if shade is None and name == _WHOLE:
                    shade = child(part[name], "tblPr", "shd")
                fill = shading(shade, palette) if shade is not None else fill
        return look, fill

    def _conditions(self, row: int, column: int, columns: int) -> tuple[str, ...]:
        """The parts of the style that a cell takes on, the strongest last."""
        on = self.switches
        top = "firstRow" in on and row == 0
        bottom = "lastRow" in on and row == self.rows - 1
        start = "firstColumn" in on and column == 0
        end = "lastColumn" in on and column == columns - 1
        across = (column - ("firstColumn" in on)) // self.bands[1] % 2 + 1
        down = (row - ("firstRow" in on)) // self.bands[0] % 2 + 1
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
