"""One requirement as a question: which resumes show it.

It is answered by the very match (`matcher.matching`), of a posting that asks for nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.types import Block, Document, Span
from matcher.errors import BadRequest
from matcher.posting import either, lines, parts
from matcher.posting.kinds import kind_of
from matcher.types import (
    Level,
    Match,
    Month,
    Posting,
    Requirement,
    Search,
    Showing,
    Verdict,
)
from matcher.weights import Weights

LONGEST = 1_000  # characters of a requirement that is asked for by itself
SHOWN = (Verdict.MET, Verdict.PARTIAL)


def posting_of(text: str) -> Posting:
    """A posting that asks for one thing: what `text` says.

    It is understood like a line of a posting, without its bullet. Raises `BadRequest` if there is
    no such line in it, or more than one.
    """
    if len(text) > LONGEST:
        raise BadRequest(
            f"a requirement has at most {LONGEST:,} characters; this has {len(text):,}. "
            "For a whole posting, rank."
        )
    document = Document("", "", "text/plain", text, (Block(Span(0, len(text))),))
    found = tuple(either.joined(text, lines.read(document)))
    if len(found) != 1:
        what = "no word to search for" if not found else f"{len(found)} lines"
        raise BadRequest(f"one requirement is searched for, in one line; there is {what}.")
    (line,) = found
    requirement = Requirement(
        text=line.text,
        level=Level.MINIMUM,
        kind=kind_of(line.text),
        span=line.span,
        all_of=parts.split(line),
    )
    return Posting("", "", "", None, (requirement,))


def only(posting: Posting, number: int) -> Weights:
    """Weights by which requirement `number` of `posting`, from 1, counts alone.

    Raises `BadRequest` if the posting has no such requirement.
    """
    there = len(posting.requirements)
    if not 1 <= number <= there:
        raise BadRequest(f"the posting has requirements 1 to {there}; there is none of {number}.")
    return Weights(numbers=tuple((n, float(n == number)) for n in range(1, there + 1)))


def search_of(
    posting: Posting,
    number: int,
    matches: Sequence[Match],
    considered: int,
    corpus_size: int,
    unplaced: int | None,
    made: tuple[str, str, Month],
) -> Search:
    """What `matches` say of requirement `number`, the only one that counted.

    `made` is the policy, the model and the month.
    """
    showings = [
        Showing(one.resume_id, one.resume_name, pair, one.legibility)
        for one in matches
        for pair in one.pairs
        if pair.verdict in SHOWN
    ]
    policy, model, as_of = made
    return Search(
        requirement=posting.requirements[number - 1],
        showings=tuple(showings),
        considered=considered,
        corpus_size=corpus_size,
        policy=policy,
        model=model,
        as_of=as_of,
        posting_id=posting.document_id,
        number=number if posting.document_id else 0,
        unplaced=unplaced,
    )
