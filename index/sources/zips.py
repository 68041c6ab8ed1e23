"""The members of a zip, from its directory, a piece at a time; a member is inflated when asked for.

`zipfile` would hold the whole directory, and inflates what it finds. Here a million members cost no
more memory than ten, and what a member becomes is bounded before and while it is inflated.
"""

from __future__ import annotations

import calendar
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from index.errors import Encrypted, TooLarge, Unreadable
from index.sources.options import Bounds

_END = b"PK\x05\x06"
_END_SHAPE = struct.Struct("<4s4H2LH")
_FAR = struct.Struct("<4sLQL")  # where the end of a zip64 stands
_FAR_END = struct.Struct("<4sQ2H2L4Q")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 1 | 1 << 6 | 1 << 13
_UTF8 = 1 << 11
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_STORED, _DEFLATED = 0, 8
_PIECE = 1 << 18

Open = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Member:
    """An entry of the directory. `name` is a name: nothing is ever written under it."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    at: int
    dated: int
    mode: int
    of: int = 0  # entries that the directory says it has

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file: no folder, link or device."""
        kind = stat.S_IFMT(self.mode)
        return not self.name.endswith(("/", "\\")) and kind in (0, stat.S_IFREG)


def members(file: BinaryIO, bounds: Bounds) -> Iterator[Member]:
    """The entries of the directory in its order.

    Raises `Unreadable` if it is damaged or its members overlap, `TooLarge` if it passes a bound.
    """
    try:
        yield from _members(file, bounds)
    except (struct.error, OverflowError, ValueError) as error:
        raise _damaged() from error


def _members(file: BinaryIO, bounds: Bounds) -> Iterator[Member]:
    end, count, length, offset = _end(file)
    before = end - length - offset  # a program that unpacks itself may stand before the zip
    if before < 0:
        raise _damaged()
    bounds.check("members", count, "members")
    window = _Window(file, before + offset, length)
    packed = unpacked = found = 0
    while window.left >= _ENTRY.size:
        member = _entry(window, before, max(count, 1), bounds)
        found += 1
        packed += member.packed
        unpacked += member.size
        bounds.check("members", found, "members")
        bounds.check_ratio(packed, unpacked)
        if packed > end:
            raise Unreadable("members of the zip overlap. Pack it anew.")
        yield member
    if found != count:
        raise _damaged()


def load(open_it: Open, member: Member, bounds: Bounds, most: int | None = None) -> bytes:
    """The inflated bytes of a member, `most` of them (else `bounds.item`).

    Raises `TooLarge`, `Encrypted`, or `Unreadable` if it is damaged.
    """
    allowed = bounds.item if most is None else most
    if member.flags & _ENCRYPTED:
        raise Encrypted("it is protected by a password. Pack it without one.")
    if member.method not in (_STORED, _DEFLATED):
        raise Unreadable("it is packed in a way that is not read. Pack it as an ordinary zip.")
    if member.size > allowed:
        raise _too_large(member.size, allowed)
    with open_it() as file:
        file.seek(member.at)
        head = file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or head[:4] != b"PK\x03\x04":
            raise _damaged()
        *_, name, extra = _LOCAL.unpack(head)
        file.seek(member.at + _LOCAL.size + name + extra)
        data = _inflated(file, member, allowed)
    if len(data) != member.size or zlib.crc32(data) != member.crc:
        raise _damaged()
    return data


def _inflated(file: BinaryIO, member: Member, allowed: int) -> bytes:
    if member.method == _STORED:
        return file.read(min(member.packed, allowed + 1))
    unpack = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    left, room = member.packed, member.size + 1
    try:
        while left > 0 and room > 0 and not unpack.eof:
            piece = file.read(min(left, _PIECE))
            if not piece:
                break
            left -= len(piece)
            while piece and room > 0:
                parts.append(unpack.decompress(piece, room))
                room -= len(parts[-1])
                piece = unpack.unconsumed_tail
    except zlib.error as error:
        raise _damaged() from error
    return b"".join(parts)


