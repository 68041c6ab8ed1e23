"""Degrees that each go with years of their own: "BS with 3+ years or MS with 1+"."""

from __future__ import annotations

import re
from dataclasses import replace

from matcher.lexicon.degrees import ANY_FIELD
from matcher.types import Requirement
from matcher.verify import degree, tenure
from matcher.verify.clauses import needed
from matcher.verify.fields import degrees_in
from matcher.verify.spans import spans_in

_CUT = re.compile(r"\s*[;,]\s+(?:or\s+)?|\s+or\s+", re.IGNORECASE)
_NO_UNIT = re.compile(r"\b(?:with|and|plus|\+)\s+(\d{1,2}\+?)\W*$", re.IGNORECASE)
_OPENS = 16  # characters before the degree or the years that begin a way

Way = tuple[degree.Asked, tenure.Asked | None]


def ways_of(requirement: Requirement) -> tuple[Way, ...]:
    """The degrees of `requirement`, each with its years; none where not two have their own.

    A field that one of them names holds for those that name none.
    """
    parts = pieces(needed(requirement.text))
    if len(parts) < 2 or sum(bool(spans_in(part)) for part in parts) < 2:
        return ()
    ways: list[Way] = []
    for part in parts:
        one = replace(requirement, text=part)
        asked = degree.asked_of(one)
        if asked is None:
            return ()
        ways.append((asked, tenure.asked_of(replace(one, text=_beside(part)))))
    return tuple(_shared(way, ways, part) for way, part in zip(ways, parts, strict=True))


def pieces(text: str) -> list[str]:
    """`text` cut where a degree that has its years ends, and another one begins.

    >>> pieces("BS with 3+ years or MS with 1+")
    ['BS with 3+ years', 'MS with 1+ years']
    >>> pieces("BS or MS in Biology and 5 years of sales, or retail")
    ['BS or MS in Biology and 5 years of sales, or retail']
    """
    cuts = [m.span() for m in _CUT.finditer(text)]
    found, start = [], 0
    for low, high in cuts:
        if _whole(text[start:low]) and _begins(text[high:]):
            found.append(text[start:low])
            start = high
    said = [*found, text[start:]]
    return [_NO_UNIT.sub(lambda m: f"{m.group()} years", part) for part in said] if found else said


def _whole(text: str) -> bool:
    return bool(degrees_in(text) and (spans_in(text) or _NO_UNIT.search(text)))


def _begins(text: str) -> bool:
    first = [d.start for d in degrees_in(text)[:1]]
    first += [start for _, start, _ in spans_in(text)[:1] if degrees_in(_CUT.split(text)[0])]
    return min(first, default=_OPENS) < _OPENS


def _beside(text: str) -> str:
    """What a way says of its years, without what it says of its degree."""
    years, named = spans_in(text), degrees_in(text)
    if not years:
        return text
    behind = [d.start for d in named if d.start > years[0][1]]
    return text[years[0][1] : behind[0] if behind else len(text)]


def _shared(way: Way, ways: list[Way], text: str) -> Way:
    """`way` with the fields of another one where it has none."""
    asked, years = way
    named = next((one.options for one, _ in ways if any(o.fields for o in one.options)), ())
    if named and not any(o.fields or o.broad for o in asked.options) and not ANY_FIELD.search(text):
        first = named[0]
        options = [
            replace(o, fields=first.fields, families=first.families, broad=first.broad)
            for o in asked.options
        ]
        asked = replace(asked, options=tuple(options))
    told = next((y for _, y in ways if y and any(p.field or p.leads for p in y.parts)), None)
    if years and told and not any(part.field or part.leads for part in years.parts):
        least = years.parts[0].years
        years = replace(told, parts=(replace(told.parts[0], years=least),), either=False)
    return asked, years
