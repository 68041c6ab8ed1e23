"""How a requirement joins what it asks for: words that open, join, leave open and end a list."""

from __future__ import annotations

import re

_EITHER = r"(?P<either>and\s*/?\s*or|or)"
_BOTH = r"(?P<both>and|&|plus|as well as)"

# Between two items of a sentence, and of a list in brackets.
SEPARATOR = re.compile(
    rf",?\s+(?:{_EITHER}|{_BOTH})\s+|,\s+|\s+/\s+|,(?=[A-Z])",
    re.IGNORECASE,
)
BRACKET_SEPARATOR = re.compile(
    rf",?\s+(?:{_EITHER}|{_BOTH})\s+|,\s*|\s+/\s+",
    re.IGNORECASE,
)
ETC = re.compile(r"[\s.,]+etc$", re.IGNORECASE)

# What comes before the first item; the item is what follows the last of these.
HEAD = re.compile(
    r"(?:^|(?<=\s)|(?<=\())(?:in|with|within|across|of|using|on|like|including|such as|as|for|via"
    r"|through|from|at|either|both|following|is|are|to|e\.g\.,?|eg,?|i\.e\.,?|ie,?|for example,?"
    r"|for instance,?|include|includes|ideally|preferably|particularly|especially|specifically"
    r"|namely|than|about|into)(?::|\s)\s*|:\s+",
    re.IGNORECASE,
)
# One of these right behind "and" goes on with the list before it: "SQL and either R or Python".
GOES_ON = re.compile(
    r"(?P<choice>either|(?:at least )?one (?:or more )?of|any(?: one)? of)\s"
    r"|(?:both|with|within|in|of|on)\s",
    re.IGNORECASE,
)
# Ways to have gained something, of which one is enough where "or" joins them.
WAYS = re.compile(r"\b(?:via|through|by way of)\s+(?:an?\s+)?$", re.IGNORECASE)
# Several of a list are asked for, and not all of it: "two of", "at least three of the following".
COUNTED = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_NUMBER = "|".join(COUNTED)
SOME_OF = re.compile(
    rf"\b(?:(?:at least|a minimum of|minimum of)\s+(?P<least>{_NUMBER})(?:\s+or\s+more)?"
    rf"|(?P<more>{_NUMBER})\s+or\s+more|(?P<of>{_NUMBER})(?=\s+of\b))\s+(?:of\b\s*)?"
    r"(?:(?:the|these)\b\s*)?(?:following\b\s*)?(?:[\w-]+\s*)?[:\s]*$",
    re.IGNORECASE,
)
# What in brackets may stand instead of the name before them: "Python (or R)".
OR_INSTEAD = re.compile(r"\(\s*or\s+", re.IGNORECASE)
# A slash between two names means "or", but not inside an abbreviation ("CI/CD", "TCP/IP").
SLASHED = re.compile(r"[A-Za-z][\w.+#-]*(?:/[A-Za-z][\w.+#-]*){1,4}")
# Names with a slash of their own.
SLASHED_NAMES = frozenset(
    ("map/reduce", "er/studio", "client/server", "gnu/linux", "read/write", "input/output")
)
# A list after one of these gives examples.
EXAMPLES = re.compile(
    r"(?:\bsuch as|\blike|\bincluding(?:,? but not limited to)?|\be\.?g\.?,?|\bi\.?e\.?,?"
    r"|\bfor example,?|\bfor instance,?|\bex\.?)[:,]?\s*$",
    re.IGNORECASE,
)
EXAMPLES_NEXT = re.compile(
    r"\s*(?:such as|like|including|\(|e\.g|for example|for instance)", re.IGNORECASE
)
EXAMPLES_START = re.compile(
    r"\s*(?:such as|like|including|e\.?g\.?,?|i\.?e\.?,?|for example[,:]?|for instance[,:]?|ex:"
    r"|namely)\s+",
    re.IGNORECASE,
)
# One of these before a list makes "and" mean "or".
CHOICE = re.compile(
    r"\b(?:one or more|at least (?:one|two|three|four)|any(?: one)? of|any|one of|either"
    r"|some (?:or all )?of|some or all|multiple of|combination of|(?:two|three|four) (?:or more|of)"
    r"|one or both)\b",
    re.IGNORECASE,
)
# An item that only says that others will do.
OPEN_ITEM = re.compile(
    r"(?:(?:a|an|any|the|some)\s+)?(?:(?:closely|directly)\s+)?(?:others?|another|similar|related"
    r"|relevant|equivalent|equivalents|comparable|etc|more|alternatives?|the like|so on|so forth"
    r"|beyond|something similar|an?other|associated|any combination)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# Names with a small word inside, at which no item of a list ends.
ONE_NAME = re.compile(
    r"\b(?:(?:procure|purchase|source|order|quote|lead|record|hire|plan|acquire|design) to"
    r" (?:pay|cash|report|retire|produce|build)|internet of things|points? of sale"
    r"|bills? of materials?|charts? of accounts|(?:software|platform|infrastructure) as a service"
    r"|go to market)\b",
    re.IGNORECASE,
)
# What ends the last item.
TAIL = re.compile(
    r"\s(?:for|to|with|in|on|within|from|that|which|who|using|at|by|as|is|are|was|would|will"
    r"|across"
    r"|including|through|into|when|while|during|such|like|preferred|required|desired|related"
    r"|strongly|highly|a\s+(?:big\s+)?plus|etc|where|via|per|e\.g|i\.e|against|between|under|over"
    r"|of)\b|\s[-–—]\s|\s?\(|[:;]|\.(?=\s)",
    re.IGNORECASE,
)
# Words after the last item that name the sort of thing: "Python or R programming languages".
SORT = re.compile(
    r"\s+(?:(?:programming|scripting|coding|development|query|software|cloud|database|modern)\s+)*"
    r"(?:languages?|skills?|experience|knowledge|tools?|frameworks?|environments?|platforms?"
    r"|technologies|databases?|systems?|libraries|packages|programming|scripting|scripts?|coding|queries"
    r"|software|required|preferred)$",
    re.IGNORECASE,
)
LEAD = re.compile(
    r"(?:(?:the|a|an|one|either|both|some|any|modern|major|common|popular|relevant|maybe|even|also"
    r"|strong|solid|good|excellent|preferably|especially|particularly)"
    r"\s+)+(?=\S)",
    re.IGNORECASE,
)
# What makes plain words after it a list of skills.
SKILL_HEAD = re.compile(
    r"\b(?:experienced?|knowledge|knowledgeable|understanding|proficien\w+|familiar\w*|expertise"
    r"|background|competen\w+|skills?|skilled|fluen\w+|grasp|mastery|expert|foundation|coursework"
    r"|trained|fundamentals)\s+(?:(?!working)\w+\s+)?(?:in|with|of|on|using|around)\s+"
    r"(?:the\s+|both\s+|either\s+)?$",
    re.IGNORECASE,
)
# How no item begins, or what no item is.
NO_ITEM = re.compile(
    r"(?:the|our|their|its|your|his|other|all|this|these|those|then|be|ability|able|we|you|it|not"
    r"|such|e\.g|i\.e|eg|ie|and|or|more|later|higher|above|greater|newer|over|beyond|additional|bilingual"
    r"|multilingual|trilingual)\b|(?:north|south|east|west|central|northern|southern|eastern"
    r"|western)$|(?:\w+ly|one|two|three|oral|written|verbal|spoken)$",
    re.IGNORECASE,
)
# A noun that alone names no thing that a resume could show.
GENERIC_ITEM = re.compile(
    r"(?:(?:associated|related|new|modern|programming|software)\s+)*(?:techniques|tools|methods"
    r"|concepts|methodologies|principles|packages|languages|frameworks|technologies|systems"
    r"|solutions|platforms|processes|practices|applications|programs|services|products|skills"
    r"|experience|knowledge|management|software|libraries|environments|databases|standards"
    r"|procedures|models|analysis|design|development|implementation|support|testing|maintenance"
    r"|training|drive)",
    re.IGNORECASE,
)
# "and" inside these joins one thing.
FIXED_PAIRS = (
    "research and development",
    "r and d",
    "health and safety",
    "health and human",
    "arts and sciences",
    "food and drug",
    "mergers and acquisitions",
    "profit and loss",
    "health and wellness",
    "trial and error",
    "terms and conditions",
    "policies and procedures",
    "sales and marketing",
    "science and technology",
    "oil and gas",
    "design and development",
    "monitoring and evaluation",
    "training and development",
    "learning and development",
    "planning and analysis",
    "supply and demand",
    "payable and receivable",
    "transport and logistics",
    "diversity and inclusion",
    "pros and cons",
    "education, health and care",
    "diversity, equity and inclusion",
    "environment, health and safety",
    "food and beverage",
    "checks and balances",
    "ups and downs",
    "give and take",
    "bits and pieces",
    "drug and alcohol",
    "wear and tear",
    "import and export",
    "front and back",
    "day and night",
    "merger and acquisition",
    "anatomy and physiology",
    "goods and services",
    "heating and cooling",
    "rules and regulations",
    "black and white",
    "design and implementation",
    "design and installation",
    "installation and maintenance",
    "maintenance and repair",
    "repair and maintenance",
    "assembly and disassembly",
    "loading and unloading",
    "shipping and receiving",
    "buying and selling",
    "cutting and pasting",
    "bed and breakfast",
    "law and order",
    "cause and effect",
    "search and rescue",
    "search and seizure",
    "gas and electric",
    "arts and crafts",
    "hair and make",
    "hair and beauty",
    "track and trace",
    "track and field",
    "nuts and bolts",
    "command and control",
    "brick and mortar",
    "travel and tourism",
    "leisure and tourism",
    "time and attendance",
    "time and motion",
    "time and materials",
    "compensation and benefits",
    "pay and benefits",
    "intake and output",
    "care and feeding",
    "peace and security",
    "fit and finish",
    "cost and schedule",
    "tool and die",
    "form and function",
    "teaching and learning",
    "child and family",
    "children and families",
    "children and young",
    "speech and language",
    "verification and validation",
    "test and measurement",
    "dimensioning and tolerancing",
    "structures and algorithms",
    "products and treatments",
    "standards and regulations",
    "hiring and firing",
    "onboarding and offboarding",
    "backup and restore",
    "backup and recovery",
    "copying and scanning",
    "faxing and copying",
    "laws and regulations",
)

_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several)"
_YEARS = (
    r"(?:(?:at least|minimum(?: of)?|a minimum of|over|more than|approximately|around)\s+)?"
    rf"{_COUNT}\)?\+?(?:\s?(?:-|–|to)\s?{_COUNT})?\+?\s+(?:or more\s+|plus\s+)?(?:years?|yrs?)\b"
)
_ASK_NOUN = (
    r"(?:experience|knowledge|ability|proficiency|proficient|familiarity|familiar|understanding"
    r"|expertise|skills?|background|track record|command|aptitude|willingness|competency|fluency)"
)
_ABOUT = r"(?:in|with|of|to|using|on|as|for|at|across|within|working|managing|building|leading)"

