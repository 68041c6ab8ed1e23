"""Who the resume is of: name, address, telephone, e-mail, links. Never evidence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from index.types import Span
from matcher.lexicon.certificates import LICENSE_NUMBER
from matcher.lexicon.dates import ANY_MONTH
from matcher.lexicon.private import FOREIGN_LABELS
from matcher.lexicon.resumes import (
    CITY_PLACEHOLDERS,
    COLUMN_LABELS,
    CONTACT_LABELS,
    CONTACT_PLACEHOLDERS,
    LABELS_OF_SKILLS,
    PRIVATE_LABELS,
    REFEREE_LABELS,
    SEPARATORS,
    SOFTWARE_LIKE_LINKS,
    TITLES_OF_DOCUMENT,
)
from matcher.resume.addresses import is_street, is_whereabouts
from matcher.resume.names import NAME_WORD, could_be_title
from matcher.resume.private import is_labelled
from matcher.resume.row import Row, slice_of

_LABELS = PRIVATE_LABELS | FOREIGN_LABELS
_DASHES = " -–—~*"  # that set an e-mail address apart from what stands beside it
_LABELLED = 30  # characters before a number that may say of what it is one
_LONGEST = 400  # characters: nobody's contact line is longer
_LONGEST_FORM = 240  # characters of what a form prints by itself
_LONGEST_ROW = 10_000  # characters of a row in which telephone numbers are looked for
_BESIDE_WORDS = 3  # of a place or a name beside an address
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
_PRONOUNS = re.compile(
    r"\(?\b(?:she|he|they|ze|xe|any)\s?/\s?(?:hers?|him|his|them|theirs?|they|she|he|hir|xem)\b"
    r"(?:\s?/\s?[a-z]{2,6}\b)?\)?",
    re.IGNORECASE,
)
# A date to the day, as nobody dates a job alone in a line.
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s(?:of\s)?(?:{ANY_MONTH})\b\.?,?\s\d{{4}}\b"
    rf"|\b(?:{ANY_MONTH})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
    r"|\b\d{1,2}([./-])\d{1,2}\1\d{4}\b|\b\d{4}-\d{2}-\d{2}\b",
    re.IGNORECASE,
)
# A bare day signs off behind one word and with dots alone: "PMP, 10/10/2020" is a certificate.
_SIGNED = re.compile(
    rf"(?-i:[A-ZÄÖÜ])[^\W\d_]+(?:[ -][^\W\d_]+){{0,3}},\s(?:den|le|am)\s(?:{_DAY.pattern})"
    r"|(?-i:[A-ZÄÖÜ][a-zäöüß]+),\s\d{1,2}\.\d{1,2}\.\d{4}",
    re.IGNORECASE,
)
# A number in a form that only telephones have, or behind their label.
_SURE_PHONE = (
    r"(?:\+\d[\d().\s-]{7,16}\d|\(\d{3}\)\s?\d{3}[-.\s]\d{4}\b|\b\d{3}[-.]\d{3}[-.]\d{4}\b"
    r"|\b(?:tele)?(?:phone|tel|mobile|cell|ph)\b[.:\s#]{1,3}\(?\d[\d().\s/-]{5,16}\d)"
)
# A number behind a licence is that of the licence, unless it is set as a telephone's is.
_LICENSED = re.compile(r"\b(?:licen[cs]\w+|certified|registered)\b[^|;]*$|#\s?$", re.IGNORECASE)
_SET_AS_PHONE = re.compile(r"\+|(?:.*\D)?\d{3}\)?[\s.-]{1,3}\d{4}|(?:\D*\d){10}")
_SIGNATURE = re.compile(
    rf"place\s?:(?:\s?[^\W\d_(,]+,?){{0,3}}(?:\s?\([^\W\d_].{{0,30}}\))?"
    rf"|(?:date|dated)\s?:\s?(?:{_DAY.pattern})?|signature\s?:?",
    re.IGNORECASE,
)
_MAY_BE_PHONE = re.compile(r"\d[\d().\s/–-]{5}")  # in every number; found much faster
_REFEREE = re.compile(
    rf"[\s,;|(\[–-]{{0,6}}(?:\b(?:{'|'.join(sorted(REFEREE_LABELS, key=lambda w: (-len(w), w)))})"
    r"\s?[:,]\s?(?:[^\W\d_][\w.'’-]{0,30},?\s){0,5}[(\[–-]{0,2}\s?)?"
    rf"(?:\b[ptmc]\s?:\s?)?{_SURE_PHONE}(?:\s?(?:ext|x)\.?\s?\d{{1,5}})?[)\]]?[\s,;]{{0,4}}",
    re.IGNORECASE,
)
# A letter of a font of icons, or a sign such as a house, before what it stands for.
_ICON = re.compile(r"^(?:[^\W\d_]|[\u2300-\u27bf\ufe0f\U0001f300-\U0001faff]{1,3})\s+(?=\S)")
_HANDLES = re.compile(r"(?:@[\w.-]{2,40}[\s,|]*)+")
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,30}\]")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CELLS = re.compile(rf"\s{{2,}}|\t|\s[{re.escape(SEPARATORS)}]\s")
_FOOTER = re.compile(
    r"(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}|page\s*\d{1,3}|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|(?:last\s)?(?:updated|revised)(?:\s(?:on|in))?:?.{0,30}",
    re.IGNORECASE,
)
# What a Europass form prints on every page, and over its table of languages; what is applied for.
_FORM = re.compile(
    r".{0,20}©\s?european (?:union|communities),?\s\d{4}.{0,90}"
    r"|(?:\(?\*?\)?\s?)?(?:levels: a1|common european framework of reference).{0,100}"
    r"|(?:other languages?(?:\(s\))?\s)?understanding\s+speaking\s+writing"
    r"|listening\s+reading\s+spoken interaction\s+spoken production(?:\s+writing)?"
    r"|(?:job|position|post|studies) applied for\b.{0,90}"
    # What resumes in India and Africa end in.
    r"|i,? .{0,40}\bdeclare that .{0,120}\b(?:true|correct)\b.{0,60}",
    re.IGNORECASE,
)
_AVAILABLE = re.compile(
    r"(?:(?:\w+\s){0,4}(?:references?|referees?)\b.{0,30}\b)?"
    r"(?:available|furnished|provided|given|supplied)\s.{0,20}\brequest\W*",
    re.IGNORECASE,
)


def is_noise(text: str) -> bool:
    """Whether a row is a page number, the word "Resume", "references upon request", a table's head.

    >>> is_noise("Page 1 of 2"), is_noise("References available upon request."), is_noise("2 dogs")
    (True, True, False)
    """
    if len(text) <= _LONGEST_FORM and _FORM.fullmatch(text.strip()):
        return True
    if len(text) > 80:
        return False
    bare = text.strip(" -–—|.").casefold()
    return (
        bare in TITLES_OF_DOCUMENT
        or bool(_FOOTER.fullmatch(text.strip()))
        or ("request" in bare and bool(_AVAILABLE.fullmatch(text.strip())))
        or _is_table_head(bare)
    )


def _is_table_head(bare: str) -> bool:
    names = [name.strip(" .:*#") for name in _CELLS.split(bare)]
    return len(names) > 1 and all(name in COLUMN_LABELS for name in names)


def is_signed_off(text: str) -> bool:
    """Whether a row is where and on which day a resume was written, as at the foot of a Lebenslauf.

    >>> is_signed_off("Köln, den 12.11.2026"), is_signed_off("Köln, 2026")
    (True, False)
    """
    bare = text.strip(" ._")
    return len(text) <= 60 and bool(_SIGNED.fullmatch(bare) or _SIGNATURE.fullmatch(bare))


def is_contact(text: str, *, dated: bool = False, at_top: bool = False) -> bool:
    """Whether a row, or a cell of one, does nothing but say how to reach somebody.

    `at_top`: in the part of a resume where addresses stand; a place alone is contact there.
    `dated`: the row holds a date, which no digits of a telephone number do.
    """
    if len(text) > _LONGEST:
        return False
    if at_top:
        text = _ICON.sub("", text)
    if _is_private(text):
        return True
    if at_top and (is_labelled(text) or _is_birthday(text) or _HANDLES.fullmatch(text)):
        return True
    found, rest = _without_private(text, dated=dated, at_top=at_top)
    # A link alone may be the work itself; the place for addresses is the top. Several with not a
    # word between them are the foot of a page.
    reaches = at_top or found & {_MAIL, _PHONE, _PRONOUNS} or _PROFILE.search(text)
    links = _LINK in found and len(_LINK.findall(text)) > 1
    if not (reaches or links):
        return False
    words = [w.casefold() for w in _WORD.findall(rest)]
    left = [w for w in words if w not in CONTACT_LABELS]
    if not at_top:
        return len(left) <= 2 if reaches else not words
    if is_street(rest) or is_whereabouts(rest):
        return True
    return len(left) <= 4 if found else bool(words) and not left


def _is_birthday(text: str) -> bool:
    """Whether a line is one date to the day, whatever label it has."""
    days = list(_DAY.finditer(text[:80])) if len(text) <= 80 else []
    if len(days) != 1:
        return False
    words = _WORD.findall(text[: days[0].start()] + " " + text[days[0].end() :])
    return all(w.casefold() in CONTACT_LABELS or w in ("on", "in") for w in words)


def without_referee(row: Row) -> list[tuple[Row, bool]]:
    """The row cut at the telephone numbers in it: each part, and whether it is such a number.

    The label and the name before a number ("Supervisor: Jane Roe") go with it. Dates are none.
    """
    cuts: set[tuple[int, int]] = set()
    if len(row.text) > _LONGEST_ROW or not _MAY_BE_PHONE.search(row.text):
        return [(row, False)]
    for match in _REFEREE.finditer(row.text):
        span = Span(row.span.start + match.start(), row.span.start + match.end())
        if not any(date.span.overlaps(span) for date in row.dates):
            cuts.add(match.span())
    if not cuts:
        return [(row, False)]
    edges = sorted({0, len(row.text), *(edge for cut in cuts for edge in cut)})
    parts = [(slice_of(row, a, b), (a, b) in cuts) for a, b in pairwise(edges)]
    return [
        (replace(p, dates=tuple(d for d in row.dates if p.span.contains(d.span))), private)
        for p, private in parts
        if any(c.isalnum() for c in p.text)
    ]


def is_address(text: str) -> bool:
    """Whether a row begins with an address of the net, as no wrapped line goes on.

    >>> is_address("www.example.com · github.com/jane"), is_address("node.js and Python")
    (True, False)
    """
    first = text.split(maxsplit=1)[0][:200]
    return bool(_MAIL.fullmatch(first)) or first.casefold().startswith(("http", "www."))


def cells(row: Row) -> list[Row]:
    """The parts of a row that wide gaps and separators set apart ("Berlin | +49 30 1234567").

    An e-mail address is a part of its own, whatever stands around it, and dashes beside it are of
    no part ("Jane Roe - jane@example.org - Leeds").
    """
    if len(row.text) > _LONGEST:
        return [row]
    edges = {0, len(row.text)}
    for gap in _CELLS.finditer(row.text):
        edges |= {gap.start(), gap.end()}
    for address in _MAIL.finditer(row.text):
        before = row.text[: address.start()]
        after = row.text[address.end() :]
        edges |= {address.start(), address.end(), len(before.rstrip(_DASHES))}
        edges.add(len(row.text) - len(after.lstrip(_DASHES)))
    parts = [slice_of(row, a, b) for a, b in pairwise(sorted(edges))]
    return [part for part in parts if any(c.isalnum() for c in part.text)]


def is_beside_contact(text: str) -> bool:
    """Whether a cell with contact in the same row is a place or a name, which claims nothing.

    >>> is_beside_contact("Berlin"), is_beside_contact("Registered Nurse")
    (True, False)
    """
    words = text.split()
    if not 0 < len(words) <= _BESIDE_WORDS or text.isupper() or could_be_title(text):
        return False
    return all(NAME_WORD.fullmatch(w.strip(",.()")) and w[0].isupper() for w in words)


def without_pronouns(text: str) -> str:
    """A name without what stands beside it ("Jane Doe (she/her)")."""
    return _PRONOUNS.sub("", text).strip()


def _is_private(text: str) -> bool:
    label, colon, rest = text[:80].partition(":")
    label = label.strip().casefold()
    if not colon or label not in _LABELS or len(rest.split()) >= 12:
        return False
    listed = label in LABELS_OF_SKILLS and "," in rest
    return not listed or bool(_without_private(rest, dated=False, at_top=True)[0])


def reachable(text: str) -> tuple[str, bool]:
    """A line of contact without what reaches somebody (mail, telephone, links), and if any did.

    >>> reachable("jane@example.org, Leeds")
    (' , Leeds', True)
    """
    found, rest = _without_private(text, dated=False, at_top=True)
    return rest, bool(found)


def _without_private(text: str, *, dated: bool, at_top: bool) -> tuple[set[re.Pattern[str]], str]:
    """Which private things stand in `text`, and what is left without them."""
    found: set[re.Pattern[str]] = set()

    def cut(match: re.Match[str]) -> str:
        if not _counts(match, at_top=at_top):
            return match[0]
        found.add(match.re)
        return " "

    patterns = [_MAIL] if "@" in text else []
    patterns += [_PRONOUNS] if "/" in text else []
    patterns += [_LINK] if "." in text or "/" in text else []
    patterns += [_PHONE] if not dated and _MAY_BE_PHONE.search(text) else []
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
    if match.re is _PHONE:
        return 7 <= sum(c.isdigit() for c in match[0]) <= 15 and not _is_of_licence(match)
    if match.re is _LINK:
        return match[0].casefold() not in SOFTWARE_LIKE_LINKS
    if match.re is _PLACEHOLDER:
        inside = match[0].casefold()
        return inside in CONTACT_PLACEHOLDERS or (at_top and inside in CITY_PLACEHOLDERS)
    return True
