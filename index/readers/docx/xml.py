"""XML of an Office file, parsed without anything that reaches out or grows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from index.errors import TooLarge, Unreadable

Element = Any
"""An lxml element; lxml brings no types."""

# Tags and attributes of one part: an element takes far more memory, and time, than its tag. The
# largest part of real files of up to fifty pages that was seen has 28,000.
MOST_SIGNS = 500_000
MOST_SIGNS_IN_ALL = 1_000_000
# Office writes the first of these names, its strict variant the second.
_USUAL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_LINKS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
_DOCTYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))

OFF = ("0", "false", "off")
"""How a switch of Word says no."""


def parse(data: bytes) -> Element:
    """The root element of `data`.

    Raises `Unreadable` for damaged XML and for any DTD, `TooLarge` for a tree that would be huge.
    """
    if any(sign in data for sign in _DOCTYPES):
        raise _with_dtd()
    check_signs(signs_in(data), MOST_SIGNS, "a part of the file")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        collect_ids=False,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable(
            f"a part of the file is not well-formed XML ({type(fault).__name__}). "
            "Open the file in a word processor, save it anew and send that."
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _with_dtd()
    return root


def signs_in(data: bytes) -> int:
    """How many tags and attributes there may be in `data`, counted without parsing it."""
    return data.count(b"<") + data.count(b"=")


def check_signs(found: int, allowed: int, what: str) -> None:
    """Raise `TooLarge` if `what` has more tags and attributes than are allowed."""
    if found > allowed:
        raise TooLarge(
            f"{what} has {found:,} tags and attributes; the limit is {allowed:,}. "
            "Send a shorter file."
        )


def local(element: Element) -> str:
    """The name of `element` without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of `element` that have one of the local `names`, in order."""
    return (child for child in element if local(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The first child at the end of a `path` of local names, or None."""
    for name in path:
        if element is None:
            return None
        for held in element:
            tag = held.tag
            if tag.__class__ is str and tag.rpartition("}")[2] == name:
                element = held
                break
        else:
            return None
    return element


def run_properties(run: Element) -> Element | None:
    """How Word sets a run; one of a formula has properties of formulas before them."""
    for held in run:
        if local(held) == "rPr" and held.tag.startswith((_USUAL, _STRICT)):
            return held
    return None


def value(element: Element | None, name: str = "val") -> str | None:
    """The word-processing attribute `name` of `element`, or None."""
    if element is None:
        return None
    found: str | None = element.get(_USUAL + name)
    return element.get(_STRICT + name) if found is None else found


def any_value(element: Element, name: str = "val") -> str | None:
    """The attribute `name` of `element` in whatever namespace, or None."""
    return next((v for key, v in element.items() if key.rpartition("}")[2] == name), None)


def link(element: Element, name: str = "id") -> str | None:
    """The relationship attribute `name` of `element`, or None."""
    return next((found for ns in _LINKS if (found := element.get(ns + name)) is not None), None)


def switch(properties: Element | None, name: str) -> bool | None:
    """Whether the on-off property `name` is set: True, False, or None where it is not written."""
    found = child(properties, name)
    if found is None:
        return None
    return value(found) not in (*OFF, "none")


def whole_number(text: str | None) -> int | None:
    """`text` as a whole number, or None where it is none."""
    try:
        return int(text) if text and len(text) < 10 else None
    except ValueError:
        return None


def _with_dtd() -> Unreadable:
    return Unreadable(
        "a part of the file declares a DTD, which Office files never do; it is not read."
    )
