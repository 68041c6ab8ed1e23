"""JSON Resume (jsonresume.org), written out as the resume that it stands for."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from index.errors import EmptyDocument, UnknownType, Unreadable
from index.readers.content import Builder, Content, Limits
from index.readers.json_fields import Fields, Item, in_words, objects, plainly
from index.readers.pieces import Piece, settle
from index.readers.sniff import JSON, decoded
from index.types import BlockKind, Font

_ENTRY = Font(bold=True)
_SECTIONS_ENOUGH = 2
_SCHEMA = re.compile(r"jsonresume\.org|jsonresume/resume-schema", re.IGNORECASE)
_LONGEST = 300  # letters of an address
_TAGS = re.compile(r"</?(?:p|ul|ol|li|br|b|strong|em|i|a|div|span|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ALSO_CALLED = {
    "experience": "work",
    "workexperience": "work",
    "employment": "work",
    "certifications": "certificates",
    "volunteering": "volunteer",
    "honors": "awards",
}


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
    told = _by_section(resume)
    for key, heading, write in _SECTIONS:
        items = [item for value in told.get(key, ()) for item in objects(value)]
        if items:
            builder.add(heading, BlockKind.HEADING)
        for item in items:
            write(builder, Fields(item))
    return builder.finish(JSON)


def _by_section(resume: Item) -> dict[str, list[object]]:
    """What the file says by the sections of the schema, whichever of their names it has for them.

    No program shows what stands under other keys, so it counts as unseen.
    """
    found: dict[str, list[object]] = {}
    for key, value in resume.items():
        name = plainly(key)
        found.setdefault(_ALSO_CALLED.get(name, name), []).append(value)
    return found


def _held(value: object) -> Item | None:
    """The resume that `value` is, or that is the only one in it."""
    if not isinstance(value, dict) or _is_resume(value):
        return value if isinstance(value, dict) else None
    found = [inner for inner in value.values() if _is_resume(inner)]
    return found[0] if len(found) == 1 else None


def _is_resume(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    told = _by_section(value)
    filled = sum(any(isinstance(v, list) for v in told.get(key, ())) for key, _, _ in _SECTIONS)
    enough = 1 if _SCHEMA.search(str(value.get("$schema"))[:_LONGEST]) else _SECTIONS_ENOUGH
    return isinstance(value.get("basics"), dict) or filled >= enough


def _write_basics(builder: Builder, value: object) -> None:
    for item in objects(value)[:1]:
        basics = Fields(item)
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
    for piece in _shown(text, builder.limits):
        heads = piece.kind is BlockKind.HEADING  # in the middle of an entry: no section begins
        kind = BlockKind.PARAGRAPH if heads else piece.kind
        builder.add(piece.text, kind, hidden=piece.hidden)


def _shown(text: str, limits: Limits) -> Iterator[Piece]:
    """The pieces of a text, which some programs keep as HTML."""
    if not _TAGS.search(text):
        yield from settle(text)
        return
    from index.readers.html.read import read as read_html  # with the parsers of others

    with suppress(EmptyDocument):
        page = read_html(text.encode(), limits)
        for block in page.blocks:
            yield Piece(block.span.of(page.text), block.kind, block.font, block.hidden)


def _write_entry(
    builder: Builder, title: str, when: str, fields: Fields, *, is_job: bool = False
) -> None:
    """An entry as a resume has it: its title, its dates and place, then what is said of it."""
    builder.add(title, font=_ENTRY)
    builder.add(" | ".join(part for part in (when, fields.text("location")) if part))
    _write_prose(builder, fields.text("summary") if is_job else fields.text("description"))
    if is_job:  # the employer's line of business, which must not be taken for its name
        builder.add(fields.text("description"), BlockKind.LIST_ITEM)
    else:
        _write_prose(builder, fields.text("summary"))
    for highlight in fields.texts("highlights"):
        for piece in _shown(highlight, builder.limits):
            builder.add(piece.text, BlockKind.LIST_ITEM, hidden=piece.hidden)


def _work(builder: Builder, job: Fields) -> None:
    employer = job.text("name")
    title = ", ".join(part for part in (job.text("position"), employer) if part)
    _write_entry(builder, title, job.dates(), job, is_job=True)


def _project(builder: Builder, project: Fields) -> None:
    _write_entry(builder, project.joined("name", "entity"), project.dates(), project)
    for label, key in (("Roles", "roles"), ("Keywords", "keywords")):
        if said := ", ".join(project.texts(key)):
            builder.add(f"{label}: {said}")


def _education(builder: Builder, degree: Fields) -> None:
    studies = degree.joined("studyType", "area", by=" in ")
    school = degree.text("institution", "name")
    title = ", ".join(part for part in (studies, school) if part)
    _write_entry(builder, title, degree.dates(), degree)
    if score := degree.text("score", "gpa"):
        builder.add(f"Score: {score}")
    if courses := ", ".join(degree.texts("courses")):
        builder.add(f"Courses: {courses}")


def _dated(*title: str, date: str) -> Callable[[Builder, Fields], None]:
    """A writer of entries with a title and one date, which stands beside it."""

    def write(builder: Builder, fields: Fields) -> None:
        parts = (fields.joined(*title), in_words(fields.text(date)))
        _write_entry(builder, " | ".join(part for part in parts if part), "", fields)

    return write


def _keywords(builder: Builder, fields: Fields) -> None:
    name, level = fields.text("name"), fields.text("level")
    head = f"{name} ({level})" if name and level else name or level
    words = ", ".join(fields.texts("keywords"))
    builder.add(": ".join(part for part in (head, words) if part), BlockKind.LIST_ITEM)
    if not head and not words:  # groups by their names, in place of a list of them
        for group, said in fields.named():
            builder.add(f"{group}: {said}", BlockKind.LIST_ITEM)


def _language(builder: Builder, fields: Fields) -> None:
    parts = (fields.text("language", "name"), fields.text("fluency"))
    builder.add(": ".join(part for part in parts if part), BlockKind.LIST_ITEM)


def _reference(builder: Builder, fields: Fields) -> None:
    builder.add(fields.text("name"), font=_ENTRY)
    _write_prose(builder, fields.text("reference"))


_SECTIONS: tuple[tuple[str, str, Callable[[Builder, Fields], None]], ...] = (
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
