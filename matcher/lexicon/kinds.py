"""What shows the kind of a requirement. Tried in order: the first cue that is found decides."""

from __future__ import annotations

import re

from matcher.lexicon.tongues import TONGUES
from matcher.types import Kind

_NUMBER = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|several"
    r"|multiple)"
)
_YEARS = (
    rf"{_NUMBER}\)?\+?(?: ?(?:-|–|to|or) ?{_NUMBER})?\+?(?: or more| plus)? ?(?:\+ )?"
    r"(?:years?|yrs?)\b(?! of age"
    r"|[- ](?:(?:college|university|undergraduate|accredited|technical) )?degree)"
)
_DEGREE = (
    r"(?<!high )\b(?:bachelor\S*|master(?:['’]?s)?(?: degree| of| in|,|/| or| level)|ph\.?d"
    r"|doctora\w+|mba|degree"
    r"(?! of (?!science|arts|bachelor|master|doctor|engineering|education|law))"
    r"|diploma|ged|undergraduate|postgraduate|b\.?sc?\.?"
    r"|(?<![gl]c[/-])m\.?sc?\.?(?! (?:word|excel|office|access"
    r"|project|sql|teams|outlook|powerpoint|dynamics|visio|windows|azure))|b\.a\.?|ba/bs|bs/ms"
    r"|ba/ma|associate['’]?s degree"
    r"|graduate of|college (?:education|course\w*)|university (?:education|graduate)|high school"
    r"|development units)(?=\W|$)"
)
_LANGUAGES = (
    r"english|spanish|french|german|italian|portuguese|mandarin|cantonese|chinese|japanese|korean"
    r"|arabic|hindi|russian|dutch|polish|turkish|swedish|danish|norwegian|finnish|hebrew|ukrainian"
    r"|vietnamese|thai|tagalog|czech|greek|hungarian|romanian|indonesian|malay|urdu|bengali"
)
_TRAIT = (
    r"communicat\w+|interpersonal|collaborat\w+|team ?(?:work|player|member|environment|oriented)"
    r"|teams? (?:dynamic|setting)|organi[sz]ational|attention to detail|detail[- ]oriented"
    r"|self[- ](?:starter|motivated|driven|directed|sufficient|learner)|problem[- ]solv\w+"
    r"|analytical (?:skills|abilit\w+|mind\w*|think\w+|and)|critical think\w+|leadership (?:skills"
    r"|qualities|abilit\w+)|time[- ]management|multi-?task\w*|priorit\w+|flexib\w+|adaptab\w+"
    r"|creativ\w+|innovat\w+ (?:think\w+|mind\w*)|reliab\w+|integrity|confidential\w+|motivat\w+"
    r"|passion\w*|enthusias\w+|curio\w+|initiative|work(?:ing)? (?:independently|under pressure"
    r"|effectively|well|in a (?:fast|team)|autonomously|closely with others)|independently"
    r"|fast[- ]paced|relationships?|trust|learner|learn (?:quickly|new)|willing\w* to learn"
    r"|eager\w*|proactive\w*|entrepreneur\w*|mindset|attitude|work ethic|presentation skills"
    r"|persua\w+|influenc\w+|empath\w+|patien(?:ce|t)\b(?! )|commitment to|sense of|dynamic"
    r"|ambigu\w+|resourceful\w*|diplomacy|tact|energ\w+|people skills|listening|verbal|written"
    r"|adapting|embrac\w+|strives?|dedicat\w+|dependab\w+|punctual\w*|professionalism|judg\w*ment"
    r"|engage with|stakeholders? effectively|deadlines|open[- ]minded|ownership|humor|cross[- ]"
    r"functional\w*|various functions|quick response"
)
_ADJECTIVES = (
    r"(?:(?:strong|solid|proven|prior|previous|demonstrated|extensive|significant|relevant|hands-on"
    r"|direct|professional|deep|working|practical|broad|some|good|excellent|substantial|work|recent"
    r"|related|progressive|successful|past|industry|managerial|management|leadership|full|real"
    r"|commercial|business|technical|internship|supervisory|and|or|in|an?|the|,) ?)"
)

