"""Functions of an organisation, and who stands beside it, as lines name them; and working together.

"Works across functions" is shown by a line that says who else was at the table.
"""

from __future__ import annotations

import re

# A line is one function, however it is called: two names of it are not two functions.
_INSIDE = r"""
engineer(?:s|ing)|developers?|programmers|software teams?|tech(?:nology|nical) teams?|architects
product (?:managers?|management|owners?|teams?)|product(?=,? and | team)|(?<=and )product
designers?|design|UX|UI|user experience|creatives?|copywriters
marketing|marketers|market research
sales|business development|account (?:managers?|executives?)
legal|lawyers?|attorneys?|(?:general )?counsel|paralegals?
finance|financial|accounting|accountants?|controllers?|treasury|payroll
human resources|HR|recruit(?:ers?|ing)
operations
IT|information technology|help ?desk
quality(?: assurance| control)?|QA|testers
supply chain|logistics|transportation|distribution|warehous(?:e|ing)
procurement|purchasing|buyers|sourcing
manufacturing|production|machinists|operators|plant managers?
research|researchers?|scientists?|R&D|laborator(?:y|ies)|lab
data (?:scientists?|science|analysts?|analytics|engineers?)|analytics|analysts|statisticians?
customer (?:service|support|success)|call cent(?:er|re)
compliance|regulatory(?: affairs)?|risk(?: management)?|audit|auditors?
security|privacy
communications|public relations|PR|media relations|public affairs
facilities|maintenance|custodial|housekeeping
merchandis(?:ing|ers?)|stores?
nurse practitioners?|nurs(?:es?|ing)|RNs|LPNs|CNAs
physicians?|doctors?|surgeons?|hospitalists?|medical|clinicians?
pharmac(?:ists?|y)
therapists?|therapy|(?:physical|occupational|speech) therap(?:ists?|y)|rehab(?:ilitation)?
social work(?:ers?)?|case (?:managers?|management)
dieti(?:tians?|cians?)|dietary|nutrition(?:ists?)?
ambulance|paramedics?|EMTs|EMS|first responders
radiology|technologists?
teachers?|faculty|educators?|instructors?|professors?
counsel(?:l)?ors?|psychologists?
administrators?|principals?|registrars?
kitchen|chefs?|cooks?|culinary
servers|front of house|bartenders?|banquets?
police|law enforcement|fire(?: department|fighters?)?
(?:field )?interviewers?|surveyors?
executives?|(?:senior|upper|executive) (?:management|leadership)
"""
_OUTSIDE = r"""
clients?|customers?
vendors?|suppliers?
(?:sub)?contractors?|builders|consultants?
partners|agenc(?:y|ies)|ministr(?:y|ies)|government(?: officials)?|regulators?
investors?|donors?|funders?|sponsors?
community|communities|parents|famil(?:y|ies)|residents
"""
_WRITTEN_LARGE = frozenset("UX UI HR IT QA PR RNs LPNs CNAs EMTs EMS R&D".split())
# What may follow functions that are people; "finance and HR modules" and "sales reports" are none.
_PEOPLE = re.compile(
    r"(?: (?:crews?|desk))?['’]?s?\s*(?:$|[,;.:()/&|–-]|(?:and|or|to|on|in|for|at|by|from|of|across"
    r"|within|during|who|that|when|as|while|with|throughout|through|into|daily|weekly|monthly"
    r"|every|each|once|twice|three|teams?|departments?|groups?|staff|people|leads?|personnel"
    r"|managers?|management|leaders?|leadership|directors?|members?|partners?|counterparts"
    r"|professionals?|colleagues|stakeholders|functions?|units?|areas?|associates|employees"
    r"|representatives|reps|specialists?|experts?|engineers?|officers?|heads|providers?|assistants?"
    r"|divisions?|organi[sz]ations?|offices?|services|both|all)\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:[,/&]|,?\s*\b(?:and|or)\b)(?:\s+the)?\s*", re.IGNORECASE)


def _patterns() -> tuple[re.Pattern[str], int]:
    inside, outside = _INSIDE.split("\n")[1:-1], _OUTSIDE.split("\n")[1:-1]
    told = "|".join(f"({line})" for line in (*inside, *outside))
    return re.compile(rf"(?<![\w'’-])(?:{told})(?![\w-])", re.IGNORECASE), len(inside)


