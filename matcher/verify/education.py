"""The degree that is asked for, and what the resume shows of it: level first, then field."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.types import Passage
from matcher.lexicon.degrees import (
    DEGREES,
    EXPECTED_IN,
    EXPERIENCE_INSTEAD,
    FAMILIES,
    IN_PROGRESS_WELCOME,
    NEIGHBOURS_WELCOME,
    NO_DEGREE_ASKED,
    SHARED_BY_FIELDS,
    SOME_DEGREE,
    UNFINISHED,
    Rank,
)
from matcher.lexicon.stance import denies
from matcher.lexicon.words import term, terms
from matcher.types import Finding, Month, Requirement, Resume, SectionKind

_FAMILIES = tuple(frozenset(term(word) for word in family) for family in FAMILIES)
_EMPTY = frozenset(term(word) for word in SHARED_BY_FIELDS)
_FIELD = re.compile(r"\b(?:in|of)\b(.*)", re.IGNORECASE | re.DOTALL)

# Coverage by what is shown: the grade that a careful reader would give, halved, and a little
# inside it, since a degree line may still mislead.
STATED = {"education": 1.0, "summary": 0.95, "certifications": 0.95}
ELSEWHERE = 0.5
CALLED = {
    Rank.SCHOOL: "high-school diploma",
    Rank.ASSOCIATE: "associate's degree",
    Rank.BACHELOR: "bachelor's degree",
    Rank.MASTER: "master's degree",
    Rank.DOCTOR: "doctorate",
}
FULL, NEIGHBOUR, OTHER_FIELD, UNFINISHED_DEGREE, LOWER, NONE = 0.95, 0.85, 0.5, 0.5, 0.25, 0.05


@dataclass(frozen=True, slots=True)
class Asked:
    """A degree as a posting asks for it; `fields` is empty where any field will do."""

    rank: Rank
    fields: frozenset[str]
    neighbours: bool
    in_progress: bool
    experience_instead: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A degree as a resume states it; `stated` is what its place in the resume makes it worth."""

    rank: Rank
    passage: Passage
    fields: frozenset[str]
    finished: bool
    stated: float


def asked_of(text: str) -> Asked | None:
    """The degree that `text` asks for, or None if it names none. Of several, the lowest will do.

    >>> asked_of("BA/BS degree or equivalent practical experience").rank.name
    'BACHELOR'
    """
    ranks = ranks_in(text)
    if not ranks or NO_DEGREE_ASKED.search(text):
        return None
    found = _FIELD.search(text)
    named = terms(found.group(1)) - _EMPTY if found else frozenset()
    known = frozenset().union(*_FAMILIES)
    return Asked(
        rank=min(ranks),
        fields=named & known,
        neighbours=bool(NEIGHBOURS_WELCOME.search(text)),
        in_progress=bool(IN_PROGRESS_WELCOME.search(text)),
        experience_instead=bool(EXPERIENCE_INSTEAD.search(text)),
    )


def ranks_in(text: str) -> set[Rank]:
    """The degrees that `text` names; one without its level is taken for a bachelor's."""
    named = {rank for rank, pattern in DEGREES if pattern.search(text)}
    return named or ({Rank.BACHELOR} if SOME_DEGREE.search(text) else set())


def held_in(resume: Resume, as_of: Month) -> Iterable[Held]:
    """The degrees that a resume states: in its education, or named outright anywhere else."""
    for passage in resume.passages:
        schooling = passage.label == SectionKind.EDUCATION.value
        ranks = ranks_in(passage.text)
        if ranks and (schooling or len(passage.text) < 160):
            yield Held(
                rank=max(ranks),
                passage=passage,
                fields=terms(passage.text) - _EMPTY,
                finished=_finished(passage.text, as_of),
                stated=STATED.get(passage.label, ELSEWHERE),
            )


def verify_education(requirement: Requirement, resume: Resume, as_of: Month) -> Finding | None:
    """What the resume's degrees are worth for `requirement`; None if no degree is asked for.

    A degree that was expected in a year before `as_of` is taken for finished.
    """
    asked = asked_of(requirement.text)
    if asked is None:
        return None
    weighed = [(*worth(asked, held), held) for held in held_in(resume, as_of)]
    best = max(weighed, key=lambda w: (w[0], -w[2].passage.ordinal), default=None)
    instead = asked.experience_instead and _jobs(resume)
    if best is None:
        return Finding(NONE, (), ("no degree is named in the resume",), at_least=instead)
    weighed.sort(key=lambda w: (-w[0], w[2].passage.ordinal))
    shown = tuple(held.passage for _, _, held in weighed)
    return Finding(best[0], shown, (best[1],), at_least=instead)


def worth(asked: Asked, held: Held) -> tuple[float, str]:
    """Coverage that one degree gives, and the reason.

    A degree named outside education and summary, in a list of skills or in a duty, is half a
    statement.
    """
    full, reason = _worth(asked, held)
    return round(full * held.stated, 4), reason


def _worth(asked: Asked, held: Held) -> tuple[float, str]:
    have, want = CALLED[held.rank], CALLED[asked.rank]
    if held.rank < asked.rank:
        return LOWER, f"a {have} is named; a {want} is asked for"
    if not held.finished and not asked.in_progress:
        return UNFINISHED_DEGREE, f"a {have} is under way, not finished"
    if not asked.fields or asked.fields & held.fields:
        level = have if held.rank == asked.rank else f"{have}, above the {want}"
        field = ", in a field that is asked for" if asked.fields else ""
        return FULL, f"it names a {level}{field}"
    near = any(asked.fields & family and held.fields & family for family in _FAMILIES)
    if near and asked.neighbours:
        return NEIGHBOUR, f"it names a {have} in a related field"
    return OTHER_FIELD, f"it names a {have} in another field"


def _finished(text: str, as_of: Month) -> bool:
    if denies(text):
        return False
    if not UNFINISHED.search(text):
        return True
    expected = EXPECTED_IN.search(text)
    return expected is not None and int(expected.group(1)) < as_of.year


def _jobs(resume: Resume) -> bool:
    return any(s.kind is SectionKind.EXPERIENCE and s.entries for s in resume.sections)
