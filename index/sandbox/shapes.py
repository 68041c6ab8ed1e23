"""Frozen dataclasses as JSON, and back by their type hints alone.

What a child answers may be anything, should a file have taken it over. So nothing in an answer says
what it is: the type that was asked for does, and what does not fit it is refused. A dataclass is
the list of its fields, so that an answer holds lists, numbers, strings, true, false and null.

Boxes are most of a document, and numbers with many digits are dear to spell. So dataclasses of
floats alone, and tuples of them, are the base64 of their doubles, one after another.
"""

from __future__ import annotations

import binascii
import json
import math
import types
from array import array
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN = (str, int, float, bool, type(None))
_MOST_LISTS = 1_000_000  # a list costs 30 times its two bytes once it is read
_MOST_ITEMS = 4_000_000

Turn = Callable[[Any], Any]


def written(value: object, hint: Any) -> bytes:
    """`value`, which is of the type `hint`, as JSON."""
    plain = _writer(hint)(value)
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def read(data: bytes, hint: Any) -> Any:
    """The value of type `hint` that `data` spells. Raises `ValueError` if it spells none.

    Memory stays within a small multiple of the length of `data`.
    """
    if data.count(b"[") > _MOST_LISTS or data.count(b",") > _MOST_ITEMS:
        raise ValueError("more values than any document has")
    if b"{" in data[:1]:
        raise ValueError("an object where a list is due")
    try:
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
        return _reader(hint)(plain)
    except (RecursionError, TypeError, KeyError, OverflowError) as error:
        raise ValueError(f"not of the type asked for ({type(error).__name__})") from None


def prepare(*hints: Any) -> None:
    """Work out now how values of these types are written and read."""
    for hint in hints:
        if hint is not bytes:
            _writer(hint)
            _reader(hint)


