"""Ashby: candidates as candidate.info and candidate.list give them, and as applications do."""

from __future__ import annotations

from matcher.importers.candidate import (
    Candidate,
    Fields,
    Inline,
    Link,
    Profile,
    candidate,
    inline,
    is_resume,
    kept,
    objects,
    text_of,
)

_TELLING = (
    "primaryEmailAddress",
    "emailAddresses",
    "resumeFileHandle",
    "fileHandles",
    "applicationIds",
    "socialLinks",
)


def knows(found: Fields) -> bool:
    """Whether `found` is a candidate of Ashby."""
    return isinstance(found.get("name"), str) and any(key in found for key in _TELLING)


def read(found: Fields) -> Candidate:
    """The candidate. A file's handle is no address: Ashby gives one for it when it is asked."""
    main = list(objects(found.get("resumeFileHandle")))
    ids = {text_of(one, "id", "handle") for one in main}
    others = [
        one for one in objects(found.get("fileHandles")) if text_of(one, "id", "handle") not in ids
    ]
    handles: list[tuple[Fields, bool | None]] = [(one, True) for one in main]
    handles += [(one, is_resume(text_of(one, "name"), one.get("type"))) for one in others]
    files: list[Inline] = []
    links: list[Link] = []
    for one, resume in handles:
        name = text_of(one, "name")
        if held := inline(one.get("content"), name):
            files.append(Inline(name, held.data, resume))
        else:
            links.append(Link(name, text_of(one, "url", "handle"), resume))
    parsed = [text_of(one, "parsedText") for one, resume in handles if resume]
    text = next((said for said in parsed if said), "")
    return candidate("ashby", found.get("id"), files, text, _profile(found), links)


def _profile(found: Fields) -> Profile:
    basics = kept(
        name=text_of(found, "name"),
        label=text_of(found, "position"),
        email=_value(found.get("primaryEmailAddress")),
        phone=_value(found.get("primaryPhoneNumber")),
    )
    work = kept(name=text_of(found, "company"), position=text_of(found, "position"))
    school = kept(institution=text_of(found, "school"))
    return Profile(basics, [work] if work else [], [school] if school else [])


def _value(of: object) -> str:
    return next((text_of(one, "value") for one in objects(of)), "")
