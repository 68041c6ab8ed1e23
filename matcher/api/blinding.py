"""What may be asked for of an answer that says less: no names, or no quotes."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Query

from matcher.types import Ranking

Unnamed = Annotated[
    bool,
    Query(
        description="Call resumes by their ids and not by the names of their files, and mask what "
        "quotes say of who they are of. No number is another."
    ),
]


def brief(ranking: Ranking) -> Ranking:
    """`ranking` without quotes, reasons and parts; the numbers are the same."""
    return replace(
        ranking,
        matches=tuple(
            replace(
                match,
                pairs=tuple(
                    replace(p, evidence=(), reasons=(), parts=(), whole=None) for p in match.pairs
                ),
            )
            for match in ranking.matches
        ),
    )
