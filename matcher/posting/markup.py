"""A page of HTML from a title and the named parts of an advert, however each was written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_ESCAPED_TAG = re.compile(r"&lt;/?[a-zA-Z][^<>]{0,2000}?&gt;")


def page(title: str, parts: Iterable[tuple[str, str]]) -> str:
    """A page of the title and the parts that say anything; "" if none does."""
    written = []
    for heading, text in parts:
        body = _markup(text)
        if words(body):
            head = f"<h2>{html.escape(plain(heading))}</h2>\n" if plain(heading) else ""
            written.append(head + body)
    if not written:
        return ""
    name = f"<h1>{html.escape(plain(title))}</h1>\n" if plain(title) else ""
    return f"<!doctype html>\n<html><body>\n{name}" + "\n".join(written) + "\n</body></html>\n"


def _markup(text: str) -> str:
    """`text` as HTML, whether it came as HTML, as escaped HTML, or as plain lines."""
    if not _TAG.search(text) and _ESCAPED_TAG.search(text):
        text = html.unescape(text)
    if _TAG.search(text):
        return text
    lines = (line.strip() for line in html.unescape(text).splitlines())
    return "\n".join(f"<p>{html.escape(line)}</p>" for line in lines if line)


def items(lines: Iterable[str]) -> str:
    """A list of `lines`, without their markup; "" if there are none."""
    inner = "".join(f"<li>{html.escape(plain(line))}</li>" for line in lines if plain(line))
    return f"<ul>{inner}</ul>" if inner else ""


def plain(text: str) -> str:
    """`text` without its markup, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def words(markup: str) -> str:
    """What `markup` says, for comparing: its words in lower case."""
    return plain(html.unescape(markup)).casefold()
