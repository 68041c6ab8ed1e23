"""Lines that ask at several levels or for several sorts of thing: each ask stands alone."""

import pytest

from matcher.posting.parse import parse
from tests.test_posting_laws import document, holds

HEAD = "Clerk\n\nRequirements\n"


def asked(lines: str) -> list[str]:
    """The requirements of a list, those that are only wished for with a "~" before them."""
    text = HEAD + lines
    found = parse(document(text)).requirements
    assert all(holds(text, requirement) for requirement in found)
    return [("~ " if r.level.value == "preferred" else "") + r.text for r in found]


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        # sentences of another level or sort
        (
            "2 years as a dental assistant. X-ray certificate required. Spanish is a plus.",
            [
                "2 years as a dental assistant.",
                "X-ray certificate required.",
                "~ Spanish is a plus.",
            ],
        ),
        (
            "Master's degree in soil science. PhD preferred.",
            ["Master's degree in soil science.", "~ PhD preferred."],
        ),
        (
            "Experience with point-of-sale systems. Knowledge of wine would be an advantage.",
            [
                "Experience with point-of-sale systems.",
                "~ Knowledge of wine would be an advantage.",
            ],
        ),
        # clauses
        (
            "Fluent Dutch; basic French is an asset",
            ["Fluent Dutch", "~ basic French is an asset"],
        ),
        ("BLS required; ACLS preferred", ["BLS required", "~ ACLS preferred"]),
        (
            "Bachelor's degree; 3 years of sales; a valid driver's license",
            ["Bachelor's degree", "3 years of sales", "a valid driver's license"],
        ),
        (
            "High school diploma; fluent Spanish; ability to lift 50 lbs",
            ["High school diploma", "fluent Spanish", "ability to lift 50 lbs"],
        ),
        ("BLS required, ACLS a plus", ["BLS required", "~ ACLS a plus"]),
        (
            "Bachelor's degree preferred, high school diploma required",
            ["~ Bachelor's degree preferred", "high school diploma required"],
        ),
        (
            "Bachelor's required, Master's preferred",
            ["Bachelor's required", "~ Master's preferred"],
        ),
        (
            "AutoCAD (required), MicroStation (a big plus)",
            ["AutoCAD (required)", "~ MicroStation (a big plus)"],
        ),
        ("Revit (required), Rhino (an asset)", ["Revit (required)", "~ Rhino (an asset)"]),
        (
            "Excel (required), Access (nice to have)",
            ["Excel (required)", "~ Access (nice to have)"],
        ),
        (
            "Master's degree in logistics, PhD a plus",
            ["Master's degree in logistics", "~ PhD a plus"],
        ),
        # brackets
        ("Solid SolidWorks skills (Revit a plus)", ["Solid SolidWorks skills", "~ Revit a plus"]),
        (
            "Experience with cloud platforms (AWS preferred)",
            ["Experience with cloud platforms", "~ AWS preferred"],
        ),
        ("No experience required, but cash handling is a plus", ["~ cash handling is a plus"]),
        # what stays whole
        *(
            (line, [line])
            for line in (
                "Strong communication skills. Able to explain a bill to a caller.",
                "Experience with Excel. Excellence in one of these is a must.",
                "Degree in law. Work experience may be considered instead.",
                "Experience in retail or hospitality required",
                "5 years of bookkeeping; 8 preferred",
                "5 years of experience; 2 years of which in management",
                "Bachelor's degree; or 5 years of experience",
                "Degree in physics; chemistry; or biology",
                "RN license; BLS certification",
                "Bachelor's degree (accounting preferred)",
                "Sales experience (fashion preferred)",
                "Calm, patient and kind; good with children",
                "Five years in transport, preferably at sea",
                "A forklift licence (required)",
                "Knowledge of the client's preferred suppliers",
            )
        ),
        *(
            (line, [f"~ {line}"])
            for line in (
                "Dutch, French or German preferred",
                "Experience with Revit (Rhino preferred) is a plus",
                "A forklift licence (preferred)",
            )
        ),
    ],
)
def test_an_item_is_cut_where_its_level_or_sort_changes(line: str, asks: list[str]) -> None:
    first = "A calm voice"
    assert asked(f"- {first}\n- {line}\n") == [first, *asks]


def test_the_sentences_of_a_paragraph_that_ask_are_asks() -> None:
    assert asked(
        "You have 2 years of experience in a bakery. You must be able to lift 20 kg. We open at "
        "five. A food hygiene certificate is required. A driving licence is a plus.\n"
    ) == [
        "You have 2 years of experience in a bakery.",
        "You must be able to lift 20 kg. We open at five.",
        "A food hygiene certificate is required.",
        "~ A driving licence is a plus.",
    ]


@pytest.mark.parametrize(
    "law",
    [
        "Equal opportunity employer",
        "We participate in E-Verify",
        "We are an equal opportunity employer and value diversity",
        "Drug-free workplace",
        "EOE M/F/D/V",
        "Reasonable accommodation is available on request",
        "We welcome applicants of all ages",
        "We welcome applicants with disabilities",
        "We welcome candidates with or without a degree",
        "We encourage applications from people with lived experience of homelessness",
    ],
)
def test_an_item_of_law_is_left_out_and_closes_no_list(law: str) -> None:
    before, after = "- Experience with looms\n", "- Knowledge of dyes\n- High school diploma\n"
    items = ["Experience with looms", "Knowledge of dyes", "High school diploma"]
    assert asked(f"{before}- {law}\n{after}") == items
    assert asked(f"{before}{law}\n{after}") == items


