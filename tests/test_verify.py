"""Rules for degrees and languages, each against the answer a careful reader would give."""

import pytest

from index.types import Passage, Span
from matcher.lexicon.degrees import Rank
from matcher.types import (
    AnyOf,
    DateRange,
    Entry,
    Finding,
    Kind,
    Level,
    Month,
    Part,
    Requirement,
    Resume,
    Scored,
    Section,
    SectionKind,
)
from matcher.verify.education import asked_of, ranks_in
from matcher.verify.language import tongues_in
from matcher.verify.verify import verify
from matcher.verify.years import IN_THE_FIELD, months_of, years_asked

TODAY = Month(2024, 1)


def requirement(text: str, kind: Kind) -> Requirement:
    span = Span(0, len(text))
    return Requirement(text, Level.MINIMUM, kind, span, (AnyOf((Part(text, span),)),))


def resume(*lines: tuple[SectionKind, str], jobs: bool = False) -> Resume:
    passages, at = [], 0
    for number, (label, text) in enumerate(lines):
        span = Span(at, at + len(text))
        passages.append(Passage("d", number, text, "", label.value, span))
        at += len(text) + 1
    job = Entry("Clerk", "Ardmore", None, None, (), Span(0, 1))
    section = Section(SectionKind.EXPERIENCE, "Experience", Span(0, 1), (job,) if jobs else ())
    return Resume("d", "n", (section,), tuple(passages))


def degree(asked: str, *held: str, jobs: bool = False) -> Finding:
    lines = [(SectionKind.EDUCATION, line) for line in held]
    found = verify(requirement(asked, Kind.EDUCATION), resume(*lines, jobs=jobs), (), TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("BA/BS degree in Engineering", Rank.BACHELOR),
        ("Bachelor’s degree required", Rank.BACHELOR),
        ("Master's or PhD degree in engineering", Rank.MASTER),
        ("Currently has a Ph.D. degree in Computer Science", Rank.DOCTOR),
        ("M.S. in Statistics", Rank.MASTER),
        ("MBA degree", Rank.MASTER),
        ("Degree in Nursing", Rank.BACHELOR),
        ("High school diploma or GED", Rank.SCHOOL),
        ("Associate's degree in accounting", Rank.ASSOCIATE),
    ],
)
def test_the_lowest_degree_named_is_what_is_asked_for(text: str, rank: Rank) -> None:
    found = asked_of(text)
    assert found is not None
    assert found.rank is rank


@pytest.mark.parametrize(
    "text",
    [
        "Proficient in MS Office and MS Excel",
        "Certified Scrum Master",
        "Master data management",
        "Associate Director of Sales",
        "Managed as many as ten people",
    ],
)
def test_words_that_look_like_degrees_are_none(text: str) -> None:
    assert ranks_in(text) == set()


def test_a_wish_to_return_to_a_degree_asks_for_no_degree() -> None:
    assert asked_of("Intent to return to degree program after the internship") is None


def test_a_higher_degree_in_the_field_meets_the_lower() -> None:
    found = degree("Bachelor's degree in Statistics", "MSc Statistics, Ghent University")
    assert found.coverage >= 0.9
    assert found.passages[0].text.startswith("MSc")


def test_a_bachelor_does_not_meet_a_doctorate() -> None:
    found = degree("PhD in Computer Science", "Bachelor of Science in Computer Science")
    assert found.coverage <= 0.3
    assert found.reasons == ("a bachelor's degree is named; a doctorate is asked for",)


def test_a_related_field_counts_only_where_the_posting_takes_one() -> None:
    strict = degree("Bachelor's degree in Computer Science", "BSc in Mathematics")
    open_to = degree("Bachelor's degree in Computer Science or a related field", "BSc Mathematics")
    far = degree("Bachelor's degree in Computer Science or a related field", "BA in Art History")
    assert far.coverage == strict.coverage == 0.5
    assert open_to.coverage > 0.8


def test_sharing_only_the_word_science_is_no_shared_field() -> None:
    found = degree("BS in Computer Science", "Bachelor of Science in Political Science")
    assert found.coverage == 0.5


