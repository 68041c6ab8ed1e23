"""Words in drawings: the texts of an inline SVG, in the colours of its own properties."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from index.readers.css.hiding import FAR
from index.readers.css.lengths import number

_SHAPES = "rect, path, circle, ellipse, polygon, image, use, foreignObject"
_PROPERTIES = ("fill", "display", "visibility", "opacity")
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