# A new ask inside the same line.
NEW_ASK = re.compile(
    rf"(?:,|;)?\s+(?:and|plus|with|along with|as well as|&)\s+(?={_YEARS})"
    r"|(?:,?\s+(?:and|plus|along with|as well as)|,)\s+(?:(?:a|an|the)\s+)?"
    r"(?!(?:with|or|including|who|that|by|such|as)\b)"
    rf"(?=(?:(?!including\b)[\w-]+\s+){{0,3}}?{_ASK_NOUN}"
    r"\s+(?:in|with|of|to|using|on|as|working|managing)\b)"
    r"|,\s+with\s+(?:(?:an?|the|proven|demonstrated|strong)\s+)*(?=ability\s+to\b)"
    r"|,?\s+and\s+(?=(?:be\s+)?(?:able|willing)\s+to\b)"
    r"|,?\s+and\s+(?=(?:an?\s+)?(?:active|current|valid)\s+(?:[\w-]+\s+){0,3}(?:licen|certif|regist))",
    re.IGNORECASE,
)
# What is an ask by itself before another begins.
COMPLETE_ASK = re.compile(
    rf"\b(?:{_ASK_NOUN}\s+{_ABOUT}\s+\w|[\w-]+\s+(?:skills|experience|background|record)$|degree"
    r"|diploma|doctorate|high school|ged\b|licen[cs]e|certificat\w+|(?-i:B\.?[SAE]"
    r"|M\.?[SA]|MBA|B\.?Sc"
    r"|M\.?Sc)\b"
    rf"|bachelor\S*|master['’]?s|ph\.?d)|{_YEARS}",
    re.IGNORECASE,
)
# Names alone are an ask too: "CPA or CMA, and 5 years of audit". "Knowledge and experience of SQL"
# is one ask by two words, and "Moreover" is none.
NAMES_ONLY = re.compile(
    rf"(?!(?i:{_ASK_NOUN}|aware|moreover|additionally|plus)\b)"
    r"[A-Z][\w+#.-]*(?:(?:,? (?:or|and) |, |/| )[A-Z][\w+#.-]*){0,6}"
)
NEW_SENTENCE = re.compile(rf"(?:\w+\s+){{0,3}}?{_ASK_NOUN}\b|must\b|{_YEARS}", re.IGNORECASE)

