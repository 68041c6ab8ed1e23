"""Several files in one request: multipart parts that are all named `file`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from matcher.api.uploads import Upload, file_of, is_multipart, parts_of, safe_name

MOST = 20  # files of a request; more of them are a batch job
_OTHERWISE = f"send parts that are files, named file: 1 to {MOST}, and nothing else"


async def files_of(request: Request) -> list[Upload]:
    """The files of a request: its parts `file`, one or more, else its body, of whatever type."""
    if not is_multipart(request.headers):
        return [await file_of(request)]
    async with parts_of(request, MOST, _OTHERWISE) as files:
        return [Upload(await part.read(), safe_name(part.filename or "")) for part in files]


ResumeFiles = Annotated[list[Upload], Depends(files_of)]
