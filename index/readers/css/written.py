"""Selectors of CSS as they are written, read into what `index.readers.css.selectors` matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from index.readers.css.languages import LEFTWARDS, RIGHTWARDS, ranges
from index.readers.css.selectors import Compound, Nth, Selector, Specificity

DEEPEST = 4  # selectors inside :is() and :not()
LONGEST = 40  # parts of one selector


class _InvalidSelector(ValueError):
    """Not a selector, or one that is not known here."""


_SHELTER = re.compile(r"[\\\"'(\[]")  # what keeps a sign from parting
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(.))", re.IGNORECASE | re.DOTALL)
_NAME = r"(?:[\w-]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n0-9a-fA-F])+"
_PART = re.compile(
    rf"(?P<tag>{_NAME}|\*)|\#(?P<id>{_NAME})|\.(?P<class>{_NAME})"
    rf"|\[\s*(?P<attribute>{_NAME})\s*(?:(?P<sign>[~|^$*]?=)\s*"
    rf"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>{_NAME}))\s*(?P<case>[iIsS]?)\s*)?\]"
    rf"|:(?P<pseudo>{_NAME})(?P<call>\()?"
)
_JOIN = re.compile(r"\s*([>+~])\s*|\s+")
_NTH = re.compile(r"([+-]?\d{0,6})n\s*(?:([+-])\s*(\d{1,6}))?|([+-]?\d{1,6})")
_NTHS = {
    "nth-child": (False, False),
    "nth-last-child": (False, True),
    "nth-of-type": (True, False),
    "nth-last-of-type": (True, True),
}
_PLACES = {
    "first-child": (Nth(0, 1),),
    "last-child": (Nth(0, 1, from_end=True),),
    "only-child": (Nth(0, 1), Nth(0, 1, from_end=True)),
    "first-of-type": (Nth(0, 1, of_type=True),),
    "last-of-type": (Nth(0, 1, of_type=True, from_end=True),),
    "only-of-type": (Nth(0, 1, of_type=True), Nth(0, 1, of_type=True, from_end=True)),
}
_STATES = frozenset(
    "hover focus active visited target focus-within focus-visible invalid fullscreen autofill"
    " indeterminate target-within user-invalid popover-open modal".split()
)
_BLIND = frozenset("align dir lang media method rel target type".split())  # to capitals, in HTML
_ALWAYS = frozenset(("defined",))
_OF_FIELDS = {
    "optional": "input:not([required]), select:not([required]), textarea:not([required])",
    "read-write": "input:not([readonly], [disabled]), textarea:not([readonly], [disabled])",
    "placeholder-shown": "input[placeholder]:not([value]), textarea[placeholder]",
}
_WITH_ATTRIBUTE = {
    "link": ("href", "", ""),
    "any-link": ("href", "", ""),
    "checked": ("checked", "", ""),
    "disabled": ("disabled", "", ""),
    "open": ("open", "", ""),
    "required": ("required", "", ""),
}
_NONE: Specificity = (0, 0, 0)


def selectors(text: str, depth: int = 0) -> tuple[Selector, ...]:
    """The selectors of a list; () where one of them is unknown, as CSS has it.

    Those that select a pseudo-element, which holds no text of the page, are left out.
    """
    try:
        found = [_selector(part.strip(), depth) for part in split(text, ",")]
    except _InvalidSelector:
        return ()
    return tuple(selector for selector in found if selector)


def split(text: str, sign: str) -> Iterator[str]:
    """The parts of `text` between `sign`s that stand in no quotes, brackets or parentheses."""
    if not _SHELTER.search(text):
        yield from text.split(sign)
        return
    depth = start = 0
    quote = ""
    escaped = False
    for at, c in enumerate(text):
        if escaped:
            escaped = False
        elif c == "\\":
            escaped = True
        elif quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth = max(0, depth - 1)
        elif c == sign and not depth:
            yield text[start:at]
            start = at + 1
    yield text[start:]


@dataclass(slots=True)
class _Draft:
    """A compound while it is read."""

    tag: str = ""
    id: str = ""
    classes: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    nths: list[Nth] = field(default_factory=list)
    any_of: list[tuple[Selector, ...]] = field(default_factory=list)
    none_of: list[tuple[Selector, ...]] = field(default_factory=list)
    has: list[tuple[Selector, ...]] = field(default_factory=list)
    languages: list[tuple[str, ...]] = field(default_factory=list)
    ways: list[str] = field(default_factory=list)
    empty: bool = False
    root: bool = False
    never: bool = False
    pseudo_element: bool = False
    weight: Specificity = _NONE
    parts: int = 0

    def weigh(self, ids: int = 0, classes: int = 0, tags: int = 0) -> None:
        a, b, c = self.weight
        self.weight = (a + ids, b + classes, c + tags)

    def compound(self) -> Compound:
        return Compound(
            self.tag,
            self.id,
            frozenset(self.classes),
            tuple(self.attributes),
            tuple(self.nths),
            tuple(self.any_of),
            tuple(self.none_of),
            tuple(self.has),
            tuple(self.languages),
            tuple(self.ways),
            self.empty,
            self.root,
            self.never,
        )


def _selector(text: str, depth: int) -> Selector | None:
    text = text.replace("*|", "")  # any namespace
    compounds: list[Compound] = []
    joins: list[str] = []
    total = _NONE
    at = 0
    while at < len(text):
        draft, at = _compound(text, at, depth)
        if draft.pseudo_element:
            return None
        compounds.append(draft.compound())
        total = _plus(total, draft.weight)
        if at < len(text):
            join = _JOIN.match(text, at)
            if join is None or join.end() == len(text) or len(compounds) > LONGEST:
                raise _InvalidSelector
            joins.append(join[1] or " ")
            at = join.end()
    if not compounds:
        raise _InvalidSelector
    return Selector(tuple(compounds), tuple(joins), total)


def _compound(text: str, at: int, depth: int) -> tuple[_Draft, int]:
    draft = _Draft()
    while at < len(text):
        if text.startswith("::", at):
            draft.pseudo_element = True
            at += 1
        part = _PART.match(text, at)
        if part is None or (part["tag"] and draft.parts):
            break
        draft.parts += 1
        at = part.end()
        inner = ""
        if part["call"]:
            end = _closing(text, at)
            inner, at = text[at:end].strip(), end + 1
        _add(draft, part, inner, depth)
    if not draft.parts:
        raise _InvalidSelector
    return draft, at


def _add(draft: _Draft, part: re.Match[str], inner: str, depth: int) -> None:
    if part["tag"]:
        draft.tag = "" if part["tag"] == "*" else unescaped(part["tag"]).lower()
        draft.weigh(tags=bool(draft.tag))
    elif part["id"]:
        draft.id = unescaped(part["id"])
        draft.weigh(ids=1)
    elif part["class"]:
        draft.classes.append(unescaped(part["class"]))
        draft.weigh(classes=1)
    elif part["attribute"]:
        value = next((v for v in part.group("double", "single", "bare") if v is not None), "")
        name = unescaped(part["attribute"]).lower()
        blind = part["case"] in ("i", "I") or (name in _BLIND and not part["case"])
        sign = (part["sign"] or "") + ("i" if blind and part["sign"] else "")
        draft.attributes.append((name, sign, unescaped(value)))
        draft.weigh(classes=1)
    else:
        _add_pseudo(draft, part["pseudo"].lower(), inner, depth)


def _add_pseudo(draft: _Draft, name: str, inner: str, depth: int) -> None:
    if name in ("before", "after", "first-line", "first-letter") or draft.pseudo_element:
        draft.pseudo_element = True
    elif name in ("is", "where", "not", "matches", "-webkit-any", "-moz-any"):
        if depth >= DEEPEST:
            raise _InvalidSelector
        if name == "not":
            group = selectors(inner, depth + 1)
        else:  # what is none is passed over, and the others hold
            group = tuple(s for part in split(inner, ",") for s in selectors(part, depth + 1))
        if name == "not" and not group:
            raise _InvalidSelector
        (draft.none_of if name == "not" else draft.any_of).append(group)
        if name != "where" and group:
            draft.weight = _plus(draft.weight, max(s.specificity for s in group))
    elif name == "has":
        group = tuple(_relative(part.strip(), depth) for part in split(inner, ","))
        draft.has.append(group)
        draft.weight = _plus(draft.weight, max(s.specificity for s in group))
    elif name in _NTHS:
        of_type, from_end = _NTHS[name]
        counted, _, of = inner.partition(" of ")
        group = _counted_of(of, depth) if of and not of_type else ()
        place = _nth(counted.strip() if group else inner, of_type=of_type, from_end=from_end)
        draft.nths.append(replace(place, of=group))
        draft.weigh(classes=1)
        draft.weight = _plus(draft.weight, max((s.specificity for s in group), default=_NONE))
    elif name == "lang" and inner:
        draft.languages.append(ranges(inner))
        draft.weigh(classes=1)
    elif name == "dir" and inner.lower() in (LEFTWARDS, RIGHTWARDS):
        draft.ways.append(inner.lower())
        draft.weigh(classes=1)
    else:
        draft.weigh(classes=1)
        _add_plain_pseudo(draft, name)


def _counted_of(text: str, depth: int) -> tuple[Selector, ...]:
    """The selectors of those that an `:nth-child(... of ...)` counts."""
    group = selectors(text, depth + 1) if depth < DEEPEST else ()
    if not group:
        raise _InvalidSelector
    return group


def _relative(text: str, depth: int) -> Selector:
    """The selector `text` of a `:has()`, which begins at the element that has it."""
    join = text[:1] if text[:1] in (">", "+", "~") else " "
    if depth >= DEEPEST or ":has(" in text.lower():
        raise _InvalidSelector
    found = _selector(text.removeprefix(join).strip(), depth + 1)
    if found is None:
        raise _InvalidSelector
    return Selector(
        (Compound(scope=True), *found.compounds), (join, *found.joins), found.specificity
    )


def _add_plain_pseudo(draft: _Draft, name: str) -> None:
    if name in _PLACES:
        draft.nths += _PLACES[name]
    elif name in _STATES:
        draft.never = True
    elif name in _WITH_ATTRIBUTE:
        draft.attributes.append(_WITH_ATTRIBUTE[name])
    elif name == "empty":
        draft.empty = True
    elif name in ("root", "scope"):
        draft.root = True
    elif name in _ALWAYS:
        pass
    elif name in _OF_FIELDS:
        draft.any_of.append(selectors(_OF_FIELDS[name]))
    elif name == "read-only":
        draft.none_of.append(selectors("input, textarea"))
    elif name == "enabled":
        draft.none_of.append(selectors("[disabled]"))
    else:
        raise _InvalidSelector


def _nth(text: str, *, of_type: bool, from_end: bool) -> Nth:
    text = {"odd": "2n+1", "even": "2n"}.get(text.lower(), text.lower())
    found = _NTH.fullmatch(text)
    if not found:
        raise _InvalidSelector
    if found[4]:
        return Nth(0, int(found[4]), of_type, from_end)
    step = int(found[1] + "1") if found[1] in ("", "+", "-") else int(found[1])
    first = int((found[2] or "") + (found[3] or "0"))
    return Nth(step, first, of_type, from_end)


def _closing(text: str, at: int) -> int:
    """Where the parenthesis closes that was opened before `at`."""
    depth = 1
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if not depth:
            return place
    raise _InvalidSelector


def unescaped(text: str) -> str:
    """`text` with what its escapes stand for."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    if not escape[1]:
        return escape[2]
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"


def _plus(one: Specificity, other: Specificity) -> Specificity:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
