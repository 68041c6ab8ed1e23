"""The terminal: a console that suits where it writes, its signs and colours, and hanging lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from matcher.cli.shell import Shell
from matcher.report.words import SIGNS, percent, plain
from matcher.types import Verdict

PIPED = 100  # columns where nobody says how many there are
NARROWEST = 40  # below this, lines may run over the edge
WIDEST = 110  # a longer line is hard to read
STYLES = {
    Verdict.MET: "bold green",
    Verdict.PARTIAL: "bold yellow",
    Verdict.MISSING: "bold red",
    Verdict.UNKNOWN: "bold cyan",
}
_ASCII_SIGNS = {Verdict.MET: "+", Verdict.PARTIAL: "~", Verdict.MISSING: "-", Verdict.UNKNOWN: "?"}
_TO_ASCII = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "·": "|", "…": "...", "•": "*"}
)


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a view is shown: its width in columns, and whether it has our signs.

    The console renders into memory; what it rendered is written to `out` in one go.
    """

    console: Console
    width: int
    out: TextIO
    ascii_only: bool = False

    @classmethod
    def of(cls, shell: Shell) -> Screen:
        """Standard output: in colour and as wide as the terminal, or plain and 100 wide."""
        terminal = shell.out.isatty()
        console = Console(
            file=io.StringIO(),
            width=None if terminal else PIPED,
            force_terminal=terminal,
            color_system="auto" if terminal else None,
            highlight=False,
            markup=False,
            emoji=False,
            _environ=shell.environ,
        )
        width = max(NARROWEST, min(console.width, WIDEST))
        return cls(console, width, shell.out, not _writes_signs(shell.out))

    def show(self, lines: Iterable[Text]) -> None:
        """Print lines that fit already."""
        with self.console.capture() as capture:
            for line in lines:
                line.rstrip()
                self.console.print(line, no_wrap=True, overflow="ignore", crop=False)
        self.out.write(capture.get())

    def text(self, content: str, style: str = "") -> Text:
        """Text of a document on one line, fit for a terminal; markup in it means nothing."""
        return self.own(plain(content), style)

    def own(self, content: str, style: str = "") -> Text:
        """Words of ours, as they are but for signs that the terminal has not got."""
        return Text(content.translate(_TO_ASCII) if self.ascii_only else content, style=style)

    def hang(self, first: Text, body: Text, indent: int) -> Iterator[Text]:
        """`body` wrapped beside `first`, which takes the place of the first line's indent."""
        room = max(10, self.width - indent)
        for n, line in enumerate(body.wrap(self.console, room) or [Text("")]):
            line.rstrip()
            head = first.copy() if n == 0 else Text("")
            head.pad_right(indent - head.cell_len)
            yield head + line

    def placed(self, first: Text, body: Text, where: str, indent: int) -> Iterator[Text]:
        """`body` hung beside `first`, its place after it or, where there is no room, beneath it."""
        lines = list(self.hang(first, body, indent))
        note = self.own(where, "dim")
        if lines[-1].cell_len + 2 + note.cell_len <= self.width:
            lines[-1] += Text("  ") + note
        else:
            lines.append(Text(" " * indent) + note)
        yield from lines

    def bar(self, share: float, cells: int, style: str = "") -> Text:
        """`share` of 0..1 as a bar; only a true 1 fills it."""
        filled = round(share * cells)
        if share < 1:
            filled = min(filled, cells - 1)
        full, rest = ("#", ".") if self.ascii_only else ("█", "░")
        return Text.assemble((full * filled, style), (rest * (cells - filled), "dim"))

    def sign(self, verdict: Verdict) -> Text:
        """The sign of a verdict, which tells it without its colour."""
        signs = _ASCII_SIGNS if self.ascii_only else SIGNS
        return Text(signs[verdict], style=STYLES[verdict])

    def percent(self, share: float | None) -> str:
        """A share in whole percent, right-aligned in five columns."""
        return self.own(percent(share).rjust(5)).plain


def _writes_signs(out: TextIO) -> bool:
    try:
        "●◐○█░“”–".encode(getattr(out, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