def test_an_unfinished_degree_is_half_unless_the_posting_takes_it() -> None:
    line = "PhD in Machine Learning, expected 2027"
    assert degree("PhD in Machine Learning", line).coverage == 0.5
    pursuing = "Currently has or is in the process of obtaining a PhD in Machine Learning"
    assert degree(pursuing, line).coverage > 0.9


def test_a_degree_that_the_line_denies_is_not_finished() -> None:
    line = "Some college (no degree), Bachelor of Arts programme in History"
    assert degree("Bachelor's degree", line).coverage == 0.5


def test_a_degree_named_in_a_list_of_skills_or_a_duty_is_half_a_statement() -> None:
    asked = requirement("MBA degree", Kind.EDUCATION)
    duty = resume((SectionKind.EXPERIENCE, "Campus facilitator for MBA distance learning"))
    schooling = resume((SectionKind.EDUCATION, "MBA, Ardmore College"))
    half, full = (verify(asked, held, (), TODAY) for held in (duty, schooling))
    assert half is not None
    assert full is not None
    assert half.coverage == pytest.approx(full.coverage / 2)


def test_a_degree_expected_before_this_year_is_taken_for_finished() -> None:
    assert degree("Bachelor's degree", "BSc, expected in 05/2022").coverage > 0.9
    assert degree("Bachelor's degree", "BSc, expected in 05/2026").coverage == 0.5


def test_technology_alone_is_no_related_field() -> None:
    found = degree(
        "PhD in Computer Science or a relevant technical field",
        "Doctor of Education: Instructional Design and Technology",
    )
    assert found.coverage == 0.5


def test_no_degree_is_missing_and_says_so() -> None:
    found = degree("Bachelor's degree")
    assert found.coverage < 0.1
    assert found.reasons == ("no degree is named in the resume",)
    assert not found.at_least


def test_experience_may_stand_in_for_a_degree_only_where_there_is_some() -> None:
    asked = "Bachelor's degree or equivalent practical experience"
    assert degree(asked, jobs=True).at_least
    assert not degree(asked, jobs=False).at_least


def test_another_degree_never_lowers_what_one_has() -> None:
    asked = "Bachelor's degree in Computer Science or related field"
    one = degree(asked, "BSc Computer Science")
    two = degree(asked, "BA in Art History", "BSc Computer Science", "High school diploma")
    assert two.coverage == one.coverage
    assert two.passages[0].text == "BSc Computer Science"


def language(asked: str, *lines: str, label: SectionKind = SectionKind.LANGUAGES) -> Finding:
    held = resume(*[(label, line) for line in lines])
    found = verify(requirement(asked, Kind.LANGUAGE), held, (), TODAY)
    assert found is not None
    return found


SPOKEN = "Dutch (native), English (fluent), French (basic), Italian"


@pytest.mark.parametrize(
    ("asked", "coverage"),
    [
        ("Fluency in Dutch", 0.95),
        ("Fluent French", 0.5),
        ("Italian", 0.75),
        ("Fluency in German", 0.03),
        ("Dutch or German", 0.95),
        ("Fluent in Dutch and German", round((0.95 + 0.03) / 2, 4)),
    ],
)
def test_a_language_counts_by_the_level_written_beside_it(asked: str, coverage: float) -> None:
    assert language(asked, SPOKEN).coverage == coverage


def test_a_level_that_opens_a_line_holds_for_all_of_it() -> None:
    assert language("Italian", "Fluent in French and Italian").coverage == 0.95
    assert language("Italian", "Native: Dutch, Italian").coverage == 0.95


def test_a_language_that_is_not_named_has_no_evidence() -> None:
    found = language("Fluency in German", SPOKEN)
    assert found.passages == ()
    assert found.reasons == ("German is not named in the resume",)


def test_english_beside_another_language_is_taken_for_granted() -> None:
    assert language("English and French", "French (native)").coverage == 0.95


def test_english_that_is_not_listed_is_unknown() -> None:
    assert language("Fluent English", "French (native)").unknown


def test_mandarin_shows_chinese_but_chinese_need_not_be_mandarin() -> None:
    assert language("Chinese", "Mandarin (native)").coverage > 0.9
    assert language("Mandarin", "Chinese restaurant manager").coverage < 0.1


