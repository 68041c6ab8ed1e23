"""What simpler ways make of labelled pairs, and what is left of a fit on pairs that it never saw.

A baseline holds each requirement against every line of the resume. The nearest line is its
evidence, and how near that is, 0..1, what it covers:

TF-IDF     the cosine of term counts (letters, digits, + and #; small), each term by its rarity
           ``ln((1 + lines) / (1 + lines with it)) + 1`` over the lines of all resumes
cosine     the cosine of the pinned model's vectors, without the project's adapter
both       two thirds of the cosine, one third of TF-IDF: of the weights that were tried on these
           very pairs among the best

A coverage of this kind is neither a grade nor a verdict. So that none loses by its scale alone,
each is set right as the matcher's is, by two numbers that are fitted on all pairs but the one that
is measured (`fit_policy.left_out`), and cut into verdicts at the policy's points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import log

import numpy as np
from fit_policy import Floats, Judged, cases, judged, left_out

from index.embedder.load import load
from matcher.evaluation import Answers, GoldPair, Prediction
from matcher.policy import shipped
from matcher.service import Service
from matcher.types import Kind, Verdict

TERM = re.compile(r"[a-z0-9+#]+")
VERDICTS = (Verdict.MISSING, Verdict.PARTIAL, Verdict.MET)  # by `fit_policy.left_out`'s numbers
QUOTES = 3

LEXICAL = 1 / 3  # of TF-IDF in both

Nearness = Callable[[Sequence[str], Sequence[str]], Floats]  # requirements, lines -> (n, lines)


def baselines(pairs: Sequence[GoldPair], threads: int) -> dict[str, tuple[Answers, ...]]:
    """The answers of each baseline, by its name."""
    embed = load(threads=threads).embed
    rarity = rarities([line for pair in pairs for line in pair.resume_lines])

    def lexical(asked: Sequence[str], lines: Sequence[str]) -> Floats:
        return tfidf(asked, lines, rarity)

    def cosine(asked: Sequence[str], lines: Sequence[str]) -> Floats:
        return np.asarray(embed(list(asked)).rows @ embed(list(lines)).rows.T, float)

    def both(asked: Sequence[str], lines: Sequence[str]) -> Floats:
        return LEXICAL * lexical(asked, lines) + (1 - LEXICAL) * cosine(asked, lines)

    ways: Mapping[str, Nearness] = {"TF-IDF": lexical, "cosine": cosine, "both": both}
    return {name: nearest(pairs, way) for name, way in ways.items()}


def terms(text: str) -> list[str]:
    """The terms of a text, as often as they stand there.

    >>> terms("C++ and C#, c")
    ['c++', 'and', 'c#', 'c']
    """
    return TERM.findall(text.lower())


def rarities(lines: Sequence[str]) -> Callable[[str], float]:
    """How rare a term is among `lines`: 1 where every line has it, more the fewer have it."""
    spread = Counter(term for line in lines for term in set(terms(line)))
    return lambda term: log((1 + len(lines)) / (1 + spread[term])) + 1


def tfidf(asked: Sequence[str], lines: Sequence[str], rarity: Callable[[str], float]) -> Floats:
    """The cosine of every one of `asked` and every line, 0 where they share no term."""
    counts = [Counter(terms(text)) for text in (*asked, *lines)]
    places = {
        term: n for n, term in enumerate(dict.fromkeys(term for count in counts for term in count))
    }
    rows = np.zeros((len(counts), len(places)))
    for row, count in zip(rows, counts, strict=True):
        for term, times in count.items():
            row[places[term]] = times * rarity(term)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    return np.asarray(rows[: len(asked)] @ rows[len(asked) :].T)


def nearest(pairs: Sequence[GoldPair], near: Nearness) -> tuple[Answers, ...]:
    """The nearest lines of each requirement, with coverages and verdicts fitted on other pairs."""
    answers = []
    known: dict[int, Judged] = {}
    for pair in pairs:
        scores = near([one.text for one in pair.wanted], pair.resume_lines)
        order = np.argsort(-scores, axis=1, kind="stable")[:, :QUOTES]
        answers.append(
            Answers(
                pair,
                tuple(
                    Prediction(0.0, Verdict.MISSING, tuple(pair.resume_lines[n] for n in best))
                    for best in order
                ),
            )
        )
        for label, best in zip(pair.labels, scores.max(axis=1).tolist(), strict=True):
            if label.assessable and not label.disputed:
                raw = (max(best, 0.0),)
                known[id(label)] = Judged(
                    pair.id, raw, None, 1.0, label.grade, (), Kind.OTHER, None
                )
    return refitted(answers, known)


def out_of_fit(
    answers: Sequence[Answers], pairs: Sequence[GoldPair], service: Service
) -> tuple[Answers, ...]:
    """The matcher's `answers` of `pairs`, each with numbers fitted on all pairs but its own."""
    held = cases(pairs, service)
    found = zip(held, judged(held, shipped()), strict=True)
    known = {id(c.label): one for c, one in found if c.label.assessable and one.raw is not None}
    return refitted(answers, known)


def refitted(answers: Sequence[Answers], known: Mapping[int, Judged]) -> tuple[Answers, ...]:
    """`answers` with the coverages and verdicts of those that are `known`, by their labels' ids."""
    covered, verdicts, _ = left_out(list(known.values()))
    said = {
        place: (round(float(share), 4), VERDICTS[int(verdict)])
        for place, share, verdict in zip(known, covered, verdicts, strict=True)
    }

    def told(label: object, answer: Prediction | None) -> Prediction | None:
        if answer is None or id(label) not in said:
            return answer
        share, verdict = said[id(label)]
        return replace(answer, coverage=share, verdict=verdict)

    return tuple(
        replace(one, predictions=tuple(map(told, one.pair.labels, one.predictions)))
        for one in answers
    )
