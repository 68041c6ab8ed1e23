"""The telling terms of a text: C++ is one word, K8s is Kubernetes, "managing" is "managed"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from matcher.lexicon.aliases import (
    ELSEWHERE,
    EVERYDAY,
    EXPANDED,
    MADE,
    NO_NAMES,
    NOT_AFTER,
    NOT_BEFORE,
    PLAIN,
    SENSES,
    SHY,
    USUAL,
)
from matcher.lexicon.initials import before_surname, is_initial
from matcher.lexicon.rarity import counted
from matcher.lexicon.senses import (
    begins,
    beside,
    canonical,
    is_everyday,
    is_product,
    looks_like_sign,
    may_be_altered,
    phrase,
    sense,
    shouted,
    spellings,
    spoiled,
    wider,
)
from matcher.lexicon.tokens import WORD, Token, term, tokens, words

__all__ = [
    "WORD",
    "as_mistaken",
    "homonyms",
    "length",
    "mistaken",
    "named_at",
    "names",
    "shown",
    "term",
    "terms",
    "usual",
    "words",
]

# Words that every posting and every resume holds; sharing one of them shows nothing.
GENERIC = frozenset(
    """
    a about across all an and any are as at be been being between both but by can could do does
    either eg etc for from had has have he her his how i ie if in including include includes into
    is it its like many may more most must my no not of on one or other our over own per she should
    so some such than that the their them then there these they this those through to under up upon
    us use used uses using via was we well were what when where which while who will with within
    without would you your

    ability able advanced applicable applicant area areas background basic candidate candidates
    comparable competency current currently deep degree demonstrable demonstrate demonstrated
    demonstrates desirable desire desired duties effective effectively environment environments
    e.g i.e equivalent essential excellent exceptional experience experienced experiences expert
    expertise extensive familiar familiarity field fields former general good great hands-on high
    higher highly ideal ideally job knowledge least level minimum nice outstanding passion
    passionate plus
    position positions possess practical practice preferably preferred previous prior proficiency
    proficient proven qualification qualifications record related relevant required requirement
    requirements responsibilities responsibility responsible role roles similar skill skilled
    skills solid strong strongly superior thorough track understand understanding variety various
    very work worked working works year years yr yrs

    present current jan feb mar apr jun jul aug sep sept oct nov dec january february march april
    june july august september october november december
    """.split()
)

# Names that are words too: only with a capital.
CASED = frozenset({"go", "ml", "sap"})
# Right before a word in small letters that is no name, if nothing is named right behind it.
ARTICLES = frozenset("a an the his her our my their your every each".split())
# Names that the words beside them may make something else of.
DOUBTFUL = frozenset((*NOT_AFTER, *NOT_BEFORE))
# Numbers, with or without the unit that is written to them.
NUMBER = re.compile(
    r"[\d.,/+#&'’-]+(?:[kKmx]|st|nd|rd|th|am|pm|h|hr|hrs|min|lbs?|kg|mg|ml|mm|cm|km|ft|s|bn)?\+?",
)


def terms(text: str) -> frozenset[str]:
    """The telling terms of `text`: what is left without generic words and numbers.

    A name counts once, under its canonical name, however it is spelled (`aliases.TABLE`), and its
    version is no part of it. A single letter counts as a name (C, R) only where it is a capital: a
    small one is a torn word. A name that is a word too (Word, Go, Spark) counts as a name only with
    its capital and in safe company.

    >>> sorted(terms("Strong experience with Python, C++ and data pipelines"))
    ['c++', 'data', 'pipelin', 'python']
    >>> sorted(terms("Amazon Web Services, K8s, Python 3.11, HTML5"))
    ['aws', 'html', 'kubernet', 'python']
    """
    found = frozenset(found for found, _ in _read(text, _unasked))
    return found - _other(found) if not found.isdisjoint(ELSEWHERE) else found


def terms_of(texts: Iterable[str]) -> frozenset[str]:
    """The terms of all of `texts`, each read by itself."""
    return frozenset().union(*map(terms, texts))


def names(text: str) -> frozenset[str]:
    """Those of the `terms` that are exact things: names, symbols, acronyms; no plain words.

    >>> sorted(names("Built data pipelines with Snowflake, CI/CD and the JMP add-in"))
    ['ci/cd', 'jmp', 'snowflak']
    """
    return frozenset(found for found, is_name in _read(text, _looks_named) if is_name)


def shown(text: str) -> frozenset[str]:
    """The terms that a line shows: its own, and the wider names that they belong to.

    For the line that is held against a requirement, never for the requirement: whoever has
    PostgreSQL has SQL, but who asks for PostgreSQL does not ask for any SQL.

    >>> sorted(shown("Tuned PostgreSQL"))
    ['postgresql', 'sql', 'tune']
    """
    found = terms(text)
    wide = wider()
    reached = frozenset().union(*(wide[one] for one in found if one in wide))
    return found | reached if reached else found


_RESEARCH = re.compile(r"\bR ?& ?D\b")  # it holds the letter R, and is no language
_LETTERS = re.compile(r"[.]?[^\W\d_]+#?")
# Requirements may ask for the plain word of these by itself: "Chef".
_ASKED_PLAINLY = frozenset({"chef automation"})


@cache
def homonyms() -> frozenset[str]:
    """The terms of all names that `mistaken` may find."""
    plain = map(term, (*DOUBTFUL, *CASED, *EVERYDAY, *ELSEWHERE))
    return frozenset((*SHY.values(), *plain)) - _ASKED_PLAINLY


def mistaken(text: str) -> frozenset[str]:
    """The names whose word stands in `text` as something else, and which it does not hold.

    >>> sorted(mistaken("Read oracle bones; a tableau vivant")), sorted(mistaken("Oracle, Tableau"))
    (['oracle database', 'tableau'], [])
    >>> sorted(mistaken("Worked in R&D")), sorted(mistaken("R&D models in R"))
    (['r'], [])
    """
    if _written().isdisjoint(_LETTERS.findall(text.lower())):
        return frozenset()
    parts, _ = tokens(text)
    found = frozenset(_mistaken(text, parts, i) for i in range(len(parts)))
    if _RESEARCH.search(text):
        found |= {term("R")}
    return (found | _elsewhere(text)) & homonyms() - terms(text)


def as_mistaken(name: str) -> str:
    """What stands among the terms of a line that holds the word of `name` as something else."""
    return f"not {name}"


def _elsewhere(text: str) -> frozenset[str]:
    """The names that the rest of a line makes something else of: "Java" by a "coffee"."""
    return _other(frozenset(found for found, _ in _read(text, _unasked)))


def _other(found: frozenset[str]) -> frozenset[str]:
    """Those of the terms `found` of a line that the others make something else of."""
    if MADE & found:
        return frozenset()
    return frozenset(one for one in found if one in ELSEWHERE and ELSEWHERE[one] & found)


def _mistaken(text: str, parts: list[Token], i: int) -> str:
    lower = parts[i].written.lower()
    if lower not in _written():
        return ""
    found = _name(text, parts, i)
    if (found and found[0]) or not _is_other(text, parts, i):
        return ""
    return SHY.get(lower) or parts[i].term


def _is_other(text: str, parts: list[Token], i: int) -> bool:
    """Whether something shows that a word is no name: small letters alone show nothing."""
    if is_everyday(text, parts, i) or spoiled(text, parts, i) or _is_given(text, parts, i):
        return True
    written = parts[i].written
    if len(written) == 1 and not _stays(text, parts, i):
        return written.isupper()
    before, after = beside(text, parts, i)
    if written == "ml":
        return before.isdigit()
    return written.islower() and before in ARTICLES and (not after or after in GENERIC)


def _is_given(text: str, parts: list[Token], i: int) -> bool:
    """Whether a word is somebody's first name: "Ruby Jones"."""
    named = parts[i].written in ("Ruby", "Julia", "Maya")
    return named and before_surname(f".{text[parts[i].end :]}", 0)


