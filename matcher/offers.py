"""The passages of a resume as they are compared: what is quoted, and columns of what is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.types import Span
from matcher.incidence import before
from matcher.lexicon.known import is_strange
from matcher.lexicon.stance import Stance
from matcher.types import SectionKind

LABELS = tuple(kind.value for kind in SectionKind)
_LABEL = {label: number for number, label in enumerate(LABELS)}
DENIES, PENDING, SLIGHT, LED, STRANGE = 1, 2, 4, 8, 16  # of `Lines.flags`


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
class Lines:
    """A value for each passage, of one resume or of many.

    `words` is its length, `flags` its stance in bits and whether its words are strange
    (`matcher.lexicon.known`), `labels` a place in `LABELS`. `by_text` are the places in the order
    of their texts; the same text has the same number in `texts`, and `twins` tells whether any
    stands twice.
    """

    words: NDArray[np.integer] = field(repr=False)
    flags: NDArray[np.uint8] = field(repr=False)
    labels: NDArray[np.uint8] = field(repr=False)
    by_text: NDArray[np.integer] = field(repr=False)
    texts: NDArray[np.integer] = field(repr=False)
    twins: bool

    def __len__(self) -> int:
        return len(self.words)

    @classmethod
    def of(cls, offers: Sequence[Offer]) -> Self:
        """Those of `offers`. Raises `ValueError` for a label that no section of a resume has."""
        unknown = {offer.label for offer in offers} - set(LABELS)
        if unknown:
            raise ValueError(f"no section is called {sorted(unknown)}; there are {list(LABELS)}")
        numbers: dict[str, int] = {}
        for offer in offers:
            numbers.setdefault(offer.text, len(numbers))
        ordered = sorted(range(len(offers)), key=lambda place: offers[place].text)
        return cls(
            words=np.array([offer.words for offer in offers], np.int64),
            flags=np.array(
                [flags_of(one.stance) | is_strange(one.compared) * STRANGE for one in offers],
                np.uint8,
            ),
            labels=np.array([_LABEL[offer.label] for offer in offers], np.uint8),
            by_text=np.array(ordered, np.int64),
            texts=np.array([numbers[offer.text] for offer in offers], np.int64),
            twins=len(numbers) < len(offers),
        )

    @classmethod
    def joined(cls, some: Sequence[Self]) -> Self:
        """Those of several resumes one after another; their texts are told apart."""
        if len(some) == 1:
            return some[0]
        sizes = [len(one) for one in some]
        apart = np.repeat(before(sizes), sizes)
        return cls(
            words=np.concatenate([one.words for one in some]),
            flags=np.concatenate([one.flags for one in some]),
            labels=np.concatenate([one.labels for one in some]),
            by_text=np.concatenate([one.by_text for one in some]) + apart,
            texts=np.concatenate([one.texts for one in some]) + apart,
            twins=any(one.twins for one in some),
        )

    def has(self, flag: int) -> NDArray[np.bool_]:
        """Whether each passage has `flag`."""
        found: NDArray[np.bool_] = (self.flags & flag) != 0
        return found

    @property
    def plain(self) -> NDArray[np.bool_]:
        """Whether each passage speaks plainly of all that it names."""
        return ~self.has(DENIES | PENDING | SLIGHT)


def flags_of(how: Stance) -> int:
    """A stance in bits."""
    return how.denies * DENIES | how.pending * PENDING | how.slight * SLIGHT | how.led * LED


def stance_of(flags: int) -> Stance:
    """What `flags_of` was given.

    >>> stance_of(flags_of(Stance(pending=True))) == Stance(pending=True)
    True
    """
    return Stance(
        denies=bool(flags & DENIES),
        pending=bool(flags & PENDING),
        slight=bool(flags & SLIGHT),
        led=bool(flags & LED),
    )
