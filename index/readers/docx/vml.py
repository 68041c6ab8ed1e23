"""The styles of VML, in which Word wrote its text boxes before 2010."""

from __future__ import annotations

from index.readers.docx.colour import of_css
from index.readers.docx.xml import Element, local

_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "": 1.0}


def css(style: str | None) -> dict[str, str]:
    """The declarations of a style attribute."""
    pairs = (part.partition(":") for part in (style or "").split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def css_points(text: str | None) -> float | None:
    """A length of VML in points, or None."""
    bare = (text or "").rstrip("abcdefghijklmnopqrstuvwxyz%")
    unit = (text or "")[len(bare) :]
    try:
        return float(bare) * _UNITS[unit] if bare and len(bare) < 12 else None
    except (ValueError, KeyError):
        return None


def is_filled(shape: Element) -> bool:
    """Whether a VML shape paints its ground, or holds a picture."""
    if any(local(e) == "imagedata" for e in shape):
        return True
    return shape.get("filled", "t") not in ("f", "false", "0") and of_css(
        shape.get("fillcolor")
    ) != (255, 255, 255)
