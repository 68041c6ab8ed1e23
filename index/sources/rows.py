"""The rows of tables and the records of JSON as items."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import EmptyDocument
from index.sources import parquet, records, tables
from index.sources.container import Container, Shared, held, last_of
from index.sources.item import Item, broken
from index.sources.options import Options


def table(container: Container, options: Options, _depth: int) -> Iterator[Shared]:
    """The rows of a CSV or TSV file."""
    with container.open() as file:
        for row in tables.rows(file, options):
            yield _row(container, row, options), file.tell() / max(container.size, 1)


def parquet_rows(container: Container, options: Options, _depth: int) -> Iterator[Shared]:
    """The rows of a Parquet file, of which nothing lets guess how many follow."""
    for row in parquet.rows(container.path or "", options):
        yield _row(container, row, options), 0.0


def _row(container: Container, row: tables.Row, options: Options) -> Item:
    name = f"{container.name}#{row.id or row.number}"
    place = f"{container.place}#{row.number}"
    if not row.text.strip():
        return broken(name, EmptyDocument("the row has no text in the column of texts."), place)
    if len(row.text.strip()) < options.shortest:
        return broken(name, _too_short(row.text, options), place)
    file = _file_of(container, row.id, row.number, ".txt")
    return held(name, place, file, container.dated, row.text.encode("utf-8", "replace"))


def lines(container: Container, options: Options, _depth: int) -> Iterator[Shared]:
    """The records of JSON Lines."""
    with container.open() as file:
        for record in records.lines(file, options):
            yield _recorded(container, record, options), file.tell() / max(container.size, 1)


def array(container: Container, options: Options, _depth: int) -> Iterator[Shared]:
    """The records of a JSON file that holds several."""
    with container.open() as file:
        for record in records.elements(file, options):
            yield _recorded(container, record, options), file.tell() / max(container.size, 1)


def _recorded(container: Container, record: records.Record, options: Options) -> Item:
    name = f"{container.name}#{record.id or record.number}"
    place = f"{container.place}#{record.number}"
    if record.failure:
        return broken(name, record.failure, place)
    text = record.data.decode() if record.ending == records.TEXT else None
    if text is not None and len(text.strip()) < options.shortest:
        return broken(name, _too_short(text, options), place)
    file = _file_of(container, record.id, record.number, record.ending)
    return held(name, place, file, container.dated, record.data)


def _too_short(text: str, options: Options) -> EmptyDocument:
    return EmptyDocument(
        f"the text has {len(text.strip())} characters; {options.shortest} are the fewest of a "
        "document. If another column or field holds the texts, name it with --text-column."
    )


def _file_of(container: Container, id: str, number: int, ending: str) -> str:
    """A name for a row: its id, or else its table and number."""
    return id if "." in id[-6:] else f"{id or f'{last_of(container.name)} row {number}'}{ending}"
