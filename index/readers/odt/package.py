"""The parts of an ODT file, and the names that its XML goes by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from index.errors import DocumentError, Encrypted, Unreadable
from index.readers.archive import Archive
from index.readers.content import Limits
from index.readers.docx.xml import Element, parse

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": _URN + "office:1.0",
    "style": _URN + "style:1.0",
    "text": _URN + "text:1.0",
    "table": _URN + "table:1.0",
    "draw": _URN + "drawing:1.0",
    "fo": _URN + "xsl-fo-compatible:1.0",
    "svg": _URN + "svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
_MANIFEST = "META-INF/manifest.xml"


def attribute(element: Element, name: str) -> str:
    """The attribute `name`, such as "fo:color", of `element`; "" if it is not there."""
    prefix, _, rest = name.partition(":")
    found: str | None = element.get(f"{{{_SPACES[prefix]}}}{rest}")
    return found or ""


class Package:
    """An ODT file: the roots of its content and of its styles, which may be missing.

    Raises `Encrypted` for a file with a password, `Unreadable` for a damaged one, `TooLarge`.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive = archive = Archive(data, limits)
        names = archive.names
        if _MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST):
            raise Encrypted(
                "the ODT file is protected by a password. Save it without one and send it again."
            )
        if "content.xml" not in names:
            raise Unreadable("the ODT file has no content. Save it anew and send that.")
        self.content = parse(archive.read("content.xml"))
        self.styles = parse(archive.read("styles.xml")) if "styles.xml" in names else None
        self.has_pictures = any(name.startswith("Pictures/") for name in names)

    def pictures(self) -> Iterator[bytes]:
        """The pictures that the content shows, in order and each once."""
        found = (attribute(image, "xlink:href") for image in self.content.iter("{*}image"))
        for name in dict.fromkeys(found):
            if name in self._archive.names:
                with suppress(DocumentError):  # a picture that cannot be had is not text
                    yield self._archive.read(name)
