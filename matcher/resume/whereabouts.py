"""Where the candidate says to live, as it is written among the contact lines. Never evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matcher.lexicon.places import NAMES, marks_of
from matcher.lexicon.regions import CITIES
from matcher.lexicon.resumes import PRIVATE_LABELS, STREET_WORDS
from matcher.resume.addresses import is_street, is_whereabouts
from matcher.resume.cells import cells
from matcher.resume.contact import is_beside_contact, is_contact
from matcher.resume.cues import has_employer, has_role
from matcher.resume.reach import reachable
from matcher.resume.row import Row

_LABELS = frozenset(
    "address; home address; current address; permanent address; mailing address; location;"
    "current location; home; residence; city; based in; lives in; living in; place; place of "
    "residence; address line; addr".replace("; ", ";").split(";")
)
_LONGEST = 120  # characters of a place; what is longer says something else
_MOST_PARTS = 4
_MOST_WORDS = 4  # of a part
_DIGITS = re.compile(r"\S*\d\S*")
_NUMBERED = re.compile(r"[^\W\d_]\s\d{1,3}[a-zA-Z]?$")  # "Mayor 12", a house in its street
_CODE = re.compile(
    r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b|\b\d{4}\s[A-Z]{2}\b"
)
_ROOM = re.compile(
    r"\b(?:apt|apartment|suite|ste|unit|floor|flat|room|p\.?\s?o\.?\s?box|box|no)\b\.?|#",
    re.IGNORECASE,
)
_BASED = re.compile(r"^(?:based|located|living|residing)\sin\s", re.IGNORECASE)


def whereabouts(rows: Iterable[Row], person: str) -> str:
    """City, state and country as they are written in `rows`, those at the top; "" where unsure.

    Streets, numbers and codes of the post are left out. `person` is the candidate's name.
    """
    called = person.casefold()
    for row in rows:
        parts = [cell.text for cell in cells(row)]
        contact = [is_contact(text, dated=bool(row.dates), at_top=True) for text in parts]
        for text, private in zip(parts, contact, strict=True):
            beside = any(contact) and bool(called) and text.casefold() != called
            if (private or beside) and (found := place_in(text, beside=beside and not private)):
                return found
    return ""


def place_in(text: str, *, beside: bool = False) -> str:
    """The place that a line of contact states; "" where it states none.

    `beside`: it stands beside an address for mail or the like, where a bare city is one.

    >>> place_in("Address: 12 Main Street, Apt 4, Austin, TX 78701")
    'Austin, TX'
    >>> place_in("jane@example.org, Lima, Peru"), place_in("+1 512 555 0100")
    ('Lima, Peru', '')
    """
    label, colon, rest = text[: _LONGEST * 2].partition(":")
    label = label.strip().casefold()
    labelled = bool(colon) and label in _LABELS
    if colon and not labelled and label in PRIVATE_LABELS:
        return ""
    said, cut = reachable(rest if labelled else text)
    said = said.strip(" ,;|·•-–—")
    if based := _BASED.match(said):
        said, labelled = said[based.end() :], True
    if not said or len(said) > _LONGEST or has_employer(said):
        return ""
    parts = _parts(said)
    place = ", ".join(parts)
    if not parts or len(parts) > _MOST_PARTS or not marks_of(place):
        return ""
    street = is_street(said) or bool(_CODE.search(said))
    return place if labelled or street or _is_known(parts, beside=beside and not cut) else ""


def _is_known(parts: Sequence[str], *, beside: bool) -> bool:
    """Whether a line without street or label is a place: it ends in a state or country."""
    place = ", ".join(parts)
    if is_whereabouts(place):
        return True
    if has_role(place) or any(len(part.split()) > _MOST_WORDS for part in parts):
        return False
    if not all(part[:1].isupper() for part in parts):
        return False
    last = parts[-1].casefold().replace(".", "")
    known = last in NAMES or last in CITIES or any(mark.isupper() for mark in marks_of(place))
    return known or (beside and len(parts) == 1 and is_beside_contact(parts[0]))


def _parts(said: str) -> list[str]:
    """The parts between commas, without streets, rooms, numbers and placeholders."""
    found: list[str] = []
    for part in re.split(r"[,;|\n]|\s[-–—]\s", _CODE.sub(" ", said)):
        text = part.strip(" .()·•")
        if _ROOM.search(text) and any(c.isdigit() for c in text):
            text = _after_room(text)
        if "[" in text:
            continue
        if any(c.isdigit() for c in text):
            street = is_street(text) or _NUMBERED.search(text)
            text = _after_street(text) if street else _DIGITS.sub(" ", text)
        elif _is_street_name(text):
            continue
        text = " ".join(text.split()).strip(" .()-–")
        if text and any(c.isalpha() for c in text):
            found.append(text)
    stray = len(found) > 1 and len(found[0]) == 2 and found[0].isupper()  # "CA 94115, Palo Alto"
    return found[1:] if stray else found


def _after_room(text: str) -> str:
    """What stands behind a room: "Apt 4 Austin TX"; "" where the street is before it."""
    room = _ROOM.search(text)
    rest = text[room.end() :] if room else text
    return re.sub(r"^\s*\w*\d\w*|^\s*[A-Z]\b", " ", rest)


def _after_street(text: str) -> str:
    """What stands behind the last word of a street: "12 Main St Austin TX 78701"."""
    words = text.split()
    ends = [n for n, word in enumerate(words) if word.strip(".").casefold() in STREET_WORDS]
    rest = words[ends[-1] + 1 :] if ends else []
    return _DIGITS.sub(" ", " ".join(rest))


def _is_street_name(text: str) -> bool:
    words = text.split()
    last = words[-1].strip(".") if len(words) > 1 else ""
    return bool(last) and last.casefold() in STREET_WORDS and last != "CT"  # Connecticut
