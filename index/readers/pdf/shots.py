"""What is asked of a page that is to be drawn, and what comes of it."""

from __future__ import annotations

import base64
import binascii
import struct
from dataclasses import dataclass

from index.types import Box

MOST_PIXELS = 6_000_000  # of a picture; a larger page is drawn smaller

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class Shot:
    """Which page, from 1, in `scale` pixels a point, and what of it is painted over.

    - `covers`: boxes that are painted over, in points from the top left of the page as shown
    - `blind`: pictures are painted over too, and what is written into forms and notes is left out;
      where a picture is the page itself, all is painted over but `keeps`
    """

    page: int
    scale: float
    covers: tuple[Box, ...] = ()
    keeps: tuple[Box, ...] = ()
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG in base64, and its size in pixels."""

    width: int
    height: int
    png: str

    @property
    def data(self) -> bytes:
        """The PNG itself. Raises `ValueError` if it is none."""
        try:
            return base64.b64decode(self.png, validate=True)
        except binascii.Error as error:
            raise ValueError("no base64") from error

    def check(self) -> None:
        """Raise `ValueError` unless this is a PNG of the size that it tells."""
        head = self.data[:24]
        if head[:8] != _SIGNATURE or head[12:16] != b"IHDR":
            raise ValueError("no PNG")
        if struct.unpack(">II", head[16:24]) != (self.width, self.height):
            raise ValueError("a PNG of another size")
        if not 0 < self.width * self.height <= 2 * MOST_PIXELS:
            raise ValueError("a PNG too large")
