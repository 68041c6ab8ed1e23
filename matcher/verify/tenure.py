"""The years that are asked for, against what the dates and the statements of a resume bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.types import Passage
from matcher.lexicon.denials import affirmed
from matcher.lexicon.trades import AT_A_PLACE, IN_ONE_WORD, TITLES
from matcher.lexicon.words import names, shown, terms, terms_of
from matcher.lexicon.years import (
    ASKS_TO_LEAD,
    AT_MOST,
    INCLUDED,
    LEADING,
    LEADING_TITLE,
    LEADS,
    NO_FIELD,
    NUMBERS,
    OF_WHICH,
    RANGE,
    SMALL_JOB,
    SPANS,
    UP_TO,
    WATCHED,
)
from matcher.types import Entry, Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.lacking import Denied, denied_by, denied_in
from matcher.verify.reading import Reading
from matcher.verify.ruling import NEAR, Ruling, Scores, best_first, score_at
from matcher.verify.spans import SMALL, counted_months, merged, months, ranges_in, spans_in

Knots = tuple[tuple[float, float], ...]
_NO_FIELD = terms_of(NO_FIELD)
_LEADING = terms_of(LEADING)
_SCHOOLED = (SectionKind.EDUCATION.value, SectionKind.CERTIFICATIONS.value)
_STATED_IN = (
    SectionKind.SUMMARY.value,
    SectionKind.SKILLS.value,
    SectionKind.OTHER.value,
    SectionKind.LANGUAGES.value,
)
_ITEM = re.compile(r"[,;|•\n)]|\.(?=\s|$)|\band\b|&")
_SENTENCE = re.compile(r"[;|•\n]|\.(?=\s|$)")
_GOES_ON = re.compile(r"\W*(?:(?:\w+ )?experience\b|of\b|in\b|as\b|with\b|using\b)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\w\s*\((?:[^()]*\s)?$")
_OPENS_LOUD = re.compile(r"\W*[A-Z]\w*\s+[a-z]")  # a capital that only opens a sentence
_OR = re.compile(r"\bor\b")
_OR_AT_END = re.compile(r"\W*\bor\W*$")
_CHOICE = re.compile(r"\bor\b|/")
_LAST_ITEM = re.compile(r"(?:[,;]|\band\b)[^,;]*$")
_DOER = re.compile(r"^[a-z]{3,}[eo]r$")  # "teacher", "driver": of "teach" and "drive"
_LONGEST_LONE = 200  # characters of a line that tells of a whole job
_LATEST_DATES = 150  # characters before which a longer line names its job and when it was
_NAME_ENDS = re.compile(r"[,;:|•\n]|\.(?=\s|$)")
_STATES = re.compile(
    r"\bexperience\b|\bfor \S+ ?years?\b|\byears?['’]? (?:(?:of )?tenure )?as\b"
    r"|\btenure of \S+ years?\b",
    re.IGNORECASE,
)
_ASKING = (Kind.YEARS, Kind.EXPERIENCE)
_EXPERIENCE = re.compile(
    r"\bexperienced?\b|^\W*(?:(?:minimum|at least|over|more than)\b.{0,12})?(?:\d|one|two|three"
    r"|four|five)",
    re.IGNORECASE,
)
# How surely a line speaks of the field, by how far its score stands above the threshold.
FIT = ((-0.1, 0.05), (0.0, 0.35), (0.1, 0.65), (0.2, 0.84), (0.3, 0.95), (0.4, 1.0))
NAMED = 0.6  # added where the job's own name says the field
TOLD = 0.97  # where the lines of a job tell of the very thing, by its name
FAR = 0.05  # what years in another field are worth
DENIED = 0.2  # at the most: a line says that there are none
# Any work will do: what it is worth where no passage is this near, below the threshold.
FAR_WORK, ANYWHERE_NEAR = 0.5, 0.15
# What the years in surely near jobs are worth, by their share of the years asked for.
SHARES = ((0.0, 0.15), (0.5, 0.45), (0.8, 0.6), (0.95, 0.65), (1.0, 0.94))
ALL = SHARES[-1][1]
# Years that surely near jobs bear out are met, whatever their lines look like; where all jobs that
# may be near do not bear them out, they are partly there at most.
SURE, BORNE_OUT, SHORT, NEARLY = 0.95, 0.75, 0.6, 0.95
UNDATED = 0.7  # of the nearest line, where no dated job holds it
LEAST_SHOWN, LEAST_TOLD = 0.2, 0.35  # of a line that is quoted; of a job that reasons tell of
LIKELY = 0.5  # from which on a reason says that it is near, and not that it may be
OTHER_TRADE = 0.35  # at the most: of a title of another trade, whose lines are only somewhat near
UNSAID = 0.45  # at the least: a title names the very field, and nothing says for how long
# Years of leading people, in a job that shows none of it, and in one that shows it in its lines.
NOT_LEADING, LEADING_LINES, STATED_ONLY = 0.3, 0.6, 0.4
_TITLES = tuple((terms(" ".join(fields)), Hinted.of(titles)) for fields, titles in TITLES)
_TRADES = frozenset().union(*(fields for fields, _ in _TITLES))
_TITLE_ENDS = re.compile(r"[,;|•(\n]|\s[-–—@]\s|\b(?:at|for|with)\b|\d")
_LEADS, _LEADING_TITLE = Hinted.of(LEADS), Hinted.of(LEADING_TITLE)
NO_MONTHS: tuple[int, int | None] = (1, 0)  # of a job without dates
LED = 2  # `Job.leads` of a title that is one of leading people


@dataclass(frozen=True, slots=True)
class Part:
    """Years asked for in one thing. `field`: its telling terms; none where any work will do.

    `leads`: the years are of leading people. `exact`: those terms that name an exact thing, such as
    Java, for which nothing that is only like it will do. `place`: they are of work at a place.
    `choice`: they name several things of which one will do.
    """

    years: float
    field: frozenset[str]
    leads: bool
    exact: frozenset[str] = frozenset()
    place: bool = False
    choice: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """The years that a posting asks for: all parts must hold, or one of them where `either`."""

    parts: tuple[Part, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A dated job: its first and last month since year 0 (`last` None while it goes on).

    `lines` are the ordinals of its passages, the first one that names it. `terms` are the telling
    words of its name, and the exact things that its lines name. `share` is how much of a month
    counts, 0 where it has no dates. `leads` is 2 where its title is one of leading people, 1 where
    a line of it tells of that. `known`: its title is one of the table of trades. `called`: the
    telling words of its line that are not of its title, such as its employer's.
    """

    first: int
    last: int | None
    lines: tuple[int, ...]
    terms: tuple[str, ...]
    share: float
    leads: int
    known: bool = False
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stated:
    """Years that a line states outright, with the telling words of the clause they stand in."""

    years: float
    ordinal: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """The years of some jobs, how many they are, and how surely the least sure is in the field."""

    years: float = 0.0
    jobs: int = 0
    fit: float = 0.0


