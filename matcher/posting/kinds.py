"""What sort of thing a requirement asks for."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from matcher.lexicon.certificates import names_certificate, undotted
from matcher.lexicon.kind_votes import CLASSES, FORMS, KINDS, START, VOTES
from matcher.lexicon.kinds import TYPED_CUES
from matcher.lexicon.words import WORD, term
from matcher.types import Kind

_LOOK = 400
_LONG_FIRST = 5  # letters from which the first word's ending tells something
_LONG = 6


def kind_of(text: str) -> Kind:
    """The kind of the requirement that reads `text`.

    >>> kind_of("5+ years of experience with Java")
    <Kind.YEARS: 'years'>
    >>> kind_of("Keeps calm with difficult visitors")
    <Kind.TRAIT: 'trait'>
    """
    text = undotted(text[:_LOOK])
    typed = next((kind for cue, kind in TYPED_CUES if cue.search(text)), None)
    return typed or _voted(text)


def _voted(text: str) -> Kind:
    """The kind with the most votes; skill where there is no word to go by."""
    written = WORD.findall(text)
    if not written:
        return Kind.SKILL
    totals = [float(votes) for votes in START]
    for group, name, times in _features(text, written):
        for n, votes in enumerate(VOTES[group].get(name, ())):
            totals[n] += votes * times
    if not names_certificate(text):
        totals[KINDS.index(Kind.CERTIFICATION)] = -inf  # "Verilog or VHDL": capitals, no more
    return KINDS[totals.index(max(totals))]


def _features(text: str, written: list[str]) -> Iterator[tuple[str, str, float]]:
    """What the text shows: the group of the feature, its name, and how often it counts."""
    yield from (("form", name, 1) for name, form in FORMS.items() if form.search(text))
    stems = [term(word) for word in written]
    for name, words in CLASSES.items():
        within = [stem in words for stem in stems]
        count = sum(within)
        yield "share", name, count / len(stems)
        told = (
            ("opens", within[0]),
            ("second", any(within[1:2])),
            ("ends", within[-1]),
            ("has", count > 0),
            ("two", count > 1),
        )
        yield from ((group, name, 1) for group, is_so in told if is_so)
    yield "first", stems[0], 1
    yield from (("word", stem, 1) for stem in dict.fromkeys(stems))
    first, *later = (word.lower() for word in written)
    if len(first) >= _LONG_FIRST:
        yield from (("opening", first[-size:], 1) for size in (2, 3))
    endings = (word[-3:] for word in later if len(word) >= _LONG)
    yield from (("ending", ending, 1) for ending in dict.fromkeys(endings))
