#!/usr/bin/env python3
"""Draws the evidence of a match on the pages of a resume, for eyes and for documents.

    scripts/draw_evidence.py POSTING RESUME.pdf OUT_FOLDER

Every line of a quote is boxed, with the number of its requirement beside it, in the colour of its
verdict: green is met, amber partial, red the nearest that shows nothing. Text that a reader of the
page does not see is boxed in violet. The first quote of a requirement is drawn whole, further ones
thin. One PNG a page is written, and the list of what was drawn is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

sys.path.insert(1, str(Path(__file__).resolve().parents[1]))

from index.types import Box, Document, Span
from matcher.report.words import by_level
from matcher.service import Service
from matcher.settings import Settings
from matcher.types import Match, Posting, Verdict

SCALE = 2.0  # pixels a point
COLOURS = {
    Verdict.MET: (23, 113, 63),
    Verdict.PARTIAL: (178, 116, 0),
    Verdict.MISSING: (174, 42, 34),
    Verdict.UNKNOWN: (75, 90, 117),
}
HIDDEN = (150, 40, 190)
TAG = 13  # pixels of the height of a number


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to be drawn, with what stands beside it: left of `line`, where its line begins."""

    page: int
    box: Box
    line: float
    tag: str
    colour: tuple[int, int, int]
    width: int


def evidence_marks(match: Match, posting: Posting, document: Document, most: int) -> Iterator[Mark]:
    """A mark for each line of the first `most` quotes; the number at the first line alone."""
    for _, pairs in by_level(match, posting):
        for numbered in pairs:
            for place, evidence in enumerate(numbered.pair.evidence[:most]):
                colour = COLOURS[numbered.pair.verdict]
                begins = _line_begins(document, evidence.span)
                for line, (page, box) in enumerate(evidence.boxes):
                    tag = "" if line else f"{numbered.number}{'abc'[place]}"
                    left = box.x0 if line or begins is None else begins
                    yield Mark(page, box, left, tag, colour, 1 if place else 2)


def _line_begins(document: Document, span: Span) -> float | None:
    """Where the line begins that `span` begins in: a quote may begin within a line."""
    lines = (line for block in document.blocks for line in block.lines)
    boxes = (line.box for line in lines if line.span.start <= span.start < line.span.end)
    return next((box.x0 for box in boxes if box), None)


def hidden_marks(document: Document) -> Iterator[Mark]:
    """A mark for each line of what nobody sees."""
    for block in document.hidden:
        for page, box in document.boxes(block.span):
            yield Mark(page, box, box.x0, str(block.hidden), HIDDEN, 1)


def draw(image: Image.Image, marks: list[Mark]) -> Image.Image:
    """The page with `marks` drawn on it; numbers of one place stand beside each other."""
    shade = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(shade)
    font = ImageFont.load_default(TAG)
    taken: dict[tuple[int, int], int] = {}
    for mark in marks:
        corners = [SCALE * edge for edge in (mark.box.x0, mark.box.y0, mark.box.x1, mark.box.y1)]
        pen.rectangle(corners, (*mark.colour, 28), (*mark.colour, 255), mark.width)
    for mark in marks:
        if not mark.tag:
            continue
        wide = int(pen.textlength(mark.tag, font)) + 4
        left, top = int(SCALE * mark.line), int(SCALE * mark.box.y0)
        used = taken.get((left, top), 0)
        taken[left, top] = used + wide + 1
        start = left - 2 - wide - used
        if start < 0 or any(_covers(other.box, mark) for other in marks):
            start = int(SCALE * mark.box.x1) + 2 + used
        pen.rectangle((start, top, start + wide, top + TAG + 3), (*mark.colour, 230))
        pen.text((start + 2, top + 1), mark.tag, (255, 255, 255, 255), font)
    return Image.alpha_composite(image.convert("RGBA"), shade).convert("RGB")


def _covers(other: Box, mark: Mark) -> bool:
    """Whether another box ends right before the line of `mark`, where its number would stand."""
    level = other.y0 < (mark.box.y0 + mark.box.y1) / 2 < other.y1
    return level and mark.line - TAG < other.x1 <= mark.line + 1


def told(match: Match, posting: Posting) -> Iterator[str]:
    """What was drawn, a line for each quote."""
    for _, pairs in by_level(match, posting):
        for numbered in pairs:
            pair = numbered.pair
            yield f"{numbered.number:>3} {pair.verdict.value:<8} {pair.requirement.text}"
            for place, evidence in enumerate(pair.evidence):
                lines = len(evidence.boxes)
                yield f"      {'abc'[place]} p. {evidence.page}, {lines} lines: {evidence.quote!r}"


def main() -> int:
    """Match, draw, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("posting", type=Path)
    parser.add_argument("resume", type=Path, help="a PDF")
    parser.add_argument("folder", type=Path, help="made if it is not there")
    parser.add_argument("--first", action="store_true", help="the first quote of each alone")
    args = parser.parse_args()
    with Service.in_memory(Settings(data=Path("unused"))) as service:
        asked = service.read_posting(args.posting.read_bytes(), args.posting.name)
        offered = service.read_resume(args.resume.read_bytes(), args.resume.name)
        match = service.match(asked, offered)
    marks = [
        *evidence_marks(match, asked.posting, offered.document, 1 if args.first else 3),
        *hidden_marks(offered.document),
    ]
    args.folder.mkdir(parents=True, exist_ok=True)
    with pypdfium2.PdfDocument(args.resume) as pdf:
        for number, page in enumerate(pdf, start=1):
            image = page.render(scale=SCALE).to_pil()
            here = [mark for mark in marks if mark.page == number]
            out = args.folder / f"{args.resume.stem}-{number}.png"
            draw(image, here).save(out)
            print(f"{out}: {len(here)} boxes")
    print("\n".join(told(match, asked.posting)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
