"""Certificates and licences that are asked for, and what the resume says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.types import Passage
from matcher.lexicon.certificates import (
    A_PAPER,
    ABSENT,
    ANY_OF,
    BELTS,
    BY_EXAM,
    CERTIFICATES,
    CUE,
    ENDED,
    FIELDS,
    FOR_SOMEBODY,
    INTENDED,
    JOINT,
    LAPSED,
    MEANS_TO_SIT,
    OBTAINABLE,
    OPEN,
    OTHERWISE,
    OWN_STEP,
    PART_OF,
    PENDING,
    SHOWN_BY,
    TAUGHT,
    TEACHES,
    UNDER_ONE,
    UNDER_WAY,
    UNTIL,
)
from matcher.lexicon.denials import denied
from matcher.lexicon.others import anothers
from matcher.lexicon.permits import states_in
from matcher.lexicon.venues import VENUES
from matcher.lexicon.words import terms
from matcher.types import Kind, Month, Requirement, SectionKind
from matcher.verify.clauses import alternatives, needed
from matcher.verify.fields import degrees_in
from matcher.verify.hints import Hinted
from matcher.verify.names import Mention, bodies, endorsements, licensed_as, mentions, others
from matcher.verify.reading import Reading
from matcher.verify.ruling import NEAR, Ruling, Scores, best_first

HELD, PENDING_STATE, LAPSED_STATE, INTENDED_STATE = "held", "pending", "lapsed", "intended"
# What is worth how much, as careful readers grade it.
FULL, ABOVE, WELCOME_NEIGHBOUR, OTHER_PLACE, PARTLY, BELOW, NEIGHBOUR, NONE = (
    0.95,
    0.9,
    0.75,
    0.5,
    0.5,
    0.4,
    0.15,
    0.05,
)
PLACE_UNSAID = 0.85
_FEW = 7  # names of a bare list
_BESIDE = 30  # characters between a name and the word that makes it a certificate
_SECOND = 3  # telling words beside the names, beyond which something else is asked for too
HALF = 0.5  # of an ask, where the certificate is there and nothing tells of the rest
_SHORT = 60  # characters of a line that names a thing and says no more
MENTIONED = 0.6  # named in a duty, where it may be somebody else's
_LEVEL = re.compile(
    r"(?:\s(?:certifi\w{1,8}|qualification|award|licen[cs]e))?[\s),:–-]{0,3}"
    r"\b(?:level|grade|tier)\s(?:(\d)|(i{1,3}))\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\b(?:expir\w+|valid|renew\w*)\b", re.IGNORECASE)  # and goes on until then
_SENTENCES = re.compile(r"[;|•\n]|(?<!\b[Nn]o)\.(?=\s|$)")  # and not "License No. 12345"
_PIECES = re.compile(r"[,;|•\n]|(?<!\b[Nn]o)\.(?=\s|$)|(?<=\w)\s[-–—]\s")
_CUE = Hinted.of(CUE)
_ASKING = (Kind.CERTIFICATION, Kind.AUTHORIZATION, Kind.LOGISTICS, Kind.EDUCATION)
_STRONG_CUE = re.compile(
    r"\b(?:certif\w+|licen[cs]\w*|credential\w*|designation|accreditation|chartered|charterholder"
    r"|registered|registration|endorsement)\b",
    re.IGNORECASE,
)


_USES = re.compile(
    r"^\W*(?:\w+ ){0,3}(?:experienced?|knowledge|familiar\w*|understanding|proficien\w+|skills?"
    r"|using|ability)\b",
    re.IGNORECASE,
)
_SIGNED_UP = re.compile(r"\bregistered\b", re.IGNORECASE)  # behind the name of an exam
_STEPS_ON = re.compile(r"[a-z0-9]")
# What is asked beside a certificate, in few words: "registered nurse with OR experience".
_AND_MORE = re.compile(
    r"\b(?:with|and|plus)\b[^,;()]{2,}\b(?:experienced?|knowledge|background|skills?|ability)\b",
    re.IGNORECASE,
)
# Around a name, what only tells how it is asked for.
_ABOUT_IT = terms(
    "certification certificate certified license licence licensed licensure credential "
    "registration registered active current valid state unrestricted maintain hold obtain ability "
    "able within months days hire start towards professional accredited designation required "
    "equivalent similar eligible issued national board member membership good standing one "
    "more additional following must willing willingness get clear full holder holding"
)


# Whose certificates are kept on file: "maintained employee records and CPR certifications".
_RECORDS = re.compile(
    r"\b(?:employees?|staff|personnel|volunteers?|caregivers?)['’]? (?:records|files)\b"
    r"[^.;]{0,16}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Certificates as a posting asks for them: groups that must all hold, of each one is enough.

    `more`: the requirement asks for something else beside them. `level`: the least one, 0 for any.
    `teaches`: who has them must be allowed to teach them.
    """

    groups: tuple[tuple[str, ...], ...]
    more: bool
    open_ended: bool
    obtainable: bool
    places: tuple[str, ...]
    level: int = 0
    teaches: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate as a resume states it; `until` counts months since year 0, None if unsaid.

    `stated`: it stands where certificates stand, and not in a duty. `bare`: its line tells no more.
    `level`: of which level it is, 0 where none is said. `teaches`: as an instructor in it.
    """

    name: str
    ordinal: int
    state: str
    until: int | None
    places: tuple[str, ...]
    stated: bool
    bare: bool
    level: int = 0
    teaches: bool = False


def asked_of(requirement: Requirement) -> Asked | None:
    """The certificates that `requirement` asks for, or None if it names none.

    In a requirement of certificates or the like, a name of the table counts, and beside one, or a
    word such as "certified", any short name. Elsewhere only a name that has such a word next to it.
    """
    text = needed(requirement.text)
    cued, strongly, bare = CUE.search(text), _STRONG_CUE.search(text), _bare(text)
    asking = requirement.kind in _ASKING
    if not (strongly or (asking and (bare or not _USES.search(text)))):
        return None
    named = mentions(text, cued=bool(cued or bare))
    if named and requirement.kind is Kind.CERTIFICATION:
        named = mentions(text, cued=True)  # "CPR and First Aid": the one tells what the other is
    named = named or endorsements(text) or ([] if others(text, []) else licensed_as(text))
    if not (strongly or named):
        return None  # "ROS 2", "NERC or FERC": capitals alone may be anything
    unknown = others(text, named) if strongly or bare else []
    unknown = [m for m in unknown if not states_in(m.name) and m.name not in VENUES]
    if not strongly:
        unknown = _no_degrees(text, unknown)
    if not asking:
        named, unknown = _cued(text, named), _cued(text, unknown)
    if not named and not unknown:
        return None
    named = [m for m in named if not (m.name in ANY_OF and len(named) > 1)] or named
    known = sorted([*named, *unknown], key=lambda m: m.start)
    return Asked(
        groups=_grouped(text, known),
        more=_asks_more(text, known),
        open_ended=bool(OPEN.search(text)),
        obtainable=bool(OBTAINABLE.search(text)),
        places=tuple(sorted(states_in(text))),
        level=max(_level_of(_LEVEL.match(text, mention.end)) for mention in known),
        teaches=_cued(text, known, TEACHES) == known,
    )


def _no_degrees(text: str, named: list[Mention]) -> list[Mention]:
    """Those of short names that are no degree: none of "MBA or JD"."""
    degrees = degrees_in(text)
    return [m for m in named if not any(d.start < m.end and m.start < d.end for d in degrees)]


def _bare(text: str) -> bool:
    """Whether `text` is nothing but short names in capitals: "GPC or CFRE"."""
    written = re.findall(r"[^\W\d_]{2,}", text)
    return all(w.isupper() or w in ("or", "and") for w in written) and len(written) <= _FEW


def _cued(text: str, named: list[Mention], cue: re.Pattern[str] = _STRONG_CUE) -> list[Mention]:
    """Those of the names that have a word such as "certified" next to them, or hold one."""
    cues = [(m.start(), m.end()) for m in cue.finditer(text)]
    return [m for m in named if any(m.start - _BESIDE < b and a < m.end + _BESIDE for a, b in cues)]


def _asks_more(text: str, named: list[Mention]) -> bool:
    """Whether `text` asks for something beside the names that it tells."""
    rest, at = [], 0
    for mention in named:
        rest.append(text[at : mention.start])
        at = max(at, mention.end)
    rest.append(text[at:])
    beside = " ".join(rest)
    told = [word for word in terms(beside) - _ABOUT_IT if not states_in(word)]
    return len(told) > _SECOND or bool(_AND_MORE.search(beside))


def _grouped(text: str, named: list[Mention]) -> tuple[tuple[str, ...], ...]:
    """Names joined by "or" are one group; "and" parts groups; brackets hold another name."""
    either = re.search(r"\bor\b|\bsuch as\b|\be\.?g\b|\bone of\b|/", text, re.IGNORECASE)
    groups: list[list[str]] = []
    last: Mention | None = None
    for mention in named:
        between = "" if last is None else text[last.end : mention.start]
        joined = last is not None and (
            alternatives(text, last.end, mention.start)
            or "(" in between
            or _inside(text, last.start, mention.start)
            or (either is not None and not re.search(r"\band\b|;|&|\bplus\b", between))
        )
        if joined:
            groups[-1].append(mention.name)
        else:
            groups.append([mention.name])
        last = mention
    return tuple(tuple(dict.fromkeys(group)) for group in groups)


def _inside(text: str, first: int, second: int) -> bool:
    """Whether two places stand in the same brackets."""
    opened = text.rfind("(", 0, first)
    return opened >= 0 and ")" not in text[opened:second]


def held_in(reading: Reading) -> tuple[Held, ...]:
    """The certificates that a resume names, with their state, wherever they stand."""
    headings, cue = reading.headings, reading.over(_CUE)
    return tuple(
        [
            held
            for p in reading.resume.passages
            for held in _held(p, cue, heading=p.ordinal in headings)
        ]
    )


def _held(passage: Passage, cue: Hinted | None, *, heading: bool) -> Iterator[Held]:
    text = passage.text
    listed = passage.label != SectionKind.EXPERIENCE.value or heading or len(text) < _SHORT
    cued = passage.label == SectionKind.CERTIFICATIONS.value
    cued = cued or (cue is not None and cue.search(text, text.lower()) is not None)
    short, short_line = len(text) < 90, len(text) < _SHORT
    named = mentions(text, cued=cued or (short and listed))
    named += endorsements(text) + ([] if named else licensed_as(text))
    found = [*named, *others(text, named)] if listed or cued else named
    told = tuple(found)
    found += bodies(text) if cued else []
    places = tuple(sorted(states_in(text)))
    for mention in found:
        piece = _piece(text, mention, found)
        if ABSENT.search(piece) or denied(text, mention.start, mention.end):
            continue
        if anothers(text, mention.start, mention.end) or _done_for(text, mention):
            continue
        if _otherwise(passage, mention):
            continue
        until = UNTIL.search(piece)
        if "exam" in text[mention.start : mention.end].casefold() and _SIGNED_UP.search(piece):
            piece += " pending"
        if mention.name in BY_EXAM and TAUGHT.search(piece):
            piece += " pending"
        yield Held(
            name=mention.name,
            ordinal=passage.ordinal,
            state=_state(piece, _behind(text, mention, told)),
            until=None if until is None else _month(until),
            places=places,
            stated=listed or bool(_STRONG_CUE.search(piece)),
            bare=not heading and (short_line or passage.label == SectionKind.CERTIFICATIONS.value),
            level=_level_of(_LEVEL.search(piece)),
            teaches=TEACHES.search(piece) is not None,
        )


def _done_for(text: str, mention: Mention) -> bool:
    """Whether work was done for the one who has it: "Preparing reports for the CPA at our client".

    Or beside the one who has it: "rough-in under a journeyman". What leads up to a certificate is
    one's own: "preparing for the CPA exam".
    """
    low, at = max(0, mention.start - 60), mention.start
    own = OWN_STEP.match(text, mention.end) is not None
    paper = A_PAPER.search(text[at : mention.end]) is not None
    if UNDER_ONE.search(text, low, at) and not (own or paper):
        return True
    said = text[low:at]
    return bool(_RECORDS.search(said)) or (FOR_SOMEBODY.search(said) is not None and not own)


def _otherwise(passage: Passage, mention: Mention) -> bool:
    """Whether a line says by its words that a short name is no certificate there.

    A belt may be of judo in any line; other names mean something else only in a job.
    """
    in_a_job = passage.label == SectionKind.EXPERIENCE.value
    other = BELTS.get(mention.name) or (OTHERWISE.get(mention.name) if in_a_job else None)
    return other is not None and other.search(passage.text) is not None


def _piece(text: str, mention: Mention, found: list[Mention]) -> str:
    """The part of a list in which a certificate stands, with what goes on about it.

    Brackets stay together, and a part that begins small and names nothing goes on about the one
    before: "CTP: registered, sitting in May".
    """
    start, end = 0, len(text)
    for cut in _PIECES.finditer(text):
        if cut.end() <= mention.start:
            start = cut.end()
            continue
        if cut.start() < mention.end:
            continue
        between = text[mention.end : cut.start()]
        rest = text[cut.end() :].lstrip()
        other = any(m.start >= cut.end() and m.start < cut.end() + 40 for m in found)
        if between.count("(") > between.count(")"):
            continue
        if cut.group() != "\n" and _STEPS_ON.match(rest) and not other:
            continue
        end = cut.start()
        break
    before = text[max(0, mention.start - 40) : mention.start]
    toward = re.search(r"\b(?:towards?|studying for|pursuing|working on)\s+(?:the\s+)?$", before)
    told = f"{text[start : mention.start]} {text[mention.end : end]}".strip()
    return told + (" towards" if toward else "")


def _behind(text: str, mention: Mention, found: Sequence[Mention]) -> str:
    """What is said behind a certificate, up to the next one or the end of the sentence.

    Of two that are joined it is said of both: "CPR/First Aid (expired 2023)".
    """
    at, end = mention.end, len(text)
    for other in sorted((m for m in found if m.start >= mention.end), key=lambda m: m.start):
        if not JOINT.fullmatch(text, at, other.start):
            end = other.start
            break
        at = other.end
    return _SENTENCES.split(text[at:end], maxsplit=1)[0]


def _state(piece: str, behind: str) -> str:
    """Whether a certificate is there, as the words around its name tell."""
    if LAPSED.search(piece) or ENDED.search(behind):
        return LAPSED_STATE
    if MEANS_TO_SIT.search(piece):
        return INTENDED_STATE
    if PENDING.search(piece) or _under_way(behind):
        return PENDING_STATE
    return INTENDED_STATE if INTENDED.search(piece) else HELD


def _under_way(behind: str) -> bool:
    """Whether what is said behind a certificate goes on about it, and about no degree."""
    found = UNDER_WAY.search(behind)
    if found is None or _ENDS.search(behind, 0, found.start()):
        return False
    return not degrees_in(behind[: found.start()])


def _level_of(found: re.Match[str] | None) -> int:
    """The level that was found: 2 of "IRATA Level 2" and of "NICET level II"; 0 for none."""
    if found is None:
        return 0
    return int(found[1]) if found[1] else len(found[2])


def _month(found: re.Match[str]) -> int:
    month = int(found.group("month") or 12)
    return int(found.group("year")) * 12 + min(max(month, 1), 12) - 1


def weigh(
    asked: Asked, held: tuple[Held, ...], scores: Scores, as_of: Month, near: float = NEAR
) -> Ruling:
    """What the held certificates are worth: of each group the best, and the mean of the groups.

    Where more is asked for and no other line comes near, they are worth half at most. Of an open
    list something else may hold, so the nearest line may cover more.
    """
    total, shown, reasons = 0.0, [], []
    for group in asked.groups:
        weighed = [w for h in held for name in group if (w := _worth(name, h, asked, as_of))[0]]
        best = max(weighed, key=lambda w: (w[0], -w[1]), default=None)
        if best is None:
            reasons.append(f"{' or '.join(group[:3])} is not named in the resume")
            total += NONE
            continue
        total += max(best[0], NONE)
        reasons.append(best[2])
        shown += [(worth, ordinal) for worth, ordinal, _ in weighed]
    coverage = round(total / len(asked.groups), 4)
    if asked.more and coverage > HALF and not _told(held, scores, near):
        coverage = HALF
        reasons.append("no line comes near to what is asked for beside it")
    return Ruling(coverage, best_first(shown), tuple(reasons), at_least=asked.open_ended)


def _told(held: tuple[Held, ...], scores: Scores, near: float) -> bool:
    """Whether a line that does more than name a certificate is near."""
    bare = {h.ordinal for h in held if h.bare}
    return any(score >= near for n, score in enumerate(scores) if n not in bare)


def _worth(name: str, held: Held, asked: Asked, as_of: Month) -> tuple[float, int, str]:
    worth, reason = _likeness(name, held.name, asked)
    if not worth:
        return 0.0, held.ordinal, ""
    if 0 < held.level < asked.level:
        worth, reason = (
            min(worth, BELOW),
            f"{held.name} level {held.level} is below the level asked for",
        )
    if asked.teaches and not held.teaches:
        worth, reason = min(worth, BELOW), f"{held.name} is named, not as an instructor"
    state = held.state
    if state == HELD and held.until is not None and held.until < as_of.index:
        state = LAPSED_STATE
    if state == PENDING_STATE and worth <= BELOW:
        reason = f"{reason}, under way"
    elif state == PENDING_STATE:
        worth, reason = worth * (0.9 if asked.obtainable else PARTLY), f"{held.name} is under way"
    elif state == LAPSED_STATE:
        worth, reason = worth * PARTLY, f"{held.name} has run out"
    elif state == INTENDED_STATE:
        worth, reason = min(worth, NEIGHBOUR), f"{held.name} is only aimed at"
    elif _local(name) and asked.places and held.name == name and not held.places:
        worth *= PLACE_UNSAID
    if _elsewhere(name, held, asked):
        held_there = state == HELD
        worth = OTHER_PLACE if held_there else worth * OTHER_PLACE
        reason = f"{held.name} is named for another place" if held_there else f"{reason}, elsewhere"
    return worth * (1.0 if held.stated else MENTIONED), held.ordinal, reason


def _elsewhere(name: str, held: Held, asked: Asked) -> bool:
    """Whether the very licence that is asked for in one state is named for another."""
    there = _local(name) and asked.places and held.name == name and held.places
    return bool(there) and not set(held.places) & {*asked.places, "compact"}


def _likeness(name: str, have: str, asked: Asked) -> tuple[float, str]:
    """What holding `have` is worth where `name` is asked for, and the reason."""
    if name == have or name.replace("-", "") == have.replace("-", ""):
        return FULL, f"it names {have}"
    if have == f"{name} exam":
        return PARTLY, f"{name} is under way"
    if have in SHOWN_BY.get(name, ()):
        return ABOVE, f"it names {have}"
    if have in PART_OF.get(name, ()):
        return PARTLY, f"it names {have}, which is a part of {name}"
    return _by_family(name, have, asked)


def _by_family(name: str, have: str, asked: Asked) -> tuple[float, str]:
    """The same of two different ones, by the families of the table."""
    wanted, other = CERTIFICATES.get(name), CERTIFICATES.get(have)
    if wanted is None or other is None:
        return 0.0, ""
    if other.family in ANY_OF.get(wanted.family, ()):
        return ABOVE, f"it names {have}"
    if wanted.family in ANY_OF.get(other.family, ()):
        return PARTLY, f"it names {have}"
    if wanted.family != other.family:
        if asked.open_ended and _of_one_field(wanted.family, other.family):
            return WELCOME_NEIGHBOUR, f"it names {have}, of the field of {name}"
        return 0.0, ""
    if wanted.rung and other.rung > wanted.rung:
        return ABOVE, f"it names {have}, above {name}"
    if wanted.rung:
        return BELOW, f"it names {have}, below {name}"
    if asked.open_ended:
        return WELCOME_NEIGHBOUR, f"it names {have}, of the kind of {name}"
    return NEIGHBOUR, f"it names {have}, not {name}"


@cache
def _of_one_field(family: str, other: str) -> bool:
    return any(family in field and other in field for field in FIELDS)


def _local(name: str) -> bool:
    known = CERTIFICATES.get(name)
    return known is not None and known.local
