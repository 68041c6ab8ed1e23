"""Adverts as job boards and web pages hold them."""

import json
from typing import Any

import pytest

from index.errors import UnknownType
from index.readers.extract import extract
from matcher.errors import BadRequest
from matcher.posting.parse import parse
from matcher.posting.sources import advert, from_json_ld

DUTIES = "<h3>What you'll do</h3><ul><li>Model tides</li></ul>"
ASKS = "<h3>Requirements</h3><ul><li>Fortran &amp; patience</li></ul>"
GREENHOUSE = {
    "id": 1,
    "title": "Tide Modeller",
    "content": (DUTIES + ASKS).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
}
LEVER = {
    "text": "Tide Modeller",
    "description": "<div>Sea Ltd models tides.</div>",
    "lists": [
        {"text": "What you'll do", "content": "<li>Model tides</li>"},
        {"text": "Requirements", "content": "<li>Fortran &amp; patience</li>"},
    ],
    "additional": "<div>Sea Ltd is an equal opportunity employer.</div>",
}
ASHBY = {"title": "Tide Modeller", "descriptionHtml": DUTIES + ASKS, "descriptionPlain": "Tides"}
RECRUITEE = {"title": "Tide Modeller", "description": DUTIES, "requirements": ASKS}
PINPOINT = {
    "title": "Tide Modeller",
    "description": "<p>Sea Ltd models tides.</p>",
    "key_responsibilities_header": "What you will do",
    "key_responsibilities": "<ul><li>Model tides</li></ul>",
    "skills_knowledge_expertise": "<ul><li>Fortran &amp; patience</li></ul>",
    "benefits": "<p>Fish</p>",
}
SMART = {
    "name": "Tide Modeller",
    "jobAd": {
        "sections": {
            "companyDescription": {"title": "Company", "text": "<p>Sea Ltd models tides.</p>"},
            "jobDescription": {
                "title": "Responsibilities",
                "text": "<ul><li>Model tides</li></ul>",
            },
            "qualifications": {"text": "<ul><li>Fortran &amp; patience</li></ul>"},
        }
    },
}
JOB_SCHEMA = {
    "title": "Tide Modeller",
    "description": "Sea Ltd models tides.",
    "responsibilities": ["Model tides"],
    "qualifications": ["Fortran & patience"],
}
LINKED = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Tide Modeller",
    "description": DUTIES + ASKS,
}


def asked(page: str | None) -> tuple[str, list[tuple[str, str]]]:
    assert page is not None
    posting = parse(extract(page.encode(), "posting.html"))
    return posting.title, [(r.level.value, r.text) for r in posting.requirements]


EXPECTED = (
    "Tide Modeller",
    [("responsibility", "Model tides"), ("minimum", "Fortran & patience")],
)


@pytest.mark.parametrize(
    "posting",
    [GREENHOUSE, LEVER, ASHBY, RECRUITEE, PINPOINT, SMART, JOB_SCHEMA, LINKED],
    ids=["greenhouse", "lever", "ashby", "recruitee", "pinpoint", "smart", "job schema", "linked"],
)
def test_every_shape_gives_the_same_posting(posting: dict[str, Any]) -> None:
    assert asked(advert(json.dumps(posting).encode())) == EXPECTED


@pytest.mark.parametrize("board", [[LEVER], {"jobs": [GREENHOUSE]}, {"offers": [RECRUITEE]}])
def test_a_board_of_one_is_that_posting(board: object) -> None:
    assert asked(advert(json.dumps(board).encode())) == EXPECTED


TIDES = {**LEVER, "text": "Tide  Counter"}
SEVERAL = "holds 3 postings, and a match is made for one. Pick one by its number. "


@pytest.mark.parametrize(
    "board",
    [
        [LEVER, TIDES, LEVER],
        {"jobs": [ASHBY, {**ASHBY, "title": "Tide Counter"}, ASHBY]},
        {"data": [PINPOINT, {**PINPOINT, "title": "Tide Counter"}, PINPOINT]},
    ],
)
def test_a_board_of_several_lists_their_titles_to_pick_one(board: object) -> None:
    with pytest.raises(BadRequest) as refused:
        advert(json.dumps(board).encode())
    assert str(refused.value).endswith(
        SEVERAL + "1 Tide Modeller; 2 Tide Counter; 3 Tide Modeller."
    )


