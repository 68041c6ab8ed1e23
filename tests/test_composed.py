"""Every number of an answer is recomputed from what the answer shows, by hand's arithmetic."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matcher.coverage import ruled
from matcher.reasons import by_rule
from matcher.schemas import MatchOut
from matcher.service import Service, read_posting, read_resume
from matcher.settings import Settings
from matcher.types import Month
from matcher.verify.ruling import Ruling

EXAMPLE = Path(__file__).parents[1] / "scripts" / "example"
HALF = 0.00005  # of the last of four places, and the dust of binary fractions
DUST = 1e-9
RULED = re.compile(r"by the rule (\d+) %, by the lines (\d+) %; the rule counts for (\d+) %")
ASKED = """Lead Engineer

Minimum Qualifications:

Experience with Kafka, Cassandra and Terraform
Experience with Python, Java or Go
Experience with SQL and either Spark or Flink
Bachelor's degree in Computer Science, Mathematics or Physics
5 years of experience with Python and SQL
Fluency in English and Spanish
CPA or CFA certification
Authorized to work in the United States or Canada

Preferred Qualifications:

Experience with AWS, GCP, Azure or similar clouds
Leads teams, writes clearly and mentors juniors
"""
RESUMES = {
    "full": """Jordan Ames

Experience

Data Engineer, Polar Storage
Jan 2016 - Dec 2023
- Ran Kafka and Cassandra clusters for nine teams on AWS
- Wrote the pricing jobs in Python and SQL on Spark, and mentored three juniors

Education

BS in Mathematics, University of Oslo, 2015

Languages

English (native), Spanish (basic)
""",
    "half of it in letters that are not understood": """Experience

- Ran Kafka and Cassandra clusters for nine teams
- Руководил командой инженеров и отвечал за надёжность всех хранилищ данных компании
""",
    "one line": "Experience\n\n- Kept Terraform modules for three teams\n",
    "nothing near": "Experience\n\n- Baked rye bread and sold it at the market every Saturday\n",
}


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with Service.in_memory(Settings(data=Path("unused"), as_of=Month(2026, 11))) as made:
        yield made


def answers(service: Service) -> Iterator[dict[str, Any]]:
    example = read_posting((EXAMPLE / "posting.txt").read_bytes(), "posting.txt")
    for name in ("resume.pdf", "resume.docx"):
        read = read_resume((EXAMPLE / name).read_bytes(), name)
        yield MatchOut.of(service.match(example, read)).model_dump(mode="json")
    posting = read_posting(ASKED.encode(), "p.txt")
    for name, text in RESUMES.items():
        read = read_resume(text.encode(), f"{name}.txt")
        yield MatchOut.of(service.match(posting, read)).model_dump(mode="json")


def ruled_by(pair: dict[str, Any]) -> re.Match[str] | None:
    """What a reason tells of a rule's share: by the rule, by the lines, its weight, in percent."""
    told = (RULED.match(reason) for reason in pair["reasons"])
    return next((found for found in told if found), None)


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_a_coverage_is_half_the_whole_and_half_the_mean_of_its_parts(service: Service) -> None:
    composed = bounded = unknown = 0
    for answer in answers(service):
        for pair in answer["pairs"]:
            if pair["whole"] is None:
                assert not pair["parts"] or ruled_by(pair)
                continue
            again = (pair["whole"] + mean([part["coverage"] for part in pair["parts"]])) / 2
            verdicts = [part["verdict"] for part in pair["parts"]]
            if len(verdicts) > 1:
                again = max(again, 0.4) if "met" in verdicts else again
                again = min(again, 0.6) if {"missing", "unknown"} & {*verdicts} else again
            bounded += again in (0.4, 0.6)
            unknown += again == 0.6 and "missing" not in verdicts
            assert abs(pair["coverage"] - again) <= HALF + DUST
            assert ruled_by(pair) is None
            composed += 1
    assert composed >= 15
    assert bounded
    assert unknown, "what may stand where nothing could be read holds back as what is missing does"


def test_a_coverage_that_a_rule_made_is_recomputed_from_the_reason(service: Service) -> None:
    """The reason speaks in whole percent, so that the mean of two is right to one and a bit."""
    kinds = set()
    for answer in answers(service):
        for pair in answer["pairs"]:
            told = ruled_by(pair)
            if told is not None:
                rule, lines, trust = (int(percent) / 100 for percent in told.groups())
                assert pair["coverage"] == pytest.approx(
                    trust * rule + (1 - trust) * lines, abs=0.015
                )
                kinds.add(pair["requirement"]["kind"])
    assert {"education", "years", "language", "certification"} <= kinds


HALF_OF_EACH = "by the rule {} %, by the lines 40 %; the rule counts for 50 %"


@pytest.mark.parametrize(
    ("ruling", "coverage", "said"),
    [
        (Ruling(1.0, (), ()), 0.7, HALF_OF_EACH.format(100)),
        (
            Ruling(1.0, (), (), least=0.8),
            0.8,
            f"{HALF_OF_EACH.format(100)}, and is sure of 80 % at least",
        ),
        (
            Ruling(0.6, (), (), most=0.4),
            0.4,
            f"{HALF_OF_EACH.format(60)}, and allows no more than 40 %",
        ),
        (
            Ruling(0.2, (), (), at_least=True),
            0.4,
            "by the rule 20 %, by the lines 40 %; the lines count, for something else would do",
        ),
        (Ruling(0.0, (), (), scale=0.5), 0.2, "by the lines 40 %; the rule counts 50 % of that"),
    ],
)
def test_how_a_rule_made_a_coverage_is_told(ruling: Ruling, coverage: float, said: str) -> None:
    """The rule counts for a half, and the lines show .4."""
    assert ruled(0.4, ruling, 0.5) == pytest.approx(coverage)
    assert by_rule(ruling, 0.5, 0.4) == said


def test_the_overall_coverage_is_the_weighted_mean_of_the_pairs(service: Service) -> None:
    for answer in answers(service):
        for level, said in [
            (None, answer["coverage"]["overall"]),
            *answer["coverage"]["by_level"].items(),
        ]:
            counted = [
                (pair["weight"], pair["coverage"])
                for pair in answer["pairs"]
                if pair["weight"] and level in (None, pair["requirement"]["level"])
            ]
            weight = sum(w for w, _ in counted)
            assert abs(said - sum(w * c for w, c in counted) / weight) <= HALF + DUST
