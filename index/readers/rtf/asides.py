"""What an RTF file says beside its text: names of styles, of fonts, and of how shapes are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.readers.rtf.fonts import Fonts
from index.readers.rtf.state import Into, State
from index.readers.rtf.tables import is_heading_style

BODY_TEXT = 9  # the outline level of what is no heading
ASIDES = (Into.STYLES, Into.FONTS, Into.PROPERTY)


@dataclass(slots=True)
class Asides:
    """What was said in the groups of `ASIDES` so far."""

    fonts: Fonts = field(default_factory=Fonts)
    _styles: dict[int, bool] = field(default_factory=dict)  # whether each is a heading's
    _said: str = ""  # of a style, a font, or a property of a shape
    _property: str = ""
    _part: str = ""  # of a property: which of its groups is open

    def say(self, text: str, state: State) -> None:
        """Add a text of the open group."""
        self._said += text
        if state.into is Into.FONTS and ";" in text:
            said, self._said = self._said, ""
            self.fonts.name(state.font, said)

    def begin_property(self, part: str) -> None:
        """A group opens that holds the name (`sn`) or the value (`sv`) of a shape's property."""
        self._said, self._part = "", part

    def end_group(self, state: State) -> None:
        """The group with `state` closes."""
        if state.into is Into.STYLES:
            self._end_style(state)
        elif state.into is Into.PROPERTY:
            self._end_property(state)

    def is_heading(self, state: State) -> bool:
        """Whether a paragraph is one, by its style or its own outline level."""
        return bool(self._styles.get(state.style)) or _is_outlined(state)

    def _end_style(self, state: State) -> None:
        name, self._said = self._said.partition(";")[0], ""
        if name and state.style:
            self._styles[state.style] = is_heading_style(name) or _is_outlined(state)

    def _end_property(self, state: State) -> None:
        """A group of a shape's property closes: first that of its name, then that of its value."""
        if self._part == "sn":
            self._property = self._said
        elif self._part == "sv" and state.shape:
            state.shape.properties.setdefault(self._property, self._said)
        self._said = self._part = ""


def _is_outlined(state: State) -> bool:
    return state.outline is not None and state.outline < BODY_TEXT
