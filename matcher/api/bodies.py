"""What only this door takes and gives. What all doors give is in `matcher.schemas`."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from index.types import BlockKind, Unseen
from matcher.schemas import HiddenOut, Wire
from matcher.service import Sheet
from matcher.withheld import masked, unnamed

DocumentId = Annotated[
    str,
    Field(
        pattern=r"^[0-9a-fA-F]{6,64}$",
        description="The id that the upload answered, or a beginning of it that is unique.",
    ),
]


def _encodable(text: str) -> str:
    """JSON may write half of a surrogate pair; no file could hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("no_text", "half of a surrogate pair is no text") from None
    return text


Text = Annotated[str, AfterValidator(_encodable)]
Weight = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
Number = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,5}$")]
# Keys of a dict are those of its pattern: pydantic checks that, and does not say it.
NO_OTHERS: dict[str, Any] = {"additionalProperties": False}


def whole(value: object) -> object:
    """JSON has one kind of number: 3.0 is as whole as 3."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# A constraint stands before the function: pydantic does not tell of one behind it.
OfRequirement = Annotated[int, Field(ge=1, le=999_999), BeforeValidator(whole)]
Counted = Literal["all", "minimum", "preferred"]


class Body(BaseModel):
    """What all request bodies share: no field that is not named, no conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class PostingIn(Body):
    """A posting as text. Other forms are sent as files."""

    text: Text = Field(description="The posting: plain text, Markdown or HTML.")
    name: Text | None = Field(None, description="What to call it in answers.")


class WeightsIn(Body):
    """What requirements count for. Usual: minimum 2, preferred 1, responsibility 0 (left out)."""

    minimum: Weight | None = None
    preferred: Weight | None = None
    responsibility: Weight | None = None
    requirements: dict[Number, Weight] = Field(
        default_factory=dict,
        json_schema_extra=NO_OTHERS,
        description="Requirement number, counted from 1 in the posting's order, to its weight.",
    )


class Asking(Body):
    """A posting, kept or sent along, and what its requirements count for."""

    posting_id: DocumentId | None = None
    posting_text: Text | None = Field(None, description="A posting that is not to be kept.")
    level: Counted = Field("all", description="Match only the requirements of this level.")
    weights: WeightsIn = Field(default_factory=WeightsIn)

    @model_validator(mode="after")
    def _one_posting(self) -> Self:
        if (self.posting_id is None) == (self.posting_text is None):
            raise PydanticCustomError(
                "one_posting", "give either posting_id or posting_text, and not both"
            )
        return self


class PageOut(Wire):
    """Width and height of a page in points, and whether it can be had as a picture."""

    width: float
    height: float
    picture: bool


class PlaceOut(Wire):
    """Characters `start`..`end` of the text."""

    start: int
    end: int


class BlockOut(PlaceOut):
    """A heading, paragraph, list item or table row; `hidden` says why nobody sees it, or null."""

    kind: BlockKind
    page: int | None
    hidden: Unseen | None


class SheetOut(Wire):
    """A kept resume as it is laid out: its pages, and its text block by block.

    `withheld` are the places of `text` that name or reach the candidate. If `blind`, each character
    there but white space is masked, and `name` is made of the id. `hidden` is the text that nobody
    sees on its pages, and why; it is never scored.
    """

    id: str
    name: str
    blind: bool
    pages: list[PageOut]
    text: str
    blocks: list[BlockOut]
    withheld: list[PlaceOut]
    hidden: list[HiddenOut]

    @classmethod
    def of(cls, sheet: Sheet, blind: bool) -> SheetOut:
        """The wire form of `sheet`."""
        document = sheet.document
        text = masked(document.text, sheet.withheld) if blind else document.text
        shown = replace(document, text=text)
        return cls(
            id=document.id,
            name=unnamed(document.id) if blind else document.name,
            blind=blind,
            pages=[
                PageOut(width=p.width, height=p.height, picture=sheet.pictures)
                for p in document.pages
            ],
            text=shown.text,
            blocks=[
                BlockOut(
                    start=b.span.start, end=b.span.end, kind=b.kind, page=b.page, hidden=b.hidden
                )
                for b in document.blocks
            ],
            withheld=[PlaceOut(start=s.start, end=s.end) for s in sheet.withheld],
            hidden=HiddenOut.all_of(shown),
        )


class LimitsOut(Wire):
    """What a file may be at most."""

    bytes: int
    pages: int
    characters: int


class ServiceInfo(Wire):
    """Who answers."""

    version: str
    policy: str = Field(description="Names the rules and numbers behind every coverage.")
    model: str = Field(description="Names weights, runtime and precision of the embeddings.")
    limits: LimitsOut


class Health(Wire):
    """The server lives, or is ready."""

    status: Literal["ok"] = "ok"


class FieldProblem(Wire):
    """What is wrong with one field. Its value is never repeated."""

    field: str = Field(description="Path of the field, such as body.weights.minimum.")
    message: str
    type: str


class ProblemOut(Wire):
    """Problem details (RFC 9457), media type application/problem+json."""

    type: str = Field(description="Relative reference to the page that explains the code.")
    title: str
    status: int
    detail: str
    code: str = Field(description="Stable: decide by this and not by the texts.")
    request_id: str
    errors: list[FieldProblem] | None = Field(None, description="With code invalid_request.")


class ProblemKind(Wire):
    """What a problem's code means and what to do about it."""

    type: str
    code: str
    status: int
    title: str
    meaning: str
    remedy: str


class ProblemKinds(Wire):
    """Every code that this server answers."""

    problems: list[ProblemKind]
