"""Which passages stand nearest: known scores and the laws that hold for any resume."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelMismatch
from index.types import Passage, Span, Vectors
from matcher.lexicon.words import terms
from matcher.pairing import asks, nearest, offers, share, similarities
from matcher.policy import Policy
from matcher.types import AnyOf, Kind, Level, Part, Requirement

POLICY = Policy(lexical=0.35, brevity=0.2, full_words=8)


def requirement(text: str) -> Requirement:
    span = Span(0, len(text))
    return Requirement(text, Level.MINIMUM, Kind.SKILL, span, (AnyOf((Part(text, span),)),))


def passage(text: str, ordinal: int = 0) -> Passage:
    return Passage("d", ordinal, text, "", "experience", Span(0, len(text)))


def vectors(*rows: list[float], model: str = "m") -> Vectors:
    return Vectors(model, np.array(rows, dtype=np.float32))


def test_a_cosine_is_the_dot_product_of_unit_rows() -> None:
    found = similarities(vectors([1, 0], [0, 1]), vectors([0.6, 0.8], [1, 0], [0, -1]))
    assert found == pytest.approx(np.array([[0.6, 1, 0], [0.8, 0, -1]]), abs=1e-7)


def test_vectors_of_two_models_never_meet() -> None:
    with pytest.raises(ModelMismatch, match="by one and the resume by two"):
        similarities(vectors([1, 0], model="one"), vectors([1, 0], model="two"))


def test_the_score_adds_shared_terms_and_takes_off_for_brevity() -> None:
    """One of two telling terms (python, kafka) is shared: +0.35 / 2.

    "Python scripts" has 2 of 8 words, so three quarters are missing: -0.2 * 0.75.
    """
    [found] = nearest(
        requirement("Experience with Python and Kafka"),
        offers([passage("Python scripts")]),
        np.array([0.4]),
        POLICY,
    )
    assert found.similarity == 0.4
    assert found.shared == 0.5
    assert found.score == pytest.approx(0.4 + 0.175 - 0.15)


def test_a_full_line_is_not_marked_down() -> None:
    [found] = nearest(
        requirement("Kafka"),
        offers([passage("One two three four five six seven eight nine")]),
        np.array([0.5]),
        POLICY,
    )
    assert found.score == 0.5


@pytest.mark.parametrize(
    "line",
    [
        "No experience with Kafka so far in any of my jobs",
        "I have not yet worked with Kafka in a production system",
        "Not authorized to work in the United States without sponsorship",
        "Left the degree program before the final year was over",
    ],
)
def test_a_line_that_denies_what_it_names_is_no_evidence(line: str) -> None:
    [found] = nearest(requirement("zebras"), offers([passage(line)]), np.array([0.7]), POLICY)
    assert found.score == pytest.approx(0.7 - POLICY.denial)


@pytest.mark.parametrize(
    "line",
    [
        "Worked without supervision on the night shift of the plant",
        "Reduced errors to no more than two in a thousand orders",
        "Led not only the rollout but also the training of all users",
        "Delivered every project with no defects found by the customer",
    ],
)
def test_a_no_that_denies_nothing_changes_nothing(line: str) -> None:
    [found] = nearest(requirement("zebras"), offers([passage(line)]), np.array([0.7]), POLICY)
    assert found.score == 0.7


def test_a_denial_never_outweighs_a_line_that_denies_nothing() -> None:
    """So that adding a line never lowers what another one covers."""
    lines = [passage("No experience with Kafka and zebras"), passage("Fed the cats")]
    first, _ = nearest(requirement("Kafka, zebras"), offers(lines), np.array([1.0, -0.3]), POLICY)
    assert first.passage.text == "Fed the cats"


def test_a_certificate_only_begun_is_worth_less_than_one_held() -> None:
    asked = replace(requirement("PMP certification"), kind=Kind.CERTIFICATION)
    lines = offers([passage("PMP (in progress)"), passage("PMP, since 2021")])
    held, begun = nearest(asked, lines, np.array([0.6, 0.6]), POLICY)
    assert held.passage.text == "PMP, since 2021"
    assert held.score - begun.score == pytest.approx(POLICY.unfinished)


def test_name_and_pronouns_are_left_out_of_what_is_compared() -> None:
    [hers] = offers([passage("Ann Lee leads her team")], "Ann Lee")
    [his] = offers([passage("Bob Ray leads his team")], "Bob Ray")
    assert hers.text.split() == his.text.split() == ["leads", "their", "team"]
    assert hers.passage.text == "Ann Lee leads her team"


def test_a_posting_that_asks_for_no_experience_is_not_held_against_the_resume() -> None:
    [found] = nearest(
        requirement("No prior experience required"),
        offers([passage("No experience in a kitchen yet, but a quick learner")]),
        np.array([0.7]),
        POLICY,
    )
    assert found.score == 0.7


def test_a_text_that_stands_twice_is_one_candidate() -> None:
    found = nearest(
        requirement("Kafka"),
        offers([passage("Ran Kafka", 0), passage("Ran Kafka", 1)]),
        np.array([0.5, 0.5]),
        POLICY,
    )
    assert len(found) == 1


def listed(text: str, *members: tuple[str, ...]) -> Requirement:
    def part(name: str) -> Part:
        start = text.index(name)
        return Part(name, Span(start, start + len(name)))

    all_of = tuple(AnyOf(tuple(part(name) for name in names)) for names in members)
    return Requirement(text, Level.MINIMUM, Kind.SKILL, Span(0, len(text)), all_of)


def test_one_name_of_a_choice_is_all_that_the_choice_asks() -> None:
    asked = listed("Experience with Python, C++ or Java", ("Python", "C++", "Java"))
    assert share(asks(asked, POLICY), terms("Wrote services in C++")) == 1.0
    assert share(asks(asked, POLICY), terms("Wrote services in C")) == 0.0


def test_names_joined_by_and_count_in_equal_parts() -> None:
    asked = listed("SQL and either Python or R", ("SQL",), ("Python", "R"))
    assert share(asks(asked, POLICY), terms("Reports in R")) == 0.5
    assert share(asks(asked, POLICY), terms("SQL and R")) == 1.0


def test_a_list_of_long_phrases_is_read_by_its_words() -> None:
    """Nine telling terms (plan, run, season, trial ...; "field" is generic); the line has one."""
    text = "Planning and running seasonal field trials in wet lowland soil or in dry upland soil"
    asked = listed(text, ("running seasonal field trials in wet lowland soil", "dry upland soil"))
    assert share(asks(asked, POLICY), terms("Field trials")) == pytest.approx(1 / 9)


lines = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.floats(-1, 1, width=16)),
    min_size=1,
    max_size=8,
    unique_by=lambda line: line[0],
)


@given(lines, st.randoms())
def test_the_order_of_bullets_changes_nothing(
    drawn: list[tuple[str, float]], chance: Random
) -> None:
    def ranked(rows: list[tuple[str, float]]) -> list[tuple[str, float]]:
        found = nearest(
            requirement("a b c"),
            offers([passage(text) for text, _ in rows]),
            np.array([cosine for _, cosine in rows]),
            POLICY,
        )
        return [(s.passage.text, s.score) for s in found]

    shuffled = list(drawn)
    chance.shuffle(shuffled)
    assert ranked(drawn) == ranked(shuffled)


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_what_stands_beside_a_passage_changes_no_bit_of_its_cosine(n: int, seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(n + 3, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    asked, held = Vectors("m", rows[:3]), Vectors("m", rows[3:])
    together = similarities(asked, held)
    for number in range(3):
        alone = similarities(Vectors("m", rows[number : number + 1]), held)
        assert np.array_equal(alone[0], together[number])
    for number in range(n):
        one = similarities(asked, Vectors("m", rows[3 + number : 4 + number]))
        assert np.array_equal(one[:, 0], together[:, number])
