"""How Word files hide words: by run, paragraph, table and text box, and by what is never shown."""

from __future__ import annotations

from scripts.tricks.docx_shapes import (
    anchor,
    cell,
    formula,
    group,
    para,
    picture,
    run,
    shape,
    solid,
    table,
    vml,
    word_art,
)
from scripts.tricks.word_file import part

WHITE = '<w:color w:val="FFFFFF"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="203040"/>'
FILL14 = "<w14:textFill>{}</w14:textFill>"
_BLACK14 = '<w14:solidFill><w14:srgbClr w14:val="000000">{}</w14:srgbClr></w14:solidFill>'

GRADIENT = (
    '<w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="{}"/></w14:gs>'
    '<w14:gs w14:pos="100000"><w14:srgbClr w14:val="{}"/></w14:gs></w14:gsLst></w14:gradFill>'
)

# Run properties that hide; each is played in a paragraph of its own, inside one, and in a table.
RUNS: dict[str, str] = {
    "vanish": "<w:vanish/>",
    "vanish always": "<w:vanish/><w:specVanish/>",
    "white": WHITE,
    "nearly white": '<w:color w:val="FAFAFA"/>',
    "ivory": '<w:color w:val="FFFFF0"/>',
    "theme background": '<w:color w:val="000000" w:themeColor="background1"/>',
    "theme shade": '<w:color w:val="000000" w:themeColor="background1" w:themeShade="F2"/>',
    "theme tint": '<w:color w:val="000000" w:themeColor="text1" w:themeTint="03"/>',
    "theme accent": '<w:color w:val="4472C4" w:themeColor="accent1"/>',
    "character style white": '<w:rStyle w:val="Ghost"/>',
    "character style vanish": '<w:rStyle w:val="Gone2"/>',
    "one point": '<w:sz w:val="2"/>',
    "two and a half points": '<w:sz w:val="5"/>',
    "three points and a half": '<w:sz w:val="7"/>',
    "narrowed": '<w:w w:val="1"/>',
    "letters on each other": '<w:spacing w:val="-120"/>',
    "fitted to nothing": '<w:fitText w:val="20"/>',
    "run shading": f'<w:color w:val="203040"/>{DARK}',
    "highlight": '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
    "solid pattern": '<w:color w:val="203040"/><w:shd w:val="solid" w:color="203040"/>',
    "no fill": FILL14.format("<w14:noFill/>"),
    "transparent fill": FILL14.format(_BLACK14.format('<w14:alpha w14:val="99000"/>')),
    "white over black": WHITE
    + FILL14.format('<w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'),
    "white gradient": FILL14.format(GRADIENT.format("FFFFFF", "FEFEFE")),
    "tiny superscript": '<w:vertAlign w:val="superscript"/><w:sz w:val="8"/>',
    "struck": "<w:strike/>",
    "struck twice": "<w:dstrike/>",
    "symbol font": '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>',
}

_P = para(run("{}"))


def _cell_trick(properties: str, words: str = "{}") -> str:
    return table(cell(para(run("Led"))) + cell(para(run(words)), properties))


