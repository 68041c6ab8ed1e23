"""Everything that rules know of a resume: computed once when it is read, stored as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from matcher.types import Resume
from matcher.verify import certificate, condition, degree, permit, record, tenure, tongue
from matcher.verify.reading import Reading


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

    def to_json(self) -> str:
        """As JSON: every value a list of its fields in order, without spaces.

        >>> facts = Facts((), tenure.Held((), ()), (), (), (), (), ())
        >>> facts.to_json()
        '[[],[[],[],[],false],[],[],[],[],[]]'
        >>> Facts.from_json(facts.to_json()) == facts
        True
        """
        return json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Facts:
        """What `to_json` wrote; `ValueError` if it is of another shape."""
        built: Facts = _built(cls, json.loads(text))
        return built


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
    )


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _built(kind: Any, value: Any) -> Any:
    """`value` as the type `kind`: a dataclass, a tuple of one type, or a plain value."""
    made: Any = kind
    if is_dataclass(kind):
        kinds = _kinds_of(made)
        if not isinstance(value, list) or len(value) != len(kinds):
            raise ValueError(f"{kind} has {len(kinds)} fields: got {value!r}")
        return made(*map(_built, kinds, value))
    inner = _inner(kind)
    if inner is not None:
        plain = inner in (str, int)
        return tuple(value) if plain else tuple([_built(inner, one) for one in value])
    return float(value) if value is not None and _is_float(kind) else value


@lru_cache
def _kinds_of(kind: Any) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))


@lru_cache
def _inner(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is tuple else None


@lru_cache
def _is_float(kind: Any) -> bool:
    return kind is float or (isinstance(kind, UnionType) and float in get_args(kind))
