"""Answers for blind readers: who a resume is of never leaves the server."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Query

from index.errors import UnknownDocument
from index.types import Span
from matcher.service import Service
from matcher.types import Match, PostingRanking, Ranking, Search, Showing
from matcher.withheld import blinded, blinded_pair, unnamed

Unnamed = Annotated[
    bool,
    Query(
        description="Call resumes by their ids and not by the names of their files, and mask what "
        "quotes say of who they are of. No number is another."
    ),
]

_ALL = (Span(0, 1 << 40),)  # of a resume that was erased meanwhile


def blind_match(match: Match, service: Service, blind: bool) -> Match:
    """`match`, for a blind reader if `blind`. One without quotes costs no reading of the resume."""
    if not blind:
        return match
    quotes = any(pair.evidence or pair.parts for pair in match.pairs)
    return blinded(match, _withheld(match.resume_id, service) if quotes else ())


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


def brief(ranking: Ranking) -> Ranking:
    """`ranking` without quotes, reasons and parts; the numbers are the same."""
    return replace(
        ranking,
        matches=tuple(
            replace(
                match,
                pairs=tuple(replace(p, evidence=(), reasons=(), parts=()) for p in match.pairs),
            )
            for match in ranking.matches
        ),
    )


def _showing(showing: Showing, service: Service) -> Showing:
    spans = _withheld(showing.resume_id, service)
    name = unnamed(showing.resume_id)
    return replace(showing, resume_name=name, pair=blinded_pair(showing.pair, spans))


def _withheld(id: str, service: Service) -> tuple[Span, ...]:
    try:
        return service.sheet(id).withheld
    except UnknownDocument:
        return _ALL
