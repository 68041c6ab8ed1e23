"""A resume that came as the text of a mail: what is of the mail is no line of the resume."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.resume.row import Row

_TOP = 4  # rows, such as a greeting or "Forwarded message", in which the head of a mail begins
_LONGEST = 80  # characters of a courtesy
_SENDER = re.compile(r"(?:from|von|de|da|od)\s?:\s", re.IGNORECASE)
_HEADER = re.compile(
    r"(?:from|to|cc|bcc|sent|date|subject|reply-to|von|an|gesendet|betreff|datum|de|à|envoyé"
    r"|objet|para|enviado|asunto|fecha)\s?:(?:\s|$)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"[->\s]*(?:begin )?forwarded message\b.*|-+\s?original message.*", re.I)
_COURTESY = re.compile(
    r"(?:with )?(?:my )?(?:kind|kindest|best|warm|warmest) (?:regards|wishes)|regards|sincerely"
    r"(?: yours)?|yours (?:sincerely|faithfully|truly)|sent from my \w+|--|cordialement|saludos"
    r"|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:hi|hello|dear)(?: [^\W\d_]+\.?){0,5}"
    r"|dear sirs? or madam"
    r"|please find (?:\w+ ){0,6}(?:attached|below|enclosed|resume|résumé|cv)(?: \w+){0,4}",
    re.IGNORECASE,
)


def without_head(found: Sequence[Row]) -> list[Row]:
    """The rows without the lines at their top that say who sent a mail, to whom and when.

    Whoever sent it may have passed it on, so no name is taken from there.
    """
    for start, row in enumerate(found[:_TOP]):
        end = start
        while end < len(found) and _HEADER.match(found[end].text):
            end += 1
        if end - start > 2 and any(_SENDER.match(r.text) for r in found[start:end]):
            before = [r for r in found[:start] if not _FORWARDED.fullmatch(r.text)]
            return [*before, *found[end:]]
        if row.heading and not _FORWARDED.fullmatch(row.text):
            break
    return list(found)


def is_courtesy(text: str) -> bool:
    """Whether a line does nothing but greet, or take leave.

    >>> is_courtesy("Kind regards,"), is_courtesy("Dear Ms Roe:"), is_courtesy("Hello Kitty Ltd")
    (True, True, False)
    """
    text = text.strip()
    open_ended = text[-1:] in ",:!.-" or "regards" in text.lower() or text.lower()[:4] == "sent"
    return open_ended and len(text) <= _LONGEST and bool(_COURTESY.fullmatch(text.rstrip(" ,:!.")))
