"""What an element says of the language of its text, and of the way that it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.readers.css.selectors import Element

LEFTWARDS, RIGHTWARDS = "ltr", "rtl"


def ranges(written: str) -> tuple[str, ...]:
    """Those of a `:lang()`, in lower case."""
    return tuple(part.strip(" \"'").lower() for part in written.split(","))


def speaks(element: Element, wanted: tuple[str, ...]) -> bool:
    """Whether the language of `element` is in one of the ranges."""
    said = (_nearest(element, "lang") or "").lower()
    if not said:
        return False
    plain = (one.removeprefix("*-") for one in wanted)
    return any(one in ("*", said) or (one and f"{said}-".startswith(f"{one}-")) for one in plain)


def runs(element: Element, way: str) -> bool:
    """Whether the text of `element` runs that way; from the left where nothing is said."""
    said = (_nearest(element, "dir") or "").strip().lower()
    return way == (said if said == RIGHTWARDS else LEFTWARDS)


def _nearest(element: Element, name: str) -> str | None:
    at: Element | None = element
    while at is not None:
        value = at.attributes.get(name)
        if value is not None:
            return value
        at = at.parent
    return None
