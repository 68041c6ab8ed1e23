"""The language that is asked for: whether the resume names it, and how well it is spoken."""

from __future__ import annotations

import re
from math import fsum

from index.types import Passage
from matcher.lexicon.tongues import A_LITTLE, PART_OF, SAME_TONGUE, TONGUES, WELL
from matcher.types import Finding, Requirement, Resume, SectionKind

_NAME = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"[,;|/\n•]|\band\b|\.(?=\s|$)")
FLUENT, NAMED, SOME, NONE = 0.95, 0.75, 0.5, 0.03
TAKEN_FOR_GRANTED = "english"  # a resume written in English seldom lists it


def tongues_in(text: str) -> tuple[str, ...]:
    """The languages that `text` names, in order, each once.

    >>> tongues_in("Fluent in Farsi or German; Python is a plus")
    ('persian', 'german')
    """
    names = (match.group().casefold() for match in _NAME.finditer(text))
    return tuple(dict.fromkeys(SAME_TONGUE.get(n, n) for n in names if n in TONGUES))


def verify_language(requirement: Requirement, resume: Resume) -> Finding | None:
    """What the resume shows of the languages asked for; None if none is named in the posting."""
    asked = tongues_in(requirement.text)
    if not asked:
        return None
    best = {tongue: _best(tongue, resume) for tongue in asked}
    if len(asked) > 1 and best.get(TAKEN_FOR_GRANTED, (NONE, resume))[1] is None:
        del best[TAKEN_FOR_GRANTED]
    if asked == (TAKEN_FOR_GRANTED,) and best[TAKEN_FOR_GRANTED][1] is None:
        return Finding(0.0, (), ("the resume does not list English; ask",), unknown=True)
    either = re.search(r"\bor\b|/", requirement.text) is not None
    shares = [coverage for coverage, _ in best.values()]
    coverage = max(shares) if either else fsum(shares) / len(shares)
    shown = tuple(dict.fromkeys(p for _, p in best.values() if p is not None))
    return Finding(round(coverage, 4), shown, tuple(_reason(t, *best[t]) for t in best))


def _best(tongue: str, resume: Resume) -> tuple[float, Passage | None]:
    found = [(_worth(tongue, p), p) for p in resume.passages if _names(tongue, p.text)]
    return max(found, key=lambda f: (f[0], -f[1].ordinal), default=(NONE, None))


def _names(tongue: str, text: str) -> bool:
    return any(tongue in (name, PART_OF.get(name)) for name in tongues_in(text))


def _worth(tongue: str, passage: Passage) -> float:
    """How well, by the words in the same piece of the line as the language's name."""
    pieces = [piece for piece in _PIECES.split(passage.text) if _names(tongue, piece)]
    said = " ".join(pieces) or passage.text
    if A_LITTLE.search(said) and not WELL.search(said):
        return SOME
    # "Fluent in French and Italian", "Native: Dutch": a level that opens the line holds for all.
    head, colon, _ = passage.text.partition(":")
    if WELL.search(said) or WELL.match(passage.text) or (colon and WELL.search(head)):
        return FLUENT
    # "English teacher", "Spanish restaurants": a name outside a list of languages says less.
    listed = passage.label in (SectionKind.LANGUAGES.value, SectionKind.SKILLS.value)
    return NAMED if listed else SOME


def _reason(tongue: str, coverage: float, passage: Passage | None) -> str:
    name = tongue.capitalize()
    if passage is None:
        return f"{name} is not named in the resume"
    if coverage >= FLUENT:
        return f"{name} is named, at a high level"
    return f"{name} is named" + (", at a lower level" if coverage <= SOME else "")
