"""Trades: the words by which postings ask for years in one, and the titles of those who work in it.

A title tells its trade even where no line names it: a paralegal works in law, a buyer in
procurement. One title may be of several trades.
"""

from __future__ import annotations

import re

_DEVELOPER = r"(?<!estate )(?<!business )(?<!curriculum )(?<!property )(?<!land )developer"
_CONTROLLER = r"(?<!traffic )(?<!document )(?<!pest )controller"
_SERVER = r"(?<!sql )(?<!process )server(?! (?:admin|engineer|support|technician))"
_HOST = r"(?<!radio )(?<!tv )(?<!television )(?<!podcast )(?<!show )host(?:ess)?"
_OF_GUESTS = r"guest (?:service|relations|experience)\w*"
# The words that name a trade, and the titles in it as a regular expression.
TRADES: tuple[tuple[str, str], ...] = (
    (
        "warehouse fulfillment",
        r"warehouse\w*|(?:order|stock) (?:picker|selector|filler|puller)|picker|packer|forklift"
        r"|material handler|shipping|receiving|(?:un)?loader|stock (?:clerk|associate)|stocker",
    ),
    (
        "IT",
        r"(?-i:IT)|information technology|systems? (?:administrator|engineer|analyst)|sysadmin"
        r"|help ?desk|service desk|desktop support|technical support|network (?:engineer"
        r"|administrator|technician)|(?:database|cloud|security|devops|software) (?:administrator"
        r"|engineer|developer|architect)|computer technician",
    ),
    ("software programming coding", rf"software|{_DEVELOPER}|(?<!cnc )programmer|web ?master"),
    (
        "legal law",
        r"legal|paralegal|attorney|lawyer|law clerk|solicitor|barrister|counsel|litigat\w+"
        r"|associate attorney",
    ),
    (
        "procurement purchasing sourcing buying",
        r"buyer|purchas\w+|procurement|sourcing|category manager",
    ),
    (
        "caregiving caregiver",
        r"caregiver|carer|(?:home )?health aide|home care|personal (?:care|support) (?:aide"
        r"|assistant|attendant|worker)|care (?:assistant|worker|aide|giver)|nurs(?:e|ing)['’]?s?"
        r" (?:aide|assistant)|cna|hha|companion|support worker",
    ),
    (
        "childcare babysitting",
        r"nanny|day ?care|child ?care|preschool|babysitter|au pair|nursery (?:nurse|assistant"
        r"|practitioner)|toddler|early childhood",
    ),
    (
        "administrative administration clerical secretarial",
        r"administrat(?:ive|or|ion)|(?:executive|personal|office) assistant|secretary"
        r"|office (?:manager|administrator|coordinator|clerk)|receptionist|clerk|data entry",
    ),
    (
        "finance financial",
        rf"financ\w+|accountant|{_CONTROLLER}|comptroller|treasur\w+|fp&a|cfo"
        r"|(?:credit|investment|equity) analyst|auditor|bookkeeper|investment banker",
    ),
    (
        "accounting bookkeeping",
        rf"account(?:ant|ing)|bookkeep\w+|accounts (?:payable|receivable)|{_CONTROLLER}"
        r"|audit(?:or|s)?|comptroller|a/[pr]",
    ),
    (
        "banking",
        r"bank(?:er|ing)|teller|loan (?:officer|processor)|mortgage\w*|branch manager"
        r"|credit (?:analyst|officer)|mortgage underwriter",
    ),
    (
        "construction",
        r"construction|carpenter|electrician|plumber|(?:brick|block|tile|floor)[- ]?layer|mason"
        r"|roofer|framer|dry ?waller|concrete \w+|laborer|labourer|builder|glazier|scaffolder"
        r"|heavy equipment operator|site (?:manager|supervisor|superintendent)|pipe ?fitter"
        r"|iron ?worker|joiner|plasterer",
    ),
    (
        "restaurant",
        rf"restaurant\w*|{_SERVER}|wait(?:er|ress|staff)|bartender"
        rf"|cook|(?:sous |head |executive )?chef|dish ?washer|busser|{_HOST}|food runner"
        r"|barback|crew member|maître d['’]hôtel",
    ),
    (
        "kitchen cooking culinary",
        r"cook|chef|kitchen|baker|commis|dish ?washer|pastry",
    ),
    (
        "customer",
        r"customer|cashier|barista|wait(?:er|ress)|bartender|call cent(?:er|re)|receptionist"
        r"|front desk|retail|store associate|sales (?:associate|assistant)|shop assistant|teller"
        rf"|{_OF_GUESTS}|flight attendant|concierge|{_HOST}|help ?desk|crew member|{_SERVER}",
    ),
    (
        "retail store shop",
        r"retail|store (?:\w+ )?(?:manager|clerk|associate|supervisor|director|assistant|leader"
        r"|lead|owner|keeper|worker)|storekeeper|cashier|sales (?:associate|assistant)"
        r"|shop (?:assistant|manager|keeper)|merchandis\w+|stocker|department supervisor"
        r"|key ?holder",
    ),
    (
        "HR",
        r"hr|human resources?|recruit\w+|talent|people (?:operations|partner|manager)",
    ),
    ("recruiting recruitment staffing", r"recruiter|talent acquisition|sourcer|headhunter"),
    ("nursing", r"nurse|rn|lpn|lvn|nurse practitioner|midwife"),
    (
        "healthcare medical clinical",
        r"nurse|rn|lpn|cna|physician|doctor|medical|clinical|therapist|phlebotomist|paramedic|emt"
        r"|radiographer|sonographer|pharmacist|pharmacy|dental|patient|surgical"
        r"|health(?! and safety)",
    ),
    (
        "marketing",
        r"marketing|marketer|brand|seo|ppc|social media|advertising|media (?:planner|buyer)"
        r"|copywriter|content \w+|campaign|growth (?:manager|marketer|lead|hacker)"
        r"|(?:head|vp|director|manager)(?: of|,)? growth",
    ),
    (
        "sales selling",
        r"sales\w*|seller|account (?:executive|manager)|business development|sdr|bdr"
        r"|territory manager",
    ),
    (
        "teaching education classroom",
        r"teach(?:er|ing)|instructor|tutor|professor|lecturer|educator|faculty"
        r"|(?:school|vice|assistant) principal|paraprofessional|head ?master",
    ),
    (
        "manufacturing production",
        r"manufacturing|production (?:operator|worker|supervisor|line|associate|technician)"
        r"|machinist|assembl(?:er|y)|(?:machine|press|plant) operator"
        r"|welder|quality (?:inspector|engineer)"
        r"|fabricator|cnc|line lead|process engineer|millwright|tool and die|factory|moulder",
    ),
    (
        "logistics",
        r"logistic\w*|dispatch\w*|warehouse\w*|shipping|supply chain|freight|fleet|customs"
        r"|import|export|transport\w*",
    ),
    ("driving trucking", r"(?<!device )(?<!pile )driver|trucker|chauffeur|courier|haulier"),
    (
        "cybersecurity",
        r"(?:cyber|information )?security (?:engineer|analyst|architect|consultant|researcher)"
        r"|soc analyst|penetration tester|ciso",
    ),
    ("ML", r"data scientist|machine learning \w+|(?:ml|ai) engineer"),
    (
        "security",
        r"security(?! (?:engineer|analyst|architect|consultant|research))|guard"
        r"|loss prevention|bouncer|watchman",
    ),
    ("design", r"design(?:er)?|illustrator|art director|ux|ui"),
    ("research", r"research\w*|postdoc\w*|scientist|principal investigator"),
    ("cleaning janitorial housekeeping", r"clean(?:er|ing)|janitor|custodian|house ?keep\w+|maid"),
    (
        "hotel",
        rf"hotel|front (?:desk|office)|{_OF_GUESTS}|concierge|night auditor|housekeep\w+",
    ),
    (
        "insurance",
        r"insurance|(?<!freight )claims? (?:adjuster|analyst|assessor|associate|examiner|handler"
        r"|investigator|manager|processor|representative|specialist|supervisor)|adjuster"
        r"|underwriter|actuar\w+",
    ),
    ("quality testing", r"qa|quality|tester|test (?:engineer|analyst|lead)|sdet"),
    ("hvac", r"hvac\w*|refrigeration|heating"),
    ("welding", r"welder|welding"),
    ("landscaping gardening", r"landscap\w+|gardener|grounds ?keeper|horticultur\w+"),
    ("journalism", r"journalist|reporter|(?:news|managing|city|copy) editor|correspondent"),
)
# Names of several words, by the one that tells of them.
IN_ONE_WORD = {
    re.compile(rf"\b{phrase}\b", re.IGNORECASE): word
    for phrase, word in (
        (r"customer (?:service|support|care)", "customer"),
        (r"human resources?(?: \(HR\))?", "HR"),
        (r"information technology(?: \(IT\))?", "IT"),
        (r"software (?:development|engineering)", "software"),
        (r"food (?:service|and beverage)", "restaurant"),
        (r"law enforcement", "police"),
        (r"(?:cyber|information|it|network) ?security|security engineering", "cybersecurity"),
        (r"securities", "brokerage"),
    )
}
# Asked for is a place of work, whatever one did there.
AT_A_PLACE = re.compile(
    r"\b(?:offices?|firms?|agency|agencies|facilit(?:y|ies)|schools?|clinics?|hospitals?|hotels?"
    r"|industry|industries|sectors?|company|companies"
    r"|(?<!paced )(?<!pressure )(?<!volume )(?<!team )(?:environments?|settings?))\b",
    re.IGNORECASE,
)
TITLES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (tuple(words.split()), re.compile(rf"(?<![\w-])(?:{titles})(?![\w-])", re.IGNORECASE))
    for words, titles in TRADES
)
