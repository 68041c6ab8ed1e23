"""Answers in a few lines for a model to read; the whole of them is beside it, structured.

Everything from a document is on one line of its own, in quotes, without what nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator

from matcher.mcp.source import ListingOut
from matcher.report.words import percent, shortened
from matcher.schemas import EvidenceOut, MatchOut, PairOut, RankingOut, SearchOut

_ID = 12  # characters of an id, enough to name it by
_TEXT = 200
_SHOWN = ("met", "partial")


def of_match(match: MatchOut) -> str:
    """What a match says, requirement by requirement."""
    return "\n".join(
        (
            f"posting {match.posting.id[:_ID]} {_quoted(match.posting.title)} against "
            f"resume {match.resume.id[:_ID]} {_quoted(match.resume.name)}",
            f"coverage: {_coverage(match)}",
            *match.resume.notices,
            *(line for pair in match.pairs for line in _pair(pair)),
        )
    )


def of_ranking(ranking: RankingOut) -> str:
    """Who covers a posting best: a line a resume, with its verdicts."""
    lines = [
        f"posting {ranking.posting.id[:_ID]} {_quoted(ranking.posting.title)}: the best "
        f"{len(ranking.matches)} of {ranking.corpus_size} resumes, {ranking.considered} of them "
        f"scored{_unplaced(ranking.unknown_location)}"
    ]
    for place, match in enumerate(ranking.matches, 1):
        told = [f"{pair.number} {pair.verdict.value}" for pair in match.pairs]
        lines.append(
            f"{place}. resume {match.resume.id[:_ID]} {_quoted(match.resume.name)}: "
            f"{_coverage(match)}; requirements: {', '.join(told)}"
        )
    return "\n".join(lines)


def _unplaced(count: int | None) -> str:
    return f"; {count} more state no location and were left out" if count else ""


def of_search(search: SearchOut) -> str:
    """Which resumes show a requirement, with the line that does."""
    lines = [
        f"{_shown(len(search.showings))} {_quoted(search.requirement.text)}; "
        f"{search.considered} of {search.corpus_size} were looked at"
        f"{_unplaced(search.unknown_location)}"
    ]
    for place, one in enumerate(search.showings, 1):
        lines.append(
            f"{place}. resume {one.resume.id[:_ID]} {_quoted(one.resume.name)}: "
            f"{one.pair.verdict.value}, {percent(one.pair.coverage)}"
        )
        lines += [f"   {_evidence(found)}" for found in one.pair.evidence[:1]]
    return "\n".join(lines)


def of_pair(pair: PairOut) -> str:
    """One requirement: what shows it, what does not, and why."""
    lines = list(_pair(pair))
    lines += [f"   also near: {_evidence(found)}" for found in pair.evidence[1:]]
    for part in pair.parts:
        choices = "" if len(part.choices) < 2 else f" (one is enough of {len(part.choices)})"
        lines.append(
            f"   part {_quoted(part.text)}{choices}: {part.verdict.value}, {percent(part.coverage)}"
        )
        if part.evidence is not None:
            lines.append(f"      {_evidence(part.evidence)}")
    if pair.whole is not None:
        lines.append(
            f"   as a whole {percent(pair.whole)}; the coverage is half of that and half the mean "
            "of the parts, of several 40 % at least where one is met and 60 % at most where one is "
            "not shown"
        )
    return "\n".join(lines)


def of_listing(listing: ListingOut, what: str) -> str:
    """Kept documents, a line each."""
    lines = [f"{one.id[:_ID]} {_quoted(one.name)}" for one in listing.items]
    if listing.next is not None:
        lines.append(f"there are more: ask again with after={listing.next}")
    return "\n".join(lines) or f"no {what} are kept"


def _coverage(match: MatchOut) -> str:
    covered = match.coverage
    levels = (("minimum", covered.by_level.minimum), ("preferred", covered.by_level.preferred))
    told = [f"{name} {percent(share)}" for name, share in levels if share is not None]
    least = "at least " if covered.at_least else ""
    return ", ".join((f"overall {least}{percent(covered.overall)}", *told))


def _pair(pair: PairOut) -> Iterator[str]:
    asked = pair.requirement
    must = ", must-have" if pair.must_have else ""
    counted = "" if pair.weight else ", not counted"
    yield (
        f"{pair.number}. {asked.level.value}{must}: {pair.verdict.value}, "
        f"{percent(pair.coverage)}{counted}: {_quoted(asked.text)}"
    )
    near = "" if pair.verdict.value in _SHOWN else "nearest, and does not show it: "
    for found in pair.evidence[:1]:
        yield f"   {near}{_evidence(found)}"
    if pair.reasons:
        yield f"   because: {'; '.join(shortened(reason, _TEXT) for reason in pair.reasons)}"


def _evidence(found: EvidenceOut) -> str:
    page = "" if found.page is None else f"page {found.page}, "
    return f"{_quoted(found.quote)} ({page}characters {found.start}-{found.end})"


def _quoted(text: str) -> str:
    return f"“{shortened(text, _TEXT)}”" if text.strip() else "(unnamed)"


def _shown(count: int) -> str:
    return "1 resume shows" if count == 1 else f"{count} resumes show"