_FUNCTION, _LAST_INSIDE = _patterns()
# Words that say it outright of what somebody did.
ACROSS = re.compile(
    r"\b(?:cross[- ]?functional(?:ly)?|(?:multi|inter|cross)[- ]?(?:disciplinary|departmental)"
    r"|across (?:\w+ ){0,2}(?:functions|departments|disciplines|business units|functional areas)"
    r")\b",
    re.IGNORECASE,
)
# Before those whom somebody worked with, and where the list of them ends.
TOGETHER = re.compile(
    r"\b(?:(?:collaborat\w+|liais\w+|interfac\w+|partner(?:ed|ing|s|ship)?|together|work(?:ed|s|ing)?"
    r"|sat|sits|met|meets?|meetings?|consult(?:ed|s|ing)?|align(?:ed|s|ing)?|agree[ds]?|jointly"
    r"|communicat(?:ed|es?|ing|ion)|co-?ordinat(?:ed|es?|ing|ion))"
    r" (?:\w+ ){0,4}?(?:with|between|among|across)|alongside)\b",
    re.IGNORECASE,
)
TO_WHAT_END = re.compile(
    r"[.;:](?=\s)|\b(?:to|for|on|in|so|while|which|that|who|regarding|about|by|within|as|from|during"
    r"|through|using|including|ensuring)\b",
    re.IGNORECASE,
)
# Of a whole sentence: "the round at which nurses and doctors settle a plan together".
ALL_TOGETHER = re.compile(
    r"\btogether(?=\W*$)|\b(?:side by side|hand in hand)\b(?! with)", re.IGNORECASE
)
# A requirement of these words and no others is about working across functions and nothing else.
ASKS_ACROSS = re.compile(rf"{ACROSS.pattern}|\bstakeholders\b", re.IGNORECASE)
ONLY = frozenset(
    "a ability able abilities across all an and areas as at be building build business capability"
    " capable collaborate collaborating collaboration collaborative collaboratively collaborator"
    " communicate communicates communicating communication comfortable competent coordinate"
    " coordinating coordination cross demonstrated departmental departments different disciplinary"
    " disciplines diverse engage engaging environment environments excellent exceptional experience"
    " experienced external for form from function functional functionally functions good great"
    " group groups in inter interact interacting interdisciplinary interface internal members multi"
    " multidisciplinary multiple of on other others part partner partnering partners player"
    " previous prior proficient proven record relationships settings setting skill skills"
    " solid stakeholders strong success successful superb team teams teamwork the their to together"
    " track units various well with within work working works organization company effectively"
    " closely between interdepartmental crossfunctional crossfunctionally".split()
)


def functions_in(text: str) -> tuple[int, int]:
    """How many functions inside an organisation `text` names as people, and how many beside it.

    >>> functions_in("Met with lawyers, legal staff, HR and two vendors to agree the terms")
    (2, 1)
    >>> functions_in("Worked with sales reports and HR software; it helped marketing campaigns")
    (0, 0)
    """
    found: set[int] = set()
    run: set[int] = set()
    names = list(_FUNCTION.finditer(text))
    starts = [*(name.start() for name in names[1:]), len(text)]
    for name, start in zip(names, starts, strict=bool(names)):
        said = name.group()
        if said.upper() not in _SHORT or said in _WRITTEN_LARGE:
            run.add(name.lastindex or 0)
        if start < len(text) and _JOINT.fullmatch(text, name.end(), start):
            continue  # "finance and HR modules": what ends a list says what all of it is
        if _are_people(said) or _PEOPLE.match(text, name.end()):
            found |= run
        run = set()
    inside = sum(number <= _LAST_INSIDE for number in found)
    return inside, len(found) - inside


def _are_people(name: str) -> bool:
    """Whether it is a plural of persons, whatever follows: "nurses", and not "logistics"."""
    return name.endswith("s") and not name.casefold().endswith(_NO_PERSONS)


_NO_PERSONS = (
    "ss",
    "ics",
    "ces",
    "ations",
    "relations",
    "affairs",
    "sales",
    "stores",
    "facilities",
)
_SHORT = frozenset(name.upper() for name in _WRITTEN_LARGE)
