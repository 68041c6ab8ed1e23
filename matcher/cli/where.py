"""`--where`: what a resume must have to be looked at at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.facets import Where

MOST_YEARS = 100.0


def where_of(asked: Sequence[str] | None) -> Where | None:
    """What the options ask for, each NAME=VALUE; None where there are none.

    `BadRequest` names what cannot be used.

    >>> where_of(["years=5", "term=Python", "degree=master"]).years
    5.0
    """
    if not asked:
        return None
    from matcher.facets import Where

    where = Where()
    for one in asked:
        name, equals, value = (part.strip() for part in one.partition("="))
        if not equals or not value:
            raise BadRequest(f"--where: {one!r} is not NAME=VALUE, such as years=5.")
        where = _with(where, name, value)
    return where


def _with(where: Where, name: str, value: str) -> Where:
    from dataclasses import replace

    match name:
        case "degree":
            return replace(where, degree=_degree(value))
        case "years":
            return replace(where, years=_years(value))
        case "term":
            return replace(where, terms=(*where.terms, *_terms(value)))
        case "language":
            return replace(where, tongues=(*where.tongues, _tongue(value)))
    raise BadRequest(
        f"--where knows no {name!r}; it knows degree, years, term and language "
        "(such as degree=bachelor, years=5, term=python, language=german)."
    )


def _degree(value: str) -> int:
    from matcher.lexicon.degrees import Rank

    known = {rank.name.lower(): rank for rank in Rank}
    if value.lower() not in known:
        raise BadRequest(f"--where degree={value}: it is one of {', '.join(known)}.")
    return int(known[value.lower()])


def _years(value: str) -> float:
    try:
        years = float(value)
    except ValueError:
        years = math.nan
    if not 0 <= years <= MOST_YEARS:
        raise BadRequest(f"--where years={value}: it is a number from 0 to {MOST_YEARS:g}.")
    return years


def _terms(value: str) -> Sequence[str]:
    from matcher.lexicon.words import terms

    found = sorted(terms(value))
    if not found:
        raise BadRequest(f"--where term={value}: no word in it tells resumes apart.")
    return found


def _tongue(value: str) -> str:
    from matcher.lexicon.tongues import OTHER_NAMES, SAME_TONGUE

    name = OTHER_NAMES.get(value.lower(), value.lower())
    return SAME_TONGUE.get(name, name)
