"""Words as the field writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.lexicon.words import length, term, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"),
        ("C", "C#"),
        ("C++", "C#"),
        ("Java", "JavaScript"),
        ("SQL", "NoSQL"),
        ("ML", "MLOps"),
        ("R", "R&D"),
        ("Go", "Django"),
        (".NET", "net"),
        ("Node", "Node.js"),
    ],
)
def test_names_that_differ_by_a_sign_are_different_terms(one: str, other: str) -> None:
    assert not terms(one) & terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("managed", "Managing"),
        ("Pipelines", "pipeline"),
        ("Kubernetes", "kubernetes"),
        ("company's", "company"),
        ("company’s", "company"),
    ],
)
def test_forms_of_one_word_are_one_term(one: str, other: str) -> None:
    assert term(one) == term(other)


def test_a_list_with_slashes_counts_whole_and_in_parts() -> None:
    assert list(words("C/C++")) == ["C/C++", "C", "C++"]
    assert terms("BA/BS") >= {"ba", "bs"}


def test_generic_words_and_numbers_tell_nothing() -> None:
    assert terms("Strong experience of 5 years in a similar role is required") == frozenset()


def test_a_small_letter_alone_is_a_torn_word_and_no_language() -> None:
    assert "c" in terms("Wrote drivers in C")
    assert "c" not in terms("Led c ross-team work")


def test_go_is_a_language_only_with_its_capital() -> None:
    assert "go" in terms("Services written in Go")
    assert "go" not in terms("The go-to person for releases")


def test_to_excel_is_no_spreadsheet() -> None:
    assert not terms("Microsoft Excel") & terms("Excels at cultivating partners")


def test_certified_and_certification_are_one_term() -> None:
    assert term("certified") == term("certification")


def test_the_dates_of_a_job_tell_nothing() -> None:
    assert terms("Mar 2021 - Present") == frozenset()
    assert terms("Presented findings") == {"present", "find"}


def test_a_sentence_end_is_no_part_of_a_word() -> None:
    assert list(words("Uses C++. Knows C#, Go.")) == ["Uses", "C++", "Knows", "C#", "Go"]


def test_length_counts_words_as_written() -> None:
    assert length("Built cross-functional teams in C/C++.") == 5


@given(st.text(max_size=200))
def test_any_text_has_terms_and_every_term_is_lower_case(text: str) -> None:
    assert all(t == t.lower() for t in terms(text))
