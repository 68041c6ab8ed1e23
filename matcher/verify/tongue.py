"""Spoken languages: those asked for at their level, against those held at theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum

from index.types import Passage
from matcher.lexicon.lists import COUNTED
from matcher.lexicon.tongues import (
    ASKED_STEPS,
    BILINGUAL_ASKED,
    BILINGUAL_BEFORE,
    DESCRIBES,
    EITHER_LEVEL,
    EXAM_WORDS,
    EXAMS,
    GROUPS,
    MARKS,
    MORE_TONGUES,
    MOST_LIKELY,
    NO_TONGUE_ASKED,
    ONE_MORE,
    ONE_OF_GROUP,
    OTHER_NAMES,
    PART_OF,
    SAME_TONGUE,
    SHARE_LEVELS,
    SHY_TONGUES,
    SIGNED,
    SOME_TONGUE,
    STEPS,
    TONGUES,
    UNSAID_STEP,
    WORKING_STEP,
)
from matcher.lexicon.words import length
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import needed
from matcher.verify.hints import Hinted
from matcher.verify.reading import Reading
from matcher.verify.ruling import Ruling, Scores, best_first

_NAME = re.compile(r"[^\W\d_]+")
_ONE_NAME = re.compile(r"\b(Mandarin|Cantonese) Chinese\b")
_PIECES = re.compile(r"[,;|/\n•&]|\band\b|\.(?=\s|$)|\s[-–—]\s")
_CUE = re.compile(
    r"\b(?:fluen\w+|languages?|speak\w*|spoken|written|verbal|proficien\w+|native|bilingual"
    r"|multilingual|conversational|command|mother tongue|[ABC][12]|tongue)\b",
    re.IGNORECASE,
)
_BILINGUAL = re.compile(r"\bbilingual\b|\bmultilingual\b", re.IGNORECASE)
# Who is bilingual, and not those that the work was for.
_IS_BILINGUAL = re.compile(
    r"\b(?:bi|multi|tri)lingual\b(?! (?:communit|audience|team|content|school|website|site"
    r"|population|environment|famil|student|learner|document|label|market|campaign)\w*)",
    re.IGNORECASE,
)
# Languages beside English that are stated and not named; not those of programmers.
_UNNAMED = re.compile(
    r"(?!.*\b(?:program\w*|cod(?:e|ing)|script\w*|software|Java|Python|C\+\+|SQL)\b)"
    r".*\b(?:fluen\w+|speak\w*|spoken|knowledge\w*|proficien\w+|command|conversant|versed)\b"
    r"[^.;]{0,20}\b(?:foreign|second|third|two|three|four|five|several|multiple|many)"
    r" languages?\b",
    re.IGNORECASE,
)
# What tells of the language that a resume is written in, without its name.
_COMMUNICATES = Hinted.of(
    re.compile(
        r"\b(?:written|verbal|oral|spoken|presentation|writing)\b[^.;]{0,30}"
        r"\b(?:communicat\w+|skills?|english|abilit\w+)\b|\bcommunicat(?:ion|or)\b",
        re.IGNORECASE,
    )
)
_ALL = TONGUES | MORE_TONGUES
ANY, ENGLISH, WORDS, SUBJECT = "any", "english", "words", "a subject"
FULL, UNSAID, NEARLY, LOWER, BY_THE_WAY, NONE = 0.95, 0.85, 0.58, 0.5, 0.4, 0.03
FAR_BELOW, FAR = 0.25, 4.0  # so many steps below what is asked for: A1 for fluent
_SOME = re.compile(
    rf"\b({'|'.join(COUNTED)})\b(?: or more)?(?= (?:of|(?:\w+ )?languages)\b)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST, _FEW = 14, 6  # words of a requirement about a language, with a cue and without
_LEVEL = 4  # words of a piece that is nothing but a level
_SHORT = 12  # words of a line that lists languages


@dataclass(frozen=True, slots=True)
class Asked:
    """Groups that must all hold, of each one language is enough; `step` is 1 (A1) to 6 (C2).

    `count`: so many of the groups are enough; 0 where all must hold.
    """

    groups: tuple[tuple[str, ...], ...]
    step: float
    count: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A language as a resume states it; `step` is None where no level is said, 0 where denied.

    `tongue` is "any" for one that is not named, "words" where the line tells of communication, "a
    subject" for English that was studied.
    """

    tongue: str
    ordinal: int
    step: float | None
    listed: bool


