"""The nodes of a parsed page, as they are walked."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from index.readers.css.ahead import Node

_LEFT_OUT = frozenset(
    "script style noscript template head iframe object math canvas nav select datalist"
    " audio video map textarea noframes noembed meter progress rp rt -comment"
    # of drawings
    " title desc metadata defs symbol marker mask pattern clippath clipPath path rect circle"
    " ellipse line polyline polygon use image animate stop".split()
)
_UNSEEN = frozenset("script style noscript template head map datalist -comment".split())


# Elements that may have a shadow; a name with a hyphen is one that a page defines.
_HOSTS = frozenset(
    "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section"
    " span".split()
)


def is_overshadowed(node: LexborNode) -> bool:
    """Whether a shadow without a slot is drawn in place of what stands in `node`."""
    tag = node.tag or ""
    if tag not in _HOSTS and "-" not in tag[1:]:
        return False
    child = node.first_child
    while child is not None:
        if child.tag == "template" and child.attributes.get("shadowrootmode") in ("open", "closed"):
            return "<slot" not in (child.html or "").lower()
        child = child.next
    return False


def stands_behind_unread(node: Node | None) -> bool:
    """Whether what stands right before `node` is not read, and may be seen all the same."""
    before = node.prev if node is not None else None
    return before is not None and before.tag in _LEFT_OUT and before.tag not in _UNSEEN


def touches(node: Node | None) -> bool:
    """Whether an element stands right beside `node`, without a space or a word between."""
    beside = (node.prev, node.next) if node is not None else ()
    return any(other is not None and other.tag not in ("-text", "br") for other in beside)


def elements(node: LexborNode) -> Iterator[LexborNode]:
    """The child elements of `node` that are visited."""
    child = node.first_child
    while child is not None:
        if child.tag != "-text" and child.tag not in _LEFT_OUT and child.tag != "br":
            yield child
        child = child.next


def visits(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
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
