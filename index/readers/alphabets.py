"""Which of the one-byte encodings of Europe a text is in, told by the words that it makes.

Polish in Windows-1250 is not garbage in Windows-1252, but no words either: "£ukasz Wiœniewski".
A text is another encoding's where a word of it is none of the west, and where all letters beyond
ASCII are those of one language there.
"""

from __future__ import annotations

import re

# A résumé may be in any language; and signs that Python takes for letters.
_ANYWHERE = frozenset("éªº¹²³¼½¾")
_WESTERN = tuple(
    map(
        frozenset,
        (
            "äöüß",  # German
            "àâæçèêëîïôœùûüÿ",  # French
            "áíñóúü",  # Spanish
            "àáâãçêíóôõúü",  # Portuguese
            "àèìíîòóùú",  # Italian
            "åäöæøàüšž",  # the north
            "áðíóúýþæö",  # Icelandic
            "áëïíóöúüèêç",  # Dutch, Albanian
            "àçèíïòóúü",  # Catalan
            "áíóúâêîôûàèìòù",  # Irish, Welsh, Gaelic
        ),
    )
)
_CENTRAL = ("ąćęłńóśźż", "áčďěíňóřšťúůýž", "áäčďíĺľňóôŕšťúýž", "áíóöőúüű", "čćđšž", "ăâîşţ")
_ENCODINGS = (
    ("cp1250", tuple(map(frozenset, _CENTRAL))),
    ("iso8859_2", tuple(map(frozenset, _CENTRAL))),
    ("cp1254", (frozenset("çğıöşüâîû"),)),
    ("cp1257", tuple(map(frozenset, ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž")))),
)
_LETTERS = re.compile(r"[^\W\d_]+")
# What stands in no word of the west: signs among letters, and letters where they never are.
_ODD = re.compile(
    r"(?<=[^\W\d_])[£¥¡¢¤¦¬±²³¹¶¼½¾¿ª¯º](?=[^\W\d_])|[£¯](?=[aouyóê][a-z]{2})|[ae]³(?!\w)"
    r"|(?<=[^\Wfc])œ(?!u)|(?<=\w)þ|ý[a-z]*ý|õ(?!\w)"
)
_FOOTNOTES = re.compile(r"[^\W\d_][¹²](?!\w)")
# Signs among letters, and marks that stand alone.
_UNREADABLE = re.compile(r"(?<=[^\W\d_])[\x80-\x9f¡-©«¬®-¶¸»-¿„‚‹›†‡‰](?=[^\W\d_])|[˘˙˛˝ˇ¤¦¬]")
_LOOKED_AT = 100_000  # characters, from the start


def elsewhere(data: bytes, windows: str) -> str | None:
    r"""What `data` spells in another encoding of Europe, if it is no text of the west.

    `windows` is what it spells in Windows-1252. None where that may be right, or no other is.

    >>> elsewhere(b"\xa3ukasz Wi\x9cniewski", "£ukasz Wiœniewski")
    'Łukasz Wiśniewski'
    >>> elsewhere(b"Jos\xe9 Mu\xf1oz, \xa33m", "José Muñoz, £3m")
    """
    if not _is_odd(windows[:_LOOKED_AT]):
        return None
    for name, alphabets in _ENCODINGS:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if text != windows and _is_read(text[:_LOOKED_AT], alphabets):
            return text
    return None


def _is_odd(text: str) -> bool:
    """Whether a word of `text` is of no language of the west."""
    if any(found[0][1:] != "³" or not _FOOTNOTES.search(text) for found in _ODD.finditer(text)):
        return True
    words = {word.lower() for word in _words(text)}
    return not all(any(_beyond(word) <= known for known in _WESTERN) for word in words)


def _is_read(text: str, alphabets: tuple[frozenset[str], ...]) -> bool:
    """Whether all words of `text` are of one of these languages."""
    words = _words(text)
    if _UNREADABLE.search(text) or any(map(_is_torn, words)):
        return False
    letters = _beyond("".join(words).replace("İ", "i").lower())
    return any(letters <= known for known in alphabets)


def _words(text: str) -> list[str]:
    """The words with a letter beyond ASCII; each letter is looked at once, however long a word."""
    return [word for word in _LETTERS.findall(text) if not word.isascii()]


def _is_torn(word: str) -> bool:
    """Whether capitals stand behind small letters in a word."""
    return not (word.istitle() or word.islower() or word.isupper() or word[1:].islower())


def _beyond(word: str) -> frozenset[str]:
    return frozenset(c for c in word if not c.isascii()) - _ANYWHERE
