"""Single capitals that stand for a person's or a place's name: no C and no R."""

from __future__ import annotations

import re

from matcher.lexicon.rarity import counted
from matcher.lexicon.tokens import term

# "C. S. U.", from each letter but the last, and for the last one.
_MORE = re.compile(r"\. ?[A-Z]\b(?![+#])")
_BEFORE = re.compile(r"\b[A-Z]\. ?$")
_NAMED_NEXT = re.compile(r"\.? ?[A-Z]")
# What a line opens with that tells of a person: "R. Smith & Sons".
_OPENS = re.compile(r"\W*[A-Z]\. [A-Z]")
_SURNAME = re.compile(r"\. ?([A-Z][a-z]{2,})\b")
# What is done in C and R, before a sentence that begins with a name: "Models in R. Ggplot too".
_AT_WORK = re.compile(r"\b(?:in|using|with) (?:[\w+#]+(?:,| and|,? or) )?$")
# One of several letters: "S, R and T beams", "hepatitis A, B and C"; an A or I behind is a word.
_LETTERS_BEFORE = re.compile(r"(?<![\w.&+#/-])[ABD-PT-Z](?: ?[,/&]|,? and|,? or) ?$")
_LETTERS_AFTER = re.compile(r"(?: ?[,/&]|,? and|,? or) ?[BD-HJ-PT-Z](?![\w.+#&'’/-])")
# Behind the first name of somebody whose last one is not told: "Cooper R. filed it".
_FIRST_NAME = re.compile(r"[^.!?•:;,\s] (?!Python|SQL|SAS|Stata|Excel|Java|Julia)[A-Z][a-z]+ $")
_GOES_ON = re.compile(r"\. [a-z]")
_NEAR = 24  # characters before a letter in which that is looked for


def is_initial(text: str, start: int, end: int) -> bool:
    """Whether the single letter at a place of `text` is somebody's initial.

    A name of a person is told by a word behind the stop that no posting and hardly any resume
    holds: one that begins a sentence is known.

    >>> lines = "R. Smith & Sons", "Wrote C. S. U. news", "Talk with K. Gill and R. Mirick, 2011"
    >>> [is_initial(line, line.index(c), line.index(c) + 1) for line, c in zip(lines, "RCR")]
    [True, True, True]
    >>> is_initial("Built models in R. Wrote reports", 16, 17)
    False
    """
    if not text[:start].strip() and _OPENS.match(text):
        return True
    before = text[max(0, start - _NEAR) : start]
    if _MORE.match(text, end) or (text[start:end] in "CR" and _is_listed(text, end, before)):
        return True
    if _FIRST_NAME.search(before) and _GOES_ON.match(text, end):
        return True
    if _BEFORE.search(before) and _NAMED_NEXT.match(text, end):
        return True
    return before_surname(text, end) and _AT_WORK.search(before) is None


def _is_listed(text: str, end: int, before: str) -> bool:
    """Whether a letter is one of several that count or name shapes: "S, R and T beams"."""
    return bool(_LETTERS_AFTER.match(text, end) or _LETTERS_BEFORE.search(before))


def before_surname(text: str, end: int) -> bool:
    """Whether what ends at a place of `text` stands before somebody's name: "R.N. Smith".

    >>> before_surname("R.N. Smith", 3), before_surname("R.N. License", 3)
    (True, False)
    """
    surname = _SURNAME.match(text, end)
    return surname is not None and not counted(term(surname[1]))
