"""Places, permits to work, clearances and checks; and what a job asks of a person's days."""

from __future__ import annotations

import re

from matcher.lexicon.arrangements import ARRANGEMENTS
from matcher.lexicon.degrees import TO_RETURN

_STATES = (
    "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut"
    "|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas"
    "|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota"
    "|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey"
    "|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon"
    "|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas"
    "|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming"
    "|AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NS Nova Scotia|ON Ontario"
    "|QC Quebec|SK Saskatchewan|NSW New South Wales|VIC Victoria|QLD Queensland"
)
STATES = {name.casefold(): code for code, _, name in (s.partition(" ") for s in _STATES.split("|"))}
_CODES = frozenset(STATES.values())
# Codes that are words, degrees or duties: only after a comma and a space.
_WORDS = frozenset("IN OR ME OK HI MA MS PA MD ON ID IA CO LA AL AK DE VA CT MT AB NB".split())
_NAMED = re.compile(
    rf"\b(?P<name>{'|'.join(sorted(map(re.escape, STATES), key=len, reverse=True))}|compact)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?P<comma>,\s)?\b(?P<code>[A-Z]{2,3})\b")


def states_in(text: str) -> frozenset[str]:
    """The states and provinces that `text` names, by code; "compact" for a licence of many.

    >>> sorted(states_in("RN Texas (compact), Norman, OK"))
    ['OK', 'TX', 'compact']
    """
    found = {_code_of(m.group("name")) for m in _NAMED.finditer(text)}
    for match in _CODE.finditer(text):
        code = match.group("code")
        if code in _CODES and (code not in _WORDS or match.group("comma")):
            found.add(code)
    return frozenset(found)


def _code_of(name: str) -> str:
    return STATES.get(name.casefold(), "compact")


# Countries, with the words for them and for their citizens.
COUNTRIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (country, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"))
    for country, pattern in (
        ("the US", r"US|USA|U\.S\.(?:A\.)?|United States|America[n]?"),
        ("the UK", r"UK|U\.K\.|United Kingdom|British|Britain|England|Scotland|Wales"),
        (
            "the EU",
            r"EU|E\.U\.|European Union|EEA|Schengen|Germany|German|France|French|Spain|Spanish"
            r"|Italy|Italian|Ireland|Irish|Netherlands|Dutch|Belgium|Belgian|Poland|Polish|Portugal"
            r"|Portuguese|Austria|Austrian|Sweden|Swedish|Denmark|Danish|Finland|Finnish|Romanian?"
            r"|Czech|Greek|Greece|Hungary|Hungarian|Estonian?|Latvian?|Lithuanian?|Slovak|Sloven\w+"
            r"|Croatian?|Bulgarian?",
        ),
        ("Canada", r"Canada|Canadian"),
        ("Australia", r"Australian?"),
        ("New Zealand", r"New Zealand(?:er)?|NZ"),
        ("the UAE", r"UAE|Emirates|Emirati|Dubai"),
        ("Saudi Arabia", r"Saudi(?: Arabia)?|KSA|Iqama"),
        ("Switzerland", r"Switzerland|Swiss"),
        ("India", r"India|Indian"),
        ("Singapore", r"Singapore(?:an)?"),
        ("Hong Kong", r"Hong Kong"),
        ("Japan", r"Japan(?:ese)?"),
        ("South Africa", r"South Africa[n]?"),
        ("Kenya", r"Kenya[n]?"),
        ("Nigeria", r"Nigeria[n]?"),
        ("Brazil", r"Brazil(?:ian)?"),
        ("Mexico", r"Mexic(?:o|an)"),
    )
)

