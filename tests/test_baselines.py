"""Baselines on texts of the project's own, by hand; and a fit that leaves out what is measured."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from math import log, sqrt
from pathlib import Path

import numpy as np
import pytest

from matcher.evaluation import Answers, GoldPair, Label, Wanted, outcomes_of, score
from matcher.reliability import numbers, trust
from matcher.types import Kind, Verdict

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from fit_policy import Floats, Judged, covered_by, shown_by  # noqa: E402 - only after the line above
from truth.baselines import nearest, rarities, refitted, tfidf  # noqa: E402
from truth.show import beside  # noqa: E402

LINES = ("Ran Kafka clusters", "Baked bread", "Ran marathons", "Wrote C++ parsers")


def pair(name: str, *rows: tuple[str, int, tuple[str, ...]]) -> GoldPair:
    labels = tuple(
        Label(grade, disputed=False, assessable=True, lines=shown, kind="skill")
        for _, grade, shown in rows
    )
    wanted = tuple(Wanted("required", text) for text, _, _ in rows)
    return GoldPair(name, "", wanted, labels, LINES, None)


def test_a_term_is_the_rarer_the_fewer_lines_have_it() -> None:
    """Of four lines two say ran: ln(5 / 3) + 1; none says java: ln(5) + 1."""
    rarity = rarities(LINES)
    assert rarity("ran") == pytest.approx(log(5 / 3) + 1)
    assert rarity("java") == pytest.approx(log(5) + 1)


def test_tf_idf_is_the_cosine_of_counts_by_rarity() -> None:
    """ "ran kafka" against "Ran Kafka clusters": r, k against r, k, k, both by their rarity."""
    ran, rare = log(5 / 3) + 1, log(5 / 2) + 1
    found = tfidf(["ran Kafka", "C++"], LINES, rarities(LINES))
    shared = ran**2 + rare**2
    assert found[0, 0] == pytest.approx(shared / sqrt(shared * (shared + rare**2)))
    assert found[0, 1] == 0
    assert found[1].argmax() == 3


def lexical(asked: Sequence[str], lines: Sequence[str]) -> Floats:
    return tfidf(asked, lines, rarities(LINES))


ASKED = (("Kafka", 2, (LINES[0],)), ("bread", 1, (LINES[0],)), ("Java", 0, ()))


def test_the_nearest_lines_are_the_evidence_best_first() -> None:
    """Bread is nearest to the bread, and of the lines that share no term the first comes next."""
    found = nearest([pair(str(n), *ASKED) for n in range(3)], lexical)
    outcomes = [one for answers in found for one in outcomes_of(answers)]
    assert [one.hit for one in outcomes[:3]] == [0, 1, None]
    assert outcomes[1].answer.quotes == (LINES[1], LINES[0], LINES[2])
    assert {figure.name: figure.value for figure in score(outcomes)}["evidence@1"] == 0.5


def test_what_is_measured_is_fitted_on_the_other_pairs_alone() -> None:
    """The labels of a pair may be anything: its own answers stay what the others make of them."""
    ways = [np.array([[0.9, 0.1, 0, 0], [0.2, 0.1, 0, 0], [0.5, 0, 0, 0]])] * 6

    def answers(grades: tuple[int, int, int]) -> tuple[Answers, ...]:
        made = [
            pair(str(n), *[(str(g), g, ()) for g in (grades if n == 5 else (2, 0, 1))])
            for n in range(6)
        ]
        scores = iter(ways)
        return nearest(made, lambda _asked, _lines: next(scores))

    usual, other = answers((2, 0, 1)), answers((0, 2, 2))
    assert usual[5].predictions == other[5].predictions
    assert usual[0].predictions != other[0].predictions
    said = [one.verdict for one in usual[5].predictions if one]
    assert said == [Verdict.MET, Verdict.MISSING, Verdict.PARTIAL]


def test_an_answer_that_is_not_known_stays_as_it_is() -> None:
    lost, kept = nearest([pair(str(n), *ASKED) for n in range(2)], lexical)
    lost = replace(lost, predictions=(None, *lost.predictions[1:]))
    labels = (*lost.pair.labels, *kept.pair.labels)
    every = {
        id(one): Judged(str(n), (0.1 + one.grade / 3,), None, 1.0, one.grade, (), Kind.SKILL, None)
        for n, one in enumerate(labels)
    }
    del every[id(kept.pair.labels[2])]
    again = refitted([lost, kept], every)
    assert again[0].predictions[0] is None
    assert again[1].predictions[2] is kept.predictions[2]
    assert again[1].predictions[0] != kept.predictions[0]


def test_a_requirement_of_parts_is_half_its_whole_and_half_their_mean() -> None:
    """As they come: (.8 + (.6 + .2) / 2) / 2 = .6, and one thing stays what it is."""
    raw: list[tuple[float, ...]] = [(0.8, 0.6, 0.2), (0.3,)]
    some = [Judged("a", one, None, 1.0, 1, (), Kind.SKILL, None) for one in raw]
    assert covered_by(some, 0.0, 1.0) == pytest.approx([0.6, 0.3])


def test_what_is_left_out_is_covered_as_a_match_shows_it() -> None:
    """(.9 + (.9 + .7 + .1) / 3) / 2 = .7333 is .6 at most, for one of the three is missing."""
    some = [Judged("a", (0.9, 0.9, 0.7, 0.1), None, 1.0, 1, (), Kind.SKILL, None)]
    assert shown_by(some, 0.0, 1.0) == pytest.approx([0.6])
    assert covered_by(some, 0.0, 1.0) == pytest.approx([0.7333], abs=0.0001)


def test_left_out_numbers_stand_beside_those_of_the_fit() -> None:
    found = nearest([pair(str(n), *ASKED) for n in range(3)], lexical)
    mine = numbers([outcomes_of(one) for one in found])
    text = beside({"other": mine}, trust(found, rounds=10).figures, mine | {"evidence@1": 0.25})
    head, first, *_ = text.splitlines()
    assert head.split() == ["other", "this", "95", "%", "left", "out"]
    assert first.split() == ["evidence@1", "0.500", "0.500", "0.500", "-", "0.500", "0.250"]
