"""The degree that is asked for, by level and field, against the degrees that a resume states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.types import Passage
from matcher.lexicon.degrees import (
    ANY_FIELD,
    ASSOCIATES,
    BARE_DEGREE,
    BEGUN,
    EXPECTED_IN,
    EXPERIENCE_INSTEAD,
    FIELD_ENDS,
    FIELD_SYNONYMS,
    GOES_ON,
    IN_PROGRESS_WELCOME,
    LEFT,
    NEIGHBOURS_WELCOME,
    NO_DEGREE_ASKED,
    NOT_HELD,
    OF_LEARNERS,
    OF_STUDY,
    OR_FINISHED,
    SCHOOL_OF_HIGHER,
    TO_RETURN,
    TWO_CAPITALS,
    UNDER_WAY_ASKED,
    Rank,
)
from matcher.lexicon.denials import denies
from matcher.lexicon.others import anothers
from matcher.lexicon.words import term
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.fields import (
    EDUCATION,
    EMPTY,
    WEAK,
    Credentials,
    Named,
    broad_families,
    credentials_of,
    degrees_in,
    families_of,
    field_terms,
    phrases_in,
)
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, score_at

_SAME = {term(word): term(other) for word, other in FIELD_SYNONYMS.items()}
_USES = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:proficien\w+|experienced?|knowledge|using|track record|ability"
    r"|expertise)\b",
    re.IGNORECASE,
)
_ON_DEGREES = re.compile(r"\b(?:degrees?|bachelor\S*|master\S*|diploma|ph\.?d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DONE, STARTED, STOPPED = "done", "started", "stopped"
SAME, NEAR_FIELD, OTHER_FIELD = 2, 1, 0
CALLED = {
    Rank.SCHOOL: "high-school diploma",
    Rank.ASSOCIATE: "associate's degree",
    Rank.BACHELOR: "bachelor's degree",
    Rank.MASTER: "master's degree",
    Rank.DOCTOR: "doctorate",
}
# What is worth how much, as careful readers grade it.
FULL, RELATED, RELATED_UNASKED, OTHER, BEGUN_WORTH, LEFT_WORTH = 0.96, 0.85, 0.65, 0.5, 0.5, 0.45
FAR_BELOW, NO_DEGREE, SCHOOL_ONLY = 0.15, 0.1, 0.35
# The next lower degree, in the field that is asked for and in another, by what is asked for.
ONE_BELOW = {
    Rank.ASSOCIATE: (0.4, 0.38),
    Rank.BACHELOR: (0.4, 0.38),
    Rank.MASTER: (0.25, 0.15),
    Rank.DOCTOR: (0.32, 0.3),
}
UNDER_WAY, NOT_UNDER_WAY = 0.7, 0.05  # a degree under way, where one is to be returned to
INSTEAD, SOME_YEARS = 0.65, 3.0  # experience in place of a degree, and how much of it
NO_MORE_ENROLLED = 0.45  # finished, where one that goes on is asked for
MENTIONED = 0.6  # named in a duty
AS_GOOD = 0.05  # below the best degree, another one is shown beside it
# A requirement of another kind asks for a degree if it opens with one and is short.
_OPENS, _LONGEST = 26, 16
# Headings beside a degree: "BA, European Studies. Computer Skills".
_NO_FIELD = re.compile(r"^\W*education\b|\b(?:computer|language|technical) skills\b", re.IGNORECASE)
_LONGEST_SCHOOL = 160  # characters of a line that names a school
_FEW = 1  # words of a line that tells nothing alone


@dataclass(frozen=True, slots=True)
class Option:
    """One degree that would do: its rank, the phrases of its fields; none where any will do.

    `bare`: no level is named, so that the lowest one will do.
    """

    rank: int
    fields: tuple[tuple[str, ...], ...]
    families: tuple[int, ...]
    broad: bool
    bare: bool = False


_ANY = Option(int(Rank.ASSOCIATE), (), (), False, bare=True)


@dataclass(frozen=True, slots=True)
class Asked:
    """A degree as a posting asks for it; of its options one is enough.

    `enrolled`: one that is under way, and no finished one. `returns`: one that is under way, to be
    returned to after the job.
    """

    options: tuple[Option, ...]
    neighbours: bool
    in_progress: bool
    experience_instead: bool
    returns: bool = False
    enrolled: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A degree as a resume states it. `year` is the last one beside it, or the one expected.

    `rank` is 0 for a school of higher learning that is named without a degree. `stated`: it stands
    where degrees stand, and not in a duty. `diploma`: of its rank, and no degree by its name.
    """

    rank: int
    ordinal: int
    fields: tuple[str, ...]
    families: tuple[int, ...]
    state: str
    year: int | None
    stated: bool
    diploma: bool = False


