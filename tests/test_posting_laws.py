"""What holds for every posting."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import TooLarge
from index.types import Block, Document, Span
from matcher.errors import NoRequirements
from matcher.posting.parse import parse
from matcher.posting.repair import repair
from matcher.types import Posting, Requirement

DUTIES = ["Model the tides", "Advise captains. Write reports", "Train new staff"]
MINIMUM = ["Experience with Python, C++ or Java", "Knowledge of tides", "A calm voice"]
PREFERRED = ["Spoken Danish", "Experience with Spark and Hadoop"]
BLURBS = [
    "Harbor Lab builds hearing aids that learn. Founded in 2015, we serve clinics in nine "
    "countries and are proud of what our people have made together.",
    "Harbor Lab is an equal opportunity employer. All applicants will receive consideration "
    "without regard to race, color, religion, sex, national origin or veteran status.",
    "We offer a competitive salary, health insurance and paid time off.",
]


def document(text: str) -> Document:
    """`text` with a block for every line, as a reader gives a text without marks."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block(Span(start, at + len(line.rstrip()))))
        at += len(line) + 1
    return Document("id", "posting.txt", "text/plain", text, tuple(blocks))


def read(text: str) -> Posting | None:
    try:
        return parse(document(text))
    except (NoRequirements, TooLarge):
        return None


def asks(text: str) -> list[tuple[str, str]]:
    posting = read(text)
    return [(r.level.value, r.text) for r in posting.requirements] if posting else []


def section(heading: str, lines: list[str], bullet: str = "") -> str:
    return heading + "\n" + "".join(f"{bullet}{line}\n" for line in lines)


def whole(bullet: str = "", between: str = "\n") -> str:
    return between.join(
        [
            section("Responsibilities", DUTIES, bullet),
            section("Minimum Qualifications", MINIMUM, bullet),
            section("Preferred Qualifications", PREFERRED, bullet),
        ]
    )


def holds(text: str, requirement: Requirement) -> bool:
    parts = [part for member in requirement.all_of for part in member.parts]
    return (
        repair(requirement.span.of(text)) == requirement.text
        and bool(requirement.text)
        and bool(parts)
        and all(requirement.span.contains(part.span) for part in parts)
        and all(repair(part.span.of(text)) == part.text != "" for part in parts)
    )


WORDS = [
    "Requirements",
    "Responsibilities:",
    "Nice to have",
    "About us",
    "Python",
    "SQL,",
    "and",
    "or",
    "(e.g.",
    "R)",
    "experience",
    "with",
    "degree",
    "in",
    "5+ years",
    "of",
    "preferred",
    "\n",
    "\n\n",
    "•",
    "- ",
    "such as",
    "etc.",
    "; ",
    "Ph.D.",
    "You will",
    "must have",
    "a plus",
    "â€™",
    "**",
    ":",
    "Develop",
    "We are",
    "equal opportunity",
    "$90,000",
    "\u00a0",
    "或",
    "É",
    "(",
    ")",
    "or similar",
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.text(max_size=200),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gives_located_requirements_or_says_that_there_are_none(text: str) -> None:
    posting = read(text)
    if posting is None:
        return
    assert all(holds(text, requirement) for requirement in posting.requirements)
    spans = [requirement.span for requirement in posting.requirements]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    if posting.title_span:
        assert 0 < len(posting.title_span) <= len(text)
    assert posting == read(text)


@pytest.mark.parametrize("bullet", ["", "- ", "* ", "• ", "· ", "● ", "➢ ", "– ", "1. ", "o "])
@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_bullets_and_empty_lines_change_nothing(bullet: str, between: str) -> None:
    assert asks(whole(bullet, between)) == [
        *(("responsibility", line) for line in DUTIES),
        *(("minimum", line) for line in MINIMUM),
        *(("preferred", line) for line in PREFERRED),
    ]


@pytest.mark.parametrize("blurb", BLURBS)
@pytest.mark.parametrize("bullet", ["", "- "])
def test_what_the_company_says_of_itself_changes_no_requirement(blurb: str, bullet: str) -> None:
    text = whole(bullet)
    plain = asks(text)
    assert asks(f"About us\n{blurb}\n\n{text}") == plain
    assert asks(f"{blurb}\n\n{text}") == plain
    assert asks(f"{text}\n{blurb}\n") == plain
    assert asks(f"{text}\nAbout Harbor Lab\n{blurb}\n") == plain
    middle = text.replace("\nPreferred", f"\nAbout the company\n{blurb}\n\nPreferred")
    assert asks(middle) == plain


@given(st.permutations([("Responsibilities", DUTIES), ("Requirements", MINIMUM),
                        ("Nice to have", PREFERRED)]))  # fmt: skip
def test_cut_at_its_headings_a_posting_asks_for_the_same(
    order: list[tuple[str, list[str]]],
) -> None:
    pieces = [section(heading, lines) for heading, lines in order]
    assert asks("\n".join(pieces)) == [ask for piece in pieces for ask in asks(piece)]


@pytest.mark.parametrize(
    "text",
    [
        "a, " * 130_000,
        "( " * 200_000,
        "x" * 400_000,
        "Requirements:\n" + "Python, " * 50_000,
        "Requirements:\n" + " " * 400_000 + "Python",
        "a: " * 130_000,
        "Requirements\n" + "a and\n" * 60_000,
        "• a " * 100_000,
    ],
    ids=["commas", "brackets", "one word", "one list", "spaces", "colons", "rows", "bullets"],
)
def test_hostile_texts_end(text: str) -> None:
    posting = read(text)
    assert posting is None or all(holds(text, r) for r in posting.requirements)
