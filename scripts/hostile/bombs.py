"""Bombs: small files that want much memory, much time, or a deep stack. All made here."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DOCX_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_ODT_TYPE = "application/vnd.oasis.opendocument.text"
_LINE = "Led a team of five engineers and cut costs by a third. "


def bombs() -> Iterator[tuple[str, bytes]]:
    """Every bomb and its name."""
    for name, make in _ALL.items():
        yield name, make()


# ---- PDF ---------------------------------------------------------------------------------------


def pdf(objects: dict[int, bytes], root: int = 1) -> bytes:
    """A PDF of numbered objects, with a right table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 %c \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, start)
    return bytes(out)


def stream(body: bytes, extra: bytes = b"", *, packed: int = 0) -> bytes:
    """A stream object, deflated `packed` times."""
    for _ in range(packed):
        body = zlib.compress(body, 9)
    filters = b"/Filter [%s]" % b" ".join([b"/FlateDecode"] * packed) if packed else b""
    return b"<< %s %s /Length %d >>\nstream\n%s\nendstream" % (extra, filters, len(body), body)


def one_page(content: bytes, more: dict[int, bytes] | None = None, page: bytes = b"") -> bytes:
    """A PDF of one page with the stream object `content`."""
    resources = b"/Resources << /Font << /F 5 0 R >> /XObject << /X 10 0 R >> >>"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R %s %s >>"
        % (resources, page),
        4: content,
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    return pdf(objects | (more or {}))


def text_stream(times: int, text: bytes = b"Led a team of five. ") -> bytes:
    """A content stream that shows a text many times."""
    shown = b"BT /F 8 Tf 1 0 0 1 50 %d Tm (" + text + b") Tj ET\n"
    return b"".join(shown % (700 - n % 650) for n in range(times))


def flate(packed: int, megabytes: int) -> bytes:
    return one_page(stream(b" " * (megabytes << 20), packed=packed))


def shared_pages(count: int, lines: int) -> bytes:
    """Many pages that are one object, with one full stream."""
    kids = b" ".join([b"3 0 R"] * count)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        4: stream(text_stream(lines), packed=1),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    return pdf(objects)


def shared_contents(count: int) -> bytes:
    """One page whose content is one large stream, many times."""
    big = stream(text_stream(2_000), packed=1)
    page = b"/Contents [%s]" % b" ".join([b"4 0 R"] * count)
    return one_page(big, page=page)


def lost_contents(pages: int, megabytes: int) -> bytes:
    """Pages with contents that each come twice, and that the file does not have at all."""
    names = b" ".join(b"%d 0 R %d 0 R" % (number, number) for number in range(900_000, 900_050))
    page = b"<< /Type /Page /Contents [%s] >>" % names
    return pdf(dict.fromkeys(range(1, pages + 1), page)) + b"\n9" * (megabytes << 19)


def shared_form(count: int) -> bytes:
    """One page that draws one large form many times."""
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F 5 0 R >> >>"
    )
    page = stream(b"/X Do\n" * count, packed=1)
    return one_page(page, {10: stream(text_stream(2_000), form, packed=1)})


def laughs(depth: int, wide: int) -> bytes:
    """Forms that show the next form ten times each."""
    forms = {}
    for level in range(depth):
        here, following = 10 + level, 11 + level
        last = level == depth - 1
        body = text_stream(wide) if last else b"/X Do\n" * wide
        inner = b"/Font << /F 5 0 R >>" if last else b"/XObject << /X %d 0 R >>" % following
        extra = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % inner
        forms[here] = stream(body, extra)
    return one_page(stream(b"/X Do"), forms)


def form_in_itself() -> bytes:
    extra = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
        b"/Resources << /XObject << /X 10 0 R >> >>"
    )
    return one_page(stream(b"/X Do"), {10: stream(b"/X Do /X Do", extra)})


def many_pages(count: int) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % n for n in range(3, 3 + count)), count),
    }
    for number in range(3, 3 + count):
        objects[number] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    return pdf(objects)


