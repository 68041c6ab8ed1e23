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
# Ages of children, lengths of contracts: years that nobody has to have worked.
NOT_WORKED = re.compile(r"\bages?\b|\bmonths to$|\bto$|\bcontract\b", re.IGNORECASE)
# As the verifier of years reads them: "18 months", "a decade", "several years", "ten-plus years".
_COUNT = (
    rf"(?P<number>\d{{1,2}}(?:[.,]\d)?|{'|'.join(NUMBERS)}|thirty|forty|a|an|one and a half"
    rf"|several|multiple"
    r"|a few|a couple of|many|two and a half)"
)
SPANS = re.compile(
    rf"(?<![\w.$/])(?<!\w-)(?P<between>between )?{_COUNT}[\s-]*(?:\(\d{{1,2}}\)\s*)?"
    rf"(?:\+|plus\b)?(?:\s*(?:-|–|—|to|or|(?(between)and|(?!)))\s*(?:\d{{1,2}}|more|{'|'.join(NUMBERS)})(?:\s*\+)?)?\s*(?:\+"
    rf"|plus\b)?\s*(?:or more\s+)?"
    r"(?:full\s+|consecutive\s+|solid\s+|good\s+|progressive\s+|steady\s+)?"
    r"(?P<unit>years?|yrs?|y\b|decades?|months?|mos?\b)\b['’]?"
    r"(?!\s+(?:old|of age|ago|after|from now|groups?|a year|per year|notice|each year"
    r"|in advance)\b|[- ](?:old|college|degree|university|program\w*|plan|cycle|contract"
    r"|grant|lease|warranty|forecast|fixed)\b)",
    re.IGNORECASE,
)
COUNTS = {
    **NUMBERS,
    "a": 1.0,
    "an": 1.0,
    "thirty": 30.0,
    "forty": 40.0,
    "one and a half": 1.5,
    "two and a half": 2.5,
    "several": 3.0,
    "multiple": 2.0,
    "a few": 3.0,
    "a couple of": 2.0,
    "many": 5.0,
}
# A number of years whose unit was said before: "10 years of strategy, of which five in insurance".
OF_WHICH = re.compile(
    rf"\b(?:including|of which|with)(?: at least)? (?P<of>\d{{1,2}}|{'|'.join(NUMBERS)})\+?"
    r"(?= (?:in|as|at|of (?:them|these|those)|leading|managing|spent)\b)"
    rf"|[,;] (?:and )?(?:at least )?(?P<them>\d{{1,2}}|{'|'.join(NUMBERS)})\+?"
    r"(?= (?:of (?:them|these|those|which)|as|at)\b)",
    re.IGNORECASE,
)
# Before a length of time that is the most that is wanted, so that none has to be there.
AT_MOST = re.compile(
    r"\b(?:no|not) more than$|\bup to$|\bmaximum(?: of)?$|\bat most$"
    r"|(?<!\bno\s)(?<!\bnot\s)(?<!\bnot be\s)(?<!nothing\s)\b(?:less|fewer) than$"
    r"|\bunder$|\bnot exceeding$",
    re.IGNORECASE,
)
UP_TO = re.compile(
    rf"\b(?:up to|(?:a )?maximum(?: of)?) (?:\d{{1,2}}|{'|'.join(NUMBERS)}) (?:years?|yrs?)\b",
    re.IGNORECASE,
)
# Between two lengths of time: the second is a part of the first.
INCLUDED = re.compile(r"\b(?:including|of which|with at least|of them)\b", re.IGNORECASE)
# What makes a range of years of a line a job that still goes on, and what makes a job a small one.
RANGE = re.compile(
    r"(?:(?P<m1>\d{1,2})[./])?(?P<y1>(?:19|20)\d\d)\s*(?:-|–|—|to|until|till"
    r"|through|thru|(?<=\bbetween (?:19|20)\d\d )and|/)\s*(?:[A-Za-z]{3,9}\.?\s*"
    r"(?=\d))?(?:(?P<m2>\d{1,2})[./])?(?:(?P<y2>(?:19|20)\d\d)|(?P<short>\d\d)(?!\d)"
    r"|(?P<now>present|now|date"
    r"|current\w*|today|ongoing|$))",
    re.IGNORECASE,
)
SINCE_YEAR = re.compile(r"\bsince (?:[A-Za-z]+ )?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
SMALL_JOB = re.compile(
    r"\bintern(?:ship)?\b|\bpart[- ]time\b|\btrainee\b|\bwork[- ]study\b|\bpracticum\b"
    r"|\bplacement\b"
    r"|\bseasonal\b|\bco-?op\b|\bvolunteer\w*\b|\bsummers?\b|\bstudent (?:worker|assistant)\b"
    r"|\bshadow\w*\b"
    r"|\bapprentice\w*\b|\bcasual\b|\bextern(?:ship)?\b",
    re.IGNORECASE,
)
# A line that tells of work which others did: no years of it are one's own.
WATCHED = re.compile(r"^\W*(?:job[- ])?(?:shadow(?:ed|ing|s)?|watched)\b", re.IGNORECASE)
# Words around the years that name no field.
NO_FIELD = frozenset(
    "professional profession full-time career progressive post-qualification post-qualifying "
    "minimum "
    "paid total overall hand level time month months decade decades prefer relevant combined "
    "equivalent "
    "lieu setting settings increasingly verifiable satisfactory bs ms bachelor's master's "
    "recent recently continuous proven commercial industry sector sectors company companies "
    "qualified post substantial senior "
    "junior".split()
)
_TEAM = (
    r"(?:teams?|staff|people|engineers|designers|writers|sellers|reps|agents|employees|nurses"
    r"|technicians"
    r"|reports|operators|crew|workers|developers|analysts|managers|assistants|adjusters|associates"
    r"|coordinators|cooks|cleaners|drivers|teachers|interns|clerks)"
)
# Years asked for in leading people; a line of a job that tells of it; a title that does.
ASKS_TO_LEAD = re.compile(
    rf"\b(?:people management|(?:manag|supervis|lead)\w*\b[^,;]{{0,40}}\b(?:{_TEAM}|office"
    rf"|department)\b"
    r"|managing others|supervis\w+|team lead\w*|management experience|leadership|managerial"
    r"|lead role"
    r"|people leader\w*)",
    re.IGNORECASE,
)
# Words beside years of leading people that name no field.
LEADING = frozenset("supervisory supervisor leadership managerial role roles capacity".split())
LEADS = re.compile(
    rf"\b(?:supervis\w+|(?:manag|lead|led|direct|head|coach|mentor|hire|oversee|oversaw|train)\w*\b"
    rf"[^.;]{{0,50}}\b{_TEAM}\b|direct reports|line[- ]manag\w+|team of)",
    re.IGNORECASE,
)
LEADING_TITLE = re.compile(
    r"\b(?:manager|head|director|supervisor|lead|chief|foreman|forewoman|vp|president|principal"
    r"|captain"
    r"|charge nurse|team leader|superintendent|owner)\b",
    re.IGNORECASE,
)
