"""A match on the terminal: the figures, then each requirement with its evidence beneath it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from matcher.cli.screen import STYLES, Screen
from matcher.report.words import (
    HEADINGS,
    NEAREST,
    NOT_SHOWN,
    Numbered,
    by_level,
    composed,
    counting,
    notices_of,
    part_named,
    part_quoted,
    percent,
    place,
    shortened,
    tally,
    title_of,
)
from matcher.types import Evidence, Level, Match, Pair, PartPair, Posting, Verdict

INDENT = 5  # columns before a requirement's text, its number standing in them
FIGURE = 20  # columns of a figure beside its bar and note
BAR, SHORTEST_BAR = 20, 5  # columns of a figure's bar; where there is less room it has none
QUOTE = (24, 60)  # characters of the quote beside a part, at least and at most


def lines(match: Match, posting: Posting, screen: Screen) -> Iterator[Text]:
    """The whole view, a line of the terminal at a time."""
    yield from header(match, posting, screen)
    for level, pairs in by_level(match, posting):
        yield Text("")
        yield heading(HEADINGS[level], tally(n.pair for n in pairs), screen)
        for number in pairs:
            yield Text("")
            yield from requirement(number, screen)
    yield Text("")
    yield from footer(match, screen)


def header(match: Match, posting: Posting, screen: Screen) -> Iterator[Text]:
    """Who is held against what, how far it is covered, and what to know of how both were read."""
    yield from screen.hang(Text(""), screen.text(title_of(match), "bold"), 0)
    yield from screen.hang(Text(""), screen.text(match.resume_name), 0)
    yield Text("")
    shares = {Level.MINIMUM: match.coverage.minimum, Level.PREFERRED: match.coverage.preferred}
    notes = {
        level: counting(n.pair for n in pairs)
        for level, pairs in by_level(match, posting)
        if level in shares
    }
    cells = min(BAR, screen.width - FIGURE - max(map(len, notes.values()), default=0))
    yield _figure("Coverage", match.coverage.overall, "bold", "", cells, screen)
    for level, note in notes.items():
        yield _figure(level.value, shares[level], "", note, cells, screen)
    told = notices_of(match)
    if told:
        yield Text("")
    for notice in told:
        yield from screen.hang(screen.own("! ", "bold"), screen.text(notice), 2)


def heading(text: str, note: str, screen: Screen) -> Text:
    """A level's heading with a note after it."""
    return Text.assemble(screen.own(text.upper(), "bold"), "   ", screen.own(note, "dim"))


def requirement(number: Numbered, screen: Screen) -> Iterator[Text]:
    """One requirement: its text, verdict, best quote with its place, its parts, the reasons."""
    pair = number.pair
    yield from screen.hang(
        Text(f"{number.number:>3}"), screen.text(pair.requirement.text, "bold"), INDENT
    )
    yield _verdict(pair, screen)
    for evidence in pair.evidence[:1]:
        yield from _quote(evidence, pair.verdict, screen)
    for part in pair.parts:
        yield from _part(part, pair, screen)
    if composed(pair):
        yield from screen.hang(Text(""), screen.own(composed(pair), "dim"), INDENT)
    if pair.reasons:
        yield from screen.hang(Text(""), screen.text("; ".join(pair.reasons), "dim"), INDENT)


def footer(match: Match, screen: Screen) -> Iterator[Text]:
    """What the figures mean and what made them."""
    meaning = (
        "Coverage: 0 % not shown, 50 % partly, 100 % met, by the resume's own words; the overall "
        "figure is the weighted mean. Requirements are numbered through the whole posting. "
        f"Policy {match.coverage.policy}, as of {match.as_of}, model {match.model}."
    )
    yield from screen.hang(Text(""), screen.text(meaning, "dim"), 0)


def _figure(
    name: str, share: float | None, style: str, note: str, cells: int, screen: Screen
) -> Text:
    line = Text.assemble((name.ljust(11), style), (screen.percent(share), style), "  ")
    if share is not None and cells >= SHORTEST_BAR:
        line = Text.assemble(line, screen.bar(share, cells, style), "  ")
    return Text.assemble(line, screen.own(note, "dim"))


def _verdict(pair: Pair, screen: Screen) -> Text:
    line = Text(" " * INDENT) + screen.sign(pair.verdict) + Text(" ")
    line += Text(pair.verdict.value.ljust(9), style=STYLES[pair.verdict])
    if pair.verdict is Verdict.UNKNOWN and not pair.weight:
        return line + Text("not counted", style="dim")
    return (
        line
        + screen.bar(pair.coverage, 10, STYLES[pair.verdict])
        + Text(screen.percent(pair.coverage))
    )


def _quote(evidence: Evidence, verdict: Verdict, screen: Screen) -> Iterator[Text]:
    quoted = screen.text(f"“{evidence.quote.strip()}”")
    if verdict in NOT_SHOWN:
        quoted = screen.own(NEAREST, "dim") + quoted
    yield from screen.placed(Text(""), quoted, place(evidence), INDENT)


def _part(part: PartPair, pair: Pair, screen: Screen) -> Iterator[Text]:
    """One of the things asked for: a line, or a few on a narrow screen.

    Where it is not shown, the line nearest to it is told only if it fits beside it.
    """
    sign = Text(" " * INDENT) + screen.sign(part.verdict)
    indent = INDENT + 2
    named = screen.text(part_named(part))
    if pair.whole is not None:
        named = Text.assemble(named, "  ", screen.own(percent(part.coverage), "dim"))
    evidence = part_quoted(part, pair)
    where = place(evidence) if evidence else ""
    lead = NEAREST if part.verdict in NOT_SHOWN else ""
    least, most = QUOTE
    room = screen.width - indent - named.cell_len - len(f"  {lead}“”  {where}")
    if evidence is None or (lead and room < least):
        yield from screen.hang(sign, named, indent)
        return
    quote = shortened(evidence.quote, max(least, min(most, room)))
    said = Text.assemble(named, "  ", screen.own(lead, "dim"), screen.text(f"“{quote}”", "dim"))
    yield from screen.placed(sign, said, where, indent)
