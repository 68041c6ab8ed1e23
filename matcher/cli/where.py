"""`--where`: what a resume must have to be looked at at all, each NAME=VALUE."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matcher.errors import BadRequest

if TYPE_CHECKING:
    from matcher.where import Where

# What is typed -> the filter it is; those that may be given several times are lists.
_NAMES = {
    "degree": "degree",
    "years": "years",
    "added-from": "added_from",
    "added-to": "added_to",
}
_LISTS = {
    "term": "skills",
    "language": "languages",
    "location": "locations",
    "tag": "tags",
    "meets": "must_meet",
    "shows": "must_show",
}


def where_of(asked: Sequence[str] | None) -> Where | None:
    """What the options ask for, each NAME=VALUE; None where there are none.

    `BadRequest` names what cannot be used.

    >>> where_of(["years=5", "term=Python", "degree=master"]).years
    5.0
    """
    if not asked:
        return None
    from matcher.where import where_of as read

    found: dict[str, Any] = {}
    for one in asked:
        name, equals, value = (part.strip() for part in one.partition("="))
        if not equals or not value:
            raise BadRequest(f"--where: {one!r} is not NAME=VALUE, such as years=5.")
        if name in _NAMES:
            found[_NAMES[name]] = value
        elif name in _LISTS:
            found.setdefault(_LISTS[name], []).append(value)
        else:
            raise BadRequest(
                f"--where knows no {name!r}; it knows {', '.join((*_NAMES, *_LISTS))} "
                "(such as degree=bachelor, term=python, location=Texas, meets=3)."
            )
    try:
        return read(found)
    except BadRequest as error:
        raise BadRequest(f"--where: {error}") from error
