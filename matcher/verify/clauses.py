"""A requirement's text by its clauses: what is needed, and what would only be welcome."""

from __future__ import annotations

import re
from itertools import pairwise

_WELCOME = re.compile(
    r"\b(?:preferred|preferrabl\w|desirable|desired|a plus|an advantage|an asset|advantageous"
    r"|ideally"
    r"|preferably|nice to have|a bonus|welcome|helpful|beneficial|strongly considered)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[;]|\.(?=\s+[A-Z])|,\s+(?=(?:preferably|ideally)\b)|(?<=\brequired),|(?<=\brequired)(?= \()",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\((?:preferably|ideally|preferred)\b[^()]*\)", re.IGNORECASE)


def needed(text: str) -> str:
    """`text` without the clauses that say what is only preferred, if anything is left then.

    >>> needed("Bachelor's degree required; Master's degree or CPA preferred")
    "Bachelor's degree required"
    >>> needed("5 years in law, preferably in estate planning")
    '5 years in law'
    >>> needed("BSN required, MSN preferred"), needed("Work with executives (ideally 3 years)")
    ('BSN required', 'Work with executives')
    >>> needed("Master's degree preferred")
    "Master's degree preferred"
    """
    text = _ASIDE.sub("", text)
    cuts = [0, *(m.start() for m in _ENDS.finditer(text)), len(text)]
    clauses = [text[a:b].strip(" ;,.") for a, b in pairwise(cuts)]
    kept = [clause for clause in clauses if clause and not _WELCOME.search(clause)]
    return "; ".join(kept) if kept and len(kept) < len(clauses) else text


def alternatives(text: str, first: int, last: int) -> bool:
    """Whether what stands between two places of `text` joins them by "or" and not by "and".

    >>> alternatives("CPA or MBA", 3, 7), alternatives("CPA and MBA", 3, 8)
    (True, False)
    """
    between = text[min(first, last) : max(first, last)].casefold()
    return bool(re.search(r"\bor\b|/|\bsuch as\b", between)) and not re.search(r"\band\b", between)
