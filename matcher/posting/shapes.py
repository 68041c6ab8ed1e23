"""The shapes in which job boards hold an advert, each written as one page of HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from matcher.posting.markup import items, page, words

Fields = Mapping[str, object]


def is_linked(node: Fields) -> bool:
    """Whether `node` is a JobPosting of schema.org."""
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and k.rsplit("/", 1)[-1] == "JobPosting" for k in kinds)


def write(posting: Fields) -> str:
    """The page of a posting; "" if nothing knows its shape, or it says nothing."""
    writer = writer_of(posting)
    return writer(posting) if writer else ""


def writer_of(posting: Fields) -> Callable[[Fields], str] | None:
    """What knows the shape of `posting`."""
    if is_linked(posting):
        return _linked_html
    for keys, writer in _SHAPES:
        if all(any(isinstance(posting.get(k), kind) for k in names) for names, kind in keys):
            return writer
    return None


def _linked_html(posting: Fields) -> str:
    parts = [("", _text(posting, "description"))]
    named = (
        ("Responsibilities", "responsibilities"),
        ("Qualifications", "qualifications"),
        ("Education", "educationRequirements"),
        ("Experience", "experienceRequirements"),
        ("Skills", "skills"),
    )
    said = words("".join(text for _, text in parts))
    for heading, key in named:
        text = _linked_text(posting.get(key))
        if text and words(text) not in said:
            parts.append((heading, text))
    return page(_text(posting, "title", "name"), parts)


def _linked_text(value: object) -> str:
    if isinstance(value, list):
        return items(t for t in map(_linked_text, value) if t)
    if isinstance(value, dict):
        months = value.get("monthsOfExperience")
        if isinstance(months, (int, float)) and months > 0:
            years, rest = divmod(months, 12)
            return f"{months:g} months of experience" if rest else f"{years:g} years of experience"
        return _text(value, "description", "credentialCategory", "name")
    return value if isinstance(value, str) else ""


def _greenhouse(posting: Fields) -> str:
    return page(_text(posting, "title"), [("", _text(posting, "content"))])


def _lever(posting: Fields) -> str:
    parts = [("", _text(posting, "description", "descriptionPlain"))]
    lists = _dicts(posting.get("lists"))
    parts += ((_text(part, "text"), f"<ul>{_text(part, 'content')}</ul>") for part in lists)
    parts.append(("Additional information", _text(posting, "additional", "additionalPlain")))
    return page(_text(posting, "text", "title"), parts)


def _lever_inside(posting: Fields) -> str:
    """Lever as its customers see it: what the advert says stands in `content`."""
    inside = posting.get("content")
    told: Fields = inside if isinstance(inside, dict) else {}
    parts = [("", _text(told, "descriptionHtml", "description"))]
    lists = _dicts(told.get("lists"))
    parts += ((_text(part, "text"), f"<ul>{_text(part, 'content')}</ul>") for part in lists)
    parts.append(("Additional information", _text(told, "closingHtml", "closing")))
    return page(_text(posting, "text"), parts)


def _described(posting: Fields) -> str:
    """Ashby, Workable, Recruitee, Pinpoint, Oracle, and any answer of the same kind."""
    parts: list[tuple[str, str]] = []
    for heading, keys in (
        (
            "",
            (
                "descriptionHtml",
                "description",
                "ExternalDescriptionStr",
                "jobDescription",
                "job_description",
                "descriptionPlain",
                "ShortDescriptionStr",
            ),
        ),
        (
            "Responsibilities",
            ("key_responsibilities", "responsibilities", "ExternalResponsibilitiesStr"),
        ),
        (
            "Requirements",
            (
                "requirements",
                "skills_knowledge_expertise",
                "qualifications",
                "ExternalQualificationsStr",
            ),
        ),
        ("Benefits", ("benefits",)),
    ):
        key = next((k for k in keys if isinstance(posting.get(k), str) and posting[k]), None)
        if key is not None:
            parts.append((_text(posting, f"{key}_header") or heading, _text(posting, key)))
    return page(_text(posting, "title", "name", "Title"), parts)


def _smartrecruiters(posting: Fields) -> str:
    job_ad = posting.get("jobAd")
    sections = job_ad.get("sections") if isinstance(job_ad, dict) else None
    parts = []
    for key, section in (sections or {}).items() if isinstance(sections, dict) else ():
        if isinstance(section, dict):
            heading = _text(section, "title") or _SMART_HEADINGS.get(key, "")
            parts.append((heading, _text(section, "text")))
    return page(_text(posting, "name", "title"), parts)


_SMART_HEADINGS = {
    "companyDescription": "Company description",
    "jobDescription": "Job description",
    "qualifications": "Qualifications",
    "additionalInformation": "Additional information",
}


def _job_schema(posting: Fields) -> str:
    parts = [("Job description", _text(posting, "description"))]
    for heading, key in (
        ("Responsibilities", "responsibilities"),
        ("Qualifications", "qualifications"),
    ):
        lines = posting.get(key)
        if isinstance(lines, list):
            parts.append((heading, items(line for line in lines if isinstance(line, str))))
    skills = []
    for skill in _dicts(posting.get("skills")):
        words = skill.get("keywords")
        named = [w for w in words if isinstance(w, str)] if isinstance(words, list) else []
        name = " ".join(filter(None, (_text(skill, "level"), _text(skill, "name"))))
        skills.append(f"{name}: {', '.join(named)}" if name and named else name or ", ".join(named))
    parts.append(("Skills", items(filter(None, skills))))
    return page(_text(posting, "title"), parts)


_Needs = tuple[tuple[tuple[str, ...], type], ...]
_SHAPES: tuple[tuple[_Needs, Callable[[Fields], str]], ...] = (
    (((("title",), str), (("content",), str)), _greenhouse),
    (((("text",), str), (("lists",), list)), _lever),
    (((("text",), str), (("content",), dict)), _lever_inside),
    (((("text",), str), (("descriptionPlain", "description"), str)), _lever),
    (((("name",), str), (("jobAd",), dict)), _smartrecruiters),
    (((("title",), str), (("responsibilities", "qualifications"), list)), _job_schema),
    (
        (
            (("title", "name", "Title"), str),
            (
                (
                    "descriptionHtml",
                    "description",
                    "descriptionPlain",
                    "ExternalDescriptionStr",
                    "jobDescription",
                    "requirements",
                    "job_description",
                ),
                str,
            ),
        ),
        _described,
    ),
)


def _text(fields: Fields, *keys: str) -> str:
    """The first of `keys` that holds a text that is not empty; "" if none does."""
    texts = (fields.get(key) for key in keys)
    return next((t for t in texts if isinstance(t, str) and t.strip()), "")


def _dicts(value: object) -> Iterator[Fields]:
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))
