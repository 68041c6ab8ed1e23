"""Reading a sentence for runs: items, what joins them, and where the list stops."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.types import Span
from matcher.lexicon.lists import EXAMPLES_NEXT, GOES_ON, HEAD, NO_ITEM, OPEN_ITEM, TAIL
from matcher.posting.enumerations.items import LOOK_BACK, NAMED_WORDS, item_of, named


@dataclass(frozen=True, slots=True)
class Run:
    """A list as it was read: its items, what joins them, and where reading stopped.

    `order` are the joins between the items: ",", "and", "or", ", and" and ", or".
    """

    items: tuple[Span, ...]
    order: tuple[str, ...]
    next: int
    tail: str = ""
    open_ended: bool = False
    contains: bool = False  # the last item names a sort of thing whose examples follow
    goes_on: bool = False  # another list is joined to it: "SQL and either R or Python"
    last_join: str = ""

    @property
    def joins(self) -> frozenset[str]:
        """The joins, whether a comma stands before them or not."""
        return frozenset(join.removeprefix(", ") for join in self.order)

    @property
    def last(self) -> str:
        """The join before the last item, or before what leaves the list open."""
        return self.last_join.removeprefix(", ")


def read(
    text: str, cells: Sequence[Span], joins: Sequence[re.Match[str]], over: Span, first: Span
) -> Run:
    """The list that starts with `first`: cells up to a new head, an open item or a tail."""
    items, at = [first], over.start
    order: list[str] = []
    while at < over.end:
        cell = cells[at + 1]
        is_open = bool(OPEN_ITEM.match(text, cell.start, cell.end))
        head = HEAD.match(text, cell.start, cell.end)
        if not is_open and (head or GOES_ON.match(text, cell.start, cell.end)):
            more = _goes_on(text, cell, joins[at])
            last = order[-1] if order else ""
            return Run(tuple(items), tuple(order), at + 1, goes_on=more, last_join=last)
        join = _join(joins[at])
        at += 1
        if is_open:
            return Run(tuple(items), tuple(order), at, open_ended=True, last_join=join)
        order.append(join)
        tail = tail_of(text, cell)
        if tail is None:
            items.append(item_of(text, cell.start, cell.end))
            continue
        items.append(item_of(text, cell.start, tail.start()))
        after = bool(EXAMPLES_NEXT.match(text, tail.start()))
        word = tail.group().strip()
        return Run(tuple(items), tuple(order), at, word, word == "etc", after, last_join=join)
    return Run(tuple(items), tuple(order), max(at, over.start + 1), last_join=order[-1])


def first_item(text: str, cell: Span, depth: Sequence[int]) -> Span | None:
    """The item at the end of the cell in which a list begins."""
    heads = [
        m for m in HEAD.finditer(text, cell.start, cell.end)
        if not depth[m.start()] and not _in_name(text, m)
    ]  # fmt: skip
    if not heads and cell.start:
        return None
    span = item_of(text, heads[-1].end() if heads else cell.start, cell.end)
    return span if len(span) else None


def last_item(text: str, cell: Span, depth: Sequence[int]) -> Span | None:
    """The one name that the last cell joins to a list: "SQL and Python, and with Docker"."""
    tail = tail_of(text, Span(cell.start, cell.end))
    first = first_item(text, cell, depth)
    if not first or (tail and tail.start() > first.start):
        return None
    item = first.of(text)
    good = named(item) and len(item.split()) <= NAMED_WORDS and not NO_ITEM.match(item)
    return first if good else None


def _in_name(text: str, head: re.Match[str]) -> bool:
    """Whether "of" stands inside a name, as in "Department of Defense"."""
    before = text[max(0, head.start() - LOOK_BACK) : head.start()].split()
    return head.group().strip() == "of" and len(before) > 1 and before[-1][0].isupper()


def _join(separator: re.Match[str]) -> str:
    comma = ", " if separator.group().startswith(",") else ""
    word = "or" if separator["either"] else "and" if separator["both"] else ""
    return comma + word if word else ","


def _goes_on(text: str, cell: Span, separator: re.Match[str]) -> bool:
    """Whether the cell opens a list of its own that is joined to the one before it."""
    more = GOES_ON.match(text, cell.start, cell.end)
    return bool(more and (separator["both"] or (more["choice"] and not separator["either"])))


def tail_of(text: str, cell: Span) -> re.Match[str] | None:
    """What ends the item in `cell`; brackets at its very end belong to it."""
    tail = TAIL.search(text, cell.start, cell.end)
    if tail and tail.group().strip() == "(" and cell.of(text).rstrip(" .,;").endswith(")"):
        return None
    return tail
