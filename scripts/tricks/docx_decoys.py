"""Honest Word files that look like tricks: `{}` is words that a reader sees."""

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
from scripts.tricks.docx_tricks import DARK, FILL14, GRADIENT, WHITE
from scripts.tricks.word_file import part

_P = para(run("{}"))
_WHITE_P = para(run("{}", WHITE))
_BAND = anchor(shape(fill=solid("203040")), (0, 0), (612, 300), behind=True)
_SHOWN = part("settings", "<w:displayBackgroundShape/>")

DECOYS: dict[str, tuple[str, dict[str, str]]] = {
    "struck no more": (para(run("{}", '<w:strike w:val="0"/>')), {}),
    "white on shaded run": (para(run("{}", WHITE + DARK)), {}),
    "white on shaded paragraph": (para(run("{}", WHITE), DARK), {}),
    "white on shaded cell": (table(cell(_WHITE_P, DARK)), {}),
    "white on theme shading": (
        para(run("{}", WHITE), '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text2"/>'),
        {},
    ),
    "white heads of a table style": (
        table(cell(_P), '<w:tblStyle w:val="Blue"/><w:tblLook w:firstRow="1" w:noVBand="1"/>'),
        {},
    ),
    "white runs in a table style": (
        table(cell(_WHITE_P), '<w:tblStyle w:val="Blue"/><w:tblLook w:val="0020"/>'),
        {},
    ),
    "white in a dark box": (para(anchor(shape(_WHITE_P, solid("203040")))), {}),
    "white in an old dark box": (
        para(vml(_WHITE_P, "width:200pt;height:90pt", 'fillcolor="#203040"')),
        {},
    ),
    "white box over a dark shape": (
        para(anchor(shape(fill=solid("203040"))) + anchor(shape(_WHITE_P), height=9)),
        {},
    ),
    "white over a photo": (
        para(anchor(picture()) + anchor(shape(_WHITE_P), height=9)),
        {},
    ),
    "white on a drawn band": (para(_BAND + run("{}", WHITE)), {}),
    "white on a band of the header": (_WHITE_P, {"header": part("hdr", para(_BAND))}),
    "white on a gradient": (
        para(anchor(shape(_WHITE_P, "<a:gradFill><a:gsLst/></a:gradFill>"))),
        {},
    ),
    "white on a dark page": (
        _WHITE_P,
        {"settings": _SHOWN, "background": '<w:background w:color="203040"/>'},
    ),
    "automatic on dark": (para(run("{}", '<w:color w:val="auto"/>'), DARK), {}),
    "automatic in a dark cell": (table(cell(_P, DARK)), {}),
    "pale grey": (para(run("{}", '<w:color w:val="D0D0D0"/>')), {}),
    "grey of the theme": (
        para(run("{}", '<w:color w:val="0" w:themeColor="background1" w:themeShade="BF"/>')),
        {},
    ),
    "yellow": (para(run("{}", '<w:color w:val="FFFF00"/>')), {}),
    "four points": (para(run("{}", '<w:sz w:val="8"/>')), {}),
    "six points": (para(run("{}", '<w:sz w:val="12"/>')), {}),
    "five points, condensed": (
        para(run("{}", '<w:sz w:val="10"/><w:w w:val="66"/><w:spacing w:val="-4"/>')),
        {},
    ),
    "superscript": (para(run("{}", '<w:vertAlign w:val="superscript"/><w:sz w:val="14"/>')), {}),
    "dark gradient": (
        para(run("{}", WHITE + FILL14.format(GRADIENT.format("203040", "506070")))),
        {},
    ),
    "small capitals": (para(run("{}", "<w:smallCaps/>")), {}),
    "vanish turned off": (para(run("{}", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Gone"/>'), {}),
    "hidden twice is seen": (
        para(run("{}", '<w:rStyle w:val="Gone2"/>'), '<w:pStyle w:val="Gone"/>'),
        {},
    ),
    "hidden paragraph mark": (
        para(run("{}"), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"),
        {},
    ),
    "hidden on the web alone": (para(run("{}", "<w:webHidden/>")), {}),
    "bookmark": (
        para(
            '<w:bookmarkStart w:id="1" w:name="_Hidden"/>' + run("{}") + '<w:bookmarkEnd w:id="1"/>'
        ),
        {},
    ),
    "outlined white": (
        para(
            run(
                "{}",
                WHITE + '<w14:textOutline><w14:solidFill><w14:srgbClr w14:val="000000"/>'
                "</w14:solidFill></w14:textOutline>",
            )
        ),
        {},
    ),
    "tight exact line": (
        para(run("{}"), '<w:spacing w:line="200" w:lineRule="exact"/>'),
        {},
    ),
    "low row": (table(cell(_P), row='<w:trHeight w:val="10" w:hRule="atLeast"/>'), {}),
    "raised a little": (para(run("{}", '<w:position w:val="12"/>')), {}),
    "full row of exact height": (
        table(
            cell(para(run("Led")) * 2 + _P, '<w:tcW w:w="4000" w:type="dxa"/>'),
            row='<w:trHeight w:val="760" w:hRule="exact"/>',
        ),
        {},
    ),
    "full box": (
        para(anchor(shape(para(run("Led")) * 2 + _P, size=(300, 46)), size=(300, 46))),
        {},
    ),
    "cell without a width": (
        table(
            cell(_P, '<w:tcW w:w="0" w:type="auto"/>'),
            row='<w:trHeight w:val="240" w:hRule="exact"/>',
        ),
        {},
    ),
    "box that grows": (
        para(anchor(shape(_P, size=(200, 4), body="<a:spAutoFit/>"), size=(200, 4))),
        {},
    ),
    "box over a shape": (
        para(anchor(shape(fill=solid("DDDDDD"))) + anchor(shape(_P), height=9)),
        {},
    ),
    "box beside a picture": (
        para(anchor(shape(_P), (72, 72)) + anchor(picture(), (300, 72), height=9)),
        {},
    ),
    "result of a field": (
        para(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("{}")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        {},
    ),
    "frame near the foot of the page": (
        para(run("{}"), '<w:framePr w:w="2000" w:x="700" w:y="12000" w:vAnchor="margin"/>'),
        {},
    ),
    "old box at the foot of the page": (
        para(
            vml(
                _P,
                "position:absolute;margin-top:600pt;width:200pt;height:40pt;"
                "mso-position-vertical-relative:margin",
            )
        ),
        {},
    ),
    "word art": (
        para(word_art("{}", "width:300pt;height:50pt", 'fillcolor="#203040" stroked="f"')),
        {},
    ),
    "white word art with outlines": (
        para(word_art("{}", "width:300pt;height:50pt", 'fillcolor="white"')),
        {},
    ),
    "word art along an arch": (
        para(anchor(shape(_P, body='<a:prstTxWarp prst="textArchUp"/>'))),
        {},
    ),
    "box in a group that measures in small units": (
        para(anchor(group(shape(_P, size=(2, 1)), (200, 100), (2, 1)))),
        {},
    ),
    "box in a group that tells no size": (
        para(anchor(group(shape(_P), (0, 0), (0, 0)))),
        {},
    ),
    "phantom that only takes no room": (
        para(
            formula(
                '<m:phant><m:phantPr><m:zeroWid m:val="1"/></m:phantPr><m:e><m:r><m:t>{}</m:t>'
                "</m:r></m:e></m:phant>"
            )
        ),
        {},
    ),
    "degree of a root": (
        para(
            formula(
                "<m:rad><m:deg><m:r><m:t>{}</m:t></m:r></m:deg><m:e><m:r><m:t>16</m:t></m:r></m:e>"
                "</m:rad>"
            )
        ),
        {},
    ),
    "inserted": (para(f"<w:ins>{run('{}')}</w:ins>"), {}),
    "hanging indent": (para(run("{}"), '<w:ind w:left="720" w:hanging="720"/>'), {}),
    "header": ("", {"header": part("hdr", _P)}),
}
