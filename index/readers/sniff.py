"""What type a file is, by its content alone. A name can lie; the first bytes rarely do."""

from __future__ import annotations

import codecs
import json
import re
from html import unescape

from index.errors import Encrypted, UnknownType, Unreadable
from index.readers.archive import Archive
from index.readers.content import Limits
from index.readers.unmarked import in_bytes, in_pairs, strictly

_DEFAULT = Limits()

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
HTML = "text/html"
JSON = "application/json"
MARKDOWN = "text/markdown"
TEXT = "text/plain"

_PDF_HEADER = re.compile(rb"%PDF-\d")
_PDF_WINDOW = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rt"  # Word, too, asks for no more
_READ = "PDF, DOCX, ODT, RTF, HTML, plain text, Markdown and JSON Resume are read."

# What a picture starts with -> its media type.
_PICTURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_WEBP = "image/webp"
PICTURES = frozenset((_WEBP, *(kind for _, kind in _PICTURES)))
"""The media types of the pictures that are told apart."""

# What a file starts with -> what it is called and what to do about it.
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"\x00\x00\x01\x00", "an icon: send the document itself"),
    (b"\x1f\x8b", "a gzip archive: unpack it and send the document inside"),
    (b"BZh", "a bzip2 archive: unpack it and send the document inside"),
    (b"\xfd7zXZ\x00", "an xz archive: unpack it and send the document inside"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it and send the document inside"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it and send the document inside"),
    (b"%!PS", "a PostScript file: save it as PDF"),
    (b"\xffWPC", "a WordPerfect file (WPD): save it as DOCX or PDF"),
    (b"\xdb\xa5", "a Word file of before 1997 (DOC): save it as DOCX or PDF"),
    (b"\x31\xbe\x00\x00", "a Word file of before 1997 (DOC): save it as DOCX or PDF"),
    (b"AT&TFORM", "a DjVu file: save it as PDF"),
    (b"\x7fELF", "a program: send the document itself"),
    (b"MZ\x90", "a program: send the document itself"),
)
# What a zip that is none of the above may be, by the type its packager wrote into it.
_PACKAGES: tuple[tuple[bytes, str], ...] = (
    (b"opendocument", "an OpenDocument file that holds no text (ODS, ODP ...): save it as PDF"),
    (b"vnd.sun.xml.writer", "an OpenOffice 1 file (SXW): save it as ODT or PDF"),
    (b"spreadsheetml", "a spreadsheet (XLSX): save it as PDF"),
    (b"presentationml", "a presentation (PPTX): save it as PDF"),
    (b"fixeddocument", "an XPS file: save it as PDF"),
    (b"epub+zip", "an EPUB book: save it as PDF"),
)
_PAGES_FILE = ("Index/Document.iwa", "Index.zip", "buildVersionHistory.plist")
# What an OLE container is, by the name of a stream in it.
_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "a Word file of before 2007 (DOC): save it as DOCX or PDF"),
    ("__substg1.0_", "an Outlook message (MSG): send the document that is attached to it"),
    ("PowerPoint Document", "a PowerPoint file of before 2007 (PPT): save it as PDF"),
    ("Workbook", "an Excel file of before 2007 (XLS): save it as PDF"),
)
# XML of a known kind, by the name of its first element.
_XML: tuple[tuple[str, str], ...] = (
    ("office:document", "an OpenDocument file as bare XML (FODT): save it as ODT or PDF"),
    ("w:wordDocument", "a Word file as XML of 2003: save it as DOCX or PDF"),
    ("pkg:package", "a Word file as bare XML: save it as DOCX or PDF"),
    ("svg", "a drawing (SVG): save it as PDF"),
)
_XML_ROOT = re.compile(
    r"\s*+(?:<\?[^>]{0,500}>\s*+|<!DOCTYPE[^>\[]{0,500}>\s*+"
    r"|<!--(?:(?!-->).){0,2000}-->\s*+){0,20}"
    r"<(office:document|w:wordDocument|pkg:package|svg)\b",
    re.DOTALL,
)
_MAIL_HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*+){2,}+\r?\n")
_MAIL_SIGN = re.compile(r"^(?:MIME-Version|Received|Message-ID):", re.MULTILINE | re.IGNORECASE)
_MAIL_WINDOW = 20_000
_WORD_MAIN = (
    b"wordprocessingml.document.main",
    b"wordprocessingml.template.main",
    b"ms-word.document.macroEnabled.main",
    b"ms-word.template.macroEnabledTemplate.main",
)

