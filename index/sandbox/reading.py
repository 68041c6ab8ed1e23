"""Reading as children do it, and what is loaded before the first of them is forked."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

from index.readers.content import Limits
from index.readers.extract import extract as read_here
from index.types import Document

_LATER = ("index.readers.ocr",)  # heavy, starts threads, and few files need it
_SAMPLES = (  # small files of our own: reading them loads what a reader loads when it is used
    b"# Skills\n- Python 3.11\n\nLed a team of 5, 2019 - 2021.\n",
    b"<html><body><h1>Skills</h1><ul><li>Python</li></ul><p>Led a team</p></body></html>",
    b'{"basics": {"name": "A B"}, "work": [{"name": "C", "position": "D", "summary": "E"}]}',
)


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
