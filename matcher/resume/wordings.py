"""The wordings of section headings, looked up by their letters alone."""

from __future__ import annotations

import re

from matcher.lexicon import foreign
from matcher.lexicon.resumes import HEADINGS, RUN_IN_HEADINGS, WEAK_HEADINGS
from matcher.types import SectionKind

_PARTS = re.compile(r"\s*(?:&|/|,|\+|\||\b(?:and|or|und|et|y)\b)\s*", re.IGNORECASE)
_CONTINUED = re.compile(r"\(?(?:continued|cont[’']?d?\.?)\)?\W*$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 70  # characters


def key(text: str) -> str:
    """Letters alone: "S K I L L S", "Skill-Set:" and glued words meet their wording.

    >>> key("S K I L L S:")
    'skills'
    """
    return "".join(_LETTERS.findall(text.replace("&", " and "))).casefold()


_KINDS = {
    key(wording): kind
    for headings in (foreign.HEADINGS, HEADINGS)
    for kind, wordings in headings.items()
    for wording in wordings
}
_WEAK = frozenset(key(wording) for wording in WEAK_HEADINGS)
_RUN_IN = frozenset(key(wording) for wording in RUN_IN_HEADINGS | foreign.RUN_IN)


def known(text: str) -> tuple[SectionKind, bool] | None:
    """Kind of a known wording and whether it is a weak one; "A & B" is known if both are.

    >>> known("Education & Skills"), known("Tools"), known("Acme Ltd")
    ((<SectionKind.EDUCATION: 'education'>, False), (<SectionKind.SKILLS: 'skills'>, True), None)
    """
    if len(text) > _LONGEST or any(c.isdigit() for c in text):
        return None
    if text.rstrip().endswith((".", "!", ";", ",")):
        return None
    text = _CONTINUED.sub("", text)
    whole = key(text)
    if whole in _KINDS:
        return _KINDS[whole], whole in _WEAK
    parts = [key(part) for part in _PARTS.split(text) if part.strip()]
    if len(parts) > 1 and all(part in _KINDS for part in parts):
        return _KINDS[parts[0]], all(part in _WEAK for part in parts)
    return None


def heads_section(text: str) -> bool:
    """Whether a line is worded as nothing but the heading of a section is, however it is set.

    >>> heads_section("Technical Skills"), heads_section("Tools")
    (True, False)
    """
    found = known(text)
    return found is not None and not found[1]


def known_run_in(label: str) -> SectionKind | None:
    """The kind of a heading that may share its line with what it heads ("Skills: ...")."""
    found = key(label)
    return _KINDS[found] if found in _RUN_IN else None
