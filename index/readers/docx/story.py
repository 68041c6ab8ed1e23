"""One part of a DOCX file on its way through the walk: what is known of it, and what is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index.readers.docx.layers import Layers
from index.readers.docx.place import Page, Place
from index.readers.docx.styles import Styles
from index.readers.docx.table_styles import TableLooks
from index.readers.docx.xml import Element, value
from index.types import Unseen

Said = tuple[str, Unseen | None]
"""A piece of a paragraph's text, and why it is not seen."""


def _nothing(_: str | None) -> Element | None:
    return None


@dataclass(slots=True)
class Fields:
    """Which fields are open: their code is no text, their result is.

    A part whose fields do not close is damaged; all of its text is taken then.
    """

    balanced: bool = True
    _open: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, root: Element) -> Fields:
        """The fields of a part, none open yet."""
        kinds = [value(e, "fldCharType") for e in root.iter("{*}fldChar")]
        return cls(kinds.count("begin") == kinds.count("end"))

    @property
    def in_code(self) -> bool:
        """Whether what comes next stands in the code of a field, where nobody sees it."""
        return self.balanced and any(self._open)

    def turn(self, kind: str | None) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._open.append(True)
        elif kind == "separate" and self._open:
            self._open[-1] = False
        elif kind == "end" and self._open:
            self._open.pop()


@dataclass(slots=True)
class Story:
    """What the walk through one part knows, and what it finds on the way.

    - `part`: opens another part by its relationship, for drawings that keep their text there
    - `notes`: the (kind, id) of each footnote and endnote that was referred to, in order, with
      why the reference is not seen
    - `carried`: text that belongs to the next paragraph: a drop cap, or a paragraph whose end was
      deleted
    - `joined`: how many paragraphs `carried` has been through
    - `tables`: the table styles that were met
    - `skipped`: whether something that is shown was passed over
    """

    styles: Styles
    page: Page = field(default_factory=Page)
    layers: Layers = field(default_factory=Layers)
    fields: Fields = field(default_factory=Fields)
    part: Callable[[str | None], Element | None] = _nothing
    notes: list[tuple[str, str, Unseen | None]] = field(default_factory=list)
    carried: list[Said] = field(default_factory=list)
    joined: int = 0
    tables: dict[str | None, TableLooks] = field(default_factory=dict)
    skipped: bool = False

    def column(self, place: Place) -> Place:
        """`place` over the whole width between the margins of the page."""
        return Place(
            place.ground,
            place.painted,
            place.hidden,
            place.clip,
            self.page.left,
            self.page.width - self.page.right,
            place.look,
        )
