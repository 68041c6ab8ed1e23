"""The PDF reader on resumes whose layout is hard, held to their own sources.

Reads the PDFs below `../shared/data/layouts` that come with the YAML (RenderCV) or TeX (latexcv,
altacv) they were made from, and prints a line per resume: bullets recovered whole, pieces in their
order, pieces that nothing of another column parts, jobs that keep their date. `--missed` names what
was missed. Says so plainly where the data are not there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from layouts.latex import latex
from layouts.rendercv import rendercv
from layouts.score import Score, Tally, score
from layouts.truth import Truth

from index.readers.content import Limits
from index.readers.pdf.read import read

DATA = Path(__file__).parents[2] / "shared" / "data" / "layouts"
GOALS = {"bullets": 0.98, "order": 0.99, "together": 0.99, "dates": 0.95}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--missed", action="store_true", help="name what was missed")
    parser.add_argument("only", nargs="?", default="", help="a part of a resume's path")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"there are no layouts at {DATA}: nothing was measured")
        return 1
    total = Score()
    print(f"{'resume':38}" + "".join(f"{name:>16}" for name in GOALS))
    for name, file, truth in fixtures():
        if options.only not in str(file):
            continue
        found = score(read(file.read_bytes(), Limits()), truth)
        total += found
        print(f"{name:38}" + "".join(f"{_shown(getattr(found, goal)):>16}" for goal in GOALS))
        if options.missed:
            _print_missed(found)
    print(f"{'all':38}" + "".join(f"{_shown(getattr(total, goal)):>16}" for goal in GOALS))
    print(f"{'goal':38}" + "".join(f"{goal:>16}" for goal in GOALS.values()))
    return 0


def fixtures() -> Iterator[tuple[str, Path, Truth]]:
    """Every resume that comes with its source: a name, the PDF, the truth."""
    for source in sorted(DATA.glob("rendercv/**/*.yaml")):
        yield source.stem.removeprefix("John_Doe_"), source.with_suffix(".pdf"), rendercv(source)
    for source in sorted((*DATA.glob("latexcv/**/main.tex"), *DATA.glob("altacv/*.tex"))):
        if (pdf := source.with_suffix(".pdf")).is_file():
            name = source.relative_to(DATA).with_suffix("").as_posix().removesuffix("/main")
            yield name, pdf, latex(source)


def _shown(tally: Tally) -> str:
    return f"{tally.right}/{tally.all} {tally.right / tally.all:.3f}" if tally.all else "-"


def _print_missed(found: Score) -> None:
    for goal in GOALS:
        for what in getattr(found, goal).missed:
            print(f"    {goal}: {what[:110]}")


if __name__ == "__main__":
    raise SystemExit(main())
