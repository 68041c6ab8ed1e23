"""What was understood of a posting."""

from __future__ import annotations

from collections.abc import Collection

from matcher.legibility import notices
from matcher.types import AnyOf, Kind, Legibility, Level, Posting, Requirement
from matcher.weights import Weights
from matcher.wire.base import PartOut, Wire


class AnyOfOut(Wire):
    """Parts of which one is enough; `open_ended` if they are examples."""

    any_of: list[PartOut]
    open_ended: bool

    @classmethod
    def of(cls, choice: AnyOf) -> AnyOfOut:
        """The wire form of `choice`."""
        parts = [PartOut(text=p.text, start=p.span.start, end=p.span.end) for p in choice.parts]
        return cls(any_of=parts, open_ended=choice.open_ended)


class RequirementOut(Wire):
    """One ask of a posting; `start` and `end` are characters of the posting's text."""

    text: str
    level: Level
    kind: Kind
    start: int
    end: int
    all_of: list[AnyOfOut]

    @classmethod
    def of(cls, requirement: Requirement) -> RequirementOut:
        """The wire form of `requirement`."""
        return cls(
            text=requirement.text,
            level=requirement.level,
            kind=requirement.kind,
            start=requirement.span.start,
            end=requirement.span.end,
            all_of=[AnyOfOut.of(choice) for choice in requirement.all_of],
        )


class AskedOut(RequirementOut):
    """A requirement of a posting, with what it counts for.

    `number` is from 1 in the posting's order. `weight` is what it counts for where a request says
    nothing. `must_have`: who lacks it is out. `edited`: level, weight or must-have are not what
    was understood of the posting, but what somebody made of it.
    """

    number: int
    weight: float
    must_have: bool
    edited: bool

    @classmethod
    def numbered(cls, number: int, requirement: Requirement, *, edited: bool) -> AskedOut:
        """The wire form of requirement `number`."""
        return cls(
            number=number,
            weight=Weights().of(number, requirement.level, requirement.weight),
            must_have=requirement.must_have,
            edited=edited,
            **dict(RequirementOut.of(requirement)),
        )


class PostingOut(Wire):
    """What was understood of a posting; `notices` say what to know of how it was read."""

    id: str
    name: str
    title: str
    notices: list[str]
    requirements: list[AskedOut]

    @classmethod
    def of(cls, posting: Posting, edited: Collection[int] = ()) -> PostingOut:
        """The wire form of `posting`; `edited` are the numbers of the requirements that are."""
        return cls(
            id=posting.document_id,
            name=posting.name,
            title=posting.title,
            notices=list(notices(posting.legibility, scored=False)),
            requirements=[
                AskedOut.numbered(n, r, edited=n in edited)
                for n, r in enumerate(posting.requirements, 1)
            ],
        )


class PostingRef(Wire):
    """Which posting; `notices` say in words what to know of how it was read."""

    id: str
    title: str
    notices: list[str]

    @classmethod
    def of(cls, id: str, title: str, legibility: Legibility) -> PostingRef:
        """The posting by its id and title, and how far it could be read."""
        return cls(id=id, title=title, notices=list(notices(legibility, scored=False)))
