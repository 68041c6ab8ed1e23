"""How far a document could be read, what of it nobody sees, and both in words.

A resume says less to a program than to a reader where a page is a picture. What may stand there is
neither shown nor missing; and what only a program sees is told, and never scored.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.types import Document, Quality, TextSource, Unseen
from matcher.lexicon.advertised import is_advertised
from matcher.types import HiddenText, Legibility

# Beyond these a document is not read wholly, so that what was not found in it is not missing.
MOST_UNKNOWN = 0.05  # share of glyphs of which the file does not say what they mean
MOST_FOREIGN = 0.2  # share of letters that are not Latin
LEAST_CONFIDENCE = 0.7  # of text recognition, the mean over its characters

REASONS = {
    Unseen.COLOUR: "in the colour of what lies under it",
    Unseen.ALPHA: "transparent or blurred",
    Unseen.RENDER_MODE: "drawn without ink",
    Unseen.TINY: "too small to read",
    Unseen.OFF_PAGE: "off the page",
    Unseen.CLIPPED: "cut off",
    Unseen.COVERED: "covered by something else",
    Unseen.LAYER: "in a layer that is off",
    Unseen.STYLE: "marked as hidden",
    Unseen.PICTURE: "under a picture that shows something else",
    Unseen.OVERPRINTED: "printed over each other",
    Unseen.MIRRORED: "written as in a mirror",
    Unseen.STRUCK: "struck through",
}
_SEEN = {  # and not scored
    Unseen.OVERPRINTED: "overprinted",
    Unseen.MIRRORED: "mirrored",
    Unseen.STRUCK: "struck",
}
_FIRST_OTHER = "\u0370"  # letters before it are Latin
_SUREST = 0.99  # text recognition is never said to be certain
_MOST_PAGES = 5  # named one by one; a longer list is counted


def legibility_of(document: Document) -> Legibility:
    """How far `document` could be read, and how much of it nobody sees."""
    counts: Counter[Unseen] = Counter()
    pages: set[int] = set()
    for block in document.hidden:
        if block.hidden is not None:
            counts[block.hidden] += len(block.span.of(document.text).split())
        if block.page is not None:
            pages.add(block.page)
    hidden = HiddenText(
        words=counts.total(),
        reasons=tuple(reason for reason in Unseen if reason in counts),
        pages=tuple(sorted(pages)),
    )
    quality = replace(document.quality, foreign=foreign(document.text))
    return Legibility(quality, hidden, len(document.remarks), is_advertised(document.text))


def foreign(text: str) -> float:
    """The share of letters of `text` that are not Latin, 0 to 1: nothing here understands those.

    >>> foreign("Lead engineer, C++"), foreign("Инженер"), foreign("SQL, 数据")
    (0.0, 1.0, 0.4)
    """
    others = {
        letter
        for letter in set(text)
        if letter >= _FIRST_OTHER
        and letter.isalpha()
        and "LATIN" not in unicodedata.name(letter, "LATIN")
    }
    if not others:
        return 0.0
    counts = Counter(text)
    letters = sum(n for letter, n in counts.items() if letter.isalpha())
    return sum(counts[letter] for letter in others) / letters


def gap(quality: Quality) -> str:
    """What of a document could not be read, as half a sentence; "" where it was read wholly.

    >>> gap(Quality(unreadable=(2, 3))), gap(Quality())
    ('pages 2 and 3 could not be read', '')
    """
    said = []
    if quality.unreadable:
        said.append(f"{pages_named(quality.unreadable)} could not be read")
    if quality.unknown > MOST_UNKNOWN:
        said.append(f"the file does not say what {_percent(quality.unknown)} of its letters are")
    if quality.foreign > MOST_FOREIGN:
        said.append(f"{_percent(quality.foreign)} of its letters are not Latin ones")
    if quality.confidence is not None and quality.confidence < LEAST_CONFIDENCE:
        said.append(f"text recognition was only {_percent(quality.confidence)} sure of the words")
    return ", and ".join(said)


def may_stand_there(quality: Quality) -> str:
    """Why a thing that was not found is unknown and not missing; "" where it is missing."""
    unread = gap(quality)
    return f"not found in what could be read: {unread}, and it may stand there" if unread else ""


def notices(read: Legibility, *, scored: bool = True) -> tuple[str, ...]:
    """What a reader of a match has to know of how the document was read, a sentence each.

    `scored`: the document is a resume, whose text is scored; of a posting that is not said.
    """
    quality = read.quality
    said = []
    if scored and read.advertised:
        said.append("This reads as a job posting, not as a resume. It is scored all the same.")
    if unread := gap(quality):
        rest = " What the resume does not show elsewhere is unknown, not missing." if scored else ""
        said.append(f"{_sentence(unread)}.{_remedy(read)}{rest}")
    if quality.source is not TextSource.FILE:
        share = quality.confidence
        sure = "" if share is None else f", on average {_percent(min(share, _SUREST))} sure"
        what = "All of the words" if quality.source is TextSource.OCR else "Some of the words"
        said.append(f"{what} were read off pictures by text recognition{sure}.")
    if quality.doubtful:
        said.append(f"The order of the lines on {pages_named(quality.doubtful)} is a guess.")
    if read.hidden.words:
        rest = f" {_they(read.hidden.words)} not scored." if scored else ""
        said.append(f"{hidden_said(read.hidden)}{rest}")
    if read.oddities:
        said.append(
            f"In {_counted(read.oddities, 'place')} the visible text holds look-alike letters or "
            "invisible characters, which say something else to a program than to a reader; it is "
            "taken as a reader sees it."
        )
    return tuple(said)


def hidden_said(hidden: HiddenText) -> str:
    """How much nobody sees, where, and why.

    >>> hidden_said(HiddenText(34, (Unseen.TINY,), (2,)))
    'Hidden text: 34 words on page 2 that a reader does not see (too small to read).'
    """
    where = f" on {pages_named(hidden.pages)}" if hidden.pages else ""
    why = ", ".join(REASONS[reason] for reason in hidden.reasons)
    words = _counted(hidden.words, "word")
    if seen := [said for reason, said in _SEEN.items() if reason in hidden.reasons]:
        return f"{' or '.join(('Hidden', *seen))} text: {words}{where} ({why})."
    return f"Hidden text: {words}{where} that a reader does not see ({why})."


def pages_named(pages: Sequence[int]) -> str:
    """Pages by their numbers; a long list by how many they are.

    >>> pages_named((2,)), pages_named((1, 2, 4)), pages_named(tuple(range(1, 9)))
    ('page 2', 'pages 1, 2 and 4', '8 pages, the first of them page 1')
    """
    if len(pages) == 1:
        return f"page {pages[0]}"
    if len(pages) > _MOST_PAGES:
        return f"{len(pages)} pages, the first of them page {pages[0]}"
    return f"pages {_listed(pages)}"


def _listed(pages: Iterable[int]) -> str:
    *first, last = map(str, pages)
    return f"{', '.join(first)} and {last}"


def _remedy(read: Legibility) -> str:
    """What to do about pages without text."""
    quality = read.quality
    if not quality.unreadable:
        return ""
    one = len(quality.unreadable) == 1
    it, its = ("It shows", "its") if one else ("They show", "their")
    if {Unseen.OVERPRINTED, Unseen.MIRRORED} & set(read.hidden.reasons):
        how = "printed over each other or as in a mirror"
        return f" {it} words that are {how}, or pictures. Export the file again."
    told = f" {it} pictures, drawn letters or a filled form, and {its} text is not in the file."
    if quality.source is TextSource.FILE:
        told += " Text recognition may read it: pip install 'resume-posting-matcher[ocr]'."
        told += " Print a form to a new PDF."
    return told


def _percent(share: float) -> str:
    return f"{round(100 * share)} %"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _they(number: int) -> str:
    return "It is" if number == 1 else "They are"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
