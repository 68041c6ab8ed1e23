"""Markdown, read as it renders: without its marks, addresses and titles, and what HTML in it hides.

A parser of CommonMark with tables makes HTML of it, and that is read as HTML is. A row that no
program wrapped ends where its writer ended it, and a row in bold alone is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from markdown_it import MarkdownIt

from index.errors import TooLarge
from index.readers.content import Content, Limits
from index.readers.html.read import read as read_html
from index.readers.rows import BOLD_LENGTH, Mark, Row
from index.readers.sniff import MARKDOWN
from index.types import Block

MOST_MARKS = 20_000  # of those that may open something; each takes the parser a while

_OPENS = re.compile(r"[\[<*_`&\\~]")
_NO_TEXT = (Mark.BLANK, Mark.RULE, Mark.CELLS)  # rows that end in no line break
_BREAK = "  "
_BOLD = re.compile(rf"<p>\s*<strong>([^<>\n]{{1,{BOLD_LENGTH}}}?):?</strong>:?\s*</p>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,100})\]:[ \t].*(?:\n(?: {4}|\t).*)*", re.MULTILINE)
# Fields in capitals are a resume's own, between rules that its writer typed.
_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n(?:(?:[a-z][\w.-]*:(?:[ \t].*)?|[ \t]+.*|- .*|#.*)?\r?\n){1,200}?"
    r"(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)"
)


def read(text: str, found: Sequence[Row], blocks: Sequence[Block], limits: Limits) -> Content:
    r"""Read the Markdown `text`, whose rows are `found` and end in `\n`.

    Those that were wrapped share one of the `blocks`.
    What no reader of the page sees stands in hidden blocks: comments, hidden elements, front
    matter, titles of links that are only defined, notes that nothing refers to. Raises `TooLarge`
    and `EmptyDocument`.
    """
    marks = sum(1 for _ in _OPENS.finditer(text))
    if marks > MOST_MARKS:
        raise TooLarge(
            f"the Markdown has {marks:,} marks; the limit is {MOST_MARKS:,}. Send a simpler file."
        )
    aside: list[str] = []
    text = _without_notes(_without_front_matter(_with_breaks(text, found, blocks), aside), aside)
    known: dict[str, dict[str, dict[str, str]]] = {}
    page = _parser().render(text, known)
    aside += (one["title"] for one in known.get("references", {}).values())
    aside += _COMMENT.findall(page)
    unseen = "".join(f"<p hidden>{escape(said)}</p>" for said in aside)
    page = _BOLD.sub(r"<h4>\1</h4>", page.replace("<br />\n", "</p><p>"))
    return replace(read_html((page + unseen).encode("utf-8-sig"), limits), media_type=MARKDOWN)


def _parser() -> MarkdownIt:
    """Of CommonMark as the web writes it; in a resume an indented line is no code."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _with_breaks(text: str, found: Sequence[Row], blocks: Sequence[Block]) -> str:
    """`text` with a line break after each row that does not go on in the next."""
    wrapped = {line.span.end for block in blocks for line in block.lines[:-1]}
    return "\n".join(
        line if row.mark in _NO_TEXT or row.span.end in wrapped else line + _BREAK
        for line, row in zip(text.split("\n"), found, strict=True)
    )


def _without_front_matter(text: str, aside: list[str]) -> str:
    found = _FRONT_MATTER.match(text)
    if found is None:
        return text
    aside.append(found[0])
    return text[found.end() :]


def _without_notes(text: str, aside: list[str]) -> str:
    """Without the notes that nothing refers to."""

    def take(note: re.Match[str]) -> str:
        if text.count(f"[^{note[1]}]") > 1:
            return note[0]
        aside.append(note[0])
        return ""

    return _NOTE.sub(take, text) if "[^" in text else text
