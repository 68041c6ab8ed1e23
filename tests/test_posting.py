"""From a posting's text to its requirements: known answers."""

import pytest

from index.errors import TooLarge
from index.readers.extract import extract
from index.types import Block, Document, Span, Unseen
from matcher.errors import NoRequirements
from matcher.posting.parse import MOST_ASKED, MOST_ASKS, parse
from matcher.types import Level, Posting

# Awkward on purpose: the role first in prose, a title over two lines that runs into a heading, no
# bullets, broken encoding, and a tail of company, law and pay.
AWKWARD = """About the job
Harbor Lab studies how machines learn to listen. We are seeking people who care about sound, speech
and language, and our fellows have an opportunity to work on problems that matter.

Audio Research Fellow

Speech Models Responsibilities:

Design experiments on speech recognition with small corpora
Write papers and release the code that belongs to them

Minimum Qualifications:

Has or is about to obtain a Ph.D. degree in Linguistics, Computer Science, or a related field
Experience with Python, C++, Rust or other related languages

Preferred Qualifications:

Experience with speech toolkits such as Kaldi or ESPnet
A track record of publicationsâ€”at workshops or conferences

About Harbor Lab:

Harbor Lab builds hearing aids that learn. Founded in 2015, we serve clinics in nine countries.

Harbor Lab is an equal opportunity employer. We do not discriminate on the basis of race, religion,
sex, age, disability or veteran status.

$6,100/month to $8,200/month + benefits

Pay is determined by skills, qualifications, experience and location.
"""


def read(text: str) -> Posting:
    return parse(extract(text.encode(), "posting.txt"))


def asked(text: str) -> list[tuple[str, str]]:
    return [(r.level.value, r.text) for r in read(text).requirements]


def test_an_awkward_posting_comes_out_whole() -> None:
    posting = read(AWKWARD)
    assert posting.title == "Audio Research Fellow, Speech Models"
    assert posting.title_span is not None
    assert posting.title_span.of(AWKWARD) == "Audio Research Fellow\n\nSpeech Models"
    assert [(r.level.value, r.text) for r in posting.requirements] == [
        ("responsibility", "Design experiments on speech recognition with small corpora"),
        ("responsibility", "Write papers and release the code that belongs to them"),
        (
            "minimum",
            "Has or is about to obtain a Ph.D. degree in Linguistics, Computer Science, or a "
            "related field",
        ),
        ("minimum", "Experience with Python, C++, Rust or other related languages"),
        ("preferred", "Experience with speech toolkits such as Kaldi or ESPnet"),
        ("preferred", "A track record of publications—at workshops or conferences"),
    ]


def test_broken_encoding_is_mended_and_the_span_still_points_at_the_original() -> None:
    requirement = read(AWKWARD).at(Level.PREFERRED)[1]
    assert "â" not in requirement.text
    assert (
        requirement.span.of(AWKWARD)
        == "A track record of publicationsâ€”at workshops or conferences"
    )


