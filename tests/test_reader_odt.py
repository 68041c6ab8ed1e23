"""ODT files: what LibreOffice writes, what is not seen in it, and what hostile ones may cost."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import DocumentError, EmptyDocument, Encrypted, NoTextLayer, TooLarge, Unreadable
from index.readers.content import Limits
from index.readers.extract import extract
from index.readers.odt.read import read
from index.types import BlockKind, Unseen
from scripts.tricks.case import Case
from scripts.tricks.odt import MIME, TRICKS, cases, made, package, style

H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW


def blocks(data: bytes) -> list[tuple[BlockKind, str]]:
    content = read(data, Limits())
    return [(b.kind, b.span.of(content.text)) for b in content.blocks if not b.hidden]


def hidden(data: bytes) -> list[tuple[Unseen | None, str]]:
    content = read(data, Limits())
    return [(b.hidden, b.span.of(content.text)) for b in content.blocks if b.hidden]


def test_headings_paragraphs_and_nested_lists_come_in_order() -> None:
    data = package(
        '<text:h text:outline-level="1">Jo  Park</text:h><text:p>Engineer<text:line-break/>Graz'
        '</text:p><text:p text:style-name="Heading_20_2">Skills</text:p><text:list><text:list-item>'
        "<text:p>Python</text:p><text:list><text:list-item><text:p>Django</text:p></text:list-item>"
        "</text:list></text:list-item><text:list-header><text:p>Also</text:p></text:list-header>"
        "</text:list><text:numbered-paragraph><text:p>SQL</text:p></text:numbered-paragraph>",
        named=style("paragraph", "", "Heading_20_2"),
    )
    assert blocks(data) == [
        (H, "Jo Park"),
        (P, "Engineer"),
        (P, "Graz"),
        (H, "Skills"),
        (L, "Python"),
        (L, "Django"),
        (P, "Also"),
        (L, "SQL"),
    ]


def test_signs_of_a_symbol_font_and_capitals_by_style_are_what_they_show() -> None:
    styles = (
        style("text", '<style:text-properties style:font-name="Symbol"/>', "Sy")
        + style("paragraph", '<style:text-properties fo:text-transform="uppercase"/>', "Caps")
        + style("text", '<style:text-properties fo:font-variant="small-caps"/>', "Small")
    )
    data = package(
        '<text:p text:style-name="Caps">Selected engagements</text:p>'
        '<text:p>to <text:span text:style-name="Sy">\uf0a3</text:span> 1 s</text:p>'
        '<text:p><text:span text:style-name="Small">Acme</text:span>, Graz</text:p>',
        named=styles,
    )
    assert blocks(data) == [(H, "Selected engagements"), (P, "to ≤ 1 s"), (P, "Acme, Graz")]


def test_frames_on_a_page_are_read_where_they_stand() -> None:
    def frame(x: int, y: int, text: str, page: int = 1) -> str:
        return (
            f'<draw:frame text:anchor-type="page" text:anchor-page-number="{page}" '
            f'svg:x="{x}cm" svg:y="{y}cm" svg:width="8cm" svg:height="2cm"><draw:text-box '
            f'fo:min-height="1cm"><text:p>{text}</text:p></draw:text-box></draw:frame>'
        )

    frames = (
        frame(11, 4, "Led a team")
        + frame(2, 1, "Last", page=2)
        + frame(2, 4, "Skilled in Go")
        + frame(2, 1, "Jo Park")
    )
    assert [text for _, text in blocks(package(frames + "<text:p>Engineer</text:p>"))] == [
        "Jo Park",
        "Engineer",
        "Skilled in Go",
        "Led a team",
        "Last",
    ]


def test_styles_without_pages_are_no_damage() -> None:
    made = package("<text:p>Led a team</text:p>")
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = re.sub(rb"<office:master-styles>.*</office:master-styles>", b"", old.read(name))
            new.writestr(name, part)
    assert blocks(held.getvalue()) == [(P, "Led a team")]


def test_spans_links_tabs_and_spaces_make_one_line() -> None:
    data = package(
        '<text:p>Type<text:span>Script</text:span>,\n <text:a>site</text:a><text:s text:c="2"/>x'
        "<text:tab/>2019 - 2021</text:p>"
    )
    assert blocks(data) == [(P, "TypeScript, site x\t2019 - 2021")]


def test_deletions_comments_and_readings_are_left_out_and_insertions_are_read() -> None:
    data = package(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:p>Led <text:change/>a"
        "<office:annotation><text:p>Comment</text:p></office:annotation> team<text:ruby>"
        "<text:ruby-base> of nine</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby>"
        "</text:p>"
    )
    assert blocks(data) == [(P, "Led a team of nine")]


def test_a_data_table_gives_rows_and_a_layout_table_its_cells() -> None:
    def cell(inside: str) -> str:
        return f"<table:table-cell>{inside}</table:table-cell>"

    rows = (
        f"<table:table-header-rows><table:table-row>{cell('<text:p>Skill</text:p>')}"
        f"{cell('<text:p>Years</text:p>')}</table:table-row></table:table-header-rows>"
        f"<table:table-row>{cell('<text:p>SQL</text:p>')}<table:covered-table-cell/>"
        f"{cell('<text:p>4</text:p>')}</table:table-row>"
    )
    layout = (
        f"<table:table-row>{cell('<text:p>Acme</text:p><text:p>Graz</text:p>')}"
        f"{cell('<text:list><text:list-item><text:p>Led</text:p></text:list-item></text:list>')}"
        "</table:table-row>"
    )
    data = package(f"<table:table>{rows}</table:table><table:table>{layout}</table:table>")
    assert blocks(data) == [
        (T, "Skill | Years"),
        (T, "SQL | 4"),
        (P, "Acme"),
        (P, "Graz"),
        (L, "Led"),
    ]


def test_a_sidebar_in_several_rows_is_read_down_and_then_the_other_column() -> None:
    def cell(*lines: str, attributes: str = "") -> str:
        told = "".join(
            f'<text:h text:outline-level="1">{line[1:]}</text:h>'
            if line[0] == "#"
            else f"<text:p>{line}</text:p>"
            for line in lines
        )
        return f"<table:table-cell {attributes}>{told}</table:table-cell>"

    rows = (
        cell("Jo Park", attributes='table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>",
        cell("#Skills", "SQL", attributes='table:number-rows-spanned="2"')
        + cell("#Experience", "Engineer, Acme 2019 - 2021", "Led a team"),
        "<table:covered-table-cell/>" + cell("Analyst, Beta 2016 - 2019", "Wrote reports"),
        cell("#Languages", "German") + cell("#Education", "BSc Physics, Graz 2015"),
    )
    told = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
    assert [said for _, said in blocks(package(f"<table:table>{told}</table:table>"))] == [
        "Jo Park",
        "Skills",
        "SQL",
        "Languages",
        "German",
        "Experience",
        "Engineer, Acme 2019 - 2021",
        "Led a team",
        "Analyst, Beta 2016 - 2019",
        "Wrote reports",
        "Education",
        "BSc Physics, Graz 2015",
    ]


def test_frames_notes_headers_and_footers_are_read_and_page_numbers_are_not() -> None:
    data = package(
        "<text:p>Body<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Note</text:p></text:note-body></text:note><draw:frame><draw:text-box>"
        "<text:p>Box</text:p></draw:text-box><svg:desc>no</svg:desc></draw:frame></text:p>"
        "<draw:custom-shape><text:p>Shape</text:p></draw:custom-shape>",
        margins="<style:header><text:p>Jo Park</text:p></style:header><style:header-left>"
        "<text:p>Jo Park</text:p></style:header-left><style:footer><text:p>Page "
        "<text:page-number>1</text:page-number></text:p></style:footer>",
    )
    assert [text for _, text in blocks(data)] == ["Jo Park", "Body", "Note", "Box", "Shape"]


def test_size_and_bold_follow_the_styles_and_their_parents() -> None:
    data = package(
        '<text:p text:style-name="x">Skills</text:p><text:p>plain words</text:p>',
        style("paragraph", '<style:text-properties fo:font-weight="bold"/>', "x", "Big"),
        style("paragraph", '<style:text-properties fo:font-size="18pt"/>', "Big")
        + '<style:default-style style:family="paragraph"><style:text-properties '
        'fo:font-size="11pt"/></style:default-style>',
    )
    content = read(data, Limits())
    assert [(b.kind, b.font.size, b.font.bold) for b in content.blocks] == [
        (H, 18.0, True),
        (P, 11.0, False),
    ]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_tricks_hide_their_words_and_decoys_hide_none(case: Case) -> None:
    seen = " ".join(text for _, text in blocks(case.data))
    if case.is_trick:
        assert " ".join(case.hidden) in " ".join(text for _, text in hidden(case.data))
        assert not set(case.hidden) & set(seen.split())
    else:
        assert " ".join(case.visible) in seen
        assert hidden(case.data) == []


@pytest.mark.parametrize("name", TRICKS)
def test_the_blocks_with_the_stuffing_are_those_without_it(name: str) -> None:
    assert blocks(made(TRICKS[name], ("Kubernetes",))) == blocks(made(TRICKS[name], ()))


def test_what_is_to_be_filled_in_is_no_text_and_a_box_is_ticked_or_not() -> None:
    mark = (
        '<loext:fieldmark loext:type="field.FORMCHECKBOX"><loext:param '
        'loext:name="Checkbox_Checked" loext:value="{}"/></loext:fieldmark> Crane'
    )
    lines = (
        'Jo <loext:content-control loext:showing-place-holder="true">Click</loext:content-control>',
        "Park <text:placeholder>&lt;Street&gt;</text:placeholder>",
        mark.format("true"),
        mark.format("false"),
    )
    data = package("".join(f"<text:p>{line}</text:p>" for line in lines))
    assert [said for _, said in blocks(data)] == ["Jo", "Park", "\u2612 Crane", "\u2610 Crane"]
    assert hidden(data) == []


def test_each_hidden_text_says_why() -> None:
    def reason(name: str) -> Unseen | None:
        [(why, _)] = hidden(made(TRICKS[name], ("Kubernetes",)))
        return why

    assert reason("white") is Unseen.COLOUR
    assert reason("transparent") is Unseen.ALPHA
    assert reason("tiny") is Unseen.TINY
    assert reason("hidden section") is Unseen.STYLE
    assert reason("frame off the page") is Unseen.OFF_PAGE


def test_a_style_that_is_its_own_parent_ends() -> None:
    data = package('<text:p text:style-name="x">Led</text:p>', style("paragraph", "", "x", "x"))
    assert blocks(data) == [(P, "Led")]


def test_an_odt_with_a_password_without_content_or_of_pictures_is_refused() -> None:
    with pytest.raises(Encrypted, match="ODT file is protected by a password"):
        read(package("", manifest="<m><manifest:encryption-data/></m>"), Limits())
    with pytest.raises(EmptyDocument):
        read(package("<text:p/>"), Limits())
    for members, fault in (
        ({"mimetype": MIME}, Unreadable),
        ({"mimetype": MIME, "content.xml": "<a>"}, Unreadable),
        ({"mimetype": MIME, "content.xml": "<!DOCTYPE a><a/>"}, Unreadable),
        ({"mimetype": MIME, "content.xml": "<a/>", "Pictures/1.png": "x"}, NoTextLayer),
    ):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, text in members.items():
                archive.writestr(name, text)
        with pytest.raises(fault, match=r"ODT|a part of the file"):
            extract(held.getvalue(), "x.odt")


@pytest.mark.parametrize(
    "body",
    [
        '<text:p>x<text:s text:c="999999999"/>y</text:p>',
        '<table:table><table:table-row table:number-rows-repeated="999999999"><table:table-cell '
        'table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>",
        "<text:section>" * 200 + "<text:p>x</text:p>" + "</text:section>" * 200,
    ],
    ids=["spaces", "rows", "depth"],
)
def test_what_stands_for_many_is_read_as_few(body: str) -> None:
    assert len(read(package(body), Limits()).text) < 10


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(TooLarge):
        extract(package("<text:p>word</text:p>" * 200_000), "x")


TAGS = "text:p text:h text:span text:list text:list-item text:section table:table table:table-row"
TAGS += " table:table-cell draw:frame draw:text-box text:note text:note-body text:a draw:g"
INSIDE = st.recursive(
    st.sampled_from(["a", "B c", " ", "<text:tab/>", "<text:s/>", "<text:line-break/>", "• "]),
    lambda inner: st.builds(
        lambda tag, parts, styled: f"<{tag}{styled}>{''.join(parts)}</{tag}>",
        st.sampled_from(TAGS.split()),
        st.lists(inner, max_size=4),
        st.sampled_from(["", ' text:style-name="x"', ' text:style-name="y"']),
    ),
    max_leaves=25,
)
STYLES = style("text", '<style:text-properties fo:color="#fff"/>') + style(
    "paragraph", '<style:text-properties text:display="none"/>', "y", "y"
)


@settings(deadline=None)
@given(st.lists(INSIDE, max_size=5))
def test_any_tree_gives_ordered_blocks_or_a_clear_error(parts: list[str]) -> None:
    try:
        content = read(package("".join(parts), STYLES), Limits())
    except EmptyDocument:
        return
    at = 0
    for block in content.blocks:
        assert at <= block.span.start < block.span.end <= len(content.text)
        at = block.span.end


WHOLE = made(TRICKS["white"], ("Kubernetes",))


@settings(deadline=None)
@given(st.data())
def test_flipped_bytes_give_a_document_or_a_document_error(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        assert extract(bytes(damaged), "x").blocks
    except DocumentError:
        return
