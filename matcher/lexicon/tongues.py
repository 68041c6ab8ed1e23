"""Spoken languages and the words for how well someone has one."""

from __future__ import annotations

import re

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
PART_OF = {"mandarin": "chinese", "cantonese": "chinese"}

WELL = re.compile(
    r"fluen\w*|native|mother tongue|bilingual|trilingual|professional|proficien\w*|advanced|full"
    r"|excellent|business|c1|c2|perfect",
    re.IGNORECASE,
)
A_LITTLE = re.compile(
    r"basic|beginner\w*|elementary|conversational|limited|intermediate|good|fair|some|learning"
    r"|a1|a2|b1|b2|working knowledge|notions|rudimentary",
    re.IGNORECASE,
)
