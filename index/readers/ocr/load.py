"""The front of recognition: the engine that is installed, or what to install."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from index.readers.ocr import weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.readers.ocr.engine import Recognition
    from index.readers.ocr.pp_ocr import PpOcr

INSTALL = "install text recognition with: pip install 'resume-posting-matcher[ocr]'"

_NEEDED = ("openvino", "cv2")
_THREADS = 1  # of a network: a file is read in a process of its own; several go on at once
_READERS = 2  # networks that read lines of one page at the same time
_NAME = "pp-ocrv6-small"
_LINE = (320, 64)  # pixels of a picture on which one line stands
# Scripts that are read. What is none of these is not made into letters of these.
_READ = ((0x20, 0x530), (0x1E00, 0x2C00), (0xA720, 0xA800), (0xFB00, 0xFB07))


@cache
def engine() -> PpOcr | None:
    """The engine, loaded at the first call, which takes about two seconds; None without one.

    Everything comes from installed files: nothing is downloaded, and nothing is reported.
    """
    folder = weights.folder()
    if folder is None or any(find_spec(name) is None for name in _NEEDED):
        return None
    lines, letters = (weights.pinned(folder, file) for file in (weights.LINES, weights.LETTERS))
    if lines is None or letters is None:
        return None
    return _loaded(lines, letters)


def warmed() -> Recognition | None:
    """What the engine reads off a line of our own: it is loaded, and all of it was used."""
    known = engine()
    if known is None:
        return None
    import cv2
    import numpy

    from index.readers.ocr.recognise import read_line

    picture = numpy.full((_LINE[1], _LINE[0]), 255, numpy.uint8)
    cv2.putText(picture, "Led a team", (20, 42), cv2.FONT_HERSHEY_SIMPLEX, 1.0, 0, 2)
    for letters in known.letters:
        read_line(picture, letters, known.alphabet)
    return known.read(picture)


def available() -> bool:
    """Whether there is an engine, told without loading it."""
    folder = weights.folder()
    return folder is not None and all(find_spec(name) is not None for name in _NEEDED)


def _loaded(lines: bytes, letters: bytes) -> PpOcr:
    # OpenVINO's converter reports its import over the network; openvino goes on without it.
    sys.modules.setdefault("openvino.tools.ovc", None)  # type: ignore[arg-type]
    import cv2
    import openvino

    from index.readers.ocr.pp_ocr import PpOcr

    cv2.setNumThreads(_THREADS)
    core = openvino.Core()
    finder, reader = core.read_model(lines, b""), core.read_model(letters, b"")
    names = reader.get_rt_info(["framework", "character"]).astype(str).splitlines()
    alphabet = ["", *(name if _is_read(name) else "" for name in names), " "]
    readers = [_network(core, reader) for _ in range(_READERS)]
    return PpOcr(_network(core, finder), readers, alphabet, _NAME)


def _network(core: Any, model: Any) -> Any:
    """The network of `model`, compiled when it is first used.

    Most files of pictures alone have no writing on them, and then nothing has to read letters.
    """

    @cache
    def request() -> Any:
        settings = {"INFERENCE_NUM_THREADS": _THREADS, "NUM_STREAMS": 1}
        return core.compile_model(model, "CPU", settings).create_infer_request()

    def infer(values: NDArray[np.float32]) -> NDArray[np.float32]:
        request().infer([values])
        found: NDArray[np.float32] = request().get_output_tensor().data
        return found

    return infer


def _is_read(name: str) -> bool:
    return all(
        any(low <= ord(c) < high for low, high in _READ)
        for c in unicodedata.normalize("NFKC", name)
    )
