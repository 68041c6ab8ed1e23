"""Which conditions of @supports hold: those of properties and selectors that are known."""

from __future__ import annotations

import re

from index.readers.css.properties import KNOWN
from index.readers.css.values import is_valid
from index.readers.css.written import selectors, split

_JOINED = re.compile(r"(?<![:\w-])(and|or|not)\(", re.IGNORECASE)
_DEEPEST = 4  # conditions inside each other


def supports(query: str, depth: int = _DEEPEST) -> bool:
    """Whether `query` holds; what it says of fonts is taken to.

    >>> supports("(display: grid)"), supports("(nope: 1)"), supports("not (nope: 1)")
    (True, False, True)
    >>> supports("(nope: 1) or ((display: grid) and selector(a:not(b)))")
    True
    """
    text = " ".join(_JOINED.sub(r"\1 (", query).split())
    words = [word for word in split(text, " ") if word]
    if words[:1] == ["not"]:
        return not supports(" ".join(words[1:]), depth)
    held = (_part(word, depth) for word in words if word not in ("and", "or"))
    return any(held) if "or" in words else all(held)


def _part(part: str, depth: int) -> bool:
    if part.startswith("selector("):
        return bool(selectors(part.removeprefix("selector(").removesuffix(")").strip()))
    if not part.startswith("("):
        return True
    inside = part.removeprefix("(").removesuffix(")").strip()
    name, colon, value = inside.partition(":")
    name = name.strip().lower()
    if colon and not name.startswith(("(", "not ", "not(", "selector(")):
        known = name in KNOWN or name.startswith("--")
        return known and is_valid(name, value.strip().lower())
    return depth > 0 and supports(inside, depth - 1)
