"""JSON Resume, written out as a resume."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError, UnknownType, Unreadable
from index.readers.content import Limits
from index.readers.json_resume import read
from index.types import BlockKind

H, P, L = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM

RESUME = {
    "basics": {
        "name": "Jo Park",
        "label": "Engineer",
        "email": "jo@example.org",
        "url": "https://example.org",
        "summary": "Builds search.",
        "location": {"city": "Graz", "countryCode": "AT"},
        "profiles": [{"network": "GitHub", "username": "jopark"}],
    },
    "work": [
        {
            "name": "Acme",
            "position": "Lead",
            "location": "Wien",
            "startDate": "2019-01-15",
            "highlights": ["Led a team", "Cut costs"],
        }
    ],
    "education": [
        {
            "institution": "TU Graz",
            "area": "Physics",
            "studyType": "BSc",
            "startDate": "2010-10",
            "endDate": "2014",
            "score": 1.3,
            "courses": ["Optics", "Logic"],
        }
    ],
    "skills": [{"name": "Web", "level": "Master", "keywords": ["HTML", "CSS"]}, {"name": "SQL"}],
    "publications": [{"name": "On Search", "publisher": "ACM", "releaseDate": "2020-05-01"}],
    "languages": [{"language": "German", "fluency": "Native"}],
}


def blocks(resume: Any) -> list[tuple[BlockKind, str]]:
    content = read(json.dumps(resume).encode(), Limits())
    return [(b.kind, b.span.of(content.text)) for b in content.blocks]


def test_a_resume_is_written_out_section_by_section() -> None:
    assert blocks(RESUME) == [
        (P, "Jo Park"),
        (P, "Engineer"),
        (P, "jo@example.org | https://example.org | Graz, AT"),
        (P, "GitHub: jopark"),
        (H, "Summary"),
        (P, "Builds search."),
        (H, "Experience"),
        (P, "Lead, Acme"),
        (P, "January 2019 - Present | Wien"),
        (L, "Led a team"),
        (L, "Cut costs"),
        (H, "Education"),
        (P, "BSc in Physics, TU Graz"),
        (P, "October 2010 - 2014"),
        (P, "Score: 1.3"),
        (P, "Courses: Optics, Logic"),
        (H, "Skills"),
        (L, "Web (Master): HTML, CSS"),
        (L, "SQL"),
        (H, "Publications"),
        (P, "On Search, ACM | May 2020"),
        (H, "Languages"),
        (L, "German: Native"),
    ]


def test_what_an_employer_does_stands_behind_what_was_done_there() -> None:
    job = {"name": "Acme", "position": "Tester", "description": "Logistics firm", "summary": "Ran."}
    assert blocks({"basics": {"name": "Jo"}, "work": [job]})[2:] == [
        (P, "Tester, Acme"),
        (P, "Ran."),
        (L, "Logistics firm"),
    ]


def test_other_names_of_sections_and_fields_are_understood() -> None:
    resume = {
        "basics": {"name": "Jo"},
        "workExperience": [{"company": "Acme", "title": "Clerk", "from": "2019", "to": "2020"}],
        "certifications": [{"name": "CPA", "date": "2021-05"}],
        "education": [{"school": "TU Graz", "degree": "BSc", "field": "Physics", "year": 2015}],
        "skills": {"Languages": ["Go", "SQL"]},
    }
    assert blocks(resume) == [
        (P, "Jo"),
        (H, "Experience"),
        (P, "Clerk, Acme"),
        (P, "2019 - 2020"),
        (H, "Education"),
        (P, "BSc in Physics, TU Graz"),
        (P, "2015"),
        (H, "Skills"),
        (L, "Languages: Go, SQL"),
        (H, "Certificates"),
        (P, "CPA | May 2021"),
    ]


def test_texts_that_are_kept_as_html_are_read_as_it_shows() -> None:
    job = {
        "name": "Acme",
        "summary": "<p>Led a <b>team</b></p><ul><li>Cut costs &amp; time</li></ul>",
        "highlights": ["<p>Wrote <i>tests</i></p>", "List<String> and a < b"],
    }
    assert blocks({"basics": {"name": "Jo"}, "work": [job]})[2:] == [
        (P, "Acme"),
        (P, "Led a team"),
        (L, "Cut costs & time"),
        (L, "Wrote tests"),
        (L, "List<String> and a < b"),
    ]


def test_prose_of_several_lines_keeps_its_items_and_begins_no_section() -> None:
    resume = {"basics": {"name": "Jo", "summary": "What I do:\n- Led a team\n• SQL\nSKILLS GALORE"}}
    assert blocks(resume)[2:] == [
        (P, "What I do:"),
        (L, "Led a team"),
        (L, "SQL"),
        (P, "SKILLS GALORE"),
    ]


def test_unknown_keys_and_meta_are_passed_over() -> None:
    resume = {"basics": {"name": "Jo", "x-seo": "Go"}, "meta": {"note": "Go"}, "keywords": ["Go"]}
    assert blocks(resume) == [(P, "Jo")]


def test_bare_texts_and_single_objects_where_lists_should_be_are_understood() -> None:
    resume = {
        "basics": {"name": "Jo"},
        "skills": ["SQL"],
        "work": {"name": "Acme", "highlights": "Led"},
    }
    assert blocks(resume) == [
        (P, "Jo"),
        (H, "Experience"),
        (P, "Acme"),
        (L, "Led"),
        (H, "Skills"),
        (L, "SQL"),
    ]


@pytest.mark.parametrize(
    ("resume", "said"),
    [
        ({"basics": {"name": ["Jo"]}}, "Jo"),
        ({"basics": {"name": "Jo", "summary": {"text": "Led", "more": ["nine"]}}}, "Led, nine"),
        ({"basics": {"name": "Jo", "location": "Graz"}}, "Graz"),
        ({"basics": {"name": "Jo"}, "work": [3]}, "3"),
        ({"basics": {"name": "Jo"}, "work": [{}, {"position": {"x": "Clerk"}}]}, "Clerk"),
        ({"basics": {"name": "Jo"}, "skills": [{"keywords": [["SQL"], []]}]}, "SQL"),
        ({"basics": {"name": "Jo"}, "skills": [["SQL", "Go"]]}, "SQL, Go"),
    ],
)
def test_a_field_of_another_type_is_read_for_the_texts_in_it(resume: Any, said: str) -> None:
    assert said in [text for _, text in blocks(resume)]


def test_a_resume_inside_an_object_is_read() -> None:
    resume = {"basics": {"name": "Jo"}, "skills": ["SQL"]}
    assert blocks({"id": 7, "resume": resume}) == blocks(resume)
    with pytest.raises(UnknownType, match="JSON Resume"):
        blocks({"one": resume, "other": resume})  # whose is it?


def test_a_file_that_names_the_schema_may_have_one_section_alone() -> None:
    schema = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
    assert blocks({"$schema": schema, "skills": [{"name": "SQL"}]}) == [(H, "Skills"), (L, "SQL")]


@pytest.mark.parametrize(
    "other",
    [
        *({"title": "Engineer"}, [1], "x", 3, None, {"skills": ["SQL"]}),
        {"$schema": "http://json-schema.org/draft-07/schema#", "skills": ["SQL"]},
        {"$schema": ["https://jsonresume.org"], "title": "Engineer"},
    ],
)
def test_other_json_says_what_would_be_read(other: Any) -> None:
    with pytest.raises(UnknownType, match="JSON Resume"):
        blocks(other)


def test_broken_and_bottomless_json_is_unreadable() -> None:
    for data in (b'{"basics": ', b"[" * 100_000):
        with pytest.raises(Unreadable, match="no valid JSON"):
            read(data, Limits())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "highlights", "keywords", "startDate", "x"]), inner
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {"basics": st.just({"name": "Jo"})},
        optional=dict.fromkeys(("work", "education", "skills", "awards", "references"), JSON),
    )
)
def test_wrong_types_anywhere_give_a_document_or_a_clear_error(resume: Any) -> None:
    try:
        found = blocks(resume)
    except DocumentError:
        return
    assert found[0] == (P, "Jo")