@pytest.mark.parametrize(
    ("duties", "minimum", "preferred"),
    [
        ("Responsibilities:", "Minimum Qualifications:", "Preferred Qualifications:"),
        ("RESPONSIBILITIES", "BASIC QUALIFICATIONS", "DESIRED SKILLS"),
        ("What You'll Do", "What You'll Bring", "Nice to Have"),
        ("What you’ll do", "Who you are", "Bonus points"),
        ("You will:", "You have:", "Bonus points if you have:"),
        ("Essential Duties and Responsibilities", "Must have", "Nice-to-haves"),
        ("In this role, you will:", "What we're looking for", "Even better if you have"),
        (
            "As our analyst, you will:",
            "To be successful you will have:",
            "It's a plus if you have:",
        ),
        ("## The work you'll do", "## Requirements", "## Pluses"),
        ("JOB DUTIES.", "REQUIRED SKILLS & EXPERIENCE.", "PREFERRED QUALIFICATIONS."),
        ("How you'll make an impact", "What it takes", "What gives you an edge"),
        (
            "Key Accountabilities",
            "Knowledge, Skills & Abilities Required",
            "Preferred/Desired Skills",
        ),
    ],
)
def test_headings_say_the_level(duties: str, minimum: str, preferred: str) -> None:
    text = (
        f"{duties}\nPlan the routes of forty vans\nAnswer calls of drivers\n"
        f"{minimum}\nKnowledge of the road network\nA valid licence\n"
        f"{preferred}\nSpoken Danish\nExperience in a dispatch centre\n"
    )
    assert asked(text) == [
        ("responsibility", "Plan the routes of forty vans"),
        ("responsibility", "Answer calls of drivers"),
        ("minimum", "Knowledge of the road network"),
        ("minimum", "A valid licence"),
        ("preferred", "Spoken Danish"),
        ("preferred", "Experience in a dispatch centre"),
    ]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Experience with Spark is a plus", "preferred"),
        ("Knowledge of Danish would be an advantage", "preferred"),
        ("A forklift licence (preferred)", "preferred"),
        ("Degree in accounting preferred", "preferred"),
        ("Nice to have: experience with tachographs", "preferred"),
        ("Working knowledge of R is desirable", "preferred"),
        ("Ideally, some years in a warehouse", "preferred"),
        ("Five years in transport, preferably at sea", "minimum"),
        ("Degree plus 5 years of experience", "minimum"),
        ("Respect for the customer's preferred channel", "minimum"),
    ],
)
def test_a_line_may_overrule_its_heading(line: str, level: str) -> None:
    found = read(f"Requirements\n\n- A clean driving record\n- {line}\n").requirements
    assert [r.level.value for r in found] == ["minimum", level]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Must have 3 years of SQL", "minimum"),
        ("Must have a valid driving licence", "minimum"),
        ("What you bring is grit", "minimum"),
        ("Ideal candidate knows Rust", "minimum"),
        ("You will need SQL", "minimum"),
        ("Nice to have Kafka experience", "preferred"),
        ("Benefits administration experience", "minimum"),
        ("Benefits package design experience", "minimum"),
        ("Compensation analysis experience", "minimum"),
        ("Salary negotiation skills", "minimum"),
        ("Insurance experience", "minimum"),
        ("Equal opportunity law knowledge", "minimum"),
        ("About 5 years of SQL", "minimum"),
        ("Travel required", "minimum"),
    ],
)
def test_an_item_that_begins_as_a_heading_does_is_an_item(line: str, level: str, gap: str) -> None:
    text = gap.join(["Requirements:", "Python programming", line, "Java programming"])
    found = [("minimum", "Python programming"), (level, line), ("minimum", "Java programming")]
    assert asked(text) == found
    text = gap.join(["Requirements:", line, "Java programming", "Responsibilities:", "Count ships"])
    assert asked(text) == [*found[1:], ("responsibility", "Count ships")]


def test_a_topic_with_a_subject_is_an_item_between_items() -> None:
    text = "Requirements\nPython programming\nLeadership experience\nJava programming\n"
    assert [t for _, t in asked(text)] == [
        "Python programming",
        "Leadership experience",
        "Java programming",
    ]


def test_a_phrase_and_a_colon_between_items_speak_for_their_own_line() -> None:
    text = "Requirements:\nPython programming\nNice to have: Kafka\nJava programming\n"
    assert asked(text) == [
        ("minimum", "Python programming"),
        ("preferred", "Kafka"),
        ("minimum", "Java programming"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Benefits",
        "Benefits and Perks",
        "Benefits at Northwind",
        "About Northwind",
        "What we offer",
        "You'll get",
        "Why Northwind Is Loved",
    ],
)
def test_what_asks_for_nothing_closes_a_list_without_a_gap(heading: str) -> None:
    text = f"Requirements\nPatience\nA valid licence\n{heading}\nRoses\nTulips\n"
    assert [t for _, t in asked(text)] == ["Patience", "A valid licence"]


def test_a_gap_sets_a_heading_off_however_it_goes_on() -> None:
    text = (
        "Requirements\nPatience\nA valid licence\n\nBenefits that our people praise\nRoses\n\n"
        "What you will do for our gardens\nPrune roses\nPlant trees\n"
    )
    assert asked(text) == [
        ("minimum", "Patience"),
        ("minimum", "A valid licence"),
        ("responsibility", "Prune roses"),
        ("responsibility", "Plant trees"),
    ]


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("You'll thrive here if you have", "minimum"),
        ("🌱 We’d love to hear from you if you have", "minimum"),
        ("You could be the right person if you are", "minimum"),
        ("What we're after", "minimum"),
        ("We're excited about you if you", "minimum"),
        ("Skills we're looking for", "minimum"),
        ("It would be great if you also have", "preferred"),
        ("In your first 90 days you'll", "responsibility"),
    ],
)
def test_a_line_left_open_over_a_list_heads_it_without_a_colon(heading: str, level: str) -> None:
    text = f"About us\nWe sell seeds in forty states.\n\n{heading}\n- Patience\n- Roses\n"
    assert asked(text) == [(level, "Patience"), (level, "Roses")]


