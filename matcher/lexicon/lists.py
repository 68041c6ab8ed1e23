"""How a requirement joins what it asks for: words that open, join, leave open and end a list."""

from __future__ import annotations

import re

_EITHER = r"(?P<either>and\s*/?\s*or|or)"
_BOTH = r"(?P<both>and|&|plus)"

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
# Two of a list are asked for.
TWO_OF = re.compile(
    r"\b(?:(?:at least|a minimum of|minimum of)\s+(?:two|2)|(?:two|2)\s+or\s+more)\s+(?:of\b\s*)?"
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
    r"\b(?:one or more|at least (?:one|two)|any(?: one)? of|any|one of|either|some (?:or all )?of"
    r"|some or all|multiple of|combination of|two or more|one or both)\b",
    re.IGNORECASE,
)
# An item that only says that others will do.
OPEN_ITEM = re.compile(
    r"(?:(?:a|an|any|the|some)\s+)?(?:(?:closely|directly)\s+)?(?:others?|another|similar|related"
    r"|relevant|equivalent|equivalents|comparable|etc|more|alternatives?|the like|so on|so forth"
    r"|beyond|something similar|an?other|associated|any combination)\b.*",
    re.IGNORECASE | re.DOTALL,
)
# What ends the last item.
TAIL = re.compile(
    r"\s(?:for|to|with|in|on|within|from|that|which|who|using|at|by|as|is|are|was|would|will|across"
    r"|including|through|into|when|while|during|such|like|preferred|required|desired|related"
    r"|strongly|highly|a\s+(?:big\s+)?plus|etc|where|via|per|e\.g|i\.e|against|between|under|over"
    r"|of)\b|\s[-–—]\s|\s?\(|[:;]|\.(?=\s)",
    re.IGNORECASE,
)
# Words after the last item that name the sort of thing: "Python or R programming languages".
SORT = re.compile(
    r"\s+(?:(?:programming|scripting|coding|development|query|software|cloud|database|modern)\s+)*"
    r"(?:languages?|skills?|experience|knowledge|tools?|frameworks?|environments?|platforms?"
    r"|technologies|databases?|systems?|libraries|packages|programming|scripting|coding"
    r"|certifications?|certificate|credentials?|software|required|preferred)$",
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
    r"|trained|fundamentals)\s+(?:\w+\s+)?(?:in|with|of|on|using|around)\s+"
    r"(?:the\s+|both\s+|either\s+)?$",
    re.IGNORECASE,
)
# How no item begins, or what no item is.
NO_ITEM = re.compile(
    r"(?:the|our|their|its|your|his|other|all|this|these|those|then|be|ability|able|we|you|it|not"
    r"|such|and|or)\b|(?:\w+ly|one|two|three|oral|written|verbal|spoken)$",
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
    rf"(?=(?:[\w-]+\s+){{0,3}}?{_ASK_NOUN}\s+(?:in|with|of|to|using|on|as|working|managing)\b)",
    re.IGNORECASE,
)
# What is an ask by itself before another begins.
COMPLETE_ASK = re.compile(
    rf"\b(?:{_ASK_NOUN}\s+{_ABOUT}\s+\w|[\w-]+\s+(?:skills|experience|background|record)$|degree"
    rf"|bachelor\S*|master['’]?s|ph\.?d)|{_YEARS}",
    re.IGNORECASE,
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
    r"|ph\.?d\.?\s+(?:degree\s+)?in\b|(?:[\w-]+\s+)?degree\s+in\b|mba\b|diploma\b|certification\b)",
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
