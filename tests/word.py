"""Word files for tests: of python-docx, and of parts written by hand where it cannot make them."""

import io
import zipfile
from collections.abc import Mapping

from docx.document import Document as WordDocument

from index.readers.content import Content, Limits
from index.readers.docx.read import read
from index.types import BlockKind

H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    f'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{RELATIONS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    b'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)


def package(parts: Mapping[str, bytes | str]) -> bytes:
    """A zip that says it is a DOCX file, with `parts` in it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def by_hand(body: str, namespace: str = WORD, **parts: str) -> bytes:
    """A DOCX file of `body` and of other parts by their kind, each linked to under its kind."""
    root = f'<w:document xmlns:w="{namespace}" {SPACES}><w:body>{body}</w:body></w:document>'
    links = "".join(
        f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return package(
        {
            "word/document.xml": root,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{links}'
            "</Relationships>",
            **{f"word/{kind}.xml": xml for kind, xml in parts.items()},
        }
    )


def part(kind: str, content: str) -> str:
    """The root of a part, such as `part("hdr", "<w:p/>")`."""
    return f'<w:{kind} xmlns:w="{WORD}" {SPACES}>{content}</w:{kind}>'


def para(*runs: str, properties: str = "") -> str:
    """A paragraph; what is no markup is a run of its own."""
    held = "".join(r if r.startswith("<") else text(r) for r in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{held}</w:p>"


def text(said: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{said}</w:t></w:r>'


def saved(document: WordDocument) -> bytes:
    """The bytes of a document of python-docx."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def shown(content: Content) -> list[tuple[BlockKind, str]]:
    """Kind and text of what is seen."""
    return [(b.kind, b.span.of(content.text)) for b in content.blocks if b.hidden is None]


def blocks(data: bytes) -> list[tuple[BlockKind, str]]:
    """Kind and text of what is seen of a file."""
    return shown(read(data, Limits()))


def texts(data: bytes) -> list[str]:
    """What is seen of a file."""
    return [said for _, said in blocks(data)]
