"""What a command stands in: its streams, its environment, and the way to the service."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, TextIO

if TYPE_CHECKING:
    from matcher.reading import ReadPosting, ReadResume
    from matcher.service import Service
    from matcher.settings import Settings

Say = Callable[[str], None]


class Trips(Protocol):
    """The front of `matcher.service` that the commands use."""

    def read_posting(
        self, data: bytes, name: str, settings: Settings, pick: int | None
    ) -> ReadPosting:
        """Read a posting from a file's bytes."""

    def read_resume(self, data: bytes, name: str, settings: Settings) -> ReadResume:
        """Read a resume from a file's bytes."""

    def in_memory(self, settings: Settings, say: Say) -> Service:
        """A service that keeps nothing."""

    def open(self, settings: Settings, say: Say) -> Service:
        """A service on the corpus in `settings.data`."""


class RealTrips:
    """`matcher.isolated` and `matcher.service`, imported when they are first needed."""

    def read_posting(
        self, data: bytes, name: str, settings: Settings, pick: int | None
    ) -> ReadPosting:
        """Read a posting from a file's bytes, in a child process."""
        from matcher.isolated import read_posting

        return read_posting(data, name, settings.limits, pick, settings.allowance)

    def read_resume(self, data: bytes, name: str, settings: Settings) -> ReadResume:
        """Read a resume from a file's bytes, in a child process."""
        from matcher.isolated import read_resume

        return read_resume(data, name, settings.limits, settings.allowance)

    def in_memory(self, settings: Settings, say: Say) -> Service:
        """A service that keeps nothing."""
        from matcher.service import Service

        return Service.in_memory(settings, say)

    def open(self, settings: Settings, say: Say) -> Service:
        """A service on the corpus in `settings.data`."""
        from matcher.service import Service

        return Service.open(settings, say)


@dataclass(frozen=True, slots=True)
class Shell:
    """The three streams (standard input as bytes), the environment, and the trips."""

    stdin: BinaryIO
    out: TextIO
    err: TextIO
    environ: Mapping[str, str]
    trips: Trips = field(default_factory=RealTrips)

    @classmethod
    def of_process(cls) -> Shell:
        """The streams of this process. What a stream cannot encode is shown as a question mark."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        return cls(
            stdin=sys.stdin.buffer if sys.stdin else io.BytesIO(),
            out=sys.stdout or io.StringIO(),
            err=sys.stderr or io.StringIO(),
            environ=os.environ,
        )

    def say(self, sentence: str) -> None:
        """One line on standard error."""
        self.err.write(f"matcher: {one_line(sentence)}\n")
        self.err.flush()

    def write_json(self, value: Any) -> None:
        """`value` as the only thing on standard output: UTF-8, indented by two."""
        if isinstance(self.out, io.TextIOWrapper):
            self.out.reconfigure(encoding="utf-8", newline="\n")
        self.out.write(json_text(value))


# Legal inside a JSON string, but a terminal may obey the controls and UTF-8 has no surrogates.
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def json_text(value: Any) -> str:
    r"""`value` as indented JSON with a newline at its end.

    >>> print(json_text({"text": "r\xe9sum\xe9 \x9b"}), end="")
    {
      "text": "résumé \u009b"
    }
    """
    plain = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain) + "\n"


def one_line(text: str) -> str:
    r"""`text` on one line, without characters that steer a terminal.

    >>> one_line("no such file: a\nb\x1b[31m")
    'no such file: a b [31m'
    """
    return _BREAKS.sub(" ", text.encode("utf-8", "replace").decode()).strip()
