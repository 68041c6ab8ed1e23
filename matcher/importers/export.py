"""The front of importers: an export of candidates in, one `Candidate` after the other out.

Knows the JSON of Greenhouse, Lever and Ashby as their interfaces and webhooks give it: one object,
a page of a listing, a list, or JSON Lines. Nothing is fetched.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from index.errors import TooLarge, UnknownType
from matcher.importers import ashby, greenhouse, lever
from matcher.importers.candidate import Candidate, Fields

MOST_BYTES = 200_000_000  # of an export, which is held in memory
_DEEP = 6  # how far inside an answer a candidate may lie
_MOST = 1_000_000  # objects that are looked at
_INSIDE = (  # where the answers of these systems keep what was asked for
    "data",
    "results",
    "candidates",
    "opportunities",
    "payload",
    "application",
    "candidate",
    "opportunity",
)
_SYSTEMS: tuple[tuple[Callable[[Fields], bool], Callable[[Fields], Candidate]], ...] = (
    (greenhouse.knows, greenhouse.read),
    (ashby.knows, ashby.read),
    (lever.knows, lever.read),
)


def candidates(data: bytes) -> Iterator[Candidate]:
    """The candidates in `data`, in its order.

    Raises `TooLarge` over 200 MB, and `UnknownType` if it holds no candidate that is known.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge(
            f"the export has {len(data):,} bytes; the limit is {MOST_BYTES:,}. Split it by pages."
        )
    known = False
    for found in _found(_loaded(data)):
        reader = next((read for knows, read in _SYSTEMS if knows(found)), None)
        if reader is not None:
            known = True
            yield reader(found)
    if not known:
        raise UnknownType(
            "the JSON holds no candidate of Greenhouse, Lever or Ashby. Send what their interface "
            "answers when it is asked for candidates (Lever: opportunities)."
        )


def _loaded(data: bytes) -> list[object]:
    text = data.decode("utf-8-sig", "replace")
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    values: list[object] = []
    for line in text.splitlines():  # JSON Lines; a line that is none is passed over
        try:
            values += [json.loads(line)] if line.strip() else []
        except (ValueError, RecursionError):
            continue
    return values


def _found(values: list[object]) -> Iterator[Fields]:
    """Every object that may be a candidate, from the outermost in, in order."""
    seen = 0
    stack: list[tuple[object, int]] = [(value, 0) for value in reversed(values)]
    while stack and seen < _MOST:
        value, depth = stack.pop()
        seen += 1
        if isinstance(value, list):
            stack += [(one, depth) for one in reversed(value) if isinstance(one, dict)]
        elif isinstance(value, dict):
            if any(knows(value) for knows, _ in _SYSTEMS):
                yield value
            elif depth < _DEEP:
                inner = [value[key] for key in _INSIDE if isinstance(value.get(key), dict | list)]
                stack += [(one, depth + 1) for one in reversed(inner)]
