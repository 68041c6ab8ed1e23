"""Degrees and fields of study, as postings and resumes write them."""

from __future__ import annotations

import re
from enum import IntEnum


class Rank(IntEnum):
    """Degrees in their order; a higher one includes the lower."""

    SCHOOL = 1
    ASSOCIATE = 2
    BACHELOR = 3
    MASTER = 4
    DOCTOR = 5


# The posting takes a degree that is not finished.
IN_PROGRESS_WELCOME = re.compile(
    r"in the process of|pursuing|working towards?|currently (?:enrolled|has or)|enrolled in"
    r"|candidates? for|students?\b|final year|rising (?:junior|senior)",
    re.IGNORECASE,
)
# One that goes on, and no finished one: unless a finished one is named as well.
UNDER_WAY_ASKED = re.compile(
    r"\b(?:currently|presently|actively|must be|be|is|are) (?:currently |actively )?"
    r"(?:enrolled|pursuing|working towards?|studying)\b|^\W*(?:enrolled in|pursuing)\b",
    re.IGNORECASE,
)
OR_FINISHED = re.compile(
    r"\b(?:has|have|hold(?:s|ing)?|completed|finished|earned|obtained|possess\w*|recent(?:ly)?"
    r"|graduated?|graduates|alum\w*)\b(?! (?:degree|program\w*|student|school|level|stud\w+))",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"(?:[-–—]|\bto|\bsince 20\d\d,?) *(?:present|now|date|today|current)\b", re.I)
EXPECTED_IN = re.compile(r"(?:expected|anticipated)\D{0,20}(?:\d{1,2}/)?(20\d\d)", re.IGNORECASE)
# A degree that must go on after the job, as postings for interns ask.
TO_RETURN = re.compile(
    r"\breturn(?:ing)? to (?:an? |the |your |their )?(?:\w+ ){0,2}(?:degree|school|college"
    r"|universit\w+|studies|study|program(?:me)?|campus|education)\b",
    re.IGNORECASE,
)
# Behind a degree, those who are after it: "supervise MSW interns" asks for none.
OF_LEARNERS = re.compile(
    r"(?:['’]s)?[- ](?:level )?(?:interns?|students?|candidates?|residents?|fellows|trainees?"
    r"|learners?|theses|applicants?)\b",
    re.IGNORECASE,
)
# What is asked is a wish about a degree, not a degree.
NO_DEGREE_ASKED = re.compile(r"intent(?:ion)? to|return to (?:a |the |your )?degree", re.IGNORECASE)
EXPERIENCE_INSTEAD = re.compile(
    r"(?:equivalent|comparable|relevant|related|practical) (?:\w+ )?experience"
    r"|experience in lieu|or equivalent",
    re.IGNORECASE,
)
# "PhD, or Master's degree plus 5 years": the years belong to the lower degree alone.
YEARS_BEHIND = re.compile(
    r"(?:\b(?:plus|with|and)|\+)\s+(?:an? )?(?:(?:additional|at least|minimum of|over) )*\d",
    re.IGNORECASE,
)
NEIGHBOURS_WELCOME = re.compile(
    r"(?:related|relevant|similar|technical|quantitative|comparable|other|equivalent)"
    r"(?: \w+){0,2} (?:fields?|disciplines?|subjects?|areas?|degrees?|majors?|study)"
    r"|or related|or similar",
    re.IGNORECASE,
)

# Fields that a "related field" reaches. A term may stand in several.
FAMILIES: tuple[frozenset[str], ...] = tuple(
    frozenset(words.split())
    for words in (
        "computer computing software information informatics data machine artificial electrical "
        "electronics engineering mathematics math maths statistics physics analytics "
        "econometrics quantitative cybersecurity network bioinformatics",
        "business administration management marketing finance financial accounting accountancy "
        "economics commerce operations banking entrepreneurship logistics supply sales retail "
        "international",
        "nursing nurse medicine medical health healthcare pharmacy pharmaceutical biology "
        "biological biomedical physiology dental nutrition kinesiology therapy clinical "
        "biochemistry chemistry microbiology genetics immunology neuroscience toxicology virology "
        "biotechnology molecular",
        "education teaching pedagogy curriculum childhood instruction teacher",
        "communication communications journalism media english advertising marketing writing "
        "literature public relations",
        "psychology sociology social counseling anthropology human humanities political history",
        "design art arts graphic fine fashion visual illustration architecture film animation",
        "law legal criminal justice paralegal jurisprudence policy",
        "civil mechanical chemical industrial aerospace engineering construction manufacturing "
        "materials structural environmental",
    )
)
# Words that many fields share, so that sharing one shows nothing.
SHARED_BY_FIELDS = frozenset(
    "science sciences studies applied general degree bachelor bachelors master masters associate "
    "associates doctor university college school arts institute program diploma major minor "
    "equivalent related field fields discipline required preferred accredited honors honours gpa "
    "city state graduated graduate undergraduate expected".split()
)

