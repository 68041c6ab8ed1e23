"""The lists inside a text: what is named, and whether one is enough.

Named things ("Python", "US GAAP") are cut wherever they are joined; plain words only where a skill
is asked for and each of them can stand alone. `matcher.lexicon.lists` holds the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from index.types import Span
from matcher.lexicon.lists import (
    BRACKET_SEPARATOR,
    CHOICE,
    ETC,
    EXAMPLES,
    EXAMPLES_NEXT,
    EXAMPLES_START,
    FIXED_PAIRS,
    GENERIC_ITEM,
    GOES_ON,
    HEAD,
    LEAD,
    NO_ITEM,
    OPEN_ITEM,
    OR_INSTEAD,
    SEPARATOR,
    SKILL_HEAD,
    SLASHED,
    SLASHED_NAMES,
    SORT,
    TAIL,
    TWO_OF,
    WAYS,
)

_NAMED_WORDS = 5
_PLAIN_WORDS = 4
_BRACKET_WORDS = 12
_MOST_JOINS = 60  # a text with more of them is no sentence that a reader would take apart
_LOOK_BACK = 80
_LONG_LIST = 4
_MOST_OF_TWO = 5
_BRACKETS = re.compile(r"\(([^()]{3,300})\)")
_NAME = re.compile(r"[A-Z+#]|[a-z]\d")
_HEAD_NAME = re.compile(r"(?<![^\s(])((?:[A-Z][\w.+#/&-]*\s){0,2}[A-Z][\w.+#/&-]*)\s*$")


@dataclass(frozen=True, slots=True)
class Choice:
    """Spans of a text of which one is enough. `open_ended`: they are examples of such things."""

    items: tuple[Span, ...]
    open_ended: bool = False
    examples: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
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


def choices(text: str) -> list[Choice]:
    """What `text` lists, each choice in its order; nothing if it lists nothing that is sure."""
    found = _in_sentence(text)
    if found is None:
        return []
    found = found or list(in_brackets(text)) or list(_with_slash(text))
    if any(choice.examples for choice in found):  # "frameworks and libraries such as A or B"
        found = [c for c in found if c.examples or any(_named(s.of(text)) for s in c.items)]
    return found


def depths(text: str) -> list[int]:
    """How many brackets are open at each character."""
    found, depth = [], 0
    for c in text:
        depth = depth + 1 if c in "([" else max(0, depth - 1) if c in ")]" else depth
        found.append(depth)
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the space and punctuation at its ends."""
    while start < end and text[start] in " \t\n,;:-–—":
        start += 1
    while end > start and text[end - 1] in " \t\n,;:.-–—":
        end -= 1
    return Span(start, end)


# --- reading ----------------------------------------------------------------------------------


def _in_sentence(text: str) -> list[Choice] | None:
    """The lists of a sentence; None where any of them would leave out what it is joined to."""
    depth = depths(text)
    joins = [m for m in SEPARATOR.finditer(text) if not depth[m.start()]]
    if len(joins) > _MOST_JOINS:
        return []
    edges = [0, *(edge for m in joins for edge in m.span()), len(text)]
    cells = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    found: list[Choice] = []
    n, unsure = 0, False
    while n < len(joins):
        first = _first_item(text, cells[n], depth)
        run = _read(text, cells, joins, Span(n, len(joins)), first) if first else None
        accepted = list(_accept(text, run)) if run else []
        if not accepted and (unsure or (run and run.goes_on)):
            return None
        unsure = bool(run and run.goes_on)
        found += accepted
        n = run.next if run and accepted else n + 1
    if not unsure:
        return found
    last = _last_item(text, cells[-1], depth)
    return [*found, Choice((last,))] if last else None


def _first_item(text: str, cell: Span, depth: Sequence[int]) -> Span | None:
    """The item at the end of the cell in which a list begins."""
    heads = [
        m for m in HEAD.finditer(text, cell.start, cell.end)
        if not depth[m.start()] and not _in_name(text, m)
    ]  # fmt: skip
    if not heads and cell.start:
        return None
    span = _item(text, heads[-1].end() if heads else cell.start, cell.end)
    return span if len(span) else None


