"""How many of the resumes that pass have what could be asked of them besides: facets, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.columns import Ragged, months
from matcher.facets import Columns, Keys, short_of
from matcher.lexicon.degrees import Rank
from matcher.lexicon.places import NAMES
from matcher.lexicon.regions import COUNTRIES, PARTS
from matcher.types import Month
from matcher.where import SPOKEN

NONE = "none"
_MOST = 50  # languages, or places, that are told of: the most common ones
# So many years in dated jobs, together: name, and from how many months on.
_YEARS = (("0-2", 0), ("2-5", 24), ("5-10", 60), ("10+", 120))


@dataclass(frozen=True, slots=True)
class Counts:
    """So many `resumes`, and how many of them have each value.

    `degrees` is by the highest finished degree, `years` by the years in dated jobs together; each
    resume is counted once in these. Of `languages`, `places` and `tags` a resume may have several,
    or none; the most common go first. Places are countries and states that resumes state.
    """

    resumes: int
    degrees: dict[str, int]
    years: dict[str, int]
    languages: dict[str, int]
    places: dict[str, int]
    tags: dict[str, int]


def counted(columns: Columns, numbers: Keys, as_of: Month, tagged: Mapping[str, Keys]) -> Counts:
    """The counts of the resumes `numbers`; `tagged`: the numbers of those with each tag."""
    kept = np.isin(columns.numbers, numbers)
    worked = months(columns.jobs, as_of)[kept]
    ranks = columns.ranks[kept]
    names = [name for name, _ in _YEARS]
    bands = np.searchsorted([first for _, first in _YEARS], worked, side="right") - 1
    tags = {tag: int(np.isin(those, numbers).sum()) for tag, those in tagged.items()}
    return Counts(
        resumes=int(kept.sum()),
        degrees={
            NONE: int((ranks == 0).sum()),
            **{rank.name.lower(): int((ranks == rank).sum()) for rank in Rank},
        },
        years={name: int((bands == n).sum()) for n, name in enumerate(names)},
        languages=_common(columns.tongues, kept, {tongue: tongue for tongue in SPOKEN}),
        places=_common(columns.places, kept, _places()),
        tags=_falling(tags.items()),
    )


def _common(of: Ragged, kept: NDArray[np.bool_], named: Mapping[str, str]) -> dict[str, int]:
    """How many of the rows `kept` hold each value of `named`, by its name."""
    values, counts = np.unique(of.values[np.repeat(kept, of.sizes)], return_counts=True)
    held = dict(zip(values.tolist(), counts.tolist(), strict=True))
    found = ((name, held.get(int(short_of(value)), 0)) for value, name in named.items())
    return dict(list(_falling(found).items())[:_MOST])


def _falling(counts: Iterable[tuple[str, int]]) -> dict[str, int]:
    some = [(name, count) for name, count in counts if count]
    return dict(sorted(some, key=lambda one: (-one[1], one[0])))


def _places() -> dict[str, str]:
    """Mark of a country or of a part of one -> its usual name, by which a filter knows it."""
    found = {code.upper(): names[0].title() for code, names in COUNTRIES.items()}
    for country, parts in PARTS.items():
        for code, names in parts.items():
            told = len(NAMES[names[0]]) > 1  # Georgia is a country and a state
            beside = f", {country.upper()}" if told else ""
            found[f"{country}-{code}".upper()] = names[0].title() + beside
    return found
