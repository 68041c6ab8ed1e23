"""How lists of phrases are written down in this folder."""

from __future__ import annotations


def phrases(packed: str) -> frozenset[str]:
    """The phrases between semicolons.

    >>> sorted(phrases("lives in; born on;"))
    ['born on', 'lives in']
    """
    return frozenset(p.strip() for p in packed.replace("\n", " ").split(";") if p.strip())
