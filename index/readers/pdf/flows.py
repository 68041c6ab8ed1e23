"""Reading order over pages: a column that goes on overleaf is read on, and the name comes first.

A sidebar and the text beside it are two flows. Read page by page, the jobs on the second page would
stand under the last heading of its sidebar; so each flow is read to its end before the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.readers.pdf.abreast import is_title
from index.readers.pdf.glyphs import Frame
from index.readers.pdf.labels import (
    Label,
    are_few,
    count_beside,
    labels,
    section_start,
    type_size,
    unlabelled,
)
from index.readers.pdf.lines import TextLine
from index.readers.pdf.order import Lane, Place

Lines = Sequence[TextLine]
Laid = Sequence[tuple[Frame, Sequence[Lines]]]  # a page: by frame, its columns

_SAME_GUTTER = 12.0  # points: corridors of two pages nearer than this are one
_OVER = 2.0  # points that a line may reach over a corridor
_RUNNING_LINES = 2  # a head or a foot of a page has at most so many lines
_TALL, _WIDER = 20, 1.25  # so many lines, and so much wider: the text that goes on on a wide page
_NAME_LARGER = 1.15  # times every other line of the page
_NAME_AT = 2  # so many lines may stand above the name in its column
_TOP = 0.4  # of the page's text: the name stands in it
_UNDER_NAME, _TITLE_GAP = 12, 1.0  # lines below the name, and the gap in ems that ends them
_HEADS_LARGER = 1.08  # times the line above it, below the name: a heading


@dataclass(frozen=True, slots=True)
class Stretch:
    """A column of one page, or a part of it: what is read in one go."""

    page: int  # from 0
    frame: Frame
    lines: Lines


@dataclass(slots=True)
class _Strip:
    """What stands beside each other on a page: one column, or those of both lanes."""

    page: int
    place: Place
    whole: list[Stretch] = field(default_factory=list)
    left: list[Stretch] = field(default_factory=list)
    right: list[Stretch] = field(default_factory=list)
    running: bool = False  # a head or a foot of the page, or text in another direction

    def lane(self, lane: Lane) -> list[Stretch]:
        return {Lane.LEFT: self.left, Lane.RIGHT: self.right, Lane.WHOLE: self.whole}[lane]

    @property
    def stretches(self) -> list[Stretch]:
        return [*self.whole, *self.left, *self.right]

    @property
    def is_pair(self) -> bool:
        return bool(self.left or self.right)


def reading_order(pages: Sequence[Laid]) -> list[Stretch]:
    """The columns of all pages in the order in which they are read."""
    strips = [strip for n, page in enumerate(pages) for strip in _strips(n, page)]
    ordered: list[Stretch] = []
    at = 0
    while at < len(strips):
        strip = strips[at]
        at += 1
        if not strip.is_pair:
            ordered.extend(strip.whole)
            continue
        run, running, at = _run(strips, strip, at)
        lanes = [Lane.LEFT, Lane.RIGHT]
        if at < len(strips) and strips[at].page > run.page and _wider(run) is Lane.LEFT:
            lanes.reverse()
        found = [stretch for lane in lanes for stretch in run.lane(lane)]
        ordered.extend(_name_first(found) if strip.page == 0 else found)
        ordered.extend(running)
    return ordered


def _strips(number: int, page: Laid) -> Iterator[_Strip]:
    found: list[_Strip] = []
    upright = [lines for frame, columns in page if not frame.degrees for lines in columns]
    size = type_size(upright)
    beside: list[tuple[Frame, Label]] = []
    aside: list[_Strip] = []
    for frame, columns in page:
        turned = labels(frame, columns, size) if frame.degrees and upright else []
        if turned and are_few(turned):
            beside.extend((frame, label) for label in turned)
            columns = [unlabelled(lines, size) for lines in columns]
        for lines in filter(None, columns):
            stretch = Stretch(number, frame, lines)
            place = lines[0].place
            if frame.degrees:
                aside.append(_Strip(number, place, [stretch], running=True))
            elif _goes_with(found[-1] if found else None, place):
                found[-1].lane(place.lane).append(stretch)
            else:
                found.append(_Strip(number, place))
                found[-1].lane(place.lane).append(stretch)
    if any(strip.is_pair for strip in found):
        for edge in (found[0], found[-1]):
            edge.running = sum(len(s.lines) for s in edge.whole) in range(1, _RUNNING_LINES + 1)
    top = 0.0
    for frame, label in sorted(beside, key=lambda pair: pair[1].box.y0):
        if not _labelled(found, frame, label, top):
            stretch = Stretch(number, frame, [label.line])
            aside.append(_Strip(number, label.line.place, [stretch], running=True))
        top = label.box.y1
    return iter([*found, *aside])


def _labelled(found: list[_Strip], frame: Frame, label: Label, top: float) -> bool:
    """Put `label` before the section that it stands beside, if there is one on the page."""
    homes = [
        (lane, n)
        for strip in found
        for lane in (strip.whole, strip.left, strip.right)
        for n in range(len(lane))
        if not lane[n].frame.degrees
    ]
    if not homes:
        return False
    lane, n = max(homes, key=lambda home: count_beside(home[0][home[1]].lines, label))
    home = lane[n]
    start = section_start(home.lines, label, top)
    if start is None:
        return False
    parts = (home.lines[:start], home.lines[start:])
    before, after = (replace(home, lines=part) for part in parts)
    heading = Stretch(home.page, frame, [label.line])
    lane[n : n + 1] = [*([before] if before.lines else []), heading, after]
    return True


def _goes_with(strip: _Strip | None, place: Place) -> bool:
    """Whether a column at `place` stands beside, or in, the columns of `strip`."""
    if strip is None or place.lane is Lane.WHOLE or place.gutter != strip.place.gutter:
        return False
    return strip.is_pair and not (place.lane is Lane.LEFT and strip.right)


def _run(strips: Sequence[_Strip], first: _Strip, at: int) -> tuple[_Strip, list[Stretch], int]:
    """`first` with what goes on with its lanes overleaf; heads and feet between; where it ends."""
    run = _Strip(first.page, first.place, left=list(first.left), right=list(first.right))
    running: list[Stretch] = []
    while True:
        end = at
        while end < len(strips) and strips[end].running:
            end += 1
        lane = _lane_of(strips[end], run) if end < len(strips) else None
        if lane is None:
            # A foot belongs to the page that ends; a head overleaf to what follows there.
            feet = [s for s in strips[at:end] if s.page == run.page]
            running.extend(stretch for strip in feet for stretch in strip.stretches)
            return run, running, at + len(feet)
        running.extend(stretch for strip in strips[at:end] for stretch in strip.stretches)
        following = strips[end]
        if lane is Lane.WHOLE:
            run.left.extend(following.left)
            run.right.extend(following.right)
        else:
            run.lane(lane).extend(following.stretches)
        run.page = following.page
        at = end + 1


def _lane_of(strip: _Strip, run: _Strip) -> Lane | None:
    """The lane of `run` that `strip` goes on with, WHOLE for both; None for neither."""
    if strip.page != run.page + 1:
        return None
    gutter = run.place.gutter
    lines = [line for stretch in strip.stretches for line in stretch.lines]
    if all(line.x0 >= gutter - _OVER for line in lines):
        return Lane.RIGHT
    if all(line.x1 <= gutter + _OVER for line in lines):
        return Lane.LEFT
    near = abs(strip.place.gutter - gutter) <= _SAME_GUTTER
    return Lane.WHOLE if strip.is_pair and near else None


def _wider(run: _Strip) -> Lane | None:
    """The lane that is tall and clearly wider than the other: the text beside a sidebar."""
    widths = {}
    for lane in (Lane.LEFT, Lane.RIGHT):
        lines = [line for stretch in run.lane(lane) for line in stretch.lines]
        if not lines:
            return None
        widths[lane] = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    wide, narrow = sorted(widths, key=lambda lane: -widths[lane])
    tall = sum(len(stretch.lines) for stretch in run.lane(wide)) >= _TALL
    return wide if tall and widths[wide] >= _WIDER * widths[narrow] else None


def _name_first(found: list[Stretch]) -> list[Stretch]:
    """`found` with the name, and what stands right below it, in front of the sidebar.

    The name is the one line of the first page that is larger than all others.
    """
    lines = [line for stretch in found if stretch.page == 0 for line in stretch.lines]
    largest = max(lines, key=lambda line: line.size)
    home = next(n for n, stretch in enumerate(found) if largest in stretch.lines)
    title = _title(found[home].lines, largest)
    rest = [line.size for line in lines if line not in title]
    top, bottom = min(line.box.y0 for line in lines), max(line.box.y1 for line in lines)
    is_name = largest.baseline <= top + _TOP * (bottom - top) and any(
        c.isalpha() for c in largest.text
    )
    if home == 0 or not (title and is_name) or largest.size < _NAME_LARGER * max(rest, default=0):
        return found
    first = replace(found[home], lines=title)
    left = replace(found[home], lines=found[home].lines[len(title) :])
    return [first, *found[:home], *([left] if left.lines else []), *found[home + 1 :]]


def _title(lines: Lines, name: TextLine) -> Lines:
    """The lines from the top of a column to the first gap below the `name`; () if it is lower.

    Type falls off from the name down: a line larger than the one above it heads a section, and so
    does one that is worded as the title of a section.
    """
    at = lines.index(name)
    if at > _NAME_AT:
        return ()
    for n in range(at + 1, min(at + 2 + _UNDER_NAME, len(lines))):
        gap = lines[n].box.y0 - lines[n - 1].box.y1
        heads = is_title(lines[n]) or lines[n].size >= _HEADS_LARGER * lines[n - 1].size
        if heads or gap > _TITLE_GAP * max(lines[n].size, lines[n - 1].size):
            return lines[:n]
    return lines[: at + 1]
