"""What is enough in the place of something else, however a posting sets the "or" between them."""

import pytest

from matcher.posting.parse import parse
from tests.test_posting_laws import document, holds


def choices(lines: str) -> list[str]:
    """The requirements of a list: members joined by &, parts of a choice by |, wishes with a ~."""
    text = f"Forester\n\nRequirements:\n{lines}"
    found = parse(document(text)).requirements
    assert all(holds(text, requirement) for requirement in found)
    return [
        ("~ " if r.level.value == "preferred" else "")
        + " & ".join(" | ".join(part.text for part in choice.parts) for choice in r.all_of)
        for r in found
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "- Associate degree and 6 years; or\n- Bachelor's and 4 years, or\n- Master's degree",
            ["Associate degree and 6 years | Bachelor's and 4 years | Master's degree"],
        ),
        (
            "- Bachelor's degree plus three years at sea\n- Or Master's plus one year\n- Boots",
            ["Bachelor's degree plus three years at sea | Master's plus one year", "Boots"],
        ),
        (
            "- Bachelor's degree in forestry\n- or equivalent experience",
            ["Bachelor's degree in forestry | equivalent experience"],
        ),
        (
            "BS and 6 years of planting; or\nMS and 2 years of planting\nBoots",
            ["BS and 6 years of planting | MS and 2 years of planting", "Boots"],
        ),
        (
            "- Bachelor's degree and 3 years of planting. Or Master's plus one year.",
            ["Bachelor's degree and 3 years of planting | Master's plus one year"],
        ),
        (
            "- Master's degree OR bachelor's degree and 2 years OR a diploma and 8 years",
            ["Master's degree | bachelor's degree and 2 years | a diploma and 8 years"],
        ),
        # no alternatives
        ("- Organic farming\n- Orchard work", ["Organic farming", "Orchard work"]),
        ("Knows soils\nOrders seeds", ["Knows soils", "Orders seeds"]),
        ("- Knows more or less everything\n- Boots", ["Knows more or less everything", "Boots"]),
    ],
)
def test_an_or_joins_what_stands_on_both_sides_of_it(lines: str, found: list[str]) -> None:
    assert choices(lines) == found


def test_two_of_a_list_are_asked_for() -> None:
    assert choices("- Experience with two of the following tools: QGIS, GRASS, SAGA") == [
        "QGIS | GRASS & QGIS | SAGA & GRASS | SAGA"
    ]


def test_of_two_degrees_the_one_that_is_enough_is_asked_for() -> None:
    line = "Master's with 4 years of planting preferred or Bachelors degree with 7 years"
    assert not choices(f"- {line}")[0].startswith("~")
    assert choices("- Bachelors or Masters degree preferred")[0].startswith("~")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("A felling licence is required.", "minimum"),
        ("Must have a degree in any field", "minimum"),
        ("Work where boots are required gear", "preferred"),
        ("Knows what must have been felled", "preferred"),
    ],
)
def test_what_is_said_to_be_required_is_so_among_the_preferred(line: str, level: str) -> None:
    text = f"Requirements:\n- Boots\n\nPreferred qualifications:\n- Knows soils\n- {line}"
    found = {r.text: r.level.value for r in parse(document(text)).requirements}
    assert found[line] == level
