"""The style sheets that a page carries: written in it, or in the address of a link."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.readers.css import media

_HEAD = 20_000  # characters of a sheet that may begin with others
_IMPORTED = re.compile(
    r"@import\s+(?:url\(\s*)?[\"']?(data:text/css[^\"')]{0,10000})[\"')]+([^;]{0,100});",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DATA = re.compile(r"\s*data:([^,]{0,100}),(.*)", re.IGNORECASE | re.DOTALL)


# What classes of the sheets that most pages link to are called, for where such a sheet lies beside
# the page. Those that also name a width of the window at which the element is shown are left out.
_ELSEWHERE = 'link[rel~="stylesheet" i][href]:not([href^="data:" i]), script[src*="tailwind" i]'
_KNOWN = """
.d-none:not([class*="d-sm-"], [class*="d-md-"], [class*="d-lg-"], [class*="d-xl-"]),
.hidden:not([class*=":"]) { display: none }
.invisible:not([class*=":"]) { visibility: hidden }
.opacity-0:not([class*=":"]) { opacity: 0 }
.visually-hidden, .sr-only:not([class*=":"]) { display: none }
.visuallyhidden, .screen-reader-text, .show-for-sr, .is-sr-only { display: none }
.is-hidden, .is-invisible, .uk-hidden, .uk-invisible { display: none }
.text-transparent:not([class*=":"], [class*="bg-clip"]) { color: transparent }
"""
# White text, where no other sheet lies beside the page and no element around the text has a class:
# both may paint its ground.
_UTILITIES = re.compile(r"bootstrap|tailwind", re.IGNORECASE)
_WHITE = """
[class="text-white"]:not(
  [class]:not([class^="container"], [class^="row"], [class^="col"], [class^="text-"]) *)
  { color: #fff }
"""


def sheets(page: LexborHTMLParser) -> Iterator[str]:
    """Those of `page` that hold on a screen, in order. What lies beside the page is not there."""
    elsewhere = [node.attributes.get("href") or "tailwind" for node in page.css(_ELSEWHERE)]
    if elsewhere:
        yield _KNOWN
        yield _WHITE if all(map(_UTILITIES.search, elsewhere)) else ""
    unused = {node.mem_id for node in page.css("noscript style, noscript link")}
    for node in page.css("style, link[href]"):
        if node.mem_id in unused:  # a browser runs scripts
            continue
        kind = (node.attributes.get("type") or "text/css").strip().lower()
        if kind == "text/css" and media.holds(node.attributes.get("media") or ""):
            if node.tag == "style":
                text = node.text(deep=True)
                yield from _imported(text)
                yield text
            else:
                yield _linked(node)


def _linked(link: LexborNode) -> str:
    """The style sheet in the address of `link`; "" where it is none, or elsewhere."""
    relations = (link.attributes.get("rel") or "").lower().split()
    if "stylesheet" not in relations or "alternate" in relations:
        return ""
    return _held_in(link.attributes.get("href") or "")


def _imported(sheet: str) -> Iterator[str]:
    """The style sheets that `sheet` begins with, where their addresses are themselves."""
    if "@import" in sheet[:_HEAD].lower():
        for found in _IMPORTED.finditer(_COMMENT.sub(" ", sheet[:_HEAD])):
            yield _held_in(found[1]) if media.holds(found[2].strip()) else ""


def _held_in(address: str) -> str:
    """The style sheet that an address is itself, or ""."""
    found = _DATA.fullmatch(address)
    if not found:
        return ""
    written = unquote_to_bytes(found[2])
    if found[1].lower().rstrip().endswith(";base64"):
        try:
            written = base64.b64decode(written)
        except binascii.Error:
            return ""
    return written.decode("utf-8", "replace")
