"""The characters of a page of the web: in which encoding its bytes are."""

from __future__ import annotations

import codecs
import re

from index.readers.unmarked import in_bytes, in_pairs

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_CHARSET_WINDOW = 4096
# Only the encodings of the web: Python knows others that are no encodings of text.
_WEB_ENCODING = re.compile(
    r"utf-?(?:8|16)(?:-?[lb]e)?|(?:windows|cp)-?125[0-8]|iso-?8859-?\d{1,2}|koi8-?[ru]|gb(?:k|2312"
    r"|18030)|big5|euc-?(?:jp|kr)|shift[-_]?jis",
    re.I,
)


def decoded(data: bytes) -> str:
    """The characters of `data`: by byte order mark, by its meta tag, as UTF-8, else by its words.

    UTF-16 needs no mark.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    pairs = in_pairs(data)
    if pairs is not None:
        return pairs
    declared = _CHARSET.search(data, 0, _CHARSET_WINDOW)
    names = ["utf-8"]
    if declared and _WEB_ENCODING.fullmatch(declared[1].decode("ascii", "replace")):
        named = declared[1].decode("ascii").lower()
        latin = named.replace("-", "") in ("iso88591", "latin1")
        names.insert(0 if "16" not in named else 1, "cp1252" if latin else named)
    for name in names:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return in_bytes(data) or data.decode("cp1252", "replace")