def tongues_in(text: str) -> tuple[str, ...]:
    """The languages that `text` names, in order, each once.

    >>> tongues_in("Fluent in Farsi or Español; Python is a plus")
    ('persian', 'spanish')
    """
    return tuple(dict.fromkeys(name for name, _, _ in _named(text)))


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    yield from ((exam.tongue, *m.span()) for exam in EXAMS for m in exam.pattern.finditer(text))
    for match in SIGNED.finditer(text):
        yield "sign language", *match.span()
    for match in _NAME.finditer(_ONE_NAME.sub(r"\1        ", text)):
        name = match.group().casefold()
        known = name in TONGUES or name in MORE_TONGUES
        loud = match.group()[0].isupper() or name in OTHER_NAMES
        if known and loud and not _is_another(text, name, match):
            name = OTHER_NAMES.get(name, name)
            yield SAME_TONGUE.get(name, name), *match.span()


def _is_another(text: str, name: str, match: re.Match[str]) -> bool:
    """Whether a name is that of a people or a place, or a code, where it stands."""
    if DESCRIBES.match(text, match.end()):
        return BILINGUAL_BEFORE.search(text, 0, match.start()) is None
    if name not in SHY_TONGUES:
        return False
    beside = {word.casefold() for word in _NAME.findall(text)} - SHY_TONGUES.keys()
    languages = text == match.group() or _CUE.search(text) or not _ALL.isdisjoint(beside)
    return match.group() != SHY_TONGUES[name] or not languages


def asked_of(requirement: Requirement) -> Asked | None:
    """The languages that `requirement` asks for, or None if it asks for none."""
    text = _by_levels(needed(requirement.text))
    most = _LONGEST if _CUE.search(text) else _FEW
    if requirement.kind is not Kind.LANGUAGE and (length(text) > most or not tongues_in(text)):
        return None
    if requirement.kind is Kind.EDUCATION and not _CUE.search(text):
        return None  # "a degree in English" asks for a field
    groups = () if NO_TONGUE_ASKED.search(text) else _groups(text)
    if not groups:
        return None
    step = next((s for s, pattern in ASKED_STEPS if pattern.search(text)), UNSAID_STEP)
    if groups == ((ANY,),) and step == WORKING_STEP:
        step = UNSAID_STEP
    return Asked(groups, step, _counted(text) if len(groups) > 1 else 0)


def _counted(text: str) -> int:
    """How many of the languages that `text` names are asked for; 0 where all are."""
    some = _SOME.search(text)
    named = tongues_in(text)
    return COUNTED[some[1].casefold()] if some and ENGLISH not in named and len(named) > 1 else 0


def _by_levels(text: str) -> str:
    """`text` with the languages and levels that exams show in their place.

    >>> _by_levels("JLPT N2 or TOEFL iBT 105")
    'Japanese B2 or English C1'
    """
    for exam in EXAMS:
        text = exam.pattern.sub(exam.shown, text)
    return text


def _groups(text: str) -> tuple[tuple[str, ...], ...]:
    text = EITHER_LEVEL.sub(" ", text)
    named = list(tongues_in(text))
    if _counted(text):
        return tuple((name,) for name in named)
    if BILINGUAL_ASKED.search(text) and len(named) > 1 and ENGLISH in named:
        named.remove(ENGLISH)
    if found := ONE_OF_GROUP.search(text):
        members = tuple(GROUPS[found.group("group").casefold()].split())
        first = tuple((name,) for name in named if name not in members)
        return (*first, members)
    if named and (_joined(text) or re.search(r"\bsuch as\b|\be\.?g\b", text)):
        return _either(named, text)
    instead = named and re.search(r"\bor\b", text)
    more = ((ANY,),) if not instead and (ONE_MORE if named else SOME_TONGUE).search(text) else ()
    return (*((name,) for name in named), *more)


def _joined(text: str) -> bool:
    """Whether an "or" stands between two names of languages; a "/", unless both are spoken."""
    places = sorted((start, end) for _, start, end in _named(text))
    between = [_BRACKETS.sub(" ", text[end:start]) for (_, end), (start, _) in pairwise(places)]
    slash = any("/" in one for one in between) and not _BILINGUAL.search(text)
    return slash or any(re.search(r"\bor\b", one) for one in between)


