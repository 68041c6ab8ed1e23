"""Years: what dates and statements bear out, each against sums made by hand."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.extract import extract
from matcher.resume.parse import parse
from matcher.types import Kind, Month, Resume, SectionKind
from matcher.verify.reading import Reading
from matcher.verify.ruling import NEAR
from matcher.verify.spans import merged, spans_in
from matcher.verify.tenure import Asked, Held, Job, asked_of, held_in, weigh
from tests.verify_resumes import TODAY, asks, grade, reading, resume, ruled

SURELY = NEAR + 0.6
JAN_2020, DEC_2021 = Month(2020, 1), Month(2021, 12)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5 years of experience in audit", [5]),
        ("3-5 years in payroll", [3]),
        ("minimum of five (5) years", [5]),
        ("Three or more years of retail banking", [3]),
        ("18 months of Rust", [1.5]),
        ("5+ years of SQL", [5]),
        ("2 or more years of selling", [2]),
        ("At least 1.5 years", [1.5]),
        ("10 yrs. of teaching children ages 3 years to 5 years", [10]),
        ("Experience with Kafka", []),
        ("over a decade in sales", [10]),
        ("Java (6 years), SQL (2 yrs)", [6, 2]),
        ("10+ years of experience, of which 3 years in a managerial role", [10, 3]),
        ("children ages 3 years to 5 years", []),
        ("Must be 18 years old", []),
        ("CHC or ability to obtain within 12 months", []),
        ("one month notice", []),
    ],
)
def test_lengths_of_time_are_read_in_years(text: str, years: list[float]) -> None:
    assert [found for found, _, _ in spans_in(text)] == years


def test_years_of_which_some_in_another_thing_are_two_parts() -> None:
    found = asked_of(asks("10 years of sales, including 3 years leading a team", Kind.YEARS))
    assert found is not None
    assert [(p.years, p.leads) for p in found.parts] == [(10, False), (3, True)]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ten years of finance, of which five in real estate", [10, 5]),
        ("10+ years of sales, including at least 3 in leadership", [10, 3]),
        ("Six years in external audit, two of them as manager", [6, 2]),
        ("5 years in data analysis or business intelligence, of which 2 in retail", [5, 2]),
        ("5 years in analysis or design, including 2 years in retail", [5, 2]),
        ("3 years of sales or 5 years of marketing", [3, 5]),
        ("3 years of sales with 2 territories", [3]),
    ],
)
def test_years_of_which_some_are_in_another_thing_need_no_unit(
    text: str, years: list[float]
) -> None:
    found = asked_of(asks(text, Kind.YEARS))
    assert found is not None
    assert [part.years for part in found.parts] == years


def test_years_in_brackets_are_asked_of_what_stands_before_them() -> None:
    found = asked_of(asks("Java (6 years), SQL (2 yrs)", Kind.YEARS))
    assert found is not None
    assert [(p.years, set(p.field)) for p in found.parts] == [(6, {"java"}), (2, {"sql"})]


@pytest.mark.parametrize(
    "text",
    ["0-2 years of relevant and related experience", "BS in Biology with 0-5 years of experience"],
)
def test_no_years_at_all_are_no_years_asked_for(text: str) -> None:
    assert asked_of(asks(text, Kind.YEARS)) is None


def test_years_stated_of_something_else_are_not_told() -> None:
    held = resume((SectionKind.SUMMARY, "Over 12 years as a software engineer"))
    found = ruled("5 years in accounting", Kind.YEARS, held, [0.2])
    assert found.coverage <= 0.1
    assert "states" not in found.reasons[0]


def test_of_two_lengths_joined_by_or_the_shorter_will_do_where_one_names_no_field() -> None:
    found = asked_of(asks("5 years of sales or 3 years with a Master's", Kind.YEARS))
    assert found is not None
    assert [part.years for part in found.parts] == [3]


def test_months_that_two_jobs_share_count_once_and_an_internship_by_half() -> None:
    """2020 and 2021 are 24 months; half of 2021 to mid 2022 beyond them is 6 months by half."""
    start = JAN_2020.index
    assert merged([(start, start + 23, 1.0), (start + 12, start + 29, 0.5)]) == 27


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("2 years of payroll", 1), ("4 years of payroll", 0.5), ("2 years of payroll, tax", 1)],
)
def test_only_jobs_near_to_what_is_asked_for_count(asked: str, expected: float) -> None:
    held = resume(
        jobs=[
            ("Payroll clerk", JAN_2020, DEC_2021),
            ("Gardener", Month(2002, 1), Month(2019, 12)),
        ]
    )
    found = ruled(asked, Kind.YEARS, held, [SURELY, -0.1])
    assert grade(found) == expected
    assert found.shown == (0,)
    assert "1 job near to it adds up to 2 (to 2026-11)" in found.reasons[0]


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Shadowed ICU nurses for one week", False),
        ("Job shadowing in the ICU", False),
        ("Cared for two ICU patients a shift", True),
        ("Trained nurses who shadowed ICU teams", True),
    ],
)
def test_watching_others_work_is_no_work_of_ones_own(line: str, own: bool) -> None:
    text = (
        f"Jane Roe\n\nExperience\nAssistant, Dale Clinic, 2018 - Present\n- Took calls\n- {line}\n"
    )
    job = held_in(Reading.of(parse(extract(text.encode(), "resume.txt")))).jobs[0]
    assert ("icu" in job.terms, len(job.lines)) == (own, 3 if own else 2)


def test_a_job_that_goes_on_ends_in_the_month_of_the_match() -> None:
    held = resume(jobs=[("Payroll clerk", Month(2024, 12), None)])
    found = ruled("2 years of payroll", Kind.YEARS, held, [SURELY])
    assert found.reasons == ("2 years are asked for; 1 job near to it adds up to 2 (to 2026-11)",)


def test_an_internship_counts_by_half() -> None:
    held = resume(jobs=[("Payroll intern", JAN_2020, DEC_2021)])
    assert "adds up to 1 " in ruled("3 years of payroll", Kind.YEARS, held, [SURELY]).reasons[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("10 years of professional experience", Kind.YEARS),
        ("10 years of experience", Kind.YEARS),
        ("Bachelor's degree or equivalent practical experience", Kind.EDUCATION),
    ],
)
def test_years_of_any_work_count_by_half_where_nothing_is_near(text: str, kind: Kind) -> None:
    held = resume(jobs=[("Blorp fizzle wug", Month(2010, 1), None)])
    near, far = ruled(text, kind, held, [0.25]), ruled(text, kind, held, [0.15])
    assert near.coverage >= 0.65
    assert far.coverage == 0.5
    assert "near to it" not in far.reasons[0]


YEARS_OF = SectionKind.SKILLS


@pytest.mark.parametrize(
    ("asked", "line", "states"),
    [
        ("5 years of Python", "Python (1 year), SQL (6 years)", "1"),
        ("5 years of SQL", "Python (1 year), SQL (6 years)", "6"),
        ("5 years of Python", "Python - 1 year, SQL - 6 years", "1"),
        ("5 years of Python", "1 year of Python, 6 years of SQL", "1"),
        ("5 years of SQL", "1 year of Python and 6 years of SQL", "6"),
        ("5 years of payroll", "Payroll: 1 year; gardening: 6 years", "1"),
        ("5 years of Java", "8 years of JavaScript", None),
        ("Sales experience (minimum 3 years)", "Retail seller (6 years)", "6"),
        ("5 years of React Native or Flutter", "6 years of Flutter", "6"),
        ("5 years of SQL", "7 years of experience in Python, Java and SQL", "7"),
        ("5 years of nursing", "Nursing professional with 7 years in intensive care", "7"),
    ],
)
def test_stated_years_are_of_the_thing_in_their_own_clause(
    asked: str, line: str, states: str | None
) -> None:
    found = ruled(asked, Kind.YEARS, resume((YEARS_OF, line)), [SURELY])
    said = found.reasons[0].partition("the resume states ")[2] or None
    assert said == states
    assert (grade(found) == 1) == (states in ("6", "7"))


@pytest.mark.parametrize("text", ["5+ years in accounting", "2 years of nursing"])
@pytest.mark.parametrize("score", [-0.1, 0.1, 0.24])
def test_a_job_that_is_not_near_is_worth_next_to_nothing(text: str, score: float) -> None:
    held = resume(jobs=[("Software engineer", Month(2014, 1), None)])
    found = ruled(text, Kind.YEARS, held, [score])
    assert found.coverage <= 0.1
    assert found.reasons[0].endswith("no dated job has a line near to it")


def test_all_years_in_a_job_that_names_the_thing_are_the_years() -> None:
    line = "Developer 2012-2022, built services in Python and Java"
    for held in (
        resume((SectionKind.OTHER, line)),
        resume(jobs=[(line, Month(2012, 1), Month(2022, 12))]),
    ):
        found = ruled("5 years of Python", Kind.YEARS, held, [0.45])
        assert found.coverage == pytest.approx(0.9, abs=0.05)


def test_an_internship_of_two_months_is_hardly_a_start() -> None:
    held = resume(jobs=[("Python intern", Month(2024, 6), Month(2024, 7))])
    found = ruled("5 years of Python", Kind.YEARS, held, [SURELY])
    assert found.coverage == pytest.approx(0.2, abs=0.05)


@pytest.mark.parametrize(
    ("first", "last"),
    [(Month(2027, 1), None), (Month(2028, 1), Month(2040, 1)), (Month(2020, 1), Month(2010, 1))],
)
@pytest.mark.parametrize("text", ["5 years of payroll", "10 years of experience"])
def test_a_job_yet_to_come_or_ended_before_it_began_counts_for_nothing(
    text: str, first: Month, last: Month | None
) -> None:
    ends = None if last is None else last.index
    held = Held((Job(first.index, ends, (0,), ("payrol",), 1.0, 0),), ())
    asked = asked_of(asks(text, Kind.YEARS))
    assert asked is not None
    found = weigh(asked, held, [SURELY], TODAY)
    assert (found.coverage, found.shown) == (0.05, ())
    assert found.reasons[0].endswith(
        "no dated job has a line near to it" if "payroll" in text else "no dated job is named"
    )


def test_a_far_job_shows_nothing() -> None:
    held = resume(jobs=[("Gardener", Month(2010, 1), None)])
    assert grade(ruled("5 years of payroll", Kind.YEARS, held, [-0.1])) == 0


@pytest.mark.parametrize("label", [SectionKind.SUMMARY, SectionKind.SKILLS])
def test_a_summary_or_skill_that_states_its_years_is_taken_at_its_word(label: SectionKind) -> None:
    held = resume((label, "Payroll (seven years)"))
    found = ruled("5 years of payroll", Kind.YEARS, held, [SURELY])
    assert grade(found) == 1
    assert found.reasons == ("5 years are asked for; the resume states 7",)


def test_years_of_leading_people_need_a_job_that_shows_it() -> None:
    asked = "3 years managing a team of engineers"
    alone = resume(jobs=[("Software Engineer", Month(2015, 1), None)])
    led = resume(jobs=[("Engineering Manager", Month(2015, 1), None)])
    assert grade(ruled(asked, Kind.YEARS, alone, [SURELY])) != 1
    assert grade(ruled(asked, Kind.YEARS, led, [SURELY])) == 1


def test_leading_people_is_no_field_of_its_own() -> None:
    for text in ("3 years in a supervisory role", "3 years of supervisory experience in retail"):
        found = asked_of(asks(text, Kind.YEARS))
        assert found is not None
        (part,) = found.parts
        assert part.leads
        assert part.field == (frozenset({"retail"}) if "retail" in text else frozenset())


def test_a_job_told_in_one_line_without_an_entry_counts() -> None:
    held = held_in(reading((SectionKind.OTHER, "Staff nurse, surgical ICU, 1999 - 2008")))
    assert [(job.first, job.last) for job in held.jobs] == [(1999 * 12, 2008 * 12)]


def test_jobs_at_the_same_time_count_once() -> None:
    """2018 and 2019 in two payroll jobs are two years and not four."""
    when = (Month(2018, 1), Month(2019, 12))
    held = resume(jobs=[("Payroll clerk", *when), ("Payroll tutor", *when)])
    found = ruled("4 years of payroll", Kind.YEARS, held, [SURELY, SURELY])
    assert "adds up to 2 " in found.reasons[0]
    assert grade(found) == 0.5


@pytest.mark.parametrize(
    ("months", "coverage"), [(60, 0.94), (57, 0.65), (48, 0.6), (30, 0.45), (6, 0.21)]
)
def test_the_coverage_follows_the_share_of_the_years(months: int, coverage: float) -> None:
    """Of five years in a surely near job: all, 95 %, 80 %, a half, a tenth."""
    job = Job(24000, 24000 + months - 1, (0,), (), 1.0, 0)
    asked = asked_of(asks("5 years of payroll", Kind.YEARS))
    assert asked is not None
    found = weigh(asked, Held((job,), ()), [SURELY], TODAY)
    assert found.coverage == pytest.approx(coverage)


def test_no_dates_at_all_leave_what_the_nearest_line_shows() -> None:
    held = resume((SectionKind.OTHER, "Payroll"))
    worth = [ruled("4 years of payroll", Kind.YEARS, held, [s]).coverage for s in (0.0, SURELY)]
    assert worth[0] < 0.3 < worth[1] < 0.8


MONTHS = st.integers(min_value=1980 * 12, max_value=2026 * 12)
SPANS = st.tuples(MONTHS, st.integers(0, 200), st.sampled_from((0.5, 1.0))).map(
    lambda s: (s[0], s[0] + s[1], s[2])
)
CAREERS = st.lists(SPANS, max_size=8)


@given(CAREERS, st.randoms())
def test_merging_never_counts_a_month_twice(
    spans: list[tuple[int, int, float]], rng: Random
) -> None:
    months: dict[int, float] = {}
    for first, last, share in spans:
        for month in range(first, last + 1):
            months[month] = max(months.get(month, 0.0), share)
    shuffled = sorted(spans, key=lambda _: rng.random())
    assert merged(spans) == merged(shuffled) == merged(spans + spans) == sum(months.values())


@given(CAREERS, SPANS, st.lists(st.floats(-1, 1.5), min_size=9, max_size=9))
def test_another_job_never_lowers_what_the_years_are_worth(
    spans: list[tuple[int, int, float]], more: tuple[int, int, float], scores: list[float]
) -> None:
    jobs = [Job(a, b, (n,), (), share, 0) for n, (a, b, share) in enumerate([*spans, more])]
    asked = asked_of(asks("5 years of payroll", Kind.YEARS))
    assert isinstance(asked, Asked)
    fewer = weigh(asked, Held(tuple(jobs[:-1]), ()), scores, TODAY)
    all_of_them = weigh(asked, Held(tuple(jobs), ()), scores, TODAY)
    assert all_of_them.coverage >= fewer.coverage


SKILL = (SectionKind.SKILLS, "Python, SQL, Airflow")
SUMMER = ("Marketing Intern, Globex", Month(2026, 6), Month(2026, 8))
CAREER = ("Marketing Manager, Globex", Month(2016, 1), Month(2026, 8))


def test_a_skill_was_used_no_longer_than_all_dated_jobs_together() -> None:
    """Three months of an internship count 1.5: 0.125 of 5 years, a fortieth of what is asked."""
    text = "5 years of experience with Python"
    short = ruled(text, Kind.YEARS, resume(SKILL, jobs=[SUMMER]), [0.9, 0.0])
    assert short.coverage < 0.2
    long = ruled(text, Kind.YEARS, resume(SKILL, jobs=[CAREER]), [0.9, 0.0])
    assert long.coverage > 0.6


def test_a_skill_of_a_resume_without_dates_may_have_been_used_for_years() -> None:
    found = ruled("5 years of experience with Python", Kind.YEARS, resume(SKILL), [0.9])
    assert found.coverage > 0.6


@pytest.mark.parametrize(
    ("asked", "job"),
    [
        ("3 years of teaching", "Primary school teacher, Hill School"),
        ("2 years of driving experience", "Truck driver, Acme"),
        ("2 years of welding", "Welder, Dock 4"),
        ("5 years of nursing", "Registered nurse, Mercy"),
    ],
)
def test_who_is_called_by_what_they_do_has_done_it(asked: str, job: str) -> None:
    named = ruled(asked, Kind.YEARS, resume(jobs=[(job, Month(2010, 1), DEC_2021)]), [NEAR])
    assert grade(named) == 1
    assert named.least > 0.7  # whatever the scores say
    cook = resume(jobs=[("Line cook, Acme", Month(2010, 1), DEC_2021)])
    assert ruled(asked, Kind.YEARS, cook, [NEAR]).least == 0.0


def test_years_that_the_dates_leave_no_room_for_are_partly_there_at_most() -> None:
    def most(asked: str, jobs: list[tuple[str, Month, Month | None]], score: float) -> float:
        return ruled(asked, Kind.YEARS, resume(jobs=jobs), [score] * len(jobs)).most

    # 2015 to 2018 and 2017 to 2018: four years, for months that two jobs share count once
    two = [
        ("Clerk, Acme", Month(2015, 1), Month(2018, 12)),
        ("Clerk, Bolt", Month(2017, 1), Month(2018, 12)),
    ]
    more = [*two, ("Clerk, Dock", Month(2010, 1), Month(2011, 12))]
    assert most("5 years of payroll", two, SURELY) == 0.6
    assert most("4 years of payroll", two, SURELY) == 1.0
    assert most("5 years of payroll", more, SURELY) == 1.0
    assert most("4 years of payroll", more, -0.1) == 0.6  # work in another field is no room


def test_stated_years_are_believed_whatever_the_dates_say() -> None:
    jobs = [("Payroll clerk", JAN_2020, DEC_2021)]
    said = (SectionKind.SUMMARY, "Accountant with 12 years of payroll experience")
    asked = "10 years of payroll"
    assert ruled(asked, Kind.YEARS, resume(jobs=jobs), [SURELY]).most == 0.6
    assert ruled(asked, Kind.YEARS, resume(said, jobs=jobs), [SURELY] * 2).most == 1.0


TEN_YEARS = Month(2012, 1), Month(2021, 12)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("5 years of IT experience", "Network administrator, Acme"),
        ("5 years of experience in information technology", "Help desk analyst, Acme"),
        ("3 years of legal experience", "Law clerk, Baker LLP"),
        ("2 years of purchasing experience", "Senior Buyer, Acme"),
        ("2 years of caregiving experience", "Certified Nursing Assistant, Elm House"),
        ("1 year of retail experience", "Cashier, Target"),
        ("2 years of bookkeeping", "Accounts payable specialist, Acme"),
        ("1 year of childcare experience", "Nanny, private family"),
        ("3 years of human resources experience", "Talent acquisition partner, Acme"),
        ("1 year of customer service experience", "Bartender, The Crown"),
        ("2 years of driving experience", "Delivery driver, DHL"),
        ("3 years of IT experience", "IT specialist, Acme"),
        ("3 years of information security", "SOC analyst, Acme"),
        ("3 years of machine learning experience", "Data scientist, Acme"),
        ("2 years of restaurant experience", "Server, Olive Garden"),
        ("2 years of restaurant experience", "Hostess, Olive Garden"),
        ("2 years of retail experience", "Assistant store manager, Target"),
        ("2 years of marketing experience", "Head of Growth, Acme"),
        ("2 years of insurance experience", "Claims examiner, Acme"),
        ("3 years of manufacturing", "Quality Inspector, Acme"),
        ("3 years of manufacturing", "Welder, Acme"),
        ("2 years of driving experience", "Truck driver, Acme"),
    ],
)
def test_a_title_tells_the_trade_that_no_line_names(asked: str, title: str) -> None:
    found = ruled(asked, Kind.YEARS, resume(jobs=[(title, *TEN_YEARS)]))
    assert found.coverage >= 0.85
    assert found.least == 0.75


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("5 years of banking experience", "Security guard, Chase Bank"),
        ("5 years of marketing experience", "Receptionist, MarketPro Marketing Agency"),
        ("2 years of legal experience", "Cleaner, Baker Legal Services"),
        ("2 years of teaching experience", "Cook, Institute of Teaching"),
        ("1 year of warehouse experience", "Cashier, Warehouse Foods"),
        ("3 years of construction experience", "Bookkeeper, Ohio Construction"),
    ],
)
def test_years_at_an_employer_of_the_trade_are_none_in_it(asked: str, title: str) -> None:
    """However near the line is that names the employer."""
    assert ruled(asked, Kind.YEARS, resume(jobs=[(title, *TEN_YEARS)]), [SURELY]).coverage < 0.1


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("5 years in the insurance industry", "Accountant, Allstate Insurance"),
        ("5 years in the healthcare industry", "Financial Analyst, Kaiser Healthcare"),
        ("5 years in the construction industry", "Accountant, Turner Construction"),
        ("5 years in the banking sector", "Accountant, Chase Banking"),
        ("5 years in a software company", "Accountant, Acme Software"),
        ("3 years in a manufacturing environment", "Accountant, Toyota Motor Manufacturing"),
        ("3 years of hotel experience", "Accountant, Hilton Hotel"),
    ],
)
def test_years_at_an_employer_of_an_industry_are_years_in_it(asked: str, title: str) -> None:
    held = resume(jobs=[(title, *TEN_YEARS)])
    assert ruled(asked, Kind.YEARS, held).coverage > 0.8
    assert ruled(asked, Kind.YEARS, resume(jobs=[("Florist, Acme", *TEN_YEARS)])).coverage < 0.1


def test_a_fast_paced_environment_is_no_industry() -> None:
    held = resume(jobs=[("Accountant, Acme Sales", *TEN_YEARS)])
    asked = "5 years of sales experience in a fast-paced environment"
    assert ruled(asked, Kind.YEARS, held, [SURELY]).coverage < 0.1


def test_a_driver_of_a_device_does_not_speak_against_software() -> None:
    held = resume(jobs=[("Linux Device Driver Engineer, Acme", *TEN_YEARS)])
    assert ruled("5 years of software development", Kind.YEARS, held, [SURELY]).coverage > 0.8


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("5 years of teaching experience", "Principal engineer, Acme"),
        ("2 years of restaurant experience", "SQL Server administrator, Acme"),
        ("5 years of software development", "Real estate developer, Acme"),
        ("5 years of accounting experience", "Air traffic controller, FAA"),
        ("2 years of retail experience", "Machine shop foreman, Acme"),
        ("5 years of security engineering", "Security guard, Acme"),
        ("5 years of securities experience", "Security guard, Acme"),
        ("3 years of clinical experience", "Health and safety officer, Acme"),
        ("2 years of restaurant experience", "Process Server, Acme"),
        ("2 years of restaurant experience", "Radio Host, WXYZ"),
        ("2 years of marketing experience", "Growth Chamber Technician, Acme"),
        ("2 years of retail experience", "Feature Store Engineer, Acme"),
        ("2 years of insurance experience", "Freight Claims Clerk, Acme"),
    ],
)
def test_a_title_that_only_sounds_like_a_trade_is_none_in_it(asked: str, title: str) -> None:
    assert ruled(asked, Kind.YEARS, resume(jobs=[(title, *TEN_YEARS)])).coverage < 0.1


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("5 years of hospital experience", "Registrar, St Mary Hospital"),
        ("2 years in a Big Four firm", "Audit associate, Deloitte, Big Four firm"),
        ("3 years of wine experience", "Server, Old Wine House"),
        ("5 years of experience in a hospital", "Cook, St Mary Hospital"),
        ("2 years in a medical office", "Receptionist, Elm Medical Office"),
        ("2 years of law firm experience", "Bookkeeper, Baker Law Firm"),
    ],
)
def test_what_is_no_trade_of_the_table_may_be_told_by_the_employer(asked: str, title: str) -> None:
    assert ruled(asked, Kind.YEARS, resume(jobs=[(title, *TEN_YEARS)]), [SURELY]).coverage > 0.8


@pytest.mark.parametrize(
    ("title", "above", "least", "most"),
    [
        ("Accountant, Acme", 0.25, 0.3, 0.37),
        ("Sales manager, Acme", 0.1, 0.3, 0.37),
        ("Bank teller, Acme", 0.1, 0.9, 1.0),
        ("Coordinator, Acme", 0.25, 0.75, 1.0),  # a title that the table does not know
        ("Accountant, Acme", 0.4, 0.9, 1.0),  # lines that surely tell of it
    ],
)
def test_lines_that_are_only_somewhat_near_make_no_years_of_another_trade(
    title: str, above: float, least: float, most: float
) -> None:
    text = f"Jane Roe\n\nExperience\n{title}, 2010 - Present\n- Reconciled bank statements\n"
    held = parse(extract(text.encode(), "resume.txt"))
    scores = [0.0, NEAR + above]
    found = ruled("5 years of experience in banking", Kind.YEARS, held, scores)
    assert least <= found.coverage <= most


def test_the_job_in_the_trade_is_counted_and_not_a_longer_one_in_another() -> None:
    held = resume(
        jobs=[
            ("Order picker, Amazon", Month(2022, 10), Month(2024, 1)),
            ("Cashier, Food 4 Less", Month(2012, 1), Month(2022, 1)),
        ]
    )
    found = ruled("1 year of warehouse experience", Kind.YEARS, held, [0.3, 0.34])
    assert found.shown == (0,)
    assert found.reasons == ("1 year is asked for; 1 job near to it adds up to 1.3 (to 2026-11)",)


@pytest.mark.parametrize(
    "text",
    [
        "No more than 3 years of experience",
        "Up to 5 years of experience",
        "Maximum of 2 years of experience",
        "Less than 2 years of experience",
    ],
)
def test_a_most_is_no_length_that_must_be_there(text: str) -> None:
    assert asked_of(asks(text, Kind.YEARS)) is None


@pytest.mark.parametrize(
    "least", ["Not less than", "No fewer than", "no less than", "You should have not fewer than"]
)
def test_not_less_than_is_a_least(least: str) -> None:
    found = asked_of(asks(f"{least} 5 years of baking", Kind.YEARS))
    assert found is not None
    assert found.parts[0].years == 5


def test_a_most_behind_a_least_takes_nothing_away() -> None:
    found = asked_of(asks("At least 3 years of baking, no more than 1 year ago", Kind.YEARS))
    assert found is not None
    assert found.parts[0].years == 3


def undated(line: str) -> Resume:
    """A resume of one job, which has no dates."""
    held = resume(jobs=[(line, *TEN_YEARS)])
    [section] = held.sections
    entries = tuple(replace(entry, dates=None) for entry in section.entries)
    return replace(held, sections=(replace(section, entries=entries),))


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("5 years of nursing experience", "Registered Nurse, Mercy"),
        ("3 years of sales experience", "Account executive, Acme"),
        ("2 years of welding experience", "Welder, Acme"),
    ],
)
def test_a_job_without_dates_in_the_very_trade_is_partly_it(asked: str, title: str) -> None:
    found = ruled(asked, Kind.YEARS, undated(title))
    assert found.least == 0.45
    assert found.reasons[0].endswith("the job near to it has no dates")
    assert found.shown == (0,)
    elsewhere = ruled(asked, Kind.YEARS, undated("Florist, Acme"))
    assert elsewhere.coverage < 0.1
    assert not elsewhere.least


def test_a_job_may_say_how_long_it_was_instead_of_its_dates() -> None:
    held = undated("Registered Nurse, Mercy (6 years)")
    assert ruled("5 years of nursing", Kind.YEARS, held).coverage > 0.85
    assert ruled("10 years of nursing", Kind.YEARS, held).coverage < 0.6
    assert ruled("5 years of welding", Kind.YEARS, held).coverage < 0.1


@pytest.mark.parametrize(
    ("heading", "months"),
    [
        ("Purchasing clerk, Acme, June 2021 (3 months)", 3),
        ("Welder, Acme, 2019 (2 years)", 24),
        ("Welder, Acme, June 2021", 1),
        ("Welder, Acme, June 2021 (kept 3 years of records)", 1),
    ],
)
def test_a_job_of_one_date_may_say_its_length_in_brackets(heading: str, months: int) -> None:
    one = Month(2021, 6)
    [job] = held_in(Reading.of(resume(jobs=[(heading, one, one)]))).jobs
    assert job.last is not None
    assert job.last - job.first + 1 == months


def test_a_reason_says_where_a_job_is_only_perhaps_near() -> None:
    held = resume(jobs=[("Florist, Acme", *TEN_YEARS)])
    perhaps, surely = (
        ruled("5 years of gardens", Kind.YEARS, held, [score]).reasons[0]
        for score in (NEAR + 0.03, SURELY)
    )
    assert "1 job perhaps near to it adds up to 10 " in perhaps
    assert "1 job near to it adds up to 10 " in surely


def test_jobs_without_dates_are_not_among_those_that_add_up() -> None:
    held = resume(jobs=[("Welder, Acme", *TEN_YEARS), ("Welder, Beta", *TEN_YEARS)])
    [section] = held.sections
    first, second = section.entries
    section = replace(section, entries=(replace(first, dates=None), second))
    found = ruled("5 years of welding", Kind.YEARS, replace(held, sections=(section,)))
    assert "1 job near to it adds up to 10 " in found.reasons[0]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5 years of sales (including inside sales) or 3 years of account management", [5, 3]),
        ("10 years of sales or marketing, including 5 years of pricing", [10, 5]),
        ("10 years of sales, including 5 years of pricing", [10, 5]),
        ("5 years of sales or 3 years of account management", [5, 3]),
    ],
)
def test_what_is_included_before_an_or_leaves_the_choice(text: str, years: list[float]) -> None:
    found = asked_of(asks(text, Kind.YEARS))
    assert found is not None
    assert [part.years for part in found.parts] == years
