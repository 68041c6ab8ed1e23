"""What a resume's source says: its bullets, its job lines with their dates, and their order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans(
    dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("‘’`´", "'") | dict.fromkeys("“”„", '"')
)
_DASHES = re.compile(r"-{2,}")
_NUMBER = re.compile(r"\d{1,2}[.)]\s+")
_MARKS = str.maketrans("", "", "'\"~\u02dc\u0303-")


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a resume that is printed without a break.

    `names` and `date` are a job's (or a degree's): what it is called, and the date as printed.
    """

    text: str
    is_bullet: bool = False
    names: tuple[str, ...] = ()
    date: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """`flows` are the columns of a resume; each is a run of items in its printed order."""

    flows: tuple[tuple[Item, ...], ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all flows."""
        return tuple(item for flow in self.flows for item in flow)


def plain(text: str) -> str:
    """`text` with one kind of dash, quote and space, and without the number of a list item.

    >>> plain("1.  Led 3 – 4 teams")
    'Led 3 - 4 teams'
    """
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text).translate(_SAME))
    return (
        _NUMBER.sub("", " ".join(text.split()), count=1)
        if _NUMBER.match(text)
        else (" ".join(text.split()))
    )


def key(text: str) -> str:
    """`text` as it is looked for: without spaces, case, quotes, hyphens and tildes."""
    return "".join(plain(text).translate(_MARKS).casefold().split())