_NO_NAME_NEXT = r"(?! (?!(?:and|from|in|of|with)\b)[^\W\d_])"  # "John B. Ed Miller"
# Degrees as the verifier of degrees reads them: rank, how they are written, and the fields that the
# name itself tells (by their words). Tried at each place of a text; the longest name there wins.
_WORDED: tuple[tuple[Rank, str, str], ...] = (
    (
        Rank.DOCTOR,
        r"ph\.? ?d\b\.?|doctorates?\b|doctoral\b(?: degree)?|d\.?phil\b|habilitation\b",
        "",
    ),
    (Rank.DOCTOR, r"doctor of philosophy\b", ""),
    (Rank.DOCTOR, r"doctor of nursing(?: practice)?\b", "nursing"),
    (Rank.DOCTOR, r"pharm\.? ?d\b\.?|doctor of pharmacy\b", "pharmacy"),
    (
        Rank.DOCTOR,
        r"doctor of medicine\b|medical degree\b|medical school\b|mbbs\b|mbchb\b|mb chb\b",
        "medicine",
    ),
    (Rank.DOCTOR, r"juris doctor\b|law degree\b|law school\b", "law"),
    (Rank.DOCTOR, r"doctor of (?:physical therapy)\b", "physical therapy"),
    (Rank.DOCTOR, r"doctor of veterinary medicine\b", "veterinary medicine"),
    (Rank.DOCTOR, r"doctor of education\b", "education"),
    (Rank.DOCTOR, r"doctor of\b", ""),
    (
        Rank.MASTER,
        r"master['’]?s?['’]? (?:degree|of|in|level|program\w*)\b(?: of (?:science|arts"
        r"|engineering))?"
        r"|master['’]s\b|masters\b|master (?:of )?(?:science|arts)\b|m(?:\. ?)?sc\b\.?"
        r"|m(?:\. ?)?eng\b|m(?:\. ?)?phil\b"
        r"|m(?:\. ?)?tech\b|post[- ]?graduate (?:degree|qualification|diploma|certificate|study)\b"
        r"|graduate degree\b|advanced degree\b|magister\b(?: artium)?|mestrado\b|maestr[ií]a\b"
        r"|máster\b"
        r"|dipl(?:om)?[.-]{1,2} ?(?:ing|inf|kfm|phys|psych|math|bw|wirt)\w*\b"
        r"|diplom(?:-\w+)?\b(?!a)"
        r"|staatsexamen\b|laurea magistrale\b|grande? [ée]cole\b|pgdip\b|pg ?dip\b|pgd\b|pgp\b"
        r"|candidatus\b|maîtrise\b"
        r"|graduate certificate\b|\w+ master['’]?s\b|diplôme d['’]ing\w+",
        "",
    ),
    (Rank.MASTER, r"mba\b|m\.b\.a\b\.?|executive mba\b|emba\b|pgdm\b", "business administration"),
    (Rank.MASTER, r"pgce\b|pgde\b", "education teaching"),
    (Rank.MASTER, r"m\.?pharm\b\.?", "pharmacy"),
    (Rank.MASTER, r"march\b(?=,| \()|m\.arch\b", "architecture"),
    (Rank.MASTER, r"mca\b", "computer applications"),
    (
        Rank.BACHELOR,
        r"bachelor['’]?s?['’]?\b(?! (?:part(?:y|ies)|pads?|buttons?|weekends?))"
        r"(?: (?:degree|of|in)\b)?(?: of (?:science|arts)\b| (?:science"
        r"|arts)\b)?"
        r"|b(?:\. ?)?sc\b\.?|b\.? ?s\.?b\.?a\b\.?|undergraduate degree\b|(?:four"
        r"|4)[- ]year (?:college |university )?"
        r"degree\b|(?:college|university) (?:degree|graduate|education)\b|licenciatur[ae]\b"
        r"|licenciad[oa]\b|laurea\b(?: triennale)?|grado en\b|hbo\b|first degree\b"
        r"|honou?rs degree\b|degree[- ]level\b|degree level\b|tertiary (?:qualification"
        r"|education|degree)\b"
        r"|college graduate\b|kandidat\w*\b|bachelier\b|fachhochschule\b|\(hons\)|inżynier\b"
        r"|licencjat\b"
        r"|egresad[oa]\b|graduate of\b|bacharel\w*\b|graduação\b|s1\b(?= \w)|sarjana\b"
        r"|degree apprenticeship\b"
        r"|graduat(?:ion|ed?) from an? (?:accredited |recogni[sz]ed )?(?:(?:four|4)[- ]year )?"
        r"(?:college|university)\b(?: or (?:college|university)\b)?",
        "",
    ),
    (
        Rank.BACHELOR,
        r"b(?:\. ?)?eng\b|b\.? ?tech\b|ingenier[oa]\b|ing[ée]nieur\b|b\.?e\b\.(?= )",
        "engineering",
    ),
    (Rank.BACHELOR, r"bba\b|b\.b\.a\b", "business administration"),
    (Rank.BACHELOR, rf"b\.?com\b|b\. com\b{_NO_NAME_NEXT}", "commerce"),
    (Rank.BACHELOR, r"ll\.?b\b\.?", "law"),
    (Rank.BACHELOR, rf"b\.?ed\b|b\. ed\b{_NO_NAME_NEXT}", "education teaching"),
    (Rank.BACHELOR, r"bca\b", "computer applications"),
    (Rank.BACHELOR, r"b\.?arch\b", "architecture"),
    (Rank.BACHELOR, r"bsba\b", "business administration"),
    (
        Rank.ASSOCIATE,
        r"associate['’]?s?['’]? degree\b|(?<!certified )associate['’]?s?['’]? (?:of"
        r"|in)\b(?: (?:applied )?(?:science|arts)\b)?"
        r"|associate['’]s\b|two[- ]year degree\b|2[- ]year degree\b|hnd\b|hnc\b"
        r"|foundation degree\b|fdsc\b|fda\b(?= in)"
        r"|(?:advanced|national|higher|college|technical|professional|specialist|polytechnic"
        r"|vocational)"
        r" diploma\b|(?<!high )diploma (?:in|of)\b|bts\b|dut\b|mbo\b|ausbildung\b"
        r"|qqi level [67]\b|nvq level [45]\b|level [45]"
        r" (?:diploma|nvq|btec)\b|btec (?:higher|hnd|hnc)\b|cert(?:ificate)? iv\b"
        r"|técnic[oa] superior\b"
        r"|graduate diploma\b|apprenticeship as\b|trade school\b|culinary school\b"
        r"|vocational (?:training|qualification)\b"
        r"|college diploma\b|fachwirt\w*\b",
        "",
    ),
    (Rank.ASSOCIATE, r"(?<!high )(?<!high, )diploma\b(?!,? (?:[\w.'’-]+ ){0,4}high school)", ""),
    (
        Rank.SCHOOL,
        r"high[- ]school\b(?: diploma)?|ged\b|g\.e\.d\b|secondary (?:school|education)\b"
        r"|hs diploma\b|hsd\b"
        r"|general education development|a[- ]levels?\b|abitur\b|fachabitur\b"
        r"|leaving cert(?:ificate)?\b"
        r"|gcses?\b|matric\b|matriculation\b|baccalaur[ée]at\b|bac\b(?= )|higher secondary\b"
        r"|hsc\b|ssc\b"
        r"|nvq level [23]\b|nvq\b|btec(?: level [23])?\b|12th\b(?= (?:grade|pass|std|standard))"
        r"|matura\b"
        r"|bachillerato\b|preparatoria\b|vwo\b|havo\b|mittlere reife\b|realschule\b"
        r"|international baccalaureate\b"
        r"|secundari[oa]\b|level [23] diploma\b|kcse\b|waec\b|o[- ]levels?\b|mavo\b|vmbo\b"
        r"|city (?:and|&) guilds\b"
        r"|school diploma\b|ensino médio\b",
        "",
    ),
)
_LOUD: tuple[tuple[Rank, str, str], ...] = (
    (Rank.DOCTOR, r"PHD|Sc\.?D\b\.?|Dr\. ?-?(?:Ing|rer|phil|oec)\b\.?", ""),
    # Mostly an administrator of databases.
    (
        Rank.DOCTOR,
        r"D\.B\.A\.|DBA\b(?=(?: or |/|, )Ph\.?D|,? (?:degree|program|candidate|student|thesis)"
        r"|, (?:[A-Z][\w.&'-]* (?:of )?){0,3}(?:University|School|College)\b| \(Doctor)"
        r"|(?:(?<=PhD or )|(?<=PhD, )|(?<=PhD/)|(?<=Ph\.D\. or )|(?<=Ph\.D\., ))DBA\b"
        r"|(?<![A-Za-z] )(?<![A-Za-z/])DBA\b(?= in )",
        "business administration",
    ),
    (Rank.DOCTOR, r"Th\.?D\b\.?|D\.?Min\b\.?", "theology"),
    (Rank.DOCTOR, r"Ed\.?D\b\.?", "education"),
    (Rank.DOCTOR, r"J\.?D\b(?!\.? ?(?i:Edwards|Power|Sports)\b)\.?", "law"),
    (
        Rank.DOCTOR,
        r"(?<![a-z], )M\.?D\b(?!\.? ?(?i:Anderson|orders?)\b)\.?(?![-&])|D\.?O\b\.?(?=[,)/ ]|$)",
        "medicine",
    ),
    (Rank.DOCTOR, r"M\.B\.B\.S\b\.?", "medicine"),
    (
        Rank.DOCTOR,
        r"D\.?V\.?M\b\.?|V\.?M\.?D\b\.?|BVSc\b|BVetMed\b|MRCVS\b",
        "veterinary medicine",
    ),
    (Rank.DOCTOR, r"D\.?N\.?P\b\.?", "nursing"),
    (Rank.DOCTOR, r"D\.?P\.?T\b\.?", "physical therapy"),
    (Rank.DOCTOR, r"D\.?D\.?S\b\.?|D\.?M\.?D\b\.?|B\.?D\.?S\b\.?", "dentistry dental"),
    (Rank.DOCTOR, r"Psy\.?D\b\.?", "psychology"),
    (Rank.DOCTOR, r"Au\.?D\b", "audiology"),
    (
        Rank.MASTER,
        r"M\.[SA]\b\.?|(?<![a-z], )(?<!MS/)M[SA]\b(?! ?(?:Office|Excel|Word|Access|Project|SQL"
        r"|Power"
        r"|Teams|DOS|Visio|Outlook"
        r"|Dynamics|Azure|Windows|\d))|S\.M\.",
        "",
    ),
    (Rank.MASTER, r"M\.?Ed\b\.?|MAT\b|M\.A\.T\.", "education teaching"),
    (Rank.MASTER, r"M\.?F\.?A\b\.?", "fine arts"),
    (Rank.MASTER, r"M\.?P\.?H\b\.?", "public health"),
    (Rank.MASTER, r"M\.?P\.?A\b\.?|M\.?P\.?P\b\.?", "public administration policy"),
    (Rank.MASTER, r"M\.?H\.?A\b\.?", "health administration"),
    (Rank.MASTER, r"M\.?S\.?W\b\.?", "social work"),
    (Rank.MASTER, r"M\.?S\.?N\b\.?", "nursing"),
    (Rank.MASTER, r"M\.?L\.?I\.?S\b\.?", "library information"),
    (Rank.MASTER, r"M\.?Div\b\.?", "theology divinity"),
    (Rank.MASTER, r"M\.?Mus\b\.?|M\.M\.(?=,| in\b| Music)", "music"),
    (Rank.MASTER, r"M\.?Acc\b\.?|M\.?Acy\b\.?", "accounting"),
    (Rank.MASTER, r"M\.?Tax\b\.?", "taxation accounting"),
    (Rank.MASTER, r"M\.?Des\b\.?", "design"),
    (Rank.MASTER, r"M\.?Com\b\.?(?=,| in\b| \(|$)", "commerce"),
    (Rank.MASTER, r"M\.L\.A\.(?=,| in\b| Landscape)", "landscape architecture"),
    (Rank.MASTER, r"M\.?U\.?R?\.?P\b\.?(?=,| in\b)", "urban planning"),
    (Rank.MASTER, r"MHRM\b", "human resources"),
    (Rank.MASTER, r"MSEE\b|M\.S\.E\.E\b\.?", "electrical engineering"),
    (Rank.MASTER, r"MSME\b|M\.S\.M\.E\b\.?", "mechanical engineering"),
    (Rank.MASTER, r"MSCS\b|M\.S\.C\.S\b\.?|M\.C\.S\.", "computer"),
    (Rank.MASTER, r"MSE\b(?=,| in\b)|M\.S\.E\b\.?", "engineering"),
    (Rank.MASTER, r"LL\.?M\b\.?", "law"),
    (Rank.MASTER, r"MIS\b(?=,)|MSIS\b", "information systems"),
    (Rank.MASTER, r"MSc\b|MEng\b|MRes\b|MPhil\b", ""),
    (
        Rank.BACHELOR,
        r"B\.[SAE]\b\.?|B[SA]\b(?!-)(?! (?:\w+ ){0,2}courses?\b)"
        r"|BE\b(?= in| \()|A\.B\.|AB\b(?= in)|B\.A\b|BFA\b|BIS\b",
        "",
    ),
    (Rank.BACHELOR, r"BSN\b|B\.S\.N\b\.?", "nursing"),
    (Rank.BACHELOR, r"BSW\b|B\.S\.W\b", "social work"),
    (Rank.BACHELOR, r"BAcc\b", "accounting"),
    (Rank.BACHELOR, r"BHM\b", "hospitality"),
    (Rank.BACHELOR, r"B\.?Mus\b\.?|B\.M\.(?=,| in\b| Music)", "music"),
    (Rank.BACHELOR, r"B\.?Des\b\.?", "design"),
    (Rank.BACHELOR, r"B\.?Pharm\b\.?", "pharmacy"),
    (Rank.BACHELOR, r"B\.L\.A\.(?=,| in\b| Landscape)", "landscape architecture"),
    (Rank.BACHELOR, r"B\.?S\.?Ed\b\.?", "education teaching"),
    (Rank.BACHELOR, r"BSE\b(?=,| in\b)|B\.S\.E\b\.?", "engineering"),
    (
        Rank.BACHELOR,
        r"B\.F\.A\b\.?|B\.G\.S\b\.?|B\.A\.S\b\.?|(?:BGS|BAS)\b(?=,| in\b)|S\.B\.(?=,| in\b)",
        "",
    ),
    (Rank.BACHELOR, r"BSc\b|Licence\b(?= (?:in|en|de|pro|d['’]))", ""),
    (
        Rank.MASTER,
        r"(?<!Scrum )(?<!Web )(?<!Station )(?<!Harbor )(?<!Harbour )(?<!Post )(?<!Yard )(?<!Dock )"
        r"(?<!Head )(?<!Chess )(?<!Grand )(?<!Toast )Master\b(?=,| -| –)",
        "",
    ),
    (Rank.BACHELOR, r"BSEE\b", "electrical engineering"),
    (Rank.BACHELOR, r"BSME\b", "mechanical engineering"),
    (Rank.BACHELOR, r"BSCE\b", "civil engineering"),
    (Rank.BACHELOR, r"BSCS\b", "computer"),
    (
        Rank.ASSOCIATE,
        r"A\.?A\.?S\b\.?|A\.[AS]\b\.?|AA\b|AS\b(?= (?:in|degree|[A-Z][a-z]))|DEC\b(?= in)",
        "",
    ),
    (Rank.ASSOCIATE, r"A\.?D\.?N\b\.?|A\.?S\.?N\b\.?", "nursing"),
    (Rank.SCHOOL, r"HSC\b|IB\b(?= diploma)|NSC\b", ""),
)
CREDENTIALS: tuple[tuple[Rank, re.Pattern[str], str], ...] = tuple(
    (rank, re.compile(rf"(?<![\w.-])(?:{pattern})", flags), fields)
    for table, flags in ((_WORDED, re.IGNORECASE), (_LOUD, re.NOFLAG))
    for rank, pattern, fields in table
)
# What of the rank of an associate's degree is one by its name, and no diploma.
ASSOCIATES = re.compile(
    r"assoc|a\.? ?[as]\b|a\.?a\.?s|a[ds]n\b|(?:two|2)[- ]year|f(?:ound|d)", re.I
)
# A degree without its level, as a posting asks for it and as a resume may state it.
BARE_DEGREE = re.compile(
    r"\bdegrees?\b(?! program)|\bgraduates?\b(?= (?:in|of|from)\b)", re.IGNORECASE
)
SCHOOL_OF_HIGHER = re.compile(
    r"\b(?:universit\w+|college|institute of technology|polytechnic|hochschule|école|universidad\w*"
    r"|universidade)\b",
    re.IGNORECASE,
)
# The posting's words after which no field follows.
FIELD_ENDS = re.compile(
    r"\bor (?:an? )?(?:equivalent|comparable|related (?:work|experience)|relevant (?:work"
    r"|experience)|similar\b"
    r"|work|practical|military)|\brequired\b|\bpreferred\b|\bfrom an?\b|\bfrom the\b|\bplus\b"
    r"|\s\+\s\d"
    r"|\bwith\b(?! (?:an? )?(?:majors?|coursework|concentration|emphasis|speciali[sz]ation)\b)"
    r"|\band (?:\d|at least|minimum|one|two|three|four|five|experience|a record|current|strong"
    r"|valid)"
    r"|\bis (?:required|preferred)|\bdesir\w+|;|\(or\b|\bfor\b|\bby\b|\bcompleted\b|\bor final year"
    r"|\bor \d|\bor (?:higher|above|better|other advanced|an? advanced)|\bis\b|\bwithin\b"
    r"|\band (?:active|admission|licen)|(?<=\w{5})\.\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
ANY_FIELD = re.compile(
    r"\b(?:another|other) field\b|\bany (?:discipline|field|subject|major|degree)"
    r"|\bdegree level\b|\bfield of study\b",
    re.IGNORECASE,
)
# A degree that was begun and is not there: it may come, or it was left.
BEGUN = re.compile(
    r"\bexpected\b|\banticipated\b|\bin progress\b|\bpursuing\b|\bcandidate\b|\bcurrent(?:ly)?\b"
    r"|\bpresent\b|\bongoing\b|\bcoursework toward|\benrolled\b|\bbegun\b|\bstarted\b|\bto date\b"
    r"|\bstud(?:ent|ying)\b|\bin course\b|\bfinal year\b|\bpart[- ]time since\b|\bsince 20\d\d\b"
    r"|\bgraduat(?:ing|es)\b|\bdue\b|\b\w+ of (?:\d+|\w+) credits\b|\bnow\s*:"
    r"|\bthesis (?:pending|due)"
    r"|\babd\b|\b(?:first|second|third|1st|2nd|3rd|4th|fourth) year\b|\bplanned\b",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"\bincomplete\b|\bdiscontinued\b|\bnot (?:yet )?finish\b|\bdid not\b|\bnot (?:finished"
    r"|completed)\b|\bunfinished\b|\bleft\b|\bno degree\b"
    r"|\bdropped out\b|(?<!\bon )(?<!\bof )(?<!school )\bdrop-?outs?\b(?! (?:prevent|rate|recover))"
    r"|\bwithdr\w+\b|\bwithout degree\b|\bsome college\b|\bnot complet\w+\b"
    r"|\bstopped\b|\b\d+ (?:credits|semesters|units)\b(?! ?(?:gpa))|\b(?:one|two|three|2"
    r"|3) years(?: of)?"
    r" (?:study|studies|completed|towards?)\b|\bunterbrochen\b|\babgebrochen\b|\bcredits\b",
    re.IGNORECASE,
)
# Two capitals are a degree in an education; in a job they may be its title or an employer, unless
# a field, a year or a school stands by: "BA, Acme Bank", "flew with BA".
TWO_CAPITALS = re.compile(r"[BM][AS]")
OF_STUDY = re.compile(
    r"\W{0,3}(?:in|of|degree|from)\b(?! the)|,? (?:\([^()]{0,30}\))?,? ?(?:19|20)\d\d\b(?! ?[-–—])",
)
# Before a degree that is denied outright, and not only left.
NOT_HELD = re.compile(
    r"(?:\bno|\bwithout an?|\b(?:not|n['’]?t) (?:yet )?(?:have|hold|holding|possess) (?:an?|any)"
    r"|\black(?:s|ing)? an?|\bnot an?|\bnever (?:had|earned|got|received) an?)"
    r" (?:(?:completed|finished|formal|college|university|full) ){0,2}$",
    re.IGNORECASE,
)
# Fields told in one word that stands for whole families, by the index in FIELD_FAMILIES.
BROAD_FIELDS: dict[str, tuple[int, ...]] = {
    "technical": (0, 8),
    "technological": (0, 8),
    "scientific": (0, 2, 8, 10),
    "science": (0, 2, 8, 10),
    "sciences": (0, 2, 8, 10),
    "stem": (0, 2, 8),
    "quantitative": (0,),
    "numerate": (0, 1),
    "engineering": (0, 8),
    "business": (1,),
    "health": (2,),
    "healthcare": (2,),
    "medical": (2,),
    "clinical": (2,),
    "humanities": (4, 5, 11),
    "creative": (6, 4),
    "life": (2, 10),
    "social": (5,),
}
FIELD_FAMILIES: tuple[frozenset[str], ...] = (
    FAMILIES[0]
    | frozenset("systems intelligence web telecommunications networking security it".split()),
    *FAMILIES[1:],
    frozenset(
        "hospitality tourism hotel culinary event events travel leisure recreation restaurant "
        "gastronomy food catering chef".split()
    ),
    frozenset(
        "agriculture agronomy horticulture forestry environmental ecology biology animal "
        "veterinary "
        "zoology wildlife conservation soil crop earth geology geography natural botany "
        "viticulture "
        "oenology farm agricultural".split()
    ),
    frozenset(
        "language languages linguistics translation interpreting philology english spanish german "
        "french literature modern classics".split()
    ),
    frozenset(
        "psychology counseling counselling social therapy guidance rehabilitation behavior "
        "behavioral "
        "special education development family work".split()
    ),
    frozenset(
        "human resources industrial organizational labor relations business management".split()
    ),
    frozenset("library information archives records museum history".split()),
    frozenset(
        "marketing communication communications media digital design advertising journalism".split()
    ),
    frozenset(
        "public health policy administration political government nonprofit international "
        "social".split()
    ),
    frozenset("sport sports exercise kinesiology physical recreation fitness athletic".split()),
    # Of those who lead people, not of any business: a degree in management is none in psychology.
    frozenset("human resources psychology industrial organizational labor relations".split()),
)
# Words beside a field that name none.
NO_FIELD_WORDS = frozenset(
    "subject subjects discipline disciplines background another other similar comparable higher "
    "above "
    "accredited institution recognised recognized good standing advantage formal appropriate "
    "suitable "
    "first class honours qualification tertiary level university education minimum earned record "
    "premier leading school programme final year study academic closely relevant sort".split()
)
# Short names of fields, which are words or nothing in small letters.
SPELLED_OUT = {
    "IT": "information technology",
    "HR": "human resources",
    "AI": "artificial intelligence",
    "CS": "computer science",
    "EE": "electrical engineering",
    "ag": "agriculture",
}
# Fields in other languages, by how their terms stand in `words.term`.
FIELD_SYNONYMS = {
    "informática": "computer",
    "informatica": "computer",
    "informatik": "computer",
    "informatique": "computer",
    "computacionales": "computer",
    "computación": "computer",
    "fachinformatiker": "computer",
    "wirtschaftsinformatik": "computer",
    "informatics": "computer",
    "accountancy": "accounting",
    "agricultural": "agriculture",
    "biostatistics": "statistics",
    "psicologia": "psychology",
    "psicología": "psychology",
    "psychologie": "psychology",
    "dell'arte": "art",
    "arte": "art",
    "storia": "history",
    "historia": "history",
    "economia": "economics",
    "economía": "economics",
    "wirtschaft": "economics",
    "volkswirtschaft": "economics",
    "betriebswirtschaft": "business",
    "bwl": "business",
    "derecho": "law",
    "droit": "law",
    "direito": "law",
    "giurisprudenza": "law",
    "jura": "law",
    "rechtswissenschaft": "law",
    "turismo": "tourism",
    "administración": "administration",
    "administração": "administration",
    "ingeniería": "engineering",
    "engenharia": "engineering",
    "ingeniero": "engineering",
    "contabilidad": "accounting",
    "contaduría": "accounting",
    "contador": "accounting",
    "comunicação": "communication",
    "comunicación": "communication",
    "sistemas": "systems",
    "maschinenbau": "mechanical",
    "elektrotechnik": "electrical",
    "bouwkunde": "construction",
    "pädagogik": "education",
    "enfermería": "nursing",
    "culinario": "culinary",
}
# Words that fields share and that tell little alone.
WEAK_FIELD_WORDS = frozenset(
    "management administration technology technologies system systems development services service "
    "design public international studies health science applied human resources social general "
    "work "
    "education information engineering business arts".split()
)
