"""Asks where no heading tells of them: in lists, in sentences, in a few lines alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.lexicon.headings import Zone
from matcher.lexicon.kinds import TYPED_CUES
from matcher.lexicon.postings import ASK_ENDS, ASK_STARTS, JOB_NOUNS, PROSE_ASKS, PROSE_TELLS
from matcher.lexicon.things import things
from matcher.lexicon.words import names, terms
from matcher.posting.levels import does
from matcher.posting.lines import Line
from matcher.posting.prose import sentences
from matcher.posting.sections import RUN, TITLE_WORDS, Ask, at, says_nothing, subheading
from matcher.posting.wordings import capitalised

_LIST_LINE = 400
_ITEM = 160  # characters of a line that is an item only by where it stands
_ALONE = 8  # lines of a text that is no posting, but may say what is asked for
_WORDS = 12  # of such a line
_LONGEST = 400  # characters of such a line
# "Leadership (25%)" heads the duties that take so much of the time.
_SHARE = re.compile(r"(?!.*\btravel)(?:[A-Z&]\S*\s+){1,5}\(\d{1,3} ?%\)", re.IGNORECASE)
# What makes a line of names a sentence: "Python is great", "We use Java".
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|uses?|used|we|you|they|our|your)\b", re.IGNORECASE
)


def asks_alone(lines: Sequence[Line]) -> Iterator[Ask]:
    """The asks of a text of few short lines, such as "CPR certification" or "Python"."""
    if len(lines) <= _ALONE:
        told = (at(line, span) for line in lines for span in sentences(line.raw))
        yield from (Ask(line, Zone.MINIMUM) for line in told if _plainly_asks(line))


def _plainly_asks(line: Line) -> bool:
    """Whether a line asks whatever it stands in: by its cues, or as it names nothing but things."""
    text = line.text
    if len(text) > _LONGEST:
        return False
    words = text.split()
    if len(words) > _WORDS or says_nothing(line) or text.endswith((":", "?", "!")):
        return False
    if words[-1].strip(".,").casefold() in JOB_NOUNS:
        return False
    if ASK_STARTS.match(text) or ASK_ENDS.search(text):
        return True
    return _names_things(text) or _is_typed(line)


def _names_things(text: str) -> bool:
    """Whether a line is made of known names: "Python, SQL"; a place or a company is none."""
    if text.endswith(".") or _SAYS.search(text):
        return False
    asked = terms(text)
    return bool(asked) and asked <= names(f"we have long worked on {text}") & things()


def asks_in_lists(loose: Sequence[Line]) -> Iterator[Ask]:
    """Asks and duties among lines that stand in a list under no telling heading."""
    before: Zone | None = None  # of the item before, in a list without bullets
    for line in _listed(loose):
        if says_nothing(line) or subheading(line) or _SHARE.fullmatch(line.text):
            continue
        zone = before if not line.bulleted else None
        if ASK_STARTS.match(line.text):
            zone = Zone.MINIMUM
        elif does(line.text):
            zone = Zone.RESPONSIBILITY
        elif len(line.text.split()) <= TITLE_WORDS and (
            ASK_ENDS.search(line.text) or (line.bulleted and _is_typed(line))
        ):
            zone = Zone.MINIMUM
        before = zone
        if zone:
            yield Ask(line, zone)


def asks_in_prose(loose: Sequence[Line]) -> Iterator[Ask]:
    """Sentences that ask for something, in paragraphs under no telling heading."""
    listed = {line.span for line in _listed(loose)}
    for line in loose:
        if line.span in listed:
            continue
        for span in sentences(line.raw):
            sentence = at(line, span)
            asks = PROSE_ASKS.search(sentence.text) and not PROSE_TELLS.search(sentence.text)
            if asks and not says_nothing(sentence):
                yield Ask(sentence, Zone.MINIMUM)


def _is_typed(line: Line) -> bool:
    """Whether a line names a certificate, a degree, a permit or the like."""
    return any(cue.search(line.text) for cue, _ in TYPED_CUES)


def _listed(loose: Sequence[Line]) -> Iterator[Line]:
    """The lines with a bullet, and those that stand in a run of list-like lines.

    A short line between two of a run is one of them, however it begins.
    """
    run: list[Line] = []
    between: list[Line] = []
    for line in loose:
        listable = len(line.text) <= _LIST_LINE and bool(
            ASK_STARTS.match(line.text) or does(line.text)
        )
        if not line.bulleted and run and not listable and _may_be_item(line, between):
            between.append(line)
            continue
        if line.bulleted or not listable:
            yield from run if len(run) >= RUN else ()
            run, between = [], []
        if line.bulleted:
            yield line
        elif listable:
            run += [*between, line]
            between = []
    yield from run if len(run) >= RUN else ()


def _may_be_item(line: Line, between: Sequence[Line]) -> bool:
    """Whether a line may be an item of the list around it: short, whole, and not set off."""
    apart = line.gap or line.marked or subheading(line)
    apart = apart or (capitalised(line.text) and "," not in line.text)
    whole = len(line.text) <= _ITEM and len(sentences(line.raw)) == 1
    return whole and not apart and len(between) < RUN
