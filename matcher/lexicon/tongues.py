"""Spoken languages and the words for how well someone has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TONGUES = frozenset(
    """
    afrikaans albanian amharic arabic armenian azerbaijani basque belarusian bengali bosnian
    bulgarian burmese cantonese catalan chinese croatian czech danish dutch english estonian farsi
    filipino finnish flemish french galician georgian german greek gujarati hausa hebrew hindi
    hungarian icelandic igbo indonesian irish italian japanese kannada kazakh khmer korean kurdish
    lao latvian lithuanian macedonian malay malayalam maltese mandarin marathi mongolian nepali
    norwegian pashto persian polish portuguese punjabi romanian russian serbian sinhala slovak
    slovene slovenian somali spanish swahili swedish tagalog tamil telugu thai tibetan turkish
    ukrainian urdu uzbek vietnamese welsh yoruba zulu
    """.split()
)
# Names of one language.
SAME_TONGUE = {"flemish": "dutch", "farsi": "persian", "slovene": "slovenian"}
PART_OF = {"mandarin": "chinese", "cantonese": "chinese", "tagalog": "filipino"}
# What a name alone most likely means.
MOST_LIKELY = {"chinese": "mandarin", "filipino": "tagalog"}

# More languages, and what else they are called; read beside TONGUES by the verifier of languages.
MORE_TONGUES = frozenset(
    """
    akan aramaic assamese aymara bahasa bemba chichewa creole dari dinka fula ga guarani haitian
    hmong hokkien ilocano javanese kikuyu kinyarwanda
    kirundi kiswahili konkani luganda luo luxembourgish
    malagasy maori navajo ndebele oromo quechua samoan shona sindhi sotho sylheti telegu
    tetum     tigrinya tongan tswana turkmen twi
    tuvan uyghur visayan cebuano wolof xhosa yiddish gaeilge bsl asl
    auslan castilian valencian frisian scots gaelic breton romansh sanskrit latin isixhosa isizulu
    español espanol français francais deutsch italiano português portugues polski nederlands svenska
    dansk norsk suomi türkçe turkce russkiy nihongo
    """.split()
)
OTHER_NAMES = {
    "kiswahili": "swahili",
    "castilian": "spanish",
    "español": "spanish",
    "espanol": "spanish",
    "français": "french",
    "francais": "french",
    "deutsch": "german",
    "italiano": "italian",
    "português": "portuguese",
    "portugues": "portuguese",
    "polski": "polish",
    "nederlands": "dutch",
    "svenska": "swedish",
    "dansk": "danish",
    "norsk": "norwegian",
    "suomi": "finnish",
    "türkçe": "turkish",
    "turkce": "turkish",
    "telegu": "telugu",
    "isixhosa": "xhosa",
    "isizulu": "zulu",
    "bahasa": "indonesian",
    "haitian": "creole",
    "gaelic": "irish",
    "gaeilge": "irish",
    "bsl": "sign language",
    "asl": "sign language",
    "auslan": "sign language",
}
SIGNED = re.compile(r"\b[Ss]ign(?:ed)? [Ll]anguage\b|\bBSL\b|\bASL\b|\bAuslan\b")
# Codes of places and the like that are a language only in a line about languages, as written here.
SHY_TONGUES = {"ga": "Ga"}
# At the beginning of what is asked for: a language beside that which the resume is written in.
BILINGUAL_ASKED = re.compile(
    r"^\W*(?:must be |be |fully )*(?:bi|multi|tri)lingual\b", re.IGNORECASE
)
# Right before a name that it makes a language, whatever follows: "bilingual English/Spanish clerk".
BILINGUAL_BEFORE = re.compile(
    r"\bbilingual(?: in)?[\s:(-]+(?:\w+\s*(?:[/,&-]|and)\s*)?$", re.IGNORECASE
)
# Languages that are near enough to read one another: asked for one, the other is partly it.
GROUPS = {
    "european": "german french italian spanish portuguese dutch polish swedish danish norwegian "
    "finnish "
    "czech slovak hungarian romanian greek bulgarian croatian serbian slovenian estonian latvian "
    "lithuanian catalan irish russian ukrainian",
    "nordic": "swedish danish norwegian finnish icelandic",
    "scandinavian": "swedish danish norwegian",
    "african": "swahili amharic hausa igbo yoruba zulu xhosa shona twi ga akan somali wolof "
    "afrikaans "
    "kinyarwanda luganda luo kikuyu oromo tigrinya bemba chichewa tswana sotho fula malagasy "
    "ndebele",
    "asian": "chinese mandarin cantonese japanese korean vietnamese thai hindi bengali tamil urdu "
    "indonesian malay tagalog filipino khmer burmese lao nepali hokkien",
    "indian": "hindi bengali tamil telugu marathi gujarati kannada malayalam punjabi urdu assamese",
    "slavic": "polish czech slovak russian ukrainian serbian croatian bulgarian slovenian",
    "romance": "french spanish italian portuguese romanian catalan",
}
# A language other than English, whichever: "bilingual", "a second language".
SOME_TONGUE = re.compile(
    r"\bbilingual\b|\bmultilingual\b|\btrilingual\b"
    r"|\b(?:second|foreign|additional|another|other|third|local|community"
    r"|any) (?:\w+ )?languages?\b",
    re.IGNORECASE,
)
ONE_MORE = re.compile(
    r"\b(?:one|an?|another|any) (?:additional|other|further|second|local"
    r"|third)? ?(?:\w+ )?languages?\b"
    r"|\banother language\b|\ba (?:second|local|third) language\b",
    re.IGNORECASE,
)
# About languages, and asking for none.
NO_TONGUE_ASKED = re.compile(
    r"\bas an? (?:additional|second|foreign) language\b|\blanguage learners\b"
    r"|^\W*(?:\w+ ){0,2}experienced?\b"
    r"|^\W*curriculum\b|\btypography\b|\bmultilingual (?:communit\w+|audiences?|teams?|content"
    r"|environment)\b",
    re.IGNORECASE,
)
ONE_OF_GROUP = re.compile(
    rf"\b(?P<group>{'|'.join(GROUPS)})\b[- ](?:\w+ ){{0,2}}languages?\b", re.IGNORECASE
)

# A name of a people or a place, and of no language, before one of these.
DESCRIBES = re.compile(
    r"[\s-]+(?:(?:style|home|fine|regional|traditional|classical|modern|contemporary|and \w+) )?"
    r"(?:restaurants?|cuisines?|cook(?:ing|ery|book)s?|wines?|beers?|cheeses?|dish(?:es)?|meals?"
    r"|recipes?|pastr(?:y|ies)|bak(?:ery|eries|ing)|tapas|kitchens?|chefs?|menus?|markets?"
    r"|clients?|customers?|suppliers?|compan(?:y|ies)|subsidiar(?:y|ies)|firms?|literature"
    r"|teachers?|citizen\w*|army|foods?|history|culture|philosophy|mythology|poetry|novels?"
    r"|arts?|paintings?|architecture|music|opera|songs?|guitar|dances?|dancing|ballet|cinema"
    r"|films?|fashion|leather|furniture|marble|tiles?|pottery|ceramics|gardens?|medicine"
    r"|massages?|engineering|cars?|horn|government|national\w*|embassy|passport|colou?r|law|tax"
    r"|taxation|standards?|accounts?|gaap|office|red|america\w*|neighbou?rhoods?|communit\w+"
    r"|famil\w+|patients|students|shepherd|bank|ministry|university|school|revolution|polynesia"
    r"|mobility|style|floors?|surfaces|silver\w*|shoes|brass|metals?|nails?|concrete|techniques?"
    r"|charcuterie|sauces?|entrepreneurs?|consulate|chamber|lutheran|church|clubs?|life|lit\b"
    r"|business (?:students?|owners?|associations?|leaders?|community)"
    r"|(?:education )?organi[sz]ations?|foreign relations)\b",
    re.IGNORECASE,
)
_WELL = (
    r"(?:near[- ])?(?:native|bilingual|fluent\w*|professional|business|proficien\w+|advanced"
    r"|intermediate|conversational|working|written|spoken|oral|verbal|reading|writing|speaking"
    r"|[ABC][12])(?:[- ]level)?"
)
# An "or" between two levels, which leaves no choice between two languages.
EITHER_LEVEL = re.compile(rf"\b{_WELL}\s*(?:/|,? or)\s*{_WELL}(?!\w)", re.IGNORECASE)

# How well, on the six steps of the European framework: A1 is 1, C2 is 6. The first that is found
# near to the language's name decides.
STEPS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (step, re.compile(pattern, re.IGNORECASE))
    for step, pattern in (
        (0.0, r"\b(?:no|none|not)\b(?! problem)"),
        (5.0, r"\b(?:taught|teach(?:es|ing)?|tutor(?:ed|ing|s)?) (?=(?-i:[A-Z]))"),
        (3.0, r"\bsemi[- ]?fluent\b|\bnot (?:yet )?fluent\b"),
        # Of all that can be done in a language: "English (spoken, written, read)".
        (4.5, r"\((?=[^)]*\b(?:spoken|speak\w*)\b)(?=[^)]*\bwrit\w+)(?=[^)]*\bread\w*)[^)]*\)"),
        (6.0, r"\bnear[- ]native\b"),
        (
            3.0,
            r"\b(?:spoken|speaking|oral(?:ly)?|verbal|reading) only\b"
            r"|\bonly (?:spoken|oral|reading)\b",
        ),
        (1.0, r"\bA1\b"),
        (2.0, r"\benough (?:\w+ )?(?:to|for)\b|\bA2\b"),
        (3.0, r"\bB1\b"),
        (4.0, r"\bB2\b"),
        (5.0, r"\bC1\b"),
        (6.0, r"\bC2\b"),
        (
            1.5,
            r"\b(?:basics?|beginners?|elementary|survival|holiday|tourist|school|gcse|phrases?"
            r"|greetings?"
            r"|a little|little|rudimentary|notions?|some|limited|learning|rusty|rudiments"
            r"|novice"
            r"|(?:kitchen|menu)[- ](?=(?-i:[A-Z]))|word?s of|first steps"
            r"|minor|duolingo|a level|high[- ]school)\b",
        ),
        (
            6.0,
            r"\b(?:native|mother tongue|mother-tongue|first language|home language"
            r"|muttersprache)\b",
        ),
        (
            5.0,
            r"\b(?:fluen\w+|bilingual|trilingual|advanced|excellent|perfect|full professional"
            r"|near[- ]native|very good|expert|negotiation|heritage|full)\b",
        ),
        (
            4.5,
            r"\b(?:professional|business|proficien\w+|working (?:proficiency|level|language)"
            r"|daily|upper[- ]intermediate|strong)\b",
        ),
        (
            3.0,
            r"\b(?:conversational|conversation|intermediate|good|fair|spoken|speaking|moderate"
            r"|working|understands?|reading|reads?|everyday|practical)\b",
        ),
    )
)
# Filled and empty marks, or a number of so many: how well, as forms draw it.
MARKS = re.compile(
    r"(?P<full>[●⬤◉■★▮⚫]+)(?P<empty>[○◯◌□☆▯⚪]+)|(?<![/\d])(?P<have>\d{1,2}) ?/ ?(?P<of>5|10)"
    r"(?!\d| ?/)"  # "3/10/2020" is a date
)
SHARE_LEVELS = ("A1", "A2", "B1", "C1", "C2")
# What a posting asks for, in the same steps; without a word it takes a working level.
ASKED_STEPS: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (step, re.compile(pattern, re.IGNORECASE))
    for step, pattern in (
        (1.0, r"\bA1\b|\bbasic\b|\bsome\b|\belementary\b"),
        (2.0, r"\benough (?:\w+ )?(?:to|for)\b|\bA2\b"),
        (3.0, r"\bB1\b|\bconversational\b|\bintermediate\b|\breading\b|\bworking knowledge\b"),
        (4.0, r"\bB2\b|\bworking\b|\bgood\b|\bknowledge\b|\bability\b|\bspeak\w*"),
        (5.5, r"\bC2\b|\bnative\b|\bmother tongue\b"),
        (5.0, r"\bC1\b|\bfluen\w+|\bbilingual\b|\bexcellent\b|\badvanced\b|\bfull\b|\bstrong\b"),
        (4.0, r"\bprofessional\w*|\bbusiness\b|\bproficien\w+|\bspoken\b|\bwrit(?:ten|es?|ing)\b"),
    )
)
UNSAID_STEP, WORKING_STEP = 3.0, 4.0
# Exams, with the score behind them, and from which score on they show which level; "=" where the
# score is the level.
_EXAMS = r"""
japanese | JLPT|Japanese Language Proficiency Test | N?[1-5] | 1 C1, 2 B2, 3 B1, 4 A2, 5 A1
japanese | Japanese | N[1-5] | 1 C1, 2 B2, 3 B1, 4 A2, 5 A1
mandarin | HSK | [1-6] | 1 A1, 2 A2, 3 B1, 5 B2, 6 C1
korean | TOPIK | [1-6] | 1 A1, 2 A2, 3 B1, 4 B2, 5 C1, 6 C2
french | DELF|DALF | [ABC][12] | =
spanish | DELE | [ABC][12] | =
german | Goethe|GOETHE | [ABC][12] | =
german | TestDaF|TestDAF|TESTDAF | [3-5] | 3 B2, 4 C1
russian | TORFL|TRKI | [1-4] | 1 B1, 2 B2, 3 C1, 4 C2
english | IELTS | [4-9](?:\.[05])? | 4 B1, 5.5 B2, 7 C1, 8.5 C2
english | TOEFL | \d{2,3} | 0 A2, 42 B1, 72 B2, 95 C1, 121 A2, 460 B1, 543 B2, 627 C1
english | TOEIC | \d{3} | 0 A2, 550 B1, 785 B2, 945 C1
"""
# What may stand between the name of an exam and its score.
_UP_TO = (
    r"\b(?:\W{0,3}\b(?i:iBT|PBT|academic|general|level|scores?|band|overall|total|of|at|grade|II?"
    r"|TDN|minimum|passed|certificate|exam|test|institut|zertifikat|diploma)\b){0,4}\W{0,3}"
)


class Exam(NamedTuple):
    """An exam of a language: its name with a `score`, and the levels by the least score."""

    tongue: str
    pattern: re.Pattern[str]
    levels: tuple[tuple[float, str], ...]

    def shown(self, found: re.Match[str]) -> str:
        """The language at the level that a score shows: "English C1" of "TOEFL iBT 105"."""
        score = found["score"].removeprefix("N")
        levels = [level for least, level in self.levels if float(score) >= least]
        return f"{self.tongue.capitalize()} {levels[-1] if self.levels else score}"


def _read(table: str) -> Iterator[Exam]:
    for row in table.strip().splitlines():
        tongue, names, score, levels = row.split(" | ")
        steps = [step.split() for step in levels.split(", ") if levels != "="]
        pattern = rf"\b(?:{names}){_UP_TO}(?P<score>{score})(?![\w/]|\.\d)"
        yield Exam(tongue, re.compile(pattern), tuple((float(a), b) for a, b in steps))


EXAMS = tuple(_read(_EXAMS))
# What a line must hold for any of them, in small letters.
EXAM_WORDS = tuple(
    "jlpt proficiency hsk topik delf dalf dele goethe testdaf torfl trki ielts toefl toeic".split()
)
