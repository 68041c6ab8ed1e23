"""What sort of thing a requirement asks for."""

from __future__ import annotations

from matcher.lexicon.kinds import KIND_CUES
from matcher.types import Kind

_LOOK = 400


def kind_of(text: str) -> Kind:
    """The kind of the requirement that reads `text`.

    >>> kind_of("5+ years of experience with Java")
    <Kind.YEARS: 'years'>
    """
    text = text[:_LOOK]
    return next((kind for cue, kind in KIND_CUES if cue.search(text)), Kind.SKILL)
