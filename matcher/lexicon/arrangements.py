"""What is arranged with who is hired: hours, the first day, tools of one's own, terms.

A resume says nothing of it, so that it is unknown and not missing. Each pattern holds for a line
that asks for that and for nothing else: whoever "conducts in-person interviews" or "drafts
non-disclosure agreements" does a duty.
"""

from __future__ import annotations

_MONTHS = (
    r"(?:(?:early|mid|late|the)[- ]?(?: ?(?:end|beginning|middle|first week) of)? ?)?"
    r"(?-i:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter|spring|summer"
    r"|autumn|winter)"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?s?"
_TO = r" ?(?:-|–|to|through|thru|until|&|and) ?"
_O_CLOCK = r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.? ?m\b\.?|o['’]?clock)"
_DEMANDED = r"(?:\W+(?:(?:is|are|a|be) )*(?:required|preferred|needed|only|must|plus|please))?\W*$"
_MAY = r"^(?:(?:you|must|should|be|is|are|have|willing|able|ability|available|ready|to) )*"
_OWNED = (
    r"(?:(?:hand|power|basic|mechanic\S*|work|safety) ?)?(?:tools?|knives|knife kit|equipment"
    r"|toolbox|tool ?kit|gear|instruments?|camera|shears|clippers|massage table)"
)
# Hours that are kept beside those that `permits.CONDITIONS` names.
HOURS = "|".join(
    (
        r"\b(?:until|till|to) (?:midnight|\d{1,2}(?::\d\d)? ?[ap]\.?m\b)",
        rf"{_MAY}work\w* .{{0,20}}\bmidnight\b",
        r"^(?:full|part)[- ]?time\W+(?:(?:approx\w*|about|up to|at least) )?\d{1,2}\+?"
        rf"(?:{_TO}\d{{1,2}})? ?(?:hours?|hrs?)\b",
        r"^(?:(?:approx\w*|about|up to|at least|minimum(?: of)?) )?\d{1,2}\+?"
        rf"(?:{_TO}\d{{1,2}})? ?(?:hours?|hrs?)(?: ?/ ?| per | an? | each )(?:week|wk|day)\b",
        r"^(?:full|part)[- ]?time (?:commitment|hours)\b",
        rf"^(?:work\w* )?(?:hours|days|schedule)?\W*{_DAY}{_TO}{_DAY}\b",
        rf"^{_O_CLOCK}{_TO}{_O_CLOCK}",
        r"\bwork(?:ing)? (?:\w+ )?(?:outside|beyond|after)(?: of)?(?: (?:normal|regular|standard"
        r"|core|usual|typical))? (?:business|working|office|work|school) hours\b",
        r"^(?:(?:some|occasional|late|frequent|weekday|many|most) )+(?:evenings?|nights?|mornings?"
        r"|weekends?|holidays)(?:,? (?:and|or|&) (?:\w+ )?(?:evenings?|nights?|mornings?|weekends?"
        rf"|holidays))*(?: (?:work|hours|shifts?|availability))?{_DEMANDED}",
        r"^(?:summer|spring|fall|autumn|winter|holiday|year[- ]round|morning|afternoon|seasonal)"
        rf" availability{_DEMANDED}",
        r"^(?:must be )?available (?:during|in|throughout|year[- ]round)\b",
    )
)
FIRST_DAY = "|".join(
    (
        rf"{_MAY}start(?:ing)? (?:work )?(?:in|on|by|from|around|as of)?"
        rf" ?(?:{_MONTHS}\b(?! (?:camp|school|season|program))|\d{{1,2}}/\d)",
        rf"{_MAY}join (?:us )?(?:in|by|from) {_MONTHS}\b",
    )
)
NEARBY = "|".join(
    (
        r"^(?:only |prefer(?:ably)? )?locals?(?: (?:candidates?|applicants?|residents?|people))?"
        rf"{_DEMANDED}",
        r"^must be (?:a )?local(?: (?:candidate|resident))?\W*$",
        r"\blocal (?:candidates?|applicants?)(?: (?:are|is))? (?:only|preferred|required)\b",
        r"^(?:must )?(?:be|work) on[- ]?site\b",
        r"^on[- ]?site (?:role|position|job|work|presence|only|required)\W*$",
    )
)
TOOLS = "|".join(
    (
        rf"^(?:(?:must|should|to|you|have|own|bring|provide|supply|possess|use|an?|set|of) )*"
        rf"(?:your |their |his |her )?own (?:basic |set of |\w+ ){{0,2}}{_OWNED}{_DEMANDED}",
        rf"^(?:must )?(?:own|have|supply|provide|bring) (?:an? |your )?(?:\w+ )?(?:laptop|camera"
        rf"|computer|tool ?(?:box|kit|set)|{_OWNED})(?: of (?:your|their) own)?{_DEMANDED}",
    )
)
TERMS = "|".join(
    (
        r"^(?:please )?(?:include|state|submit|send|provide|indicate|specify|share|list) .{0,40}"
        r"\b(?:salary|pay|rate|compensation|wage)\b",
        r"^(?:salary|hourly rate|pay|compensation|wage) (?:expectations?|requirements?|history)\b",
        r"^(?:(?:must|able|ability|willing|to|be|work|on|an?|as|direct|only) )*(?-i:W-?2|C2C|C2H"
        r"|1099|W-?2/\w+)\b.{0,24}$",
        r"^no (?:corp\w*[- ](?:to|2)[- ]corp\w*|(?-i:C2C|1099|W-?2)|third[- ]part\w+|3rd part\w+"
        r"|agencies|recruiters)\b",
        r"^(?:(?:must|able|available|willing|attend|an?|to|for|be|do|final|in|one|two) )*"
        r"(?:face[- ]to[- ]face|in[- ]person|f2f|on-?site|phone|video|skype) interviews?"
        rf"{_DEMANDED}",
        r"^(?:(?:must|have|provide|two|three|four|excellent|good|strong|solid|professional|work"
        r"|character|personal|checkable|verifiable|\d) )+references?"
        rf"(?: (?:upon request|available|(?:will be|are) checked))?{_DEMANDED}",
        r"^(?:(?:must|ability|able|to|be|get|licensed|insured|and|eligible|for) )*"
        r"(?:bondable|bonded|be bonded)\W*$",
        r"^(?:(?:negative|current|must|have|pass|an?|up-to-date|clear|annual|recent) )*"
        r"(?:tb|tuberculosis) (?:skin )?(?:test|screen\w*|clearance)(?: results?)?"
        rf"{_DEMANDED}",
        r"^(?:(?:current|up-to-date|up to date|proof of|must|have|required) )*immuni[sz]ations?"
        rf"(?: records?)?{_DEMANDED}",
        r"^(?:(?:must|able|willing|make|an?|to|be|minimum|min|of|at least) )*"
        r"(?:one|two|three|six|\d+)[- ](?:year|month|semester|season)s? commitment"
        rf"{_DEMANDED}",
        r"^(?:(?:must|able|willing|to|be) )*commit to (?:at least )?(?:an? )?(?:one|two|\d+|full)"
        r" (?:year|month|semester|season)s?\W*$",
        r"^(?:(?:must|be|willing|able|agree|to|required) )+sign an? (?:nda|non-?\s?disclosure"
        r"|non-?\s?compete|confidentiality)\b",
        r"^non[- ]?(?:compete|disclosure) agreement\W*$",
        r"^(?:seasonal|temporary|temp|permanent|internship|contract) (?:position|role|job"
        rf"|employment|assignment)(?:\W*$|,? (?:through|from|until|for \d|{_MONTHS}))",
        r"^(?:(?:position|employment|offer|hire|is) )*contingent (?:up)?on\b",
    )
)
SURROUNDINGS = (
    r"^(?:(?:must|be|able|ability|willing|comfortable|to) )*work(?:ing)? in (?:an? )?"
    r"(?:\w+ (?:and|or) )?(?:cold|hot|smok\w+|noisy|dusty|dirty|wet|humid|freez\w+|refrigerated"
    r"|extreme)\b.{0,30}\b(?:environments?|conditions|temperatures?|weather|areas?|heat|cold)\b"
)
JOURNEYS = (
    r"^(?:minimal|some|light|little|moderate|heavy|overnight|occasional|limited) travel\b"
    r"(?! (?:industry|agenc|agent|arrange|insur|product|sector|consult|book|plan|expens|exper"
    r"|writ|brand))"
)
ARRANGED = "|".join((HOURS, FIRST_DAY, NEARBY, TOOLS, TERMS, SURROUNDINGS, JOURNEYS))
# The name of each arrangement, the words that ask for it and those that state it outright.
ARRANGEMENTS = (
    (
        "the hours",
        HOURS,
        rf"\b(?:available|availability)\b[^.;]{{0,24}}\b(?:{_DAY}|{_O_CLOCK}|any ?time|hours"
        r"|full[- ]time|summers?|midnight)\b",
    ),
    (
        "the first day",
        FIRST_DAY,
        r"\bavailable (?:from|now|to start|as of|immediately|in (?-i:[A-Z]))|\bcan start\b"
        r"|\bnotice period\b|\bweeks?['’]? notice\b",
    ),
    ("living nearby", NEARBY, r"\blocal candidate\b|\b(?:am|is|currently) local\b"),
    (
        "tools of one's own",
        TOOLS,
        r"\b(?:my|have|has|with|owns?)\b[^.;]{0,12}\bown (?:\w+ ){0,2}(?:tools|knives|knife kit"
        r"|equipment|camera|laptop)\b|^\W*own (?:\w+ )?(?:tools|knives)\W*$",
    ),
    ("such terms", TERMS, r"\bcorp[- ]to[- ]corp\b|\bC2C\b|\breferences? (?:available|upon)\b"),
)
