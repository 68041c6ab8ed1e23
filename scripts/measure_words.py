"""Share of words that the PDF reader glues to their neighbour or tears in two, on real resumes.

Reads every PDF under `../shared/data/resumes_pdf` (or the folder given) and says so plainly where
there is none. Two witnesses that know nothing of how the reader finds a space have to agree:

1. *Words.* The files themselves are the word list: a word is known that stands in `KNOWN` other
   files, and frequent that stands in `FREQUENT`. A token is suspected of being **glued** if its
   letters are no known word and split into two or three frequent ones ("dataentry"), or if a full
   stop, comma, colon or bracket stands between two known words with no space ("records.Kept"). Two
   neighbours of one line are suspected of being **torn** if their letters make a known word of
   which one half is none ("custom er"), or are three single letters and more ("S K I L L S"); a
   hyphen at a line's end is suspected if the word is known without it ("imag-ination").
2. *Ink.* The page is rendered and the white between the letters is measured in the picture, in
   ems. A suspected token is glued if the picture shows a space where it splits (`SPACE` or more),
   and torn if it shows none. Otherwise the producer typed it so: "as drawn", counted apart, since
   a reader that quotes verbatim has to keep it.

The words alone would blame the reader for what people mistype, and the ink alone for wide letter
gaps that no person takes for a space. What both miss: names and rare words, which the first
witness cannot know. `--ink` lists those by the second alone, with twice the white of a space, or
half of it, as a bound for them. That the measure sees what is wrong was tried by spoiling the
reader: with no gap below 0.27 em taken for a space it finds one token in ten glued, with every gap
above 0.02 em taken for one it finds hundreds torn.

Printed: tokens, the share, the worst files, and the tokens themselves, never their surroundings.
`--pictures DIR` writes a crop of each finding, to be looked at.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
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
SPACE = 0.13  # in ems: the least white that a person takes for a space, by the crops
SCALE = 6  # pixels a point
INK = 60  # grey levels from the paper
GOAL = 0.005
SAMPLE = 60

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
        split = bool(head and tail) and not all(map(words.known, head + tail))
        if split and words.known(head[0] + tail[0]):
            yield Suspect(number, "hyphen", token, None, None, None, 0.0)


def _torn(
    number: int, document: Document, tokens: Sequence[Span], words: Words
) -> Iterator[Suspect]:
    texts = [span.of(document.text) for span in tokens]
    for n, (one, two) in enumerate(pairwise(tokens)):
        a, b = texts[n], texts[n + 1]
        left, right = re.search(r"[^\W\d_]+$", a), re.match(r"[^\W\d_]+(?![\d-])", b)
        if not left or not right or (a.casefold() in ("a", "i") and words.known(right[0])):
            continue
        halves = (left[0], right[0])
        whole = words.known("".join(halves)) and not (
            all(map(words.known, halves)) and min(map(len, halves)) > 1
        )
        if not whole and not _is_spelt(texts, n, words):
            continue
        ones, twos = document.boxes(one), document.boxes(two)
        places = document.boxes(Span(one.start, two.end))
        if len(places) == len(ones) == len(twos) == 1:
            yield Suspect(number, "torn", f"{a} {b}", ones[0][0], ones[0][1], twos[0][1], 0.0)


def _is_spelt(texts: Sequence[str], n: int, words: Words) -> bool:
    """Whether the single letters around `n` make a word that is known."""
    start = stop = n
    while start > 0 and len(texts[start - 1]) == 1 and texts[start - 1].isalpha():
        start -= 1
    while stop < len(texts) and len(texts[stop]) == 1 and texts[stop].isalpha():
        stop += 1
    return stop - start > 2 and words.known("".join(texts[start:stop]))


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


def ink_alone(document: Document, pictures: Pictures) -> Iterator[tuple[str, str]]:
    """What the picture alone would call glued (twice the white of a space) or torn (half of it)."""
    spans = [Span(*match.span()) for match in _TOKEN.finditer(document.text)]
    places = [document.boxes(span) for span in spans]
    for n, (span, place) in enumerate(zip(spans, places, strict=True)):
        if len(place) != 1:
            continue
        page, box = place[0]
        picture = pictures.crop(page, box)
        if picture.shape[0] < SCALE * (box.y1 - box.y0):
            continue  # cut by the edge of the page
        gap = white(picture, 0.0, 1.0)
        if len(span) > 3 and gap is not None and gap >= 2 * SPACE:
            yield "glued", span.of(document.text)
        both = document.boxes(Span(span.start, spans[n + 1].end)) if n + 1 < len(spans) else ()
        if len(both) != 1 or len(places[n + 1]) != 1 or places[n + 1][0][0] != page:
            continue
        suspect = Suspect(0, "torn", "", page, box, places[n + 1][0][1], 0.0)
        gap = judge(suspect, pictures)[0].white
        overhangs = span.of(document.text).endswith("f")  # into the space after it
        if gap is not None and gap < SPACE / 2 and not overhangs:
            yield "torn", Span(span.start, spans[n + 1].end).of(document.text)


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
            print(f"{kind}, {title}:", _sample(texts))
    return share <= GOAL


def _sample(texts: Sequence[str]) -> str:
    chosen = random.Random(0).sample(texts, min(SAMPLE, len(texts)))  # noqa: S311
    return " | ".join(chosen)


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
        alone: dict[str, list[str]] = {"glued": [], "torn": []}
        for document, path in zip(documents, paths, strict=True):
            for kind, text in ink_alone(document, Pictures(path)):
                alone[kind].append(text)
        for kind, texts in alone.items():
            print(f"{kind} by ink alone, {len(texts)}:", _sample(texts))
    return 0 if holds else 1


def _write(folder: Path, number: int, finding: Finding, picture: NDArray[np.uint8]) -> None:
    from PIL import Image

    kind = f"{finding.suspect.wrong}-{'reader' if finding.is_wrong else 'drawn'}"
    folder.mkdir(parents=True, exist_ok=True)
    Image.fromarray(picture).save(folder / f"{kind}-{number:04}.png")


if __name__ == "__main__":
    raise SystemExit(main())
