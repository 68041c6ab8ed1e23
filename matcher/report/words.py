"""How a match is put into words, the same on a screen and on a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import fsum

from matcher.legibility import notices
from matcher.types import Evidence, Level, Match, Pair, PartPair, Posting, Verdict

HEADINGS = {
    Level.MINIMUM: "Minimum qualifications",
    Level.PREFERRED: "Preferred qualifications",
    Level.RESPONSIBILITY: "Responsibilities",
}

SIGNS = {Verdict.MET: "●", Verdict.PARTIAL: "◐", Verdict.MISSING: "○", Verdict.UNKNOWN: "?"}

VERDICTS_MEAN = {
    Verdict.MET: "the resume shows it",
    Verdict.PARTIAL: "the resume shows some of it, or something close to it",
    Verdict.MISSING: "nothing in the resume shows it",
    Verdict.UNKNOWN: "a resume seldom says it, so its absence tells nothing and is not counted; or "
    "it may stand where the resume could not be read",
}

COVERAGE_MEANS = (
    "Coverage says how far the resume's own words answer a requirement, and reads as the expected "
    "grade: 0 % not shown, 50 % partly, 100 % met. It is a statement about the text, not about "
    "the person."
)

NOT_SHOWN = (Verdict.MISSING, Verdict.UNKNOWN)
NEAREST = "nearest: "  # before a quote that does not show what is asked for

_ROUNDED = 0.0001  # what rounding makes of a coverage
_CHOICES = 5  # of a choice that is not shown; a posting may name dozens

OVERALL_MEANS = "The overall coverage is the weighted mean of the requirements' coverages."

# Nobody sees these, and some of them steer a terminal or turn text around: controls, zero-width
# and bidirectional marks, tags, private use, lone surrogates, noncharacters. The joiners U+200C
# and U+200D stay, because several scripts are misspelt without them.
_NONCHARACTERS = "".join(
    chr((plane << 16) | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffc"
    f"\U000e0000-\U0010ffff{_NONCHARACTERS}]"
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A pair and the number of its requirement, from 1 over the whole posting."""

    number: int
    pair: Pair


def plain(text: str) -> str:
    r"""`text` as it may be shown: one line, spaces single, nothing that steers a terminal.

    >>> plain("led\n a \x1b[31mteam")
    'led a [31mteam'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def percent(share: float | None) -> str:
    """A share of 0..1 in whole percent; only a true 0 or 1 reads as 0 % or 100 %.

    >>> percent(0.624), percent(0.999), percent(0.001), percent(None)
    ('62 %', '99 %', '1 %', '–')
    """
    return "–" if share is None else f"{points(share)} %"


def points(share: float) -> int:
    """A share of 0..1 in whole points of a hundred, rounded as `percent` says."""
    nearest = round(share * 100)
    if 0 < share < 1:
        return min(99, max(1, nearest))
    return nearest


def place(evidence: Evidence) -> str:
    """Where a quote stands: its page, if it has one, and its characters."""
    characters = f"chars {evidence.span.start}–{evidence.span.end}"
    return characters if evidence.page is None else f"p. {evidence.page} · {characters}"


def shortened(text: str, most: int) -> str:
    """`plain` text of `most` characters or fewer, cut between two words where it can be.

    >>> shortened("Led a team of twelve shepherds", 20)
    'Led a team of…'
    """
    text = plain(text)
    if len(text) <= most:
        return text
    head = text[: most - 1]
    if text[most - 1] != " " and head.rfind(" ") >= most // 2:
        head = head[: head.rfind(" ")]
    return head.rstrip(" ,;:") + "…"


def part_named(part: PartPair) -> str:
    """One of the things asked for together; of a choice what was found, or all that would do."""
    if len(part.choices) == 1:
        return part.text
    if part.verdict not in NOT_SHOWN:
        return f"{part.text} (one is enough)"
    named = ", ".join(part.choices[:_CHOICES])
    more = len(part.choices) - _CHOICES
    return f"any of {named} and {more} more" if more > 0 else f"any of {named}"


def part_quoted(part: PartPair, pair: Pair) -> Evidence | None:
    """The line that is nearest to a part, unless it is the one quoted first for the whole."""
    told = pair.evidence[0].span if pair.evidence else None
    return None if part.evidence is None or part.evidence.span == told else part.evidence


def composed(pair: Pair) -> str:
    """How the coverage of a requirement of parts is made of theirs; "" where it is not."""
    if pair.whole is None:
        return ""
    mean = fsum(part.coverage for part in pair.parts) / len(pair.parts)
    several = len(pair.parts) > 1
    parts = (
        f"its parts {percent(mean)} on average" if several else f"its best choice {percent(mean)}"
    )
    halfway = (pair.whole + mean) / 2
    told = f"as a whole {percent(pair.whole)}, {parts}: halfway is {percent(halfway)}"
    if abs(halfway - pair.coverage) <= _ROUNDED:
        return told
    met = sum(part.verdict is Verdict.MET for part in pair.parts)
    there = "some of them are there" if met > 1 else "one of them is there"
    why = "not all of them are there" if pair.coverage < halfway else there
    return f"{told}; {why}, so {percent(pair.coverage)}"


def title_of(match: Match) -> str:
    """The posting's title, or words for its absence."""
    return plain(match.posting_title) or "Posting without a title"


def notices_of(match: Match) -> tuple[str, ...]:
    """What a reader of `match` has to know of how the resume and the posting were read."""
    told = [f"Resume: {said}" for said in notices(match.legibility)]
    if match.coverage.at_least:
        told.append(
            "Resume: the coverage is of what could be read; what may stand elsewhere adds nothing."
        )
    posting = notices(match.posting_legibility, scored=False)
    return (*told, *(f"Posting: {said}" for said in posting))


def tally(pairs: Iterable[Pair]) -> str:
    """How often each verdict fell, in their fixed order.

    >>> tally([])
    'nothing matched'
    """
    counts = Counter(pair.verdict for pair in pairs)
    said = [f"{counts[verdict]} {verdict.value}" for verdict in Verdict if counts[verdict]]
    return ", ".join(said) or "nothing matched"


def numbered(match: Match, posting: Posting) -> tuple[Numbered, ...]:
    """The pairs of `match` in its own order, with their requirements' numbers in `posting`."""
    numbers = {r: n for n, r in reversed(list(enumerate(posting.requirements, start=1)))}
    return tuple(Numbered(numbers[pair.requirement], pair) for pair in match.pairs)


def by_level(match: Match, posting: Posting) -> Iterator[tuple[Level, tuple[Numbered, ...]]]:
    """The pairs of each level that has any: minimum, preferred, responsibility."""
    pairs = numbered(match, posting)
    for level in HEADINGS:
        here = tuple(n for n in pairs if n.pair.requirement.level is level)
        if here:
            yield level, here


def counting(pairs: Iterable[Pair]) -> str:
    """What the requirements of a level count for in the overall coverage.

    >>> counting([])
    'none counts'
    """
    weights = sorted({pair.weight for pair in pairs if pair.weight > 0})
    if not weights:
        return "none counts"
    if len(weights) == 1:
        return f"each one counts {weights[0]:g}"
    return f"each one counts {weights[0]:g} to {weights[-1]:g}"