def _last_item(text: str, cell: Span, depth: Sequence[int]) -> Span | None:
    """The one name that the last cell joins to a list: "SQL and Python, and with Docker"."""
    tail = _tail(text, Span(cell.start, cell.end))
    first = _first_item(text, cell, depth)
    if not first or (tail and tail.start() > first.start):
        return None
    item = first.of(text)
    good = _named(item) and len(item.split()) <= _NAMED_WORDS and not NO_ITEM.match(item)
    return first if good else None


def _in_name(text: str, head: re.Match[str]) -> bool:
    """Whether "of" stands inside a name, as in "Department of Defense"."""
    before = text[max(0, head.start() - _LOOK_BACK) : head.start()].split()
    return head.group().strip() == "of" and len(before) > 1 and before[-1][0].isupper()


def _item(text: str, start: int, end: int) -> Span:
    lead = LEAD.match(text, start, end)
    return trimmed(text, lead.end() if lead else start, end)


def _read(
    text: str, cells: Sequence[Span], joins: Sequence[re.Match[str]], over: Span, first: Span
) -> _Run:
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
            return _Run(tuple(items), tuple(order), at + 1, goes_on=more, last_join=last)
        join = _join(joins[at])
        at += 1
        if is_open:
            return _Run(tuple(items), tuple(order), at, open_ended=True, last_join=join)
        order.append(join)
        tail = _tail(text, cell)
        if tail is None:
            items.append(_item(text, cell.start, cell.end))
            continue
        items.append(_item(text, cell.start, tail.start()))
        after = bool(EXAMPLES_NEXT.match(text, tail.start()))
        word = tail.group().strip()
        return _Run(tuple(items), tuple(order), at, word, word == "etc", after, last_join=join)
    return _Run(tuple(items), tuple(order), max(at, over.start + 1), last_join=order[-1])


def _join(separator: re.Match[str]) -> str:
    comma = ", " if separator.group().startswith(",") else ""
    word = "or" if separator["either"] else "and" if separator["both"] else ""
    return comma + word if word else ","


def _goes_on(text: str, cell: Span, separator: re.Match[str]) -> bool:
    """Whether the cell opens a list of its own that is joined to the one before it."""
    more = GOES_ON.match(text, cell.start, cell.end)
    return bool(more and (separator["both"] or (more["choice"] and not separator["either"])))


def _tail(text: str, cell: Span) -> re.Match[str] | None:
    """What ends the item in `cell`; brackets at its very end belong to it."""
    tail = TAIL.search(text, cell.start, cell.end)
    if tail and tail.group().strip() == "(" and cell.of(text).rstrip(" .,;").endswith(")"):
        return None
    return tail


# --- judging ----------------------------------------------------------------------------------


def _accept(text: str, run: _Run) -> Iterator[Choice]:
    """The choices of a run, if its items can stand alone."""
    items = list(run.items)
    before = text[max(0, items[0].start - _LOOK_BACK) : items[0].start]
    if run.contains and len(items) > 1:  # "Python and libraries such as ...": Python is asked for
        sort_of = [SORT.search(span.of(text)) for span in items[:-1]]
        if before.strip() and not any(sort_of) and all(_named(s.of(text)) for s in items[:-1]):
            yield from (Choice((span,)) for span in items[:-1])
        return
    examples = bool(EXAMPLES.search(before))
    named = [_named(span.of(text)) for span in items]
    items[-1] = _without_sort(text, items[-1]) if len(items) > 1 else items[-1]
    if not run.goes_on and not _joined(run, len(items), examples=examples):
        return
    if not _possible([span.of(text) for span in items], run, before):
        return
    if not all(named) and not _plain_items(text, run, named, before, examples=examples):
        return
    yield from _chosen(text, run, items, before, examples=examples)


def _chosen(
    text: str, run: _Run, items: Sequence[Span], before: str, *, examples: bool
) -> Iterator[Choice]:
    if {"and", "or"} <= run.joins and not examples:
        yield from () if run.open_ended or run.goes_on else _segments(text, run, items)
        return
    either = examples or "or" in run.joins or bool(CHOICE.search(before))
    either = either or (run.open_ended and (run.last == "or" or "and" not in run.joins))
    if either and run.goes_on:
        return  # "Python or R, and with SQL" can be read in two ways
    if TWO_OF.search(before) and not examples and 1 < len(items) <= _MOST_OF_TWO:
        yield from map(Choice, combinations(items, len(items) - 1))
    elif either:
        spans = tuple(part for span in items for part in _slashed(text, span) or (span,))
        yield Choice(spans, run.open_ended or examples, examples)
    else:
        yield from (_single(text, span) for span in items)


