"""Passages: what can be quoted, where it is cut, and what goes with it."""

import pytest

from index.readers.extract import extract
from index.types import Block, BlockKind, Document, Span
from matcher.resume.parse import parse
from matcher.types import Resume, SectionKind


def document(*lines: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    text, blocks = "", []
    for line in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line)), kind))
        text += line + "\n"
    return Document("d" * 64, "resume.txt", "text/plain", text, tuple(blocks))


def quotes(*lines: str) -> list[str]:
    return [p.text for p in parse(document(*lines)).passages]


def labelled(resume: Resume) -> list[tuple[int, str, str, str]]:
    return [(p.ordinal, p.label, p.context, p.text) for p in resume.passages]


def test_a_resume_gives_located_labelled_passages_in_order() -> None:
    source = document(
        "Jane Doe",
        "jane@example.com",
        "Experience",
        "Welder at Acme Ltd",
        "Jan 2019 - Present",
        "• Welded pipes.",
        "Education",
        "Bachelor of Science",
        "Business Management",
        "Skills",
        "Python, SQL",
    )
    parsed = parse(source)
    job, degree = "Welder, Acme Ltd, Jan 2019 - Present", "Bachelor of Science"
    assert labelled(parsed) == [
        (0, "experience", job, "Welder at Acme Ltd\nJan 2019 - Present"),
        (1, "experience", job, "Welded pipes."),
        (2, "education", degree, "Bachelor of Science\nBusiness Management"),
        (3, "skills", "", "Python, SQL"),
    ]
    assert all(p.text == p.span.of(source.text) for p in parsed.passages)
    assert {p.document_id for p in parsed.passages} == {source.id}


@pytest.mark.parametrize(
    "glyph",
    ["-", "–", "•", "●", "▪", "*", "➢", "✓", "·", "¨", "- •", "â€¢"],
    ids=lambda g: f"[{g}]",
)
def test_a_bullet_is_quoted_without_its_glyph(glyph: str) -> None:
    lines = [f"{glyph} Welded pipes.", f"{glyph} Cut steel."]
    assert quotes("Skills", *lines) == ["Welded pipes.", "Cut steel."]


@pytest.mark.parametrize("letter", ["o", "§", "Ø", "?", "ü", "v", "q"])
def test_a_letter_is_a_bullet_where_two_lines_start_with_it(letter: str) -> None:
    assert quotes("Skills", f"{letter} Welding", f"{letter} Cutting") == ["Welding", "Cutting"]
    assert quotes("Skills", f"{letter} Welding", "Cutting") == [f"{letter} Welding", "Cutting"]


def test_a_glyph_alone_belongs_to_the_next_line() -> None:
    assert quotes("Skills", "•", "Welding", "•", "Cutting") == ["Welding", "Cutting"]


def test_bullets_in_one_block_are_several_passages() -> None:
    line = "• Welded the pipes of two ships • Trained nine apprentices well"
    assert quotes("Skills", line) == [
        "Welded the pipes of two ships",
        "Trained nine apprentices well",
    ]
    assert quotes("Skills", "Python • SQL • Go") == ["Python • SQL • Go"]
    assert quotes("Skills", line.replace("•", "â€¢")) == quotes("Skills", line)


def test_a_block_of_several_lines_is_several_rows() -> None:
    text = "Skills\n- Welding\n- Cutting"
    source = Document("d" * 64, "a", "text/plain", text, (Block(Span(0, len(text))),))
    assert [p.text for p in parse(source).passages] == ["Welding", "Cutting"]


def test_a_wrapped_line_is_one_passage_with_its_continuation() -> None:
    assert quotes(
        "Experience",
        "- Managed the relations with all vendors of the company and",
        "negotiated their contracts.",
        "- Welded.",
    ) == [
        "Managed the relations with all vendors of the company and\nnegotiated their contracts.",
        "Welded.",
    ]


def test_a_short_bullet_goes_on_in_a_line_that_begins_small() -> None:
    assert quotes("Experience", "- Ran the whole shop", "for nine years.", "- Welded.") == [
        "Ran the whole shop\nfor nine years.",
        "Welded.",
    ]
    assert quotes("Experience", "Ran the whole shop", "for nine years.") == [
        "Ran the whole shop",
        "for nine years.",
    ]


