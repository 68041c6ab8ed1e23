"""Words in drawings: the texts of an inline SVG, in the colours of its own properties."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from index.readers.css.hiding import FAR
from index.readers.css.lengths import number

_SHAPES = "rect, path, circle, ellipse, polygon, image, use, foreignObject"
_PROPERTIES = ("fill", "display", "visibility", "opacity", "fill-opacity")
_SIDES = ("width", "height")
_MOST_LOOKS = 200  # for shapes


class Drawings:
    """What the elements of the drawings of a page declare, as if they were those of a page."""

    def __init__(self) -> None:
        self._looks = 0

    def declared(self, node: LexborNode, declared: dict[str, str]) -> dict[str, str]:
        """`declared` for `node`, which is an SVG or in one, its fill as the colour of its text.

        Sizes are left out: a drawing is scaled as a whole. What lies under its texts is not known
        where there is a shape in it.
        """
        said = {name: v for name, v in declared.items() if name not in ("color", "font-size")}
        for name in _PROPERTIES:
            value = node.attributes.get(name)
            if value and name not in said:
                said[name] = value.strip().lower()
        sized = declared.get("font-size") or node.attributes.get("font-size") or ""
        if number(sized.removesuffix("px")) == 0:  # at any scale
            said["font-size"] = "0"
        sides = (declared.get(s) or node.attributes.get(s) or "" for s in _SIDES)
        if node.tag == "svg" and 0 in map(number, sides):
            said["display"] = "none"
        if "fill-opacity" in said and not (said.get("stroke") or node.attributes.get("stroke")):
            said["opacity"] = said["fill-opacity"]
        fill = said.get("fill", "black" if node.tag == "svg" else "")
        if fill:
            said["color"] = "transparent" if fill == "none" else fill
        if node.tag == "text":
            said.setdefault("display", "block")
            if any((number(node.attributes.get(side) or "") or 0.0) <= -FAR for side in "xy"):
                said |= {"position": "absolute", "left": "-9999px"}
        if node.tag == "svg" and self._has_shapes(node):
            said["background-image"] = "url()"
        return said

    def _has_shapes(self, node: LexborNode) -> bool:
        self._looks += 1
        return self._looks <= _MOST_LOOKS and node.css_first(_SHAPES) is not None
