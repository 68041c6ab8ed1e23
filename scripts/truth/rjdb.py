"""Postings with a matched resume and the same one weakened: whether coverage falls, and where.

Each row of the file names what was taken from the matched resume: skills, and often one job that
was left out or made shorter. Rewriting changed the other lines too, so a small drop is expected
everywhere; the removed requirements should drop more.

Which requirement asks for a removed skill is told by words alone (letters, digits, + and #; small;
a plural s left off; without words such as "skills" and "knowledge"): every requirement that holds
all of the skill's words; if none does, the one that holds most of them, at least half, the first of
equals. A removed or shortened job is looked for in the same way among the requirements that hold a
number or the word "experience", and if none fits, among all. The words are not the matcher's own,
so that a change of its word lists does not move the measure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

from index.errors import Fault
from matcher.metrics import Interval, auc, bootstrap
from matcher.service import Service, read_posting, read_resume
from matcher.types import Match

WORD = re.compile(r"[a-z0-9+#]+")
JOB = re.compile(r'(?:without including|instead of) "(.+?)(?: \(\d{4} - \d{4}\))?"')
EMPTY = frozenset(
    "a an and as at for in knowledge of on or other skill the to with ability".split()
)


@dataclass(frozen=True, slots=True)
class Row:
    """One posting: overall coverage of both resumes, and each requirement's drop.

    `removed` and `kept` are drops; `named` of the things taken away were found among the
    requirements and `nameless` were not. `overlap` and `tfidf` are the baselines' two scores.
    """

    matched: float
    weakened: float
    removed: tuple[float, ...]
    kept: tuple[float, ...]
    named: int
    nameless: int
    overlap: tuple[float, float]
    tfidf: tuple[float, float]
    read: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures with intervals over rows, and the counts behind them.

    `unread` rows could not be read, and count as wrong; `left_out` rows name nothing that is among
    the requirements, and are left out of the AUC.
    """

    figures: dict[str, Interval]
    rows: int
    unread: int
    left_out: int
    named: int
    nameless: int
    removed: int
    kept: int


def measure(service: Service, path: Path, sample: int | None = None) -> Outcome:
    """All rows of the file, or `sample` of them at equal steps."""
    raw = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    if sample and sample < len(raw):
        raw = [raw[n * len(raw) // sample] for n in range(sample)]
    near = _tfidf(raw)
    rows = [_row(service, one, scores) for one, scores in zip(raw, near, strict=True)]
    used = [row for row in rows if row.removed]
    return Outcome(
        figures=bootstrap(rows, figures),
        rows=len(rows),
        unread=sum(not row.read for row in rows),
        left_out=len(rows) - len(used),
        named=sum(row.named for row in rows),
        nameless=sum(row.nameless for row in rows),
        removed=sum(len(row.removed) for row in used),
        kept=sum(len(row.kept) for row in used),
    )


def figures(rows: Sequence[Row]) -> dict[str, float]:
    """Shares of rows in the right order, ties wrong, and the AUC of the drops."""
    used = [row for row in rows if row.removed]
    return {
        "matched > weakened": _share(row.matched > row.weakened for row in rows),
        "  literal overlap": _share(row.overlap[0] > row.overlap[1] for row in rows),
        "  TF-IDF cosine": _share(row.tfidf[0] > row.tfidf[1] for row in rows),
        "auc drop, removed|kept": auc(
            [d for row in used for d in row.removed], [d for row in used for d in row.kept]
        ),
    }


def _row(service: Service, raw: dict[str, Any], tfidf: tuple[float, float]) -> Row:
    asked = _words(raw["Job-Description"])
    texts = (raw["Resume-matched"], raw["Resume-unmatched"])
    overlap = [len(asked & _words(text)) / len(asked) for text in texts]
    both = (overlap[0], overlap[1])
    try:
        posting = read_posting(raw["Job-Description"].encode(), "posting.txt")
        one, other = (
            service.match(posting, read_resume(text.encode(), "resume.txt")) for text in texts
        )
    except Fault:
        return Row(0.0, 0.0, (), (), 0, 0, both, tfidf, read=False)
    named = removed_of([p.requirement.text for p in one.pairs], raw["Filtered-information"])
    gone = frozenset(n for places in named for n in places)
    drops = [a.coverage - b.coverage for a, b in zip(one.pairs, other.pairs, strict=True)]
    return Row(
        matched=_overall(one),
        weakened=_overall(other),
        removed=tuple(d for n, d in enumerate(drops) if n in gone),
        kept=tuple(d for n, d in enumerate(drops) if n not in gone),
        named=sum(bool(places) for places in named),
        nameless=sum(not places for places in named),
        overlap=both,
        tfidf=tfidf,
    )


def removed_of(requirements: Sequence[str], taken: dict[str, Any]) -> list[frozenset[int]]:
    """For each thing taken from the resume, the places of the requirements that ask for it.

    >>> asked = ["Proficient in SQL", "Time management", "3 years as a survey researcher"]
    >>> gone = {"Skills": ["Time Management Skills"], "Experience": 'without including "Survey '
    ...         'researchers (2013 - 2016)"'}
    >>> removed_of(asked, gone)
    [frozenset({1}), frozenset({2})]
    """
    words = [_words(text) for text in requirements]
    found = [_asking(_words(skill), words) for skill in taken["Skills"] if _words(skill)]
    job = JOB.search(taken.get("Experience") or "")
    if job:
        tenure = [
            said if re.search(r"\d|experience", text, re.I) else frozenset[str]()
            for text, said in zip(requirements, words, strict=True)
        ]
        title = _words(job[1])
        found.append(_asking(title, tenure) or _asking(title, words))
    return found


def _asking(thing: frozenset[str], requirements: Sequence[frozenset[str]]) -> frozenset[int]:
    shared = [len(thing & said) for said in requirements]
    most = max(shared, default=0)
    if not thing or 2 * most < len(thing):
        return frozenset()
    if most == len(thing):
        return frozenset(n for n, count in enumerate(shared) if count == most)
    return frozenset({shared.index(most)})


def _words(text: str) -> frozenset[str]:
    found = (w if len(w) < 4 or w.endswith("ss") else w.removesuffix("s") for w in _split(text))
    return frozenset(found) - EMPTY


def _split(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _tfidf(raw: Sequence[dict[str, Any]]) -> list[tuple[float, float]]:
    fields = ("Job-Description", "Resume-matched", "Resume-unmatched")
    texts = [one[field] for field in fields for one in raw]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(texts)
    n = len(raw)
    asked, matched, weakened = vectors[:n], vectors[n : 2 * n], vectors[2 * n :]
    one, other = (np.asarray(asked.multiply(x).sum(axis=1)).ravel() for x in (matched, weakened))
    return [(float(a), float(b)) for a, b in zip(one, other, strict=True)]


def _overall(match: Match) -> float:
    return match.coverage.overall or 0.0


def _share(right: Iterable[bool]) -> float:
    found = list(right)
    return sum(found) / len(found) if found else float("nan")
