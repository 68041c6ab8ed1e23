"""Arabic and Hebrew in PDFs are read in the order of their letters, not in that of the page."""

import pytest

from index.readers.pdf.leftwards import words_as_read
from tests.test_reader_pdf_words import lines_of, mapped

SHALOM, TOV = "\u05e9\u05dc\u05d5\u05dd", "\u05d8\u05d5\u05d1"
LAM_ALEF = "\u0644\u0627"  # one glyph of two letters


def test_words_and_letters_are_turned_round_and_numbers_and_latin_are_not() -> None:
    codes = {ord(c): letter for c, letter in zip("abcdefg", f"{SHALOM}{TOV}", strict=True)}
    shown = "BT /F 12 Tf 40 700 Td (AB, ) Tj /M 12 Tf (gfe) Tj /F 12 Tf ( ) Tj /M 12 Tf (dcba) Tj"
    content = mapped(f"{shown} /F 12 Tf ( 7) Tj ET", codes)
    assert lines_of(content) == [f"AB, {SHALOM} {TOV} 7"]


def test_a_ligature_keeps_the_order_of_its_letters() -> None:
    codes = {ord("a"): "\u0645", ord("w"): LAM_ALEF, ord("b"): "\u0633"}
    assert lines_of(mapped("BT /M 12 Tf 40 700 Td (awb) Tj ET", codes)) == [
        "\u0633" + LAM_ALEF + "\u0645"
    ]


def test_digits_of_arabic_are_not_turned_round() -> None:
    codes = {ord("a"): "\u0662", ord("b"): "\u0660"}
    assert lines_of(mapped("BT /M 12 Tf 40 700 Td (ab) Tj ET", codes)) == ["\u0662\u0660"]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (["Nurse", "and", "7", "others"], ["Nurse", "and", "7", "others"]),
        ([TOV, SHALOM], [SHALOM, TOV]),
        (["Engineer,", TOV, SHALOM, "2012"], ["Engineer,", SHALOM, TOV, "2012"]),
        ([TOV, "2012", "-", SHALOM], [SHALOM, "-", "2012", TOV]),
        ([TOV, "\u0662\u0660", SHALOM], [SHALOM, "\u0662\u0660", TOV]),
        ([TOV, "and", SHALOM], [TOV, "and", SHALOM]),
    ],
)
def test_only_runs_of_words_written_leftwards_are_turned_round(
    drawn: list[str], read: list[str]
) -> None:
    assert [text for text, _ in words_as_read([(text, None) for text in drawn])] == read
