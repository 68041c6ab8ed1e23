"""The front of the verifiers: the rule decides, the embedding only finds the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matcher.lexicon.arrangements import ARRANGEMENTS
from matcher.lexicon.certificates import OPEN
from matcher.lexicon.degrees import YEARS_BEHIND, Rank
from matcher.lexicon.figures import GPA
from matcher.lexicon.permits import LICENCE, RECORD, RELOCATION
from matcher.types import Month, Requirement
from matcher.verify import (
    across,
    amount,
    certificate,
    condition,
    degree,
    figure,
    graduation,
    permit,
    record,
    tenure,
    tongue,
)
from matcher.verify.clauses import needed
from matcher.verify.facts import Facts, facts_of
from matcher.verify.fields import degrees_in
from matcher.verify.names import mentions
from matcher.verify.ruling import NEAR, Ruling, Scores
from matcher.verify.spans import merged, spans_in
from matcher.verify.ways import Way, ways_of

__all__ = ["Facts", "Needs", "Ruling", "facts_of", "needs_of", "verify"]


# An "or" with nothing between it and what follows but a few small words of its sentence.
_JOINED = re.compile(
    r"(?:\bor\b|/)(?! (?:related|similar))(?:[^,;.]|\.(?!\s+(?-i:[A-Z])))*$", re.IGNORECASE
)
_AND = re.compile(r"\b(?:and|with|plus)\b", re.IGNORECASE)
_BESIDE = 26
LIMIT = "the years are an upper limit, which is nothing to have: the lines count"
# What is stated in known words: "managed an office relocation" is no wish to move.
_ARRANGED = {name for name, _, _ in ARRANGEMENTS}
_STATED_ONLY = {LICENCE, RECORD, RELOCATION, *_ARRANGED}


@dataclass(frozen=True, slots=True)
class Needs:
    """All that a requirement asks of what rules can settle; None for each that it does not ask.

    `either`: one of it is enough. `alone`: degrees that are enough without the years. `ways`:
    degrees that each go with years of their own. `limit`: years that none has to have.
    """

    alone: degree.Asked | None = None
    degree: degree.Asked | None = None
    years: tenure.Asked | None = None
    certificate: certificate.Asked | None = None
    tongue: tongue.Asked | None = None
    permit: permit.Asked | None = None
    condition: condition.Asked | None = None
    record: record.Asked | None = None
    figure: figure.Asked | None = None
    across: across.Asked | None = None
    amount: amount.Asked | None = None
    graduation: graduation.Asked | None = None
    either: bool = False
    ways: tuple[Way, ...] = ()
    limit: bool = False

    def __bool__(self) -> bool:
        return any(
            (
                self.degree,
                self.years,
                self.certificate,
                self.tongue,
                self.permit,
                self.condition,
                self.record,
                self.figure,
                self.across,
                self.amount,
                self.graduation,
                self.limit,
            )
        )


def needs_of(requirement: Requirement) -> Needs:
    """What `requirement` asks of each verifier, by its text and not only by its kind."""
    asked, years = degree.asked_of(requirement), tenure.asked_of(requirement)
    arranged = condition.asked_of(requirement)
    if arranged and {*arranged.names} <= _ARRANGED:
        years = None  # "a one-year commitment" is of years to come
    size = amount.asked_of(requirement)
    ends = graduation.asked_of(requirement)
    if ends and asked:
        asked = replace(asked, in_progress=True)  # until then it may be under way
    return Needs(
        degree=asked,
        years=years,
        certificate=certificate.asked_of(requirement),
        tongue=tongue.asked_of(requirement),
        permit=permit.asked_of(requirement),
        condition=arranged,
        record=None if size else record.asked_of(requirement),  # a portfolio of 50 accounts
        figure=figure.asked_of(requirement),
        across=across.asked_of(requirement),
        amount=size,
        graduation=ends,
        either=_either(requirement),
        alone=_alone(requirement, asked) if asked and years else None,
        ways=ways_of(requirement) if asked else (),
        limit=years is None and tenure.is_limit(requirement),
    )


def _alone(requirement: Requirement, asked: degree.Asked) -> degree.Asked | None:
    """The degrees that need no years: of "PhD, or Master's with 5 years" the first."""
    text = needed(requirement.text)
    start = spans_in(text)[0][1]
    before = [d for d in degrees_in(text) if d.end <= start]
    if len(before) < 2 or not YEARS_BEHIND.search(text, before[-1].end, start + 1):
        return None
    if not re.search(r"\bor\b", text[before[-2].start : before[-1].end]):
        return None
    higher = tuple(option for option in asked.options if option.rank > before[-1].rank)
    return replace(asked, options=higher) if higher else None


def _either(requirement: Requirement) -> bool:
    """Whether what rules can settle is joined by "or": "a degree or 5 years of sales"."""
    text = needed(requirement.text)
    starts = [*(start for _, start, _ in spans_in(text)[:1])]
    starts += [d.start for d in degrees_in(text)[:1]]
    starts += [m.start for m in mentions(text, cued=True)[:1]]
    starts.sort()
    before = [text[max(0, start - _BESIDE) : start] for start in starts[1:]]
    return any(_JOINED.search(b) and not _AND.search(b) for b in before) or _in_one_list(text)


def _in_one_list(text: str) -> bool:
    """Whether a higher degree stands right beside a certificate in a list of which one will do.

    "CPA, MBA or other designation"; a bachelor's degree before a certificate is needed as well.
    """
    if not OPEN.search(text):
        return False
    degrees = [(d.start, d.end) for d in degrees_in(text) if d.rank >= Rank.MASTER]
    named = [(m.start, m.end) for m in mentions(text, cued=True)]
    gaps = [(min(a[1], b[1]), max(a[0], b[0])) for a in degrees for b in named]
    return any(text[end:start].strip() == "," for end, start in gaps)


def verify(
    needs: Needs,
    facts: Facts,
    scores: Sequence[float] | NDArray[np.floating],
    as_of: Month,
    near: float = NEAR,
) -> Ruling | None:
    """What the rules say of a requirement's `needs`, or None where none applies.

    Where the resume states nothing that a rule could go by, and yet a line is `near`, the rule says
    nothing.
    """
    if not needs:
        return None
    line: Sequence[float] = scores.tolist() if isinstance(scores, np.ndarray) else scores
    sure = _learned(needs, facts, line, as_of, near)
    if needs.certificate:
        sure.append(certificate.weigh(needs.certificate, facts.certificates, line, as_of, near))
    if needs.across and (told_of := across.weigh(needs.across, facts.across, line)):
        sure.append(told_of)
    stated = _stated(needs, facts, line, as_of)
    if needs.figure:
        told = figure.weigh(needs.figure, facts.figures)
        (stated if told.unknown else sure).append(told)
    if needs.graduation:
        told = graduation.weigh(needs.graduation, facts.graduations, line)
        (stated if told.unknown else sure).append(told)
    size = amount.weigh(needs.amount, facts.figures, line, near) if needs.amount else None
    if size is not None and size.scale is None:
        sure.append(size)
    # By the degrees, under way or not.
    settled = needs.degree is not None and needs.degree.returns
    unsure = any(ruling.unknown for ruling in stated) and not _in_known_words(needs)
    if settled or (unsure and _nearest(needs, facts, line) >= near):
        stated = [ruling for ruling in stated if not ruling.unknown]
        if needs.condition and not sure and not stated:
            return condition.by_lines(needs.condition)
    if not sure and not stated:
        return size or (Ruling.by_lines(1.0, LIMIT) if needs.limit else None)
    if len(sure) + len(stated) == 1:
        whole = (sure or stated)[0]
    else:
        whole = _together(sure, stated, either=needs.either)
        alone = degree.weigh(needs.alone, facts.degrees, line, as_of) if needs.alone else whole
        whole = max(whole, alone, key=lambda ruling: ruling.coverage)
    if size is None or size in sure or needs.either:
        return whole
    most = min(whole.most, size.most)  # beside what is stated, too
    return replace(whole, most=most, reasons=(*whole.reasons, *size.reasons), at_least=False)


def _learned(needs: Needs, facts: Facts, line: Scores, as_of: Month, near: float) -> list[Ruling]:
    """The rulings on degree and years; one where each degree has its own years, of the best."""
    found: list[list[Ruling]] = []
    for asked, years in needs.ways or ((needs.degree, needs.years),):
        one = [_degree(asked, facts, line, as_of, near)] if asked else []
        one += [tenure.weigh(years, facts.tenure, line, as_of, near)] if years else []
        found.append(one)
    if not needs.ways:
        return found[0]
    return [max((_together(one, (), either=False) for one in found), key=lambda r: r.coverage)]


def _nearest(needs: Needs, facts: Facts, line: Scores) -> float:
    """The score of the nearest line that may show what the rules do not know."""
    apart = tongue.of_another(needs.tongue, facts.tongues) if needs.tongue else frozenset()
    return max((score for n, score in enumerate(line) if n not in apart), default=0.0)


def _in_known_words(needs: Needs) -> bool:
    """Whether what is asked for is stated in known words or not at all, whatever comes near."""
    permitted = needs.permit is not None and needs.permit.sort != permit.CHECK
    gpa = needs.figure is not None and needs.figure.name == GPA
    return (
        permitted
        or gpa
        or needs.graduation is not None
        or (needs.condition is not None and {*needs.condition.names} <= _STATED_ONLY)
    )


def _stated(needs: Needs, facts: Facts, line: Scores, as_of: Month) -> list[Ruling]:
    """The rulings on what a resume may state or not; unknown where it does not."""
    found: list[Ruling] = []
    if needs.tongue:
        found.append(tongue.weigh(needs.tongue, facts.tongues, line, as_of))
    if needs.permit:
        found.append(permit.weigh(needs.permit, facts.permits, line, as_of))
    if needs.condition:
        found.append(condition.weigh(needs.condition, facts.conditions, line, as_of))
    if needs.record:
        found.append(record.weigh(needs.record, facts.records, line, as_of))
    return found


def _degree(asked: degree.Asked, facts: Facts, line: Scores, as_of: Month, near: float) -> Ruling:
    """The degree, or years of work in its place: those by half where no line is anywhere near."""
    practice, all_work = _practice(asked, facts, line, as_of, near)
    elsewhere = practice < degree.SOME_YEARS <= all_work
    whole = degree.weigh(asked, facts.degrees, line, as_of, practice, elsewhere=elsewhere)
    if not practice or tenure.any_near(line, near):
        return whole
    alone = degree.weigh(asked, facts.degrees, line, as_of)
    return replace(whole, coverage=max(alone.coverage, min(whole.coverage, tenure.FAR_WORK)))


def _practice(
    asked: degree.Asked, facts: Facts, line: Scores, as_of: Month, near: float
) -> tuple[float, float]:
    """The years of the dated jobs that may stand for the degree, and of all of them.

    Where a field is asked for they are those whose title, tools or lines come near to it.
    """
    if not asked.experience_instead:
        return 0.0, 0.0
    jobs = facts.tenure.jobs
    there = [
        job
        for job in jobs
        if tenure.best_of(job.lines, line) >= near
        or any(degree.of_field(option, job.terms) for option in asked.options)
    ]
    return _added(there, as_of), _added(jobs, as_of)


def _added(jobs: Sequence[tenure.Job], as_of: Month) -> float:
    ends = ((j.first, j.last, j.share) for j in jobs)
    spans = [(a, as_of.index if b is None else min(b, as_of.index), share) for a, b, share in ends]
    return merged(spans) / 12


def _together(sure: Sequence[Ruling], stated: Sequence[Ruling], *, either: bool) -> Ruling:
    """Several rulings as one: the best where one thing is enough, else the mean of them.

    What a resume need not state counts only where it raises the mean, so that stating it never
    lowers what was there without it.
    """
    known = [*sure, *sorted((r for r in stated if not r.unknown), key=lambda r: -r.coverage)]
    if not known:
        return stated[0]
    open_ended = any(r.at_least for r in known)
    if either:
        best = max(known, key=lambda ruling: ruling.coverage)
        least, most = max(r.least for r in known), max(r.most for r in known)
        return replace(best, at_least=open_ended, least=least, most=most)
    means = (sum(r.coverage for r in known[:n]) / n for n in range(len(sure) or 1, len(known) + 1))
    shown = tuple(dict.fromkeys(o for r in known for o in r.shown))
    reasons = tuple(reason for r in (*sure, *stated) for reason in r.reasons)
    bound = sure or known  # what need not be stated takes no floor away
    least, most = min(r.least for r in bound), min(r.most for r in bound)
    coverage = round(max(means), 4)
    alone = any(r.alone for r in known)
    return Ruling(
        coverage, shown, reasons, at_least=open_ended, least=least, most=most, alone=alone
    )
