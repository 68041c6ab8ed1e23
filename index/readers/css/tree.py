"""The elements that are open while a page is walked, as selectors ask about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.readers.css.look import Look
from index.types import Unseen


@dataclass(slots=True, eq=False)
class Frame:
    """One element, and how it looks. `tags` are those of all its child elements, in order."""

    tag: str
    attributes: dict[str, str | None]
    parent: Frame | None = None
    before: Frame | None = None
    tags: Iterable[str] = ()
    look: Look = field(default_factory=Look)
    unseen: Unseen | None = None
    closed: bool = False
    index: int = 1
    type_index: int = 1
    last: Frame | None = None
    _seen: Counter[str] = field(default_factory=Counter)
    _totals: Counter[str] | None = None
    _classes: frozenset[str] | None = None

    @classmethod
    def under(
        cls,
        parent: Frame | None,
        tag: str,
        attributes: dict[str, str | None],
        tags: Iterable[str] = (),
    ) -> Frame:
        """The next child of `parent`."""
        frame = cls(tag, attributes, parent, parent.last if parent else None, tags)
        if parent:
            parent._seen[tag] += 1
            frame.type_index = parent._seen[tag]
            frame.index = parent.last.index + 1 if parent.last else 1
            parent.last = frame
        return frame

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class attribute."""
        if self._classes is None:
            self._classes = frozenset((self.attributes.get("class") or "").split())
        return self._classes

    def position(self, *, of_type: bool, from_end: bool) -> int:
        """Which child of its parent it is, from 1."""
        place = self.type_index if of_type else self.index
        if not from_end:
            return place
        if self.parent is None:
            return 1
        totals = self.parent.totals
        return (totals[self.tag] if of_type else totals.total()) - place + 1

    @property
    def totals(self) -> Counter[str]:
        """How many children it has of each tag."""
        if self._totals is None:
            self._totals = Counter(self.tags)
        return self._totals