def test_a_line_left_open_goes_on_in_the_next() -> None:
    text = "Requirements\nPatience with the people that you have\nalways served\nA valid licence\n"
    assert next(t for _, t in asked(text)) == "Patience with the people that you have"
    text = (
        "About us\nYou will thrive here if you have\nseeds in forty states.\n- Patience\n- Roses\n"
    )
    with pytest.raises(NoRequirements):
        read(text)


def test_a_heading_with_text_behind_it_opens_its_section() -> None:
    text = "Responsibilities: Plan routes\nAnswer calls\nRequirements: A valid licence\n"
    assert asked(text) == [
        ("responsibility", "Plan routes"),
        ("responsibility", "Answer calls"),
        ("minimum", "A valid licence"),
    ]


def test_headings_inside_a_running_text_are_found() -> None:
    text = (
        "Fjord Ferries sails between nine islands and has done so for a hundred years without a "
        "day of rest. Responsibilities: Steer the ferry in all weathers and seasons. "
        "Requirements: A master's ticket for coastal waters. Benefits: A warm cabin.\n"
    )
    assert asked(text) == [
        ("responsibility", "Steer the ferry in all weathers and seasons."),
        ("minimum", "A master's ticket for coastal waters."),
    ]


def test_two_headings_on_one_short_line_open_two_sections() -> None:
    text = "Requirements: Python and patience. Preferred: AWS.\nKafka\n"
    assert asked(text) == [
        ("minimum", "Python and patience."),
        ("preferred", "AWS."),
        ("preferred", "Kafka"),
    ]
    text = "Requirements\n- Required: Python. Preferred: AWS.\n- Patience\n"
    assert asked(text) == [("minimum", "Python."), ("preferred", "AWS."), ("minimum", "Patience")]


def test_a_labelled_line_about_the_company_is_no_ask() -> None:
    text = "Responsibilities\nPrune roses\n\nBenefits\nTraining: you must have fun at our school\n"
    assert asked(text) == [("responsibility", "Prune roses")]


def test_a_bullet_under_no_heading_asks_if_it_ends_as_asks_do() -> None:
    text = "- 3 years of Python\n- AWS certification\n- Free lunch\n"
    assert asked(text) == [("minimum", "3 years of Python"), ("minimum", "AWS certification")]


def test_headings_that_lost_their_line_breaks_are_found() -> None:
    text = (
        "Fjord Ferries sails between nine islands and has done so for a hundred years without a "
        "day of rest. Job Responsibilities Steer the ferry in all weathers. Basic Qualifications A "
        "master's ticket for coastal waters. Preferred Qualifications Spoken Danish.\n"
    )
    assert asked(text) == [
        ("responsibility", "Steer the ferry in all weathers."),
        ("minimum", "A master's ticket for coastal waters."),
        ("preferred", "Spoken Danish."),
    ]


def test_a_tag_that_requires_lifts_a_line_out_of_the_preferred_ones() -> None:
    text = "Preferred skills\n- Spoken Danish\n- A mate's ticket (must)\n"
    assert asked(text) == [("preferred", "Spoken Danish"), ("minimum", "A mate's ticket (must)")]


def test_inline_bullets_are_lines() -> None:
    text = "Requirements\n• Welding of thin steel • A steady hand • Night shifts\n"
    assert [t for _, t in asked(text)] == ["Welding of thin steel", "A steady hand", "Night shifts"]


def test_a_topic_inside_the_requirements_keeps_their_level() -> None:
    text = (
        "Preferred Qualifications\nEducation\nA degree in botany\nSkills:\nPruning of old trees\n"
    )
    assert asked(text) == [
        ("preferred", "A degree in botany"),
        ("preferred", "Pruning of old trees"),
    ]


def test_what_is_no_ask_is_left_out() -> None:
    text = (
        "Location: Oslo\nJob ID: 4411\n\nAbout us\nWe grow roses.\n\nRequirements\n"
        "Knowledge of soils\nPatience\n\nBenefits\nFree roses\nHealth insurance\n\n"
        "How to apply\nSend us a letter about your garden.\n\nPowered by JazzHR\n"
    )
    assert asked(text) == [("minimum", "Knowledge of soils"), ("minimum", "Patience")]


