"""Word files that hide words, and honest ones that look like it."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.tricks.case import Case
from scripts.tricks.docx_decoys import DECOYS
from scripts.tricks.docx_shapes import cell, para, run, table
from scripts.tricks.docx_tricks import BODIES, NEVER_LAID_OUT, NO_TEXT, RUNS
from scripts.tricks.word_file import package
from scripts.tricks.words import HIDDEN, VISIBLE

_FILE = "resume.docx"
STUFFING = " ".join(HIDDEN)
_BEFORE = para(run("Experience", "<w:b/>")) + para(run("Engineer, Acme\t2016 - 2021"))
_AFTER = para(run("Trained apprentices in loading plans."))


def resume(more: str = "", inside: str = "", beside: str = "", **parts: str) -> bytes:
    """A resume: with `more` between its paragraphs, `inside` one of them, `beside` in a cell."""
    first, rest = " ".join(VISIBLE[:3]), " ".join(VISIBLE[3:])
    middle = para(run(first + " ") + inside + run(rest))
    cells = cell(para(run("Tools"))) + cell(para(run("Rust") + beside))
    return package(_BEFORE + middle + more + table(cells) + _AFTER, **parts)


def tricks() -> Iterator[tuple[str, bytes]]:
    """The name of each trick, and a file that plays it."""
    for name, properties in RUNS.items():
        stuffed = run(STUFFING, properties)
        yield name, resume(more=para(stuffed))
        yield name, resume(inside=run(STUFFING + " ", properties))
        yield name, resume(beside=run(" " + STUFFING, properties))
    for name, body in BODIES.items():
        yield name, resume(more=body.replace("{}", STUFFING))
    for name, (body, parts) in NEVER_LAID_OUT.items():
        filled = {kind: root.replace("{}", STUFFING) for kind, root in parts.items()}
        yield name, resume(more=body.replace("{}", STUFFING), **filled)


def unread() -> Iterator[tuple[str, bytes]]:
    """The name of each thing that is no text, and a file where it holds the words."""
    for name, body in NO_TEXT.items():
        yield name, resume(more=body.replace("{}", STUFFING))


def decoys() -> Iterator[tuple[str, bytes]]:
    """The name of each decoy, and its file; the words that matter stand in it as visible ones."""
    shown = " ".join(VISIBLE)
    for name, (body, parts) in DECOYS.items():
        filled = {kind: root.replace("{}", shown) for kind, root in parts.items()}
        yield name, package(body.replace("{}", shown) + _AFTER, **filled)


def cases() -> Iterator[Case]:
    """Every trick, then every decoy."""
    for name, data in tricks():
        yield Case(name, data, _FILE, HIDDEN, VISIBLE)
    for name, data in (*unread(), *decoys()):
        yield Case(name, data, _FILE, (), VISIBLE, is_trick=False)
