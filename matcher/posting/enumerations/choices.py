"""The lists inside a text: what is named, and whether one is enough.

Named things ("Python", "US GAAP") are cut wherever they are joined; plain words only where a skill
is asked for and each of them can stand alone. `matcher.lexicon.lists` holds the words.
"""

from __future__ import annotations

from index.types import Span
from matcher.lexicon.lists import ONE_NAME, SEPARATOR
from matcher.posting.enumerations.brackets import in_brackets
from matcher.posting.enumerations.heads import only_asks
from matcher.posting.enumerations.items import Choice, depths, named
from matcher.posting.enumerations.judging import accept, left_out, torn
from matcher.posting.enumerations.runs import first_item, last_item, read
from matcher.posting.enumerations.slashes import with_slash

_MOST_JOINS = 60  # a text with more of them is no sentence that a reader would take apart
_AFTER = 3  # words behind the last bracket


def choices(text: str) -> list[Choice]:
    """What `text` lists, each choice in its order; nothing if it lists nothing that is sure."""
    text = ONE_NAME.sub(lambda name: name[0].replace(" ", "-"), text)
    found = _in_sentence(text)
    if found is None:
        return []
    found = found or _bracketed(text) or list(with_slash(text))
    if any(choice.examples for choice in found):  # "frameworks and libraries such as A or B"
        found = [c for c in found if c.examples or any(named(s.of(text)) for s in c.items)]
    return found


def _in_sentence(text: str) -> list[Choice] | None:
    """The lists of a sentence; None where any of them would leave out what it is joined to."""
    depth = depths(text)
    joins = [m for m in SEPARATOR.finditer(text) if not depth[m.start()]]
    if len(joins) > _MOST_JOINS:
        return []
    edges = [0, *(edge for m in joins for edge in m.span()), len(text)]
    cells = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    found: list[Choice] = []
    n, unsure, since = 0, False, 0
    while n < len(joins):
        first = first_item(text, cells[n], depth)
        run = read(text, cells, joins, Span(n, len(joins)), first) if first else None
        accepted = list(accept(text, run)) if run else []
        if run and ((accepted and torn(text, run, since)) or left_out(text, run)):
            return None
        if not accepted and (unsure or (run and run.goes_on)):
            return None
        unsure = bool(run and run.goes_on)
        found += accepted
        since = run.items[-1].end if run and accepted else since
        n = run.next if run and accepted else n + 1
    if not unsure:
        return found
    last = last_item(text, cells[-1], depth)
    return [*found, Choice((last,))] if last else None


def _bracketed(text: str) -> list[Choice]:
    """The lists in brackets, if no bracket and no word of the text is left out by them."""
    found = list(in_brackets(text))
    if not found or text.count("(") != len(found):
        return []
    since = 0
    for choice in found:
        opened = text.rfind("(", 0, choice.items[-1].start)
        opened = opened if opened >= since else choice.items[0].start
        head = text[since : min(opened, choice.items[0].start)]
        with_head = choice.items[0].start < opened
        if not only_asks(head, examples=not with_head):
            return []
        since = text.find(")", choice.items[-1].start) + 1
    after = text[since:].split()
    return found if len(after) <= _AFTER and not SEPARATOR.search(text, since) else []
