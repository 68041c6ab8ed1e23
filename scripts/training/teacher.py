"""The teacher: a cross-encoder that reads a requirement and a line together, and grades the line.

It is too slow to ship. It sees a line with its role and dates before it; the student, which learns
from its grades, sees the line alone.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import MPNetModel

from training.labels import Ask, Group, Line
from training.tokens import Marks, Reader, mean, portions, warmed

MARKS = Marks(start=0, end=2, padding=1)
ASKED_MOST = 100  # tokens of a requirement
PACKS = 2  # a step
RATE = 3e-5
TRAINING_TOKENS, GRADING_TOKENS = 30_000, 200_000  # at once
GRADED_AT_ONCE = 20_000  # pairs

# Of lines of another occupation hardly one shows these, but for what anyone may claim.
CLAIMED_BY_ANYONE = ("trait", "other")


class Teacher(nn.Module):
    """all-mpnet-base-v2 with one number on top of the mean and the first of its tokens."""

    def __init__(self, folder: Path, device: str) -> None:
        super().__init__()
        self.base = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
        self.reader = Reader(Tokenizer.from_file(str(folder / "tokenizer.json")), MARKS)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * self.base.config.hidden_size, 1)
        self.device = device
        self.to(device)

    def grade(self, pairs: Sequence[tuple[str, str]], most: int) -> Tensor:
        """The log-odds that the second text of each pair shows the first; (pairs,)."""
        start, end = [MARKS.start], [MARKS.end]
        words = self.reader.words
        rows = [
            start + words(asked)[:ASKED_MOST] + end + end + words(told) + end
            for asked, told in pairs
        ]
        order, graded = list[int](), list[Tensor]()
        for portion in portions(rows, most):
            ids, mask = self.reader.padded([rows[place] for place in portion], self.device)
            with torch.autocast(self.device, dtype=torch.bfloat16):
                hidden = self.base(input_ids=ids, attention_mask=mask).last_hidden_state
            hidden = hidden.float()
            seen = self.drop(torch.cat([mean(hidden, mask), hidden[:, 0]], 1))
            graded.append(self.head(seen)[:, 0])
            order += portion
        return torch.cat(graded)[torch.tensor(order).argsort().to(self.device)]

    @torch.no_grad()
    def table(self, group: Group) -> Tensor:
        """The log-odds of every line for every requirement: (requirements, lines)."""
        pairs = [(ask.text, line.told) for ask in group.asks for line in group.lines]
        return self.grade(pairs, GRADING_TOKENS).reshape(len(group.asks), -1)


def train(
    folder: Path, packs: Sequence[Group], contrasts: Sequence[Group], epochs: int, device: str
) -> Teacher:
    """The teacher after `epochs` passes over `packs`."""
    torch.manual_seed(0)
    dice = random.Random(0)  # noqa: S311
    teacher = Teacher(folder, device).train()
    groups: list[dict[str, Any]] = [
        {"params": teacher.base.parameters()},
        {"params": teacher.head.parameters(), "lr": 10 * RATE},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01)
    rate = warmed(optimizer, epochs * math.ceil(len(packs) / PACKS), 0.1)
    order, sets = list(packs), list(contrasts)
    of_sets = max(1, len(sets) * PACKS // len(order)) if sets else 0
    taken = 0
    for epoch in range(epochs):
        dice.shuffle(order)
        dice.shuffle(sets)
        losses = []
        for first in range(0, len(order), PACKS):
            of_packs = order[first : first + PACKS]
            of_contrast = [sets[(taken + n) % len(sets)] for n in range(of_sets)]
            taken += of_sets
            loss = _loss(teacher, of_packs, of_contrast, _strangers(of_packs, order, dice))
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            rate.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        print(f"teacher, epoch {epoch}: loss {sum(losses) / len(losses):.4f}", flush=True)
    return teacher.eval()


def _strangers(
    packs: Sequence[Group], every: Sequence[Group], dice: random.Random
) -> list[tuple[str, str]]:
    """For each requirement a line of another resume, the same one for the whole step."""
    other = dice.choice(every)
    return [
        (ask.text, dice.choice(other.lines).told)
        for pack in packs
        for ask in pack.asks
        if ask.kind not in CLAIMED_BY_ANYONE
    ]


def _loss(
    teacher: Teacher,
    packs: Sequence[Group],
    contrasts: Sequence[Group],
    strangers: Sequence[tuple[str, str]],
) -> Tensor:
    """Softmax over a group's lines, plus every line by itself, plus strangers shown nothing."""
    groups = [*packs, *contrasts]
    pairs = [(ask.text, line.told) for g in groups for ask in g.asks for line in g.lines]
    graded = teacher.grade([*pairs, *strangers], TRAINING_TOKENS)
    rows = torch.split(graded[: len(pairs)], [len(g.lines) for g in groups for _ in g.asks])
    listed, single = [], []
    for ask, row in zip((ask for g in groups for ask in g.asks), rows, strict=True):
        targets = ask.targets
        share, chance, weight = (
            torch.tensor(values, device=row.device)
            for values in (targets.share, targets.chance, targets.weight)
        )
        if share.sum() > 0:
            listed.append(-(share / share.sum() * functional.log_softmax(row, 0)).sum())
        apart = functional.binary_cross_entropy_with_logits(row, chance, reduction="none")
        single.append((apart * weight).sum() / 4)
    loss = torch.stack(listed).mean() + torch.stack(single).mean()
    return loss + 0.2 * functional.softplus(graded[len(pairs) :]).mean() if strangers else loss


@dataclass(frozen=True, slots=True, eq=False)
class Graded:
    """The teacher's log-odds for a requirement: of its group's lines, then of `others`."""

    others: tuple[Line, ...]
    odds: Tensor


@torch.no_grad()
def grades(
    teacher: Teacher, packs: Sequence[Group], contrasts: Sequence[Group], others: int
) -> Mapping[Ask, Graded]:
    """Every line graded, and for each requirement of a pack `others` random lines of any pack."""
    dice = random.Random(1)  # noqa: S311
    pool = [line for pack in packs for line in pack.lines]
    drawn = {
        ask: tuple(dice.sample(pool, min(others, len(pool)))) for pack in packs for ask in pack.asks
    }
    asked = [(ask, group.lines) for group in (*packs, *contrasts) for ask in group.asks]
    pairs = [
        (ask.text, line.told) for ask, lines in asked for line in (*lines, *drawn.get(ask, ()))
    ]
    parts = [
        teacher.grade(pairs[first : first + GRADED_AT_ONCE], GRADING_TOKENS).float().cpu()
        for first in range(0, len(pairs), GRADED_AT_ONCE)
    ]
    sizes = [len(lines) + len(drawn.get(ask, ())) for ask, lines in asked]
    rows = torch.split(torch.cat(parts), sizes)
    return {ask: Graded(drawn.get(ask, ()), row) for (ask, _), row in zip(asked, rows, strict=True)}
