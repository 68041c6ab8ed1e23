"""Reading as children do it, and what is loaded before the first of them is forked."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

from index.readers.content import Limits
from index.readers.extract import extract as read_here
from index.readers.ocr import load
from index.types import Document

_LATER = ("index.readers.ocr",)  # heavy, starts threads, and few files need it
_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R
/Resources<</Font<</F 5 0 R/B 6 0 R>>>>>>endobj
4 0 obj<</Length 156>>stream
BT /B 14 Tf 72 700 Td (Skills) Tj ET
BT /F 10 Tf 72 680 Td (- Python, 2019 - 2021) Tj ET
1 0 0 rg 72 660 99 9 re f BT /F 10 Tf 72 660 Td (Led a team) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Bold>>endobj
trailer<</Root 1 0 R>>
"""
_SAMPLES = (  # small files of our own: reading them loads what a reader loads when it is used
    b"# Skills\n- Python 3.11\n\nLed a team of 5, 2019 - 2021.\n",
    b"<html><body><h1>Skills</h1><ul><li>Python</li></ul><p>Led a team</p></body></html>",
    b'{"basics": {"name": "A B"}, "work": [{"name": "C", "position": "D", "summary": "E"}]}',
    _PDF,
)


class Wanted(BaseException):
    """A reader asks for text recognition, which this child is not allowed to do."""


def withhold_recognition(*, ask: bool) -> None:
    """In this process there is no engine: as if none were installed, or, to `ask`, `Wanted`.

    An engine maps gigabytes and starts threads, so a child has it only where a file needs it.
    """

    def engine() -> None:
        if ask and load.available():
            raise Wanted

    load.engine = engine  # type: ignore[assignment]


def extract(data: bytes, name: str, limits: Limits) -> Document:
    """`index.readers.extract.extract`."""
    return read_here(data, name, limits)


def warm() -> None:
    """Load the readers, and use them once."""
    folders = sys.modules["index.readers"].__path__
    for found in pkgutil.walk_packages(folders, "index.readers."):
        if not found.name.startswith(_LATER):
            import_module(found.name)
    for sample in _SAMPLES:
        read_here(sample, "sample")