KIND_CUES: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            r"\bauthori[sz](?:ed|ation) to work|\bwork (?:authori[sz]ation|permit|visa)|\bright to"
            r" work"
            r"|\beligible to work|\bsponsorship\b|\bcitizen(?:ship|s)?\b|\bclearance\b|\bts/sci\b"
            r"|\bemployment eligibility\b"
            r"|\bgreen card\b|\bpublic trust\b|\bpolygraph\b|\bpermanent resident",
            Kind.AUTHORIZATION,
        ),
        (
            r"\b(?:ability|able|willing\w*|availab\w+|flexib\w+|must|open) (?:\w+ ){0,3}(?:travel"
            r"|relocate|commute)\b|\btravel (?:up to|\d|required|is|may|as)|\b\d+ ?% (?:of"
            r" )?(?:the )?"
            r"(?:time |travel)|\brelocat(?:e|ion)\b|\b(?:weekends?|overtime|night shifts?|shift"
            r" work"
            r"|on[- ]call|attendance|work onsite|work on[- ]site|days (?:a|per) week)\b"
            r"|\bdriver['’]?s licen[cs]e|\blift(?:ing)? (?:up|\d)",
            Kind.LOGISTICS,
        ),
        (
            rf"\b(?:{_LANGUAGES})\b.{{0,40}}\b(?:fluen\w+|language|speak\w*|written|spoken|verbal"
            rf"|proficien\w+|native|bilingual|required|preferred)|\b(?:fluen\w+|proficien\w+"
            rf"|bilingual"
            rf"|native|command|speak\w*|written|spoken|verbal\w*|multilingual|skills|knowledge"
            rf"|communicat\w+ in)\b"
            rf".{{0,40}}\b(?:{_LANGUAGES})\b|\bbilingual\b|\b(?:second|foreign|additional)"
            rf" language"
            rf"|^(?:{'|'.join(sorted(TONGUES))})(?:,? (?:and|or|&) (?:{_LANGUAGES}))?"
            rf"(?: ?[-,(–:] ?.{{0,30}})?\W*$",
            Kind.LANGUAGE,
        ),
        (rf"^.{{0,60}}{_YEARS}|{_YEARS}.{{0,90}}\bexperience\b", Kind.YEARS),
        (rf"\b(?:with|spanning|minimum|over|least|than|of|plus)\b.{{0,20}}{_YEARS}", Kind.YEARS),
        (
            r"^significant relevant work experience|^(?:years of )?relevant work experience",
            Kind.YEARS,
        ),
        (
            r"^.{0,80}\b(?:certificat(?:ion|ions|e|es)|certified|licen[cs](?:e|ed|ure)|permit|cpa"
            r"|cfa"
            r"|cissp|cisa|pmp|registered nurse|bls|acls)\b(?!.{0,40}degree)",
            Kind.CERTIFICATION,
        ),
        (_DEGREE, Kind.EDUCATION),
        (rf"^{_ADJECTIVES}{{0,6}}experienced? .{{0,24}}(?:{_TRAIT})\b", Kind.TRAIT),
        (
            rf"^{_ADJECTIVES}{{0,6}}experienced? (?:with|using|in|of) (?:(?-i:[A-Z])"
            rf"|.{{0,50}}\b(?:tools"
            r"|languages|software|frameworks|libraries|technologies|platforms|packages"
            r"|databases)\b)",
            Kind.SKILL,
        ),
        (
            rf"^{_ADJECTIVES}{{0,6}}(?:experienced?|background|track record|history|success"
            r"|involvement|participation|internship)\b",
            Kind.EXPERIENCE,
        ),
        (rf"\b(?:{_TRAIT})\b", Kind.TRAIT),
        (
            r"\b(?:demonstrated|proven) (?:ability|capability|capacity|success|record|skill)\b"
            r"|\bexperience (?:in|with|of|as|working|using|managing|leading|developing|building)\b",
            Kind.EXPERIENCE,
        ),
        (
            r"\b(?:proficien\w+|knowledge\w*|familiar\w*|understand\w*|skill\w*|expert\w*|fluen\w+"
            r"|competen\w+|abilit\w+|able|capab\w+|master\w*|command|aware\w*|compfort\w*"
            r"|comfortab\w+)\b",
            Kind.SKILL,
        ),
        (r"\bexperience\b", Kind.EXPERIENCE),
        (r"\b(?:physical\w*|background check|drug (?:test|screen)\w*)\b", Kind.OTHER),
    )
)