def asked_of(requirement: Requirement) -> Asked | None:
    """The degree that `requirement` asks for, or None if it asks for none.

    A text that names a degree by the way, such as a duty, asks for none: of kinds other than
    education and years only what names a degree outright counts.
    """
    text = needed(requirement.text)
    if requirement.kind is Kind.EDUCATION and TO_RETURN.search(text):
        return Asked((_ANY,), True, True, False, returns=True)
    if NO_DEGREE_ASKED.search(text) or (_USES.search(text) and not _ON_DEGREES.search(text)):
        return None
    named = [_bare(d.start, d.end) if _levelless(text, d) else d for d in degrees_in(text)]
    if requirement.kind is Kind.EDUCATION and not named:
        found = BARE_DEGREE.finditer(text)
        named = [Named(Rank.BACHELOR, m.start(), m.end(), "") for m in found]
        named = [_bare(d.start, d.end) if _levelless(text, d) else d for d in named]
    elif requirement.kind not in (Kind.EDUCATION, Kind.YEARS):
        named = [
            d for d in named if d.rank >= Rank.ASSOCIATE and not OF_LEARNERS.match(text, d.end)
        ]
        if (
            not named
            or named[0].start > _OPENS
            or len(text.split()) > _LONGEST
            or _USES.search(text)
        ):
            return None
    elif requirement.kind is Kind.YEARS:
        named = [d for d in named if d.rank >= Rank.BACHELOR]
    if not named:
        return None
    return Asked(
        options=_options(text, named),
        neighbours=bool(NEIGHBOURS_WELCOME.search(text)) or bool(ANY_FIELD.search(text)),
        in_progress=bool(IN_PROGRESS_WELCOME.search(text)),
        experience_instead=bool(EXPERIENCE_INSTEAD.search(text)),
        enrolled=bool(UNDER_WAY_ASKED.search(text)) and not OR_FINISHED.search(text),
    )


def _bare(start: int, end: int) -> Named:
    return Named(Rank.ASSOCIATE, start, end, "")


def _levelless(text: str, named: Named) -> bool:
    """Whether it says "degree" or "college degree", of which the lowest will do."""
    said = text[named.start : named.end].casefold()
    return said in ("degree", "degrees", "college degree", "college degrees")


def _options(text: str, named: list[Named]) -> tuple[Option, ...]:
    """The degrees with their fields; "BA or BS in X" asks for X of both."""
    options: list[Option] = []
    following: tuple[tuple[str, ...], ...] = ()
    for n in range(len(named) - 1, -1, -1):
        degree = named[n]
        until = named[n + 1].start if n + 1 < len(named) else len(text)
        fields = (
            phrases_in(degree.fields) if degree.fields else _fields_after(text[degree.end : until])
        )
        if not fields and not degree.fields and n + 1 < len(named):
            fields = following
        bare = _levelless(text, degree)
        if not fields and bare and len(named) == 1 and not ANY_FIELD.search(text):
            fields = phrases_in(text[: degree.start])
        following = fields
        broad = broad_families(text[degree.end : until]) or (
            broad_families(text) if len(named) == 1 else ()
        )
        families = tuple(sorted({*families_of(fields), *broad}))
        options.append(Option(int(degree.rank), fields, families, bool(broad), bare))
    return tuple(dict.fromkeys(reversed(options)))


