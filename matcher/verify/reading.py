"""A resume made ready for the rules: what they all look at, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.types import Resume
from matcher.verify.hints import GRAM, Hinted


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume, its lines in small letters, and what stands in any of them.

    `grams` are all that `GRAM` letters of the lines spell. `headings` are the passages, by their
    ordinal, that stand in the heading of a job, degree or project.
    """

    resume: Resume
    lowers: tuple[str, ...]
    whole: str
    grams: frozenset[str]
    headings: frozenset[int]

    @classmethod
    def of(cls, resume: Resume) -> Reading:
        """`resume` made ready."""
        lowers = tuple([p.text.lower() for p in resume.passages])
        whole = "\n".join(lowers)
        grams = frozenset(map("".join, zip(*(whole[n:] for n in range(GRAM)), strict=False)))
        headings = [e.heading for s in resume.sections for e in s.entries if e.heading is not None]
        spans = [(p.ordinal, p.span) for p in resume.passages]
        headed = frozenset([n for n, span in spans for h in headings if h.overlaps(span)])
        return cls(resume, lowers, whole, grams, headed)

    def over(self, hinted: Hinted) -> Hinted | None:
        """`hinted` for the lines of this resume alone; None if none of them may hold a match."""
        if not hinted.pieces:
            return hinted
        grams, whole = self.grams, self.whole
        pieces = [p for p in hinted.pieces if (p[:GRAM] in grams or len(p) < GRAM) and p in whole]
        return Hinted(hinted.pattern, tuple(pieces)) if pieces else None
