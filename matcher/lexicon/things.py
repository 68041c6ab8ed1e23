"""Terms that surely name a tool, a method or a paper, whatever stands around them."""

from __future__ import annotations

from functools import cache

from matcher.lexicon.aliases import EXPANDED, SENSES, SHY
from matcher.lexicon.senses import canonical, spellings, wider
from matcher.lexicon.tokens import term

# Names that are spelled in one way only, so that no other table has them.
_MORE = """
    ansible assembly bash bootstrap cobol confluence cypress dart delphi docker elixir erlang
    express f# fastapi figma fortran grafana haskell ibm java julia kotlin laravel lua maven nginx
    oracle perl php powerpoint prometheus python r redux scrum selenium svelte symfony ubuntu unix
    webpack wordpress
"""


@cache
def things() -> frozenset[str]:
    """The terms of all names that are known.

    >>> sorted(things() & {"python", "kubernet", "docker", "london", "hello"})
    ['docker', 'kubernet', 'python']
    """
    spelled = {name.canonical for names in spellings().values() for name in names}
    parts = {part for parts in EXPANDED.values() for part in parts.split("|")}
    senses = {name for told in SENSES.values() for _, name in told if name}
    named = frozenset(map(canonical, spelled | parts | senses | {*SHY.values()}))
    wide = wider()
    return named.union(wide, *wide.values(), map(term, _MORE.split()))
