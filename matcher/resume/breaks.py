"""Where the lines of a block end: a page may set several under each other as one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.types import Block, BlockKind, Document
from matcher.lexicon.resumes import UNFINISHED
from matcher.resume.wordings import known
from matcher.types import SectionKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DEGREE = re.compile(
    r"(?:(?:Bachelor|Master|Associate|Doctor)(?:['’]?s)?(?: degree)?(?:\s+(?:of|in)\b|\s*[,:])"
    r"|(?:Diploma|Certificate|High School Diploma)\b(?:\s+in\b|\s*[,:])|(?:MBA|PhD|Ph\.D\.)\s*[,:])"
)
_DATED = 120  # characters of a block in which the dates of a job are looked for


def breaks(document: Document, number: int, block: Block) -> Iterator[tuple[int, int]]:
    """The lines of a block: at its line breaks, and around a heading that a paragraph took in.

    So is a degree of a list that the width of the page made a paragraph.

    A break between two of `Block.lines` is none: there the reader put a wrapped line together.
    """
    text = document.text
    edges = {block.span.start, block.span.end}
    for before, line in pairwise(block.lines):
        said = line.span.of(text)
        found = known(said) if said[:1].isupper() else None
        if not found or found[1]:
            continue
        last = line is block.lines[-1] and block.kind is BlockKind.PARAGRAPH
        ended = text[before.span.end - 1 : before.span.end] in ".!?"
        if ended or (last and _heads(said, found[0], before.span.of(text), document, number)):
            edges |= {line.span.start, line.span.end}
    edges |= set(_line_breaks(text, block)) | set(_degrees(text, block))
    yield from pairwise(sorted(edges))


def _degrees(text: str, block: Block) -> Iterator[int]:
    """Where lines begin with a degree, below a first line that does: each is one of a list."""
    if not block.lines or not _DEGREE.match(block.lines[0].span.of(text)):
        return
    for before, line in pairwise(block.lines):
        if _DEGREE.match(line.span.of(text)) and not _goes_on(before.span.of(text)):
            yield line.span.start


def _goes_on(line: str) -> bool:
    return line.endswith((",", "-", "&", "/", ":")) or line.split()[-1].casefold() in UNFINISHED


def _heads(said: str, kind: SectionKind, before: str, document: Document, number: int) -> bool:
    """Whether the last line of a paragraph, a known wording, is a heading set close under it.

    A single word may end what stands before it ("Customer | Experience"): then it needs to follow
    a small letter, or dated lines must follow it, as they do a heading of jobs.
    """
    if _goes_on(before):
        return False
    if len(said.split()) > 1 or not before.split()[-1][0].isupper():
        return True
    after = document.blocks[number + 1 : number + 3]
    dated = any(_YEAR.search(block.span.of(document.text)[:_DATED]) for block in after)
    return kind is SectionKind.EXPERIENCE and dated


def _line_breaks(text: str, block: Block) -> Iterator[int]:
    """Where lines begin inside a block, but for those that go on with the line before."""
    wraps = iter([(before.span.end, line.span.start) for before, line in pairwise(block.lines)])
    wrap = next(wraps, None)
    at = block.span.start
    for line_text in block.span.of(text).splitlines(keepends=True):
        at += len(line_text)
        while wrap and wrap[1] < at:
            wrap = next(wraps, None)
        if not (wrap and wrap[0] < at <= wrap[1]):
            yield at
