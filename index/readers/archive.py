"""A zip that is looked at before it is inflated, so that a small file cannot become a huge one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from index.errors import Encrypted, TooLarge, Unreadable
from index.readers.content import Limits

PART_BYTES = 32_000_000  # of one member: what a parser may be given at once
RATIO_FROM = 1_000_000  # the ratio of a part that is smaller does not matter

_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_END_SIZE = 22  # of the record at the end, its comment not counted
_END_REACHES = _END_SIZE + 0xFFFF
_LOCAL = struct.Struct("<4s5H3I2H")  # signature, version, flags, method, ..., lengths of the names
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_ENCRYPTED_FLAGS = 1 | 1 << 6 | 1 << 13  # the member, strongly, or the directory itself
_CHUNK = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
_DEFAULT = Limits()


class Archive:
    """The members of a zip held in memory. All limits are checked when it is made or read.

    Raises `Unreadable` for a damaged zip and for one that two programs could read differently (a
    name twice, members that overlap, a directory that is not the one at the end), and `TooLarge`
    for one that has too many members, or members that would be too large; both before anything is
    inflated. Names are keys and nothing else: no member is ever written anywhere.
    """

    def __init__(self, data: bytes, limits: Limits = _DEFAULT) -> None:
        self._limits = limits
        self._data = data
        self._inflated = 0
        limits.check("members", data.count(_ENTRY), "files packed in it")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as fault:
            raise _damaged(fault) from None
        members = self._zip.infolist()
        limits.check("members", len(members), "files packed in it")
        limits.check("unpacked", sum(i.file_size for i in members), "bytes when unpacked")
        _check_unambiguous(members, data[-_END_REACHES:])
        self._members = {info.filename: info for info in members}

    @property
    def names(self) -> frozenset[str]:
        """The names of the members."""
        return frozenset(self._members)

    def read(self, name: str) -> bytes:
        """The inflated bytes of the member `name`.

        Raises `TooLarge` if they pass a limit, `Encrypted` if they need a password, `Unreadable`
        if they are damaged or there is no such member.
        """
        info = self._members.get(name)
        if info is None:
            raise Unreadable("a part that the file refers to is missing from it.")
        if info.flag_bits & _ENCRYPTED_FLAGS:
            raise Encrypted("the zip is protected by a password. Save it without one.")
        if info.compress_type not in _METHODS:
            raise Unreadable("the file is packed in a way that documents are not.")
        self._check_size(info, info.file_size)
        try:
            self._check_local(info)
            return self._inflate(info)
        except _DAMAGE as fault:
            raise _damaged(fault) from None

    def head(self, name: str, most: int) -> bytes:
        """The first bytes of a member, at most so many; nothing where they cannot be had."""
        info = self._members.get(name)
        if info is None or info.flag_bits & _ENCRYPTED_FLAGS or info.compress_type not in _METHODS:
            return b""
        try:
            with self._zip.open(info) as part:
                return part.read(most)
        except _DAMAGE:
            return b""

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        """The member in pieces, so that one that grows beyond its size is cut off on the way."""
        held = io.BytesIO()
        with self._zip.open(info) as part:
            while piece := part.read(_CHUNK):
                held.write(piece)
                self._inflated += len(piece)
                self._check_size(info, held.tell())
                self._limits.check("unpacked", self._inflated, "bytes when unpacked")
        return held.getvalue()

    def _check_size(self, info: zipfile.ZipInfo, size: int) -> None:
        if size > PART_BYTES:
            raise TooLarge(
                f"the zip has {size:,} bytes in one part; the limit is {PART_BYTES:,}. "
                "Send a smaller file."
            )
        if size > RATIO_FROM:
            times = size // max(info.compress_size, 1)
            self._limits.check("ratio", times, "bytes for each packed one in one part")

    def _check_local(self, info: zipfile.ZipInfo) -> None:
        """Raise if the member's own header says something else than the directory.

        Whatever reads members in a row believes the one, and whatever seeks believes the other.
        """
        found = _LOCAL.unpack_from(self._data, info.header_offset)
        _, _, flags, method, _, _, _, packed, size, _, _ = found
        if flags & _ENCRYPTED_FLAGS:
            raise Encrypted("the zip is protected by a password. Save it without one.")
        told = not flags & 8 and 0xFFFFFFFF not in (packed, size)  # else they stand elsewhere
        if method != info.compress_type or (
            told and (packed, size) != (info.compress_size, info.file_size)
        ):
            raise Unreadable("the zip container contradicts itself. Save the file anew.")


def _check_unambiguous(members: list[zipfile.ZipInfo], tail: bytes) -> None:
    """Raise `Unreadable` where another program may find other members than `zipfile` does."""
    names = {info.filename.lower() for info in members}
    if len(names) < len(members):
        raise Unreadable("the zip container holds two parts of one name. Save the file anew.")
    if sum(1 for at in _ends(tail)) > 1:
        raise Unreadable("the zip container has two directories. Save the file anew.")
    ends = 0
    for info in sorted(members, key=lambda i: i.header_offset):
        if info.header_offset < ends:
            raise Unreadable("parts of the zip container overlap. Save the file anew.")
        ends = info.header_offset + _LOCAL.size + info.compress_size


def _ends(tail: bytes) -> Iterator[int]:
    """Where in the last bytes of a file a zip may end: a record whose comment goes to the end."""
    at = tail.find(_END)
    while at >= 0:
        comment = tail[at + _END_SIZE - 2 : at + _END_SIZE]
        if at + _END_SIZE + int.from_bytes(comment, "little") == len(tail):
            yield at
        at = tail.find(_END, at + 1)


def _damaged(fault: Exception) -> Unreadable:
    return Unreadable(
        f"the zip container is damaged ({type(fault).__name__}). Save the file anew and send that."
    )
