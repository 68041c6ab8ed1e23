"""Degrees by level and field, each against the grade a careful reader would give."""

import pytest

from matcher.lexicon.degrees import Rank
from matcher.types import Kind, Month, SectionKind
from matcher.verify.degree import asked_of
from matcher.verify.fields import degrees_in
from matcher.verify.verify import needs_of
from tests.verify_resumes import asks, grade, resume, rule, ruled

EDUCATION = SectionKind.EDUCATION


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Bachelor's degree in Nursing", "Bachelor of Science in Nursing, Wright Valley, 2020", 1),
        ("Bachelor's degree in Nursing", "BSN 2012, Tidewater", 1),
        ("BS in Computer Science", "B.Tech Computer Engineering, IIT Madras, 2019", 1),
        ("BS in Computer Science", "BS Political Science, 2014", 0.5),
        ("Master's degree or higher", "MBA, Rice University, 2019", 1),
        ("Master's degree", "Diplom-Ingenieur Maschinenbau, TU Graz, 2008", 1),
        ("University degree", "Licenciatura em Turismo, ESHTE Estoril, 2019", 1),
        ("Degree or HND in hospitality", "HND Hospitality Management, 2016", 1),
        ("High school diploma or GED", "GED 2015", 1),
        ("High school diploma", "Abitur, Gymnasium Ahrenburg, 2011", 1),
        ("High school diploma", "A-levels: Maths, Art, 2006", 1),
        ("JD from an accredited law school", "Juris Doctor, Tulane, 2014", 1),
        ("PharmD", "Doctor of Pharmacy, UNC, 2018", 1),
        ("DVM", "DVM, Cornell, 2015", 1),
        ("Doctorate", "BSc Chemistry, 2010", 0),
        ("Master's degree in accounting or MBA", "MBA, Ghent, 2012", 1),
        ("Degree in a quantitative or technical subject", "MSc Physics, Bern, 2003", 1),
        ("Bachelor's degree in marketing or related field", "BA Journalism, Elon, 2020", 1),
        ("Master's degree in physics", "M. Sc. Physics, Bern, 2003", 1),
        ("Bachelor's degree in engineering", "B. Eng., Leeds, 2009", 1),
        ("Bachelor's degree", "BSBA Marketing, 72 of 120 credits", 0.5),
        ("Bachelor's degree", "Bachelor of Commerce (incomplete), Monash", 0.5),
        ("Currently enrolled in a Master's programme", "MSc Data Science, expected 2027", 1),
        ("Currently enrolled in a Master's programme", "MSc Data Science, 2025 - present", 1),
        ("Currently enrolled in a Master's programme", "MSc Data Science, 2019", 0.5),
        ("Currently has or is pursuing a Master's degree", "MSc Data Science, 2019", 1),
        ("Pursuing or recently completed a Master's degree", "MSc Data Science, 2019", 1),
        ("BSN required, MSN preferred", "BSN 2012, Tidewater", 1),
    ],
)
def test_a_degree_is_worth_what_a_reader_would_give(asked: str, held: str, expected: float) -> None:
    assert grade(ruled(asked, Kind.EDUCATION, resume((EDUCATION, held)))) == expected


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Bachelor's degree in design", "B.F.A. Graphic Design, Western Shore, 2016", 1),
        ("Master's degree in fine arts", "M.F.A., Western Shore, 2016", 1),
        ("Master of Public Health", "M.P.H., Tulane, 2016", 1),
        ("Bachelor's degree in music", "B.M. Music Performance, Oberlin, 2016", 1),
        ("MSW", "M.S.W., Tulane, 2016", 1),
        ("Degree in electrical engineering", "Dipl.-Ing. Electrical Engineering, TU Graz", 1),
        ("Doctorate in mechanical engineering", "Dr.-Ing. Mechanical Engineering, TU Graz", 1),
        ("Associate degree in nursing", "A.D.N., Pueblo College, 2011", 1),
        ("Master's degree", "Trained by B.M. Jones and S.B. Miller", 0),
        ("Master's degree", "MRP and MIM training, 2016", 0),
    ],
)
def test_initials_of_degrees_may_have_their_stops(asked: str, held: str, expected: float) -> None:
    assert grade(ruled(asked, Kind.EDUCATION, resume((EDUCATION, held)))) == expected


