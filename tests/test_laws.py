"""What holds for every resume and posting. On a fake model: the laws are the house's, not its."""

import os
import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.corpus import Corpus
from index.readers.content import Limits
from matcher.policy import shipped
from matcher.schemas import MatchOut
from matcher.service import Service, read_posting, read_resume
from matcher.types import Match, Month
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parents[1]
BULLETS = (
    "Led forklift crews of twelve people in a cold store",
    "Wrote the cold chain rules that the site still follows",
    "Built nightly pipelines in Python that count the stock",
    "Trained new colleagues in safe lifting and stacking",
    "Negotiated the contracts of three haulage companies",
    "Presented monthly figures to the board in plain words",
    "Holds a Bachelor of Science in Logistics",
    "Speaks Finnish fluently",
    "Reduced the energy bill of the freezers by a fifth",
)
ASKED = (
    "Experience running forklift crews",
    "Bachelor's degree in Logistics or equivalent practical experience",
    "Experience with Python, Java or Go",
    "Fluency in Finnish",
    "Ability to explain figures to a board",
    "3 years of experience running forklift crews",
)
bullets = st.lists(st.sampled_from(BULLETS), min_size=1, max_size=6, unique=True)
LESSER = (
    "Some experience running forklift crews",
    "Basic knowledge of Python",
    "Some ability to explain figures to a board",
)
any_bullets = st.lists(st.sampled_from((*BULLETS, *LESSER)), min_size=1, max_size=6, unique=True)

MODEL = FakeEmbedder()
SERVICE = Service(
    Corpus.in_memory(MODEL), Corpus.in_memory(MODEL), shipped(), Limits(), Month(2024, 1)
)


def posting_of(*asked: str) -> bytes:
    return ("Warehouse Lead\n\nMinimum Qualifications:\n\n" + "\n".join(asked) + "\n").encode()


def resume_of(*lines: str, name: str = "Ines Halvorsen", mail: str = "ines@example.org") -> bytes:
    return (
        f"{name}\n{mail}\n\nExperience\n\nSupervisor, Polar Storage\nJan 2018 - Dec 2021\n"
        + "".join(f"- {line}\n" for line in lines)
    ).encode()


def matched(posting: bytes, resume: bytes) -> Match:
    return SERVICE.match(read_posting(posting, "p.txt"), read_resume(resume, "r.txt"))


def shown(match: Match) -> list[tuple[str, float, str, list[tuple[str, float]]]]:
    """What a reader sees of a match, without where it stands."""
    return [
        (
            pair.requirement.text,
            pair.coverage,
            pair.verdict.value,
            [(e.quote, e.similarity) for e in pair.evidence],
        )
        for pair in match.pairs
    ]


@given(bullets, st.integers())
@settings(deadline=None, max_examples=40)
def test_reordering_bullets_changes_nothing(lines: list[str], seed: int) -> None:
    shuffled = list(lines)
    Random(seed).shuffle(shuffled)
    before = matched(posting_of(*ASKED), resume_of(*lines))
    after = matched(posting_of(*ASKED), resume_of(*shuffled))
    assert shown(before) == shown(after)


@given(bullets)
@settings(deadline=None, max_examples=40)
def test_writing_a_bullet_twice_changes_nothing(lines: list[str]) -> None:
    once = matched(posting_of(*ASKED), resume_of(*lines))
    twice = matched(posting_of(*ASKED), resume_of(*lines, *lines))
    assert shown(once) == shown(twice)


def test_a_line_that_a_rule_went_by_pushes_none_away_by_standing_twice() -> None:
    posting = posting_of("Registration as a Professional Engineer in the State of Washington")
    lines = [
        "P.E. Washington 2017, Idaho 2019",
        "Checked the state permits of a professional in engineering and the registration of lots",
        "Design Engineer (EIT) 2012 - 2016",
        "Two EITs under me since 2022, one passed the P.E. in spring",
        "Drew the plans of nine engineer camps in the State of Idaho",
    ]
    once = matched(posting, resume_of(*lines))
    assert len(once.pairs[0].evidence) == 3
    assert shown(matched(posting, resume_of(lines[0], *lines))) == shown(once)


