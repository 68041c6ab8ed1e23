"""The builder keeps spans true; cleaning drops only what nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EmptyDocument, TooLarge
from index.readers.content import Builder, Limits, Written, clean
from index.readers.extract import extract
from index.types import BlockKind, Box, Span, Unseen
from tests.raw_pdf import raw_pdf
from tests.word import by_hand


def test_lines_are_joined_by_a_space_and_keep_their_boxes() -> None:
    builder = Builder()
    upper, lower = Box(0, 0, 50, 10), Box(0, 12, 30, 22)
    builder.add(
        [Written("Built  nightly", 1, upper), Written("pipelines", 1, lower)], BlockKind.LIST_ITEM
    )
    content = builder.finish("application/pdf")
    assert content.text == "Built nightly pipelines\n"
    [block] = content.blocks
    assert block.span.of(content.text) == "Built nightly pipelines"
    assert [line.span for line in block.lines] == [Span(0, 13), Span(14, 23)]
    assert block.box == Box(0, 0, 50, 22)


def test_a_word_split_by_a_hyphen_is_put_together() -> None:
    builder = Builder()
    builder.add([Written("cross-"), Written("functional")])
    builder.add([Written("2019 -"), Written("present")])
    assert builder.finish("text/plain").text == "cross-functional\n2019 - present\n"


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("full of imag-", "ination", "full of imagination"),
        ("led develop-", "ment of", "led development of"),
        ("sound knowl-", "edge", "sound knowledge"),
        ("the top-", "ics were", "the topics were"),
        ("a corpo-", "rate plan", "a corporate plan"),
        ("data-", "driven work", "data-driven work"),
        ("a fast-", "paced place", "a fast-paced place"),
        ("state-of-", "the-art tools", "state-of-the-art tools"),
        ("an anti-", "inflammatory", "an anti-inflammatory"),
        ("in-", "house tools", "in-house tools"),
        ("an API-", "first team", "an API-first team"),
        ("an e-", "commerce shop", "an e-commerce shop"),
        ("C++-", "like code", "C++- like code"),
        ("a 24-", "bed unit", "a 24-bed unit"),
        ("a $3-", "million budget", "a $3-million budget"),
        ("the 2018-", "2020 season", "the 2018-2020 season"),
        ("the COVID-", "19 ward", "the COVID-19 ward"),
        ("a Medical-", "Surgical unit", "a Medical-Surgical unit"),
        ("did night-", "shift cover", "did night-shift cover"),
        ("2018 -", "2020", "2018 - 2020"),
        ("pre-", "and post-operative", "pre- and post-operative"),
        ("a 24-", "to 36-hour shift", "a 24- to 36-hour shift"),
        ("black-", "and-white films", "black-and-white films"),
    ],
)
def test_a_hyphen_that_only_the_end_of_the_line_asked_for_goes(
    before: str, after: str, shown: str
) -> None:
    builder = Builder()
    upper, lower = Box(0, 0, 50, 10), Box(0, 12, 30, 22)
    builder.add([Written(before, 1, upper), Written(after, 1, lower)])
    content = builder.finish("application/pdf")
    assert content.text == shown + "\n"
    first, second = content.blocks[0].lines
    assert before.startswith(first.span.of(content.text))
    assert second.span.of(content.text) == after


def test_unseen_characters_go_and_ligatures_open() -> None:
    assert clean("e\ufb03cient\u00ad \u200b\u202awork\ue0a1\u00a0done\x00") == "efficient work done"


def test_a_limit_says_both_numbers() -> None:
    builder = Builder(Limits(characters=10))
    with pytest.raises(TooLarge, match=r"12 characters of text; the limit is 10"):
        builder.add("eleven char")
    short = Builder(Limits(lines=2))
    short.add([Written("one"), Written("two")])
    with pytest.raises(TooLarge, match=r"3 lines of text; the limit is 2"):
        short.add("three")


def test_marks_alone_are_no_text() -> None:
    builder = Builder()
    builder.add(" • — ")
    with pytest.raises(EmptyDocument):
        builder.finish("text/plain")


@given(st.lists(st.lists(st.text(max_size=12), max_size=4), min_size=1, max_size=6))
def test_every_block_is_a_slice_in_order_and_never_overlaps(texts: list[list[str]]) -> None:
    builder = Builder()
    for pieces in texts:
        builder.add([Written(piece, 1, Box(0, 0, 1, 1)) for piece in pieces])
    builder.add("end")
    content = builder.finish("text/plain")
    ends = 0
    for block in content.blocks:
        assert block.span.start >= ends
        ends = block.span.end
        assert block.span.of(content.text).strip() == block.span.of(content.text) != ""
        for line in block.lines:
            assert block.span.contains(line.span)
    assert content.text.encode()


def test_words_keep_their_boxes_when_cleaning_drops_one() -> None:
    one, two, three = (Box(x, 0, x + 9, 10) for x in (0, 10, 20))
    builder = Builder()
    builder.add([Written.of([("Led", one), ("\ue000", two), ("teams", three)], 2)])
    (block,) = builder.finish("text/plain").blocks
    assert block.lines[0].words == (one, three)
    assert (block.page, block.box) == (2, Box(0, 0, 29, 10))


def test_hidden_blocks_come_behind_all_others() -> None:
    builder = Builder()
    builder.add("Led a team")
    builder.add("Go", hidden=Unseen.COLOUR)
    builder.add("of nine")
    content = builder.finish("text/plain")
    assert content.text == "Led a team\nof nine\nGo\n"
    assert [block.hidden for block in content.blocks] == [None, None, Unseen.COLOUR]


def test_a_word_that_a_typed_line_break_splits_is_one_in_every_format() -> None:
    """Copied from a PDF, a text keeps the breaks of its lines, and the hyphens before them."""
    html = b"<p>Wrote the docu-<br>mentation of a data-<br>driven tool</p>"
    rtf = rb"{\rtf1 Wrote the docu-\line mentation of a data-\line driven tool}"
    breaks = "<w:br/>".join(
        f"<w:t>{part}</w:t>" for part in ("Wrote the docu-", "mentation of a data-", "driven tool")
    )
    word = by_hand(f"<w:p><w:r>{breaks}</w:r></w:p>")
    for data in (html, rtf, word):
        assert extract(data, "x").text == "Wrote the documentation of a data-driven tool\n"


def test_a_split_word_is_one_however_ragged_the_lines_of_a_page_end() -> None:
    """The first line ends far from the edge that the others reach."""
    lines = (
        "Wrote the docu-",
        "mentation that all of the nine teams of the plant now keep",
        "up to date by themselves, with examples for every machine",
    )
    shown = " ".join(f"1 0 0 1 60 {700 - 14 * n} Tm ({line}) Tj" for n, line in enumerate(lines))
    text = extract(raw_pdf(f"BT /F 11 Tf {shown} ET"), "x").text
    assert "Wrote the documentation that all of the nine teams" in text
