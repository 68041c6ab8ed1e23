"""One resume, many layouts: the passages are the same."""

import re

import pytest

from tests.pdf_layouts import (
    CERTIFICATIONS,
    EDUCATION,
    EXPERIENCE,
    LANGUAGES,
    PARTS,
    SKILLS,
    SUMMARY,
    Job,
    Layout,
    columns,
    one_column,
    passages,
)

DATE = re.compile(r"\d{4} - (\w+ )?(\d{4}|Present)")
MAIN = (SUMMARY, EXPERIENCE, EDUCATION)
SIDE = (SKILLS, LANGUAGES, CERTIFICATIONS)
LAYOUTS: dict[str, Layout] = {
    "dates below their job": one_column("below"),
    "dates in a column at the left": one_column("left"),
    "bullets drawn as shapes": one_column(shapes=True),
    "two columns": columns((50, 300, MAIN), (380, 180, SIDE)),
    "two columns, dates below": columns((50, 300, MAIN), (380, 180, SIDE), dates="below"),
    "two columns, drawn bullets": columns((50, 300, MAIN), (380, 180, SIDE), shapes=True),
    "two columns of one width": columns(
        (50, 250, (SUMMARY, EXPERIENCE)), (312, 250, (EDUCATION, *SIDE)), dates="below"
    ),
    "sidebar left": columns((40, 140, SIDE), (200, 370, MAIN)),
    "sidebar right": columns((40, 370, MAIN), (432, 140, SIDE)),
    "sidebar left, dark, the name beside it": columns(
        (20, 140, SIDE), (190, 380, MAIN), band=False, panel=(0, 170)
    ),
    "sidebar right, dark, the name beside it": columns(
        (40, 370, MAIN), (445, 150, SIDE), band=False, panel=(435, 177)
    ),
    "three columns": columns(
        (30, 120, (SKILLS, LANGUAGES)), (165, 290, MAIN), (470, 120, (CERTIFICATIONS,))
    ),
}


@pytest.fixture(scope="module")
def expected() -> set[tuple[str, str, str]]:
    return passages(one_column())


def test_every_statement_is_a_passage_of_its_section(expected: set[tuple[str, str, str]]) -> None:
    texts = {text for _, text, _ in expected}
    for part in PARTS:
        for piece in part.content:
            for statement in piece.bullets if isinstance(piece, Job) else (piece,):
                assert statement in texts


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_layout_changes_no_passage(layout: Layout, expected: set[tuple[str, str, str]]) -> None:
    assert _by_words(passages(layout)) == _by_words(expected)


def _by_words(found: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """A job's line is quoted as it stands, its date before or behind it: there words count."""
    return {
        (label, " ".join(sorted(text.split())) if DATE.search(text) and context else text, context)
        for label, text, context in found
    }