# Bodies that hide; `{}` is the stuffed words.
BODIES: dict[str, str] = {
    "paragraph style": para(run("{}"), '<w:pStyle w:val="Gone"/>'),
    "style on style": para(run("{}"), '<w:pStyle w:val="Heir"/>'),
    "paragraph shading": para(run("{}", '<w:color w:val="203040"/>'), DARK),
    "cell shading": _cell_trick(DARK).replace(
        '<w:rPr></w:rPr><w:t xml:space="preserve">{}',
        '<w:rPr><w:color w:val="1F3040"/></w:rPr><w:t>{}',
    ),
    "table style": table(cell(_P), '<w:tblStyle w:val="Pale"/>'),
    "hidden row": table(cell(_P), row="<w:hidden/>"),
    "row of no height": table(cell(_P), row='<w:trHeight w:val="10" w:hRule="exact"/>'),
    "line of no height": para(run("{}"), '<w:spacing w:line="10" w:lineRule="exact"/>'),
    "raised out of its line": para(
        run("{}", '<w:position w:val="300"/>'), '<w:spacing w:line="240" w:lineRule="exact"/>'
    ),
    "raised off the page": para(run("{}", '<w:position w:val="3000"/>')),
    "cell of no width": table(
        cell(para(run("Led"))) + cell(_P, '<w:tcW w:w="1" w:type="dxa"/>'),
        row='<w:trHeight w:val="240" w:hRule="exact"/>',
    ),
    "below the edge of its row": table(
        cell(para(run("Led")) * 2 + _P), row='<w:trHeight w:val="400" w:hRule="exact"/>'
    ),
    "below the edge of its box": para(
        anchor(shape(para(run("Led")) * 3 + _P, size=(300, 36)), size=(300, 36))
    ),
    "merged away": _cell_trick("<w:vMerge/>"),
    "indented off the page": para(run("{}"), '<w:ind w:left="20000"/>'),
    "hung off the page": para(run("{}"), '<w:ind w:left="0" w:hanging="20000"/>'),
    "frame off the page": para(
        run("{}"), '<w:framePr w:w="2000" w:x="-9000" w:hAnchor="page" w:y="700" w:vAnchor="page"/>'
    ),
    "frame below the margins": para(
        run("{}"), '<w:framePr w:w="2000" w:x="700" w:y="19000" w:vAnchor="margin"/>'
    ),
    "table below the margins": table(cell(_P), '<w:tblpPr w:vertAnchor="margin" w:tblpY="19000"/>'),
    "old box below the margins": para(
        vml(
            _P,
            "position:absolute;margin-top:900pt;width:200pt;height:90pt;"
            "mso-position-vertical-relative:margin",
        )
    ),
    "table off the page": table(cell(_P), '<w:tblpPr w:horzAnchor="page" w:tblpX="30000"/>'),
    "column off the page": '<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="14000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>'
    f"{cell(para(run('Led')))}{cell(_P)}</w:tr></w:tbl>",
    "box off the page": para(anchor(shape(_P), (-900, 72))),
    "box below the page": para(anchor(shape(_P), (72, 2000))),
    "box of no size": para(anchor(shape(_P, size=(0, 0)), size=(0, 0))),
    "box of no height": para(anchor(shape(_P, size=(300, 4)), size=(300, 4))),
    "hidden drawing": para(anchor(shape(_P), hidden=True)),
    "white box": para(anchor(shape(para(run("{}", WHITE)), solid("FFFFFF")))),
    "dark box": para(anchor(shape(para(run("{}", '<w:color w:val="203040"/>')), solid("203040")))),
    "box under a picture": para(
        anchor(shape(_P), (80, 80), (100, 50)) + anchor(picture(), (72, 72), (200, 100), height=9)
    ),
    "box under a shape": para(
        anchor(shape(_P), (80, 80), (100, 50))
        + anchor(shape(fill=solid("FFFFFF")), (72, 72), (200, 100), height=9)
    ),
    "old box hidden": para(vml(_P, "width:200pt;height:90pt;visibility:hidden")),
    "old box of no size": para(vml(_P, "width:0;height:0")),
    "old box off the page": para(
        vml(_P, "position:absolute;margin-left:-900pt;width:200pt;height:90pt")
    ),
    "old box of no width in a group": para(
        '<w:r><w:pict><v:group style="width:100pt;height:90pt" coordsize="900,900"><v:rect '
        'style="width:0;height:900"><v:textbox><w:txbxContent>'
        + _P
        + "</w:txbxContent></v:textbox></v:rect></v:group></w:pict></w:r>"
    ),
    "box in a group of no height": para(anchor(group(shape(_P), (200, 0), (200, 100)))),
    "box in a group that shrank": para(anchor(group(shape(_P), (200, 4), (200, 100)))),
    "word art of no width": para(word_art("{}", "width:0;height:50pt")),
    "white word art": para(
        word_art("{}", "width:300pt;height:50pt", 'fillcolor="white" stroked="f"')
    ),
    "word art without paint": para(
        word_art("{}", "width:300pt;height:50pt", 'filled="f" stroked="f"')
    ),
    "phantom in a formula": para(
        formula(
            '<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr><m:e><m:r><m:t>{}</m:t></m:r></m:e>'
            "</m:phant>"
        )
    ),
    "degree of a root that is not shown": para(
        formula(
            '<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg><m:r><m:t>{}</m:t></m:r>'
            "</m:deg><m:e><m:r><m:t>16</m:t></m:r></m:e></m:rad>"
        )
    ),
    "run of a formula that vanishes": para(
        formula("<m:r><m:rPr/><w:rPr><w:vanish/></w:rPr><m:t>{}</m:t></m:r>")
    ),
    "code of a field": para(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + run("{}")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("nine")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
}

# More such bodies, with other parts of the package.
NEVER_LAID_OUT: dict[str, tuple[str, dict[str, str]]] = {
    "branch not chosen": (
        para(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
            "<w:t>nine</w:t></mc:Choice><mc:Fallback><w:t>{}</w:t></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        {},
    ),
    "branch nobody understands": (
        para(
            '<w:r><mc:AlternateContent><mc:Choice Requires="zz" xmlns:zz="urn:zz"><w:t>{}</w:t>'
            "</mc:Choice><mc:Fallback><w:t>nine</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        {},
    ),
    "note without a number": (
        "",
        {"footnotes": part("footnotes", '<w:footnote w:id="7">' + _P + "</w:footnote>")},
    ),
}

# What honest files hold beside their text: it is not read at all.
NO_TEXT: dict[str, str] = {
    "deleted": para(f"<w:del>{run('{}')}</w:del>"),
    "moved away": para(f"<w:moveFrom>{run('{}')}</w:moveFrom>"),
    "placeholder": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_P}</w:sdtContent></w:sdt>"
    ),
    "field code": para("<w:r><w:instrText>{}</w:instrText></w:r>"),
}
