"""The rows of a CSV or TSV file, one at a time: its encoding, its separator, its columns."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import BinaryIO, TypeVar

from index.errors import DocumentError, EmptyDocument, TooLarge, Unreadable
from index.sources.columns import PROSE, SAMPLED, choose
from index.sources.options import Options

T = TypeVar("T", str, bytes)

_SEPARATORS = ",;\t|"
_SAMPLE = 1 << 16  # characters in which the separator is looked for
_END = "\ufdd0"  # behind the last line: a letter that no text has (Unicode's noncharacters)


@dataclass(frozen=True, slots=True)
class Row:
    """The text of a row, its id ("" if the table has none), and its number, from 1."""

    text: str
    id: str
    number: int


def rows(file: BinaryIO, options: Options) -> Iterator[Row]:
    """The rows that have anything in them.

    Raises `Unreadable` if no column is one of texts, the table is none, or at a quote that is never
    closed: the rows behind it would count as one person's; `EmptyDocument` if it has no row;
    `TooLarge` at a field that passes the bound of an item, behind which nothing can be told.
    """
    # For the whole process, and never lowered: other tables may be open.
    csv.field_size_limit(max(csv.field_size_limit(), options.bounds.item))
    lines = _lines(file, options.bounds.item)
    start = list(_up_to(lines, _SAMPLE))
    reader = csv.reader(chain(start, lines, [_END]), delimiter=separator("".join(start)))
    found: Iterator[list[str]] = _read(reader, options.bounds.item)
    head = next(found, None)
    if head is None:
        raise EmptyDocument("the table is empty. Send one that has rows in it.")
    if any(len(cell) >= PROSE for cell in head):  # no names, but a row already
        found, head = chain([head], found), [str(n + 1) for n in range(len(head))]
    sample, trouble = _sample(found)
    columns = choose(head, sample, options.text, options.id)
    for number, row in enumerate(chain(sample, found), 1):
        text = row[columns.text] if columns.text < len(row) else ""
        named = "" if columns.id is None or columns.id >= len(row) else row[columns.id].strip()
        yield Row(text, named[:200], number)
    if trouble:
        raise trouble


def _sample(found: Iterator[list[str]]) -> tuple[list[list[str]], DocumentError | None]:
    """The first rows, and what is wrong behind them, to be raised once they are told."""
    sample: list[list[str]] = []
    try:
        sample.extend(islice(found, SAMPLED))
    except DocumentError as error:
        return sample, error
    return sample, None


def _read(reader: Iterator[list[str]], most: int) -> Iterator[list[str]]:
    try:
        for number, row in enumerate(reader, 1):
            if row and row[-1].endswith(_END) and row != [_END]:  # a cell has swallowed the end
                raise Unreadable(
                    f"a quote in row {number:,} is never closed. Nothing from there on was read."
                )
            if row and row != [_END]:
                yield row
    except csv.Error as error:
        if "limit" in str(error):
            raise TooLarge(
                f"a field has more than {most:,} characters, or a quote that is never closed. "
                "What stands behind it was not read."
            ) from None
        raise Unreadable("it is no table of text. Save it as CSV in UTF-8.") from None


def separator(start: str) -> str:
    r"""What stands between the cells, by the first lines; the most regular is taken.

    >>> separator("id;text\n1;Python, SQL\n2;Go, Rust, C\n")
    ';'
    """
    best, best_score = ",", 0.0
    for candidate in _SEPARATORS:
        try:
            some = list(
                islice(csv.reader(start.splitlines(keepends=True), delimiter=candidate), 20)
            )
        except csv.Error:
            continue
        widths = [len(row) for row in some[:-1] or some if row]
        if not widths or widths[0] < 2:
            continue
        score = widths.count(widths[0]) / len(widths) + widths[0] / 1000
        if score > best_score:
            best, best_score = candidate, score
    return best


def _up_to(lines: Iterator[str], most: int) -> Iterator[str]:
    length = 0
    for line in lines:
        yield line
        length += len(line)
        if length >= most:
            return


def _lines(file: BinaryIO, most: int) -> Iterator[str]:
    """The lines as text. UTF-8, but what is not is taken for Windows' Western letters."""
    head = file.read(4)
    file.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = io.TextIOWrapper(file, "utf-16", errors="replace", newline="")
        yield from _bounded(iter(lambda: text.readline(most + 1), ""), most)
        text.detach()
        return
    if head.startswith(codecs.BOM_UTF8):
        file.seek(len(codecs.BOM_UTF8))
    for line in _bounded(iter(lambda: file.readline(most + 1), b""), most):
        yield decoded(line)


def _bounded(lines: Iterator[T], most: int) -> Iterator[T]:
    for line in lines:
        if len(line) > most:
            raise TooLarge(f"a line has more than {most:,} bytes. What follows was not read.")
        yield line


def decoded(line: bytes) -> str:
    r"""A line as text, without NUL characters.

    >>> decoded("r\xe9sum\xe9".encode()) == decoded("r\xe9sum\xe9".encode("cp1252"))
    True
    """
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    return text.replace("\0", "")
