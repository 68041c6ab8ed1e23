"""Degrees and fields of study, as postings and resumes write them."""

from __future__ import annotations

import re
from enum import IntEnum


class Rank(IntEnum):
    """Degrees in their order; a higher one includes the lower."""

    SCHOOL = 1
    ASSOCIATE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTOR = 5


# Names that are words: any case. Abbreviations of two letters are words too ("as", "ms", "be"),
# so they count in capitals only, and not before what makes them something else ("MS Office").
_NAMES: tuple[tuple[Rank, str], ...] = (
    (Rank.DOCTOR, r"ph\.? ?d\b\.?|doctorates?\b|doctoral\b|doctor of\b|d\.?phil\b"),
    (
        Rank.MASTER,
        r"master['’]?s\b|masters['’]?\b|master of\b|master degree\b|m\.?sc\b\.?|m\.?eng\b|mba\b"
        r"|m\.b\.a\b|(?:post)?graduate degree\b|advanced degree\b|juris doctor\b",
    ),
    (
        Rank.BACHELOR,
        r"bachelor['’]?s?['’]?\b|b\.?sc\b\.?|b\.?eng\b|b\.? ?tech\b|bba\b|undergraduate degree\b"
        r"|(?:four|4)[- ]year (?:college |university )?degree\b|(?:college|university) degree\b"
        r"|licence\b(?= in)",
    ),
    (Rank.ASSOCIATE, r"associate['’]?s? degree\b|associate['’]?s? of\b|two[- ]year degree\b"),
    (Rank.SCHOOL, r"high school\b|ged\b|secondary school\b|general education development"),
)
_CAPITALS: tuple[tuple[Rank, str], ...] = (
    (Rank.DOCTOR, r"PHD|Ed\.?D\b|J\.?D\b\.?"),
    (Rank.MASTER, r"M\.?[SA]\b\.?(?! ?(?:Office|Excel|Word|Access|Project|SQL|Power|Teams|DOS))"),
    (Rank.MASTER, r"M\.?Ed\b|MFA\b|MPH\b|MPA\b|MSW\b|MSN\b"),
    (Rank.BACHELOR, r"B\.?[SAE]\b\.?|BFA\b|BSN\b|B\.?Com\b|AB\b(?= in)"),
    (Rank.ASSOCIATE, r"A\.?A\.?S\b\.?|A\.[AS]\b\.?|AA\b"),
)
DEGREES: tuple[tuple[Rank, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(rf"(?<![\w.])(?:{pattern})", flags))
    for table, flags in ((_NAMES, re.IGNORECASE), (_CAPITALS, re.NOFLAG))
    for rank, pattern in table
)

# A degree without its level: taken for the first one of a university.
SOME_DEGREE = re.compile(r"\bdegree\b(?! program)", re.IGNORECASE)

# The posting takes a degree that is not finished.
IN_PROGRESS_WELCOME = re.compile(
    r"in the process of|pursuing|working towards?|currently (?:enrolled|has or)|enrolled in"
    r"|candidates? for|students?\b|final year|rising (?:junior|senior)",
    re.IGNORECASE,
)
# The resume's degree is not finished.
UNFINISHED = re.compile(
    r"expected|anticipated|in progress|pursuing|candidate|current(?:ly)?\b|present\b|ongoing"
    r"|coursework toward|incomplete|did not (?:finish|complete)|enrolled",
    re.IGNORECASE,
)
EXPECTED_IN = re.compile(r"(?:expected|anticipated)\D{0,20}(?:\d{1,2}/)?(20\d\d)", re.IGNORECASE)
# What is asked is a wish about a degree, not a degree.
NO_DEGREE_ASKED = re.compile(r"intent(?:ion)? to|return to (?:a |the |your )?degree", re.IGNORECASE)
EXPERIENCE_INSTEAD = re.compile(
    r"(?:equivalent|comparable|relevant|related|practical) (?:\w+ )?experience"
    r"|experience in lieu|or equivalent",
    re.IGNORECASE,
)
NEIGHBOURS_WELCOME = re.compile(
    r"(?:related|relevant|similar|technical|quantitative|comparable|other|equivalent)"
    r"(?: \w+){0,2} (?:fields?|disciplines?|subjects?|areas?|degrees?|majors?|study)"
    r"|or related|or similar",
    re.IGNORECASE,
)

# Fields that a "related field" reaches. A term may stand in several.
FAMILIES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "computer computing software information informatics data machine artificial electrical "
        "electronics engineering mathematics math maths statistics physics analytics "
        "econometrics quantitative cybersecurity network bioinformatics",
        "business administration management marketing finance financial accounting accountancy "
        "economics commerce operations banking entrepreneurship logistics supply sales retail "
        "international",
        "nursing nurse medicine medical health healthcare pharmacy pharmaceutical biology "
        "biological biomedical physiology dental nutrition kinesiology therapy clinical "
        "biochemistry chemistry",
        "education teaching pedagogy curriculum childhood instruction teacher",
        "communication communications journalism media english advertising marketing writing "
        "literature public relations",
        "psychology sociology social counseling anthropology human humanities political history",
        "design art arts graphic fine fashion visual illustration architecture film animation",
        "law legal criminal justice paralegal jurisprudence policy",
        "civil mechanical chemical industrial aerospace engineering construction manufacturing "
        "materials structural environmental",
    )
)
# Words that many fields share, so that sharing one shows nothing.
SHARED_BY_FIELDS = frozenset(
    "science sciences studies applied general degree bachelor bachelors master masters associate "
    "associates doctor university college school arts institute program diploma major minor "
    "equivalent related field fields discipline required preferred accredited honors honours gpa "
    "city state graduated graduate undergraduate expected".split()
)
