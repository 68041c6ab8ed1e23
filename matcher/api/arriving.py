"""Archives as they arrive: written to the tenant's folder piece by piece, never held in memory."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from index.errors import EmptyDocument, UnknownType
from matcher.api.uploads import is_multipart, parts_of, safe_name
from matcher.service import Service

_PIECE = 1 << 20
_HEAD = 512
_KINDS = (  # how an archive begins, and what its name must end with to be read as such
    (0, b"PK\x03\x04", ".zip"),
    (0, b"PK\x05\x06", ".zip"),
    (0, b"\x1f\x8b", ".tar.gz"),
    (0, b"BZh", ".tar.bz2"),
    (0, b"\xfd7zXZ\x00", ".tar.xz"),
    (257, b"ustar", ".tar"),
)


@dataclass(frozen=True, slots=True)
class Arrived:
    """An archive that is there whole: where, what it is called, and a hash of its bytes."""

    file: Path
    name: str
    digest: bytes

    def forget(self) -> None:
        """Throw it away."""
        self.file.unlink(missing_ok=True)


def ending_of(head: bytes) -> str | None:
    """What the name of an archive that begins with `head` ends with; None if it is none."""
    found = (ending for at, magic, ending in _KINDS if head[at : at + len(magic)] == magic)
    return next(found, None)


async def arrive(request: Request, service: Service) -> Arrived:
    """The archive that a request brings: its body, or its one part `file`.

    What stops it leaves nothing behind. Raises `UnknownType`, `EmptyDocument`, `StoreReadOnly`.
    """
    service.insist_on_writing()
    if not is_multipart(request.headers):
        return await _written(request.stream(), _named(request), service)
    otherwise = "send exactly one part: an archive, named file"
    async with parts_of(request, 1, otherwise) as (part,):
        return await _written(_pieces(part), safe_name(part.filename or ""), service)


async def _written(pieces: AsyncIterator[bytes], name: str, service: Service) -> Arrived:
    folder = await run_in_threadpool(lambda: service.worker.archives)
    file = folder / f"{uuid.uuid4().hex}.part"
    whole, head = hashlib.sha256(), b""
    try:
        with file.open("xb") as out:
            async for piece in pieces:
                whole.update(piece)
                if len(head) < _HEAD:
                    head += piece[:_HEAD]
                await run_in_threadpool(out.write, piece)
        return Arrived(file.rename(file.with_suffix(_ending(head))), name, whole.digest())
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _ending(head: bytes) -> str:
    if not head:
        raise EmptyDocument("there is nothing in the request. Send an archive.")
    ending = ending_of(head)
    if ending is None:
        raise UnknownType("this is no archive that is read. Send a zip or a tar.")
    return ending


def _named(request: Request) -> str:
    return safe_name(unquote(request.headers.get("x-filename", ""), errors="replace"))


async def _pieces(part: UploadFile) -> AsyncIterator[bytes]:
    while piece := await part.read(_PIECE):
        yield piece
