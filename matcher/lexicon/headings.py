"""How postings are laid out: what their headings say, and the zones that they open.

Heading words and phrases are compared with a heading's plain form: lower case, no apostrophes, no
punctuation, `&` read as "and". "What You'll Do:" is "what youll do".
"""

from __future__ import annotations

import re
from enum import StrEnum


class Zone(StrEnum):
    """What a heading says about the lines under it."""

    RESPONSIBILITY = "responsibility"
    MINIMUM = "minimum"
    PREFERRED = "preferred"
    MIXED = "mixed"  # duties and asks under one heading: each line has to speak for itself
    TOPIC = "topic"  # "Education", "Skills": an ask, at the level of what stands around it
    ROLE = "role"  # prose about the role: it may ask in sentences
    SKIP = "skip"  # the company, pay, benefits, law, how to apply
    LABEL = "label"  # "Location:", "Job ID:": a label of its own line only


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A heading made only of these words, with at least one of a group of nouns, is known by its nouns.
ASK_NOUNS = _words(
    "qualification qualifications requirement requirements prerequisite prerequisites preferences"
    " musts desirables essentials"
)
TOPIC_NOUNS = _words(
    "skill skills skillset skillsets competency competencies competences knowledge ability"
    " abilities experience experiences education background expertise credentials criteria"
    " attributes qualities capabilities certification certifications certificates licenses license"
    " licensure registrations clearance citizenship training proficiencies profile aptitude"
    " technologies languages traits strengths"
)
DUTY_NOUNS = _words(
    "responsibilities responsibility duties tasks functions accountabilities deliverables"
)
PREFERRED_WORDS = _words(
    "preferred prefer preferable preferably preferences desired desirable desirables desireable"
    " nice bonus plus pluses optional ideal ideally advantageous beneficial asset assets extra"
    " advantages differentiators helpful"
)
MINIMUM_WORDS = _words(
    "minimum minimal basic required require requires mandatory must musts necessary needed"
    " essential essentials"
)
HEADING_FILLER = (
    _words(
        "job position positions role roles the your you a an for of to and or in this these we our"
        " with"
        " on as are is will be it that at who what have has technical professional functional"
        " specific"
        " general work working workplace related relevant primary main major principal key core"
        " critical other additional formal day daily typical overall candidate candidates applicant"
        " applicants level years business soft hard educational academic special specialized"
        " personal"
        " people include includes included including following but not limited some successful"
        " supervisory leadership management managerial team industry domain people process other"
        " points haves top sought specialty security physical computer software hardware tools tool"
        " language analytical scope performance knowledge all applicable practical behavioral"
        " prior previous equivalent combination areas area current regular ongoing"
        " summary description details list overview section minimum years degree"
    )
    | MINIMUM_WORDS
    | PREFERRED_WORDS
)

# A heading that opens with one of these may run on without a colon ("What you'll do every day").
SAFE_OPENERS = _words(
    "what who how why nice bonus must about good great whats even benefits perks responsibilities"
    " duties"
)
# Words that no sentence ends in: a line that does so leads in to what follows it.
OPEN_ENDS = tuple(
    f" {words}"
    for words in (
        "if",
        "if you",
        "if you’re",
        "if you're",
        "you’ll",
        "you'll",
        "you’ve",
        "you've",
        *(
            f"{who} {verb}"
            for who in ("you", "also", "candidate", "person", "applicant")
            for verb in ("are", "can", "have", "has", "will", "must", "should", "need", "bring")
        ),
        *(
            f"{verb} {more}"
            for verb in ("will", "must", "should")
            for more in ("have", "need", "be")
        ),
    )
)
# Headings that open with these may even end with a stop ("Benefits at Northwind Inc.", "Why us!").
BENEFIT_OPENERS = _words("benefits perks why")

# Words that may follow a known phrase and leave it a heading ("What you'll need to succeed").
TAIL_WORDS = (
    HEADING_FILLER
    | ASK_NOUNS
    | TOPIC_NOUNS
    | DUTY_NOUNS
    | _words(
        "us me here there every every day days join joining team teams succeed success successful"
        " thrive excel table bring do doing get love like about would should can also from if"
        " employer statement employee employees more why great good new week month first company"
        " organization apply now today edge apart crowd perks benefits rewards compensation pay"
        " salary expecting i e"
    )
)
# "Leadership experience" between the items of a list is one of them; "Technical skills" heads some.
SUBJECTS = _words(
    "leadership management managerial supervisory industry team people process software hardware"
    " computer language analytical performance security"
)
# In small letters these end an item of a list, and no heading of its next items.
ITEM_NOUNS = _words("background education qualification team asset")
# Headings that open with these are told by capitals too ("What You'll Do at Northwind").
QUESTION_OPENERS = _words("what who how why")
TITLED_OPENERS = QUESTION_OPENERS | {"about"}
# A tail that begins with one of these makes a statement of the phrase ("What you bring is grit").
STATING = _words("is means")

