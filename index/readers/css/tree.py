"""The elements that are open while a page is walked, as selectors ask about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.readers.css.ahead import Ahead, Node, has_nothing
from index.readers.css.covers import TEXT, Beneath, Height
from index.readers.css.look import Look, inherited
from index.readers.css.selectors import Budget, Element
from index.types import Unseen

if TYPE_CHECKING:
    from index.readers.html.windows import Window


@dataclass(slots=True, eq=False)
class Frame:
    """One element, and how it looks. `tags` are those of all its child elements, in order.

    `written_size` are the width and height that are declared for it, "" where none is; they are
    known where it `holds_placed` boxes. `containers` are the names of the boxes around it whose
    sizes sheets may ask for, and "" if there are any. `generated` is what a sheet writes before
    and after it.
    """

    tag: str
    attributes: dict[str, str | None]
    parent: Frame | None = None
    before: Frame | None = None
    tags: Iterable[str] = ()
    node: Node | None = None
    look: Look = field(default_factory=Look)
    unseen: Unseen | None = None
    closed: bool = False
    drawn: bool = False
    generated: dict[str, tuple[str, Look]] = field(default_factory=dict)
    holds_placed: bool = False
    written_size: tuple[str, str] = ("", "")
    orders_children: bool = False
    hides_sunk: bool | None = False
    beneath: tuple[Beneath, ...] = ()
    windows: tuple[Window, ...] = ()
    height: Height = TEXT
    index: int = 1
    type_index: int = 1
    last: Frame | None = None
    around: frozenset[str] = frozenset()
    containers: frozenset[str] = frozenset()
    own_containers: frozenset[str] = frozenset()
    _seen: dict[str, int] = field(default_factory=dict)
    _totals: Counter[str] | None = None
    _classes: frozenset[str] | None = None
    _inside: frozenset[str] | None = None
    _inner: tuple[Look, Unseen | None] | None = None

    @classmethod
    def under(
        cls,
        parent: Frame | None,
        tag: str,
        attributes: dict[str, str | None],
        tags: Iterable[str] = (),
        node: Node | None = None,
    ) -> Frame:
        """The next child of `parent`."""
        frame = cls(tag, attributes, parent, parent.last if parent else None, tags, node)
        if parent:
            frame.type_index = parent._seen[tag] = parent._seen.get(tag, 0) + 1
            frame.index = parent.last.index + 1 if parent.last else 1
            if parent._inside is None:
                own = parent.names if parent.attributes else frozenset()
                parent._inside = parent.around | own if own else parent.around
            frame.around = parent._inside
            frame.containers = parent.containers | parent.own_containers
            parent.last = frame
        return frame

    @property
    def key(self) -> int:
        """A number that the element alone has."""
        return self.node.mem_id if self.node else id(self)

    def ahead(self, budget: Budget, *, beside: bool) -> Iterator[Ahead]:
        """The elements in it; or those `beside` it, behind it, and what is in them."""
        return Ahead(self.node, budget).ahead(budget, beside=beside) if self.node else iter(())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even a space."""
        return self.node is not None and has_nothing(self.node)

    def others(self, budget: Budget, *, behind: bool) -> Iterator[Element]:
        """Its siblings before it, or those behind it."""
        if behind and self.node:
            yield from Ahead(self.node, budget).others(budget, behind=True)
        at = None if behind else self.before
        while at is not None:
            yield at
            at = at.before

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class attribute."""
        if self._classes is None:
            self._classes = frozenset((self.attributes.get("class") or "").split())
        return self._classes

    @property
    def names(self) -> frozenset[str]:
        """Its classes and its id, as ".class" and "#id"."""
        own_id = self.attributes.get("id")
        return frozenset((*(f".{c}" for c in self.classes), *((f"#{own_id}",) if own_id else ())))

    def inner(self) -> tuple[Look, Unseen | None]:
        """How a child looks for which nothing is declared, and why its text is not seen."""
        if self._inner is None:
            look = inherited(self.look)
            self._inner = look, look.unseen
        return self._inner

    @property
    def holder(self) -> Frame | None:
        """The element around it by whose sides it is placed, if it is laid over others."""
        at = self.parent
        while at is not None and not at.holds_placed:
            at = at.parent
        return at

    @property
    def is_under_a_ground(self) -> bool:
        """Whether what is sunk in it lies under the ground of a box around it.

        That of the whole page lies under everything.
        """
        at = self.parent
        while at is not None and at.tag != "body" and at.hides_sunk is not None:
            if at.hides_sunk:
                return True
            at = at.parent
        return False

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
