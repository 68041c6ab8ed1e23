"""Style sheets: the rules of those that hold on a screen, and their declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.readers.css import media
from index.readers.css.layers import OUTSIDE, Layers, Path, Rank
from index.readers.css.selectors import Budget, Selector
from index.readers.css.supports import supports
from index.readers.css.values import is_valid
from index.readers.css.written import selectors, split, unescaped

MOST_CHARACTERS = 500_000  # of all the style sheets of a page
DEEPEST = 5  # rules inside rules
LONGEST_VALUE = 1_000  # characters
_STEPS_A_BODY, _CHARACTERS_A_STEP = 5, 10

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIGN = re.compile(r"[{};\"'\\]")
_IMPORTANT = re.compile(r"\s*!\s*important\s*$", re.IGNORECASE)
_PROPERTY = re.compile(r"\s*(--[\w-]+|-?[a-zA-Z][a-zA-Z-]*)\s*:\s*(.*)", re.DOTALL)
_LONG_ADDRESS = re.compile(r"url\([^)]{100,}", re.IGNORECASE)
_BESIDE = re.compile(r"::?(?:before|after)\b[^{};]{0,200}\{([^{}]{0,2000})", re.IGNORECASE)
_DRAWN = re.compile(r"::?(before|after)\s*$", re.IGNORECASE)
_GROUPS = ("@media", "@supports", "@layer", "@container", "@scope")
_LOGICAL = {
    "inset-inline": ("left", "right"),
    "inset-block": ("top", "bottom"),
    "inset-inline-start": ("left",),
    "inset-inline-end": ("right",),
    "inset-block-start": ("top",),
    "inset-block-end": ("bottom",),
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
    "margin-inline-start": ("margin-left",),
    "margin-block-start": ("margin-top",),
    "inline-size": ("width",),
    "block-size": ("height",),
    "max-inline-size": ("max-width",),
    "max-block-size": ("max-height",),
}
UNDOING = ("unset", "initial", "revert")
"""Values of `all` by which an element is as if nothing had been declared for it before."""
_SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Declared:
    """Properties and their values, in lower case; `important` ones hold against all others.

    What is written beside an element (`content`) keeps its capitals.
    """

    plain: dict[str, str] = field(default_factory=dict)
    important: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.plain) + len(self.important)


@dataclass(frozen=True, slots=True)
class Rule:
    """What one selector sets; `rank` is that of its layer.

    `containers`: the names of boxes inside of which it holds, "" for one of any name.
    """

    selector: Selector
    declared: Declared
    rank: Rank = OUTSIDE
    containers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a rule stands: the selectors around it, its layer, and the boxes it asks about.

    `beside`: whether those of boxes that are drawn beside elements are told as well.
    """

    budget: Budget
    layers: Layers
    beside: bool = False
    around: str = ""
    layer: Path = ()
    containers: frozenset[str] = frozenset()
    depth: int = 0

    @property
    def rank(self) -> Rank:
        return self.layers.rank(self.layer)


def rules(
    sheet: str, budget: Budget, layers: Layers | None = None, *, beside: bool = False
) -> Iterator[Rule]:
    """The rules of `sheet` that hold on a screen, in order; what cannot be read is passed over.

    `layers`: those that the sheets before it named. `beside`: a rule for a box before or after an
    element is told too, as one for the element, with
    properties that are named by `beside_name`.

    Raises `TooLarge` where reading the selectors takes more than `budget`.
    """
    text = _COMMENT.sub(" ", sheet).replace("<!--", " ").replace("-->", " ")
    yield from _within(text, _Place(budget, layers or Layers(), beside))


def beside_name(box: str, name: str) -> str:
    """What a property of the `box`, "before" or "after", is called in the rule of its element."""
    return f"{box}/{name}"


def of_box(values: dict[str, str], box: str) -> dict[str, str]:
    """What `values`, those of an element, say of the `box` beside it."""
    prefix = beside_name(box, "")
    return {k.removeprefix(prefix): v for k, v in values.items() if k.startswith(prefix)}


def endings(sheet: str, budget: Budget) -> Iterator[tuple[str, Declared]]:
    """What each animation that `sheet` tells of ends with, by its name. May raise `TooLarge`."""
    if "keyframes" not in sheet.lower():
        return
    yield from _endings(_COMMENT.sub(" ", sheet), budget, DEEPEST)