@cache
def _written() -> frozenset[str]:
    return frozenset((*SHY, *DOUBTFUL, *CASED, *EVERYDAY, *ELSEWHERE))


def length(text: str) -> int:
    """How many words `text` has."""
    return sum(1 for _ in WORD.finditer(text))


def usual(text: str) -> str:
    """`text` with names that have several spellings in the one that a model of texts knows.

    >>> usual("Ran k8s on GCP"), usual("Trials under GCP")
    ('Ran Kubernetes on Google Cloud', 'Trials under GCP')
    """
    if not _may_be_usual(text):
        return text
    parts, _ = tokens(text)
    pieces, at, i = [], 0, 0
    while i < len(parts):
        name, size = _name(text, parts, i) or ("", 1)
        start, end = parts[i].start, parts[i + size - 1].end
        if name in USUAL and not _spelled(USUAL[name], text, start, end):
            pieces += [text[at:start], USUAL[name]]
            at = end
        i += size
    return "".join((*pieces, text[at:]))


def _spelled(written: str, text: str, start: int, end: int) -> bool:
    """Whether a place of `text` is a part of `written` and stands in it: "Swift language"."""
    around = text[max(0, start - len(written)) : end + len(written)].casefold()
    return text[start:end].casefold() in written.casefold() and written.casefold() in around


def _may_be_usual(text: str) -> bool:
    return not _unusual().isdisjoint(term(word) for word in words(text))


