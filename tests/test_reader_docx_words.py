"""What stands between the letters of a Word file: fields, controls, changes, signs, drop caps."""

import pytest

from index.errors import Unreadable
from index.readers.content import Limits
from index.readers.docx.read import read
from index.types import BlockKind
from tests.word import H, L, P, blocks, by_hand, para, part, text, texts


def field(code: str, result: str) -> str:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return turn("begin") + instruction + turn("separate") + result + turn("end")


def formula(name: str, **parts: str) -> str:
    """A formula of one structure, such as a fraction, and its parts."""
    held = "".join(f"<m:{p}><m:r><m:t>{t}</m:t></m:r></m:{p}>" for p, t in parts.items())
    return f"<m:oMath><m:{name}>{held}</m:{name}></m:oMath>"


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ((field("PAGE", text("7")),), "7"),
        (("Led ", field(" IF x ", text("nine")), " people"), "Led nine people"),
        (("<w:fldSimple w:instr='X'>" + text("Acme") + "</w:fldSimple>",), "Acme"),
        (("<w:smartTag><w:smartTag>" + text("Graz") + "</w:smartTag></w:smartTag>",), "Graz"),
        (("<w:dir>" + text("Graz") + "</w:dir>",), "Graz"),
        (("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>",), "cooperate"),
        (("<w:r><w:t>full</w:t><w:noBreakHyphen/><w:t>time</w:t></w:r>",), "full-time"),
        (("<w:r><w:t>Acme</w:t><w:ptab/><w:t>2019</w:t></w:r>",), "Acme\t2019"),
        (
            ("<w:r><w:ruby><w:rt>" + text("kana") + "</w:rt><w:rubyBase>" + text("漢字")
             + "</w:rubyBase></w:ruby></w:r>",),
            "漢字",
        ),
        (("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>",), "x=2"),
        ((formula("f", num="1", den="2"),), "1/2"),
        ((formula("d", e="a+b"),), "(a+b)"),
        ((formula("rad", deg="", e="16"),), "√16"),
        (
            (
                "<m:oMath><m:m><m:mr><m:e><m:r><m:t>a</m:t></m:r></m:e><m:e><m:r><m:t>b</m:t></m:r>"
                "</m:e></m:mr><m:mr><m:e><m:r><m:t>c</m:t></m:r></m:e></m:mr></m:m></m:oMath>",
            ),
            "a b c",
        ),
        (("<w:r><w:sym w:font='Symbol' w:char='00B5'/></w:r>", "Led"), "Led"),
        (("<w:r><w:t>Led</w:t><w:commentReference w:id='1'/></w:r>",), "Led"),
    ],
    ids=str,
)  # fmt: skip
def test_what_a_reader_sees_of_a_paragraph(runs: tuple[str, ...], said: str) -> None:
    assert texts(by_hand(para(*runs) + para("End"))) == [said, "End"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒ Crane"),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "☐ Crane"),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", "☒ Crane"),
        (
            "<w:ddList><w:result w:val='1'/><w:listEntry w:val='No'/><w:listEntry w:val='Yes'/>"
            "</w:ddList>",
            "Yes Crane",
        ),
        ("<w:ddList><w:listEntry w:val='No'/><w:listEntry w:val='Yes'/></w:ddList>", "No Crane"),
        ("<w:ddList><w:result w:val='7'/><w:listEntry w:val='No'/></w:ddList>", "Crane"),
        ("<w:textInput><w:default w:val='Type here'/></w:textInput>", "Crane"),
    ],
)
def test_a_form_field_is_what_it_shows(data: str, said: str) -> None:
    field = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMFIELD</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(by_hand(para(field, " Crane"))) == [said]


def test_a_field_in_the_code_of_a_field_is_code() -> None:
    turn = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inner = field("MERGEFIELD", text("raw"))
    whole = turn("begin") + inner + turn("separate") + text("shown") + turn("end")
    assert texts(by_hand(para(whole))) == ["shown"]