# What a posting may ask of the right to work.
ASKS_TO_WORK = re.compile(
    r"\bauthori[sz](?:ed|ation) to (?:work|live)|\bwork (?:authori[sz]ation|permit|visa|rights?)"
    r"|\bright to work|\b(?:eligible|entitled|permitted|legally able) to work"
    r"|\b(?:visa|requir\w+|without|needs?|offer|provide|no)\b[^.;]{0,30}\bsponsorship\b"
    r"|\bvisa sponsor\w*"
    r"|\bemployment (?:eligibility|authori[sz]ation)|\bpermit to work|\bresidence (?:visa|permit)"
    r"|\bvalid (?:\w+ )?visa\b|\bwork in the (?:US|UK|EU)\b without",
    re.IGNORECASE,
)
ASKS_CITIZEN = re.compile(
    r"\bcitizen(?:s|ship)?\b(?![- ](?:science|engag\w+|service))|\bpermanent residen\w+"
    r"|\bgreen card\b|\bU\.?S\.? person\b"
    r"|\bnationals? of\b",
    re.IGNORECASE,
)
ASKS_RESIDENT_TOO = re.compile(
    r"\bpermanent residen\w+|\bgreen card\b|\bU\.?S\.? person\b", re.IGNORECASE
)
ASKS_CLEARANCE = re.compile(
    r"\b(?:security )?clearance\b|\bTS/SCI\b|\btop secret\b|\bpublic trust\b|\bcleared\b",
    re.IGNORECASE,
)
ABLE_TO_OBTAIN = re.compile(
    r"\b(?:able|ability|eligib\w+|eligible|willing\w*) (?:\w+ ){0,3}(?:obtain|get|for|gain|hold"
    r"|pass)"
    r"|\bobtainable\b|\bclearable\b|\bor (?:the )?ability\b|\beligible\b",
    re.IGNORECASE,
)
CLEARANCES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern, re.IGNORECASE))
    for rank, pattern in (
        (5, r"\bTS ?/ ?SCI\b|\bsensitive compartmented"),
        (4, r"\btop[ -]secret\b|\bTS\b clearance|\bDV cleared|\bDV clearance|\bdeveloped vetting"),
        (3, r"(?<!top )(?<!top-)\bsecret\b|\bSC clear\w+|\bSC\b(?= clearance)|\bQ clearance"),
        (2, r"\bconfidential clearance|\bL clearance|\bCTC\b|\bNV1\b"),
        (1, r"\bpublic trust\b|\bBPSS\b|\bbaseline clearance"),
    )
)
# Checks that a resume may say were passed.
CHECKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("Working with Children Check", r"\bworking with children\b|\bWWCC?\b|\bblue card\b"),
        ("Garda vetting", r"\bgarda vett\w+"),
        ("DBS check", r"\benhanced DBS\b|\bDBS\b|\bCRB\b|\bdisclosure and barring|\bPVG\b"),
        ("background check", r"\bbackground (?:check|screen\w*)\b|\bpolice check\b|\bLive ?Scan\b"),
        ("criminal record check", r"\bcriminal record\b"),
        ("drug test", r"\bdrug (?:test|screen)\w*\b|\bdrug[- ]free\b"),
        ("ITAR", r"\bITAR\b"),
    )
)