@given(any_bullets, st.sampled_from((*BULLETS, *LESSER)))
@settings(deadline=None, max_examples=60)
def test_adding_a_bullet_never_lowers_a_requirement(lines: list[str], more: str) -> None:
    before = matched(posting_of(*ASKED), resume_of(*lines))
    after = matched(posting_of(*ASKED), resume_of(*lines, more))
    for one, other in zip(before.pairs, after.pairs, strict=True):
        assert other.coverage >= one.coverage


@given(bullets)
@settings(deadline=None, max_examples=30)
def test_removing_the_quoted_evidence_never_raises_a_requirement(lines: list[str]) -> None:
    before = matched(posting_of(*ASKED), resume_of(*lines, "Kept the keys"))
    for place, pair in enumerate(before.pairs):
        quotes = {e.quote for e in pair.evidence}
        left = [line for line in (*lines, "Kept the keys") if line not in quotes]
        if len(left) == len(lines) + 1 or not left:
            continue
        after = matched(posting_of(*ASKED), resume_of(*left))
        assert after.pairs[place].coverage <= pair.coverage


@given(
    bullets,
    st.sampled_from(["Wei Zhang", "Aisha Okafor", "John Smith", "María José García-López"]),
    st.sampled_from(
        ["a@example.org", "she.her@example.com | +44 20 7946 0000", "12 Elm Rd, Leeds"]
    ),
)
@settings(deadline=None, max_examples=40)
def test_name_and_contact_change_nothing(lines: list[str], name: str, mail: str) -> None:
    one = matched(posting_of(*ASKED), resume_of(*lines))
    other = matched(posting_of(*ASKED), resume_of(*lines, name=name, mail=mail))
    assert shown(one) == shown(other)


@given(
    bullets,
    st.sampled_from(["Wei Zhang", "Aisha Okafor", "John Smith", "Jane Q. Doe"]),
    st.sampled_from([("she", "her"), ("he", "his"), ("they", "their")]),
)
@settings(deadline=None, max_examples=40)
def test_name_and_pronouns_inside_the_text_change_no_score(
    lines: list[str], name: str, pronouns: tuple[str, str]
) -> None:
    def scores(name: str, pronouns: tuple[str, str]) -> list[tuple[float, str]]:
        they, their = pronouns
        said = f"{name} runs the cold store with {their} crew; {they} presented {their} figures"
        found = matched(posting_of(*ASKED), resume_of(*lines, said, name=name))
        return [(pair.coverage, pair.verdict.value) for pair in found.pairs]

    assert scores(name, pronouns) == scores("Ines Halvorsen", ("she", "her"))


WORDS = sorted({word for line in BULLETS for word in re.findall(r"[^\W\d_]{2,}", line)})
ORDINARY = (
    ("Mary Law", "Advised on corporate law", "Knowledge of corporate law"),
    ("Taylor Swift", "Wrote the app in Swift", "Experience with Swift"),
    ("Ana Power", "Built dashboards in Power BI", "Experience with Power BI"),
    ("Summer Camp", "Ran a summer camp for 90 children", "Experience running summer camps"),
    ("No Thi Lan", "No experience with Docker", "Experience with Docker"),
    ("Pat Little", "Little experience with Docker", "Experience with Docker"),
    ("Never Ndlovu", "Never used Docker", "Experience with Docker"),
    ("Tom Gardner", "Serviced Gardner Denver compressors", "Experience with Gardner Denver"),
)


@given(bullets, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True))
@settings(deadline=None, max_examples=40)
def test_a_name_made_of_words_that_bullets_hold_changes_nothing(
    lines: list[str], words: list[str]
) -> None:
    name = " ".join(word.capitalize() for word in words)
    resume = resume_of(*lines, name=name)
    assume(read_resume(resume, "r.txt").resume.candidate == name)  # "Of Bachelor" is none
    assume(not any(name.lower() in line.lower() for line in BULLETS))
    other = matched(posting_of(*ASKED), resume)
    assert shown(other) == shown(matched(posting_of(*ASKED), resume_of(*lines)))


