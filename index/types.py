"""The nouns of reading and searching. Frozen; every wall between rooms is crossed by these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open characters of a `Document.text`.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0: got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


class BlockKind(StrEnum):
    """What a block is in its document, as far as the file's own marks tell."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Font:
    """Hints about how a block is set. `size` is in points, 0.0 where unknown."""

    size: float = 0.0
    bold: bool = False
    italic: bool = False


class Unseen(StrEnum):
    """Why a reader of the page does not see a text that stands in the file."""

    COLOUR = "colour"  # as what lies under it
    ALPHA = "alpha"  # transparent
    RENDER_MODE = "render_mode"  # neither filled nor stroked
    TINY = "tiny"  # too small to be read
    OFF_PAGE = "off_page"
    CLIPPED = "clipped"
    COVERED = "covered"  # something was drawn over it
    LAYER = "layer"  # in optional content that is off
    STYLE = "style"  # marked as hidden: by HTML style or class, by Word's "hidden"
    PICTURE = "picture"  # a text layer under a picture that shows something else
    OVERPRINTED = "overprinted"  # it is seen, but words stand on it, and neither can be read
    MIRRORED = "mirrored"  # it is seen, but as in a mirror
    STRUCK = "struck"  # struck through: it is seen, and taken back by who wrote it


class Oddity(StrEnum):
    """How visible text says something else to a program than to a reader."""

    CONTROLS = "controls"  # zero-width or bidirectional controls stood in it; they were dropped
    MIXED_SCRIPT = "mixed_script"  # a word of look-alike letters of several scripts


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line of a block: where its characters are and where they stand on the page.

    `words` holds a box for each of the words that white space parts in the span's text, in their
    order, or nothing where that is not known.
    """

    span: Span
    page: int | None = None
    box: Box | None = None
    words: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A reader's only product: one heading, paragraph, list item or table row, in reading order.

    `page` counts from 1. `page` and `box` are None in formats without pages. A block that wraps has
    several `lines`; a block of a format without visual lines may have none. The bullet glyph of a
    list item is not part of its span. `hidden` says why nobody sees the block: it is reported, and
    is never a passage. `confidence`, 0 to 1, is that of the OCR that read it; None where the file
    itself holds the text.
    """

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    box: Box | None = None
    font: Font = Font()
    hidden: Unseen | None = None
    lines: tuple[Line, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height of a page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Remark:
    """A span of visible text that is not what it looks like."""

    span: Span
    oddity: Oddity


class TextSource(StrEnum):
    """Where the words of a document come from."""

    FILE = "file"  # the file holds them
    OCR = "ocr"  # read off its pictures
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a file was read. The default says: wholly, and without a doubt.

    - `unreadable`: pages, from 1, that show something of which no text could be had
    - `doubtful`: pages whose reading order is a guess
    - `confidence`: of the OCR, 0 to 1, the mean over its characters; None where none was used
    - `unknown`: the share, 0 to 1, of glyphs of which the file does not say what they mean
    - `foreign`: the share, 0 to 1, of letters of a script that is not understood; readers leave it
      at 0, for it is told by who has to understand the text
    """

    source: TextSource = TextSource.FILE
    unreadable: tuple[int, ...] = ()
    doubtful: tuple[int, ...] = ()
    confidence: float | None = None
    unknown: float = 0.0
    foreign: float = 0.0


@dataclass(frozen=True, slots=True)
class Document:
    """What a file said. `id` is the SHA-256 of its bytes in hex: same file, same id.

    `blocks` are in reading order, do not overlap, and never leave `text`.
    """

    id: str
    name: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[PageSize, ...] = ()
    remarks: tuple[Remark, ...] = ()
    quality: Quality = Quality()

    @property
    def hidden(self) -> tuple[Block, ...]:
        """The blocks that nobody sees, each with its reason."""
        return tuple(block for block in self.blocks if block.hidden)

    def locate(self, span: Span) -> tuple[int | None, Box | None]:
        """Page and box of `span`: the union of its lines on the page where it starts."""
        page: int | None = None
        box: Box | None = None
        for part_page, part_box in self._parts(span):
            if part_box is None or (page is not None and part_page != page):
                continue
            page = part_page
            box = part_box if box is None else box.union(part_box)
        return page, box

    def boxes(self, span: Span) -> tuple[tuple[int, Box], ...]:
        """Every (page, box) that `span` touches, a box a line, in reading order.

        A line that knows the places of its words gives the box of those that the span touches.
        """
        return tuple((p, b) for p, b in self._parts(span) if p is not None and b is not None)

    def _parts(self, span: Span) -> Iterator[tuple[int | None, Box | None]]:
        for block in self.blocks:
            if not block.span.overlaps(span):
                continue
            if not block.lines:
                yield block.page, block.box
            for line in block.lines:
                if line.span.overlaps(span):
                    yield line.page, self._box(line, span)

    def _box(self, line: Line, span: Span) -> Box | None:
        if not line.words or span.contains(line.span):
            return line.box
        start = line.span.start
        words = _WORD.finditer(line.span.of(self.text))
        box: Box | None = None
        for word, place in zip(words, line.words, strict=True):
            if Span(start + word.start(), start + word.end()).overlaps(span):
                box = place if box is None else box.union(place)
        return box or line.box


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document that can be found and quoted.

    `text` is the verbatim slice `span` of the document's text. `context` (role, employer, dates)
    may be embedded with it and is never shown as quotation. `label` names the part of the document
    that it stands in, such as "experience".
    """

    document_id: str
    ordinal: int
    text: str
    context: str
    label: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Contextual vectors of the tokens of n texts, for late interaction.

    Text i owns the rows ``starts[i]`` to ``starts[i + 1]``.

    - `rows`: int8, (tokens, dim): unit vectors times 127, rounded, so that their products are whole
      numbers and no order of summing changes a bit
    - `starts`: int64, (n + 1,)
    - `gates`: float32, (tokens,), 0 or more: how much each token asks where its text is a query
    - `priors`: float32, (n,): how telling each text is by itself
    """

    rows: NDArray[np.int8] = field(repr=False)
    starts: NDArray[np.int64] = field(repr=False)
    gates: NDArray[np.float32] = field(repr=False)
    priors: NDArray[np.float32] = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Embeddings of texts: float32, shape (n, dim), every row of unit length.

    The dot product of two rows is therefore their cosine similarity. `model` is the fingerprint of
    what made them; vectors of different fingerprints never meet. `tokens` are the same texts token
    by token, where the model has heads for that and they were asked for.
    """

    model: str
    rows: NDArray[np.float32] = field(repr=False)
    tokens: Tokens | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return int(self.rows.shape[0])

    @property
    def dim(self) -> int:
        """The number of components of a vector."""
        return int(self.rows.shape[1])


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage near a query; `similarity` is the cosine in -1..1, higher is nearer."""

    passage: Passage
    similarity: float


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of a batch: `name` was handled; `failure` says why it was not added, or is None.

    `code` is the stable code of the failure. `added` is False for a document already known.
    `more`: others that were written together with it are still to be told of.
    """

    done: int
    total: int
    name: str
    document_id: str | None = None
    added: bool = False
    failure: str | None = None
    code: str | None = None
    more: bool = False
