"""Bytes from files or standard input, and settings with the options laid over them."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import Fault
from matcher.cli.shell import Shell, one_line
from matcher.config import FILE, gather
from matcher.errors import BadRequest
from matcher.settings import Settings, month_of

if TYPE_CHECKING:
    from index.readers.content import Limits
    from matcher.reading import ReadPosting, ReadResume

STDIN = "-"


class Refused(Exception):
    """A fault of one file among several; `name` says which."""

    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(name)
        self.name = name
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was given: its bytes and the name it goes by."""

    data: bytes
    name: str


def environ_of(args: Namespace, shell: Shell) -> Mapping[str, str]:
    """The environment; `--config` takes the place of its variable."""
    file = getattr(args, "config", None)
    return {**shell.environ, FILE: file} if file else shell.environ


def settings_of(args: Namespace, shell: Shell) -> Settings:
    """The settings of file and environment, and over them `--data` and `--as-of`.

    A variable that looks like a setting and is none is told.
    """
    gathered = gather(environ_of(args, shell))
    for sentence in gathered.strange:
        shell.say(sentence)
    settings = Settings.of(gathered)
    if data := getattr(args, "data", None):
        settings = replace(settings, data=Path(data))
    if as_of := getattr(args, "as_of", None):
        settings = replace(settings, as_of=month_of(as_of, "--as-of"))
    return settings


def kept_settings(args: Namespace, shell: Shell) -> Settings:
    """`settings_of`, for commands that need a corpus to be there already."""
    settings = settings_of(args, shell)
    if not settings.data.is_dir():
        raise BadRequest(
            f"there is no corpus at {one_line(str(settings.data))}. "
            "Make one with `matcher index PATH`, or name its folder with --data."
        )
    return settings


def read(source: str, what: str, limits: Limits, shell: Shell) -> Given:
    """The bytes of the file `source`, or of standard input for "-".

    Reads no more than one byte over the limit; `Refused` holds `TooLarge` if that byte is there.
    `BadRequest` says why a file cannot be opened.
    """
    if source == STDIN:
        data, size = shell.stdin.read(limits.bytes + 1), None
    else:
        data, size = _file_bytes(Path(source), what, limits.bytes + 1)
    with about(source):
        limits.check("bytes", max(size or 0, len(data)), "bytes")
    return Given(data, "standard input" if source == STDIN else Path(source).name)


def _file_bytes(path: Path, what: str, most: int) -> tuple[bytes, int]:
    """The first `most` bytes of a file, and its whole size as the system tells it."""
    shown = one_line(str(path))
    try:
        with path.open("rb") as file:
            return file.read(most), os.fstat(file.fileno()).st_size
    except IsADirectoryError as error:
        raise BadRequest(f"{shown} is a folder; name the {what}'s file.") from error
    except (OSError, ValueError) as error:
        raise BadRequest(f"the {what} {shown} cannot be read: {why(error)}.") from error


def read_posting(
    source: str, settings: Settings, shell: Shell, pick: int | None = None
) -> ReadPosting:
    """The posting at `source`, understood; of a board of several, the one of number `pick`."""
    given = read(source, "posting", settings.limits, shell)
    with about(source):
        return shell.trips.read_posting(given.data, given.name, settings, pick)


def read_resume(source: str, settings: Settings, shell: Shell) -> ReadResume:
    """The resume at `source`, understood."""
    given = read(source, "resume", settings.limits, shell)
    with about(source):
        return shell.trips.read_resume(given.data, given.name, settings)


@contextmanager
def about(source: str) -> Iterator[None]:
    """Faults raised inside are faults of `source`."""
    try:
        yield
    except Fault as fault:
        raise Refused("standard input" if source == STDIN else source, fault) from fault


def write(path: Path, text: str) -> None:
    """Put `text` at `path` whole or not at all; `BadRequest` says why it cannot be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            beside.write_bytes(text.encode("utf-8", "replace"))
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise BadRequest(f"{one_line(str(path))} cannot be written: {why(error)}.") from error


def check_output(option: str, path: str, *inputs: str) -> None:
    """`BadRequest` if what `option` names is no place to write: standard output, or an input."""
    if path == STDIN or not Path(path).name or Path(path).is_dir():
        raise BadRequest(f"{option} needs the name of a file, which {one_line(path)} is not.")
    for source in inputs:
        if source != STDIN and _is_same(Path(path), Path(source)):
            raise BadRequest(f"{option} {one_line(path)} would overwrite what is to be read.")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def why(error: OSError | ValueError) -> str:
    """What the system says was wrong, in lower case."""
    said = error.strerror if isinstance(error, OSError) else None
    return (said or "it is not a path").partition(" (")[0].lower()