_FOUR_YEARS = (
    "Graduation from an accredited four-year college or university with major coursework in "
    "human resources or public administration"
)


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        (_FOUR_YEARS, "B.A. Public Administration, Evergreen, 2015", 1),
        (_FOUR_YEARS, "B.A. Chemistry, Evergreen, 2015", 0.5),
        (_FOUR_YEARS, "Yakima High School, 2011", 0),
        ("Bachelor's degree with a concentration in accounting", "BS History, Boise, 2016", 0.5),
        ("Bachelor's degree with a concentration in accounting", "BS Accounting, Boise, 2016", 1),
        ("Bachelor's degree with strong grades", "BS History, Boise, 2016", 1),
        ("High school graduation", "Diploma, Pueblo High School, 1996", 1),
        ("Associate's degree", "Diploma, Pueblo High School, 1996", 0),
    ],
)
def test_a_school_that_is_graduated_from_tells_the_degree(
    asked: str, held: str, expected: float
) -> None:
    assert grade(ruled(asked, Kind.EDUCATION, resume((EDUCATION, held)))) == expected


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Master's degree", "Scrum Master, 2015 - 2020", 0),
        ("BA or BS", "BA (business analyst), Acme, 2015 - 2020", 0),
        ("Bachelor's degree", "Wrote user stories as the BA of the team", 0),
        ("Bachelor's degree", "Flew with BA on long-haul routes", 0),
        ("Bachelor's degree", "BA in English, 2012", 0.5),
        ("Bachelor's degree", "BS, 2012", 0.5),
        ("Bachelor's degree", "BS Chemistry, Ohio State University", 0.5),
    ],
)
def test_two_capitals_in_a_job_are_a_degree_only_where_study_stands_by(
    asked: str, line: str, expected: float
) -> None:
    held = resume((SectionKind.EXPERIENCE, line))
    assert grade(ruled(asked, Kind.EDUCATION, held)) == expected


def test_what_is_only_preferred_is_not_asked_for() -> None:
    text = "Bachelor's degree required; Master's degree or CPA preferred"
    found = asked_of(asks(text, Kind.EDUCATION))
    assert found is not None
    assert [option.rank for option in found.options] == [Rank.BACHELOR]


def test_a_state_is_no_degree() -> None:
    assert degrees_in("Clinical Assistant, Chesapeake Heart Group, Towson, MD") == []
    assert degrees_in("Clerk, Boston, MA") == []


@pytest.mark.parametrize(
    ("line", "ranks"),
    [
        ("John B. Ed Miller", []),
        ("Anna B. Com Smith", []),
        ("B. Ed., Leeds, 2009", [Rank.BACHELOR]),
        ("B. Ed in Mathematics", [Rank.BACHELOR]),
        ("B. Com (2009)", [Rank.BACHELOR]),
        ("B. Com", [Rank.BACHELOR]),
        ("B.Ed Mathematics", [Rank.BACHELOR]),
    ],
)
def test_an_initial_before_a_name_is_no_degree(line: str, ranks: list[Rank]) -> None:
    assert [one.rank for one in degrees_in(line)] == ranks


def test_each_degree_of_a_line_has_its_own_field() -> None:
    held = resume((EDUCATION, "PhD Nursing 2013; MSN Acute Care 2007; BA History 1999"))
    assert grade(ruled("PhD in History", Kind.EDUCATION, held)) == 0.5
    assert grade(ruled("BA in History", Kind.EDUCATION, held)) == 1


def test_a_degree_expected_before_today_is_taken_for_finished() -> None:
    done = resume((EDUCATION, "BSc Physics, expected 2022"))
    coming = resume((EDUCATION, "BSc Physics, expected 2028"))
    dated = resume((EDUCATION, "BSc Physics, Leeds, 2024 - 2028"))
    worth = [grade(ruled("Bachelor's degree", Kind.EDUCATION, r)) for r in (done, coming, dated)]
    assert worth == [1, 0.5, 0.5]


def test_years_of_work_stand_in_for_a_degree_only_where_the_posting_takes_them() -> None:
    held = resume(jobs=[("Site Engineer", Month(2015, 1), None)])
    instead = ruled("BSc or equivalent practical experience", Kind.EDUCATION, held)
    assert (instead.at_least, grade(instead)) == (True, 0.5)
    assert grade(ruled("BSc in Physics", Kind.EDUCATION, held)) == 0


