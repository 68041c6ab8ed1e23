"""Forms that draw forms: how often a file would have them drawn, before pdfium unfolds them.

pdfium loads a page with all that its forms draw, and a form of a few bytes that draws ten others,
which draw ten others, has it at work until its memory is gone. The dictionary of a stream always
stands in the file as it is, so what forms draw can be counted without reading the file as a PDF:
what is counted is a lower bound, and what it misses ends by the limits of memory and time.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping

from index.readers.pdf.visibility.scene import MOST_FORMS

_LEVELS = 28  # of forms in forms that pdfium follows, at the least
_MOST_LOOKED_AT = 2_000  # forms
_LONGEST_DICTIONARY = 16_384  # bytes
_PACKED, _UNPACKED = 65_536, 262_144  # bytes of one form's content that are looked at
_MOST_UNPACKED = 4_000_000  # bytes, of all forms

_HEAD = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,64})\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,64})\s+Do\b")
_LINE_ENDS = (b"\r\n", b"\n", b"\r")


def are_too_many(data: bytes) -> bool:
    """Whether one of the forms in the file `data` draws more forms than a page may have."""
    drawn = _drawn(data) if b"/Form" in data else {}
    if not any(drawn.values()):
        return False
    counts = dict.fromkeys(drawn, 1)
    for _ in range(_LEVELS):
        deeper = {
            number: 1 + sum(times * counts[inner] for inner, times in inside.items())
            for number, inside in drawn.items()
        }
        if max(deeper.values()) > MOST_FORMS:
            return True
        if deeper == counts:
            return False
        counts = deeper
    return False


def _drawn(data: bytes) -> dict[int, Mapping[int, int]]:
    """For each form, by the number of its object, how often it draws which others."""
    named: dict[int, dict[bytes, int]] = {}
    contents: dict[int, bytes] = {}
    left = _MOST_UNPACKED
    end = 0
    for found, _ in zip(_FORM.finditer(data), range(_MOST_LOOKED_AT), strict=False):
        if found.start() < end:
            continue
        start = max(end, found.start() - _LONGEST_DICTIONARY)
        heads = list(_HEAD.finditer(data, start, found.start()))
        end = data.find(b"stream", found.end(), found.end() + _LONGEST_DICTIONARY)
        if not heads or end < 0:
            end = found.end()
            continue
        dictionary = data[heads[-1].end() : end]
        number = int(heads[-1][1])
        named[number] = {name: int(at) for name, at in _NAMED.findall(dictionary)}
        contents[number] = _content(data, end + len(b"stream"), dictionary, min(left, _UNPACKED))
        left -= len(contents[number])
    return {number: _inside(contents[number], names, named) for number, names in named.items()}


def _inside(
    content: bytes, names: Mapping[bytes, int], forms: Mapping[int, object]
) -> Mapping[int, int]:
    times: Counter[int] = Counter()
    for name, count in Counter(_DRAWN.findall(content)).items():
        number = names.get(name)
        if number is not None and number in forms:
            times[number] += count
    return times


def _content(data: bytes, at: int, dictionary: bytes, most: int) -> bytes:
    """The start of a stream's content; nothing where it is packed in a way of its own."""
    at += next((len(line_end) for line_end in _LINE_ENDS if data.startswith(line_end, at)), 0)
    packed = data[at : at + _PACKED]
    if b"/Filter" not in dictionary:
        return packed.partition(b"endstream")[0][:most]
    if b"/FlateDecode" not in dictionary or most <= 0:
        return b""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
