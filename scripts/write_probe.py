"""Writes index/embedder/probe.npz: the vectors that the model must give for one known sentence.

Run it only when the pinned weights or the sentence change. Both vectors are computed by
sentence-transformers in float32 on its own runtime: `exact` with the weights as they are,
`rounded` with every dense weight rounded to int8 as index.embedder.graph does it.
"""

from __future__ import annotations

import os

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from index.embedder import probe, weights


def round_weights(model: torch.nn.Module) -> None:
    """Round the weight of every dense layer to int8 and back, a scale a row."""
    for module in model.modules():
        if isinstance(module, torch.nn.Linear):
            scale = module.weight.abs().amax(dim=1, keepdim=True) / 127
            module.weight.copy_(torch.round(module.weight / scale) * scale)


@torch.no_grad()
def vectors() -> dict[str, np.ndarray]:
    """The two vectors by name, float32, shape (384,)."""
    folder = weights.package_folder()
    weights.PinnedFiles.read(folder)  # refuses any other weights
    model = SentenceTransformer(str(folder), device="cpu")
    exact = model.encode(probe.TEXT)
    # Only the encoder's dense layers; the pooler has no part in the vector.
    round_weights(model)
    return {"exact": exact, "rounded": model.encode(probe.TEXT)}


if __name__ == "__main__":
    np.savez(probe.FILE, **vectors())
    print(f"wrote {probe.FILE}")
