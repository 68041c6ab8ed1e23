"""What looks like a column and is none: dates, places and labels that belong to a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from statistics import median

from index.readers.pdf.abreast import is_title
from index.readers.pdf.bullets import begins_item
from index.readers.pdf.ranges import dates_in, spans
from index.readers.pdf.segments import WIDE_GAP, Segment

TAB_LETTERS = 45  # a date, a place, a label: longer than this is prose
_SAME_BASELINE = 0.2  # in ems
_LISTED = 0.2  # two sides with this share of list items each are two lists
_WRAPPED = 0.25  # a side with this share of lines that begin within a sentence is prose
_ALIGNED = 0.9  # a side is tabs if this share of it stands on the other side's baselines ...
_ALIGNED_DATES = 0.6  # ... or this share, where most of it reads like dates and places
_HEADINGS, _HEADED = 2, 2  # a column of sections: so many headings, so many texts below each
_LARGER = 1.12  # times the usual type of a side: a title
_MOSTLY = 0.5  # of a side may be titles, or dates
_CAPITALS = 4  # so many letters make a word in capitals a heading, no acronym
_PROSE_WORDS = 3  # so many words that begin within a sentence are prose, no cell of a table
_LABELS, _LABELLED = 2, 4  # so many dates, or else so many labels, are in a column of labels
_NOTE_LETTERS = 25  # of a date that stands alone
_STACK, _STACKED = 4, 1.7  # so many notes are a stack; in ems: the widest step in one
_INDENTED = 3.0  # in ems: a date that begins so near to its section's title stands in that section

_DATE = re.compile(
    r"\b(18|19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b|\b(present|current|now|today|ongoing)\b"
    r"|\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?"
    r"|oct(ober)?|nov(ember)?|dec(ember)?)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"://|@|^www\.|\.(com|org|net|io|edu)\b", re.IGNORECASE)


def is_tabs(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether `side` is fragments that belong to the lines of `other`: dates, places, labels."""
    found = side
    first, last = other[0].top, other[-1].bottom
    side = [s for s in found if first <= s.baseline <= last]
    if _is_of_dates(side, other):
        return True
    if not side or max(len(s.text) for s in side) > TAB_LETTERS:
        return False
    if _is_of_stacks(_to_the_end(found, side), other):
        return True
    if _is_beside_prose(side, other):
        return False
    if all(_share(one, _is_item) >= _LISTED for one in (side, other)):
        return False
    if _share(side, _goes_on) >= _WRAPPED:
        return False
    if _is_of_labels(side, other):
        return True
    if _are_sections(side, other):
        return False
    return on_levels(side, other) >= (_ALIGNED_DATES if _share(side, is_date) >= 0.5 else _ALIGNED)


