"""Tags: short labels that recruiters give to resumes, in one form, so that equal ones are equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from index.store.tags import MOST
from matcher.errors import BadRequest

LONGEST = 40  # characters
_MARKS = frozenset(" -_./:+#&@")


def tag_of(text: str) -> str:
    """A tag as it is kept: small letters, single spaces.

    Raises `BadRequest` for an empty or long one, and for other marks than `-_./:+#&@`.

    >>> tag_of("  Silver   Medalist 2026 ")
    'silver medalist 2026'
    """
    tag = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not tag:
        raise BadRequest("a tag is empty. Give it a word.")
    if len(tag) > LONGEST:
        raise BadRequest(f"a tag has {len(tag)} characters; {LONGEST} is the most.")
    if not all(c.isalnum() or c in _MARKS or unicodedata.category(c) == "Mn" for c in tag):
        raise BadRequest("a tag has letters, digits, spaces and the marks - _ . / : + # & @ alone.")
    return tag


def tags_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept, each once, in order; `BadRequest` for more than a resume may have."""
    tags = tuple(sorted({tag_of(text) for text in texts}))
    if len(tags) > MOST:
        raise BadRequest(f"there are {len(tags)} tags; a resume has {MOST} at most.")
    return tags
