"""A Word file made by hand: a body, and the parts that it needs to hide something well."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.microsoft.com/office/word/2010/"
SPACES = (
    f'xmlns:w="{_W}" xmlns:a="{_A}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    f'xmlns:wps="{_OFFICE}wordprocessingShape" xmlns:w14="{_OFFICE}wordml" '
    f'xmlns:wpg="{_OFFICE}wordprocessingGroup" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "1F3864",
    "lt2": "E7E6E6",
    "accent1": "FFFFFE",
    "accent2": "203040",
}

STYLES = f"""<w:styles {SPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr>
</w:style>
<w:style w:type="paragraph" w:styleId="Heir"><w:name w:val="Heir"/><w:basedOn w:val="Gone"/>
</w:style>
<w:style w:type="character" w:styleId="Ghost"><w:name w:val="Ghost"/>
<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gone2"><w:name w:val="Gone two"/><w:rPr><w:vanish/></w:rPr>
</w:style>
<w:style w:type="table" w:styleId="Blue"><w:name w:val="Blue"/>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/>
</w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="DDE4F0"/></w:tcPr>
</w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Pale"><w:name w:val="Pale"/><w:rPr><w:color w:val="FFFFFF"/>
</w:rPr></w:style>
</w:styles>"""


def package(body: str, **parts: str) -> bytes:
    """A DOCX file of `body`; `parts` are roots of other parts by their kind, or replace one."""
    section = ""
    if "header" in parts:
        section = '<w:headerReference w:type="default" r:id="header"/>'
    if "<w:sectPr" not in body:
        body += f'<w:sectPr>{section}<w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    background = parts.pop("background", "")
    roots = {"styles": STYLES, "theme": _theme(), **parts}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types())
        archive.writestr("word/_rels/document.xml.rels", _links(tuple(roots)))
        archive.writestr(
            "word/document.xml",
            f"<w:document {SPACES}>{background}<w:body>{body}</w:body></w:document>",
        )
        for kind, root in roots.items():
            archive.writestr(f"word/{kind}.xml", root)
        archive.writestr("word/media/photo.png", png())
    return held.getvalue()


def part(kind: str, content: str, name: str = "") -> str:
    """The root of another part, such as `part("hdr", "<w:p/>")`."""
    return f"<w:{kind} {SPACES}{name}>{content}</w:{kind}>"


def png() -> bytes:
    """A picture of one opaque pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\x00\x20\x30\x40")
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in _THEME.items()
    )
    scheme = f'<a:clrScheme name="x">{colours}</a:clrScheme>'
    return f'<a:theme xmlns:a="{_A}"><a:themeElements>{scheme}</a:themeElements></a:theme>'


def _types() -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/></Types>'
    )


def _links(kinds: tuple[str, ...]) -> str:
    links = "".join(
        f'<Relationship Id="{kind}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for kind in kinds
    )
    links += f'<Relationship Id="photo" Type="{_R}/image" Target="media/photo.png"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{links}</Relationships>'
