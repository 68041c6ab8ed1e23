"""Greenhouse: candidates of Harvest, of its webhooks, and applications to its job boards."""

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
    "applications",
    "application_ids",
    "employments",
    "educations",
    "attachments",
    "email_addresses",
    "resume_content",
    "resume_text",
    "resume",
)
_RESUMES = ("resume_content", "resume")  # where a job board's application has the file in base64


def knows(found: Fields) -> bool:
    """Whether `found` is a candidate of Greenhouse."""
    named = isinstance(found.get("first_name"), str) or isinstance(found.get("last_name"), str)
    return named and any(key in found for key in _TELLING)


def read(found: Fields) -> Candidate:
    """The candidate, with the attachments of their applications too."""
    attached = [
        one
        for holder in (found, *objects(found.get("applications")))
        for one in objects(holder.get("attachments"))
    ]
    files = [made for one in attached if (made := _held(one))]
    for key in _RESUMES:
        name = text_of(found, f"{key}_filename") or "resume"
        if made := inline(found.get(key), name, "resume"):
            files.append(made)
    links = [
        Link(_name(one), text_of(one, "url"), is_resume(_name(one), one.get("type")))
        for one in attached
        if text_of(one, "url") and not _held(one)
    ]
    return candidate(
        "greenhouse", found.get("id"), files, text_of(found, "resume_text"), _profile(found), links
    )


def _held(attachment: Fields) -> Inline | None:
    return inline(attachment.get("content"), _name(attachment), attachment.get("type"))


def _name(attachment: Fields) -> str:
    return text_of(attachment, "filename", "name")


def _profile(found: Fields) -> Profile:
    basics = kept(
        name=" ".join(filter(None, (text_of(found, "first_name"), text_of(found, "last_name")))),
        label=text_of(found, "title"),
        email=next((text_of(e, "value") for e in objects(found.get("email_addresses"))), ""),
        phone=next((text_of(p, "value") for p in objects(found.get("phone_numbers"))), ""),
    )
    work = [
        kept(
            name=text_of(one, "company_name"),
            position=text_of(one, "title"),
            startDate=text_of(one, "start_date"),
            endDate=text_of(one, "end_date"),
        )
        for one in objects(found.get("employments"))
    ]
    now = kept(name=text_of(found, "company"), position=text_of(found, "title"))
    if not work and now:
        work = [now]
    education = [
        kept(
            institution=text_of(one, "school_name"),
            studyType=text_of(one, "degree"),
            area=text_of(one, "discipline"),
            startDate=text_of(one, "start_date"),
            endDate=text_of(one, "end_date"),
        )
        for one in objects(found.get("educations"))
    ]
    return Profile(basics, [w for w in work if w], [e for e in education if e])
