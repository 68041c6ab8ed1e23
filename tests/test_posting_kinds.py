"""What sort of thing a line asks for."""

import pytest

from matcher.posting.kinds import kind_of
from matcher.posting.prose import sentences


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bachelor's degree in Commerce or related field", "education"),
        ("BA/BS degree or equivalent practical experience", "education"),
        ("5+ years of experience with Java", "years"),
        ("Minimum 2 years of experience in freight forwarding", "years"),
        ("Bachelor's degree and over 11 years in supply chain", "years"),
        ("Proficiency in MS Word and Excel", "skill"),
        ("Familiarity with network design", "skill"),
        ("Experience with tools like Jenkins", "skill"),
        ("Experience leading clinical staff in a hospital", "experience"),
        ("Strong communication and collaboration skills", "trait"),
        ("Ability to work independently", "trait"),
        ("Fluent in English and Spanish", "language"),
        ("German", "language"),
        ("German or French", "language"),
        ("Spanish (B2)", "language"),
        ("German market experience", "experience"),
        ("CPA certification", "certification"),
        ("Valid nursing license", "certification"),
        ("Must be authorized to work in the U.S.", "authorization"),
        ("Active Top Secret clearance", "authorization"),
        ("Ability to travel up to 25% of the time", "logistics"),
        ("4 Year Degree", "education"),
        ("Expertise with GC/MS, LC/MS and HPLC", "skill"),
        ("Ability to link data with a high degree of structure", "skill"),
        ("Business level communication in Japanese and English", "language"),
        ("Verification of employment eligibility is required", "authorization"),
        ("Work with children from 4 months through 6 years of age", "skill"),
    ],
)
def test_a_cue_tells_the_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Tools such as Node.js, e.g. in the U.S. Navy, help.",
        "A Ph.D. in physics or a B.S. in chemistry.",
        "You report to J. Smith.",
        "About 5+ yrs. of practice.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert [span.of(sentence) for span in sentences(sentence)] == [sentence]


def test_sentences_end_at_stops_even_after_names_with_signs() -> None:
    text = "You know C++. You like C#! Do you sail?  Yes."
    found = [span.of(text) for span in sentences(text)]
    assert found == ["You know C++.", "You like C#!", "Do you sail?", "Yes."]
