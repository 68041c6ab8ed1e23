"""Letters of other scripts that cannot be told from Latin ones, and characters in disguise.

Only letters whose usual shape *is* that of the Latin letter are here: a reader of the page sees
the Latin word, whatever the file says.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = (
    "АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT ХX ҮY ԌG ԜW ԚQ "
    "аa сc еe һh іi јj оo рp ѕs хx уy ѵv ԁd ԛq ԝw ӏl"
)
# Small Greek letters stand in honest words of science: TNFα, NFκB, hν.
_GREEK = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo ϲc ϳj"
_CHEROKEE = "ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᏒR ᏚS ᎢT ᏙV ᎳW ᏃZ"
_ARMENIAN = "ՕO ՍU օo ոn սu հh զq"
_LISU = "ꓐB ꓑP ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU"
LATIN_FOR: dict[int, str] = {
    ord(pair[0]): pair[1]
    for group in (_CYRILLIC, _GREEK, _CHEROKEE, _ARMENIAN, _LISU)
    for pair in group.split()
}
"""A letter of another script -> the Latin letter that it is taken for."""

_ANY = re.compile("[" + "".join(map(chr, LATIN_FOR)) + "]")
_RUN = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_LATIN_END = "\u0250"

# Letters and digits as fonts of mathematics, as wide forms, in circles and squares: shown for what
# they stand for. Superscripts and fractions are not: m² is not m2.
_DISGUISES = ("<font>", "<wide>", "<circle>", "<square>")
_RANGES = (
    (0x2100, 0x2150),  # letterlike
    (0x24B6, 0x24EA),  # circled letters
    (0xFF10, 0xFF5B),  # wide letters and digits
    (0x1D400, 0x1D800),  # mathematical
    (0x1F130, 0x1F150),  # squared letters
)
_LIGATURES = (0xFB00, 0xFB07)


def folded(word: str) -> str:
    """`word`, look-alikes in its Latin words made Latin; the same where that does not open it.

    >>> folded("Руthоn"), folded("β-carotene"), folded("Опыт"), folded("μm")
    ('Python', 'β-carotene', 'Опыт', 'μm')
    """
    return _RUN.sub(_fold, word) if _ANY.search(word) else word


def has_any(text: str) -> bool:
    """Whether there is any look-alike in `text`."""
    return _ANY.search(text) is not None


def _fold(run: re.Match[str]) -> str:
    """A run of letters, if it mixes Latin with look-alikes and with nothing else."""
    word = run[0]
    opened = word.translate(LATIN_FOR)
    return opened if max(opened) < _LATIN_END and _LATIN.search(word) else word


def _undisguised() -> dict[int, str]:
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(*_LIGATURES)}
    table |= {0x2126: "Ω", 0x212B: "Å", 0xFF03: "#", 0xFF0B: "+"}
    for start, end in _RANGES:
        for code in range(start, end):
            if not unicodedata.decomposition(chr(code)).startswith(_DISGUISES):
                continue
            plain = unicodedata.normalize("NFKC", chr(code))
            if len(plain) == 1 and plain.isalnum() and plain.isascii():
                table[code] = plain
    return table


PLAIN_FOR = _undisguised()
"""A character in disguise, or a ligature -> what it is read as."""
