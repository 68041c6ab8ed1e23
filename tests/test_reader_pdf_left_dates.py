"""Dates at the left of their jobs: whatever their cell does to them, they stay with the job."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from index.readers.pdf.glyphs import Face
from index.readers.pdf.ranges import closed, is_span, parted, spans
from index.readers.pdf.segments import Segment, Word
from index.readers.pdf.stacks import unstacked
from tests.pdf_layouts import content_of, drawn, resume_of

HEIGHT = LETTER[1]
JOBS = (
    (
        ("September 2016 -", "August 2022"),
        ("Pipe Welder", "Gulf Fabrication, Houston"),
        ("Welded carbon steel pipe in the 6G position on two refineries", "Led a crew of four"),
    ),
    (
        ("January 2011 -", "June 2016"),
        ("Welder Helper", "Tulsa Tank Co., Tulsa"),
        ("Fitted and tacked tanks of up to forty thousand gallons",),
    ),
)
Rows = Sequence[tuple[float, str]]  # x and text, each a row below the one before


def sheet(
    beside: Callable[[Sequence[str], Sequence[str]], Rows],
    *,
    lead: float = 13,
    notes_lead: float = 13,
    edge: float = 140,
) -> Callable[[Canvas], None]:
    """A page of jobs; `beside` says what stands at the left of a job, and at which x."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(50, 720, "EXPERIENCE")
        y = 695.0
        for dates, (title, employer), bullets in JOBS:
            canvas.setFont("Helvetica", 10)
            for n, (x, text) in enumerate(beside(dates, (title, employer))):
                canvas.drawString(x, y - notes_lead * n, text)
            canvas.setFont("Helvetica-Bold", 10)
            canvas.drawString(edge, y, title)
            canvas.setFont("Helvetica", 10)
            canvas.drawString(edge, y - lead, employer)
            for n, bullet in enumerate(bullets, start=2):
                canvas.drawString(edge + 5, y - lead * n, "\u2022 " + bullet)
            y -= lead * 6

    return draw


def held(data: bytes) -> list[tuple[str, str, bool]]:
    """Of each job its dates, and whether its title and all its bullets stand in it."""
    content, resume = content_of(data), resume_of(data)
    jobs = [entry for section in resume.sections for entry in section.entries if entry.dates]
    return [
        (
            str(job.dates.start),
            str(job.dates.end),
            title in content.text[job.span.start : job.span.end]
            and tuple(bullet.text for bullet in job.bullets)[-len(bullets) :] == bullets,
        )
        for job, (_, (title, _), bullets) in zip(jobs, JOBS, strict=True)
        if job.dates
    ]


TRUTH = [("2016-09", "2022-08", True), ("2011-01", "2016-06", True)]


def right_aligned(x: float, rows: Sequence[str]) -> Rows:
    return [(x - stringWidth(row, "Helvetica", 10), row) for row in rows]