# A second way to satisfy a line about degrees.
EDUCATION_OR = re.compile(
    r"(?:,|;)?\s+or\s+"
    r"(?=(?:(?:a|an|the|any|its|at least|equivalent|relevant|minimum|similar)\s+){0,3}"
    r"(?:equivalent\s+(?:[\w-]+\s+){0,4}?(?:experience|training|combination|education)"
    rf"|(?:[\w-]+\s+){{0,2}}?experience\b|combination\b|{_YEARS}|high school))",
    re.IGNORECASE,
)
# Another degree, where the first one has a field of its own.
DEGREE_OR = re.compile(
    r"(?:,|;)?\s+or\s+(?:an?\s+)?(?=(?:bachelor|master)\S*\s+(?:degree\s+)?(?:in|of)\b"
    r"|ph\.?d\.?\s+(?:degree\s+)?in\b|(?:[\w-]+\s+)?degree\s+in\b|mba\b|diploma\b"
    r"|certification\b)",
    re.IGNORECASE,
)
HAS_FIELD = re.compile(r"\b(?:in|of)\s+\w", re.IGNORECASE)
EDUCATION_OPEN = re.compile(
    r"\b(?:or|and|/)\s*(?:in\s+)?(?:(?:a|an|any|the|other|another|some|closely|directly)\s+){0,3}"
    r"(?:related|relevant|similar|equivalent|comparable|quantitative|technical|other|quant)\b"
    r"|\bequivalent\.?$|\betc\b|\bsuch as\b|\be\.g\b|\bsimilar\b"
    r"|\brelated (?:field|discipline|area)",
    re.IGNORECASE,
)

