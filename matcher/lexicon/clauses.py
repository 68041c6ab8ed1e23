"""The clauses of a line, and what is said of all of them."""

from __future__ import annotations

import re

from matcher.lexicon.denial_words import OTHERS_DID

# Where one clause of a line, or one item of a list, ends.
CLAUSES = re.compile(r"[;|•·]|[.](?=\s)|,(?![^()]{0,80}\))")
# Who sells courses, in a line that tells of one and of no job there.
COURSE_SELLERS = (
    r"^(?!.*\b(?:instructor|developer|engineer|manager|producer|author|designer|analyst|teacher|20\d\d"
    r"\s?[-–—])).*\b(?:coursera|udemy|edx|udacity|datacamp|pluralsight|skillshare)\b"
)
# Outside brackets these are said of the whole line: "Course project, 2026: sorted photographs".
OF_ALL = re.compile(
    r"\b(?:(?:student|practice|class|course|hobby|toy) project|tutorials?"
    r"|(?:evening|night|online|crash|short) (?:class|course))\b(?![^()]{0,60}\))"
    r"|\((?:an? )?(?:online |evening |short )?(?:course|class)\)|\b(?:course|class) in [a-z]|"
    + COURSE_SELLERS,
    re.IGNORECASE,
)
_OTHERS_DID = re.compile(OTHERS_DID, re.IGNORECASE)
# A heading, or the first row of a passage, under which there is nothing but courses.
COURSES = re.compile(
    r"\W*(?:(?:relevant|related|selected|online|key|additional|graduate|academic|completed) )?"
    r"(?:coursework|courses|classes)\W*(?:\n|$)",
    re.IGNORECASE,
)


def clauses_of(text: str) -> list[str]:
    """The clauses of `text` that may each have a stance of their own.

    >>> clauses_of("Python, SQL (basic)"), clauses_of("Course project, 2026: a shop in Java")
    (['Python', ' SQL (basic)'], ['Course project, 2026: a shop in Java'])
    """
    whole = OF_ALL.search(text) or _OTHERS_DID.search(text)
    return [text] if whole else CLAUSES.split(text)
