"""The cascade: of all that is declared for an element, what holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from index.errors import TooLarge
from index.readers.css.selectors import Budget, Compound, Element, matches
from index.readers.css.sheet import MOST_CHARACTERS, Declaration, Rule, declarations, rules

MOST_RULES = 20_000
# What a browser sets by itself, as far as it matters to what is seen.
_BROWSER = """
[hidden] { display: none }
dialog:not([open]) { display: none }
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


@dataclass(slots=True)
class Cascade:
    """The rules of a page, found again by the last part of their selectors."""

    budget: Budget = field(default_factory=Budget)
    _count: int = 0
    _characters: int = 0
    _by_id: dict[str, list[tuple[int, int, Rule]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _by_class: dict[str, list[tuple[int, int, Rule]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _by_tag: dict[str, list[tuple[int, int, Rule]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _by_any: list[tuple[int, int, Rule]] = field(default_factory=list)

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
            if not matches(element, rule.selector, self.budget):
                continue
            for said in rule.declarations:
                key = (said.important, origin, rule.selector.specificity, order)
                found.append((key, said))
        found += (
            ((False, _HINT, (0, 0, 0), n), said)
            for n, said in enumerate(_hints(element.tag, element.attributes))
        )
        own = element.attributes.get("style")
        if own:
            found += (
                ((said.important, _OWN, (0, 0, 0), n), said)
                for n, said in enumerate(declarations(own))
            )
        found.sort(key=lambda pair: pair[0])
        return {said.name: said.value for _, said in found}

    def _add(self, rule: Rule, origin: int) -> None:
        self._count += 1
        _check("rules", self._count, MOST_RULES)
        self._shelf(rule.selector.subject).append((self._count, origin, rule))

    def _shelf(self, subject: Compound) -> list[tuple[int, int, Rule]]:
        if subject.id:
            return self._by_id[subject.id]
        if subject.classes:
            return self._by_class[min(subject.classes)]
        return self._by_tag[subject.tag] if subject.tag else self._by_any

    def _candidates(self, element: Element) -> Iterable[tuple[int, int, Rule]]:
        yield from self._by_any
        yield from self._by_tag.get(element.tag, ())
        for name in element.classes:
            yield from self._by_class.get(name, ())
        own_id = element.attributes.get("id")
        if own_id:
            yield from self._by_id.get(own_id, ())


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
