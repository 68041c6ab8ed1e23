"""A text as it is compared: without the candidate's name and what tells women and men apart."""

from __future__ import annotations

import re

from matcher.lexicon.stance import PRONOUNS

_NAME = re.compile(r"[^\W\d_]+")
_PRONOUN = re.compile(rf"\b(?:{'|'.join(PRONOUNS)})\b", re.IGNORECASE)


def blind(text: str, candidate: str) -> str:
    """`text` without the name `candidate`, and with "they" for every pronoun.

    The name goes whole, with its initials, and by each of its words; an initial alone stays,
    because C and R are languages.

    >>> blind("Ann C. Lee leads her team in C; Ann is on call", "Ann C. Lee")
    ' leads their team in C;  is on call'
    """
    parts = _NAME.findall(candidate)
    whole = r"\W{0,3}".join(re.escape(part) for part in parts)
    shown = re.sub(rf"\b{whole}\b", "", text, flags=re.IGNORECASE) if parts else text
    name = frozenset(part.casefold() for part in parts if len(part) > 1)
    shown = _NAME.sub(lambda m: "" if m.group().casefold() in name else m.group(), shown)
    shown = _PRONOUN.sub(lambda m: PRONOUNS[m.group().casefold()], shown)
    return shown if any(c.isalnum() for c in shown) else text
