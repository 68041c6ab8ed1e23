"""Reads the project's own labelled texts: packs, contrast sets, and what is held out of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from matcher.evaluation import GoldPair, Label, Wanted

LEVELS = {"min": "required", "pref": "preferred"}


@dataclass(frozen=True, slots=True)
class Line:
    """A resume line that is a candidate for a requirement, and its grade: 0, 1 or 2."""

    grade: int
    text: str


@dataclass(frozen=True, slots=True)
class ContrastSet:
    """A requirement, its kind, what the set is about, and the lines to be told apart."""

    need: str
    kind: str
    theme: str
    lines: tuple[Line, ...]


def held_out(name: str) -> bool:
    """Whether the adapter was trained without the pack of this id.

    >>> [held_out(name) for name in ("icu-nurse-1", "icu-nurse-2", "icu-nurse-3")]
    [False, False, False]
    """
    return zlib.crc32(name.encode()) % 5 == 0


def sets_held_out(sets: Sequence[ContrastSet]) -> tuple[ContrastSet, ...]:
    """Those of all contrast sets, in the order of the files, that the adapter never saw.

    They were told apart by their number, from 0: new sets belong at the end.
    """
    return tuple(one for number, one in enumerate(sets) if held_out(f"x-{number}"))


def for_fitting(name: str) -> bool:
    """Whether a pack that the adapter never saw is there to fit the policy on: half of them."""
    return held_out(name) and zlib.crc32(name.encode()) % 2 == 0


def untouched(name: str) -> bool:
    """Whether nothing at all was trained or fitted on a pack: the other half of the held out."""
    return held_out(name) and not for_fitting(name)


def pack_of(pair: GoldPair) -> str:
    """The id of the pack that `pair` is one posting of."""
    return pair.id.rpartition("/")[0]


def packs(folder: Path) -> tuple[GoldPair, ...]:
    """A labelled pair for each posting of each pack, in the order of the files.

    Its id is the pack's, a stroke, and the posting's number from 1. ValueError says where a file
    is not of the form that README.md describes.
    """
    return tuple(pair for path in sorted(folder.glob("*.txt")) for pair in _packs(path))


def contrast(folder: Path) -> tuple[ContrastSet, ...]:
    """The contrast sets, in the order of the files."""
    return tuple(one for path in sorted(folder.glob("*.txt")) for one in _sets(path))


def _packs(path: Path) -> Iterator[GoldPair]:
    pack, lines = "", list[str]()
    title, posting, rows = "", 0, list[tuple[Wanted, Label]]()
    for where, line in [*_lines(path), (f"{path}:end", "@pack ")]:
        if line.startswith(("@pack ", "@posting")):
            if rows:
                wanted, labels = zip(*rows, strict=True)
                yield GoldPair(f"{pack}/{posting}", title, wanted, labels, tuple(lines), None)
            rows = []
        if line.startswith("@pack "):
            pack, lines, posting = line.removeprefix("@pack ").strip(), [], 0
        elif line.startswith("@posting"):
            title, posting = line.removeprefix("@posting").strip(), posting + 1
        elif not line.startswith("@"):
            try:
                if posting:
                    rows.append(_row(line, lines))
                else:
                    lines.append(_resume_line(line, len(lines) + 1))
            except (ValueError, IndexError, KeyError) as error:
                raise ValueError(f"{where}: {error!r}: {line[:60]}") from error


def _resume_line(line: str, expected: int) -> str:
    number, _, text = line.partition("|")
    if int(number) != expected:
        raise ValueError(f"line {number.strip()} stands where {expected} should")
    return text.removeprefix(" ")


def _row(line: str, lines: list[str]) -> tuple[Wanted, Label]:
    level, text, kind, grade, evidence, _ = (part.strip() for part in line.split("|"))
    numbers = [] if evidence == "-" else [int(n) for n in evidence.split(",")]
    if grade not in ("0", "1", "2", "u") or min(numbers, default=1) < 1:
        raise ValueError(f"grade {grade}, evidence {evidence}")
    label = Label(
        grade=0 if grade == "u" else int(grade),
        disputed=False,
        assessable=grade != "u",
        lines=tuple(lines[n - 1] for n in numbers),
        kind=kind,
    )
    return Wanted(LEVELS[level], text), label


def _sets(path: Path) -> Iterator[ContrastSet]:
    head, lines = ("", "", ""), list[Line]()
    for where, line in [*_lines(path), (f"{path}:end", "@need |end|")]:
        fields = [part.strip() for part in line.removeprefix("@need ").split("|")]
        if line.startswith("@need "):
            if lines:
                yield ContrastSet(*head, tuple(lines))
            if len(fields) != 3:
                raise ValueError(f"{where}: not requirement | kind | theme")
            head, lines = (fields[0], fields[1], fields[2]), []
        elif len(fields) == 2 and fields[0] in ("0", "1", "2"):
            lines.append(Line(int(fields[0]), fields[1]))
        else:
            raise ValueError(f"{where}: not grade | line: {line[:60]}")


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield f"{path}:{number}", line
