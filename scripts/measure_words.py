"""Share of words that the PDF reader glues to their neighbour or tears in two, on real resumes.

Reads every PDF under `../shared/data/resumes_pdf` (or the folder given) and says so plainly where
there is none. Two witnesses that know nothing of how the reader finds a space have to agree:

1. *Words.* The files themselves are the word list: a word is known that stands in `KNOWN` other
   files, and frequent that stands in `FREQUENT`. A token is suspected of being **glued** if its
   letters are no known word and split into two or three frequent ones ("dataentry"), or if a full
   stop, comma, colon or bracket stands between two known words with no space ("records.Kept"). Two
   neighbours of one line are suspected of being **torn** if their letters make a frequent word of
   which one half is none ("custom er"), or are three single letters and more ("S K I L L S"); a
   hyphen at a line's end is suspected if the word is known without it ("imag-ination").
2. *Ink.* The page is rendered and the white between the letters is measured in the picture, in
   ems. A suspected token is glued if the picture shows a space where it splits (`SPACE` or more),
   and torn if it shows none. Otherwise the producer typed it so: "as drawn", counted apart, since
   a reader that quotes verbatim has to keep it.

The words alone would blame the reader for what people mistype, and the ink alone for wide letter
gaps that no person takes for a space. What both miss: names and rare words, which the first
witness cannot know. `--ink` counts those by the second alone, with twice the white, as an upper
bound for them.

Printed: tokens, the share, the worst files, and the tokens themselves, never their surroundings.
`--pictures DIR` writes a crop of each finding, to be looked at.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from index.errors import DocumentError
from index.readers.content import Limits
from index.readers.extract import extract
from index.types import Box, Document, Span

DATA = Path(__file__).parents[2] / "shared" / "data" / "resumes_pdf"

KNOWN, FREQUENT = 2, 8  # other files that hold a word
SHORT = 60  # ... and a frequent word of one or two letters
SPACE = 0.16  # in ems: the least white that a person takes for a space
SCALE = 6  # pixels a point
INK = 60  # grey levels from the paper
GOAL = 0.005

_TOKEN = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.,;:!?)](?=[^\W\d_]{2})")
_ADDRESS = re.compile(r"://|@|www\.|\.(?:com|org|net|edu|io|gov|doc|pdf|js|my|us)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Suspect:
    """A token, or two neighbours, that may be wrong. `parts` are what it should have been."""

    file: int
    wrong: str  # glued, torn or hyphen
    text: str
    page: int | None
    left: Box | None
    right: Box | None  # of the second token; None in one token
    share: float  # how far into the token it splits


@dataclass(frozen=True)
class Finding:
    """A suspect and what the picture says: the white found, in ems, or None if not to be seen."""

    suspect: Suspect
    white: float | None

    @property
    def is_wrong(self) -> bool:
        """Whether the reader is to blame."""
        if self.white is None:
            return True
        return (self.white >= SPACE) == (self.suspect.wrong == "glued")


class Words:
    """In how many files each word stands, case aside."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.files = Counter(
            word for d in documents for word in {w.casefold() for w in _LETTERS.findall(d.text)}
        )

    def known(self, word: str) -> bool:
        """Whether other files than one hold it."""
        return self.files[word.casefold()] > KNOWN

    def frequent(self, word: str) -> bool:
        """Whether so many files hold it that it is surely a word."""
        return self.files[word.casefold()] > (FREQUENT if len(word) > 2 else SHORT)

    def split(self, word: str, parts: int = 3) -> int:
        """Where the first of two or three frequent words of which `word` is made ends, or 0."""
        for at in range(len(word) - 1, 0, -1):
            if self.frequent(word[:at]):
                rest = word[at:]
                if self.frequent(rest) or (parts > 2 and self.split(rest, parts - 1)):
                    return at
        return 0


def suspects(number: int, document: Document, words: Words) -> Iterator[Suspect]:
    """All of one document."""
    for block in document.blocks:
        if block.hidden:
            continue
        tokens = [
            Span(block.span.start + m.start(), block.span.start + m.end())
            for m in _TOKEN.finditer(block.span.of(document.text))
        ]
        for span in tokens:
            yield from _glued(number, document, span, words)
        yield from _torn(number, document, tokens, words)


