"""Characters that nobody sees, and what they were doing where they stood.

Zero-width and bidirectional controls, tags, variation selectors and fillers have no shape. All are
dropped. Most are honest: a soft hyphen, a joiner in Persian or in an emoji, a mark of direction
beside Hebrew, a zero-width space that a web page left at the end of a word. A word is remarked on
only where they do something to it: where they part its letters, turn it round, or carry a message.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from index.readers.lookalikes import PLAIN_FOR, folded, has_any
from index.types import Oddity, Remark, Span

MARKER = "\u200b"
"""A zero-width space: parts a word that is to be remarked on, until the builder drops it."""

_SHY = "\u00ad"
_OVERRIDES = "\u202d\u202e"
_SELECTORS = "\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef"
_TAGS = "\U000e0000-\U000e007f"
_BLANKS = "\u2800\u3164\uffa0"  # without a shape, but as wide as a letter: read as a space
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff{_BLANKS}]+"
)
_IS_SELECTOR = re.compile(f"[{_SELECTORS}]")
_IS_TAG = re.compile(f"[{_TAGS}]")
_IS_BLANK = re.compile(f"[{_BLANKS}]")
_FLAG = "\U0001f3f4"  # honest tags spell the region of this one
_KEYCAP = "\u20e3"
_SELECTORS_HONEST = 2  # in a row; more of them spell something
_LAST_PLAIN = 0x52F  # Latin, Greek, Cyrillic: scripts whose letters no control joins
_LATIN_MORE = (0x1E00, 0x1EFF)
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_TURNED = re.compile("\u202e([^\u202a-\u202e\u2066-\u2069\n\r]*)[\u202c\u2069]?")
_MIRRORED = str.maketrans("()[]{}<>", ")(][}{><")
_WORD = re.compile(r"\S+")
_PAIR = re.compile(r"(?<=[A-Za-z0-9+#])(?=[A-Za-z0-9+#])")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as it is seen, and the odd ones among its words, counted from 0."""

    text: str
    odd: tuple[tuple[int, Oddity], ...] = ()

    def remarks(self, offset: int = 0) -> tuple[Remark, ...]:
        """A remark over each odd word of the text, which stands at `offset` in its document."""
        if not self.odd:
            return ()
        words = [word.span() for word in _WORD.finditer(self.text)]
        return tuple(
            Remark(Span(offset + words[n][0], offset + words[n][1]), oddity)
            for n, oddity in self.odd
            if n < len(words)
        )


def as_seen(text: str) -> Seen:
    r"""`text` as a reader sees it: controls dropped, disguised letters and look-alikes plain.

    White space stays as it is; every other character stays too unless there was reason.

    >>> as_seen("Py\u200bthon, 𝗦𝗤𝗟, C++ and м²")
    Seen(text='Python, SQL, C++ and м²', odd=((0, <Oddity.CONTROLS: 'controls'>),))
    """
    if text.isascii():
        return Seen(without_controls(text)[0])
    text, parted = without_controls(text)
    text = unicodedata.normalize("NFC", text.translate(PLAIN_FOR))
    odd = [(n, Oddity.CONTROLS) for n in parted]
    if has_any(text):
        mixed = [(n, w) for n, w in enumerate(_WORD.findall(text)) if folded(w) != w]
        odd += [(n, Oddity.MIXED_SCRIPT) for n, _ in mixed]
        text = _WORD.sub(lambda word: folded(word[0]), text) if mixed else text
    return Seen(text, tuple(sorted(odd)))


def without_controls(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` without what is invisible, and which of its words were tampered with by that."""
    if not _INVISIBLE.search(text):
        return text, ()
    turned = "\u202e" in text
    text = _TURNED.sub(_turn, text) if turned else text
    parts: list[str] = []
    at = length = 0
    odd: list[int] = []
    for run in _INVISIBLE.finditer(text):
        parts.append(text[at : run.start()])
        length += len(parts[-1])
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        if _is_odd(run[0], before, after):
            odd.append(length)
        if _IS_BLANK.search(run[0]):
            parts.append(" ")
            length += 1
        at = run.end()
    shown = "".join((*parts, text[at:]))
    return shown, _words_at(shown, odd)


def mark(text: str, words: tuple[int, ...]) -> str:
    """`text` with a marker in each of its `words`, so that they are remarked on later.

    >>> mark("in Python", (1,)).encode("ascii", "replace")
    b'in P?ython'
    """
    if not words:
        return text
    chosen = frozenset(words)
    counted = iter(range(len(text)))
    return _WORD.sub(
        lambda word: _PAIR.sub(MARKER, word[0], 1) if next(counted) in chosen else word[0], text
    )


def _turn(run: re.Match[str]) -> str:
    """What an override to the left shows: its Latin letters backwards. The override stays."""
    inner = run[1]
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in inner):
        return run[0]
    return "\u202e" + inner[::-1].translate(_MIRRORED)


def _is_odd(run: str, before: str, after: str) -> bool:
    """Whether a `run` of invisible characters does something to the word it stands in."""
    if any(c in _OVERRIDES for c in run):
        return True
    if _IS_TAG.search(run):
        return before != _FLAG
    selectors = len(_IS_SELECTOR.findall(run))
    if selectors > _SELECTORS_HONEST:
        return True
    if selectors and selectors == len(run):
        return _is_plain(before) and after != _KEYCAP
    rest = run.replace(_SHY, "")
    shapeless = any(c > "\x9f" for c in rest)
    return shapeless and _is_plain(before) and _is_plain(after)


def _is_plain(c: str) -> bool:
    """Whether `c` is of a word that no honest control can part."""
    if not c:
        return False
    code = ord(c)
    latin = code <= _LAST_PLAIN or _LATIN_MORE[0] <= code <= _LATIN_MORE[1]
    return latin and (c.isalnum() or c in "+#")


def _words_at(text: str, places: list[int]) -> tuple[int, ...]:
    """The words of `text`, counted from 0, that touch one of the ascending `places`."""
    if not places:
        return ()
    found: list[int] = []
    waiting = iter(places)
    place = next(waiting, None)
    for n, word in enumerate(_WORD.finditer(text)):
        while place is not None and place <= word.end():
            if not found or found[-1] != n:
                found.append(n)
            place = next(waiting, None)
        if place is None:
            break
    return tuple(found)
