"""Words by which a posting speaks, and a resume does not: each pattern is one kind of sign.

A resume may quote one of them ("met all job requirements"), hardly two kinds. Years are the
counterpart: jobs and degrees have theirs, while a posting names one at most, of its own day.
"""

from __future__ import annotations

import re

LEAST_SIGNS = 2  # kinds of signs
MOST_YEARS = 2  # different ones

YEAR = re.compile(r"[12][09]\d\d(?!\d)")  # begins with no lookaround: a third of the time

SIGNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # somebody is looked for
        r"\bwe(?: a|['’]?)re (?:currently |now |actively )?(?:looking|seeking|searching|hiring)"
        r"|\b(?:is|are) (?:currently |now |actively )?(?:seeking|looking for|hiring)\b"
        r"|\bwe (?:seek|need) an?\b|\bjoin (?:our|us|the team)\b",
        r"\bthe (?:ideal|successful|right|selected|qualified) (?:candidate|applicant)"
        r"|\b(?:candidates?|applicants?) (?:must|should|will|who)\b"
        r"|\bqualified (?:applicants|candidates)",
        # the reader is spoken to
        r"\bwhat you(?:['’]ll| will|['’]d| bring| need)|\byou(?:['’]ll| will) [a-z]",
        r"\byour (?:resume|skills|experience|role|responsibilities|career|background)\b",
        # headings
        r"\b(?:minimum|preferred|required|basic|desired|key)"
        r" (?:qualifications?|requirements?|skills?|experience)\b"
        r"|\bjob (?:requirements?|description|summary|duties)\b"
        r"|\b(?:position|role) (?:summary|overview|description|requirements?)\b"
        r"|\bnice to haves?\b|\babout (?:the|this) (?:role|job|position|opportunity|company)\b"
        r"|\bwho you are\b|\bwhat we offer\b",
        # law, applying, pay
        r"\bequal[- ](?:employment[- ])?opportunit|\baffirmative action employer"
        r"|\bwithout regard to (?:race|age|sex|color)|\bregardless of race"
        r"|\breasonable accommodation",
        r"\bapply (?:now|today|online|here|via|by)\b|\bto apply\b"
        r"|\b(?:send|submit)(?: us)? (?:your|a) (?:resume|cv|application)"
        r"|\bthis (?:position|role|job) (?:is|will|requires|reports|offers)",
        r"\b401\(?k\)?|\b(?:paid time off|PTO|health insurance|dental)\b"
        r"|\b(?:salary|compensation|pay) range\b|\bbenefits package\b",
    )
)


def is_advertised(text: str) -> bool:
    """Whether `text` speaks as postings do, and dates nothing as resumes do.

    >>> is_advertised("We are looking for a cook. You will run the pass. Requirements: two years")
    True
    >>> is_advertised("Cook, Pine Inn, 2019 - 2024. Met all job requirements; wrote the menu")
    False
    """
    years: set[str] = set()
    for found in YEAR.finditer(text):
        years.add(found.group())
        if len(years) > MOST_YEARS:
            return False
    return sum(sign.search(text) is not None for sign in SIGNS) >= LEAST_SIGNS