def test_a_duty_of_another_kind_asks_for_no_degree() -> None:
    held = resume((EDUCATION, "BA History, 2001"))
    assert rule("Proficiency with MLS systems", Kind.SKILL, held) is None


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("BA/BS degree in Engineering", Rank.BACHELOR),
        ("Bachelor’s degree required", Rank.BACHELOR),
        ("Master's or PhD degree in engineering", Rank.MASTER),
        ("Currently has a Ph.D. degree in Computer Science", Rank.DOCTOR),
        ("M.S. in Statistics", Rank.MASTER),
        ("MBA degree", Rank.MASTER),
        ("Degree in Nursing", Rank.ASSOCIATE),
        ("High school diploma or GED", Rank.SCHOOL),
        ("Associate's degree in accounting", Rank.ASSOCIATE),
    ],
)
def test_the_lowest_degree_named_will_do(text: str, rank: Rank) -> None:
    found = asked_of(asks(text, Kind.EDUCATION))
    assert found is not None
    assert min(option.rank for option in found.options) == rank


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
    assert degrees_in(text) == []


@pytest.mark.parametrize(
    ("lines", "least", "most"),
    [
        (("MSc Physics, Leeds, 2024 - 2028",), 0.65, 0.75),
        (("MSc Physics, Leeds, September 2025 - present",), 0.65, 0.75),
        (("PhD Physics, Leeds, expected 2028", "In autumn I go back for my last year"), 0.78, 1),
        (("PhD Physics, Leeds, 2016 - 2021",), 0, 0.1),
        (("Returned to the board in 2024 after a two-year break",), 0, 0.1),
        ((), 0, 0.1),
    ],
)
def test_a_degree_can_be_returned_to_while_it_is_under_way(
    lines: tuple[str, ...], least: float, most: float
) -> None:
    text = "Intent to return to degree program after the internship"
    found = ruled(text, Kind.EDUCATION, resume(*((EDUCATION, line) for line in lines)))
    assert least <= found.coverage <= most
    assert found.alone
    assert not any("seldom" in reason for reason in found.reasons)


def test_a_degree_that_goes_on_is_not_finished() -> None:
    going_on = resume((EDUCATION, "PhD Physics, Leeds, 2022 - present"))
    assert grade(ruled("PhD in Physics", Kind.EDUCATION, going_on)) == 0.5


def test_a_bachelor_does_not_meet_a_doctorate_and_the_reason_says_so() -> None:
    held = resume((EDUCATION, "Bachelor of Science in Computer Science"))
    found = ruled("PhD in Computer Science", Kind.EDUCATION, held)
    assert found.coverage <= 0.3
    assert found.reasons == ("a bachelor's degree is named; a doctorate is asked for",)


@pytest.mark.parametrize(
    ("asked", "held", "expected"),
    [
        ("Bachelor's degree in Statistics", "MSc Statistics, Ghent University", 1),
        ("BS in Computer Science or a related field", "BSc Mathematics", 1),
        ("BS in Computer Science or a related field", "BA in Art History", 0.5),
        ("PhD in Machine Learning", "PhD in Machine Learning, expected 2027", 0.5),
        (
            "Currently has or is in the process of obtaining a PhD in Machine Learning",
            "PhD in Machine Learning, expected 2027",
            1,
        ),
        ("Bachelor's degree", "Some college (no degree), Bachelor of Arts programme", 0.5),
        (
            "PhD in Computer Science or a relevant technical field",
            "Doctor of Education: Instructional Design and Technology",
            0.5,
        ),
    ],
)
def test_fields_and_states_are_weighed(asked: str, held: str, expected: float) -> None:
    assert grade(ruled(asked, Kind.EDUCATION, resume((EDUCATION, held)))) == expected


def test_a_degree_in_a_duty_is_less_than_one_that_is_stated() -> None:
    duty = resume((SectionKind.EXPERIENCE, "Campus facilitator for MBA distance learning"))
    schooling = resume((EDUCATION, "MBA, Ardmore College"))
    less, full = (ruled("MBA degree", Kind.EDUCATION, r).coverage for r in (duty, schooling))
    assert less == pytest.approx(0.6 * full)


def test_no_degree_is_missing_and_says_so() -> None:
    found = ruled("Bachelor's degree", Kind.EDUCATION, resume())
    assert found.coverage <= 0.1
    assert found.reasons == ("no degree is named in the resume",)
    assert not found.at_least


