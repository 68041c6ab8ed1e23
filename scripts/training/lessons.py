"""The student's lessons: batches of packs, three losses, and how often its first line is right."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import Ask, Group
from training.student import Student
from training.teacher import Graded
from training.tokens import warmed

PACKS = 6  # a step
OTHERS = 24  # lines of other packs a requirement and step, of those that the teacher graded
NOWHERE = -1e4  # log-odds of what is not there


class Tabled(Protocol):
    """The teacher or the student."""

    def table(self, group: Group) -> Tensor: ...


def evidence_at_1(model: Tabled, packs: Sequence[Group]) -> float:
    """How often the line with the highest log-odds is one that raters accept."""
    hits = [
        place in ask.right
        for pack in packs
        if pack.asks
        for ask, place in zip(pack.asks, model.table(pack).argmax(1).tolist(), strict=True)
        if ask.right
    ]
    return sum(hits) / len(hits) if hits else math.nan


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The requirements and lines of a step, each text once, and what is to be learned.

    `ask` (rows,) and `lines` (rows, candidates) are places in `asked` and `held`; the others are
    (rows, candidates). `own`: 1 where the line is of the requirement's own group. `odds`: the
    teacher's, or NOWHERE.
    """

    asked: list[str]
    held: list[str]
    ask: Tensor
    lines: Tensor
    own: Tensor
    share: Tensor
    chance: Tensor
    weight: Tensor
    odds: Tensor

    @classmethod
    def of(
        cls, groups: Sequence[Group], graded: Mapping[Ask, Graded], dice: random.Random, device: str
    ) -> Batch:
        asked, held = dict[str, int](), dict[str, int]()
        places, rows = list[int](), list[dict[str, Tensor]]()
        for group in groups:
            own = [held.setdefault(line.text, len(held)) for line in group.lines]
            for ask in group.asks:
                places.append(asked.setdefault(ask.text, len(asked)))
                rows.append(_row(ask, own, graded.get(ask), held, dice))
        fields = {
            name: nn.utils.rnn.pad_sequence(
                [row[name] for row in rows],
                batch_first=True,
                padding_value=NOWHERE if name == "odds" else 0,
            ).to(device)
            for name in rows[0]
        }
        return cls(list(asked), list(held), torch.tensor(places, device=device), **fields)


def _row(
    ask: Ask, own: list[int], graded: Graded | None, held: dict[str, int], dice: random.Random
) -> dict[str, Tensor]:
    """One requirement's fields of a `Batch`; new lines are added to `held`."""
    size, others = len(own), graded.others if graded else ()
    drawn = dice.sample(range(len(others)), min(OTHERS, len(others)))
    lines = own + [held.setdefault(others[n].text, len(held)) for n in drawn]
    more = torch.zeros(len(drawn))
    chance = torch.tensor(ask.targets.chance)
    odds = torch.full((size,), NOWHERE)
    if graded:
        odds = graded.odds[[*range(size), *(size + n for n in drawn)]]
        seen = torch.sigmoid(odds)
        chance = torch.cat([(seen[:size] + chance) / 2, seen[size:]])
    return {
        "lines": torch.tensor(lines),
        "own": torch.cat([torch.ones(size), more]),
        "share": torch.cat([torch.tensor(ask.targets.share), more]),
        "chance": chance,
        "weight": torch.cat([torch.tensor(ask.targets.weight), more + 0.25]),
        "odds": odds,
    }


def losses(student: Student, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Softmax over the own lines, every line by itself, and the teacher's softmax over all."""
    asked, held = student.read(batch.asked), student.read(batch.held)
    z = student.odds(asked, held, batch.ask, batch.lines)
    sharp = student.sharpness.exp()
    ranked = functional.log_softmax(z.masked_fill(batch.own == 0, NOWHERE) * sharp, 1)
    some = batch.share.sum(1) > 0
    share = batch.share[some] / batch.share[some].sum(1, keepdim=True)
    listed = -(share * ranked[some]).sum(1).mean()
    apart = functional.binary_cross_entropy_with_logits(z, batch.chance, reduction="none")
    single = (apart * batch.weight).sum(1).mean() / 4
    known = batch.odds > 0.9 * NOWHERE
    if not known.any():
        return listed, single, torch.zeros_like(single)
    mine = functional.log_softmax(z.masked_fill(~known, NOWHERE) * sharp, 1)
    taught = functional.log_softmax(batch.odds, 1)
    return listed, single, (taught.exp() * (taught - mine) * known).sum(1).mean()


def optimizer_of(student: Student) -> torch.optim.Optimizer:
    """AdamW, ten times as fast for the four scalars."""
    heads = [*student.projection.parameters(), *student.gate.parameters()]
    heads += student.prior.parameters()
    changes = [p for p in student.base.parameters() if p.requires_grad]
    scalars = [student.scales, student.bias, student.sharpness]
    groups = [
        {"params": [*changes, *heads], "lr": 1e-3},
        {"params": scalars, "lr": 1e-2, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def train(
    packs: Sequence[Group],
    contrasts: Sequence[Group],
    graded: Mapping[Ask, Graded],
    held_out: Sequence[Group],
    epochs: int,
    scheduled: int,
    device: str,
) -> Student:
    """The student after `epochs` passes over `packs`, of a schedule made for `scheduled`."""
    torch.manual_seed(0)
    dice = random.Random(0)  # noqa: S311
    student = Student(device).train()
    optimizer = optimizer_of(student)
    learned = [p for p in student.parameters() if p.requires_grad]
    order = [pack for pack in packs if pack.asks]
    rate = warmed(optimizer, scheduled * math.ceil(len(order) / PACKS), 0.08)
    of_sets = max(1, len(contrasts) * PACKS // len(order)) if contrasts else 0
    taken = 0
    for epoch in range(epochs):
        dice.shuffle(order)
        parts = []
        for first in range(0, len(order), PACKS):
            sets = [contrasts[(taken + n) % len(contrasts)] for n in range(of_sets)]
            taken += of_sets
            batch = Batch.of([*order[first : first + PACKS], *sets], graded, dice, device)
            three = torch.stack(losses(student, batch))
            torch.autograd.backward(three.sum())
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            rate.step()
            optimizer.zero_grad()
            parts.append(three.detach())
        means = [round(part, 4) for part in torch.stack(parts).mean(0).tolist()]
        right = evidence_at_1(student.eval(), held_out)
        print(f"student, epoch {epoch}: losses {means}, evidence@1 {right:.3f}", flush=True)
        student.train()
    return student.eval()
