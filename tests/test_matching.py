"""What of a match is quoted, in which order, and why."""

from dataclasses import replace

import numpy as np
import pytest

from index.types import Span
from matcher.asked import Ask, Asked
from matcher.coverage import Found, Judgement
from matcher.lexicon.stance import Stance
from matcher.matching import Appraisal, hold, match, to_quote
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.service import read_posting, read_resume
from matcher.types import AnyOf, Kind, Level, Match, Month, Part, Requirement, Verdict
from matcher.verify.ruling import Ruling
from matcher.verify.verify import Needs
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

POLICY = replace(shipped(), floor=0.25, spread=1.0, quotes=3)
MODEL = FakeEmbedder()
SCORES = [0.9, 0.5, 0.3, 0.26, 0.2]
TEXT = "Kafka"
ASKED = Requirement(
    TEXT, Level.MINIMUM, Kind.SKILL, Span(0, 5), (AnyOf((Part(TEXT, Span(0, 5)),)),)
)


def appraisal(
    scores: list[float], ruling: Ruling | None = None, verdict: Verdict = Verdict.MET
) -> Appraisal:
    return Appraisal(
        ask=Ask(ASKED, 1.0, 0, (), Needs(), Stance()),
        found=Found(scores[0], scores[0]),
        judgement=Judgement(0.9, verdict),
        scores=np.array(scores),
        order=np.argsort(-np.array(scores)),
        ruling=ruling,
    )


def matched(posting: str, resume: str) -> Match:
    asked = Asked.of(
        read_posting(posting.encode(), "p.txt").posting, Weights(), MODEL.embed, Month(2024, 1)
    )
    read = read_resume(resume.encode(), "r.txt")
    held = hold(asked, Profile.of(read.resume, MODEL.embed), shipped())
    return match(held, read.document, shipped())


POSTING = "Engineer\n\nMinimum Qualifications:\n\nExperience with Kafka and Cassandra\n"
RESUME = """Experience

Engineer, Polar Storage
Jan 2018 - Dec 2021
- Ran Kafka clusters for nine teams in two regions
- Fed the cats of the house
"""


def test_the_best_three_are_quoted() -> None:
    assert list(to_quote(appraisal(SCORES), POLICY)) == [0, 1, 2]


def test_nothing_below_the_floor_is_quoted() -> None:
    assert list(to_quote(appraisal(SCORES[3:]), POLICY)) == [0]
    assert list(to_quote(appraisal(SCORES[4:]), POLICY)) == []


def test_nothing_far_below_the_best_is_quoted_beside_it() -> None:
    assert list(to_quote(appraisal([0.9, 0.5, 0.3]), replace(POLICY, spread=0.5))) == [0, 1]


def test_what_a_rule_went_by_is_quoted_however_far_it_is() -> None:
    ruled = appraisal([0.1, 0.05, 0.0], Ruling(0.9, (2,), ()))
    assert list(to_quote(ruled, POLICY)) == [2]


def test_a_rule_may_rule_out_every_other_line() -> None:
    assert list(to_quote(appraisal(SCORES, Ruling(0.05, (), (), alone=True)), POLICY)) == []
    assert list(to_quote(appraisal(SCORES, Ruling(0.7, (1,), (), alone=True)), POLICY)) == [1]


def test_an_unknown_quotes_nothing() -> None:
    assert list(to_quote(appraisal(SCORES, verdict=Verdict.UNKNOWN), POLICY)) == []


def test_each_thing_asked_for_has_evidence_of_its_own() -> None:
    [pair] = matched(POSTING, RESUME).pairs
    kafka, cassandra = pair.parts
    assert (kafka.text, cassandra.text) == ("Kafka", "Cassandra")
    assert kafka.evidence is not None
    assert kafka.evidence.quote == "Ran Kafka clusters for nine teams in two regions"
    assert kafka.coverage > cassandra.coverage


def test_a_quote_is_the_slice_that_its_span_names() -> None:
    [pair] = matched(POSTING, RESUME).pairs
    quotes = [*pair.evidence, *(p.evidence for p in pair.parts if p.evidence)]
    assert quotes
    for evidence in quotes:
        assert evidence.quote == evidence.span.of(RESUME)


def test_a_requirement_of_one_thing_has_no_parts() -> None:
    [pair] = matched(POSTING.replace(" and Cassandra", ""), RESUME).pairs
    assert pair.parts == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("No experience with Kafka", "nothing"),
        ("Kafka (basic)", "the line speaks of a lesser degree of it"),
    ],
)
def test_reasons_tell_the_stance_of_the_line(line: str, said: str) -> None:
    resume = f"Experience\n\nEngineer, Polar Storage\nJan 2018 - Dec 2021\n- {line}\n"
    [pair] = matched(POSTING.replace(" and Cassandra", ""), resume).pairs
    if said == "nothing":
        assert pair.evidence == () or pair.evidence[0].quote != line
    else:
        assert said in pair.reasons


@pytest.mark.parametrize(
    ("asked", "line", "said"),
    [
        ("NoSQL databases", "Ran MongoDB databases", "it says NoSQL as MongoDB, databases"),
        ("Kubernetes", "Ran k8s clusters", "it says Kubernetes as k8s"),
        ("AWS", "Used Amazon Web Services", "it says AWS as Amazon Web Services"),
        ("statistical models", "Models and statistics", "it says statistics, models"),
        ("Solving problems", "Problem-solving on the line", "it says Problem-solving"),
        (
            "Communicating results",
            "Clear communication of results",
            "it says communication, results",
        ),
    ],
)
def test_reasons_tell_as_what_a_line_says_a_name(asked: str, line: str, said: str) -> None:
    posting = f"Engineer\n\nMinimum qualifications\n- {asked}\n"
    resume = f"Experience\n\nEngineer, Polar Storage\nJan 2018 - Dec 2021\n- {line}\n"
    [pair] = matched(posting, resume).pairs
    assert said in pair.reasons
    assert pair.evidence[0].quote == line


def test_the_overall_coverage_of_a_ranking_is_that_of_the_match() -> None:
    asked = Asked.of(
        read_posting(POSTING.encode(), "p.txt").posting, Weights(), MODEL.embed, Month(2024, 1)
    )
    read = read_resume(RESUME.encode(), "r.txt")
    held = hold(asked, Profile.of(read.resume, MODEL.embed), shipped())
    assert held.coverage == match(held, read.document, shipped()).coverage.overall
