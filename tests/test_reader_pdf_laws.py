"""Laws of the PDF reader: what must hold whatever was drawn, and in whatever order."""

import io
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from index.readers.content import Content, Limits
from index.readers.pdf.glyphs import Face, Frame, Glyph
from index.readers.pdf.order import columns
from index.readers.pdf.read import read
from index.readers.pdf.segments import segments
from index.types import BlockKind, Box

WIDTH, HEIGHT = LETTER
BULLET = "\u2022"
Placed = tuple[float, float, str]

WORDS = (
    "managed budgets trained clerks wrote models cut costs led teams kept records ran wards "
    "built pipelines tested forms mended engines planned routes taught classes sold tickets"
).split()
lines_of_words = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join),
    min_size=1,
    max_size=25,
)


def drawn(placed: list[Placed]) -> Content:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    for x, y, text in placed:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x, HEIGHT - y, text)
    canvas.save()
    return read(file.getvalue(), Limits())


def wrapped(text: str, measure: int) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > measure:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]


def column_of_bullets(items: list[str], x: float, measure: int) -> list[Placed]:
    placed, y = [], 80.0
    for item in items:
        placed.append((x, y, BULLET))
        for line in wrapped(item, measure):
            placed.append((x + 12, y, line))
            y += 12
        y += 4
    return placed


def items_of(content: Content) -> list[str]:
    return [b.span.of(content.text) for b in content.blocks if b.kind is BlockKind.LIST_ITEM]


@settings(max_examples=25, deadline=None)
@given(lines_of_words)
def test_blocks_are_slices_in_order_that_never_overlap(texts: list[str]) -> None:
    content = drawn([(72, 60 + 20 * n, text) for n, text in enumerate(texts)])
    end = 0
    for block in content.blocks:
        assert end <= block.span.start < block.span.end <= len(content.text)
        assert content.text[end : block.span.start].strip() == ""
        end = block.span.end
        line_ends = block.span.start
        for line in block.lines:
            assert line_ends <= line.span.start
            assert block.span.contains(line.span)
            line_ends = line.span.end
    assert content.text.split() == " ".join(texts).split()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=40, max_size=80), st.integers(0, 2**32))
def test_the_order_of_drawing_changes_nothing(words: list[str], seed: int) -> None:
    items = [" ".join(words[n : n + 10]) for n in range(0, len(words), 10)]
    half = len(items) // 2
    placed = column_of_bullets(items[:half], 60, 40) + column_of_bullets(items[half:], 330, 38)
    placed.insert(0, (60, 50, "A name above both of the columns, across the whole of the page"))
    shuffled = list(placed)
    random.Random(seed).shuffle(shuffled)
    assert drawn(shuffled) == drawn(placed)


def test_one_column_or_two_the_same_bullets_are_found() -> None:
    items = [
        "Managed the budgets of twelve wards and trained the clerks who keep them today",
        "Cut costs",
        "Wrote models of bed demand that the wards believed, and kept them true for years",
        "Planned the routes of nine ambulances so that none of them ever came too late",
        "Taught classes in statistics",
        "Built pipelines that load four million records a night without a hand on them",
    ]
    one = drawn(column_of_bullets(items, 72, 60))
    two = drawn(column_of_bullets(items[:3], 60, 38) + column_of_bullets(items[3:], 330, 36))
    assert items_of(one) == items
    assert items_of(two) == items


def test_the_same_file_gives_the_same_content() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=LETTER)
    canvas.drawString(72, 700, "Twice the same")
    canvas.save()
    assert read(file.getvalue(), Limits()) == read(file.getvalue(), Limits())


@given(
    st.floats(0, 600), st.floats(0, 600), st.floats(1, 100), st.floats(1, 100),
    st.integers(0, 359),
)  # fmt: skip
def test_a_frame_turned_back_holds_what_was_turned_into_it(
    x: float, y: float, width: float, height: float, degrees: int
) -> None:
    frame = Frame.turned(degrees)
    corners = [frame.into(x + dx, y + dy) for dx in (0, width) for dy in (0, height)]
    us, vs = [u for u, _ in corners], [v for _, v in corners]
    back = frame.onto(Box(min(us), min(vs), max(us), max(vs)))
    assert back.x0 <= x + 1e-6
    assert back.y0 <= y + 1e-6
    assert back.x1 >= x + width - 1e-6
    assert back.y1 >= y + height - 1e-6
    if degrees % 90 == 0:
        assert back.x1 - back.x0 <= width + 1e-6


def glyph_line(text: str, x: float, y: float, advance: float = 5.0) -> list[Glyph]:
    face = Face("Plain")
    return [Glyph(c, x + advance * n, x + advance * (n + 1), y, 10, face) for n, c in
            enumerate(text)]  # fmt: skip


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 70)), min_size=1, max_size=120))
def test_every_segment_is_in_exactly_one_column(places: list[tuple[int, int]]) -> None:
    glyphs = [g for x, y in places for g in glyph_line("word", 12.0 * x, 11.0 * y)]
    found = segments(glyphs)
    read_in_order = [s for column in columns(found, 612) for s in column.segments]
    assert sorted(map(id, read_in_order)) == sorted(map(id, found))


def test_a_page_of_a_hundred_thousand_scattered_characters_loses_none_of_them() -> None:
    """So many that a search that grows with their square would not come back."""
    chance = random.Random(7)
    face = Face("Plain")
    glyphs = []
    for _ in range(100_000):
        x, y = chance.uniform(0, 600), chance.uniform(0, 800)
        glyphs.append(Glyph(chance.choice("abcdef"), x, x + 5, y, chance.choice((8, 10)), face))
    found = segments(glyphs)
    assert sum(len(c.segments) for c in columns(found, 612)) == len(found)
