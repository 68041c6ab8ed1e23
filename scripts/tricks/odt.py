"""ODT files that keep a text from being seen, and honest ones that come close."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from scripts.tricks.case import Case
from scripts.tricks.words import HIDDEN, VISIBLE

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = (
    f'xmlns:office="{_URN}office:1.0" xmlns:style="{_URN}style:1.0" xmlns:text="{_URN}text:1.0" '
    f'xmlns:table="{_URN}table:1.0" xmlns:draw="{_URN}drawing:1.0" '
    f'xmlns:fo="{_URN}xsl-fo-compatible:1.0" xmlns:svg="{_URN}svg-compatible:1.0" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
MIME = "application/vnd.oasis.opendocument.text"
_PAGE = (
    '<style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="21cm" '
    'fo:page-height="29.7cm"{}/></style:page-layout>'
)


def style(family: str, properties: str, name: str = "x", parent: str = "") -> str:
    """An automatic style with some properties."""
    above = f' style:parent-style-name="{parent}"' if parent else ""
    head = f'<style:style style:name="{name}" style:family="{family}"{above}>'
    return f"{head}{properties}</style:style>"


def package(
    body: str,
    automatic: str = "",
    named: str = "",
    *,
    page: str = "",
    margins: str = "",
    manifest: str = "",
) -> bytes:
    """An ODT file of a body's XML, its automatic and named styles, headers and footers."""
    content = (
        f"<?xml version='1.0'?><office:document-content {_SPACES}><office:automatic-styles>"
        f"{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    styles = (
        f"<?xml version='1.0'?><office:document-styles {_SPACES}><office:styles>{named}"
        f"</office:styles><office:automatic-styles>{_PAGE.format(page)}</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="pm">{margins}</style:master-page></office:master-styles>'
        "</office:document-styles>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
        archive.writestr("META-INF/manifest.xml", manifest or "<manifest/>")
    return held.getvalue()


def _text(properties: str) -> str:
    return style("text", f"<style:text-properties {properties}/>")


SPAN = '<text:p>Jo <text:span text:style-name="x">{}</text:span></text:p>'
P = '<text:p text:style-name="x">{}</text:p>'
_GREY = style("paragraph", '<style:paragraph-properties fo:background-color="#eeeeee"/>', "g")
_CELL = "<table:table><table:table-row{}><table:table-cell{}><text:p{}>{{}}</text:p>"
_CELL += "</table:table-cell></table:table-row></table:table>"
_FRAME = '<text:p>Jo<draw:frame draw:style-name="x" {}><draw:text-box><text:p{}>{{}}</text:p>'
_FRAME += "</draw:text-box></draw:frame></text:p>"
_WHITE = '<style:style style:name="w" style:family="paragraph"><style:text-properties '
_WHITE += 'fo:color="#ffffff"/></style:style>'
_STYLED = ' text:style-name="w"'

_COLUMNS = "<table:table><table:table-column/><table:table-row><table:table-cell>"
_COLUMNS += "<text:p>Jo</text:p></table:table-cell><table:table-cell><text:p>{}</text:p>"
_COLUMNS += "</table:table-cell></table:table-row></table:table>"
_GONE = '<table:table-column/><table:table-column table:visibility="collapse"/>'

# name -> automatic styles, named styles, attributes of the page, and the body around {}
TRICKS: dict[str, tuple[str, str, str, str]] = {
    "white": (_text('fo:color="#ffffff"'), "", "", SPAN),
    "nearly white": (_text('fo:color="#fcfcfc"'), "", "", SPAN),
    "white paragraph": (_WHITE, "", "", P.replace('"x"', '"w"')),
    "white by parent": (
        style("paragraph", "", "x", "Ghost"),
        style("paragraph", '<style:text-properties fo:color="#fff"/>', "Ghost"),
        "",
        P,
    ),
    "white by default": (
        "",
        '<style:default-style style:family="paragraph"><style:text-properties fo:color="#ffffff"/>'
        "</style:default-style>",
        "",
        "<text:p>{}</text:p>",
    ),
    "as the page": (_text('fo:color="#223344"'), "", ' fo:background-color="#223344"', SPAN),
    "as its paragraph": (
        _GREY + _text('fo:color="#eeeeee"'),
        "",
        "",
        SPAN.replace("<text:p>", '<text:p text:style-name="g">'),
    ),
    "as its mark": (_text('fo:color="#00ff00" fo:background-color="#00ff00"'), "", "", SPAN),
    "as its cell": (
        style("table-cell", '<style:table-cell-properties fo:background-color="#fff"/>') + _WHITE,
        "",
        ' fo:background-color="#000000"',
        _CELL.format("", ' table:style-name="x"', _STYLED),
    ),
    "transparent": (_text('fo:color="#000000" loext:opacity="0%"'), "", "", SPAN),
    "nearly transparent": (_text('fo:color="#000000" loext:opacity="5%"'), "", "", SPAN),
    "struck": (_text('style:text-line-through-style="solid"'), "", "", SPAN),
    "tiny": (_text('fo:font-size="1pt"'), "", "", SPAN),
    "three points and a half": (_text('fo:font-size="3.5pt"'), "", "", SPAN),
    "letters on each other": (_text('fo:letter-spacing="-20pt"'), "", "", SPAN),
    "line of a hair": (
        style("paragraph", '<style:paragraph-properties fo:line-height="0.01cm"/>'),
        "",
        "",
        P,
    ),
    "raised off the page": (_text('style:text-position="9000% 100%"'), "", "", SPAN),
    "raised and tiny": (_text('style:text-position="10% 5%"'), "", "", SPAN),
    "indented off the page": (
        style("paragraph", '<style:paragraph-properties fo:margin-left="60cm"/>'),
        "",
        "",
        P,
    ),
    "row of a hair": (
        style("table-row", '<style:table-row-properties style:row-height="0.01cm"/>'),
        "",
        "",
        _CELL.format(' table:style-name="x"', "", ""),
    ),
    "frame of a hair": ("", "", "", _FRAME.format('svg:width="5cm" svg:height="0.01cm"', "")),
    "tiny by share": (_text('fo:font-size="10%"'), "", "", SPAN),
    "narrow": (_text('style:text-scale="1%"'), "", "", SPAN),
    "not displayed": (_text('text:display="none"'), "", "", SPAN),
    "hidden text": ("", "", "", '<text:p>Jo<text:hidden-text text:string-value="{}"/></text:p>'),
    "hidden paragraph": (
        "",
        "",
        "",
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>{}</text:p>',
    ),
    "hidden section": (
        "",
        "",
        "",
        '<text:section text:name="s" text:display="none"><text:p>{}</text:p></text:section>',
    ),
    "hidden row": ("", "", "", _CELL.format(' table:visibility="collapse"', "", "")),
    "hidden table": (
        style("table", '<style:table-properties table:display="false"/>'),
        "",
        "",
        _CELL.format("", "", "").replace("<table:table>", '<table:table table:style-name="x">'),
    ),
    "frame of no width that grows down": (
        "",
        "",
        "",
        _FRAME.format('svg:width="0cm"', "").replace(
            "<draw:text-box>", '<draw:text-box fo:min-height="1cm">'
        ),
    ),
    "frame of no share of the page": (
        "",
        "",
        "",
        _FRAME.format('style:rel-width="0%" svg:width="9cm"', ""),
    ),
    "frame off the page": ("", "", "", _FRAME.format('svg:x="-30cm" svg:width="5cm"', "")),
    "frame below the page": ("", "", "", _FRAME.format('svg:y="90cm" svg:height="5cm"', "")),
    "white frame": (_WHITE, "", "", _FRAME.format('svg:width="5cm"', _STYLED)),
    "white item": (
        _WHITE,
        "",
        "",
        f"<text:list><text:list-item><text:p{_STYLED}>{{}}</text:p></text:list-item></text:list>",
    ),
    "variable set unseen": (
        "",
        "",
        "",
        '<text:p>Jo <text:variable-set text:display="none">{}</text:variable-set></text:p>',
    ),
    "table off the page": (
        style("table", '<style:table-properties fo:margin-left="60cm"/>'),
        "",
        "",
        _CELL.format("", "", "").replace("<table:table>", '<table:table table:style-name="x">'),
    ),
    "hidden column": ("", "", "", _COLUMNS.replace("<table:table-column/>", _GONE)),
    "frame moved off the page": (
        "",
        "",
        "",
        _FRAME.format('draw:transform="translate (-50cm 0cm)" svg:width="5cm"', ""),
    ),
    "pushed over the right edge": (
        style(
            "paragraph",
            '<style:paragraph-properties fo:text-align="end" fo:margin-right="-60cm"/>',
        ),
        "",
        "",
        P,
    ),
}
DECOYS: dict[str, tuple[str, str, str, str]] = {
    "white on a dark cell": (
        style("table-cell", '<style:table-cell-properties fo:background-color="#223"/>') + _WHITE,
        "",
        "",
        _CELL.format("", ' table:style-name="x"', _STYLED),
    ),
    "white on a dark page": (_WHITE, "", ' fo:background-color="#111111"', P.replace('"x"', '"w"')),
    "white on a dark mark": (_text('fo:color="#fff" fo:background-color="#000080"'), "", "", SPAN),
    "white on a dark frame": (
        style("graphic", '<style:graphic-properties draw:fill="solid" draw:fill-color="#123456"/>')
        + _WHITE,
        "",
        "",
        _FRAME.format('svg:width="5cm"', _STYLED),
    ),
    "white on a gradient": (
        style("graphic", '<style:graphic-properties draw:fill="gradient"/>') + _WHITE,
        "",
        "",
        _FRAME.format('svg:width="5cm"', _STYLED),
    ),
    "automatic on dark": (
        _text('style:use-window-font-color="true" loext:opacity="0%"'),
        "",
        ' fo:background-color="#000000"',
        SPAN,
    ),
    "automatic on white": (
        _text('style:use-window-font-color="true" loext:opacity="0%"'),
        "",
        "",
        SPAN,
    ),
    "superscript": (_text('style:text-position="super 58%"'), "", "", SPAN),
    "indented": (
        style(
            "paragraph",
            '<style:paragraph-properties fo:margin-left="2cm" fo:text-indent="-2cm"/>',
        ),
        "",
        "",
        P,
    ),
    "row that grows": (
        style("table-row", '<style:table-row-properties style:min-row-height="0.01cm"/>'),
        "",
        "",
        _CELL.format(' table:style-name="x"', "", ""),
    ),
    "frame that grows": (
        "",
        "",
        "",
        _FRAME.format('svg:width="5cm" svg:height="0.01cm"', "").replace(
            "<draw:text-box>", '<draw:text-box fo:min-height="0.01cm">'
        ),
    ),
    "frame of a share of the page": (
        "",
        "",
        "",
        _FRAME.format('style:rel-width="90%" svg:width="0cm" svg:height="2cm"', ""),
    ),
    "content control": (
        "",
        "",
        "",
        '<text:p>Jo <loext:content-control loext:showing-place-holder="false">{}'
        "</loext:content-control></text:p>",
    ),
    "pale grey": (_text('fo:color="#cccccc"'), "", "", SPAN),
    "condensed": (_text('fo:letter-spacing="-0.5pt" style:text-scale="80%"'), "", "", SPAN),
    "lines that touch": (
        style("paragraph", '<style:paragraph-properties fo:line-height="0.4cm"/>'),
        "",
        "",
        P,
    ),
    "four points": (_text('fo:font-size="4pt"'), "", "", SPAN),
    "small print": (_text('fo:font-size="5pt"'), "", "", SPAN),
    "half opaque": (_text('fo:color="#000000" loext:opacity="50%"'), "", "", SPAN),
    "displayed": (_text('text:display="true"'), "", "", SPAN),
    "shown section": (
        "",
        "",
        "",
        '<text:section text:name="s" text:display="true"><text:p>{}</text:p></text:section>',
    ),
    "shown hidden paragraph": (
        "",
        "",
        "",
        '<text:p><text:hidden-paragraph text:is-hidden="false"/>{}</text:p>',
    ),
    "frame over the margin": ("", "", "", _FRAME.format('svg:x="-1cm" svg:width="5cm"', "")),
    "white undone": (
        style("paragraph", '<style:text-properties fo:color="#222222"/>', "x", "Ghost"),
        style("paragraph", '<style:text-properties fo:color="#fff"/>', "Ghost"),
        "",
        P,
    ),
    "inserted": (
        "",
        "",
        "",
        '<text:p><text:change-start text:change-id="c"/>{}<text:change-end/></text:p>',
    ),
    "outlined white": (_text('style:text-outline="true" fo:color="#ffffff"'), "", "", SPAN),
    "embossed white": (_text('style:font-relief="embossed" fo:color="#ffffff"'), "", "", SPAN),
    "variable set": (
        "",
        "",
        "",
        "<text:p>Jo <text:variable-set>{}</text:variable-set></text:p>",
    ),
    "shown column": ("", "", "", _COLUMNS),
    "columns before a hidden one": (
        "",
        "",
        "",
        _COLUMNS.replace(
            "<table:table-column/>",
            '<table:table-columns><table:table-column table:number-columns-repeated="2"/>'
            '<table:table-column table:visibility="collapse"/></table:table-columns>',
        ),
    ),
    "frame turned": (
        "",
        "",
        "",
        _FRAME.format('draw:transform="rotate (1.57) translate (5cm 9cm)" svg:width="5cm"', ""),
    ),
}


def made(parts: tuple[str, str, str, str], words: tuple[str, ...]) -> bytes:
    """A resume with `words` in the middle of it."""
    automatic, named, page, markup = parts
    stuffed = markup.replace("{}", " ".join(words))
    body = f"<text:h>Jo Park</text:h>{stuffed}<text:h>End</text:h>"
    return package(body, automatic, named, page=page)


def cases() -> Iterator[Case]:
    """Each trick with hidden words, each decoy with visible ones."""
    for name, parts in TRICKS.items():
        yield Case(name, made(parts, HIDDEN), "resume.odt", HIDDEN, ())
    for name, parts in DECOYS.items():
        yield Case(name, made(parts, VISIBLE), "resume.odt", (), VISIBLE, is_trick=False)
