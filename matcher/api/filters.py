"""What a resume must have to be listed or ranked: degree, years, skills, languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from matcher.api.bodies import Body, Text
from matcher.errors import BadRequest
from matcher.facets import Where
from matcher.lexicon.degrees import Rank
from matcher.lexicon.tongues import OTHER_NAMES, SAME_TONGUE
from matcher.lexicon.words import terms

MOST = 10  # skills, and languages

Degree = Literal["school", "associate", "bachelor", "master", "doctor"]
Years = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Word = Annotated[Text, Field(min_length=1, max_length=100)]


class WhereIn(Body):
    """What a resume must have to be a candidate; all of it."""

    degree: Degree | None = Field(None, description="A finished degree of this rank or higher.")
    years: Years | None = Field(None, description="So many years in dated jobs, together.")
    skills: list[Word] = Field(
        default_factory=list, max_length=MOST, description="Each is named somewhere."
    )
    languages: list[Word] = Field(
        default_factory=list, max_length=MOST, description="Spoken languages, such as German."
    )

    @property
    def asked(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.degree or self.years is not None or self.skills or self.languages)


def where_of(given: WhereIn | None) -> Where | None:
    """What `given` asks for; None where that is nothing.

    Raises `BadRequest` for a skill in which no word tells resumes apart.
    """
    if given is None or not given.asked:
        return None
    return Where(
        degree=int(Rank[given.degree.upper()]) if given.degree else None,
        years=given.years,
        terms=tuple(term for skill in given.skills for term in _terms(skill)),
        tongues=tuple(_tongue(language) for language in given.languages),
    )


def _terms(skill: str) -> list[str]:
    found = sorted(terms(skill))
    if not found:
        raise BadRequest("no word of one of the skills tells resumes apart. Name it otherwise.")
    return found


def _tongue(language: str) -> str:
    plain = language.strip().casefold()
    name = OTHER_NAMES.get(plain, plain)
    return SAME_TONGUE.get(name, name)