def _either(named: list[str], text: str) -> tuple[tuple[str, ...], ...]:
    """Groups of a text with "or": "English and German or French" is English, and one of two."""
    apart = re.search(r"\bEnglish\b\s*(?:and|&|;|\+|plus)", text)
    if apart and len(named) > 2:
        return ((ENGLISH,), tuple(name for name in named if name != ENGLISH))
    return (tuple(named),)


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The languages that a resume names, each line by line, with the level beside the name."""
    whole = reading.whole
    named = sorted(_ALL.intersection(_NAME.findall(whole)))
    if SIGNED.search(whole):
        named.append("language")
    named += [word for word in EXAM_WORDS if word in whole]
    lines = zip(reading.resume.passages, reading.lowers, strict=True)
    return tuple([held for p, lower in lines for held in _held(p, lower, named)])


def _held(passage: Passage, lower: str, named: Sequence[str]) -> Iterator[Held]:
    names = tongues_in(passage.text) if any(name in lower for name in named) else ()
    if not names:
        if "lingual" in lower and _IS_BILINGUAL.search(passage.text):
            yield Held(ANY, passage.ordinal, 5.0, listed=False)
        elif "language" in lower and _UNNAMED.match(passage.text):
            yield Held(ANY, passage.ordinal, None, listed=True)
        elif _COMMUNICATES.search(passage.text, lower):
            yield Held(WORDS, passage.ordinal, None, listed=False)
        return
    cued = _CUE.search(passage.text) is not None
    home = passage.label in (SectionKind.LANGUAGES.value, SectionKind.SKILLS.value)
    listed = home or cued or len(names) > 1 or length(passage.text) <= _SHORT
    if passage.label in (SectionKind.EXPERIENCE.value, SectionKind.EDUCATION.value):
        opens = re.match(r"[^\W\d_]+\s*:", passage.text) and tongues_in(passage.text[:20])
        listed = cued or len(names) > 1 or bool(opens)
    steps = _steps(passage.text)
    studied = passage.label == SectionKind.EDUCATION.value and not cued and len(names) == 1
    for name in names:
        subject = studied and name == ENGLISH and name not in steps
        yield Held(SUBJECT if subject else name, passage.ordinal, steps.get(name), listed)


def _steps(text: str) -> dict[str, float]:
    """The level of each language of `text` for which one is said.

    A level stands in the same piece of the line as the name. One that opens the line holds for all
    that follow it; one that closes a list holds for the names before it that have none.
    """
    text = MARKS.sub(_level_of_marks, _by_levels(text))
    found: dict[str, float] = {}
    waiting: list[str] = []
    opened: float | None = None
    for piece_start, piece_end in _pieces(text):
        piece = text[piece_start:piece_end]
        names = tongues_in(piece)
        step = _step(piece)
        if names and step is not None:
            found.update((name, max(step, found.get(name, step))) for name in names)
            before = waiting if piece_start and _closes(piece) else []
            found.update((name, step) for name in before)
            opened = step if _opens(piece) else None
            waiting = []
        elif names and opened is not None:
            found.update(dict.fromkeys(names, opened))
        elif names:
            waiting += names
        elif step is not None and waiting and step > 0.0 and length(piece) <= _LEVEL:
            found.update(dict.fromkeys(waiting, step))
            waiting = []
        elif step is not None:
            opened = step
    return found


def _level_of_marks(found: re.Match[str]) -> str:
    """A level for marks or a share: "B1" of three filled circles of five, and of "3/5"."""
    have = len(found["full"] or "") or int(found["have"] or 0)
    of = have + len(found["empty"] or "") if found["full"] else int(found["of"])
    return f" {SHARE_LEVELS[min(4, max(0, -(-5 * have // of) - 1))]} "


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The parts of a list of languages; what stands in brackets stays with what is before them."""
    at = 0
    for cut in _PIECES.finditer(text):
        opened = text.count("(", at, cut.start()) > text.count(")", at, cut.start())
        if opened and ")" in text[cut.start() :]:
            continue
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)


def _opens(piece: str) -> bool:
    """Whether the level stands before the name: "Fluent in French" and not "French (fluent)"."""
    name = next((m.start() for m in _NAME.finditer(piece) if tongues_in(m.group())), 0)
    return _step(piece[:name]) is not None


def _closes(piece: str) -> bool:
    return re.search(r"\b(?:both|all)\b", piece) is not None


def _step(piece: str) -> float | None:
    return next((step for step, pattern in STEPS if pattern.search(piece)), None)


