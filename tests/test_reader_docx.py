"""DOCX: files made with python-docx, and parts written by hand where it cannot make them."""

import docx
import pytest

from index.errors import EmptyDocument, Encrypted, NoTextLayer, TooLarge, Unreadable
from index.readers.content import Limits
from index.readers.docx.read import read
from index.readers.docx.xml import parse
from tests.word import STRICT, WORD, H, L, P, T, blocks, by_hand, package, saved, shown


def test_styles_lists_and_tables_of_a_real_file_are_read_in_order() -> None:
    document = docx.Document()
    document.add_paragraph("Jo Park", style="Title")
    document.add_heading("Experience", 1)
    document.add_paragraph("Engineer, Acme\t2019 - 2021")
    document.add_paragraph("Led a team", style="List Bullet")
    document.add_paragraph("Cut costs", style="List Number")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Skill", "Years"), ("SQL", "4")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("The end.")
    assert blocks(saved(document)) == [
        (H, "Jo Park"),
        (H, "Experience"),
        (P, "Engineer, Acme\t2019 - 2021"),
        (L, "Led a team"),
        (L, "Cut costs"),
        (T, "Skill | Years"),
        (T, "SQL | 4"),
        (P, "The end."),
    ]


def test_a_style_based_on_a_heading_is_a_heading() -> None:
    document = docx.Document()
    mine = document.styles.add_style("Abschnitt", 1)
    mine.base_style = document.styles["Heading 2"]
    document.add_paragraph("Berufserfahrung", style="Abschnitt")
    document.add_paragraph("Text", style="Body Text")
    assert blocks(saved(document)) == [(H, "Berufserfahrung"), (P, "Text")]


def test_fonts_are_told_and_a_short_bold_paragraph_is_a_heading() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("Skills")
    run.bold, run.font.size = True, docx.shared.Pt(14)
    mixed = document.add_paragraph("Tools: ")
    mixed.runs[0].bold = True
    mixed.add_run("SQL, Python").italic = True
    document.add_paragraph().add_run("Acme, 2019").bold = True
    content = read(saved(document), Limits())
    assert shown(content) == [(H, "Skills"), (P, "Tools: SQL, Python"), (P, "Acme, 2019")]
    assert [(b.font.size, b.font.bold) for b in content.blocks] == [
        (14.0, True),
        (11.0, False),
        (11.0, True),
    ]


def test_a_layout_table_gives_its_paragraphs_cell_by_cell() -> None:
    document = docx.Document()
    left, right = document.add_table(1, 2).rows[0].cells
    left.text = "SKILLS"
    left.add_paragraph("SQL")
    right.text = "Led a team"
    inner = right.add_table(1, 2).rows[0].cells
    inner[0].text, inner[1].text = "2019", "Acme"
    assert blocks(saved(document)) == [
        (H, "SKILLS"),
        (P, "SQL"),
        (P, "Led a team"),
        (T, "2019 | Acme"),
    ]


def test_headers_come_first_footers_last_and_repeated_ones_once() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Jo Park, Graz"
    document.sections[0].footer.paragraphs[0].text = "Page 2 of 3"
    document.sections[0].footer.add_paragraph("References on request")
    document.add_paragraph("Body")
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Jo Park, Graz"
    second.first_page_header.paragraphs[0].text = "Never used"
    assert [text for _, text in blocks(saved(document))] == [
        "Jo Park, Graz",
        "Body",
        "References on request",
    ]


def test_a_first_page_header_is_read_where_the_section_uses_it() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Jo Park"
    section.first_page_header.paragraphs[0].text = "Jo Park, jo@example.org"
    document.add_paragraph("Body")
    assert [text for _, text in blocks(saved(document))] == [
        "Jo Park, jo@example.org",
        "Jo Park",
        "Body",
    ]


BOX = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
OLD_BOX = BOX.replace("In a", "Old")


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    body = (
        "<w:p><w:r><w:t>Anchor</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
        f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><w:pict><v:textbox>{OLD_BOX}</v:textbox></w:pict></w:r></w:p>"
    )
    assert blocks(by_hand(body)) == [(P, "Anchor"), (P, "In a box"), (P, "Old box")]


def test_insertions_links_and_controls_are_read_and_deletions_are_not() -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t xml:space='preserve'>Led </w:t></w:r>"
        "<w:ins><w:r><w:t>a team</w:t></w:r></w:ins><w:del><w:r><w:delText>nobody</w:delText></w:r>"
        "</w:del><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:hyperlink><w:r>"
        "<w:t xml:space='preserve'> at Acme</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE"
        "</w:instrText></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>SQL</w:t></w:r>"
        "</w:p></w:tc></w:sdtContent></w:sdt><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:sdtContent></w:sdt></w:tbl>"
    )
    assert blocks(by_hand(body)) == [(P, "Led a team at Acme"), (T, "SQL | 4")]


