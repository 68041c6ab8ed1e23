"""How a line stands to what it names: denied, only begun, slight, led."""

from __future__ import annotations

import re
from dataclasses import dataclass

from matcher.lexicon.clauses import clauses_of
from matcher.lexicon.denials import denies
from matcher.lexicon.hints import hints
from matcher.lexicon.others import ANOTHER_WHO
from matcher.lexicon.slight import GIVEN, SLIGHT, SO_FAR
from matcher.lexicon.words import terms

# Begun or over, in a line of any kind: words that mean nothing else there.
BEGUN = re.compile(
    r"(?<!work )\bin[- ]progress\b|\bpursuing (?:an?|the|my|his|her|their)\b|\bstudying (?:for"
    r"|towards?)\b"
    r"|\bworking towards? (?:an?|the|my|his|her|their)\b|\bpreparing for (?:the )?(?-i:[A-Z])"
    r"|\b(?:CPA|CFA|CMA|PMP|CISSP|EA|PhD|doctoral|MBA|MSc|level [I1-3]{1,3}) candidate\b"
    r"|\bcandidate for (?:the )?(?-i:[A-Z])|\bexam (?:pending|booked|scheduled|in (?-i:[A-Z]))"
    r"|\bpassed \w{1,6} of \w{1,6}\b|\bsections? passed\b|\bparts? \d passed\b"
    r"|\b(?:licen[cs]es?|certificat\w+|clearance|registration|card|badge|certified|member)\b"
    r"[^.;]{0,40}\b(?:expired|lapsed|suspended|revoked|in process|pending)\b"
    r"|\b(?:expired|lapsed|suspended|revoked) (?:in )?(?:[a-z]{3,9} )?(?:19|20)\d\d"
    r"|\b(?:training|course|certificate|degree) (?:is )?(?:under ?way|begun|booked)\b"
    r"|\benrolled in (?:an? |the )?(?-i:[A-Z])|\bgraduating\b"
    r"|\b(?:expected|anticipated) (?:\w{1,10} ){0,2}20\d\d"
    r"|\b(?:provisional|probationary) (?:[\w-]{1,20} ){0,2}(?:licen[cs]e|certificate)\b",
    re.IGNORECASE,
)
LED = re.compile(
    r"(?<!-)\b(?:[Ll]ed|[Cc]o-led|[Ss]pearheaded|[Cc]haired|[Ff]ounded|[Cc]o-founded|[Oo]versaw"
    r"|[Oo]versees|[Hh]eaded|[Dd]irected|[Dd]irects|[Oo]wned|[Ss]upervis(?:ed|es))\b"
    r"(?! (?:by|to|for|up|traffic|calls|light\w*|lamps?|displays?|dogs?)\b)"
    r"|\b(?:[Ll]eads|[Ll]eading|[Oo]wns?|[Hh]eads) "
    r"(?:an?|the|our|all|both|two|three|four|five|six|\d{1,3})\b"
    r"(?! (?:day|week|month|quarter|year)\b)"
    r"|\b[Mm]anag(?:ed|es|ing)(?: [\w-]{1,20}){0,4} (?:teams?|staff|crews?|squads?|direct reports"
    r"|people|employees|engineers|nurses|reps|technicians|developers|department|division)\b"
    r"|\b[Ii]n charge of\b|\b[Hh]ead of [A-Z]|\b\d{1,3} direct reports\b"
)
LED_BY = re.compile(
    r"\b(?:was|were|be|been|being) (?:led|directed|supervised|headed|owned)\b", re.I
)
LED_BY_ANOTHER = re.compile(rf"\b{ANOTHER_WHO}$", re.I)


@dataclass(frozen=True, slots=True)
class Stance:
    """How a line stands to what it names; a plain line is none of these.

    `denies`: it is not there. `pending`: only begun, or no longer. `slight`: a lesser degree of it,
    as a helper, a learner or a beginner. `led`: as the one who answers for it.
    """

    denies: bool = False
    pending: bool = False
    slight: bool = False
    led: bool = False


def stance(text: str) -> Stance:
    """How `text` stands to what it names.

    >>> stance("Assisted the project manager with minutes")
    Stance(denies=False, pending=False, slight=True, led=False)
    >>> stance("Led a team of nine; Basic Life Support")
    Stance(denies=False, pending=False, slight=False, led=True)
    """
    lower = text.lower()
    slight = hints(lower, "slight") and any(
        not GIVEN.search(text[max(0, found.start() - SO_FAR) : found.start()])
        for found in SLIGHT.finditer(text)
    )
    led = hints(lower, "led") and any(
        not LED_BY.search(text[max(0, found.start() - 6) : found.end()])
        and not LED_BY_ANOTHER.search(text[max(0, found.start() - SO_FAR) : found.start()])
        for found in LED.finditer(text)
    )
    begun = hints(lower, "pending") and BEGUN.search(text) is not None
    return Stance(denies=denies(text), pending=begun, slight=slight, led=led)


def stance_on(text: str, asked: frozenset[str]) -> Stance:
    """How `text` stands to the terms `asked`: as those of its clauses that hold one of them.

    Of several, the best counts: slight, denied or pending only if all are. Where no clause holds
    any, the whole line counts.

    >>> stance_on("Python, Airflow, SQL (basic)", frozenset({"python"})).slight
    False
    >>> stance_on("Python, Airflow, SQL (basic)", frozenset({"sql"})).slight
    True
    """
    whole = stance(text)
    if whole in (Stance(), Stance(led=True)):
        return whole
    about = [c for c in clauses_of(text) if terms(c) & asked]
    told = [stance(clause) for clause in about] or [whole]
    return Stance(
        denies=all(one.denies for one in told),
        pending=all(one.pending for one in told),
        slight=all(one.slight for one in told),
        led=any(one.led for one in told),
    )