@pytest.mark.parametrize(
    "held",
    [
        "Processed bachelor's degree applications for students",
        "No bachelor's degree",
        "Does not hold a bachelor's degree",
        "Advised PhD students",
        "Supervised by a PhD",
    ],
)
@pytest.mark.parametrize("label", [EDUCATION, SectionKind.EXPERIENCE, SectionKind.OTHER])
def test_a_degree_that_is_denied_or_anothers_is_not_held(held: str, label: SectionKind) -> None:
    found = ruled("Bachelor's degree", Kind.EDUCATION, resume((label, held)))
    assert found.reasons == ("no degree is named in the resume",)
    assert found.coverage <= 0.1


def test_the_degree_that_the_reason_speaks_of_is_shown_and_none_that_counts_less() -> None:
    held = resume((EDUCATION, "M.Ed., expected 2027"), (EDUCATION, "B.A. in Education, 2020"))
    found = ruled("Master's degree in education", Kind.EDUCATION, held)
    assert (found.shown, found.reasons) == ((0,), ("a master's degree is under way, not finished",))
    lower = resume((EDUCATION, "Associate of Arts, 2018"))
    asked = ruled("Bachelor's degree", Kind.EDUCATION, lower)
    assert asked.reasons == ("an associate's degree is named; a bachelor's degree is asked for",)


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("PhD, or Master's degree with 5 years of evaluation", Rank.DOCTOR),
        ("Doctorate or Master's plus 5 years in data science", Rank.DOCTOR),
        ("Doctorate or Master's + 5 years in data science", Rank.DOCTOR),
        ("Bachelor's or Master's degree with 5 years in accounting", None),
        ("Master's degree with 2 years of sales, or Bachelor's degree with 5 years", None),
        ("Master's degree and 5 years of nursing", None),
    ],
)
def test_years_behind_the_lower_of_two_degrees_belong_to_it_alone(
    text: str, rank: Rank | None
) -> None:
    alone = needs_of(asks(text, Kind.YEARS)).alone
    assert (alone and alone.options[0].rank) == rank
    found = ruled(text, Kind.YEARS, resume((EDUCATION, "PhD Statistics, Duke University, 2016")))
    assert (grade(found) == 1) == (rank is not None)


@pytest.mark.parametrize(
    ("asked", "held", "coverage"),
    [
        ("Culinary degree", "Associate of Applied Science, Culinary Arts, 2017", 0.96),
        ("Degree in nursing", "ADN, Valencia College, 2015", 0.96),
        ("College degree", "Associate of Arts, 2017", 0.96),
        ("College degree", "BA in History, 2017", 0.96),
        ("College degree", "High school diploma, 2017", 0.15),
        ("Degree in engineering", "HND Mechanical Engineering, 2015", 0.4),
        ("University degree", "Associate of Arts, 2017", 0.4),
        ("Bachelor's degree in nursing", "Associate of Science in Nursing, 2017", 0.4),
        ("Master's degree", "HND Business, 2015", 0.15),
    ],
)
def test_of_a_degree_without_a_level_the_lowest_will_do(
    asked: str, held: str, coverage: float
) -> None:
    found = ruled(asked, Kind.EDUCATION, resume((SectionKind.EDUCATION, held)))
    assert found.coverage == coverage
    assert "above" not in found.reasons[0]


@pytest.mark.parametrize(
    ("held", "coverage"),
    [
        ("Bachelor party planner, Fun Co", 0.1),
        ("BS fraud detection course, 2020", 0.1),
        ("PhD dropout, Chemistry, Ohio State", 0.45),
        ("BA Psychology, 2012-2014, dropped out", 0.45),
        ("BA Psychology (courses in statistics), Ohio State, 2014", 0.96),
        ("BA in Economics: courses in finance, Ohio State, 2014", 0.96),
        ("BA Music - relevant courses: harmony, Ohio State, 2014", 0.96),
        ("BA Education, 2014. Thesis on dropout prevention", 0.96),
        ("BA Education, 2014. Thesis on school dropouts", 0.96),
        ("BS computer science, 2020", 0.96),
        ("Bachelor of Science, Ohio State. Courses: algebra, sets", 0.96),
    ],
)
def test_what_only_sounds_like_a_degree_or_was_left_is_none(held: str, coverage: float) -> None:
    asked = "Bachelor's degree"
    found = ruled(asked, Kind.EDUCATION, resume((SectionKind.EDUCATION, held)))
    assert found.coverage == coverage