def said_pages(count: int) -> bytes:
    """One page that says that it is many."""
    return one_page(stream(text_stream(3))).replace(b"/Count 1", b"/Count %d" % count)


def pages_in_a_ring() -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
        }
    )


def huge_image(width: int, height: int, bits: int = 8) -> bytes:
    extra = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB "
        b"/BitsPerComponent %d" % (width, height, bits)
    )
    image = stream(b"\0" * (8 << 20), extra, packed=1)
    return one_page(stream(b"612 0 0 792 0 0 cm /X Do"), {10: image})


def huge_page() -> bytes:
    return one_page(stream(text_stream(3))).replace(b"[0 0 612 792]", b"[0 0 9e9 9e9]")


def many_letters(count: int) -> bytes:
    return one_page(stream(text_stream(count // 20), packed=1))


def many_paths(count: int) -> bytes:
    path = b"".join(
        b"%d %d m %d %d l S\n" % (n % 600, n % 790, n % 71, n % 97) for n in range(5000)
    )
    return one_page(stream(path * (count // 5000) + text_stream(3), packed=1))


def deep_arrays(depth: int) -> bytes:
    return one_page(stream(text_stream(3)), page=b"/Deep " + b"[" * depth + b"]" * depth)


def deep_state(depth: int) -> bytes:
    return one_page(stream(b"q " * depth + text_stream(3) + b"Q " * depth, packed=1))


def lzw_and_hex(times: int) -> bytes:
    body = b"20" * 1_000_000 + b">"
    filters = b"/Filter [%s]" % b" ".join([b"/ASCIIHexDecode"] * times)
    return one_page(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (filters, len(body), body))


# ---- zip: DOCX and ODT -------------------------------------------------------------------------


def docx(document: str | bytes, more: dict[str, bytes] | None = None) -> bytes:
    parts = {
        "[Content_Types].xml": _DOCX_TYPES.encode(),
        "_rels/.rels": _DOCX_RELS.encode(),
        "word/document.xml": document.encode() if isinstance(document, str) else document,
    }
    return zipped(parts | (more or {}))


def odt(content: str) -> bytes:
    return zipped({"mimetype": _ODT_TYPE.encode(), "content.xml": content.encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def word(body: str, doctype: str = "") -> str:
    return f'{doctype}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def nested(opening: str, closing: str, depth: int, inside: str = "") -> str:
    return opening * depth + inside + closing * depth


def entities(levels: int) -> str:
    """A million laughs: each entity is ten of the one before."""
    ten = (f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, levels + 1))
    return f"<!DOCTYPE x [<!ENTITY a0 'lol'>{''.join(ten)}]>"


def outside_entity() -> str:
    return '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def many_members(count: int) -> bytes:
    return docx(word(paragraph(_LINE)), {f"word/media/{n}": b"" for n in range(count)})


def overlapping(count: int) -> bytes:
    """A directory of many entries that are all the same packed bytes."""
    packed = zlib.compress(b" " * 20_000_000, 9)[2:-4]
    name = b"word/document.xml"
    head = struct.pack(
        "<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(packed), 20_000_000, len(name), 0
    )
    body = head + name + packed
    entries = b""
    for n in range(count):
        called = b"p%06d" % n if n else name
        entries += struct.pack(
            "<4s6H3I5H2I",
            *(b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(packed), 20_000_000),
            *(len(called), 0, 0, 0, 0, 0, 0),
        )
        entries += called
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(entries), len(body), 0)
    return body + entries + end


def quine_like(depth: int) -> bytes:
    """A zip in a zip in a zip."""
    inner = b" " * 1_000_000
    for _ in range(depth):
        inner = docx(word(paragraph(_LINE)), {"word/embeddings/inner.docx": inner})
    return inner


def lying_zip() -> bytes:
    """A member that says that it is small and is not."""
    made = docx(word(paragraph("x" * 30_000_000)))
    size = struct.pack("<I", len(word(paragraph("x" * 30_000_000))))
    return made.replace(size, struct.pack("<I", 1_000))


# ---- text, HTML, JSON, RTF ---------------------------------------------------------------------


def html(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def many_classes(count: int) -> bytes:
    rules = "".join(f".c{n} .d{n} > p:nth-child({n}) {{display:none}}" for n in range(count))
    return html(f"<div class=c1><p>{_LINE}</p></div>" * 500, f"<style>{rules}</style>")


def rtf(body: str) -> bytes:
    return ("{\\rtf1\\ansi " + body + "}").encode()


def lines(count: int, line: str = _LINE) -> bytes:
    return ("Experience\n" + (line + "\n") * count).encode()


def linked_data(depth: int) -> bytes:
    data = '{"@graph":[' * depth + "1" + "]}" * depth
    return html(f"<p>{_LINE}</p>", f'<script type="application/ld+json">{data}</script>')


_ALL: dict[str, Callable[[], bytes]] = {
    "pdf flate 100 MB": lambda: flate(1, 100),
    "pdf flate twice 200 MB": lambda: flate(2, 200),
    "pdf flate thrice 900 MB": lambda: flate(3, 900),
    "pdf flate in text": lambda: one_page(stream(text_stream(200_000), packed=2)),
    "pdf shared pages 40": lambda: shared_pages(40, 3_000),
    "pdf shared pages 100,000": lambda: shared_pages(100_000, 10),
    "pdf shared contents": lambda: shared_contents(2_000),
    "pdf lost contents": lambda: lost_contents(50, 9),
    "pdf shared form": lambda: shared_form(20_000),
    "pdf laughs 10^6": lambda: laughs(6, 10),
    "pdf laughs 10^12": lambda: laughs(12, 10),
    "pdf form in itself": form_in_itself,
    "pdf 100,000 pages": lambda: many_pages(100_000),
    "pdf says 10^9 pages": lambda: said_pages(1_000_000_000),
    "pdf pages in a ring": pages_in_a_ring,
    "pdf image 60,000 square": lambda: huge_image(60_000, 60_000),
    "pdf image 2^31 wide": lambda: huge_image(2_147_483_647, 1),
    "pdf page of 9e9 points": huge_page,
    "pdf 300,000 letters": lambda: many_letters(300_000),
    "pdf 2,000,000 letters": lambda: many_letters(2_000_000),
    "pdf 500,000 paths": lambda: many_paths(500_000),
    "pdf arrays 100,000 deep": lambda: deep_arrays(100_000),
    "pdf state 1,000,000 deep": lambda: deep_state(1_000_000),
    "pdf hex 9 times": lambda: lzw_and_hex(9),
    "pdf cut short": lambda: shared_pages(3, 50)[:-500],
    "docx 900 MB in a part": lambda: docx(b" " * 900_000_000),
    "docx 30 MB paragraph": lambda: docx(word(paragraph("word " * 6_000_000))),
    "docx 100,000 paragraphs": lambda: docx(word(paragraph(_LINE) * 100_000)),
    "docx million laughs": lambda: docx(word(paragraph("&a9;"), entities(9))),
    "docx quadratic entity": lambda: docx(
        word(paragraph("&a;" * 50_000), f'<!DOCTYPE x [<!ENTITY a "{"x" * 50_000}">]>')
    ),
    "docx outside entity": lambda: docx(word(paragraph("&e;"), outside_entity())),
    "docx tables 20,000 deep": lambda: docx(
        word(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000, paragraph(_LINE)))
    ),
    "docx tables 200 deep": lambda: docx(
        word(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 200, paragraph(_LINE)))
    ),
    "docx 100,000 cells": lambda: docx(
        word("<w:tbl><w:tr>" + f"<w:tc>{paragraph('a')}</w:tc>" * 100_000 + "</w:tr></w:tbl>")
    ),
    "docx 60,000 members": lambda: many_members(60_000),
    "docx overlapping members": lambda: overlapping(3_000),
    "docx in docx": lambda: quine_like(8),
    "docx that lies of its size": lying_zip,
    "odt 400 MB": lambda: odt(" " * 400_000_000),
    "odt sections 50,000 deep": lambda: odt(
        "<office:document-content "
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        + nested("<text:section>", "</text:section>", 50_000, f"<text:p>{_LINE}</text:p>")
        + "</office:text></office:body></office:document-content>"
    ),
    "odt spaces 10^9": lambda: odt(
        "<office:document-content "
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>'
        f'<text:p>{_LINE}<text:s text:c="1000000000"/>x</text:p><table:table><table:table-row '
        'table:number-rows-repeated="1000000000"><table:table-cell '
        'table:number-columns-repeated="1000000000"><text:p>a</text:p></table:table-cell>'
        "</table:table-row></table:table></office:text></office:body></office:document-content>"
    ),
    "html 300,000 deep": lambda: html(nested("<div>", "</div>", 300_000, _LINE)),
    "html lists 5,000 deep": lambda: html(nested("<ul><li>a", "</li></ul>", 5_000, _LINE)),
    "html tables 3,000 deep": lambda: html(
        nested("<table><tr><td>", "</td></tr></table>", 3_000, _LINE)
    ),
    "html 100,000 attributes": lambda: html(
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{_LINE}</p>"
    ),
    "html 20,000 rules of style": lambda: many_classes(20_000),
    "html 40,000 options": lambda: html(
        f"<p>{_LINE}</p><select>{'<option>a</option>' * 40_000}</select>"
    ),
    "html 400,000 tags": lambda: html("<b>a</b>" * 400_000),
    "html 1,000,000 entities": lambda: html("<p>" + "&amp;" * 1_000_000 + "</p>"),
    "html unclosed 500,000": lambda: html("<p><b><i><u>a" * 100_000),
    "html comment never closed": lambda: html("<p>a</p>" + "<!--" * 500_000),
    "html linked data 50,000 deep": lambda: linked_data(50_000),
    "json 500,000 deep": lambda: b'{"a":' + b"[" * 500_000 + b"]" * 500_000 + b"}",
    "json 900 deep": lambda: b'{"work":' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}",
    "json 1,000,000 jobs": lambda: json.dumps(
        {"work": [{"name": "a", "position": "b"}] * 250_000}
    ).encode(),
    "json number of 4,000,000 digits": lambda: b'{"work": ' + b"9" * 4_000_000 + b"}",
    "rtf groups 500,000 deep": lambda: rtf(nested("{", "}", 500_000, _LINE)),
    "rtf 900,000 control words": lambda: rtf("\\b\\b0 " * 450_000 + _LINE),
    "rtf binary of 2 GB": lambda: rtf(f"{_LINE} \\bin2147483647 x"),
    "rtf unicode run": lambda: rtf("\\u9731?" * 700_000),
    "text 9 MB of one word": lambda: b"a" * 9_000_000,
    "text 390,000 characters": lambda: lines(390_000 // 56),
    "text 390,000 spaces": lambda: b"Experience\n" + b" " * 389_000 + b"x",
    "text one line of 390,000": lambda: b"Experience\n" + _LINE.encode() * 6_900,
    "text 190,000 lines": lambda: b"a\n" * 190_000,
    "text digits and dashes": lambda: b"2019 - 2020 - " * 27_000,
    "text of marks": lambda: b"# " * 190_000,
    "text brackets": lambda: b"((((([[[[[" * 39_000,
    "text mail addresses": lambda: b"a@b.c.d.e " * 39_000,
    "text dots": lambda: b"." * 390_000,
    "text combining marks": lambda: ("a" + "\u0301" * 380_000).encode(),
    "text of controls": lambda: ("a\u200b" * 190_000).encode(),
    "nothing": lambda: b"",
    "zeros": lambda: b"\0" * 1_000_000,
}
