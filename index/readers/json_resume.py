"""JSON Resume (jsonresume.org), written out as the resume that it stands for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from index.errors import UnknownType, Unreadable
from index.readers.content import Builder, Content, Limits
from index.readers.pieces import settle
from index.readers.sniff import JSON, decoded
from index.types import BlockKind, Font

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-\d{1,2})?)?(?:T.*)?")
_ENTRY = Font(bold=True)
_SECTIONS_ENOUGH = 2
_DEEPEST = 20  # lists and objects inside each other, where the schema has a text

Item = dict[str, Any]
"""One object of a section: keys of the schema, values as they came."""


def read(data: bytes, limits: Limits) -> Content:
    """Read a JSON Resume, or the one in an object. Missing and empty fields are passed over.

    Where a field is of another type than the schema has, the texts in it are read all the same:
    one such field is no reason to turn a resume down, nor to leave out what it says. Raises
    `Unreadable` for what is no JSON, and `UnknownType` for other JSON.
    """
    try:
        resume = json.loads(decoded(data) or "")
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"the file is no valid JSON ({type(fault).__name__}).") from None
    resume = _held(resume)
    if resume is None:
        raise UnknownType(
            "the file is JSON, but no JSON Resume (jsonresume.org), which is what is read here."
        )
    builder = Builder(limits)
    _write_basics(builder, resume.get("basics"))
    for key, heading, write in _SECTIONS:
        items = _objects(resume.get(key))
        if items:
            builder.add(heading, BlockKind.HEADING)
        for item in items:
            write(builder, _Fields(item))
    return builder.finish(JSON)


class _Fields:
    """Typed access to one object."""

    def __init__(self, item: Item) -> None:
        self._item = item

    def text(self, *keys: str) -> str:
        """The first of `keys` that holds something, as text; "" if none does."""
        return next((said for key in keys if (said := _as_text(self._item.get(key)))), "")

    def texts(self, key: str) -> list[str]:
        """The texts of a list; a single text counts as a list of one."""
        value = self._item.get(key)
        values = value if isinstance(value, list) else [value]
        return [said for v in values if (said := _as_text(v))]

    def joined(self, *keys: str, by: str = ", ") -> str:
        """The texts of `keys` that hold something, joined."""
        return by.join(said for key in keys if (said := self.text(key)))

    def within(self, key: str, bare: str) -> _Fields:
        """The object at `key`; anything else stands for one that has it as its field `bare`."""
        value = self._item.get(key)
        return _Fields(value if isinstance(value, dict) else {bare: value})

    def objects(self, key: str) -> list[_Fields]:
        """The objects of a list."""
        return [_Fields(item) for item in _objects(self._item.get(key))]

    def dates(self) -> str:
        """Start and end as a resume writes them: "January 2019 - Present"."""
        start, end = _date(self.text("startDate")), _date(self.text("endDate"))
        if start:
            return f"{start} - {end or 'Present'}" if start != end else start
        return end


def _held(value: object) -> Item | None:
    """The resume that `value` is, or that is the only one in it."""
    if not isinstance(value, dict) or _is_resume(value):
        return value if isinstance(value, dict) else None
    found = [inner for inner in value.values() if _is_resume(inner)]
    return found[0] if len(found) == 1 else None


def _is_resume(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    filled = sum(1 for key, _, _ in _SECTIONS if isinstance(value.get(key), list))
    return isinstance(value.get("basics"), dict) or filled >= _SECTIONS_ENOUGH


def _objects(value: object) -> list[Item]:
    """The objects of a section; anything else stands for an object of that name."""
    if value is None or value == "":
        return []
    items = value if isinstance(value, list) else [value]
    return [i if isinstance(i, dict) else {"name": i} for i in items if i is not None]


def _as_text(value: object, depth: int = _DEEPEST) -> str:
    """`value` as a text; of a list or an object all the texts in it.

    >>> _as_text({"text": "Led", "more": ["nine", 2]})
    'Led, nine, 2'
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float):
        return str(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    parts = [_as_text(one, depth - 1) for one in inner] if depth else []
    return ", ".join(part for part in parts if part)


def _date(text: str) -> str:
    """An ISO date as month and year; any other text as it is.

    >>> _date("2019-01-15"), _date("2019"), _date("Spring 2019")
    ('January 2019', '2019', 'Spring 2019')
    """
    found = _ISO_DATE.fullmatch(text)
    if not found or not found[2] or not 1 <= int(found[2]) <= 12:
        return found[1] if found and not found[2] else text
    return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"


def _write_basics(builder: Builder, value: object) -> None:
    for item in _objects(value)[:1]:
        basics = _Fields(item)
        builder.add(basics.text("name"))
        builder.add(basics.text("label"))
        place = basics.within("location", "address").joined(
            "address", "postalCode", "city", "region", "countryCode"
        )
        reach = [basics.text(key) for key in ("email", "phone", "url", "website")]
        builder.add(" | ".join(part for part in (*reach, place) if part))
        for profile in basics.objects("profiles"):
            where = profile.text("url", "username")
            builder.add(": ".join(part for part in (profile.text("network"), where) if part))
        if summary := basics.text("summary"):
            builder.add("Summary", BlockKind.HEADING)
            _write_prose(builder, summary)


def _write_prose(builder: Builder, text: str) -> None:
    for piece in settle(text):
        heads = piece.kind is BlockKind.HEADING  # in the middle of an entry: no section begins
        builder.add(piece.text, BlockKind.PARAGRAPH if heads else piece.kind)


def _write_entry(builder: Builder, title: str, when: str, fields: _Fields) -> None:
    """An entry as a resume has it: its title, its dates and place, then what is said of it."""
    builder.add(title, font=_ENTRY)
    builder.add(" | ".join(part for part in (when, fields.text("location")) if part))
    for key in ("description", "summary"):
        _write_prose(builder, fields.text(key))
    for highlight in fields.texts("highlights"):
        builder.add(highlight, BlockKind.LIST_ITEM)


def _work(builder: Builder, job: _Fields) -> None:
    employer = job.text("name", "company", "organization")
    title = ", ".join(part for part in (job.text("position"), employer) if part)
    _write_entry(builder, title, job.dates(), job)


def _project(builder: Builder, project: _Fields) -> None:
    _write_entry(builder, project.joined("name", "entity"), project.dates(), project)
    for label, key in (("Roles", "roles"), ("Keywords", "keywords")):
        if said := ", ".join(project.texts(key)):
            builder.add(f"{label}: {said}")


def _education(builder: Builder, degree: _Fields) -> None:
    studies = degree.joined("studyType", "area", by=" in ")
    school = degree.text("institution", "name")
    title = ", ".join(part for part in (studies, school) if part)
    _write_entry(builder, title, degree.dates(), degree)
    if score := degree.text("score", "gpa"):
        builder.add(f"Score: {score}")
    if courses := ", ".join(degree.texts("courses")):
        builder.add(f"Courses: {courses}")


def _dated(*title: str, date: str) -> Callable[[Builder, _Fields], None]:
    """A writer of entries with a title and one date, which stands beside it."""

    def write(builder: Builder, fields: _Fields) -> None:
        parts = (fields.joined(*title), _date(fields.text(date)))
        _write_entry(builder, " | ".join(part for part in parts if part), "", fields)

    return write


def _keywords(builder: Builder, fields: _Fields) -> None:
    name, level = fields.text("name"), fields.text("level")
    head = f"{name} ({level})" if name and level else name or level
    words = ", ".join(fields.texts("keywords"))
    builder.add(": ".join(part for part in (head, words) if part), BlockKind.LIST_ITEM)


def _language(builder: Builder, fields: _Fields) -> None:
    parts = (fields.text("language", "name"), fields.text("fluency"))
    builder.add(": ".join(part for part in parts if part), BlockKind.LIST_ITEM)


def _reference(builder: Builder, fields: _Fields) -> None:
    builder.add(fields.text("name"), font=_ENTRY)
    _write_prose(builder, fields.text("reference"))


_SECTIONS: tuple[tuple[str, str, Callable[[Builder, _Fields], None]], ...] = (
    ("work", "Experience", _work),
    ("education", "Education", _education),
    ("skills", "Skills", _keywords),
    ("projects", "Projects", _project),
    ("publications", "Publications", _dated("name", "publisher", date="releaseDate")),
    ("certificates", "Certificates", _dated("name", "issuer", date="date")),
    ("languages", "Languages", _language),
    ("awards", "Awards", _dated("title", "awarder", date="date")),
    ("volunteer", "Volunteer", _work),
    ("interests", "Interests", _keywords),
    ("references", "References", _reference),
)
"""Keys of the schema, the headings that resumes give them, and what writes one entry."""
