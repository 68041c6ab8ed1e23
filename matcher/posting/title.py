"""What the job is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.types import Span
from matcher.lexicon.headings import Zone
from matcher.lexicon.postings import DOERS, HIRES, JOB_NOUNS, TITLE_LABELS
from matcher.posting.headings import Heading, read
from matcher.posting.lines import Line
from matcher.posting.repair import repair
from matcher.posting.wordings import plain

_LONGEST = 110
_WORDS = 14
_LOOK = 12  # the title stands among so many first lines
_JOINED = ", "
_NAME_WORD = re.compile(r"\S+")
_NAME_WORDS = 7
_SMALL = ("of", "and", "&", "/", "-", "–")
_ADDRESS = re.compile(r"[$€£@]|https?:|www\.")
_PLAIN = re.compile(
    r"[A-Z](?!e\b)[\w'’/&-]*(?: (?!(?:an?|the|our|your|is|are|as|to)\b)[\w'’/&-]+){0,3}"
)
_NUMBERS = re.compile(r"\d{4,}|#")


def find(lines: Sequence[Line], fronts: Sequence[tuple[int, Heading]]) -> tuple[str, Span | None]:
    """The title and its place; "" and None where the posting names none.

    A labelled title comes first, then one that runs into the heading below it, then the heading at
    the top, then a line that names a job, then the first line if it is set like a title.
    """
    for line in lines[: _LOOK * 2]:
        label = TITLE_LABELS.match(line.raw)
        if label and _short(line.raw[label.end() :]):
            return _whole(line, line.span.start + label.end(), line.span.end)
    split = _split_title(lines, fronts)
    titles = [line for line in lines[:_LOOK] if _like_title(line) or _plain_job(line, lines)]
    first = titles[0] if titles and titles[0] is lines[0] and _may_be_job(titles[0]) else None
    heads = first and first.marked and not first.text.isupper()
    if split and not (heads and first and split[1].start > first.span.start):
        return split
    if heads and first:
        return _whole(first, first.span.start, first.span.end)
    named = [line for line in titles if _names_job(line.text)]
    marked = [line for line in named if line.marked]
    best = next(iter(marked or named), first)
    return _whole(best, best.span.start, best.span.end) if best else _in_prose(lines)


def _in_prose(lines: Sequence[Line]) -> tuple[str, Span | None]:
    """The job that the first lines say is looked for, if it is written with capitals."""
    for line in lines[:_LOOK]:
        for hires in HIRES.finditer(line.raw):
            end = _job_end(line.raw, hires.end())
            if end:
                return _whole(line, line.span.start + hires.end(), line.span.start + end)
    return "", None


def _job_end(raw: str, start: int) -> int:
    """Where the words with capitals from `start` on last name a job; 0 if none of them does."""
    end = 0
    for n, word in enumerate(_NAME_WORD.finditer(raw, start)):
        if n == _NAME_WORDS or not (word.group()[0].isupper() or word.group() in _SMALL):
            break
        said = word.group().rstrip(",.;:!)")
        if n and _names_job(said):
            end = word.start() + len(said)
        if said != word.group():
            break
    return end


def _short(text: str) -> bool:
    return len(text) <= _LONGEST and len(text.split()) <= _WORDS and not text.endswith(".")


def _whole(line: Line, start: int, end: int) -> tuple[str, Span]:
    raw = line.raw[start - line.span.start : end - line.span.start].rstrip(" :|-–—*")
    return repair(raw), Span(start, start + len(raw))


def _split_title(
    lines: Sequence[Line], fronts: Sequence[tuple[int, Heading]]
) -> tuple[str, Span] | None:
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
    if line.marked and text[-1] != ":":
        return True
    if text[-1] in ".!?:;," or _NUMBERS.search(text):
        return False
    long_words = [w.lstrip("([{\"'“‘") for w in words if len(w) > 3]
    capital = [w for w in long_words if not w[:1].islower()]
    return text[0].isupper() and len(capital) * 5 >= len(long_words) * 4


def _plain_job(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the first line is the name of a job and no more: "Truck driver"."""
    if line is not lines[0] or line.bulleted or not _PLAIN.fullmatch(line.text):
        return False
    return read(line) is None and line.text.rpartition(" ")[2].casefold() in JOB_NOUNS


def _may_be_job(line: Line) -> bool:
    """Whether a first line is a title and no company or place: a heading, or one who does."""
    doers = any(word.endswith(DOERS) for word in plain(line.text).split())
    return (line.marked and not line.text.isupper()) or doers or _names_job(line.text)


def _names_job(text: str) -> bool:
    return any(word in JOB_NOUNS for word in plain(text).split())
