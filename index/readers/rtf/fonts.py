"""The fonts of an RTF file: their names, and how bytes that are set in them are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.readers.rtf.tables import CODE_PAGES, ENCODINGS, decoded
from index.readers.signs import in_font


@dataclass(slots=True)
class Fonts:
    """What the file says of its fonts, each by its number, and of those that it does not name."""

    encoding: str = "cp1252"  # where a font has none of its own
    default: int = 0
    _encodings: dict[int, str] = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)  # in lower case

    def name(self, font: int | None, written: str) -> None:
        """The font is called what is `written`, up to a semicolon."""
        name = written.partition(";")[0].strip().lower()
        if name and font is not None:
            self._names[font] = name

    def use_charset(self, font: int | None, number: int) -> None:
        """The font has the letters of the Windows character set `number`."""
        if font is not None and number in CODE_PAGES:
            self._encodings[font] = CODE_PAGES[number]

    def use_code_page(self, number: int) -> None:
        """The file has the letters of the code page `number`."""
        self.encoding = ENCODINGS.get(number, self.encoding)

    def decoded(self, data: bytes, font: int | None, *, naming: bool) -> str:
        """What the bytes say in the font; `naming`: they are the name of one."""
        of_font = None if naming else self._encodings.get(self._used(font))
        return decoded(data, of_font or self.encoding)

    def shown(self, text: str, font: int | None) -> str:
        """What is seen for `text` in the font, which may have signs in place of letters."""
        return in_font(self._names.get(self._used(font), ""), text)

    def _used(self, font: int | None) -> int:
        return self.default if font is None else font
