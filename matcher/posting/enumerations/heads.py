"""Whether the words before a list only ask for it, so that an item can stand for the whole.

"Experience with tools such as Jira" asks for Jira or its like. "Teaching groups in Italian" asks
for teaching: there the name alone is a part of what is asked, and the text stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.lexicon.lists import (
    ACTS,
    ASKING,
    BEFORE_SORT,
    DETERMINERS,
    SORT_MODIFIERS,
    SORT_NOUNS,
    WHOLE_SORTS,
    YEARS_ASKED,
)

_SORT_WORDS = 6
_DOING = re.compile(r"(?:architect|analy[sz]|administer|handl|conduct|us|apply|work|process)ing")
_BEFORE = 3  # words of a sort that the nearest sort belongs to
_WORD = re.compile(r"[^\W_][\w+#.'’/-]*")


def only_asks(head: str, *, examples: bool, within: bool = False) -> bool:
    """Whether `head` adds nothing to the list behind it but the sort of thing that it lists.

    `examples`: the list gives examples, so that `head` must say of what. `within`: it gives what
    else is in them ("programs, including ..."), which stands for a mere sort of tools only.

    >>> only_asks("Experience with tools ", examples=True)
    True
    >>> only_asks("Statistical programming in ", examples=False)
    True
    >>> only_asks("Teaching groups in ", examples=False)
    False
    """
    words = [word.strip(".").lower() for word in _WORD.findall(YEARS_ASKED.sub(" ", head))]
    joined = False  # by a preposition: then the list is no apposition of the sort
    while words and words[-1] in ASKING:
        joined = words.pop() in BEFORE_SORT or joined
    if not words or all(word in ASKING for word in words):
        return True
    cut = max((n + 1 for n, word in enumerate(words) if word in BEFORE_SORT), default=0)
    before = [w for w in words[:cut] if w not in ASKING and w not in SORT_MODIFIERS]
    if before and (not examples or len(before) > _BEFORE or _acts(before)):
        return False
    if before and words[cut - 2] not in SORT_NOUNS:
        return False
    sort = words[cut:]
    while sort[0] in ASKING:
        sort.pop(0)
    if sort[-1] in SORT_NOUNS and (examples or not joined):
        plain = not DETERMINERS.intersection(sort[1:]) and not (within and sort[-1] in WHOLE_SORTS)
        return plain and len(sort) <= _SORT_WORDS and not _acts(sort[:-1])
    return not examples and all(word in SORT_MODIFIERS or word in ASKING for word in sort)


def _acts(words: Sequence[str]) -> bool:
    return any(ACTS.fullmatch(word) or _DOING.fullmatch(word) for word in words)
