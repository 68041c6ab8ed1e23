"""Publications, patents, grants, fellowships, talks and portfolios: named by the resume, or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.types import Passage
from matcher.lexicon.certificates import OPEN
from matcher.lexicon.denials import denies
from matcher.lexicon.venues import (
    BESIDE,
    GIVEN,
    OTHER_VENUE_NAMES,
    OWN_PAPER,
    PLAIN_VENUES,
    RECORDS,
    REFUSED,
    SCHOLARSHIP,
    VENUE,
    VENUE_CUE,
    VENUES,
    WORKSHOP,
)
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, first_of, score_at

SURE = 0.75  # at the least: a paper at the very venue that is asked for
FULL, STATED, NEIGHBOUR, PARTLY, AROUND, NONE = 0.95, 0.85, 0.8, 0.5, 0.3, 0.05
_STATED = tuple((name, Hinted.of(states)) for name, _, states in RECORDS)
_VENUE = Hinted.of(VENUE)
_LONGEST = 16  # words of a requirement that is about a record and nothing else
PUBLICATIONS, PORTFOLIO, FELLOWSHIP = "publications", "a portfolio", "a fellowship"


@dataclass(frozen=True, slots=True)
class Asked:
    """A record that is asked for: its sorts, of which one is enough, and the venues named."""

    sorts: tuple[str, ...]
    venues: tuple[str, ...]
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A line that states a record of one sort, with the venues it names.

    `begun`: not out yet. `beside`: attended or reviewed for, and not published at.
    """

    sort: str
    ordinal: int
    venues: tuple[str, ...]
    begun: bool
    beside: bool


def venues_in(text: str, *, cued: bool) -> tuple[str, ...]:
    """The venues that `text` names; those that are words too only where it is about papers.

    >>> venues_in("Papers at NIPS 2016 and CHI", cued=True)
    ('NeurIPS', 'CHI')
    """
    found = [m.group() for m in VENUE.finditer(text) if cued or m.group() not in PLAIN_VENUES]
    return tuple(dict.fromkeys(OTHER_VENUE_NAMES.get(name, name) for name in found))


def asked_of(requirement: Requirement) -> Asked | None:
    """The record that `requirement` asks for, or None if it asks for none."""
    text = needed(requirement.text)
    venues = venues_in(text, cued=bool(VENUE_CUE.search(text)))
    sorts = tuple(name for name, asks, _ in RECORDS if asks.search(text))
    if venues and PUBLICATIONS not in sorts:
        sorts = (PUBLICATIONS, *sorts)
    if requirement.kind not in (Kind.OTHER, Kind.EXPERIENCE, Kind.SKILL) or not sorts:
        return None
    if len(text.split()) > _LONGEST and not venues:
        return None
    return Asked(sorts, venues, bool(OPEN.search(text)))


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The records that the lines of a resume state."""
    stated = [(name, over) for name, states in _STATED if (over := reading.over(states))]
    venue = reading.over(_VENUE)
    lines = zip(reading.resume.passages, reading.lowers, strict=True)
    found = [(h, p.text) for p, lower in lines for h in _held(p, lower, stated, venue)]
    return tuple([held for held, text in found if not (denies(text) or REFUSED.search(text))])


def _held(
    passage: Passage, lower: str, stated: Sequence[tuple[str, Hinted]], venue: Hinted | None
) -> Iterator[Held]:
    text = passage.text
    section = passage.label == SectionKind.PUBLICATIONS.value
    venues: tuple[str, ...] = ()
    if venue and venue.search(text, lower):
        venues = venues_in(text, cued=section or bool(VENUE_CUE.search(text)))
    names = [name for name, states in stated if states.search(text, lower)]
    if SCHOLARSHIP in names and GIVEN.search(text):
        names.remove(SCHOLARSHIP)
    if venues or section:
        names = [PUBLICATIONS, *(name for name in names if name != PUBLICATIONS)]
    if names:
        begun, beside = bool(WORKSHOP.search(text)), _beside(text, listed=section)
        for n, name in enumerate(names):
            around = beside and name == PUBLICATIONS
            yield Held(name, passage.ordinal, () if n else venues, begun, around)


def _beside(text: str, *, listed: bool) -> bool:
    """Whether `text` tells of going to a venue, or of judging for it; no title of a paper does."""
    found = BESIDE.match(text) if listed else BESIDE.search(text)
    return found is not None and not OWN_PAPER.search(BESIDE.sub(" ", text))


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores, as_of: Month) -> Ruling:
    """What the stated records are worth: the best of them."""
    del as_of
    sorts = (*asked.sorts, SCHOLARSHIP) if FELLOWSHIP in asked.sorts else asked.sorts
    found = [(_worth(asked, h), h) for h in held if h.sort in sorts]
    if not found:
        if asked.sorts == (PORTFOLIO,):
            said = "no line names a portfolio; a link may stand among the contact lines"
            return Ruling(0.0, (), (said,), unknown=True)
        return Ruling(NONE, (), (f"the resume names no {' or '.join(_bare(asked.sorts))}",))
    found.sort(key=lambda f: (-f[0][0], -score_at(scores, f[1].ordinal), f[1].ordinal))
    (coverage, reason), _ = found[0]
    shown = first_of(h.ordinal for _, h in found)
    least, most = SURE if coverage == FULL else 0.0, AROUND if coverage == AROUND else 1.0
    return Ruling(coverage, shown, (reason,), least=least, most=most)


def _bare(sorts: tuple[str, ...]) -> list[str]:
    return [sort.removeprefix("a ") for sort in sorts]


def _worth(asked: Asked, held: Held) -> tuple[float, str]:
    if held.beside:
        return AROUND, "it tells of attending or reviewing, and not of publishing"
    if held.sort == SCHOLARSHIP:
        return PARTLY, "it names a scholarship, and no fellowship"
    less = 0.6 if held.begun else 1.0
    if not asked.venues or held.sort != PUBLICATIONS:
        return STATED * less, f"it names {held.sort}"
    same = next((v for v in held.venues if v in asked.venues), None)
    if same:
        return FULL * less, f"it names {same}"
    wanted = {VENUES[venue] for venue in asked.venues}
    near = next((v for v in held.venues if VENUES[v] in wanted), None)
    if near:
        worth = NEIGHBOUR if asked.open_ended else PARTLY
        return worth * less, f"it names {near}, a venue of the same field"
    elsewhere = PARTLY if asked.open_ended else AROUND
    return elsewhere * less, "it names publications, at none of the venues that are asked for"
