"""Which column of a table holds the resumes, and which one names them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from index.errors import Unreadable

# Names as they are, without all that is no letter or digit; the best come first.
TEXTS = (
    "resumestr resumetext resume cvtext cv text rawtext fulltext plaintext content body "
    "resumehtml html document description"
).split()
IDS = "id resumeid candidateid documentid uuid key filename file path name".split()
PROSE = 200  # characters that the cells of an unnamed column of texts have at least, on average
SAMPLED = 20  # rows that are looked at for that

_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the two columns; `id` is None where rows are known by their number."""

    text: int
    id: int | None


def choose(
    names: Sequence[str], sample: Sequence[Sequence[str]], text: str | None, id: str | None
) -> Columns:
    """The columns called `text` and `id` or, where they are None, those that look like it.

    Raises `Unreadable` if there is no such column, or none that looks like texts.
    """
    at = _named(names, text) if text else _by_name(names, TEXTS)
    if at is None:
        at = _longest(len(names), sample)
    return Columns(at, _named(names, id) if id else _by_name(names, IDS, but=at))


def field_of(record: Mapping[str, object], text: str | None, id: str | None) -> tuple[str, str]:
    """The text and the id ("" if none) of a record; the text is "" where it has none."""
    names = [name for name, value in record.items() if isinstance(value, str | int)]
    texts = [name for name in names if isinstance(record[name], str)]
    at = _by_name(texts, [_bare(text)] if text else TEXTS)
    known = _by_name(names, [_bare(id)] if id else IDS)
    found = "" if at is None else str(record[texts[at]])
    return found, "" if known is None else str(record[names[known]])[:200]


def _bare(name: str) -> str:
    return _OTHER.sub("", name.casefold())


def _named(names: Sequence[str], wanted: str) -> int:
    for at, name in enumerate(names):
        if _bare(name) == _bare(wanted):
            return at
    raise Unreadable(f"it has no column {wanted[:60]!r}. Name one of its columns.")


def _by_name(names: Sequence[str], known: Sequence[str], but: int | None = None) -> int | None:
    bare = [_bare(name) for name in names]
    for name in known:
        if name in bare and bare.index(name) != but:
            return bare.index(name)
    return None


def _longest(count: int, sample: Sequence[Sequence[str]]) -> int:
    lengths = [
        fmean([len(row[at]) for row in sample if at < len(row)] or [0]) for at in range(count)
    ]
    best = max(range(count), key=lambda at: lengths[at], default=None)
    if best is None or lengths[best] < PROSE:
        raise Unreadable(
            "none of its columns is called, or looks like, the text of a resume. Name the column "
            "that holds the texts."
        )
    return best
