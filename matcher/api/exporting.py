"""Answers as files: CSV, XLSX or JSON, as `format` or the header Accept asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from matcher.api import examples_more
from matcher.api.documented import Documented, example_of, header
from matcher.report.sheets import workbook
from matcher.report.tables import Table, csv_text

Kind = Literal["csv", "xlsx", "json"]
Format = Annotated[
    Kind | None, Query(description="Goes before the header Accept; csv where neither says.")
]

TYPES: dict[Kind, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def accepted(request: Request) -> Kind:
    """The first of the types that Accept names and that there is; CSV where it names none."""
    for one in request.headers.get("accept", "").split(","):
        media_type = one.partition(";")[0].strip().lower()
        for kind, known in TYPES.items():
            if media_type == known:
                return kind
    return "csv"


Accepted = Annotated[Kind, Depends(accepted)]


def file_answer(
    kind: Kind,
    name: str,
    whole: BaseModel,
    tables: Sequence[Table],
    headers: dict[str, str] | None = None,
) -> Response:
    """`whole` as JSON, or `tables`: all of them as XLSX, the first as CSV."""
    if kind == "json":
        data = whole.model_dump_json().encode()
    elif kind == "xlsx":
        data = workbook(tables)
    else:
        data = csv_text(tables[0], bom=True).encode()
    said = {"Content-Disposition": f'attachment; filename="{name}.{kind}"', "Vary": "Accept"}
    media_type = TYPES[kind] + ("; charset=utf-8" if kind == "csv" else "")
    return Response(data, headers=said | (headers or {}), media_type=media_type)


def exported(model: str, csv_example: str, headers: dict[str, Any] | None = None) -> Documented:
    """How such an answer is documented; `model` is the schema of its JSON."""
    as_json = {
        "schema": {"$ref": f"#/components/schemas/{model}"},
        "examples": {"answer": example_of(model)},
    }
    as_csv = {"schema": {"type": "string"}, "example": examples_more.FILES[csv_example]}
    content = {
        TYPES["json"]: as_json,
        TYPES["csv"]: as_csv,
        TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
    }
    said = header("Content-Disposition", "That it is a file, and its name.") | (headers or {})
    return {200: {"description": "The file.", "content": content, "headers": said}}