def test_a_long_board_lists_twenty_titles_and_counts_the_rest() -> None:
    board = [{**LEVER, "text": f"Job {n}"} for n in range(1, 31)]
    with pytest.raises(BadRequest) as refused:
        advert(json.dumps(board).encode())
    assert str(refused.value).endswith("19 Job 19; 20 Job 20; and 10 more.")


def test_the_picked_posting_of_a_board_is_read() -> None:
    board = json.dumps([TIDES, LEVER]).encode()
    assert asked(advert(board, 2)) == EXPECTED
    assert asked(advert(board, pick=1))[0] == "Tide Counter"
    assert asked(advert(json.dumps(LEVER).encode(), 1)) == EXPECTED


@pytest.mark.parametrize("pick", [-1, 0, 3])
def test_a_number_that_the_board_does_not_have_is_refused(pick: int) -> None:
    with pytest.raises(BadRequest, match=rf"no posting number {pick}: .* 2 Tide Modeller\.$"):
        advert(json.dumps([TIDES, LEVER]).encode(), pick)


def test_linked_data_of_several_postings_can_be_picked_from() -> None:
    scripts = tuple(json.dumps({**LINKED, "title": t}) for t in ("Tide Counter", "Tide Modeller"))
    with pytest.raises(BadRequest, match=r"1 Tide Counter; 2 Tide Modeller\."):
        from_json_ld(scripts)
    assert asked(from_json_ld(scripts, 2)) == EXPECTED


@pytest.mark.parametrize(
    "data",
    [
        b"[1, 2]",
        b'{"basics": {"name": "A. Person"}, "work": []}',
        b'{"name": "a thing", "version": "1.0"}',
        b'{"title": "\\ud800"}',
    ],
)
def test_json_of_something_else_is_said_to_hold_no_posting(data: bytes) -> None:
    with pytest.raises(UnknownType, match="the JSON holds no job posting"):
        advert(data)


def test_a_board_that_only_names_its_postings_says_what_is_missing() -> None:
    with pytest.raises(BadRequest, match="no description"):
        advert(json.dumps({"jobs": [{"title": "Tide Modeller", "id": 4}]}).encode())


def test_linked_data_is_found_inside_a_graph_and_a_list() -> None:
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, LINKED]}
    assert asked(advert(json.dumps([graph]).encode())) == EXPECTED
    assert asked(from_json_ld((json.dumps({"@type": "WebSite"}), json.dumps(graph)))) == EXPECTED


def test_linked_data_adds_what_its_description_does_not_say() -> None:
    linked = {
        **LINKED,
        "description": "<p>Sea Ltd models tides.</p>",
        "responsibilities": "Model tides",
        "experienceRequirements": {"@type": "x", "monthsOfExperience": 36},
        "skills": ["Fortran", "Patience"],
    }
    assert asked(advert(json.dumps(linked).encode()))[1] == [
        ("responsibility", "Model tides"),
        ("minimum", "3 years of experience"),
        ("minimum", "Fortran"),
        ("minimum", "Patience"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Tide Modeller",
        b"{not json",
        b"null",
        b"[" * 100_000,
    ],
)
def test_what_is_no_advert_is_left_to_others(data: bytes) -> None:
    assert advert(data) is None


def test_a_page_without_linked_jobs_is_left_to_the_reader() -> None:
    assert from_json_ld(()) is None
    assert from_json_ld(("{", '{"@type": "Organization"}')) is None


def test_markup_in_a_title_is_text_again() -> None:
    page = advert(json.dumps({**ASHBY, "title": "Tides & <b>Waves</b>"}).encode())
    assert page is not None
    assert "<h1>Tides &amp; Waves</h1>" in page
