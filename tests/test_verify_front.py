"""The front of the verifiers: what a requirement needs, and several rulings as one."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.types import Kind, Month, SectionKind
from matcher.verify.ruling import NEAR
from matcher.verify.verify import Facts, facts_of, needs_of, verify
from tests.verify_resumes import TODAY, asks, grade, resume, rule, ruled

HELD = resume(
    (SectionKind.EDUCATION, "BSc Mechanical Engineering, Leeds, 2012"),
    (SectionKind.CERTIFICATIONS, "PMP, 2019, expires 2028; CSM"),
    (SectionKind.LANGUAGES, "English (native), German B2"),
    (SectionKind.OTHER, "UK citizen. Full driving licence. Two patents."),
    jobs=[("Design Engineer, Hollis Pumps", Month(2014, 1), None)],
)


@pytest.mark.parametrize(
    ("text", "kind", "needs"),
    [
        ("BS in Engineering with 10+ years of design", Kind.YEARS, ("degree", "years")),
        ("Bachelor's degree required; Master's or CPA preferred", Kind.EDUCATION, ("degree",)),
        ("CPA or MBA", Kind.CERTIFICATION, ("degree", "certificate")),
        ("Fluent German", Kind.LANGUAGE, ("tongue",)),
        ("Right to work in the UK", Kind.AUTHORIZATION, ("permit",)),
        ("Valid driving licence", Kind.LOGISTICS, ("condition",)),
        ("Patents", Kind.OTHER, ("record",)),
        ("Experience with Kafka", Kind.SKILL, ()),
    ],
)
def test_a_requirement_needs_all_that_its_text_asks_for(
    text: str, kind: Kind, needs: tuple[str, ...]
) -> None:
    found = needs_of(asks(text, kind))
    names = ("degree", "years", "certificate", "tongue", "permit", "condition", "record")
    assert tuple(name for name in names if getattr(found, name)) == needs
    assert bool(found) == bool(needs)


def test_no_rule_speaks_where_none_applies() -> None:
    assert rule("Experience with Kafka", Kind.SKILL, HELD) is None


def test_a_degree_and_years_are_both_needed() -> None:
    text = "BSc in Mechanical Engineering and 10 years of pump design"
    near, far = [0, 0, 0, 0, 0.95], [0, 0, 0, 0, -0.2]
    assert grade(ruled(text, Kind.YEARS, HELD, near)) == 1
    law = "BSc in Mechanical Engineering and 10 years of tax law"
    assert grade(ruled(law, Kind.YEARS, HELD, far)) == 0.5
    assert ruled(text, Kind.YEARS, HELD, near).shown == (0, 4)


@pytest.mark.parametrize(
    ("text", "section", "line", "expected"),
    [
        ("MBA", SectionKind.EDUCATION, "Master of Business Administration, Yale, 2012", 1),
        ("MBA", SectionKind.EDUCATION, "M.B.A., Yale", 1),
        ("MBA", SectionKind.EDUCATION, "BA, Yale", 0),
        ("MBA or JD", SectionKind.EDUCATION, "Juris Doctor, Yale, 2012", 1),
        ("MBA or JD", SectionKind.EDUCATION, "CPA, Ohio", 0),
        ("MBA or CPA", SectionKind.CERTIFICATIONS, "CPA, Ohio", 1),
        ("MBA and CPA", SectionKind.CERTIFICATIONS, "CPA, Ohio", 0.5),
        ("CPA, MBA or other designation", SectionKind.EDUCATION, "MBA, Yale", 1),
        # Of these two both are needed.
        ("BS in Accounting, CPA or equivalent", SectionKind.CERTIFICATIONS, "CPA, Ohio", 0.5),
    ],
)
def test_an_mba_is_a_degree_and_no_certificate(
    text: str, section: SectionKind, line: str, expected: float
) -> None:
    assert grade(ruled(text, Kind.EDUCATION, resume((section, line)))) == expected


def test_a_degree_or_years_are_enough_alone() -> None:
    text = "Master's degree or 10 years of pump design"
    assert grade(ruled(text, Kind.YEARS, HELD, [0, 0, 0, 0, 0.95])) == 1


def test_facts_survive_json_and_hold_nothing_but_plain_values() -> None:
    facts = facts_of(HELD)
    text = facts.to_json()
    assert Facts.from_json(text) == facts
    assert Facts.from_json(text).to_json() == text

    def plain(value: object) -> bool:
        if isinstance(value, list):
            return all(plain(one) for one in value)
        return value is None or isinstance(value, str | int | float | bool)

    assert plain(json.loads(text))


def test_facts_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="fields"):
        Facts.from_json("[[]]")


def test_scores_may_be_an_array_or_a_sequence() -> None:
    needs, facts = needs_of(asks("10 years of pump design", Kind.YEARS)), facts_of(HELD)
    listed = [0.0, 0.1, 0.0, 0.2, 0.8]
    array = verify(needs, facts, np.array(listed), TODAY)
    assert array == verify(needs, facts, listed, TODAY)
    assert array is not None


def test_every_shown_line_is_one_of_the_resume() -> None:
    for text, kind in (("PMP", Kind.CERTIFICATION), ("German", Kind.LANGUAGE)):
        assert set(ruled(text, kind, HELD).shown) <= {p.ordinal for p in HELD.passages}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Regular work attendance, to build relationships with children", Kind.LOGISTICS),
        ("Garda vetting", Kind.AUTHORIZATION),
        ("Portfolio", Kind.OTHER),
        ("Fluent English", Kind.LANGUAGE),
    ],
)
def test_what_is_not_stated_is_unknown_only_where_no_line_is_near(text: str, kind: Kind) -> None:
    held = resume((SectionKind.OTHER, "Nursery teacher"))
    far = rule(text, kind, held, [NEAR - 0.01])
    assert far is None or far.unknown
    assert rule(text, kind, held, [NEAR]) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Physical ability to interact with children, lifting 40 lbs", Kind.LOGISTICS),
        ("Ability to travel up to 25%", Kind.LOGISTICS),
        ("Willing to travel to our other sites", Kind.OTHER),
    ],
)
def test_a_condition_that_no_line_states_is_partly_there_at_most(text: str, kind: Kind) -> None:
    held = resume((SectionKind.OTHER, "Nursery teacher"))
    assert ruled(text, kind, held, [NEAR - 0.01]).unknown
    near = ruled(text, kind, held, [NEAR])
    assert (near.unknown, near.scale, near.most) == (False, 1.0, 0.5)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("EU work permit", "Monitors EU legislation and writes a weekly digest"),
        ("Right to work in the UK", "Checked right to work documents of 300 new hires"),
    ],
)
def test_a_right_to_work_is_stated_in_known_words_or_unknown(text: str, line: str) -> None:
    found = rule(text, Kind.AUTHORIZATION, resume((SectionKind.EXPERIENCE, line)), [NEAR + 0.3])
    assert found is not None
    assert found.unknown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Experience with version control systems, particularly GitHub.", Kind.SKILL),
        ("Respond to citizens with tact", Kind.TRAIT),
        (
            "Experience in one or more of the following areas: technology consulting, privacy, "
            "cloud, online payments, consumer video (e.g. YouTube), HW and hardware",
            Kind.EXPERIENCE,
        ),
        ("Experience with agile delivery and CSM tools", Kind.SKILL),
    ],
)
def test_what_only_looks_like_an_ask_is_none(text: str, kind: Kind) -> None:
    assert not needs_of(asks(text, kind))


@pytest.mark.parametrize(
    "text", ["Portfolio of design work", "A link to your work", "GitHub profile", "Demo reel"]
)
def test_a_portfolio_is_asked_for_by_its_own_words(text: str) -> None:
    assert needs_of(asks(text, Kind.OTHER)).record


LINES = (
    (SectionKind.EDUCATION, "BSc Mechanical Engineering, Leeds, 2012"),
    (SectionKind.EDUCATION, "MBA, expected 2028"),
    (SectionKind.EDUCATION, "BA History (left unfinished)"),
    (SectionKind.EXPERIENCE, "Taught an MBA class"),
    (SectionKind.CERTIFICATIONS, "CPA, inactive"),
    (SectionKind.CERTIFICATIONS, "CISA, 2019"),
    (SectionKind.CERTIFICATIONS, "Registered Nurse, Oregon"),
    (SectionKind.EXPERIENCE, "Studying for the CPA exam while closing the books of nine shops"),
    (SectionKind.LANGUAGES, "English (basic)"),
    (SectionKind.LANGUAGES, "French (native), German none"),
    (SectionKind.SKILLS, "Written and verbal communication skills"),
    (SectionKind.OTHER, "US citizen"),
    (SectionKind.OTHER, "Requires visa sponsorship"),
    (SectionKind.OTHER, "Secret clearance (expired 2024)"),
    (SectionKind.OTHER, "Open to travel, own car"),
    (SectionKind.EXPERIENCE, "Drove a van on nights and weekends"),
    (SectionKind.PUBLICATIONS, "Workshop paper at NeurIPS 2026"),
    (SectionKind.OTHER, "Portfolio: annlee.design"),
    (SectionKind.SUMMARY, "Engineer with seven years of experience in pumps"),
    (SectionKind.OTHER, "Staff nurse, surgical ICU, 1999 - 2008"),
)
ASKED = (
    ("Bachelor's degree in Engineering or equivalent experience", Kind.EDUCATION),
    ("MBA or CPA", Kind.EDUCATION),
    ("BSc and 5 years of pump design", Kind.YEARS),
    ("Certifications such as CPA, CIA or CFE", Kind.CERTIFICATION),
    ("Registered nurse with operating room experience", Kind.CERTIFICATION),
    ("English and French", Kind.LANGUAGE),
    ("Fluent English", Kind.LANGUAGE),
    ("CPA licence, authorized to work in the US without sponsorship", Kind.CERTIFICATION),
    ("BSc in Engineering, US citizen with a Secret clearance", Kind.EDUCATION),
    ("Driver's license and willingness to travel on weekends", Kind.LOGISTICS),
    ("Publications at NeurIPS or similar", Kind.OTHER),
    ("Portfolio", Kind.OTHER),
)


@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.floats(-0.2, 1.0)), max_size=6),
    st.tuples(st.sampled_from(LINES), st.floats(-0.2, 1.0)),
    st.sampled_from(ASKED),
)
@settings(max_examples=300, deadline=None)
def test_another_line_never_lowers_a_coverage(
    lines: list[tuple[tuple[SectionKind, str], float]],
    more: tuple[tuple[SectionKind, str], float],
    asked: tuple[str, Kind],
) -> None:
    fewer = rule(*asked, resume(*(line for line, _ in lines)), [s for _, s in lines])
    longer = [*lines, more]
    added = rule(*asked, resume(*(line for line, _ in longer)), [s for _, s in longer])
    if fewer is not None and added is not None:
        assert added.coverage >= fewer.coverage
        assert added.at_least >= fewer.at_least
        assert added.least >= fewer.least
        assert fewer.unknown or added.most >= fewer.most
    if fewer is not None and not fewer.unknown:
        assert added is not None
        assert not added.unknown


def test_neither_an_or_nor_a_field_reaches_over_the_end_of_its_sentence() -> None:
    text = (
        "Bachelor's degree in Mathematics or Computer Science from a college or university. "
        "Minimum three years of cloud work experience."
    )
    found = needs_of(asks(text, Kind.YEARS))
    assert not found.either
    assert found.years
    assert found.degree
    assert {word for o in found.degree.options for p in o.fields for word in p} <= {
        "comput",
        "mathemat",
    }
    short = needs_of(asks("Degree in Computer Science. Minimum three years in cloud.", Kind.YEARS))
    assert short.degree is None or "cloud" not in str(short.degree.options)
    assert needs_of(asks("Bachelor's degree or 5 years of sales", Kind.YEARS)).either
