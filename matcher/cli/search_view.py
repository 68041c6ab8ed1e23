"""Searches on the terminal: a resume and its line, a posting and its figures."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from matcher.cli.match_view import INDENT
from matcher.cli.rank_view import ID, unplaced_said
from matcher.cli.screen import STYLES, Screen
from matcher.legibility import notices
from matcher.report.words import place
from matcher.types import Match, PostingRanking, Search, Showing, Verdict

_TITLES = (16, 50)  # columns of a posting's title, at least and at most
_FIGURES = 21  # columns of the three coverages


def showings(found: Search, screen: Screen) -> Iterator[Text]:
    """The requirement, and each resume that shows it with the line quoted."""
    number = f"{found.number}. " if found.number else ""
    yield from screen.hang(Text(""), screen.text(number + found.requirement.text, "bold"), 0)
    yield screen.own(_considered(found), "dim")
    for count, one in enumerate(found.showings, start=1):
        yield Text("")
        yield from _showing(count, one, screen)


def _showing(count: int, one: Showing, screen: Screen) -> Iterator[Text]:
    pair = one.pair
    head = Text.assemble(screen.text(one.resume_name, "bold"), (f"  {one.resume_id[:ID]}  ", "dim"))
    head += screen.sign(pair.verdict) + Text(" ")
    head += Text(f"{pair.verdict.value} ", style=STYLES[pair.verdict])
    head += Text(screen.percent(pair.coverage).strip())
    yield from screen.hang(Text(f"{count:>3}."), head, INDENT)
    for notice in notices(one.legibility):
        yield from screen.hang(Text(""), screen.text(notice, "dim"), INDENT)
    for evidence in pair.evidence[:1]:
        quoted = screen.text(f"“{evidence.quote.strip()}”")
        yield from screen.placed(Text(""), quoted, place(evidence), INDENT)
    if pair.reasons:
        yield from screen.hang(Text(""), screen.text("; ".join(pair.reasons), "dim"), INDENT)


def postings(found: PostingRanking, screen: Screen) -> Iterator[Text]:
    """The resume's name, and a line for each posting: its title, id, figures and signs."""
    yield from screen.hang(Text(""), screen.text(found.resume_name, "bold"), 0)
    shown, size = len(found.matches), found.corpus_size
    scored = _scored(found.considered, size)
    yield screen.own(f"the best {shown:,} of {size:,} kept postings, {scored}", "dim")
    if not found.matches:
        return
    yield Text("")
    strips = [_strip(one, screen) for one in found.matches]
    longest = max(strip.cell_len for strip in strips)
    least, most = _TITLES
    room = screen.width - INDENT - ID - _FIGURES
    signs = room - longest >= least
    width = max(least, min(most, room - longest if signs else room))
    yield screen.own(f"{'':>5}{'posting':<{width}} {'id':<{ID}}overall  min. pref.", "dim")
    for count, (one, strip) in enumerate(zip(found.matches, strips, strict=True), start=1):
        title = screen.text(one.posting_title or "Posting without a title")
        title.truncate(width, overflow="ellipsis", pad=True)
        line = Text.assemble(f"{count:>3}. ", title, (f" {one.posting_id[:ID]}", "dim"))
        line.append(screen.percent(one.coverage.overall).strip().rjust(7), "bold")
        for share in (one.coverage.minimum, one.coverage.preferred):
            line.append(screen.percent(share).rjust(6))
        yield line + strip if signs else line
    words = (screen.sign(v) + Text(f" {v.value}  ", style="dim") for v in Verdict)
    yield Text(" " * INDENT) + Text("").join(words)


def _strip(match: Match, screen: Screen) -> Text:
    signs = (screen.sign(pair.verdict) for pair in match.pairs)
    return Text("  ") + Text("").join(signs)


def _considered(found: Search) -> str:
    scored = _scored(found.considered, found.corpus_size) + unplaced_said(found.unplaced)
    if not found.corpus_size:
        return f"no resume has all that --where asks for{unplaced_said(found.unplaced)}"
    if not found.showings:
        return f"no resume of {found.corpus_size:,} was found to show it, {scored}"
    shown = len(found.showings)
    return f"the best {shown:,} that show it, of {found.corpus_size:,} resumes, {scored}"


def _scored(considered: int, size: int) -> str:
    if considered == size:
        return "all of them scored"
    return f"the {considered:,} nearest of them scored"
