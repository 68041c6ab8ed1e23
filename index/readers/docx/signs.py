"""What the signs of Symbol and Wingdings are in Unicode, where they say more than that here is one.

Word keeps such a sign by its place in the font, and makes one of an arrow that is typed ("-->").
"""

from __future__ import annotations

SIGN = "•"
"""Stands for every sign that is not known: at the start of a line it is a bullet."""

_MATHS = bytes.fromhex("2d7e a3a5b0b1b3b4b8b9bb d2d3d4e2e3e4 acadaeafabdedb")
_ARROWS = bytes.fromhex("dfe0e1e2 e7e8e9ea eff0f3")
_SIGNS: dict[str, dict[int, str]] = {
    "symbol": {
        **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
        **dict(zip(b"ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True)),
        **dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True)),
        **dict(zip(_MATHS, "−∼≤∞°±≥×÷≠≈®©™®©™←↑→↓↔⇒⇔", strict=True)),
    },
    "wingdings": dict(zip(_ARROWS, "←→↑↓←→↑↓⇐⇒⇔", strict=True)),
}
_PRIVATE = 0xF000  # where Word puts the codes of such fonts
_PLACES = (range(0x21, 0x100), range(_PRIVATE + 0x20, _PRIVATE + 0x100))


def sign_of(font: str, code: int) -> str:
    """The sign at `code` of the symbol font called `font`, in lower case.

    >>> sign_of("wingdings", 0xF0E0), sign_of("symbol", 0xB3), sign_of("wingdings", 0xA7)
    ('→', '≥', '•')
    """
    return _SIGNS.get(font, {}).get(code - _PRIVATE if code >= _PRIVATE else code, SIGN)


def are_places(text: str) -> bool:
    """Whether all characters of `text` that are not space are places in a symbol font."""
    codes = [ord(c) for c in text if not c.isspace()]
    return all(any(code in places for places in _PLACES) for code in codes)


def signs(font: str, text: str) -> str:
    """The signs of a symbol font at the places that `text` spells; of unknown ones, one."""
    shown = [c if c.isspace() else sign_of(font, ord(c)) for c in text]
    return SIGN if SIGN in shown else "".join(shown)
