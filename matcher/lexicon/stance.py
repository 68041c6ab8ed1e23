"""How a line stands to what it names: denied, only begun, slight, led - and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from matcher.lexicon.resumes import ROLE_NOUNS
from matcher.lexicon.words import terms

# "My team used Docker; I did not": said of the whole line.
OTHERS_DID = (
    r"\b(?:teams?|colleagues?|others|department|company|they|boss|manager)\b[^.]{1,80}"
    r"\bI (?:did|do|have|had|was)(?: not|n['’]?t)[.]?\s{0,3}$"
)
# A name in its usual spelling: "Rust" is compared as "Rust language".
_NAME = r"(?:(?-i:Apache|Microsoft|Google) )?(?-i:[A-Z])[\w+#.]{0,30}(?: language)?"
# Every repetition below is bounded, so that no line takes longer than its length.
DENIES = re.compile(
    r"\b(?:no|not|never|without|lacks?|lacking|cannot|don['’]?t|doesn['’]?t"
    r"|didn['’]?t|isn['’]?t|haven['’]?t|hasn['’]?t|(?:do|does|did|am|is|was|have|has) not)\b"
    r"(?:\s+(?:yet|any|much|a|an|the|prior|previous|direct|formal|professional|hands-on|relevant"
    r"|currently|been|had|have|hold|of|of any)){0,3}"
    r"\s+(?:experiences?|knowledge|exposure|background|skills?|familiar\w*|authori[sz]\w+"
    r"|certifi\w+|licen[sc]ed?|degree|training|finish\w*|complet\w+|graduat\w+|eligible"
    r"|clearance|admitted|involved in|diploma"
    r"|work(?:ed)? (?:with|in|on|as)|used|speak|experienced|qualified|trained)\b"
    r"(?! (?:violations?|suspensions?|points|gaps?)\b)"
    # Named right in the middle of it, or only wished for.
    r"|(?:^\W{0,3}|[;.,(]\s{0,3}|\bI )lack(?:s|ing)? (?:any )?(?:(?-i:[A-Z])[\w+#.-]{0,20} ){1,3}"
    r"(?:experience|skills?|knowledge|exposure|training)\b"
    r"|\b(?:have|has) yet to (?:use|learn|work|try|write|lead|manage|teach|complete|obtain|earn"
    r"|pass|get)\b"
    r"|\bwork(?:ed|ing)? without (?:any |using )?(?=(?-i:[A-Z])[\w+#.]{0,20}\s{0,3}(?:$|[.,;)]))"
    r"|(?:^\W{0,3}|[;.,(]\s{0,3}|\bI )(?:do not|don['’]?t) know (?:any )?"
    r"NAME(?: (?:n?or|and) NAME){0,2}(?=\s{0,3}(?:$|[.,;)]|yet\b|but\b))".replace("NAME", _NAME)
    + r"|\bnon-(?-i:[A-Z])[\w+#.]{0,20} (?:[\w-]{1,20} ){0,2}only\b"
    # Said of the person, in so many words.
    r"|\b(?:do|does|did)(?: not|n['’]?t) (?:yet )?(?:hold|have|drive|own|possess|speak|pass)\b"
    r"|\b(?:have|has)(?: not|n['’]?t) (?:yet )?(?:applied|obtained|earned)\b"
    r"|\bnever had (?:an? |any )?(?:team|staff|reports|direct|formal|training)\b"
    r"|\bnever (?:held|had|obtained|earned) (?:an? |any )?(?:[\w'’-]{1,20} ){0,2}"
    r"(?:clearance|licen[cs]e|certificate|certification|degree)\b"
    r"(?! (?:suspen|revo|laps|point|violat|expir)\w*)"
    r"|(?<!having )(?<!who )(?<!who have )(?<!who had )\bnever (?:used|done(?= \w)|led|managed"
    r"|touched|taught|written|studied|programmed|coded|operated"
    r"|driven|scrubbed|supervised|worked)\b(?! (?:an? )?(?:accident|incident|complaint|late|lost))"
    r"|(?:^|[;.,(-]\s{0,3}|\bI (?:am )?)(?:(?:cannot|can['’]?t)(?: yet)?|unable to|not able to"
    r"|prefers? not to) (?:lift|travel|drive|relocate|use|code|program|operate"
    r"|work (?:nights|weekends|shifts)|speak|read|write|stand)\b"
    r"|\bno (?:(?:hands-on|prior|previous|formal|professional) \w|direct reports\b"
    r"|(?:[\w'’-]{1,30} ){0,2}(?:certificates?|certifications?|licen[sc]es?|clearance)\b"
    r"(?! (?:violations?|suspensions?|points|needed|required))"
    r"|[\w-]{1,30} (?:contact|work)\b|(?:[\w-]{1,30} ){1,3}yet\b)"
    r"|\b(?:nothing done|not done) yet\b|\bneither\b[^.;]{1,60}\bnor\b[^.;]{0,40}\bexperience"
    r"|\bun(?:certified|licen[sc]ed)\b(?=\s*(?:[.,;)]|$))"
    r"|:\s*(?:none\b(?! since)|never\s*(?=$|[.,;)]))|(?<![\d.,])(?:0|zero) (?:years?|yrs?|months?)"
    r"(?=\s*(?:$|[.,;)|]|(?:in|(?:of (?:[\w+#.-]{1,20} ){0,3})?experience)\b))"
    r"|^\s*(?:[\w+#./-]{1,20} ){1,2}none\s*[.]?$"
    r"|\b(?:dropped out|withdrew from"
    r"|(?:left|quit) the (?:\w+ ){0,2}(?:program(?:me)?|course|degree|studies|apprenticeship))\b"
    r"|\b(?:zero|nil) (?:(?:prior|previous|direct|hands-on|professional|working|work|formal"
    r"|practical|real) ){0,2}(?:experience|knowledge|exposure|background|skills?"
    r"|familiarity|training)\b"
    r"(?! (?:gaps?|proofs?|protocols?|encryption)\b)"
    r"|\b(?:not|isn['’]?t|aren['’]?t) (?:really |quite )?(?:(?:one|among) (?:of )?)?(?:my|a) "
    r"(?:\w{1,12} )?(?:strengths?|strongest|strong (?:point|suit|side|skill)|forte|speciali?ty"
    r"|expertise)\b"
    r"|" + OTHERS_DID + "|"
    r"\b(?:was|were|is|are) (?:done|handled|run|prepared|managed|outsourced) (?:by|to)"
    r" (?:an? |the )?(?:outside|external|third|another|other|outsourced|contractors?|an? agency)\b"
    # "Docker was used by another team"; what others use of one's own is praise.
    r"|(?:^\W{0,3}|[;.]\s{0,3})(?:(?!that\b|which\b|who\b|and\b|I\b|my\b)[\w+#.'’/-]{1,20} ){1,4}"
    r"(?:was|were|is|are) (?:\w{1,12}ly )?(?:done|handled|run|prepared|managed|performed|driven"
    r"|entered|given|administered|operated|maintained|taught|led|looked after|set up"
    r"|used)(?: (?:in|with|on) (?-i:[A-Z])[\w+#.]{0,20})? by (?:(?:an?|the|my) )?(?:another|other"
    r"|different|separate|sister|(?<=by )others|(?:senior )?colleagues?|co-?workers?|co-?teachers?"
    r"|foreman|boss|someone else|somebody else|(?:IT|night|day) (?:team|staff|department|shift)"
    r"|(?-i:RNs?)|doctors?|physicians?|nurses?|vendors?)\b"
    # "Hiring was done by a recruiter", "Roofing was subcontracted"
    r"|(?:^\W{0,3}|[;.]\s{0,3})(?:(?!that\b|which\b|who\b|and\b|I\b|my\b)[\w+#.'’/-]{1,20} ){1,4}"
    r"(?:was|were|is|are) (?:\w{1,12}ly )?(?:(?:done|handled|performed|taught|prepared|entered)"
    r" by (?:an?|the|our|my) (?:[\w'’-]{1,20} ){0,2}(?:" + "|".join(sorted(ROLE_NOUNS)) + r")\b"
    r"|(?:outsourced|subcontracted|contracted out|left to (?:an?|the|our|my|others))\b)"
    r"|\b(?:had|have|has) no (?:say|part|role|hand|involvement|input) in\b"
    r"|\bno (?:[\w+#.-]{1,20} ){1,3}in use\b"
    # What others did to the person, where the line tells nothing before it.
    r"|^\W{0,3}(?:I )?(?:was|were) (?:\w{1,10}ly )?(?:led|managed|supervised|audited|inspected"
    r"|interviewed|coached|mentored|treated)"
    r"(?=\s*(?:$|[.,;]|(?:by|twice|once|at|for|in|without|yearly|every)\b))"
    # At the start of a clause, where the person is who does not.
    r"|(?:^\W{0,3}|[;.,:(|•–-]\s{0,3}|\b(?:I|I am|am|I['’]m|but|and|currently) )(?:"
    r"(?:(?:very |quite |still )?unfamiliar|(?:very |rather )?inexperienced) (?:with|in|at)\b"
    r"|(?<!and )(?:still |quite |brand )?new to (?!the (?:area|city|team)\b|town\b"
    r"|(?:the )?market\b|[^,.;]{1,30} in (?:19|20)\d\d\b"
    r"|(?:[\w'’-]{1,20} ){0,2}(?:customers|clients|users|members|families|patients)\b)"
    r"|not (?!only|just|merely)(?:\w{1,10} )?(?:comfortable|confident|proficient|fluent|at ease"
    r"|good|versed|skilled|strong) (?:with|in|at|around|using)\b"
    r"|(?:no|not) responsib(?:ility|ilities|le) for\b"
    r"|(?:have|had|only)(?: only)? heard (?:of|about) (?!concerns|complaints|problems|issues)"
    r"|heard (?:of|about) (?=(?-i:[A-Z]))"
    r"|(?:no|zero) (?!(?:trust|code|touch|waste|downtime|defects?|emissions?|carbon|harm)\b)"
    r"(?:[\w+#.&/'’-]{1,20} ){1,3}(?:experience|knowledge|background"
    r"|skills|exposure|training)(?=\s*(?:$|[.,;)]|(?:yet|so far|at all|in|with|of)\b))"
    r"(?! (?:required|needed))"
    # "No IV therapy": the whole of a clause. "No missing items" and "no warnings" praise.
    r"|no (?:[\w'’-]{1,20} ){0,2}(?:(?!smok|miss|warn|outstand|train|pend|park|wait|find|last|exist"
    r"|rat|hand-|morn|even|overdraw|fall|cling|spend|dealing|complain|shedd)[a-z]{3,16}ing|therapy"
    r"|therapies|duties|procedures|surgery)(?=\s*(?:[;,.)]|$))"
    r"|no (?:[\w-]{1,20} ){0,2}[\w-]{2,20}(?:ing|ment|duties) (?:in|at|during|on) (?:my|this|that"
    r"|any|either)\b"
    r"|(?:not (?:\w{1,12} )?(?:willing|open|interested|prepared|ready|permitted|entitled"
    r"|allowed|cleared)|unwilling) (?:to|for|in|on)\b"
    r"|not (?:\w{1,12} )?available (?:to (?:work|travel|start|relocate)|for (?:travel|work"
    r"|overtime|shifts|nights|weekends)|(?:on )?(?:weekends?|nights|evenings))\b"
    r"|not (?:\w{1,12} )?able to (?:work|travel|start|relocate|lift|drive|commute|obtain)\b"
    r"|(?:not|will not|won['’]?t|would not|refuse to) (?:relocat|travel|driv"
    r"|commut|mov)(?:e|ing)?\b"
    r"|not (?:yet |currently )?an? (?:[\w.-]{1,15} ){0,2}(?:citizens?|residents?|nationals?|holder"
    r"|speaker|drivers?|nurse|engineer|developer|programmer|accountant|lawyer|attorney|graduate"
    r"|manager|expert|user|(?-i:[A-Z][A-Z+-]{1,7}))(?=\s*(?:$|[.,;)]|yet\b|or\b|nor\b|but\b|of\b|in\b))"
    r"|without an? (?:(?:valid|current|college|university|full|bachelor['’]?s|master['’]?s) ){0,2}"
    r"(?:licen[cs]e|degree|diploma|certificat\w+|clearance|car|vehicle|visa"
    r"|driv\w+['’]?s? licen[cs]e|(?-i:[A-Z][A-Z+-]{1,7}))\b"
    r"|(?:did|do|does)(?: not|n['’]?t) (?:yet |personally |directly )?(?:manage|lead"
    r"|supervise|use|code|teach|operate|program|prepare|hire|own|drive|relocate|travel"
    r"|work (?:with|in|on|as|nights"
    r"|weekends|shifts))\b"
    r"|no longer (?:us(?:e|es|ing)|cod(?:e|ing)|program|drive|driving|speak|able|willing"
    r"|practi[cs]\w+|work(?:s|ing)? (?:with|in|as))\b"
    r"|no (?:[\w'’.-]{1,20} ){0,2}(?:citizenship|work permit|visa|passport|work authori[sz]ation"
    r"|right to work|car|vehicle|publications?|patents?|papers|portfolio|relocation|travel|nights"
    r"|weekends|overnights|degree|diploma)(?=\s*(?:$|[.,;)]|or\b|nor\b|and\b|yet\b|at (?-i:[A-Z])"
    r"|in (?-i:[A-Z]))))"
    r"|\b(?:relocat\w{1,4}|travel|clearance|licen[cs]e|citizen\w{0,4}|weekends?|nights?|overtime)"
    r"\s?[:?-]\s{0,2}no(?=\s*(?:$|[.,;)]))",
    re.IGNORECASE,
)
# "No COBOL; Java only": a name with a capital, and nothing more in the clause. What there is hardly
# any of may be any thing, but for what praises: "Little to no supervision".
_FEW = (
    r"(?:(?i:(?:little (?:to|or) no|no to little|hardly any|scarcely any|barely any|next to no"
    r"|(?:practically|almost|virtually|close to|basically) no)))"
)
_PRAISES = (
    r"(?!(?:[\w-]{1,20} ){0,2}(?:supervision|guidance|oversight|direction|help|assistance|notice"
    r"|down-?time|waste|turnover|shrink\w*|loss|rework|error|spillage|delay|disruption|friction"
    r"|overtime|attrition|absenteeism|debt|backlog|damage|churn|latency|cost|budget|risk|breakage"
    r"|scrap|impact|interruption|lag|prep\w*|time|noise|traffic|support|warning)\b)"
)
NONE_OF = re.compile(
    rf"(?:(?:^\W{{0,3}}|[;,.(]\s{{0,3}})(?:No|no|{_FEW})|(?:^\W{{0,3}}|[;(]\s{{0,3}})(?:[Nn]ot"
    rf"|[Ww]ithout)) (?![\w-]{{2,20}}ed\b|Applicable|Available|Given|Shown|Known)"
    rf"{_NAME}(?=\s{{0,3}}(?:[;,)]|\.?$))"
    rf"|(?:^\W{{0,3}}|[;,.(:]\s{{0,3}})(?:(?:I )?(?:have|had|has|with) )?{_FEW} {_PRAISES}"
    r"(?:[a-z][\w'/-]{1,20} ){0,3}[a-z][\w-]{1,20}[^\Ws](?=\s{0,3}(?:[;,)]|\.?$))"
    # "Salesforce - no", "Salesforce (none)", "Salesforce? Not yet"
    rf"|(?:^\W{{0,3}}|[;,|•·]\s{{0,3}})(?!Accident|Violation|Incident|Complaint|Conviction|Point"
    r"|Disciplin|Record|Sponsor|Restriction|Depend|Absence|Injur|Gap|Criminal|Allerg)"
    rf"{_NAME}\s?(?:[–—-]\s|[(?]\s?)(?:[Nn]o|[Nn]one|[Nn]ot yet)\)?(?=\s{{0,3}}(?:[;,]|\.?$))"
)

# What a line that is nothing but a wish wishes for: "Eager to learn Docker"; no evidence of it.
_LEARN = (
    r"(?:learn(?:ing)?|explor(?:e|ing)|study(?:ing)?|try(?:ing)?|(?:get|mov)(?:e|t?ing)? into"
    r"|pick(?:ing)? up|work(?:ing)? with)"
)
_OBJECT = (
    r"(?!(?:new|more|about|how|from|what|why|where|things?|quickly|fast|and|every|whatever|others?"
    r"|with|different|people|on|best|skills?|something|the latest|latest|further|as|all|an?"
    r" (?:variety|range|wide|team|fast|dynamic|new|challeng\w+|position|job|role|company"
    r"|environment)|any|both|team\w*|fast-paced|dynamic|challeng\w+|self|personal"
    r"|continu\w+|lifelong|opportunit\w+|positions?|remote)\b)"
)
WISHES = re.compile(
    r"\W{0,3}(?:(?:I|I['’]m|am|currently|always|very|really) ){0,3}(?:"
    r"(?:(?:(?:I['’]d |would )(?:like|love|be happy)|want(?:s|ing)?|hop(?:es?|ing)|eager|keen"
    rf"|willing|wish(?:es|ing)?|aspir(?:es?|ing)|plan(?:s|n?ed|ning)?|intend(?:s|ing)?"
    rf"|happy|glad|open|ready|excited) (?:to|on) {_LEARN}"
    r"|wish(?:ed)? I (?:knew|had (?:used|learn(?:ed|t)))"
    r"|(?:would |will )?need(?:s|ed)? (?:some |more )?training (?:in|on|with)"
    rf"|(?:interest(?:ed)?|curious) (?:in|about)(?: {_LEARN})?) (?:more )?(?:about )?(?:the )?"
    r"(?=(?-i:[A-Z]|k8s))"
    # A trade, a craft, a subject: in small letters, and not learning for its own sake.
    r"|(?:(?:(?:I['’]d |would )(?:like|love)|want(?:s|ing)?|hop(?:es?|ing)|eager|keen"
    r"|aspir(?:es?|ing)|excited) to|look(?:ing|s)? forward to) (?:learn(?:ing)?|study(?:ing)?"
    r"|try(?:ing)?|us(?:e|ing)|becom(?:e|ing)|(?:get|mov|break)(?:e|t?ing)? into|work(?:ing)?"
    r" (?:with(?= (?-i:[A-Z]))|in|as)) (?:more about )?OBJECT"
    r"|interested in (?:learning |studying )?(?:more about )?OBJECT"
    r"|(?:looking|hoping) to (?:learn|break into|move into|get into) OBJECT"
    r"|(?-i:A|a)spiring (?=(?:[\w-]{1,20} ){0,2}[\w-]{1,20}$)"
    r")[^.;]{1,60}[.]?\s{0,3}$".replace("OBJECT", _OBJECT),
    re.IGNORECASE,
)
# What is asked for where a wish is what is asked: "Interest in AI", "Willingness to learn Go".
WISH_ASKED = re.compile(
    r"\b(?:interest(?:s|ed)?|passion\w*|curio\w+|willing\w*|eager\w*|desire|enthusias\w+|keen\w*"
    r"|aptitude|ability|able|motivat\w+|ready|readiness|appetite|excited)"
    r" (?:in|for|about|on|towards?|to (?:\w{1,12} )?(?:learn|explore|grow|pick up))\b"
    r"|\b(?:curiosity|curious|learners?|(?:growth|learning) mindset)\b",
    re.IGNORECASE,
)

# A piece of every way to say it, so that most lines need no pattern.
HINTS = {
    "denies": (
        *("no", "never", "without", "lack", "don", "doesn", "didn", "isn", "haven", "hasn", "can"),
        *("unable", "prefer", "neither", "uncertif", "unlicen", "dropped", "withdrew", "left the"),
        *("quit the", "zero", "nil", "aren", "unwilling", "won", "refuse", "yet to", "unfamiliar"),
        *("inexperienced", "new to", "heard", "0 y", "0 m", "was ", "were ", "outsourced", " by "),
        *("hardly", "scarcely", "barely"),
    ),
    "pending": (
        *("progress", "pursuing", "studying", "working toward", "preparing", "candidate", "exam"),
        *("passed", "expired", "lapsed", "suspended", "revoked", "process", "pending", "under"),
        *("begun", "booked", "enrolled", "graduating", "expected", "anticipated", "provisional"),
        "probationary",
    ),
    "slight": (
        *("basic", "beginner", "novice", "expos", "coursework", "learn", "familiar", "rusty"),
        *("hobby", "self", "some ", "limited", "little", "elementary", "rudimentary", "passing"),
        *("minimal", "conversational", "intro", "shadow", "observ", "assist", "help", "support"),
        *("aided", "aids ", "part in", "participated", "sat in", "contributed", "deputi", "class"),
        *("course", "elective", "project", "home lab", "lunch", "tutorial", "attended", "followed"),
        *("took", "taking", "takes", "one ", "not great", "/5", "/10", "member of", "report"),
        *("dabbl", "taught by", "trained by", "shown by", "instructed by", " under ", "watch"),
        *("☆", "○", "◯", "□", " who ", " that "),
    ),
    "led": (
        *("led", "lead", "head", "chair", "found", "oversaw", "oversee", "direct", "own", "charge"),
        *("supervis", "manag"),
    ),
}

# What tells women and men apart, and what stands in its place.
PRONOUNS = {
    "he": "they",
    "she": "they",
    "him": "them",
    "his": "their",
    "her": "their",
    "hers": "theirs",
    "himself": "themselves",
    "herself": "themselves",
}


def denies(text: str) -> bool:
    """Whether `text` denies having what it names.

    >>> denies("No prior experience with Python"), denies("Worked without supervision")
    (True, False)
    >>> denies("Eager to learn Docker"), denies("Eager to learn; wrote Docker files")
    (True, False)
    """
    if WISHES.match(text):
        return True
    return _hints(text.lower(), "denies") and says_no(text)


def says_no(text: str) -> bool:
    """Whether `text` says outright that what it names is not there.

    >>> says_no("No prior experience with Python"), says_no("Eager to learn Docker")
    (True, False)
    """
    return DENIES.search(text) is not None or NONE_OF.search(text) is not None


def wishes(asked: str) -> bool:
    """Whether a requirement asks for no more than a wish to have or to learn what it names.

    >>> wishes("Interest in AI"), wishes("Experience with AI")
    (True, False)
    """
    return WISH_ASKED.search(asked) is not None


# Where a denial ends, and where it goes on: "no CPA, CMA or PMP", "not a CPA but a CMA".
PARTS = re.compile(
    r"[;|•·\n]|[.](?=\s)|,(?![^()]{0,80}\))|\b(?:but|though|although|however)\b", re.IGNORECASE
)
GOES_ON = re.compile(r"[^;.|\n]{0,80}\b(?:n?or)\b", re.IGNORECASE)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where a denial in `text` ends, each from where to where."""
    for cut in PARTS.finditer(text):
        if cut.group() != "," or not GOES_ON.match(text, cut.end()):
            yield cut.span()


