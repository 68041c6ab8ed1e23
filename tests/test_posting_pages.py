"""Postings that came off a page badly: lines that touch, and what is no ask between asks."""

import pytest

from matcher.posting.parse import parse
from matcher.posting.prose import sentences
from tests.test_posting_laws import document, holds


def asked(text: str) -> list[tuple[str, str]]:
    """Level and text of what `text` asks for."""
    found = parse(document(text)).requirements
    assert all(holds(text, requirement) for requirement in found)
    return [(r.level.value, r.text) for r in found]


def test_headings_that_touch_what_stands_before_them_are_found() -> None:
    text = (
        "Harbour Pilots hires across the coast of Norway and in the north of the US.ABOUT THE "
        "ROLE:You join a small crew that knows these waters better than anyone else does, and you "
        "learn them day by day.RESPONSIBILITIES:Guide ships into the harbour. Keep the log."
        "QUALIFICATIONS:Five years at sea. Fluent Norwegian.Work Experience:Two years on tugs"
    )
    assert asked(text) == [
        ("responsibility", "Guide ships into the harbour. Keep the log."),
        ("minimum", "Five years at sea."),
        ("minimum", "Fluent Norwegian."),
        ("minimum", "Work Experience:Two years on tugs"),
    ]


def test_bullets_that_touch_what_stands_before_them_begin_lines() -> None:
    text = (
        "Requirements:\nDegree in oceanography.+ 2+ years of charting tides+ Knowledge of sonar+ "
        "Sea legs\n\nPreferred:\nFluent Norwegian• A diving licence"
    )
    assert asked(text) == [
        ("minimum", "Degree in oceanography."),
        ("minimum", "2+ years of charting tides"),
        ("minimum", "Knowledge of sonar"),
        ("minimum", "Sea legs"),
        ("preferred", "Fluent Norwegian"),
        ("preferred", "A diving licence"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Five years at sea.Strong swimmer", ["Five years at sea.", "Strong swimmer"]),
        ("Experience with ASP.Net and Socket.Io tools", None),
        ("A B.Tech degree or a Ph.D. in law", None),
        ("Write to jobs.North@harbour.example today", None),
        ("Knows D3.js and Node.JS well", None),
    ],
)
def test_a_stop_without_a_space_ends_a_sentence_but_no_name(
    text: str, found: list[str] | None
) -> None:
    assert [span.of(text) for span in sentences(text)] == (found or [text])


def test_what_a_paragraph_asks_is_kept_where_it_goes_on_to_speak_of_law() -> None:
    text = (
        "Requirements\nYou will need a degree in forestry. Own boots are required. We "
        "are an equal opportunity employer and hire without regard to age or religion."
    )
    assert [line for _, line in asked(text)] == [
        "You will need a degree in forestry.",
        "Own boots are required.",
    ]


def test_a_paragraph_of_law_asks_for_nothing_however_it_ends() -> None:
    text = (
        "Requirements\n- Knowledge of soils\n\nWe are an equal opportunity employer. You must have "
        "no fear of applying. Experience with us is fun."
    )
    assert asked(text) == [("minimum", "Knowledge of soils")]


def test_whom_to_write_to_is_no_ask_and_ends_the_list() -> None:
    text = (
        "Requirements:\nKnowledge of soils\nOwn boots\nTell me about yourself at "
        "ann@forest.example any day.\nAnn Woods\nProfessional Recruiter"
    )
    assert asked(text) == [("minimum", "Knowledge of soils"), ("minimum", "Own boots")]


def test_a_short_line_over_a_paragraph_that_asks_ends_no_list() -> None:
    ability = (
        "Ability to weigh the costs and benefits of what may be done, to read charts of wind and "
        "water, to define what is wrong, to collect what is known about it, to draw conclusions "
        "that hold, and to say them plainly."
    )
    text = f"Requirements\nKnows tides.\nKnows winds.\nKnows ships.\n\nReasoning at sea:\n{ability}"
    assert asked(text)[-1] == ("minimum", ability)


def test_how_a_job_is_done_with_the_body_is_no_ask_and_what_must_be_lifted_is() -> None:
    text = (
        "Requirements:\n- Knowledge of soils\n"
        "- While performing the duties of this job, the employee is regularly required to sit.\n"
        "- The physical demands described here must be met by whoever works here.\n"
        "- Foresters are frequently required to stand, walk and talk.\n"
        "- The noise level in the forest is usually moderate.\n"
        "- Specific vision abilities required by this job include close vision.\n"
        "- Must be able to lift 50 pounds.\n- Able to stand for long periods.\n"
        "- The report is regularly required to use charts; prior work with charts.\n"
        "- Experience reducing the noise level of saws"
    )
    assert [line for _, line in asked(text)] == [
        "Knowledge of soils",
        "Must be able to lift 50 pounds.",
        "Able to stand for long periods.",
        "Experience reducing the noise level of saws",
    ]


def test_who_may_be_hired_at_all_is_asked_for_wherever_it_stands() -> None:
    text = (
        "Forester\nWe look after the woods of the state. Applicants must be U.S. citizens. U.S. "
        "citizenship is required for most of our positions. Work permits are welcome.\n\n"
        "Requirements:\n- Knowledge of soils"
    )
    assert asked(text) == [
        ("minimum", "Applicants must be U.S. citizens."),
        ("minimum", "Knowledge of soils"),
    ]


def test_what_a_list_of_duties_asks_for_is_kept_though_qualifications_follow() -> None:
    text = (
        "Forester\n\nField work (60%)\n- Plants trees\n- Prepares trees for felling\n"
        "- Knowledge of bark beetles\nTravel (10%)\n\nRequirements:\n- A degree in forestry"
    )
    assert asked(text) == [
        ("responsibility", "Plants trees"),
        ("responsibility", "Prepares trees for felling"),
        ("minimum", "Knowledge of bark beetles"),
        ("minimum", "A degree in forestry"),
    ]


def test_what_a_job_board_asks_of_its_users_is_no_ask() -> None:
    text = (
        "Requirements:\nKnows the soils of the county\n\nSecurity clearance:\nSecret\n\n"
        "Schedule:\nMonday to Friday\nOther\n\nWork Remotely:\nTemporarily due to the storm\n"
        "Requirements of the state:\nNo\nOther trees than oaks"
    )
    assert asked(text) == [
        ("minimum", "Knows the soils of the county"),
        ("minimum", "Secret"),
        ("minimum", "Other trees than oaks"),
    ]


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("Desired but not required", "preferred"),
        ("What we are expecting from you (i.e., what you must have)", "minimum"),
    ],
)
def test_headings_that_real_postings_have(heading: str, level: str) -> None:
    text = f"Responsibilities\nPlants trees\nMarks trees\n{heading}\nKnowledge of soils\nOwn boots"
    assert asked(text)[-2:] == [(level, "Knowledge of soils"), (level, "Own boots")]


def test_a_must_without_its_article_is_one_outside_the_list() -> None:
    text = "Forester\n- Knowledge of soils\n- Plants trees\n- Own boots\n\nA licence is MUST"
    assert ("minimum", "A licence is MUST") in asked(text)
