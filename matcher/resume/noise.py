"""Rows that say nothing: page numbers, heads of tables, what a form prints, where it was signed."""

from __future__ import annotations

import re

from matcher.lexicon.dates import DAY
from matcher.lexicon.resumes import COLUMN_LABELS, TITLES_OF_DOCUMENT
from matcher.resume.cells import CELLS

_LONGEST_FORM = 240  # characters of what a form prints by itself
# A bare day signs off behind one word and with dots alone: "PMP, 10/10/2020" is a certificate.
_SIGNED = re.compile(
    rf"(?-i:[A-ZÄÖÜ])[^\W\d_]+(?:[ -][^\W\d_]+){{0,3}},\s(?:den|le|am)\s(?:{DAY.pattern})"
    r"|(?-i:[A-ZÄÖÜ][a-zäöüß]+),\s\d{1,2}\.\d{1,2}\.\d{4}",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    rf"place\s?:(?:\s?[^\W\d_(,]+,?){{0,3}}(?:\s?\([^\W\d_].{{0,30}}\))?"
    rf"|(?:date|dated)\s?:\s?(?:{DAY.pattern})?|signature\s?:?",
    re.IGNORECASE,
)
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
    names = [name.strip(" .:*#") for name in CELLS.split(bare)]
    return len(names) > 1 and all(name in COLUMN_LABELS for name in names)


def is_signed_off(text: str) -> bool:
    """Whether a row is where and on which day a resume was written, as at the foot of a Lebenslauf.

    >>> is_signed_off("Köln, den 12.11.2026"), is_signed_off("Köln, 2026")
    (True, False)
    """
    bare = text.strip(" ._")
    return len(text) <= 60 and bool(_SIGNED.fullmatch(bare) or _SIGNATURE.fullmatch(bare))
