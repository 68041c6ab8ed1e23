"""What can be quoted: one passage a statement, never longer than a reader would quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.types import Span
from matcher.lexicon.denials import denies
from matcher.lexicon.resumes import ABBREVIATIONS, DASH_GLYPHS, DEEDS, GLYPHS
from matcher.resume.row import Row, in_brackets, slice_of
from matcher.resume.rows import emphasised
from matcher.resume.shapes import is_past_deed

LONGEST = 300  # characters of a passage that can be cut
_PROSE = 250  # characters up to which a few sentences stay together
_CHUNK = 160  # characters of a part of a list
_SHORTEST_SENTENCE = 25
# The Â is half of a space that does not break, read in the wrong encoding. Without a space there
# are long words on both sides ("clients.Drafted", not "ASP.Net").
_STOP = re.compile(
    r"[.!?]+[\"'”’)\]*_]*Â?\s+(?:Â\s+)?(?=[\"'“‘(\[*_]{0,3}[A-Z0-9•])"
    r"|(?<=[a-z]{4})[.!?](?=[A-Z][a-z]{4})"
)
_RUN_ON = re.compile(r"(?<=\s)[a-z][\w'’/-]*[)%]?(\s)(?=([A-Z][a-z]{2,})\s[a-z])")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
# Marks that tell nothing before the first word (".NET" and "-5 %" do) and after the last.
_LEADS = re.compile(
    r"[\s>,;:)\]=]*(?:[/.|-]+\s+|\.(?=[A-Z][a-z]{3}))?(?=\w|[\"'“‘(\[#$€£*~<+.&@-])"
)
_TRAILS = re.compile(r"\s*(?:[(\[]+|[-=_]{3,})$")
_LISTED = re.compile(r"[,;]\s+|[|•·]\s*")
_NEW_BULLET = re.compile(rf"\n[^\S\n]*[{re.escape(GLYPHS + DASH_GLYPHS)}]")
_SPACE = re.compile(r"\s+")
_LETTERS_NEEDED = 2


def pieces(row: Row) -> Iterator[Span]:
    """The spans of a row's passages, in order, without gaps but spaces and separators.

    A sentence that denies something ("No experience with Java") is a passage of its own, so that
    what stands beside it is not taken for denied.
    """
    for claim in _claims(row):
        for span in _pieces(claim):
            at = span.start - row.span.start
            text = row.text[at : at + len(span)]
            start, end = emphasised(text)
            lead, tail = _LEADS.match(text, start, end), _TRAILS.search(text, start, end)
            start, end = lead.end() if lead else start, tail.start() if tail else end
            yield Span(span.start + start, span.start + end)


def _claims(row: Row) -> Iterator[Row]:
    """The row; or, where a sentence of it denies something, that sentence and what is around it."""
    if not denies(row.text):
        yield row
        return
    edges = [0, *(edge for stop in _stops(row.text) for edge in stop), len(row.text)]
    sentences = zip(edges[::2], edges[1::2], strict=True)
    cuts = {0, len(row.text)}
    for start, end in sentences:
        if denies(row.text[start:end]):
            cuts |= {start, end}
    parts = (slice_of(row, a, b) for a, b in pairwise(sorted(cuts)))
    yield from (part for part in parts if any(c.isalnum() for c in part.text))


def _pieces(row: Row) -> Iterator[Span]:
    if len(row.text) <= _PROSE and (row.bullet or _count(row.text) < 3):
        yield row.span
        return
    for start, end in _sentences(row.text):
        if end - start <= LONGEST:
            yield Span(row.span.start + start, row.span.start + end)
        else:
            for a, b in _chunks(row.text, start, end):
                yield Span(row.span.start + a, row.span.start + b)


def glued(text: str, spans: Sequence[Span]) -> list[Span]:
    """`spans` of one entry, those with hardly a letter ("2013") joined to a neighbour."""
    done: list[Span] = []
    waiting: Span | None = None
    letters = 0  # of what waits
    for span in spans:
        if waiting is not None and _next_to(text, waiting, span):
            letters += _letters(span.of(text))
            span = Span(waiting.start, span.end)
        else:
            letters = _letters(span.of(text))
        waiting = None
        if letters >= _LETTERS_NEEDED:
            done.append(span)
        elif done and _next_to(text, done[-1], span):
            done[-1] = Span(done[-1].start, span.end)
        else:
            waiting = span
    return done


def _letters(text: str) -> int:
    """The letters of `text`, counted no further than is needed."""
    found = 0
    for c in text:
        found += c.isalpha()
        if found >= _LETTERS_NEEDED:
            break
    return found


def _next_to(text: str, a: Span, b: Span) -> bool:
    """Whether nothing that can be read stands between, nor the glyph of a bullet."""
    between = text[a.end : b.start]
    return not any(c.isalnum() for c in between) and not _NEW_BULLET.search(between)


def _count(text: str) -> int:
    return sum(1 for _ in _stops(text)) + 1


def _stops(text: str) -> Iterator[tuple[int, int]]:
    """Where sentences end: (after the stop, start of the next)."""
    for match in _STOP.finditer(text):
        if in_brackets(text, match.start()):
            continue
        word = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
        if match[0][0] == "." and word:
            last = word[1].casefold()
            if last in ABBREVIATIONS or (len(last) == 1 and word[1].isupper()):
                continue
        shown = len(match[0].rstrip("Â\xa0 \t\n"))
        yield match.start() + shown, match.end()


def _sentences(text: str) -> list[tuple[int, int]]:
    done: list[tuple[int, int]] = []
    start = 0
    for end, following in [*_stops(text), (len(text), len(text))]:
        if end - start < _SHORTEST_SENTENCE and end < len(text):
            continue  # too short to stand alone: it goes with what follows
        done.append((start, end))
        start = following
    if len(done) > 1 and done[-1][1] - done[-1][0] < _SHORTEST_SENTENCE:
        last = done.pop()
        done[-1] = (done[-1][0], last[1])
    return [(a, b) for a, b in done if b > a]


def _chunks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of long prose that lost its stops, one a statement.

    What is long even so is cut after its commas, as a list is, or at a comma or space near.
    """
    for at, last in _statements(text, start, end):
        while last - at > LONGEST:
            cut, following = _cut(text, at, last)
            yield at, cut
            at = following
        if at < last:
            yield at, last


def _statements(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where deeds begin with a capital in the middle of a line ("... costs Managed a team ...")."""
    for match in _RUN_ON.finditer(text, start, end):
        long = min(match.start(1) - start, end - match.end(1)) >= _SHORTEST_SENTENCE
        word = match[2].casefold()
        if long and (word in DEEDS or word.removesuffix("s") in DEEDS or is_past_deed(word)):
            yield start, match.start(1)
            start = match.end(1)
    yield start, end


def _cut(text: str, at: int, end: int) -> tuple[int, int]:
    """Where the first part ends and the next begins."""
    for pattern in (_LISTED, _SPACE):
        best = None
        for match in pattern.finditer(text, at + 20, min(end, at + LONGEST)):
            if match.end() >= end:
                break
            best = match
            if match.start() - at >= _CHUNK and _closed(text, at, match.start()):
                break
        if best is not None:
            return best.start() + (best[0][0] in ",;"), best.end()
    return min(end, at + LONGEST), min(end, at + LONGEST)


def _closed(text: str, start: int, end: int) -> bool:
    return text.count("(", start, end) <= text.count(")", start, end)
