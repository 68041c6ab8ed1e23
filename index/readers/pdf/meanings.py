"""What the characters of a page say, as far as their fonts tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from index.readers.pdf import calls
from index.readers.pdf.glyphs import UNMAPPED
from index.readers.pdf.signs import JOINED, Signs, narrow, spelled

_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))  # hyphens as pdfium reports them; all are drawn
# Ligatures and dashes where TeX's T1 and OT1 fonts keep them; such fonts often lack a map.
_TEX = {0x10: "“", 0x11: "”", 0x15: "–", 0x16: "—"} | {
    at + step: letters
    for at in (0x0B, 0x1B)
    for step, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl"))
}
# Of a font without a map pdfium tells the codes. Where they are letters they spell words, with
# vowels; the numbers of glyphs, in the order of the font or of their use, do not.
_SPELL_LEAST, _SPELL_LETTERS, _SPELL_VOWELS = 8, 0.5, 0.25
_VOWELS = frozenset("aeiouy")
_PLAIN = np.ones(0x10000, bool)  # codes that stand for themselves
_PLAIN[:0x21] = _PLAIN[0x7F:0xA0] = _PLAIN[0xD800:0xE000] = False
_PLAIN[[*_HYPHENS, 0xFFFD]] = False
_SPACE = ord(" ")
NOTHING = 1 << 31  # the sign of no text


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """The characters of each font that say the same: group n is `order[bounds[n] : bounds[n + 1]]`.

    They keep their order within a group. `fonts` are numbers, one for each character.
    """

    fonts: NDArray[np.int64]
    order: NDArray[np.int64]
    bounds: NDArray[np.int64]

    @classmethod
    def of(cls, fonts: NDArray[np.int64], signs: Signs) -> Alike:
        """The groups of one or more characters."""
        order = np.argsort(narrow(signs), kind="stable")
        order = order[np.argsort(narrow(fonts[order]), kind="stable")]
        pairs = fonts[order], signs[order]
        new = np.logical_or.reduce([column[1:] != column[:-1] for column in pairs])
        bounds = np.concatenate(([0], np.flatnonzero(new) + 1, [len(order)]))
        return cls(fonts, order, bounds)

    def firsts(self, which: NDArray[np.bool_]) -> NDArray[np.int64]:
        """The first of `which` in each group that has any."""
        group = np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))
        chosen = which[self.order]
        return self.order[chosen][np.diff(group[chosen], prepend=-1) > 0]


def characters(
    textpage: Any,
) -> tuple[NDArray[np.int64], Signs, list[str], NDArray[np.bool_]]:
    """Each character that is drawn: its index, and its sign with what goes with it.

    At last, whether that sign is what pdfium tells: it may be only a code of its font.
    """
    codes = calls.codes(textpage)
    signs, longer = codes.copy(), []
    odd = np.flatnonzero(~_PLAIN.take(codes, mode="clip"))
    made_up = calls.generated(textpage, odd.tolist())
    signs[odd[made_up]] = NOTHING
    odd = odd[~made_up & (codes[odd] != _SPACE)]
    for i, code in zip(odd.tolist(), codes[odd].tolist(), strict=True):
        text = _odd(textpage, i, code, int(codes[i - 1]) if i else 0)
        if len(text) > 1:
            longer.append(text)
        signs[i] = ord(text) if len(text) == 1 else JOINED + len(longer) - 1 if text else NOTHING
    at = np.flatnonzero(signs != NOTHING)
    return at, signs[at], longer, (signs == codes)[at]


def lose_codes(
    textpage: Any, at: NDArray[np.int64], signs: Signs, plain: NDArray[np.bool_], alike: Alike
) -> bool:
    """Take the meaning off `signs` that are only codes of fonts in which they spell nothing.

    Those may be that are `plain`. Of a font one of each sign is asked for; and all, once one of
    those is only a code. True if there are any.
    """
    asked = alike.firsts(plain)
    found = asked[calls.unmapped(textpage, at[asked].tolist())]
    if not len(found):
        return False
    asked = np.flatnonzero(plain & np.isin(alike.fonts, alike.fonts[found]))
    codes = np.zeros(len(signs), bool)
    codes[asked] = calls.unmapped(textpage, at[asked].tolist())
    _lose(signs, codes, alike.fonts)
    return True


def _lose(signs: Signs, codes: NDArray[np.bool_], fonts: NDArray[np.int64]) -> None:
    """Take the meaning off those `signs` that are `codes` of fonts in which they spell nothing."""
    for font in np.unique(fonts[codes]).tolist():
        own = np.flatnonzero(codes & (fonts == font))
        letters = [c for c in spelled(signs[own], ()).casefold() if c.isalpha()]
        spelt = sum(c in _VOWELS for c in letters) >= _SPELL_VOWELS * len(letters)
        if not (spelt and len(letters) >= max(_SPELL_LEAST, _SPELL_LETTERS * len(own))):
            signs[own] = ord(UNMAPPED)


def _odd(textpage: Any, i: int, code: int, before: int) -> str:
    """What is drawn for a code that does not stand for itself."""
    if 0xD800 <= code < 0xDC00:  # one half of a pair; the other follows
        return ""
    if 0xDC00 <= code < 0xE000:
        paired = 0xD800 <= before < 0xDC00
        return chr(0x10000 + ((before - 0xD800) << 10) + code - 0xDC00) if paired else UNMAPPED
    if code == 0x09:
        return " "
    if code in _TEX and pdfium.FPDFText_HasUnicodeMapError(textpage, i) == 1:
        return _TEX[code]
    return "-" if code in _HYPHENS else UNMAPPED
