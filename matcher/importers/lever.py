"""Lever: opportunities and the resumes of their candidates, with what Lever read of them."""

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
    texts,
)

_TELLING = ("stage", "headline", "contact", "stageChanges", "sources", "origin", "parsedData")


def knows(found: Fields) -> bool:
    """Whether `found` is an opportunity of Lever, or one of its resumes."""
    if isinstance(found.get("parsedData"), dict) and isinstance(found.get("file"), dict):
        return True
    named = isinstance(found.get("name"), str) and isinstance(found.get("id"), str)
    return named and any(key in found for key in _TELLING)


def read(found: Fields) -> Candidate:
    """The candidate; `resumes` and `files` may stand inside the opportunity."""
    resumes = list(_resumes(found))
    others = list(objects(found.get("files")))
    stored: list[tuple[Fields, Fields, bool | None]] = [(one, _file(one), True) for one in resumes]
    stored += [(one, _file(one), is_resume(text_of(_file(one), "name"))) for one in others]
    files, links = [], []
    for holder, file, resume in stored:
        name = text_of(file, "name")
        content = file.get("content") or holder.get("content")
        if held := inline(content, name):
            files.append(Inline(held.name, held.data, resume))
        elif url := text_of(file, "downloadUrl", "url"):
            links.append(Link(name, url, resume))
    text = next((said for one in resumes if (said := text_of(one, "text", "plainText"))), "")
    return candidate("lever", found.get("id"), files, text, _profile(found, resumes), links)


def _resumes(found: Fields) -> tuple[Fields, ...]:
    if "parsedData" in found:
        return (found,)
    return (*objects(found.get("resumes")), *objects(found.get("resume")))


def _file(holder: Fields) -> Fields:
    file = holder.get("file")
    return file if isinstance(file, dict) else holder


def _profile(found: Fields, resumes: list[Fields]) -> Profile:
    basics = kept(
        name=text_of(found, "name"),
        label=text_of(found, "headline"),
        email=next(iter(texts(found.get("emails"))), ""),
        phone=next((text_of(p, "value") for p in objects(found.get("phones"))), ""),
    )
    profile = Profile(basics)
    parsed = next((p for r in resumes for p in objects(r.get("parsedData"))), {})
    for one in objects(parsed.get("positions")):
        told = kept(name=text_of(one, "org"), position=text_of(one, "title"))
        if told:
            profile.work.append(told | _dates(one) | kept(summary=text_of(one, "summary")))
    for one in objects(parsed.get("schools")):
        told = kept(
            institution=text_of(one, "org"),
            studyType=text_of(one, "degree"),
            area=text_of(one, "field"),
        )
        if told:
            profile.education.append(told | _dates(one))
    if not profile.work and text_of(found, "headline"):
        profile.work.append({"position": text_of(found, "headline")})
    return profile


def _dates(one: Fields) -> dict[str, str]:
    return kept(startDate=_month(one.get("start")), endDate=_month(one.get("end")))


def _month(date: object) -> str:
    """A date as Lever writes it, {"year": 2019, "month": 3}, as "2019-03"."""
    if not isinstance(date, dict):
        return ""
    year, month = date.get("year"), date.get("month")
    if not isinstance(year, int) or not 1900 <= year <= 2200:
        return ""
    known = isinstance(month, int) and 1 <= month <= 12
    return f"{year}-{month:02d}" if known else str(year)
