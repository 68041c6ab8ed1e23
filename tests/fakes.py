"""Small stand-ins that behave like the real thing and need no model."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.types import Block, Document, Passage, Span, Vectors


class FakeEmbedder:
    """Hashed bag of words as unit vectors. Texts that share words are near each other.

    Keeps the Embedder's promises: a vector depends on its text alone; no words, no vector.
    `embedded` lists every text that was asked for.
    """

    def __init__(self, dim: int = 32, fingerprint: str = "fake-32") -> None:
        self.dim = dim
        self.fingerprint = fingerprint
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        rows = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(rows, texts, strict=True):
            words = re.findall(r"\w+", text.lower())
            if not words:
                raise ValueError("a text of no words has no direction")
            for word in words:
                row[hashlib.sha256(word.encode()).digest()[0] % self.dim] += 1
            row /= np.linalg.norm(row)
        return Vectors(self.fingerprint, rows)


def line_document(data: bytes, name: str = "resume.txt") -> Document:
    """A fake `extract`: every line of the file is a block."""
    text = data.decode()
    starts = [0] + [at + 1 for at, c in enumerate(text) if c == "\n"]
    spans = [Span(at, at + len(text[at:].split("\n", 1)[0])) for at in starts]
    blocks = tuple(Block(span) for span in spans if len(span))
    return Document(hashlib.sha256(data).hexdigest(), name, "text/plain", text, blocks)


def line_passages(document: Document) -> tuple[Passage, ...]:
    """A fake segmenter: every block is a passage."""
    return tuple(
        Passage(document.id, at, block.span.of(document.text), "", "experience", block.span)
        for at, block in enumerate(document.blocks)
    )


def resume(*lines: str, name: str = "resume.txt") -> tuple[Document, tuple[Passage, ...]]:
    """A document of `lines` and its passages, one a line."""
    document = line_document("\n".join(lines).encode(), name)
    return document, line_passages(document)
