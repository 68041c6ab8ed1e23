"""How large a thing was: sums of money, people led, beds and sites, with the noun beside them."""

from __future__ import annotations

import re

from matcher.lexicon.years import NUMBERS

_UNITS = {
    1e3: "k thousand tsd",
    1e6: "m mm mn mil mill mio million millions",
    1e9: "b bn bm mrd billion billions",
}
SCALES = {unit: scale for scale, units in _UNITS.items() for unit in units.split()}
_UNIT = "|".join(sorted(SCALES, key=len, reverse=True))
_SIGN = r"(?:(?:US|CA|AU)?[$€£]|\b(?:USD|EUR|GBP|CHF|CAD|AUD)\b)"
_WORD = r"(?:dollars?|euros?|pounds?|USD|EUR|GBP|CHF)\b"
# "$1.5 million", "EUR 1,2 Mio", "$500,000", "2 million dollars".
MONEY = re.compile(
    rf"{_SIGN} ?(?P<sum>\d[\d.,]*)\+?[ -]?(?:(?P<unit>{_UNIT})(?![a-z]))?"
    rf"|(?<![\d.,$€£])(?P<bare>\d[\d.,]*)\+?[ -]?(?:(?P<of>{_UNIT}) )? ?(?:{_WORD}|[€£])",
    re.IGNORECASE,
)
# What a sum is of, by the nouns beside it.
SUMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "a budget",
        re.compile(
            r"(?<!\bunder )(?<!\bwithin )(?<!\bon )(?<!\bbelow )(?<!\bover )\bbudgets?\b"
            r"|\bP ?& ?L\b|\bprofit and loss\b|\boperating expenses\b|\bopex\b|\bcapex\b",
            re.IGNORECASE,
        ),
    ),
    ("a quota", re.compile(r"\bquotas?\b|\bsales (?:goals?|targets?)\b", re.IGNORECASE)),
    (
        "a portfolio",
        re.compile(
            r"\bportfolios?\b|\bbook of business\b|\bassets under management\b|\bAUM\b",
            re.IGNORECASE,
        ),
    ),
    ("sales", re.compile(r"\brevenues?\b|\bsales\b|\bturnover\b", re.IGNORECASE)),
    ("projects", re.compile(r"\bprojects?\b|\bcontracts?\b|\bprogram(?:me)?s?\b", re.IGNORECASE)),
    ("grants", re.compile(r"\bgrants?\b|\bfundrais\w+|\bdonations?\b|\bgifts?\b", re.IGNORECASE)),
)
BESIDE = 50  # characters between a sum and the noun that says what it is of
# Before a sum that tells a change, and not how large the thing itself is.
CHANGE = re.compile(
    r"\b(?:sav(?:ed|es?|ings?)|reduc\w+|cut\w*|lower\w*|increas\w+|grew|grow\w*|decreas\w+"
    r"|additional|extra|by|from|fines?|penalt\w+)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_COUNT = rf"(?:\d[\d,]*|{'|'.join(NUMBERS)})"
_ABOUT = (
    r"(?:(?:at least|a minimum of|minimum of|minimum|more than|over|up to|about|around|nearly"
    r"|approximately|between|some)\s+)?"
)
_MORE = r"(?:\s?\+|\s?-\s?\d+|\s+to\s+\d+|\s+or\s+more|\s+plus)?"
_TEAM = r"(?:teams?|staffs?|crews?|workforces?|squads?|departments?|brigades?)"
_PEOPLE = (
    r"(?:people|persons|staff|employees|reports|team members|members|associates|engineers|FTEs?"
    r"|nurses|technicians|developers|agents|workers|analysts|managers|supervisors|operators"
    r"|individuals|professionals|representatives|reps|designers|subordinates|volunteers|personnel"
    r"|sellers|drivers|teachers|consultants|contractors|tradespeople|tradesmen|electricians|carpenters"
    r"|plumbers|welders|mechanics|machinists|labou?rers|foremen|superintendents|cooks|chefs|bartenders"
    r"|housekeepers|cashiers|clerks|guards|officers|soldiers|paralegals|attorneys|accountants|buyers"
    r"|recruiters|researchers|scientists|therapists|interns|trainees|salespeople)"
)
LED = "people led"
_LEADS = (
    r"(?:manag\w+|supervis\w+|leads?|led|leading|direct(?:ed|s|ing)?|head(?:ed|s|ing)?|coach\w*"
    r"|mentor\w*|oversaw|oversee\w*|buil[dt]\w*|r[au]n|running|grew"
    r"|responsible for|leadership)"
)
# "Led a team of three", "a staff of 25", "12 direct reports", "supervised up to 30 employees".
PEOPLE = re.compile(
    rf"\b{_LEADS}\b[^.;\n]{{0,60}}?\b(?<!part of a )(?<!member of a )(?<!for a )(?<!for ){_TEAM}"
    rf"(?:\s+sizes?)?\s+of\s+{_ABOUT}(?P<team>{_COUNT})\b"
    rf"|\b{_LEADS}\s+(?:and\s+\w+\s+)?(?:an?\s+)?(?:{_TEAM}\s+(?:of|with)\s+)?{_ABOUT}"
    rf"(?P<led>{_COUNT})\b{_MORE}\s+(?:\w+\s+)?(?:\w+\s+)?{_PEOPLE}\b"
    rf"|(?<![\w.$/])(?P<direct>{_COUNT})\b{_MORE}\s+(?:\w+\s+)?direct reports\b",
    re.IGNORECASE,
)
# Counted things that stand beside their number: "a 300-bed hospital", "25+ locations".
_THINGS = (
    "beds?|locations?|sites?|stores?|branch(?:es)?|restaurants?|accounts?|clients?|students?"
    "|users?|properties|units?|vehicles?"
)
PLURALS = {"branch": "branches", "property": "properties"}
THINGS = re.compile(
    rf"(?<![\w.$/#-]){_ABOUT}(?P<count>(?!(?:19|20)\d\d\b)\d[\d,]*){_MORE}[\s-]+(?:[a-z]+\s+)?(?P<thing>{_THINGS})\b"
    r"(?!\s*(?:per|a|an|each|executives?|managers?|representatives?|reps?|receivable|payable)\b|\s*/)",
    re.IGNORECASE,
)
# Beside a figure that is the least that will do.
AT_LEAST = re.compile(
    r"\bat least\b|\bminimum\b|\b(?:or|and) (?:more|above|greater|larger|higher|up)\b|\d ?\+"
    r"|(?:million|thousand|billion|\d[mk])(?:\+| ?plus\b)|\bmore than\b|\bover\b|\bexceeding\b"
    r"|\bin excess of\b|\bgreater than\b|[>≥]",
    re.IGNORECASE,
)
# Words beside a figure that tell no field.
NO_FIELD = frozenset(
    "budget budgets p&l profit loss quota quotas sales revenue portfolio book business annual "
    "annually yearly year years carrying carry managing manage managed management responsibility "
    "responsible owning team teams people staff leading led lead supervising direct reports size "
    "sizes of million thousand dollars record track history experience proven demonstrated "
    "employees minimum least excess operating full successful successfully multiple larger "
    "greater members or more plus usd eur individual target targets goal goals leadership "
    "building supervised supervise oversee overseeing exceeding meeting achieving hitting".split()
)
