"""The truth of a resume made by a LaTeX template: its TeX source, read by what its macros print."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from layouts.tex import arguments, body, calls, groups, printed
from layouts.truth import Item, Truth

_NEW_FLOW = frozenset({"switchcolumn", "parbox", "mbox"})
_NEW_FLOW_AT = frozenset(
    {"minipage", "leftcolumn", "rightcolumn", "tabular*", "barchart", "timelinevertical"}
)
_COMMA = re.compile(r",(?![^{]*\})")
_NEWLINE = re.compile(r"\\newline")
_ITEM = re.compile(r"\\item\b")
_YEAR = re.compile(r"\d{4}")


def _each(text: str) -> list[str]:
    return [text]


def _by_commas(text: str) -> list[str]:
    return _COMMA.split(text)


def _by_items(text: str) -> list[str]:
    return [item for group in groups(text) or [text] for item in _ITEM.split(group)[1:]]


@dataclass(frozen=True, slots=True)
class _Event:
    """What the arguments of a template's job macro are, by their indexes.

    `before` is what the template prints above the bullets of an argument.
    """

    count: int
    date: int
    names: tuple[int, ...]
    bullets: tuple[int, ...] = ()
    split: Callable[[str], list[str]] = _each
    texts: tuple[int, ...] = ()
    before: tuple[tuple[int, str], ...] = ()
    upwards: bool = False  # printed from the bottom to the top
    skill: tuple[int, ...] = (0,)  # what of a skill is printed, on one line


_PLAIN = _Event(5, 0, (1, 2), (3, 4))
_TIMELINE = _Event(7, 0, (2,), upwards=True)
_EVENTS = {
    "classic": _Event(4, 0, (1, 2), (3,), groups),
    "minimalistic": _Event(4, 0, (1, 2), (3,), groups),
    "modern": _PLAIN,
    "rows": _PLAIN,
    "two_column": _PLAIN,
    "sidebar": _Event(4, 0, (1, 2), (3,), _by_commas),
    "sidebarleft": _Event(
        7, 0, (1, 2), (4, 5, 6), _by_items, texts=(3,),
        before=((5, "Technologies include:"), (6, "Achievements include:")), skill=(0, 1),
    ),
    "infographics": _TIMELINE,
    "en": _TIMELINE,
    "fr": _TIMELINE,
    "altacv": _Event(4, 2, (0, 1)),
}  # fmt: skip

# Macros that print their arguments at these indexes, each as a piece of its own.
_TEXTS: dict[str, tuple[int, tuple[int, ...]]] = {
    "cvsection": (1, (0,)), "cvachievement": (3, (1, 2)), "cvtag": (1, (0,)),
    "metasection": (2, (1,)), "icontext": (3, (2,)), "cvref": (3, (0, 1, 2)),
    "cvsect": (1, (0,)), "baritem": (2, (1,)),
}  # fmt: skip


def latex(file: Path) -> Truth:
    """The truth that the TeX `file` of a known template holds."""
    event = _EVENTS[file.parent.name]
    flows: list[list[Item]] = [[]]
    for item in _items(body(file.read_text("utf-8")), event):
        if item is None:
            flows.append([])
        else:
            flows[-1].append(item)
    if event.upwards:
        flows = [_upwards(flow) for flow in flows]
    return Truth(tuple(tuple(flow) for flow in flows if flow))


def _upwards(flow: list[Item]) -> list[Item]:
    jobs = [item for item in flow if item.date]
    return [item for item in flow if not item.date] + jobs[::-1]


def _items(text: str, event: _Event) -> Iterator[Item | None]:
    done = 0
    for call in calls(text):
        if call.start < done:
            continue
        if call.name in ("begin", "end"):
            found, _ = arguments(text, call.end, 1)
            if found and found[0] in _NEW_FLOW_AT:
                yield None
        elif call.name in _NEW_FLOW:
            yield None
        elif call.name == "cvevent":
            found, done = arguments(text, call.end, event.count)
            yield from _event(found, event)
        elif call.name == "cvmetaevent":
            found, done = arguments(text, call.end, 4)
            yield from _meta(found)
        elif call.name == "cvskill":
            found, done = arguments(text, call.end, 2)
            yield Item(" ".join(printed(found[n]) for n in event.skill))
        elif call.name == "item":
            done = _item_end(text, call.end)
            yield Item(printed(text[call.end : done]), is_bullet=True)
        elif call.name in _TEXTS:
            count, shown = _TEXTS[call.name]
            found, done = arguments(text, call.end, count)
            yield from _texts([found[n] for n in shown if n < len(found)])


def _event(found: list[str], event: _Event) -> Iterator[Item]:
    names = [line for n in event.names for line in _NEWLINE.split(found[n])]
    names = [printed(name).lstrip("•").strip() for name in names]
    names = [name for name in names if name]
    date = printed(found[event.date])
    text = f"{date} {names[0]}" if event.upwards else names[0]
    yield Item(text, names=tuple(names[: len(event.names)]), date=date)
    yield from _texts([found[n] for n in event.texts])
    above = dict(event.before)
    for n in event.bullets:
        bullets = [printed(bullet) for bullet in event.split(found[n])]
        if bullets and n in above:
            yield Item(above[n])
        for bullet in filter(None, bullets):
            yield Item(bullet, is_bullet=True)


def _meta(found: list[str]) -> Iterator[Item]:
    date, name, place, text = (printed(part) for part in found)
    if _YEAR.search(date):
        yield Item(date, names=(name, place), date=date)
    else:
        yield Item(date)
    yield Item(text)


def _texts(found: list[str]) -> Iterator[Item]:
    for text in map(printed, found):
        if text:
            yield Item(text)


def _item_end(text: str, at: int) -> int:
    ends = [text.find(mark, at) for mark in (r"\item", r"\end{")]
    return min((end for end in ends if end >= 0), default=len(text))
