"""PDFs written by hand, for what no library would write: fonts without maps, odd operators."""

from collections.abc import Mapping

HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"

# A font that numbers its glyphs and does not say which letters they are.
NAMELESS = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Made /Encoding /Identity-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Made /DW 600 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor "
    "<< /Type /FontDescriptor /FontName /ABCDEF+Made /Flags 4 >> >>] >>"
)


def to_unicode(codes: Mapping[int, str]) -> str:
    """The body of a ToUnicode map from one-byte codes."""
    rows = "\n".join(
        f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}\nendbfchar endcmap end end"
    )


def numbered(words: str, shift: int) -> str:
    """`words` as the numbers of glyphs, `shift` from their codes, a text object a word."""
    codes = ("".join(f"{ord(c) - shift:04X}" for c in word) for word in words.split())
    return "".join(f"BT /N 10 Tf {40 + 90 * n} 600 Td <{c}> Tj ET " for n, c in enumerate(codes))


def raw_pdf(
    content: str, fonts: Mapping[str, str] | None = None, streams: tuple[str, ...] = ()
) -> bytes:
    """One letter page that draws `content`. `streams` are objects 5, 6 ... for its fonts."""
    fonts = fonts or {"F": HELVETICA}
    named = " ".join(f"/{name} {font}" for name, font in fonts.items())
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        f"/Resources << /Font << {named} >> >> >>",
        *(f"<< /Length {len(s.encode())} >>\nstream\n{s}\nendstream" for s in (content, *streams)),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    size = len(objects) + 1
    return data + f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
