"""The walk over an ODT text: paragraphs, lists, tables and frames, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.readers.docx.xml import Element, local
from index.readers.flow import Flow
from index.readers.grid import Cell, in_order
from index.readers.odt.form_fields import shows, ticked
from index.readers.odt.frames import EDGE, flat, off_page
from index.readers.odt.package import attribute
from index.readers.odt.styles import Look, Styles, points
from index.readers.odt.tables import columns, gone_columns, rows
from index.readers.pieces import Piece
from index.readers.signs import in_font
from index.types import BlockKind, Unseen

MOST_SPACES = 100  # of one element that stands for many
_SHAPES = frozenset(
    "rect custom-shape frame g ellipse circle polygon line polyline path connector caption measure"
    " regular-polygon".split()
)
_HOLDERS = frozenset(
    "section index-body table-of-content alphabetical-index illustration-index table-index"
    " object-index user-index bibliography index-title text-box".split()
)
# Deleted text, comments, what reads the text aloud or stands over it, what nobody has filled in,
# and declarations.
_LEFT_OUT = frozenset(
    "tracked-changes annotation annotation-end ruby-text note-citation title desc forms script"
    " event-listeners object object-ole image sequence-decls variable-decls user-field-decls"
    " dde-connection-decls alphabetical-index-auto-mark-file table-of-content-source hidden-text"
    " bibliography-source tab line-break s glue-point placeholder param".split()
)
_TRUE = "true"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the walk is: how text looks there, and whether it is in a list.

    `laid_over`: in a frame or a shape, under which another may lie.
    """

    look: Look
    items: bool = False
    laid_over: bool = False


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk, with the styles of the part.

    `filled`: there are shapes that colour what is over them. `width` and `height` are the page's,
    in points.
    """

    styles: Styles
    filled: bool = False
    width: float = 595.0
    height: float = 842.0

    def pieces(self, container: Iterable[Element], place: Place) -> Iterator[Piece]:
        """The pieces of a body, a cell, a list item, a frame, a header or a note, in order."""
        for element in container:
            name = local(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, place, heads=name == "h")
            elif name == "list":
                yield from self._list(element, place)
            elif name == "numbered-paragraph":
                yield from self.pieces(element, replace(place, items=True))
            elif name == "table":
                yield from self._table(element, place)
            elif name in _SHAPES:
                yield from self._shape(element, place)
            elif name in _HOLDERS:
                yield from self.pieces(element, self._held(element, place))

    def _held(self, element: Element, place: Place) -> Place:
        """The place in a section or an index, which may be hidden."""
        look = self.styles.applied(place.look, "section", attribute(element, "text:style-name"))
        hidden = attribute(element, "text:display") == "none" or _is_hidden(element)
        gone = look.gone or (Unseen.STYLE if hidden else None)
        return replace(place, look=replace(look, gone=gone))

    def _list(self, element: Element, place: Place) -> Iterator[Piece]:
        for item in element:
            if local(item) == "list-item":
                yield from self.pieces(item, replace(place, items=True))
            elif local(item) == "list-header":
                yield from self.pieces(item, place)

    def _paragraph(self, element: Element, place: Place, *, heads: bool) -> Iterator[Piece]:
        name = attribute(element, "text:style-name")
        look = self.styles.applied(place.look, "paragraph", name)
        flow = Flow()
        boxes: list[Element] = []
        if any(_is_hidden(child) for child in element.iter("{*}hidden-paragraph")):
            look = replace(look, gone=Unseen.STYLE)
        elif self._is_indented_away("paragraph", name) or self._is_pushed_away(name):
            look = replace(look, gone=look.gone or Unseen.OFF_PAGE)
        self._collect(element, replace(place, look=look), flow, boxes)
        kind = BlockKind.PARAGRAPH
        if heads or (self.styles.is_heading(name) and not place.items):
            kind = BlockKind.HEADING
        elif place.items:
            kind = BlockKind.LIST_ITEM
        yield from flow.settle(kind)
        for box in boxes:
            if local(box) == "note-body":
                yield from self.pieces(box, Place(self.styles.base()))
            else:
                yield from self._shape(box, replace(place, items=False))

    def _is_indented_away(self, family: str, name: str) -> bool:
        """Whether a paragraph or a table begins where no page is."""
        told = (
            points(self.styles.says(family, name, f"{family}:{what}"), self.width)
            for what in ("margin-left", "text-indent")
        )
        return abs(sum(length or 0.0 for length in told)) >= self.width

    def _is_pushed_away(self, name: str) -> bool:
        """Whether a paragraph ends where no page is, and is set against its end."""
        right = points(self.styles.says("paragraph", name, "paragraph:margin-right"), self.width)
        align = self.styles.says("paragraph", name, "paragraph:text-align")
        return (right or 0.0) <= -self.width and align in ("end", "right")

    def _collect(self, element: Element, place: Place, flow: Flow, boxes: list[Element]) -> None:
        """The text of `element` with what is in it, runs in their own looks."""
        self._say(element.text, place, flow)
        for child in element:
            name = local(child)
            if name in ("tab", "line-break", "s"):
                self._space(child, name, flow)
            elif name in _SHAPES or name == "note-body":
                boxes.append(child)
            elif name == "hidden-text":
                said = attribute(child, "text:string-value") or child.text or ""
                hidden = attribute(child, "text:is-hidden") != "false"
                gone = place.look.gone or (Unseen.STYLE if hidden else None)
                self._say(said, replace(place, look=replace(place.look, gone=gone)), flow)
            elif name in ("fieldmark", "fieldmark-start"):
                self._say(ticked(child), place, flow)
                self._collect(child, place, flow, boxes)
            elif name and name not in _LEFT_OUT and shows(child):
                style = attribute(child, "text:style-name") if name in ("span", "a") else ""
                look = self.styles.applied(place.look, "text", style) if style else place.look
                if attribute(child, "text:display") == "none":  # a variable that is set unseen
                    look = replace(look, gone=look.gone or Unseen.STYLE)
                self._collect(child, replace(place, look=look), flow, boxes)
            self._say(child.tail, place, flow)

    def _space(self, element: Element, name: str, flow: Flow) -> None:
        count = attribute(element, "text:c")
        spaces = min(int(count[:4]), MOST_SPACES) if count.isdigit() else 1
        flow.space({"tab": "\t", "line-break": "\n"}.get(name, " " * spaces))

    def _say(self, text: str | None, place: Place, flow: Flow) -> None:
        if not text:
            return
        said = " ".join(text.split())
        said = in_font(place.look.symbols, said)
        said = (" " if text[0].isspace() else "") + said + (" " if text[-1].isspace() else "")
        reason = place.look.unseen
        if reason is Unseen.COLOUR and self.filled and place.laid_over:
            reason = None  # a shape that lies under it may be what it is read on
        if reason:
            flow.hide(said, reason, takes_room=place.look.gone is None)
        else:
            flow.say(said, place.look.font, capitals=place.look.capitals)

    def _shape(self, element: Element, place: Place) -> Iterator[Piece]:
        """A frame, or a shape with text in it."""
        if local(element) == "g":
            yield from self.pieces(element, place)
            return
        name = attribute(element, "draw:style-name")
        look = self.styles.applied(place.look, "graphic", name)
        gone = look.gone or off_page(element, self.width, self.height) or flat(element)
        inner = replace(place, look=replace(look, gone=gone), items=False, laid_over=True)
        yield from self.pieces(element, inner)

    def _table(self, element: Element, place: Place) -> Iterator[Piece]:
        name = attribute(element, "table:style-name")
        look = self.styles.applied(place.look, "table", name)
        hidden = self.styles.says("table", name, "display") == "false"
        look = replace(look, gone=look.gone or (Unseen.STYLE if hidden else None))
        if self._is_indented_away("table", name):
            look = replace(look, gone=look.gone or Unseen.OFF_PAGE)
        gone = gone_columns(element)
        inner = replace(place, look=look, items=False)
        yield from in_order(self._row(each, inner, gone) for each in rows(element))

    def _row(self, element: Element, place: Place, gone: frozenset[int]) -> list[Cell]:
        name = attribute(element, "table:style-name")
        look = self.styles.applied(place.look, "table-row", name)
        if attribute(element, "table:visibility") in ("collapse", "filter"):
            look = replace(look, gone=look.gone or Unseen.STYLE)
        height = points(self.styles.says("table-row", name, "row-height"))
        if height is not None and height <= EDGE:
            look = replace(look, gone=look.gone or Unseen.CLIPPED)
        cells: list[Cell] = []
        for column, end, cell in columns(element):
            if cell is None:
                cells.append(Cell.of(column, end, ()))
                continue
            name = attribute(cell, "table:style-name")
            inner = self.styles.applied(look, "table-cell", name)
            if column in gone:
                inner = replace(inner, gone=inner.gone or Unseen.STYLE)
            cells.append(Cell.of(column, end, self.pieces(cell, replace(place, look=inner))))
        return cells


def _is_hidden(element: Element) -> bool:
    return attribute(element, "text:is-hidden") == _TRUE