@dataclass(frozen=True, slots=True)
class Held:
    """All that a resume says of years: its dated jobs, and the years that it states.

    `loose` are the ordinals of the lines that no dated job holds. `dated`: each of its jobs has
    dates, so that nothing in it was done for longer than all of them together. `denied` are the
    things that a line says were never worked in.
    """

    jobs: tuple[Job, ...]
    stated: tuple[Stated, ...]
    loose: tuple[int, ...] = ()
    dated: bool = False
    denied: tuple[Denied, ...] = ()


def asked_of(requirement: Requirement) -> Asked | None:
    """The years that `requirement` asks for, or None if it asks for none.

    Of two lengths the second is a part of its own where it says "of which" or "and"; where it says
    "or" either will do, each with its own field, or the shorter one where only one has a field.
    """
    text = needed(requirement.text)
    found = spans_in(text)
    parted = _of_which(text, found[0][2]) if len(found) == 1 else []
    found += parted
    if found and AT_MOST.search(text[: found[0][1]].rstrip()):
        return None
    if not found or not (requirement.kind in _ASKING or _EXPERIENCE.search(text)):
        return None
    parts: list[Part] = []
    for n, (years, start, end) in enumerate(found):
        until = found[n + 1][1] if n + 1 < len(found) else len(text)
        said = _OR_AT_END.sub("", text[end:until])
        if _IN_BRACKETS.search(text[:start]) and not terms(text[end:until].partition(")")[0]):
            said = _clause(text, start, end, found[n - 1][2] if n else 0, until)
        if not terms(said) - _NO_FIELD and n == 0:
            said = text[:start] + " " + said
        leads = bool(ASKS_TO_LEAD.search(text[:start] + said if n == 0 else said))
        field = _field(said) - _LEADING if leads else _field(said)
        at_a_place = AT_A_PLACE.search(said) is not None
        parts.append(Part(years, field, leads, _exact(said), at_a_place, _is_choice(said)))
    between = text[found[0][2] : found[1][1]] if len(parts) > 1 else ""
    *before_or, behind_or = _OR.split(between)
    either = bool(before_or) and not parted and not INCLUDED.search(behind_or)
    if either and (not all(part.field for part in parts) or len({p.field for p in parts}) == 1):
        parts = [min(parts, key=lambda p: p.years)]
    if any(part.years == 0 for part in parts) and either:
        return None
    asked = tuple(part for part in parts[:3] if part.years > 0)  # "0-2 years" asks for none
    return Asked(asked, either and len(asked) > 1) if asked else None


