"""One posting held against one resume: exact, whole, and the same through every door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.types import Document
from matcher.asked import Ask, Asked
from matcher.coverage import NOTHING, Found, Judgement, covered, mean, overall, verdict_of, whole
from matcher.judging import Judged, Weighed, judged_of
from matcher.legibility import gap, legibility_of
from matcher.pairing import (
    Scores,
    Table,
    best_first,
    counted,
    part_scores,
    scores_of,
    signals,
    table,
)
from matcher.policy import Policy
from matcher.profile import Profile
from matcher.quoting import order_of
from matcher.reasons import by_rule, reasons
from matcher.types import Evidence, Match, Pair, PartPair, Verdict
from matcher.verify.ruling import Ruling


@dataclass(frozen=True, slots=True, eq=False)
class Appraisal:
    """A requirement judged, and where its evidence stands: places in the profile, best first."""

    ask: Ask
    found: Found
    judgement: Judgement
    scores: Scores = field(repr=False)
    order: NDArray[np.intp] = field(repr=False)
    ruling: Ruling | None

    @property
    def weight(self) -> float:
        """What the requirement counts for; what resumes normally do not say counts for nothing."""
        return self.ask.weight if self.judgement.counts else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A posting held against a profile: all of a match but what is shown of it."""

    asked: Asked
    profile: Profile
    table: Table
    appraisals: tuple[Appraisal, ...]

    @property
    def coverage(self) -> float | None:
        """The overall coverage, as `match` gives it."""
        return mean([(a.weight, a.judgement.coverage) for a in self.appraisals if a.weight > 0])


def hold(asked: Asked, profile: Profile, policy: Policy) -> Held:
    """Judge every requirement of `asked` by the passages of `profile`. Nothing is quoted yet."""
    made = table(signals(asked, profile), profile, policy.ranker)
    scores = [scores_of(ask, made) for ask in asked.asks]
    judged = judged_of(asked, [profile], profile.lines, made, scores, policy).judged(0)
    return Held(
        asked,
        profile,
        made,
        tuple(
            _appraisal(ask, one, line, profile, made, policy)
            for ask, one, line in zip(asked.asks, judged, scores, strict=True)
        ),
    )


def match(held: Held, document: Document, policy: Policy) -> Match:
    """What was held together, with quotes and reasons; `document` is that of the profile."""
    pairs = tuple(_pair(one, held, document, policy) for one in held.appraisals)
    return Match(
        posting_id=held.asked.posting.document_id,
        posting_title=held.asked.posting.title,
        resume_id=document.id,
        resume_name=document.name,
        pairs=pairs,
        coverage=overall(pairs, policy),
        model=held.profile.model,
        as_of=held.asked.as_of,
        legibility=legibility_of(document),
        posting_legibility=held.asked.posting.legibility,
    )


def unquoted(asked: Asked, weighed: Weighed, policy: Policy) -> Match:
    """The match of a resume that was judged among others: its numbers, without quotes and names."""
    pairs = tuple(
        Pair(
            requirement=ask.requirement,
            evidence=(),
            coverage=one.judgement.coverage,
            verdict=one.judgement.verdict,
            weight=ask.weight if one.judgement.counts else 0.0,
            reasons=(),
            number=ask.number,
        )
        for ask, one in zip(asked.asks, weighed.judged, strict=True)
    )
    return Match(
        posting_id=asked.posting.document_id,
        posting_title=asked.posting.title,
        resume_id=weighed.profile.document_id,
        resume_name="",
        pairs=pairs,
        coverage=overall(pairs, policy),
        model=weighed.profile.model,
        as_of=asked.as_of,
        posting_legibility=asked.posting.legibility,
    )


def _appraisal(
    ask: Ask, judged: Judged, scores: Scores, profile: Profile, made: Table, policy: Policy
) -> Appraisal:
    order = order_of(ask, judged, scores, profile, made, policy)
    return Appraisal(ask, judged.found, judged.judgement, scores, order, judged.ruling)