# What a resume says of it.
CITIZEN = re.compile(
    r"\bcitizen(?:ship)?\b(?! (?:and|&) immigration)|\bpassport\b(?! ?/)(?<!/passport)"
    r"|\bnationality\b|\bnational\b(?= of)",
    re.IGNORECASE,
)
RESIDENT = re.compile(
    r"\bgreen card\b|\bpermanent residen\w+|\bindefinite leave|\bILR\b|\bsettled status\b"
    r"|\bPR\b(?= "
    r"(?:card|holder|status))|\bLPR\b",
    re.IGNORECASE,
)
MAY_WORK = re.compile(
    r"\bauthori[sz](?:ed|ation) to work|\bwork (?:authori[sz]ation|permit|rights?)\b"
    r"|\bright to work"
    r"|\beligible to work|\bEAD\b|\bno sponsorship\b|\bwithout (?:\w+ )?sponsorship"
    r"|\bopen work permit"
    r"|\b(?:residence|employment|work|dependent|partner|spouse|family) visa\b|\bvisa\s*:|\bIqama\b"
    r"|\bnot require (?:\w+ )?sponsorship|\bBlaue Karte\b|\bEU blue card\b|\bStamp 4\b",
    re.IGNORECASE,
)
NEEDS_SPONSOR = re.compile(
    r"\b(?:requires?|needs?|needing|requiring|seeking|will need)\b(?: \w+){0,2} (?:visa )?"
    r"sponsorship|\bH-?1-?B\b|\bOPT\b|\bF-?1\b(?: visa)?|\bCPT\b(?= eligible)|\bSTEM OPT\b"
    r"|\bTN visa\b|\bL-?1 visa\b|\bJ-?1\b|\bsponsorship (?:needed|required)",
    re.IGNORECASE,
)
# Leave to work that may come of any standing, so that which one it is remains to be asked.
FOR_NOW = re.compile(r"\bEAD\b|\bemployment authori[sz]ation document\b", re.IGNORECASE)
NO_SPONSOR = re.compile(
    r"\b(?:no|without|not (?:need|require)\w*)\b(?: \w+){0,3} sponsorship", re.IGNORECASE
)
CLEARED = re.compile(
    r"\bclearance\b|\bcleared\b|\bTS/SCI\b|\bpublic trust\b|\bvetted\b|\bBPSS\b|\badjudicated\b",
    re.IGNORECASE,
)
RAN_OUT = re.compile(
    r"\bexpired\b|\blapsed\b|\binactive\b|\bformer\w*\b|(?<!valid )\buntil 20", re.IGNORECASE
)

