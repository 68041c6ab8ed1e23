"""Sentences of running text, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Span
from matcher.lexicon.postings import ABBREVIATIONS

# A page that lost its line breaks has no space behind a stop; "ASP.Net" and "Socket.Io" are names.
_STOP = re.compile(
    r"[.!?]+[\"'”’)\]]*\s+(?![Oo][Rr]\b)(?=[\"'“‘(\[]*[A-Z0-9])"
    r"|(?<=[a-z)]{2})[.!?](?=(?!(?:Net|Js|Io|Com|Org|Ai|Py|Ts|Data)\b)(?![\w.]{0,64}@)"
    r"[A-Z][a-z]* ?[a-z(])"
)
_LAST_WORD = 24


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` as spans of it, without the space around them.

    A stop after an abbreviation, an initial or a dotted name ends nothing, nor does one before
    "Or": what follows stands in the place of what is before.

    >>> text = "You know C++. Tools, e.g. Node.js, help. A Ph.D. is a plus."
    >>> [span.of(text) for span in sentences(text)]
    ['You know C++.', 'Tools, e.g. Node.js, help.', 'A Ph.D. is a plus.']
    """
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Span]:
    start = 0
    for stop in _STOP.finditer(text):
        if _abbreviates(text[max(start, stop.start() - _LAST_WORD) : stop.start()], stop.group()):
            continue
        end = stop.start() + len(stop.group().rstrip())
        yield Span(start, end)
        start = stop.end()
    rest = text[start:]
    if rest.strip():
        yield Span(start + len(rest) - len(rest.lstrip()), start + len(rest.rstrip()))


def _abbreviates(before: str, stop: str) -> bool:
    if not stop.startswith(".") or len(stop.rstrip()) > 1:
        return False
    word = before.rsplit(maxsplit=1)[-1].lstrip("(\"'“‘[/") if before.strip() else ""
    dotted = re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word)
    initial = len(word) == 1 and word.isupper() and word not in "CRI"
    return bool(dotted) or initial or word.casefold() in ABBREVIATIONS
