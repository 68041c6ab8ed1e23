"""What a style sheet writes before and after an element: `::before` and `::after`.

Nobody can copy it, but everybody reads it. What is not seen of it is left out and not reported: no
program that reads the text of a page would have found it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.readers.css.look import Look
from index.readers.css.sheet import beside_name, of_box
from index.readers.css.tree import Frame
from index.readers.marks import is_lone_bullet

BOXES = ("before", "after")

_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|attr\(\s*([\w-]+)[^)]*\)|(/)")
_ICONS = re.compile(r"icon|awesome|glyph|symbol|dings", re.IGNORECASE)  # their words are pictures
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HOLDERS = frozenset("table tbody thead tfoot tr ul ol dl".split())

_Looks = Callable[[dict[str, str], Look], Look]


def generated(
    frame: Frame, declared: dict[str, str], looks: _Looks, *, in_line: bool
) -> dict[str, tuple[str, Look]]:
    """What is written in the boxes beside `frame`, as far as it is seen, and how it looks.

    `in_line`: it stands in a line of text. Before a block, signs are an ornament, if no bullet.
    """
    found: dict[str, tuple[str, Look]] = {}
    for box in BOXES:
        content = declared.get(beside_name(box, "content"), "")
        text = written(content, frame.attributes) if content and frame.tag not in _HOLDERS else ""
        if not text.strip():
            continue
        own = of_box(declared, box)
        if _ICONS.search(own.get("font-family", "")):
            continue
        if not in_line and not any(map(str.isalnum, text)):
            text = f"{text.strip()} " if is_lone_bullet(text.strip()) else ""
        seen = looks(own, frame.look)
        if text and not (frame.unseen or seen.unseen):
            found[box] = (text, seen)
    return found


def written(content: str, attributes: dict[str, str | None]) -> str:
    """The text that a value of `content` stands for; counters, pictures and quotes give none.

    >>> written("attr(data-level) ' / ' url(x)", {"data-level": "C1"})
    'C1 / '
    """
    parts: list[str] = []
    for part in _PART.finditer(content):
        if part[4]:  # what follows is for those who hear the page
            break
        named = attributes.get(part[3].lower()) if part[3] else None
        parts.append(part[1] or part[2] or named or "")
    return _PRIVATE.sub("", "".join(parts))
