"""What a resume says that its owner has not worked in: "No outside sales experience"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.types import Passage
from matcher.lexicon.denials import denials_of
from matcher.lexicon.words import terms, terms_of
from matcher.lexicon.years import ASKS_TO_LEAD, LEADING, LEADS, NO_FIELD

_SAID_BESIDE = "never yet not none lack currently formal any direct so far work trained training"
_BESIDE = terms_of((*NO_FIELD, *_SAID_BESIDE.split()))
_LEADING = terms_of(LEADING)
_ENOUGH = (
    2  # words of a denial that tell a narrower thing: "No outside sales", of B2B outside sales
)


@dataclass(frozen=True, slots=True)
class Denied:
    """A line that denies work in a thing, told by the terms; `leads`: in leading people."""

    ordinal: int
    terms: tuple[str, ...]
    leads: bool


def denied_in(passage: Passage) -> Iterator[Denied]:
    """What a line says was never worked in."""
    for part in denials_of(passage.text):
        leads = bool(ASKS_TO_LEAD.search(part) or LEADS.search(part))
        told = terms(part) - _BESIDE - (_LEADING if leads else frozenset())
        if told or leads:
            yield Denied(passage.ordinal, tuple(sorted(told)), leads)


def denied_by(
    field: frozenset[str], denials: Sequence[Denied], *, leads: bool, choice: bool
) -> int | None:
    """The first line that denies work in `field`, by its ordinal.

    It must speak of that field and of no part of it: who has no experience in inside sales may
    have years in sales. `choice`: one of several things in the field will do.
    """
    for one in denials:
        if one.leads != leads:
            continue
        alike = field.issuperset(one.terms) and len(one.terms) >= _ENOUGH and not choice
        if field == frozenset(one.terms) or alike:
            return one.ordinal
    return None
