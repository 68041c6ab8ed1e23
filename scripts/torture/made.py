"""Documents, vectors and the right answers, all made from numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.corpus import Corpus
from index.types import Block, Document, Passage, Span, Vectors

DIM = 48
OWN = 6  # lines of a document that no other has
ASKED = ("shared line 3", "line 5 of 17", "what nobody wrote", "shared line 7")
Item = tuple[Document, tuple[Passage, ...]]


class Embedder:
    """A vector from the hash of a text: fast, and of that text alone."""

    dim = DIM
    fingerprint = "torture-48"

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.empty((len(texts), DIM), np.float32)
        for row, text in zip(rows, texts, strict=True):
            seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
            row[:] = np.random.default_rng(seed).standard_normal(DIM)
            row /= np.linalg.norm(row)
        return Vectors(self.fingerprint, rows)


HEAVY = 500_000  # documents from this number on are five times as long


def item(number: int) -> Item:
    """Document `number`: lines of its own, and one that others have too."""
    filler = "and so on " * (200 if number >= HEAVY else 40)
    own = [f"{mark(number)} line {n} of {number} {filler}" for n in range(OWN)]
    texts = [*own, f"shared line {number % 11}"]
    text = "\n".join(texts)
    starts = np.cumsum([0, *(len(t) + 1 for t in texts)])[:-1].tolist()
    spans = [Span(at, at + len(t)) for at, t in zip(starts, texts, strict=True)]
    document_id = hashlib.sha256(text.encode()).hexdigest()
    blocks = tuple(Block(span) for span in spans)
    document = Document(document_id, f"{mark(number)}.txt", "text/plain", text, blocks)
    passages = tuple(
        Passage(document_id, n, t, "", "", span)
        for n, (t, span) in enumerate(zip(texts, spans, strict=True))
    )
    return document, passages


def mark(number: int) -> str:
    """A word that stands in document `number` alone."""
    return f"MARK{number:06d}X"


def needles(number: int) -> list[bytes]:
    """What must be nowhere once document `number` is erased."""
    own = [passage.text for passage in item(number)[1][:-1]]
    rows = Embedder().embed(own).rows
    return [mark(number).encode(), *(row.tobytes() for row in rows)]


def answers(corpus: Corpus) -> tuple[object, ...]:
    """What is asked of every corpus: passages, documents, in one go."""
    asked = corpus.embed(ASKED)
    hits = corpus.search(asked, 5)
    found = [
        [(h.passage.document_id, h.passage.ordinal, h.similarity) for h in some] for some in hits
    ]
    return found, corpus.best_per_document(asked, 10)


def expected(numbers: Iterable[int]) -> tuple[object, ...]:
    """The answers of a corpus that was built from nothing but `numbers`."""
    with Corpus.in_memory(Embedder()) as fresh:
        fresh.add_many([item(number) for number in sorted(numbers)])
        return answers(fresh)


def raw(folder: Path) -> bytes:
    """Every byte of every file of `folder`."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