def test_polish_is_a_language_only_as_a_word_of_its_own() -> None:
    assert tongues_in("polished presentations") == ()


def test_no_rule_speaks_where_none_applies() -> None:
    assert verify(requirement("Experience with Kafka", Kind.SKILL), resume(), (), TODAY) is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5 years of experience in audit", 5),
        ("5+ years of SQL", 5),
        ("3-5 years in payroll", 3),
        ("minimum of five (5) years", 5),
        ("2 or more years of selling", 2),
        ("At least 1.5 years", 1.5),
        ("10 yrs. of teaching children ages 3 years to 5 years", 10),
        ("Must be 18 years old", None),
        ("Experience with Kafka", None),
    ],
)
def test_the_fewest_years_are_what_is_asked_for(text: str, years: float | None) -> None:
    assert years_asked(text) == years


def job(start: Month, end: Month | None, span: Span) -> Entry:
    return Entry("", "", DateRange(start, end, span, end is None), None, (), span)


def test_months_that_two_jobs_share_count_once_and_the_present_ends_at_the_stated_month() -> None:
    """2020-01 to 2021-12 and 2021-07 to now (2024-01): 49 months together."""
    span = Span(0, 1)
    jobs = [job(Month(2020, 1), Month(2021, 12), span), job(Month(2021, 7), None, span)]
    assert len(months_of(jobs, TODAY)) == 49


def career(*jobs: tuple[str, Month, Month | None]) -> Resume:
    """A resume of one line a job."""
    entries, passages, at = [], [], 0
    for number, (line, start, end) in enumerate(jobs):
        span = Span(at, at + len(line))
        entries.append(job(start, end, span))
        passages.append(Passage("d", number, line, "", "experience", span))
        at += len(line) + 1
    section = Section(SectionKind.EXPERIENCE, "Experience", Span(0, at), tuple(entries))
    return Resume("d", "n", (section,), tuple(passages))


def years(asked: str, held: Resume, **scores: float) -> Finding:
    near = [Scored(p, 0.0, 0.0, scores.get(p.text.split()[0], 0.0)) for p in held.passages]
    found = verify(requirement(asked, Kind.YEARS), held, near, TODAY)
    assert found is not None
    return found


HELD = career(
    ("Payroll clerk", Month(2018, 1), Month(2019, 12)),
    ("Gardener", Month(2010, 1), Month(2017, 12)),
)


def test_only_jobs_near_to_what_is_asked_for_count() -> None:
    """Two of four years in payroll: half of what the years decide about."""
    found = years("4 years of payroll", HELD, Payroll=IN_THE_FIELD, Gardener=0.1)
    assert found.scale == 0.75
    assert found.reasons == ("4 years are asked for; 1 job near to it adds up to 2 (to 2024-01)",)


def test_jobs_at_the_same_time_count_once() -> None:
    """2018 and 2019 in two payroll jobs are two years and not four."""
    both = career(
        ("Payroll clerk", Month(2018, 1), Month(2019, 12)),
        ("Payroll tutor", Month(2018, 1), Month(2019, 12)),
    )
    found = years("4 years of payroll", both, Payroll=0.9)
    assert found.scale == 0.75
    assert found.reasons == ("4 years are asked for; 2 jobs near to it add up to 2 (to 2024-01)",)


def test_years_of_any_work_count_every_job() -> None:
    assert years("10 years of professional experience", HELD).scale == 1.0


def test_jobs_without_a_near_line_count_a_fifth() -> None:
    """A fifth of ten years is half of four."""
    found = years("4 years of payroll", HELD)
    assert found.scale == 0.75
    assert "no dated job has a line near" in found.reasons[0]


def test_no_dates_at_all_leave_half() -> None:
    assert years("4 years of payroll", Resume("d", "n", (), ())).scale == 0.5


def test_a_summary_that_states_the_years_is_taken_at_its_word() -> None:
    text = "Payroll specialist with seven years of experience"
    summary = Passage("d", 0, text, "", "summary", Span(0, len(text)))
    held = Resume("d", "n", (), (summary,))
    found = years("5 years of payroll", held, Payroll=0.6)
    assert found.scale == 1.0
    assert found.reasons == ("5 years are asked for; the summary states 7",)