def _parts(text: str) -> list[str]:
    """The parts of `text` beyond which no denial reaches."""
    edges = [(0, 0), *_cuts(text), (len(text), len(text))]
    return [text[a:b].strip() for (_, a), (b, _) in pairwise(edges)]


def part_of(text: str, start: int, end: int) -> str:
    """The part of `text` around a place, as far as a denial reaches.

    >>> part_of("Open to travel; not willing to relocate", 31, 39)
    ' not willing to relocate'
    """
    first, last = 0, len(text)
    for low, high in _cuts(text):
        if high <= start:
            first = high
        elif low >= end:
            last = low
            break
    return text[first:last]


def denials_of(text: str) -> list[str]:
    """The parts of `text` that say outright that what they name is not there.

    >>> denials_of("Pass oral medications; no IV therapy"), denials_of("Eager to learn Docker")
    (['no IV therapy'], [])
    """
    if not _hints(text.lower(), "denies"):
        return []
    return list(filter(says_no, _parts(text)))


def affirmed(text: str) -> str:
    """`text` without what it denies; "" where the whole of it is a denial.

    >>> affirmed("Pass oral medications; no IV therapy"), affirmed("Eager to learn Docker")
    ('Pass oral medications', '')
    """
    if not denies(text):
        return text
    parts = _parts(text)
    kept = [part for part in parts if not denies(part)]
    return "; ".join(kept) if len(kept) < len(parts) else ""