def to_quote(one: Appraisal, policy: Policy) -> Sequence[int]:
    """What to quote, best first: what is near, and what a rule went by; none of it is forced."""
    if not one.judgement.counts:
        return ()
    by_rule = () if one.ruling is None else one.ruling.shown
    if one.ruling is not None and one.ruling.alone:
        return [int(p) for p in one.order if int(p) in by_rule][: policy.quotes]
    least = max(policy.floor, float(one.scores.max(initial=-np.inf)) - policy.spread)
    always = {*by_rule, *(int(p) for p in one.order[:1] if one.scores[p] >= policy.floor)}
    near = [int(p) for p in one.order if one.scores[p] >= least or int(p) in always]
    return near[: policy.quotes]


def _pair(one: Appraisal, held: Held, document: Document, policy: Policy) -> Pair:
    shown = to_quote(one, policy)
    offers = [held.profile.offers[place] for place in shown]
    # What is like an example decides by itself: the examples are not what is shown.
    alike = one.ruling is not None and not one.ask.needs
    told = one.judgement.counts and not alike
    parts = _parts(one, held, document, policy) if told else ()
    said = one.judgement.reasons
    composed = bool(parts) and not one.judgement.ruled
    if one.judgement.counts and not one.judgement.ruled:
        said = (*reasons(one.ask, offers, one.judgement.verdict, parts), *said)
    elif one.ruling is not None and told:
        lines = covered(one.found, one.ask.requirement.kind, policy)
        said = (*said, by_rule(one.ruling, one.ask.trust(policy), lines))
    if one.judgement.unread:
        said = (*said, one.judgement.unread)
    return Pair(
        requirement=one.ask.requirement,
        evidence=tuple(_evidence(place, one.ask.query, held, document) for place in shown),
        coverage=one.judgement.coverage,
        verdict=one.judgement.verdict,
        weight=one.weight,
        reasons=said,
        parts=parts,
        number=one.ask.number,
        whole=whole(one.found, one.ask.requirement.kind, policy) if composed else None,
    )


def _parts(one: Appraisal, held: Held, document: Document, policy: Policy) -> tuple[PartPair, ...]:
    """Each thing that a requirement asks for, with its own nearest passage."""
    return tuple(_part(member, one, held, document, policy) for member in one.ask.members)


def _part(
    member: Sequence[int], one: Appraisal, held: Held, document: Document, policy: Policy
) -> PartPair:
    shown, profile = held.asked.shown, held.profile
    ranked = []
    for query in member:
        scores = part_scores(query, one.ask, held.table)
        judged = counted(scores, query, held.table, policy.grader)
        order = best_first(judged, profile.lines)
        if len(order):
            place = int(order[0])
            ranked.append((float(judged[place]), query, place, float(scores[place])))
    choices = tuple(shown[query] for query in member)
    kind, least = one.ask.requirement.kind, one.found.least
    if not ranked:
        nothing = whole(Found.alone(NOTHING.best, least), kind, policy)
        return PartPair(choices[0], choices, nothing, _verdict(nothing, held, policy), None)
    best, query, place, score = max(ranked, key=lambda r: (r[0], -r[1]))
    coverage = whole(Found.alone(best, least), kind, policy)
    near = _evidence(place, query, held, document) if score >= policy.floor else None
    return PartPair(shown[query], choices, coverage, _verdict(coverage, held, policy), near)


def _verdict(coverage: float, held: Held, policy: Policy) -> Verdict:
    """What a part's coverage amounts to; what may stand where nothing could be read is unknown."""
    verdict = verdict_of(coverage, policy)
    missing = verdict is Verdict.MISSING
    return Verdict.UNKNOWN if missing and gap(held.profile.quality) else verdict


def _evidence(place: int, query: int, held: Held, document: Document) -> Evidence:
    offer = held.profile.offers[place]
    page, box = document.locate(offer.span)
    cosine = round(float(held.table.signals.cosine[query, place]), 6)
    return Evidence(
        quote=offer.span.of(document.text),
        span=offer.span,
        page=page,
        box=box,
        similarity=cosine,
        boxes=document.boxes(offer.span),
    )
