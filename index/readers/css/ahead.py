"""Elements that the walk has not come to yet, or has left: what `:has()` asks about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from index.readers.css.selectors import Budget


class Node(Protocol):
    """A node of the parsed page; the tag of one that is no element begins with a hyphen."""

    @property
    def tag(self) -> str | None: ...  # noqa: D102 - as in selectolax
    @property
    def attributes(self) -> dict[str, str | None]: ...  # noqa: D102
    @property
    def parent(self) -> Node | None: ...  # noqa: D102
    @property
    def prev(self) -> Node | None: ...  # noqa: D102
    @property
    def next(self) -> Node | None: ...  # noqa: D102
    @property
    def first_child(self) -> Node | None: ...  # noqa: D102
    @property
    def mem_id(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Ahead:
    """An element as selectors ask about it, read off its node each time at the cost of `budget`."""

    node: Node
    budget: Budget

    @property
    def key(self) -> int:
        """A number that the element alone has."""
        return self.node.mem_id

    @property
    def tag(self) -> str:
        """The name, in lower case."""
        return self.node.tag or ""

    @property
    def attributes(self) -> dict[str, str | None]:
        """Names in lower case; None for one without a value."""
        return self.node.attributes

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class attribute."""
        return frozenset((self.attributes.get("class") or "").split())

    @property
    def parent(self) -> Ahead | None:
        """The element around it; None for the root."""
        around = self.node.parent
        return Ahead(around, self.budget) if around is not None and _is_element(around) else None

    @property
    def before(self) -> Ahead | None:
        """The sibling element before it."""
        before = next(_siblings(self.node, forward=False), None)
        return None if before is None else Ahead(before, self.budget)

    def position(self, *, of_type: bool, from_end: bool) -> int:
        """Which sibling it is, from 1."""
        others = list(_siblings(self.node, forward=from_end))
        self.budget.spend(len(others))
        return 1 + sum(not of_type or other.tag == self.node.tag for other in others)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even a space."""
        return has_nothing(self.node)

    def others(self, budget: Budget, *, behind: bool) -> Iterator[Ahead]:
        """Its siblings before it, or those behind it."""
        for node in _siblings(self.node, forward=behind):
            yield Ahead(node, budget)

    def ahead(self, budget: Budget, *, beside: bool) -> Iterator[Ahead]:
        """The elements in it; or those `beside` it, behind it, and what is in them."""
        for top in _siblings(self.node, forward=True) if beside else (self.node,):
            if beside:
                yield Ahead(top, budget)
            for inner in _inside(top):
                yield Ahead(inner, budget)


def has_nothing(node: Node) -> bool:
    """Whether there is nothing in `node` but comments."""
    at = node.first_child
    while at is not None and at.tag != "-text" and not _is_element(at):
        at = at.next
    return at is None


def _siblings(node: Node, *, forward: bool) -> Iterator[Node]:
    at = node.next if forward else node.prev
    while at is not None:
        if _is_element(at):
            yield at
        at = at.next if forward else at.prev


def _inside(top: Node) -> Iterator[Node]:
    depth, at = 1, top.first_child
    while at is not None and depth:
        if _is_element(at):
            yield at
        if at.first_child is not None:
            at, depth = at.first_child, depth + 1
            continue
        while at is not None and depth and at.next is None:
            at, depth = at.parent, depth - 1
        at = at.next if at is not None and depth else None


def _is_element(node: Node) -> bool:
    return bool(node.tag) and not str(node.tag).startswith(("-", "!"))
