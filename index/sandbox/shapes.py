"""Frozen dataclasses as text, and back by their type hints alone.

What a child answers may be anything, should a file have taken it over. So nothing in an answer says
what it is: the type that was asked for does, and what does not fit it is refused. A dataclass is
the list of its fields, so that an answer holds lists, numbers, strings, true, false and null.

Boxes and spans are most of a document, and numbers are dear to spell and to read one by one. So the
dataclasses of floats alone, and of ints alone, stand in columns behind the JSON: for each such type
one line, the base64 of all their numbers in the order in which they are met. Where one would stand
in the JSON there is a 1; for a tuple of them, how many there are.
"""

from __future__ import annotations

import binascii
import json
import math
import types
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from itertools import chain, compress, islice
from operator import attrgetter
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_PLAIN = (str, int, float, bool, type(None))
_CODES: dict[Any, Literal["d", "q"]] = {float: "d", int: "q"}  # of `array`; each has 8 bytes
_MOST_LISTS = 1_000_000  # a list costs 30 times its two bytes once it is read
_MOST_ITEMS = 4_000_000

Put = Callable[[Any, dict[Any, list[Any]]], Any]  # a value as JSON has it, its rows put aside
Take = Callable[[Any, dict[Any, Iterator[Any]]], Any]  # the value again, its rows taken in turn


def written(value: object, hint: Any) -> bytes:
    """`value`, which is of the type `hint`, as text."""
    rows: dict[Any, list[Any]] = {row.kind: [] for row in _rows_of(hint)}
    plain = _putter(hint)(value, rows)
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    columns = [row.packed(rows[row.kind]) for row in _rows_of(hint)]
    return b"\n".join([text.encode("utf-8", "surrogatepass"), *columns])


def read(data: bytes, hint: Any) -> Any:
    """The value of type `hint` that `data` spells. Raises `ValueError` if it spells none.

    Memory stays within a small multiple of the length of `data`.
    """
    known = _rows_of(hint)
    text, *columns = data.split(b"\n", len(known))
    if text.count(b"[") > _MOST_LISTS or text.count(b",") > _MOST_ITEMS:
        raise ValueError("more values than any document has")
    if b"{" in text[:1]:
        raise ValueError("an object where a list is due")
    try:
        rows = {row.kind: row.unpacked(c) for row, c in zip(known, columns, strict=True)}
        plain = json.loads(text.decode("utf-8", "surrogatepass"))
        value = _taker(hint)(plain, rows)
    except (RecursionError, TypeError, KeyError, OverflowError) as error:
        raise ValueError(f"not of the type asked for ({type(error).__name__})") from None
    if any(True for left in rows.values() for _ in left):
        raise ValueError("more numbers than are asked for")
    return value


def prepare(*hints: Any) -> None:
    """Work out now how values of these types are written and read."""
    for hint in hints:
        if hint is not bytes:
            _rows_of(hint)
            _putter(hint)
            _taker(hint)


def names(hint: Any) -> tuple[tuple[str, Any], ...]:
    """The fields of a dataclass and their types, in order."""
    hints = get_type_hints(hint)
    return tuple((f.name, hints[f.name]) for f in fields(hint) if f.init)


# ---- rows of numbers ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    """The type of a dataclass with no fields but floats, or no fields but ints."""

    kind: Any
    code: Literal["d", "q"]
    get: Callable[[Any], Any]
    width: int

    def packed(self, rows: list[Any]) -> bytes:
        """The numbers of `rows`."""
        found = map(self.get, rows)
        values = found if self.width == 1 else chain.from_iterable(found)
        return binascii.b2a_base64(array(self.code, values), newline=False)

    def unpacked(self, column: bytes) -> Iterator[Any]:
        """The rows again; each number is finite."""
        packed = binascii.a2b_base64(column, strict_mode=True) if column else b""
        if len(packed) % (8 * self.width):
            raise ValueError(f"a part of a {self.kind.__name__}")
        numbers: list[Any] = memoryview(packed).cast(self.code).tolist()
        if not math.isfinite(sum(numbers)):
            raise ValueError("no finite number")
        return map(self.kind, *[numbers[n :: self.width] for n in range(self.width)])


@cache
def _row(hint: Any) -> _Row | None:
    """How values of this type are rows; None for all others."""
    if not is_dataclass(hint):
        return None
    known = [name for name, _ in names(hint)]
    kinds = {kind for _, kind in names(hint)}
    code = _CODES.get(kinds.pop()) if len(kinds) == 1 else None
    return _Row(hint, code, attrgetter(*known), len(known)) if code else None


