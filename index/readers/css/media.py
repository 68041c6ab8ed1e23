"""Which media queries hold where a page is read: on a screen, in a window of usual size."""

from __future__ import annotations

import re

from index.readers.css.lengths import VIEWPORT, pixels

_AND = re.compile(r"\s+and\s+")
_FEATURE = re.compile(r"\(\s*(min-|max-)?(?:device-)?(width|height)\s*:\s*([^()]+?)\s*\)")
_RANGE = re.compile(r"\(\s*(width|height)\s*([<>]=?)\s*([^()]+?)\s*\)")
_HOLDING = frozenset(
    "(orientation:landscape) (prefers-color-scheme:light) (hover:hover) (pointer:fine) (color)"
    " (any-hover:hover) (prefers-reduced-motion:no-preference) (scripting:enabled) (hover)"
    " (forced-colors:none) (prefers-contrast:no-preference)".split()
)


def holds(query: str) -> bool:
    """Whether one of the comma-separated queries holds; an empty one does.

    >>> holds("screen and (min-width: 600px)"), holds("print"), holds("(max-width: 600px)")
    (True, False, False)
    """
    return any(_one(part.strip().lower()) for part in query.split(","))


def _one(query: str) -> bool:
    if query.startswith("not "):
        return not _one(query[4:].strip())
    parts = _AND.split(query.removeprefix("only ")) if query else []
    return all(_part(part.strip()) for part in parts)


def _part(part: str) -> bool:
    if not part.startswith("("):
        return part in ("screen", "all")
    feature = _FEATURE.fullmatch(part)
    if feature:
        ours, asked = VIEWPORT[feature[2] == "height"], pixels(feature[3])
        if asked is None:
            return False
        return {"min-": ours >= asked, "max-": ours <= asked}.get(feature[1], ours == asked)
    span = _RANGE.fullmatch(part)
    if span:
        ours, asked = VIEWPORT[span[1] == "height"], pixels(span[3])
        if asked is None:
            return False
        signs = {">": ours > asked, ">=": ours >= asked, "<": ours < asked, "<=": ours <= asked}
        return signs[span[2]]
    return "".join(part.split()) in _HOLDING
