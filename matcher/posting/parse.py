"""From a document to a posting: title, then every ask with its level, kind and parts.

1. `lines` - what stands on a line of its own, without bullets; `running` lines cut at headings.
2. `sections` - headings open zones; the company, pay, law and how to apply are left out.
   `loose` - asks that stand under no heading.
   `cuts` - lines that ask at several levels, or for several sorts of thing.
3. `levels`, `kinds`, `parts` - what each ask is.
4. `title` - what the job is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.errors import TooLarge
from index.types import Document
from matcher.errors import NoRequirements
from matcher.legibility import legibility_of, notices
from matcher.lexicon.headings import Zone
from matcher.lexicon.postings import ASK_STARTS, KNOCKS_OUT
from matcher.posting import cuts, either, lines, loose, parts, running, sections, title
from matcher.posting.kinds import kind_of
from matcher.posting.levels import level_of
from matcher.posting.sections import Ask
from matcher.types import Kind, Level, Posting, Requirement

MOST_ASKS = 500  # the longest of real postings ask for some sixty things
MOST_ASKED = 40_000  # characters of all of them; of real postings 6,000


def parse(document: Document) -> Posting:
    """What `document` asks for, in its own order.

    Raises `NoRequirements` if nothing in it asks for anything, `TooLarge` for more than
    `MOST_ASKS`, or for asks of more than `MOST_ASKED` characters in all. Pure: the same document
    gives the same posting.
    """
    written = either.joined(document.text, lines.read(document))
    found = [part for line in written for part in running.split(line)]
    walk = sections.walk(found)
    asks = _asks(walk) or _cut(loose.asks_alone(found))
    _check(asks)
    requirements = tuple(_once(_requirement(ask) for ask in asks))
    if not requirements:
        why = " ".join(notices(legibility_of(document), scored=False))
        raise NoRequirements(
            "nothing in the posting asks for anything: no line under a heading such as "
            "Responsibilities or Qualifications, and no sentence that says what is required. "
            f"{why and f'{why} '}Check that it is a job posting and that its text is complete."
        )
    name, span = title.find(found, walk.fronts)
    return Posting(document.id, document.name, name, span, requirements, legibility_of(document))


def _check(asks: Sequence[Ask]) -> None:
    """Raise `TooLarge` for more than one job asks for: each word of it is looked up many times."""
    if len(asks) > MOST_ASKS:
        raise TooLarge(
            f"the posting asks for {len(asks):,} things; the limit is {MOST_ASKS:,}. "
            "Send the posting of one job."
        )
    asked = sum(len(ask.line.text) for ask in asks)
    if asked > MOST_ASKED:
        raise TooLarge(
            f"what the posting asks for has {asked:,} characters; the limit is {MOST_ASKED:,}. "
            "Send the posting of one job."
        )


def _asks(walk: sections.Walk) -> list[Ask]:
    """What the headings gave.

    Where they gave no duties, or no qualifications, what lists and sentences elsewhere give.
    """
    asks = [
        ask
        for group in walk.groups
        for ask in _cut(sections.split_prose(group), prose=len(group) < sections.RUN)
    ]
    levels = {level_of(ask.zone, ask.line.text) for ask in asks}
    listed = _cut(loose.asks_in_lists(walk.loose))
    if Level.RESPONSIBILITY not in levels:
        asks += listed if any(map(_duty, listed)) else []
    if Level.MINIMUM not in levels:
        if Level.PREFERRED not in levels:
            asks = [_asked(ask) for ask in asks]
        asks += [ask for ask in listed if not _duty(ask) and ask not in asks]
        asks += _cut(loose.asks_in_prose(walk.loose))
    else:
        asks += filter(_knocks_out, loose.asks_in_prose(walk.loose))
    return sorted(asks, key=lambda ask: ask.line.span)


def _duty(ask: Ask) -> bool:
    return ask.zone is Zone.RESPONSIBILITY


def _knocks_out(ask: Ask) -> bool:
    """Whether a sentence apart from the qualifications says who may be hired at all."""
    text = ask.line.text
    return kind_of(text) is Kind.AUTHORIZATION and bool(KNOCKS_OUT.search(text))


def _cut(asks: Iterable[Ask], *, prose: bool = False) -> list[Ask]:
    return [piece for ask in asks for piece in cuts.asks(ask, prose=prose)]


def _asked(ask: Ask) -> Ask:
    """In a posting without qualifications, a line among the duties that asks is one."""
    asks = ask.zone is Zone.RESPONSIBILITY and ASK_STARTS.match(ask.line.text)
    return Ask(ask.line, Zone.MINIMUM) if asks else ask


def _requirement(ask: Ask) -> Requirement:
    text = ask.line.text
    level = level_of(ask.zone, text)
    duty = level is Level.RESPONSIBILITY
    all_of = (parts.whole(ask.line),) if duty else parts.split(ask.line)
    return Requirement(text, level, kind_of(text), ask.line.span, all_of)


def _once(requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    seen: set[tuple[Level, str]] = set()
    for requirement in requirements:
        key = (requirement.level, requirement.text)
        if key not in seen:
            seen.add(key)
            yield requirement
