"""A ranking on the terminal: what is asked, the table, and the best quotes of each resume."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from matcher.cli.match_view import INDENT
from matcher.cli.screen import STYLES, Screen
from matcher.report.words import HEADINGS, NOT_SHOWN, Numbered, by_level, notices_of, numbered
from matcher.types import Match, Posting, Ranking, Verdict

ID = 10  # characters of an id; a corpus of a million resumes needs no more
FIGURES = 19  # columns of the three coverages
NAMES = (12, 36)  # columns of a resume's name in the table, at least and at most


def lines(ranking: Ranking, posting: Posting, screen: Screen) -> Iterator[Text]:
    """The whole view, a line of the terminal at a time."""
    yield from screen.hang(
        Text(""), screen.text(ranking.posting_title or "Posting without a title", "bold"), 0
    )
    yield screen.own(_considered(ranking), "dim")
    if not ranking.matches:
        return
    yield Text("")
    yield from table(ranking.matches, posting, screen)
    yield from asked(ranking.matches[0], posting, screen)
    for place, match in enumerate(ranking.matches, start=1):
        yield Text("")
        yield from resume(place, match, posting, screen)


def table(matches: Sequence[Match], posting: Posting, screen: Screen) -> Iterator[Text]:
    """A line per resume: its place, name, id, coverages, and a sign per requirement.

    The signs are left out where the screen is too narrow for them; they are told again below.
    """
    strips = [_strip(match, posting, screen) for match in matches]
    taken = INDENT + 1 + ID + FIGURES
    room = screen.width - taken - max(strip.cell_len for strip in strips)
    signs = room >= NAMES[0]
    name = max(NAMES[0], min(NAMES[1], room if signs else screen.width - taken))
    yield screen.own(f"{'':>5}{'resume':<{name}} {'id':<{ID}}overall  min. pref.", "dim")
    for place, (match, strip) in enumerate(zip(matches, strips, strict=True), start=1):
        shown = screen.text(match.resume_name)
        shown.truncate(name, overflow="ellipsis", pad=True)
        line = Text.assemble(f"{place:>3}. ", shown, (f" {match.resume_id[:ID]}", "dim"))
        line.append(_overall(match, screen).rjust(7), "bold")
        for share in (match.coverage.minimum, match.coverage.preferred):
            line.append(screen.percent(share).rjust(6))
        yield line + strip if signs else line
    yield _legend(screen)


def asked(match: Match, posting: Posting, screen: Screen) -> Iterator[Text]:
    """The requirements that were matched, in the order of the signs in the table."""
    for level, pairs in by_level(match, posting):
        yield Text("")
        yield screen.own(HEADINGS[level].upper(), "bold")
        for n in pairs:
            text = screen.text(n.pair.requirement.text)
            yield from screen.hang(Text(f"{n.number:>3}"), text, INDENT)


def resume(place: int, match: Match, posting: Posting, screen: Screen) -> Iterator[Text]:
    """A resume's pairs, a line each: requirement number, verdict, coverage, start of the quote."""
    name = screen.text(match.resume_name, "bold")
    yield from screen.hang(Text(""), screen.own(f"{place}. ", "bold") + name, 0)
    for notice in notices_of(match):
        yield from screen.hang(Text(" " * INDENT), screen.text(notice, "dim"), INDENT)
    for n in numbered(match, posting):
        line = Text(f"{n.number:>3}  ") + screen.sign(n.pair.verdict)
        line += Text(f" {n.pair.verdict.value:<8}", style=STYLES[n.pair.verdict])
        left_out = n.pair.verdict is Verdict.UNKNOWN and not n.pair.weight
        line += Text("     " if left_out else screen.percent(n.pair.coverage)) + Text("  ")
        yield line + _said(n, screen.width - line.cell_len, screen)


def _overall(match: Match, screen: Screen) -> str:
    """The overall coverage, marked where a part of the resume could not be read."""
    share = screen.percent(match.coverage.overall).strip()
    mark = ">=" if screen.ascii_only else "≥ "
    return f"{mark}{share}" if match.coverage.at_least else share


def _said(n: Numbered, room: int, screen: Screen) -> Text:
    if not n.pair.evidence:
        return _cut("; ".join(n.pair.reasons), room, screen, "dim")
    best = n.pair.evidence[0]
    style = "dim" if n.pair.verdict in NOT_SHOWN else ""
    page = f"  p. {best.page}" if best.page is not None else ""
    quote = _cut(best.quote, room - 2 - len(page), screen, style)
    return screen.own("“", style) + quote + screen.own("”", style) + screen.own(page, "dim")


def _legend(screen: Screen) -> Text:
    words = (screen.sign(v) + Text(f" {v.value}  ", style="dim") for v in Verdict)
    return Text(" " * INDENT) + Text("").join(words)


def _strip(match: Match, posting: Posting, screen: Screen) -> Text:
    levels = (
        Text("").join(screen.sign(n.pair.verdict) for n in pairs)
        for _, pairs in by_level(match, posting)
    )
    return Text("").join(Text("  ") + signs for signs in levels)


def _cut(text: str, room: int, screen: Screen, style: str = "") -> Text:
    """One line of `text`, cut to `room` columns."""
    room = max(1, room)
    cut = screen.text(text[: 8 * room], style)
    cut.truncate(room, overflow="ellipsis")
    return cut


def unplaced_said(unplaced: int | None) -> str:
    """How many were left out because they do not say where they are; "" where none were."""
    return f"; {unplaced:,} more left out that state no location" if unplaced else ""


def _considered(ranking: Ranking) -> str:
    shown = len(ranking.matches)
    scored = (
        "all of them scored"
        if ranking.considered == ranking.corpus_size
        else f"the {ranking.considered:,} nearest of them scored"
    )
    left = unplaced_said(ranking.unplaced)
    if not ranking.corpus_size:
        return f"no resume has all that --where asks for{left}"
    if not shown:
        return (
            f"none of {ranking.corpus_size:,} resumes has all that --where asks for, {scored}{left}"
        )
    return f"the best {shown:,} of {ranking.corpus_size:,} resumes, {scored}{left}"
