"""How a paragraph of a DOCX file is set: its ground, its line height, how far it is indented."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from index.readers.docx.colour import Paint, Palette
from index.readers.docx.look import TWIPS, measure, shading
from index.readers.docx.xml import Element, local, value


@dataclass(frozen=True, slots=True)
class Setting:
    """What paragraph properties say; None where that is left to what lies under them.

    `line` is the height of a line in points that is kept to exactly, infinite where lines may
    grow. `start`, `end` and `first` are indents in points, `align` the word of the file.
    """

    fill: Paint | None = None
    line: float | None = None
    start: float | None = None
    end: float | None = None
    first: float | None = None
    align: str | None = None


NO_SETTING = Setting()
_NAMES = tuple(f.name for f in fields(Setting))


def setting_of(properties: Element | None, palette: Palette) -> Setting:
    """The setting that paragraph properties make."""
    if properties is None:
        return NO_SETTING
    found: dict[str, Any] = {}
    for element in properties:
        name = local(element)
        if name == "shd":
            found["fill"] = shading(element, palette)
        elif name == "jc":
            found["align"] = value(element)
        elif name == "ind":
            found |= _indents(element)
        elif name == "spacing":
            line = measure(value(element, "line"), TWIPS)
            if line is not None:
                exact = value(element, "lineRule") == "exact"
                found["line"] = abs(line) if exact else float("inf")
    return Setting(**found) if found else NO_SETTING


def set_over(under: Setting, over: Setting) -> Setting:
    """`over` where it says something, else `under`."""
    if over is NO_SETTING:
        return under
    return Setting(
        *(getattr(under, name) if (own := getattr(over, name)) is None else own for name in _NAMES)
    )


def _indents(element: Element) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, names in (("start", ("start", "left")), ("end", ("end", "right"))):
        told = (measure(value(element, name), TWIPS) for name in names)
        at = next((points for points in told if points is not None), None)
        if at is not None:
            found[key] = at
    first = measure(value(element, "firstLine"), TWIPS)
    hanging = measure(value(element, "hanging"), TWIPS)
    if hanging is not None:
        found["first"] = -hanging
    elif first is not None:
        found["first"] = first
    return found
