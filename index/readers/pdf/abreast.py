"""Sections that begin side by side: "Skills", "Education", "Languages" in one row.

What stands below shares its baselines, as the rows of a table do. The titles tell: no column of a
table is called so, and such sections are read one after the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from index.readers.marks import is_section_title
from index.readers.pdf.segments import Segment

_GAP = 1.3  # times the step from the titles to the first row: what is further down is no part of it
_LEFT, _WHITE = (
    1.0,
    0.5,
)  # in ems: a row may begin so far left of its title, and ends before the next


@dataclass(frozen=True, slots=True)
class Abreast:
    """Segments `start` to `stop` of a region, by section; `rights` are where each has to end."""

    start: int
    stop: int
    sections: list[list[Segment]]
    rights: list[float]


def abreast(found: Sequence[Segment], right: float) -> Abreast | None:
    """The first such sections in `found`, by baseline; None if there are none.

    `right` is how far the text of the last one may reach.
    """
    for start, segment in enumerate(found):
        if not is_title(segment):
            continue
        titles = _row(found, start)
        if len(titles) > 1 and all(map(is_title, titles)):
            sections, stop = _under(sorted(titles, key=lambda s: s.x0), found, start)
            if all(len(section) > 1 for section in sections):
                edges = [s[0].x0 - _WHITE * s[0].size for s in sections[1:]]
                return Abreast(start, stop, sections, [*edges, right])
    return None


class _Written(Protocol):
    @property
    def text(self) -> str: ...


def is_title(segment: _Written) -> bool:
    """Whether it is the title of a section that is found in resumes."""
    return is_section_title(segment.text)


def section_end(left: Sequence[Segment], right: Sequence[Segment]) -> float:
    """Below which baseline the left side has left the section that both sides are in.

    The right side has no title, so it is a part of that section and of none below it; infinity
    where it stands beside several sections, or the left side goes on with none.
    """
    top, bottom = right[0].top, right[-1].bottom
    below = [s for s in left if is_title(s) and s.bottom > top]
    if not below or below[0].top < bottom or any(map(is_title, right)):
        return float("inf")
    return below[0].baseline


def _row(found: Sequence[Segment], start: int) -> list[Segment]:
    """The segments from `start` on that stand on its baseline, or nearly."""
    first = found[start]
    near = takewhile(
        lambda s: s.baseline - first.baseline < 0.5 * first.size,
        (found[n] for n in range(start, len(found))),
    )
    return list(near)


def _under(
    titles: list[Segment], found: Sequence[Segment], start: int
) -> tuple[list[list[Segment]], int]:
    """What stands under each of `titles`, and where it ends in `found`."""
    sections = [[title] for title in titles]
    above, at = titles[0], start + len(titles)
    most = float("inf")
    while at < len(found):
        row = _row(found, at)
        step = row[0].baseline - above.baseline
        places = [_place(s, titles) for s in row]
        if step > most or None in places:
            break
        most = min(most, _GAP * step)
        for segment, place in zip(row, places, strict=True):
            if place is not None:
                sections[place].append(segment)
        above, at = row[0], at + len(row)
    return sections, at


def _place(segment: Segment, titles: Sequence[Segment]) -> int | None:
    """Under which of `titles` it stands; None where it stands under none, or under two."""
    under = [n for n, t in enumerate(titles) if segment.x0 >= t.x0 - _LEFT * t.size]
    if not under:
        return None
    following = titles[under[-1] + 1 :][:1]
    within = all(segment.x1 <= t.x0 - _WHITE * t.size for t in following)
    return under[-1] if within else None
