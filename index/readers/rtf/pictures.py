"""The pictures in an RTF file: how large they are shown, and those that can be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.readers.rtf.tokens import group_end

_BEGIN = re.compile(rb"\{\\pict(?![a-z])")
_WORD = re.compile(rb"\s*\\([a-z]{1,32})(-?\d{1,9})? ?")
_MOST = 200  # pictures, and words about one of them
_COPY = b"\\nonshppict"  # the same picture once more, for older readers
_OPENED = ("pngblip", "jpegblip")
_TWIPS_A_PIXEL, _TWIPS_A_METRIC = 15.0, 1440 / 2540  # metafiles measure in 1/100 mm


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture: its width and height in twips, and where its data lies, in which form."""

    width: float
    height: float
    start: int
    end: int
    binary: bool
    opened: bool

    def data(self, file: bytes) -> bytes:
        """The picture as a file; nothing where its digits are damaged."""
        held = file[self.start : self.end]
        if self.binary:
            return held
        try:
            return bytes.fromhex(held.decode("ascii"))
        except ValueError:
            return b""


def pictures(data: bytes) -> Iterator[Shown]:
    """The pictures that the RTF file `data` shows, in order."""
    for begin, _ in zip(_BEGIN.finditer(data), range(_MOST), strict=False):
        before = data[max(0, begin.start() - len(_COPY) - 2) : begin.start()]
        if _COPY not in before:
            yield _picture(data, begin.end())


def _picture(data: bytes, at: int) -> Shown:
    said: dict[str, int] = {}
    for _ in range(_MOST):
        while data[at : at + 1].isspace():
            at += 1
        if data[at : at + 1] == b"{":  # what the picture is known by, or its properties
            at = group_end(data, at + 1) + 1
        elif word := _WORD.match(data, at):
            at = word.end()
            said[word[1].decode()] = int(word[2] or 0)
            if word[1] == b"bin":
                break
        else:
            break
    binary = "bin" in said
    end = at + max(0, said["bin"]) if binary else data.find(b"}", at)
    end = len(data) if end < 0 else end
    width, height = (_twips(said, side) for side in ("w", "h"))
    opened = any(kind in said for kind in _OPENED)
    return Shown(width, height, at, end, binary, opened)


def _twips(said: dict[str, int], side: str) -> float:
    scale = said.get(f"picscale{'x' if side == 'w' else 'y'}", 100) or 100
    goal = said.get(f"pic{side}goal", 0)
    if goal <= 0:
        unit = _TWIPS_A_PIXEL if any(kind in said for kind in _OPENED) else _TWIPS_A_METRIC
        goal = round(said.get(f"pic{side}", 0) * unit)
    return max(0.0, goal * scale / 100)
