"""The front of reading: the bytes of a file in, a Document out."""

from __future__ import annotations

import hashlib

from index.errors import DocumentError, EmptyDocument, Unreadable
from index.readers.content import Content, Limits
from index.readers.sniff import DOCX, HTML, JSON, ODT, PDF, PICTURES, RTF, media_type_of
from index.types import Document

_DEFAULT = Limits()


def extract(data: bytes, name: str, limits: Limits = _DEFAULT) -> Document:
    r"""What the file `name` with the bytes `data` says.

    Its type is told by its content; `name` is only shown. The same bytes give the same document.
    Raises a `DocumentError`: `EmptyDocument`, `TooLarge`, `UnknownType`, `Encrypted`, `NoTextLayer`
    or `Unreadable`, and nothing else but `MemoryError`.

    >>> document = extract(b"# Skills\n- Python", "resume.md")
    >>> [block.span.of(document.text) for block in document.blocks]
    ['Skills', 'Python']
    """
    if not data:
        raise EmptyDocument("the file is empty (0 bytes). Send a file that has text in it.")
    limits.check("bytes", len(data), "bytes")
    try:
        content = _read(media_type_of(data, limits), data, limits)
    except (DocumentError, MemoryError):  # memory is the sandbox's to judge
        raise
    except Exception as fault:  # noqa: BLE001 - parsers of others; this is the one wall
        raise Unreadable(
            f"the file is damaged or unusual and could not be read ({type(fault).__name__}). "
            "Open it in its own program, save it anew and send that."
        ) from None
    return Document(
        id=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=content.media_type,
        text=content.text,
        blocks=content.blocks,
        pages=content.pages,
        remarks=content.remarks,
        quality=content.quality,
    )


def _read(media_type: str, data: bytes, limits: Limits) -> Content:
    """Each reader is imported when a file needs it, so that none pays for another's parser."""
    if media_type == PDF:
        from index.readers.pdf.read import read
    elif media_type == DOCX:
        from index.readers.docx.read import read
    elif media_type == ODT:
        from index.readers.odt.read import read
    elif media_type == RTF:
        from index.readers.rtf.read import read
    elif media_type in PICTURES:
        from index.readers.picture import read
    elif media_type == HTML:
        from index.readers.html.read import read
    elif media_type == JSON:
        from index.readers.json_resume import read
    else:
        from index.readers.text import read
    return read(data, limits)
