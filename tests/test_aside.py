"""What a line names and sets aside: what it did without, left behind, or knows a little."""

import time

import pytest

from matcher.lexicon.aside import lessened, lessened_in, without_contrast


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Took over from a team without Docker", "Took over from a team"),
        ("Shipped 40 releases without Docker", "Shipped 40 releases"),
        ("Without Docker", "Without Docker"),
        ("Tutored reading, not algebra", "Tutored reading"),
        ("Taught algebra, not just arithmetic", "Taught algebra, not just arithmetic"),
        ("Physics, one year, not finished", "Physics, one year, not finished"),
        ("Wrote the billing module in a team led by Ann", "Wrote the billing module in a team"),
        ("Wrote firmware under the leadership of Ann Roe", "Wrote firmware"),
        ("Drew blood under the supervision of a nurse.", "Drew blood."),
        ("without downtime, Docker", "without downtime, Docker"),
        ("Worked without Supervision on Docker", "Worked without Supervision on Docker"),
        ("Led by example on the ward", "Led by example on the ward"),
    ],
)
def test_what_was_not_used_and_what_others_led_is_left_out(line: str, left: str) -> None:
    assert without_contrast(line) == left


@pytest.mark.parametrize(
    ("line", "name", "over"),
    [
        ("Limited Docker", "Docker", False),
        ("Docker (theoretical)", "Docker", False),
        ("Docker (no production use)", "Docker", False),
        ("Evaluated Docker and rejected it", "Docker", False),
        ("Go, a bit of Docker, PostgreSQL", "Docker", False),
        ("Read about IFRS", "IFRS", False),
        ("Wound care (theory only)", "Wound care", False),
        ("TIG welding: a few hours in school", "TIG welding", False),
        ("Excel - poor", "Excel", False),
        ("Financial modeling: learning", "Financial modeling", False),
        ("Rarely used Docker", "Docker", False),
        ("Rarely managed ventilators", "ventilators", False),
        ("Used Docker once", "Docker", False),
        ("Weak in Docker", "Docker", False),
        ("Read a book on Docker", "Docker", False),
        ("Our clients used Docker", "Docker", False),
        ("Sat near the audit team", "audit", False),
        ("IV insertion (observed only)", "IV insertion", False),
        ("Spanish (a few words)", "Spanish", False),
        ("Docker: level 1 of 5", "Docker", False),
        ("Stopped using Docker", "Docker", True),
        ("Migrated away from Docker", "Docker", True),
        ("Moved twelve services off Kubernetes", "Kubernetes", True),
        ("Replaced Docker with Podman", "Docker", True),
        ("Docker was replaced by Podman", "Docker", True),
    ],
)
def test_what_is_left_behind_or_known_a_little_is_lessened(
    line: str, name: str, over: bool
) -> None:
    assert [(one.text, one.over) for one in lessened(line)] == [(name, over)]


@pytest.mark.parametrize(
    "line",
    [
        "Limited downtime with Docker",
        "Foo Limited: Docker",
        "Polar Storage (Limited)",
        "Limited Partnerships",
        "Rarely missed a release",
        "Rarely used sick days",
        "Wrote a book on Docker",
        "Our clients used the images that I built",
        "Worked near the river office of the county",
        "Forklift: level 4 of 5",
        "Once moved 300 services to Docker",
        "Little Rock, AR",
        "Stopped outages by Docker",
        "Replaced brakes with ceramic pads",
        "Replaced Water Heaters with tankless units",
        "Reviewed Java and Python code",
        "Learning and development",
        "Kept shrinkage low",
        "Moved off the bench and led the second half",
        "Docker (basic to advanced)",
        "Supported 300 services on Docker",
    ],
)
def test_the_same_words_of_other_things_lessen_nothing(line: str) -> None:
    assert lessened(line) == []


def test_a_name_that_stands_elsewhere_in_the_line_too_is_not_lessened() -> None:
    assert lessened_in("Replaced Docker with Podman") == {"docker"}
    assert lessened_in("Replaced Docker with Podman, then wrote Docker plugins") == frozenset()


@pytest.mark.parametrize(
    "piece", ["Docker ", "replaced A ", "moved a ", "a (", "x - ", "without A "]
)
def test_a_hostile_line_takes_no_longer_than_its_length(piece: str) -> None:
    line = piece * (60_000 // len(piece)) + "theor"
    begun = time.perf_counter()
    lessened(line)
    without_contrast(line)
    assert time.perf_counter() - begun < 5