# Tried in order on the whole plain form of a line of at most `HEADING_WORDS` words. What a pattern
# leaves open (".{0,40}") is a group of its own: see `_open`.
HEADING_WORDS = 16
_CAND = r"(?:the |our |an? )?(?:ideal |successful |right |perfect |best |strong |qualified |top )+"
_YOU = r"(?:you|youll|youd|youve|you will|you would|you should|you must|you can)"
_ROLE = r"(?:role|job|position|opportunity)"
_LEFT_OPEN = re.compile(r"\.\{\d+,\d+\}")


def _open(pattern: str) -> str:
    """The pattern with a group around all that it leaves open."""
    return _LEFT_OPEN.sub(r"(\g<0>)", pattern)


PHRASES: tuple[tuple[re.Pattern[str], Zone], ...] = tuple(
    (re.compile(_open(pattern)), zone)
    for zone, patterns in (
        (
            Zone.LABEL,
            (
                r"(?:job |work |office |primary |additional |position )*locations?(?: .{0,30})?",
                r"(?:job|position|requisition|req|posting) ?(?:id|number|no|type|code|family"
                r"|category|segment|shift|grade|class|level|status|title|function|posting|date)",
                r"job|id|industry|department|division|team name|business unit|company|organization",
                r"(?:employment|contract|career|work|hire)"
                r" (?:type|status|level|area|hours|schedule)",
                r"schedule|shift|hours|start date|end date|closing date|duration|date posted|posted"
                r"|reports to|reporting to|reports into|supervisor|flsa(?: status)?|grade|band"
                r"|openings?|number of openings|seniority(?: level)?|job functions?|industries",
                r"travel(?: percent| percentage| required)?|expected travel|remote|relocation"
                r"|relocation assistance|title|position title|role title|position|role",
            ),
        ),
        (
            Zone.PREFERRED,
            (
                r"(?:would be |its |it is |also )?(?:nice|good|great|cool) to haves?(?: .{0,60})?",
                r"(?:you (?:get|earn|score|will get) )?(?:bonus|extra|brownie) (?:points?|credit)"
                r"(?: .{0,60})?",
                r"(?:bonus|bonuses|a plus|big plus|plus|pluses|plus points|preferred|desired"
                r"|desirable|optional|ideally|preferably|advantageous|wish list|an? asset)",
                r"(?:it ?would|itd|itll|it will) be (?:even |also )?"
                r"(?:better|nice|great|a plus|a bonus|good)(?: .{0,60})?",
                r"even better(?: if)?(?: .{0,40})?",
                r"(?:desired|preferred|nice to have|desirable|helpful)(?: but)? not"
                r" (?:required|mandatory|essential|necessary|a must)(?: .{0,30})?",
                r"(?:you|youd|you would|you might|you may) (?:ideally|also)(?: .{0,40})?",
                r"ideally (?:you|youd|youll|your|we)(?: .{0,40})?",
                r"what (?:gives you|will give you|would give you|sets you|will set you"
                r"|would set you|makes you stand|would make you stand|will make you stand)"
                r"(?: .{0,40})?",
                r"(?:how to |ways to |to |you will |youll )?(?:stand|standing) out(?: .{0,40})?",
                r"(?:highly )?(?:competitive|top|strongest|best) candidates (?:will |may |might )?"
                r"(?:also )?(?:have|possess|bring|demonstrate)(?: .{0,40})?",
                r"(?:some )?other (?:relevant )?skills you may have",
                r"(?:we(?:d| would)? )(?:also )?(?:love|like|prefer)(?: it)? if you(?: .{0,40})?",
                r"icing on the cake|your superpowers|added advantages?|additional advantages?",
                r"(?:these|the following|following|experience|any|one)\b.{0,60}"
                r"(?:is|are|would be|will be) (?:a |an |considered |strongly |highly )*"
                r"(?:plus|bonus|asset|advantage|preferred|desired|desirable|nice to haves?)",
            ),
        ),
        (
            Zone.SKIP,
            (
                r"what (?:youll|you will) experience(?: .{0,40})?",
                r"about (?!you\b|\d|the (?:role|job|position|opportunity|candidate|work)\b"
                r"|this (?:role|job|position|opportunity)\b|your).{1,60}|about",
                r"(?:a )?(?:bit|little|little more|bit more|more) about (?!you\b|the role).{1,50}",
                r"(?:who|what) we are|what we do(?: .{0,30})?|what makes our .{1,40}",
                r"why (?:join |work |choose |us|we|you(?:ll)? (?:should|will|ll)?|our |is |it |at )"
                r".{0,50}",
                r"why .{1,40}",
                r"our (?:mission|values?|vision|culture|team|company|story|benefits|commitment"
                r"|perks|offer|process|approach|people|client|purpose|stack|tech stack|technologies"
                r"|hiring process|interview process|core values|promise|clients|tools|office"
                r"|technology stack|total rewards|company offers .{0,60}|rewards|products?)",
                r"what (?!you|skills|experience)(?:\w+ ){1,4}(?:can |will )?offers?(?: you)?"
                r"(?: .{0,20})?",
                r"(?:youll|you will|you) (?:also )?(?:get|receive|enjoy)",
                r"(?:what )?(?:we|were|well|we can|we will|we also) (?:offer|provide|offering|give)"
                r"(?: .{0,30})?",
                r"what(?:s| is) in (?:it|this) for (?:you|me)|whats on offer|the offer|our offer",
                r"what (?:youll|you will|you|you can|youre going to|youd) (?:get|love|enjoy"
                r"|receive|gain|like|expect from us)(?: (?!to ).{0,40})?",
                r"what (?:you can|can you|to) expect(?: .{0,30})?",
                r"(?:company |employee |some of our |our |the |additional |key |summary of "
                r"|full ?time |health |other |great |sample )*"
                r"(?:benefits?|perks|rewards)(?: .{0,50})?",
                r"(?:total |additional |base |target |your )?(?:compensation|salary|pay|wage"
                r"|remuneration|bonuses)(?: .{0,50})?",
                r"(?:wellness|commuter|technology|retirement|health|insurance|vacation|pto"
                r"|paid time off|401 ?k?)(?: .{0,30})?",
                r".{0,40}\bequal (?:employment )?opportunit.{0,80}|eeo.{0,50}|eoe.{0,30}",
                r"(?:diversity|inclusion|belonging|accommodations?|reasonable accommodations?"
                r"|affirmative action|disclaimer|covid|e verify|everify"
                r"|pay transparency|notice|our commitment|equity)(?: .{0,60})?",
                r"(?:privacy|legal)(?: (?:notice|policy|statement|disclaimer|information).{0,50})?",
                r"(?:how to |ready to |to |want to |interested in )?apply(?:ing)?(?: .{0,40})?",
                r"(?:the |our )?(?:application|interview|hiring|recruitment|recruiting|selection)"
                r"(?: and \w+)? (?:process|instructions|timeline|questions?|deadline|steps"
                r"|point of contact|procedure)|the process|next steps|contact(?: .{0,30})?",
                r"additional (?:information|info|comments|compensation|details)|notes?|nb|other"
                r" info",
                r"(?:physical|environmental|working|work)(?: and (?:mental|physical|work|working"
                r"|environmental))? (?:demands|conditions|environment|requirements|setting)"
                r"(?: .{0,30})?",
                r"level of physical demands|background (?:check|screening)(?: .{0,40})?",
                r"(?:company|client|organization|corporate|team|department|business)"
                r" (?:overview|description|profile|information|summary|introduction|background"
                r"|culture"
                r"|values|highlights|story|mission)",
                r"(?:meet )?(?:the|your|our) (?:team|company|business|organization|department"
                r"|culture|client)",
                r"life at .{1,30}|working at .{1,30}|culture|perks and .{1,30}|values|tech stack"
                r"|location and .{1,30}|similar jobs|share this job|read full job description"
                r"|work remotely|benefit conditions?|application questions?"
                r"|join us(?: .{0,40})?|fun facts?.{0,20}|visa sponsorship|sponsorship"
                r"|.{1,30} is an equal .{1,40}|need help .{1,40}|questions",
            ),
        ),
        (
            Zone.MINIMUM,
            (
                r"(?:about|who (?:are )?)you(?: are)?|(?:a )?(?:little |bit )?(?:more )?about you",
                r"who you are(?: .{0,40})?|who (?:were|we are) (?:looking for|seeking)",
                r"who (?:should apply|will succeed|thrives here)(?: .{0,30})?|is this you",
                r"what (?:we|were|we are|were also|are we|we re)(?: (?:re|are))? ?(?:looking for"
                r"|look for|seek|seeking|require|expect(?:ing)?|need|want|hope)(?! you to)"
                r"(?: .{0,50})?",
                rf"what {_YOU}(?: also)? (?:need|bring|have|possess|offer|be bringing|know"
                r"|already have)(?: .{0,60})?",
                r"what (?:will you|do you|you) (?:bring|need|have)(?: .{0,40})?",
                r"what (?:it takes|makes you|will make you|would make you)(?: .{0,60})?",
                r"what (?:does )?(?:it takes?|success(?:ful)? (?:looks|requires))(?: .{0,40})?",
                rf"{_YOU} (?:have|bring|are|need|possess|be|need to have|need to be|be able to"
                r"|thrive|excel|be successful|succeed)(?: .{0,60})?",
                r"(?:you|you may|you might|youd|you would|you could|you will)(?: be)? (?:a )?"
                r"(?:great |good |perfect |right |strong |excellent )*fit(?: .{0,40})?(?:"
                r" if.{0,30})?",
                r"(?:you|you will|youll) (?:excel|thrive|succeed|love)(?: .{0,60})?if.{0,40}",
                r"(?:this (?:role|job|position) is for you|apply|we want you|wed love to hear"
                r" from you|we would love to hear from you|join us|this could be for you)"
                r" if.{0,40}",
                r"if you(?: (?:have|are|possess|re))?(?: .{0,30})?",
                r"(?:qualifications|requirements|skills) (?:of|for|as)(?: .{1,50})",
                r"your (?:profile|skills|qualifications|background|experience|strengths|expertise"
                r"|talents?|qualities|toolkit|competencies|requirements|education)(?: .{0,40})?",
                r"(?:what (?:were|we are)|who (?:were|we are)) after(?: .{0,30})?|who youll be"
                r"|what youve (?:done|built|achieved)(?: before| so far)?",
                r"(?:skills|experience|qualifications|expertise)(?: and \w+)? (?:we|were|we are"
                rf"|we re|{_YOU}) (?:looking for|look for|seek|want|require|need|bring)"
                r"(?: .{0,40})?",
                r"(?:you could|you may|you might|youd|youre|you are)(?: be)? (?:the|a|an|our)"
                r" (?:\w+ ){0,3}(?:person|match|one|candidate) (?:for .{1,30} )?if.{0,40}",
                r"(?:you )?tick (?:all |most )?(?:of )?(?:the|these) boxes",
                r"(?:the )?must haves?(?: .{0,40})?|non negotiables?|the essentials|deal breakers?",
                r"to (?:be (?:successful|considered|effective)|succeed|qualify|be a fit)"
                r"(?: .{0,60})?",
                r"(?:in order )?to (?:thrive|excel|join|do (?:this|well))(?: .{0,40})?you .{0,40}",
                rf"{_CAND}(?:candidates?|person|applicants?|match|fit)(?: .{{0,70}})?",
                r"(?:the |our )?(?:candidates?|applicants?|person|individual|incumbent)"
                r"(?: profile| requirements| specification| you are| we(?:re| are)? .{0,40}"
                r"| (?:must|should|will) (?:have|possess|be|demonstrate).{0,60})?",
                r"(?:we|were|we re)(?: are)?(?: also)? (?:looking for|seeking|seek|expect|require"
                r"|need|want|hire)(?: .{0,60})?",
                r"(?:we strive to hire|were hiring|we hire) .{1,40}",
                r"why you|person specification|job specifications?|person we seek|eligibility"
                r"|(?:eligibility |entry |admission )?criteria|what you must have|your edge",
                r"required|requires|requirement|minimum|basic|key to success|how to succeed"
                r"|what matters(?: .{0,20})?|work authorization|education level",
                r"do you have(?: .{0,40})?|have you got(?: .{0,30})?|are you.{0,30}",
            ),
        ),
        (
            Zone.RESPONSIBILITY,
            (
                rf"(?:some of )?(?:a little about )?what {_YOU}(?: be| get to| also| actually)?"
                r" (?:do|doing|work|working|own|owning|tackle|deliver|achieve|accomplish|learn"
                r"|get to|contribute|responsible|build|help|lead|drive|focus|up to|experience"
                r"|create|handle|cover)(?: .{0,50})?",
                r"what you(?:re| are) (?:applying for|responsible for|going to|up to|in for)"
                r"(?: .{0,30})?|what youll be .{1,40}|what youre doing",
                r"what (?:we need|were asking|we expect|we want) (?:from )?you to .{1,30}",
                r"what (?:(?:will|do) you|the (?:role|job|position|work)|this (?:role|job)|the day)"
                r"(?: .{1,40})?|what youll take on|what is the job|what the job is",
                r"how (?:you|youll|you will|you can|will you)(?: .{1,50})?",
                rf"in (?:this|your|the) (?:\w+ ){{0,3}}{_ROLE}(?: .{{1,40}})?",
                r"as (?:a|an|the|our|your) .{1,50}(?:you|youll|your)(?: will)?(?: .{0,40})?",
                r"you(?:ll| will)(?: (?:be|get to|be responsible for|be doing|also|work on|help"
                r"|have the opportunity to|be expected to|use))?(?: .{0,40})?",
                r"your (?:role|mission|impact|contribution|responsibilities|tasks|challenge|day"
                r"|job|work|duties|focus|main tasks|day to day|opportunity to|next challenge"
                r"|area of responsibility|areas of responsibility|goals?)(?: .{0,40})?",
                r"(?:a |your )?(?:typical )?(?:day (?:to|2|by) day|day in the life)(?: .{0,40})?",
                r"(?:responsibilities|duties|tasks) (?:of|for|as) (?:a|an|the|this|our)(?:"
                r" .{1,40})?",
                r"(?:during|in|within) (?:your|the) first .{1,50}|on any given day.{0,30}",
                r"(?:the |this )?.{0,40}(?:will be|is|be) responsible for(?: .{0,30})?"
                r"|responsible for|responsibility",
                r"heres? (?:where|what) you.{0,40}|where you come in|scope of work|job scope"
                r"|the work|main activities|key activities|principal activities|the challenge"
                r"|fundamental components.{0,50}|description of (?:duties|responsibilities)"
                r"|work you(?:ll| will)? do|the work you(?:ll| will)? do|areas of focus"
                r"|fields your work will touch on|(?:key |job |position |role )?objectives"
                r"|projects? you.{1,30}",
            ),
        ),
        (
            Zone.ROLE,
            (
                rf"(?:the|about the|about this|about your|this|our|your|more about the) {_ROLE}"
                r"(?: .{0,20})?|about the (?:work|candidate)",
                r"(?:job|position|role|opportunity|general|brief|vacancy|post|project|internship)"
                r"(?: \w+)? (?:overview|purpose|description|summary|introduction|profile|details"
                r"|brief|synopsis|statement|info|information|advert)(?: .{0,30})?",
                r"(?:brief |general |executive )?(?:overview|summary|description|introduction"
                r"|purpose|synopsis|the details|details|the opportunity|snapshot)(?: of .{0,30})?",
                r"purpose of the (?:job|role|position)|special considerations|nature of work",
            ),
        ),
    )
    for pattern in patterns
)

