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

Item = dict[str, Any]
"""One object of a section: keys of the schema, values as they came."""


def read(data: bytes, limits: Limits) -> Content:
    """Read a JSON Resume. Missing and empty fields are passed over.

    Raises `UnknownType` for other JSON, and `Unreadable`, naming the path, where the file has a
    value of a type that the schema does not allow and that cannot be understood.
    """
    try:
        resume = json.loads(decoded(data) or "")
    except (ValueError, RecursionError) as fault:
        raise Unreadable(f"the file is no valid JSON ({type(fault).__name__}).") from None
    if not _is_resume(resume):
        raise UnknownType(
            "the file is JSON, but no JSON Resume (jsonresume.org), which is what is read here."
        )
    builder = Builder(limits)
    _write_basics(builder, resume.get("basics"))
    for key, heading, write in _SECTIONS:
        items = _objects(resume.get(key), f"$.{key}")
        if items:
            builder.add(heading, BlockKind.HEADING)
        for path, item in items:
            write(builder, _Fields(item, path))
    return builder.finish(JSON)


class _Fields:
    """Typed access to one object; what cannot be understood raises `Unreadable` with its path."""

    def __init__(self, item: Item, path: str) -> None:
        self._item = item
        self._path = path

    def text(self, *keys: str) -> str:
        """The first of `keys` that holds something, as text; "" if none does."""
        return next((said for key in keys if (said := self._scalar(key))), "")

    def texts(self, key: str) -> list[str]:
        """The texts of a list; a single text counts as a list of one."""
        value = self._item.get(key)
        values = value if isinstance(value, list) else [value]
        return [
            said for n, v in enumerate(values) if (said := _as_text(v, f"{self._path}.{key}[{n}]"))
        ]

    def joined(self, *keys: str, by: str = ", ") -> str:
        """The texts of `keys` that hold something, joined."""
        return by.join(said for key in keys if (said := self.text(key)))

    def within(self, key: str) -> _Fields:
        """The object at `key`; one without fields where there is none."""
        value = self._item.get(key)
        if value is not None and not isinstance(value, dict):
            raise _wrong(f"{self._path}.{key}", "an object")
        return _Fields(value or {}, f"{self._path}.{key}")

    def objects(self, key: str) -> list[_Fields]:
        """The objects of a list."""
        return [_Fields(i, p) for p, i in _objects(self._item.get(key), f"{self._path}.{key}")]

    def dates(self) -> str:
        """Start and end as a resume writes them: "January 2019 - Present"."""
        start, end = _date(self.text("startDate")), _date(self.text("endDate"))
        if start:
            return f"{start} - {end or 'Present'}" if start != end else start
        return end

    def _scalar(self, key: str) -> str:
        return _as_text(self._item.get(key), f"{self._path}.{key}")


def _is_resume(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    filled = sum(1 for key, _, _ in _SECTIONS if isinstance(value.get(key), list))
    return isinstance(value.get("basics"), dict) or filled >= _SECTIONS_ENOUGH


def _objects(value: object, path: str) -> list[tuple[str, Item]]:
    """The objects of a section with their paths; a bare text stands for an object of that name."""
    if value is None or value == "":
        return []
    found: list[tuple[str, Item]] = []
    for n, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, dict):
            found.append((f"{path}[{n}]", item))
        elif isinstance(item, str):
            found.append((f"{path}[{n}]", {"name": item}))
        elif item is not None:
            raise _wrong(f"{path}[{n}]", "an object")
    return found


def _as_text(value: object, path: str) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float):
        return str(value)
    raise _wrong(path, "a text")


def _wrong(path: str, wanted: str) -> Unreadable:
    return Unreadable(f"the JSON Resume has something else than {wanted} at {path}.")


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
    for path, item in _objects(value, "$.basics")[:1]:
        basics = _Fields(item, path.removesuffix("[0]"))
        builder.add(basics.text("name"))
        builder.add(basics.text("label"))
        place = basics.within("location").joined(
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
