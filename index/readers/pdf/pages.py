"""Pages that are laid out -> the content of a file: blocks in reading order, and how well read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from index.readers.content import Builder, Content, Limits, Written, clean
from index.readers.pdf.blocks import TextBlock, blocks, document_body
from index.readers.pdf.bullets import with_bullets
from index.readers.pdf.doubts import is_doubtful
from index.readers.pdf.flows import reading_order
from index.readers.pdf.glyphs import Frame
from index.readers.pdf.leftwards import words_as_read
from index.readers.pdf.lines import TextLine, lines
from index.readers.pdf.order import columns
from index.readers.pdf.ranges import parted
from index.readers.pdf.rules import NO_BORDERS, Borders
from index.readers.pdf.scans import Scan
from index.readers.pdf.segments import Segment, Word
from index.readers.pdf.wraps import goes_on_overleaf
from index.types import BlockKind, Box, PageSize, Quality, TextSource, Unseen

Laid = tuple[tuple[Frame, list[list[TextLine]]], ...]  # by frame and column


@dataclass(frozen=True, slots=True)
class Page:
    """A page's writing: what is seen, and by reason what is not.

    - `sure`: the confidence of words that were read off a picture; of all others it is `layer`,
      which is None where nothing is known of it
    - `source`: where its words come from; None where it has none
    - `unreadable`: it shows something of which no text could be had
    - `glyphs`: that are seen; of `unknown` the file does not say what they mean
    """

    number: int
    size: PageSize
    seen: Laid
    unseen: tuple[tuple[Unseen, Laid], ...] = ()
    sure: Mapping[Word, float] = field(default_factory=dict)
    layer: float | None = None
    source: TextSource | None = TextSource.FILE
    unreadable: bool = False
    glyphs: int = 0
    unknown: int = 0

    def sureness(self, words: Iterable[Word]) -> Iterator[tuple[float, int]]:
        """The confidence of each of `words`, where there is one, and its letters."""
        if not self.sure and self.layer is None:
            return
        for word in words:
            sure = self.sure.get(word, self.layer)
            if sure is not None:
                yield sure, len(word.text)

    @property
    def has_text(self) -> bool:
        """Whether anything is written on it, seen or not."""
        return any(says_something(laid) for laid in (self.seen, *(laid for _, laid in self.unseen)))


def laid_out(
    frame: Frame,
    found: Sequence[Segment],
    dots: Sequence[Box],
    width: float,
    borders: Borders = NO_BORDERS,
) -> tuple[Frame, list[list[TextLine]]]:
    """The lines of a frame, by column. `dots` are bullets; the page is `width` points wide."""
    joined = parted(with_bullets(found, dots))
    reach = _reach(joined, 0.0 if frame.degrees else width)
    return frame, [lines(column) for column in columns(joined, reach, borders)]


def scanned(found: Scan, width: float) -> Laid:
    """The lines of a page that was read off a picture."""
    if not found.segments:
        return ()
    return (laid_out(found.frame, found.segments, found.dots, width),)


def says_something(laid: Laid) -> bool:
    """Whether there is a letter or a digit."""
    return any(
        any(c.isalnum() for c in clean(line.text))
        for _, columns_ in laid
        for column in columns_
        for line in column
    )


def _reach(found: Sequence[Segment], width: float) -> float:
    """How far text may reach to the right: both margins of a page are taken to be alike."""
    return max(max(s.x1 for s in found), width - min(s.x0 for s in found))


def content(
    pages: Sequence[Page], media_type: str, limits: Limits, builder: Builder | None = None
) -> Content:
    """The text of all `pages`; what nobody sees comes last, in blocks that say why.

    What was added to `builder` stands before it. Raises `EmptyDocument` if there is none, and
    `TooLarge`.
    """
    builder = builder or Builder(limits)
    body = document_body([column for page in pages for _, laid in page.seen for column in laid])
    for text in _texts(pages, body):
        text.add_to(builder)
    for page in pages:
        for reason, laid in page.unseen:
            for frame, found in laid:
                for block in blocks(found, body):
                    hidden = [_written(line, frame, page.number) for line in block.lines]
                    builder.add(hidden, block.kind, font=block.font, hidden=reason)
    return builder.finish(media_type, tuple(page.size for page in pages), _quality(pages))


@dataclass(slots=True)
class _Text:
    """A block on its way, which may go on overleaf; `sure` as `Page.sureness` has it."""

    block: TextBlock
    pieces: list[Written] = field(default_factory=list)
    sure: list[tuple[float, int]] = field(default_factory=list)

    def extend(self, block: TextBlock, frame: Frame, page: Page) -> None:
        self.pieces.extend([_written(line, frame, page.number) for line in block.lines])
        if page.sure or page.layer is not None:
            self.sure.extend(page.sureness(word for line in block.lines for word in line.words))

    def add_to(self, builder: Builder) -> None:
        block = self.block
        builder.add(self.pieces, block.kind, font=block.font, confidence=_mean(self.sure))


def _texts(pages: Sequence[Page], body: float) -> Iterator[_Text]:
    text: _Text | None = None
    last = -1  # the page that the text ends on
    for stretch in reading_order([page.seen for page in pages]):
        for n, following in enumerate(blocks([stretch.lines], body)):
            overleaf = n == 0 and last >= 0 and stretch.page == last + 1
            last = stretch.page
            if not (text and overleaf and _is_one(text.block, following)):
                if text:
                    yield text
                text = _Text(following)
            text.extend(following, stretch.frame, pages[stretch.page])
    if text:
        yield text


def _mean(sure: Sequence[tuple[float, int]]) -> float | None:
    letters = sum(n for _, n in sure)
    return sum(value * n for value, n in sure) / letters if letters else None


def _quality(pages: Sequence[Page]) -> Quality:
    glyphs = sum(page.glyphs for page in pages)
    sources = {page.source for page in pages if page.source and page.seen}
    both = TextSource.BOTH in sources or len(sources) > 1
    words = (
        pair
        for page in pages
        if page.sure or page.layer is not None
        for _, laid in page.seen
        for column in laid
        for line in column
        for pair in page.sureness(line.words)
    )
    return Quality(
        source=TextSource.BOTH if both else next(iter(sources), TextSource.FILE),
        unreadable=tuple(page.number for page in pages if page.unreadable),
        doubtful=tuple(page.number for page in pages if is_doubtful(page.seen)),
        confidence=_mean(list(words)),
        unknown=sum(page.unknown for page in pages) / glyphs if glyphs else 0.0,
    )


def _written(line: TextLine, frame: Frame, page: int) -> Written:
    words = words_as_read(line.placed())
    if type(frame) is not Frame or frame.degrees:
        words = [(text, frame.shown(box)) for text, box in words]
    return Written(" ".join([text for text, _ in words]), page, frame.shown(line.box), tuple(words))


def _is_one(block: TextBlock, overleaf: TextBlock) -> bool:
    """Whether a block that ends its page and one that begins the next are one text."""
    text = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
    return (
        block.kind in text
        and overleaf.kind is BlockKind.PARAGRAPH
        and goes_on_overleaf(block.lines, overleaf.lines[0])
    )
