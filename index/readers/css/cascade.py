"""The cascade: of all that is declared for an element, what holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from index.errors import TooLarge
from index.readers.css.selectors import Budget, Compound, Element, Selector, matches
from index.readers.css.sheet import MOST_CHARACTERS, Declaration, Rule, declarations, rules

MOST_RULES = 20_000
# What a browser sets by itself, as far as it matters to what is seen.
_BROWSER = """
[hidden] { display: none }
dialog:not([open]), [popover] { display: none }
b, strong { font-weight: bold }
h1 { font-size: 2em } h2 { font-size: 1.5em } h3 { font-size: 1.17em }
h5 { font-size: .83em } h6 { font-size: .67em }
small, sub, sup { font-size: .83em } big { font-size: 1.2em }
pre, listing { white-space: pre }
mark { background-color: #ff0; color: #000 }
a[href] { color: #0000ee }
"""
_BROWSERS, _HINT, _LAYERED, _AUTHORS, _OWN = range(5)
_ATTRIBUTE_STYLES = {
    "color": ("font", "color"),
    "text": ("body", "color"),
    "bgcolor": ("", "background-color"),
    "background": ("body", "background-image"),
}
_FONT_SIZES = {"1": ".63em", "2": ".82em", "3": "1em", "4": "1.13em", "5": "1.5em"}

_Key = tuple[bool, int, tuple[int, int, int], int]


_Ordered = tuple[int, int, Rule]
_Shelf = dict[str, list[_Ordered]]
_LOOKS_A_STEP = 10
_NOTHING: dict[str, str] = {}


@dataclass(slots=True)
class Cascade:
    """The rules of a page, found again by the last part of their selectors.

    `_shelves` has the rules by what their subject must have: its id, a class, its tag or an
    attribute; and under that by a class or id that one of the elements around it must have.
    """

    budget: Budget = field(default_factory=Budget)
    _count: int = 0
    _characters: int = 0
    _shelves: dict[str, _Shelf] = field(default_factory=dict)
    _own: dict[str, tuple[Declaration, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in _browser_rules():
            self._add(rule, _BROWSERS)

    def add(self, sheet: str) -> None:
        """Take in the rules of a style sheet, after those that are there."""
        self._characters += len(sheet)
        _check("characters", self._characters, MOST_CHARACTERS)
        for rule in rules(sheet):
            self._add(rule, _LAYERED if rule.layered else _AUTHORS)

    def declared(self, element: Element) -> dict[str, str]:
        """What holds for `element`: the value of each property that anything sets for it."""
        found: list[tuple[_Key, Declaration]] = []
        for order, origin, rule in self._candidates(element):
            if matches(element, rule.selector, self.budget):
                weight = rule.selector.specificity
                found += (
                    ((said.important, origin, weight, order), said) for said in rule.declarations
                )
        if element.attributes:
            found += (
                ((said.important, origin, (0, 0, 0), n), said)
                for n, (origin, said) in enumerate(self._attributed(element))
            )
        if not found:
            return _NOTHING
        found.sort(key=lambda pair: pair[0])
        return {said.name: said.value for _, said in found}

    def _attributed(self, element: Element) -> Iterator[tuple[int, Declaration]]:
        """What the attributes of `element` declare."""
        for hint in _hints(element.tag, element.attributes):
            yield _HINT, hint
        own = element.attributes.get("style")
        if own:
            if own not in self._own:
                self._own[own] = declarations(own)
            for said in self._own[own]:
                yield _OWN, said

    def _add(self, rule: Rule, origin: int) -> None:
        self._count += 1
        _check("rules", self._count, MOST_RULES)
        shelf = self._shelves.setdefault(_subject(rule.selector.subject), {})
        shelf.setdefault(_around(rule.selector), []).append((self._count, origin, rule))

    def _candidates(self, element: Element) -> Iterator[_Ordered]:
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


def _keys(element: Element) -> Iterator[str]:
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
    return tuple(rules(_BROWSER))


def _hints(tag: str, attributes: dict[str, str | None]) -> Iterable[Declaration]:
    """What old attributes of HTML ask for, such as `<font color>`."""
    for name, (only, sets) in _ATTRIBUTE_STYLES.items():
        value = attributes.get(name)
        if value and only in ("", tag):
            said = f"url({value})" if sets == "background-image" else value.lower()
            yield Declaration(sets, said, important=False)
    size = attributes.get("size")
    if tag == "font" and size in _FONT_SIZES:
        yield Declaration("font-size", _FONT_SIZES[size], important=False)


def _check(what: str, found: int, allowed: int) -> None:
    if found > allowed:
        raise TooLarge(
            f"the style sheets of the HTML have more than {allowed:,} {what}. Send a simpler file."
        )