def test_a_placeholder_is_no_text_and_what_was_filled_in_is() -> None:
    def control(properties: str, content: str) -> str:
        return (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    empty = "<w:showingPlcHdr/>"
    body = (
        control(empty, para("Click here to enter text."))
        + para("Jo ", control("", text("Park")), control(empty, text("[Title]")))
        + "<w:tbl><w:tr>"
        + control(empty, f"<w:tc>{para('Choose an item.')}</w:tc>").replace(empty, "")
        + "</w:tr></w:tbl>"
    )
    assert texts(by_hand(body)) == ["Jo Park", "Choose an item."]


def test_the_first_letter_of_a_paragraph_may_be_dropped_into_it() -> None:
    drop = para("L", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts(by_hand(drop + para("ed a team") + para("Cut costs"))) == [
        "Led a team",
        "Cut costs",
    ]


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    joined = para("Led ", properties="<w:rPr><w:del/></w:rPr>")
    assert texts(by_hand(joined + para("a team"))) == ["Led a team"]
    assert texts(by_hand(joined)) == ["Led"]
    cell = f"<w:tbl><w:tr><w:tc>{joined}</w:tc><w:tc>{para('4')}</w:tc></w:tr></w:tbl>"
    assert texts(by_hand(cell)) == ["Led | 4"]


def test_deleted_rows_and_cells_are_gone_and_inserted_ones_stay() -> None:
    def row(properties: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def cell(said: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{para(said)}</w:tc>"

    rows = (
        row("", cell("SQL"), cell("4"))
        + row("<w:del/>", cell("Perl"), cell("1"))
        + row("<w:ins/>", cell("Go"), cell("2"), cell("x", "<w:cellDel/>"))
    )
    assert texts(by_hand(f"<w:tbl>{rows}</w:tbl>")) == ["SQL | 4", "Go | 2"]


def test_properties_as_they_were_before_a_change_count_no_more() -> None:
    before = '<w:rPrChange><w:rPr><w:vanish/><w:color w:val="FFFFFF"/></w:rPr></w:rPrChange>'
    assert texts(by_hand(para(text("Led", before)))) == ["Led"]


NUMBERING = part(
    "numbering",
    "<w:abstractNum w:abstractNumId='1'>"
    "<w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='none'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:numFmt w:val='decimal'/><w:lvlText w:val=''/></w:lvl>"
    "</w:abstractNum><w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='6'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='1'>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/><w:lvlText w:val='%2.'/></w:lvl>"
    "</w:lvlOverride></w:num>",
)
LISTED = part(
    "styles",
    "<w:style w:type='paragraph' w:styleId='Punkt'><w:name w:val='Punkt'/><w:pPr><w:numPr>"
    "<w:numId w:val='5'/></w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='Tief'>"
    "<w:basedOn w:val='Punkt'/><w:name w:val='Tief'/></w:style>",
)


@pytest.mark.parametrize(
    ("properties", "is_item"),
    [
        ("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr>", True),
        ("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='5'/></w:numPr>", False),
        ("<w:numPr><w:ilvl w:val='2'/><w:numId w:val='5'/></w:numPr>", False),
        ("<w:numPr><w:ilvl w:val='1'/><w:numId w:val='6'/></w:numPr>", True),
        ("<w:pStyle w:val='Punkt'/>", True),
        ("<w:pStyle w:val='Tief'/>", True),
        ("<w:pStyle w:val='Tief'/><w:numPr><w:numId w:val='0'/></w:numPr>", False),
    ],
)
def test_a_list_item_is_what_shows_a_mark(properties: str, is_item: bool) -> None:
    data = by_hand(para("Led a team", properties=properties), numbering=NUMBERING, styles=LISTED)
    assert blocks(data) == [(L if is_item else P, "Led a team")]


def test_letters_of_a_symbol_font_are_signs_and_no_words() -> None:
    wingdings = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert blocks(by_hand(para(text("l", wingdings), " Led a team"))) == [(L, "Led a team")]
    content = read(by_hand(para("Led", text("Python", wingdings))), Limits())
    assert [(b.hidden is not None, b.span.of(content.text)) for b in content.blocks] == [
        (False, "Led"),
        (True, "Python"),
    ]


@pytest.mark.parametrize(
    ("font", "place", "sign"),
    [
        ("Wingdings", "F0E0", "→"),  # what Word makes of a typed "-->"
        ("Symbol", "F02D", "−"),
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F061", "α"),
        ("Wingdings", "F0A7", "•"),  # one of those that are bullets and pictures
        ("Webdings", "F061", "•"),
    ],
)
def test_a_sign_of_a_symbol_font_is_what_it_shows(font: str, place: str, sign: str) -> None:
    typed = text(chr(int(place, 16)), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    for made in (f"<w:r><w:sym w:font='{font}' w:char='{place}'/></w:r>", typed):
        assert texts(by_hand(para("2015 ", made, " 2018"))) == [f"2015 {sign} 2018"]


def test_a_bullet_typed_in_a_symbol_font_is_one_however_it_is_coded() -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    for typed in ("§", "\uf0a7", "q"):
        assert blocks(by_hand(para(text(typed, font), " Led a team"))) == [(L, "Led a team")]


@pytest.mark.parametrize(
    ("title", "below", "shown"),
    [
        ("Chosen works", "pumps", [(H, "Chosen works"), (P, "pumps")]),
        ("Chosen works", "Pumps", [(H, "Chosen works"), (P, "Pumps")]),
        ("• Led teams", "of nine", [(L, "Led teams of nine")]),
        ("•<w:br/>Fat item", "lean", [(L, "Fat item"), (P, "lean")]),
        ("Led, ran", "and built", [(P, "Led, ran and built")]),
        ("we seek a nurse", "with care", [(P, "we seek a nurse with care")]),
    ],
)
def test_a_title_in_bold_is_apart_from_the_line_that_is_typed_below_it(
    title: str, below: str, shown: list[tuple[BlockKind, str]]
) -> None:
    unseen = text("Golang ", "<w:vanish/>") + "<w:r><w:rPr><w:vanish/></w:rPr><w:br/></w:r>"
    for stuffing in ("", unseen):
        bold = [text(line, "<w:b/>") for line in title.split("<w:br/>")]
        made = para("<w:r><w:br/></w:r>".join(bold), stuffing, "<w:r><w:br/></w:r>", below)
        assert blocks(by_hand(made)) == shown


def test_smart_art_is_read_point_by_point() -> None:
    points = "".join(
        f"<dgm:pt{kind}><dgm:t><a:p><a:r><a:t>{said}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for kind, said in (("", "Plan"), ('  type="pres"', "Never"), ("", "Build"))
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    data = (
        f'<dgm:dataModel xmlns:dgm="{space}diagram" xmlns:a="{space}main"><dgm:ptLst>{points}'
        "</dgm:ptLst></dgm:dataModel>"
    )
    drawing = (
        "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds r:dm='diagramData'/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    # The same diagram twice would be the same text twice.
    body = para("Led", drawing, drawing)
    assert texts(by_hand(body, diagramData=data)) == ["Led", "Plan", "Build"]


def test_a_file_whose_text_is_another_file_says_so() -> None:
    with pytest.raises(Unreadable, match="file of another type inside it"):
        read(by_hand('<w:altChunk r:id="x"/>'), Limits())


def test_an_outline_level_makes_a_heading_of_any_style() -> None:
    body = para("Berufserfahrung", properties='<w:outlineLvl w:val="1"/>')
    assert blocks(by_hand(body)) == [(H, "Berufserfahrung")]


def test_a_watermark_is_no_line_of_the_resume() -> None:
    mark = (
        '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject7" style="width:400pt;height:200pt">'
        '<v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r>'
    )
    assert texts(by_hand(para(mark) + para("Jane Doe"))) == ["Jane Doe"]
    drawn = mark.replace("PowerPlusWaterMarkObject7", "Text 7").replace("CONFIDENTIAL", "Resume")
    assert texts(by_hand(para(drawn) + para("Jane Doe"))) == ["Resume", "Jane Doe"]


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(("checked", "said"), [("1", "\u2612 Crane"), ("0", "\u2610 Crane")])
def test_a_box_is_ticked_or_not_whatever_sign_it_is_drawn_with(checked: str, said: str) -> None:
    ticks = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
    drawn = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert texts(by_hand(para(control(ticks, drawn), " Crane"))) == [said]
    assert texts(by_hand(para(control(ticks, text("Crane"))))) == ["Crane"]


def test_rows_and_cells_that_nobody_filled_in_are_no_text() -> None:
    cells = "<w:tc>" + para("Name") + "</w:tc>"
    empty = "<w:tc>" + para("Your name") + "</w:tc>"
    unfilled = control("<w:showingPlcHdr/>", empty)
    rows = f"<w:tr>{cells}{unfilled}</w:tr>" + control(
        "<w:showingPlcHdr/>", f"<w:tr>{empty}</w:tr>"
    )
    rows += f"<w:tr>{control('', cells)}{control('', cells)}</w:tr>"
    assert texts(by_hand(f"<w:tbl>{rows}</w:tbl>")) == ["Name", "Name | Name"]
