"""A zip that is looked at before it is inflated, so that a small file cannot become a huge one."""

from __future__ import annotations

import io
import zipfile
import zlib

from index.errors import Encrypted, TooLarge, Unreadable

MEMBERS = 5_000
PART_BYTES = 32_000_000
TOTAL_BYTES = 500_000_000
RATIO = 300  # inflated to stored, of a part past RATIO_FROM; dense XML reaches about 100
RATIO_FROM = 1_000_000

_ENTRY = b"PK\x01\x02"
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_ENCRYPTED_FLAG = 1
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Archive:
    """The members of a zip held in memory. All limits are checked when it is made or read.

    Raises `Unreadable` for a damaged zip and `TooLarge` for one that has too many members, or
    members that would be too large; both before anything is inflated.
    """

    def __init__(self, data: bytes) -> None:
        _check("members", data.count(_ENTRY), MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as fault:
            raise _damaged(fault) from None
        self._members = {info.filename: info for info in self._zip.infolist()}
        _check("members", len(self._members), MEMBERS)
        _check("unpacked bytes", sum(i.file_size for i in self._members.values()), TOTAL_BYTES)

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
            raise Unreadable("a part that the DOCX file refers to is missing from it.")
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise Encrypted("the zip is protected by a password. Save it without one.")
        if info.compress_type not in _METHODS:
            raise Unreadable("the file is packed in a way that Office files are not.")
        _check("bytes in one part", info.file_size, PART_BYTES)
        if info.file_size > RATIO_FROM:
            _check("times the packed size", info.file_size // max(info.compress_size, 1), RATIO)
        try:
            with self._zip.open(info) as part:
                data = part.read(PART_BYTES + 1)
        except _DAMAGE as fault:
            raise _damaged(fault) from None
        _check("bytes in one part", len(data), PART_BYTES)
        return data


def _check(what: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise TooLarge(
            f"the zip has {found:,} {what}; the limit is {allowed:,}. Send a smaller file."
        )


def _damaged(fault: Exception) -> Unreadable:
    return Unreadable(
        f"the zip container is damaged ({type(fault).__name__}). Save the file anew and send that."
    )
