"""What is no example of an open list, and yet of the kind that it gives examples of."""

from collections.abc import Sequence

import numpy as np
import pytest

from matcher.alike import EXAMPLES, OTHERS, Alike
from matcher.asked import Asked
from matcher.incidence import Incidence, keys_of
from matcher.lexicon.alike import kinds
from matcher.lexicon.words import terms
from matcher.matching import hold, match
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.service import read_posting, read_resume
from matcher.types import Month, Requirement, Verdict
from matcher.verify.ruling import Ruling
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

LANGUAGES = "Experience with Python, C++, Java or other related languages"
CLOUDS = "Cloud platforms such as AWS or Azure"


def asked(text: str) -> Requirement:
    posting = f"Engineer\n\nMinimum Qualifications:\n- {text}\n"
    return read_posting(posting.encode(), "posting.txt").posting.requirements[0]


def weighed(text: str, *lines: Sequence[str], plain: Sequence[bool] = ()) -> Ruling | None:
    """What a resume whose lines hold these terms covers."""
    alike = Alike.of(asked(text))
    assert alike is not None
    held: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        for term in line:
            held.setdefault(term, []).append(place)
    said = np.array(plain or [True] * len(lines), bool)
    return alike.weigh(Incidence.of(held), Incidence.of({}), said)


def test_a_list_that_takes_others_is_met_by_a_thing_of_its_kind() -> None:
    found = weighed(LANGUAGES, ["dough"], ["rust language", "engin"])
    assert found is not None
    assert (found.coverage, found.shown) == (OTHERS, (1,))
    assert found.reasons == ("it names Rust, which is of the kind that the list gives examples of",)
    assert shipped().met <= OTHERS


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Epic, Cerner or other EHRs", ["pointclickcar"]),
        ("Samsara, Omnitracs or another ELD", ["keeptruckin"]),
    ],
)
def test_software_of_a_trade_is_taken_for_its_neighbour(text: str, line: list[str]) -> None:
    found = weighed(text, line)
    assert found is not None
    assert found.coverage == OTHERS


def test_a_list_of_examples_is_shown_in_part() -> None:
    found = weighed(CLOUDS, ["gcp"])
    assert found is not None
    assert found.coverage == EXAMPLES
    assert shipped().partial <= EXAMPLES < shipped().met


@pytest.mark.parametrize("held", ["python", "c++", "java"])
def test_who_names_an_example_too_has_no_less_for_it(held: str) -> None:
    assert weighed(LANGUAGES, ["rust language"], [held]) == weighed(LANGUAGES, ["rust language"])
    assert weighed(LANGUAGES, [held]) is None


def test_what_is_played_down_is_not_taken_and_takes_nothing_away() -> None:
    """Basic Python leaves Rust as it is; basic Rust does not count."""
    found = weighed(LANGUAGES, ["rust language"], ["python"], plain=[True, False])
    assert found is not None
    assert found.shown == (0,)
    assert weighed(LANGUAGES, ["rust language"], plain=[False]) is None


@pytest.mark.parametrize(
    "line",
    [
        "Miller, C., Jones, R. (2019). Soil carbon in wet meadows",
        "Chaired R & D",
        "Hemoglobin C testing",
        "USB C cables",
        "Taught grades A, B, C",
        "Driver, categories B, C and CE",
        "Block C, Ward R nurse",
    ],
)
def test_initials_and_letters_are_no_languages(line: str) -> None:
    assert weighed(LANGUAGES, sorted(terms(line))) is None


@pytest.mark.parametrize(
    ("text", "line", "counts"),
    [
        ("Statistics packages such as SPSS or Stata", "SAS airline cabin crew", False),
        ("Statistics packages such as SPSS or Stata", "SAS and JMP", True),
        ("Test tools such as Playwright or Appium", "Selenium content of soils", False),
        ("Frameworks such as React or Svelte", "Angular contact bearings", False),
        ("ERP systems such as NetSuite or Odoo", "SAP flow measurement in maple trees", False),
        ("HR systems such as Workday or UKG", "ADP-ribose assays", False),
        (LANGUAGES, "Wrote firmware in C and Rust", True),
        (LANGUAGES, "Scripts in MATLAB and R", True),
    ],
)
def test_a_name_of_another_sense_counts_beside_a_sure_one(
    text: str, line: str, counts: bool
) -> None:
    assert (weighed(text, sorted(terms(line))) is not None) == counts


@pytest.mark.parametrize(
    "text",
    [
        "Experience with Tableau or Looker",  # closed: another tool is another tool
        "Fruit such as apples or pears",
        "Tools such as AWS, Jira or Figma",  # of no one kind
    ],
)
def test_other_lists_take_nothing_beside_their_examples(text: str) -> None:
    assert Alike.of(asked(text)) is None


def test_the_names_of_a_kind_are_read_in_a_line_as_they_stand() -> None:
    for kind in kinds():
        assert len(kind) > 1
        for term, name in kind.items():
            assert term in terms(f"Worked with {name} and others"), name


def test_a_match_says_why_and_quotes_the_line() -> None:
    model = FakeEmbedder(32)
    posting = read_posting(
        f"Engineer\n\nMinimum Qualifications:\n- {LANGUAGES}\n".encode(), "p.txt"
    ).posting
    near = "Programming in other related languages"
    resume = read_resume(f"Experience\n\n- {near}\n- Wrote the engine in Rust\n".encode(), "r.txt")
    profile = Profile.of(resume.resume, model.embed)
    held = hold(Asked.of(posting, Weights(), model.embed, Month(2026, 11)), profile, shipped())
    (one,) = held.appraisals
    assert one.judgement.verdict is Verdict.MET
    (pair,) = match(held, resume.document, shipped()).pairs
    assert [evidence.quote for evidence in pair.evidence] == ["Wrote the engine in Rust"]
    assert (pair.parts, pair.whole) == ((), None)
    assert pair.reasons == ("it names Rust, which is of the kind that the list gives examples of",)


def test_where_the_lines_cover_as_much_nothing_is_said_of_what_is_alike() -> None:
    model = FakeEmbedder(32)
    posting = read_posting(
        f"Engineer\n\nMinimum Qualifications:\n- {LANGUAGES}\n".encode(), "p.txt"
    ).posting
    resume = read_resume(
        b"Experience\n\n- Experience with Python, C++ and Java\n- Wrote the engine in Rust\n",
        "r.txt",
    )
    profile = Profile.of(resume.resume, model.embed)
    held = hold(Asked.of(posting, Weights(), model.embed, Month(2026, 11)), profile, shipped())
    (one,) = held.appraisals
    assert one.judgement.coverage >= OTHERS
    assert one.ruling is None


def test_whether_any_term_is_held_is_told_without_looking_at_places() -> None:
    held = Incidence.of({"rust language": [3], "dough": [0, 1]})
    assert held.has_any(keys_of(("go", "rust language")))
    assert not held.has_any(keys_of(("go", "python")))
    assert not held.has_any(keys_of(()))
    assert not Incidence.of({}).has_any(keys_of(("go",)))