# Whether any of them fits, in one look.
ANY_PHRASE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in PHRASES))

# A heading that a page lost its line breaks around: "... of data. Basic Qualifications Bachelor's".
RUNNING_HEADING = re.compile(
    r"(?:^|(?<=[.!?;)]\s))(?:Basic|Minimum|Preferred|Required|Desired|Additional|Key|Essential"
    r"|Primary"
    r"|Job|Main|Other)\s+(?:Qualifications|Requirements|Responsibilities|Skills|Duties|Experience)"
    r"(?=\s+[A-Z])"
)

# A line that ends with a colon and holds one of these leads in to what follows it.
LEAD_INS: tuple[tuple[re.Pattern[str], Zone], ...] = (
    (
        re.compile(
            r"\b(?:nice to have|a plus|bonus|ideally|prefer(?:red|ably|ence)|desir(?:ed|able)"
            r"|advantage(?:ous)?|not required)\b"
        ),
        Zone.PREFERRED,
    ),
    (
        re.compile(
            r"\b(?:benefits include|benefits? packages?|we offer|offers (?:our|an?|the)|benefit"
            r" plans?|perks include)\b"
        ),
        Zone.SKIP,
    ),
    (
        re.compile(
            r"\b(?:(?:candidates?|applicants?|you|person|individual) (?:\w+ ){0,6}?(?:have|possess"
            r"|demonstrate|meet|bring|exhibit|required to have)|following (?:\w+ ){0,2}?"
            r"(?:qualifications?|requirements?|skills|experience|criteria|attributes)"
            r"|(?:qualifications?|requirements?) (?:include|are|is|must|below|listed)|minimum"
            r" requirements)\b|\bif you(?:re| are| have| can| also)?$"
        ),
        Zone.MINIMUM,
    ),
    (
        re.compile(
            r"\b(?:responsibilities|duties|responsible for|(?:you|role|candidate|incumbent|position"
            r"|scientist|analyst|engineer|manager|individual|person) will|tasks include"
            r"|you(?:ll| will) be|goals will include|duties include|role (?:includes|involves))\b"
        ),
        Zone.RESPONSIBILITY,
    ),
)
