"""A profile as bytes: arrays that are read where they lie, and texts that are read when asked for.

```
"RPF" and the form, one byte | CRC-32 of what follows, 4 bytes | length of the head, 4 bytes
head: JSON, padded with spaces so that the arrays begin at a multiple of 8
arrays, the widest values first, then all texts as UTF-8
```

All numbers are little-endian. Damage of any kind is told by the length or by the checksum.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.types import Quality, Span, TextSource
from matcher.incidence import Incidence
from matcher.late import Embedded
from matcher.offers import LABELS, Lines, Offer, stance_of
from matcher.verify.facts import FACTS, Facts, KeptFacts

FORM = 5  # another one is not read but made anew
_MAGIC = b"RPF"
_START = 12  # bytes before the head
# Of the arrays in their order, the widest first, so that each lies at a multiple of its width:
# keys | scales, priors, words, spans, ends of texts | places | rows, tokens, flags, labels, texts
_KINDS = "<u8 <u8 <f4 <f4 <i4 <i4 <i4 {0} {0} {0} {0} {0} {0} {0} {0} i1 i1 u1 u1 u1"
_NARROW = tuple(map(np.dtype, _KINDS.format("<u2").split()))
_A_PASSAGE = (2, 3, 9, 10, 11, 17, 18)  # those with a value a passage, as `words`, the fifth, has
_NARROWEST = (1 << 16) - 1  # the highest place in two bytes
_LAST = len(FACTS) + 1  # of the texts: the facts, and the place
_BROAD = tuple(map(np.dtype, _KINDS.format("<u4").split()))


@dataclass(frozen=True, slots=True)
class Told:
    """What of a profile is needed only where it is shown, or where a rule asks for it."""

    offers: tuple[Offer, ...]
    facts: Facts
    whereabouts: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """All that the bytes hold."""

    quality: Quality
    embedded: Embedded
    lines: Lines
    held: Incidence
    clear: Incidence
    told: Told | Untold


class Untold:
    """The same as `Told`, read from the bytes when it is first asked for."""

    def __init__(self, lines: Lines, arrays: Sequence[NDArray[Any]], blob: memoryview) -> None:
        self._lines = lines
        self._spans, self._renamed, self._ends = arrays
        self._blob = blob

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """The passages, in order."""
        texts = self._texts
        count = len(self._lines)
        compared = texts[:count]
        for place, text in zip(self._renamed.tolist(), texts[count:-_LAST], strict=True):
            compared[place] = text
        lines, spans = self._lines, self._spans.reshape(count, 2).tolist()
        columns = (spans, lines.labels.tolist(), lines.words.tolist(), lines.flags.tolist())
        return tuple(
            Offer(text, Span(*span), LABELS[label], other, words, stance_of(flags))
            for text, other, span, label, words, flags in zip(
                texts[:count], compared, *columns, strict=True
            )
        )

    @cached_property
    def facts(self) -> Facts:
        """What rules go by."""
        return KeptFacts(self._last[:-1])

    @property
    def whereabouts(self) -> str:
        """The place that the resume states, "" for none."""
        return self._last[-1]

    @property
    def _last(self) -> list[str]:
        edges = self._ends[-_LAST - 1 :].tolist()
        return [str(self._blob[a:b], "utf-8") for a, b in pairwise(edges)]

    @property
    def _texts(self) -> list[str]:
        edges = [0, *self._ends.tolist()]
        return [str(self._blob[a:b], "utf-8") for a, b in pairwise(edges)]


def written(found: Contents) -> bytes:
    """`found` as bytes; the same contents give the same bytes."""
    embedded, tokens = found.embedded, found.embedded.tokens
    most = max(len(embedded), embedded.starts[-1], len(found.held.places), len(found.clear.places))
    arrays = [
        np.asarray(values).astype(kind).ravel()
        for kind, values in zip(_kinds(broad=most > _NARROWEST), _values(found), strict=True)
    ]
    shape = [
        *(embedded.model, embedded.rows.shape[1], None if tokens is None else tokens.shape[1]),
        *(bool(most > _NARROWEST), found.lines.twins, _quality_out(found.quality)),
        [len(one) for one in arrays],
    ]
    head = json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-(_START + len(head)) % 8)
    body = b"".join((len(head).to_bytes(4, "little"), head, *(one.tobytes() for one in arrays)))
    return _MAGIC + bytes([FORM]) + zlib.crc32(body).to_bytes(4, "little") + body


def _values(found: Contents) -> tuple[Any, ...]:
    """The arrays, in the order of `_KINDS`."""
    offers, embedded, lines = found.told.offers, found.embedded, found.lines
    renamed = [n for n, offer in enumerate(offers) if offer.compared != offer.text]
    texts = [*(offer.text for offer in offers), *(offers[n].compared for n in renamed)]
    last = (*found.told.facts.to_pieces(), found.told.whereabouts)
    coded = [text.encode() for text in (*texts, *last)]
    return (
        *(found.held.keys, found.clear.keys, embedded.scales, embedded.priors, lines.words),
        [edge for offer in offers for edge in (offer.span.start, offer.span.end)],
        np.cumsum([len(one) for one in coded]),
        *(found.held.ends, found.clear.ends, embedded.starts[1:], lines.by_text, lines.texts),
        *(found.held.places, found.clear.places, renamed, embedded.rows),
        np.empty(0) if embedded.tokens is None else embedded.tokens,
        *(lines.flags, lines.labels, np.frombuffer(b"".join(coded), np.uint8)),
    )


def read(content: bytes) -> Contents:
    """What `written` wrote. Raises `ValueError` for anything else."""
    if len(content) < _START or content[:3] != _MAGIC:
        raise ValueError("these bytes are no profile")
    if content[3] != FORM:
        raise ValueError(f"a profile of form {content[3]}; {FORM} is read")
    whole = memoryview(content)
    if zlib.crc32(whole[8:]) != int.from_bytes(content[4:8], "little"):
        raise ValueError("a profile whose checksum is wrong: it is damaged")
    at = _START + int.from_bytes(content[8:_START], "little")
    try:
        model, dim, width, broad, twins, quality, sizes = json.loads(content[_START:at])
        arrays = _arrays(content, at, _kinds(broad=broad), sizes)
        return _contents(model, dim, width, twins, _quality_in(quality), arrays)
    except TypeError as error:
        raise ValueError("these bytes are no profile") from error


def _arrays(
    content: bytes, at: int, kinds: Sequence[np.dtype[Any]], sizes: Sequence[int]
) -> list[NDArray[Any]]:
    """The arrays that stand in `content` from `at` on."""
    arrays = []
    for kind, size in zip(kinds, sizes, strict=True):
        arrays.append(np.frombuffer(content, kind, size, at))
        at += kind.itemsize * size
    if at != len(content):
        raise ValueError(f"a profile should have {at} bytes and has {len(content)}")
    passages = sizes[4]
    if [sizes[n] for n in _A_PASSAGE] != [passages] * len(_A_PASSAGE):
        raise ValueError(f"a profile of {passages} passages whose arrays have other lengths")
    return arrays


def _contents(
    model: str, dim: int, width: int | None, twins: bool, quality: Quality, arrays: Sequence[Any]
) -> Contents:
    keys, clear_keys, scales, priors, words, spans, text_ends, ends, clear_ends, owned = arrays[:10]
    by_text, texts, places, clear_places, renamed, rows, tokens, flags, labels, blob = arrays[10:]
    lines = Lines(words, flags, labels, by_text, texts, twins)
    starts = np.zeros(len(words) + 1, np.int64)
    starts[1:] = owned
    return Contents(
        quality=quality,
        embedded=Embedded(
            model=model,
            rows=rows.reshape(len(words), dim),
            scales=scales,
            tokens=None if width is None else tokens.reshape(-1, width),
            starts=starts,
            priors=priors,
        ),
        lines=lines,
        held=Incidence(keys, ends, places),
        clear=Incidence(clear_keys, clear_ends, clear_places),
        told=Untold(lines, (spans, renamed, text_ends), memoryview(blob)),
    )


def _kinds(*, broad: bool) -> tuple[np.dtype[Any], ...]:
    """The types of the arrays; places are as wide as the highest of them needs."""
    return _BROAD if broad else _NARROW


def _quality_out(quality: Quality) -> list[object] | None:
    """Most documents could be read wholly, which takes no bytes."""
    if quality == Quality():
        return None
    said = (quality.unreadable, quality.doubtful, quality.confidence)
    return [quality.source.value, *said, quality.unknown, quality.foreign]


def _quality_in(shape: list[Any] | None) -> Quality:
    if shape is None:
        return Quality()
    source, unreadable, doubtful, *shares = shape
    return Quality(TextSource(source), tuple(unreadable), tuple(doubtful), *shares)
