"""Values that a browser takes for none, so that what was declared before goes on to hold."""

from __future__ import annotations

import re

from index.readers.colours import colour

_WORD = re.compile(r"-?[a-z][a-z-]*")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)([a-z]*)")
_ANYWHERE = frozenset(("inherit", "initial", "unset", "revert", "revert-layer"))
_WORDS = {
    "display": "none block inline inline-block flex inline-flex grid inline-grid table inline-table"
    " table-row table-cell table-column table-caption table-row-group table-header-group"
    " table-footer-group table-column-group contents flow flow-root list-item ruby ruby-text math"
    " run-in -webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex",
    "visibility": "visible hidden collapse",
    "position": "static relative absolute fixed sticky -webkit-sticky",
    "opacity": "",
    "font-size": "xx-small x-small small medium large x-large xx-large xxx-large larger smaller"
    " math -webkit-xxx-large",
}
_KNOWN = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_COLOURS = ("color", "-webkit-text-fill-color")
# Named by the system, or the colour around; what they are is not known to be like any ground.
_OTHERS = frozenset(
    "currentcolor linktext visitedtext activetext buttonface buttontext buttonborder field"
    " fieldtext highlight highlighttext selecteditem selecteditemtext mark marktext graytext"
    " accentcolor accentcolortext window windowtext windowframe menu menutext scrollbar"
    " background captiontext infobackground infotext threedface threedshadow threedhighlight"
    " buttonhighlight buttonshadow activecaption inactivecaption activeborder inactiveborder"
    " appworkspace inactivecaptiontext threeddarkshadow threedlightshadow -webkit-link"
    " -webkit-text -internal-light-dark".split()
)


def is_valid(name: str, value: str) -> bool:
    """Whether a browser takes `value`, in lower case, for one of the property; so if in doubt.

    >>> is_valid("display", "blok"), is_valid("font-size", "16"), is_valid("color", "redd")
    (False, False, False)
    >>> is_valid("display", "block"), is_valid("font-size", "2cqi"), is_valid("color", "menu")
    (True, True, True)
    """
    if name in _COLOURS:
        word = _WORD.fullmatch(value) is not None
        return not word or value in _ANYWHERE or value in _OTHERS or colour(value) is not None
    known = _KNOWN.get(name)
    if known is None:
        return True
    if _WORD.fullmatch(value):
        return value in known or value in _ANYWHERE
    number = _NUMBER.fullmatch(value)
    if number is None:
        return True
    if name == "opacity":
        return not number[1]
    return name == "font-size" and (bool(number[1]) or not float(number[0]))
