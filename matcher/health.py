"""Whether this installation can do its work, and what keeps a hostile file in: found by trying."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from index.errors import Fault
from index.readers.ocr import load
from index.sandbox.confine import controls
from index.sandbox.probe import Probed
from index.sandbox.sandbox import Sandbox, Work
from matcher.isolated import read_resume
from matcher.settings import Settings
from matcher.version import __version__

PROBE = Work("index.sandbox.probe.probe", Probed)
ENGINE = Work("index.sandbox.probe.engine", str)

_SAMPLE = b"Experience\nLed a team of five at Example Inc, 2019 - 2021\n"
_FOREIGN = "of-somebody-else"


class State(StrEnum):
    """OK; NOTE: it works, and less is there than could be; WRONG: it cannot work like this."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, and what is to be said of it."""

    subject: str
    state: State
    words: str


def findings(settings: Settings, model: Callable[[], str]) -> Iterator[Finding]:
    """Everything that is looked at, in turn. `model` loads the model and gives its fingerprint."""
    yield Finding("program", State.OK, f"{__version__} on Python {platform.python_version()}")
    with Sandbox((PROBE, ENGINE), settings.allowance) as sandbox:
        yield _reading(settings)
        yield from _isolation(sandbox)
        yield _recognition(sandbox, settings)
    yield _model(model)
    yield _data(settings.data)


def _reading(settings: Settings) -> Finding:
    try:
        read_resume(_SAMPLE, "sample", settings.limits, settings.allowance)
    except Fault as fault:
        return Finding("reading", State.WRONG, f"a sample cannot be read: {fault}")
    how = "forked from a warm process" if controls().forked else "each a new Python, which is slow"
    return Finding("reading", State.OK, f"in child processes, {how}")


def _isolation(sandbox: Sandbox) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / _FOREIGN).write_bytes(b"secret")
            found = sandbox.run(PROBE, _FOREIGN.encode(), folder)
    except (Fault, OSError) as error:
        yield Finding("isolation", State.WRONG, f"it cannot be tried: {error}")
        return
    for subject, refused, kept, open_ in (
        ("network", found.network, "closed to readers", "open to readers"),
        ("writing", found.writing, "readers can write no file", "readers can write files"),
        ("files", found.reading, "readers see the program's own alone", _FILES_OPEN),
        ("processes", found.processes, "readers can start none", "readers can start processes"),
        ("memory", found.memory, f"{sandbox.allowance.memory:,} bytes a file", "without a limit"),
    ):
        yield Finding(subject, State.OK if refused else State.NOTE, kept if refused else open_)


_FILES_OPEN = "readers see what this user may see; Linux 5.13 and later can prevent that (Landlock)"


def _recognition(sandbox: Sandbox, settings: Settings) -> Finding:
    if not load.available():
        return Finding("recognition", State.NOTE, f"scans cannot be read; {load.INSTALL}")
    pictures = settings.allowance.for_pictures(settings.limits.ocr_seconds)
    try:
        name = sandbox.run(ENGINE, b"", "", allowance=pictures)
    except Fault as fault:
        return Finding("recognition", State.WRONG, f"it is installed and does not load: {fault}")
    if not name:
        return Finding("recognition", State.WRONG, "its files are not those of the pinned version")
    return Finding("recognition", State.OK, f"scans are read with {name}")


def _model(model: Callable[[], str]) -> Finding:
    try:
        return Finding("model", State.OK, f"{model()}, its hash checked")
    except Fault as fault:
        return Finding("model", State.WRONG, str(fault))


def _data(folder: Path) -> Finding:
    """Whether the corpus can be written, or made where it is not there yet."""
    there = folder
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryFile(dir=there) as file:
            file.write(b"written")
    except OSError as error:
        if (folder / "resumes").is_dir():
            words = f"{folder} cannot be written ({error.strerror}); what is kept is read alone"
            return Finding("data", State.NOTE, words)
        why = f"{folder} cannot be written ({error.strerror}); MATCHER_DATA names another folder"
        return Finding("data", State.WRONG, why)
    made = "" if folder.exists() else ", made when it is first needed"
    return Finding("data", State.OK, f"{folder}{made}")