def _glued(number: int, document: Document, span: Span, words: Words) -> Iterator[Suspect]:
    token = span.of(document.text)
    if _ADDRESS.search(token):
        return
    places = document.boxes(span)
    at = 0
    for run in _LETTERS.finditer(token):
        if not words.known(run[0]) and (split := words.split(run[0])):
            at = run.start() + split
            break
    if not at and (stop := _STOP.search(token)):
        left, right = token[: stop.start()], token[stop.end() :]
        if words.known(_LETTERS.findall(left)[-1]) and words.known(_LETTERS.findall(right)[0]):
            at = stop.end()
    if at and len(places) == 1:
        page, box = places[0]
        yield Suspect(number, "glued", token, page, box, None, at / len(token))
    elif len(places) == 2 and "-" in token:  # it wraps
        first, _, second = token.rpartition("-")
        head, tail = _LETTERS.findall(first)[-1:], _LETTERS.findall(second)[:1]
        if head and tail and words.known(head[0] + tail[0]):
            if not (words.known(head[0]) and words.known(tail[0])):
                yield Suspect(number, "hyphen", token, None, None, None, 0.0)


def _torn(
    number: int, document: Document, tokens: Sequence[Span], words: Words
) -> Iterator[Suspect]:
    single = 0
    for one, two in zip(tokens, tokens[1:], strict=False):
        a, b = one.of(document.text), two.of(document.text)
        left, right = re.search(r"[^\W\d_]+$", a), re.match(r"[^\W\d_]+", b)
        single = single + 1 if len(a) == len(b) == 1 and a.isalpha() and b.isalpha() else 0
        if not left or not right:
            continue
        whole = words.frequent(left[0] + right[0]) and not (
            words.known(left[0])
            and words.known(right[0])
            and min(len(left[0]), len(right[0])) > 1
        )
        if left[0].casefold() in ("a", "i") and words.known(right[0]):
            continue
        if not whole and single < 2:
            continue
        places = document.boxes(Span(one.start, two.end))
        ones, twos = document.boxes(one), document.boxes(two)
        if len(places) == len(ones) == len(twos) == 1:
            yield Suspect(number, "torn", f"{a} {b}", ones[0][0], ones[0][1], twos[0][1], 0.0)


class Pictures:
    """Rendered pages of one file, in grey."""

    def __init__(self, path: Path) -> None:
        self._file = pypdfium2.PdfDocument(path.read_bytes())
        self._pages: dict[int, NDArray[np.uint8]] = {}

    def crop(self, page: int, box: Box) -> NDArray[np.uint8]:
        """What the page shows within `box`."""
        if page not in self._pages:
            bitmap = self._file[page - 1].render(scale=SCALE, grayscale=True)
            self._pages[page] = bitmap.to_numpy().reshape(bitmap.height, bitmap.width)
        top, bottom = int(box.y0 * SCALE), int(box.y1 * SCALE) + 1
        left, right = int(box.x0 * SCALE), int(box.x1 * SCALE) + 1
        return self._pages[page][max(0, top) : bottom, max(0, left) : right]


def white(picture: NDArray[np.uint8], begin: float, end: float) -> float | None:
    """The widest white stretch between inks that meets `begin`..`end`, shares of the width; ems.

    None where there is no ink.
    """
    if not picture.size:
        return None
    paper = int(np.bincount(picture.ravel(), minlength=256).argmax())
    columns = (np.abs(picture.astype(int) - paper) > INK).any(axis=0)
    inked = np.flatnonzero(columns)
    if len(inked) < 2:
        return None
    gaps = np.diff(inked) - 1
    meets = (inked[:-1] <= end * len(columns)) & (inked[1:] >= begin * len(columns))
    return float(gaps[meets].max(initial=0) / picture.shape[0])


def judge(suspect: Suspect, pictures: Pictures) -> tuple[Finding, NDArray[np.uint8] | None]:
    """What the picture says of it."""
    if suspect.page is None or suspect.left is None:
        return Finding(suspect, None), None
    box = suspect.left.union(suspect.right) if suspect.right else suspect.left
    picture = pictures.crop(suspect.page, box)
    begin, end = suspect.share - 0.15, suspect.share + 0.15
    if suspect.right:
        width = box.x1 - box.x0
        begin = (min(suspect.left.x1, suspect.right.x0) - box.x0) / width - 0.02
        end = (max(suspect.left.x1, suspect.right.x0) - box.x0) / width + 0.02
    return Finding(suspect, white(picture, begin, end)), picture


