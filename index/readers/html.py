"""HTML: whole pages and fragments, as a browser would lay their text out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.readers import nesting
from index.readers.content import Builder, Content, Limits
from index.readers.pieces import Piece, add_all, row, settle
from index.readers.sniff import HTML, unescaped_fragment
from index.types import BlockKind, Font, Unseen

_LEFT_OUT = frozenset(
    "script style noscript template head iframe object svg math canvas nav button select datalist"
    " audio video map -comment".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html legend li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul".split()
)
_BOLD = frozenset(("b", "strong"))
_CELLS = frozenset(("td", "th"))
_HIDDEN_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_BOLD_STYLE = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)\b", re.I)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_CHARSET_WINDOW = 4096
# Only the encodings of the web: Python knows others that are no encodings of text.
_WEB_ENCODING = re.compile(
    r"utf-?(?:8|16)(?:-?[lb]e)?|(?:windows|cp)-?125[0-8]|iso-?8859-?\d{1,2}|koi8-?[ru]|gb(?:k|2312"
    r"|18030)|big5|euc-?(?:jp|kr)|shift[-_]?jis",
    re.I,
)


def read(data: bytes, limits: Limits) -> Content:
    """Read an HTML page or fragment. Text that is set not to be shown is in hidden blocks.

    Raises `TooLarge` for HTML that nests without end, `EmptyDocument` if there is no text in it.
    """
    builder = Builder(limits)
    walk = _Walk()
    root = _parse(data).root
    if root is not None:
        walk.over(root)
    add_all(builder, walk.found)
    return builder.finish(HTML)


def embedded_json_ld(data: bytes) -> tuple[str, ...]:
    """The raw texts of the JSON-LD scripts in an HTML page, in order."""
    scripts = _parse(data).css("script[type]")
    texts = (
        script.text(deep=True)
        for script in scripts
        if (script.attributes.get("type") or "").partition(";")[0].strip().lower()
        == "application/ld+json"
    )
    return tuple(text for text in texts if text.strip())


def _parse(data: bytes) -> LexborHTMLParser:
    html = unescaped_fragment(_decoded(data))
    nesting.check(html)
    return LexborHTMLParser(html)


def _decoded(data: bytes) -> str:
    """The characters of `data`: by byte order mark, by its meta tag, as UTF-8 or Windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    declared = _CHARSET.search(data, 0, _CHARSET_WINDOW)
    names = ["utf-8", "cp1252"]
    if declared and _WEB_ENCODING.fullmatch(declared[1].decode("ascii", "replace")):
        named = declared[1].decode("ascii").lower()
        latin = named.replace("-", "") in ("iso88591", "latin1")
        names.insert(0 if "16" not in named else 1, "cp1252" if latin else named)
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


@dataclass(slots=True)
class _Walk:
    """One pass over the tree, without recursion: collects text and settles it at block borders.

    `sinks` are the open table cells, the innermost last; `rows` the cells of the open rows.
    """

    found: list[Piece] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    bold: int = 0
    hidden: int = 0
    headings: int = 0
    items: int = 0
    preformatted: int = 0
    sinks: list[list[Piece]] = field(default_factory=list)
    rows: list[list[list[Piece]]] = field(default_factory=list)

    def over(self, root: LexborNode) -> None:
        """Visit `root` and all that is under it, in order."""
        for node, entering in _visits(root):
            if node.tag == "-text":
                if entering:
                    self._say(node.text_content or "")
            elif node.tag == "br":
                if entering:
                    self.text.append("\n")
            elif entering:
                self._enter(node)
            else:
                self._leave(node)
        self._flush()

    def _enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
        self._count(node, tag, 1)
        if tag == "tr":
            self.rows.append([])
        elif tag in _CELLS and self.rows:
            self.rows[-1].append([])
            self.sinks.append(self.rows[-1][-1])

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._flush()
        self._count(node, tag, -1)
        if tag in _CELLS and self.rows and self.sinks:
            self.sinks.pop()
        elif tag == "tr" and self.rows:
            cells = self.rows.pop()
            self._sink.extend(row(cells))

    def _count(self, node: LexborNode, tag: str, step: int) -> None:
        self.headings += step * (tag in _HEADINGS)
        self.items += step * (tag == "li")
        self.preformatted += step * (tag == "pre")
        style = node.attributes.get("style") or ""
        self.bold += step * (tag in _BOLD or bool(_BOLD_STYLE.search(style)))
        unseen = "hidden" in node.attributes or bool(_HIDDEN_STYLE.search(style))
        if unseen and tag not in _BLOCKS:
            self._flush()
        self.hidden += step * unseen

    def _say(self, text: str) -> None:
        shown = text.replace("\r", "") if self.preformatted else _SPACE.sub(" ", text)
        self.text.append(shown)
        letters = sum(1 for c in shown if c.isalnum())
        self.letters += letters
        self.bold_letters += letters if self.bold else 0

    def _flush(self) -> None:
        """Settle the text since the last border."""
        text = "".join(self.text)
        font = Font(bold=0 < self.letters == self.bold_letters)
        self.text, self.letters, self.bold_letters = [], 0, 0
        if not text.strip():
            return
        kind = BlockKind.PARAGRAPH
        if self.headings:
            kind = BlockKind.HEADING
        elif self.items:
            kind = BlockKind.LIST_ITEM
        self._sink.extend(settle(text, kind, font, hidden=Unseen.STYLE if self.hidden else None))

    @property
    def _sink(self) -> list[Piece]:
        return self.sinks[-1] if self.sinks else self.found


def _visits(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each node under `root` as it is entered (True) and left (False); some tags are left out."""
    node: LexborNode | None = root
    depth = 0
    while node is not None:
        inside = None
        if node.tag not in _LEFT_OUT:
            yield node, True
            inside = node.first_child
            if inside is None:
                yield node, False
        if inside is not None:
            node, depth = inside, depth + 1
            continue
        while node is not None and depth and node.next is None:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield node, False
        node = node.next if node is not None and depth else None
