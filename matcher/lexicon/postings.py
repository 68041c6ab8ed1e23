"""The phrases of a posting's lines: those that ask, that only tell, and that say how much."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Lines that never ask, wherever they stand. `LEGAL` also closes the list that it follows.
LEGAL = re.compile(
    r"by (?:applying|submitting|clicking)\b.{0,80}\b(?:acknowledge|agree|consent|understand)|"
    r"equal[- ](?:employment[- ])?opportunit|affirmative action|without regard to|regardless of"
    r" (?:race|gender|age)|protected (?:veteran|class|characteristic)|veteran status|national"
    r" origin"
    r"|reasonable accommodation|\be-?verify\b|discriminate (?:against|on|based)|\bEEO\b|\bEOE\b"
    r"|criminal histor|applicants? (?:will|shall) receive consideration|\bM/F/(?:D|V)"
    r"|\b(?:welcome|encourage)s? (?:all )?(?:qualified )?(?:applicants|applications|candidates)\b"
    r"(?!.{0,40}\bwith (?!or\b|no\b).{0,40}(?:\d|\b(?:degree|bachelor|master|ph\.?d)|(?<!lived )"
    r"\bexperience (?:in|with|of|as)\b))"
    r"|pay transparency|drug[- ]free workplace|persons? with disabilit|individuals? with disabilit",
    re.IGNORECASE,
)
# Who speaks where a line is law: the employer, of itself or to those who apply. A bullet without
# such a voice is work with the law ("Affirmative action plan preparation").
LAW_SPEAKS = re.compile(
    r"\b(?:we|our|us|you|your|employers?|compan(?:y|ies)|applicants?|candidates?|employees?"
    r"|qualified|workplace|without regard|regardless|all (?:people|persons|individuals)"
    r"|prohibit\w*|discriminat\w*|committed|request|(?:is|are) an?|M/F\S*|EOE|e-?verify)\b",
    re.IGNORECASE,
)
OFFER = re.compile(
    r"\b401 ?\(?k\)?|paid time off|\bPTO\b|health insurance|dental,? (?:and |& )?vision|medical,"
    r" dental|salary range|base (?:pay|salary)|compensation (?:package|range|details|is determined)"
    r"|competitive (?:salary|compensation|pay|benefits)|(?:we|also) offers? (?:a |an |our )?"
    r"(?:competitive|generous|comprehensive|great|excellent)|stock options|parental leave|pay range"
    r"|commensurate with experience|tuition reimbursement|relocation (?:assistance|package)"
    r"|[$€£] ?\d[\d,.]*k?(?: ?(?:/|per) ?(?:hour|hr|year|yr|month|annum)| ?(?:-|–|—|to) ?[$€£]?"
    r" ?\d)|benefits package|sign[- ]on bonus|life insurance|vacation days|paid holidays"
    r"|^company car\b",
    re.IGNORECASE,
)
APPLY = re.compile(
    r"^(?:to apply\b|apply (?:now|online|today|here|at|via|for this)|how to apply|please (?:apply"
    r"|send|submit|e-?mail|note|contact|visit|include|click|view|see)|(?:click|send|submit|e-?mail)"
    r" (?:here|your|us|a)\b|interested candidates|if you (?:are interested|need|require|would like"
    r"|want to learn|think you|believe you|have a disability|have (?:any )?questions)|qualified"
    r" candidates (?:should|may)"
    r"|for (?:more|benefits?) (?:info|about|details)"
    r"|learn more|visit (?:our|us|www|http)|follow us|view (?:our"
    r"|all)"
    r"|powered by|share (?:on|this)|email this job|see more|read more|back to|sign up|job ?id\b"
    r"|requisition|req(?:uisition)? ?(?:id|#|number)|posting date|#li-|http|www\.|no (?:agencies"
    r"|recruiters|third)|only (?:shortlisted|those)|we (?:thank|look forward|will contact)"
    r"|thank you|by (?:applying|submitting|clicking)\b|come join|join (?:us|our)|ready to|sound"
    r" (?:like"
    r"|good)|do not hesitate)"
    r"|^(?:so,? )?if you.{1,300}\b(?:we (?:want|would love|'d love|’d love) to (?:hear|talk)|please"
    r" apply|apply (?:now|today))\b"
    r"|^this is an? (?:[\w-]+ ){1,4}(?:opportunity|position|role|job|contract)\b|^this"
    r" (?:web)?site uses cookies"
    r"|^due to the (?:high )?(?:volume|number)|^this (?:job|position|role|posting) (?:is"
    r" (?:classified"
    r"|exempt|non-?exempt|full|part|located|based|not eligible)|reports|maps|does not|has no)"
    r"|\bto apply,? (?:please |go |visit |click |send |e-?mail )"
    r"|\b(?:your|a|current|updated) (?:\w+ )?(?:resume|résumé|cv|cover letter)\b"
    r"|(?:powered by|jazz ?hr\b)|^\(?(?:ref|req)\b\.?|not eligible for (?:visa )?sponsorship$",
    re.IGNORECASE,
)
# Whom to write to.
CONTACT = re.compile(r"[\w.+-]@[\w-]+\.\w{2}")
# How a job is done with one's body, and where: what nobody writes into a resume, and nobody is
# asked for. "Must lift 50 pounds" asks.
DEMANDS = re.compile(
    r"^while performing the (?:\w+ )?duties of|^(?:the )?physical demands (?:described|listed|are"
    r"|of)"
    r"|\b(?:is|are) (?:(?:also|regularly|frequently|occasionally|constantly|typically|often|or"
    r"|and) )+required to (?:sit|stand|walk|talk|hear|see|use|reach|stoop|kneel|crouch|climb"
    r"|bend|remain)\b"
    r"|^(?:specific )?vision (?:abilities|requirements)\b.{0,30}\brequired"
    r"|^(?:the )?noise level (?:in|of|is)\b"
    r"|\b(?:job|role|position|work) (?:operates|is performed|takes place) in an? (?:[\w-]+ ){0,4}"
    r"(?:office|setting|environment)|^(?:the )?work environment characteristics\b"
    r"|^prolonged periods? (?:of )?(?:sitting|standing)\b|^this is a (?:largely )?sedentary\b"
    r"|^ability to (?:use (?:near|far|close|color|peripheral) vision|grasp with|hear\b|see\b"
    r"|perform the essential functions)",
    re.IGNORECASE,
)
# Work with what an offer or the law speaks of: "401(k) plan administration", "health insurance
# pricing".
WORK_WITH = re.compile(
    r"\b(?:administ(?:ration|ering|ers?)|analysis|pricing|underwriting|audits?|preparation"
    r"|accounting|claims|brokerage|actuarial)\b",
    re.IGNORECASE,
)
# What every job has: "Other duties as assigned".
FILLER = re.compile(
    r"^(?:(?:and|perform\w*|complet\w*|undertak\w*|carr\w+ out|assum\w*|any|all|also|tak\w+ on) )*"
    r"(?:other|additional|miscellaneous|various)\b.{0,40}\b(?:duties|tasks|functions"
    r"|responsibilities|projects|work|assignments)\b.{0,30}\b(?:assigned|required|requested|needed"
    r"|directed|necessary)\b.{0,40}$",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"(?:\W|\band\b|\bor\b|\bn/?a\b|\bnone\b|\brequired\b|\bnot applicable\b|\bno\b|\byes\b"
    r"|\bother\b|\bone location\b|\bmultiple locations\b)*",
    re.IGNORECASE,
)

# How a paragraph about the company begins.
BLURB = re.compile(
    r"(?i:we\b|our\b|at [a-z]|founded\b|headquartered\b|since \d{4}|with (?:over|more than|offices)"
    r"|join\b|come\b|based in\b|the above\b|you(?:'ll|’ll| will) (?:get|love|enjoy|join|receive)\b"
    r"|(?:this|the) (?:company|firm|team|organization|job description|position (?:is|has"
    r"|reports))\b)"
    r"|[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4}(?: \(\w+\))?,? (?:is|offers|provides|was|has|are"
    r"|believes|delivers|helps|builds|operates|strives|participates|reserves)\b"
)
# What a blurb may say and still be an ask.
SEEKING = re.compile(
    r"\b(?:looking for|seek(?:s|ing)?|requires?|must|expect you|need(?:s|ed)? (?:someone|you|a)"
    r"|want (?:someone|you)|you (?:have|are|should|need|bring))\b",
    re.IGNORECASE,
)

# Sentences of prose that ask something of a candidate.
PROSE_ASKS = re.compile(
    r"\b(?:must (?:have|be|possess|hold|demonstrate|also)|(?:is|are) (?:required|mandatory"
    r"|(?:a )?must|essential|necessary|needed)|required(?=\.?$)"
    r"|you(?:'ll|’ll| will| should| must|'d|’d)? (?:have|possess|bring|need|hold|know how)\b"
    r"|you(?:'ve|’ve| have) (?:a |an |the |had |been |built|worked|got|done|proven|strong|at least)"
    r"|(?:looking for|seeking|want|need|hiring) (?:an? |some)(?:\w+ ){0,20}?(?:who|with|that)\b"
    r"|(?:we|you) (?:require|need) (?:\w+ )?(?:experience|knowledge|skills?|someone|a degree)"
    r"|(?:candidate|applicant|person|individual|incumbent)s?,? (?:\w+ ){0,3}?(?:must|should|will"
    r" (?:have|be (?:able|highly|a|an|proficient|skilled|well)|possess|demonstrate|bring|need)"
    r"|has|have|possess(?:es)?|need|is (?:a|an|highly|comfortable|able|proficient))\b"
    r"|(?:minimum|at least|least) (?:of )?(?:\w+ ?\(?)?\d*\)?\+? (?:or more )?years?"
    r"|\d+\+? (?:or more )?years?(?:'|’)? (?:of )?(?:\w+ ){0,4}?experience"
    r"|(?:bachelor|master)(?:'|’)?s? (?:degree|of)|\b(?:ph\.?d|bs|ms|b\.s\.|m\.s\.|ba)\b.{0,40}"
    r"\bdegree|degree in|(?:experience|proficiency|fluency|expertise|knowledge) (?:\w+ ){0,8}?"
    r"(?:is |are )?(?:required|preferred|desired|desirable|expected|essential|a plus|a must|ideal)"
    r"|(?:would|will) be (?:a plus|a bonus|an advantage|an asset|ideal|nice|helpful|beneficial)"
    r"|(?:is|are) (?:a (?:big |huge |strong )?plus|a bonus|preferred|desirable|desired"
    r"|advantageous)"
    r"|nice to have|bonus points|ideally)\b"
    r"|^(?:strong|excellent|solid|proven|demonstrated|extensive|deep|good|working|hands-on"
    r"|advanced|prior|previous)\b.{0,60}\b(?:skills?|experience|knowledge|understanding|ability"
    r"|background|track record)\b|^(?:experience|proficien\w+|knowledge|familiarity|expertise"
    r"|fluency|ability) (?:with|in|of|to)\b",
    re.IGNORECASE,
)
# Where a permit, a citizenship or a clearance is asked for of everybody.
KNOCKS_OUT = re.compile(
    r"\b(?:must|required?|requires|only|necessary)\b(?!.{0,40}\b(?:most|some|many|certain) (?:of )?"
    r"(?:our |the )?(?:positions|roles|jobs)\b)",
    re.IGNORECASE,
)
# Sentences that look like one of those and are not.
PROSE_TELLS = re.compile(
    r"\b(?:you will have the (?:opportunity|chance)|you(?:'ll|’ll| will) (?:have|need) (?:access"
    r"|an?"
    r" (?:opportunity|chance|impact))|offers?\b|years? of (?:history|service|growth)|our (?:clients"
    r"|customers|users|products?) |customers? (?:must|need)|we have (?:over|more than|a|an)"
    r"|(?:founded|established) in)\b",
    re.IGNORECASE,
)

# Beginnings of list lines that ask, for lists under no telling heading.
ASK_STARTS = re.compile(
    r"(?:(?:a |an |the |at least |minimum (?:of )?|more than |over )*(?:\d+|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|several)\+?(?: ?(?:-|–|to) ?\d+)?\+? (?:plus |or more |to \w+ )?"
    r"(?:years?|yrs?)|(?:a |an |recent )?(?:bachelor|master|phd|ph\.d|doctorate|b\.?s\.?\b|m\.?s\.?"
    r"\b|b\.?a\.?\b|bs/|ba/|mba|degree|diploma|undergraduate|graduate|advanced degree|university"
    r"|college|high school|technical degree)"
    r"|(?:relevant |prior |previous |proven |demonstrated |direct |related |professional |strong"
    r" |hands[- ]on |extensive |significant |solid |deep |some |working |excellent |good |great"
    r" |outstanding |advanced |practical |thorough |basic |expert |high |in-depth |exceptional"
    r" |superior |sound |broad |effective |general |detailed |industry |work |technical "
    r"|theoretical"
    r" |intermediate |comprehensive |small group |current )*"
    r"(?:experience|experienced|knowledge|knowledgeable|familiar|familiarity|understanding"
    r"|proficien\w*|expertise|expert|fluen\w+|ability|able|skills?|skilled|background|competenc\w+"
    r"|track record|command|aptitude|capab\w+|certifi\w+|passion\w*|comfortab\w*|comfort|mastery"
    r"|willing\w*|exposure|interest|eligib\w+|authori[sz]\w+|clearance|must|you (?:have|are|can)"
    r"|has|have|possess\w*|communicator|communication|interpersonal|analytical|detail|attention"
    r"|self|team player|motivated|problem[- ]solving|organizational|u\.?s\.? citizen\w*|us citizen"
    r"|ts/sci|secret|top secret|curio\w+|creativ\w+|critical thinking|quantitative|leadership)\b"
    r"|(?:strong|excellent|proven|solid|outstanding|exceptional|good|great|demonstrated|extensive"
    r"|superb|impeccable)\b"
    r"|(?:active|current|valid|clean) (?:[\w/’'-]+ ){0,3}(?:licen[cs]es?|certific\w+|registration"
    r"|passport|record|MVR|background)\b)",
    re.IGNORECASE,
)
# How a short line that asks ends, whatever it is about.
ASK_ENDS = re.compile(
    r"\b(?:experience|knowledge|skills?|expertise|background|proficiency|familiarity"
    r"|understanding|certification|licen[cs]e)(?: (?:is |strongly |highly )*(?:required|preferred"
    r"|desired|needed|(?:a )?must|a plus))?\.?$",
    re.IGNORECASE,
)
# Beginnings of list lines that tell what is done.
DUTY_STARTS = re.compile(
    r"(?:(?:actively|proactively|effectively|continuously|independently|regularly|quickly|adeptly"
    r"|closely|quantitatively|creatively|help|helps|serve|serves) )*(?:accompan|achiev|act|acquir"
    r"|adapt|address|administ|advis|advocat|align|analy[sz]|answer|appl(?:y|ies)|architect"
    r"|articulat|assembl"
    r"|assess|assist|attend|audit|automat|be\b|becom|build|calculat|captur|champion|clean|coach"
    r"|collaborat|collat|collect|combin|communicat|compil|complet|compos|conceptuali|conduct"
    r"|configur|consult|contribut|coordinat|counsel|creat|cultivat|debug|defin|deliver|demonstrat"
    r"|deploy|deriv|design|determin|develop|devis|diagnos|direct|discover|dispatch|dispens"
    r"|document|doing\b|draft|driv|educat|enabl"
    r"|enforc|engag|engineer|enhanc|ensur|establish|estimat|evaluat|evangeli|examin|execut"
    r"|expand|explor|extend|extract|facilitat|find|follow|forecast|formulat|foster|gather|generat|guid|handl"
    r"|greet|help|hire|identif|implement|improv|increas|influenc|inform|initiat|innovat|inspect"
    r"|install|integrat"
    r"|interact|interfac|interpret|investigat|keep|launch|lead|learn|leverag|liais|maintain"
    r"|manag|map|measur|mentor|migrat|mine|model|modif|monitor|negotiat|operat|optimi|orchestrat"
    r"|organi[sz]e|other duties|oversee|own|participat|partner|perform|plan|prepar|present"
    r"|prioriti[sz]|process|produc|program|promot|propos|prototyp|provid|publish|pull|query"
    r"|recommend"
    r"|reconcil|recruit|reduc|refin|repair|report|represent|research|resolv|respond|responsib|review|run|scal|schedul"
    r"|scope|search|select|serve|shape|sell|solv|source|spearhead|stay|steer|streamlin|structur|study"
    r"|summari|supervis|support|synthes|tackl|take|teach|test|track|train|transform|translat"
    r"|travel|troubleshoot|understand and|updat|use|utili|validat|verif|visuali|weld|work|write)",
    re.IGNORECASE,
)

# An ask with its capital, where a page lost what stood before it; behind a small word it is a name
# ("at Strong Foods").
ASK_RUNS_ON = re.compile(
    r"(?<=[a-z)])\s+(?=(?:Ability to|(?:Working )?(?:Knowledge|Understanding) of|Familiarity with"
    r"|(?:Proficien(?:t|cy)|Expertise|Experienced?) (?:in|with|working|using)|Experience of"
    r"|(?:Strong|Excellent|Proven|Demonstrated|Solid) (?:[\w-]+,? ){0,4}(?:skills|ability|knowledge"
    r"|understanding|experience|background)|Must (?:have|be)|(?:Minimum|At least) \d)\b)"
)
SMALL_WORDS = _words(
    "a an the and or of in on at to for with from by as is are be our your their its his her this"
    " that have has had must should will can may not no any all using via per than but if who both"
    " either called title titled"
)
# How a row ends whose sentence goes on in the next one.
ROW_GOES_ON = re.compile(
    r"\b(?:and|or|of|the|an?|in|with|to|for|by|on|at|from|as|our|your|their|its|is|are|using|such"
    r"|including|like|via|into|that|which|who|must|will|be|have|has)$",
    re.IGNORECASE,
)
# The last word of what a job is called.
JOB_NOUNS = _words(
    "accountant administrator advisor adviser agent analyst apprentice architect artist assistant"
    " associate attorney auditor buyer ceo cfo chef chief clerk coach consultant contractor"
    " controller coordinator counsel counselor cto designer developer director doctor driver editor"
    " engineer executive expert fellow generalist head inspector instructor intern internship"
    " investigator lawyer lead leader lecturer librarian manager mechanic nurse officer operator"
    " owner paralegal partner pharmacist physician planner president producer professor programmer"
    " recruiter representative researcher scientist secretary specialist statistician strategist"
    " student supervisor surgeon teacher technician technologist therapist trader trainee trainer"
    " tutor vp writer actuary analytics economist modeler modeller practitioner interns managers"
    " engineers"
    " scientists analysts cook barista aide waitress nanny cashier cleaner dishwasher"
)
# How words for those who do a thing end.
DOERS = ("er", "or", "ist", "ian", "eer", "ant", "man", "woman")
TITLE_LABELS = re.compile(
    r"^(?:(?:job|position|role)?[ _]?title|position|role|job|vacancy|job[ _]?name|job[ _]?role)"
    r"\s*[:\-–]\s*(?=\S)|^(?:job|position|role) description (?:for|of) (?:an? |the )?(?=\S)",
    re.IGNORECASE,
)

# What prose says right before the name of the job: "We are looking to hire a Tide Modeller".
HIRES = re.compile(
    r"\b(?:looking (?:for|to hire|to add|to recruit)|seek(?:s|ing)?(?: to hire)?|(?:is|are) hiring"
    r"|to hire|recruiting|in need of|searching for|(?:has|have) an (?:immediate )?opening for)"
    r" (?:an?|our (?:next|new)) (?=[A-Z])",
)
# A full stop after one of these does not end a sentence.
ABBREVIATIONS = _words(
    "e.g i.e ph.d ph eg ie vs approx no nos inc ltd corp co dept dr mr mrs ms jr sr st min max yr"
    " yrs b.sc m.sc b.tech m.tech b.eng m.eng incl esp fig est ext mos"
)

# What makes a line preferred, whatever its heading says.
PREFERRED_CUE = re.compile(
    r"\b(?:is|are|be|as|also|considered|consider|definite|big|huge|strong|major|added|an?)"
    r" (?:(?:a|an|big|huge|strong|definite|major|real|added|significant|considered) ){0,3}"
    r"(?:plus|bonus|asset|advantage)\b(?! \d)"
    r"|, (?:(?:a|an|big|huge|strong|definite|major|real|added|significant|considered) ){0,3}"
    r"(?:plus|bonus|asset|advantage)(?=[.;!)]|$)"
    r"|[,(\-–—:] ?(?:strong |big |huge )?plus\)?\.?$|(?<=\w) plus[.!)]*$"
    r"|(?<!\bthe )(?<!\bour )(?<!'s )(?<!\ba )(?<!\btheir )\b(?:strongly |highly |much"
    r" )?preferred\b"
    r"(?! (?:vendor|partner|supplier|customer|provider|method|name|client))"
    r"|\b(?:bachelor|master|associate)'s (?:strongly |highly )?preferred\b"
    r"|\b(?:would be|is|are|will be|highly|strongly|very|also) (?:\w+ly )?(?:preferable|desirable"
    r"|desired|beneficial|advantageous|ideal|helpful|nice)\b|\b(?:desirable|desired|advantageous"
    r"|preferable|optional|beneficial|a nice[- ]to[- ]have)[.)!]*$"
    r"|\bnice[- ]to[- ]haves?\b|\bgood[- ]to[- ]haves?\b|\bbonus points?\b|^(?:ideally|preferably"
    r"|preferred|desired|desirable|bonus|optional(?:ly)?|an? (?:plus|advantage)|plus"
    r"|advantage)\b(?= ?[:,\-–—]| (?:\w+"
    r" ){1,9})"
    r"|\b(?:but|although|though) not (?:strictly |absolutely )?(?:required|essential|necessary"
    r"|mandatory|a must)\b|\bwe(?:'d| would) (?:love|prefer) (?:it )?if\b",
    re.IGNORECASE,
)
# The same in brackets at the end, alone: "(preferred)", "(nice to have)".
PREFERRED_TAG = re.compile(
    r"[(\[](?:strongly |highly |is |a |an |big |huge |strong |definite |but not required|would be "
    r"|not required,? but )*"
    r"(?:preferred|desired|desirable|optional|plus|a plus|bonus|advantage|asset"
    r"|nice[- ]to[- ]have|advantageous|ideal)"
    r"(?:,? (?:but )?not (?:required|mandatory|essential))?[)\]]\s*[.;]?$",
    re.IGNORECASE,
)
REQUIRED_TAG = re.compile(
    r"[(\[](?:a )?(?:must(?: have)?|required|mandatory)[)\]]\s*[.;]?$", re.IGNORECASE
)
# The same said in words, whatever its heading says.
REQUIRED_SAID = re.compile(
    r"^(?:candidates? |applicants? |you )?must (?:have|be|possess|hold)\b"
    r"|\b(?:is|are) (?:required|mandatory|a must)(?:[.;!](?=\s|$)|$)",
    re.IGNORECASE,
)
# What keeps a line at its level although a part of it is only preferred.
REQUIRED_CUE = re.compile(
    r"(?<!not )(?<!not strictly )\b(?:required|must|mandatory|minimum|at least|essential)\b",
    re.IGNORECASE,
)
# A line of several levels: how a side of it ends that is required, or only wished for.
_WISHED = (
    r"(?:preferred|plus|bonus|advantage|asset|desirable|desired|nice[- ]to[- ]have|advantageous"
    r"|preferable|beneficial|optional|helpful)"
)
WISH = re.compile(rf"\b{_WISHED}\b", re.IGNORECASE)
_WISH = (
    r"(?:is |are |would be |will be )?(?:an? |strongly |highly |much |very |also |definitely |big "
    r"|huge |strong |major |definite |real )*" + _WISHED
)
WISHED_END = re.compile(rf"(?:[\s,–-]+{_WISH}|[\s–-]*[(\[]{_WISH}[)\]])[\s.;!]*$", re.IGNORECASE)
REQUIRED_END = re.compile(
    r"\b(?<!not )(?<!not strictly )(?:required|mandatory|essential|needed|(?:a )?must(?:[- ]have)?)"
    r"[)\]]?[\s.;!]*$",
    re.IGNORECASE,
)
# A whole clause that wishes, behind one that must be: "Must know SQL, Tableau is a plus".
MUST = re.compile(r"\bmust\b(?![- ]have\b)", re.IGNORECASE)
WISHES = re.compile(
    rf"[^\s,]+(?: [^\s,]+){{0,6}} (?:is|are|would be|will be) {_WISH}[\s.;!]*", re.IGNORECASE
)
WISHED_BRACKET = re.compile(
    rf"\s*\((?!{_WISH}\))(?P<wish>[^()]{{1,80}}?\s{_WISH})\)[\s.;]*$", re.IGNORECASE
)
MORE = re.compile(r"\b(?:plus|bonus|advantage|asset|nice[- ]to[- ]have)$", re.IGNORECASE)
# What speaks of something before it, and asks for nothing alone.
REFERS_BACK = re.compile(
    r"\b(?:these|those|this|they|them|it|its|either|the same|the above|such|other|others|another"
    r"|additional|former|latter|may (?:be|substitute|replace)|considered|substitut\w+|in lieu)\b"
    r"|^(?:that|which|both|all|one|and|or)\b",
    re.IGNORECASE,
)
NOT_ASKED = re.compile(
    r"(?:no (?:[\w-]+ ){0,2}(?:experience|degree|diploma|qualifications?|training)(?: is| are)?"
    r"|(?:(?:an?|prior|previous|[\w'’-]+) ){0,2}(?:experience|degree|diploma)(?: is)? not)"
    r" (?:required|necessary|needed)[.!]*",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"(?<!high )\b(?:bachelors?|masters?(?!y|ing|ed|c)|ph\.?d|doctora\w+|mba|m\.?b\.?a|degree|bs"
    r"|ba|ma"
    r"|ms(?! (?:word|excel|office|access|project|sql|teams|outlook|powerpoint|dynamics|visio))"
    r"|b\.s|m\.s|b\.a|b\.?sc"
    r"|m\.?sc|diploma|ged)\b",
    re.IGNORECASE,
)
# Of two degrees the first is preferred, and the other enough: "PhD preferred or MS with 7 years".
OR_DEGREE = re.compile(
    rf"\b(?:preferred|desired|a plus)[.,;]? or (?:an? )?{DEGREE.pattern}", re.IGNORECASE
)