def test_what_the_company_offers_under_its_own_name_is_no_ask() -> None:
    posting = read(
        "Preferred\nExperience with Spark\nWHAT NORTHWIND CAN OFFER YOU:\nHealth programs\n"
        "Community outreach\n\nWorker Type\n\nEmployee"
    )
    assert [r.text for r in posting.requirements] == ["Experience with Spark"]


def test_an_invitation_at_the_end_of_a_list_is_no_ask() -> None:
    posting = read(
        "Requirements\n- Experience with SQL\n- If you work well with others and like "
        "hard problems, we want to hear from you."
    )
    assert [r.text for r in posting.requirements] == ["Experience with SQL"]


def test_a_list_ends_where_the_company_begins_to_talk_of_itself() -> None:
    text = (
        "Who You Are\n- Calm in a storm\n- Able to lift a sail\n"
        "We're Nordwind, and we have built sailing boats since 1911. Our yards stand in three "
        "countries, and our people come from everywhere.\n"
        "Nordwind is an equal opportunity employer.\n"
    )
    assert [t for _, t in asked(text)] == ["Calm in a storm", "Able to lift a sail"]


@pytest.mark.parametrize("mark", ["- ", ""])
def test_work_with_the_law_is_asked_for_and_a_notice_is_not(mark: str) -> None:
    asks = [
        "Bachelor's degree in human resources",
        "Affirmative action plan preparation and audit response",
        "Experience supporting individuals with disabilities",
        "Three years of payroll",
    ]
    notice = "Acme is an Equal Opportunity/Affirmative Action employer."
    text = "Requirements\n" + "\n".join(mark + line for line in [*asks, notice])
    found = [told for _, told in asked(text)]
    assert found == asks


def test_prose_without_headings_asks_in_sentences() -> None:
    text = (
        "Fjord Ferries sails between nine islands. Our boats are old and loved. "
        "We are looking for someone who knows diesel engines, e.g. those of Mr. B. Sulzer. "
        "You must have a mate's ticket. Experience with ice is a plus. We pay well."
    )
    assert asked(text) == [
        (
            "minimum",
            "We are looking for someone who knows diesel engines, e.g. those of Mr. B. Sulzer.",
        ),
        ("minimum", "You must have a mate's ticket."),
        ("preferred", "Experience with ice is a plus."),
    ]


def test_a_paragraph_under_a_heading_is_split_by_sentence() -> None:
    text = (
        "Qualifications\n"
        "You bring five years at sea and know the coast between the nine islands by heart. You can "
        "read a chart, a radar and a nervous passenger at the same time. A Ph.D. in meteorology or "
        "in C. elegans genetics is no hindrance to us. You speak Danish.\n"
    )
    assert [t for _, t in asked(text)] == [
        "You bring five years at sea and know the coast between the nine islands by heart.",
        "You can read a chart, a radar and a nervous passenger at the same time.",
        "A Ph.D. in meteorology or in C. elegans genetics is no hindrance to us.",
        "You speak Danish.",
    ]


def test_a_line_of_a_list_is_one_requirement_even_with_two_sentences() -> None:
    text = (
        "Requirements\n- Experience at sea. Experience in harbours.\n- Patience\n- A calm voice\n"
    )
    assert next(t for _, t in asked(text)) == "Experience at sea. Experience in harbours."


def test_a_list_under_no_heading_is_told_by_how_its_lines_begin() -> None:
    text = (
        "Develop models of the tides\nSupport the captains with forecasts\n"
        "Experience with Fortran\n5+ years of oceanography\nKnowledge of tides\n"
    )
    assert asked(text) == [
        ("responsibility", "Develop models of the tides"),
        ("responsibility", "Support the captains with forecasts"),
        ("minimum", "Experience with Fortran"),
        ("minimum", "5+ years of oceanography"),
        ("minimum", "Knowledge of tides"),
    ]


def test_rows_that_a_program_wrapped_are_joined() -> None:
    text = (
        "Requirements\n\nStrong analytic,\ninferential and creative\nskills\n\nKnowledge of\n"
        "tides\n"
        "\nSmall group\nleadership\n\nCurrent clearance\nwith polygraph\n"
    )
    assert [t for _, t in asked(text)] == [
        "Strong analytic, inferential and creative skills",
        "Knowledge of tides",
        "Small group leadership",
        "Current clearance with polygraph",
    ]


