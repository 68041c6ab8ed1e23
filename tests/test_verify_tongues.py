"""Spoken languages by level, each against the grade a careful reader would give."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.coverage import ruled as ruling_on
from matcher.posting.kinds import kind_of
from matcher.types import Kind, SectionKind
from matcher.verify.tongue import asked_of, held_in, tongues_in
from tests.verify_resumes import asks, grade, reading, resume, rule, ruled

LISTED = SectionKind.LANGUAGES
SPOKEN = "Dutch (native), English (C1), French (basic), Italian, German B1"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Fluency in Dutch", 1),
        ("Fluent French", 0.5),
        ("Basic French", 1),
        ("Italian", 1),
        ("German at B2 level", 0.5),
        ("Conversational German", 1),
        ("Fluent English", 1),
        ("Fluency in Spanish", 0),
        ("Dutch or Spanish", 1),
        ("Fluent in Dutch and Spanish", 0.5),
        ("A second language", 1),
        ("Fluency in a Nordic language", 0),
        ("Additional European language", 1),
        ("British Sign Language", 0),
    ],
)
def test_the_level_asked_for_is_held_against_the_level_held(asked: str, expected: float) -> None:
    assert grade(ruled(asked, Kind.LANGUAGE, resume((LISTED, SPOKEN)))) == expected


@pytest.mark.parametrize(
    ("asked", "section", "line", "expected"),
    [
        ("Fluent in Mandarin Chinese", LISTED, "Chinese (native)", 1),
        ("Fluent in Cantonese", LISTED, "Chinese (native)", 0),
        ("Fluent in Tagalog", LISTED, "Filipino, native", 1),
        ("Fluent in Filipino", LISTED, "Tagalog, native", 1),
        ("Fluent in Spanish", LISTED, "Spanish: A1", 0),
        ("Fluent in French", SectionKind.EXPERIENCE, "Taught French A-level", 1),
        ("Fluent in Polish", SectionKind.EXPERIENCE, "Polish floors and furniture", 0),
    ],
)
def test_a_language_goes_by_its_names_and_by_being_taught(
    asked: str, section: SectionKind, line: str, expected: float
) -> None:
    # 0.25 counts as nothing: far below what is asked for.
    assert (ruled(asked, Kind.LANGUAGE, resume((section, line))).coverage > 0.3) == bool(expected)


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Polish: native; English (C2), German - B1", {"polish": 6, "english": 6, "german": 3}),
        ("Fluent in French and Italian", {"french": 5, "italian": 5}),
        ("Dutch, English (both fluent), French (good)", {"dutch": 5, "english": 5, "french": 3}),
        ("English, Malay, Mandarin - business level", {"english": 4.5, "malay": 4.5}),
        ("Czech native, English daily, German none", {"czech": 6, "german": 0}),
        ("Habla español", {"spanish": None}),
        ("Fluent Spanish, lived where people are reading Spanish", {"spanish": 5}),
        ("Ran a kitchen in Spanish", {"spanish": None}),
        ("Kitchen Spanish", {"spanish": 1.5}),
        ("Bengali (native), English (spoken, written, read)", {"bengali": 6, "english": 4.5}),
        ("Hindi (spoken), Urdu (read)", {"hindi": 3, "urdu": 3}),
    ],
)
def test_a_level_belongs_to_the_names_beside_it(line: str, levels: dict[str, float | None]) -> None:
    held = {h.tongue: h.step for h in held_in(reading((LISTED, line)))}
    assert {tongue: held[tongue] for tongue in levels} == levels


def test_a_language_that_is_denied_shows_nothing() -> None:
    held = resume((LISTED, "Czech native, English daily, German none"))
    assert grade(ruled("German", Kind.LANGUAGE, held)) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Excel, payroll",
        "Fluent in Spanish",
        "Strong written and verbal communication skills",
        "French (native)",
    ],
)
def test_english_is_unknown_where_no_line_names_it(line: str) -> None:
    found = ruled("Fluent English", Kind.LANGUAGE, resume((LISTED, line)))
    assert found.unknown
    assert found.reasons == ("the resume does not list English; ask",)


@pytest.mark.parametrize(
    ("label", "line"),
    [
        (LISTED, "Fluent in Spanish"),
        (SectionKind.EDUCATION, "Coursework in Communications, English"),
        (SectionKind.EDUCATION, "Bachelor of Arts: English"),
    ],
)
def test_neither_another_language_nor_a_subject_shows_english_however_near(
    label: SectionKind, line: str
) -> None:
    found = rule("Fluent in English", Kind.LANGUAGE, resume((label, line)), [0.9])
    assert found is not None
    assert found.unknown


@pytest.mark.parametrize("line", ["English (fluent)", "Taught fluent English, Spanish"])
def test_english_in_an_education_is_a_language_where_it_is_said_to_be_spoken(line: str) -> None:
    held = resume((SectionKind.EDUCATION, line))
    assert grade(ruled("Fluent in English", Kind.LANGUAGE, held)) == 1


def test_where_english_is_named_the_nearest_line_may_cover_more() -> None:
    held = resume((SectionKind.OTHER, "English tutor for refugees"))
    found = ruled("Fluent English", Kind.LANGUAGE, held)
    assert found.at_least
    assert not found.unknown


@pytest.mark.parametrize(
    ("line", "coverage"),
    [
        ("Polish (native), English (C1)", 0.95),
        ("Polish (native), English (B2)", 0.58),
        ("Polish (native), English (A2)", 0.5),
        ("Polish (native), English (basic)", 0.5),
        ("Polish (native), English A1", 0.25),
    ],
)
def test_a_level_of_english_that_is_stated_is_taken_at_its_word(line: str, coverage: float) -> None:
    found = ruled("Fluent in English", Kind.LANGUAGE, resume((LISTED, line)))
    assert (found.coverage, found.at_least) == (coverage, False)


def test_a_level_that_is_stated_holds_for_lines_that_state_none() -> None:
    held = resume((LISTED, "Spanish (basic)"), (LISTED, "Letters home in English and Spanish"))
    assert grade(ruled("Fluent Spanish", Kind.LANGUAGE, held)) == 0.5


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Languages: English, Twi, Ga", True),
        ("Ga (native)", True),
        ("English, Ga", True),
        ("Ga", True),
        ("Offices in NC, SC, GA, FL and TN", False),
        ("Receiving for our locations in GA, TX and NV", False),
        ("GA, GTM, Looker", False),
    ],
)
def test_a_code_of_a_state_is_no_language(line: str, named: bool) -> None:
    assert ("ga" in tongues_in(line)) == named


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Bilingual English/Spanish customer service clerk", 1),
        ("Spanish (native), English (fluent)", 1),
        ("English, Spanish (basic)", 0.5),
        ("English (native), French", 0),
    ],
)
def test_bilingual_asks_for_the_other_language(line: str, expected: float) -> None:
    for asked in ("Bilingual English/Spanish", "Must be bilingual in English and Spanish"):
        assert grade(ruled(asked, Kind.LANGUAGE, resume((SectionKind.SUMMARY, line)))) == expected


@pytest.mark.parametrize(
    ("asked", "coverage"),
    [
        ("Native or bilingual proficiency in German and English", 0.49),
        ("German (written or spoken) and English", 0.49),
        ("Native or bilingual proficiency in German or English", 0.95),
        ("Fluent in German/English", 0.95),
        ("Bilingual German/English", 0.03),
        ("German, French or Spanish", 0.95),
    ],
)
def test_only_an_or_between_two_languages_leaves_a_choice(asked: str, coverage: float) -> None:
    held = resume((LISTED, "Spanish (fluent), English (native)"))
    assert ruled(asked, Kind.LANGUAGE, held).coverage == pytest.approx(coverage)


@pytest.mark.parametrize(
    "line",
    [
        "Taught Spanish cooking classes",
        "Imported Spanish wine",
        "Spanish and Latin American literature, a seminar",
        "Cooked traditional Spanish cuisine",
        "Made sauces with Spanish techniques and Spanish charcuterie",
        "Vice President of a Spanish Business Students Association",
        "Renewed the lease of the Spanish Consulate",
    ],
)
def test_a_name_that_only_describes_is_no_language(line: str) -> None:
    for label in (SectionKind.EXPERIENCE, SectionKind.OTHER):
        held = resume((label, line))
        assert ruled("Fluency in Spanish", Kind.LANGUAGE, held).coverage <= 0.15


LINES = (
    "English (basic)",
    "English tutor for refugees",
    "English literature, BA",
    "No English",
    "Fluent in Spanish",
    "Spanish cooking",
    "Bilingual",
    "Written and verbal communication skills",
    "Excel",
)
scored = st.tuples(st.sampled_from(LINES), st.floats(-0.2, 1.0))
# A line that says how little of it there is may lower what others say.
saying_no_less = scored.filter(lambda line: line[0] not in ("English (basic)", "No English"))


@given(
    st.lists(scored, max_size=4),
    saying_no_less,
    st.sampled_from(["Fluent English", "English and Spanish", "English or German", "Spanish"]),
    st.floats(0.0, 1.0),
)
@settings(max_examples=200, deadline=None)
def test_another_line_never_lowers_what_a_language_is_worth(
    lines: list[tuple[str, float]], more: tuple[str, float], asked: str, trust: float
) -> None:
    """Even of the whole: a rule of `trust`, and the best score for the rest."""

    def whole(lines: list[tuple[str, float]]) -> float:
        held = resume(*((SectionKind.OTHER, line) for line, _ in lines))
        found = rule(asked, Kind.LANGUAGE, held, [score for _, score in lines])
        covered = max((max(score, 0.0) for _, score in lines), default=0.0)
        if found is None:
            return covered
        return 0.0 if found.unknown else ruling_on(covered, found, trust)

    assert whole([*lines, more]) >= whole(lines) - 1e-9


def test_english_beside_another_language_is_granted_and_listing_it_never_lowers() -> None:
    french, english = (LISTED, "French (native)"), (LISTED, "English (basic)")
    granted = ruled("English and French", Kind.LANGUAGE, resume(french))
    listed = ruled("English and French", Kind.LANGUAGE, resume(french, english))
    assert granted.coverage == listed.coverage == 0.95
    assert granted.shown == (0,)
    assert listed.shown == (0, 1)


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Italian", "Fluent in French and Italian", 1),
        ("Italian", "Native: Dutch, Italian", 1),
        ("Chinese", "Mandarin (native)", 1),
        ("Chinese", "Fluent Mandarin", 1),
        ("Fluent Chinese", "Fluent Mandarin", 1),
        ("Fluency in Chinese", "Fluent in Cantonese", 1),
    ],
)
def test_a_language_is_read_from_its_line(asked: str, line: str, expected: float) -> None:
    assert grade(ruled(asked, Kind.LANGUAGE, resume((LISTED, line)))) == expected


def test_a_language_that_is_not_named_has_no_evidence() -> None:
    found = ruled("Fluency in Spanish", Kind.LANGUAGE, resume((LISTED, SPOKEN)))
    assert (found.shown, found.reasons) == ((), ("Spanish is not named in the resume",))


def test_polish_is_a_language_only_as_a_word_of_its_own() -> None:
    assert tongues_in("polished presentations") == ()


def test_a_people_is_not_its_language() -> None:
    held = resume((SectionKind.EXPERIENCE, "Manager of Chinese restaurants"))
    assert grade(ruled("Mandarin", Kind.LANGUAGE, held)) == 0


def test_a_degree_in_a_language_asks_for_a_field() -> None:
    held = resume((LISTED, "English (native)"), (SectionKind.EDUCATION, "BS Nursing, 2010"))
    assert ruled("Bachelor's degree in English", Kind.EDUCATION, held).coverage == 0.5
    both = ruled("Fluent English and a bachelor's degree", Kind.EDUCATION, held)
    assert both.coverage == pytest.approx(0.96)


def test_teaching_a_language_asks_for_none() -> None:
    text = "Experience of working with pupils with English as an additional language"
    assert rule(text, Kind.LANGUAGE, resume((LISTED, SPOKEN))) is None


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("Arabic ●●●●○, French ●○○○○", {"arabic": 5.0, "french": 1.0}),
        ("French: 5/5, Dutch: 1/5", {"french": 6.0, "dutch": 1.0}),
        ("German ★★★☆☆", {"german": 3.0}),
        ("Spanish 8/10; Thai 2/10", {"spanish": 5.0, "thai": 1.0}),
        ("Fluent Spanish (certified 3/10/2020)", {"spanish": 5.0}),
        ("Fluent Spanish, sworn in 1/10/2019", {"spanish": 5.0}),
        ("Italian (since 5/2010)", {"italian": None}),
        ("Welsh/Irish", {"welsh": None, "irish": None}),
        ("Russian - spoken only", {"russian": 3.0}),
    ],
)
def test_marks_and_shares_are_levels(line: str, levels: dict[str, float | None]) -> None:
    held = held_in(reading((SectionKind.LANGUAGES, line)))
    assert {one.tongue: one.step for one in held} == levels


def test_who_only_speaks_a_language_partly_reads_and_writes_it() -> None:
    held = resume((SectionKind.LANGUAGES, "Russian - spoken only"))
    assert grade(ruled("Reads and writes Russian", Kind.LANGUAGE, held)) == 0.5
    assert grade(ruled("Conversational Russian", Kind.LANGUAGE, held)) == 1.0


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Bilingual", "Bilingual", 1),
        ("Bilingual preferred", "Bilingual customer service clerk", 1),
        ("Knowledge of foreign languages", "Knowledgeable in foreign languages", 1),
        ("Fluency in a second language", "Fluent in two languages", 1),
        ("English and another language", "Trilingual", 1),
        ("Bilingual", "Taught reading at a bilingual school", 0),
        ("Bilingual", "Wrote for multilingual audiences", 0),
        ("Knowledge of a foreign language", "Fluent in several programming languages", 0),
        ("Knowledge of a foreign language", "Proficient in many languages: Java and C++", 0),
        ("Spanish", "Fluent in two languages", 0),
    ],
)
def test_another_language_may_be_stated_without_its_name(
    asked: str, line: str, expected: float
) -> None:
    held = resume((SectionKind.SKILLS, line))
    assert grade(ruled(asked, Kind.LANGUAGE, held)) == expected


@pytest.mark.parametrize(
    ("line", "levels"),
    [
        ("JLPT N1", {"japanese": 5}),
        ("Japanese N3, English (fluent)", {"japanese": 3, "english": 5}),
        ("Mandarin (HSK Level 5)", {"mandarin": 4}),
        ("TOPIK II, level 3", {"korean": 3}),
        ("DALF C1; DELE B2", {"french": 5, "spanish": 4}),
        ("TestDaF 4, Goethe-Zertifikat B1", {"german": 5}),
        ("TOEFL iBT 105 (2015)", {"english": 5}),
        ("IELTS 5.5", {"english": 4}),
        ("TORFL level 2", {"russian": 4}),
    ],
)
def test_an_exam_shows_its_language_at_its_level(line: str, levels: dict[str, float]) -> None:
    held = {h.tongue: h.step for h in held_in(reading((LISTED, line)))}
    assert {tongue: held[tongue] for tongue in levels} == levels


@pytest.mark.parametrize(
    "line",
    [
        "Taught IELTS and TOEFL preparation to adults",
        "Set HSK 63 tool holders on lathes",
        "TOEFL (2015)",
        "Modelled tides in DELFT3D",
        "Studied at the Goethe-Institut",
    ],
)
def test_an_exam_without_a_score_shows_no_language(line: str) -> None:
    assert tongues_in(line) == ()


@pytest.mark.parametrize(
    ("asked", "line", "expected"),
    [
        ("Japanese (business level)", "JLPT N2", 1),
        ("Japanese (business level)", "JLPT N4", 0.5),
        ("JLPT N2 or higher", "JLPT N1", 1),
        ("JLPT N1", "JLPT N2", 0.5),
        ("JLPT N2", "Japanese (native)", 1),
        ("IELTS 7.0 or above", "IELTS 6.0", 0.5),
        ("TOEFL iBT score of 90", "IELTS 7.5", 1),
        ("DELF B2", "HSK 6", 0),
    ],
)
def test_an_exam_is_asked_for_as_the_level_it_shows(asked: str, line: str, expected: float) -> None:
    assert grade(ruled(asked, kind_of(asked), resume((LISTED, line)))) == expected


@pytest.mark.parametrize("asked", ["JLPT N2 or higher", "TOEFL iBT score of 90", "DALF C1"])
def test_an_exam_of_a_language_asks_for_a_language(asked: str) -> None:
    assert kind_of(asked) is Kind.LANGUAGE


def test_teaching_for_an_exam_is_no_language() -> None:
    assert kind_of("IELTS or TOEFL teaching experience") is not Kind.LANGUAGE


@pytest.mark.parametrize(
    ("text", "held", "coverage"),
    [
        ("Two of German, French, Italian", "German (fluent), French (fluent)", 0.95),
        ("Two of German, French or Italian", "German (fluent)", 0.49),
        ("At least two languages: German, French, Italian", "Italian, German", 0.95),
        ("Three or more of German, French, Italian, Dutch", "German, French", 0.6433),
        ("Two of German, French, Italian", "Spanish (fluent)", 0.03),
    ],
)
def test_of_a_list_as_many_languages_are_enough_as_are_asked_for(
    text: str, held: str, coverage: float
) -> None:
    found = ruled(text, Kind.LANGUAGE, resume((SectionKind.LANGUAGES, held)))
    assert found.coverage == coverage
    assert not any("not named" in reason for reason in found.reasons)


def test_english_and_another_are_no_two_of_a_list() -> None:
    found = asked_of(asks("Fluent in two languages: English and French", Kind.LANGUAGE))
    assert found is not None
    assert found.count == 0
