"""What the signs of Symbol and Wingdings are in Unicode, where they say more than that here is one.

Word keeps such a sign by its place in the font, and makes one of an arrow that is typed ("-->"),
and so does what it saves as RTF, as a page of the web or as ODT.
"""

from __future__ import annotations

import re

SIGN = "•"
"""Stands for every sign that is not known: at the start of a line it is a bullet."""

SYMBOL_FONTS = ("symbol", "wingdings", "webdings", "marlett")
"""How the names of fonts begin that have signs in place of letters, in lower case."""

TICKED, UNTICKED = "\u2612", "\u2610"
"""How the boxes of form fields are shown, whatever sign they are drawn with."""

MOST = 2
"""Letters of a symbol font that stand together: signs. More are a text nobody can read."""

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
_SYMBOL_FIELD = re.compile(rb'SYMBOL (\d{1,5})\s.{0,40}?\\f\s+"(\w+)"')
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


def in_font(font: str, text: str) -> str:
    r"""What shows for `text`, places in the font that is called `font`, in lower case.

    >>> in_font("symbol", "\uf0a3"), in_font("arial", "\xa3")
    ('≤', '£')
    """
    placed = font.startswith(SYMBOL_FONTS) and text.strip() and not text.isascii()
    return signs(font, text) if placed and len(text) <= MOST and are_places(text) else text


def typed_sign(field: bytes) -> str:
    r"""The sign that a field of Word stands for, "" where it is another field.

    >>> typed_sign(rb'{ SYMBOL 163 \\f "Symbol" \\s 11}')
    '≤'
    """
    found = _SYMBOL_FIELD.search(field)
    return sign_of(found[2].decode().lower(), int(found[1])) if found else ""


def in_web_font(font: str, text: str) -> str:
    r"""What a page of the web shows for `text` in a symbol font; "" for what nobody can read.

    Letters and signs of Symbol that are none of its known signs are left: most screens show them as
    they are. A sign that is not known stands apart, as a bullet does.

    >>> in_web_font("symbol", "\xa3"), in_web_font("symbol", "for"), in_web_font("wingdings", "Led")
    ('≤', 'for', '')
    """
    shown = text.strip()
    if not shown:
        return text
    if font == "symbol":
        known = len(shown) <= MOST and not shown.isascii()
        told = signs(font, shown) if known and are_places(shown) else shown
    else:
        told = signs(font, shown) if len(shown) <= MOST else ""
    return f"{SIGN} " if told == SIGN else text.replace(shown, told) if told else ""
