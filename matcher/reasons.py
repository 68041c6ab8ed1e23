"""Why a requirement stands where it stands, in words that a recruiter can check."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.asked import Ask
from matcher.lexicon.aside import lessened
from matcher.lexicon.releases import is_older
from matcher.lexicon.stance import stance_on
from matcher.lexicon.words import WORD, names, shown, term, terms
from matcher.offers import Offer
from matcher.types import PartPair, Verdict
from matcher.verify.ruling import Ruling


def reasons(
    ask: Ask, quoted: Sequence[Offer], verdict: Verdict, parts: Sequence[PartPair]
) -> tuple[str, ...]:
    """Why the quoted passages, best first, amount to `verdict`; `parts`: what each thing shows."""
    if not quoted:
        where = "that could be read" if verdict is Verdict.UNKNOWN else "in the resume"
        return (f"nothing {where} comes near",)
    best = quoted[0]
    told = [_HOW[verdict]]
    if parts:
        told += _parts(parts)
    else:
        told += _said(ask.requirement.text, best, verdict)
    return (*told, *_stance(ask, best))


def by_rule(ruling: Ruling, trust: float, lines: float) -> str:
    """How `matcher.coverage.ruled` made a coverage: a rule that counts for `trust`, and the lines.

    `lines` is the coverage that the scores give by themselves.

    >>> by_rule(Ruling(1.0, (), ()), 0.45, 0.88)
    'by the rule 100 %, by the lines 88 %; the rule counts for 45 %'
    """
    if ruling.scale is not None:
        told = f"by the lines {_percent(lines)}"
        if ruling.scale < 1.0:
            return f"{told}; the rule counts {_percent(ruling.scale)} of that"
        most = f"; the rule allows no more than {_percent(ruling.most)}"
        return told + most * (ruling.most < 1.0)
    both = f"by the rule {_percent(ruling.coverage)}, by the lines {_percent(lines)}"
    mixed = trust * ruling.coverage + (1.0 - trust) * lines
    if ruling.at_least and lines > min(max(mixed, ruling.least), ruling.most):
        return f"{both}; the lines count, for something else would do"
    told = f"{both}; the rule counts for {_percent(trust)}"
    if mixed < ruling.least:
        return f"{told}, and is sure of {_percent(ruling.least)} at least"
    if mixed > ruling.most:
        return f"{told}, and allows no more than {_percent(ruling.most)}"
    return told


_HOW = {
    Verdict.MET: "the line quoted shows it",
    Verdict.PARTIAL: "the line quoted shows some of it, or something close to it",
    Verdict.MISSING: "no line shows it; the one quoted is the nearest",
    Verdict.UNKNOWN: "no line that could be read shows it; the one quoted is the nearest",
}
_SPELLED, _LONG = 4, 60  # words of another spelling, and of a line in which one is looked for
_NOT_SHOWN = (Verdict.MISSING, Verdict.UNKNOWN)


def _parts(parts: Sequence[PartPair]) -> list[str]:
    """Which of the things asked for are not there."""
    missing = [_either(part) for part in parts if part.verdict in _NOT_SHOWN]
    return [f"not shown: {_listed(missing)}"] if missing else []


def _either(part: PartPair) -> str:
    return "any of " + _listed(part.choices) if len(part.choices) > 1 else part.text


def _said(text: str, best: Offer, verdict: Verdict) -> list[str]:
    """Which telling words of a requirement a line says, in any form of them, and names it lacks.

    What a paraphrase does not say is no lack of it, but a name is either there or not.
    """
    held, asked = shown(best.compared), terms(text)
    words = dict.fromkeys(word for word in WORD.findall(text) if _sayable(word, asked))
    both = list(dict.fromkeys(_as_written(word, best.text) for word in words if _says(word, held)))
    told = [f"it says {_listed(both)}"] if both else []
    if verdict is Verdict.MET:
        return told or ["it says so in other words"]
    lacking = names(text) - held
    gone = [word for word in words if terms(word) & lacking]
    return [*told, f"it does not name {_listed(gone)}"] if gone else told


def _as_written(word: str, line: str) -> str:
    """`word` in the form in which `line` says it, or as which other word or words it does.

    >>> _as_written("communicating", "Clear communication"), _as_written("solve", "Problem-solving")
    ('communication', 'Problem-solving')
    >>> _as_written("Kubernetes", "Ran k8s")
    'Kubernetes as k8s'
    """
    wanted = terms(word)
    parts = [found.span() for found in WORD.finditer(line)]
    if len(parts) > _LONG:
        return word
    each = [line[a:b] for a, b in parts]
    forms = [one for one in each if not wanted.isdisjoint(map(term, (one, *one.split("-"))))]
    if forms:
        return word if word.casefold() in map(str.casefold, forms) else forms[0]
    for size in range(1, _SPELLED + 1):
        for (a, _), (_, b) in zip(parts, parts[size - 1 :], strict=False):
            said = line[a:b]
            if wanted & shown(said):
                return word if said.casefold() == word.casefold() else f"{word} as {said}"
    return word


def _says(word: str, held: frozenset[str]) -> bool:
    """Whether a line that holds these terms says `word`; of a compound all of it.

    >>> _says("self-driven", shown("Ran self audits")), _says("self-driven", shown("Self-driven"))
    (False, True)
    """
    said = terms(word)
    whole = {one for one in said if "-" in one}
    return bool(said & held) and ("-" not in word or bool(whole & held) or said - whole <= held)


def _sayable(word: str, asked: frozenset[str]) -> bool:
    """Whether `word` is a telling one by itself, and not only as a piece of a longer name."""
    return bool(terms(word) & asked) and not word[0].isdigit()


def _stance(ask: Ask, best: Offer) -> list[str]:
    asked = terms(ask.requirement.text)
    how = stance_on(best.compared, asked)
    taken = [one.over for one in lessened(best.compared) if terms(one.text) & asked]
    told = []
    if (how.slight or False in taken) and not ask.stance.slight:
        told.append("the line speaks of a lesser degree of it")
    if is_older(best.compared, ask.requirement.text):
        told.append("the line names an older version")
    if (how.pending or True in taken) and not ask.stance.pending:
        told.append("the line speaks of something begun, or over")
    return told


def _percent(share: float) -> str:
    return f"{round(share * 100)} %"


def _listed(found: Sequence[str], most: int = 5) -> str:
    listed = ", ".join(found[:most])
    return f"{listed} and {len(found) - most} more" if len(found) > most else listed