def _is_of_dates(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether dates alone stand next to `other`, each begun beside a line of it.

    Titles may stand among them. Left of them a column of its own may stand.
    """
    plain = [s for s in side if not (is_title(s) or _is_heading(s))]
    if not plain:
        return False
    left = plain[0].x0 < other[0].x0
    beside = _nearest(plain) if left else plain
    dates = spans(beside)
    if not dates or (len(beside) < len(plain) and len(dates) < _LABELS):
        return False
    return on_levels([span[0] for span in dates], other) >= _ALIGNED


def _nearest(side: Sequence[Segment]) -> list[Segment]:
    """What of `side` stands right of the last gap that goes through it."""
    edge, reach = float("-inf"), float("-inf")
    for segment in sorted(side, key=lambda s: s.x0):
        if segment.x0 > reach + WIDE_GAP * segment.size:
            edge = segment.x0
        reach = max(reach, segment.x1)
    return [s for s in side if s.x0 >= edge]


def _to_the_end(found: Sequence[Segment], side: Sequence[Segment]) -> list[Segment]:
    """`side`, a part of `found`, to the end of the stack of notes that it ends in."""
    whole = list(side)
    for segment in found:
        step = segment.baseline - whole[-1].baseline
        if 0 < step <= _STACKED * segment.size:
            whole.append(segment)
    return whole


def _is_of_stacks(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether `side` is stacks of dates, place and employer, each begun beside a line of `other`.

    There are no other dates, and no sections but those that begin in `side`.
    """
    if any(is_title(s) or _is_note(s) for s in other):
        return False
    stacks: list[list[Segment]] = []
    titled = True
    for segment in side:
        if is_title(segment):
            titled = True
            continue
        step = segment.baseline - stacks[-1][-1].baseline if stacks else 0.0
        if titled or step > _STACKED * segment.size:
            stacks.append([])
        stacks[-1].append(segment)
        titled = False
    return (
        len(stacks) >= _LABELS
        and all(len(stack) <= _STACK and dates_in(stack) for stack in stacks)
        and on_levels([stack[0] for stack in stacks], other) >= _ALIGNED
    )


def _is_beside_prose(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether what stands first below the titles of `side` stands beside the midst of sentences."""
    firsts = [s for title, s in pairwise(side) if is_title(title) and not is_title(s)]
    prose = [s for s in _firsts(other) if _goes_on(s)]
    return len(firsts) >= _HEADINGS and on_levels(firsts, prose) > _MOSTLY


def _is_of_labels(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether `side` holds all titles, and dates or labels that stand each beside its text.

    So does a Europass CV, and a form with a table a section.
    """
    if any(map(is_title, other)) or not any(map(is_title, side)):
        return False
    dates = [s for s in side if is_date(s)]
    if len(dates) >= _LABELS and not any(map(_is_note, other)):
        return on_levels(dates, other) >= _ALIGNED
    labels = [s for s in side if not (is_title(s) or s.text.isupper()) or _is_row(s, other)]
    listed = len(labels) >= _LABELLED and not _is_headed(other)
    return listed and on_levels(labels, other) >= _ALIGNED


def _is_row(label: Segment, other: Sequence[Segment]) -> bool:
    """Whether what could be a title ("Languages", "IT") is set as none, with its text beside it."""
    plain = not any(word.face.bold for word in label.words) and not _is_heading(label)
    return plain and on_levels([label], other) > 0


def next_section(left: Sequence[Segment], right: Sequence[Segment]) -> float:
    """The baseline of the title below which `right` holds nothing but dates of lines of `left`.

    A short list in columns ends there: jobs with their dates at the right follow it.
    """
    notes = list(takewhile(_is_note, reversed(right)))
    if not notes or len(notes) == len(right) or on_levels(notes, left) < _ALIGNED:
        return float("inf")
    last, first = right[len(right) - len(notes) - 1], notes[-1]
    titles = (s for s in left if is_title(s) and last.bottom < s.top and s.bottom < first.top)
    return min((s.baseline for s in titles), default=float("inf"))


def _is_note(segment: Segment) -> bool:
    return is_date(segment) and len(segment.text) <= _NOTE_LETTERS


def on_levels(side: Sequence[Segment], other: Sequence[Segment]) -> float:
    """Which share of `side` stands on the baselines of `other`."""
    levels = {round(s.baseline * 2) for s in other}
    return sum(_on_a_level(s, levels) for s in side) / len(side)


def _on_a_level(segment: Segment, levels: set[int]) -> bool:
    reach = max(1, round(_SAME_BASELINE * segment.size * 2))
    at = round(segment.baseline * 2)
    return any(at + step in levels for step in range(-reach, reach + 1))


def _share(side: Sequence[Segment], test: Callable[[Segment], bool]) -> float:
    return sum(map(test, side)) / len(side)


def _are_sections(side: Sequence[Segment], other: Sequence[Segment]) -> bool:
    """Whether they are two columns on one line grid: sections on both sides, prose or a list.

    The titles of resumes' sections tell alone, if the dates of `side` stand in such sections too.
    """
    titles = _titles(side, other)
    if titles and _titles(other, side) and not _has_notes(side, titles):
        return True
    if not (_is_headed(side) and _is_headed(other)):
        return False
    return any(
        _is_item(s) or (_goes_on(s) and len(s.words) >= _PROSE_WORDS) for s in (*side, *other)
    )


def _titles(side: Sequence[Segment], other: Sequence[Segment]) -> list[Segment]:
    """The titles of sections, set off from the rest or beside another one.

    Nothing but titles stands in their row of `side`.
    """
    plain = {round(s.baseline) for s in side if not is_title(s)}
    titles = [s for s in side if is_title(s) and round(s.baseline) not in plain]
    beside = {round(s.baseline) for s in other if is_title(s)}
    large = _LARGER * median(s.size for s in side)
    loud = _share(side, _is_heading) > _MOSTLY
    return [
        s
        for s in titles
        if round(s.baseline) in beside or s.size >= large or (_is_heading(s) and not loud)
    ]


def _has_notes(side: Sequence[Segment], titles: Sequence[Segment]) -> bool:
    """Whether dates are most of it, or begin elsewhere than in a section: they belong to jobs."""
    dates = [s for s in _firsts(side) if is_date(s)]
    strays = (all(not 0 <= s.x0 - t.x0 + 1 <= _INDENTED * s.size for t in titles) for s in dates)
    return len(dates) > _MOSTLY * len(side) or any(strays)


def _is_headed(side: Sequence[Segment]) -> bool:
    """Whether it is cut into sections of its own: headings, with texts below each.

    Labels stand one above the other, and dates are no texts.
    """
    firsts = _firsts(side)
    headings = [_is_heading(s) for s in firsts]
    count = sum(one and not after for one, after in pairwise(headings))
    texts = sum(not (heading or is_date(s)) for s, heading in zip(firsts, headings, strict=True))
    return count >= _HEADINGS and texts >= _HEADED * sum(headings)


def _firsts(side: Sequence[Segment]) -> list[Segment]:
    """The first segment of each row."""
    firsts: list[Segment] = []
    for segment in side:
        if not firsts or segment.baseline - firsts[-1].baseline > _SAME_BASELINE * segment.size:
            firsts.append(segment)
    return firsts


def _is_heading(segment: Segment) -> bool:
    if is_date(segment) or sum(c.isalpha() for c in segment.text) < _CAPITALS:
        return False
    return segment.text.isupper() or all(word.face.bold for word in segment.words)


def is_date(segment: Segment) -> bool:
    """Whether it reads like a date or a span of dates."""
    return bool(_DATE.search(segment.text))


def _is_item(segment: Segment) -> bool:
    return len(segment.words) > 1 and begins_item(segment)


def _goes_on(segment: Segment) -> bool:
    first = segment.words[0].text
    label = len(segment.words) == 1
    return first[0].islower() and not label and not is_date(segment) and not ADDRESS.search(first)
