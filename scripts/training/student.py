"""The student: all-MiniLM-L6-v2 with low-rank changes, and heads for late interaction.

What a line is worth for a requirement is ``late * MaxSim + cosine * cosine + prior of the line +
bias``, in log-odds; MaxSim is the one of `matcher.late`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertConfig, BertModel

from index.embedder import weights
from training.labels import Group
from training.tokens import Marks, Reader, mean, portions

MARKS = Marks(start=101, end=102, padding=0)
HIDDEN, TOKEN = 384, 64
RANK = 48
SCALE = 2.0  # of the low-rank changes: alpha is twice the rank
TOKENS_AT_ONCE = 40_000


class LowRank(nn.Module):
    """A dense layer that stays as it is, and a change to it that is learned."""

    def __init__(self, dense: nn.Linear) -> None:
        super().__init__()
        self.dense = dense
        size = dense.in_features
        self.down = nn.Parameter(torch.randn(RANK, size) / math.sqrt(size))
        self.up = nn.Parameter(torch.zeros(dense.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """The layer's answer plus the change's."""
        change = (x @ self.down.t().to(x.dtype)) @ self.up.t().to(x.dtype)
        kept: Tensor = self.dense(x)
        return kept + change * SCALE


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Texts as the student sees them, a row each; the fields are those of `index.types.Tokens`.

    `tokens` (texts, longest, TOKEN) of unit length, `there` and `gates` (texts, longest), `pooled`
    (texts, HIDDEN) of unit length, `priors` (texts,).
    """

    tokens: Tensor
    there: Tensor
    gates: Tensor
    pooled: Tensor
    priors: Tensor


class Student(nn.Module):
    """The pinned model and all that is learned on top of it."""

    def __init__(self, device: str) -> None:
        super().__init__()
        files = weights.PinnedFiles.read(weights.package_folder())
        self.base = _bert(files)
        self.reader = Reader(Tokenizer.from_str(files.tokenizer.decode()), MARKS)
        self.projection = nn.Linear(HIDDEN, TOKEN, bias=False)
        nn.init.orthogonal_(self.projection.weight)
        self.gate = nn.Linear(HIDDEN, 1)
        self.prior = nn.Linear(HIDDEN, 1)
        for head in (self.gate, self.prior):
            nn.init.zeros_(head.weight)
            nn.init.zeros_(head.bias)
        self.scales = nn.Parameter(torch.tensor([8.0, 6.0]))  # late, cosine
        self.bias = nn.Parameter(torch.tensor(-6.0))
        self.sharpness = nn.Parameter(torch.tensor(0.0))  # log; of the softmax, in training only
        self.device = device
        self.to(device)

    def read(self, texts: Sequence[str]) -> Texts:
        """`texts` in their order."""
        rows = [[MARKS.start, *self.reader.words(text), MARKS.end] for text in texts]
        longest = max(map(len, rows))
        order, parts = list[int](), list[tuple[Tensor, ...]]()
        for portion in portions(rows, TOKENS_AT_ONCE):
            ids, there = self.reader.padded([rows[place] for place in portion], self.device)
            missing = longest - ids.shape[1]
            tokens, gates, pooled, priors = self._heads(ids, there)
            parts.append(
                (
                    functional.pad(tokens, (0, 0, 0, missing)),
                    functional.pad(there, (0, missing)),
                    functional.pad(gates, (0, missing)),
                    pooled,
                    priors,
                )
            )
            order += portion
        back = torch.tensor(order).argsort().to(self.device)
        return Texts(*(torch.cat(same)[back] for same in zip(*parts, strict=True)))

    def _heads(self, ids: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        with torch.autocast(self.device, dtype=torch.bfloat16):
            hidden = self.base(input_ids=ids, attention_mask=there).last_hidden_state
        hidden = hidden.float()
        tokens = functional.normalize(self.projection(hidden), dim=2) * there[:, :, None]
        # Words only: the marks at both ends ask nothing.
        words = there * (ids != MARKS.start) * (ids != MARKS.end)
        gates = functional.softplus(self.gate(hidden)[:, :, 0]) * words
        pooled = mean(hidden, there)
        return tokens, gates, functional.normalize(pooled, dim=1), self.prior(pooled)[:, 0]

    def odds(self, asked: Texts, held: Texts, ask: Tensor, lines: Tensor) -> Tensor:
        """Log-odds, (rows, candidates): of ``held[lines]`` for ``asked[ask]``.

        `ask` (rows,) and `lines` (rows, candidates) are places.
        """
        gates = asked.gates[ask]
        gates = gates / gates.sum(1, keepdim=True).clamp(min=1e-6)
        near = torch.einsum("rqd,rcld->rcql", asked.tokens[ask], held.tokens[lines])
        near = near.masked_fill(held.there[lines][:, :, None, :] == 0, -1).amax(3)
        late = torch.einsum("rcq,rq->rc", near, gates)
        cosine = (asked.pooled[ask] @ held.pooled.t()).gather(1, lines)
        return self.scales[0] * late + self.scales[1] * cosine + held.priors[lines] + self.bias

    @torch.no_grad()
    def table(self, group: Group) -> Tensor:
        """The log-odds of every line for every requirement: (requirements, lines)."""
        asked = self.read([ask.text for ask in group.asks])
        held = self.read([line.text for line in group.lines])
        asks, lines = (torch.arange(len(x), device=self.device) for x in (group.asks, group.lines))
        return self.odds(asked, held, asks, lines.expand(len(asks), -1))

    def save(self, file: Path) -> None:
        """Write what scripts/write_adapter.py takes: changes and heads as float16, the scales."""
        learned = {}
        for name, layer in self.base.named_modules():
            if isinstance(layer, LowRank):
                learned[f"{name}.weight.up"] = layer.up * SCALE
                learned[f"{name}.weight.down"] = layer.down
        learned["heads.projection"] = self.projection.weight
        for name, head in (("gate", self.gate), ("prior", self.prior)):
            learned[f"heads.{name}"] = head.weight
            learned[f"heads.{name}_bias"] = head.bias
        kept = {n: v.detach().half().cpu().contiguous() for n, v in learned.items()}
        kept["scale"] = torch.cat([self.scales, self.bias[None]]).detach().float().cpu()
        save_file(kept, file)


def _bert(files: weights.PinnedFiles) -> BertModel:
    """The pinned model, frozen, with a change to learn for every dense layer of its encoder."""
    config = BertConfig(
        hidden_size=HIDDEN, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536
    )
    model = BertModel(config, add_pooling_layer=False)
    # The package's file has a pooling layer too, which sentence embeddings do without.
    pinned = {n: torch.tensor(v) for n, v in weights.tensors(files.weights).items()}
    missing = model.load_state_dict(pinned, strict=False).missing_keys
    if missing:
        raise ValueError(f"the pinned weights lack {', '.join(missing)}")
    model.requires_grad_(requires_grad=False)
    for _, room in list(model.encoder.named_modules()):
        for name, layer in list(room.named_children()):
            if isinstance(layer, nn.Linear):
                setattr(room, name, LowRank(layer))
    return model
