"""Selectors of CSS, and whether an element is one that they select."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from index.errors import TooLarge
from index.readers.css.languages import runs, speaks

MOST_STEPS = 300_000
"""Tests of one element against one part of a selector, in all of a page: under a second. What
else takes time is counted in such steps; of 344 pages of manuals the dearest takes 9,300."""

Specificity = tuple[int, int, int]


class Element(Protocol):
    """What a selector asks of an element. Siblings are counted from 1."""

    @property
    def tag(self) -> str:
        """The name, in lower case."""

    @property
    def attributes(self) -> dict[str, str | None]:
        """Names in lower case; None for one without a value."""

    @property
    def classes(self) -> frozenset[str]:
        """The words of the class attribute."""

    @property
    def key(self) -> int:
        """A number that the element alone has."""

    @property
    def parent(self) -> Element | None:
        """The element around it; None for the root."""

    @property
    def before(self) -> Element | None:
        """The sibling element before it."""

    def position(self, *, of_type: bool, from_end: bool) -> int:
        """Which sibling it is."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even a space."""

    def others(self, budget: Budget, *, behind: bool) -> Iterator[Element]:
        """Its siblings before it, or those behind it."""

    def ahead(self, budget: Budget, *, beside: bool) -> Iterator[Element]:
        """The elements in it; or those `beside` it, behind it, and what is in them."""


@dataclass(slots=True)
class Budget:
    """The steps that are left; `spend` raises `TooLarge` when there are none.

    `known` is what was found out at the cost of many: by element and group of `:has()`.
    """

    left: int = MOST_STEPS
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    def spend(self, steps: int = 1) -> None:
        """Take some steps."""
        self.left -= steps
        if self.left < 0:
            raise TooLarge(
                f"the style sheets of the HTML take more than {MOST_STEPS:,} steps to apply. "
                "Send a simpler file."
            )


@dataclass(frozen=True, slots=True)
class Nth:
    """`an+b` of :nth-child() and its siblings, among those that `of` selects if it has any."""

    step: int
    first: int
    of_type: bool = False
    from_end: bool = False
    of: tuple[Selector, ...] = ()

    def holds(self, position: int) -> bool:
        """Whether `position`, from 1, is one of those."""
        if not position:
            return False
        past = position - self.first
        return past == 0 if not self.step else past % self.step == 0 and past // self.step >= 0


@dataclass(frozen=True, slots=True)
class Compound:
    """What must hold for one element: `never` for states that a page at rest is not in."""

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str], ...] = ()
    nths: tuple[Nth, ...] = ()
    any_of: tuple[tuple[Selector, ...], ...] = ()
    none_of: tuple[tuple[Selector, ...], ...] = ()
    has: tuple[tuple[Selector, ...], ...] = ()
    languages: tuple[tuple[str, ...], ...] = ()
    ways: tuple[str, ...] = ()
    empty: bool = False
    root: bool = False
    never: bool = False
    scope: bool = False


@dataclass(frozen=True, slots=True)
class Selector:
    """Compounds from left to right; `joins[i]` stands between compounds i and i + 1."""

    compounds: tuple[Compound, ...]
    joins: tuple[str, ...]
    specificity: Specificity

    @property
    def subject(self) -> Compound:
        """The compound for the selected element itself."""
        return self.compounds[-1]


def matches(
    element: Element, selector: Selector, budget: Budget, scope: Element | None = None
) -> bool:
    """Whether `selector`, if it is relative to `scope`, selects `element`."""
    return _holds(element, selector, len(selector.compounds) - 1, budget, scope)


def _holds(
    element: Element, selector: Selector, at: int, budget: Budget, scope: Element | None
) -> bool:
    """Whether the first `at` + 1 compounds hold, the last of them for `element`."""
    budget.spend()
    compound = selector.compounds[at]
    if compound.scope:
        return scope is not None and element.key == scope.key
    if not _fits(element, compound, budget):
        return False
    if at == 0:
        return True
    join = selector.joins[at - 1]
    beside = join in "+~"
    other = element.before if beside else element.parent
    while other is not None:
        if _holds(other, selector, at - 1, budget, scope):
            return True
        if join in ">+":
            return False
        other = other.before if beside else other.parent
    return False


def _fits(element: Element, compound: Compound, budget: Budget) -> bool:
    if compound.never or (compound.tag and compound.tag != element.tag):
        return False
    attributes = element.attributes
    if compound.id and attributes.get("id") != compound.id:
        return False
    if compound.classes and not compound.classes <= element.classes:
        return False
    if compound.root and element.parent is not None:
        return False
    if compound.attributes and not all(_has(attributes, *has) for has in compound.attributes):
        return False
    if compound.nths and not _stands(element, compound.nths, budget):
        return False
    if not _says(element, compound):
        return False
    for group in compound.any_of:
        if not any(matches(element, s, budget) for s in group):
            return False
    if any(matches(element, s, budget) for group in compound.none_of for s in group):
        return False
    return all(_has_ahead(element, group, budget) for group in compound.has)


def _has_ahead(element: Element, group: tuple[Selector, ...], budget: Budget) -> bool:
    """Whether one of the selectors, each relative to `element`, selects anything."""
    asked = (element.key, id(group))
    if asked not in budget.known:
        budget.known[asked] = any(
            matches(other, selector, budget, element)
            for selector in group
            for other in element.ahead(budget, beside=selector.joins[0] in "+~")
        )
    return budget.known[asked]


def _says(element: Element, compound: Compound) -> bool:
    """Whether its language, the way it runs and its having nothing in it are as asked for."""
    if compound.empty and not element.is_empty:
        return False
    if not all(runs(element, way) for way in compound.ways):
        return False
    return all(speaks(element, wanted) for wanted in compound.languages)


def _stands(element: Element, nths: tuple[Nth, ...], budget: Budget) -> bool:
    return all(nth.holds(_place(element, nth, budget)) for nth in nths)


def _place(element: Element, nth: Nth, budget: Budget) -> int:
    """Which of those that are counted `element` is; 0 where it is none of them."""
    if not nth.of:
        return element.position(of_type=nth.of_type, from_end=nth.from_end)
    if not any(matches(element, selector, budget) for selector in nth.of):
        return 0
    others = element.others(budget, behind=nth.from_end)
    return 1 + sum(any(matches(other, s, budget) for s in nth.of) for other in others)


def _has(attributes: dict[str, str | None], name: str, sign: str, wanted: str) -> bool:
    if name not in attributes:
        return False
    value = attributes[name] or ""
    if sign.endswith("i"):
        sign, value, wanted = sign[:-1], value.lower(), wanted.lower()
    if sign == "=":
        return value == wanted
    if sign == "~=":
        return wanted in value.split()
    if sign == "|=":
        return value == wanted or value.startswith(wanted + "-")
    if sign and not wanted:
        return False
    if sign == "^=":
        return value.startswith(wanted)
    return value.endswith(wanted) if sign == "$=" else wanted in value
