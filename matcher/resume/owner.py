"""Whose resume it is: the name at its top, behind a label, or in the largest letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matcher.lexicon.resumes import TITLES_OF_DOCUMENT
from matcher.lexicon.things import things
from matcher.lexicon.tokens import term
from matcher.resume.addresses import is_whereabouts
from matcher.resume.cells import cells
from matcher.resume.contact import is_contact
from matcher.resume.credentials import without_credentials
from matcher.resume.names import could_be_title, is_name_shaped, surname_last
from matcher.resume.private import labelled_name
from matcher.resume.reach import without_pronouns
from matcher.resume.row import Row
from matcher.resume.wordings import known

_TOP = 4  # rows in which a name stands by itself
_LONGEST = 400  # characters of such a row
_TITLES = "|".join(sorted(map(re.escape, TITLES_OF_DOCUMENT), key=lambda t: (-len(t), t)))
# "Curriculum Vitae of Jane Roe", "CV: Jane Roe"; "Vita" and a surname are a name.
_BEFORE = re.compile(
    rf"(?:{_TITLES})(?:\s*[:|]\s*|\s+[-–—]\s+|\s+(?:of|de|von|di)\s+)(?=\S)", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]{1,64}(?=@)")  # whose it is, of an address
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_DASH = re.compile(r"\s+[-–—]\s+")
_AFTER = re.compile(
    rf"(?:\s*[,:|]\s*|\s+[-–—]\s+)(?:{_TITLES})$|\scurriculum vitae$", re.IGNORECASE
)


def find_name(rows: Sequence[Row], contact: Iterable[Row] = ()) -> str:
    """The candidate's name as it stands in the rows before the first heading, or "".

    A title ("Software Engineer") may stand there too: a row without a role noun is preferred.
    Where nothing private is given, a row that could be a title is taken for one. A name behind its
    label is sure; in sections of `contact` the label needs no colon.
    """
    if labelled := _labelled((cell for row in rows for cell in cells(row)), bare=False):
        return labelled
    first = [_first_cell(row, rows) for row in rows[:_TOP]]
    first = [text for text in first if not is_title_of_document(text)]
    shaped = [text for text in first if is_name_shaped(text)]
    for text in shaped:
        if not could_be_title(text):
            return text
    if shaped and shaped[0] == first[0] and is_contact_given(rows):
        return shaped[0]
    if first and _is_surname_first(first[0]) and _is_borne_out(first[0], rows):
        return first[0]
    return _labelled(contact, bare=True)


def _is_borne_out(name: str, rows: Sequence[Row]) -> bool:
    """Whether `name` is in the largest letters of the top, or an address there is made of it."""
    homes = {row.font.size for row in rows if row.text.startswith(name)}
    others = [row.font.size for row in rows if not row.text.startswith(name)]
    if homes and others and min(homes) > max(others):
        return True
    reached = " ".join(_MAIL.findall(" ".join(row.text.casefold() for row in rows)))
    return any(word in reached for word in _LETTERS.findall(name.casefold()))


def _is_surname_first(text: str) -> bool:
    """Whether a line is a name in the order of lists, and neither a place nor two tools."""
    parts = [part.strip() for part in text.split(",")]
    known_things = any(term(part) in things() for part in parts)
    return bool(surname_last(text)) and not (known_things or is_whereabouts(text))


def _labelled(rows: Iterable[Row], *, bare: bool) -> str:
    return next(filter(None, (labelled_name(row.text, bare=bare) for row in rows)), "")


def name_beside(rows: Sequence[Row]) -> Row | None:
    """The name where a column of other things is read before it, or None where unsure.

    It stands alone in the largest letters of the document, but for what the document is called, and
    is no heading and no title.
    """
    rows = [row for row in rows if not is_title_of_document(row.text)]
    sizes = [row.font.size for row in rows]
    largest = max(sizes, default=0.0)
    if not largest or sizes.count(largest) > 1:
        return None
    row = rows[sizes.index(largest)]
    named = is_name_shaped(row.text) and len(row.text.split()) > 1 and not known(row.text)
    return row if named and not could_be_title(row.text) else None


def candidate(rows: Sequence[Row], called: str) -> str:
    """The name `called` without credentials and pronouns; "" where it could be something else.

    A name is sure if it has two words or more, could be no title, and contact stands beside it.
    """
    turned = surname_last(called) if _is_surname_first(called) else ""
    words = (turned or without_credentials(called)).split()
    if len(words) > 2 and words[-1].casefold() in TITLES_OF_DOCUMENT:
        words.pop()  # "Jane Roe Resume"
    name = " ".join(words)
    unspaced = name.upper() == name.lower()
    if not name or could_be_title(name) or not (unspaced or len(name.split()) > 1):
        return ""
    if "[" in name or is_whereabouts(called) or not is_contact_given(rows):
        return ""
    return name


def is_contact_given(rows: Iterable[Row]) -> bool:
    """Whether any of `rows`, as they stand at the top, says how to reach somebody."""
    return any(
        is_contact(cell.text, dated=bool(row.dates), at_top=True)
        for row in rows
        for cell in cells(row)
    )


def is_title_of_document(text: str) -> bool:
    """Whether a line says what the document is ("Curriculum Vitae:").

    >>> is_title_of_document("Résumé:"), is_title_of_document("Jane Roe")
    (True, False)
    """
    return text.strip(" :-–—|.").casefold() in TITLES_OF_DOCUMENT


def _first_cell(row: Row, rows: Sequence[Row]) -> str:
    """What stands first in one of `rows`, without pronouns and what the document is called."""
    if len(row.text) > _LONGEST:
        return row.text
    titled = _BEFORE.match(row.text)
    whole = row.text[titled.end() :] if titled else row.text
    parts = cells(row)
    text = parts[0].text if parts and whole == row.text else whole
    parted = _DASH.split(text, maxsplit=1)
    if len(parted) > 1 and could_be_title(parted[1]) and _is_borne_out(parted[0], rows):
        text = parted[0]  # "Jane Roe - Data Analyst"
    return without_pronouns(_AFTER.sub("", text))
