"""Several files in one request: multipart parts that are all named `file`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from matcher.api.uploads import Upload, file_of, safe_name

MOST = 20  # files of a request; more of them are a batch job


async def files_of(request: Request) -> list[Upload]:
    """The files of a request: its parts `file`, one or more, else its body, of whatever type."""
    declared = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if declared != "multipart/form-data":
        return [await file_of(request)]
    try:
        form = await request.form(max_files=MOST, max_fields=0)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise _no_files() from None
    try:
        parts = form.multi_items()
        files = [part for name, part in parts if name == "file" and isinstance(part, UploadFile)]
        if not files or len(files) != len(parts):
            raise _no_files()
        return [Upload(await part.read(), safe_name(part.filename or "")) for part in files]
    finally:
        await form.close()


def _no_files() -> RequestValidationError:
    message = f"send parts that are files, named file: 1 to {MOST}, and nothing else"
    return RequestValidationError([{"loc": ("body", "file"), "msg": message, "type": "files"}])


ResumeFiles = Annotated[list[Upload], Depends(files_of)]
