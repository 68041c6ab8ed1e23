"""Everything that rules know of a resume: computed once when it is read, stored as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from matcher.types import Resume
from matcher.verify import (
    across,
    amount,
    certificate,
    condition,
    degree,
    figure,
    graduation,
    permit,
    record,
    tenure,
    tongue,
)
from matcher.verify.reading import Reading

Reader: TypeAlias = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """What each verifier found in a resume; it depends on no posting and on no date.

    Passages are named by their ordinal.
    """

    degrees: tuple[degree.Held, ...]
    tenure: tenure.Held
    certificates: tuple[certificate.Held, ...]
    tongues: tuple[tongue.Held, ...]
    permits: tuple[permit.Held, ...]
    conditions: tuple[condition.Held, ...]
    records: tuple[record.Held, ...]
    figures: tuple[figure.Held, ...] = ()
    across: tuple[across.Held, ...] = ()
    graduations: tuple[graduation.Held, ...] = ()

    def to_json(self) -> str:
        """As JSON: every value a list of its fields in order, without spaces.

        >>> facts = Facts((), tenure.Held((), ()), (), (), (), (), ())
        >>> facts.to_json()
        '[[],[[],[],[],false,[]],[],[],[],[],[],[],[],[]]'
        >>> Facts.from_json(facts.to_json()) == facts
        True
        """
        return _dumped(self)

    @classmethod
    def from_json(cls, text: str) -> Facts:
        """What `to_json` wrote; `ValueError` if it is of another shape."""
        kind: Any = cls
        build: Any = _reader(kind)
        built: Facts = build(json.loads(text))
        return built

    def to_pieces(self) -> tuple[str, ...]:
        """As JSON, a text for each field: what `KeptFacts` reads."""
        return tuple(_dumped(getattr(self, name)) for name in FACTS)


FACTS = tuple(field.name for field in fields(Facts))


class KeptFacts(Facts):
    """Facts of which each is read when a rule first asks for it: most postings ask for few.

    >>> facts = Facts((), tenure.Held((), ()), (), (), (), (), ())
    >>> kept = KeptFacts(facts.to_pieces())
    >>> kept.tenure, kept == facts
    (Held(jobs=(), stated=(), loose=(), dated=False, denied=()), True)
    """

    __slots__ = ("_pieces",)
    _pieces: Sequence[str]

    def __init__(self, pieces: Sequence[str]) -> None:
        """`pieces` are what `Facts.to_pieces` gave; `ValueError` for another number of them."""
        if len(pieces) != len(FACTS):
            raise ValueError(f"there are {len(FACTS)} facts: got {len(pieces)}")
        object.__setattr__(self, "_pieces", pieces)

    def __getattr__(self, name: str) -> Any:
        """Read a fact that was not asked for before; `ValueError` if it is of another shape."""
        if name not in FACTS:
            raise AttributeError(name)
        number = FACTS.index(name)
        build, plain = _readers_of(Facts)[number], json.loads(self._pieces[number])
        value = build(plain) if build else plain
        object.__setattr__(self, name, value)
        return value

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Facts):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in FACTS)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in FACTS))


def facts_of(resume: Resume) -> Facts:
    """What the rules read in `resume`."""
    reading = Reading.of(resume)
    return Facts(
        degrees=degree.held_in(reading),
        tenure=tenure.held_in(reading),
        certificates=certificate.held_in(reading),
        tongues=tongue.held_in(reading),
        permits=permit.held_in(reading),
        conditions=condition.held_in(reading),
        records=record.held_in(reading),
        figures=(*figure.held_in(reading), *amount.held_in(reading)),
        across=across.held_in(reading),
        graduations=graduation.held_in(reading),
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _dumped(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


@lru_cache
def _reader(kind: Any) -> Reader | None:
    """What makes a value of the type `kind` of its plain form; None where it is that already."""
    made: Any = kind
    if is_dataclass(kind):
        readers = _readers_of(made)
        to_read = [(place, read) for place, read in enumerate(readers) if read]

        def build(value: Any) -> Any:
            if not isinstance(value, list) or len(value) != len(readers):
                raise ValueError(f"{kind} has {len(readers)} fields: got {value!r}")
            for place, read in to_read:
                value[place] = read(value[place])
            return made(*value)

        return build
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return tuple if inner is None else lambda value: tuple(map(inner, value))
    if kind is float or (isinstance(kind, UnionType) and float in get_args(kind)):
        return lambda value: None if value is None else float(value)
    return None


@lru_cache
def _readers_of(kind: Any) -> tuple[Reader | None, ...]:
    hints = get_type_hints(kind)
    return tuple(_reader(hints[field.name]) for field in fields(kind))
