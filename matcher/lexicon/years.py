"""How postings ask for years and how resumes state them."""

from __future__ import annotations

import re

NUMBERS = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_NUMBER = rf"(?P<number>\d{{1,2}}(?:\.\d)?|{'|'.join(NUMBERS)})"
# "5 years", "5+ years", "3-5 years" (three will do), "five (5) years", "2 or more years".
YEARS = re.compile(
    rf"(?<![\w.$-]){_NUMBER}\s*(?:\(\d{{1,2}}\)\s*)?\+?"
    r"(?:\s*(?:-|–|to|or)\s*(?:\d{1,2}|more)\+?)?(?:\s*\+)?(?:\s+full)?\s*(?:years?|yrs?)\b['’]?"
    r"(?!\s+(?:old|of age|ago))",
    re.IGNORECASE,
)
# Ages of children, lengths of contracts: years that nobody has to have worked.
NOT_WORKED = re.compile(r"\bages?\b|\bmonths to$|\bto$|\bcontract\b", re.IGNORECASE)
STATED_FOR = re.compile(
    r"\s*(?:\w+\s+){0,3}?(?:experience|working|in|of|as|with|background)\b", re.IGNORECASE
)
