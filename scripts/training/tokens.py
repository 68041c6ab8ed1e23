"""Texts as padded batches of tokens, and what both models do with a batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

LONGEST = 160  # tokens of a text; longer ones are cut in training only


@dataclass(frozen=True, slots=True)
class Marks:
    """The numbers of a model's special tokens."""

    start: int
    end: int
    padding: int


class Reader:
    """Tokens of texts, each text read once."""

    def __init__(self, tokenizer: Tokenizer, marks: Marks) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self.marks = marks
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def words(self, text: str) -> list[int]:
        if text not in self._known:
            ids = self._tokenizer.encode(text, add_special_tokens=False).ids
            self._known[text] = ids[:LONGEST]
        return self._known[text]

    def padded(self, rows: Sequence[list[int]], device: str) -> tuple[Tensor, Tensor]:
        """Numbers and mask, both (rows, longest), int64."""
        longest = max(map(len, rows))
        ids = torch.full((len(rows), longest), self.marks.padding)
        mask = torch.zeros(len(rows), longest, dtype=torch.long)
        for number, row in enumerate(rows):
            ids[number, : len(row)] = torch.tensor(row)
            mask[number, : len(row)] = 1
        return ids.to(device), mask.to(device)


def portions(rows: Sequence[list[int]], most: int) -> Iterator[list[int]]:
    """Places of `rows`, short ones first, in portions that padded hold at most `most` tokens.

    >>> list(portions([[1, 1, 1], [1], [1, 1]], 4))
    [[1, 2], [0]]
    """
    portion: list[int] = []
    for place in sorted(range(len(rows)), key=lambda place: len(rows[place])):
        if portion and (len(portion) + 1) * len(rows[place]) > most:
            yield portion
            portion = []
        portion.append(place)
    if portion:
        yield portion


def mean(hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean over the tokens that are there: (rows, tokens, size) to (rows, size)."""
    there = mask[:, :, None].to(hidden.dtype)
    return (hidden * there).sum(1) / there.sum(1)


def warmed(optimizer: Optimizer, steps: int, warmup: float) -> LambdaLR:
    """A rate that rises over the share `warmup` of `steps` and falls to a fiftieth."""
    return LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (warmup * steps)) * max(0.02, 1 - s / steps)
    )