LICENCE_WORDS = re.compile(r"\bdriv(?:er|ing)s?['’]?s? licen[cs]e|\bCDL\b", re.IGNORECASE)
# A licence that is none now, in the part of a line that names it.
LICENCE_ENDED = re.compile(
    r"\b(?:suspended|revoked|expired|lapsed|surrendered|restricted to|disqualified)\b"
    r"(?<!never suspended)(?<!never revoked)(?<!not suspended)",
    re.IGNORECASE,
)
AGE = "an age"
CONVICTIONS = "a record without convictions"
BACK_TO_SCHOOL = "a return to the degree programme"
LICENCE = "a driving licence"
RELOCATION = "relocation"
RECORD = "a clean driving record"
TRAVEL, ON_SITE = "travel", "work on site"
# Before a condition that a line wants none of; behind it, where that is a denial: at the end of
# the clause, so that "no travel restrictions" and "no overtime budget exceeded" are none.
NONE_OF_IT = re.compile(r"(?:^|[,;:.|•(]\s*|\b(?:but|and|please,?) )no (?:\w+ )?$", re.IGNORECASE)
CLAUSE_ENDS = re.compile(r"(?: work)?(?: or \w+)?\W*(?:$|[.,;|•)]|please\b)", re.IGNORECASE)
REMOTE_ONLY = re.compile(
    r"\bremote(?:[- ](?:work|roles?|jobs?|positions?|opportunit\w+))? only\b"
    r"|\bonly (?:\w+ )?remote (?:work|roles?|jobs?|positions?|opportunit\w+)\b",
    re.IGNORECASE,
)
SHARE_OF_TIME = re.compile(r"(\d{1,3}) ?(?:%|percent\b)")
# A licence that is yet to be got, in the part of a line that names it.
LICENCE_TO_COME = re.compile(
    r"\b(?:will|(?:going|about|(?:plan|hop|want|wish|intend|aim)\w*|would like) to)"
    r" (?:\w+ )?(?:take|get|sit|pass|obtain|do|test|apply|earn|acquire)\b"
    r"|\b(?:learning to drive|taking (?:driving )?lessons|(?:studying|preparing) for"
    r"|working towards?|in the process of)\b|\btest (?:is )?(?:booked|scheduled)\b",
    re.IGNORECASE,
)
# What a job asks of a person's days: the words that ask, the words that state it outright, and the
# words that show it done.
CONDITIONS: tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str] | None], ...] = (
    tuple(
        (
            name,
            re.compile(asks, re.IGNORECASE),
            re.compile(states, re.IGNORECASE),
            re.compile(shows, re.IGNORECASE) if shows else None,
        )
        for name, asks, states, shows in (
            (
                BACK_TO_SCHOOL,
                TO_RETURN.pattern,
                r"\b(?:go(?:es|ing)? back|(?:be|am) back|return(?:s|ing)?|resum(?:e|es|ing))\b"
                r"[^.;]{0,60}\b(?:semesters?|thesis|dissertation|degree|studies|universit\w+"
                r"|college|school|campus|bachelor\S*|master['’]?s|ph\.?d|(?:junior|senior|final"
                r"|last|second|third) year)\b",
                None,
            ),
            (
                LICENCE,
                # A commercial one is a certificate.
                r"(?<!commercial )(?<!class [ab] )\bdriv(?:er|ing)(?:['’]?s)?['’]? licen[cs]e"
                r"|\bdriv(?:er|ing)['’]?s? permit|\bdriver with access",
                r"\bdriv(?:er|ing)(?:['’]?s)?['’]? licen[cs]e|\b(?:full"
                r"|clean)\b[^.;]{0,20}\blicen[cs]e"
                r"|\bclean (?:driving|mvr|record)|\blicen[cs]e (?:category )?(?:B|C|CE)\b|\bCDL\b"
                r"|\bPermis B\b|\bFührerschein|\bcategory B\b|\bdriving record\b|\b(?:class \d"
                r"|G\d?) licen[cs]e\b",
                r"\bown (?:car|vehicle|truck|van)\b|\bI drive\b|\bdr(?:ive"
                r"|ove)s?\b[^.;]{0,30}"
                r"\b(?:miles|km|daily|van|truck|route)",
            ),
            (
                RECORD,
                r"\b(?:clean|good|safe|acceptable|satisfactory)\b[^.;]{0,24}"
                r"\b(?:driving record|mvr|driving history|licen[cs]e)"
                r"|\bdriv(?:er|ing)['’]?s? record|\bmvr\b|\bmoving violations?\b",
                r"\bclean (?:driving|mvr|record|(?:[\w'’]+ )?licen[cs]e)|\bdriving record\b|\bmvr\b"
                r"|\b(?:no|zero|without) (?:\w+ (?:or )?){0,2}(?:accidents|(?<!service )violations"
                r"|tickets|points)\b"
                r"|\bwithout an? (?:\w+ )?(?:accident|violation|ticket)\b"
                r"|\baccident[- ]free\b",
                None,
            ),
            (
                AGE,
                r"\b(?:1[4-9]|2\d) (?:years?|yrs?) (?:of age|old)\b|\bminimum age\b"
                r"|\b(?:1[4-9]|2\d) (?:or|and) (?:older|over)\b"
                r"|\b(?:be|least|over) (?:1[4-9]|2\d)\+?$",
                r"\b(?:over|at least|above) (?:the )?age (?:of )?\d\d\b"
                r"|\b(?:1[89]|2\d) years (?:of age|old) (?:or|and) (?:older|over)\b",
                None,
            ),
            (
                CONVICTIONS,
                r"\bfelon(?:y|ies)\b|\bconvict(?:ed|ions?)\b|\bcriminal (?:history|record)\b"
                r"(?! checks?\b)|\bmisdemeanou?rs?\b|\bD[UW]Is?\b",
                r"\b(?:no|never)\b[^.;,]{0,30}\b(?:felon(?:y|ies)|convict(?:ed|ions?)"
                r"|D[UW]Is?|criminal (?:history|record))\b|\bclean criminal\b",
                None,
            ),
            (
                "a vehicle",
                r"\b(?:own|reliable|access to an?|has|personal|your) (?:\w+ )?(?:car|vehicle"
                r"|transport\w*)\b|\bauto insurance\b|\bproof of insurance\b",
                r"\b(?:own|reliable|personal) (?:\w+ )?(?:car|vehicle|truck|van|transport\w*)\b"
                r"|\bown\b[^.;]{0,20}\b(?:car|truck|van)\b|\bcar owner\b|\bwith (?:a )?car\b",
                r"\bI drive\b|\bdrives?\b[^.;]{0,30}\b(?:miles|km|daily)\b|\bcompany (?:car"
                r"|truck|van)\b",
            ),
            (
                RELOCATION,
                r"\brelocat\w+|\bmove to\b|\blives? in or\b",
                r"\b(?:willing|open|ready|able|happy|prepared|glad"
                r"|free)\b[^.;]{0,24}\b(?:relocat\w+|move)\b"
                r"|\brelocat(?:ion|ing|e)\b[^.;]{0,20}(?:yes|ok\b|possible|welcome|anywhere)"
                # Not why a job was left: "Reason for leaving: relocating to Denver".
                r"|(?:^\W*|\b(?:am|'m|’m|be|currently|soon|plan\w* on) )(?:relocating|moving) to\b"
                r"|\bwill relocate\b",
                None,
            ),
            (
                TRAVEL,
                r"\btravel(?:l?ing)?\b(?! (?:agency|industry|management|agent|arrangements"
                r"|insurance"
                r"|products|sector|consultant|booking|plans|expenses|experience))",
                r"\b(?:willing|open|able|available|ready|happy|free|flexible|prepared"
                r"|used)\b[^.;]{0,24}"
                r"\btravel\w*|\btravel(?:l?ing)?\b(?! (?:expens|cost|budget|spend))"
                r"[^.;]{0,16}(?:yes|ok\b|fine|welcome|\d+ ?%)"
                r"|\d+ ?%(?: \w+){0,2} travel(?!\w* (?:expens|cost|budget|spend))",
                # Not by others, and not for pleasure: "guests traveling", "enjoy traveling".
                r"(?<!\bwere )(?<!\bare )(?<!enjoy )(?<!love )(?<!like )"
                r"(?<!guests )(?<!employees )(?<!passengers )(?<!clients )"
                r"\btravel(?:s|ed|led|ling|ing)\b(?! (?:with (?:my )?(?:family|friends)|executives"
                r"|employees|guests|public|exhibit\w*|companion))"
                r"|\bon the road\b|\bflew\b|\bsite visits\b"
                r"|\b(?:valid|current|up-to-date|have an?|hold an?) (?:\w+ )?passport\b"
                r"|\bnights away\b|\b(?:research|geolog\w+|collecting) field trips?\b"
                r"|\bfield seasons?\b|\bacross \w+ (?:countries|states|sites)\b"
                r"|\bcover(?:s|ed|ing)? (?:\w+[ -]){0,3}(?:territory|region|states|counties)\b"
                r"|\b(?:\w+[- ](?:state|county)|international|overseas) territory\b"
                r"|\bterritory (?:(?:of|in) \w+ (?:states|counties)|cover\w+|spann\w+)\b",
            ),
            (
                "on-call duty",
                r"\bon[- ]call\b|\btakes? call\b|\bcall rotation\b|\bpager\b|\bcall-out\b",
                r"\b(?:available|willing|open|happy)\b[^.;]{0,40}\bon[- ]call\b",
                r"\bon[- ]call\b|\bpager\b|\bPagerDuty\b|\bcall rota\w*|\bcall-outs?\b|\b(?:2|3"
                r"|4) a\.?m\b",
            ),
            (
                "shifts, nights or weekends",
                r"\bshifts?\b(?! (?:lead|supervis|manag))|\bweekends?\b|\bsaturdays?\b"
                r"|\bsundays?\b|\bevenings?\b|\bnights?\b"
                r"|\bovertime\b|\bextended hours\b|\bflexible (?:hours|schedule)\b|\bholidays\b"
                r"|\broster\b"
                r"|\bFIFO\b|\brota\b|\bearly mornings?\b",
                r"\b(?:available|willing|open|able|any|flexible|free"
                r"|happy)\b[^.;]{0,30}\b(?:shifts?"
                r"|weekends?|nights?|evenings?|hours|overtime|saturdays?|sundays?|holidays"
                r"|mornings)\b"
                r"|\b(?:all|both) weekend|\bavailab\w+\s*:|\bany (?:shift|day|hours|time)\b",
                # Not "night vision", "weekend sales", "an Evening of Art", FIFO of an inventory.
                r"\bnights?\b(?! ?-?(?:vision|clubs?|gowns?|lights?)\b)|\bovernight\b"
                r"|\bweekends?\b(?! (?:ending|sales|reports?|edition))"
                r"|\brotating (?:\w+ )?(?:shifts?|schedules?|roster|rota|nights?|days|hours"
                r"|basis)\b"
                r"|\bsaturdays?\b|\bsundays?\b(?!-? (?:school|times))"
                r"|\bevenings?\b(?!(?-i: of [A-Z])| (?:gowns?|wear|dress\w*|news|bags))"
                r"|\bgraveyard\b|\bfour on\b|\bFIFO (?:roster|rotation|swing|work\w*|camp|site)\b"
                r"|\bfly-?in[ -]fly-?out\b|\broster\b|\b\d-on\b"
                r"|\bwork\w*\b[^.;]{0,40}\bholidays\b|\bholidays (?:and|or|&) (?:\w+ )?weekends\b"
                r"|\b24/7\b",
            ),
            (
                "lifting or standing",
                r"\blift(?:ing)?\b(?! (?:truck|operator))|\b\d+ ?(?:lbs?|pounds?|kg)\b"
                r"|\bstand(?:ing)? (?:and walk |for )"
                r"|\bphysical(?:ly)? (?:demand|fit|able|abil|capab)\w*|\bclimb\w*\b"
                r"|\bon (?:your )?feet\b",
                r"\blift(?:s|ing|ed)?\b[^.;]{0,24}\b\d+\+? ?(?:lbs?|pounds?|kg|kilo\w*|#)"
                r"|\b\d+ ?(?:lbs?|pounds?|kg)\b"
                r"[^.;]{0,20}\b(?:lift\w*|bags?|boxes|loads?|carr\w+)|\bphysically fit\b"
                r"|(?:^|[,;])\W{0,3}(?:\w{4,12} )?physical (?:fitness|strength|stamina)"
                r"(?: and (?:fitness|strength|stamina|endurance))?\s{0,2}(?=[.,;]|$)"
                r"|\bable to lift\b",
                # Not an artificial lift, a career ladder, heavy traffic, or what was carried out.
                r"(?<!fork )(?<!scissor )(?<!boom )(?<!aerial )(?<!ski )(?<!artificial )"
                r"(?<!major )(?<!hoists or )(?<!-)\blift(?:s|ed|ing)?\b"
                r"(?! (?:trucks?|drivers?|operators?|gates?|stations?|restrictions|sanctions|plans?"
                r"|sales|tickets?|systems?|clients)\b)"
                r"|\bon (?:my )?feet\b|(?<!corporate )(?<!career )\bladders?\b|(?<!one )\broofs?\b"
                r"|\bclimb(?:s|ed|ing|er)?\b(?! (?:the|to|from|by)\b)"
                r"|\bload(?:s|ed|ing)? (?:and unload|trucks)"
                r"|\b12[- ]hour\b|\bunload\w*\b"
                r"|\bheavy (?:\w+ )?(?:lifting|loads?|box(?:es)?|bags?|objects?|items?|furniture"
                r"|materials?|packages?|parcels?|freight|trays?|parts|tools|weights?)\b"
                r"|\bcarr(?:y|ies|ied|ying) (?!out\b)(?:\w+[ ,]+){0,5}(?:box(?:es)?|bags?|trays?"
                r"|loads"
                r"|luggage|furniture|buckets?|bricks|lumber|packages|parcels|materials|groceries"
                r"|patients|lbs?|pounds|kg)\b",
            ),
            (
                "an early start",
                r"\bimmediate(?:ly)? (?:joiner|start|availab\w+|join)\b|\bavailable immediately\b"
                r"|\bstart immediately\b|\bnotice\b|\bjoin within\b|\bavailable to (?:join"
                r"|start)\b",
                r"\bimmediate(?:ly)? (?:joiner|start|availab)\w*|\b(?:join|start|available)"
                r" immediately\b|\bnotice (?:period|of \w+ (?:days|weeks|months?))\b"
                r"|\b(?:days|weeks?|months?)['’]? notice\b|\bnotice\s?:|\bno notice\b"
                r"|\bavailable (?:from|now|to start|as of)\b|\bASAP\b",
                None,
            ),
            *((name, asks, states, None) for name, asks, states in ARRANGEMENTS),
            (
                ON_SITE,
                r"\bon[- ]?site\b|\bhybrid\b|\bin[- ]office\b|\bfrom (?:our|the) \w+ office\b"
                r"|\bcommut\w+"
                r"|\blives? in\b|\bbased in\b|\bresid\w+ (?:in|within)\b|\blocal to\b"
                r"|\bremote(?:ly)?\b",
                r"\b(?:open|willing|prefer\w*|available)\b[^.;]{0,20}\b(?:on[- ]?site|hybrid"
                r"|office|remote)\b"
                r"|\blives? (?:in|near)\b|\bbased in\b|\bliving in\b",
                None,
            ),
        )
    )
)