# What is said of all that stands before it: "Security+, did not pass", "law school, no degree".
_SAID_OF_ALL = re.compile(
    r"\b(?:nothing|not) done\b|\b(?:un)?(?:degree|diploma|certif|licen[cs]|complet|finish|graduat"
    r"|admitted|pass(?:ed)?\b|enrol|matriculat|credential|qualif)",
    re.IGNORECASE,
)


def without_denials(text: str) -> str:
    """`text` without the parts that deny another thing; itself where nothing else is left.

    >>> without_denials("Pass oral medications; no IV therapy"), without_denials("No IV therapy")
    ('Pass oral medications', 'No IV therapy')
    >>> without_denials("Security+ course, did not pass")
    'Security+ course, did not pass'
    """
    if not denials_of(text):
        return text
    edges = [(0, 0), *_cuts(text), (len(text), len(text))]
    kept = [
        text[a:c]
        for (a, b), (c, _) in pairwise(edges)
        if not says_no(text[b:c].strip()) or _SAID_OF_ALL.search(text[b:c])
    ]
    left = "".join(kept).strip(" ,;|•·\n")
    return left if any(map(str.isalnum, left)) else text


def denied(text: str, start: int, end: int) -> bool:
    """Whether `text` denies what it names at a place.

    >>> denied("Open to travel; not willing to relocate", 31, 39)
    True
    >>> denied("Open to travel; not willing to relocate", 8, 14)
    False
    """
    return denies(text) and denies(part_of(text, start, end))


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


