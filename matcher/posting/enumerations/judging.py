"""Which runs are lists: what they leave to choose, and whether their items can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

from index.types import Span
from matcher.lexicon.kind_votes import CLASSES
from matcher.lexicon.lists import (
    ASK_ITEM,
    CERTIFICATE,
    CHOICE,
    COUNTED,
    EXAMPLES,
    FIXED_PAIRS,
    GENERIC_ITEM,
    NARROWED_BY,
    NARROWS,
    NO_ITEM,
    SHARED_NOUN,
    SKILL_HEAD,
    SOME_OF,
    SORT,
    SORT_MODIFIERS,
    SORT_NOUNS,
    WAYS,
    YEARS_ASKED,
)
from matcher.lexicon.things import things
from matcher.lexicon.words import names, term
from matcher.posting.enumerations.brackets import inner
from matcher.posting.enumerations.heads import only_asks
from matcher.posting.enumerations.items import (
    BRACKET_WORDS,
    LOOK_BACK,
    NAMED_WORDS,
    Choice,
    named,
    without_sort,
)
from matcher.posting.enumerations.runs import Run
from matcher.posting.enumerations.slashes import slashed

_PLAIN_WORDS = 4
_TWO = 2  # items that a title may hold as well: "IT Security and Compliance Advisor"
_SHORT = re.compile(r"[A-Z].*[A-Z+#]|\d")  # an abbreviation, which leans on nothing
_NAMED_WORD = re.compile(r"[a-z]+[A-Z]")
_MOST_OF_SOME = 40  # names in all the choices of which each must hold
_LABEL = re.compile(r"[–—/]|\s-\s")  # "tools/frameworks – python"
_WAYS_WORDS = 6  # before ways to have gained something


def torn(text: str, run: Run, since: int) -> bool:
    """Whether the list of `run` would be torn from what it is asked with.

    `since` is where the words that belong to it begin: the end of the list before, or 0.
    """
    first = run.items[0].start
    before = text[max(since, first - LOOK_BACK) : first]
    ways = "or" in run.joins and WAYS.search(before) and _is_short(before)
    cue = EXAMPLES.search(before) if not ways else None
    head = text[since : first - len(before) + cue.start()] if cue else text[since:first]
    within = cue is not None and "including" in cue.group().lower()
    if not ways and not only_asks(head, examples=cue is not None, within=within):
        return True
    narrowed = run.tail in NARROWS and not cue and not ways
    narrowed = narrowed or bool(NARROWED_BY.match(text, run.items[-1].end))
    years = YEARS_ASKED.search(head) and not all(named(s.of(text)) for s in run.items)
    return bool(narrowed or years)


def _is_short(before: str) -> bool:
    """Whether the words before ways to have gained something do not say what was done."""
    words = before.lower().split()
    doing = (w for w in words if w.endswith("ing") and w not in SORT_MODIFIERS)
    return len(words) <= _WAYS_WORDS and not any(doing)


def left_out(text: str, run: Run) -> bool:
    """Whether what stands before a sort of thing and its examples would be lost.

    "Experience with relational databases and stores such as Redis" asks for the first too.
    """
    before = [span.of(text) for span in run.items[:-1]]
    kept = (named(item) or GENERIC_ITEM.fullmatch(item) for item in before)
    return run.contains and not all(kept)


def accept(text: str, run: Run) -> Iterator[Choice]:
    """The choices of a run, if its items can stand alone."""
    items = list(run.items)
    before = text[max(0, items[0].start - LOOK_BACK) : items[0].start]
    if run.contains and len(items) > 1:  # "Python and libraries such as ...": Python is asked for
        sort_of = [SORT.search(span.of(text)) for span in items[:-1]]
        if before.strip() and not any(sort_of) and all(named(s.of(text)) for s in items[:-1]):
            yield from (Choice((span,)) for span in items[:-1])
        return
    examples = bool(EXAMPLES.search(before))
    are_named = [named(span.of(text)) for span in items]
    items[-1] = without_sort(text, items[-1]) if len(items) > 1 else items[-1]
    alone = not before.strip() and not run.tail and run.order == (",",) and "/" not in text
    known = alone and all(
        names(f"we have long worked on {span.of(text)}") & things() for span in items
    )
    if not known and not run.goes_on and not _joined(run, len(items), examples=examples):
        return
    said = text[items[0].start : items[-1].end].casefold()
    if any(pair in said for pair in FIXED_PAIRS):
        return
    if not _possible([span.of(text) for span in items], run, before):
        return
    if not examples and _leaning([span.of(text) for span in run.items], run):
        return
    if not all(are_named) and not _plain_items(text, run, are_named, before, examples=examples):
        return
    yield from _chosen(text, run, items, before, examples=examples)


def _chosen(
    text: str, run: Run, items: Sequence[Span], before: str, *, examples: bool
) -> Iterator[Choice]:
    if {"and", "or"} <= run.joins and not examples:
        yield from () if run.open_ended or run.goes_on else _segments(text, run, items)
        return
    either = examples or "or" in run.joins or bool(CHOICE.search(before))
    either = either or (run.open_ended and (run.last == "or" or "and" not in run.joins))
    if either and run.goes_on:
        return  # "Python or R, and with SQL" can be read in two ways
    count = 0 if examples else _counted(before)
    size = len(items) - count + 1
    if count > 1 and size > 0 and comb(len(items), size) * size <= _MOST_OF_SOME:
        # Each choice that leaves out fewer than are asked for must hold: then so many are there.
        yield from map(Choice, combinations(items, size))
    elif count > _TWO:
        return
    elif either:
        spans = tuple(part for span in items for part in slashed(text, span) or (span,))
        yield Choice(spans, run.open_ended or examples, examples)
    else:
        yield from (_single(text, span) for span in items)


def _counted(before: str) -> int:
    """How many of a list are asked for by what stands before it; 0 where it does not say."""
    found = SOME_OF.search(before)
    return COUNTED[(found["least"] or found["more"] or found["of"]).casefold()] if found else 0


def _single(text: str, span: Span) -> Choice:
    """One item of those that must all hold: itself, or the choice that it holds."""
    names = slashed(text, span)
    return Choice(names) if names else inner(text, span) or Choice((span,))


def _segments(text: str, run: Run, items: Sequence[Span]) -> list[Choice]:
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


def _joined(run: Run, count: int, *, examples: bool) -> bool:
    """A list is joined by a word at its end; commas alone need three items and nothing after."""
    if count < 2:
        return count == 1 and run.open_ended and examples
    if run.last == "," and run.tail and not run.open_ended:
        return False
    return bool(run.joins & {"and", "or"}) or run.open_ended or count > 2


def _possible(items: Sequence[str], run: Run, before: str) -> bool:
    """Whether every item can be a thing at all, and the list is not one thing itself."""
    for item in items:
        words = len(item.split())
        if not any(c.isalpha() for c in item) or item.count("(") != item.count(")"):
            return False
        names_it = item.startswith("IT ") and len(items) > _TWO
        if words > (BRACKET_WORDS if "(" in item else NAMED_WORDS):
            return False
        if NO_ITEM.match(item) and not names_it:
            return False
    if any(pair in f" {run.last} ".join(items[-2:]).casefold() for pair in FIXED_PAIRS):
        return False
    # A list that opens the line: there a capital alone says little.
    opens = all(
        i[0].isupper() or i[0].isdigit() or i[0] == "(" or _NAMED_WORD.match(i) for i in items
    )
    first = items[0].partition("(")[0].split()
    titled = len(first) <= NAMED_WORDS and all(not w[0].islower() for i in items for w in i.split())
    titled = titled and run.joins == {"or"}
    acts = len(first) > 1 and term(first[0].lower()) in CLASSES["duty"]
    return bool(before.strip()) or (opens and not acts and (len(first) <= 2 or titled))


def _leaning(items: Sequence[str], run: Run) -> bool:
    """Whether the items before the last lean on its noun, or the first is an ask of its own."""
    if len(items) < 2 or (run.open_ended and "and" in run.joins):
        return run.open_ended and "and" in run.joins
    if "or" in run.joins and (ASK_ITEM.match(items[0]) or (" " in items[0] and "B" in items)):
        return True
    first, last = items[0].split(), items[-1].split()
    if len(first) > 1 and first[0].endswith("ing") and not last[0].endswith("ing"):
        return first[0].islower()  # "moderating groups and interviews"
    if len(last) < 2 or not last[-1].islower():
        return False
    if CERTIFICATE.search(last[-1]) and len(items) > 1:
        return not all(map(_SHORT.search, items))
    either = "or" in run.joins
    if either and named(last[0]) and last[-1] not in SORT_NOUNS and all(map(named, items)):
        return True  # "Lean or Kanban replenishment"
    if not SHARED_NOUN.search(last[-1]) or (named(last[0]) and SORT.search(items[-1])):
        return False
    if either or (named(items[0]) and not named(items[-1])):
        return True
    return any(not _SHORT.search(item) and " " not in item for item in items[:-1])


def _pair(items: Sequence[str], run: Run) -> bool:
    """Whether two plain things that end a text stand alone: "grant writing and fundraising".

    A word that may be an adjective leans on the noun of the other ("commercial and home baking").
    """
    if len(items) != 2 or "and" not in run.joins or run.tail or run.open_ended:
        return False
    first, last = items[0].split(), items[1].split()
    if max(len(first), len(last)) > 2 or len(last) > len(first) or last[-1] in SORT_NOUNS:
        return False
    doing = [words[-1].endswith("ing") for words in (first, last)]
    plural = [words[-1].endswith("s") and not words[-1].endswith("ss") for words in (first, last)]
    return all(doing) or all(plural) or (len(last) == 1 and bool(_SHORT.search(last[0])))


def _plain_items(
    text: str, run: Run, are_named: Sequence[bool], before: str, *, examples: bool
) -> bool:
    """Whether plain words can be items: none leans on the noun at the end of the last one."""
    ways = "or" in run.joins and bool(WAYS.search(before))
    offered = bool(CHOICE.search(before)) and len(run.items) > 2
    offered = offered and not _LABEL.search(text[run.items[0].start : run.items[0].end])
    if not examples and not ways and not offered and not SKILL_HEAD.search(before):
        return False
    items = [span.of(text) for span in run.items]
    words = [len(item.split()) for item in items]
    if max(words) > _PLAIN_WORDS or run.tail == "to":
        return False
    if examples or any(are_named[:-1]):
        return not any(GENERIC_ITEM.fullmatch(item) for item in items) or examples
    if any(GENERIC_ITEM.fullmatch(item) for item in items):
        return False
    if ways or len(items) == 1 or _pair(items, run):
        return True
    sorts = [item.split()[-1] in SORT_NOUNS for item in items]
    if sorts[-1] and not any(sorts[:-1]) and 1 < words[-1] <= words[0]:
        return False  # "workforce management and forecasting tools"
    doing = [item.split()[0].endswith("ing") and len(item.split()) > 1 for item in items]
    if (doing[0] and not all(doing)) or words[-1] > min(words[:-1]) + 1:
        return False
    if min(words[:-1]) < 2 <= words[-1] or items[0].split()[-1] in items[-1].split()[:-1]:
        return False  # "relational and graph databases", "small scale and large scale systems"
    return len(items) > 2 or min(words) > 1
