r"""The tokens of RTF: braces, control words such as `\b0`, escaped signs, and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from index.errors import TooLarge

MOST_TOKENS = 150_000
"""Five times what a long resume in Cyrillic has, a token a letter. A picture counts as one."""

MOST_LOOKED_AHEAD = 50_000
"""Bytes of a group that are looked at before it is walked."""

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+"
    rb"|([^\\{}\r\n]+)|\\"
)
# What matters in a group that is passed over: its braces, and binary data that could hold some.
_BORDER = re.compile(rb"([{}])|\\bin(\d{1,10}) ?|\\.", re.DOTALL)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()  # `data` is its name
    SIGN = auto()  # an escaped one: `data` is it
    BYTE = auto()  # of the text, written in hexadecimal
    TEXT = auto()


class Token(NamedTuple):
    """One token. `number` is the parameter of a word, None where it has none."""

    kind: Kind
    data: bytes
    number: int | None = None


class Lexer:
    """The tokens of some bytes, in order. Raises `TooLarge` when there are too many."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._count = 0

    def __iter__(self) -> Iterator[Token]:
        while found := _TOKEN.match(self._data, self._at):
            self._at = found.end()
            self._count += 1
            if self._count > MOST_TOKENS:
                raise TooLarge(
                    f"the RTF file has more than {MOST_TOKENS:,} control words and pieces of text. "
                    "Send a simpler file."
                )
            word, number, byte, sign, brace, text = found.groups()
            if text is not None:
                yield Token(Kind.TEXT, text)
            elif word is not None:
                value = int(number) if number else None
                if word == b"bin":
                    self._at += max(0, value or 0)
                else:
                    yield Token(Kind.WORD, word, value)
            elif byte is not None:
                yield Token(Kind.BYTE, bytes((int(byte, 16),)))
            elif brace is not None:
                yield Token(Kind.OPEN if brace == b"{" else Kind.CLOSE, brace)
            elif sign is not None:
                yield Token(Kind.SIGN, sign)

    def rest_of_group(self) -> bytes:
        """What is still to come of the innermost open group, as it is written, if it is short.

        Of a long one its beginning, so that groups in each other are not read again and again.
        """
        held = self._data[self._at : self._at + MOST_LOOKED_AHEAD]
        return held[: group_end(held, 0)]

    def pass_over(self) -> None:
        """Go on right before the brace that closes the innermost open group."""
        self._at = group_end(self._data, self._at)


def group_end(data: bytes, at: int) -> int:
    """Where the brace is that closes the group in which `at` lies; the end where none does."""
    depth = 0
    while found := _BORDER.search(data, at):
        brace, binary = found.groups()
        if brace == b"}":
            if not depth:
                return found.start()
            depth -= 1
        elif brace == b"{":
            depth += 1
        at = found.end() + (int(binary) if binary else 0)
    return len(data)