def ink_alone(documents: Sequence[Document], paths: Sequence[Path]) -> Counter[str]:
    """Tokens within which the picture shows twice the white of a space, whatever their letters."""
    found: Counter[str] = Counter()
    for document, path in zip(documents, paths, strict=True):
        pictures = Pictures(path)
        for match in _TOKEN.finditer(document.text):
            places = document.boxes(Span(*match.span()))
            if len(places) == 1 and len(match[0]) > 3:
                gap = white(pictures.crop(*places[0]), 0.0, 1.0)
                if gap is not None and gap >= 2 * SPACE:
                    found[match[0]] += 1
    return found


def show(findings: Sequence[Finding], tokens: Sequence[int], names: Sequence[str]) -> bool:
    """Print the figures; whether the goal holds."""
    total = sum(tokens)
    wrong = [f for f in findings if f.is_wrong]
    kinds = Counter(f.suspect.wrong for f in wrong)
    drawn = Counter(f.suspect.wrong for f in findings if not f.is_wrong)
    share = len(wrong) / total
    print(f"files {len(tokens)}, tokens {total:,}, suspected {len(findings):,}")
    for kind in ("glued", "torn", "hyphen"):
        print(f"  {kind:<7} by the reader {kinds[kind]:4}   as drawn {drawn[kind]:4}")
    print(f"share of tokens glued or torn by the reader: {100 * share:.3f} % (goal 0.5 %)")
    by_file = Counter(f.suspect.file for f in wrong)
    print("worst files:", *(f"{names[n]}: {k}/{tokens[n]}" for n, k in by_file.most_common(8)))
    for title, chosen in (("by the reader", wrong), ("as drawn", findings)):
        groups = defaultdict(list)
        for f in chosen:
            if f.is_wrong == (title == "by the reader"):
                gap = "" if f.white is None else f" ({f.white:.2f})"
                groups[f.suspect.wrong].append(f.suspect.text + gap)
        for kind, texts in groups.items():
            print(f"{kind}, {title}:", " | ".join(texts[:60]))
    return share <= GOAL


def main() -> int:
    arguments = argparse.ArgumentParser(description="Glued and torn words on real resumes.")
    arguments.add_argument("folder", nargs="?", type=Path, default=DATA)
    arguments.add_argument("--pictures", type=Path, help="write a crop of each finding here")
    arguments.add_argument("--ink", action="store_true", help="count by the picture alone, too")
    options = arguments.parse_args()
    if not options.folder.is_dir():
        print(f"there is no folder {options.folder}: nothing was measured", file=sys.stderr)
        return 2
    documents, paths = [], []
    for path in sorted(options.folder.rglob("*.pdf")):
        try:
            documents.append(extract(path.read_bytes(), path.name, Limits()))
            paths.append(path)
        except DocumentError as error:
            print(f"{path.name}: {error.code}")
    words = Words(documents)
    findings = []
    for number, (document, path) in enumerate(zip(documents, paths, strict=True)):
        pictures = Pictures(path)
        for suspect in suspects(number, document, words):
            finding, picture = judge(suspect, pictures)
            findings.append(finding)
            if options.pictures and picture is not None:
                _write(options.pictures, len(findings), finding, picture)
    tokens = [len(d.text.split()) for d in documents]
    holds = show(findings, tokens, [p.name for p in paths])
    if options.ink:
        alone = ink_alone(documents, paths)
        print(f"by ink alone: {alone.total()} tokens,", dict(alone.most_common(60)))
    return 0 if holds else 1


def _write(folder: Path, number: int, finding: Finding, picture: NDArray[np.uint8]) -> None:
    from PIL import Image

    kind = f"{finding.suspect.wrong}-{'reader' if finding.is_wrong else 'drawn'}"
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(folder / f"{kind}-{number:04}.png")


if __name__ == "__main__":
    raise SystemExit(main())