@pytest.mark.parametrize(
    ("asked", "held", "coverage"),
    [
        ("Bachelor's degree in a life science", "MSc Microbiology, Leeds, 2015", 0.96),
        ("Bachelor's degree in life sciences", "BSc Ecology, Leeds, 2015", 0.96),
        ("Bachelor's degree in a life science", "BA French Literature, 2015", 0.5),
        ("Degree in social sciences", "BA Sociology, 2015", 0.96),
        ("Bachelor's degree in computer science", "BSc Microbiology, 2015", 0.5),
        ("Master's degree in Education", "MSc Nursing, 2017", 0.5),
        ("Master's degree in Education", "MA Adult Education, 2017", 0.96),
        ("Master's degree in Education", "Master of Education, 2017", 0.96),
        ("Master's degree in Education", "M.Ed., 2017", 0.96),
        ("Master's degree in Education", "MA Curriculum and Instruction, 2017", 0.65),
        ("Degree in Education", "Education: BS Nursing, 2017", 0.5),
        ("Bachelor's degree or equivalent education", "BS Nursing, 2017", 0.96),
        ("Bachelor's degree or equivalent education and experience", "BS Nursing, 2017", 0.96),
        ("Bachelor's degree in computer science", "BA History, 2017. Computer Skills", 0.5),
        ("Bachelor's degree in computer science", "BA Computer Science, 2017", 0.96),
        ("Bachelor's degree in psychology", "BA Business Management, 2015", 0.5),
        ("Bachelor's degree in psychology", "BA Counseling, 2015", 0.65),
        ("Bachelor's degree in human resources", "BA Business Management, 2015", 0.65),
        ("Bachelor's degree in human resources", "BA Psychology, 2015", 0.65),
    ],
)
def test_a_kind_of_science_stands_for_its_fields(asked: str, held: str, coverage: float) -> None:
    found = ruled(asked, Kind.EDUCATION, resume((SectionKind.EDUCATION, held)))
    assert found.coverage == coverage


@pytest.mark.parametrize(
    ("asked", "job", "instead"),
    [
        ("Bachelor's degree in Computer Science or equivalent experience", "Software engineer", 1),
        ("Bachelor's degree in Computer Science or equivalent experience", "Data analyst", 1),
        ("Degree in Accounting or equivalent experience", "Staff accountant", 1),
        ("Bachelor's degree or equivalent experience", "Florist", 1),
        ("Bachelor's degree in Computer Science or equivalent experience", "Florist", 0),
        ("Degree in nursing or equivalent experience", "Truck driver", 0),
        ("Bachelor's degree in Law or equivalent experience", "Line cook", 0),
    ],
)
def test_only_work_near_the_field_stands_in_for_a_degree(
    asked: str, job: str, instead: int
) -> None:
    held = resume(
        (SectionKind.EDUCATION, "University of Texas"),
        jobs=[(f"{job}, Acme", Month(2013, 1), Month(2022, 12))],
    )
    found = ruled(asked, Kind.EDUCATION, held, [0.5, 0.2])
    assert found.coverage == (0.65 if instead else 0.35)
    said = "its jobs add up to 10 years" if instead else "no job is seen in that field"
    assert said in found.reasons[0]


@pytest.mark.parametrize(
    "text",
    [
        "Senior DBA",
        "Oracle DBA in Denver, 2015 - 2019",
        "SQL Server/DBA",
        "DBA, Kessler Gear Works",
        "Worked with DBAs and a DBA to tune queries",
        "Business analyst, JD Edwards",
        "J.D. Power survey of dealers",
        "Nurse, MD Anderson Cancer Center",
        "JD EDWARDS, Excel",
        "Obtained and followed MD orders",
        "Wrote filings with MD&A",
        "Certified Associate in Project Management, expected in 2028",
    ],
)
def test_an_administrator_and_a_firm_of_the_same_letters_are_no_doctors(text: str) -> None:
    assert degrees_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "PhD or DBA",
        "DBA or PhD",
        "DBA in Finance, 2012",
        "DBA, University of Phoenix, 2012",
        "D.B.A., 2012",
        "DBA candidate",
        "JD, Tulane, 2014",
        "J.D., 2014",
        "MD, Tulane, 2014",
    ],
)
def test_the_letters_of_a_doctorate_are_one(text: str) -> None:
    assert {found.rank for found in degrees_in(text)} == {Rank.DOCTOR}
