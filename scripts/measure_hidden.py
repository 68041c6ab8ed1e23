"""Hidden text: recall on tricks, false flags on decoys, and what is flagged on real resumes.

The files are made by `scripts/tricks/`, a module a format. Real resumes are read from
`../shared/data/resumes_pdf` where it exists; it says so where it does not.

    python scripts/measure_hidden.py [pdf docx ...] [--real N]
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from tricks.case import Case  # noqa: E402

from index.errors import DocumentError  # noqa: E402 - only after the line above
from index.readers.content import Limits  # noqa: E402
from index.readers.extract import extract  # noqa: E402
from index.types import Document  # noqa: E402

RESUMES = ROOT.parent / "shared" / "data" / "resumes_pdf"
_WORD = re.compile(r"\w+")
FORMATS = ("pdf", "docx", "html", "odt", "rtf", "text")


@dataclass
class Tally:
    """Over the files of one trick or decoy."""

    files: int = 0
    hidden: int = 0  # words that nobody sees
    kept_out: int = 0  # of them, those that are not in visible text
    flagged: int = 0  # of them, those that are reported as hidden
    visible: int = 0
    lost: int = 0  # visible words that are not in visible text
    accused: int = 0  # visible words that are reported as hidden
    reasons: Counter[str] = field(default_factory=Counter)

    def add(self, case: Case, document: Document) -> None:
        seen, hidden = words_of(document)
        self.files += 1
        self.hidden += len(case.hidden)
        self.kept_out += sum(word not in seen for word in case.hidden)
        self.flagged += sum(word in hidden for word in case.hidden)
        self.visible += len(case.visible)
        self.lost += sum(word not in seen for word in case.visible)
        self.accused += sum(word in hidden for word in case.visible)
        self.reasons.update(str(block.hidden) for block in document.hidden)


def words_of(document: Document) -> tuple[set[str], set[str]]:
    """What is seen of a document, and what is not."""
    seen = [b.span.of(document.text) for b in document.blocks if not b.hidden]
    hidden = [b.span.of(document.text) for b in document.hidden]
    return set(_WORD.findall("\n".join(seen))), set(_WORD.findall("\n".join(hidden)))


def cases(formats: list[str]) -> Iterator[Case]:
    for name in formats or FORMATS:
        if (ROOT / "scripts" / "tricks" / f"{name}.py").exists():
            yield from importlib.import_module(f"tricks.{name}").cases()


def made(formats: list[str]) -> None:
    tallies: dict[tuple[bool, str, str], Tally] = defaultdict(Tally)
    for case in cases(formats):
        form = case.file.rsplit(".", 1)[-1]
        try:
            document = extract(case.data, case.file, Limits())
        except DocumentError as error:
            print(f"{form:5} {case.name}: refused, {error.code}")
            continue
        tallies[case.is_trick, form, case.name].add(case, document)
    for (is_trick, form, name), t in sorted(tallies.items(), reverse=True):
        reasons = ", ".join(f"{reason} {n}" for reason, n in t.reasons.most_common())
        recall = f"kept out {t.kept_out}/{t.hidden} flagged {t.flagged}" if is_trick else "decoy"
        print(
            f"{form:5} {name:36} {recall:32} visible lost {t.lost}/{t.visible} "
            f"accused {t.accused}  {reasons}"
        )
    for form in sorted({form for _, form, _ in tallies}):
        tricks = [t for (trick, f, _), t in tallies.items() if trick and f == form]
        decoys = [t for (trick, f, _), t in tallies.items() if not trick and f == form]
        words = max(1, sum(t.hidden for t in tricks))
        print(
            f"{form}: {len(tricks)} tricks, {sum(t.files for t in tricks)} files: "
            f"kept out {sum(t.kept_out for t in tricks) / words:.3f}, "
            f"flagged {sum(t.flagged for t in tricks) / words:.3f}; "
            f"{len(decoys)} decoys, {sum(t.files for t in decoys)} files: "
            f"words accused {sum(t.accused for t in decoys)}, lost {sum(t.lost for t in decoys)}"
        )


def real(most: int) -> None:
    files = sorted(RESUMES.rglob("*.pdf"))
    if not files:
        print(f"no real resumes: {RESUMES} is not there")
        return
    files = files[:: max(1, len(files) // most)] if most else files
    flagged, times = 0, []
    for path in files:
        start = time.process_time()
        try:
            document = extract(path.read_bytes(), path.name, Limits())
        except DocumentError as error:
            print(f"{path.name}: refused, {error.code}")
            continue
        times.append(time.process_time() - start)
        flagged += bool(document.hidden)
        for block in document.hidden:
            print(
                f"{path.parent.name}/{path.name} page {block.page}: {block.hidden}, "
                f"{len(block.span)} characters at {block.box}"
            )
    times.sort()
    print(
        f"real resumes: {flagged} of {len(files)} files with a flagged word "
        f"({flagged / len(files):.1%}); {times[len(times) // 2] * 1000:.0f} ms CPU a file "
        "(median), reading in all"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("formats", nargs="*", help=f"some of {', '.join(FORMATS)}; all without")
    parser.add_argument("--real", type=int, default=0, help="so many real resumes; all without")
    parser.add_argument("--no-real", action="store_true", help="made files only")
    given = parser.parse_args()
    made(given.formats)
    if not given.no_real:
        real(given.real)


if __name__ == "__main__":
    main()
