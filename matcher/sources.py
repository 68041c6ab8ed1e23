"""Which code made a stored profile: a digest of the sources that have a say in it.

A stored profile must be the one that this very program would make, or one resume would have two
scores. Rather than a number that somebody has to remember to raise, the sources themselves tell.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

# What a profile is made by, beside the model: reading resumes, words, rules.
_ROOMS = (
    "resume",
    "lexicon",
    "verify",
    "blind.py",
    "incidence.py",
    "kept.py",
    "late.py",
    "legibility.py",
    "offers.py",
    "profile.py",
    "types.py",
)


# What makes columns of profiles.
_FACETS = ("columns.py", "facets.py", "saved.py", "schooling.py", "where.py")


@cache
def code_digest() -> str:
    """Twelve hex digits of the SHA-256 of what makes profiles: sources, and their data."""
    return _digest(_ROOMS)


@cache
def facets_digest() -> str:
    """As `code_digest`, of what makes columns of profiles."""
    return _digest(_FACETS)


def _digest(rooms: Sequence[str]) -> str:
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for room in rooms:
        place = here / room
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.suffix in (".py", ".txt"):
                digest.update(file.relative_to(here).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
