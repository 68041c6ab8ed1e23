"""The project's labelled texts as training sees them: passages, requirements, targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path

from truth import read

from matcher.blind import blind
from matcher.evaluation import GoldPair
from matcher.service import read_resume
from matcher.types import Resume

# A quoted line counts the less for which passage comes first, the later raters named it.
SHARES = (1.0, 0.85, 0.75, 0.65, 0.6, 0.55, 0.5)


@dataclass(frozen=True, slots=True)
class Line:
    """A passage as it is compared. `told`: with its role and dates before it."""

    text: str
    told: str


@dataclass(frozen=True, slots=True)
class Targets:
    """What is to be learned of every line of a group, in its order.

    `share`: how much of the softmax over the lines it should have. `chance`: how far it shows what
    is asked, 0..1; `weight`: how much an error in that counts.
    """

    share: tuple[float, ...]
    chance: tuple[float, ...]
    weight: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Ask:
    """A labelled requirement. `right`: numbers of the lines that show it, best first."""

    text: str
    kind: str
    right: tuple[int, ...]
    targets: Targets


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Lines, and requirements that are labelled on all of them: a pack, or a contrast set."""

    lines: tuple[Line, ...]
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement's numbers of resume lines, from 1: those that show it, and the nearest miss."""

    shown: tuple[int, ...]
    near: int | None


def packs(folder: Path, *, held_out: bool, most: int | None = None) -> list[Group]:
    """The packs that are held out, or those that are not; at most `most` of them."""
    labelled = zip(read.packs(folder), _postings(folder), strict=True)
    grouped = (list(some) for _, some in groupby(labelled, key=lambda one: read.pack_of(one[0])))
    chosen = (some for some in grouped if read.held_out(read.pack_of(some[0][0])) is held_out)
    return [_pack(some) for some in islice(chosen, most)]


def contrasts(folder: Path, most: int | None = None) -> list[Group]:
    """The contrast sets that are not held out; at most `most` of them."""
    every = read.contrast(folder)
    kept = read.sets_held_out(every)
    chosen = (one for one in every if one not in kept)
    return [_contrast(one) for one in islice(chosen, most)]


def _pack(postings: Sequence[tuple[GoldPair, list[Row]]]) -> Group:
    written = postings[0][0].resume_lines
    resume = read_resume("".join(f"{line}\n" for line in written).encode(), "resume.txt").resume
    lines = []
    for passage in resume.passages:
        text = blind(passage.text, resume.candidate)
        fresh = passage.context and passage.context not in text
        lines.append(Line(text, f"{passage.context} : {text}" if fresh else text))
    places = [_passages(number, written, resume) for number in range(1, len(written) + 1)]
    asks = []
    for pair, rows in postings:
        for wanted, label, row in zip(pair.wanted, pair.labels, rows, strict=True):
            found = (place for number in row.shown for place in places[number - 1])
            right = tuple(dict.fromkeys(found))
            if not label.assessable or (label.grade and not right):
                continue  # nothing to learn: a resume cannot show it, or the parser lost the line
            near = places[row.near - 1][:1] if row.near and not label.grade else []
            targets = _targets(len(lines), label.grade, right, near)
            asks.append(Ask(" ".join(wanted.text.split()), label.kind, right, targets))
    return Group(tuple(lines), tuple(asks))


def _passages(number: int, written: Sequence[str], resume: Resume) -> list[int]:
    """The passages that share more than half of line `number`, or of themselves; widest first."""
    start = sum(len(line) + 1 for line in written[: number - 1])
    end = start + len(written[number - 1])
    found = []
    for place, passage in enumerate(resume.passages):
        span = passage.span
        shared = min(end, span.end) - max(start, span.start)
        if shared > 0.5 * min(end - start, span.end - span.start):
            found.append((shared, place))
    return [place for _, place in sorted(found, reverse=True)]


def _targets(size: int, grade: int, right: Sequence[int], near: Sequence[int]) -> Targets:
    share, chance, weight = [0.0] * size, [0.0] * size, [0.5] * size
    best, other = (1.0, 0.85) if grade == 2 else (0.5, 0.42)
    for rank, place in enumerate(right):
        share[place] = SHARES[min(rank, len(SHARES) - 1)]
        chance[place] = other if rank else best
        weight[place] = 2.0
    for place in near:
        weight[place] = 1.0
    return Targets(tuple(share), tuple(chance), tuple(weight))


def _contrast(one: read.ContrastSet) -> Group:
    grades = [line.grade for line in one.lines]
    targets = Targets(
        share=tuple((0.0, 0.25, 1.0)[grade] for grade in grades),
        chance=tuple(grade / 2 for grade in grades),
        weight=(1.0,) * len(grades),
    )
    right = tuple(place for place, grade in enumerate(grades) if grade)
    lines = tuple(Line(line.text, line.text) for line in one.lines)
    return Group(lines, (Ask(one.need, one.kind, right, targets),))


def _postings(folder: Path) -> Iterator[list[Row]]:
    """The rows of every posting, in the order of `read.packs`, which gives lines for numbers."""
    for path in sorted(folder.glob("*.txt")):
        rows: list[Row] | None = None
        for line in [*path.read_text(encoding="utf-8").splitlines(), "@end"]:
            if line.startswith("@"):
                if rows:
                    yield rows
                rows = [] if line.startswith("@posting") else None
            elif rows is not None and line.strip():
                *_, shown, near = (part.strip() for part in line.split("|"))
                numbers = () if shown == "-" else tuple(int(n) for n in shown.split(","))
                rows.append(Row(numbers, None if near == "-" else int(near)))
