"""How large a picture is that stands in a page of HTML itself, as its first bytes tell."""

from __future__ import annotations

import binascii
import re
import struct

_MOST = (
    200_000  # signs that are looked at: before its size a JPEG may tell how its colours are meant
)
_DATA = re.compile(r"\s*data:image/[\w.+-]+(?:;[\w=.+-]+)*;base64,", re.IGNORECASE)
_PNG, _GIF, _JPEG = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a"), b"\xff\xd8"
_SIZED = frozenset(range(0xC0, 0xD0)) - {
    0xC4,
    0xC8,
    0xCC,
}  # segments of a JPEG that begin a picture


def own_size(source: str) -> tuple[int, int] | None:
    """Width and height, in pixels, of the PNG, GIF or JPEG that the address `source` holds.

    >>> own_size("data:image/gif;base64,R0lGODlhAQACAIAAAAAAAP///yw=")
    (1, 2)
    >>> own_size("picture.gif") is None
    True
    """
    address = _DATA.match(source)
    if address is None:
        return None
    packed = "".join(source[address.end() : address.end() + _MOST].split())
    try:
        data = binascii.a2b_base64(packed[: len(packed) // 4 * 4])
        return _size_of(data)
    except (ValueError, struct.error):  # no base64, or cut short
        return None


def _size_of(data: bytes) -> tuple[int, int] | None:
    if data.startswith(_PNG):
        width, height = struct.unpack_from(">II", data, 16)
    elif data.startswith(_GIF):
        width, height = struct.unpack_from("<HH", data, 6)
    elif data.startswith(_JPEG):
        height, width = struct.unpack_from(">HH", data, _frame(data))
    else:
        return None
    return width, height


def _frame(data: bytes) -> int:
    """Where a JPEG says its height; `struct.error` if that is not in `data`."""
    at = len(_JPEG)
    while True:
        mark, kind, length = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF:
            raise struct.error("no segment")
        if kind in _SIZED:
            return at + 5
        at += 2 + length
