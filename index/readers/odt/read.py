"""ODT: what LibreOffice and its siblings write, read from its XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.readers.colours import colour
from index.readers.content import Builder, Content, Limits
from index.readers.docx.xml import Element, child, children, local
from index.readers.marks import is_page_number
from index.readers.odt.frames import in_order
from index.readers.odt.package import Package, attribute
from index.readers.odt.styles import Styles, points
from index.readers.odt.walk import Place, Walk
from index.readers.pictured import finished
from index.readers.pieces import Piece, add_all
from index.readers.sniff import ODT

_HEADERS = ("header-first", "header", "header-left")
_FOOTERS = ("footer-first", "footer", "footer-left")
_SHAPES = ("rect", "custom-shape", "image", "ellipse", "polygon", "path")


def read(data: bytes, limits: Limits) -> Content:
    """Read an ODT file: headers first, then the body, then footers.

    Tracked insertions are read and deletions are not; a frame stands after the paragraph that it
    is anchored to, and so does a note. Pictures in place of text are recognised, each as a page.
    Raises `Unreadable` for a damaged file, `Encrypted`, `TooLarge`, `EmptyDocument`, and
    `NoTextLayer` if there are pictures in it and no text.
    """
    package = Package(data, limits)
    builder = Builder(limits)
    content, styles = package.content, package.styles
    master = _master(styles)
    walk = _walk(Styles.of(styles, content), styles, master, content)
    margins = replace(walk, styles=Styles.of(content, styles))
    back = _page_back(styles, master)
    place = Place(replace(walk.styles.base(), back=colour(back) or walk.styles.base().back))
    body = child(content, "body", "text")
    told: list[Piece] = []
    for pieces in (
        _margins(margins, place, master, _HEADERS),
        walk.pieces(in_order(body, _top(styles, master)), place) if body is not None else (),
        _margins(margins, place, master, _FOOTERS),
    ):
        told += _added(builder, pieces)
    share = _pictured(walk, content) if package.has_pictures else None
    return finished(builder, told, share, package.pictures, ODT, limits)


def _added(builder: Builder, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces`, each added to `builder` as it comes, so that its limits hold on the way."""
    for piece in pieces:
        add_all(builder, [piece])
        yield piece


def _pictured(walk: Walk, content: Element) -> float:
    """The share of a page that the pictures in the content cover, all of them together."""
    area = 0.0
    for frame in content.iter("{*}frame"):
        if child(frame, "image") is not None:
            width, height = (points(attribute(frame, f"svg:{s}")) for s in ("width", "height"))
            area += max(0.0, width or 0.0) * max(0.0, height or 0.0)
    return area / max(1.0, walk.width * walk.height)


def _walk(styles: Styles, root: Element | None, master: Element | None, content: Element) -> Walk:
    filled = any(local(e) in _SHAPES for e in content.iter("{*}*"))
    page = child(_layout(root, master), "page-layout-properties")
    width = points(attribute(page, "fo:page-width")) if page is not None else None
    height = points(attribute(page, "fo:page-height")) if page is not None else None
    return Walk(styles, filled, width or Walk(styles).width, height or Walk(styles).height)


def _master(root: Element | None) -> Element | None:
    """The page that a document begins with: the one called "Standard", or the first."""
    holder = child(root, "master-styles")  # which not every program writes
    pages = list(children(holder, "master-page")) if holder is not None else []
    named = (page for page in pages if attribute(page, "style:name") == "Standard")
    return next(named, pages[0] if pages else None)


def _layout(root: Element | None, master: Element | None) -> Element | None:
    holder = child(root, "automatic-styles")
    if holder is None or master is None:
        return None
    name = attribute(master, "style:page-layout-name")
    layouts = children(holder, "page-layout")
    return next((found for found in layouts if attribute(found, "style:name") == name), None)


def _top(root: Element | None, master: Element | None) -> float | None:
    """How far from the edge of a page its text begins, in points."""
    page = child(_layout(root, master), "page-layout-properties")
    return points(attribute(page, "fo:margin-top")) if page is not None else None


def _page_back(root: Element | None, master: Element | None) -> str:
    page = child(_layout(root, master), "page-layout-properties")
    return attribute(page, "fo:background-color") if page is not None else ""


def _margins(
    walk: Walk, place: Place, master: Element | None, names: tuple[str, ...]
) -> Iterator[Piece]:
    """The headers or footers of the first page's kind, those that say the same only once."""
    seen: set[tuple[str, ...]] = set()
    for name in names:
        part = child(master, name)
        if part is None or attribute(part, "style:display") == "false":
            continue
        said = [p for p in walk.pieces(part, place) if not is_page_number(p.text)]
        words = tuple(piece.text for piece in said)
        if words not in seen:
            seen.add(words)
            yield from said
