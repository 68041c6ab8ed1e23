"""The files of a tar, plain or packed, in one pass. Nothing is unpacked to disk.

`tarfile` reads a header's words whole, however long they say they are, and its packed streams know
no limit: both are bounded here.
"""

from __future__ import annotations

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from index.errors import Fault, TooLarge, Unreadable
from index.sources.options import Bounds

_PIECE = 1 << 16
_DICTIONARY = 128 << 20  # bytes of memory that unpacking xz may take
_SHARED = 100  # headers that hold for all members that follow; they are kept
_WORDS = frozenset(
    (
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
    )
)
_DAMAGE = (
    *(tarfile.TarError, zlib.error, lzma.LZMAError),
    *(OSError, EOFError, ValueError, RecursionError),  # headers about headers about headers
)


@dataclass(frozen=True, slots=True)
class Member:
    """A regular file of a tar. `data` is None where it has more bytes than allowed: `size`."""

    name: str
    size: int
    dated: int
    data: bytes | None


def members(file: BinaryIO, bounds: Bounds, most_of: dict[str, int]) -> Iterator[Member]:
    """The regular files, in order. Links, devices and folders are skipped.

    `most_of`: name endings -> bytes, for files that may be larger than `bounds.item`. Raises
    `Unreadable` if it is damaged, `TooLarge` if it passes a bound.
    """
    stream = _unpacked(file, bounds)
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_bounded(bounds)) as tar:
            for count, info in enumerate(tar):
                tar.members = []  # type: ignore[attr-defined]  # it would keep every one
                bounds.check("members", count + 1, "members")
                if info.isreg() and not info.issparse():
                    yield _member(tar, info, bounds, most_of)
    except Fault:
        raise
    except _DAMAGE as error:
        raise Unreadable("the tar is damaged. Pack it anew.") from error


def _member(
    tar: tarfile.TarFile, info: tarfile.TarInfo, bounds: Bounds, most_of: dict[str, int]
) -> Member:
    lower = info.name.lower()
    most = next((m for ending, m in most_of.items() if lower.endswith(ending)), bounds.item)
    data = None
    if info.size <= most:
        part = tar.extractfile(info)
        data = part.read() if part else None
        if data is not None and len(data) != info.size:
            raise EOFError
    name = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return Member(name, info.size, int(info.mtime), data)


def _bounded(bounds: Bounds) -> type[tarfile.TarInfo]:
    """Members whose headers are looked at before what they announce is read."""
    shared = 0

    class Bounded(tarfile.TarInfo):
        def _proc_member(self, tar: Any) -> Any:
            nonlocal shared
            if self.type in _WORDS:
                bounds.check("head", self.size, "bytes of words about one member")
            shared += self.type == tarfile.XGLTYPE
            if shared > _SHARED or self.type == tarfile.GNUTYPE_SPARSE:
                raise _strange()
            return super()._proc_member(tar)  # type: ignore[misc]

        def _refuse(self, *_: object) -> None:
            raise _strange()

        _proc_gnusparse_00 = _proc_gnusparse_01 = _proc_gnusparse_10 = _refuse

    return Bounded


def _strange() -> Unreadable:
    return Unreadable("the tar holds a sparse file, or too many words. Pack it anew without.")


def _unpacked(file: BinaryIO, bounds: Bounds) -> Any:
    """The tar's own bytes, whatever it is packed with, as the first bytes tell."""
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return _Stream(file, bounds, _Gzip)
    if head.startswith(b"BZh"):
        return _Stream(file, bounds, bz2.BZ2Decompressor)
    if head.startswith(b"\xfd7zXZ\x00"):
        return _Stream(file, bounds, lambda: lzma.LZMADecompressor(memlimit=_DICTIONARY))
    return file


class _Gzip:
    """`zlib`'s decompressor with the face of the other two."""

    def __init__(self) -> None:
        self._it = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def eof(self) -> bool:
        return self._it.eof

    @property
    def needs_input(self) -> bool:
        return not self._it.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._it.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._it.decompress(self._it.unconsumed_tail + data, max_length)


class _Stream:
    """A packed file read as what it unpacks to, some at a time, and never more than is allowed."""

    def __init__(self, file: BinaryIO, bounds: Bounds, make: Any) -> None:
        self._file = file
        self._bounds = bounds
        self._make = make
        self._unpacker = make()
        self._held = bytearray()
        self._packed = self._unpacked = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, fewer only at the end."""
        while len(self._held) < size and not self._ended:
            self._more()
        taken = bytes(self._held[:size])
        del self._held[:size]
        return taken

    def _more(self) -> None:
        if self._unpacker.eof:  # several streams may stand one behind another
            rest = self._unpacker.unused_data
            rest = rest or self._next()
            if not rest.strip(b"\0"):
                self._ended = True
                return
            self._unpacker = self._make()
            piece = rest
        else:
            piece = self._next() if self._unpacker.needs_input else b""
        made = self._unpacker.decompress(piece, _PIECE)
        if not (piece or made or self._unpacker.eof or not self._unpacker.needs_input):
            raise EOFError
        self._unpacked += len(made)
        self._bounds.check_ratio(self._packed, self._unpacked)
        self._held += made

    def _next(self) -> bytes:
        piece = self._file.read(_PIECE)
        self._packed += len(piece)
        return piece


def too_large(member: Member, bounds: Bounds) -> TooLarge:
    """The error for a member without data."""
    return TooLarge(
        f"the file has {member.size:,} bytes; the limit is {bounds.item:,}. "
        "Send a smaller file, or raise the setting max_bytes."
    )
