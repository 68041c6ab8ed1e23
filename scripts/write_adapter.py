"""Writes matcher/adapter.safetensors from what training left, and prints what to pin.

    python scripts/write_adapter.py TRAINED.safetensors

Training leaves the low-rank changes and the heads. Added here are the two vectors of the probe's
sentence by which a processor's arithmetic is told (see `index.embedder.probe`); they are computed
by sentence-transformers in float32, with the changes merged into its weights.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer

from index.embedder import probe, weights
from matcher.adapter import FILE


@torch.no_grad()
def vectors(changes: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The exact and the rounded vector of the probe's sentence, float32, shape (384,)."""
    folder = weights.package_folder()
    weights.PinnedFiles.read(folder)  # refuses any other weights
    model = SentenceTransformer(str(folder), device="cpu")
    bert = model[0].auto_model
    dense = dict(bert.named_modules())
    for name, up in changes.items():
        if name.endswith(".up"):
            weight = name.removesuffix(".up")
            down = changes[weight + ".down"].astype(np.float32)
            layer = dense[weight.removesuffix(".weight")]
            layer.weight += torch.from_numpy(up.astype(np.float32) @ down)
    exact = model.encode(probe.TEXT)
    for layer in bert.modules():
        if isinstance(layer, torch.nn.Linear):
            scale = layer.weight.abs().amax(dim=1, keepdim=True) / 127
            layer.weight.copy_(torch.round(layer.weight / scale) * scale)
    return {"probe.exact": exact, "probe.rounded": model.encode(probe.TEXT)}


def main() -> None:
    trained = load_file(sys.argv[1])
    kept = {n: v for n, v in trained.items() if n.endswith((".up", ".down")) or "heads." in n}
    save_file({**kept, **{n: v.astype(np.float16) for n, v in vectors(kept).items()}}, FILE)
    digest = hashlib.sha256(Path(FILE).read_bytes()).hexdigest()
    print(f"wrote {FILE}, {Path(FILE).stat().st_size:,} bytes\nSHA256 = {digest!r}")
    for name, value in trained.items():
        if name == "scale":
            print("trained late, cosine, bias:", [round(float(x), 4) for x in value])


if __name__ == "__main__":
    main()
