"""Formulas of a DOCX file: what is seen of them, in the order in which it is read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.docx.xml import OFF, Element, any_value, child, local

_SPACES = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://purl.oclc.org/ooxml/officeDocument/math}",
)
_BUILT = frozenset(("f", "d", "rad", "nary", "phant", "m", "mr", "eqArr"))
# What a part is not shown by: a switch in the properties of the formula about it.
_HIDING = {"deg": "degHide", "sub": "subHide", "sup": "supHide"}
_PARTS = frozenset(("num", "den", "deg", "sub", "sup", "e", "mr"))

Part = tuple[str | Element, bool]
"""A sign or what stands in a formula, and whether it is seen."""


def is_built(element: Element) -> bool:
    """Whether `element` is a part of a formula that more than its letters is seen of, or less."""
    tag = element.tag
    return isinstance(tag, str) and tag.startswith(_SPACES) and local(element) in _BUILT


def spelled(element: Element) -> Iterator[Part]:
    """The parts of a fraction, a bracket, a root, a sum, a phantom or a matrix, and its signs."""
    name = local(element)
    properties = child(element, f"{name}Pr")
    parts = [e for e in element if local(e) in _PARTS]
    opening, between, closing = _signs(name, properties)
    if opening:
        yield opening, True
    for i, part in enumerate(parts):
        if i and between:
            yield between, True
        yield part, _is_seen(local(part), name, properties)
    if closing:
        yield closing, True


def _signs(name: str, properties: Element | None) -> tuple[str, str, str]:
    """What is drawn before, between and behind the parts."""
    if name == "f":
        return "", " " if _said(properties, "type", "") == "noBar" else "/", ""
    if name == "d":
        told = (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        opening, between, closing = (_said(properties, *sign) for sign in told)
        return opening, between, closing
    if name == "nary":
        return _said(properties, "chr", "∫"), "", ""
    return "√" if name == "rad" else "", " " if name in ("m", "mr", "eqArr") else "", ""


def _is_seen(part: str, name: str, properties: Element | None) -> bool:
    if name == "phant":
        return _said(properties, "show", "1") not in OFF
    return part not in _HIDING or _said(properties, _HIDING[part], "0") in OFF


def _said(properties: Element | None, name: str, default: str) -> str:
    """The value of a property; that of a switch without one is on."""
    found = child(properties, name)
    if found is None:
        return default
    told = any_value(found)
    return "1" if told is None else told
