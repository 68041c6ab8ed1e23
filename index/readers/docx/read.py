"""DOCX, read from its XML: nothing that a reader of the page sees is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial

from index.errors import DocumentError, EmptyDocument, NoTextLayer, Unreadable
from index.readers.content import Builder, Content, Limits
from index.readers.docx.colour import WHITE, Palette, Rgb, of_word
from index.readers.docx.floats import pictured
from index.readers.docx.headings import with_headings
from index.readers.docx.layers import Layers
from index.readers.docx.package import Link, Package
from index.readers.docx.place import Page, Place
from index.readers.docx.story import Fields, Story
from index.readers.docx.styles import Styles
from index.readers.docx.walk import pieces
from index.readers.docx.xml import Element, child, children, link, switch, value
from index.readers.pictured import PICTURED
from index.readers.pieces import Piece, add_all
from index.readers.sniff import DOCX
from index.types import Quality, TextSource, Unseen

# A page number in a header or footer, in a few ways of writing it.
_PAGE_NUMBER = re.compile(r"\W*(?:\w{4,6}\s+)?\d{1,3}(?:\s*(?:of|von|de|di|/|\|)\s*\d{1,3})?\W*")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_MUCH = 200  # characters: behind fewer, a picture is no background
_NOTE_LEVELS = 4  # notes that refer to notes


def read(data: bytes, limits: Limits) -> Content:
    """Read a DOCX file: headers first, then the body, then its notes, then footers.

    Tracked insertions are read and deletions are not; a text box stands after the paragraph that
    it is anchored to. What nobody sees comes after what is seen about it, as hidden blocks.
    Pictures in place of text are recognised, each as a page. Raises `Unreadable` for a damaged
    file, `TooLarge`, `EmptyDocument`, and `NoTextLayer` if there are pictures in it and no text.
    """
    package = Package(data, limits)
    root = package.root(package.main)
    body = child(root, "body")
    file = _File.of(package, root, body) if body is not None else None
    told = with_headings(list(_bounded(file.pieces(), limits))) if file else []
    seen = [piece for piece in told if piece.hidden is None]
    builder = Builder(limits)
    add_all(builder, told)
    if file is None or not any(c.isalnum() for piece in seen for c in piece.text):
        if file is None or file.skipped or not package.has_pictures:
            raise _nothing_seen(skipped=file is not None and file.skipped)
        return _recognised(package, file, limits, builder)
    pictured = file.is_pictured(seen)
    if pictured and not file.skipped:
        with suppress(NoTextLayer):
            found = _recognised(package, file, limits, builder)
            return replace(found, quality=replace(found.quality, source=TextSource.BOTH))
    # The file does not say on which page it shows what.
    unread = pictured or file.skipped
    return builder.finish(DOCX, quality=Quality(unreadable=(1,) if unread else ()))


def _recognised(package: Package, file: _File, limits: Limits, builder: Builder) -> Content:
    from index.readers.picture import read_inside  # with the parser of another format

    return read_inside(package.pictures(file.body), DOCX, limits, builder)


def _bounded(told: Iterator[Piece], limits: Limits) -> Iterator[Piece]:
    """`told`, up to the limit of characters: parts that are used twice are no way round it."""
    length = 0
    for piece in told:
        length += len(piece.text) + 1
        limits.check("characters", length, "characters of text")
        yield piece


def _nothing_seen(*, skipped: bool) -> DocumentError:
    if skipped:
        return Unreadable(
            "the DOCX file holds its text as a file of another type inside it, which is not "
            "read. Open it in a word processor, save it anew and send that."
        )
    return EmptyDocument(
        "there is no text in the file that a reader would see. Send a file that has text in it."
    )


@dataclass(slots=True)
class _File:
    """The parts of a file that are shown, and what all of them share."""

    package: Package
    root: Element
    body: Element
    styles: Styles
    page: Page
    ground: Rgb
    margins: Layers = field(default_factory=Layers)
    notes: list[tuple[str, str, Unseen | None]] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)
    skipped: bool = False

    @classmethod
    def of(cls, package: Package, root: Element, body: Element) -> _File:
        """The file of `package`, whose main document is `root`."""
        settings = package.settings()
        mapped = child(settings, "clrSchemeMapping")
        pairs = mapped.items() if mapped is not None else ()
        mapping = {key.rpartition("}")[2]: name for key, name in pairs}
        palette = Palette(partial(package.of_kind, "theme"), mapping)
        styles = Styles.of(package.of_kind("styles"), package.of_kind("numbering"), palette)
        page = Page.of(next(children(body, "sectPr"), None))
        background = child(root, "background")
        shown = bool(switch(settings, "displayBackgroundShape")) and background is not None
        ground = of_word(background, palette, plain="color") if shown else None
        return cls(package, root, body, styles, page, ground or WHITE)

    def is_pictured(self, seen: Sequence[Piece]) -> bool:
        """Whether pictures take so much of a page that they may say something beside what is seen.

        One behind much text is its background.
        """
        ground = sum(len(piece.text) for piece in seen) >= _MUCH
        return pictured(self.body, self.page, grounds=not ground) >= PICTURED

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the whole file, in reading order."""
        headers = list(self._margins("headerReference"))
        footers = list(self._margins("footerReference"))
        yield from headers
        yield from self._told(self._story(self.package.main, self.root, self.margins), self.body)
        yield from self._notes()
        yield from footers

    def _story(self, part: str, root: Element, behind: Layers | None = None) -> Story:
        """A walk through `root`, the root of `part`; what floats in `behind` lies under it."""
        package = self.package
        links = package.links if part == package.main else package.links_of(part)
        layers = Layers.of(
            root, self.page, self.styles.palette, partial(package.is_opaque, links=links)
        )
        if behind is not None:
            layers = layers.with_repeated(behind)
        drawing = partial(self._drawing, links)
        story = Story(self.styles, self.page, layers, Fields.of(root), drawing)
        story.notes = self.notes
        return story

    def _told(self, story: Story, container: Element) -> Iterator[Piece]:
        """The pieces in `container`, a part of what `story` walks through."""
        yield from pieces(container, story, story.column(Place(ground=self.ground)))
        self.skipped |= story.skipped

    def _margins(self, name: str) -> Iterator[Piece]:
        """The headers or footers that the sections use, those that say the same only once."""
        even = bool(switch(self.package.settings(), "evenAndOddHeaders"))
        parts: set[str] = set()
        seen: set[tuple[str, ...]] = set()
        for section in self.body.iter("{*}sectPr"):
            used = {"default", *(["first"] if switch(section, "titlePg") else ())}
            used |= {"even"} if even else set()
            found = [e for e in children(section, name) if (value(e, "type") or "default") in used]
            for reference in sorted(found, key=lambda e: value(e, "type") != "first"):
                part = self.package.target(link(reference))
                if part is None or part in parts:
                    continue
                parts.add(part)
                root = self.package.root(part)
                story = self._story(part, root)
                self.margins = self.margins.with_repeated(story.layers)
                told = self._told(story, root)
                said = [p for p in told if not _PAGE_NUMBER.fullmatch(p.text)]
                words = tuple(piece.text for piece in said)
                if words not in seen:
                    seen.add(words)
                    yield from said

    def _notes(self) -> Iterator[Piece]:
        """The footnotes and endnotes, each once; one that nothing refers to is not seen."""
        kinds = ("footnotes", "endnotes")
        found = [(kind, *self._part_of_kind(kind)) for kind in kinds]
        parts = [
            (kind, root, self._story(part, root)) for kind, part, root in found if root is not None
        ]
        known: set[tuple[str, str]] = set()
        for last in (*(False,) * _NOTE_LEVELS, True):
            asked = {note[:2]: note[2] for note in reversed(self.notes)}
            self.notes.clear()
            for kind, root, story in parts:
                for note in root:
                    key = (kind, value(note, "id") or "")
                    if value(note, "type") in _SEPARATORS or key in known:
                        continue
                    if last or key in asked:
                        known.add(key)
                        why = asked.get(key, Unseen.STYLE)
                        yield from _if_seen(self._told(story, note), why)

    def _drawing(self, links: dict[str, Link], link_id: str | None) -> Element | None:
        """The part that holds the text of a drawing; each is opened once."""
        name = self.package.target(link_id, links)
        if name is None or name in self.drawn:
            return None
        self.drawn.add(name)
        return self.package.root(name)

    def _part_of_kind(self, kind: str) -> tuple[str, Element | None]:
        for found in self.package.links.values():
            if found.kind == kind and self.package.has(found.target):
                return found.target, self.package.root(found.target)
        return "", None


def _if_seen(told: Iterator[Piece], why: Unseen | None) -> Iterator[Piece]:
    """`told`, unseen for the reason `why` if there is one."""
    for piece in told:
        yield replace(piece, hidden=piece.hidden or why)
