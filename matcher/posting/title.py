"""What the job is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Span
from matcher.lexicon.headings import Zone
from matcher.lexicon.postings import JOB_NOUNS, TITLE_LABELS
from matcher.posting.headings import Heading, plain, read
from matcher.posting.lines import Line
from matcher.posting.repair import repair

_LONGEST = 110
_WORDS = 14
_LOOK = 12  # the title stands among so many first lines
_JOINED = ", "
_ADDRESS = re.compile(r"[$€£@]|https?:|www\.")
_NUMBERS = re.compile(r"\d{4,}|#")


def find(lines: Sequence[Line], fronts: Sequence[tuple[int, Heading]]) -> tuple[str, Span | None]:
    """The title and its place; "" and None where the posting names none.

    A labelled title comes first, then the first heading of the file, then a title that runs into
    the heading below it, then the first line that is set like a title.
    """
    split = _split_title(lines, fronts)
    for line in lines[: _LOOK * 2]:
        label = TITLE_LABELS.match(line.raw)
        if label and len(line.text) <= _LONGEST:
            return _whole(line, line.span.start + label.end(), line.span.end)
    for line in lines[:_LOOK]:
        if line.marked and _like_title(line):
            continued = split and split[1] and split[1].start == line.span.start
            return split if split and continued else _whole(line, line.span.start, line.span.end)
    if split:
        return split
    for n, line in enumerate(lines[:_LOOK]):
        if _like_title(line) and (n == 0 or _names_job(line.text)):
            return _whole(line, line.span.start, line.span.end)
    return "", None


def _whole(line: Line, start: int, end: int) -> tuple[str, Span]:
    raw = line.raw[start - line.span.start : end - line.span.start].rstrip(" :|-–—*")
    return repair(raw), Span(start, start + len(raw))


def _split_title(
    lines: Sequence[Line], fronts: Sequence[tuple[int, Heading]]
) -> tuple[str, Span | None] | None:
    for n, heading in fronts:
        if heading.front is None or heading.zone not in (Zone.RESPONSIBILITY, Zone.MINIMUM):
            continue
        line = lines[n]
        front = repair(line.raw[: len(heading.front)])
        before = lines[n - 1] if n else None
        if before and not before.bulleted and _like_title(before) and _names_job(before.text):
            title = before.text.rstrip(" ,:-–—") + _JOINED + front
            return title, Span(before.span.start, heading.front.end)
        if _names_job(front):
            return front, heading.front
    return None


def _like_title(line: Line) -> bool:
    text = line.text
    words = text.split()
    if not 0 < len(words) <= _WORDS or len(text) > _LONGEST or line.bulleted:
        return False
    if read(line) is not None or _ADDRESS.search(text):
        return False
    if line.marked:
        return True
    if text[-1] in ".!?:;," or _NUMBERS.search(text):
        return False
    long_words = [w.lstrip("([{\"'“‘") for w in words if len(w) > 3]
    capital = [w for w in long_words if not w[:1].islower()]
    return text[0].isupper() and len(capital) * 3 >= len(long_words) * 2


def _names_job(text: str) -> bool:
    return any(word in JOB_NOUNS for word in plain(text).split())
