"""What stands behind a candidate's name: "Jane Roe, RN, BSN" names a licence and a degree."""

from __future__ import annotations

import re

from matcher.lexicon.certificates import TOKEN, WRITTEN
from matcher.lexicon.degrees import CREDENTIALS
from matcher.resume.addresses import is_whereabouts
from matcher.resume.row import Row, slice_of

_FEWEST = 2  # words of a name
_MOST = 3  # words between two commas
_STATE = 2  # letters of the code of a state
_BARE = re.compile(
    r"\s(?=[A-Z]{2,5}(?:[-+][A-Z]{1,3})?$)"
)  # before the last word of "Jane Roe CPA"


def behind_name(row: Row) -> tuple[Row, Row] | None:
    """The name of a row and the credentials behind it; None where it holds nothing else.

    A place, "Jr." or a first name behind the last one is no credential: the first part must be
    one that is known.
    """
    at = _start(row.text)
    if at is None or len(row.text[:at].split()) < _FEWEST or is_whereabouts(row.text):
        return None
    return slice_of(row, 0, at), slice_of(row, at, len(row.text))


def without_credentials(called: str) -> str:
    """A name without what stands behind it, and without "Jr." and the like.

    >>> without_credentials("Jane Roe CPA"), without_credentials("Jane Roe, Jr., PhD")
    ('Jane Roe', 'Jane Roe')
    """
    at = _start(called)
    return (called if at is None else called[:at]).partition(",")[0].strip()


def _start(text: str) -> int | None:
    """Where the first known credential of `text` begins."""
    for comma in re.finditer(r",\s*", text):
        part = text[comma.end() :].partition(",")[0].strip()
        if _known(part):
            return comma.end()
    bare = _BARE.search(text)
    shouted = text.isupper() or "," in text
    return bare.end() if bare and not shouted and _known_bare(text[bare.end() :]) else None


def _known_bare(word: str) -> bool:
    """Whether the last word behind a name is a credential; MA and MD may be a state."""
    degree = len(word) > _STATE and any(one.fullmatch(word) for _, one, _ in CREDENTIALS)
    return degree or _certificate(word)


def _known(part: str) -> bool:
    """Whether a part is a credential of the tables, in capitals as they are written.

    >>> [_known(part) for part in ("RN", "P.E.", "PhD", "SHRM-CP", "Jr.", "Austin", "JOHN")]
    [True, True, True, True, False, False, False]
    """
    if not part or part.islower() or len(part.split()) > _MOST:
        return False
    degree = any(one.fullmatch(part) for _, one, _ in CREDENTIALS)
    return degree or _certificate(part) or any(map(_certificate, part.split()))


def _certificate(part: str) -> bool:
    if sum(c.isupper() for c in part) < _FEWEST:
        return False
    folded = part.replace(".", "") if part.replace(".", "").isalpha() else part
    return tuple(TOKEN.findall(folded.casefold())) in WRITTEN
