"""Which of the boxes that an element brings cover what holds them; many of a page are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from index.readers.css.covers import boxes_beside, covers, level_of, may_cover
from index.readers.css.lengths import pixels
from index.readers.css.look import Look
from index.readers.css.selectors import Budget
from index.readers.css.tree import Frame

ITSELF = ""
_MOST = 2_000  # that are kept
# What takes about as long as a step, to look up a box and to find out about one.
_STEPS_A_BOX, _STEPS_A_NEW_BOX, _CHARACTERS_A_STEP = 10, 60, 2

_Looks = Callable[[dict[str, str], Look], Look]
_Covers = tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Overlays:
    """`looks` works out how a box inside an element that looks so looks, and is paid for it."""

    budget: Budget
    looks: _Looks
    _known: dict[tuple[object, ...], tuple[Look, int, _Covers]] = field(default_factory=dict)

    def over(self, frame: Frame, declared: dict[str, str]) -> Iterator[tuple[str, float, Frame]]:
        """The boxes of `frame`, "before", "after" or `ITSELF`, their levels, and what they cover.

        Raises `TooLarge` where there are more boxes than the budget has steps for.
        """
        if declared.get("position") != "absolute" and not any("/" in name for name in declared):
            return
        holder = frame.holder
        size = holder.written_size if holder else None
        key = (id(frame.look), size, *declared.items())
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            long = sum(map(len, declared.values())) + sum(map(len, size or ()))
            self.budget.spend(_STEPS_A_NEW_BOX + long // _CHARACTERS_A_STEP)
            boxes = [(ITSELF, declared)] if may_cover(declared) else []
            boxes += boxes_beside(declared)
            found = tuple(self._covering(frame, boxes, holder))
            known = self._known[key] = (frame.look, len(boxes), found)
        self.budget.spend(known[1] * _STEPS_A_BOX)
        for box, level in known[2]:
            home = _home(frame, box, holder)
            if home:
                yield box, level, home

    def _covering(
        self, frame: Frame, boxes: list[tuple[str, dict[str, str]]], holder: Frame | None
    ) -> Iterator[tuple[str, float]]:
        for box, values in boxes:
            home = _home(frame, box, holder)
            seen = frame.look if box == ITSELF else self.looks(values, frame.look)
            if home and covers(values, seen, _size(home)):
                yield box, level_of(values)


def _home(frame: Frame, box: str, holder: Frame | None) -> Frame | None:
    """What a box of `frame` is placed in."""
    return frame if box != ITSELF and frame.holds_placed else holder


def _size(frame: Frame) -> tuple[float | None, float | None]:
    """The width and height in pixels that are declared for `frame`, as far as they are."""
    across, down = frame.written_size
    return pixels(across), pixels(down)