def _endings(text: str, budget: Budget, depth: int) -> Iterator[tuple[str, Declared]]:
    for prelude, body in _blocks(text):
        word, _, rest = prelude.partition(" ")
        word = word.lower()
        if word.startswith("@") and word.endswith("keyframes"):
            for step, inner in _blocks(body):
                if {"to", "100%"} & {part.strip().lower() for part in step.split(",")}:
                    budget.spend(_STEPS_A_BODY + len(inner) // _CHARACTERS_A_STEP)
                    yield rest.strip(" \"'").lower(), declarations(inner)
        elif word in _GROUPS and depth and _applies(word, rest):
            yield from _endings(body, budget, depth - 1)


def drawn_beside(sheet: str, budget: Budget) -> Iterator[Declared]:
    """What `sheet` declares for boxes that it draws before and after elements.

    Raises `TooLarge` where reading them takes more than `budget`.
    """
    for found in _BESIDE.finditer(_COMMENT.sub(" ", sheet)):
        budget.spend(_STEPS_A_BODY + len(found[1]) // _CHARACTERS_A_STEP)
        yield declarations(found[1])


def declarations(body: str) -> Declared:
    """What a rule's body or a style attribute declares, shorthands opened.

    >>> declarations("color: red; overflow: clip !important")
    Declared(plain={'color': 'red'}, important={'overflow-x': 'clip', 'overflow-y': 'clip'})
    """
    found = Declared()
    for part in split(_COMMENT.sub(" ", body) if "/*" in body else body, ";"):
        written = _PROPERTY.fullmatch(unescaped(part))
        if not written:
            continue
        name, value = written[1], _shortened(written[2].strip())
        important = bool(_IMPORTANT.search(value))
        value = _IMPORTANT.sub("", value) if important else value
        if not name.startswith("--"):
            name = name.lower()
            keeps = name == "content" or "var(" in value  # names of variables have capitals
            value = value if keeps else value.lower()
            if not is_valid(name, value):
                continue
            if name == "all" and value in UNDOING and not important:
                found.plain.clear()
        (found.important if important else found.plain).update(_opened(name, value))
    return found


def _shortened(value: str) -> str:
    """`value`, long addresses left out; no value that a page means is as long as the rest."""
    if len(value) <= LONGEST_VALUE:
        return value
    return _LONG_ADDRESS.sub("url(", value)[:LONGEST_VALUE]


def tokens(value: str) -> list[str]:
    """The words of a value; what stands in parentheses is one with the name before it.

    >>> tokens("url(a b) rgb(0, 0, 0) 1px")
    ['url(a b)', 'rgb(0, 0, 0)', '1px']
    """
    return [part for part in split(" ".join(value.split()), " ") if part]


def _within(text: str, place: _Place) -> Iterator[Rule]:
    for prelude, body in _blocks(text):
        if prelude.startswith("@"):
            word, _, query = prelude.partition(" ")
            word, bracket, rest = word.lower().partition("(")
            query = bracket + rest + " " + query if bracket else query
            if word in _GROUPS and place.depth < DEEPEST and _applies(word, query):
                around = _scope(query, place.around) if word == "@scope" else place.around
                layer = place.layer
                for name in query.split(",") if word == "@layer" else ():
                    layer = place.layers.path(name, place.layer)
                asked = place.containers
                if word == "@container":
                    asked |= _containers(query)
                inner = replace(
                    place, around=around, layer=layer, containers=asked, depth=place.depth + 1
                )
                loose = place.around and word != "@scope"
                yield from _inside(body, inner) if loose else _within(body, inner)
        elif place.depth < DEEPEST:
            around = _nested(prelude, place.around) if place.around else prelude
            yield from _inside(body, replace(place, around=around, depth=place.depth + 1))


def _inside(body: str, place: _Place) -> Iterator[Rule]:
    """The rule that `body` is of the selectors `place.around`, and the rules nested in it."""
    nested = "{" in body
    twice = "(" in place.around  # a character takes as long as a step, and more in parentheses
    place.budget.spend(len(place.around) * (1 + twice))
    chosen = selectors(place.around)
    declared = declarations(";".join(_own_parts(body)) if nested else body)
    if declared:
        for selector in chosen:
            yield Rule(selector, declared, place.rank, place.containers)
        if place.beside and ":" in place.around:
            yield from _drawn(place, declared)
    if nested and chosen:
        yield from _within(body, place)


def _drawn(place: _Place, declared: Declared) -> Iterator[Rule]:
    """The rules for elements beside which a box of these declarations is drawn."""
    place.budget.spend(len(place.around))
    for part in split(place.around, ","):
        box = _DRAWN.search(part)
        if box:
            own = Declared(
                *(
                    {beside_name(box[1].lower(), name): value for name, value in values.items()}
                    for values in (declared.plain, declared.important)
                )
            )
            for selector in selectors(part[: box.start()].strip() or "*"):
                yield Rule(selector, own, place.rank, place.containers)


def _applies(word: str, query: str) -> bool:
    if word == "@media":
        return media.holds(query.strip())
    if word == "@container":  # as wide as the window, whatever it is called
        return media.holds(query[query.find("(") :].strip())
    return word in ("@layer", "@scope") or supports(query)


def _containers(query: str) -> frozenset[str]:
    """The name of the box that an @container asks about; none where it is not its size."""
    before = query.partition("(")[0]
    if before.strip().endswith("style"):
        return frozenset()
    named = [word for word in before.lower().split() if word != "not"]
    return frozenset(named[:1] or ("",))


def _scope(query: str, around: str) -> str:
    """The selectors that the rules of an @scope are for what is inside of."""
    start = query.strip().partition(")")[0].removeprefix("(").strip()
    return _nested(start, around) if start and around else start or around


def _nested(prelude: str, around: str) -> str:
    whole = f":is({around})"
    return prelude.replace("&", whole) if "&" in prelude else f"{whole} {prelude}"


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each (what stands before the brace, what stands between the braces) at the outer level.

    A line that does no more than name layers has nothing between them.
    """
    depth = start = opened = 0
    for at, sign in _signs(text):
        if sign == ";" and not depth:
            if text[start:at].lstrip()[:6].lower() == "@layer":
                yield " ".join(text[start:at].split()), ""
            start = at + 1
        elif sign == "{":
            opened = at + 1 if not depth else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield " ".join(text[start : opened - 1].split()), text[opened:at]
            if depth <= 0:
                depth, start = 0, at + 1
    if depth:  # a sheet that breaks off closes what is open
        yield " ".join(text[start : opened - 1].split()), text[opened:]


def _own_parts(body: str) -> Iterator[str]:
    """The declarations in `body` that stand in no rule nested in it."""
    depth = start = 0
    for at, sign in _signs(body):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            start = at + 1 if not depth else start
        elif sign == ";" and not depth:
            yield body[start:at]
            start = at + 1
    if not depth:
        yield body[start:]


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Braces and semicolons that stand in no quotes."""
    at = 0
    quote = ""
    while found := _SIGN.search(text, at):
        at, sign = found.end(), found[0]
        if sign == "\\":
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        else:
            yield found.start(), sign


def _opened(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The properties that `name` stands for; a value with several uses is given to each."""
    if name == "background":
        yield "background-color", value
        yield "background-image", value
        yield "background-clip", value
    elif name == "font":
        yield "font-size", value
        yield "font-weight", value
        yield "font-family", value
    elif name in ("margin", "padding", "inset"):
        parts = tokens(value) or [""]
        given = [parts[0], *(parts[min(1, len(parts) - 1)] for _ in range(3))]
        given[2] = parts[2] if len(parts) > 2 else parts[0]
        given[3] = parts[3] if len(parts) > 3 else given[1]
        prefix = "" if name == "inset" else f"{name}-"
        yield from ((prefix + side, v) for side, v in zip(_SIDES, given, strict=True))
    elif name == "overflow":
        parts = tokens(value) or [""]
        yield "overflow-x", parts[0]
        yield "overflow-y", parts[-1]
    elif name == "text-decoration":
        yield "text-decoration-line", value
    elif name == "-webkit-background-clip":
        yield "background-clip", value
    elif name in ("mask", "-webkit-mask"):
        yield "mask-image", value
    elif name in ("-webkit-clip-path", "-webkit-mask-image", "-webkit-mask-size"):
        yield name.removeprefix("-webkit-"), value
    elif name in _LOGICAL:
        parts = tokens(value) or [""]
        yield from ((side, parts[min(i, len(parts) - 1)]) for i, side in enumerate(_LOGICAL[name]))
    else:
        yield name, value