def test_a_list_that_runs_over_a_full_line_is_one_list() -> None:
    lines = [
        "Python, SQL, Snowflake, Airflow, Terraform, Docker, Spark",
        "Kafka, Redis, Postgres, Grafana, Prometheus",
        "Reads and writes German",
    ]
    assert quotes("Skills", *lines) == ["\n".join(lines[:2]), lines[2]]
    assert quotes("Skills", lines[0], "Kafka and Redis") == [lines[0], "Kafka and Redis"]


def test_a_bullet_that_hangs_over_two_lines_is_one_bullet() -> None:
    text = (
        "Jane Doe\n\nEXPERIENCE\nWelder at Acme Ltd, 2019 - 2021\n"
        "• Built the ingestion of claims and policy\n  data into Snowflake\n"
        "• Moved every pipeline to Apache\n  Spark and Kubernetes\n• Led four\n"
    )
    parsed = parse(extract(text.encode(), "resume.txt"))
    (job,) = (e for s in parsed.sections if s.kind is SectionKind.EXPERIENCE for e in s.entries)
    bullets = [
        "Built the ingestion of claims and policy\n  data into Snowflake",
        "Moved every pipeline to Apache\n  Spark and Kubernetes",
        "Led four",
    ]
    assert [b.text for b in job.bullets] == bullets
    assert [p.text for p in parsed.passages[1:]] == bullets


def test_a_certificate_broken_over_two_lines_is_one_passage() -> None:
    found = quotes(
        "Jane Doe",
        "jane@example.com",
        "Certifications",
        "AWS Certified Solutions",
        "Architect - Associate, 2022",
        "CPR",
        "First Aid",
    )
    assert found == ["AWS Certified Solutions\nArchitect - Associate, 2022", "CPR", "First Aid"]


def test_a_list_that_begins_small_is_not_joined() -> None:
    assert quotes("Skills", "welding", "cutting", "drilling") == ["welding", "cutting", "drilling"]


def test_a_paragraph_is_cut_into_its_sentences() -> None:
    assert quotes(
        "Summary",
        "Dr. Smith's assistant for ten years, e.g. in the U.S. and in Peru. Led 3 teams! "
        "Wrote the handbook of the whole department? Has worked with Acme Inc. Yet she learns on.",
    ) == [
        "Dr. Smith's assistant for ten years, e.g. in the U.S. and in Peru.",
        "Led 3 teams! Wrote the handbook of the whole department?",
        "Has worked with Acme Inc. Yet she learns on.",
    ]


@pytest.mark.parametrize(
    ("line", "passages"),
    [
        (
            "Builds services. 4 years of Go. Not familiar with Java.",
            ["Builds services. 4 years of Go.", "Not familiar with Java."],
        ),
        ("I have never used SAP. Runs payroll.", ["I have never used SAP.", "Runs payroll."]),
        ("Never missed a deadline. Led ten.", ["Never missed a deadline. Led ten."]),
    ],
)
def test_a_sentence_that_denies_stands_apart_from_what_is_claimed(
    line: str, passages: list[str]
) -> None:
    assert quotes("Experience", "• Welded pipes.", "• " + line) == ["Welded pipes.", *passages]


def test_a_line_torn_at_an_abbreviation_is_one_passage() -> None:
    assert quotes("Experience", "• Met with staff (e.g.", "• auditors and vendors) each week.") == [
        "Met with staff (e.g.\n• auditors and vendors) each week."
    ]


def test_what_a_page_break_shows_twice_is_quoted_once() -> None:
    clipped = "Taught children and adults in ballet, jazz and modern dance,"
    lines = ["Experience", clipped, clipped + " and ran every show.", "Kept the books."]
    text = "".join(line + "\n" for line in lines)
    spans = [Span(text.index(line + "\n"), text.index(line + "\n") + len(line)) for line in lines]
    blocks = tuple(
        Block(span, BlockKind.LIST_ITEM if n else BlockKind.HEADING, page=1 if n < 2 else 2)
        for n, span in enumerate(spans)
    )
    parsed = parse(Document("d" * 64, "resume.pdf", "application/pdf", text, blocks))
    assert [p.text for p in parsed.passages] == lines[2:]


def test_a_short_bullet_of_two_sentences_stays_whole() -> None:
    assert quotes("Experience", "- Welded pipes. Cut steel.") == ["Welded pipes. Cut steel."]


