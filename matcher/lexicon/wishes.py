"""What a line wishes to have or to learn: no evidence of it, unless a wish is what is asked."""

from __future__ import annotations

import re

# What a line that is nothing but a wish wishes for: "Eager to learn Docker"; no evidence of it.
_LEARN = (
    r"(?:learn(?:ing)?|explor(?:e|ing)|study(?:ing)?|try(?:ing)?|(?:get|mov)(?:e|t?ing)? into"
    r"|pick(?:ing)? up|work(?:ing)? with)"
)
_OBJECT = (
    r"(?!(?:new|more|about|how|from|what|why|where|things?|quickly|fast|and|every|whatever|others?"
    r"|with|different|people|on|best|skills?|something|the latest|latest|further|as|all|an?"
    r" (?:variety|range|wide|team|fast|dynamic|new|challeng\w+|position|job|role|company"
    r"|environment)|any|both|team\w*|fast-paced|dynamic|challeng\w+|self|personal"
    r"|continu\w+|lifelong|opportunit\w+|positions?|remote)\b)"
)
WISHES = re.compile(
    r"\W{0,3}(?:(?:I|I['’]m|am|currently|always|very|really) ){0,3}(?:"
    r"(?:(?:(?:I['’]d |would )(?:like|love|be happy)|want(?:s|ing)?|hop(?:es?|ing)|eager|keen"
    rf"|willing|wish(?:es|ing)?|aspir(?:es?|ing)|plan(?:s|n?ed|ning)?|intend(?:s|ing)?"
    rf"|happy|glad|open|ready|excited) (?:to|on) {_LEARN}"
    r"|wish(?:ed)? I (?:knew|had (?:used|learn(?:ed|t)))"
    r"|(?:would |will )?need(?:s|ed)? (?:some |more )?training (?:in|on|with)"
    rf"|(?:interest(?:ed)?|curious) (?:in|about)(?: {_LEARN})?) (?:more )?(?:about )?(?:the )?"
    r"(?=(?-i:[A-Z]|k8s))"
    # A trade, a craft, a subject: in small letters, and not learning for its own sake.
    r"|(?:(?:(?:I['’]d |would )(?:like|love)|want(?:s|ing)?|hop(?:es?|ing)|eager|keen"
    r"|aspir(?:es?|ing)|excited) to|look(?:ing|s)? forward to) (?:learn(?:ing)?|study(?:ing)?"
    r"|try(?:ing)?|us(?:e|ing)|becom(?:e|ing)|(?:get|mov|break)(?:e|t?ing)? into|work(?:ing)?"
    r" (?:with(?= (?-i:[A-Z]))|in|as)) (?:more about )?OBJECT"
    r"|interested in (?:learning |studying )?(?:more about )?OBJECT"
    r"|(?:looking|hoping) to (?:learn|break into|move into|get into) OBJECT"
    r"|(?-i:A|a)spiring (?=(?:[\w-]{1,20} ){0,2}[\w-]{1,20}$)"
    r")[^.;]{1,60}[.]?\s{0,3}$".replace("OBJECT", _OBJECT),
    re.IGNORECASE,
)
# What is asked for where a wish is what is asked: "Interest in AI", "Willingness to learn Go".
WISH_ASKED = re.compile(
    r"\b(?:interest(?:s|ed)?|passion\w*|curio\w+|willing\w*|eager\w*|desire|enthusias\w+|keen\w*"
    r"|aptitude|ability|able|motivat\w+|ready|readiness|appetite|excited)"
    r" (?:in|for|about|on|towards?|to (?:\w{1,12} )?(?:learn|explore|grow|pick up))\b"
    r"|\b(?:curiosity|curious|learners?|(?:growth|learning) mindset)\b",
    re.IGNORECASE,
)


def wishes(asked: str) -> bool:
    """Whether a requirement asks for no more than a wish to have or to learn what it names.

    >>> wishes("Interest in AI"), wishes("Experience with AI")
    (True, False)
    """
    return WISH_ASKED.search(asked) is not None
