"""Versions that are written to names, and whether one is older than what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from matcher.lexicon.senses import canonical
from matcher.lexicon.tokens import Token, tokens
from matcher.lexicon.words import named_at

# Names of which a later version is another thing to know, as they are told (`aliases.TABLE`).
RELEASED = """
    python|java|c++|.net|angular|react.js|vue.js|node.js|next.js|php|ruby language|swift language
    |ruby on rails|spring boot|spring framework|django|laravel|drupal|magento|joomla|postgresql
    |mysql|sql server|oracle database|mongodb|elasticsearch|windows server|tensorflow|sharepoint
    |html|css|android|ios|revit|autocad|solidworks|ms excel
"""
# A piece of every spelling of these, so that most lines need no words.
_PIECES = (
    *("python", "java", "c++", "cpp", "net", "angular", "react", "vue", "node", "next", "php"),
    *(
        "ruby",
        "ror",
        "swift",
        "rails",
        "spring",
        "django",
        "laravel",
        "drupal",
        "magento",
        "joomla",
    ),
    *("postgre", "sql", "oracle", "mongo", "maria", "elastic", "elk", "windows", "tensor", "share"),
    *("html", "hypertext", "css", "cascading", "android", "ios", "revit", "auto", "solid", "excel"),
)
_VERSION = re.compile(r"v?(\d{1,4})(?:\.(\d+))?(?:\.\d+){0,2}(?:\.x|[a-z]|R2)?\+?", re.IGNORECASE)
_WRITTEN_TO = re.compile(
    r"[^\W\d][^\W\d]*[+#]*-?v?(\d{1,4})(?:\.(\d+))?(?:\.\d+)*\+?", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s{1,2}(?:v|version |ver\.? )?")
_JOINED = re.compile(r"\s{0,2}[/,&–-]?\s{0,2}")
# What stands behind a version, or soon after, where later ones are meant too: "8+", "to present".
_OPEN = re.compile(
    r"[^;.]*?(?:\b(?:present|onwards?|newer|later)\b|\b(?:and|or) (?:above|up|higher)\b"
    r"|(?:\b(?:to|through|thru|until)|→|->)\s?(?:now|today|date|current|v?\d))",
    re.IGNORECASE,
)
_SOON = 40  # characters
_LATER = 9999  # the version of those
# A number before these counts something else: "Java 8 years", "Excel 20 %".
_UNITS = frozenset(
    """year years yr yrs month months week weeks hour hours day days times projects
    engineers developers people users clients stores courses semesters modules""".split()
)
_EITHER = frozenset("apps app sites".split())  # "iOS 5 apps" are five, "Angular 14 apps" are not
# .NET Framework 4 is older than .NET 8, and .NET Core 3 is not older than .NET Framework 4.
_LINES_OF_ITS_OWN = frozenset({"core", "framework"})
_FIRST = frozenset({"angularjs", "angular.js"})  # the first version, whatever is written behind
_NEWEST = 60  # versions above the one asked for that there may be


def releases(text: str) -> frozenset[tuple[str, int]]:
    """The names in `text` that have versions, each with those written to it, `_LATER` for "8+".

    >>> sorted(releases("Java 8 services, C++98 code, PostgreSQL 9.6; Python 3 years"))
    [('c++', 1998), ('java', 8), ('postgresql', 9)]
    """
    lower = text.casefold()
    if not any(piece in lower for piece in _PIECES):
        return frozenset()
    may = any(map(str.isdigit, text)) or "angular" in lower
    return frozenset(_releases(text)) if may else frozenset()


def as_release(name: str, version: int) -> str:
    """What stands among the terms of a line that names a version."""
    return f"{name} v{version}"


def wanted(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a line may hold, `as_release`, that is older than `text` asks for, and what is not.

    Of several versions the oldest is what is asked for.
    """
    asked: dict[str, int] = {}
    for name, version in releases(text):
        if version == _LATER:
            continue
        asked[name] = min(version, asked.get(name, version))
    older = {as_release(n, v) for n, least in asked.items() for v in range(_start(least), least)}
    newer = {
        as_release(n, v) for n, v0 in asked.items() for v in (*range(v0, v0 + _NEWEST), _LATER)
    }
    return frozenset(older), frozenset(newer)


def is_older(line: str, text: str) -> bool:
    """Whether `line` names only older versions than `text` asks for.

    >>> is_older("Java 8 services", "Java 17"), is_older("Java 8 and 11", "Java 17")
    (True, True)
    >>> is_older("From Java 8 to 21", "Java 17"), is_older("Java services", "Java 17")
    (False, False)
    >>> is_older("Java 8+", "Java 17"), is_older("Java 1.8", "Java 8")
    (False, False)
    """
    older, newer = wanted(text)
    held = {as_release(name, version) for name, version in releases(line)}
    return bool(held & older) and not held & newer


def _start(least: int) -> int:
    return 1980 if least > 1980 else 0


@cache
def _released() -> frozenset[str]:
    return frozenset(
        canonical(name) for name in "".join(RELEASED.split("\n    ")).strip().split("|")
    )


def _releases(text: str) -> Iterator[tuple[str, int]]:
    parts, _ = tokens(text)
    for name, start, size in named_at(text, parts):
        if name not in _released() or _of_its_own(name, parts[start : start + size]):
            continue
        for version in _versions(text, parts, start, start + size):
            yield name, _full(version) if name == "c++" else version


def _of_its_own(name: str, parts: list[Token]) -> bool:
    """Whether versions of a name as it is written here are not those of the name."""
    return name == ".net" and any(p.written.casefold() in _LINES_OF_ITS_OWN for p in parts)


def _full(version: int) -> int:
    """The year of a standard that is named by its last two digits."""
    return version + (1900 if version > 50 else 2000) if version < 100 else version


def _versions(text: str, parts: list[Token], first: int, after: int) -> Iterator[int]:
    """The versions at a name of the words `first` to `after`: "8", "8 and 11", "8/11/17"."""
    if parts[first].written.casefold() in _FIRST:
        yield 1
        return
    between = _BETWEEN
    written = _WRITTEN_TO.fullmatch(parts[first].written)
    if written is not None:
        yield _number(written, parts[first])
        yield from _later(text, parts[first])
        between = _JOINED
    while after < len(parts):
        if between is _JOINED and parts[after].written in ("and", "or", "to", "R2"):
            after += 1
            continue
        found = _VERSION.fullmatch(parts[after].written)
        gap = text[parts[after - 1].end : parts[after].start]
        if found is None or not between.fullmatch(gap) or _counts(text, parts, after):
            return
        if parts[after + 1 :] and parts[after + 1].written.casefold() in _EITHER:
            yield _LATER
            return
        yield _number(found, parts[first])
        yield from _later(text, parts[after])
        after, between = after + 1, _JOINED


def _number(found: re.Match[str], of: Token) -> int:
    """The version; Java 1.8 is Java 8."""
    of_java = of.written.casefold().startswith("java") and found[1] == "1"
    return int(found[2] if of_java and found[2] else found[1])


def _later(text: str, version: Token) -> Iterator[int]:
    if text[version.end - 1] == "+" or _OPEN.match(text[version.end : version.end + _SOON]):
        yield _LATER


def _counts(text: str, parts: list[Token], at: int) -> bool:
    """Whether a number counts years, a share or the like."""
    if at + 1 < len(parts) and parts[at + 1].written.casefold() in _UNITS:
        return True
    return text[parts[at].end : parts[at].end + 2].lstrip()[:1] == "%"
