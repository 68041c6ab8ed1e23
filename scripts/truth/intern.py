"""The user's own posting against five resumes that were written and labelled for it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.types import Span
from matcher.evaluation import NO_ANSWER, answer_at
from matcher.metrics import quotes_line
from matcher.service import Service, read_posting, read_resume
from matcher.types import Verdict

VERDICT = {"2": Verdict.MET, "1": Verdict.PARTIAL, "0": Verdict.MISSING, "u": Verdict.UNKNOWN}
HEADS = ("Responsibilities:", "Qualifications:")


@dataclass(frozen=True, slots=True)
class Cell:
    """One resume and requirement: verdict right, and first quote right (None: none to find)."""

    resume: str
    number: int
    requirement: str
    wanted: Verdict
    verdict: Verdict
    coverage: float
    quote: str
    quote_right: bool | None


def measure(service: Service, posting: Path, folder: Path) -> tuple[Cell, ...]:
    """A cell for each row of `folder`/truth.tsv."""
    read = read_posting(posting.read_bytes(), posting.name)
    asked = dict(enumerate(requirement_lines(read.document.text), start=1))
    with (folder / "truth.tsv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    cells = []
    for name in dict.fromkeys(row["resume"] for row in rows):
        resume = read_resume((folder / name).read_bytes(), name)
        pairs = service.match(read, resume).pairs
        for row in (row for row in rows if row["resume"] == name):
            span = asked[int(row["requirement"])]
            found = answer_at(pairs, span) or NO_ANSWER
            quote = found.quotes[0] if found.quotes else ""
            lines = [line for line in row["lines"].split(" || ") if line]
            cells.append(
                Cell(
                    resume=Path(name).stem,
                    number=int(row["requirement"]),
                    requirement=span.of(read.document.text),
                    wanted=VERDICT[row["grade"]],
                    verdict=found.verdict,
                    coverage=found.coverage,
                    quote=quote,
                    quote_right=any(quotes_line(quote, x) for x in lines) if lines else None,
                )
            )
    return tuple(cells)


def requirement_lines(text: str) -> Iterator[Span]:
    """Where the lines under the posting's own headings stand, so that no parser numbers them."""
    inside, at = False, 0
    for line in text.splitlines(keepends=True):
        said = line.strip()
        if said.endswith(":"):
            inside = said.endswith(HEADS)
        elif said and inside:
            start = at + line.index(said)
            yield Span(start, start + len(said))
        at += len(line)
