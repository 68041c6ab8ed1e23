"""What sort of thing a line asks for."""

import pytest

from matcher.posting.kinds import kind_of
from matcher.posting.prose import sentences
from matcher.types import Kind


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
        ("Food handler's card or ability to obtain within 30 days", "certification"),
        ("Must be authorized to work in the U.S.", "authorization"),
        ("Active Top Secret clearance", "authorization"),
        ("Top Secret/SCI", "authorization"),
        ("Ability to travel up to 25% of the time", "logistics"),
        ("4 Year Degree", "education"),
        ("Expertise with GC/MS, LC/MS and HPLC", "skill"),
        ("Business level communication in Japanese and English", "language"),
        ("Verification of employment eligibility is required", "authorization"),
    ],
)
def test_a_cue_tells_the_kind(text: str, kind: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ability to link data with a high degree of structure", "education"),
        ("Work with children from 4 months through 6 years of age", "years"),
        ("Scrum Master for two teams", "education"),
        ("Fundraising and sponsorship packages", "authorization"),
        ("Manages office relocation projects", "logistics"),
        ("Teaching English as an additional language", "language"),
        ("Flexible when priorities change", "logistics"),
        ("Knowledge of nursing curricula and licensure exams", "certification"),
        ("Supervision of doctoral students", "education"),
        ("Must live our values", "logistics"),
        ("Runs credit checks on new tenants", "logistics"),
        ("Fingerprint analysis at crime scenes", "logistics"),
        ("Smartphone repair", "logistics"),
        ("Experience hiring part-time staff", "authorization"),
        ("Taught English language learners to read", "language"),
        ("3 months of paid training", "years"),
        ("Legal research and writing", "authorization"),
        ("Vision and strategy for 20 shops", "logistics"),
    ],
)
def test_a_word_in_another_sense_is_no_cue(text: str, kind: str) -> None:
    assert kind_of(text) != kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("GPA of 3.5 or better", "education"),
        ("Currently enrolled in a nursing program", "education"),
        ("Bachelor's degree or five years of trade experience", "education"),
        ("PharmD from an accredited school", "education"),
        ("MBA or CPA preferred", "education"),
        ("Six months of experience in a nursing home", "years"),
        (
            "Bachelor's degree in design or related field with at least 12 years of practice",
            "years",
        ),
        ("Valid Class A CDL", "certification"),
        ("OSHA 10 or higher", "certification"),
        ("PHR or SHRM-CP", "certification"),
        ("CFRE", "certification"),
        ("Valid EASA attestation", "certification"),
        ("Verilog or VHDL", "skill"),
        ("FHIR, HL7 or OMOP", "skill"),
        ("Current first aid and CPR", "certification"),
        ("Hazmat and tanker endorsements preferred", "certification"),
        ("Must be at least 23 years old", "logistics"),
        ("21 years of age or older", "logistics"),
        ("No felony convictions", "logistics"),
        ("No DUI/DWI in the last 7 years", "logistics"),
        ("Experience with felony cases", "experience"),
        ("Supervise MSW interns", "experience"),
        ("At least 21 years of experience", "years"),
        ("Registered with the Nursing and Midwifery Council", "certification"),
        ("Chartered accountant", "certification"),
        ("Licensed electrician in Ohio", "certification"),
        ("Fluency in a Nordic language", "language"),
        ("Conversational Portuguese", "language"),
        ("Multilingual", "language"),
        ("Full driving licence and own car", "logistics"),
        ("Rotating shifts including Sundays", "logistics"),
        ("Able to stand and walk for a 12-hour shift", "logistics"),
        ("Pass pre-employment drug and alcohol test", "logistics"),
        ("Travel up to 40%", "logistics"),
        ("Immediate availability", "logistics"),
        ("Australian work rights", "authorization"),
        ("Valid permit to work in Germany", "authorization"),
        ("Eligible to obtain a security clearance", "authorization"),
        ("Permitted to work in Norway", "authorization"),
        ("Legally able to work in Ireland", "authorization"),
        ("All staff must be U.S. persons", "authorization"),
        ("Must live within 20 minutes of the station", "logistics"),
        ("Local to Leeds", "logistics"),
        ("30% international travel", "logistics"),
        ("Graveyard shifts", "logistics"),
        ("Must pass a credit check", "logistics"),
        ("Fingerprint card required", "logistics"),
        ("Provide your own hand tools", "logistics"),
        ("Comfortable at heights", "logistics"),
        ("Vision of 20/40 or better", "logistics"),
        ("Non-smoking", "logistics"),
        ("Part-time", "logistics"),
        ("Start date: 1 May", "logistics"),
        ("At least 18 years old", "logistics"),
        ("At least 18 years of welding", "years"),
        ("At least 21 months as a baker", "years"),
        ("9-12 months of crane operation", "years"),
        ("Knowledge of Greek and Turkish cooking", "skill"),
        ("Knowledge of Greek and Turkish", "language"),
        ("Greek or Turkish as a working language", "language"),
        ("Takes critique well", "trait"),
        ("Reliable and honest", "trait"),
        ("Calm under pressure", "trait"),
        ("Leads a team of bid managers and writers", "experience"),
        ("Manages vendor contracts and budgets", "experience"),
        ("Supervision of student workers", "experience"),
        ("SQL", "skill"),
        ("Proficient in Adobe Photoshop", "skill"),
        ("", "skill"),
    ],
)
def test_the_kind_of_short_requirements(text: str, kind: str) -> None:
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


def test_an_address_is_looked_for_as_far_as_one_reaches() -> None:
    """Behind every stop of a long chain of them, so not to the end of the text."""
    assert len(sentences("Write to us.Jo.Do" + "e" * 40 + "@x.org")) == 1
    assert [span.end for span in sentences("We sail.Join" + "a" * 80 + "@x.org")] == [8, 98]


@pytest.mark.parametrize("text", ["Secret", "Active Secret or higher", "DoD Secret"])
def test_a_level_of_clearance_alone_is_an_authorization(text: str) -> None:
    assert kind_of(text) is Kind.AUTHORIZATION


@pytest.mark.parametrize("text", ["Keeps a secret", "Secret shopping", "Secret santa planning"])
def test_other_secrets_are_no_authorization(text: str) -> None:
    assert kind_of(text) is not Kind.AUTHORIZATION


def test_a_credential_with_points_is_of_the_kind_of_the_one_without() -> None:
    assert kind_of("R.N. required") is kind_of("RN required") is Kind.CERTIFICATION