# Words before a list that ask for its items and add nothing of their own.
ASKING = frozenset(
    """
    ability able advanced also and any are as at background basic candidate capability capable
    certification certifications certified coding comfort comfortable command commercial
    competence competency competent complete concepts current deep demonstrable demonstrated
    direct either excellent exceptional experience experienced expert expertise exposure
    extensive familiar familiarity fluency fluent following foundation full fundamentals good
    grasp great hands-on have high ideally in in-depth industry intermediate is knowledge
    knowledgeable learning level levels literacy literate machine mastery must native of on one
    or outstanding plus practical preferably previous prior production professional proficiency
    proficient proven read reading recent relevant scripting significant skill skilled skills
    solid some sound strong superior the these this thorough to understanding use user using
    very with within work working world-class write writing you a an least more two three four both
    like all be including code query querying by well we're our years year yrs experience: skills:
    required: real bilingual trilingual
    """.split()
)
# Words that say what sort of thing a name is; a list may be named by one more.
SORT_MODIFIERS = frozenset(
    """
    statistical modern object-oriented back-end backend front-end frontend full-stack web
    software technical computer data cloud mobile scientific common popular major
    industry-standard relational functional development developing strongly-typed foreign
    engineering conversational business analytical tech digital and or programming
    """.split()
)
# A preposition before a sort of thing.
BEFORE_SORT = frozenset("in with of using on across from through to within".split())
# The last word of a sort of thing, whose examples may stand for it.
SORT_NOUNS = frozenset(
    """
    tool tools toolkit toolkits software system systems platform platforms suite suites package
    packages language languages framework frameworks library libraries technology technologies
    database databases datastore datastores method methods methodology methodologies technique
    techniques standard standards certification certifications credential credentials
    qualification qualifications app apps application applications products services protocol
    protocols stores warehouse warehouses environments provider providers cloud clouds
    conference conferences venue venues journal journals modality modalities concept concepts
    approach approaches topic topics areas fields disciplines domains subjects regulation
    regulations rule rules code codes law laws model models machine machines equipment
    instrument instruments format formats engine engines vendor vendors stack stacks cluster
    clusters queue queues cms crm crms erp erps ehr ehrs emr emrs lms tms wms pms pos hris ats
    cad cam bim gis mes lims plc plcs bi ide ides dcs sis utilities browsers distributions
    guidelines processors devices trackers builders editors skills orms records charts portals
    modules websites networks script scripts environment queries
    designation designations license licence membership scripting
    dashboards programs programmes publications brokers runners following
    """.split()
)
# Of these, "including" tells what else is in them, and not what would do.
WHOLE_SORTS = frozenset(
    "programs programmes services records law laws areas topics subjects fields products models"
    " environment environments stores concepts rules regulations publications code codes".split()
)
# What is done with a thing; a name in the sentence is then only a part of what is asked.
ACTS = re.compile(
    r"(?:administer|assess|automat|build|built|construct|creat|deliver|deploy|design|develop"
    r"|direct"
    r"|drive|driv|edit|establish|evaluat|execut|implement|improv|install|integrat|introduc"
    r"|launch|lead|led"
    r"|maintain|manag|market|migrat|negotiat|operat|optimi[sz]|oversee|plan|present|produc"
    r"|program|publish"
    r"|run|sell|selling|serv|speak|supervis|support|teach|train|translat|work|writ)"
    r"(?:s|es|ed|ing|ning|ting)?$",
    re.IGNORECASE,
)
# A noun that the items before "or" lean on: "K-12 or hospitality projects".
SHARED_NOUN = re.compile(
    r"(?:projects?|services|plans|requirements|responsibilit\w+|administration|clients?"
    r"|customers?|environments?|settings?"
    r"|industr\w+|sectors?|care|experience|cuisines?|wines?|law|literature|culture"
    r"|background|markets?|companies|company|firms?|teams?|dynamics|practices?|products?|patients?"
    r"|facilit\w+|accounts?|domains?|knowledge|departments?|functions?|roles?|operations|business"
    r"|support|populations?|students?|schools?|agenc\w+|accounting|engineering|management)$",
    re.IGNORECASE,
)
# A noun that plain phrases lean on: "Fire cause and origin investigation".
PHRASE_NOUN = re.compile(
    r"(?:investigations?|oversight|tracking|reports?|documents?|documentation|programs?"
    r"|programmes?"
    r"|vehicles?|services?|systems?|procedures?|policies|plans?|planning|tests?|reviews?"
    r"|requirements"
    r"|techniques|issues|needs|data|events|tools|standards|processes|activities|records|areas)$",
    re.IGNORECASE,
)
# No phrase by itself: how something is said.
MANNER = re.compile(r"\b(?:written|verbal|oral|spoken)\b", re.IGNORECASE)
# Words that say that the sort of thing before examples is no mere sort.
DETERMINERS = frozenset("the a an our their his her its your".split())
# What narrows a list behind its comma: "Java and Go, with a certificate in one of them".
NARROWED_BY = re.compile(
    r"\s*,\s*(?:with|for|in|within|having|especially|ideally|including)\b", re.IGNORECASE
)

