"""What a resume alone determines, made ready to be held against any posting.

Terms, stance, vectors and the facts that rules go by are worked out once, when a resume is read. In
a corpus a profile is kept beside its document as a note, so that ranking reads it back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.types import Quality, Span, TextSource, Tokens, Vectors
from matcher.blind import blind
from matcher.lexicon.stance import CLAUSES, Stance, stance
from matcher.lexicon.words import length, shown
from matcher.types import Resume
from matcher.verify.facts import Facts, facts_of

Embed = Callable[[Sequence[str]], Vectors]
Places = Mapping[str, Sequence[int]]  # term -> places in `Profile.offers`

FORM = 2  # of the bytes; another one is not read but made anew


@dataclass(frozen=True, slots=True)
class Offer:
    """A passage as it is compared.

    `text` is the verbatim quote and `span` its place. `compared` is the text that was embedded:
    without the candidate's name and without what tells women and men apart. `words` is its length.
    """

    text: str
    span: Span
    label: str
    compared: str
    words: int
    stance: Stance


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A resume's offers, the terms that they hold, their vectors (a row each), and its facts.

    `held` gives for each term the places in `offers` of the passages that hold it, `clear` those of
    the passages that are not `plain` but hold it in a clause that is: "Python, SQL (basic)" is
    clear of Python. `by_text` are the places in the order of their texts; the same text has the
    same number in `texts`, and `twins` tells whether any text stands twice. The other arrays have a
    value for each offer. `quality` tells how far the resume could be read.
    """

    document_id: str
    name: str
    offers: tuple[Offer, ...]
    held: Places = field(repr=False)
    clear: Places = field(repr=False)
    vectors: Vectors = field(repr=False)
    facts: Facts = field(repr=False)
    quality: Quality = field(default_factory=Quality)
    by_text: NDArray[np.intp] = field(init=False, repr=False)
    texts: NDArray[np.intp] = field(init=False, repr=False)
    twins: bool = field(init=False, repr=False)
    words: NDArray[np.float64] = field(init=False, repr=False)
    denying: NDArray[np.bool_] = field(init=False, repr=False)
    slight: NDArray[np.bool_] = field(init=False, repr=False)
    pending: NDArray[np.bool_] = field(init=False, repr=False)
    plain: NDArray[np.bool_] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        offers = self.offers
        ordered = sorted(range(len(offers)), key=lambda place: offers[place].text)
        numbers: dict[str, int] = {}
        for offer in offers:
            numbers.setdefault(offer.text, len(numbers))
        worked_out = {
            "by_text": np.array(ordered, np.intp),
            "texts": np.array([numbers[offer.text] for offer in offers], np.intp),
            "twins": len(numbers) < len(offers),
            "words": np.array([offer.words for offer in offers], np.float64),
            "denying": np.array([offer.stance.denies for offer in offers], bool),
            "slight": np.array([offer.stance.slight for offer in offers], bool),
            "pending": np.array([offer.stance.pending for offer in offers], bool),
            "plain": np.array([_plain(offer.stance) for offer in offers], bool),
        }
        for name, value in worked_out.items():
            object.__setattr__(self, name, value)

    @classmethod
    def of(cls, resume: Resume, embed: Embed) -> Profile:
        """The profile of `resume`; `embed` is asked once, for all of its passages."""
        offers: list[Offer] = []
        held: dict[str, list[int]] = {}
        clear: dict[str, list[int]] = {}
        for place, passage in enumerate(resume.passages):
            compared = blind(passage.text, resume.candidate)
            offers.append(
                Offer(
                    text=passage.text,
                    span=passage.span,
                    label=passage.label,
                    compared=compared,
                    words=length(compared),
                    stance=stance(compared),
                )
            )
            for term in shown(compared):
                held.setdefault(term, []).append(place)
            for term in _clear_terms(offers[-1]):
                clear.setdefault(term, []).append(place)
        vectors = embed([offer.compared for offer in offers])
        return cls(
            document_id=resume.document_id,
            name=resume.name,
            offers=tuple(offers),
            held=held,
            clear=clear,
            vectors=vectors,
            facts=facts_of(resume),
            quality=resume.legibility.quality,
        )

    def to_bytes(self) -> bytes:
        """As bytes, without the document's id and name, which are kept beside it."""
        tokens = self.vectors.tokens
        shape = {
            "form": FORM,
            "model": self.vectors.model,
            "offers": [_offer_out(offer) for offer in self.offers],
            "held": dict(sorted(self.held.items())),
            "clear": dict(sorted(self.clear.items())),
            "facts": self.facts.to_json(),
            "quality": _quality_out(self.quality),
            "dim": self.vectors.dim,
            "tokens": None if tokens is None else [len(tokens.rows), tokens.rows.shape[1]],
        }
        head = json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()
        arrays: list[NDArray[np.generic]] = [self.vectors.rows.astype("<f4")]
        if tokens is not None:
            arrays += [
                tokens.rows,
                tokens.starts.astype("<i8"),
                tokens.gates.astype("<f4"),
                tokens.priors.astype("<f4"),
            ]
        return b"".join((len(head).to_bytes(4, "little"), head, *(a.tobytes() for a in arrays)))

    @classmethod
    def from_bytes(cls, document_id: str, name: str, content: bytes) -> Profile:
        """What `to_bytes` wrote. Raises `ValueError` for anything else."""
        size = int.from_bytes(content[:4], "little")
        try:
            shape = json.loads(content[4 : 4 + size])
            if shape["form"] != FORM:
                raise ValueError(f"a profile of form {shape['form']}; {FORM} is read")
            offers = tuple(map(_offer_in, shape["offers"]))
            vectors = _vectors_in(shape, len(offers), content, 4 + size)
            return cls(
                document_id=document_id,
                name=name,
                offers=offers,
                held=shape["held"],
                clear=shape["clear"],
                vectors=vectors,
                facts=Facts.from_json(shape["facts"]),
                quality=_quality_in(shape["quality"]),
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError("these bytes are no profile") from error


def _plain(how: Stance) -> bool:
    return not (how.denies or how.slight or how.pending)


def _clear_terms(offer: Offer) -> frozenset[str]:
    """The terms of the plain clauses of a passage that is not plain as a whole."""
    if _plain(offer.stance):
        return frozenset()
    clauses = CLAUSES.split(offer.compared)
    return frozenset().union(*(shown(c) for c in clauses if _plain(stance(c))))


def _offer_out(offer: Offer) -> list[object]:
    how = offer.stance
    compared = None if offer.compared == offer.text else offer.compared
    flags = how.denies | how.pending << 1 | how.slight << 2 | how.led << 3
    span = offer.span
    return [offer.text, span.start, span.end, offer.label, compared, offer.words, flags]


def _offer_in(shape: list[Any]) -> Offer:
    text, start, end, label, compared, words, flags = shape
    how = Stance(bool(flags & 1), bool(flags & 2), bool(flags & 4), bool(flags & 8))
    return Offer(
        text=text,
        span=Span(start, end),
        label=label,
        compared=text if compared is None else compared,
        words=words,
        stance=how,
    )


def _quality_out(quality: Quality) -> list[object]:
    return [
        quality.source.value,
        quality.unreadable,
        quality.doubtful,
        quality.confidence,
        quality.unknown,
    ]


def _quality_in(shape: list[Any]) -> Quality:
    source, unreadable, doubtful, confidence, unknown = shape
    return Quality(TextSource(source), tuple(unreadable), tuple(doubtful), confidence, unknown)


def _vectors_in(shape: dict[str, Any], count: int, content: bytes, at: int) -> Vectors:
    """The vectors that stand in `content` from `at` on."""
    model, dim = str(shape["model"]), int(shape["dim"])
    tokens, width = shape["tokens"] or (0, 0)
    counts = [("<f4", count * dim)]
    if shape["tokens"] is not None:
        counts += [("i1", tokens * width), ("<i8", count + 1), ("<f4", tokens), ("<f4", count)]
    edges = [at]
    for kind, number in counts:
        edges.append(edges[-1] + np.dtype(kind).itemsize * number)
    if edges[-1] != len(content):
        raise ValueError(f"a profile should have {edges[-1]} bytes and has {len(content)}")
    rows, *rest = (
        np.frombuffer(content, kind, number, start)
        for (kind, number), (start, _) in zip(counts, pairwise(edges), strict=True)
    )
    if not rest:
        return Vectors(model, rows.reshape(count, dim))
    matrix, starts, gates, priors = rest
    read = Tokens(matrix.reshape(tokens, width), starts, gates, priors)
    return Vectors(model, rows.reshape(count, dim), read)
