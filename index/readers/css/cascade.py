"""The cascade: of all that is declared for an element, what holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from index.errors import TooLarge
from index.readers.css.covers import Height, Panel, panel, says
from index.readers.css.layers import OUTSIDE, Layers, Rank, turned
from index.readers.css.lengths import number
from index.readers.css.selectors import Budget, Compound, Selector, matches
from index.readers.css.sheet import (
    MOST_CHARACTERS,
    UNDOING,
    Declared,
    Rule,
    declarations,
    drawn_beside,
    endings,
    rules,
)
from index.readers.css.tree import Frame

MOST_RULES = 20_000
# What a browser sets by itself, as far as it matters to what is seen.
_BROWSER = """
[hidden] { display: none }
dialog:not([open]), [popover] { display: none }
b, strong { font-weight: bold }
s, strike, del { text-decoration: line-through }
h1 { font-size: 2em } h2 { font-size: 1.5em } h3 { font-size: 1.17em }
h5 { font-size: .83em } h6 { font-size: .67em }
small, sub, sup { font-size: .83em } big { font-size: 1.2em }
pre, listing { white-space: pre }
mark { background-color: #ff0; color: #000 }
center, [align=center], [align=right] { text-align: center }
[dir=rtl] { direction: rtl }
button { background-color: #efefef; color: #000; font-size: 13.33px; padding: 1px 6px;
  letter-spacing: normal; text-indent: 0; text-transform: none; text-shadow: none }
a[href] { color: #0000ee }
"""
_BROWSERS, _HINT, _AUTHORS, _OWN = range(4)
_ATTRIBUTE_STYLES = {
    "color": ("font", "color"),
    "text": ("body", "color"),
    "bgcolor": ("", "background-color"),
    "background": ("body", "background-image"),
    "face": ("font", "font-family"),
}
_ANIMATION = (
    "animation",
    "animation-name",
    "animation-fill-mode",
    "animation-iteration-count",
    "-webkit-animation",
    "-webkit-animation-name",
    "-webkit-animation-fill-mode",
)
_FONT_SIZES = {"1": ".63em", "2": ".82em", "3": "1em", "4": "1.13em", "5": "1.5em"}

_Key = tuple[int, Rank, tuple[int, int, int], int]
_Ordered = tuple[int, int, Rule]
_Shelf = dict[str, list[_Ordered]]
# What takes about as long as a step.
_LOOKS_A_STEP, _VALUES_A_STEP, _CHARACTERS_A_STEP = 10, 20, 10
_NOTHING: dict[str, str] = {}


@dataclass(slots=True)
class Cascade:
    """The rules of a page, found again by the last part of their selectors.

    `_shelves` has the rules by what their subject must have: its id, a class, its tag or an
    attribute; and under that by a class or id that one of the elements around it must have.
    `panels` are the boxes that it draws beside elements.
    """

    budget: Budget = field(default_factory=Budget)
    panels: list[Panel] = field(default_factory=list)
    _layers: Layers = field(default_factory=Layers)
    _count: int = 0
    _characters: int = 0
    _shelves: dict[str, _Shelf] = field(default_factory=dict)
    _own: dict[str, Declared] = field(default_factory=dict)
    _endings: dict[str, Declared] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in _browser_rules():
            self._add(rule, _BROWSERS)

    def add(self, sheet: str) -> None:
        """Take in the rules of a style sheet, after those that are there."""
        self._characters += len(sheet)
        _check("characters", self._characters, MOST_CHARACTERS)
        self._endings.update(endings(sheet, self.budget))
        matters = False  # a box beside an element is laid over others, or says something
        for box in drawn_beside(sheet, self.budget):
            matters |= box.plain.get("position") == "absolute" or says(box.plain)
            level = number(box.plain.get("z-index", "")) or 0.0
            drawn = panel(box.plain, Height(level, 0))
            self.panels += [drawn] if drawn else []
        for rule in rules(sheet, self.budget, self._layers, beside=matters):
            self._add(rule, _AUTHORS)

    def declared(self, element: Frame) -> dict[str, str]:
        """What holds for `element`: the value of each property that anything sets for it."""
        found: list[tuple[_Key, Declared]] = []
        for order, origin, rule in self._candidates(element):
            if not rule.containers <= element.containers:
                continue
            if matches(element, rule.selector, self.budget):
                weight = rule.selector.specificity
                found.append(((origin, rule.rank, weight, order), rule.declared))
        if element.attributes:
            found += (
                ((origin, OUTSIDE, (0, 0, 0), 0), declared)
                for origin, declared in self._attributed(element)
                if declared
            )
        if not found:
            return _NOTHING
        found.sort(key=lambda pair: pair[0])
        self.budget.spend(sum(len(declared) for _, declared in found) // _VALUES_A_STEP)
        whole: dict[str, str] = {}
        for _, declared in found:
            if declared.plain.get("all") in UNDOING:
                whole = {name: v for name, v in whole.items() if name.startswith("--")}
            whole |= declared.plain
        for declared in self._animated(whole):
            whole |= declared.plain
        for declared in _important(found):
            whole |= declared.important
        return whole

    def _animated(self, values: dict[str, str]) -> list[Declared]:
        """Where the animations end that are named in `values`, and stay there."""
        if not self._endings:
            return []
        said = " ".join(values.get(name, "") for name in _ANIMATION).replace(",", " ").split()
        stays = not {"forwards", "both", "infinite"}.isdisjoint(said)
        return [self._endings[name] for name in said if name in self._endings] if stays else []

    def _attributed(self, element: Frame) -> Iterator[tuple[int, Declared]]:
        """What the attributes of `element` declare."""
        yield _HINT, Declared(dict(_hints(element.tag, element.attributes)))
        own = element.attributes.get("style")
        if own:
            if own not in self._own:
                self.budget.spend(len(own) // _CHARACTERS_A_STEP)
                self._own[own] = declarations(own)
            yield _OWN, self._own[own]

    def _add(self, rule: Rule, origin: int) -> None:
        self._count += 1
        _check("rules", self._count, MOST_RULES)
        shelf = self._shelves.setdefault(_subject(rule.selector.subject), {})
        shelf.setdefault(_around(rule.selector), []).append((self._count, origin, rule))

    def _candidates(self, element: Frame) -> Iterator[_Ordered]:
        for key in _keys(element):
            shelf = self._shelves.get(key)
            if shelf is None:
                continue
            yield from shelf.get("", ())
            if len(shelf) > 1 or "" not in shelf:
                fewer, others = sorted((shelf, element.around), key=len)
                self.budget.spend(len(fewer) // _LOOKS_A_STEP)
                for name in fewer:
                    if name in others:
                        yield from shelf[name]


def _important(found: list[tuple[_Key, Declared]]) -> list[Declared]:
    """Those of `found`, in order, that have anything important."""
    chosen = [(key, declared) for key, declared in found if declared.important]
    if len(chosen) > 1:
        chosen.sort(key=lambda pair: (pair[0][0], turned(pair[0][1]), *pair[0][2:]))
    return [declared for _, declared in chosen]


def _keys(element: Frame) -> Iterator[str]:
    """The names of the shelves that may hold a rule for `element`."""
    yield "*"
    yield element.tag
    if element.attributes:
        for name in element.attributes:
            yield f"[{name}"
        yield from element.names


def _subject(subject: Compound) -> str:
    if subject.id:
        return f"#{subject.id}"
    if subject.classes:
        return f".{min(subject.classes)}"
    if subject.tag:
        return subject.tag
    return f"[{subject.attributes[0][0]}" if subject.attributes else "*"


def _around(selector: Selector) -> str:
    """A class or id that an element around the selected one must have, or ""."""
    for compound, join in zip(selector.compounds, selector.joins, strict=False):
        if join in " >" and (compound.id or compound.classes):
            return f"#{compound.id}" if compound.id else f".{min(compound.classes)}"
    return ""


@cache
def _browser_rules() -> tuple[Rule, ...]:
    return tuple(rules(_BROWSER, Budget()))


def _hints(tag: str, attributes: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    """What old attributes of HTML ask for, such as `<font color>`."""
    for name, (only, sets) in _ATTRIBUTE_STYLES.items():
        value = attributes.get(name)
        if value and only in ("", tag):
            said = f"url({value})" if sets == "background-image" else value.lower()
            yield sets, said
    size = attributes.get("size")
    if tag == "font" and size in _FONT_SIZES:
        yield "font-size", _FONT_SIZES[size]


def _check(what: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise TooLarge(
            f"the style sheets of the HTML have more than {allowed:,} {what}. Send a simpler file."
        )
