"""The fields of a JSON Resume, whatever their types are and whoever named them."""

from __future__ import annotations

import re
from typing import Any

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-\d{1,2})?)?(?:T.*)?")
_DEEPEST = 20  # lists and objects inside each other, where the schema has a text
# What others call the fields of the schema, in small letters and without hyphens.
_ALIASES = {
    "position": ("title", "role", "jobtitle"),
    "name": ("company", "organization", "organisation", "employer"),
    "startDate": ("start", "from", "begin"),
    "endDate": ("end", "to", "until", "year"),
    "highlights": ("responsibilities", "achievements", "bullets", "bulletpoints", "duties"),
    "studyType": ("degree",),
    "institution": ("school", "university", "college"),
    "area": ("field", "fieldofstudy", "major", "subject"),
}

Item = dict[str, Any]
"""One object of a section: keys of the schema, values as they came."""


def plainly(key: str) -> str:
    """A key without what sets its words apart.

    >>> plainly("work_experience"), plainly("workExperience")
    ('workexperience', 'workexperience')
    """
    return re.sub(r"[\W_]", "", key).lower()


class Fields:
    """Typed access to one object."""

    def __init__(self, item: Item) -> None:
        self._item = item

    def _value(self, key: str) -> object:
        """What stands under `key`, or under another name for it."""
        if self._item.get(key) is not None:
            return self._item[key]
        names = (plainly(key), *_ALIASES.get(key, ()))
        found = {plainly(k): v for k, v in self._item.items()}
        return next((found[name] for name in names if found.get(name) is not None), None)

    def text(self, *keys: str) -> str:
        """The first of `keys` that holds something, as text; "" if none does."""
        return next((said for key in keys if (said := as_text(self._value(key)))), "")

    def texts(self, key: str) -> list[str]:
        """The texts of a list; a single text counts as a list of one."""
        value = self._value(key)
        values = value if isinstance(value, list) else [value]
        return [said for v in values if (said := as_text(v))]

    def joined(self, *keys: str, by: str = ", ") -> str:
        """The texts of `keys` that hold something, joined."""
        return by.join(said for key in keys if (said := self.text(key)))

    def named(self) -> list[tuple[str, str]]:
        """The keys that hold lists of texts, and these."""
        lists = ((key, as_text(v)) for key, v in self._item.items() if isinstance(v, list))
        return [(key, said) for key, said in lists if said]

    def within(self, key: str, bare: str) -> Fields:
        """The object at `key`; anything else stands for one that has it as its field `bare`."""
        value = self._value(key)
        return Fields(value if isinstance(value, dict) else {bare: value})

    def objects(self, key: str) -> list[Fields]:
        """The objects of a list."""
        return [Fields(item) for item in objects(self._value(key))]

    def dates(self) -> str:
        """Start and end as a resume writes them: "January 2019 - Present"."""
        start, end = in_words(self.text("startDate")), in_words(self.text("endDate"))
        if start:
            return f"{start} - {end or 'Present'}" if start != end else start
        return end


def objects(value: object) -> list[Item]:
    """The objects of a section; anything else stands for an object of that name."""
    if value is None or value == "":
        return []
    items = value if isinstance(value, list) else [value]
    return [i if isinstance(i, dict) else {"name": i} for i in items if i is not None]


def as_text(value: object, depth: int = _DEEPEST) -> str:
    """`value` as a text; of a list or an object all the texts in it.

    >>> as_text({"text": "Led", "more": ["nine", 2]})
    'Led, nine, 2'
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float):
        return str(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    parts = [as_text(one, depth - 1) for one in inner] if depth else []
    return ", ".join(part for part in parts if part)


def in_words(text: str) -> str:
    """An ISO date as month and year; any other text as it is.

    >>> in_words("2019-01-15"), in_words("2019"), in_words("Spring 2019")
    ('January 2019', '2019', 'Spring 2019')
    """
    found = _ISO_DATE.fullmatch(text)
    if not found or not found[2] or not 1 <= int(found[2]) <= 12:
        return found[1] if found and not found[2] else text
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