LAYOUTS = {
    "on one row": sheet(lambda dates, _: [(50, " ".join(dates))], edge=192),
    "on two rows": sheet(lambda dates, _: [(50, row) for row in dates]),
    "on three rows": sheet(lambda dates, _: [(50, row) for row in " ".join(dates).split(" ", 1)]),
    "between the rows of the text": sheet(
        lambda dates, _: [(50, row) for row in dates], lead=15, notes_lead=11
    ),
    "at the right edge of their cell": sheet(lambda dates, _: right_aligned(130, dates)),
    "as near as a word to the title": sheet(lambda dates, _: right_aligned(137, dates)),
    "with the place below": sheet(lambda dates, _: [(50, row) for row in (*dates, "Tulsa")]),
    "below the place, beside bullets": sheet(
        lambda dates, _: [(50, "On site"), (50, "Tulsa"), (50, dates[0]), (50, dates[1])]
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_dates_at_the_left_stay_with_their_job(layout: Callable[[Canvas], None]) -> None:
    assert held(drawn(layout)) == TRUTH


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_they_do_beside_a_sidebar_too(layout: Callable[[Canvas], None]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 12)
        canvas.drawString(40, 720, "SKILLS")
        canvas.setFont("Helvetica", 10)
        for n, skill in enumerate(("Blueprints", "Forklift", "Rigging", "Torches", "Grinders")):
            canvas.drawString(40, 700 - 17 * n, skill)
        canvas.translate(130, 0)
        layout(canvas)

    assert held(drawn(draw)) == TRUTH


def cell(text: str, x: float, y: float, *, end: bool = False) -> Segment:
    """`text` from `x` on, or up to it; each letter is 5 wide, and a space 3."""
    words, at = [], x
    if end:
        at -= sum(5 * len(word) + 3 for word in text.split()) - 3
    start = at
    for word in text.split():
        words.append(Word(word, at, at + 5 * len(word), 10, Face()))
        at += 5 * len(word) + 3
    return Segment(tuple(words), start, at - 3, y, 10)


MONTHS = st.sampled_from(["May", "September", "Sept.", "Jan", "March"])
DATES = st.one_of(
    st.integers(1990, 2005).map(str),
    st.tuples(MONTHS, st.integers(1990, 2005)).map(lambda pair: f"{pair[0]} {pair[1]}"),
    st.integers(1, 12).map(lambda month: f"{month:02}/2001"),
)
ENDS = st.one_of(st.just("Present"), st.integers(2006, 2020).map(lambda year: f"June {year}"))
SPANS = st.tuples(DATES, st.sampled_from(["-", "\u2013", "to"]), ENDS).map(" ".join)


@given(SPANS, st.integers(1, 3), st.booleans())
def test_a_span_broken_anywhere_is_read_in_one_piece(text: str, rows: int, end: bool) -> None:
    words = text.split()
    cut = max(1, -(-len(words) // rows))
    pieces = [" ".join(words[n : n + cut]) for n in range(0, len(words), cut)]
    column = [cell(piece, 100, 12.0 * n, end=end) for n, piece in enumerate(pieces)]
    beside = [cell("Cut and deburred parts", 150, 12.0 * n) for n in range(len(pieces))]
    assert is_span(text)
    assert spans(column) == [column]
    read = closed([list(row) for row in zip(column, beside, strict=True)])
    assert read[0] == [*column, beside[0]]
    assert read[1:] == [[one] for one in beside[1:]]


def test_years_one_below_the_other_are_dates_of_their_own() -> None:
    rows = [[cell(f"{year}", 50, 12.0 * n)] for n, year in enumerate((2016, 2014, 2011))]
    assert closed(rows) == rows
    assert spans([row[0] for row in rows]) == rows
    assert spans([cell("2016 -", 50, 0), cell("2014", 50, 12)]) is None
    assert spans([cell("Tulsa", 50, 0)]) is None


def test_a_stack_ends_where_the_next_job_begins() -> None:
    texts = ("2016 - 2022", "Tulsa", "2011 - 2015", "Dallas")
    rows = [[cell(text, 50, 12.0 * n), cell("Work", 150, 12.0 * n)] for n, text in enumerate(texts)]
    first, place, second, other = rows
    assert unstacked(rows) == [first, [place[0]], place[1:], second, [other[0]], other[1:]]


def test_labels_without_dates_keep_their_rows() -> None:
    rows = [
        [cell(text, 50, 12.0 * n), cell("Work", 150, 12.0 * n)]
        for n, text in enumerate(("Tools", "Languages", "Methods"))
    ]
    assert unstacked(rows) == rows


def test_a_date_is_parted_from_what_begins_at_an_edge_of_others() -> None:
    tight = cell("May 2016 - Pipe Welder", 50, 0)
    edge = tight.words[3].x0
    others = [cell("Gulf Fabrication", edge, 12.0 * n) for n in (1, 2)]
    assert [s.text for s in parted([tight, *others])][:2] == ["May 2016 -", "Pipe Welder"]
    assert parted([tight, *others[:1]]) == [tight, *others[:1]]


@given(SPANS)
def test_a_span_is_not_parted_within_itself(text: str) -> None:
    spans_ = [cell(text, 50, 12.0 * n) for n in range(4)]
    assert parted(spans_) == spans_


@pytest.mark.parametrize(("apart", "doubted"), [(True, (1,)), (False, ())])
def test_dates_that_stand_apart_from_what_they_date_are_a_doubt(
    apart: bool, doubted: tuple[int, ...]
) -> None:
    dates, titles = ("Mar 2019 - Present", "Jun 2015 - Feb 2019"), ("Pipe Welder", "Shop Hand")
    pairs = zip(dates, titles, strict=True)
    rows = (*dates, *titles) if apart else tuple(row for pair in pairs for row in pair)

    def draw(canvas: Canvas) -> None:
        for n, row in enumerate(("Experience", *rows, "Education")):
            canvas.drawString(50, 700 - 20 * n, row)

    assert content_of(drawn(draw)).quality.doubtful == doubted
