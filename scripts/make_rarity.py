"""Counts in how many texts each term stands, and writes matcher/lexicon/rarity.txt.

    .venv/bin/python scripts/make_rarity.py [scripts/truth]

A text is a resume, a posting, or a need with its lines, from FOLDER/packs and FOLDER/contrast.
The same folder and the same lexicon give the same file.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from matcher.lexicon.words import terms

ROOT = Path(__file__).parents[1]
TRUTH = ROOT / "scripts" / "truth"
SHIPPED = ROOT / "matcher" / "lexicon" / "rarity.txt"
FEWEST = 2  # a term of one text is as good as unknown


def texts(folder: Path) -> Iterator[list[str]]:
    """The lines of every text: they begin at a mark (`@resume`, `@posting`, `@need`)."""
    for path in sorted((*folder.glob("packs/*.txt"), *folder.glob("contrast/*.txt"))):
        lines: list[str] = []
        for row in path.read_text(encoding="utf-8").splitlines():
            if row.startswith(("@resume", "@posting", "@need")):
                yield lines
                lines = []
            lines.append(worded(row))
        yield lines


def worded(row: str) -> str:
    """What a row says: without its marks, its number, its grade and its kind."""
    if row.startswith("@need "):
        return row.removeprefix("@need ").split(" | ")[0]
    if row.startswith("@posting "):
        return row.removeprefix("@posting ")
    fields = row.split(" | ")
    return "" if row.startswith("@") or len(fields) < 2 else fields[1]


def counted(folder: Path) -> tuple[int, Counter[str]]:
    """How many texts there are, and in how many of them each term stands."""
    found = [frozenset[str]().union(*map(terms, lines)) for lines in texts(folder) if any(lines)]
    return len(found), Counter(term for one in found for term in one)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TRUTH
    total, counts = counted(folder)
    if not total:
        sys.exit(f"{folder}: no texts in packs/*.txt or contrast/*.txt")
    rows = [f"{n}\t{term}" for term, n in sorted(counts.items()) if n >= FEWEST]
    SHIPPED.write_text("\n".join((str(total), *rows)) + "\n", encoding="utf-8")
    print(f"{total} texts, {len(counts)} terms, {len(rows)} kept in {SHIPPED.name}")


if __name__ == "__main__":
    main()