@pytest.mark.parametrize(("name", "line", "need"), ORDINARY, ids=[one[0] for one in ORDINARY])
def test_a_name_that_is_an_ordinary_word_takes_nothing_away(
    name: str, line: str, need: str
) -> None:
    one = matched(posting_of(need), resume_of(line))
    assert shown(matched(posting_of(need), resume_of(line, name=name))) == shown(one)


@given(
    bullets,
    st.sampled_from(["Anna Doe", "Mark Doe", "Grace Zhang", "Will Okoro", "Aisha van Dyk"]),
    st.sampled_from(
        [
            "{first} {last} ran the cold store",
            "{first} led forklift crews",
            "{first} managed forklift crews; {first} is on call",
            "Ran crews, as Ms. {last} reported",
            "{initial}. {last}, A. Smith: Cold chains, 2019",
            "{last}, {initial}. and A. Smith: Cold chains",
        ]
    ),
)
@settings(deadline=None, max_examples=40)
def test_another_name_wherever_a_resume_says_it_changes_no_score(
    lines: list[str], name: str, said: str
) -> None:
    def scores(name: str) -> list[tuple[float, str]]:
        first, last = name.split(" ", 1)
        line = said.format(first=first, last=last, initial=first[0])
        found = matched(posting_of(*ASKED), resume_of(*lines, line, name=name))
        return [(pair.coverage, pair.verdict.value) for pair in found.pairs]

    assert scores(name) == scores("Jane Halberd")


@given(bullets, st.integers(1, len(ASKED) - 1))
@settings(deadline=None, max_examples=30)
def test_splitting_a_posting_in_two_gives_the_same_pairs(lines: list[str], cut: int) -> None:
    whole = matched(posting_of(*ASKED), resume_of(*lines))
    parts = [matched(posting_of(*asked), resume_of(*lines)) for asked in (ASKED[:cut], ASKED[cut:])]
    assert shown(whole) == shown(parts[0]) + shown(parts[1])


def test_a_part_that_two_requirements_share_is_read_as_each_writes_it() -> None:
    listed = "Experience with Python, C++, C, Java or other related languages"
    titled = "Experience with Java and AWS and Kubernetes"  # so many capitals show nothing
    resume = resume_of("Docker, Kubernetes, Terraform, Python")
    together = matched(posting_of(listed, titled), resume)
    alone = [matched(posting_of(asked), resume) for asked in (listed, titled)]
    assert shown(together) == shown(alone[0]) + shown(alone[1])


@given(bullets)
@settings(deadline=None, max_examples=20)
def test_the_same_input_gives_the_same_bytes(lines: list[str]) -> None:
    first = MatchOut.of(matched(posting_of(*ASKED), resume_of(*lines))).model_dump_json()
    second = MatchOut.of(matched(posting_of(*ASKED), resume_of(*lines))).model_dump_json()
    assert first.encode() == second.encode()


def test_another_process_gives_the_same_bytes() -> None:
    """The model and all readers with it; sets of another process stand in another order."""
    example = ROOT / "scripts" / "example"
    files = [str(example / "posting.txt"), str(example / "resume.pdf")]
    code = "import sys; from matcher.cli.main import main; sys.exit(main(sys.argv[1:]))"
    answers = [
        subprocess.run(
            [sys.executable, "-c", code, "match", *files, "--json"],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "MATCHER_AS_OF": "2026-11"},
            stdout=subprocess.PIPE,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("1", "2")
    ]
    assert b'"coverage"' in answers[0]
    assert answers[0] == answers[1]


@given(bullets, st.sampled_from(BULLETS))
@settings(deadline=None, max_examples=30)
def test_saying_a_bullet_again_in_another_section_never_lowers(lines: list[str], more: str) -> None:
    resume = resume_of(*lines, more)
    before = matched(posting_of(*ASKED), resume)
    after = matched(posting_of(*ASKED), resume + f"\nSkills\n\n{more}\n".encode())
    for one, other in zip(before.pairs, after.pairs, strict=True):
        assert other.coverage >= one.coverage
