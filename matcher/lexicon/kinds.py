"""What shows the kind of a requirement.

`TYPED_CUES` settle the kinds that a rule can check: they are tried in order, and the first that is
found decides. What they leave is told by votes: see `matcher.lexicon.kind_votes`.
"""

from __future__ import annotations

import re

from matcher.lexicon.arrangements import ARRANGED
from matcher.lexicon.tongues import TONGUES
from matcher.types import Kind

_NUMBER = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|several"
    r"|multiple)"
)
_YEARS = (
    rf"{_NUMBER}\)?\+?(?: ?(?:-|–|to|or) ?{_NUMBER})?\+?(?: or more| plus)? ?(?:\+ )?"
    r"(?:years?|yrs?)\b(?! of age|[- ]old| (?:groups?|of hire)"
    r"|[- ](?:(?:college|university|undergraduate|accredited|technical) )?degree"
    r"|[- ](?:college|post\w*|residency|fellowship))"
)
_MONTHS = (
    rf"\b{_NUMBER}\+?(?: ?(?:-|–|to) ?{_NUMBER})? months?['’]? (?:of |in |as |\w+ ){{0,6}}"
    r"experience"
)
_OF_WORK = (
    rf"^(?:(?:at least|minimum(?: of)?|a minimum of|over|more than) )*{_NUMBER}\+?"
    rf"(?: ?(?:-|–|to) ?{_NUMBER})? months?['’]? (?:of|in|as|with|working)\b"
    r"(?! (?:training|notice|leave|paid|savings|the))"
)
_NO_AGE = (
    r"(?! (?:months?|hours|credits|\w+ (?:hours|credits)|years?['’]? (?:of (?!age)|in|experience)))"
)
_DEGREE = (
    r"(?<!high )(?<!-)\b(?:bachelor\S*"
    r"|(?<!scrum )(?<!certified )(?<!ase )(?<!grand )master(?! (?:black|electric|plumb|mech"
    r"|certif|craft|tech|data))(?:['’]?s)?(?: degree| of| in|,|/| or| level|['’]s|$)"
    r"|ph\.?d"
    r"|doctorates?|doctoral (?:degree|level)|(?:juris )?doctor(?: of|(?= or)|$)|mba|msc|msn|bsn"
    r"|dnp|pharmd|(?-i:JD|LLB|LLM|MPH|MSW|MD|MFA(?! and|,| or EDR)|Ed\.?D|DVM|DPT|OTD|DDS|BEng"
    r"|MEng|BTech|B\.?Com|HND|HNC|NVQ|BTEC|CGPA)"
    r"|(?:\w+ )?degrees?"
    r"(?! of (?!science|arts|bachelor|master|doctor|engineering|education|law)|apprentice)"
    r"|(?<!diploma )diploma|ged|undergraduate degree|postgraduate (?:degree|qualification|diploma)"
    r"|b\.?sc?\.?(?! ?(?:5750|7799))"
    r"|(?<![gl]c[/-])m\.?sc?\.?(?! (?:word|excel|office|access"
    r"|project|sql|teams|outlook|powerpoint|dynamics|visio|windows|azure))|b\.a\.?|ba/bs|bs/ms"
    r"|ba/ma|associate['’]?s degree|graduated? (?:of|from)|graduation from|graduate (?:studies"
    r"|degree)"
    r"|college (?:education|course\w*|credits?)|university (?:education|graduate|studies)"
    r"|high school"
    r"|secondary (?:school|education)|tertiary (?:qualification|education)|leaving cert\w*"
    r"|(?-i:GPA|GCSEs(?! level)|A[- ]levels?(?= |$))|degree[- ](?:level|educated|qualified)"
    r"|coursework (?:in|toward)"
    r"|(?:credit|semester) hours|currently (?:enrolled|studying|pursuing)|(?:enrolled"
    r"|studying) (?:in|for|at|towards?)"
    r"|(?:vocational|trade) (?:training|school|qualification)|postdoctoral (?:fellow\w*|training)"
    r"|(?:pgy\d|(?:completed|accredited|pharmacy|medical|clinical|specialty) )residency"
    r"|(?:completed|electrical|level \d \w+|in an?|trade) apprenticeship|graduate in"
    r"|formal (?:credit )?training$|completion of an? .{0,40}(?:program\w*|course)|bootcamp"
    r"|leadership qualification|(?:life science|nursing|law|business) degree"
    r"|development units)(?=\W|$)"
)
_LANGUAGES = (
    "|".join(sorted(TONGUES - {"polish"}))
    + r"|(?-i:Polish)|haitian creole|creole|bahasa(?: \w+)?|kiswahili|hmong|isizulu|twi|asl|bsl"
    + r"|sign language"
)
# What makes a language the name of whose a thing is: "French and Italian cuisine".
_NOT_THEIRS = (
    rf"(?! (?:as an?\b|(?:(?:and|or|&) (?:{_LANGUAGES}) )?(?:market|law|gaap|tax"
    r"|account|literature|teacher|learner|cuisine|food|cook"
    r"|language (?:learner|art|acquisition|develop|teach|instruct)"
    r"|dish|wine|beer|culture|history|music|art\b|suppliers)))"
)
_SPEAKS = (
    r"fluen\w+|languages?|speak\w*|written|spoken|verbal|proficien\w+|native|bilingual"
    r"|trilingual|multilingual"
    r"|required|preferred|business|level|conversational|professional|skills|good|very|excellent"
    r"|strong|working|knowledge|command|reading|near-native|an?|the|and|or|of|in|at|both|one"
    r"|more|plus"
    r"|is|to|asset|desirable|advantage|beneficial|oral|full|basic|intermediate|advanced|mandatory"
    r"|essential|other|additional|second|third|ability|must|be|able|write|read|communicate|with"
    r"|communication|european|african|asian|nordic|another|least|c1|c2|b1|b2|a2|mother|tongue"
    r"|sufficient|highly|ideally"
)
_NAMES = """
    AAMS ABPTS ABR ACA ACAS ACCA ACII ACLS ACMA ACP ACSM AFCI AHPRA AIGP AINS APICS APM ARDMS
    ARM ARRT ASA ASCP ASE ASP ASQ ATC ATCL AWS-SAA BCBA BCPS BLS BPSS C-EFM CAMS CAPM CAS CBAP
    CBCP CCA CCC-SLP CCIE CCM CCNA CCNP CCP CCRN CCRP CCS CCSP CDA CDCES CDL CDMP CEBS CEH CELTA
    CEM CEN CFA CFE CFI CFII CFM CFP CFRE CFRN CGFM CGMA CHC CHES CHFM CHRP CIA CIH CIMA CIMSPA
    CIPD CIPM CIPP CIPP/E CIPR CIPS CISA CISM CISSP CKA CKAD CLU CMA CMFAS CMP CMRP CNA CNOR
    CNSC COTA CPA CPC CPC-A CPCE CPHQ CPIM CPM CPP CPR CPSM CPT CPTD CQE CRA CRCM CRISC CRM-P
    CSCP CSCS CSM CSP CSPO CTFA CTP CTRN CWI DELTA DipFA EA ECSE EIT EMT EMT-B EMT-P EPA-608
    FAAOMPT FCA FCCA FINRA FNP FRM FSA GCIH GIAC GISP GMC GPHR GPhC HCP HCPC IAT ICAEW ICF IFR
    IOSH IRATA ITIL JORC LCPC LCSW LEED LMFT LMSW LNHA LPC LPN LSW LVN MCAT MCIPS MCITP MCSA
    MCSE MRICS MSHA MSP NASM NATE NBCOT NCARB NCCAOM NCIDQ NCLEX NE-BC NEBOSH NEC NFPA NICET NMC
    NMLS NPQH NRCME NREMT NRP NSCA OCN OSCP OSHA P.E. PADI PALS PCC PCCN PE PGCE PHR PHRi PMI
    PMI-ACP PMP POST PRINCE2  PSM PSPO PTA PTCB Prince2 QMHP QTS RBT RCDD RDCS RDN REHIS RHIA
    RHIT RICS RMA RN RNFA RPLS RPR RRT RSA RT RVT SAFe SAFe-Agilist SANE SCRUM-M SE SHRM-CP
    SHRM-SCP SIA SMSTS SPHR SPRAT SSCP STCW TEFL TESOL TNCC TOGAF TWIC VCP VTS WFR WSET
""".split()
_CREDENTIALS = (
    rf"{'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))}"
    r"|CompTIA(?: \w+\+?)?|(?:Lean )?Six Sigma|Series \d+|Safe Pass|(?:Green|Black) Belt"
    r"|Network\+|Security\+|A\+"
    r"|Class [A-D1]|Level [1-7]|ICS \d+|Part 107|Grade \d licen[cs]e|Fire Officer"
    r"|Mental Health First Aid\w*|Food Handler\w*"
)
_HELD = (
    r"(?:(?:must|have|has|hold\w*|possess\w*|an?|the|current\w*|valid|active|full|or|and|in|of"
    r"|good|is|be|working|towards?"
    r"|unencumbered|unrestricted|professional|national|state|general|fully|recognised"
    r"|recognized) )"
)
_NO_CREDENTIAL = (
    r"(?!.{0,60}\b(?:experience|knowledge|rules|regulat\w*|process\w*|practices?|projects?"
    r"|standards"
    r"|framework|compliance|environments?|requirements|principles|audits?|implementation"
    r"|methodolog\w*)\b)"
)

