"""Text that does not say in which encoding it is, and is not UTF-8.

Windows-1252 gives a letter for nearly every byte, so that text of another encoding comes out as
words that no language has ("rŽsumŽ", "2019 Ð 2022", "Ðàçðàáîòàë"). These tell it apart.
"""

from __future__ import annotations

import re
import string

from index.readers.alphabets import elsewhere

# Of the characters beyond ASCII, those that stand where none does: so few are slips, from the share
# on it is another encoding; from the half on it is so however few they are.
_FEW, _SHARE, _HALF = 2, 0.2, 0.5
_MUCH_LESS = 5  # times fewer of them, in the encoding that it is
_ZEROS = 0.4  # of the bytes: every second one, in a text of few letters beyond Latin ones
_LOOKED_AT = 100_000  # characters, from the start
_ASCII = bytes(range(128))
_LETTERS = tuple(string.ascii_letters.encode())
# A capital after a small letter, a sign between two letters, a letter of few languages alone, money
# as a bullet, and four characters beyond ASCII in a row that are no line.
_ODD = re.compile(
    r"(?<=[a-zß-ÿ])[À-ÖØ-ÞŠŽŸŒ]|(?<=[^\W\d_])[^\w\s\x00-\x7f’‘´¨·°‐-―\xa0\xad](?=[^\W\d_])"
    r"|(?<![^\s\d])[ÐÑÒÕÞ](?![^\s\d])|^[ \t]*¥(?=[ \t]+[^\W\d_])|(?!(.)\1)[^\s\x00-\x7f]{4}",
    re.MULTILINE,
)


def in_bytes(data: bytes) -> str | None:
    r"""The text that `data` spells in Windows-1252, or where only that makes words in another.

    None if none does.

    >>> in_bytes(b"caf\xe9, 2019 \x96 2022"), in_bytes(b"caf\x8e, 2019 \xd0 2022")
    ('café, 2019 – 2022', 'café, 2019 – 2022')
    """
    windows, mac = strictly(data, "cp1252"), data.decode("mac_roman")
    start = data[:_LOOKED_AT]
    beyond = len(start.translate(None, _ASCII))
    is_latin = beyond <= sum(map(start.count, _LETTERS))
    strange = beyond if windows is None else _odd(windows)
    other = elsewhere(data, windows or data.decode("cp1252", "replace")) if is_latin else None
    if other is not None and not _odd(other):
        return other
    if is_latin and strange and strange >= beyond * _HALF and not _odd(mac):
        return mac
    if windows is None or strange <= _FEW or strange < beyond * _SHARE:
        return windows
    return mac if is_latin and _odd(mac) * _MUCH_LESS <= strange else None


def in_pairs(data: bytes) -> str | None:
    """The text that `data` spells in UTF-16 without a mark, or None if it is none."""
    if len(data) % 2 or data.count(0) < _ZEROS * len(data):
        return None
    name = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    return strictly(data, name)


def _odd(text: str) -> int:
    """How many characters of `text` stand where they do in no word."""
    return sum(len(found[0]) for found in _ODD.finditer(text, 0, _LOOKED_AT))


def strictly(data: bytes, name: str) -> str | None:
    """The text that `data` spells in the encoding called `name`, or None if it is none."""
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None