def test_a_long_list_is_cut_after_commas_and_not_inside_brackets() -> None:
    skills = [f"skill number {n} (alpha, beta)" for n in range(30)]
    found = quotes("Skills", ", ".join(skills))
    assert len(found) > 3
    assert all(60 < len(q) <= 300 and q.count("(") == q.count(")") for q in found[:-1])
    assert " ".join(found) == ", ".join(skills)


def test_a_long_text_without_a_place_to_cut_is_cut_all_the_same() -> None:
    found = quotes("Skills", "x" * 1000)
    assert "".join(found) == "x" * 1000
    assert max(map(len, found)) <= 300


def test_a_piece_with_hardly_a_letter_goes_with_its_neighbour_or_is_left_out() -> None:
    assert quotes("Awards and Honors", "Best Welder", "2013", "Best Cutter") == [
        "Best Welder\n2013",
        "Best Cutter",
    ]
    assert quotes("Skills", "7", "Welding") == ["7\nWelding"]


def test_a_piece_with_hardly_a_letter_is_not_joined_over_a_bullet() -> None:
    assert quotes(
        "Experience", "Welder, 2016 - 2018", "* Welded.", "2013 - 15", "* Cut steel."
    ) == [
        "Welder, 2016 - 2018",
        "Welded.",
        "Cut steel.",
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("- **Go**", "Go"),
        ("• **Go**", "Go"),
        ("**Go**", "Go"),
        ("`Rust`", "Rust"),
        ("*Docker*", "Docker"),
        ("- **Led** four *good* people", "**Led** four *good* people"),
        ("__init__ and **kwargs", "__init__ and **kwargs"),
        ("*Sold steel *Cut pipes", "Sold steel *Cut pipes"),
    ],
)
def test_markdown_signs_around_all_of_a_line_are_left_out_and_others_stay_in_pairs(
    line: str, shown: str
) -> None:
    assert quotes("Skills", line, "Welding") == [shown, "Welding"]


def test_a_sentence_in_bold_is_a_sentence() -> None:
    assert quotes("Experience", "- **Ran all of it.** Not familiar with **Java**.") == [
        "Ran all of it.",
        "Not familiar with **Java**.",
    ]


def test_a_title_in_bold_before_its_employer_is_the_role() -> None:
    lines = ["Experience", "**Welder**, Acme Ltd, 2019 - 2021", "- Cut steel."]
    (job,) = (e for s in parse(document(*lines)).sections for e in s.entries)
    assert (job.role, job.employer) == ("Welder", "Acme Ltd")


def test_a_separator_alone_in_its_line_holds_two_lines_together() -> None:
    assert quotes("Skills", "Welding", "|", "Cutting") == ["Welding\n|\nCutting"]


def test_a_separator_alone_in_its_line_holds_no_heading() -> None:
    lines = ("Education", "BSc Physics, 2012", "Skill Highlights", ";;", "Skills", "Welding")
    assert quotes(*lines) == ["BSc Physics, 2012", "Welding"]


def test_duplicates_are_kept() -> None:
    assert quotes("Skills", "Welding", "Welding") == ["Welding", "Welding"]


def test_an_entry_of_unknown_names_gives_its_heading_as_context() -> None:
    parsed = parse(document("Experience", "Blue Ocean, Green Field, 2019 - 2021", "- Did things."))
    assert parsed.passages[1].context == "Blue Ocean, Green Field, 2019 - 2021"


def test_list_items_need_no_glyph() -> None:
    parsed = parse(document("Welding pipes", "cutting steel", kind=BlockKind.LIST_ITEM))
    assert [p.text for p in parsed.passages] == ["Welding pipes", "cutting steel"]


PLANNED = (
    "Planned the work of three teams of welders in the yard, the hall and the office of the plant"
)
BOUGHT = "ordered steel, pipes, valves and cables for $1,200,000 a year from all of forty vendors"


@pytest.mark.parametrize("deed", ["Ensure", "Ensures", "Ensured"])
def test_statements_of_a_long_line_that_lost_its_stops_are_passages_each(deed: str) -> None:
    statements = [
        PLANNED,
        f"Managed a crew of nine welders and {BOUGHT}",
        f"{deed} that all of them are safe wherever they may work for us in summer and in winter",
    ]
    assert quotes("Experience", "• " + " ".join(statements)) == statements


@pytest.mark.parametrize(
    "inside",
    [
        "with the Advanced team of our Certified welders and with other men",  # titles
        "for Ensure, a maker of pipes",  # a name
        "with the help of Project Managed services",  # goes on a capitalised word
    ],
)
def test_a_capital_alone_begins_no_statement(inside: str) -> None:
    line = f"• Worked in the yard {inside} and {BOUGHT} and {BOUGHT} and {BOUGHT}"
    assert any(inside in quote for quote in quotes("Experience", line))


