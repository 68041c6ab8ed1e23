"""The parts of a DOCX package: found through its relationships, parsed when asked for."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from index.errors import Unreadable
from index.readers.archive import Archive
from index.readers.docx.xml import Element, parse

_MAIN = "word/document.xml"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: the last word of its type, and the part that it points to."""

    kind: str
    target: str


class Package:
    """A DOCX file. Raises `Unreadable` if it has no main document."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)
        roots = self._links("").values()
        self.main = next((at.target for at in roots if at.kind == "officeDocument"), _MAIN)
        if self.main not in self._archive.names:
            self.main = _MAIN
        if self.main not in self._archive.names:
            raise Unreadable("the DOCX file has no main document. Save it anew and send that.")
        self.links = self._links(self.main)

    def root(self, part: str) -> Element:
        """The root element of `part`."""
        return parse(self._archive.read(part))

    def of_kind(self, kind: str) -> Element | None:
        """The root of the first part that the main document links to as `kind`, or None."""
        for found in self.links.values():
            if found.kind == kind and found.target in self._archive.names:
                return self.root(found.target)
        return None

    def target(self, link_id: str | None) -> str | None:
        """The name of the part behind one link of the main document, or None."""
        found = self.links.get(link_id or "")
        return found.target if found and found.target in self._archive.names else None

    @property
    def has_pictures(self) -> bool:
        """Whether pictures are packed with the text."""
        return any("/media/" in name for name in self._archive.names)

    def _links(self, part: str) -> dict[str, Link]:
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
