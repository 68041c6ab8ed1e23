"""Stacks of notes at the left of a job: its dates on several rows, a place, an employer.

They stand beside the rows of the job, its bullets too, and belong to its first line. Read row by
row, they would stand within the bullets, or the end of a date before a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.readers.pdf.ranges import dates_in, is_piece
from index.readers.pdf.segments import Segment

_LETTERS = 30  # a note has at most so many
_MOST, _OTHERS = 8, 3  # so many notes are looked at; those that are no dates
_STEP = 1.7  # in ems: notes further apart than this are no stack
_EDGE = 3.0  # points: edges nearer than this are one edge
_NEAR = 0.3  # in ems: notes end so far before the text beside them

_Rows = list[list[Segment]]


@dataclass(frozen=True, slots=True)
class _Note:
    row: list[Segment]
    segment: Segment


def unstacked(rows: Sequence[list[Segment]]) -> _Rows:
    """`rows` with each stack of notes at the row where it begins.

    A span of dates that it begins with stands in that row, all else in rows of its own below.
    """
    found = [list(row) for row in rows]
    out: _Rows = []
    for n, row in enumerate(found):
        notes = _stack(row, found[n + 1 :]) if len(row) > 1 else []
        segments = [note.segment for note in notes]
        dates = dates_in(segments)
        end = _end(segments, dates) if dates else 0
        if dates is None or not 1 < end <= dates[1] - dates[0] + _OTHERS:
            out.append(row)
            continue
        for note in notes[1:end]:
            note.row.remove(note.segment)
        start, stop = dates
        segments = segments[:end]
        if start == 0:
            out.append([*segments[:stop], *row[1:]])
        else:
            out.extend([row, *([s] for s in segments[1:start]), segments[start:stop]])
        out.extend([segment] for segment in segments[stop:])
    return [row for row in out if row]


def _stack(row: list[Segment], below: Sequence[list[Segment]]) -> list[_Note]:
    """The notes that stand at the left of the text of `row` and of the rows `below`."""
    head, edge = row[0], row[1].x0
    notes = [_Note(row, head)]
    if not _is_note(head, head, edge):
        return notes
    for other in below:
        first, last = other[0] if other else None, notes[-1].segment
        if first is None:
            continue
        if first.baseline - last.baseline > _STEP * last.size or len(notes) == _MOST:
            break
        if first.x0 >= edge - _NEAR * first.size:
            continue  # of the text
        beside = all(s.x0 >= edge - _NEAR * s.size for s in other[1:])
        if not (beside and _is_note(first, head, edge)):
            break
        notes.append(_Note(other, first))
    return notes


def _is_note(segment: Segment, head: Segment, edge: float) -> bool:
    edges = (abs(segment.x0 - head.x0), abs(segment.x1 - head.x1))
    near = edges[0] <= _EDGE or (edges[1] <= _EDGE and is_piece(segment.text))
    short = len(segment.text) <= _LETTERS
    return near and short and segment.x1 <= edge - _NEAR * segment.size


def _end(segments: Sequence[Segment], dates: tuple[int, int]) -> int:
    """Where the stack ends: before the dates of another job."""
    start, stop = dates
    following = dates_in(segments, stop)
    if following is None:
        return len(segments)
    return following[0] if start == 0 else stop
