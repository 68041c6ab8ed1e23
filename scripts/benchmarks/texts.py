"""Where the texts to measure on come from; `Sample.origin` says it in the printed result."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sentences import sentences

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "gold" / "dev.json"


@dataclass(frozen=True)
class Sample:
    """Different texts, and in words where they are from."""

    texts: list[str]
    origin: str


def bullets(count: int, file: Path | None = None) -> Sample:
    """`count` different texts: the lines of `file`, else real resume lines, else templates.

    Too few lines are filled up from the templates, and `origin` says so.
    """
    source = file or GOLD
    if not source.exists():
        if file:
            raise SystemExit(f"there is no file {file}")
        return Sample(sentences(count), f"{count} sentences from templates; no {GOLD} here")
    lines = _distinct(_gold_lines() if source == GOLD else source.read_text().splitlines())
    random.Random(7).shuffle(lines)  # noqa: S311 - the same sample every time
    taken = lines[:count]
    origin = f"{len(taken)} different lines of {source.name}"
    if len(taken) < count:
        missing = count - len(taken)
        fill = [text for text in sentences(count) if text not in set(taken)][:missing]
        return Sample(taken + fill, f"{origin} and {missing} sentences from templates")
    return Sample(taken, origin)


def _gold_lines() -> Iterable[str]:
    for pair in json.loads(GOLD.read_text()):
        yield from pair["resume_lines"]


def _distinct(lines: Iterable[str]) -> list[str]:
    kept = (line.strip() for line in lines)
    return list(dict.fromkeys(line for line in kept if any(c.isalpha() for c in line)))