def _fields_after(text: str) -> tuple[tuple[str, ...], ...]:
    if ANY_FIELD.search(text):
        return ()
    end = FIELD_ENDS.search(text)
    said = text[: end.start()] if end else text
    opened = re.match(
        r"[\s'’)(.]*(?:degree|diploma|level|qualification)?\s*(?:\([^)]*\))?\s*"
        r"(?:with (?:an? )?(?:\w+ ){1,3}in|in|of|:|,)?\s",
        said,
    )
    named = opened is not None and opened.group().rstrip().endswith((" in", " of"))
    return phrases_in(said[opened.end() :] if opened else said, education=named)


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The degrees that a resume states: in its education, or named outright anywhere else."""
    headings, among = reading.headings, credentials_of(reading)
    return tuple(
        [held for p in reading.resume.passages for held in _held(p, p.ordinal in headings, among)]
    )


def _held(passage: Passage, heading: bool, among: Credentials) -> list[Held]:
    text, schooling = passage.text, passage.label == SectionKind.EDUCATION.value
    duty = passage.label == SectionKind.EXPERIENCE.value and not heading
    named = degrees_in(text, among)
    if not named:
        if schooling and len(text) < _LONGEST_SCHOOL and SCHOOL_OF_HIGHER.search(text):
            return [_one(passage, None, text, stated=False)]
        return []
    if duty and len(text) > 90:
        return []
    found = []
    for n, degree in enumerate(named):
        if NOT_HELD.search(text[: degree.start]) or anothers(text, degree.start, degree.end):
            continue
        if passage.label == SectionKind.EXPERIENCE.value and _at_work(text, degree):
            continue
        start = 0 if n == 0 else degree.start
        end = named[n + 1].start if n + 1 < len(named) else len(text)
        found.append(_one(passage, degree, text[start:end], start, stated=schooling or not duty))
    return found


def _at_work(text: str, degree: Named) -> bool:
    """Whether two capitals in a job are more likely its title or an employer than a degree."""
    if not TWO_CAPITALS.fullmatch(text[degree.start : degree.end].rstrip(".")):
        return False
    return not (SCHOOL_OF_HIGHER.search(text) or OF_STUDY.match(text, degree.end))


def _line(said: str, at: int) -> str:
    """The line of `said` that holds the place `at`; the whole of it where that line is short."""
    start = said.rfind("\n", 0, at) + 1
    end = said.find("\n", at)
    line = said[start : end if end >= 0 else len(said)]
    return line if len(line.split()) > _FEW else said


def _one(
    passage: Passage, degree: Named | None, said: str, start: int = 0, *, stated: bool
) -> Held:
    own = degree.fields if degree else ""
    named = passage.text[degree.start : degree.end] if degree else ""
    diploma = degree is not None and degree.rank == Rank.ASSOCIATE and not ASSOCIATES.match(named)
    words = (field_terms(_NO_FIELD.sub(" ", said)) | field_terms(own)) - (EMPTY - {EDUCATION})
    fields = tuple(sorted(words | {_SAME[word] for word in words if word in _SAME}))
    line = _line(said, degree.start - start if degree else 0)
    expected = EXPECTED_IN.search(line)
    # Of what goes on the first year is no end.
    years = [int(y) for y in _YEAR.findall(line)]
    if GOES_ON.search(line) and len(years) == 1:
        years = []
    state = DONE
    if LEFT.search(line) or denies(line):
        state = STOPPED
    elif BEGUN.search(line):
        state = STARTED
    return Held(
        rank=int(degree.rank) if degree else 0,
        ordinal=passage.ordinal,
        fields=fields,
        families=families_of((fields,)),
        state=state,
        year=int(expected.group(1)) if expected else max(years, default=None),
        stated=stated,
        diploma=diploma,
    )


def weigh(
    asked: Asked,
    held: tuple[Held, ...],
    scores: Scores,
    as_of: Month,
    practice: float = 0.0,
    *,
    elsewhere: bool = False,
) -> Ruling:
    """What the held degrees are worth: the best of them for the option that it fits best.

    A degree that was expected before `as_of` is taken for finished, one whose year lies after it
    for begun. `practice` are the years of work that the resume shows, for a posting that takes
    experience instead; `elsewhere`: enough of them, and none in a field that is asked for.
    """
    if asked.returns:
        return _going_on(held, as_of)
    weighed = [(*_worth(option, h, asked, as_of), h) for h in held for option in asked.options]
    weighed.sort(key=lambda w: (-w[0], -score_at(scores, w[2].ordinal), w[2].ordinal))
    coverage, reason = (
        weighed[0][:2] if weighed else (NO_DEGREE, "no degree is named in the resume")
    )
    least = max(FAR_BELOW, coverage - AS_GOOD)
    shown = tuple(dict.fromkeys(h.ordinal for w, _, h in weighed if w > least))[:5]
    coverage = max(coverage, NO_DEGREE)
    if not shown and weighed:
        shown = (weighed[0][2].ordinal,)
    if elsewhere and coverage < INSTEAD:
        reason = f"{reason}; experience is taken instead, and no job is seen in that field"
    elif asked.experience_instead and practice >= SOME_YEARS and coverage < INSTEAD:
        said = f"{reason}; experience is taken instead, and its jobs add up to {practice:.0f} years"
        return Ruling(INSTEAD, shown, (said,), at_least=True)
    return Ruling(coverage, shown, (reason,), at_least=asked.experience_instead)


def _going_on(held: tuple[Held, ...], as_of: Month) -> Ruling:
    """Whether a degree is under way that can be returned to."""
    open_ones = [h for h in held if h.rank >= Rank.ASSOCIATE and _state(h, as_of) == STARTED]
    if not open_ones:
        return Ruling(NOT_UNDER_WAY, (), ("no degree is under way",), alone=True)
    shown = tuple(dict.fromkeys(h.ordinal for h in open_ones))
    return Ruling(UNDER_WAY, shown, ("a degree is under way",), alone=True)


def _worth(option: Option, held: Held, asked: Asked, as_of: Month) -> tuple[float, str]:
    full, reason = _rule(option, held, asked, as_of)
    return round(full * (1.0 if held.stated or not held.rank else MENTIONED), 4), reason


def _rule(option: Option, held: Held, asked: Asked, as_of: Month) -> tuple[float, str]:
    want = "degree" if option.bare else CALLED[Rank(option.rank)]
    if not held.rank:
        return (
            (SCHOOL_ONLY, "a university or college is named, without a degree")
            if (option.rank <= Rank.BACHELOR)
            else (FAR_BELOW, f"no {want} is named")
        )
    have = CALLED[Rank(held.rank)]
    if held.rank < option.rank or (option.bare and held.diploma):
        worth = FAR_BELOW
        near = option.bare or held.rank == option.rank - 1
        if near and held.rank > Rank.SCHOOL:
            worth = ONE_BELOW[Rank(option.rank)][0 if _field(option, held) else 1]
        have = "diploma" if option.bare and held.diploma else have
        return worth, f"{_a(have)} is named; {_a(want)} is asked for"
    field = _field(option, held)
    state = _state(held, as_of)
    if state == STOPPED or (state == STARTED and not asked.in_progress):
        worth = LEFT_WORTH if state == STOPPED else BEGUN_WORTH
        said = "was left unfinished" if state == STOPPED else "is under way, not finished"
        return worth if field else worth * 0.8, f"{_a(have)} {said}"
    if asked.enrolled and state == DONE:
        worth = NO_MORE_ENROLLED if field else NO_MORE_ENROLLED * 0.8
        return worth, f"{_a(have)} is finished; one under way is asked for"
    same = option.bare or held.rank == option.rank
    level = have if same else f"{have}, above the {want}"
    if field == SAME:
        return FULL, f"it names {_a(level)}" + (
            ", in a field that is asked for" * bool(option.fields)
        )
    if field == NEAR_FIELD:
        return (
            RELATED if asked.neighbours else RELATED_UNASKED,
            f"it names {_a(level)} in a related field",
        )
    return OTHER, f"it names {_a(level)} in another field"


def _a(called: str) -> str:
    """What a degree is called, with its article."""
    return f"an {called}" if called.startswith("a") else f"a {called}"


def _state(held: Held, as_of: Month) -> str:
    if held.state == STARTED and held.year is not None and held.year < as_of.year:
        return DONE if held.year else STARTED
    late = held.state == DONE and held.year is not None and held.year > as_of.year
    return STARTED if late else held.state


def _field(option: Option, held: Held) -> int:
    """Whether the degree is in a field that is asked for, in one near to it, or in another."""
    if not option.fields and not option.broad:
        return SAME
    for phrase in option.fields:
        if all(word in held.fields for word in phrase):
            return SAME
    if any(word in held.fields and word not in WEAK for p in option.fields for word in p):
        return NEAR_FIELD if len(option.fields) == 1 else SAME
    if any(n in held.families for n in option.families):
        return SAME if option.broad else NEAR_FIELD
    return OTHER_FIELD


def of_field(option: Option, terms: tuple[str, ...]) -> bool:
    """Whether `terms` tell of a field that is asked for, or of one near to it."""
    if not option.fields and not option.broad:
        return True
    if any(word in terms and word not in WEAK for phrase in option.fields for word in phrase):
        return True
    return any(n in option.families for n in families_of((terms,)))
