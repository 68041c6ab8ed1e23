"""JSON as frozen dataclasses, by their annotations.

Fields that a class does not name are passed over, so that this client goes on understanding a
newer server; a field that is missing has the class's usual value, or is an error.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union

from matcher.client.errors import Unexpected

T = TypeVar("T")


def decoded(kind: type[T], value: object, where: str = "the answer") -> T:
    """`value` as `kind`. Raises `Unexpected` if it does not fit; the value is never repeated.

    >>> decoded(tuple[int, ...], [1, 2])
    (1, 2)
    """
    made: T = _decode(kind, value, where)
    return made


def _decode(kind: Any, value: object, where: str) -> Any:
    if isinstance(kind, type) and is_dataclass(kind):
        return _object(kind, value, where)
    origin = typing.get_origin(kind)
    taken = typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return _either(taken, value, where)
    if origin is tuple:
        return _tuple(taken, value, where)
    if origin in (dict, Mapping) or (isinstance(origin, type) and issubclass(origin, Mapping)):
        _check(isinstance(value, dict), where)
        return {key: _decode(taken[1], one, where) for key, one in typing.cast(Any, value).items()}
    if origin is Literal:  # a newer server may have words that this client does not know
        kind = type(taken[0])
    if kind is float and type(value) is int:
        return float(value)
    _check(kind in (Any, object) or type(value) is kind, where)
    return value


def _object(kind: type, value: object, where: str) -> Any:
    if not isinstance(value, dict):
        raise _wrong(where)
    found = {}
    for name, hint, usual in _fields(kind):
        if name in value:
            found[name] = _decode(hint, value[name], f"{where}.{name}")
        elif usual is MISSING:
            raise Unexpected(f"{where} has no {name}: the server is of another version.")
        else:
            found[name] = usual() if callable(usual) else usual
    return kind(**found)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any, Any], ...]:
    hints = typing.get_type_hints(kind)
    return tuple(
        (one.name, hints[one.name], one.default_factory)
        if one.default_factory is not MISSING
        else (one.name, hints[one.name], one.default)
        for one in fields(kind)
    )


def _either(taken: tuple[Any, ...], value: object, where: str) -> Any:
    if value is None and type(None) in taken:
        return None
    (kind,) = (one for one in taken if one is not type(None))
    return _decode(kind, value, where)


def _tuple(taken: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong(where)
    if taken[-1] is Ellipsis:
        return tuple(_decode(taken[0], one, where) for one in value)
    _check(len(taken) == len(value), where)
    return tuple(_decode(kind, one, where) for kind, one in zip(taken, value, strict=True))


def _check(right: bool, where: str) -> None:
    if not right:
        raise _wrong(where)


def _wrong(where: str) -> Unexpected:
    return Unexpected(f"{where} is of another form: the server is of another version, or none.")