@cache
def _unusual() -> frozenset[str]:
    """The terms that begin a spelling of a name in `USUAL`."""
    first = (key for key, names in spellings().items() if any(n.canonical in USUAL for n in names))
    shy = (word for word, name in SHY.items() if name in USUAL)
    return frozenset((*first, *map(term, (*SENSES, *shy))))


Look = Callable[[str, Token, bool], bool]


def _read(text: str, look: Look) -> Iterator[tuple[str, bool]]:
    """Every telling term of `text`, and whether it is a name; plain words as `look` sees them."""
    parts, wholes = tokens(text)
    titled = look is _looks_named and _titled(parts)
    # Where names begin: a compound is not told twice. And where "hands-on" tells nothing.
    spelled = set[int]()
    idle = {whole.start for whole in wholes if whole.written.lower() in GENERIC}
    i = 0
    while i < len(parts):
        found = _name(text, parts, i)
        if found is None:
            if _stays(text, parts, i) and parts[i].start not in idle:
                yield parts[i].term, look(text, parts[i], titled)
            i += 1
            continue
        name, size = found
        spelled.add(parts[i].start)
        i += size
        if name in EXPANDED:
            yield from ((canonical(part), name not in PLAIN) for part in EXPANDED[name].split("|"))
        elif name:
            yield canonical(name), name not in PLAIN
    for whole in wholes:
        if whole.start not in spelled and _tells(whole.written):
            yield whole.term, False


def named_at(text: str, parts: list[Token]) -> Iterator[tuple[str, int, int]]:
    """The names of `text`, each with the place of its first word among `parts`, and its words."""
    i = 0
    while i < len(parts):
        name, size = _name(text, parts, i) or (parts[i].term, 1)
        yield name and canonical(name), i, size
        i += size


def _name(text: str, parts: list[Token], i: int) -> tuple[str, int] | None:
    """The canonical name that begins at the word `i`, "" for none to tell, and its words."""
    token = parts[i]
    if token.term not in _watched() and not may_be_altered(token.written):
        return None
    sensed = sense(text, parts, i)
    if sensed is not None:
        return sensed, 1
    found = phrase(text, parts, i)
    if found is not None:
        plain = found[1] == 1 and (_spoiled(text, parts, i) or is_everyday(text, parts, i))
        return ("", 1) if plain else found
    product = SHY.get(token.written.lower())
    return (product, 1) if product and is_product(text, parts, i) else None


@cache
def _watched() -> frozenset[str]:
    """The terms that may begin a name, or be none beside some words: all others are plain."""
    return frozenset((*spellings(), *map(term, (*SENSES, *SHY, *DOUBTFUL))))


def _stays(text: str, parts: list[Token], i: int) -> bool:
    """Whether a word that is no name tells anything."""
    token = parts[i]
    if len(token.written) == 1 and "-" in (
        text[token.end : token.end + 1],
        text[max(0, token.start - 1)],
    ):
        return False  # no C in "C-suite" and "C-130"
    if is_everyday(text, parts, i) or (len(token.written) == 1 and _no_name(text, parts, i)):
        return False
    return _tells(token.written) and not (token.term in _watched() and _spoiled(text, parts, i))


def _no_name(text: str, parts: list[Token], i: int) -> bool:
    """Whether a letter is an initial ("C. S. U."), or torn from its word ("C oursework")."""
    token = parts[i]
    if is_initial(text, token.start, token.end):
        return True
    if i + 1 == len(parts) or text[token.end : parts[i + 1].start] != " ":
        return False
    rest = parts[i + 1].written
    return rest.islower() and not counted(term(rest)) and counted(term(token.written + rest))


def _spoiled(text: str, parts: list[Token], i: int) -> bool:
    """Whether the words beside a name make something else of it; words with a capital are left."""
    lower = parts[i].written.lower()
    return lower not in SHY and lower in DOUBTFUL and spoiled(text, parts, i)


@lru_cache(maxsize=65_536)
def _tells(word: str) -> bool:
    lower = word.lower()
    if (len(word) == 1 or lower in CASED) and not word[0].isupper():
        return False
    if lower in GENERIC:
        return False
    return word.isalpha() or NUMBER.fullmatch(word) is None


def _titled(parts: list[Token]) -> bool:
    """Whether most words have a capital, so that one shows nothing."""
    long = [t.written for t in parts[1:] if len(t.written) > 3]
    return sum(word[0].isupper() for word in long) * 2 > len(long)


def _unasked(_text: str, _token: Token, _titled: bool) -> bool:
    return False


def _looks_named(text: str, token: Token, titled: bool) -> bool:
    """Whether a word looks like a name: by its signs, or a capital inside a line."""
    written = token.written
    if looks_like_sign(written):
        return not (written.isalpha() and written.isupper()) or (
            len(written) < 7 and not shouted(text)
        )
    if titled or not written[0].isupper() or written.lower() in NO_NAMES:
        return False
    return not begins(text, token)