def test_line_breaks_part_lines_but_not_sentences() -> None:
    body = (
        "<w:p><w:r><w:t>Acme</w:t><w:br/><w:t>Engineer</w:t><w:br/><w:t>Built a search engine</w:t>"
        "<w:br/><w:t>for everyone</w:t></w:r></w:p>"
    )
    assert blocks(by_hand(body)) == [
        (P, "Acme"),
        (P, "Engineer"),
        (P, "Built a search engine for everyone"),
    ]


def test_drawn_and_typed_bullets_are_list_items_without_their_glyph() -> None:
    body = (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0A7'/><w:tab/><w:t>One</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>\uf0b7 Two</w:t></w:r></w:p><w:p><w:r><w:t>- Three</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
        "<w:r><w:t>Four</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr></w:pPr>"
        "<w:r><w:t>No list</w:t></w:r></w:p>"
    )
    assert blocks(by_hand(body)) == [
        (L, "One"),
        (L, "Two"),
        (L, "Three"),
        (L, "Four"),
        (P, "No list"),
    ]


def test_the_strict_variant_of_the_format_is_read() -> None:
    body = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Skills</w:t></w:r></w:p>"
    assert blocks(by_hand(body, STRICT)) == [(H, "Skills")]


def test_an_empty_file_and_one_of_pictures_alone_are_told_apart() -> None:
    with pytest.raises(EmptyDocument):
        read(by_hand("<w:p/>"), Limits())
    document = f'<w:document xmlns:w="{WORD}"><w:body/></w:document>'
    with pytest.raises(NoTextLayer, match="OCR"):
        read(package({"word/document.xml": document, "word/media/a.png": b"png"}), Limits())


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1 or str()};" * 10}">' for i in range(1, 10))
    + f']><w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body>'
    "</w:document>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_dtd_is_refused_unexpanded(encoding: str) -> None:
    with pytest.raises(Unreadable, match="DTD"):
        read(package({"word/document.xml": LAUGHS.encode(encoding)}), Limits())


def test_bottomless_xml_is_unreadable() -> None:
    with pytest.raises(Unreadable, match="well-formed"):
        read(by_hand("<w:sdt><w:sdtContent>" * 20_000), Limits())


def test_xml_of_too_many_tags_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(TooLarge, match="500,001 tags and attributes; the limit is 500,000"):
        parse(b"<" * 500_001)


def test_a_loop_of_styles_ends() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    body = "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>Text</w:t></w:r></w:p>"
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    parts = {
        "word/document.xml": document,
        "word/styles.xml": styles,
        "word/_rels/document.xml.rels": rels,
    }
    assert blocks(package(parts)) == [(P, "Text")]


def test_a_zip_bomb_is_refused_by_its_ratio_before_it_is_inflated() -> None:
    with pytest.raises(TooLarge, match="bytes for each packed one in one part; the limit is 300"):
        read(package({"word/document.xml": b" " * 20_000_000}), Limits())


def test_a_part_too_large_is_refused() -> None:
    with pytest.raises(TooLarge, match="bytes in one part; the limit is 32,000,000"):
        read(package({"word/document.xml": b" " * 32_000_001}), Limits())


def test_too_many_members_are_refused() -> None:
    with pytest.raises(TooLarge, match="5,002 files packed in it; the limit is 5,000"):
        read(package({f"word/{n}.xml": b"" for n in range(5_001)}), Limits())


def test_a_size_that_lies_is_not_believed() -> None:
    data = bytearray(package({"word/document.xml": b"<a>" + b"x" * 50_000 + b"</a>"}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    with pytest.raises(Unreadable):
        read(bytes(data), Limits())


def test_damaged_and_locked_zips_say_so() -> None:
    whole = by_hand("<w:p><w:r><w:t>Text that is long enough to be damaged</w:t></w:r></w:p>")
    with pytest.raises(Unreadable, match="damaged"):
        read(whole[: len(whole) // 2], Limits())
    broken = bytearray(whole)
    at = whole.index(b"word/document.xml") + len("word/document.xml") + 5
    broken[at : at + 20] = bytes(20)
    with pytest.raises(Unreadable, match="damaged"):
        read(bytes(broken), Limits())
    locked = bytearray(whole)
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Encrypted, match="password"):
        read(bytes(locked), Limits())
