"""The words in which a line denies what it names."""

from __future__ import annotations

import re

from matcher.lexicon.resumes import ROLE_NOUNS

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
