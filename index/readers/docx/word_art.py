"""WordArt of before 2010: a shape of VML whose letters are drawn along a path."""

from __future__ import annotations

from dataclasses import replace

from index.readers.docx.charts import content
from index.readers.docx.colour import WHITE, Rgb, look_alike, of_css
from index.readers.docx.place import Place
from index.readers.docx.xml import Element, child
from index.types import Unseen

_OFF = ("f", "false", "0")
_WATERMARK = "PowerPlusWaterMark"  # what Word calls its own: CONFIDENTIAL, across every page


def art(shape: Element, inside: Place, around: Place) -> tuple[Element, Place] | None:
    """The letters that `shape` draws, as the content of a text box, and their place.

    They stand on what is `around` the shape: what fills it paints them and no ground.
    """
    path = child(shape, "textpath")
    said = (path.get("string") or "") if path is not None else ""
    if path is None or not said.strip() or _WATERMARK in (shape.get("id") or ""):
        return None
    place = replace(inside, painted=around.painted)
    if inside.ground is not None:
        place = replace(place, ground=around.ground)
    if path.get("on") in _OFF:
        place = replace(place, hidden=place.hidden or Unseen.STYLE)
    strokes = _paints(shape)
    if not strokes:
        place = replace(place, hidden=place.hidden or Unseen.ALPHA)
    return content([(said, _ink(strokes))]), place


def _paints(shape: Element) -> list[Rgb | None]:
    """The colours of the letters and of their outlines, where these are drawn; None if unknown."""
    fill = child(shape, "fill")
    found: list[Rgb | None] = []
    if shape.get("filled", "t") not in _OFF and not (fill is not None and _is_clear(fill)):
        told = fill is not None and fill.get("type", "solid") != "solid"
        colour = shape.get("fillcolor")
        found.append(None if told else of_css(colour) if colour else WHITE)
    if shape.get("stroked", "t") not in _OFF:
        colour = shape.get("strokecolor")
        found.append(of_css(colour) if colour else (0, 0, 0))
    return found


def _ink(colours: list[Rgb | None]) -> Rgb | None:
    """The one colour of all strokes; None where they are of several, one of which is seen."""
    first, *others = colours or [None]
    same = first is not None and all(c is not None and look_alike(c, first) for c in others)
    return first if same else None


def _is_clear(fill: Element) -> bool:
    """Whether a fill is transparent; VML writes a share, or one in 65,536ths."""
    told = fill.get("opacity") or "1"
    try:
        share = float(told.rstrip("f")) / (65_536 if told.endswith("f") else 1)
    except ValueError:
        return False
    return share <= 0.05
