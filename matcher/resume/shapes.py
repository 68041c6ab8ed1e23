"""The forms of rows inside an entry: dated lines, naming lines, statements, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from matcher.lexicon.resumes import ENTRY_LABELS, IRREGULAR_DEEDS, TITLE_ADJECTIVES
from matcher.resume.cues import has_role
from matcher.resume.row import Row
from matcher.resume.titles import undated

_SHORT = 12  # words that a heading line has at most
_DATED = 16  # words beside the dates
_STATED = 4  # words of a statement: "Built Environments Ltd" is a name
_LONGEST = 110  # characters of a heading line
_ABBREVIATED_ENDS = ("inc.", "ltd.", "corp.", "co.", "llc.", "u.s.", "u.s.a.", "sr.", "jr.", "d.c.")


@dataclass(slots=True)
class Draft:
    """An entry while its rows are being gathered.

    `several`: its employer's line stands over several jobs, of which this is the first.
    """

    heading: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)
    several: bool = False

    @property
    def rows(self) -> list[Row]:
        """Heading rows, then body rows."""
        return self.heading + self.body


def is_label(row: Row) -> bool:
    """Whether a row only heads what follows inside an entry ("Responsibilities:")."""
    return row.text.strip(" :.-–—").casefold() in ENTRY_LABELS and (
        row.text.endswith((":", ":.")) or row.heading or not row.bullet
    )


def is_dated_line(row: Row, *, listed: bool = False) -> bool:
    """Whether a row names an entry by its dates: alone, or at the edge of a short line.

    A bullet must name a role too, unless the entries are `listed` as bullets.
    """
    if not row.dates:
        return False
    rest = undated(row)
    words = sum(count_words(part.text) for part in rest)
    before = row.dates[0].span.start - row.span.start
    led = not row.bullet and before <= 2 and has_range(row) and _is_titled(rest)
    if words > _DATED or (ends_sentence(row) and words > 4 and not led):
        return False
    after = row.span.end - row.dates[-1].span.end
    at_edge = before <= 2 or after <= 2 or words <= 8 or (has_range(row) and _is_titled(rest))
    if row.bullet:
        named = listed or has_role(row.text)
        return named and has_range(row) and at_edge and not starts_with_deed(row)
    return at_edge


def _is_titled(parts: Sequence[Row]) -> bool:
    """Whether `parts` are set as titles are and name a role: no statement is so."""
    long = [word for part in parts for word in part.text.split() if len(word) > 3]
    return all(word[0].isupper() for word in long) and any(has_role(p.text) for p in parts)


def is_heading_like(row: Row) -> bool:
    """Whether a row has the form of a line that names something."""
    if row.bullet or len(row.text) > _LONGEST or count_words(row.text) > _SHORT or is_label(row):
        return False
    first = row.text.lstrip("(\"'“[*_")[:1]
    if not (first.isupper() or first.isdigit()) or starts_with_deed(row):
        return row.heading
    named = count_words(row.text) < 4 and row.text.endswith("!")  # "Yahoo!"
    return (named or not ends_sentence(row)) and not row.text.endswith(":")


def has_range(row: Row) -> bool:
    """Whether a row has dates from one month to another, or to the present."""
    return any(d.present or d.start != d.end for d in row.dates)


def starts_with_deed(row: Row) -> bool:
    """Whether a row begins as a statement does: "Managed ...", "Built ... for ..."."""
    word = row.text.split(maxsplit=1)[0].strip(",.:;").casefold()
    return is_past_deed(word) or (word in IRREGULAR_DEEDS and count_words(row.text) >= _STATED)


def is_past_deed(word: str) -> bool:
    """Whether a word in small letters has the form of a deed that was done ("managed")."""
    return len(word) > 4 and word.endswith("ed") and word not in TITLE_ADJECTIVES


def ends_sentence(row: Row) -> bool:
    """Whether a row ends as a sentence does; "Acme Inc." does not."""
    return row.text.endswith((".", "!", "?", ";")) and not row.text.casefold().endswith(
        _ABBREVIATED_ENDS
    )


def count_words(text: str) -> int:
    """The words of `text`; marks standing alone are none."""
    return sum(any(c.isalnum() for c in word) for word in text.split())
