"""How an element looks once all is applied, and why its text is not seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.readers.colours import BLACK, TRANSPARENT, WHITE, Colour, colour
from index.readers.css.blends import is_blended_away, turns_colours
from index.readers.css.filters import filtered
from index.readers.css.hiding import (
    box_hides,
    cuts_off,
    hides_no_placed,
    holds_others,
    is_aside,
    is_blurred,
    is_masked,
    moved_away,
    scale_of,
    shows_its_back,
    stops,
)
from index.readers.css.lengths import ROOT_SIZE, number, pixels
from index.readers.css.paths import is_empty_path
from index.readers.css.sheet import LONGEST_VALUE, tokens
from index.readers.sizes import LEAST_ADVANCE, LETTER
from index.types import Unseen

TINY_PIXELS = 4.0 * 96 / 72
"""4 pt; smaller text is not read, as in PDF."""
ROOM = 3.0  # pixels at both sides of a text that part it from what it touches; kerning has fewer
OFF_PAGE = -500.0  # pixels that a first line is indented by to be off the page
_USUAL_WIDTH = 1_000.0  # pixels of a block
PALE_ALPHA = 0.5  # a text less opaque than this, and hidden, is hidden by its transparency

_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_MOST_VARIABLES = 20
_NAMED_SIZES = {
    "xx-small": 9.0,
    "x-small": 10.0,
    "small": 13.0,
    "medium": 16.0,
    "large": 18.0,
    "x-large": 24.0,
    "xx-large": 32.0,
}
_SYMBOLS = re.compile(r"(?:^|[\s\"'])(symbol|wingdings|webdings|marlett)\b")
_STEPS = {"larger": 1.2, "smaller": 1 / 1.2}
_INHERITED = ("inherit", "unset")
_BORDERS = frozenset(
    "block flex grid list-item table table-row table-cell table-caption flow-root".split()
)
_SIDES = ("margin-left", "margin-right", "padding-left", "padding-right")
_NO_ROOM = ("0", "0px", "0fr", "minmax(0, 0fr)", "minmax(0,0fr)")
_ROWS = frozenset(("flex", "inline-flex", "grid", "inline-grid"))
_ALIGNING = ("text-align", "direction", "writing-mode")
_AT_LEFT = frozenset(
    "left start justify ltr initial horizontal-tb -webkit-left -webkit-auto".split()
)
_NOT_SHOWN = ("none", "table-column")
_OWN = ("in_row", "apart", "roomy", "flat", "collapsed")  # what no child takes over


@dataclass(frozen=True, slots=True)
class Look:
    """What an element's text looks like. Sizes are in CSS pixels.

    - `back`: what lies under the text, opaque; None where a picture does, or it is not known
    - `gone`: why nothing in the element is seen, whatever is set inside it
    - `in_flow`: it is `gone`, but not what is placed by the sides of a box farther out
    - `aside`: its text is `gone` and takes no room in the text around it
    - `breaks`: it stands on lines of its own; None where its tag decides
    - `in_row`: its children stand beside each other
    - `apart`: it stands away from the text around it, as a date does at the right edge
    - `symbols`: the name of its font, where that has signs in place of letters
    - `capitals`: it is shown in them, however it was typed
    - `flat`: the row that its child stands in has no height of its own
    - `collapsed`: a column or a row of a table is that is declared so
    - `indent`, `indent_share`: of the first line of a block, and what of its width is added
    - `leftwards`: its lines are level and begin at the left
    - `unwrapped`: they do not end where their box does
    - `roomy`: there is room at its sides, as there is around the skills of a list of tags
    """

    ink: Colour = BLACK
    back: Colour | None = WHITE
    size: float = ROOT_SIZE
    scale: float = 1.0
    opacity: float = 1.0
    indent: float = 0.0
    indent_share: float = 0.0
    spacing: float = 0.0
    visible: bool = True
    bold: bool = False
    keeps_space: bool = False
    leftwards: bool = True
    unwrapped: bool = False
    shadow: Colour | None = None
    stroke: Colour | None = None
    struck: bool = False
    symbols: str = ""
    capitals: bool = False
    flat: bool = False
    gone: Unseen | None = None
    in_flow: bool = False
    aside: bool = False
    breaks: bool | None = None
    in_row: bool = False
    apart: bool = False
    roomy: bool = False
    collapsed: bool = False
    variables: tuple[tuple[str, str], ...] = ()

    @property
    def unseen(self) -> Unseen | None:
        """Why text right inside the element is not seen, or None."""
        if self.gone:
            return self.gone
        if not self.visible:
            return Unseen.STYLE
        if self.size * self.scale < TINY_PIXELS or self._is_squeezed:
            return Unseen.TINY
        if self.indent + self.indent_share * _USUAL_WIDTH <= OFF_PAGE:
            return Unseen.OFF_PAGE
        return self._faded() or (Unseen.STRUCK if self.struck else None)

    @property
    def _is_squeezed(self) -> bool:
        return LETTER * self.size + self.spacing <= LEAST_ADVANCE * self.size

    def _faded(self) -> Unseen | None:
        if self.opacity <= 0:
            return Unseen.ALPHA
        if self.back is None:
            return None
        alpha = self.ink.alpha * self.opacity
        shown = self.ink.faded(self.opacity).over(self.back)
        if not shown.is_like(self.back):
            return None
        for around in (self.shadow, self.stroke):
            if around and not around.faded(self.opacity).over(self.back).is_like(self.back):
                return None
        return Unseen.ALPHA if alpha < PALE_ALPHA else Unseen.COLOUR


def look(declared: dict[str, str], around: Look, *, is_block: bool) -> Look:
    """How an element looks for which `declared` holds, inside one that looks like `around`.

    `is_block`: whether its tag makes it one, as long as nothing else is declared.
    """
    if not declared:
        return inherited(around)
    variables, values = _resolved(declared, around)
    size = _size(values.get("font-size", ""), around.size)
    display = (tokens(values.get("display", "")) or [""])[0]
    inline = display == "inline" or (not display and not is_block)
    lifted = values.get("float", "none") != "none"
    lifted = lifted or values.get("position") in ("absolute", "fixed")
    boxed = not inline or lifted
    unlined = lifted or display.startswith("inline-")  # no line of what is around runs through it
    own = _gone(values, size, boxed=boxed)
    freed = around.in_flow and values.get("position") in ("absolute", "fixed")
    gone = own if freed else around.gone or own
    in_flow = boxed and not freed and _is_in_flow(values, around, own, size)
    if around.flat and cuts_off(values):
        gone = gone or Unseen.CLIPPED
    indent, share = _indent(values, around, size) if boxed else (around.indent, around.indent_share)
    ink = filtered(_ink(values, around.ink), values)
    back = _back(values, around.back, ink)
    cut = _cut_out(values)
    if cut is not None and ink.alpha <= 0:
        ink, back = cut, around.back
    blend = values.get("mix-blend-mode", "")
    if is_blended_away(blend, around.back):
        gone = gone or Unseen.COLOUR
    return Look(
        ink=ink,
        back=None if turns_colours(blend) else back,
        size=size,
        scale=around.scale * (scale_of(values) if boxed else 1.0),
        opacity=around.opacity * (1.0 if display == "contents" else _opacity(values)),
        indent=indent,
        indent_share=share,
        spacing=_spacing(values.get("letter-spacing"), around.spacing, size),
        visible=_visible(values.get("visibility"), around=around.visible),
        bold=_bold(values.get("font-weight", ""), around=around.bold),
        keeps_space=_keeps_space(values.get("white-space"), around=around.keeps_space),
        leftwards=_leftwards(values, around=around.leftwards),
        unwrapped=_unwrapped(values, around=around.unwrapped),
        shadow=_shadow(values.get("text-shadow"), around.shadow),
        stroke=_stroke(values, around.stroke, size),
        struck="line-through" in values.get("text-decoration-line", "")
        or (around.struck and not unlined),
        symbols=_symbols(values.get("font-family"), around=around.symbols),
        capitals=_capitals(values, around=around.capitals),
        flat=display in _ROWS and values.get("grid-template-rows") in _NO_ROOM,
        gone=gone,
        in_flow=in_flow,
        aside=(around.aside and not freed) or (gone is not None and is_aside(values)),
        breaks=_breaks(display),
        in_row=display in _ROWS and not values.get("flex-direction", "").startswith("column"),
        apart=_is_apart(values, display),
        collapsed=values.get("visibility") == "collapse",
        roomy=sum(pixels(values.get(side, ""), size) or 0.0 for side in _SIDES) >= ROOM,
        variables=variables,
    )


def resolved(declared: dict[str, str], seen: Look) -> dict[str, str]:
    """What is declared for an element that looks so, with the values of its variables."""
    if not any("var(" in value for value in declared.values()):
        return declared
    known = dict(seen.variables)
    return {name: _with_variables(value, known) for name, value in declared.items()}


def hide(seen: Look) -> Look:
    """`seen`, not displayed at all."""
    return replace(seen, gone=seen.gone or Unseen.STYLE, in_flow=False, aside=True)


def inherited(around: Look) -> Look:
    """How an element looks for which nothing is declared."""
    if around.breaks is None and not any(getattr(around, name) for name in _OWN):
        return around
    return replace(
        around, breaks=None, in_row=False, apart=False, roomy=False, flat=False, collapsed=False
    )


def _resolved(
    declared: dict[str, str], around: Look
) -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    """The variables of the element, and its declarations with theirs put in."""
    own = {name: value for name, value in declared.items() if name.startswith("--")}
    variables = around.variables
    if own:
        merged = dict(variables) | own
        variables = tuple(merged.items())[-LONGEST_VALUE:]
    values = {name: value for name, value in declared.items() if not name.startswith("--")}
    if any("var(" in value for value in values.values()):
        known = dict(variables)
        values = {name: _with_variables(value, known) for name, value in values.items()}
    return variables, values


def _with_variables(value: str, known: dict[str, str]) -> str:
    for _ in range(_MOST_VARIABLES):
        found = _VARIABLE.search(value)
        if not found or len(value) > LONGEST_VALUE:
            break
        put = known.get(found[1], found[2] or "")
        value = value[: found.start()] + put.strip().lower() + value[found.end() :]
    return value[:LONGEST_VALUE].lower()


def _gone(values: dict[str, str], size: float, *, boxed: bool) -> Unseen | None:
    display = values.get("display", "")
    if display.startswith(_NOT_SHOWN) or values.get("content-visibility") == "hidden":
        return Unseen.STYLE
    if values.get("-webkit-text-security", "none") != "none" or shows_its_back(values):
        return Unseen.STYLE
    if is_masked(values) or is_empty_path(values.get("clip-path", ""), size):
        return Unseen.CLIPPED
    if is_blurred(values, size):
        return Unseen.ALPHA
    return box_hides(values, size) or moved_away(values, size) if boxed else None


def _is_in_flow(values: dict[str, str], around: Look, own: Unseen | None, size: float) -> bool:
    """Whether what an element hides, or what hides it, does not hide all that is placed in it."""
    if around.gone and not around.in_flow:
        return False
    if own:
        return own is Unseen.CLIPPED and hides_no_placed(values, size)
    return around.in_flow and not holds_others(values)


def _size(value: str, around: float) -> float:
    for part in tokens(value):
        word = part if "(" in part else part.partition("/")[0]
        if word in _NAMED_SIZES:
            return _NAMED_SIZES[word]
        if word in _STEPS:
            return around * _STEPS[word]
        found = pixels(word, around, around)
        if found is not None:
            return max(found, 0.0)
    return ROOT_SIZE if value in ("initial", "medium") else around


def _ink(values: dict[str, str], around: Colour) -> Colour:
    fill = values.get("-webkit-text-fill-color")
    for value in (fill, values.get("color")):
        if value in ("initial", "unset", "revert") and value == "initial":
            return BLACK
        found = colour(value) if value else None
        if found:
            return found
    return around


def _back(values: dict[str, str], around: Colour | None, ink: Colour) -> Colour | None:
    image = values.get("background-image", "")
    if "url(" in image or "gradient(" in image or "image-set(" in image:
        return _flat(image) if values.get("background-clip") != "text" else None
    under = around
    parts = tokens(values.get("background-color", ""))
    found = ink if "currentcolor" in parts else next((c for p in parts if (c := colour(p))), None)
    if found is None or found == TRANSPARENT:
        return under
    if "text" in tokens(values.get("background-clip", "")):
        return None  # the text is cut out of it
    if under is None:
        return found if found.alpha >= 1 else None
    return found.over(under)


def _cut_out(values: dict[str, str]) -> Colour | None:
    """The one colour of a ground that shows through the letters alone; None where it has none."""
    if "text" not in tokens(values.get("background-clip", "")):
        return None
    return _flat(values.get("background-image", ""))


def _flat(image: str) -> Colour | None:
    """The one opaque colour of a gradient from a colour to itself."""
    if image.count("gradient(") != 1 or "url(" in image or "image-set(" in image:
        return None
    found = stops(image)
    same = found and all(stop.alpha >= 1 and stop.is_like(found[0]) for stop in found)
    return found[0] if same else None


def _opacity(values: dict[str, str]) -> float:
    found = number(values.get("opacity", "1"))
    shown = 1.0 if found is None else min(max(found, 0.0), 1.0)
    inner = re.search(r"opacity\(\s*([\d.]+%?)\s*\)", values.get("filter", ""))
    filtered = number(inner[1]) if inner else None
    return shown * (1.0 if filtered is None else min(filtered, 1.0))


def _indent(values: dict[str, str], around: Look, size: float) -> tuple[float, float]:
    """In pixels, and as a share of the width that is added to them."""
    written = (tokens(values.get("text-indent", "")) or [""])[0]
    length, more = pixels(written, size, 0.0), pixels(written, size, 1.0)
    if length is None or more is None:
        return around.indent, around.indent_share
    return length, more - length


def _spacing(value: str | None, around: float, size: float) -> float:
    if value is None or value in _INHERITED:
        return around
    return pixels(value, size, size) or 0.0


def _visible(value: str | None, *, around: bool) -> bool:
    if value in ("hidden", "collapse"):
        return False
    return True if value in ("visible", "initial") else around


def _bold(value: str, *, around: bool) -> bool:
    for token in tokens(value):
        if token in ("bold", "bolder"):
            return True
        if token.isdigit() and len(token) == 3:
            return int(token) >= 600
        if token in ("normal", "lighter"):
            return False
    return around


def _symbols(family: str | None, *, around: str) -> str:
    if family is None or family in _INHERITED:
        return around
    found = _SYMBOLS.search(family.partition(",")[0])
    return found[1] if found else ""


def _capitals(values: dict[str, str], *, around: bool) -> bool:
    case = values.get("text-transform", "inherit")
    small = values.get("font-variant-caps") or values.get("font-variant") or "inherit"
    if case in _INHERITED and small in _INHERITED:
        return around
    return case == "uppercase" or "small-caps" in small


def _keeps_space(value: str | None, *, around: bool) -> bool:
    if value is None or value in _INHERITED:
        return around
    return value.startswith(("pre", "break-spaces"))


def _leftwards(values: dict[str, str], *, around: bool) -> bool:
    said = [values[name] for name in _ALIGNING if name in values]
    said = [value for value in said if value not in _INHERITED]
    return all(value in _AT_LEFT for value in said) if said else around


def _unwrapped(values: dict[str, str], *, around: bool) -> bool:
    for name in ("text-wrap", "white-space"):
        value = values.get(name, "unset")
        if value not in _INHERITED:
            return value == "pre" or "nowrap" in value
    return around


def _shadow(value: str | None, around: Colour | None) -> Colour | None:
    if value is None:
        return around
    if value == "none":
        return None
    return next((c for token in tokens(value) if (c := colour(token.strip(",")))), BLACK)


def _stroke(values: dict[str, str], around: Colour | None, size: float) -> Colour | None:
    """The colour of the lines around the letters, where they are drawn."""
    written = [values.get(f"-webkit-text-stroke{part}", "") for part in ("", "-width", "-color")]
    parts = tokens(" ".join(written))
    if not parts:
        return around
    if not any(pixels(part, size) for part in parts):
        return None
    return next((c for part in parts if (c := colour(part))), None)


def _breaks(display: str) -> bool | None:
    if display in _BORDERS:
        return True
    return False if display in ("inline", "contents") else None


def _is_apart(values: dict[str, str], display: str) -> bool:
    """Whether a box inside a line leaves it: to the right edge, to a place, or to a column.

    A letter that floats to the left may be the large first one of a word; it is left in it.
    """
    placed = values.get("position") in ("absolute", "fixed")
    wide = display == "inline-block" and "width" in values
    return placed or wide or values.get("float") in ("right", "inline-end")