PENDING = re.compile(
    r"\bin[- ]progress\b|\bpursuing\b|\bstudying (?:for|towards?)\b|\bworking towards?\b"
    r"|\bcandidate\b|\bexams?\b|\bpassed \d of \d|\bexpected\b|\banticipated\b|\bscheduled\b"
    r"|\bexpired\b|\blapsed\b|\bpreparing for\b",
    re.IGNORECASE,
)


def pending(text: str) -> bool:
    """Whether `text` has what it names only begun, or no longer.

    >>> pending("PMP (in progress)"), pending("CPA exam: 2 of 4 parts"), pending("PMP, 2021")
    (True, True, False)
    """
    return PENDING.search(text) is not None


# Begun or over, in a line of any kind: the words of PENDING that mean nothing else there.
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

# Who sells courses, in a line that tells of one and of no job there.
COURSE_SELLERS = (
    r"^(?!.*\b(?:instructor|developer|engineer|manager|producer|author|designer|analyst|teacher|20\d\d"
    r"\s?[-–—])).*\b(?:coursera|udemy|edx|udacity|datacamp|pluralsight|skillshare)\b"
)
# "Worked for a director who led a team of nine": the team is the director's.
ANOTHER_WHO = (
    r"(?:for|to|under|with|assisted|supported) (?:an?|the|my|our)"
    r" (?:[\w'’-]{1,20} ){1,3}(?:who|that) "
)
# Slight: a lesser degree of what is named. What follows each word keeps its other senses out.
SLIGHT = re.compile(
    r"(?<!visual )(?<!to )(?<!the )(?<!-)\bbasics?\b"
    r"(?! (?:to|through|and|up to) (?:advanced|expert|intermediate|complex|full|proficient)\b)"
    r"(?!(?: cardiac| combat|-?)? (?:life|needs|training,|training at|safety|research|science|pay"
    r"|account|income|metabolic|support|combat|trauma|fee|rate))"
    r"|\bbeginner\b(?! (?:to|through|and) (?:advanced|expert|intermediate)\b)"
    r"(?!['’]?s? (?:class|lesson|student|swimmer|group|course|reader))|\bnovice\b"
    r"|(?<!risk )(?<!reduc)(?<!limit)\bexposure to\b|\bexposed to (?=(?-i:[A-Z]))|\bcoursework\b"
    r"|\b(?:currently|still|now|started|began|begun) (?:to )?learn(?:ing)?\b"
    r"|\(learning\)|(?:^|[.;,:(]\s{0,3})learning (?!manage|and\b|cent|special|design|support"
    r"|offic|lead|coach|consult|techno|devel)"
    r"(?=(?-i:[A-Z])|k8s|how )"
    r"|\b(?-i:[A-Z])[\w+#.]{0,20}\s?[:(–-]{0,2}\s?(?:[12]/5|[1-3]/10)\b(?!/)"
    r"|^\W{0,3}member of (?:an?|the|our) (?:[\w-]{1,20} ){0,3}team(?: of \w{1,10})?[.]?\s{0,3}$"
    r"|^\W{0,3}report(?:ed|s|ing) (?:\w{1,10}ly )?to [^,.;]{1,50}[.]?\s{0,3}$"
    r"|(?<!very )(?<!highly )\bfamiliar(?:ity)? with\b|\brusty\b|\bhobby\b|\bself[- ]study\b"
    r"|\brudimentary\b|\bdabbl(?:ed|es|ing) (?:in|with)\b|\bself-study(?:ing)?\b"
    r"|^\W{0,3}(?:was|were) (?:\w{1,10}ly )?(?:trained|taught|shown|instructed) by\b"
    r"|^\W{0,3}work(?:ed|s|ing)? (?:\w{1,10}ly )?under (?:an?|the|our|my)"
    rf" (?:[\w'’-]{{1,20}} ){{0,4}}(?:{'|'.join(sorted(ROLE_NOUNS))})[.]?\s{{0,3}}$"
    r"|^\W{0,3}(?:work|report|answer)(?:ed|s|ing)? (?:\w{1,10}ly )?"
    + ANOTHER_WHO
    + r"(?:led|managed|headed|ran|supervised|oversaw|directed)\b"
    r"|\bwatch(?:ed|es|ing) (?:how\b|(?:my |the |senior )?(?:colleagues|co-?workers|others"
    r"|seniors|experts|mentors?)\b)"
    r"|^\W{0,3}attended (?:[\w-]{1,20} ){0,3}(?:training|classes|courses|workshops|seminars"
    r"|webinars)[.]?\s{0,3}$"
    r"|(?<![★●⬤■])[★●⬤■]{1,2}[☆○◯□]{3,}"
    r"|\b(?:some|limited|little|elementary|rudimentary|passing|minimal|conversational) "
    r"(?:[\w-]{1,20} ){0,2}(?:knowledge|experience|exposure|familiarity|understanding|proficiency|"
    r"command|skills?)\b|\ba little (?=(?-i:[A-Z]))"
    r"|\bsome (?![A-Z]{3} \d)(?=(?-i:[A-Z]\w{0,20}(?:$|[ ,.;)])(?!of)))"
    r"|\bintroductory\b|\bintro(?:duction)? to\b|\bshadow(?:ed|s|ing)\b(?! (?:it|box))"
    r"|\bobserv(?:ed|es) (?!and |by |children|students|teachers|lessons|behavio|holiday|that )"
    r"|\b(?:assist(?:ed|s|ing)?|help(?:ed|s|ing)?|support(?:ed|s|ing)|aid(?:ed|s)) "
    r"(?!living|(?:[\w'’/-]{1,20} ){0,2}SERVED|\d|(?:their|his|her|my) (?:famil|parent))"
    r"(?:with |in |on |to |the |an? |our |my |senior |lead |external |project |\w{1,20}[oe]rs? )"
    r"|\b(?:took|takes) part in\b|\bparticipated in\b|\bsat in on\b"
    r"|\bcontributed (?:[\w-]{1,20} ){0,3}to\b|\bdeputi[sz]ed\b"
    r"|\b(?:evening|night|online|class|crash) (?:class(?:es)?|course|project)\b|\belective\b"
    r"|\b(?:student|practice|class|course|hobby|toy) project\b|\bhome lab\b"
    r"|\blunch-and-learn\b|\btutorials?\b"
    r"|\b(?:attended|followed|took|taking|takes) (?:an?|one|some) (?:[\w+#.-]{1,20} ){0,4}"
    r"(?:class|course|workshop|seminar|webinar|introduction|module|bootcamp|talk)\b"
    r"|\bone (?:[\w-]{1,20} ){0,2}(?:module|semester|course|workshop)\b|\bnot great\b".replace(
        "SERVED",
        r"(?:customers?|clients?|residents?|patients?|students?|guests?|famil\w+|visitors?"
        r"|shoppers?|members?|users|passengers?|veterans?|child\w*|people|callers?|patrons?"
        r"|seniors|tenants?|agents?|stores?|sites?|adults?|learners?|pupils?|candidates?"
        r"|travell?ers|diners|buyers|sellers|callers?|faculty|staff)\b",
    ),
    re.IGNORECASE,
)
# Giving it to others is no slight knowledge of it.
GIVEN = re.compile(
    r"\b(?:taught|teach\w*|lectur\w+|train(?:ed|s)|coach\w*|tutor\w*|instruct\w+|wrote|designed"
    r"|ran|gave|provid\w+|offer\w*|deliver\w*)\b",
    re.IGNORECASE,
)
SO_FAR = 60  # characters before the slight word in which it may be given to others

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