# What only says how much a list is wanted: "Python or R a must".
LEVEL_BEHIND = re.compile(
    r"[\s,(–-]+(?:(?:is|are|would be)\s+)?"
    r"(?:(?:an?|big|strong|definite|huge|strongly|highly)\s+){0,2}"
    r"(?:must(?:[- ]have)?|plus|mandatory|preferable|desirable|essential)[\s.)!]*$",
    re.IGNORECASE,
)
# Behind a list, one of these narrows all of it: "Java or Go in a regulated environment".
NARROWS = frozenset("from of in within at across for as when while during under where".split())
# A first item that is an ask of its own: "CRM experience, Salesforce or HubSpot".
ASK_ITEM = re.compile(r"\S+ (?:experience|skills?|knowledge|background|expertise)$", re.IGNORECASE)
YEARS_ASKED = re.compile(rf"(?<!\w){_YEARS}(?:['’])?(?:\s+of)?", re.IGNORECASE)
# A clause that is only wished for.
WISHED = re.compile(
    r"\b(?:preferred|a (?:\w+ )?(?:plus|bonus|advantage)|an? (?:asset|advantage)|desirable"
    r"|desired|nice to have"
    r"|ideal|beneficial|advantageous|welcome|helpful|would be \w+|optional|provided|available"
    r"|considered"
    r"|acceptable|encouraged)\W*$|\baccepted\b.{0,25}$",
    re.IGNORECASE,
)
# Languages joined by a slash after this are both asked for.
BOTH_TONGUES = re.compile(r"\b(?:bi|tri|multi)lingual\b", re.IGNORECASE)

