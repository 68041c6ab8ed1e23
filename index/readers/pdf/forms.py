"""Content that draws content: how often a file would have it drawn, before pdfium unfolds it.

pdfium loads a page with all that it draws, and a form of a few bytes that draws ten others, which
draw ten others, or a page that shows one content ten thousand times, has it at work until its
memory is gone. The dictionary of a stream mostly stands in the file as it is, so what is drawn can
be counted without reading the file as a PDF: what is counted is a lower bound, and what it misses
ends by the limits of memory and time.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from index.readers.pdf.visibility.scene import MOST_FORMS

MOST_DRAWN = 20_000_000  # bytes of content of one page; each time that it is drawn counts
_LEVELS = 28  # of forms in forms that pdfium follows, at the least
_MOST_LOOKED_AT = 2_000  # forms
_MOST_PAGES, _MOST_CONTENTS = 50, 50
_LONGEST_DICTIONARY = 16_384  # bytes
_PACKED, _UNPACKED = 65_536, 262_144  # bytes of one stream that are looked at
_MOST_UNPACKED = 4_000_000  # bytes, of all forms or of all pages

_HEAD = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]{1,64})\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,64})\s+Do\b")
_CONTENTS = re.compile(rb"/Contents\s{0,9}(?:\[[\d\sR]*|\d{1,10}\s+\d{1,5}\s+R\b)")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_OBJECT = re.compile(rb"\n(\d{1,10}) 0 obj")
_LINE_ENDS = (b"\r\n", b"\n", b"\r")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A form, or a page: the bytes of its own content, and how often it draws which forms."""

    size: int
    draws: Mapping[int, int]


def are_too_many(data: bytes) -> bool:
    """Whether something in the file `data` draws more than a page may have.

    That is `MOST_FORMS` forms, or `MOST_DRAWN` bytes of content.
    """
    forms = _forms(data) if b"/Form" in data else {}
    pages = list(_pages(data, forms))
    if not pages and not any(form.draws for form in forms.values()):
        return False
    counts = dict.fromkeys(forms, 1)
    sizes = {number: form.size for number, form in forms.items()}
    for _ in range(_LEVELS):
        deeper = {n: 1 + _sum(form, counts) for n, form in forms.items()}
        sizes = {n: form.size + _sum(form, sizes) for n, form in forms.items()}
        if _most(deeper) > MOST_FORMS or _most(sizes) > MOST_DRAWN:
            return True
        if deeper == counts:
            break
        counts = deeper
    return any(page.size + _sum(page, sizes) > MOST_DRAWN for page in pages)


def _sum(drawing: _Drawing, each: Mapping[int, int]) -> int:
    return sum(times * each[inner] for inner, times in drawing.draws.items())


def _most(each: Mapping[int, int]) -> int:
    return max(each.values(), default=0)


# ---- forms -------------------------------------------------------------------------------------


def _forms(data: bytes) -> dict[int, _Drawing]:
    """Each form, by the number of its object."""
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
    return {
        number: _Drawing(len(contents[number]), _inside(contents[number], names, named))
        for number, names in named.items()
    }


def _inside(
    content: bytes, names: Mapping[bytes, int], forms: Mapping[int, object]
) -> Counter[int]:
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


# ---- pages -------------------------------------------------------------------------------------


def _pages(data: bytes, forms: Mapping[int, _Drawing]) -> Iterator[_Drawing]:
    """The pages that repeat a content, or may draw forms: others cannot multiply."""
    names = _of_one_meaning(data, forms)
    pages = []
    for found, _ in zip(_CONTENTS.finditer(data), range(_MOST_PAGES), strict=False):
        times = Counter(int(n) for n in _REFERENCE.findall(found[0])).most_common(_MOST_CONTENTS)
        if names or any(count > 1 for _, count in times):
            pages.append(times)
    places = _places(data, {number for times in pages for number, _ in times})
    left = _MOST_UNPACKED
    for times in pages:
        size = 0
        draws: Counter[int] = Counter()
        for number, count in times:
            content = _content_at(data, places.get(number, -1), min(left, _UNPACKED))
            left -= len(content)
            size += count * len(content)
            for form, often in _inside(content, names, forms).items():
                draws[form] += count * often
        yield _Drawing(size, draws)


def _of_one_meaning(data: bytes, forms: Mapping[int, _Drawing]) -> dict[bytes, int]:
    """The names that stand for one form all over the file; whose a name is, is not known."""
    meant: dict[bytes, set[int]] = {}
    for name, number in _NAMED.findall(data) if forms else ():
        meant.setdefault(name, set()).add(int(number))
    alone = {name: min(numbers) for name, numbers in meant.items() if len(numbers) == 1}
    return {name: number for name, number in alone.items() if number in forms}


def _places(data: bytes, numbers: Iterable[int]) -> dict[int, int]:
    """Where the objects first are; all in one pass, as a file may name thousands that it lacks."""
    wanted = {b"%d" % number: number for number in numbers}
    places: dict[int, int] = {}
    for found in _OBJECT.finditer(data) if wanted else ():
        number = wanted.pop(found[1], None)
        if number is not None:
            places[number] = found.start()
            if not wanted:
                break
    return places


def _content_at(data: bytes, at: int, most: int) -> bytes:
    """The start of the content of the stream object at `at`; nothing where that is below 0."""
    end = data.find(b"stream", at, at + _LONGEST_DICTIONARY) if at >= 0 else -1
    return _content(data, end + len(b"stream"), data[at:end], most) if end >= 0 else b""
