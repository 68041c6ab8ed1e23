"""Answers for blind readers: who a resume is of never leaves the door that they ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.errors import UnknownDocument
from index.types import Span
from matcher.desk.feedback import Feedback
from matcher.reading import ReadResume
from matcher.recent import Recent
from matcher.service import Service
from matcher.types import Match, PostingRanking, Ranking, Search, Showing
from matcher.withheld import MASK, blinded, blinded_pair, unnamed, withheld, wordless

_REMEMBERED = 1000
_ALL = (Span(0, 1 << 40),)  # of a resume that was erased meanwhile
# By the ids of resumes, which are hashes of their files. Finding the spans takes 10 to 20 ms.
_SPANS: Recent[str, tuple[Span, ...]] = Recent("withheld", _REMEMBERED)


def blind_match(match: Match, service: Service, blind: bool) -> Match:
    """`match`, for a blind reader if `blind`. One without quotes costs no reading of the resume."""
    if not blind:
        return match
    quotes = any(pair.evidence or pair.parts for pair in match.pairs)
    return blinded(match, _withheld(match.resume_id, service) if quotes else ())


def blind_match_of(match: Match, read: ReadResume, blind: bool) -> Match:
    """`match` of a resume that need not be kept, for a blind reader if `blind`."""
    return blinded(match, withheld(read.resume, read.document)) if blind else match


def blind_ranking(ranking: Ranking, service: Service, blind: bool) -> Ranking:
    """`ranking`, each of its matches for a blind reader if `blind`."""
    return replace(
        ranking, matches=tuple(blind_match(one, service, blind) for one in ranking.matches)
    )


def blind_suiting(ranking: PostingRanking, service: Service, blind: bool) -> PostingRanking:
    """The postings of a resume, for a blind reader if `blind`."""
    if not blind:
        return ranking
    spans = _withheld(ranking.resume_id, service) if ranking.matches else ()
    return replace(
        ranking,
        resume_name=unnamed(ranking.resume_id),
        matches=tuple(blinded(one, spans) for one in ranking.matches),
    )


def blind_search(search: Search, service: Service, blind: bool) -> Search:
    """What was found, for a blind reader if `blind`."""
    if not blind:
        return search
    return replace(search, showings=tuple(_showing(one, service) for one in search.showings))


def blind_feedback(said: Sequence[Feedback], service: Service, blind: bool) -> list[Feedback]:
    """What reviewers `said`, without the candidates' names and ways of contact if `blind`.

    What a reviewer goes by stays: that is no candidate's.
    """
    return [_feedback(one, service) for one in said] if blind else list(said)


def blind_said(
    said: Mapping[str, Sequence[Feedback]], service: Service, blind: bool
) -> dict[str, list[Feedback]]:
    """As `blind_feedback`, by the resumes that it is on."""
    return {id: blind_feedback(some, service, blind) for id, some in said.items()}


def _feedback(feedback: Feedback, service: Service) -> Feedback:
    said = feedback.opinion
    try:
        read = service.resume(said.resume_id)
        reason = wordless(said.reason, read.resume, read.document)
    except UnknownDocument:
        reason = MASK * len(said.reason)
    return replace(feedback, opinion=replace(said, reason=reason))


def _showing(showing: Showing, service: Service) -> Showing:
    spans = _withheld(showing.resume_id, service)
    name = unnamed(showing.resume_id)
    return replace(showing, resume_name=name, pair=blinded_pair(showing.pair, spans))


def _withheld(id: str, service: Service) -> tuple[Span, ...]:
    try:
        return _SPANS.get(id, lambda: service.sheet(id).withheld)
    except UnknownDocument:
        return _ALL