# Whose permit it is: somebody else's, where the line tells of a duty.
OF_OTHERS = re.compile(
    r"\b(?:slips?|forms?|paperwork|signed|process(?:ed|es|ing)|verif(?:y|ied|ies|ying)"
    r"|review(?:ed|s|ing)?|check(?:ed|s|ing)|employees|candidates|applicants|clients|contractors"
    r"|foreign nationals|citizens|customers|students|immigrants|refugees"
    r"|(?:assist|help|advis|counsel|guid|support)(?:ed|s|ing)\b"
    r"|new hires|i-9s?)\b",
    re.IGNORECASE,
)
# A clearance that is the matter of a duty, and not one's own.
CLEARANCE_OF_OTHERS = re.compile(
    r"\b(?:customs|sales?|stock|inventory|credit|land|site|medical|obstacle|bush|snow|slum|room|renal"
    r"|airway|copyright|export|import|cargo|container|port|line|abuse"
    r"|criminal history) clearances?\b"
    r"|\bclearance (?:sales?|items?|racks?|events?|stock|merchandise|aisles?|prices?|rates?"
    r"|goods|sections?|heights?)\b"
    r"|\bclearances? (?:forms?|applications?|applicants|paperwork|requests?|packets?|packages?"
    r"|database|systems?|program(?:me)?s?|officers?|investigations?|reviews?)\b"
    r"|\b(?:process|submit|review|verif|track|adjudicat|grant|prepar|initiat)(?:e|y|ies|ed|t?ed|ied"
    r"|ing|t?ing|ying)\b[^.;]{0,40}\bclearances\b"
    r"|\b(?:manag|supervis|recruit|hir|led|work)\w{0,4} (?:with )?[^.;,]{0,30}\bcleared "
    r"(?:staff|personnel|employees|engineers|candidates|contractors|professionals)\b",
    re.IGNORECASE,
)
