"""Resumes as they look: their layout and text, and their pages as pictures."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from matcher.api.bodies import DocumentId, SheetOut
from matcher.api.documented import answers, work_problems
from matcher.api.turns import Working

router = APIRouter(prefix="/v1/resumes", tags=["resumes"])

MEDIA_TYPE = "image/png"

Blind = Annotated[bool, Query(description="Leave out who the resume is of and how to reach them.")]
Number = Annotated[int, Path(ge=1, le=100_000, description="Counted from 1.")]
Scale = Annotated[float, Query(ge=0.1, le=4, description="Pixels a point; 2 suits most screens.")]
_PICTURE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The page.",
        "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get(
    "/{id}/sheet",
    operation_id="getResumeSheet",
    summary="A resume's pages and text",
    responses=answers(200, SheetOut, "Its pages and its text, block by block.")
    | work_problems("invalid_request", "unknown_document"),
)
def get_sheet(id: DocumentId, service: Working, blind: Blind = True) -> SheetOut:
    """What is needed to show the resume beside a match; places are characters of `text`."""
    return SheetOut.of(service.sheet(id), blind)


@router.get(
    "/{id}/pages/{page}.png",
    operation_id="getResumePage",
    summary="A page of a resume as a picture",
    response_class=Response,
    responses=_PICTURE
    | work_problems(
        "invalid_request",
        "unknown_document",
        "no_picture",
        "reader_crashed",
        "took_too_long",
        "too_much_memory",
        "unreadable",
    ),
)
def get_page(
    id: DocumentId, page: Number, service: Working, scale: Scale = 2.0, blind: Blind = True
) -> Response:
    """The page as PNG, `scale` pixels a point; the boxes of evidence, times `scale`, lie on it.

    `blind` paints over the name, every way of reaching the candidate, and every picture.
    """
    drawn = service.picture(id, page, scale, blind)
    return Response(drawn.data, media_type=MEDIA_TYPE)