# Traits: what opens a list of them, joins them, and praises without naming one.
TRAIT_OPENER = re.compile(
    r"(?:must be|should be|you are|you're|is|are|be|someone who is|demonstrates?|shows?|values?"
    r"|(?P<gerunds>(?:highly |very )?(?:capable of|skilled (?:at|in)|adept at|good at)))\s+",
    re.IGNORECASE,
)
TRAIT_JOIN = re.compile(r",?\s+(?P<both>and|&|as well as|plus)\s+|,\s+(?!(?:and|or|with)\b)", re.I)
SUPERLATIVE = re.compile(
    r"^(?:(?:an?|the|strong|solid|sound|good|great|high|highly|very|excellent|exceptional"
    r"|outstanding"
    r"|superior|superb|low|well-developed|effective|proven|demonstrated|advanced|keen|genuine"
    r"|real|true"
    r"|natural|impeccable|close|strict|level of|degree of|levels of|both|of|also)\s+)+",
    re.IGNORECASE,
)
# What opens a trait that may go on: "comfortable presenting to a board".
TRAIT_HEAD = re.compile(
    r"(?:attention to|sense of|able to|ability to|comfort (?:with|in|\w+ing)"
    r"|comfortable (?:with|in"
    r"|\w+ing)|commitment to|committed to|passion for|passionate about|eye for|willing(?:ness)? to"
    r"|bias (?:to|for|toward)|excellence in|eager(?:ness)? to|desire to|drive to|respect for"
    r"|interest in|curiosity about|enthusiasm for|focus on|good with|can-do)\b",
    re.IGNORECASE,
)
TRAIT_NOUN = re.compile(
    r"(?:skills?|abilit\w+|mindset|attitude|thinking|solving|management|ethics?|minded|oriented"
    r"|driven"
    r"|approach|presence|temperament|demeanou?r|personality|acumen|savvy|judg\w+|sense|player"
    r"|humou?r|ego"
    r"|awareness|intelligence|detail|focus|orientation|instincts?|style|manner|motivated|starter"
    r"|learner|spirit|nature)$",
    re.IGNORECASE,
)
# What is left out where such a list is cut: a word that says when, where or with whom.
TRAIT_SHARED = re.compile(
    r"\b(?:to|with|in|for|when|while|under|across|within|at|from|by|on|who|that|which|between"
    r"|among"
    r"|toward|towards|about|of|than|as|through|into|during|if|without)\b",
    re.IGNORECASE,
)
NO_TRAIT = re.compile(
    r"^(?:verbal|verbally|written|oral|spoken|writing|not|no|or|the|their|it|its|our|your)\b"
    r"|\bit\b|\bthem\b|\bor\b|\d",
    re.IGNORECASE,
)
ADJECTIVES = re.compile(
    r"(?:\w[\w-]*(?:ive|ful|ous|able|ible|[^mn]ent|ant|ic|al|ed|ate|less|y|id|nt|ing|minded"
    r"|oriented|driven)"
    r"|calm|clear|fair|firm|honest|humble|kind|loyal|mature|neat|open|polite|quick|warm|wise"
    r"|agile|precise|decisive|sincere|humane|brave|cool|sharp|independent|patient|strategic)",
    re.IGNORECASE,
)
# Nouns that end so are no adjectives: "creativity", "diplomacy".
ADJECTIVES = re.compile(rf"(?!\w+(?:ity|acy|thy|gy|sty|cy)$){ADJECTIVES.pattern}", re.IGNORECASE)

