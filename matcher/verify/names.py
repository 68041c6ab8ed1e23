"""Certificates where a text names them: those of the table, and short names that look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.lexicon.certificates import (
    ANY_OF,
    CERTIFICATES,
    ENDORSED,
    ENDORSEMENTS,
    LICENSED_AS,
    NO_CERTIFICATE,
    NOT_ALONE,
    TOKEN,
    WRITTEN,
)
from matcher.lexicon.initials import before_surname

_ACRONYM = re.compile(r"(?<![\w@./-])[A-Z][A-Z0-9]{1,6}(?:-[A-Z]{1,4})?(?![\w@])")


# A body that keeps a register, written out; its initials are how postings name it.
_RUN = re.compile(r"(?<![\w-])[A-Z][a-z]+(?: (?:(?:of|for|and|the|&) ){0,2}[A-Z][a-z]+){2,7}")
_BODY = re.compile(
    r"\b(?:Academy|Association|Authority|Board|Chamber|College|Commission|Council|Institute|Institution"
    r"|Register|Registry|Society)\b"
)
# After a name that ends in a number or a letter, those of its kind: "Series 7, 63 and 66".
_ONE_MORE = re.compile(
    r"(?:\s*(?:,|/|&|\band\b|\bor\b))+\s*(?P<last>\d{1,2}|[A-E])"
    # "Series 7, 6 years at Schwab" counts something.
    r"(?![\w-]|\s+(?:\w+\s)?(?i:years?|yrs?|months?|weeks?|days?|hours?|hrs?|clients?|accounts?"
    r"|audits?|projects?|people|staff|employees)\b)"
)
_BESIDE = re.compile(r"[\s(,:–-]+")  # a name and what says more of it, with "and" they are two
_CERTIFIED = re.compile(r"\bCertified(?: in)?((?: (?:and |of |in |& )?[A-Z][a-z]+){2,6})")


def _sizes() -> dict[str, tuple[int, ...]]:
    """How many words the names have that begin with a word, the most first."""
    found: dict[str, set[int]] = {}
    for tokens in WRITTEN:
        found.setdefault(tokens[0], set()).add(len(tokens))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


_SIZES = _sizes()


@dataclass(frozen=True, slots=True)
class Mention:
    """A certificate where a text names it. `family` is "" for one that the table lacks."""

    name: str
    start: int
    end: int


def _named(folded: list[str]) -> Iterator[bool]:
    """Whether words make up a name, for each place where one may begin."""
    for at, word in enumerate(folded):
        for size in _SIZES.get(word, ()):
            yield tuple(folded[at : at + size]) in WRITTEN


def mentions(text: str, *, cued: bool) -> list[Mention]:
    """The certificates of the table that `text` names, the longest name first at each place.

    `cued`: the place says that it is about certificates, so names that are words count too.

    >>> [m.name for m in mentions("PMP, Lean Six Sigma Green Belt; planned", cued=True)]
    ['PMP', 'six sigma green belt']
    """
    found: list[Mention] = []
    folded = TOKEN.findall(text.casefold().replace("’", "'"))
    if _SIZES.keys().isdisjoint(folded) or not any(_named(folded)):
        return found
    tokens = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    folded = [token.casefold().replace("’", "'") for token, _, _ in tokens]
    at = 0
    while at < len(tokens):
        step = 1
        for size in _SIZES.get(folded[at], ()):
            known = WRITTEN.get(tuple(folded[at : at + size]))
            if at + size > len(tokens) or known is None or (known[1] and known[1] != tokens[at][0]):
                continue
            if size == 1 and folded[at].replace(".", "") in NOT_ALONE and not cued:
                continue
            if "." in known[1] and before_surname(text, tokens[at][2]):
                continue
            if size > 1 and " ".join(folded[at : at + size]) in NOT_ALONE and not cued:
                continue
            end = tokens[at + size - 1][2]
            closed = "." in known[1] and text[end : end + 1] == "."
            found.append(Mention(known[0], tokens[at][1], end + closed))
            step = size
            break
        at += step
    found = _narrowed(text, found)
    return _unhidden(text, [one for named in found for one in (named, *_of_its_kind(text, named))])


def _narrowed(text: str, found: list[Mention]) -> list[Mention]:
    """Without those that the next one only says more of: "Commercial Driver's License (CDL-A)"."""
    families = [CERTIFICATES[one.name].family for one in found]
    kept = [
        one
        for one, after, wide, family in zip(found, found[1:], families, families[1:], strict=False)
        if ANY_OF.get(wide) != (family,) or _BESIDE.fullmatch(text, one.end, after.start) is None
    ]
    return kept + found[-1:]


def _of_its_kind(text: str, named: Mention) -> Iterator[Mention]:
    """What a list goes on with by its last word alone: after "CDL A" the B of "CDL A or B"."""
    kind, _, last = named.name.rpartition(" ")
    if len(last) > 2 or text[named.end - len(last) : named.end].casefold() != last.casefold():
        return
    at = named.end
    while (more := _ONE_MORE.match(text, at)) and f"{kind} {more['last']}" in CERTIFICATES:
        yield Mention(f"{kind} {more['last']}", *more.span("last"))
        at = more.end()


def endorsements(text: str) -> list[Mention]:
    """The endorsements that the licence of a driver lists by their letters.

    >>> [m.name for m in endorsements("CDL A, endorsements H and T; X-ray")]
    ['hazmat', 'doubles/triples']
    """
    lists = [(m.lastgroup, m) for m in ENDORSED.finditer(text)]
    return [
        Mention(name, *found.span(group))
        for group, found in lists
        if group
        for letter in found[group]
        for name in ENDORSEMENTS.get(letter, ())
    ]


def licensed_as(text: str) -> list[Mention]:
    """The licences that `text` names by whom they are given to, behind "licensed as a".

    >>> [m.name for m in licensed_as("Eligible for licensure as a pharmacist in Ohio")]
    ['pharmacist license']
    """
    found: list[Mention] = []
    for one in LICENSED_AS.finditer(text):
        words = list(TOKEN.finditer(text, *one.span("trade")))
        trade = tuple(m.group().casefold() for m in words)
        for size in range(len(trade), 0, -1):
            known = WRITTEN.get(("licensed", *trade[:size]))
            if known is not None:
                found.append(Mention(known[0], words[0].start(), words[size - 1].end()))
                break
    return found


def _unhidden(text: str, found: list[Mention]) -> list[Mention]:
    """Without the names inside a longer one: "Certified Addictions Registered Nurse" is no RN."""
    longer = [(m.start(), m.end()) for m in _CERTIFIED.finditer(text)]
    return [
        f
        for f in found
        if not any(a < f.start and f.end <= b for a, b in longer)
        or any(f.start <= a and b <= f.end for a, b in longer)
    ]


def others(text: str, known: list[Mention]) -> list[Mention]:
    """What looks like the short name of a certificate that the table lacks.

    >>> [m.name for m in others("Certified Quilt Judge; CWX, 2019", [])]
    ['CQJ', 'CWX']
    """
    found = [
        Mention("".join(w[0] for w in m.group(1).split() if w[0].isupper()), m.start(), m.end())
        for m in _CERTIFIED.finditer(text)
    ]
    found = [Mention("C" + m.name, m.start, m.end) for m in found]
    found += [
        Mention(m.group(), m.start(), m.end())
        for m in _ACRONYM.finditer(text)
        if m.group().casefold() not in NO_CERTIFICATE
    ]
    taken = [m for m in found if not any(m.start < k.end and k.start < m.end for k in known)]
    return sorted(taken, key=lambda m: m.start)


def bodies(text: str) -> list[Mention]:
    """Bodies that keep registers, by their initials.

    >>> [m.name for m in bodies("Registered with the College of Dental Hygienists of Ontario")]
    ['CDHO']
    """
    return [
        Mention("".join(word[0] for word in m.group().split() if word[0].isupper()), *m.span())
        for m in _RUN.finditer(text)
        if _BODY.search(m.group())
    ]