# Where one clause of a line, or one item of a list, ends.
CLAUSES = re.compile(r"[;|•·]|[.](?=\s)|,(?![^()]{0,80}\))")
# Outside brackets these are said of the whole line: "Course project, 2026: sorted photographs".
OF_ALL = re.compile(
    r"\b(?:(?:student|practice|class|course|hobby|toy) project|tutorials?"
    r"|(?:evening|night|online|crash|short) (?:class|course))\b(?![^()]{0,60}\))"
    r"|\((?:an? )?(?:online |evening |short )?(?:course|class)\)|\b(?:course|class) in [a-z]|"
    + COURSE_SELLERS,
    re.IGNORECASE,
)
_OTHERS_DID = re.compile(OTHERS_DID, re.IGNORECASE)
# A heading, or the first row of a passage, under which there is nothing but courses.
COURSES = re.compile(
    r"\W*(?:(?:relevant|related|selected|online|key|additional|graduate|academic|completed) )?"
    r"(?:coursework|courses|classes)\W*(?:\n|$)",
    re.IGNORECASE,
)


def clauses_of(text: str) -> list[str]:
    """The clauses of `text` that may each have a stance of their own.

    >>> clauses_of("Python, SQL (basic)"), clauses_of("Course project, 2026: a shop in Java")
    (['Python', ' SQL (basic)'], ['Course project, 2026: a shop in Java'])
    """
    whole = OF_ALL.search(text) or _OTHERS_DID.search(text)
    return [text] if whole else CLAUSES.split(text)


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
    slight = _hints(lower, "slight") and any(
        not GIVEN.search(text[max(0, found.start() - SO_FAR) : found.start()])
        for found in SLIGHT.finditer(text)
    )
    led = _hints(lower, "led") and any(
        not LED_BY.search(text[max(0, found.start() - 6) : found.end()])
        and not LED_BY_ANOTHER.search(text[max(0, found.start() - SO_FAR) : found.start()])
        for found in LED.finditer(text)
    )
    begun = _hints(lower, "pending") and BEGUN.search(text) is not None
    return Stance(denies=denies(text), pending=begun, slight=slight, led=led)


def _hints(lower: str, what: str) -> bool:
    """Whether a text in small letters holds any of the pieces without which a pattern is silent.

    Searching for some dozen pieces takes a hundredth of the time that the patterns take.
    """
    return any(piece in lower for piece in HINTS[what])


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
