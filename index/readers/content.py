"""What every reader shares: its limits, its product, and the builder that keeps the spans true."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.errors import EmptyDocument, TooLarge
from index.readers.controls import Seen, as_seen
from index.readers.hyphens import keeps_hyphen, splits_word
from index.types import (
    Block,
    BlockKind,
    Box,
    Font,
    Line,
    PageSize,
    Quality,
    Remark,
    Span,
    Unseen,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may be at most. Passing one raises `TooLarge`, which names it.

    `lines` are lines of text, or rows of a plain text: no resume of `characters` has as many, and
    what is worked out line by line stays within a second.

    Of a zip (DOCX, ODT): how many `members`, how many bytes `unpacked`, all of them together, and
    at what `ratio` of unpacked to packed a large member may be; dense XML reaches about 100.

    Of a picture: how many `pixels` a page of it may have. At most `ocr_pages` are recognised, and
    none is begun after `ocr_seconds` of it; the others are told as unreadable.
    """

    bytes: int = 10_000_000
    pages: int = 50
    characters: int = 400_000
    lines: int = 10_000
    members: int = 5_000
    unpacked: int = 200_000_000
    ratio: int = 300
    pixels: int = 40_000_000
    ocr_pages: int = 10
    ocr_seconds: float = 30.0

    def check(self, what: str, found: int, unit: str) -> None:
        """Raise `TooLarge` if `found` passes the limit named `what` ("bytes", "pages" ...)."""
        allowed: int = getattr(self, what)
        if found > allowed:
            raise TooLarge(
                f"the file has {found:,} {unit}; the limit is {allowed:,}. "
                f"Send a smaller file, or raise the setting max_{what}."
            )


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of the bytes. `media_type` is the type that the content showed."""

    media_type: str
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[PageSize, ...] = ()
    remarks: tuple[Remark, ...] = ()
    quality: Quality = field(default_factory=Quality)


@dataclass(frozen=True, slots=True)
class Written:
    """A visual line on its way into a block: its words, each with its box, or its text alone."""

    text: str
    page: int | None = None
    box: Box | None = None
    words: tuple[tuple[str, Box], ...] = ()

    @classmethod
    def of(cls, words: Sequence[tuple[str, Box]], page: int) -> Written:
        """The line that `words`, one or more, make on `page`."""
        whole = words[0][1]
        for _, box in words[1:]:
            whole = whole.union(box)
        text = " ".join(text for text, _ in words).replace("\t", " ")  # what is placed has no gaps
        return cls(text, page, whole, tuple(words))


# Characters without a meaning of their own: controls, private-use code points (icon fonts) and
# lone surrogates. Zero-width and bidirectional controls are dropped by `as_seen`.
_MEANINGLESS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ud800-\udfff]"
)
_OVERRIDE = "\u202e"
_SPACES = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    r"""`text` as a reader sees it: no unseen characters, ligatures opened, spaces single.

    Spaces with a tab among them are a tab.

    >>> clean("\ufb01ne\u200b  work")
    'fine work'
    """
    return _cleaned(text).text


def _cleaned(text: str) -> Seen:
    """What `clean` says, and which of the words are odd."""
    if text.isascii() and text.isprintable():  # as nearly every text is
        return Seen((_SPACES.sub(" ", text) if "  " in text else text).strip())
    seen = as_seen(_MEANINGLESS.sub("", text))
    return Seen(_SPACES.sub(_space, seen.text).strip(), seen.odd)


def _space(run: re.Match[str]) -> str:
    return "\t" if "\t" in run[0] else " "


_Unseen = tuple[Sequence[Written], BlockKind, Font | None, Unseen, float | None]


@dataclass(slots=True)
class Builder:
    """Collects blocks for formats whose text has to be put together. Blocks end with a newline."""

    limits: Limits = field(default_factory=Limits)
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _remarks: list[Remark] = field(default_factory=list)
    _unseen: list[_Unseen] = field(default_factory=list)
    _length: int = 0
    _lines: int = 0

    def add(
        self,
        pieces: str | Sequence[Written],
        kind: BlockKind = BlockKind.PARAGRAPH,
        *,
        font: Font | None = None,
        hidden: Unseen | None = None,
        confidence: float | None = None,
    ) -> None:
        """Add one block: a text, or its visual lines.

        Lines are joined by a space, or by nothing after a hyphen that splits a word; the hyphen
        goes if only the end of the line asked for it. Texts are cleaned first; a block of nothing
        is left out. Hidden blocks come behind all others, so that none stands between two lines
        that a reader sees together.
        """
        if isinstance(pieces, str):
            pieces = [Written(pieces)]
        if hidden is None:
            self._add(pieces, kind, font, None, confidence)
        else:
            self._unseen.append((pieces, kind, font, hidden, confidence))

    def _add(
        self,
        pieces: Sequence[Written],
        kind: BlockKind,
        font: Font | None,
        hidden: Unseen | None,
        confidence: float | None,
    ) -> None:
        lines: list[Line] = []
        text = ""
        for piece in pieces:
            seen = _cleaned(piece.text)
            shown = seen.text
            if not shown:
                continue
            if text and not splits_word(text, shown):
                text += " "
            elif text and not keeps_hyphen(text, shown):
                text = text[:-1]
                lines[-1] = replace(
                    lines[-1], span=Span(lines[-1].span.start, lines[-1].span.end - 1)
                )
            start = self._length + len(text)
            text += shown
            span = Span(start, start + len(shown))
            lines.append(Line(span, piece.page, piece.box, _word_boxes(piece, shown)))
            if hidden is None:
                self._remarks += seen.remarks(start)
        if not text:
            return
        boxes = [line.box for line in lines if line.box and line.page == lines[0].page]
        whole = boxes[0] if boxes else None
        for box in boxes[1:]:
            whole = whole.union(box) if whole else box
        placed = any(line.box or line.page for line in lines)
        self._blocks.append(
            Block(
                span=Span(self._length, self._length + len(text)),
                kind=kind,
                page=lines[0].page,
                box=whole,
                font=font or Font(),
                hidden=hidden,
                lines=tuple(lines) if placed else (),
                confidence=confidence,
            )
        )
        self._parts.append(text + "\n")
        self._length += len(text) + 1
        self._lines += len(lines)
        self.limits.check("lines", self._lines, "lines of text")
        self.limits.check("characters", self._length, "characters of text")

    def finish(
        self,
        media_type: str,
        pages: tuple[PageSize, ...] = (),
        quality: Quality | None = None,
    ) -> Content:
        """The content; `EmptyDocument` if nothing with a letter or digit in it was added."""
        unseen, self._unseen = self._unseen, []
        for block in unseen:
            self._add(*block)
        text = "".join(self._parts)
        if not any(c.isalnum() for c in text):
            raise EmptyDocument("there is no text in the file. Send a file that has text in it.")
        blocks = tuple(self._blocks)
        remarks = tuple(self._remarks)
        return Content(media_type, text, blocks, pages, remarks, quality or Quality())


def _word_boxes(line: Written, shown: str) -> tuple[Box, ...]:
    """A box for each word of `shown`; cleaning may have cut a word in two, or dropped it."""
    if _OVERRIDE in line.text:
        return ()  # its words stand in another order now
    count = len(shown.split())
    if len(line.words) == count and " ".join(word for word, _ in line.words) == shown:
        return tuple(box for _, box in line.words)
    boxes = [box for word, box in line.words for _ in clean(word).split()]
    return tuple(boxes) if len(boxes) == count else ()