class _Window:
    """A stretch of a file, read some at a time."""

    def __init__(self, file: BinaryIO, at: int, length: int) -> None:
        self._file = file
        self._at = at
        self.left = length
        self._held = b""
        self._used = 0

    def take(self, count: int) -> bytes:
        """The next `count` bytes; `ValueError` if there are not so many."""
        if count > self.left:
            raise ValueError("the directory ends too early")
        if len(self._held) - self._used < count:
            rest = self._held[self._used :]
            self._file.seek(self._at)
            piece = self._file.read(max(_PIECE, count))
            self._at += len(piece)
            self._held, self._used = rest + piece, 0
        taken = self._held[self._used : self._used + count]
        if len(taken) < count:
            raise ValueError("the file ends too early")
        self._used += count
        self.left -= count
        return taken


def _entry(window: _Window, before: int, of: int, bounds: Bounds) -> Member:
    shape = _ENTRY.unpack(window.take(_ENTRY.size))
    signature, _, _, flags, method, time, date, crc, packed, size = shape[:10]
    name_length, extra_length, comment_length, _, _, attributes, at = shape[10:]
    if signature != b"PK\x01\x02":
        raise _damaged()
    bounds.check("head", name_length + extra_length, "bytes in a member's name")
    raw = window.take(name_length)
    extra = window.take(extra_length)
    window.take(comment_length)
    size, packed, at = _wide(extra, size, packed, at)
    name = raw.decode("utf-8", "replace") if flags & _UTF8 else raw.decode("cp437")
    mode = attributes >> 16
    dated = _dated(date, time)
    return Member(name, flags, method, crc, packed, size, before + at, dated, mode, of)


def _wide(extra: bytes, size: int, packed: int, at: int) -> tuple[int, int, int]:
    """The three numbers, of which the ones that are too large for 32 bits stand in `extra`."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == 1:
            wide = iter(struct.unpack_from(f"<{length // 8}Q", extra, 4))
            size, packed, at = (next(wide, n) if n == _FULL32 else n for n in (size, packed, at))
        extra = extra[4 + length :]
    return size, packed, at


def _end(file: BinaryIO) -> tuple[int, int, int, int]:
    """Where the directory ends, how many entries and bytes it has, and where it says it begins."""
    whole = file.seek(0, 2)
    reach = min(whole, _END_SHAPE.size + _FULL16)
    file.seek(whole - reach)
    tail = file.read(reach)
    at = tail.rfind(_END)
    while at >= 0 and at + _END_SHAPE.size <= len(tail):
        *_, count, length, offset, comment = _END_SHAPE.unpack_from(tail, at)
        if at + _END_SHAPE.size + comment == len(tail):
            end = whole - reach + at
            if _FULL16 in (count,) or _FULL32 in (length, offset):
                return _far_end(file, end)
            return end, count, length, offset
        at = tail.rfind(_END, 0, at)
    raise _damaged()


def _far_end(file: BinaryIO, end: int) -> tuple[int, int, int, int]:
    file.seek(max(0, end - _FAR.size))
    signature, _, at, _ = _FAR.unpack(file.read(_FAR.size))
    if signature != b"PK\x06\x07" or at >= end:
        raise _damaged()
    file.seek(at)
    signature, *_, count, length, offset = _FAR_END.unpack(file.read(_FAR_END.size))
    if signature != b"PK\x06\x06":
        raise _damaged()
    return at, count, length, offset


def _dated(date: int, time: int) -> int:
    """Seconds since 1970 of a date as DOS wrote it, taken as UTC."""
    day = (1980 + (date >> 9), max(1, date >> 5 & 15), max(1, date & 31))
    return calendar.timegm((*day, time >> 11, time >> 5 & 63, 2 * (time & 31), 0, 0, 0))


def _too_large(size: int, allowed: int) -> TooLarge:
    return TooLarge(
        f"the file has {size:,} bytes; the limit is {allowed:,}. "
        "Send a smaller file, or raise the setting max_bytes."
    )


def _damaged() -> Unreadable:
    return Unreadable("the zip is damaged. Pack it anew.")