_TAGS = (
    "a|article|b|body|br|center|dd|div|dl|dt|em|font|h[1-6]|head|header|hr|html|i|li|main|meta|ol|p"
    "|pre|section|script|small|span|strong|style|table|tbody|td|th|title|tr|u|ul"
)
_OPENING = re.compile(rf"<(?:!doctype\s+html|(?:{_TAGS})(?:\s[^<>]*)?/?>)", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|div|li|ul|ol|h[1-6]|td|tr|table|body|html)\s*>", re.IGNORECASE)
_PREFACE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,20}", re.DOTALL)
_MARKDOWN_LINE = re.compile(r"^(?:#{1,6}|[-*]) +\S", re.MULTILINE)
# An object with a first key, or a list of such; a text in braces or brackets has no keys.
_JSON_KEY = re.compile(r'\s*(?:\[\s*){0,20}\{\s*"(?:[^"\\\n]|\\.){0,100}(?:"\s*:|\Z)')
_CLOSINGS_ENOUGH = 3
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_CONTROLS_ALLOWED = 0.002  # of all characters: a stray one happens, a binary file has 10 %
_LETTERS_NEEDED = 0.7  # of all characters of a text that is not UTF-8: letters and spaces


def media_type_of(data: bytes, limits: Limits = _DEFAULT) -> str:
    """The media type of `data`: PDF, DOCX, ODT, RTF, a picture, HTML, JSON or plain text.

    Raises `UnknownType` naming what the bytes look like, `Encrypted` for an Office file with a
    password, `Unreadable` for JSON that breaks off, `Unreadable` or `TooLarge` for a zip that is
    damaged or passes one of `limits`.

    >>> media_type_of(b"<p>Led a team</p>"), media_type_of(b"Led a team")
    ('text/html', 'text/plain')
    """
    if data.startswith(b"PK") and data[2:4] in (b"\x03\x04", b"\x05\x06", b"\x07\x08"):
        return _zip_type(data, limits)
    if _PDF_HEADER.search(data, 0, _PDF_WINDOW):
        return PDF
    if data.startswith(_OLE):
        raise _ole_fault(data)
    if data.startswith(_RTF):
        return RTF
    picture = _picture_type(data)
    if picture:
        return picture
    _refuse_known(data)
    text = decoded(data)
    if text is None:
        read = data.decode("latin-1")
        if _is_text(read) and _reads_like_text(read) and _is_html(read):
            return HTML  # which may say in its head how it is spelled
        if _is_text(read):
            raise UnknownType(
                "the file is binary data of no known type, or text in an encoding that is not "
                "read, such as Shift JIS or Windows-1251: save it as UTF-8."
            )
        raise UnknownType(f"the file is binary data of no known type. {_READ}")
    return _text_type(text)


