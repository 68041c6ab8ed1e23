r"""RTF files: what word processors write, what is not seen in it, and what hostile ones cost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError, EmptyDocument, NoTextLayer, TooLarge
from index.readers.content import Limits
from index.readers.extract import extract
from index.readers.rtf.read import read
from index.types import BlockKind, Unseen
from scripts.tricks.case import Case
from scripts.tricks.rtf import TRICKS, cases, made

H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW
FONTS = (
    r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 Gothic;}}"
)
STYLES = (
    r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s2\outlinelevel1 Part;}{\*\cs10 Title;}"
    r"{\s3 Body;}}"
)


def blocks(body: str, head: str = r"\ansi\ansicpg1252\deff0") -> list[tuple[BlockKind, str]]:
    content = read(("{\\rtf1" + head + FONTS + STYLES + body + "}").encode("latin-1"), Limits())
    return [(b.kind, b.span.of(content.text)) for b in content.blocks if not b.hidden]


def test_paragraphs_line_breaks_and_headings_by_style_and_level() -> None:
    body = (
        r"\pard\s1 Jo Park\par\pard\s2 Skills\par\pard\outlinelevel0 More\par\pard\s3 Led a"
        "\r\n team\\line of {\\b nine}\\par\\pard Graz\\tab 2019 - 2021\\\nWien"
    )
    assert blocks(body) == [
        (H, "Jo Park"),
        (H, "Skills"),
        (H, "More"),
        (P, "Led a team of nine"),
        (P, "Graz\t2019 - 2021"),
        (P, "Wien"),
    ]


@pytest.mark.parametrize(
    ("sign", "shown"),
    [
        (r"{\f2 \u-3933\'a3}", "≤"),
        (r"\f2\'b3\f0 ", "≥"),
        (r'{\field{\*\fldinst {SYMBOL 222 \\f "Symbol" \\s 12}}{\fldrslt {\f2}}}', "⇒"),
        (r"{\f0 \'a3}", "£"),
    ],
)
def test_a_sign_of_a_symbol_font_is_what_it_shows(sign: str, shown: str) -> None:
    assert blocks(f"from 4 s to {sign} 1 s") == [(P, f"from 4 s to {shown} 1 s")]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (r"{\fftype1\ffres1\ffdefres0}", "\u2612 Crane"),
        (r"{\fftype1\ffres25\ffdefres0}", "\u2610 Crane"),
        (r"{\fftype2\ffres1{\*\ffl No}{\*\ffl Yes}}", "Yes Crane"),
        (r"{\fftype0{\*\ffdeftext Type here}}", "Crane"),
    ],
)
def test_a_form_field_is_what_it_shows(field: str, said: str) -> None:
    code = r"{\field{\*\fldinst FORMFIELD {\*\formfield" + field + r"}}{\fldrslt }} Crane\par"
    assert [text for _, text in blocks(code)] == [said]


def test_a_heading_is_told_by_capitals_that_its_style_makes() -> None:
    body = (
        r"\pard\plain\caps Selected engagements\par\pard\plain\scaps Talks and panels\par"
        r"\pard\plain {\caps sql}, Python\par\pard\plain Plain words here\par"
    )
    assert blocks(body) == [
        (H, "Selected engagements"),
        (H, "Talks and panels"),
        (P, "sql, Python"),
        (P, "Plain words here"),
    ]


def test_a_colour_table_without_the_automatic_colour_is_no_ground() -> None:
    assert blocks(r"{\colortbl\red0\green0\blue0;\red255\green0\blue0;}\cf0 Led teams\par") == [
        (P, "Led teams")
    ]


def test_items_lose_their_marks_however_they_are_written() -> None:
    body = (
        r"{\listtext\f2\'b7\tab}\pard\ls1 Python\par{\listtext\f2\'b7\tab}SQL\par\pard plain\par"
        r"\pard{\pntext\f2\'B7\tab}{\*\pn\pnlvlblt{\pntxtb\'B7}}Go\par{\pntext 2.\tab}Rust\par"
        r"\pard\f2\'b7\f0  Java\par\pard\bullet  C++\par"
    )
    assert blocks(body) == [
        (L, "Python"),
        (L, "SQL"),
        (P, "plain"),
        (L, "Go"),
        (L, "Rust"),
        (L, "Java"),
        (L, "C++"),
    ]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (r"Zo\'eb \'93R&D\'94 \{x\}\\", "Zoë “R&D” {x}\\"),
        (r"\u1054?\u1087?\u1099?\u1090?", "Опыт"),
        (r"\uc2\u1054xx\u1087\'aa\'bb\uc0\u1099\u1090", "Опыт"),
        (r"\u-10179?\u-8704? ok", "\U0001f600 ok"),
        (r"{\f1 \'ce\'ef\'fb\'f2}", "Опыт"),
        (r"{\f3 \'93\'fa\'96{\'7b}}", "日本"[:1] + "\ufffd{"),
        (r"{\f3 \'93\'fa\'96\'7b}", "日本"),
        (r"{\upr{?}{\*\ud{\u960?}}} x", "π x"),
        (r"a\~b\_c\-d\emdash e\rquote s", "a b-cd—e’s"),
        ("Zo\xeb", "Zoë"),
    ],
)
def test_every_way_of_writing_a_character_is_read(body: str, shown: str) -> None:
    assert [text for _, text in blocks(body)] == [shown]


def test_the_code_page_of_the_file_is_used_where_a_font_has_none() -> None:
    assert blocks(r"{\f9 \'ce\'ef\'fb\'f2}", r"\ansi\ansicpg1251") == [(P, "Опыт")]
    assert blocks(r"{\f9 Zo\'91}", r"\mac") == [(P, "Zoë")]


def test_tables_give_rows_and_layout_tables_their_cells() -> None:
    row = r"\trowd\cellx2\cellx4\pard\intbl %s\cell %s\cell\row"
    nested = r"\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\cellx1\cellx2\nestrow}\itap1"
    body = row % ("Skill", "Years") + row % ("SQL", "4")
    body += row % (r"Acme\par Graz", r"{\listtext x}Led\par") + row % ("x", nested)
    assert blocks(body + r"\pard End\par") == [
        (T, "Skill | Years"),
        (T, "SQL | 4"),
        (P, "Acme"),
        (P, "Graz"),
        (L, "Led"),
        (P, "x"),
        (T, "a | b"),
        (P, "End"),
    ]


def test_a_sidebar_in_several_rows_is_read_down_and_then_the_other_column() -> None:
    row = r"\trowd\cellx3000\cellx9000\pard\intbl %s\cell %s\cell\row"
    across = r"\trowd\cellx9000\pard\intbl Jo Park\cell\row"
    heading = r"\pard\s1\intbl %s\par\pard\intbl "
    body = across
    body += row % (heading % "Skills" + "SQL", heading % "Profile" + "Builds engines.")
    body += row % (heading % "Languages" + "German", heading % "Education" + "BSc Physics")
    assert [said for _, said in blocks(body + r"\pard End\par")] == [
        "Jo Park",
        "Skills",
        "SQL",
        "Languages",
        "German",
        "Profile",
        "Builds engines.",
        "Education",
        "BSc Physics",
        "End",
    ]
    apart = row % (heading % "Skills" + "SQL", heading % "Profile" + "Builds engines.")
    apart += r"\pard Between\par" + row % (heading % "Languages" + "German", "Reads maps.")
    assert [said for _, said in blocks(apart)][3:6] == ["Builds engines.", "Between", "Languages"]


def test_margins_notes_and_boxes_are_read_and_page_numbers_are_not() -> None:
    body = (
        r"{\header\pard Jo Park\par}{\headerf\pard Jo Park\par}{\footer\pard Page \chpgn 3\par}"
        r"Body{\footnote\pard Note\par} text{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box\par}}"
        r"{\shprslt{\*\do\dptxbx{\dptxbxtext Box\par}}}}\par{\*\do{\dptxbxtext Old box\par}}End\par"
    )
    assert [text for _, text in blocks(body)] == [
        "Jo Park",
        "Body text",
        "Note",
        "Box",
        "End",
        "Old box",
    ]


def test_links_show_their_text_and_objects_their_result() -> None:
    body = (
        r'{\field{\*\fldinst{HYPERLINK "https://x"}}{\fldrslt{my site}}} and '
        r"{\object{\*\objdata 0102ab}{\result{a chart}}}\par"
    )
    assert blocks(body) == [(P, "my site and a chart")]


def test_pictures_data_and_properties_are_no_text() -> None:
    body = (
        r"{\info{\title Secret}{\author Jo}}{\*\generator x;}{\*\unheard{deep} of}{\pict\wmetafile8"
        "\n0102}{\\pict\\bin5 }}{{}}Led{\\*\\bkmkstart mark} a team\\par"
    )
    assert blocks(body) == [(P, "Led a team")]


def test_size_bold_and_italic_are_told() -> None:
    content = read(rb"{\rtf1\pard\fs36\b\i Skills and more\par\plain rest of it\par}", Limits())
    assert [(b.font.size, b.font.bold, b.font.italic) for b in content.blocks] == [
        (18.0, True, True),
        (12.0, False, False),
    ]


def split(data: bytes) -> tuple[list[str], list[tuple[Unseen | None, str]]]:
    content = read(data, Limits())
    seen = [b.span.of(content.text) for b in content.blocks if not b.hidden]
    return seen, [(b.hidden, b.span.of(content.text)) for b in content.blocks if b.hidden]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_tricks_hide_their_words_and_decoys_hide_none(case: Case) -> None:
    seen, hidden = split(case.data)
    if case.is_trick:
        assert " ".join(case.hidden) in " ".join(text for _, text in hidden)
        assert not set(case.hidden) & set(" ".join(seen).split())
    else:
        assert " ".join(case.visible) in " ".join(seen)
        assert hidden == []


@pytest.mark.parametrize("name", TRICKS)
def test_the_blocks_with_the_stuffing_are_those_without_it(name: str) -> None:
    assert split(made(TRICKS[name], ("Kubernetes",)))[0] == split(made(TRICKS[name], ()))[0]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("hidden", Unseen.STYLE),
        ("white", Unseen.COLOUR),
        ("tiny", Unseen.TINY),
        ("line of a hair", Unseen.CLIPPED),
        ("box off the page", Unseen.OFF_PAGE),
    ],
)
def test_each_hidden_text_says_why(name: str, reason: Unseen) -> None:
    assert split(made(TRICKS[name], ("Kubernetes",)))[1] == [(reason, "Kubernetes")]


def test_nothing_and_pictures_alone_are_no_text() -> None:
    with pytest.raises(EmptyDocument):
        extract(rb"{\rtf1\ansi\par}", "x.rtf")
    with pytest.raises(NoTextLayer, match="OCR"):
        extract(rb"{\rtf1{\pict\pngblip 89504e47}\par}", "x.rtf")


@pytest.mark.parametrize(
    "bomb",
    [b"{" * 500_000, b"{\\b" * 500_000, b"\\b" * 800_000],
    ids=["groups", "words in groups", "words"],
)
def test_an_endless_file_is_refused(bomb: bytes) -> None:
    with pytest.raises(DocumentError):
        extract(b"{\\rtf1 x" + bomb, "x.rtf")


def test_too_much_text_and_too_many_words_name_their_limit() -> None:
    with pytest.raises(TooLarge, match="characters of text"):
        read(b"{\\rtf1 " + b"word " * 100_000 + b"}", Limits())
    with pytest.raises(TooLarge, match="groups inside each other"):
        read(b"{\\rtf1 " + b"{a" * 5_000, Limits())


PIECES = [
    *("{", "}", "a", "B c ", " ", "\\par ", "\\pard ", "\\cell ", "\\row ", "\\trowd ", "\\intbl "),
    *(
        "\\v ",
        "\\v0 ",
        "\\plain ",
        "\\u8217 ?",
        "\\u-10179 ",
        "\\'e9",
        "\\'93",
        "\\bin3 ",
        "\\fs2 ",
    ),
    *("{\\*\\x ", "{\\header ", "{\\footnote ", "{\\shp ", "{\\shptxt ", "{\\listtext ", "{\\upr "),
    *("{\\*\\ud ", "{\\fonttbl ", "{\\stylesheet ", "\\s1 ", "\\f1 ", "\\fcharset204 ", "\\line "),
    *(
        "{\\sp ",
        "{\\sn a",
        "{\\sv 1",
        "{\\object ",
        "{\\result ",
        "\\nestcell ",
        "\\nestrow ",
        "\\",
    ),
    *("\\li-20000 ", "\\cf1 ", "\\uc9999 ", "\\*", "\\~", "\\\n", "\xe9", "\x00"),
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=80))
def test_any_tokens_give_ordered_blocks_or_a_clear_error(parts: list[str]) -> None:
    try:
        content = read(("{\\rtf1 " + "".join(parts)).encode("latin-1"), Limits())
    except (EmptyDocument, NoTextLayer):
        return
    at = 0
    for block in content.blocks:
        assert at <= block.span.start < block.span.end <= len(content.text)
        at = block.span.end


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_behind_the_first_ones_give_a_document_or_a_document_error(rest: bytes) -> None:
    try:
        assert extract(b"{\\rtf1 " + rest, "x").blocks
    except DocumentError:
        return
