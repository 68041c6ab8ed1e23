"""Who the resume is of: name, address, telephone, e-mail, links. Never evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from matcher.lexicon.resumes import (
    CITY_PLACEHOLDERS,
    CONTACT_LABELS,
    CONTACT_PLACEHOLDERS,
    DEGREES,
    FIELDS_OF_WORK,
    PLACES,
    PRIVATE_LABELS,
    ROLE_NOUNS,
    SEPARATORS,
    STATES,
    STREET_WORDS,
    SURNAMES_TOO,
    TITLES_OF_DOCUMENT,
)
from matcher.resume.cues import has_role
from matcher.resume.rows import Row, slice_of

_LONGEST = 400  # characters: nobody's contact line is longer
_NAME_WORDS = 3  # of a place or a name beside an address
_MAIL = re.compile(r"[^\s@<>|,;:()]{1,64}@[^\s@<>|,;()]{1,80}\.[^\W\d_]{2,12}")
_LINK = re.compile(
    r"(?:https?://|www\.)\S{1,200}"
    r"|\b(?:linkedin|github|gitlab|twitter|facebook|medium|orcid|behance|dribbble|kaggle)"
    r"(?:\.(?:com|org|net))?/[\w./@%+-]{1,100}"
    r"|\b[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:com|org|net|io|dev|me|edu|ai|co|uk|de|in)\b(?:/\S{0,100})?",
    re.IGNORECASE,
)
_PROFILE = re.compile(r"\b(?:linkedin\.com|linkedin/|in/[\w-]{3,60}$|skype:)", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w.])(?:\+\s?)?\(?\d[\d\s().\-–/]{5,20}\d(?![\w%])")
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,30}\]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ZIP = re.compile(
    r"\b\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]{1,2}\d{1,2}\s?\d[A-Z]{2}\b"
)
_CELLS = re.compile(rf"\s{{2,}}|\t|\s[{re.escape(SEPARATORS)}]\s")
_FOOTER = re.compile(
    r"(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}|page\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|(?:last\s)?(?:updated|revised)(?:\s(?:on|in))?:?.{0,30}",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"(?:(?:\w+\s){0,4}(?:references?|referees?)\b.{0,30}\b)?"
    r"(?:available|furnished|provided|given|supplied)\s.{0,20}\brequest\W*",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]*)*\.?")
_SMALL = frozenset("de da di van von der den del la le el al bin ibn dos e y".split())


def is_noise(text: str) -> bool:
    """Whether a row is a page number, the word "Resume", or "references upon request".

    >>> is_noise("Page 1 of 2"), is_noise("References available upon request."), is_noise("2 dogs")
    (True, True, False)
    """
    if len(text) > 80:
        return False
    bare = text.strip(" -–—|.").casefold()
    return (
        bare in TITLES_OF_DOCUMENT
        or bool(_FOOTER.fullmatch(text.strip()))
        or ("request" in bare and bool(_AVAILABLE.fullmatch(text.strip())))
    )


def is_contact(text: str, *, dated: bool = False, at_top: bool = False) -> bool:
    """Whether a row, or a cell of one, does nothing but say how to reach somebody.

    `at_top`: in the part of a resume where addresses stand; a place alone is contact there.
    `dated`: the row holds a date, which no digits of a telephone number do.
    """
    if len(text) > _LONGEST:
        return False
    if _is_private(text):
        return True
    found, rest = _without_private(text, dated=dated, at_top=at_top)
    words = [w.casefold() for w in _WORD.findall(rest)]
    left = [w for w in words if w not in CONTACT_LABELS]
    if not at_top:
        # A link alone may be the work itself; the place for addresses is the top.
        reaches = found & {_MAIL, _PHONE} or _PROFILE.search(text)
        return bool(reaches) and len(left) <= 2
    if _is_address(rest, words) or _is_place(rest):
        return True
    return len(left) <= 4 if found else bool(words) and not left


def is_address(text: str) -> bool:
    """Whether a row begins with an address of the net, as no wrapped line goes on.

    >>> is_address("www.example.com · github.com/jane"), is_address("node.js and Python")
    (True, False)
    """
    first = text.split(maxsplit=1)[0][:200]
    return bool(_MAIL.fullmatch(first)) or first.casefold().startswith(("http", "www."))


def cells(row: Row) -> list[Row]:
    """The parts of a row that wide gaps and separators set apart ("Berlin | +49 30 1234567").

    An e-mail address is a part of its own, whatever stands around it.
    """
    if len(row.text) > _LONGEST:
        return [row]
    edges = {0, len(row.text)}
    for gap in _CELLS.finditer(row.text):
        edges |= {gap.start(), gap.end()}
    for address in _MAIL.finditer(row.text):
        edges |= {address.start(), address.end()}
    parts = [slice_of(row, a, b) for a, b in pairwise(sorted(edges))]
    return [part for part in parts if any(c.isalnum() for c in part.text)]


def is_beside_contact(text: str) -> bool:
    """Whether a cell with contact in the same row is a place or a name, which claims nothing.

    >>> is_beside_contact("Berlin"), is_beside_contact("Registered Nurse")
    (True, False)
    """
    words = text.split()
    if not 0 < len(words) <= _NAME_WORDS or text.isupper() or _could_be_title(text):
        return False
    return all(_NAME_WORD.fullmatch(w.strip(",.()")) and w[0].isupper() for w in words)


def find_name(rows: Sequence[Row]) -> str:
    """The candidate's name as it stands in the rows before the first heading, or "".

    A title ("Software Engineer") may stand there too: a row without a role noun is preferred.
    Where nothing private is given, a row that could be a title is taken for one.
    """
    first = [row.text if len(row.text) > _LONGEST else _first_cell(row) for row in rows[:4]]
    shaped = [text for text in first if is_name_shaped(text)]
    for text in shaped:
        if not _could_be_title(text):
            return text
    given = any(
        is_contact(cell.text, dated=bool(row.dates), at_top=True)
        for row in rows
        for cell in cells(row)
    )
    return shaped[0] if shaped and given and shaped[0] == first[0] else ""


def _first_cell(row: Row) -> str:
    parts = cells(row)
    return parts[0].text if parts else row.text


def is_name_shaped(text: str) -> bool:
    """Whether a row has the form of a name, credentials after a comma allowed.

    >>> is_name_shaped("JANE M. DOE, PhD"), is_name_shaped("Led a team of 5")
    (True, False)
    """
    if "[name]" in text.casefold():
        return len(text) < 80
    name, *credentials = [part.strip() for part in text[:80].split(",")]
    words = name.split()
    if len(text) > 60 or not 1 <= len(words) <= 5:
        return False
    if any(len(part.split()) > 2 for part in credentials):
        return False
    if credentials and not all(_is_credential(part) for part in credentials):
        return False
    good = [w for w in words if _NAME_WORD.fullmatch(w.strip('()"“”'))]
    capital = [w for w in words if w.strip('()"“”')[:1].isupper() or w.casefold() in _SMALL]
    return len(good) == len(capital) == len(words) and sum(map(len, words)) > 2


def _is_credential(part: str) -> bool:
    return part.casefold() in DEGREES or (part.isupper() and len(part) <= 8) or part.endswith(".")


def _could_be_title(text: str) -> bool:
    words = [w.casefold() for w in _WORD.findall(text.partition(",")[0])]
    if any(w in ROLE_NOUNS and w not in SURNAMES_TOO for w in words):
        return True
    glued = "".join(words)
    return any(w in FIELDS_OF_WORK for w in words) or (
        glued.isalpha() and glued.endswith(_GLUED_TITLES) and len(glued) > 8 and len(words) < 3
    )


# What a title ends in when the file has lost the space before it ("SENIORACCOUNTANT").
_GLUED_TITLES = tuple(sorted(w for w in ROLE_NOUNS - SURNAMES_TOO if len(w) >= 6))


def _is_private(text: str) -> bool:
    label, colon, rest = text[:80].partition(":")
    return bool(colon) and len(rest.split()) < 12 and label.strip().casefold() in PRIVATE_LABELS


def _without_private(text: str, *, dated: bool, at_top: bool) -> tuple[set[re.Pattern[str]], str]:
    """Which private things stand in `text`, and what is left without them."""
    found: set[re.Pattern[str]] = set()

    def cut(match: re.Match[str]) -> str:
        if not _counts(match, at_top=at_top):
            return match[0]
        found.add(match.re)
        return " "

    patterns = [_MAIL] if "@" in text else []
    patterns += [_LINK, _PLACEHOLDER] if dated else [_LINK, _PHONE, _PLACEHOLDER]
    for pattern in patterns:
        text = pattern.sub(cut, text)
    return found, text


def _counts(match: re.Match[str], *, at_top: bool) -> bool:
    if match.re is _PHONE:
        return 7 <= sum(c.isdigit() for c in match[0]) <= 15
    if match.re is _PLACEHOLDER:
        inside = match[0].casefold()
        return inside in CONTACT_PLACEHOLDERS or (at_top and inside in CITY_PLACEHOLDERS)
    return True


def _is_address(rest: str, words: Sequence[str]) -> bool:
    """Number and street, or a postal code beside a place."""
    if not words or len(words) > 14 or not any(c.isdigit() for c in rest):
        return False
    if words[0].isdigit() and any(w.rstrip(".") in STREET_WORDS for w in words[1:]):
        return True
    return bool(_ZIP.search(rest)) and len(words) <= 8 and "," in rest


def _is_place(text: str) -> bool:
    """Few capitalised words that end in a known place: "Austin, TX", "Berlin, Germany"."""
    parts = [part.strip(" .()") for part in text.split(",")]
    if not 1 < len(parts) <= 4 or any(len(part.split()) > 4 for part in parts) or has_role(text):
        return False
    last = _ZIP.sub("", parts[-1]).strip()
    known = last.casefold() in PLACES or (last.isupper() and last.casefold() in STATES)
    return known and all(part[:1].isupper() or part[:1] == "[" for part in parts)
