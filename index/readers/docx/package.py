"""The parts of a DOCX package: found through its relationships, parsed when asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from index.errors import DocumentError, Unreadable
from index.readers.archive import Archive
from index.readers.content import Limits
from index.readers.docx.xml import (
    MOST_SIGNS_IN_ALL,
    Element,
    check_signs,
    link,
    parse,
    signs_in,
)

_MAIN = "word/document.xml"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_OPAQUE = (b"\x00", b"\x02", b"\x03")  # colour types without an alpha channel
_OPAQUE = (b"\xff\xd8\xff", b"BM")
_PICTURE_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: the last word of its type, and the part that it points to."""

    kind: str
    target: str


class Package:
    """A DOCX file. Raises `Unreadable` if it has no main document."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._archive = Archive(data, limits)
        self._opaque: dict[str, bool] = {}
        self._signs = 0
        self._settings: tuple[Element | None, ...] = ()
        roots = self.links_of("").values()
        self.main = next((at.target for at in roots if at.kind == "officeDocument"), _MAIN)
        if self.main not in self._archive.names:
            self.main = _MAIN
        if self.main not in self._archive.names:
            raise Unreadable("the DOCX file has no main document. Save it anew and send that.")
        self.links = self.links_of(self.main)

    def root(self, part: str) -> Element:
        """The root element of `part`."""
        data = self._archive.read(part)
        self._signs += signs_in(data)
        check_signs(self._signs, MOST_SIGNS_IN_ALL, "the DOCX file")
        return parse(data)

    def settings(self) -> Element | None:
        """The root of the settings, parsed once."""
        if not self._settings:
            self._settings = (self.of_kind("settings"),)
        return self._settings[0]

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part in self._archive.names

    def of_kind(self, kind: str) -> Element | None:
        """The root of the first part that the main document links to as `kind`, or None."""
        for found in self.links.values():
            if found.kind == kind and found.target in self._archive.names:
                return self.root(found.target)
        return None

    def target(self, link_id: str | None, links: dict[str, Link] | None = None) -> str | None:
        """The name of the part behind one link of the main document, or of `links`; or None."""
        found = (self.links if links is None else links).get(link_id or "")
        return found.target if found and found.target in self._archive.names else None

    def is_opaque(self, link_id: str | None, links: dict[str, Link]) -> bool:
        """Whether the picture behind one of `links` hides what lies under it.

        True only where the kind of picture knows no transparency.
        """
        name = self.target(link_id, links)
        if name is None:
            return False
        if name not in self._opaque:
            self._opaque[name] = _is_opaque(self._archive.head(name, _PICTURE_HEAD))
        return self._opaque[name]

    @property
    def has_pictures(self) -> bool:
        """Whether pictures are packed with the text."""
        return any("/media/" in name for name in self._archive.names)

    def pictures(self, body: Element) -> Iterator[bytes]:
        """The pictures that `body`, of the main document, shows, in order and each once."""
        seen: set[str] = set()
        for element in body.iter("{*}blip", "{*}imagedata"):
            name = self.target(link(element, "embed") or link(element))
            if name is not None and name not in seen:
                seen.add(name)
                with suppress(DocumentError):  # a picture that cannot be had is not text
                    yield self._archive.read(name)

    def links_of(self, part: str) -> dict[str, Link]:
        """What `part` links to inside the package, by id; what lies outside is never looked at."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", name + ".rels")
        if path not in self._archive.names:
            return {}
        links: dict[str, Link] = {}
        for element in parse(self._archive.read(path)):
            target = element.get("Target", "")
            if element.get("TargetMode") == "External":
                continue
            inside = target.startswith("/")
            full = target[1:] if inside else posixpath.normpath(posixpath.join(folder, target))
            kind = element.get("Type", "").rpartition("/")[2]
            links[element.get("Id", "")] = Link(kind, full)
        return links


def _is_opaque(head: bytes) -> bool:
    """Whether a picture that begins with `head` is of a kind, or a colour type, without alpha."""
    if head.startswith(_PNG):
        return head[25:26] in _PNG_OPAQUE and b"tRNS" not in head
    return head.startswith(_OPAQUE)
