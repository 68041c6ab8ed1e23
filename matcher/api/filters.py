"""What a resume must have to be listed or ranked, as the wire has it: `matcher.where` reads it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from matcher.api.bodies import Body, OfRequirement, Text
from matcher.where import MOST, Where
from matcher.where import where_of as read

__all__ = ["MOST", "Day", "Degree", "RankingWhereIn", "WhereIn", "Word", "Years", "where_of"]

Degree = Literal["school", "associate", "bachelor", "master", "doctor"]
Years = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Word = Annotated[Text, Field(min_length=1, max_length=100)]
Words = Annotated[list[Word], Field(max_length=MOST)]
Numbers = Annotated[list[OfRequirement], Field(max_length=MOST)]


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Day = Annotated[
    str,
    Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"}),
    AfterValidator(_day),
]


class WhereIn(Body):
    """What a resume must have to be a candidate; all of it."""

    degree: Degree | None = Field(None, description="A finished degree of this rank or higher.")
    years: Years | None = Field(None, description="So many years in dated jobs, together.")
    skills: Words = Field(default_factory=list, description="Each is named somewhere.")
    languages: Words = Field(
        default_factory=list, description="Spoken languages, such as German: each of them."
    )
    locations: Words = Field(
        default_factory=list,
        description="Such as Austin, TX or Germany: its contact lines state one of them. A resume "
        "that states none is at none.",
    )
    tags: Words = Field(default_factory=list, description="It was given one of them.")
    added_from: Day | None = Field(None, description="Added on this day in UTC or later.")
    added_to: Day | None = Field(None, description="Added on this day in UTC or before.")


class RankingWhereIn(WhereIn):
    """What a resume must have to be ranked for a posting; all of it."""

    must_meet: Numbers = Field(
        default_factory=list, description="Requirements, from 1, that its match must meet."
    )
    must_show: Numbers = Field(
        default_factory=list, description="Those that it must show at least partly."
    )


def where_of(given: WhereIn | None) -> Where | None:
    """What `given` asks for; None where that is nothing. Raises `BadRequest`."""
    return None if given is None else read(given.model_dump())
