"""Columns of a table that a sheet collapses: what stands in nothing but those is not shown."""

from __future__ import annotations

from dataclasses import dataclass, field

_MOST = 1_000  # columns, and rows that a cell reaches over


@dataclass(slots=True)
class Columns:
    """Those of one table, from 0; `_below` is how many rows a cell reaches down into each."""

    collapsed: set[int] = field(default_factory=set)
    _declared: int = 0
    _at: int = 0
    _below: dict[int, int] = field(default_factory=dict)

    def declare(self, attributes: dict[str, str | None], *, collapses: bool) -> None:
        """Take in a `<col>`, or a `<colgroup>` without any."""
        span = _span(attributes, "span")
        if collapses:
            self.collapsed.update(range(self._declared, self._declared + span))
        self._declared = min(self._declared + span, _MOST)

    def begin_row(self) -> None:
        """The cells that follow are those of the next row."""
        self._at = 0
        self._below = {column: rows - 1 for column, rows in self._below.items() if rows > 1}

    def hides(self, attributes: dict[str, str | None]) -> bool:
        """Whether the next cell of the row stands in collapsed columns alone."""
        while self._at in self._below:
            self._at += 1
        places = range(self._at, self._at + _span(attributes, "colspan"))
        rows = _span(attributes, "rowspan")
        if rows > 1:  # this row is counted too
            self._below.update(dict.fromkeys(places, rows))
        self._at = places.stop
        return self.collapsed.issuperset(places)


def _span(attributes: dict[str, str | None], name: str) -> int:
    written = (attributes.get(name) or "").strip()
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 5 else 1
    return min(max(number, 1), _MOST)