def decoded(data: bytes) -> str | None:
    """The text that `data` spells, without byte order mark, or None if it is no text.

    UTF-8, UTF-16, and UTF-32 with a byte order mark, else Windows-1252 or Mac Roman if that reads
    like text.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            text = strictly(data[len(mark) :], name)
            return text if text is not None and _is_text(text) else None
    text = strictly(data, "utf-8")
    if text is not None and "\x00" not in text:
        return text if _is_text(text) else None
    text = in_pairs(data) if b"\x00" in data else in_bytes(data)
    return text if text is not None and _is_text(text) and _reads_like_text(text) else None


def unescaped_fragment(text: str) -> str:
    """`text`, its tags opened if all of them are escaped (`&lt;p&gt;`), as some systems send them.

    >>> unescaped_fragment("&lt;p&gt;R&amp;amp;D&lt;/p&gt;")
    '<p>R&amp;D</p>'
    """
    if "&lt;" not in text or _OPENING.search(text) or _CLOSING.search(text):
        return text
    opened = unescape(text)
    return opened if _is_html(opened) else text


def _text_type(text: str) -> str:
    start = text.lstrip()[:1]
    if start and start in "{[":
        try:
            json.loads(text)
        except RecursionError:
            raise Unreadable("the JSON is nested too deeply to be read.") from None
        except ValueError as fault:
            if _JSON_KEY.match(text):
                raise _json_fault(fault) from None
            return TEXT
        return JSON
    if _is_html(text) or unescaped_fragment(text) is not text:
        return HTML
    if text.lstrip().startswith("<?xml") or _XML_ROOT.match(text):
        raise _xml_fault(text)
    head = text[:_MAIL_WINDOW].replace("\r\n", "\n")
    header = _MAIL_HEADER.match(head)
    if header and _MAIL_SIGN.search(head, 0, header.end()):
        what = "a mail, or a page saved as one (EML, MHT): send the document itself"
        raise UnknownType(f"the file is {what}. {_READ}")
    return TEXT


def _xml_fault(text: str) -> UnknownType:
    root = _XML_ROOT.match(text)
    named = root[1] if root else ""
    what = next((what for sign, what in _XML if named == sign), None)
    what = what or "XML of no known kind: save it as DOCX or PDF"
    return UnknownType(f"the file is {what}. {_READ}")


def _json_fault(fault: ValueError) -> Unreadable:
    at = ""
    if isinstance(fault, json.JSONDecodeError):
        at = f" from line {fault.lineno}, column {fault.colno} on"
    return Unreadable(
        f"the file begins as JSON and is none{at}: it is cut short or damaged. "
        "Save it anew and send that."
    )


def _is_html(text: str) -> bool:
    opening = _PREFACE.match(text)
    if _OPENING.match(text, opening.end() if opening else 0):
        first = text.lstrip()[:15].lower()
        whole = first.startswith(("<!doctype", "<html", "<?xml", "<!--"))
        return (
            whole
            or len(_CLOSING.findall(text)) > len(_MARKDOWN_LINE.findall(text))
            or not (_MARKDOWN_LINE.search(text))
        )
    closings = sum(1 for _ in _CLOSING.finditer(text))
    return closings >= _CLOSINGS_ENOUGH and not _MARKDOWN_LINE.search(text)


def _zip_type(data: bytes, limits: Limits) -> str:
    archive = Archive(data, limits)
    names = archive.names
    types = archive.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if any(main in types for main in _WORD_MAIN) or "word/document.xml" in names:
        return DOCX
    said = archive.read("mimetype").strip() if "mimetype" in names else b""
    manifest = "META-INF/manifest.xml"
    if not said and "content.xml" in names and manifest in names:
        said = ODT.encode() if ODT.encode() in archive.read(manifest) else b""
    if said.startswith(ODT.encode()):
        return ODT
    kind = types + said
    for sign, what in _PACKAGES:
        if sign in kind:
            raise UnknownType(f"the file is {what}. {_READ}")
    if any(name in names for name in _PAGES_FILE):
        raise UnknownType(f"the file is of Apple's Pages or a sibling: export it as PDF. {_READ}")
    raise UnknownType(
        "the file is a zip archive that is no DOCX or ODT: unpack it and send the document inside. "
        + _READ
    )


def _ole_fault(data: bytes) -> Encrypted | UnknownType:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Encrypted(
            "the Office file is protected by a password. Save it without one and send it again."
        )
    for name, what in _STREAMS:
        if name.encode("utf-16-le") in data:
            return UnknownType(f"the file is {what}. {_READ}")
    return UnknownType(
        "the file is an Office file of before 2007 (DOC, or a sibling), which is not read: "
        f"save it as DOCX or PDF. {_READ}"
    )


def _picture_type(data: bytes) -> str | None:
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _WEBP
    for start, kind in _PICTURES:
        if data.startswith(start) and (len(start) > 2 or _CONTROLS.search(_head(data))):
            return kind
    return None


def _refuse_known(data: bytes) -> None:
    for start, what in _REFUSED:
        if data.startswith(start) and (len(start) > 2 or _CONTROLS.search(_head(data))):
            raise UnknownType(f"the file is {what}. {_READ}")
    container = data[4:12]
    if container.startswith(b"ftyp") and container[4:] in (b"heic", b"heix", b"mif1", b"avif"):
        raise UnknownType(
            f"the file is a picture (HEIC), which is not read: save it as JPEG or PDF. {_READ}"
        )
    if data[60:68] == b"BOOKMOBI":
        raise UnknownType(f"the file is a book for a Kindle (MOBI): save it as PDF. {_READ}")


def _head(data: bytes) -> str:
    return data[:512].decode("latin-1")


def _is_text(text: str) -> bool:
    return "\x00" not in text and len(_CONTROLS.findall(text)) <= _CONTROLS_ALLOWED * len(text)


def _reads_like_text(text: str) -> bool:
    plain = sum(1 for c in text if c.isalnum() or c.isspace())
    return plain >= _LETTERS_NEEDED * len(text)
