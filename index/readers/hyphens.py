"""Whether the hyphen at the end of a line belongs to the word, or only to the line.

A typesetter breaks long words ("imag-" / "ination") and lets compounds break at the hyphen that
they have anyway ("data-" / "driven"). Nothing in a file tells the two apart, so words do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LAST = re.compile(r"([^\W\d_]+)-$")
_FIRST = re.compile(r"[^\W\d_]+")
# "pre-" / "and post-operative": the halves of words that share their second half.
_SUSPENDED = re.compile(r"and\b(?!-)|(?:or|to|und|oder|bis)\s+\S+-")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Second halves of compounds that are no endings of a word.
_SECOND = _words(
    """
    aware based bearing built centered centric certified connected conscious critical demand
    dependent depth designed dimensional dollar driven effective efficient facing familiar first
    focused free friendly functional grade growth heavy hoc hour independent intensive learning
    led level making managed million minded month motivated notch of off on oriented out owned
    paced party performance performing phase picture processing profile profit purpose quality
    ready related scale secure sensitive series service serving sharing shift skilled solving source
    specific speed stack starter state step stop structured task term the thinking time to
    trained up value volume week window world year years
    """
)
# First halves of compounds that begin few words of one piece.
_FIRST_HALF = _words(
    """
    agile algorithm award back best bottom budget build business client cloud code community company
    computer content cost cross customer data decision deep design detail domain early eight eighty
    employee end enterprise entry evidence external field fifty first five fixed forty four front
    full function goal half hands health high highly hundred industry internal job key kick large
    leading life line long low machine market medium mid middle mission model month multi newly
    night nine ninety object open patient peer people point policy post private problem process
    product production profit project public quality quick real result results revenue risk role
    rule sales same second self semi service seven seventy short single site six sixty small social
    software solution solutions state student system systems task team technology ten test text
    third thirty three time top twelve twenty two user value vendor web week well work world year
    years
    """
)
# What a first half and one of these make is one word: "wellness", "database", "workflow".
_ENDINGS = re.compile(
    r"(?:(?:ness|less|ful|fully|ship|ships|ment|ments|age|ages|able|ably|ible|ity|ities|al|ally|ics?"
    r"|ical|ly|en|ens|ened|ening|er|ers|or|ors|est|ed|es|ing|ings|ion|ions|tion|tions|ist|ists|ism"
    r"|ize|ized|izes|izing|ise|ised|izer|ization|ive|ively|ous|ant|ance|ent|ence|ory|ary|ery|ry|y)"
    r"|(?:ability|base|bases|board|boards|force|flow|flows|house|land|light|lights|like|line|lines"
    r"|load|loads|man|mate|mates|media|men|name|names|page|pages|place|places|plate|port|ports"
    r"|proof|room|rooms|self|sheet|sheets|shop|shops|site|sites|stone|stones|storm|storms|stream|table"
    r"|tables"
    r"|ware|ways?|word|words|work|works))"
)
_OPENERS = _words(
    "al con de dis ec fore in mis ob out over per pre pro re sub sur through trans un under up with"
)
_PLACED = re.compile(
    r"(?:in|on|off|at|by)-(?:boarding|call|demand|depth|going|hold|house|person|premises?|risk|site)"
)


def splits_word(before: str, after: str) -> bool:
    """Whether a line that ends as `before` and one that begins as `after` share a word.

    So they do where a hyphen stands tight against both, but for one that waits for a later half.

    >>> splits_word("a wide imag-", "ination"), splits_word("a 24-", "bed unit")
    (True, True)
    >>> splits_word("2019 -", "present"), splits_word("pre-", "and post-war")
    (False, False)
    """
    tight = len(before) > 1 and before[-1] == "-" and before[-2].isalnum() and after[0].isalnum()
    return tight and not _SUSPENDED.match(after)


def keeps_hyphen(before: str, after: str) -> bool:
    """Whether the hyphen between the halves of a split word would stand inside a line as well.

    >>> keeps_hyphen("a data-", "driven team"), keeps_hyphen("full of imag-", "ination")
    (True, False)
    """
    left, right = _LAST.search(before[-40:]), _FIRST.match(after)
    if not left or not right:
        return True
    if not right[0][0].islower():
        return True  # "Coca-" / "Cola"
    first, second = left[1], right[0].casefold()
    joined_before = before[: len(before) - len(left[0])][-1:]
    if joined_before in ("-", "&", "+", "#", "/") or after[right.end() : right.end() + 1] == "-":
        return True  # "state-of-" / "the-art"
    if joined_before.isdigit() or len(first) == 1 or (first.isupper() and len(first) > 1):
        return True  # "B2B-" / "driven", "e-" / "commerce"
    first = first.casefold()
    if first == "co" or _PLACED.fullmatch(f"{first}-{second}"):
        return True
    if first[-1] == second[0] and second[0] in "aeiou":
        return True  # "anti-" / "inflammation"
    if second in _SECOND and first not in _OPENERS:
        return True
    return first in _FIRST_HALF and not _ENDINGS.fullmatch(second)


def joined(lines: Sequence[str]) -> str:
    """Lines of one text, one or more, put together: a word that was split is one again.

    >>> joined(["Wrote the docu-", "mentation of a data-", "driven", "tool"])
    'Wrote the documentation of a data-driven tool'
    """
    text, *others = lines
    for line in others:
        if not splits_word(text, line):
            text += " "
        elif not keeps_hyphen(text, line):
            text = text[:-1]
        text += line
    return text