def is_limit(requirement: Requirement) -> bool:
    """Whether `requirement` names years of which none has to be there: "0-2", "no more than 3".

    An upper limit is nothing to have: who has more is not missing it.
    """
    text = needed(requirement.text)
    found = spans_in(text)
    if requirement.kind is not Kind.YEARS or not found:
        return requirement.kind is Kind.YEARS and UP_TO.search(text) is not None
    return found[0][0] == 0 or AT_MOST.search(text[: found[0][1]].rstrip()) is not None


def _of_which(text: str, after: int) -> list[tuple[float, int, int]]:
    """The years that a part of those before is of, which say no more than their number.

    >>> _of_which("10 years of strategy, of which five in insurance", 8)
    [(5.0, 22, 35)]
    """
    part = OF_WHICH.search(text, after)
    if part is None:
        return []
    number = (part["of"] or part["them"]).casefold()
    return [(float(NUMBERS.get(number) or number), *part.span())]


def _field(text: str) -> frozenset[str]:
    for phrase, word in IN_ONE_WORD.items():
        text = phrase.sub(word, text)
    return terms(SPANS.sub(" ", text)) - _NO_FIELD


def _exact(text: str) -> frozenset[str]:
    """Those of the field's terms that name an exact thing; one that stands alone by its capital.

    None where something that is no such name will do instead.
    """
    field, said = _field(text), SPANS.sub(" ", text)
    alone = len(field) == 1 and _OPENS_LOUD.match(said) is None
    exact = field & names(f"we have long worked on {said}" if alone else said)
    return frozenset() if _is_choice(said) and exact != field else exact


def _is_choice(said: str) -> bool:
    return _CHOICE.search(said) is not None


def held_in(reading: Reading) -> Held:
    """The dated jobs of a resume, and the years that its summary or its skills state."""
    resume = reading.resume
    jobs: list[Job] = []
    used: set[int] = set()
    long: list[Stated] = []
    undated = 0
    for section in resume.sections:
        for entry in section.entries:
            if section.kind in (SectionKind.EXPERIENCE, SectionKind.VOLUNTEERING):
                inside = [p for p in resume.passages if entry.span.contains(p.span)]
                job = _job(entry, inside, section.kind)
                if job is None:
                    continue
                used.update(p.ordinal for p in inside)
                if not job.share and (found := _long(job, inside[0])):
                    long += found
                else:
                    jobs.append(job)
                    undated += not job.share
    dated = bool(jobs) and not undated
    for passage in resume.passages:
        if passage.ordinal not in used and passage.label not in _SCHOOLED:
            jobs += _lone(passage)
    stated = [*long, *(s for p in resume.passages for s in _stated(p))]
    used.update(line for job in jobs for line in job.lines)
    loose = [p.ordinal for p in resume.passages if p.ordinal not in used and affirmed(p.text)]
    denied = tuple([one for p in resume.passages for one in denied_in(p)])
    return Held(tuple(jobs), tuple(stated), tuple(loose), dated, denied)


