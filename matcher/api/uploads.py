"""Files as they arrive: a multipart part named `file`, or the body itself."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from pydantic_core import from_json
from starlette.datastructures import Headers, UploadFile
from starlette.exceptions import HTTPException

from index.readers.content import clean
from matcher.api.bodies import PostingIn

USUAL_NAME = "upload"
LONGEST_NAME = 120
_LONGEST_ENDING = 10
_HEAD = 4000  # bytes in which the first line of a text is looked for
_LONGEST_LINE = 80

_DISPOSITION = (  # the first that fits; names of RFC 6266
    re.compile(r"filename\*\s*=\s*(?:utf-8|iso-8859-1)'[^']{0,20}'([^;\s]{1,2000})", re.I),
    re.compile(r'filename\s*=\s*"([^"]{1,2000})"', re.I),
    re.compile(r"filename\s*=\s*([^;\s\"]{1,2000})", re.I),
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's bytes, and a name that is safe to show. Nothing else of the request is believed."""

    data: bytes
    name: str


def safe_name(raw: str) -> str:
    r"""`raw` as a name that can be shown: no folders, nothing unseen, not too long.

    >>> safe_name("../../etc/pass\x00wd.pdf")
    'passwd.pdf'
    >>> safe_name("C:\\Users\\a\\cv.docx")
    'cv.docx'
    >>> safe_name("..")
    'upload'
    """
    last = raw[:4000].replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(c for c in last if unicodedata.category(c) != "Cf")  # what turns text around
    name = " ".join(clean(unicodedata.normalize("NFC", plain)).split())
    if not name.strip(". "):
        return USUAL_NAME
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return name[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(ending) - 1] + dot + ending


async def file_of(request: Request) -> Upload:
    """The file of a request: its multipart part `file`, else its body, of whatever type."""
    if is_multipart(request.headers):
        return await _part(request)
    return Upload(await request.body(), safe_name(_named(request.headers)))


async def posting_of(request: Request) -> Upload:
    """The posting of a request. A text that comes without a name goes by its first line."""
    sent = await _posting_of(request)
    return replace(sent, name=_first_line(sent.data)) if sent.name == USUAL_NAME else sent


def _first_line(data: bytes) -> str:
    r"""What a plain text without a name is called; `USUAL_NAME` for whatever else `data` is.

    >>> _first_line(b"\n  We need a barista.\n"), _first_line(b"{}"), _first_line(b"%PDF-1.7")
    ('We need a barista.', 'upload', 'upload')
    """
    first = data[:_HEAD].decode("utf-8-sig", errors="replace").strip().partition("\n")[0]
    line = " ".join(re.split(r"[\s/\\]+", first))[:_LONGEST_LINE]
    plain = line[:1] not in tuple("{[<%") and line.isprintable() and "\ufffd" not in line
    return safe_name(line) if plain else USUAL_NAME


async def _posting_of(request: Request) -> Upload:
    """As `file_of`; a body declared as application/json is a `PostingIn`, or else a job board's.

    An object with other fields than a `PostingIn` is an applicant-tracking system's answer: a file.
    """
    if _content_type(request.headers) != "application/json":
        return await file_of(request)
    body = await request.body()
    if _foreign(body):
        return Upload(body, safe_name(_named(request.headers)))
    try:
        posting = PostingIn.model_validate_json(body)
    except ValidationError as error:
        raise RequestValidationError(
            [{**found, "loc": ("body", *found["loc"])} for found in error.errors()]
        ) from None
    return Upload(posting.text.encode(), safe_name(posting.name or _named(request.headers)))


def _foreign(body: bytes) -> bool:
    try:
        value = from_json(body)
    except ValueError:
        return False
    return isinstance(value, dict) and bool(value.keys() - PostingIn.model_fields.keys())


async def _part(request: Request) -> Upload:
    async with parts_of(request, 1, "send exactly one part: a file, named file") as (part,):
        return Upload(await part.read(), safe_name(part.filename or ""))


@asynccontextmanager
async def parts_of(request: Request, most: int, otherwise: str) -> AsyncIterator[list[UploadFile]]:
    """The parts of a multipart body: files, all named `file`, 1 to `most`.

    Others are refused while they arrive: raises `RequestValidationError` saying `otherwise`.
    """
    refused = RequestValidationError([{"loc": ("body", "file"), "msg": otherwise, "type": "files"}])
    try:
        form = await request.form(max_files=most, max_fields=0)
    except HTTPException as error:
        if error.status_code != 400:
            raise
        raise refused from None
    try:
        parts = form.multi_items()
        files = [part for name, part in parts if name == "file" and isinstance(part, UploadFile)]
        if not files or len(files) != len(parts):
            raise refused
        yield files
    finally:
        await form.close()


def is_multipart(headers: Headers) -> bool:
    """Whether a body is declared as multipart/form-data."""
    return _content_type(headers) == "multipart/form-data"


def _content_type(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _named(headers: Headers) -> str:
    """The name that X-Filename or Content-Disposition gives, percent-encoded or as it is."""
    given = headers.get("x-filename", "")
    if not given:
        disposition = headers.get("content-disposition", "")[:4000]
        found = (pattern.search(disposition) for pattern in _DISPOSITION)
        given = next((match[1] for match in found if match), "")
    return unquote(given, errors="replace")


PostingFile = Annotated[Upload, Depends(posting_of)]