def _single(text: str, span: Span) -> Choice:
    """One item of those that must all hold: itself, or the choice that it holds."""
    slashed = _slashed(text, span)
    return Choice(slashed) if slashed else _inner(text, span) or Choice((span,))


def _segments(text: str, run: _Run, items: Sequence[Span]) -> list[Choice]:
    """What the comma before "and" keeps apart: "Java or Kotlin, and Spring".

    Nothing where no comma does: "Python and SQL or R" can be read in two ways.
    """
    found: list[Choice] = []
    segment, joins = [items[0]], list[str]()
    for join, item in zip((*run.order, ", and"), (*items[1:], Span(0, 0)), strict=True):
        if join != ", and":
            segment.append(item)
            joins.append(join.removeprefix(", "))
            continue
        if "and" in joins or "or" in joins[:-1]:
            return []
        if "or" in joins:
            found.append(Choice(tuple(segment)))
        else:
            found += [_single(text, span) for span in segment]
        segment, joins = [item], []
    return found


def _slashed(text: str, span: Span) -> tuple[Span, ...]:
    """The names that a slash joins; none where they are one abbreviation."""
    item = span.of(text)
    names = item.split("/") if SLASHED.fullmatch(item) else []
    names = [] if item.casefold() in SLASHED_NAMES else names
    told = re.search(r"[a-z+#]", item)
    if not names or not told or not all(map(_named, names)):
        return ()
    found, start = [], span.start
    for name in names:
        found.append(Span(start, start + len(name)))
        start += len(name) + 1
    return tuple(found)


def _with_slash(text: str) -> Iterator[Choice]:
    """The names joined by a slash, in a text that joins nothing else."""
    if SEPARATOR.search(text):
        return
    for found in SLASHED.finditer(text):
        names = _slashed(text, trimmed(text, *found.span()))
        if names and not _longer_name(text, Span(*found.span())):
            yield Choice(names)


def _longer_name(text: str, name: Span) -> bool:
    """Whether a capital before or after `name` makes it part of a longer one."""
    beside = (*text[: name.start].split()[1:][-1:], *text[name.end :].split()[:1])
    return any(word[0].isupper() for word in beside)


def _joined(run: _Run, count: int, *, examples: bool) -> bool:
    """A list is joined by a word at its end; commas alone need three items and nothing after."""
    if count < 2:
        return count == 1 and run.open_ended and examples
    if run.last == "," and run.tail and not run.open_ended:
        return False
    return bool(run.joins & {"and", "or"}) or run.open_ended or count > 2


def _possible(items: Sequence[str], run: _Run, before: str) -> bool:
    """Whether every item can be a thing at all, and the list is not one thing itself."""
    for item in items:
        words = len(item.split())
        if not any(c.isalpha() for c in item) or item.count("(") != item.count(")"):
            return False
        if words > (_BRACKET_WORDS if "(" in item else _NAMED_WORDS) or NO_ITEM.match(item):
            return False
    if any(pair in f" {run.last} ".join(items).casefold() for pair in FIXED_PAIRS):
        return False
    # A list that opens the line: there a capital alone says little.
    opens = all(i[0].isupper() or i[0].isdigit() or i[0] == "(" for i in items)
    return bool(before.strip()) or (opens and len(items[0].partition("(")[0].split()) <= 2)


def _plain_items(
    text: str, run: _Run, named: Sequence[bool], before: str, *, examples: bool
) -> bool:
    """Whether plain words can be items: none leans on the noun at the end of the last one."""
    ways = "or" in run.joins and bool(WAYS.search(before))
    if not examples and not ways and not SKILL_HEAD.search(before):
        return False
    items = [span.of(text) for span in run.items]
    words = [len(item.split()) for item in items]
    if max(words) > _PLAIN_WORDS or run.tail == "to":
        return False
    if examples or any(named[:-1]):
        return not any(GENERIC_ITEM.fullmatch(item) for item in items) or examples
    if any(GENERIC_ITEM.fullmatch(item) for item in items):
        return False
    if ways or len(items) == 1:
        return True
    doing = [item.split()[0].endswith("ing") and len(item.split()) > 1 for item in items]
    if (doing[0] and not all(doing)) or words[-1] > min(words[:-1]) + 1:
        return False
    if min(words[:-1]) < 2 <= words[-1] or items[0].split()[-1] in items[-1].split()[:-1]:
        return False  # "relational and graph databases", "small scale and large scale systems"
    return len(items) > 2 or min(words) > 1