def names(hint: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass and their types, in order."""
    hints = get_type_hints(hint)
    return tuple((f.name, hints[f.name]) for f in fields(hint) if f.init)


# ---- writing -----------------------------------------------------------------------------------


@cache
def _writer(hint: Any) -> Turn:
    if hint in _PLAIN:
        return _same
    if isinstance(hint, type) and issubclass(hint, Enum):
        return attrgetter("value")
    if is_dataclass(hint):
        return _dataclass_writer(hint)
    inner = _optional(hint)
    if inner is not None:
        return _or_none(_writer(inner))
    member = _member(hint)
    return _packer(member) if _is_numbers(member) else _list_writer(_writer(member))


def _dataclass_writer(hint: Any) -> Turn:
    if _is_numbers(hint):
        pack = _packer(hint)
        return lambda value: pack((value,))
    parts = names(hint)
    turns = [_writer(kind) for _, kind in parts]
    if len(parts) == 1:
        get, turn = attrgetter(parts[0][0]), turns[0]
        return lambda value: [turn(get(value))]
    get = attrgetter(*(name for name, _ in parts))
    special = [(at, turn) for at, turn in enumerate(turns) if turn is not _same]
    if not special:
        return get

    def write(value: Any) -> list[Any]:
        out = list(get(value))
        for at, turn in special:
            out[at] = turn(out[at])
        return out

    return write


def _packer(hint: Any) -> Turn:
    """For some values of a dataclass of numbers."""
    get = _fields(hint)

    def pack(values: Any) -> str:
        if not values:
            return ""
        numbers = array("d", chain.from_iterable(map(get, values)))
        return binascii.b2a_base64(numbers, newline=False).decode("ascii")

    return pack


def _list_writer(turn: Turn) -> Turn:
    return list if turn is _same else lambda values: [turn(value) for value in values]


def _same(value: Any) -> Any:
    return value


# ---- reading -----------------------------------------------------------------------------------


@cache
def _reader(hint: Any) -> Turn:
    if hint in _PLAIN:
        return _plain_reader(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_reader(hint)
    if is_dataclass(hint):
        return _dataclass_reader(hint)
    inner = _optional(hint)
    if inner is not None:
        return _or_none(_reader(inner))
    member = _member(hint)
    return _unpacker(member) if _is_numbers(member) else _tuple_reader(_reader(member))


def _plain_reader(hint: Any) -> Turn:
    if hint is float:
        return _number

    def read_plain(value: Any) -> Any:
        if type(value) is not hint:
            raise ValueError(f"a {type(value).__name__} where a {hint.__name__} is due")
        return value

    return read_plain


def _number(value: Any) -> Any:
    """A finite number; a whole one is left as it was written, so that it is written so again."""
    if type(value) is float and math.isfinite(value):
        return value
    if type(value) is int and -(1 << 53) <= value <= 1 << 53:
        return value
    raise ValueError("no finite number")


def _enum_reader(hint: type[Enum]) -> Turn:
    members = {member.value: member for member in hint}
    return members.__getitem__


def _dataclass_reader(hint: Any) -> Turn:
    if _is_numbers(hint):
        return _one(_unpacker(hint))
    kinds = [kind for _, kind in names(hint)]
    if all(kind in (str, int, bool) for kind in kinds):
        return _plain_fields_reader(hint, kinds)
    turns = [_reader(kind) for kind in kinds]
    count = len(turns)

    def read_fields(value: Any) -> Any:
        if type(value) is not list or len(value) != count:
            raise ValueError(f"no {hint.__name__}")
        return hint(*[turn(part) for turn, part in zip(turns, value, strict=True)])

    return read_fields


def _plain_fields_reader(hint: Any, kinds: list[Any]) -> Turn:
    """As `_dataclass_reader`, for what JSON has itself: spans are the most of it after boxes."""

    def read_plain_fields(value: Any) -> Any:
        if type(value) is not list or list(map(type, value)) != kinds:
            raise ValueError(f"no {hint.__name__}")
        return hint(*value)

    return read_plain_fields


def _unpacker(hint: Any) -> Turn:
    """The values of a dataclass of numbers that `_packer` wrote; each number is finite."""
    count = len(names(hint))

    def unpack(value: Any) -> tuple[Any, ...]:
        if type(value) is not str:
            raise ValueError(f"no {hint.__name__}")
        if not value:
            return ()
        packed = binascii.a2b_base64(value, strict_mode=True)
        if len(packed) % (8 * count):
            raise ValueError(f"a part of a {hint.__name__}")
        numbers = memoryview(packed).cast("d").tolist()
        if not math.isfinite(sum(numbers)):
            raise ValueError("no finite number")
        return tuple(map(hint, *[numbers[n::count] for n in range(count)]))

    return unpack


def _one(unpack: Turn) -> Turn:
    def read_one(value: Any) -> Any:
        (found,) = unpack(value)
        return found

    return read_one


def _tuple_reader(turn: Turn) -> Turn:
    def read_members(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise ValueError("no list")
        return tuple([turn(part) for part in value])

    return read_members


# ---- hints -------------------------------------------------------------------------------------


def _is_numbers(hint: Any) -> bool:
    """Whether it is a dataclass with no fields but floats."""
    return is_dataclass(hint) and {kind for _, kind in names(hint)} == {float}


def _fields(hint: Any) -> Callable[[Any], tuple[float, ...]]:
    """What gives the fields of a dataclass, in order."""
    known = [name for name, _ in names(hint)]
    if len(known) > 1:
        return attrgetter(*known)
    return lambda value: (getattr(value, known[0]),)


def _or_none(turn: Turn) -> Turn:
    return lambda value: None if value is None else turn(value)


def _optional(hint: Any) -> Any:
    """T of `T | None`; None for other hints."""
    if get_origin(hint) not in (Union, types.UnionType):
        return None
    inner = [kind for kind in get_args(hint) if kind is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"no shape is known for {hint}")
    return inner[0]


def _member(hint: Any) -> Any:
    """T of `tuple[T, ...]`."""
    args = get_args(hint)
    if get_origin(hint) is not tuple or len(args) != 2 or args[1] is not Ellipsis:
        raise TypeError(f"no shape is known for {hint}")
    return args[0]
