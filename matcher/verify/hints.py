"""Patterns with the plain pieces without which they match nothing, so that most texts need none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

_sre: Any = import_module("re._parser")  # how Python itself reads a pattern
_MOST = 48  # ways to write one piece, beyond which it is cut in two
_SHORTEST = 2  # characters of a piece that tells anything
GRAM = 3  # letters of a piece that are looked for first
_CHARS = 4  # characters of a class that are spelled out
_WIDTHLESS = ("AT", "ASSERT", "ASSERT_NOT")
_Texts = frozenset[str]
_EMPTY: _Texts = frozenset([""])


@dataclass(frozen=True, slots=True)
class Hinted:
    r"""A pattern, and pieces in small letters of which every text that it matches holds one.

    >>> found = Hinted.of(re.compile(r"\bdriv(?:er|ing)['s]* licen[cs]e\b", re.IGNORECASE))
    >>> found.pieces
    (' licence', ' license')
    >>> found.may("drives a van"), found.may("driving licence")
    (False, True)
    """

    pattern: re.Pattern[str]
    pieces: tuple[str, ...]

    @classmethod
    def of(cls, pattern: re.Pattern[str]) -> Hinted:
        """`pattern` with its pieces; with none, and tried on every text, where it has none."""
        found = _needed(_sre.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
        lower = {piece.lower() for piece in found}
        shortest = {p for p in lower if not any(o != p and o in p for o in lower)}
        return cls(pattern, tuple(sorted(shortest)))

    def may(self, lower: str) -> bool:
        """Whether a text, given in small letters, may hold a match."""
        if not self.pieces:
            return True
        for piece in self.pieces:  # noqa: SIM110 - `any` takes twice as long
            if piece in lower:
                return True
        return False

    def search(self, text: str, lower: str) -> re.Match[str] | None:
        """As `re.Pattern.search`; `lower` is `text` in small letters."""
        return self.pattern.search(text) if self.may(lower) else None


def _needed(nodes: Iterable[Any]) -> _Texts:
    """Pieces of which every match of a sequence holds one; none where nothing can be told."""
    best: _Texts = frozenset()
    for candidate in _candidates(nodes):
        if candidate and min(map(len, candidate)) >= _SHORTEST and _tells(candidate, best):
            best = candidate
    return best


def _tells(one: _Texts, other: _Texts) -> bool:
    """Whether `one` tells more: its shortest piece is longer, or it is as long and has fewer."""
    if not other:
        return True
    return (min(map(len, one)), -len(one)) > (min(map(len, other)), -len(other))


def _candidates(nodes: Iterable[Any]) -> Iterator[_Texts]:
    run = _EMPTY
    for node in nodes:
        if str(node[0]) in _WIDTHLESS:
            continue
        told = _spelled(node)
        grown = None if told is None else frozenset(a + b for a in run for b in told)
        if grown is not None and len(grown) <= _MOST:
            run = grown
            continue
        yield run
        run = _EMPTY if told is None else told
        yield from _inside(node)
    yield run


def _inside(node: Any) -> Iterator[_Texts]:
    """What must stand inside a part that cannot be spelled out."""
    name, value = str(node[0]), node[1]
    if name == "SUBPATTERN":
        yield _needed(value[-1])
    elif name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        yield _needed(value[2])
    elif name == "BRANCH":
        members = [_needed(member) for member in value[1]]
        if all(members):
            yield frozenset().union(*members)


def _spelled(node: Any) -> _Texts | None:
    """All texts that a part of a pattern matches, if they are few."""
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        return frozenset([chr(value)])
    if name == "IN":
        letters = [chr(code) for kind, code in value if str(kind) == "LITERAL"]
        return frozenset(letters) if len(letters) == len(value) <= _CHARS else None
    if name == "SUBPATTERN":
        return _all(value[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT") and tuple(value[:2]) == (0, 1):
        told = _all(value[2])
        return None if told is None else told | _EMPTY
    if name == "BRANCH":
        members = [_all(member) for member in value[1]]
        whole = frozenset().union(*(m for m in members if m is not None))
        return whole if None not in members and len(whole) <= _MOST else None
    return None


def _all(nodes: Iterable[Any]) -> _Texts | None:
    run = _EMPTY
    for node in nodes:
        if str(node[0]) in _WIDTHLESS:
            continue
        told = _spelled(node)
        if told is None or len(run) * len(told) > _MOST:
            return None
        run = frozenset(a + b for a in run for b in told)
    return run