def test_a_line_that_fits_a_quote_stays_whole() -> None:
    line = "Planned the work of the hall Managed a crew of nine welders"
    assert quotes("Experience", f"• {line}") == [line]


def test_a_stop_without_a_space_ends_a_sentence_between_long_words() -> None:
    said = [f"{PLANNED} and trucks.", f"Bought and {BOUGHT}.", f"Later built {BOUGHT} in ASP.Net."]
    assert quotes("Experience", "• " + "".join(said)) == said


def test_figures_and_entities_are_not_cut_at_their_signs() -> None:
    parts = [f"welded for {n},500 clients&rsquo;s ships" for n in range(10, 22)]
    found = quotes("Skills", ", ".join(parts))
    assert len(found) > 1
    assert all(quote.startswith("welded") for quote in found)


def test_a_space_in_the_wrong_encoding_is_no_part_of_a_sentence() -> None:
    said = [f"{PLANNED} and trucks.", f"Bought and {BOUGHT}.", f"Sold and {BOUGHT}."]
    assert quotes("Summary", " Â ".join(said)) == said
    assert quotes("Summary", "Â ".join(said)) == said


@pytest.mark.parametrize(
    ("line", "head", "rest"),
    [
        (
            "Data analyst at Shop, 2019-2024: wrote SQL reports for sales and finance every month",
            "Data analyst at Shop, 2019-2024",
            "wrote SQL reports for sales and finance every month",
        ),
        (
            "Staff nurse, Mercy Hospital, 2019-2024. Cared for 6 patients a shift, told families.",
            "Staff nurse, Mercy Hospital, 2019-2024",
            "Cared for 6 patients a shift, told families.",
        ),
        (
            "Line cook at Bistro 21 since 2019, 200 covers a night",
            "Line cook at Bistro 21 since 2019",
            "200 covers a night",
        ),
        (
            "Web developer, Shopy (2020 - now): React storefront, 90% test coverage with Vitest",
            "Web developer, Shopy (2020 - now)",
            "React storefront, 90% test coverage with Vitest",
        ),
        (
            "Web developer, Shopy (2020 - 2023, remote) React storefront, 90% coverage with Vitest",
            "Web developer, Shopy (2020 - 2023, remote)",
            "React storefront, 90% coverage with Vitest",
        ),
        (
            "Driver, Hall Freight, 2015 - 2022, [dry van] and reefer, 48 states, no accidents",
            "Driver, Hall Freight, 2015 - 2022",
            "[dry van] and reefer, 48 states, no accidents",
        ),
    ],
)
def test_what_was_done_is_quoted_from_its_first_word_behind_the_dates(
    line: str, head: str, rest: str
) -> None:
    read = parse(document("Jane Doe", "jane@example.com", line, "Kept the keys"))
    assert [p.text for p in read.passages][:2] == [head, rest]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/ UPH 94 to 117, same headcount", "UPH 94 to 117, same headcount"),
        (">> 7 schools, boilers, unit vents", "7 schools, boilers, unit vents"),
        (". in-store demos, 46 shifts", "in-store demos, 46 shifts"),
        (".Offered help to all of the buyers", "Offered help to all of the buyers"),
        (".NET services for the shop", ".NET services for the shop"),
        ("-18 box culverts completed", "-18 box culverts completed"),
        ("<br> tags and $4k of ads", "<br> tags and $4k of ads"),
    ],
)
def test_a_quote_begins_where_its_line_begins_to_tell(line: str, said: str) -> None:
    assert quotes("Experience", "Kept the keys of the shop", line)[-1] == said


def test_brackets_are_not_parted_by_a_sign_or_a_stop_inside() -> None:
    line = "Growth manager at Kindling Finance (seed → Series B), remote, nine people in Berlin"
    assert quotes("Experience", line) == [line]
    papers = (
        "4 published, 2 first (ACS Energy Lett. 2025; J. Electrochem. Soc. 2024), and many talks. "
        "Wrote all of the reviews of the group for the funders. Taught the new students to write. "
        "Kept the books of the laboratory and all of its keys for nine years."
    )
    assert quotes("Experience", papers)[0] == papers[: papers.index(" Wrote")]
