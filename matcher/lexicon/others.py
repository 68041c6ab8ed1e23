"""What a line names that another person has or does."""

from __future__ import annotations

import re

# Whose it is: what stands before a name, and behind it, where another person has it.
ANOTHER_BEFORE = re.compile(
    r"(?:\b(?:work(?:ed|s|ing)?|collaborat\w+|partner\w*|liais\w+|coordinat\w+|interact\w+"
    r"|consult\w*|communicat\w+|alongside)(?: \w{1,12}ly)? (?:with|alongside|for|under)"
    r"|\b(?:supervised|audited|led|managed|trained|taught|mentored|reviewed|signed|approved"
    r"|overseen"
    r"|checked|coached|precepted|run|owned) by|\breport(?:s|ed|ing)?(?: \w{1,12}ly)? to"
    r"|\b(?:supervision|direction|guidance|oversight) (?:of|by)"
    r"|(?<!\blife )\b(?:(?:assist|support|help|shadow)(?:s|ed|ing)?|aid(?:s|ed|ing))(?= ))"
    r"(?! (?:[\w'’/-]{1,20} ){0,4}as\b) (?:[\w'’/-]{1,20} ){0,4}$",
    re.IGNORECASE,
)
MANY_BEFORE = re.compile(
    r"\b(?:manag|supervis|hir|recruit|train|lead|led|oversaw|schedul|staff|mentor|coach|plac|teach"
    r"|taught|tutor|advis|process|review|verif|issu|renew)\w{0,5} (?:[\w'’/-]{1,20} ){0,4}$",
    re.IGNORECASE,
)
ANOTHER_AFTER = re.compile(
    r"(?:['’]s)?(?:[- ](?:certified|licensed|qualified|registered|level|degree))?[- ]"
    r"(?:firms?|holders|charterholders|colleagues|employees|personnel|candidates|students|applicants|contractors"
    r"|drivers|engineers|managers|technicians|accountants|nurses|professionals|applications?|forms?"
    r"|paperwork|transcripts?|staff(?! (?:nurse|accountant|auditor|engineer))"
    r"|teams?(?! (?:lead|manag|memb)\w*))\b(?!['’])",
    re.IGNORECASE,
)


def anothers(text: str, start: int, end: int) -> bool:
    """Whether what `text` names at a place is another person's, as far as it tells.

    >>> anothers("Supervised by an RN", 17, 19), anothers("Worked with patients as RN", 24, 26)
    (True, False)
    """
    before, behind = text[max(0, start - 80) : start], text[end : end + 40]
    many = text[start:end].endswith("s") or behind.startswith("s")
    return (
        ANOTHER_BEFORE.search(before) is not None
        or ANOTHER_AFTER.match(behind) is not None
        or (many and MANY_BEFORE.search(before) is not None)
    )


# "Worked for a director who led a team of nine": the team is the director's.
ANOTHER_WHO = (
    r"(?:for|to|under|with|assisted|supported) (?:an?|the|my|our)"
    r" (?:[\w'’-]{1,20} ){1,3}(?:who|that) "
)
