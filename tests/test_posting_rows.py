"""Postings on pages without space between their paragraphs."""

import io

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from index.readers.extract import extract
from index.types import Block, Document, Line, Span
from matcher.posting.parse import parse
from matcher.posting.rows import Drawn

LINES = (
    "About the job",
    "Harbor Lab studies how machines learn to listen. We are seeking people who care about sound, "
    "speech and language, and our fellows have an opportunity to work on problems that matter.",
    "Audio Research Fellow",
    "Speech Models Responsibilities:",
    "Design experiments on speech recognition with small corpora",
    "Write papers and release the code that belongs to them and to those who come after",
    "Preferred Qualifications:",
    "Experience building large systems of microphones and training with large corpora",
    "Experience communicating complex research in a clear, precise, and actionable manner",
    "Demonstrated experience via an internship, work experience, coding competitions, or widely "
    "used contributions in open source repositories",
    "Experience working and communicating across a team",
    "Demonstrated patience",
)


def test_a_page_without_space_between_its_lines_gives_every_line() -> None:
    style = getSampleStyleSheet()["Normal"]
    file = io.BytesIO()
    SimpleDocTemplate(file).build([Paragraph(line, style) for line in LINES])
    posting = parse(extract(file.getvalue(), "posting.pdf"))
    assert posting.title == "Audio Research Fellow, Speech Models"
    assert [(r.level.value, r.text) for r in posting.requirements] == [
        *(("responsibility", line) for line in LINES[4:6]),
        *(("preferred", line) for line in LINES[7:]),
    ]


def drawn(*rows: str) -> list[str]:
    """The items of one block with these rows, beside a wide block that opens alike."""
    text = "\n".join((*rows, "Experience " + "x" * 90))
    spans, at = [], 0
    for row in rows:
        spans.append(Span(at, at + len(row)))
        at += len(row) + 1
    block = Block(Span(0, at - 1), lines=tuple(map(Line, spans)))
    other = Span(at, len(text))
    document = Document(
        "id", "name", "application/pdf", text, (block, Block(other, lines=(Line(other),)))
    )
    return [span.of(text) for span in Drawn.of(document).items(block)]


def test_rows_that_begin_as_the_other_items_do_are_items() -> None:
    first = "Experience building large systems of microphones in a team that works on many boats"
    assert drawn(first, "Experience with sails") == [first, "Experience with sails"]


def test_a_row_that_goes_on_is_no_item() -> None:
    for before in ("Experience with tides,", "Experience with tides and", "Knowledge of the sea -"):
        assert drawn(before, "Experience with sails") == [f"{before}\nExperience with sails"]


def test_a_capital_in_a_full_row_is_no_item() -> None:
    full = "Develop the models of tides that our captains have asked for these many years on Google"
    assert drawn(full, "Search and its kin") == [f"{full}\nSearch and its kin"]


def test_a_job_after_a_finished_sentence_is_a_line_of_its_own() -> None:
    assert drawn("We model the tides.", "Senior Tide Analyst") == [
        "We model the tides.",
        "Senior Tide Analyst",
    ]
    whole = "We model the tides for each\nSenior Tide Analyst"
    assert drawn("We model the tides for each", "Senior Tide Analyst") == [whole]
