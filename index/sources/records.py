"""JSON Lines and JSON arrays, a record at a time: texts, objects with a text, JSON Resumes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from index.errors import DocumentError, TooLarge, Unreadable
from index.sources.columns import field_of
from index.sources.options import Options

TEXT = ".txt"  # the ending of a record that is a text and nothing else
_PIECE = 1 << 16
_SPACE = b" \t\r\n"
_MARKS = re.compile(rb'["\\{}\[\],]')
_SECTIONS = ("basics", "work", "education", "skills")  # a JSON Resume has one of these


@dataclass(frozen=True, slots=True)
class Record:
    """The bytes of one document, its id ("" if none), its number from 1; or why there are none."""

    data: bytes
    id: str
    number: int
    ending: str = TEXT
    failure: DocumentError | None = None


def lines(file: BinaryIO, options: Options) -> Iterator[Record]:
    """The records of JSON Lines; a bad line is a failure and no more.

    Raises `TooLarge` at a line that passes the bound of an item.
    """
    most = options.bounds.item
    number = 0
    for line in iter(lambda: file.readline(most + 1), b""):
        if len(line) > most:
            raise TooLarge(f"a line has more than {most:,} bytes. What follows was not read.")
        line = line.removeprefix(b"\xef\xbb\xbf") if not number else line
        if line.strip():
            number += 1
            yield record(line.strip(), number, options)


def is_array(file: BinaryIO) -> bool:
    """Whether a JSON file begins as a collection. Leaves the file at its beginning."""
    head = file.read(_PIECE).removeprefix(b"\xef\xbb\xbf").lstrip(_SPACE)
    file.seek(0)
    return head.startswith(b"[")


def elements(file: BinaryIO, options: Options) -> Iterator[Record]:
    """The elements of a JSON array, or the documents in an object.

    Raises `Unreadable` where an array is none any more.
    """
    array = is_array(file)
    found = _parted(file, options.bounds.item) if array else parts(file, options)
    for number, data in enumerate(found, 1):
        yield record(data, number, options)


def parts(file: BinaryIO, options: Options) -> Sequence[bytes]:
    """The documents in a JSON object that holds several; none in any other file."""
    if options.parts is None:
        return ()
    data = file.read(options.bounds.item + 1)
    return options.parts(data) if len(data) <= options.bounds.item else ()


def record(data: bytes, number: int, options: Options) -> Record:
    """What one JSON value is as a document."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return Record(b"", "", number, failure=Unreadable("it is no JSON value."))
    if isinstance(value, str):
        return Record(_bytes(value), "", number)
    if not isinstance(value, dict):
        why = Unreadable("it is neither a text nor an object.")
        return Record(b"", "", number, failure=why)
    text, id = field_of(value, options.text, options.id)
    whole = options.parts or any(isinstance(value.get(s), dict | list) for s in _SECTIONS)
    if whole and not options.text:
        return Record(data, id, number, ".json")
    if not text:
        why = Unreadable("no field of it is called as texts of resumes are. Name the field.")
        return Record(b"", id, number, failure=why)
    return Record(_bytes(text), id, number)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _parted(file: BinaryIO, most: int) -> Iterator[bytes]:
    """The bytes of each element, found by brackets and quotes alone."""
    cutter = _Cutter()
    first = file.read(_PIECE).removeprefix(b"\xef\xbb\xbf")
    for piece in chain([first], iter(lambda: file.read(_PIECE), b"")):
        yield from cutter.feed(piece)
        if cutter.ended:
            return
        if len(cutter.rest) > most:
            raise TooLarge(f"an element has more than {most:,} bytes. What follows was not read.")
    raise Unreadable("the JSON array ends too early. What follows was not read.")


class _Cutter:
    """Cuts an array at the commas between its elements, whatever pieces it comes in."""

    def __init__(self) -> None:
        self.rest = bytearray()  # of the element that has begun
        self.ended = False
        self._depth = 0
        self._quoted = False
        self._skip = 0  # bytes of the next piece that a backslash speaks for

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """The elements that end in `piece`."""
        at, begun = self._skip, 0
        self._skip = 0
        while not self.ended and (found := _MARKS.search(piece, at)):
            at = found.end()
            if self._quoted:
                if found[0] == b"\\":
                    self._skip = max(0, at + 1 - len(piece))
                    at += 1
                self._quoted = found[0] != b'"'
            elif self._cuts(found[0]):
                self.rest += piece[begun : at - 1]
                begun = at
                if whole := bytes(self.rest).strip(_SPACE):
                    yield whole
                self.rest.clear()
        self.rest += piece[begun:]

    def _cuts(self, mark: bytes) -> bool:
        """Whether an element, or what stands before the first one, ends at `mark`."""
        if mark == b",":
            return self._depth == 1
        if mark == b'"':
            self._quoted = True
        elif mark in b"[{":
            self._depth += 1
            if self._depth == 1:
                self.rest.clear()
                return True
        elif mark in b"]}":
            self._depth -= 1
            self.ended = self._depth == 0
        return self.ended
