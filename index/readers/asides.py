"""What a text holds beside what it says: comments, hidden elements, and the head of its file.

Markdown shows none of them. They are no part of the document's visible text: they are set aside.
"""

from __future__ import annotations

import re

from index.readers.css.cascade import Cascade
from index.readers.css.look import Look, look
from index.readers.css.tree import Frame

MOST_ELEMENTS = 1_000  # that are looked at; each may have a style of its own

_COMMENT, _COMMENT_ENDS = "<!--", "-->"
_ELEMENT = re.compile(
    r"<(?P<tag>[a-zA-Z][a-zA-Z0-9]{0,20})(?P<attributes>\s[^<>]{0,500})>(?P<text>[^<>]{0,5000})"
    r"</(?P=tag)\s*>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,30})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_DEFINITION = re.compile(
    r"^ {0,3}\[[^\]\n]{1,200}\]:[ \t]+(?:#|<|https?:|mailto:|www\.|\.{0,2}/)\S*"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.MULTILINE,
)
# Fields in capitals are a resume's own, between rules that its writer typed.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?:(?:[a-z][\w.-]*:(?:[ \t].*)?|[ \t]+.*|- .*|#.*)?\r?\n){1,200}?"
    r"(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)"
)


def set_aside(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` without what is beside it, and that, in order; line breaks stay where they are.

    >>> set_aside("Led <!-- Go -->a team")
    ('Led a team', ('Go',))
    """
    aside: list[str] = []
    if text.startswith("---"):
        text = _taken(_FRONT_MATTER, text, aside, 1)
    if _COMMENT in text:
        text = _without_comments(text, aside)
    if "]:" in text:
        text = _taken(_DEFINITION, text, aside, 0)
    if "</" in text:
        text = _without_hidden(text, aside)
    return text, tuple(said for part in aside if (said := part.strip()))


def _taken(pattern: re.Pattern[str], text: str, aside: list[str], count: int) -> str:
    def take(found: re.Match[str]) -> str:
        aside.append(found[0])
        return ""

    if count:
        found = pattern.match(text)
        return text if not found else take(found) + text[found.end() :]
    return pattern.sub(take, text)


def _without_comments(text: str, aside: list[str]) -> str:
    parts: list[str] = []
    at = 0
    while (start := text.find(_COMMENT, at)) != -1:
        end = text.find(_COMMENT_ENDS, start + len(_COMMENT))
        if end == -1:
            break
        parts.append(text[at:start])
        aside.append(text[start + len(_COMMENT) : end])
        at = end + len(_COMMENT_ENDS)
    return "".join((*parts, text[at:]))


def _without_hidden(text: str, aside: list[str]) -> str:
    """Without the elements whose own style keeps them from being seen."""
    cascade = Cascade()
    left = MOST_ELEMENTS

    def take(found: re.Match[str]) -> str:
        nonlocal left
        left -= 1
        written = _ATTRIBUTE.findall(found["attributes"])
        attributes: dict[str, str | None] = {
            name.lower(): double or single or bare for name, double, single, bare in written
        }
        if left < 0 or not attributes.keys() & {"style", "hidden", "color"}:
            return found[0]
        frame = Frame.under(None, found["tag"].lower(), attributes)
        if not look(cascade.declared(frame), Look(), is_block=False).unseen:
            return found[0]
        aside.append(found["text"])
        return ""

    return _ELEMENT.sub(take, text)