def test_the_same_ask_twice_at_one_level_is_kept_once() -> None:
    text = "Requirements\n- Patience\n- Patience\nNice to have\n- Patience\n"
    assert asked(text) == [("minimum", "Patience"), ("preferred", "Patience")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tide Modeller\n\nRequirements\nPatience\n", "Tide Modeller"),
        ("Job Title: Tide Modeller (Oslo)\nRequirements\nPatience\n", "Tide Modeller (Oslo)"),
        ("# Senior Tide Modeller\n\n## Requirements\n- Patience\n", "Senior Tide Modeller"),
        (
            "About us\nWe model tides.\n\nHarbor Engineer\n\nRequirements\nPatience\n",
            "Harbor Engineer",
        ),
        ("Data Analyst Responsibilities:\nCount ships\nRequirements\nPatience\n", "Data Analyst"),
        (
            "Sea Ltd is looking to hire a Machine Learning Engineer in Oslo.\n\n"
            "Requirements\nPatience\n",
            "Machine Learning Engineer",
        ),
        (
            "We are seeking a Senior Tide Analyst.\n\nRequirements\nPatience\n",
            "Senior Tide Analyst",
        ),
        ("We are seeking an expert in tides.\n\nRequirements\nPatience\n", ""),
        ("We seek a Norwegian who knows a Tide Analyst.\n\nRequirements\nPatience\n", ""),
        ("We model the tides of the sea.\n\nRequirements\nPatience\n", ""),
        ("Requirements\nPatience\n", ""),
    ],
)
def test_the_title_is_found_or_empty(text: str, title: str) -> None:
    assert read(text).title == title


def test_markup_gives_the_same_posting_as_plain_lines() -> None:
    page = (
        "<html><body><h1>Tide Modeller</h1><p><b>What you'll do</b></p><ul><li>Model tides</li>"
        "<li>Advise captains</li></ul><p><strong>Requirements:</strong></p><ul><li>Fortran</li>"
        "<li>Patience</li></ul><p>Sea Ltd is an equal opportunity employer.</p></body></html>"
    )
    posting = parse(extract(page.encode(), "posting.html"))
    assert posting.title == "Tide Modeller"
    assert [(r.level.value, r.text) for r in posting.requirements] == [
        ("responsibility", "Model tides"),
        ("responsibility", "Advise captains"),
        ("minimum", "Fortran"),
        ("minimum", "Patience"),
    ]


def test_a_block_of_several_lines_is_read_line_by_line() -> None:
    text = "Requirements\n• Welding\n• Patience"
    document = Document("id", "name", "text/plain", text, (Block(Span(0, len(text))),))
    assert [r.text for r in parse(document).requirements] == ["Welding", "Patience"]


def test_a_hidden_block_asks_for_nothing() -> None:
    text = "Requirements\nWelding\nTelepathy"
    blocks = (Block(Span(0, 12)), Block(Span(13, 20)), Block(Span(21, 30), hidden=Unseen.STYLE))
    document = Document("id", "name", "text/plain", text, blocks)
    assert [r.text for r in parse(document).requirements] == ["Welding"]


def test_a_posting_that_nobody_sees_is_refused_with_the_reason() -> None:
    blocks = (Block(Span(0, 12), hidden=Unseen.STYLE), Block(Span(13, 20), hidden=Unseen.STYLE))
    with pytest.raises(NoRequirements, match=r"Hidden text: 2 words .* \(marked as hidden\)\. Che"):
        parse(Document("id", "name", "text/plain", "Requirements\nWelding", blocks))


def test_a_posting_that_asks_for_more_than_any_job_does_is_refused() -> None:
    asks = [f"- Experience with tool number {n}" for n in range(MOST_ASKS)]
    assert len(read("\n".join(["Requirements", *asks])).requirements) == MOST_ASKS
    with pytest.raises(TooLarge, match=r"asks for 501 things; the limit is 500\."):
        read("\n".join(["Requirements", *asks, "- Experience with one more"]))


def test_asks_of_more_characters_than_any_job_has_are_refused() -> None:
    ask = "a/" * (MOST_ASKED // 2)
    assert len(read(f"Requirements\n{ask}").requirements) == 1
    with pytest.raises(TooLarge, match=r"asks for has 40,006 characters; the limit is 40,000\."):
        read(f"Requirements\nPython\n{ask}")


def test_a_text_that_asks_for_nothing_is_refused_with_advice() -> None:
    with pytest.raises(NoRequirements, match="Check that it is a job posting"):
        read("The sea was calm that day, and nobody thought of the harbour.")
