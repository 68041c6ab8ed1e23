"""What a line names and sets aside: a tool it did without, one it left, one known in theory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.lexicon.senses import spellings
from matcher.lexicon.tokens import term
from matcher.lexicon.words import shown

# A name begins with a capital. Every repetition is bounded: no line takes longer than its length.
_NAME = r"(?-i:[A-Z])[\w+#./&-]{0,20}(?: (?-i:[A-Z])[\w+#./&-]{0,20}){0,2}(?: language)?"
_NAMES = rf"{_NAME}(?: (?:and|or) {_NAME}){{0,2}}"
_ENDS = r"(?=\s{0,3}(?:[;,)|•·]|[.](?:\s|$)|$|\b(?:but|though|yet|so)\b))"
_STARTS = r"(?:^\W{0,3}|[;,:(|•·]\s{0,3}|[.]\s{1,3})"


_THING = r"(?:[\w+#.&'’/-]{1,20} ){0,3}[\w+#.&'’/-]{1,20}"


def _compiled(pattern: str) -> re.Pattern[str]:
    filled = pattern.replace("NAMES", _NAMES).replace("NAME", _NAME).replace("THING", _THING)
    return re.compile(filled.replace("ENDS", _ENDS).replace("STARTS", _STARTS), re.IGNORECASE)


# What a line names to say that it is another thing, was not used, or was another's to lead.
CONTRAST = _compiled(
    r"\s{0,3}(?:\b(?:rather than|instead of|in place of|except(?: for)?|but not)|, not)"
    r" (?:in |with |on )?(?=(?-i:[A-Z]))[\w+#.&/-]{1,20}(?: [\w+#&/-]{1,20}){0,2}"
    r"(?=\s{0,3}(?:[.;,)]|$))"
    r"|, not (?!just|only|merely|simply|always|yet|less|more|least|once|even|counting|including"
    r"|after|before|during|[a-z]{1,20}ed\b)[a-z]{4,20}(?=\s{0,3}(?:[.;)]|$))"
    r"|\s{0,3}\bwithout (?:using |any )?NAMESENDS"
    r"|\s{0,3}(?:\b(?:that |which |who )?(?:was |were |is |are )?(?:led|headed|chaired|supervised)"
    r" by|\bunder the (?:leadership|direction|supervision|guidance) of)"
    r" (?:(?:an?|the|my|our) (?:[\w'’-]{1,20} ){0,3}[\w'’-]{1,20}|NAME)ENDS"
)

# The name that each of these takes back stands in the group "of".
_OVER = _compiled(
    r"\b(?:migrat|mov|transition|switch|convert)(?:e|ed|es|ing|s)? (?:[\w'’-]{1,20} ){0,3}"
    r"(?:away from|off(?: of)?) (?P<of>NAMES)"
    r"|\bstopp?(?:ed|ing) (?:using|working (?:with|in|on)) (?P<of_2>NAMES)"
    r"|\b(?:gave up|phased out|got rid of|did away with|moved on from|discontinued|abandoned)"
    r" (?:using |the use of )?(?P<of_3>NAMES)ENDS"
    r"|\breplac(?:e|ed|es|ing) (?:the |our |my |their )?(?P<of_4>NAMES) (?:with|by)\b"
    r"|STARTS(?P<of_5>NAMES) was (?:later |then |soon )?replaced (?:with|by)\b"
)
_LESSER = _compiled(
    r"\b(?:evaluat|consider|assess|tri|trial|pilot|test|review|explor|compar)\w{0,3}"
    r" (?P<of>NAMES)(?: (?:and|but|then|\w{1,10}ly)){1,3} (?:rejected|dropped|abandoned|discarded"
    r"|decided against|ruled (?:it|them) out|turned (?:it|them) down)\b"
    r"|\b(?:rejected|decided against|ruled out|opted against|advised against)"
    r" (?:using |adopting |the use of )?(?P<of_2>NAMES)ENDS"
    r"|STARTS(?:(?:only|just|very|rather|quite|somewhat) )?(?:limited|minimal|scant|slight"
    r"|(?-i:little)|a (?:bit|touch|smattering) of|bits of|read (?:up )?(?:about|on)|awareness of"
    r"|acquainted with|acquaintance with) (?!Partner|Liabilit|Edition|Compan|Energy|Term|Scope)"
    r"(?P<of_3>NAMES)ENDS"
    # Not often, or once.
    r"|STARTS(?:I )?(?:(?:very )?(?:rarely|seldom|scarcely)|hardly ever|almost never|briefly)"
    r" (?:used|tried|touched|handled|managed|operated|performed|did|wrote|ran"
    r"|work(?:ed)? (?:with|in|on)) (?!sick|leave|vacation|overtime)(?P<of_4>THING)ENDS"
    r"|STARTS(?:I )?(?:used|tried|touched|installed|worked with) (?P<of_5>NAMES)"
    r" (?:only )?(?:once|twice|briefly|a few times)ENDS"
    r"|STARTS(?:weak|poor|shaky) (?:in|at|with) (?P<of_6>THING)ENDS"
    r"|\b(?:read|watched|listened to) (?:an? |some |two |several )?(?:books?|articles?|videos?"
    r"|papers?|podcasts?|blogs?|posts?) (?:on|about) (?P<of_7>NAMES)ENDS"
    # What others had.
    r"|STARTS(?:our |my |the |their )?(?:clients?|customers?|company|employer|firm|colleagues"
    r"|hospital|school|office|others) (?:only |also |already )?(?:used|uses?|had|has)"
    r" (?P<of_8>NAMES)ENDS"
    r"|STARTS(?:sat|stood|worked) (?:next to|near|beside) (?:the|an?|our) (?P<of_9>THING)"
    r" (?:team|crew|department|group|office|desk)ENDS"
)
# Behind a thing, in brackets or after a dash, at the end of its item.
_DEGREE = _compiled(
    r"(?:^\W{0,3}|[;,:|•·]\s{0,3}|[.]\s{1,3})(?P<of>[^\W\d](?:[^;:,()|•·–—\n-]|-(?=\w)){1,50}?)"
    r"\s{0,3}(?:[(:–—]|(?<=\s)-)\s{0,2}(?:(?:in )?theory(?: only)?|theoretical(?: only| knowledge)?"
    r"|(?:only |just )?(?:the )?concepts only|(?:only |just )?(?:read|heard) about(?: it)?"
    r"|no (?:production|professional|commercial|practical|real|industry) (?:use|work|practice)"
    r"|not (?:used )?(?:in production|at work|professionally|commercially|on the job)"
    r"|(?:still |just |currently )?learning(?: it)?|trial (?:access|version|only)|demo only"
    r"|(?:only )?a (?:few|couple of) (?:hours|days|lessons|classes)(?: (?:in|at|of) \w{1,12})?"
    r"|out of practice|outdated|(?:very )?rarely(?: used)?|seldom(?: used)?"
    r"|(?:installed |used |tried )once"
    r"|a few (?:words|times)|(?:only )?observed(?: only)?|watched(?: [a-z]{1,20}){0,4}(?=\)|$)"
    r"|own [a-z]{2,15} only"
    r"|level [12] (?:of|out of) (?:5|10)|[12] (?:of|out of) 5|[1-3] (?:of|out of) 10"
    r"|(?-i:(?:very |quite |rather )?(?:weak|poor|low|limited|minimal|little|shaky|scant)))\)?"
    r"(?=\s{0,3}(?:[;,|•·]|[.](?:\s|$)|$))"
)
# A piece of every way to say it, so that most lines need no pattern.
_PIECES = (
    *("away from", " off ", "stop", "gave up", "phased", "got rid", "away with", "moved on"),
    *("discontinued", "abandon", "replac", "reject", "against", "ruled", "turned", "dropped"),
    *("discarded", "limited", "minimal", "scant", "slight", "little", " bit of", "touch of"),
    *("smattering", "bits of", "read ", "aware", "acquaint", "theor", "concepts", "heard"),
    *("no pro", "no com", "no pra", "no real", "no ind", "not ", "learning", "trial", "demo"),
    *("a few", "couple", "practice", "outdated", "weak", "poor", "low", "shaky", "rarely"),
    *("seldom", "scarcely", "hardly", "almost", "brief", "once", "twice", "book", "article"),
    *("video", "paper", "podcast", "blog", "post", "client", "customer", "company", "employer"),
    *("firm", "colleague", "hospital", "school", "office", "others", "next to", "near", "beside"),
    *("observed", "watched", "own ", "level ", " of "),
)


@dataclass(frozen=True, slots=True)
class Lessened:
    """What a line names and takes back in part, at a place; `over`: it was left for another."""

    text: str
    start: int
    end: int
    over: bool


def lessened(text: str) -> list[Lessened]:
    """What `text` names as left behind, as turned down, or as known a little.

    >>> [(one.text, one.over) for one in lessened("Replaced Docker with Podman; Go (theory only)")]
    [('Docker', True), ('Go', False)]
    """
    lower = text.lower()
    if not any(piece in lower for piece in _PIECES):
        return []
    return sorted((*_found(text, _OVER, over=True), *_found(text, _LESSER), *_found(text, _DEGREE)),
                  key=lambda one: one.start)  # fmt: skip


def lessened_in(text: str) -> frozenset[str]:
    """The terms that `text` takes back in part wherever it names them.

    >>> sorted(lessened_in("Replaced Docker with Podman")), sorted(lessened_in("Replaced a wheel"))
    (['docker'], [])
    """
    found = lessened(text)
    if not found:
        return frozenset()
    rest, at = [], 0
    for one in found:
        rest.append(text[at : max(at, one.start)])
        at = max(at, one.end)
    rest.append(text[at:])
    return frozenset().union(*(shown(one.text) for one in found)) - shown(" ".join(rest))


def as_lessened(name: str) -> str:
    """What stands among the terms of a line that takes a name back in part."""
    return f"{name} (less)"


def _found(text: str, pattern: re.Pattern[str], *, over: bool = False) -> Iterator[Lessened]:
    for found in pattern.finditer(text):
        of = next(name for name, value in found.groupdict().items() if value is not None)
        if not over or _is_name(found[of]):
            yield Lessened(found[of], *found.span(of), over)


def _is_name(text: str) -> bool:
    """Whether what was left behind is a name, and no parts that were exchanged: "Brake Pads"."""
    last = text.split()[-1]
    return not last.endswith("s") or term(last) in spellings()


def without_contrast(text: str) -> str:
    """`text` without the names that it sets against what it tells of; itself where all of it is.

    >>> without_contrast("Experienced in Podman rather than Docker; Go, not Rust")
    'Experienced in Podman; Go'
    >>> without_contrast("Took over a team without Docker"), without_contrast("Without Docker")
    ('Took over a team', 'Without Docker')
    """
    left = CONTRAST.sub("", text)
    return left if any(map(str.isalnum, left)) else text
