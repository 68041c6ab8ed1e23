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
MOST_CELLS = 20_000  # of tables; the parser makes a row as wide as its table's head

_OPENS = re.compile(r"[\[<*_`&\\~]")
_NO_TEXT = (Mark.BLANK, Mark.RULE, Mark.CELLS)  # rows that end in no line break
_BREAK = "  "
_BREAKS = re.compile(r"(?<!\\)(?:\\\\)*\\$")  # a row that its writer broke with a backslash
_BOLD = re.compile(rf"<p>\s*<strong>([^<>\n]{{1,{BOLD_LENGTH}}}?):?</strong>:?\s*</p>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*\n")
_TABLE_RULE = frozenset("|:- \t>*+.)0123456789")  # it may stand in a list or a quote
_YEAR = re.compile(r"^([ \t>*+-]*\d{4})([.)])(?=\s)", re.MULTILINE)
_TAG = re.compile(
    r"<!--.*?-->|<[!?][^>]*>"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?=[\s/>])(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>"
    r"|<(?=[a-zA-Z])(?![\w.+-]+[:@])",  # no tag; nor is an address
    re.DOTALL,
)
_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))
# Elements that need no end, and those whose text is no text of the page: without an end, all of it.
_ENDLESS = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th"
    " thead tbody tfoot colgroup caption html body rt rp".split()
)
_SWALLOWS = frozenset(
    "applet audio button canvas datalist dialog frameset head iframe map math nav noembed noframes"
    " noscript object plaintext script select style svg template textarea title video xmp".split()
)
# Noncharacters, which stand for signs that are to be no marks until the page is made.
_LESS, _DOT, _BRACKET = "\ufdd0", "\ufdd1", "\ufdd2"
_SIGNS = str.maketrans({_LESS: "&lt;", _DOT: ".", _BRACKET: ")"})
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
    if (cells := _cells(text)) > MOST_CELLS:
        raise TooLarge(
            f"the Markdown has tables of {cells:,} cells; the limit is {MOST_CELLS:,}. "
            "Send a simpler file."
        )
    aside: list[str] = []
    text = _without_notes(_without_front_matter(_with_breaks(text, found, blocks), aside), aside)
    text = _YEAR.sub(lambda year: year[1] + (_DOT if year[2] == "." else _BRACKET), text)
    known: dict[str, dict[str, dict[str, str]]] = {}
    page = _parser().render(_without_loose_tags(text), known)
    page = _without_loose_tags(page).translate(_SIGNS)  # in code an end of one was none
    aside += (one["title"] for one in known.get("references", {}).values())
    aside += _COMMENT.findall(page)
    unseen = "".join(f"<p hidden>{escape(said)}</p>" for said in aside)
    page = _BOLD.sub(r"<h4>\1</h4>", page.replace("<br />\n", "</p><p>"))
    return replace(read_html((page + unseen).encode("utf-8-sig"), limits), media_type=MARKDOWN)


def _parser() -> MarkdownIt:
    """Of CommonMark as the web writes it; in a resume an indented line is no code."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


def _cells(text: str) -> int:
    """How many cells the tables of `text` have at most, those among them that the parser adds."""
    count = 0
    for part in _BLANK.split(text):
        lines = part.split("\n")
        rules = [ln for ln in lines if "|" in ln and "-" in ln and _TABLE_RULE.issuperset(ln)]
        if rules:
            count += len(lines) * (1 + max(rule.count("|") for rule in rules))
    return count


def _without_loose_tags(text: str) -> str:
    """`text` with `_LESS` where a tag or comment is but a word: `List<String>`, "a <script> of".

    Such a one has no end, and no attribute that a writer of HTML gave it. In a page with a style
    sheet it is one, but for those that make no text of all that follows them.
    """
    for start, end in _ENDS:
        last = text.rfind(end) + 1
        text = text[:last] + text[last:].replace(start, _LESS + start[1:])
    styled = "</style" in text.lower()
    loose: set[int] = set()
    opened: dict[str, list[int]] = {}
    for tag in _TAG.finditer(text):
        name, rest = (tag["name"] or "").lower(), tag["rest"] or ""
        at = tag.start()
        if tag[0] == "<":
            loose.add(at)
        elif tag["end"] and opened.get(name):
            loose.discard(opened[name].pop())
        elif name and not tag["end"] and name not in _ENDLESS:
            opened.setdefault(name, []).append(at)
            if name in _SWALLOWS or not (styled or "=" in rest or "hidden" in rest.lower()):
                loose.add(at)
    return "".join(_LESS if at in loose else sign for at, sign in enumerate(text))


def _with_breaks(text: str, found: Sequence[Row], blocks: Sequence[Block]) -> str:
    """`text` with a line break after each row that does not go on in the next."""
    wrapped = {line.span.end for block in blocks for line in block.lines[:-1]}
    return "\n".join(
        line
        if row.mark in _NO_TEXT or row.span.end in wrapped or _BREAKS.search(line)
        else line + _BREAK
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
