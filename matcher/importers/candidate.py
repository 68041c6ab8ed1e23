"""What an import makes of a candidate: a document if there is one, and the files that stay away."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Fields = Mapping[str, Any]

_RESUME = re.compile(r"resume|résumé|(?<![a-z])cv(?![a-z])|lebenslauf", re.IGNORECASE)
_ODD = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A file that an export only points at. Nothing here fetches it: its address may be a key.

    `resume`: whether it is one; None where nothing tells.
    """

    name: str = field(repr=False)
    url: str = field(repr=False)
    resume: bool | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate of a system. `id` is the system's; `name` is the file's, never the person's.

    `data` is the resume: the file if the export holds it, else its text, else what the fields tell
    as a JSON Resume; empty if they tell nothing. `source` says which: file, text, fields, nothing.
    `links` are files that were not fetched.
    """

    system: str
    id: str
    name: str
    source: str
    data: bytes = field(repr=False)
    links: tuple[Link, ...] = ()


@dataclass(slots=True)
class Profile:
    """What a candidate's fields tell, as parts of a JSON Resume.

    Tags, notes and answers are not among them: they are a recruiter's words, or say what no resume
    would, and a quote must be the candidate's own.
    """

    basics: dict[str, Any] = field(default_factory=dict)
    work: list[dict[str, str]] = field(default_factory=list)
    education: list[dict[str, str]] = field(default_factory=list)

    def json(self) -> bytes:
        """The JSON Resume; nothing where no part but the person is told."""
        told = {"work": self.work, "education": self.education}
        if not any(told.values()):
            return b""
        whole = {"basics": self.basics} | {name: part for name, part in told.items() if part}
        return json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Inline:
    """A file that the export holds; `resume` as in `Link`."""

    name: str
    data: bytes
    resume: bool | None


def candidate(
    system: str,
    id: object,
    files: Iterable[Inline],
    text: str,
    profile: Profile,
    links: Iterable[Link],
) -> Candidate:
    """The best document of a candidate: file, text, or fields."""
    named = _ODD.sub("-", f"{system}-{id or 'candidate'}")[:80]
    found = tuple(links)
    if held := _resume_of(list(files)):
        ending = _ending(held.name)
        return Candidate(system, str(id or ""), named + ending, "file", held.data, found)
    if text.strip():
        data = text.encode("utf-8", "replace")
        return Candidate(system, str(id or ""), f"{named}.txt", "text", data, found)
    data = profile.json()
    source = "fields" if data else "nothing"
    return Candidate(system, str(id or ""), f"{named}.json", source, data, found)


def _resume_of(files: list[Inline]) -> Inline | None:
    """The first that is a resume; else the only one that may be."""
    unsure = [one for one in files if one.resume is None]
    sure = next((one for one in files if one.resume), None)
    return sure or (unsure[0] if len(unsure) == 1 else None)


def _ending(name: str) -> str:
    dot, ending = name.rpartition(".")[1:]
    return f".{ending}" if dot and ending.isascii() and ending.isalnum() and len(ending) < 6 else ""


def inline(content: object, name: str, kind: object = "") -> Inline | None:
    """The file whose bytes `content` is in base64, with or without what a data URL begins with."""
    if not isinstance(content, str) or not content.strip():
        return None
    packed = content.partition(";base64,")[2] if content.startswith("data:") else content
    try:
        data = base64.b64decode("".join(packed.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return Inline(name, data, is_resume(name, kind)) if data else None


def is_resume(name: str, kind: object = "") -> bool | None:
    """Whether a file is a resume, by its kind where it has one, else by its name; None: unsure.

    >>> is_resume("jo.pdf", "cover_letter"), is_resume("Jo_CV.pdf"), is_resume("jo.pdf")
    (False, True, None)
    """
    if isinstance(kind, str) and kind.strip():
        return bool(_RESUME.search(kind))
    return True if _RESUME.search(name) else None


def text_of(fields: Fields, *keys: str) -> str:
    """The first of `keys` that holds a text with something in it; "" if none does."""
    texts = (fields.get(key) for key in keys)
    return next((t.strip() for t in texts if isinstance(t, str) and t.strip()), "")


def objects(value: object) -> Iterator[Fields]:
    """The objects of a list; one object is a list of itself."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


def texts(value: object) -> list[str]:
    """The texts of a list; one text is a list of itself."""
    values = value if isinstance(value, list) else [value]
    return [one.strip() for one in values if isinstance(one, str) and one.strip()]


def kept(**parts: str) -> dict[str, str]:
    """The parts that say something."""
    return {name: said for name, said in parts.items() if said}
