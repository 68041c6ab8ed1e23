"""Tables as a workbook for Excel and its like (XLSX)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from matcher.report.tables import Table

_LONGEST = 32_000  # characters of a cell; Excel takes 32,767
_WIDEST = 60  # characters that a column is wide
_AT = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same rows give the same bytes


def workbook(tables: Sequence[Table]) -> bytes:
    """`tables` as an XLSX file, a sheet each. Texts are texts: none runs as a formula or a link."""
    import xlsxwriter  # half of the time of a start, and seldom needed

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": _AT})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for table in tables:
            sheet = book.add_worksheet(table.name[:31])
            sheet.freeze_panes(1, 0)
            for column, name in enumerate(table.head):
                sheet.write_string(0, column, name[:_LONGEST], bold)
                cells = [str(row[column] or "") for row in table.rows[:200]]
                widest = max([len(cell) for cell in cells] + [8])
                sheet.set_column(column, column, min(widest + 2, _WIDEST))
            for at, row in enumerate(table.rows, 1):
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(at, column, cell[:_LONGEST])
                    elif cell is not None:
                        sheet.write_number(at, column, cell)
    return file.getvalue()