def _job(entry: Entry, inside: Sequence[Passage], kind: SectionKind) -> Job | None:
    dates = entry.dates
    if not inside or (entry.heading is None and (dates is None or dates.start is None)):
        return None
    named = inside[0].text
    # What others did, and what was not done, is nothing that was done there.
    done = [(p, affirmed(p.text)) for p in inside[1:] if not WATCHED.search(p.text)]
    done = [(p, text) for p, text in done if text]
    inside, said = [inside[0], *(p for p, _ in done)], [named, *(text for _, text in done)]
    whole = " ".join(said)
    first, last = NO_MONTHS
    if dates is not None and dates.start is not None:
        first, last = dates.start.index, None if dates.end is None else dates.end.index
    if last == first:
        ranges = ranges_in(named)
        if ranges:
            first, last = ranges[0]
        elif last is not None and (found := _in_brackets(named)):
            last = first + max(1, round(12 * found)) - 1
    small = kind is SectionKind.VOLUNTEERING or bool(SMALL_JOB.search(f"{entry.role} {named}"))
    title = _until(_TITLE_ENDS, entry.role or named)
    trade = _trade(title)
    whole_name = f"{named} {entry.role} {entry.employer}"
    # What its employer is called says little where the title itself tells the trade.
    told = _named(title if trade else whole_name, trade | _things(said, titled=bool(trade)))
    share = 0.0 if (first, last) == NO_MONTHS else SMALL if small else 1.0
    return Job(
        first=first,
        last=last,
        lines=tuple(p.ordinal for p in inside),
        terms=told,
        share=share,
        leads=_leads(f"{entry.role} {named}", whole),
        known=bool(trade),
        called=_beside(whole_name, told) if trade else (),
    )


def _in_brackets(named: str) -> float:
    """The length of time that stands alone in brackets: .25 of "June 2021 (3 months)"."""
    found = spans_in(named)
    alone = len(found) == 1 and _IN_BRACKETS.search(named[: found[0][1]])
    return found[0][0] if alone and named[found[0][2] :].startswith(")") else 0.0


def _long(job: Job, named: Passage) -> list[Stated]:
    """The length of a job that names no dates: "Head baker, Corner Bakery (6 years)"."""
    found = spans_in(named.text)
    return [Stated(found[0][0], named.ordinal, job.terms)] if len(found) == 1 else []


