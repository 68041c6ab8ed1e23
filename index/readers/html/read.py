"""HTML: whole pages and fragments, as a browser would lay their text out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from sys import maxsize

from selectolax.lexbor import LexborHTMLParser, LexborNode

from index.readers import nesting
from index.readers.colours import Colour
from index.readers.content import Builder, Content, Limits
from index.readers.css.cascade import Cascade
from index.readers.css.containers import containers
from index.readers.css.covers import (
    TEXT,
    Beneath,
    Height,
    Panel,
    height_of,
    hides_sunk,
    holds_placed,
    is_sunk,
    orders_children,
    panel,
)
from index.readers.css.look import Look, hide, look
from index.readers.css.sheet import beside_name
from index.readers.css.tree import Frame
from index.readers.encodings import decoded
from index.readers.flow import Flow
from index.readers.html.columns import Columns
from index.readers.html.drawings import Drawings
from index.readers.html.generated import BOXES, generated
from index.readers.html.nodes import (
    elements,
    is_overshadowed,
    stands_behind_unread,
    touches,
    visits,
)
from index.readers.html.overlays import ITSELF, Overlays
from index.readers.html.pictures import share_of_page
from index.readers.html.rooms import Room, room_of
from index.readers.html.sheets import sheets
from index.readers.html.windows import windows
from index.readers.pictured import PICTURED
from index.readers.pieces import Piece, add_all, row
from index.readers.signs import in_web_font
from index.readers.sniff import HTML, unescaped_fragment
from index.types import BlockKind, Font, Quality, Unseen

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form header hgroup hr html legend li main menu ol p pre section"
    " summary table tbody td tfoot th thead tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_TABLES = frozenset(("table", "tbody", "thead", "tfoot", "tr"))
_MANY = 1_000_000  # letters; what follows a line break stands on a line of its own
_STEPS_A_WINDOW = 10
_POINTS = 0.75  # to a pixel
_MOST_BESIDE = 3  # elements side by side that may be one line, such as a title and its dates
_PLAIN = Look()
_SPACE = re.compile(r"[ \t\n\r\f]+")
_PICTURES = "img, svg, canvas, video, picture, object"
_PICTURED = ("img", "svg", "picture")
_CONTENT = frozenset(beside_name(box, "content") for box in BOXES)
_MOST_PANELS = 20
_MOST_LOOKS_FOR_PICTURES = 200
_MOST_LOOKS = 2_000  # that are kept
_MOST_COVERS = 20  # that lie over one element, the innermost of them
_COLOURED = frozenset(("color", "background-color"))  # may have to be compared as they look
_STEPS_A_LOOK, _STEPS_A_COLOUR = 30, 45  # that take about as long


def read(data: bytes, limits: Limits) -> Content:
    """Read an HTML page or fragment. Text that its styles keep from being seen is in hidden blocks.

    It is read as a screen shows it, without running its scripts or fetching anything. Raises
    `TooLarge` for HTML that nests without end and for style sheets that take too long, and
    `EmptyDocument` if there is no text in it.
    """
    builder = Builder(limits)
    page = _parse(data)
    cascade = Cascade()
    for sheet in sheets(page):
        cascade.add(sheet)
    walk = _Walk(cascade, under=cascade.panels[:_MOST_PANELS])
    root = page.root
    if root is not None:
        walk.over(root)
        if (
            walk.covers or walk.may_lie_over_panels
        ):  # what lies beneath a text, or over it, may stand elsewhere
            walk = _Walk(cascade, walk.covers, [*cascade.panels, *walk.panels][:_MOST_PANELS])
            walk.over(root)
    add_all(builder, walk.found)
    # A page of HTML is not parted, and the pictures beside it are not there.
    unread = (1,) if walk.pictured >= PICTURED else ()
    return builder.finish(HTML, quality=Quality(unreadable=unread))


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
    html = unescaped_fragment(decoded(data))
    nesting.check(html)
    return LexborHTMLParser(html)


@dataclass(slots=True)
class _Walk:
    """One pass over the tree, without recursion: collects text and settles it at block borders.

    `covers` are the boxes that are laid over the whole of an element, by its key; `under` are those
    that may lie under any, and `panels` those of them that were met; `faint` are the colours and
    heights of texts that cannot be told from their ground. `pictured` is the share of a page that
    large pictures take. `rooms` are those of the open elements, `room` that of the text since the
    last border. `sinks` are the open table cells, the innermost last; `rows` the cells of
    the open rows; `tables` the columns of the open tables. `seen` counts what is seen,
    `mark` is how much was at the last border, and `letters` are those since then.
    `shadows`: some element of the page may stand behind a shadow.
    """

    cascade: Cascade
    covers: dict[int, set[Height]] = field(default_factory=dict)
    under: list[Panel] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    faint: set[tuple[Colour, Height]] = field(default_factory=set)
    pictured: float = 0.0
    drawings: Drawings = field(default_factory=Drawings)
    found: list[Piece] = field(default_factory=list)
    flow: Flow = field(default_factory=Flow)
    open: Frame | None = None
    rooms: list[Room | None] = field(default_factory=list)
    room: Room | None = None
    headings: int = 0
    items: int = 0
    elements: int = 0
    seen: int = 0
    mark: int = 0
    letters: int = 0
    looks_for_pictures: int = 0
    looks: dict[tuple[object, ...], tuple[Look, Look]] = field(default_factory=dict)
    sinks: list[list[Piece]] = field(default_factory=list)
    rows: list[list[list[Piece]]] = field(default_factory=list)
    tables: list[Columns] = field(default_factory=list)
    shadows: bool = False
    overlays: Overlays = field(init=False)

    def __post_init__(self) -> None:
        self.overlays = Overlays(self.cascade.budget, self._look)

    @property
    def may_lie_over_panels(self) -> bool:
        """Whether one of the panels that were met may lie under a text that is not seen."""
        return any(p.may_show(*text) for p in self.panels[:_MOST_PANELS] for text in self.faint)

    def over(self, root: LexborNode) -> None:
        """Visit `root` and all that is under it, in order."""
        self.shadows = root.css_first("template[shadowrootmode]") is not None
        for node, entering in visits(root):
            if node.tag == "-text":
                if entering:
                    self._say(node.text_content or "")
            elif node.tag == "br":
                if entering:
                    self._break()
            elif entering:
                self._enter(node)
            else:
                self._leave()
        self._flush()

    def _enter(self, node: LexborNode) -> None:
        frame = self._frame(node)
        self.open = frame
        if frame.look.aside:
            self._break()
            return
        self._border(frame)
        self._count(frame, 1)
        self._write(frame, "before")
        if _is_cell(frame) and self.rows:
            self.rows[-1].append([])
            self.sinks.append(self.rows[-1][-1])
        if _is_row(frame):
            self.rows.append([])

    def _leave(self) -> None:
        frame = self.open
        if frame is None:
            return
        self.seen += bool(frame.windows)
        if frame.tag == "table" and self.tables:
            self.tables.pop()
        if frame.look.aside:
            self._break()
            self.open = frame.parent
            self.rooms.pop()
            return
        self._write(frame, "after")
        self._border(frame)
        self._count(frame, -1)
        self.open = frame.parent
        self.rooms.pop()
        if _is_row(frame) and self.rows:
            self._add(row(self.rows.pop()))
        if _is_cell(frame) and self.rows and self.sinks:
            self.sinks.pop()

    def _frame(self, node: LexborNode) -> Frame:
        """The frame of `node`, its look worked out."""
        tag = node.tag or ""
        parent = self.open
        tags = (child.tag or "" for child in elements(node))
        frame = Frame.under(parent, tag, node.attributes, tags, node)
        declared = self.cascade.declared(frame)
        frame.drawn = tag == "svg" or bool(parent and parent.drawn and tag != "foreignObject")
        if frame.drawn:
            declared = self.drawings.declared(node, declared)
        if parent and not declared and not parent.closed:
            frame.look, frame.unseen = parent.inner()
        else:
            seen = self._look(declared, parent.look if parent else _PLAIN, is_block=tag in _BLOCKS)
            if parent and parent.closed and not (tag == "summary" and frame.type_index == 1):
                seen = hide(seen)
            if declared.get("position") in ("absolute", "fixed") and self._over_picture(node, seen):
                seen = replace(seen, back=None)
            frame.look, frame.unseen = seen, seen.unseen
        self._tabulate(frame)
        if tag == "img" and frame.unseen is None and not is_sunk(declared):
            self.pictured += share_of_page(frame.attributes, declared)
        self._lay(frame, declared)
        self._cut(frame, declared)
        if not _CONTENT.isdisjoint(declared):
            in_line = tag not in _BLOCKS and not frame.look.breaks
            frame.generated = generated(frame, declared, self._look, in_line=in_line)
        frame.own_containers = containers(declared)
        frame.closed = tag == "details" and "open" not in frame.attributes
        frame.closed = frame.closed or (self.shadows and is_overshadowed(node))
        held = self.rooms[-1] if self.rooms else None
        if declared or held:
            around = (held, parent.look if parent else _PLAIN)
            held = room_of(declared, frame.look, around, len(self.rows), _display(tag))
        self.rooms.append(held)
        return frame

    def _tabulate(self, frame: Frame) -> None:
        """Hide rows and cells of a table that are collapsed, and note which columns are."""
        parent, tag = frame.parent, frame.tag
        if tag == "table":
            self.tables.append(Columns())
            return
        if not self.tables or parent is None:
            return
        columns = self.tables[-1]
        if tag == "col" or (tag == "colgroup" and not frame.totals):
            around = tag == "col" and parent.tag == "colgroup" and parent.look.collapsed
            columns.declare(frame.attributes, collapses=around or frame.look.collapsed)
        elif tag == "tr":
            columns.begin_row()
        collapsed = frame.look.collapsed and tag in _TABLES
        if tag in _CELLS and columns.collapsed and not frame.look.breaks:
            collapsed = columns.hides(frame.attributes)
        if collapsed:
            frame.look = hide(frame.look)
            frame.unseen = frame.look.unseen

    def _cut(self, frame: Frame, declared: dict[str, str]) -> None:
        """Whether `frame` is pushed out of a box that cuts it off."""
        is_block = frame.look.breaks or (frame.look.breaks is None and frame.tag in _BLOCKS)
        if frame.parent and frame.parent.windows and stands_behind_unread(frame.node):
            self.seen += 1
        frame.windows = windows(frame, declared, self.seen, is_block=bool(is_block))
        if frame.windows and not frame.unseen:
            self.cascade.budget.spend(_STEPS_A_WINDOW * len(frame.windows))
            if any(window.is_passed(frame.look) for window in frame.windows):
                frame.unseen = Unseen.CLIPPED

    def _lay(self, frame: Frame, declared: dict[str, str]) -> None:
        """What lies over `frame`, and what it lies over."""
        self.elements += 1
        ordered = frame.parent is not None and frame.parent.orders_children
        height = height_of(declared, self.elements, ordered=ordered) if declared else None
        frame.height = frame.parent.height if frame.parent else TEXT
        if frame.height is TEXT and height:
            frame.height = height
        if declared:
            self._lay_out(frame, declared, height)
            if holds_placed(declared):
                frame.holds_placed = True
                frame.written_size = (declared.get("width", ""), declared.get("height", ""))
            frame.orders_children = orders_children(declared)
            frame.hides_sunk = hides_sunk(declared)
            if is_sunk(declared) and frame.is_under_a_ground:
                frame.look = replace(frame.look, gone=Unseen.COVERED)
                frame.unseen = frame.unseen or Unseen.COVERED
            self._cover(frame, declared, height)
        if self.covers:
            around = frame.parent.beneath if frame.parent else ()
            own = (Beneath(cover) for cover in self.covers.get(frame.key, ()))
            frame.beneath = (*(b.inside(height) for b in around), *own)[-_MOST_COVERS:]
            if frame.unseen is None and any(b.is_covered for b in frame.beneath):
                frame.unseen = Unseen.COVERED

    def _cover(self, frame: Frame, declared: dict[str, str], height: Height | None) -> None:
        """What `frame`, and what is drawn before and after it, lies over the whole of."""
        for box, level, home in self.overlays.over(frame, declared):
            last = maxsize if box == "after" and home is frame else self.elements
            over = height if box == ITSELF else Height(level, last)
            if over:
                self.covers.setdefault(home.key, set()).add(over)

    def _lay_out(self, frame: Frame, declared: dict[str, str], height: Height | None) -> None:
        """Whether `frame` is a panel, and whether one may lie under its text."""
        made = panel(declared, height, pictured=frame.tag in _PICTURED) if height else None
        if made:
            self.panels.append(made)
        if frame.unseen is not Unseen.COLOUR:
            return
        if any(under.may_show(frame.look.ink, frame.height) for under in self.under):
            frame.look = replace(frame.look, back=None)
            frame.unseen = frame.look.unseen
        elif len(self.faint) < _MOST_LOOKS:
            self.faint.add((frame.look.ink, frame.height))

    def _look(self, declared: dict[str, str], around: Look, *, is_block: bool = False) -> Look:
        """What `look` says; many elements of a page are alike."""
        key = (id(around), is_block, *declared.items())
        known = self.looks.get(key)
        if known is None:
            if len(self.looks) >= _MOST_LOOKS:
                self.looks.clear()
            coloured = not _COLOURED.isdisjoint(declared)
            cost = _STEPS_A_LOOK + coloured * _STEPS_A_COLOUR
            self.cascade.budget.spend(cost + sum(map(len, declared.values())) // 2)
            known = self.looks[key] = (around, look(declared, around, is_block=is_block))
        return known[1]

    def _over_picture(self, node: LexborNode, seen: Look) -> bool:
        """Whether a box laid over others has a picture under it, which may show its text."""
        around = node.parent
        if seen.unseen is not Unseen.COLOUR or around is None:
            return False
        self.looks_for_pictures += 1
        few = self.looks_for_pictures <= _MOST_LOOKS_FOR_PICTURES
        return few and around.css_first(_PICTURES) is not None

    def _border(self, frame: Frame) -> None:
        """What separates `frame` from the text around it."""
        if frame.look.breaks or frame.tag in _BLOCKS:
            self._flush()
        elif (frame.parent and frame.parent.look.in_row) or (frame.look.apart and not frame.unseen):
            self.flow.space("\t")
        elif frame.look.roomy and not frame.unseen and touches(frame.node):
            self.flow.space(" ")

    def _count(self, frame: Frame, step: int) -> None:
        self.headings += step * (frame.tag in _HEADINGS)
        self.items += step * (frame.tag == "li")

    def _break(self) -> None:
        """A line break, or the border of a box that takes no room."""
        if self.open and self.open.look.aside:
            self.flow.part()
        else:
            self.flow.space("\n")
        self.letters += _MANY

    def _say(self, text: str) -> None:
        frame = self.open
        seen = frame.look if frame else _PLAIN
        shown = text.replace("\r", "") if seen.keeps_space else _SPACE.sub(" ", text)
        reason = Unseen.STYLE if frame and frame.closed else frame.unseen if frame else None
        if seen.symbols and (told := in_web_font(seen.symbols, shown)) != shown:
            shown, reason = told or shown, reason if told else reason or Unseen.STYLE
        if frame and frame.windows and not reason and shown.strip():
            self.letters += len(shown)
            if any(w.cuts(seen, self.letters, self.mark) for w in frame.windows):
                reason = Unseen.CLIPPED
        if reason:
            self.flow.hide(shown, reason, takes_room=not seen.aside)
        else:
            self.flow.say(shown, _font(seen.size, seen.bold), capitals=seen.capitals)
            self.room = self.rooms[-1] if self.rooms else None
            self.seen += not shown.isspace()

    def _write(self, frame: Frame, box: str) -> None:
        """Add what a style sheet writes before or after `frame`."""
        if box not in frame.generated:
            return
        text, seen = frame.generated[box]
        parted = "\n" if seen.breaks else "\t" if seen.apart else ""
        if parted and box == "after":
            self.flow.space(parted)
        self.flow.say(_SPACE.sub(" ", text), _font(seen.size, seen.bold), capitals=seen.capitals)
        if parted and box == "before":
            self.flow.space(parted)

    def _flush(self) -> None:
        """Settle the text since the last border."""
        kind = BlockKind.PARAGRAPH
        if self.headings:
            kind = BlockKind.HEADING
        elif self.items:
            kind = BlockKind.LIST_ITEM
        pieces = self.flow.settle(kind)
        if self.room and self.room.rows == len(self.rows):
            pieces = list(self.room.take(pieces))
        self.room = None
        self.letters, self.mark = 0, self.seen
        self._add(pieces)

    def _add(self, pieces: list[Piece]) -> None:
        """Put `pieces` into the open cell; what stands in a row and in no cell of it is one."""
        if len(self.rows) > len(self.sinks):
            self.rows[-1].append(pieces)
        else:
            (self.sinks[-1] if self.sinks else self.found).extend(pieces)


@lru_cache(maxsize=256)
def _font(pixels: float, bold: bool) -> Font:
    return Font(round(pixels * _POINTS, 1), bold)


def _display(tag: str) -> str:
    """How an element is displayed where nothing is declared."""
    if tag in _CELLS:
        return "table-cell"
    if tag in _TABLES:
        return "table"
    if tag in ("html", "body"):  # what they cut off is the window, not themselves
        return "contents"
    return "block" if tag in _BLOCKS else "inline"


def _is_row(frame: Frame) -> bool:
    """Whether the children of `frame` are cells of a row: of a table, or a few side by side."""
    few = frame.look.in_row and 1 < frame.totals.total() <= _MOST_BESIDE
    return frame.tag == "tr" or (few and not frame.look.aside)


def _is_cell(frame: Frame) -> bool:
    beside = frame.parent is not None and frame.parent.tag != "tr" and _is_row(frame.parent)
    return frame.tag in _CELLS or (beside and (frame.tag in _BLOCKS or bool(frame.look.breaks)))
