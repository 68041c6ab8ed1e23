"""Who the resume is of: name, address, telephone, e-mail, links. Never evidence."""

from __future__ import annotations

import re

from matcher.lexicon.dates import DAY
from matcher.lexicon.private import FOREIGN_LABELS
from matcher.lexicon.resumes import CONTACT_LABELS, LABELS_OF_SKILLS, PRIVATE_LABELS
from matcher.resume.addresses import is_street, is_whereabouts
from matcher.resume.names import NAME_WORD, WORD, could_be_title
from matcher.resume.private import is_labelled
from matcher.resume.reach import LINK, LONGEST, MAIL, PHONE, PROFILE, PRONOUNS, without_private

_LABELS = PRIVATE_LABELS | FOREIGN_LABELS
_BESIDE_WORDS = 3  # of a place or a name beside an address
# A letter of a font of icons, or a sign such as a house, before what it stands for.
_ICON = re.compile(r"^(?:[^\W\d_]|[\u2300-\u27bf\ufe0f\U0001f300-\U0001faff]{1,3})\s+(?=\S)")
_HANDLES = re.compile(r"(?:@[\w.-]{2,40}[\s,|]*)+")


def is_contact(text: str, *, dated: bool = False, at_top: bool = False) -> bool:
    """Whether a row, or a cell of one, does nothing but say how to reach somebody.

    `at_top`: in the part of a resume where addresses stand; a place alone is contact there.
    `dated`: the row holds a date, which no digits of a telephone number do.
    """
    if len(text) > LONGEST:
        return False
    if at_top:
        text = _ICON.sub("", text)
    if _is_private(text):
        return True
    if at_top and (is_labelled(text) or _is_birthday(text) or _HANDLES.fullmatch(text)):
        return True
    found, rest = without_private(text, dated=dated, at_top=at_top)
    # A link alone may be the work itself; the place for addresses is the top. Several with not a
    # word between them are the foot of a page.
    reaches = at_top or found & {MAIL, PHONE, PRONOUNS} or PROFILE.search(text)
    links = LINK in found and len(LINK.findall(text)) > 1
    if not (reaches or links):
        return False
    words = [w.casefold() for w in WORD.findall(rest)]
    left = [w for w in words if w not in CONTACT_LABELS]
    if not at_top:
        return len(left) <= 2 if reaches else not words
    if is_street(rest) or is_whereabouts(rest):
        return True
    return len(left) <= 4 if found else bool(words) and not left


def _is_birthday(text: str) -> bool:
    """Whether a line is one date to the day, whatever label it has."""
    days = list(DAY.finditer(text[:80])) if len(text) <= 80 else []
    if len(days) != 1:
        return False
    words = WORD.findall(text[: days[0].start()] + " " + text[days[0].end() :])
    return all(w.casefold() in CONTACT_LABELS or w in ("on", "in") for w in words)


def is_beside_contact(text: str) -> bool:
    """Whether a cell with contact in the same row is a place or a name, which claims nothing.

    >>> is_beside_contact("Berlin"), is_beside_contact("Registered Nurse")
    (True, False)
    """
    words = text.split()
    if not 0 < len(words) <= _BESIDE_WORDS or text.isupper() or could_be_title(text):
        return False
    return all(NAME_WORD.fullmatch(w.strip(",.()")) and w[0].isupper() for w in words)


def _is_private(text: str) -> bool:
    label, colon, rest = text[:80].partition(":")
    label = label.strip().casefold()
    if not colon or label not in _LABELS or len(rest.split()) >= 12:
        return False
    listed = label in LABELS_OF_SKILLS and "," in rest
    return not listed or bool(without_private(rest, dated=False, at_top=True)[0])
