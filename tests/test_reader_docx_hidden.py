"""What a reader of a Word page does not see: found with its reason, kept out, nobody accused."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import EmptyDocument, NoTextLayer
from index.readers.content import Content, Limits
from index.readers.docx.colour import WHITE, Palette, Rgb, look_alike
from index.readers.docx.read import read
from index.readers.extract import extract
from index.types import Unseen
from matcher.resume.parse import parse
from scripts.tricks.case import Case
from scripts.tricks.docx import cases, resume, tricks, unread
from scripts.tricks.docx_decoys import DECOYS
from scripts.tricks.docx_tricks import BODIES, RUNS
from scripts.tricks.word_file import package as whole
from scripts.tricks.words import HIDDEN
from tests.word import WORD, P, blocks, by_hand, package, para, part, shown, text, texts

CASES = list(cases())
TRICKS = [case for case in CASES if case.is_trick]
PLAIN = read(resume(), Limits())


def hidden(content: Content) -> list[tuple[Unseen | None, str]]:
    return [(b.hidden, b.span.of(content.text)) for b in content.blocks if b.hidden]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_words_are_told_apart_by_what_a_reader_sees(case: Case) -> None:
    content = read(case.data, Limits())
    seen = " ".join(said for _, said in shown(content))
    unseen = " ".join(said for _, said in hidden(content))
    assert [word for word in case.hidden if word in seen] == []
    assert [word for word in case.hidden if word not in unseen] == []
    assert [word for word in case.visible if word not in seen] == []
    if not case.is_trick:
        assert unseen == ""


def test_there_are_tricks_and_decoys_enough() -> None:
    assert len(RUNS) + len(BODIES) >= 18
    assert len(DECOYS) >= 10


@pytest.mark.parametrize("name", RUNS)
def test_stuffing_changes_nothing_of_what_is_seen(name: str) -> None:
    for of, data in tricks():
        if of == name:
            assert shown(read(data, Limits())) == shown(PLAIN)


def test_stuffing_changes_no_passage() -> None:
    def passages(data: bytes) -> list[tuple[str, str, str]]:
        found = parse(extract(data, "resume.docx")).passages
        return [(p.label, p.text, p.context) for p in found]

    plain = passages(resume())
    assert len(plain) >= 3
    for name, data in tricks():
        if name in RUNS:
            assert passages(data) == plain, name


def test_what_is_no_text_is_not_even_reported() -> None:
    for name, data in unread():
        assert not any(word in read(data, Limits()).text for word in HIDDEN), name


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ("<w:vanish/>", Unseen.STYLE),
        ('<w:color w:val="FFFFFF"/>', Unseen.COLOUR),
        ('<w:sz w:val="2"/>', Unseen.TINY),
        (RUNS["no fill"], Unseen.ALPHA),
    ],
)
def test_a_hidden_run_is_taken_out_of_its_paragraph_with_its_reason(
    properties: str, why: Unseen
) -> None:
    content = read(by_hand(para("Led ", text("SQL ", properties), "a team")), Limits())
    assert shown(content) == [(P, "Led a team")]
    assert hidden(content) == [(why, "SQL")]


def test_two_reasons_make_two_hidden_blocks() -> None:
    content = read(
        by_hand(para("Led", text("Go", "<w:vanish/>"), text(" Rust", '<w:sz w:val="1"/>'))),
        Limits(),
    )
    assert hidden(content) == [(Unseen.STYLE, "Go"), (Unseen.TINY, "Rust")]


def test_a_hidden_word_in_a_cell_leaves_the_row_a_row() -> None:
    cells = para("SQL", text(" Go", "<w:vanish/>")), para("4")
    table = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    content = read(by_hand(f"<w:tbl><w:tr>{table}</w:tr></w:tbl>"), Limits())
    assert [said for _, said in shown(content)] == ["SQL | 4"]
    assert hidden(content) == [(Unseen.STYLE, "Go")]


def test_white_space_that_is_white_still_parts_words() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    assert texts(by_hand(para("Led", text(" ", white), "a team"))) == ["Led a team"]
    assert texts(by_hand(para("Led", text(" SQL ", white), "a team"))) == ["Led a team"]
    assert texts(by_hand(para("a team", text(" SQL", white), "."))) == ["a team."]


def test_a_file_of_nothing_but_hidden_text_has_no_text() -> None:
    body = para(text("SQL", "<w:vanish/>"))
    with pytest.raises(EmptyDocument, match="that a reader would see"):
        read(by_hand(body), Limits())
    root = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    with pytest.raises(NoTextLayer):
        read(package({"word/document.xml": root, "word/media/a.png": b"png"}), Limits())


def test_a_note_is_seen_where_its_number_is() -> None:
    notes = part(
        "footnotes",
        "".join(f'<w:footnote w:id="{i}">{para(f"N{i}")}</w:footnote>' for i in (2, 3, 4)),
    )
    body = para(
        "Led",
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
        '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="4"/></w:r>',
    )
    content = read(by_hand(body, footnotes=notes), Limits())
    assert shown(content) == [(P, "Led"), (P, "N3")]
    assert hidden(content) == [(Unseen.STYLE, "N4"), (Unseen.STYLE, "N2")]


def test_fields_that_do_not_close_take_no_text_with_them() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert blocks(by_hand(para(begin, "Led a team") + para("Cut costs"))) == [
        (P, "Led a team"),
        (P, "Cut costs"),
    ]


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ((255, 255, 255), (255, 255, 255), True),
        ((242, 242, 242), (255, 255, 255), True),
        ((217, 217, 217), (255, 255, 255), False),
        ((255, 255, 0), (255, 255, 255), False),
        ((255, 255, 224), (255, 255, 255), True),
        ((0, 0, 0), (17, 17, 17), True),
        ((0, 0, 0), (64, 64, 64), False),
        ((200, 0, 0), (0, 120, 0), False),
    ],
)
def test_colours_are_alike_where_strokes_cannot_be_made_out(a: Rgb, b: Rgb, alike: bool) -> None:
    assert look_alike(a, b) is alike
    assert look_alike(b, a) is alike


def test_a_theme_colour_goes_through_the_mapping_of_the_settings() -> None:
    # Office's own theme: light 1 is white, dark 1 black; a file may swap what its names mean.
    assert Palette().named("background1") == WHITE
    assert Palette(mapping={"bg1": "dark1"}).named("background1") == (0, 0, 0)
    assert Palette().named("no such") is None


ANY = st.sampled_from([("", "plain"), *((how, name) for name, how in sorted(RUNS.items()))])
SAID = st.sampled_from(["SQL", " Golang ", "Rust and C", " x", "y "])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(ANY, SAID), max_size=6))
def test_every_letter_is_in_the_text_once_seen_or_unseen(
    runs: list[tuple[tuple[str, str], str]],
) -> None:
    body = para("Led ", *(text(said, how) for (how, _), said in runs), " it")
    content = read(whole(body), Limits())
    told = "".join(b.span.of(content.text) for b in content.blocks)
    # One or two letters of a symbol font are a sign, and no letters.
    said = [s for (_, name), s in runs if name != "symbol font" or len(s.strip()) > 2]
    wanted = Counter("".join(("Led", *said, "it")).replace(" ", ""))
    assert Counter(c for c in told if c.isalnum()) == wanted