@pytest.mark.parametrize(
    "welcome",
    [
        "We welcome candidates with 3+ years of Python experience",
        "We encourage applications from candidates with a PhD",
        "We welcome candidates with experience in retail",
    ],
)
def test_who_is_welcome_with_years_or_a_degree_is_asked_for_them(welcome: str) -> None:
    assert asked(f"- A calm voice\n- {welcome}\n- Tact\n") == ["A calm voice", welcome, "Tact"]


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        ("e. Coli culture\nc. 1990 buildings", ["e. Coli culture", "c. 1990 buildings"]),
        ("- e. Coli culture\n- Tact", ["e. Coli culture", "Tact"]),
        ("a. Tact\nb. Dutch\nc. 3 years of Java", ["Tact", "Dutch", "3 years of Java"]),
        ("- a. Tact\n- b. Dutch\n- e. Coli", ["Tact", "Dutch", "e. Coli"]),
        ("A. Tact\nB. BSc in law\nC. Dutch", ["Tact", "BSc in law", "Dutch"]),
        ("- C. Bachelor's degree\n- Tact", ["C. Bachelor's degree", "Tact"]),
        ("- B. Tech in mining\n- Tact", ["B. Tech in mining", "Tact"]),
    ],
)
def test_letters_are_bullets_in_a_run_alone(lines: str, asks: list[str]) -> None:
    assert asked(lines) == asks


def test_a_paragraph_of_law_closes_the_list() -> None:
    law = "Loom Ltd is an equal opportunity employer and does not discriminate."
    assert asked(f"- Experience with looms\n\n{law}\n\nA sunny town by the sea\n") == [
        "Experience with looms"
    ]


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        (
            "- One of the following:\n  - Union card\n  - 4 years as a fitter\n- Own boots\n",
            [["Union card", "4 years as a fitter"], ["Own boots"]],
        ),
        (
            "1. Any of these:\n   a. Culinary degree\n   b. Sous chef\n2. A calm voice\n",
            [["Culinary degree", "Sous chef"], ["A calm voice"]],
        ),
        (
            "At least one of the following certifications:\n* CCRN\n* CEN\n\nAbout us\n* Dental\n",
            [["CCRN", "CEN"]],
        ),
        # nothing tells where the list ends, all are asked for, or there is no list
        (
            "- One of the following:\n- Harp\n- Lute\n- A calm voice\n",
            [["Harp"], ["Lute"], ["A calm voice"]],
        ),
        ("All of the following:\n- Harp\n- Lute\n", [["Harp"], ["Lute"]]),
        ("- Any of the following tools: files, saws\n- Tact\n", None),
    ],
)
def test_a_list_of_which_one_is_enough_is_one_ask(lines: str, asks: list[list[str]] | None) -> None:
    text = HEAD + lines
    found = parse(document(text)).requirements
    assert all(holds(text, requirement) for requirement in found)
    if asks is None:
        assert len(found) == 2
    else:
        told = [[part.text for any_of in r.all_of for part in any_of.parts] for r in found]
        assert told == asks


def test_one_of_a_list_opens_the_asks_of_a_posting_without_headings() -> None:
    (asked_for,) = parse(
        document(
            "Harpist\n\nYou have one or more of the following:\n- Harp\n- Lute\n\nWe offer\n- Tea\n"
        )
    ).requirements
    assert [part.text for part in asked_for.all_of[0].parts] == ["Harp", "Lute"]


def test_sentences_that_ask_are_found_where_there_is_nothing_else() -> None:
    text = "Cafe help wanted\n\nWe need someone who has made coffee. Food handler card required.\n"
    found = [r.text for r in parse(document(text)).requirements]
    assert found == ["We need someone who has made coffee.", "Food handler card required."]
    (only,) = parse(document("No experience necessary. Must love dogs.\n")).requirements
    assert only.text == "Must love dogs."


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        (
            "Ability to mend nets Ability to read charts",
            ["Ability to mend nets", "Ability to read charts"],
        ),
        (
            "Degree in fisheries Knowledge of tides Strong writing skills Must have own boots",
            [
                "Degree in fisheries",
                "Knowledge of tides",
                "Strong writing skills",
                "Must have own boots",
            ],
        ),
        ("Must know tides, Norse is a plus.", ["Must know tides", "~ Norse is a plus."]),
        ("Must read charts, and Morse is a plus", ["Must read charts", "~ Morse is a plus"]),
        ("Sea legs\nA degree is not required.", ["Sea legs"]),
        ("Sea legs\nNo experience necessary!", ["Sea legs"]),
        # one ask each
        ("Work at Strong Foods as Ability to Sail Fellow", None),
        ("Must show total Proficiency in knots", None),
        ("Knows the Ability to Pay rule and the Knowledge of Sea course", None),
        ("Must know tides, winds or charts, Norse is a plus", None),
        ("Must show that a degree is not needed for charts", None),
    ],
)
def test_asks_that_run_into_each_other_are_apart(line: str, asks: list[str] | None) -> None:
    marks = "- " + line.replace("\n", "\n- ")
    assert asked(marks) == (asks or [line])


def test_an_item_that_ends_in_the_middle_goes_on_below() -> None:
    assert asked("- Experience with nets and\nlines.\n- Sea legs\nOwn boots") == [
        "Experience with nets and lines.",
        "Sea legs",
        "Own boots",
    ]


def test_a_long_row_that_ends_in_a_comma_goes_on_below() -> None:
    row = "Extensive knowledge of trawlers, tugs, ferries and barges,"
    assert asked(f"{row}\nand of what drives them\nSea legs,\nown boots") == [
        f"{row} and of what drives them",
        "Sea legs,",
        "own boots",
    ]