def of_another(asked: Asked, held: tuple[Held, ...]) -> frozenset[int]:
    """The lines that come near to English and tell of another language, or of a subject.

    "Fluent in Spanish" is no evidence of English, however much of it is said in the same words.
    """
    if asked.groups != ((ENGLISH,),):
        return frozenset()
    return frozenset(h.ordinal for h in held if h.tongue not in (ENGLISH, WORDS, ANY))


def weigh(asked: Asked, held: tuple[Held, ...], scores: Scores, as_of: Month) -> Ruling:
    """What the held languages are worth: of each group the best, and the mean of the groups.

    A resume in English seldom lists it, so English beside another language is taken for granted
    where that is the better reading. Alone it is unknown where no line names it; where one does
    without a level, the nearest line may cover more. A level that is said is taken at its word,
    whatever other lines name the language.
    """
    del scores, as_of  # a language is named or it is not
    said = {h.tongue for h in held if h.step is not None and h.listed}
    held = tuple([h for h in held if h.step is not None or h.tongue not in said])
    found = [_group(group, asked, held) for group in asked.groups]
    if asked.count:
        return _best(found, asked.count)
    shares = [share for share, _, _ in found]
    others = [s for s, g in zip(shares, asked.groups, strict=True) if g != (ENGLISH,)]
    shown = best_first([line for _, lines, _ in found for line in lines])
    if not others and not any(h.tongue == ENGLISH for h in held):
        return Ruling(0.0, (), ("the resume does not list English; ask",), unknown=True)
    coverage = max(fsum(one) / len(one) for one in (shares, others) if one)
    reasons = tuple(
        reason
        for (_, lines, reason), group in zip(found, asked.groups, strict=True)
        if lines or group != (ENGLISH,)
    )
    open_ended = not others and ENGLISH not in said
    return Ruling(round(coverage, 4), shown, reasons, at_least=open_ended)


def _best(found: Sequence[tuple[float, list[tuple[float, int]], str]], count: int) -> Ruling:
    """The mean of the best `count` languages; the others are not asked for."""
    best = sorted(found, key=lambda group: -group[0])[:count]
    there = all(lines for _, lines, _ in best)
    reasons = tuple(reason for _, lines, reason in best if lines)
    lacking = () if there else (f"{count} of the languages are asked for",)
    shown = best_first([line for _, lines, _ in best for line in lines])
    coverage = round(fsum(share for share, _, _ in best) / count, 4)
    return Ruling(coverage, shown, (*reasons, *lacking))


def _group(
    group: tuple[str, ...], asked: Asked, held: tuple[Held, ...]
) -> tuple[float, list[tuple[float, int]], str]:
    """What a group is worth, the lines that show it with their worth, and why."""
    worth = [
        (w, h)
        for h in held
        for name in group
        if (name != ANY or h.tongue == ANY or (h.tongue,) not in asked.groups)
        and (w := _worth(name, h, asked.step))
    ]
    best = max(worth, key=lambda w: (w[0], -w[1].ordinal), default=None)
    return best[0] if best else NONE, [(w, h.ordinal) for w, h in worth], _reason(group, best)


def _worth(name: str, held: Held, step: float) -> float:
    likely = MOST_LIKELY.get(held.tongue) == name
    same = held.tongue == name or PART_OF.get(held.tongue) == name or likely
    other = name == ANY and held.tongue not in (ENGLISH, WORDS, SUBJECT)
    if not (same or other) or held.step == 0.0:
        return 0.0
    if held.step is None:
        if not held.listed:
            return BY_THE_WAY
        return FULL if step <= 4.0 else UNSAID
    if held.step >= step - 0.5:
        return UNSAID if likely else FULL
    if held.step <= step - FAR:
        return FAR_BELOW
    return NEARLY if held.step >= step - 1.0 else LOWER


def _reason(group: tuple[str, ...], best: tuple[float, Held] | None) -> str:
    if best is None:
        if group == (ANY,):
            return "no language beside English is named in the resume"
        return f"{' or '.join(n.capitalize() for n in group[:3])} is not named in the resume"
    worth, held = best
    if held.tongue == ANY:
        return "another language is stated, without its name"
    name = held.tongue.capitalize()
    if held.step is None:
        return f"{name} is named" + (", without a level" if worth < FULL else "")
    if worth >= UNSAID:
        return f"{name} is named, at the level that is asked for"
    return f"{name} is named, at a lower level"
