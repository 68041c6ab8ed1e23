"""Postings made ready to be held against resumes: the last ones remembered, their vectors kept.

Embedding what a posting asks takes longer than matching it with a hundred resumes. A posting that
comes again is ready; a kept posting that was forgotten is read from its note (`to_bytes`).
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.types import Document, Tokens, Vectors
from matcher.asked import Asked, Embed
from matcher.lexicon.words import usual
from matcher.posting.parse import parse
from matcher.recent import Recent
from matcher.types import Month, Posting
from matcher.weights import Weights

KEPT = 512  # postings made ready; some 100 KB each
NOTE_FORM = 1  # another one is not read but made anew
_CHECKED = 4  # bytes of the checksum that stands before the rest


class Prepared:
    """Postings made ready. Threads may share it; two may make the same one at the same time."""

    def __init__(self, kept: int = KEPT) -> None:
        self._parsed: Recent[tuple[str, str, str], Posting] = Recent("postings", kept)
        self._kept: Recent[tuple[Posting, Weights, Month, str], Asked] = Recent(
            "requirements", kept
        )

    def parsed(self, document: Document) -> Posting:
        """What `document` asks for, as `matcher.posting.parse.parse` gives it."""
        key = (document.id, document.name, document.text)
        return self._parsed.get(key, lambda: parse(document))

    def asked(
        self, posting: Posting, weights: Weights, as_of: Month, model: str, embed: Embed
    ) -> Asked:
        """What `Asked.of` gives, and raises. `embed` embeds by `model` what is not remembered."""
        key = (posting, weights, as_of, model)
        return self._kept.get(key, lambda: Asked.of(posting, weights, embed, as_of))


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """Texts and their vectors, of which some are asked for again."""

    texts: tuple[str, ...]
    vectors: Vectors = field(repr=False)

    def embed(self, texts: Sequence[str]) -> Vectors | None:
        """The vectors of `texts`, to the last bit; None where one of them is not known."""
        places = {text: place for place, text in enumerate(self.texts)}
        found = [places.get(text, -1) for text in texts]
        if -1 in found:
            return None
        tokens = self.vectors.tokens and _picked(self.vectors.tokens, found)
        return Vectors(self.vectors.model, self.vectors.rows[found], tokens)


def remembered(posting: Posting, embed: Embed) -> Remembered:
    """All that any weights ask of `posting`, embedded."""
    made: list[Remembered] = []

    def noted(texts: Sequence[str]) -> Vectors:
        made.append(Remembered(tuple(texts), embed(texts)))
        return made[0].vectors

    every = Weights(numbers=tuple((n, 1.0) for n in range(1, len(posting.requirements) + 1)))
    Asked.of(posting, every, noted, Month(1, 1))  # the month moves no vector
    return made[0]


def wanted(posting: Posting) -> list[str]:
    """The texts that `remembered` will ask to be embedded, and perhaps a few more."""
    every = posting.requirements
    texts = [
        *(one.text for one in every),
        *(part.text for one in every for choice in one.all_of for part in choice.parts),
    ]
    return [usual(text) for text in texts]


def to_note(posting: Posting, embed: Embed) -> bytes:
    """The vectors of all that any weights ask of `posting`, as bytes."""
    return to_bytes(remembered(posting, embed))


def to_bytes(found: Remembered) -> bytes:
    """`found` as bytes, to be read by `from_bytes`."""
    vectors, tokens = found.vectors, found.vectors.tokens
    head = json.dumps([vectors.model, found.texts]).encode()
    arrays: dict[str, NDArray[Any]] = {"head": np.frombuffer(head, np.uint8), "rows": vectors.rows}
    if tokens is not None:
        arrays |= {"tokens": tokens.rows, "starts": tokens.starts}
        arrays |= {"gates": tokens.gates, "priors": tokens.priors}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    made = file.getvalue()
    return zlib.crc32(made).to_bytes(_CHECKED, "little") + made


def from_bytes(content: bytes) -> Remembered:
    """What `to_bytes` wrote. Raises `ValueError` for anything else; damage of any kind is told."""
    if int.from_bytes(content[:_CHECKED], "little") != zlib.crc32(content[_CHECKED:]):
        raise ValueError("these bytes are no vectors of a posting, or damaged ones")
    try:
        with np.load(io.BytesIO(content[_CHECKED:]), allow_pickle=False) as read:
            model, texts = json.loads(read["head"].tobytes())
            names = ("tokens", "starts", "gates", "priors")
            tokens = Tokens(*(read[name] for name in names)) if "tokens" in read else None
            return Remembered(tuple(texts), Vectors(model, read["rows"], tokens))
    except (KeyError, TypeError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError("these bytes are no vectors of a posting") from error


def _picked(tokens: Tokens, places: Sequence[int]) -> Tokens:
    starts, ends = tokens.starts[:-1][places], tokens.starts[1:][places]
    rows = [np.arange(a, b) for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    taken = np.concatenate([np.empty(0, np.int64), *rows])
    edges = np.concatenate([[0], np.cumsum(ends - starts)]).astype(np.int64)
    return Tokens(tokens.rows[taken], edges, tokens.gates[taken], tokens.priors[places])