def _named(job: str, things: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The telling words of a job's name, and what those do who are called so: a teacher teaches.

    A name of several words tells by each of them too: a registered nurse is in nursing.
    """
    said = terms(job).union(*(terms(word) for word in job.lower().split()))
    does = {cut for word in said if _DOER.search(word) for cut in (word[:-2], word[:-1])}
    return tuple(sorted(said | does | things))


def _beside(name: str, told: Sequence[str]) -> tuple[str, ...]:
    """The telling words of a job's whole name that are not among those `told`."""
    return tuple(word for word in _named(name) if word not in told)


def _trade(title: str) -> frozenset[str]:
    """The words of the trades that `title` is one of; none where the table does not know it.

    >>> sorted(_trade("Senior Buyer"))
    ['buy', 'procur', 'purchas', 'sourc']
    """
    lower = title.lower()
    found = (fields for fields, hinted in _TITLES if hinted.search(title, lower))
    return frozenset().union(*found)


def _things(said: Sequence[str], *, titled: bool) -> frozenset[str]:
    """The exact things that the lines of a job name.

    `titled`: its title tells the trade, so that the first line tells of no other one.
    """
    first = names(said[0]) - (_TRADES if titled else frozenset())
    return first.union(*(names(text) for text in said[1:]))


def _leads(name: str, whole: str) -> int:
    if _LEADING_TITLE.search(name, name.lower()):
        return LED
    return int(_LEADS.search(whole, whole.lower()) is not None)


def _lone(passage: Passage) -> Iterator[Job]:
    """A job told in one line that no dated entry holds, such as "Staff nurse, ICU, 1999 - 2008"."""
    text = passage.text if len(passage.text) <= _LONGEST_LONE else _head(passage)
    ranges = ranges_in(text)
    if not ranges:
        return
    title = _until(_TITLE_ENDS, text)
    trade = _trade(title)
    told = _named(title, trade | _things([passage.text], titled=True)) if trade else _named(text)
    for first, last in ranges:
        yield Job(
            first=first,
            last=last,
            lines=(passage.ordinal,),
            terms=told,
            share=SMALL if SMALL_JOB.search(text) else 1.0,
            leads=_leads(text, passage.text),
            known=bool(trade),
            called=_beside(text, told) if trade else (),
        )


def _head(passage: Passage) -> str:
    """What a long line says of its job before it says what was done there; "" of any other line.

    A list of jobs with a paragraph each begins so: "Caterer (2015 - 2019): Cooked for ...".
    """
    if passage.label != SectionKind.EXPERIENCE.value:
        return ""
    ranges = [m.end() for m in RANGE.finditer(passage.text, 0, _LATEST_DATES)]
    end = _NAME_ENDS.search(passage.text, ranges[0]) if ranges else None
    return passage.text[: end.start()] if end and end.start() < _LONGEST_LONE else ""


def _stated(passage: Passage) -> Iterator[Stated]:
    if passage.label in _SCHOOLED:
        return
    anywhere = passage.label in _STATED_IN
    found = spans_in(passage.text)
    for n, (years, start, end) in enumerate(found):
        if years > 50 or (not anywhere and years < 1):
            continue
        if not anywhere and not _STATES.search(passage.text[max(0, start - 60) : end + 80]):
            continue
        first = found[n - 1][2] if n else 0
        last = found[n + 1][1] if n + 1 < len(found) else len(passage.text)
        said = _clause(passage.text, start, end, first, last)
        yield Stated(years, passage.ordinal, tuple(sorted(shown(said))))


def _clause(text: str, start: int, end: int, first: int, last: int) -> str:
    """What the length of time at `start` to `end` is of; `first` and `last` bound the clause.

    In brackets or at the end of an item it is of what stands before it, else of what follows too.

    >>> text = "Python (1 year), SQL (6 years)"
    >>> _clause(text, 8, 14, 0, 22), _clause(text, 22, 29, 14, 30)
    ('Python ', ' SQL ')
    """
    bracket = text.rfind("(", first, start)
    if bracket >= 0 and ")" not in text[bracket:start]:
        inside = text[bracket + 1 : start] + _until(_ITEM, text[end:last].partition(")")[0])
        return _since(_ITEM, text[first:bracket]) + (inside if terms(inside) else "")
    after = text[end:last]
    goes_on = _GOES_ON.match(after) is not None
    if goes_on and last < len(text):
        after = _LAST_ITEM.sub("", after)
    after = _until(_SENTENCE if goes_on else _ITEM, after)
    several = first > 0 or last < len(text)
    return _since(_ITEM if several else _SENTENCE, text[first:start]) + after


def _since(cut: re.Pattern[str], text: str) -> str:
    """What follows the last cut of `text`."""
    return cut.split(text)[-1]


def _until(cut: re.Pattern[str], text: str) -> str:
    """What stands before the first cut of `text`."""
    return cut.split(text, maxsplit=1)[0]


def weigh(asked: Asked, held: Held, scores: Scores, as_of: Month, near: float = NEAR) -> Ruling:
    """How far the years are borne out: of each part the best trade, and the mean of the parts.

    The nearest jobs alone show the field surely and perhaps too few years; with farther ones the
    years grow and the field is less sure. Months that jobs share count once; a job that goes on
    ends in `as_of`. A summary or a skill that states its years is taken at its word.
    """
    if asked.either:
        ways = [weigh(Asked((part,)), held, scores, as_of, near) for part in asked.parts]
        best = max(ways, key=lambda way: way.coverage)
        least, most = max(way.least for way in ways), max(way.most for way in ways)
        return replace(best, least=least, most=most)
    found = [_weigh_part(part, held, scores, as_of, near) for part in asked.parts]
    shown = best_first([line for _, lines, _ in found for line in lines])
    coverage = sum(worth for worth, _, _ in found) / len(found)
    short = any(_too_short(part, held, scores, as_of, near) for part in asked.parts)
    denied = any(_denied(part, held) is not None for part in asked.parts)
    sure = min(worth for worth, _, _ in found) >= _worth(SURE, ALL)
    unsaid = all(_undated(part, held, scores, near) >= SURE for part in asked.parts if part.field)
    unsaid = unsaid and not held.dated and any(part.field for part in asked.parts)
    return Ruling(
        round(coverage, 4),
        shown,
        tuple([reason for _, _, reason in found]),
        least=0.0 if short or denied else BORNE_OUT if sure else UNSAID if unsaid else 0.0,
        most=DENIED if denied else SHORT if short else 1.0,
    )


def _too_short(part: Part, held: Held, scores: Scores, as_of: Month, near: float) -> bool:
    """Whether the dates leave no room for the years: a line more never makes them shorter.

    All jobs that may be in the field count. Nothing is known where a job has no dates, and years
    that are stated of what may be the field are believed; so are too few of them that are stated of
    the very thing, which no job names.
    """
    own = [one.years for one in held.stated if part.exact and part.exact.issubset(one.terms)]
    if own and not any(part.exact.issubset(job.terms) for job in held.jobs):
        return max(own) < NEARLY * part.years
    long = (one for one in held.stated if one.years >= NEARLY * part.years)
    if not held.dated or any(_fit_stated(part, one, scores, near) >= LEAST_TOLD for one in long):
        return False
    likely = [job for job in held.jobs if _fit(part, job, scores, near) >= LEAST_TOLD]
    return _worked_at_all(Held(tuple(likely), ()), as_of) < NEARLY * part.years


def _weigh_part(
    part: Part, held: Held, scores: Scores, as_of: Month, near: float
) -> tuple[float, list[tuple[float, int]], str]:
    """What the years of one part are worth, the lines that show it with their worth, and why."""
    if (line := _denied(part, held)) is not None:
        return FAR, [(1.0, line)], f"{_wanted(part)}; the resume says that there are none"
    best, worked, lines = _worked(part, held.jobs, scores, as_of, near)
    if not part.field and not any_near(scores, near):
        best = min(best, FAR_WORK)
    if part.field and best < ALL:
        told = {one.ordinal for one in held.stated}
        loose = tuple(line for line in held.loose if line not in told)
        fit = _along(FIT, best_of(loose, scores) - near) if loose else 0.0
        fit = UNDATED * max(fit, _undated(part, held, scores, near))
        share = _along(SHARES, _worked_at_all(held, as_of) / part.years) if held.dated else ALL
        best = max(best, _worth(fit, share))
    stated = 0.0
    for one in held.stated:
        fit = _fit_stated(part, one, scores, near)
        if not part.exact.issubset(one.terms) and part.exact.isdisjoint(one.terms):
            continue
        beside = (o for o in held.stated if o.ordinal == one.ordinal and o is not one)
        if part.field.isdisjoint(one.terms) and any(
            not part.field.isdisjoint(other.terms) for other in beside
        ):
            continue
        worth = _worth(fit, _along(SHARES, one.years / part.years))
        lines.append((fit * (0.5 + min(1.0, one.years / part.years)), one.ordinal))
        if worth > best:
            best, stated = worth, one.years if fit >= LEAST_TOLD else 0.0
    shown = [line for line in lines if line[0] > LEAST_SHOWN]
    open_ended = 0.0 if held.dated or not part.field else _undated(part, held, scores, near)
    return best, shown, _reason(part, worked, stated, as_of, open_ended)


def _denied(part: Part, held: Held) -> int | None:
    """The line that denies work in the field, unless a job or a statement is in it by its name."""
    if not (part.field or part.leads):
        return None
    line = denied_by(part.field, held.denied, leads=part.leads, choice=part.choice)
    if line is None:
        return None
    named = any(
        part.field.issubset(job.terms) and job.leads >= LED * part.leads for job in held.jobs
    )
    stated = any(
        part.field.issubset(one.terms) and one.ordinal != line and part.field for one in held.stated
    )
    return None if named or stated else line


def _undated(part: Part, held: Held, scores: Scores, near: float) -> float:
    """How surely a job without dates is in the field."""
    fits = (_fit(part, job, scores, near) for job in held.jobs if not job.share)
    return max(fits, default=0.0)


def _worked(
    part: Part, jobs: Sequence[Job], scores: Scores, as_of: Month, near: float
) -> tuple[float, Worked, list[tuple[float, int]]]:
    """The best trade of the jobs, with its worth; and the lines that show it.

    The nearest job goes first; where the years are there, farther ones add nothing.
    """
    now, asked = as_of.index, 12 * part.years
    fits = sorted([(-_fit(part, job, scores, near), n) for n, job in enumerate(jobs)])
    best, told, so_far = FAR, Worked(), 0
    lines: list[tuple[float, int]] = []
    full = small = 0
    for unfit, n in fits:
        job, fit = jobs[n], -unfit
        own = months(job.first, now if job.last is None or job.last > now else job.last)
        if not own:
            lines += [(fit * 0.5, job.lines[0])] if not job.share else []
            continue
        so_far += 1
        lines.append((fit * (0.5 + min(1.0, own.bit_count() / asked)), job.lines[0]))
        if job.share == 1.0:
            full |= own
        else:
            small |= own
        count = counted_months(full, small)
        worth = _worth(fit, _along(SHARES, count / asked))
        if worth > best:
            best = worth
            if fit >= LEAST_TOLD:
                told = Worked(count / 12, so_far, fit)
        if count >= asked:
            break
    return best, told, lines


def _worked_at_all(held: Held, as_of: Month) -> float:
    """The years of all dated jobs together, whatever they were in."""
    ends = [(j, as_of.index if j.last is None else min(j.last, as_of.index)) for j in held.jobs]
    return merged([(job.first, last, job.share) for job, last in ends]) / 12


def _worth(fit: float, share: float) -> float:
    """What a share of the years is worth in jobs that are in the field this surely."""
    return FAR + fit * (share - FAR)


def _along(knots: Knots, at: float) -> float:
    """The height at a place of the line through `knots`, which goes on level at its ends."""
    left, low = knots[0]
    if at <= left:
        return low
    for right, high in knots:
        if at < right:
            return low + (high - low) * (at - left) / (right - left)
        left, low = right, high
    return low


def _fit(part: Part, job: Job, scores: Scores, near: float) -> float:
    """How surely a job is in the field of `part`, by its nearest line and by its own name."""
    fit, field = 1.0, part.field
    said = (*job.terms, *job.called) if part.place else job.terms
    if field:
        lines = job.lines[1:] if _elsewhere(part, job) else job.lines
        fit = _along(FIT, best_of(lines, scores) - near) if lines else FIT[0][1]
        if fit < 1.0 and not field.isdisjoint(said):
            fit = min(1.0, fit + NAMED * len(field.intersection(said)) / len(field))
            fit = max(fit, SURE) if field.issubset(said) else fit
        if part.exact and part.exact == field and field.issubset(job.terms):
            fit = max(fit, TOLD)
        if fit < SURE and _elsewhere(part, job):
            fit = min(fit, OTHER_TRADE)
    if part.leads and job.leads < LED:
        fit *= LEADING_LINES if job.leads else NOT_LEADING
    return fit


def _elsewhere(part: Part, job: Job) -> bool:
    """Whether the title is of other trades than those asked for, whatever its employer is in."""
    trade = not _TRADES.isdisjoint(part.field) and not part.place
    return job.known and trade and part.field.isdisjoint(job.terms)


def any_near(scores: Scores, near: float) -> bool:
    """Whether any passage is somewhat near, so that years of any work may count in full."""
    return max(scores, default=0.0) >= near - ANYWHERE_NEAR


def best_of(lines: tuple[int, ...], scores: Scores) -> float:
    """The best score of `lines`, which rise; 0 where none of them was scored."""
    if lines[-1] < len(scores):
        return scores[lines[0]] if len(lines) == 1 else max(map(scores.__getitem__, lines))
    return max((score_at(scores, line) for line in lines), default=0.0)


def _fit_stated(part: Part, stated: Stated, scores: Scores, near: float) -> float:
    fit, field = 1.0, part.field
    if field:
        fit = _along(FIT, score_at(scores, stated.ordinal) - near)
        if fit < 1.0:
            fit = min(1.0, fit + NAMED * len(field.intersection(stated.terms)) / len(field))
            fit = max(fit, SURE) if field.issubset(stated.terms) else fit
    return fit * STATED_ONLY if part.leads else fit


def _wanted(part: Part) -> str:
    return "1 year is asked for" if part.years == 1 else f"{part.years:g} years are asked for"


def _reason(part: Part, worked: Worked, stated: float, as_of: Month, undated: float) -> str:
    wanted = _wanted(part)
    if stated:
        return f"{wanted}; the resume states {stated:g}"
    if not worked.jobs:
        none = "no dated job has a line near to it" if part.field else "no dated job is named"
        none = "the job near to it has no dates" if undated >= LEAST_TOLD else none
        return f"{wanted}; {none}"
    held = f"{worked.years:.1f}".removesuffix(".0")
    which = (" near to it" if worked.fit >= LIKELY else " perhaps near to it") if part.field else ""
    counted = f"1 job{which} adds" if worked.jobs == 1 else f"{worked.jobs} jobs{which} add"
    return f"{wanted}; {counted} up to {held} (to {as_of})"
