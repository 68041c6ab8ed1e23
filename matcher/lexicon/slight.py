"""The words of a lesser degree of what a line names: of helpers, learners and beginners."""

from __future__ import annotations

import re

from matcher.lexicon.others import ANOTHER_WHO
from matcher.lexicon.resumes import ROLE_NOUNS

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
