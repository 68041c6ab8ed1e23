"""The words that tell whose a resume is: better one too many than a name shown to the blind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from index.types import Document, Span
from matcher.lexicon.resumes import TITLES_OF_DOCUMENT
from matcher.resume.addresses import is_whereabouts
from matcher.resume.names import could_be_title, is_name_shaped
from matcher.resume.wordings import known
from matcher.types import Resume, SectionKind

_NAME = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"(?:full\s+)?name\s*[:–-]\s*", re.IGNORECASE)
_SPACED = re.compile(r"[^\W\d_](?: [^\W\d_])+(?:\s{2,}[^\W\d_](?: [^\W\d_])+)*")  # J A N E
_OWN = re.compile(  # an address that is made of a name
    r"linkedin\.com/in/([^\W_]{1,40}(?:-[^\W_]{1,40}){1,5})"
    r"|(?<![\w.-])([^\W\d_]{1,40}(?:[._-][^\W\d_]{1,40}){1,5})\d{0,8}@",
    re.IGNORECASE,
)
_LONGEST = 200  # characters of a row that are looked at
_TOP = 6  # lines in which a name is looked for
_FIRST = 3  # of them, whatever section they are read as
_LEAST_NAME = 3  # letters of a word of a name that is looked for by itself; "Al" is in no doubt
_NO_WORD = 6  # letters from which a name in small letters is no common word ("may", "will")
_WRITTEN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})


def names_of(resume: Resume, document: Document) -> tuple[str, ...]:
    """The words of the candidate's name, without accents, and as they are written without them.

    Where the name is not sure, whatever could be it, with what addresses are made of.
    """
    words = _words([resume.candidate]) or _words(_unsure(resume, document))
    words |= {word.translate(_WRITTEN) for word in words}
    return tuple(sorted(plain(word) for word in words))


def named(text: str, names: Sequence[str]) -> Iterator[Span]:
    """Where one of `names` stands in `text`, with accents or without, its letters spaced or not."""
    if not names:
        return
    pattern = "|".join(form for name in names for form in (re.escape(name), " ".join(name)))
    for match in re.finditer(rf"\b(?:{pattern})\b", plain(text), re.IGNORECASE):
        if not match.group().islower() or len(match.group()) >= _NO_WORD:
            yield Span(*match.span())


def lines_of(document: Document) -> Iterator[Span]:
    """The lines that everybody sees."""
    for block in document.blocks:
        if block.hidden is None:
            yield from (line.span for line in block.lines)
            if not block.lines:
                yield block.span


def _words(called: Iterable[str]) -> set[str]:
    kept = [name for name in called if name.casefold() not in TITLES_OF_DOCUMENT]
    words = (word.casefold() for name in kept for word in _NAME.findall(name))
    return {word for word in words if len(word) >= _LEAST_NAME}


def _unsure(resume: Resume, document: Document) -> list[str]:
    """What could be the name though nothing makes sure of it, such as a sole spaced letter."""
    tops = [s.span for s in resume.sections if s.kind is SectionKind.CONTACT]
    lines = list(lines_of(document))
    above = [line for line in lines if any(top.contains(line) for top in tops)]
    first = takewhile(lambda line: not known(line.of(document.text)), lines[:_FIRST])
    rows = [row for line in [*first, *above] for row in line.of(document.text).split("\n")]
    found = [*map(_name_in, dict.fromkeys(rows[:_TOP])), ""]
    at = next((n for n, name in enumerate(found) if name), 0)  # it may take two rows
    return [*found[at : at + 2], *_addressed(rows, document.text)]


def _name_in(row: str) -> str:
    """The name that `row` could be: behind a label, with spaced letters, the surname first."""
    text = _LABEL.sub("", row[:_LONGEST].strip(), count=1)
    if _SPACED.fullmatch(text):
        text = " ".join(part.replace(" ", "") for part in re.split(r"\s{2,}", text))
    surname, _, given = text.partition(",")
    turned = f"{given.strip()} {surname}" if given and not is_whereabouts(text) else text
    alone = surname if could_be_title(given) else text  # "Jane Roe, Data Engineer"
    for one in (text, turned, alone):
        titled = could_be_title(one) or one.casefold() in TITLES_OF_DOCUMENT
        if is_name_shaped(one) and not titled and not known(one):
            return one
    return ""


def _addressed(rows: Iterable[str], text: str) -> Iterator[str]:
    """The words of which the candidate's addresses are made."""
    for match in _OWN.finditer("\n".join(rows) + "\n" + text):
        words = [w for w in _NAME.findall(match[1] or match[2]) if not could_be_title(w)]
        yield " ".join(words[:3])


def plain(text: str) -> str:
    """`text` without accents, as many characters as before.

    >>> plain("Łódź, É.")
    'Łodz, E.'
    """
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)
