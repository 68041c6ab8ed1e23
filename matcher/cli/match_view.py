"""A match on the terminal: the figures, then each requirement with its evidence beneath it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from matcher.cli.screen import STYLES, Screen
from matcher.report.words import HEADINGS, Numbered, by_level, counting, place, tally, title_of
from matcher.types import Evidence, Level, Match, Pair, Posting, Verdict

INDENT = 5  # columns before a requirement's text, its number standing in them


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
    """Who is held against what, and how far it is covered, over all and by level."""
    yield from screen.hang(Text(""), screen.text(title_of(match), "bold"), 0)
    yield from screen.hang(Text(""), screen.text(match.resume_name), 0)
    yield Text("")
    yield _figure("Coverage", match.coverage.overall, "bold", "", screen)
    shares = {Level.MINIMUM: match.coverage.minimum, Level.PREFERRED: match.coverage.preferred}
    for level, pairs in by_level(match, posting):
        if level in shares:
            note = counting(n.pair for n in pairs)
            yield _figure(level.value, shares[level], "", note, screen)


def heading(text: str, note: str, screen: Screen) -> Text:
    """A level's heading with a note after it."""
    return Text.assemble(screen.own(text.upper(), "bold"), "   ", screen.own(note, "dim"))


def requirement(number: Numbered, screen: Screen) -> Iterator[Text]:
    """One requirement: its text, its verdict, the best quote with its place, the reasons."""
    pair = number.pair
    yield from screen.hang(
        Text(f"{number.number:>3}"), screen.text(pair.requirement.text, "bold"), INDENT
    )
    yield _verdict(pair, screen)
    for evidence in pair.evidence[:1]:
        yield from _quote(evidence, pair.verdict, screen)
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


def _figure(name: str, share: float | None, style: str, note: str, screen: Screen) -> Text:
    line = Text.assemble((name.ljust(11), style), (screen.percent(share), style), "  ")
    if share is not None:
        line = Text.assemble(line, screen.bar(share, 20, style), "  ")
    return Text.assemble(line, screen.own(note, "dim"))


def _verdict(pair: Pair, screen: Screen) -> Text:
    line = Text(" " * INDENT) + screen.sign(pair.verdict) + Text(" ")
    line += Text(pair.verdict.value.ljust(9), style=STYLES[pair.verdict])
    if pair.verdict is Verdict.UNKNOWN:
        return line + Text("not counted", style="dim")
    return (
        line
        + screen.bar(pair.coverage, 10, STYLES[pair.verdict])
        + Text(screen.percent(pair.coverage))
    )


def _quote(evidence: Evidence, verdict: Verdict, screen: Screen) -> Iterator[Text]:
    quoted = screen.text(f"“{evidence.quote.strip()}”")
    if verdict in (Verdict.MISSING, Verdict.UNKNOWN):
        quoted = screen.own("nearest: ", "dim") + quoted
    yield from screen.placed(Text(""), quoted, place(evidence), INDENT)
