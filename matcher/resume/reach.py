"""What reaches somebody: e-mail, telephone and links; pronouns and placeholders beside them."""

from __future__ import annotations

import re

from matcher.lexicon.certificates import LICENSE_NUMBER
from matcher.lexicon.resumes import CITY_PLACEHOLDERS, CONTACT_PLACEHOLDERS, SOFTWARE_LIKE_LINKS

_LABELLED = 30  # characters before a number that may say of what it is one
LONGEST = 400  # characters: nobody's contact line is longer
MAIL = re.compile(r"[^\s@<>|,;:()]{1,64}@[^\s@<>|,;()]{1,80}\.[^\W\d_]{2,12}")
LINK = re.compile(
    r"(?:https?://|www\.)\S{1,200}"
    r"|\b(?:linkedin|github|gitlab|twitter|facebook|medium|orcid|behance|dribbble|kaggle)"
    r"(?:\.(?:com|org|net))?/[\w./@%+-]{1,100}"
    r"|\b[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:com|org|net|io|dev|me|edu|ai|co|uk|de|in)\b(?:/\S{0,100})?",
    re.IGNORECASE,
)
PROFILE = re.compile(r"\b(?:linkedin\.com|linkedin/|in/[\w-]{3,60}$|skype:)", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.])(?:\+\s?)?\(?\d[\d\s().\-–/]{5,20}\d(?![\w%])")
PRONOUNS = re.compile(
    r"\(?\b(?:she|he|they|ze|xe|any)\s?/\s?(?:hers?|him|his|them|theirs?|they|she|he|hir|xem)\b"
    r"(?:\s?/\s?[a-z]{2,6}\b)?\)?",
    re.IGNORECASE,
)
# A number behind a licence is that of the licence, unless it is set as a telephone's is.
_LICENSED = re.compile(r"\b(?:licen[cs]\w+|certified|registered)\b[^|;]*$|#\s?$", re.IGNORECASE)
_SET_AS_PHONE = re.compile(r"\+|(?:.*\D)?\d{3}\)?[\s.-]{1,3}\d{4}|(?:\D*\d){10}")
MAY_BE_PHONE = re.compile(r"\d[\d().\s/–-]{5}")  # in every number; found much faster
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,30}\]")


def is_address(text: str) -> bool:
    """Whether a row begins with an address of the net, as no wrapped line goes on.

    >>> is_address("www.example.com · github.com/jane"), is_address("node.js and Python")
    (True, False)
    """
    first = text.split(maxsplit=1)[0][:200]
    return bool(MAIL.fullmatch(first)) or first.casefold().startswith(("http", "www."))


def without_pronouns(text: str) -> str:
    """A name without what stands beside it ("Jane Doe (she/her)")."""
    return PRONOUNS.sub("", text).strip()


def reachable(text: str) -> tuple[str, bool]:
    """A line of contact without what reaches somebody (mail, telephone, links), and if any did.

    >>> reachable("jane@example.org, Leeds")
    (' , Leeds', True)
    """
    found, rest = without_private(text, dated=False, at_top=True)
    return rest, bool(found)


def without_private(text: str, *, dated: bool, at_top: bool) -> tuple[set[re.Pattern[str]], str]:
    """Which private things stand in `text`, and what is left without them."""
    found: set[re.Pattern[str]] = set()

    def cut(match: re.Match[str]) -> str:
        if not _counts(match, at_top=at_top):
            return match[0]
        found.add(match.re)
        return " "

    patterns = [MAIL] if "@" in text else []
    patterns += [PRONOUNS] if "/" in text else []
    patterns += [LINK] if "." in text or "/" in text else []
    patterns += [PHONE] if not dated and MAY_BE_PHONE.search(text) else []
    patterns += [_PLACEHOLDER] if "[" in text else []
    for pattern in patterns:
        text = pattern.sub(cut, text)
    return found, text


def _is_of_licence(number: re.Match[str]) -> bool:
    """Whether a number that may be a telephone's is that of a licence."""
    text, start = number.string, number.start()
    if LICENSE_NUMBER.search(text[max(0, start - _LABELLED) : start + 1]):
        return True
    behind = _LICENSED.search(text[max(0, start - 2 * _LABELLED) : start])
    return behind is not None and _SET_AS_PHONE.match(number[0]) is None


def _counts(match: re.Match[str], *, at_top: bool) -> bool:
    if match.re is PHONE:
        return 7 <= sum(c.isdigit() for c in match[0]) <= 15 and not _is_of_licence(match)
    if match.re is LINK:
        return match[0].casefold() not in SOFTWARE_LIKE_LINKS
    if match.re is _PLACEHOLDER:
        inside = match[0].casefold()
        return inside in CONTACT_PLACEHOLDERS or (at_top and inside in CITY_PLACEHOLDERS)
    return True