def _named(item: str) -> bool:
    """Whether an item is a name: it has a capital, a digit in a word, or a sign."""
    return bool(_NAME.search(item))


def _without_sort(text: str, span: Span) -> Span:
    """The item without the sort of thing it is: "R programming languages" is "R"."""
    sort = SORT.search(span.of(text))
    if sort and _named(span.of(text)[: sort.start()]):
        return Span(span.start, span.start + sort.start())
    return span


# --- brackets ---------------------------------------------------------------------------------


def _inner(text: str, span: Span) -> Choice | None:
    """The choice in the brackets of an item that names only a sort: "a language (R or Python)"."""
    opened = text.find("(", span.start, span.end)
    sort = text[span.start : max(opened, span.start)].rstrip()
    instead = OR_INSTEAD.match(text, opened) if opened >= 0 and sort else None
    if instead and text[span.end - 1] == ")" and len(text[instead.end() : span.end].split()) < 3:
        head = Span(span.start, span.start + len(sort))
        other = trimmed(text, instead.end(), span.end - 1)
        is_open = bool(OPEN_ITEM.fullmatch(other.of(text)))
        return Choice((head,) if is_open else (head, other), is_open)
    if opened < 0 or (_named(sort) and not SORT.search(sort)):
        return None
    return next(iter(in_brackets(text, Span(opened, span.end))), None)


def in_brackets(text: str, within: Span | None = None) -> Iterator[Choice]:
    """Lists in brackets: "(Python, R or SQL)", "(e.g. Spark, Hadoop)"."""
    whole, within = within is None, within or Span(0, len(text))
    for bracket in _BRACKETS.finditer(text, within.start, within.end):
        start, end = bracket.span(1)
        cue = EXAMPLES_START.match(text, start, end)
        start = cue.end() if cue else start
        joins = list(BRACKET_SEPARATOR.finditer(text, start, end))
        edges = [start, *(edge for m in joins for edge in m.span()), end]
        spans = [_item(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
        choice = _bracket_choice(text, spans, joins, cued=cue is not None)
        head = _head_name(text, bracket.start()) if whole else None
        # "Excel (pivot tables, macros)": Excel is asked for. A long list stands for itself.
        if choice and head and len(choice.items) < _LONG_LIST:
            choice = replace(choice, items=(head, *choice.items))
        if choice:
            yield choice


def _head_name(text: str, end: int) -> Span | None:
    """The name right before a bracket, unless it opens the text or names only a sort of thing."""
    found = _HEAD_NAME.search(text, max(0, end - _LOOK_BACK), end)
    if not found or not text[: found.start(1)].strip() or SORT.search(f" {found[1]}"):
        return None
    return None if GENERIC_ITEM.fullmatch(found[1]) else Span(*found.span(1))


def _bracket_choice(
    text: str, spans: Sequence[Span], joins: Sequence[re.Match[str]], *, cued: bool
) -> Choice | None:
    items = [s for s in spans if len(s) and not OPEN_ITEM.fullmatch(s.of(text))]
    etc = ETC.search(items[-1].of(text)) if items else None
    if etc:
        items[-1] = Span(items[-1].start, items[-1].start + etc.start())
    open_ended = cued or bool(etc) or len(items) < len(spans)
    words = [s.of(text) for s in items]
    if any(len(w.split()) > _NAMED_WORDS or NO_ITEM.match(w) or not w for w in words):
        return None
    either = any(m["either"] for m in joins)
    named = sum(map(_named, words))
    if len(items) > 1 and (named * 2 >= len(items) or open_ended):
        return Choice(tuple(items), open_ended or not either)
    if len(items) == 1 and either and open_ended and named:
        return Choice(tuple(items), open_ended=True)
    return None
