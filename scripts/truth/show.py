"""The measures as plain aligned text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.metrics import Interval
from matcher.reliability import VERDICTS, Failure, Trust
from truth.contrast import STEPS, Ordered
from truth.intern import Cell
from truth.rjdb import Outcome

WIDE = 110


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they need be, the first to the left and the others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if n else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    )


def trust(found: Trust, *, failures: bool, figures: str = "") -> str:
    """All tables of labelled pairs; with `failures` the most instructive wrong answers.

    `figures` is a table that takes the place of the figures with their intervals.
    """
    counted = (
        f"{found.pairs} pairs, {found.requirements} requirements graded, "
        f"{found.unanswered} unanswered"
    )
    first = figures or intervals(found.figures)
    parts = [counted, first, _kinds(found), _bins(found), _verdicts(found)]
    if failures:
        parts.append("\n".join(line for failure in found.failures for line in _failure(failure)))
    return "\n\n".join(parts)


def intervals(figures: Mapping[str, Interval]) -> str:
    """A line a figure, with its interval."""
    rows = [(n, f"{i.value:.3f}", f"{i.low:.3f} - {i.high:.3f}") for n, i in figures.items()]
    return table(("", "", "95 %"), rows)


def beside(
    others: Mapping[str, Mapping[str, float]],
    figures: Mapping[str, Interval],
    left_out: Mapping[str, float],
) -> str:
    """A line a figure: what others make of it, the matcher with its interval, and left out."""
    head = ("", *others, "this", "95 %", "left out")
    rows = [
        (
            name,
            *(_number(other[name]) for other in others.values()),
            f"{one.value:.3f}",
            f"{one.low:.3f} - {one.high:.3f}",
            _number(left_out[name]),
        )
        for name, one in figures.items()
    ]
    return table(head, rows)


def _kinds(found: Trust) -> str:
    head = ("kind", "shown", "ev@1", "graded", "coverage", "grade/2", "brier", "auc met|none")
    rows = [
        (
            k.kind,
            str(k.shown),
            _number(k.first_quote),
            str(k.graded),
            *map(_number, (k.coverage, k.met, k.brier, k.auc)),
        )
        for k in found.kinds
    ]
    return table(head, rows)


def _bins(found: Trust) -> str:
    rows = [
        (str(n), f"{b.coverage:.3f}", f"{b.met:.3f}", f"{b.coverage - b.met:+.3f}", str(b.size))
        for n, b in enumerate(found.bins, start=1)
    ]
    return table(("fifth", "coverage", "grade/2", "off", "n"), rows)


def _verdicts(found: Trust) -> str:
    rows = [(f"grade {g}", *map(str, row)) for g, row in enumerate(found.confusion)]
    return table(("", *(v.value for v in VERDICTS)), rows)


def _failure(failure: Failure) -> Iterator[str]:
    one = failure.outcome
    quoted = one.answer.quotes[0] if one.answer.quotes else "-"
    yield _cut(f"- {one.wanted.text}")
    lost = " (the parser lost it)" if one.lost else ""
    said = f"coverage {one.answer.coverage:.2f} {one.answer.verdict.value}"
    yield f"    {one.label.kind}, {failure.pair}: {said}, grade {one.label.grade}{lost}"
    yield _cut(f"    quoted  {quoted}")
    yield _cut(f"    raters  {one.label.lines[0] if one.label.lines else '-'}")


def ordered(found: Sequence[Ordered]) -> str:
    """A line a theme: shares of line pairs in the right order, and how many pairs."""
    head = ("theme", "sets", *(f"{a} over {b}" for a, b in STEPS))
    rows = [
        (
            one.theme,
            str(one.sets),
            *(f"{s.right}/{s.pairs} {_number(s.share)}" if s.pairs else "-" for s in one.steps),
        )
        for one in found
    ]
    level = sum(s.level for s in found[0].steps)
    return (
        f"{table(head, rows)}\n{level} pairs stand level, which counts as wrong; "
        f"{found[0].unread} lines could not be read alone, and cover nothing"
    )


def weakened(found: Outcome) -> str:
    """Figures and counts of the weakened resumes."""
    return (
        f"{found.rows} rows, {found.unread} of them not readable (counted as wrong)\n\n"
        f"{intervals(found.figures)}\n\n"
        f"auc over {found.removed} removed and {found.kept} kept requirements; {found.left_out} "
        f"rows left out\n{found.named} of {found.named + found.nameless} removed skills and jobs "
        "were found among the parsed requirements"
    )


def cells(found: Sequence[Cell], *, failures: bool) -> str:
    """Requirements down, resumes across: verdict, then first quote; + right, x wrong, . none."""
    resumes = list(dict.fromkeys(cell.resume for cell in found))
    at = {(cell.number, cell.resume): cell for cell in found}
    numbers = sorted({cell.number for cell in found})
    text = {cell.number: cell.requirement for cell in found}
    rows = [
        (
            f"{n:2} {text[n][:58]}",
            *(_marks(at[n, r]) if (n, r) in at else "" for r in resumes),
        )
        for n in numbers
    ]
    quoted = [c.quote_right for c in found if c.quote_right is not None]
    right = sum(c.verdict is c.wanted for c in found)
    parts = [
        table(("verdict, first quote: + right, x wrong, . none to find", *resumes), rows),
        f"verdict right {right}/{len(found)}, first quote acceptable {sum(quoted)}/{len(quoted)}",
    ]
    if failures:
        parts.append("\n".join(line for cell in found for line in _wrong(cell)))
    return "\n\n".join(parts)


def _marks(cell: Cell) -> str:
    verdict = "+" if cell.verdict is cell.wanted else "x"
    return verdict + {True: "+", False: "x", None: "."}[cell.quote_right]


def _wrong(cell: Cell) -> Iterator[str]:
    if cell.verdict is not cell.wanted or cell.quote_right is False:
        said = f"{cell.verdict.value} ({cell.coverage:.2f}), should be {cell.wanted.value}"
        yield f"- {cell.resume} {cell.number}: {said}"
        yield _cut(f"    quoted{' (wrong)' if cell.quote_right is False else ''}  {cell.quote}")


def _number(value: float) -> str:
    return "-" if value != value else f"{value:.3f}"


def _cut(text: str) -> str:
    indent = text[: len(text) - len(text.lstrip())]
    text = indent + " ".join(text.split())
    return text if len(text) <= WIDE else text[: WIDE - 1] + "…"
