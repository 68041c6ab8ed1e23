"""How deep HTML would nest, counted before it is parsed.

The standard's way of parsing HTML walks up the open elements at each tag, and opens unclosed
formatting anew in every block: deep nesting costs the square of its depth, in time or in nodes. So
tags are counted first, in one pass, without a tree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from index.errors import TooLarge

DEEPEST = 1_000
MOST_NODES = 150_000
MOST_OPTIONS = 5_000  # of lists to choose from; the parser compares each with those before it
MOST_ATTRIBUTES = 500  # of one tag; each is compared with all before it

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Closed by the tag that follows; inside SVG and MathML they nest like any other.
_IMPLIED = frozenset(
    "p li dd dt option optgroup tr td th thead tbody tfoot colgroup html head body".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_DRAWINGS = frozenset(("svg", "math"))
# An attribute as the standard reads it: a quote only quotes right after an equals sign.
_ATTRIBUTE = r"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+"
_TAG = re.compile(
    r"<(?:(?P<comment>!--)|(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    rf"(?:[\s/]++|{_ATTRIBUTE})*+>?)"
)
_ATTRIBUTES = re.compile(rf"[\s/]++|(?P<attribute>{_ATTRIBUTE})")
_LONG_TAG = MOST_ATTRIBUTES * 2  # characters: a shorter tag cannot have too many


def check(html: str) -> None:
    """Raise `TooLarge` if parsing `html` could nest or multiply without bound."""
    open_now: Counter[str] = Counter()
    depth = nodes = formatting = options = 0
    drawn = any(f"<{name}" in html.lower() for name in _DRAWINGS)
    for name, is_end in _tags(html):
        options += name == "option" and not is_end
        if name in _VOID or (name in _IMPLIED and not drawn):
            nodes += 1 + formatting
        elif not is_end:
            open_now[name] += 1
            depth += 1
            formatting += name in _FORMATTING
            nodes += 1 + formatting
        elif open_now[name]:
            open_now[name] -= 1
            depth -= 1
            formatting -= name in _FORMATTING
        _check("levels of tags inside each other", depth, DEEPEST)
        _check("elements", nodes, MOST_NODES)
        _check("options to choose from", options, MOST_OPTIONS)


def _tags(html: str) -> Iterator[tuple[str, bool]]:
    """The tags of `html` as (name in lower case, whether it closes), comments and scripts skipped.

    In a drawing a tag that closes itself is no level.
    """
    at = 0
    drawing = 0
    while found := _TAG.search(html, at):
        at = found.end()
        if found["comment"]:
            closed = html.find("-->", found.start() + 2)
            at = closed + 3 if closed != -1 else len(html)
            continue
        if at - found.start() > _LONG_TAG:
            _check(
                "attributes in one tag", _attributes(html, found.end("name"), at), MOST_ATTRIBUTES
            )
        name, is_end = found["name"].lower(), bool(found["end"])
        if name in _DRAWINGS:
            drawing = max(0, drawing + (-1 if is_end else 1))
        if drawing and html[at - 2 : at] == "/>":
            continue
        yield name, is_end
        if name in _RAW and not is_end and not drawing:
            closed = _closing(html, name, at)
            at = closed if closed != -1 else len(html)


def _attributes(html: str, start: int, end: int) -> int:
    return sum(1 for at in _ATTRIBUTES.finditer(html, start, end) if at["attribute"])


def _closing(html: str, name: str, at: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, at)
    return found.start() if found else -1


def _check(what: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise TooLarge(f"the HTML has more than {allowed:,} {what}. Send a simpler file.")
