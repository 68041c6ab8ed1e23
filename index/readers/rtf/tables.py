"""What the words and numbers of RTF stand for."""

from __future__ import annotations

import re

from index.readers.colours import Colour

# Groups whose text is no text of the page. Any other group that starts with \* is passed over too,
# unless it is one of KNOWN.
PASSED = frozenset(
    "info pict listtable listoverridetable rsidtbl generator xmlnstbl themedata filetbl"
    " colorschememapping datastore latentstyles fldinst revtbl template pgdsctbl bkmkstart bkmkend"
    " annotation atnid atnauthor atntime atnref atnicn atnparent atndate private nonshppict"
    " shprslt ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pnseclvl userprops docvar xe tc tcn rxe"
    " objdata objclass objname passwordhash protusertbl mmathPr defchp defpap wgrffmtfilter"
    " background fchars lchars formfield datafield falt panose pn nonesttables".split()
)
KNOWN = frozenset(("shpinst", "shpgrp", "shptxt", "ud", "listtext", "shppict", "footnote", "do"))
HEADERS = frozenset(("header", "headerl", "headerr", "headerf"))
FOOTERS = frozenset(("footer", "footerl", "footerr", "footerf"))
ASKED_FOR = {
    "headerf": "titlepg",
    "footerf": "titlepg",
    "headerl": "facingp",
    "footerl": "facingp",
}
"""Headers and footers that no page shows, unless a word says that there are such pages."""

# Words that stand for a character.
CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
SIGNS = {b"~": "\xa0", b"_": "-", b"-": "\u00ad"}

SYMBOL = "symbol"
"""The "encoding" of symbol fonts, whose characters have no code of their own."""

CODE_PAGES = {
    0: "cp1252",
    2: SYMBOL,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""The encoding of each character set of a font."""

ENCODINGS = {
    **{n: f"cp{n}" for n in (437, 850, 852, 866, 874, 932, 949, 950, *range(1250, 1259))},
    936: "gbk",
    1361: "johab",
    10000: "mac_roman",
    65001: "utf-8",
}
"""The encoding of each code page."""

_COLOUR = re.compile(r"\\(red|green|blue)(\d{1,3})")
_HEADING_STYLE = re.compile(
    r"(?:heading|überschrift|titre|título|titolo) ?\d*|title", re.IGNORECASE
)


def colours(table: str) -> list[Colour | None]:
    r"""The colours of a colour table; None for the automatic one.

    >>> colours(r";\red255\green0\blue0;")[1]
    Colour(red=255.0, green=0.0, blue=0.0, alpha=1.0)
    """
    found: list[Colour | None] = []
    for entry in table.split(";"):
        parts = {name: float(value) for name, value in _COLOUR.findall(entry)}
        shares = [min(parts.get(name, 0.0), 255.0) for name in ("red", "green", "blue")]
        found.append(Colour(*shares) if parts else None)
    return found


def is_heading_style(name: str) -> bool:
    """Whether a style of this name is one of headings."""
    return _HEADING_STYLE.fullmatch(name.strip()) is not None


def decoded(data: bytes, encoding: str) -> str:
    """The text that `data` spells; a character of a symbol font goes to the private-use area."""
    if encoding == SYMBOL:
        return "".join(chr(0xF000 + b) if b > 32 else chr(b) for b in data)
    return data.decode(encoding, "replace")