TYPED_CUES: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            r"\bauthori[sz](?:ed|ation) to work|\bwork (?:authori[sz]ation|permit|visa|rights)"
            r"|\b(?:right|permit|permission) to work|\beligib(?:le|ility) to work"
            r"|\b(?:visa|without|require|need|no|for) (?:\w+ )?sponsorship\b"
            r"|\bsponsorship (?:is|will|now|not|avail)"
            r"|\b(?:u\.?s\.?|eu|uk|american|british|canadian|australian|dual|be an?"
            r"|must be) citizen(?:ship|s)?\b"
            r"|^citizen(?:ship)?\b|\bcitizenship\b|\b(?:security|secret|government|sc|dv"
            r"|baseline|active) clearance\b|\bts/sci\b|\btop secret\b"
            r"|\b(?:obtain|hold|active|eligible for|maintain|current|interim|secret|nato"
            r"|eligible) (?:\w+ ){0,4}clearance\b|\bclearance$"
            r"|^\W*(?:an? |active |current |dod )*secret(?: or (?:higher|above))?\W*$|\bclear(?:ed"
            r"|able)\b.{0,20}\b(?:secret|level)|\bemployment eligibility\b"
            r"|\bwork in the (?:u\.?s|uk|eu)\w*\.? (?:legally|without)"
            r"|\bgreen card\b|\bpublic trust\b|\bpolygraph\b|\bpermanent residen\w*"
            r"|\bsettled status\b"
            r"|\bworking with children (?:check|card)|\bvulnerable sector"
            r"|\b(?:enhanced )?dbs (?:check|clear\w*|disclosure)|\bnv[12]\b|\bu\.?s\.? persons?\b"
            r"|\blegally (?:authori[sz]ed|entitled|permitted|allowed|eligible|able|work)\b"
            r"|\b(?:allowed|permitted|entitled) to work (?:in|within)\b"
            r"|\b(?:sc|dv|security)[- ]cleared\b|\bvisas?$|\b(?:valid|work(?:ing)?"
            r"|h-?1b) visa\b",
            Kind.AUTHORIZATION,
        ),
        (
            r"\bdriv(?:er|ers|er['’]?s|ers['’]|ing) licen[cs]e|\b(?:clean|safe|good"
            r"|acceptable) (?:driving|motor vehicle) record"
            r"|\b(?:own|reliable|access to (?:a )?"
            r"|use of a?n? ?(?:own )?)\s?(?:reliable )?(?:car|vehicle|transport\w*)\b"
            r"|\b(?:valid|full|clean) licen[cs]e and (?:own )?(?:car|vehicle)|\binsurable\b",
            Kind.LOGISTICS,
        ),
        (  # What a person is, and no resume says: an age, a record without convictions.
            r"^(?:(?:applicants?|candidates?|drivers?|you|must|shall|should|be|is|are|at least"
            r"|minimum(?: of)?|an?|age|of|over) ){0,5}(?:1[4-9]|2\d)\+?"
            r"(?: (?:years?|yrs?) (?:of age|old)\b| (?:or|and) (?:older|over)\b|$)"
            r"|^minimum age\b|^(?:must )?(?:be )?(?:over|at least) (?:the )?age of\b"
            r"|^(?:(?:applicants?|candidates?|you|must|shall|have|be|can|may) ){0,4}"
            r"(?:no|not|never|free (?:of|from))\b.{0,40}\b(?:felon(?:y|ies)|convict(?:ed|ions?)"
            r"|criminal (?:history|record)|(?-i:D[UW]I)s?|moving violations?)\b",
            Kind.LOGISTICS,
        ),
        (ARRANGED, Kind.LOGISTICS),
        (
            r"\b(?:ability|able|willing\w*|availab\w+|flexib\w+|must|open|prepared|happy"
            r"|comfortable|ready) "
            r"(?:\S+ ){0,3}(?:travel(?:ing|ling)?|relocat\w+|commut\w+)\b"
            r"|\btravel (?:up to|\d|required|is|may|as|within|between|across|domestically"
            r"|internationally|to (?:\w+ ){0,3}(?:sites?|offices|locations|clients|stores))"
            r"|^(?:\w+ ){0,3}travel(?:[ ,.](?:\D{0,30}\d+ ?%.*|required.*|expected.*)|$)"
            r"|^(?:frequent|quarterly|monthly|weekly|occasional|regular|extensive|limited) travel\b"
            r"|\b\d+ ?(?:%|percent) (?:of (?:the |their |your )?)?"
            r"(?:(?:domestic|international|overnight|regional|local) )?(?:time|travel)"
            r"|^must (?:live|reside|be (?:based|located)) (?:in|within|near|at|on)\b"
            r"|^(?:must )?(?:be )?local to (?-i:[A-Z])"
            r"|^(?:willing\w*|open|must|able|ability|prepared|available|ready|readiness"
            r"|lives?).{0,40}\b(?:relocat(?:e|ion|ing)|move to (?-i:[A-Z]))\b"
            r"|^(?:\w+ )?(?:to )?relocation\b(?! (?:proj|of|serv|manage|polic|spec))|^(?:lives?"
            r"|living|based|located|reside\w*"
            r"|resident) (?:in|within|near|at|on|locally)\b"
            r"|\b(?:weekends?|weeknights|saturdays?|sundays?|public holidays|night shifts?"
            r"|shift work|shift pattern|(?:any|rotating|second"
            r"|third|evening|early|late|day|night|overnight|swing|split|graveyard|12-hour"
            r"|weekend) shifts?|overtime|unsoc\w+ hours|extended hours|flexible (?:hours"
            r"|schedule|working hours)"
            r"|on[- ]?site,? (?:\w+ ){1,2}days|(?:\w+ ){1,2}days (?:a week )?on[- ]?site"
            r"|^on[- ]call (?:every|one|once)|out[- ]of[- ]hours rota"
            r"|on[- ]call (?:rota\w*|duty|shift|sched\w*)|be on[- ]call|on-call (?:nights|work"
            r"|availability)|after[- ]hours (?:on-call|availability)"
            r"|days (?:a|per) week|days (?:on|off)site|us time zones?|full[- ]time availability"
            r"|part[- ]time)\b"
            r"|\b(?:work|working) (?:on-?site|on site|in (?:the|our) office|from (?:our|the"
            r"|home)|remotely from|nights|evenings|outdoors|outside in all)\b"
            r"|\b(?:time zone|home office|internet connection|high[- ]speed internet)\b"
            r"|^(?:immediate|early|open|weekend|evening|daytime|full|flexible"
            r"|night) (?:\w+ )?availab\w+|^immediate (?:start|joiner)|\bnotice period\b"
            r"|\bmonths?['’]? notice\b"
            r"|^(?:must be )?available (?:to|for|on|over|at|from|nights|evenings|week"
            r"|immediately)\b|^availability\b"
            r"|\b(?:fifo|roster|rotational? basis|hitch)\b"
            r"|\b(?:lift|lifting|carry|push|stand|standing|sit|kneel|climb\w*"
            r"|walk)\b.{0,50}\b(?:\d+ ?\+?-?(?:lbs?|pounds|kg|kilos?|hours?|hour shift)"
            r"|long periods|extended periods|ladders|all day)\b"
            r"|\bphysical(?:ly)? (?:demands|able|capable|requirements|agility|fitness test"
            r"|exam\w*|stamina)|\bphysical and drug"
            r"|\bdrug (?:and alcohol )?(?:test|screen)(?:s|ing|ings|ed)?\b(?! (?:\w+ )?"
            r"(?:program\w*|polic\w*|lab\w*|results|collect\w*|records|consort\w*|procedures?)\b)"
            r"|\b(?:willing\w*|able|ability|available|open|prepared|must"
            r"|flexib\w+)\b.{0,30}\b(?:shifts(?! priorit)|overseas|abroad|outdoors|offshore|hours"
            r"|early mornings|in (?:cold|hot|wet|noisy|dusty)"
            r"|all weather)\b(?!.{0,20}(?:deadline|pressure))|\bphysically fit\b"
            r"|\bphysical fitness\b|\bown (?:laptop|phone|boat|bike|bicycle|computer)\b"
            r"|\bcommut(?:e|able|ing)\b|\bflexib\w+ with (?:hours|sched\w*|shifts)"
            r"|\bvision (?:corrected |correctable )?(?:to |of )?20/\d+|\b20/20 vision\b"
            r"|^(?:(?:must|able|willing|to|pass|undergo|complete|subject|satisfactory|successful"
            r"|clear|clean|good|an?)\W+)*(?:credit|criminal(?: records?| history)?) check\b"
            r"|^(?:must be )?drug[- ]free$|^(?:must be an? )?non[- ]?smok(?:er|ing)\b"
            r"|\b(?:undergo|submit to|pass|subject to)\b.{0,30}\bfinger-?print\w*"
            r"|^finger-?print\w* (?:required|clearance|check|card)\b"
            r"|\b(?:supply|provide|bring|have) (?:(?:your|their) )?own (?:\w+ )?tools\b"
            r"|\b(?:comfortable|afraid|fear|scared) (?:with|at|of|working at) heights\b"
            r"|^(?:full|part)[- ]time(?: (?:position|role|hours|only|work|permanent))?\W*$"
            r"|^(?:(?:must|be|able|willing|to|pass|undergo|complete|submit|consent|subject|an?"
            r"|satisfactory|successful|clear|clean|and|criminal|pre-?employment|post|offer|employees?"
            r"|candidates?|applicants?)\W+)*background (?:checks?|screen\w*|investigations?)"
            r"\b(?! (?:for|of|on|polic|proc|vendor|adjud))"
            r"|^start(?:ing)? date\b|^\d+[- ]months? (?:contract|assignment|placement)\b"
            r"|^(?:(?:must|have|own|an?|reliable|working) )*(?:smart|cell|mobile )[- ]?phone\b"
            r"(?= (?:with|required|and)\b|$)"
            r"|\bbody weight\b|\b(?:heavy lifting|manual handling|at heights?"
            r"|in confined spaces|all weathers?|colou?r vision"
            r"|(?<!think )(?<!thinks )(?<!thinking )(?<!quickly )on (?:their |your )?feet"
            r"|steel[- ]toe\w*|evenings? and|nights and|night work|evening work|overnights"
            r"|overnight (?:work|stays?|travel|hours)"
            r"|live-in|hybrid(?: (?:work|role|sched)\w*|,)|shift flexib\w*|rotating sched\w*"
            r"|seasonal (?:work|hours)|irregular hours|long hours|early (?:starts?"
            rf"|mornings?))\b|\b(?:over|at least|be) (?:18|21)\b{_NO_AGE}|\b(?:passport|uniform"
            r"|vaccinat\w+)\b|\bwilling(?:ness)? to (?:work (?:in|on|from|at) (?-i:[A-Z])"
            r"|rotate)",
            Kind.LOGISTICS,
        ),
        (
            rf"^\W*(?:(?:{_LANGUAGES}|bilingual|multilingual|trilingual)(?=\W"
            rf"|$))(?:\W+(?:{_LANGUAGES}|{_SPEAKS})\b)*\W*$"
            rf"|^\W*(?:(?:{_SPEAKS})\W+)+(?:{_LANGUAGES})\b(?:\W+(?:{_LANGUAGES}"
            rf"|{_SPEAKS})\b)*\W*$"
            rf"|\b(?:{_LANGUAGES})\b{_NOT_THEIRS}"
            rf".{{0,40}}\b(?:fluen\w+|language|speak\w*|written|spoken|verbal"
            rf"|proficien\w+|native|bilingual|required|preferred|desirable|an? (?:plus|asset))"
            rf"|\b(?:fluen\w+|proficien\w+|bilingual|native|command|speaks?|speaking|written"
            rf"|spoken|verbal\w*|multilingual|language"
            rf"|conversational|business[- ]level|read(?:ing)?|teach|communicat\w+ in|(?:skills"
            rf"|knowledge) (?:in|of))\b"
            rf".{{0,40}}\b(?:{_LANGUAGES})\b{_NOT_THEIRS}"
            r"|\b(?:bi|multi|tri)lingual\b(?! (?:program|class|education|or dual|content"
            r"|special|supplemental|children|learners))"
            r"|(?<!english as a )(?<!english as an )\b(?:second|foreign|additional|another"
            r"|community|local|african|asian|nordic|european|indigenous|modern)"
            r" languages?\b(?! (?:learner|teach|program|student|class))"
            r"|^speaks? an? \w* ?language"
            rf"|^\W*(?:(?:{_SPEAKS}|passed)\W+)*(?-i:JLPT|HSK|TOPIK|DELF|DALF|DELE|TestDaF|TORFL"
            r"|IELTS|TOEFL|TOEIC|Goethe)\b(?:\W{0,3}\b(?:ibt|pbt|level|scores?|band|overall|of|at"
            r"|zertifikat|minimum)\b){0,4}\W{0,3}N?[1-9A-C]",
            Kind.LANGUAGE,
        ),
        (
            rf"{_DEGREE}[^.;]{{0,60}}\bor\s+"
            rf"(?:(?:at least|minimum of|over|more than|equivalent|with)\s+)?{_YEARS}",
            Kind.EDUCATION,
        ),
        (rf"^.{{0,60}}{_YEARS}|{_YEARS}.{{0,90}}\bexperience\b|{_MONTHS}|{_OF_WORK}", Kind.YEARS),
        (rf"\b(?:with|spanning|minimum|over|least|than|of|plus)\b.{{0,20}}{_YEARS}", Kind.YEARS),
        (
            r"^significant relevant work experience|^(?:years of )?relevant work experience",
            Kind.YEARS,
        ),
        (
            r"\bsupervis\w+ of (?:doctoral|master\w*|phd)|(?:under|post)graduate (?:and|level"
            r"|teach|stud|modul|course)"
            r"|\b(?:phd|doctoral|mba|msw|bsn|msn|pharmd|dpt|otd) (?:interns|residents|fellows"
            r"|trainees|learners)\b|\b(?:msw|bsn|msn|pharmd|dpt|otd) students\b"
            r"|\b(?:phd|doctoral|master['’]?s|bachelor['’]?s|mba|degree) (?:students?"
            r"|candidates|programs|programmes|supervision|theses)\b",
            Kind.EXPERIENCE,
        ),
        (
            r"^(?!.*\b(?:degree|bachelor\S*|master['’]s|master of|diploma|mba|bsn|msn|phd)\b)"
            r"(?:(?:must|have|hold|an?|the|current|valid|active|full|unrestricted|unencumbered"
            r"|state|or|and|be|is) )*"
            r"(?:(?:board|fully|duly|nationally)[- ])?(?:licensed|certified|registered"
            r"|chartered|\w+(?: \w+){0,3} (?:licen[cs]e|licensure|certification|certificate"
            r"|registration))\b(?! (?:management|server|agreement))",
            Kind.CERTIFICATION,
        ),
        (
            r"^(?:[\w/&-]+ ){1,5}endorsements? (?:(?:is|are|a) ){0,2}(?:preferred|required|needed"
            r"|plus)\b",
            Kind.CERTIFICATION,
        ),
        (_DEGREE, Kind.EDUCATION),
        (
            rf"^{_HELD}*(?-i:{_CREDENTIALS})(?![\w-]){_NO_CREDENTIAL}",
            Kind.CERTIFICATION,
        ),
        (
            r"^(?!knowledge|experience (?:with|in|of)|famil|manag|report|understand|upbeat|lov"
            r"|prepar|support|assist|oversee|supervis|lead|train|coach|mentor|track|ensur"
            r"|maintain).{0,80}"
            r"\b(?:(?:re)?certificat(?:ion|ions|e|es)|certified"
            r"|(?<!software )(?<!export )licen[cs](?:e|ed|es|ure)(?! (?:agree|manage|to the"
            r"|complian|server|software|deal|partner|ren))"
            r"|licensed|permit|state registration"
            r"|cpa|cfa|cissp|cisa|pmp|registered (?:nurse|dietitian|with|health|home|as"
            r"|professional|architect|engineer|social|psych|pharm|vet|teacher|manager|member|in"
            r"|to)"
            r"|registration (?:with|as|to|or|in)|registered|chartered|(?:current|valid|active"
            r"|professional|state|board|full|national) (?-i:[A-Z]\w+ )?registration"
            r"|competent person|national award|appraiser training|(?:diving|scuba|pilot"
            r"|captain\S*|boat|security|trade) (?:licen[cs]e|ticket|card)|ticketed|white card"
            r"|working towards (?:the |an? )?(?-i:[A-Z])|credentials?|accreditation|designation"
            r"|accredited (?!univ|col|inst|prog|sch|deg|nurs|law)"
            r"|endorsements?$|endorsed|(?:full(?:y)?|part|newly|suitably"
            r"|professionally) qualified|qualified (?!lead|opport|candid|prosp|sales|trade"
            r"|pipeline|account exec|bid|invest|team|staff)"
            r"|qualification|qualified$|professional member\w*|(?:^|full |current |active "
            r"|chartered |associate )member(?:ship)? (?:of|in|with) (?:the |a "
            r"|les )?(?-i:[A-Z]\w*)|fellow(?:ship)? of|good standing"
            r"|first[- ]aid|bls|acls|lifeguard|clinical safety officer training|(?:first"
            r"|life support|crisis prevention|crisis intervention|rescue|force|handcuffing"
            r"|firearms|safeguarding|child protection|defensive driving|asbestos|confined space"
            r"|manual handling|fire safety|fire warden|suicide prevention|basic safety|safety"
            r"|appraiser|mandated reporter|hazwoper|whmis|nims) train(?:ing|ed)(?= (?:or|and"
            r"|card|certif|current|complet|within)|[,;(]|$)|(?:dogging|rigging|forklift"
            r"|scaffold\w*|excavator|crane|plant|machinery|trade|rigger\S*) tickets?|tickets?$"
            r"|notary(?: public)?(?: commission)?|(?:cscs|ecs|smart|food handler[\w'’]*) card"
            r"|board[- ]eligible|board[- ]certified"
            r"|(?-i:CompTIA|PRINCE2|Six Sigma (?:Black|Green)|LEED AP|SHRM-S?CP))\b",
            Kind.CERTIFICATION,
        ),
        (
            r"^(?:(?:strong|own|online|design|github|a|of|an) )*portfolio(?: of work| that|$|[.,])"
            r"|\bveteran$|\bbackground check\b|^own (?:\w+ )?tools\b"
            r"|^contribut\w+ to the (?:\w+ )*community|^active involvement in the community"
            r"|^farm background|^recogni[sz]\w+ (?:for|name|as)\b|^proof of\b",
            Kind.OTHER,
        ),
    )
)
