"""The networks' files: where they are, and that they are the ones that were measured."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

_PACKAGE, _FOLDER = "rapidocr", "models"

# PP-OCRv6, small; from the wheel of rapidocr 3.10.0. Name -> SHA-256.
LINES = (
    "PP-OCRv6_det_small.onnx",
    "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
)
LETTERS = (
    "PP-OCRv6_rec_small.onnx",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
)


def folder() -> Path | None:
    """The folder of the files in the installed package, found without running any of it."""
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / _FOLDER


def pinned(folder: Path, file: tuple[str, str]) -> bytes | None:
    """The bytes of `file`, or None where they are missing or not those that were pinned."""
    name, digest = file
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None
