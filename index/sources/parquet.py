"""The rows of a Parquet file, some at a time. Needs pyarrow, which is an extra.

pyarrow is C++ that parses the file in this process: give it files of your own making only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.errors import Unreadable
from index.sources.columns import SAMPLED, choose
from index.sources.options import Options
from index.sources.tables import Row

_AT_ONCE = 64  # rows that are held


def rows(path: str, options: Options) -> Iterator[Row]:
    """The rows. Raises `Unreadable` if it is damaged, has no texts, or pyarrow is not installed."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise Unreadable(
            "reading Parquet needs pyarrow, which is not installed. Install it with "
            "pip install 'resume-posting-matcher[parquet]', or save the table as CSV."
        ) from None
    try:
        with parquet.ParquetFile(path) as file:
            yield from _rows(file, options)
    except (pyarrow.ArrowException, OSError) as error:
        raise Unreadable("the Parquet file is damaged.") from error


def _rows(file: Any, options: Options) -> Iterator[Row]:
    schema = file.schema_arrow
    names = [field.name for field in schema if _is_plain(str(field.type))]
    sample = next(file.iter_batches(batch_size=SAMPLED, columns=names), None)
    cells = (
        [] if sample is None else [[_text(v) for v in row.values()] for row in sample.to_pylist()]
    )
    columns = choose(names, cells, options.text, options.id)
    wanted = [names[columns.text], *([] if columns.id is None else [names[columns.id]])]
    number = 0
    for batch in file.iter_batches(batch_size=_AT_ONCE, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            id = _text(row[wanted[1]]) if len(wanted) > 1 else ""
            yield Row(_text(row[wanted[0]]), id[:200], number)


def _is_plain(kind: str) -> bool:
    return kind in ("string", "large_string", "string_view") or kind.startswith(("int", "uint"))


def _text(value: object) -> str:
    return "" if value is None else str(value)
