"""What a floating drawing covers on a page of a DOCX file, and what may lie behind a text.

Places are estimates. They excuse white text that may stand on a drawn ground, generously; they
accuse only where a drawing says itself that it stands on top of another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from index.errors import TooLarge
from index.readers.docx.colour import Palette
from index.readers.docx.floats import Float, Rect, floats_of, flow_at
from index.readers.docx.place import Page
from index.readers.docx.xml import Element

SLACK = 150.0  # points that the estimate of a height may be wrong by
MOST_FLOATS = 500  # each is compared with each
_STEP = 72.0  # points
_LINE = 14.0


@dataclass(slots=True)
class Layers:
    """All that floats in one part of the file."""

    floats: list[Float] = field(default_factory=list)
    _grounds: list[Float] = field(init=False)
    _by_element: dict[Element, Float] = field(init=False)
    _known: dict[tuple[float, float, float], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.floats) > MOST_FLOATS:
            raise TooLarge(
                f"the DOCX file has more floating drawings than {MOST_FLOATS}. Send a simpler file."
            )
        self._grounds = [f for f in self.floats if f.behind and f.painted]
        self._by_element = {f.element: f for f in self.floats}

    @classmethod
    def of(
        cls,
        root: Element,
        page: Page,
        palette: Palette,
        is_opaque: Callable[[str | None], bool],
    ) -> Layers:
        """The floats of a part. Raises `TooLarge` where there are too many to be compared."""
        return cls(floats_of(root, page, palette, is_opaque, MOST_FLOATS))

    def with_repeated(self, others: Layers) -> Layers:
        """These and those of a header, which stand on every page, behind everything."""
        return Layers(
            [*self.floats, *(replace(f, behind=True, repeated=True) for f in others.floats)]
        )

    def may_be_behind(self, paragraph: Element, left: float, right: float, page: Page) -> bool:
        """Whether something painted may lie behind a paragraph that stands in such a column."""
        if not self._grounds:
            return False
        # Estimates need no more than a few places a page.
        y = _STEP * round((flow_at(paragraph) or page.top) / _STEP)
        key = (left, right, y)
        if key not in self._known:
            self._known[key] = self._is_over(left, right, y, page)
        return self._known[key]

    def _is_over(self, left: float, right: float, y: float, page: Page) -> bool:
        for ground in self._grounds:
            rect, at = ground.rect, y
            if ground.repeated:
                if rect.y1 - rect.y0 > page.height / 2:
                    at = rect.y0
                else:
                    at = page.top + (y - page.top) % max(1.0, page.height - page.top - page.bottom)
            if Rect(left, at, right, at + _LINE).meets(rect, SLACK):
                return True
        return False

    def of_element(self, element: Element) -> Float | None:
        """The float that `element` is."""
        return self._by_element.get(element)

    def is_covered(self, own: Float) -> bool:
        """Whether something opaque is drawn over all of `own`."""
        return any(
            f.opaque
            and f is not own
            and not f.repeated
            and (not f.behind, f.height) > (not own.behind, own.height)
            and f.frames == own.frames
            and ("paragraph" not in f.frames[1] or f.anchor == own.anchor)
            and f.rect.holds(own.rect)
            for f in self.floats
        )

    def may_be_under(self, own: Float) -> bool:
        """Whether something painted may lie under `own`."""
        return any(
            f.painted
            and f is not own
            and f.rect.meets(own.rect, 0.0 if f.frames == own.frames else SLACK)
            for f in self.floats
        )