# A second ask that is enough in place of the first: "ward experience or training in first aid".
OR_ASK = re.compile(
    r",?\s+or\s+(?:(?:an?|some|strong|prior|proven)\s+)*"
    r"(?=(?:[\w-]+\s+){0,2}?(?:experience|knowledge|training|background|familiarity|proficiency"
    r"|expertise|exposure)\s+(?:in|with|of|as|using|\w+ing)\b)",
    re.IGNORECASE,
)
STANDS = re.compile(
    r"\b(?:experience|knowledge|training|background|expertise|proficiency|familiarity|exposure"
    r"|certificat\w+|certified|licen\w+|qualification|portfolio|internships?)\b(?!\s+(?:of|in"
    r"|with|and)$)",
    re.IGNORECASE,
)
# A clause that qualifies the one before it.
QUALIFIES = re.compile(
    r"(?:no|not|only|including|such|e\.?g|i\.?e|especially|particularly|ideally|preferably|or"
    r"|but|at"
    r"|this|these|other|others|any|up|minimum)\b",
    re.IGNORECASE,
)
# Such a trait is over where it ends.
TRAIT_CLOSED = re.compile(
    r"attention to detail|sense of (?:humou?r|urgency|ownership|responsibility)|can-do attitude"
    r"|(?:poise|calm|grace|composure|coolness) under pressure",
    re.IGNORECASE,
)
# When all of a list is shown, not only its last item.
TRAIT_WHEN = re.compile(r"\b(?:when|while|if|during|under pressure|at all times)\b", re.IGNORECASE)
# Certificates that names before it lean on: "Salesforce or Marketo certification".
CERTIFICATE = re.compile(
    r"(?:certifications?|certificates?|certified|credentials?|designations?|licen[cs]es?|membership"
    r"|registration|qualifications?)$",
    re.IGNORECASE,
)
# Degrees that each come with years of their own: "BS with 8 years or PhD with 2 years".
WITH_YEARS = re.compile(rf"\bwith\s+{_YEARS}", re.IGNORECASE)
# A degree that is enough in place of the one before, each with years of its own or none.
NEXT_DEGREE = re.compile(
    r"(?:[,;]\s+(?:or\s+)?|\s+or\s+)(?=(?:an?\s+)?(?:(?-i:B\.?S\.?|M\.?S\.?|B\.?A\.?|M\.?A\.?"
    r"|MBA|BSc|MSc|BSN|MSN|DNP)\b|bachelor|master|ph\.?d|doctora|associate['’]?s? degree"
    r"|high school|diploma\b))",
    re.IGNORECASE,
)
