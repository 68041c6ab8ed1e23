"""What the operations on postings take and answer."""

from __future__ import annotations

from pydantic import Field

from index.corpus import DocumentInfo
from matcher.api.bodies import NO_OTHERS, Body, Number, Weight
from matcher.desk.edits import Edit
from matcher.schemas import Wire
from matcher.types import Level


class RequirementEdit(Body):
    """What to make of a requirement; a field that is null or left out is as the posting says."""

    level: Level | None = Field(None, strict=False)
    weight: Weight | None = Field(None, description="What it counts for; 0 leaves it out.")
    must_have: bool | None = Field(None, description="Who lacks it is out: shown, never hidden.")

    @property
    def edit(self) -> Edit:
        """As it is kept."""
        return Edit(self.level, self.weight, self.must_have)


class PostingEdit(Body):
    """Edits by requirement number, from 1. Null takes an edit back; other numbers stay as is."""

    requirements: dict[Number, RequirementEdit | None] = Field(
        max_length=1000, json_schema_extra=NO_OTHERS
    )

    @property
    def changes(self) -> dict[int, Edit | None]:
        """As they are kept."""
        return {int(n): None if one is None else one.edit for n, one in self.requirements.items()}


class PostingInfo(Wire):
    """A kept posting in a listing."""

    id: str
    name: str
    title: str
    media_type: str
    added_at: str = Field(description="ISO 8601, UTC.")
    requirements: int = Field(description="How many it has, responsibilities among them.")

    @classmethod
    def of(cls, info: DocumentInfo, title: str) -> PostingInfo:
        """The wire form of `info`."""
        return cls(
            id=info.id,
            name=info.name,
            title=title,
            media_type=info.media_type,
            added_at=info.added_at,
            requirements=info.passages,
        )


class PostingList(Wire):
    """Some of the kept postings, in the order in which they were added."""

    postings: list[PostingInfo]
    total: int = Field(description="How many are kept.")
    next_cursor: str | None = Field(description="Where the next page begins; null on the last.")