@cache
def _rows_of(hint: Any) -> tuple[_Row, ...]:
    """The rows that a value of this type may hold, each type once."""
    if hint in _PLAIN or (isinstance(hint, type) and issubclass(hint, Enum)):
        return ()
    row = _row(hint)
    if row:
        return (row,)
    inner = [kind for _, kind in names(hint)] if is_dataclass(hint) else []
    inner = inner or [_optional(hint) or _member(hint)]
    return tuple(dict.fromkeys(chain.from_iterable(map(_rows_of, inner))))


def _put_row(value: Any, rows: list[Any]) -> int:
    rows.append(value)
    return 1


def _put_rows(values: tuple[Any, ...], rows: list[Any]) -> int:
    rows.extend(values)
    return len(values)


def _take_row(value: Any, left: Iterator[Any]) -> Any:
    if type(value) is int and value == 1:
        for row in left:
            return row
    raise ValueError("not one row of numbers")


def _take_rows(value: Any, left: Iterator[Any]) -> tuple[Any, ...]:
    if type(value) is not int:
        raise ValueError("no count")
    rows = tuple(islice(left, value))
    if len(rows) != value:
        raise ValueError("fewer numbers than are asked for")
    return rows


# ---- writing -----------------------------------------------------------------------------------


@cache
def _putter(hint: Any) -> Put:
    if hint in _PLAIN:
        return _same
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value, _rows: value.value
    if _row(hint):
        return lambda value, rows: _put_row(value, rows[hint])
    if is_dataclass(hint):
        return _fields_putter(hint)
    inner = _optional(hint)
    if inner is not None:
        put = _putter(inner)
        return lambda value, rows: None if value is None else put(value, rows)
    member = _member(hint)
    if _row(member):
        return lambda values, rows: _put_rows(values, rows[member])
    put = _putter(member)
    return lambda values, rows: [put(value, rows) for value in values]


def _fields_putter(hint: Any) -> Put:
    parts = names(hint)
    puts = [_putter(kind) for _, kind in parts]
    if len(parts) == 1:
        only, put = attrgetter(parts[0][0]), puts[0]
        return lambda value, rows: [put(only(value), rows)]
    get = attrgetter(*(name for name, _ in parts))
    special = [(at, put) for at, put in enumerate(puts) if put is not _same]

    def put_fields(value: Any, rows: dict[Any, list[Any]]) -> list[Any]:
        out = list(get(value))
        for at, put in special:
            out[at] = put(out[at], rows)
        return out

    return put_fields


def _same(value: Any, _rows: object) -> Any:
    return value


# ---- reading -----------------------------------------------------------------------------------


@cache
def _taker(hint: Any) -> Take:
    if hint in _PLAIN:
        return _number if hint is float else _plain_taker(hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        members = {member.value: member for member in hint}
        return lambda value, _rows: members[value]
    if _row(hint):
        return lambda value, rows: _take_row(value, rows[hint])
    if is_dataclass(hint):
        return _fields_taker(hint)
    inner = _optional(hint)
    if inner is not None:
        take = _taker(inner)
        return lambda value, rows: None if value is None else take(value, rows)
    member = _member(hint)
    if _row(member):
        return lambda value, rows: _take_rows(value, rows[member])
    return _tuple_taker(_taker(member))


def _plain_taker(hint: Any) -> Take:
    def take_plain(value: Any, _rows: object) -> Any:
        if type(value) is not hint:
            raise ValueError(f"a {type(value).__name__} where a {hint.__name__} is due")
        return value

    return take_plain


def _number(value: Any, _rows: object) -> Any:
    """A finite number; a whole one is left as it was written, so that it is written so again."""
    if type(value) is float and math.isfinite(value):
        return value
    if type(value) is int and -(1 << 53) <= value <= 1 << 53:
        return value
    raise ValueError("no finite number")


def _fields_taker(hint: Any) -> Take:
    kinds = [kind for _, kind in names(hint)]
    # What JSON has itself is looked at together, as it is most of the fields.
    plain = [kind in _PLAIN and kind is not float for kind in kinds]
    given = list(compress(kinds, plain))
    special = [(at, _taker(kinds[at])) for at in range(len(kinds)) if not plain[at]]

    def take_fields(value: Any, rows: dict[Any, Iterator[Any]]) -> Any:
        if type(value) is not list or len(value) != len(kinds):
            raise ValueError(f"no {hint.__name__}")
        if list(map(type, compress(value, plain))) != given:
            raise ValueError(f"other values than a {hint.__name__} has")
        for at, take in special:
            value[at] = take(value[at], rows)
        return hint(*value)

    return take_fields


def _tuple_taker(take: Take) -> Take:
    def take_members(value: Any, rows: dict[Any, Iterator[Any]]) -> tuple[Any, ...]:
        if type(value) is not list:
            raise ValueError("no list")
        return tuple([take(part, rows) for part in value])

    return take_members


# ---- hints -------------------------------------------------------------------------------------


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
