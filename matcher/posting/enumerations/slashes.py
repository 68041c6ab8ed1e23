"""Names joined by a slash: "C/C++"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.types import Span
from matcher.lexicon.lists import BOTH_TONGUES, SEPARATOR, SLASHED, SLASHED_NAMES
from matcher.posting.enumerations.items import Choice, named, trimmed


def slashed(text: str, span: Span) -> tuple[Span, ...]:
    """The names that a slash joins; none where they are one abbreviation."""
    item = span.of(text)
    names = item.split("/") if SLASHED.fullmatch(item) else []
    names = [] if item.casefold() in SLASHED_NAMES else names
    told = re.search(r"[a-z+#]", item)
    if not names or not told or not all(map(named, names)):
        return ()
    found, start = [], span.start
    for name in names:
        found.append(Span(start, start + len(name)))
        start += len(name) + 1
    return tuple(found)


def with_slash(text: str) -> Iterator[Choice]:
    """The names joined by a slash, in a text that joins nothing else."""
    if SEPARATOR.search(text):
        return
    for found in SLASHED.finditer(text):
        names = slashed(text, trimmed(text, *found.span()))
        if names and BOTH_TONGUES.search(text):
            yield from (Choice((name,)) for name in names)
        elif names and not _longer_name(text, Span(*found.span())):
            yield Choice(names)


def _longer_name(text: str, name: Span) -> bool:
    """Whether a capital before or after `name` makes it part of a longer one."""
    beside = (*text[: name.start].split()[1:][-1:], *text[name.end :].split()[:1])
    return any(word[0].isupper() for word in beside)
