"""Spans and places."""

import pytest

from index.types import Block, Box, Document, Line, Span
from matcher.types import Month


def test_a_span_is_half_open() -> None:
    assert Span(1, 3).of("abcd") == "bc"
    assert not Span(1, 3).overlaps(Span(3, 4))
    assert Span(1, 3).overlaps(Span(2, 4))
    assert Span(0, 4).contains(Span(1, 3))
    assert not Span(1, 3).contains(Span(0, 4))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(start, end)


def wrapped() -> Document:
    """A bullet of two lines on page 1 that runs on to page 2."""
    lines = (
        Line(Span(0, 5), 1, Box(10, 10, 60, 20)),
        Line(Span(6, 11), 1, Box(10, 22, 50, 32)),
        Line(Span(12, 17), 2, Box(10, 5, 40, 15)),
    )
    block = Block(Span(0, 17), page=1, box=Box(10, 10, 60, 32), lines=lines)
    return Document("d", "n", "application/pdf", "first secon third", (block,))


def test_a_place_is_the_union_of_the_lines_on_its_first_page() -> None:
    assert wrapped().locate(Span(0, 17)) == (1, Box(10, 10, 60, 32))
    assert wrapped().locate(Span(6, 8)) == (1, Box(10, 22, 50, 32))
    assert wrapped().locate(Span(12, 14)) == (2, Box(10, 5, 40, 15))


def test_a_highlight_has_a_box_a_line() -> None:
    assert [page for page, _ in wrapped().boxes(Span(3, 14))] == [1, 1, 2]


def test_a_document_without_pages_has_no_place() -> None:
    document = Document("d", "n", "text/plain", "some text", (Block(Span(0, 9)),))
    assert document.locate(Span(0, 4)) == (None, None)
    assert document.boxes(Span(0, 4)) == ()


def test_months_count_from_a_common_start() -> None:
    assert Month(2020, 3).index - Month(2019, 12).index == 3
    with pytest.raises(ValueError, match="a month is"):
        Month(2020, 13)


def test_a_line_that_knows_its_words_is_boxed_by_those_that_a_span_touches() -> None:
    words = (Box(10, 10, 30, 20), Box(33, 10, 60, 20))
    line = Line(Span(0, 10), 1, Box(10, 10, 60, 20), words)
    document = Document("a", "b", "c", "Wrote code", (Block(Span(0, 10), lines=(line,)),))
    assert document.boxes(Span(6, 10)) == ((1, words[1]),)
    assert document.boxes(Span(2, 7)) == ((1, Box(10, 10, 60, 20)),)
    assert document.boxes(Span(0, 10)) == ((1, line.box),)
