"""What filters make of the colour of a text."""

from __future__ import annotations

import re

from index.readers.colours import Colour
from index.readers.css.lengths import number

_GREY = 127.5
_CALL = re.compile(r"(brightness|contrast|invert)\(([^()]{0,40})\)")


def filtered(ink: Colour, values: dict[str, str]) -> Colour:
    """`ink` as the filter in `values` shows it; where the box is painted too, as it is.

    >>> filtered(Colour(10, 20, 30), {"filter": "brightness(0) invert(1)"})
    Colour(red=255.0, green=255.0, blue=255.0, alpha=1.0)
    """
    if "filter" not in values or {"background-color", "background-image"} & values.keys():
        return ink
    channels = (ink.red, ink.green, ink.blue)
    for name, written in _CALL.findall(values["filter"]):
        amount = number(written.strip() or "1")
        if amount is None:
            continue
        if name == "brightness":
            red, green, blue = (min(255.0, c * max(amount, 0.0)) for c in channels)
        elif name == "contrast":
            more = ((c - _GREY) * max(amount, 0.0) + _GREY for c in channels)
            red, green, blue = (min(255.0, max(0.0, c)) for c in more)
        else:
            share = min(max(amount, 0.0), 1.0)
            red, green, blue = (c * (1 - share) + (255.0 - c) * share for c in channels)
        channels = (red, green, blue)
    return Colour(channels[0], channels[1], channels[2], ink.alpha)
