"""The numbers behind a coverage, each with its source. A policy is data: it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """How near counts as covered.

    The score of a passage is
    ``cosine + lexical * shared terms - brevity * missing words - denial``:

    - ``shared terms``: the share of the requirement's telling terms that the passage holds, 0..1;
      in a list of names (of at most `name_words` words each) one name of a choice is enough
    - ``missing words``: how far the passage is from `full_words` words, 0..1; a bare word is
      weak evidence and plain cosine overrates it
    - ``denial`` is taken off a passage that denies what it names ("no experience with Python");
      ``unfinished`` off one that has a certificate only begun ("PMP, in progress")

    The best score becomes the coverage by a line through `knots` (score, coverage), rising
    throughout, so that a better passage never covers less. Coverage reads as the expected grade:
    0 not shown, 0.5 partly, 1 met. The knots, and the cut points between missing, partial and
    met, were fitted by `scripts/calibrate_coverage.py` on 247 labelled requirements of 32 pairs.
    Nothing is shown as evidence below `floor`, and at most `quotes` passages are.
    """

    name: str = "baseline-1"
    lexical: float = 0.35
    brevity: float = 0.2
    full_words: int = 8
    denial: float = 2.0  # whatever else it says: below any line that denies nothing
    unfinished: float = 0.3
    name_words: int = 4
    floor: float = 0.25
    quotes: int = 3
    knots: tuple[tuple[float, float], ...] = (
        (0.0, 0.0),
        (0.15, 0.07),
        (0.35, 0.3),
        (0.5, 0.48),
        (0.65, 0.66),
        (0.9, 0.89),
    )
    met: float = 0.65
    partial: float = 0.4
