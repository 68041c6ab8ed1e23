"""Many resumes judged at once: the very numbers that each has alone, in whatever company."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ModelMismatch
from index.types import Quality, Tokens, Vectors
from matcher import judging
from matcher.asked import Asked
from matcher.coverage import NOTHING
from matcher.evaluation import posting_text
from matcher.judging import Weighed, weigh
from matcher.matching import hold, match
from matcher.offers import Lines
from matcher.pairing import two_best
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.schemas import MatchOut
from matcher.service import Service, read_posting, read_resume
from matcher.settings import Settings
from matcher.types import Month, Resume, Verdict
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from truth.read import packs  # noqa: E402 - only after the line above

POLICY = shipped()
AS_OF = Month(2026, 11)
POSTING = """Warehouse Lead

Minimum Qualifications:

Experience running forklift crews
Bachelor's degree in Logistics or equivalent practical experience
Experience with Python, Java, Go, Rust, Kafka, SQL, Airflow, Terraform and Kubernetes
3 years of experience running forklift crews
Authorized to work in Norway

Preferred Qualifications:

Fluency in Finnish
Forklift licence
Publications on cold chains
"""
LINES = (
    "Led forklift crews of twelve people in a cold store",
    "Built nightly pipelines in Python, Kafka and SQL that count the stock",
    "Python, Airflow, SQL (basic)",
    "No experience with forklift crews",
    "Holds a Bachelor of Science in Logistics",
    "Speaks Finnish fluently",
    "Studying for a forklift licence",
    "Ran the cold store, 2015 - 2019",
    "Nine years of experience with forklift crews",
    "Paper on cold chains, Journal of Cold, 2020",
    "Norwegian citizen",
    "Python",
)


class Heads(FakeEmbedder):
    """The fake with a token for each word, made of the word alone."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        words = [text.lower().split() or [""] for text in texts]
        rows = [list(hashlib.sha256(w.encode()).digest()[:8]) for some in words for w in some]
        plain = np.array(rows, np.int64).reshape(-1, 8)
        found = super().embed(texts)
        return Vectors(
            found.model,
            found.rows,
            Tokens(
                (plain - 128).clip(-127).astype(np.int8),
                np.cumsum([0, *map(len, words)]).astype(np.int64),
                (plain[:, 0] / 99).astype(np.float32),
                np.array([len(some) / 7 for some in words], np.float32),
            ),
        )


MODELS = {"plain": FakeEmbedder(), "heads": Heads()}
some_lines = st.lists(st.sampled_from(LINES), min_size=1, max_size=8)  # some of them twice


def asked_by(model: FakeEmbedder, text: str = POSTING) -> Asked:
    posting = read_posting(text.encode(), "posting.txt").posting
    return Asked.of(posting, Weights(), model.embed, AS_OF)


def profile_of(lines: Sequence[str], model: FakeEmbedder) -> Profile:
    text = "Experience\n\nSupervisor, Polar Storage\nJan 2018 - Dec 2021\n" + "".join(
        f"- {line}\n" for line in lines
    )
    text += "\nSkills\n\nForklifts, Python\n"
    return Profile.of(read_resume(text.encode(), "resume.txt").resume, model.embed)


def stored(profile: Profile) -> Profile:
    return Profile.from_bytes(profile.document_id, profile.name, profile.to_bytes())


def insist_alike(weighed: Weighed, asked: Asked, profile: Profile) -> None:
    """`weighed` is, to the last bit, what `profile` is worth alone."""
    alone = hold(asked, profile, POLICY)
    assert weighed.coverage == alone.coverage
    assert [one.found for one in weighed.judged] == [a.found for a in alone.appraisals]
    assert [one.ruling for one in weighed.judged] == [a.ruling for a in alone.appraisals]
    assert [one.judgement for one in weighed.judged] == [a.judgement for a in alone.appraisals]


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@given(st.lists(some_lines, min_size=1, max_size=7), st.integers(1, 4))
@settings(deadline=None, max_examples=15)
def test_company_changes_nothing(
    model: FakeEmbedder, resumes: list[list[str]], at_once: int
) -> None:
    asked = asked_by(model)
    profiles = [profile_of(lines, model) for lines in resumes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(judging, "_AT_ONCE", at_once)
        blocks = list(weigh(asked, map(stored, profiles), POLICY))
    together = list(weigh(asked, profiles, POLICY))
    for one, other, profile in zip(blocks, together, profiles, strict=True):
        insist_alike(one, asked, profile)
        insist_alike(other, asked, profile)


@pytest.fixture(scope="module")
def service() -> Service:
    return Service.in_memory(Settings(data=Path("unused"), as_of=AS_OF))


@pytest.fixture(scope="module")
def real(service: Service) -> tuple[list[Asked], list[Profile]]:
    """Postings and resumes of the project's own packs, embedded by the real model."""
    pairs = packs(ROOT / "scripts/truth/packs")[::55]
    postings, profiles = [], {}
    for pair in pairs:
        text, _ = posting_text(pair.title, pair.wanted)
        postings.append(
            Asked.of(
                read_posting(text.encode(), "p.txt").posting, Weights(), service.resumes.read, AS_OF
            )
        )
        resume = read_resume("\n".join(pair.resume_lines).encode(), "r.txt").resume
        profiles[resume.document_id] = Profile.of(resume, service.resumes.read)
    return postings, list(profiles.values())


def test_company_changes_nothing_of_real_resumes(real: tuple[list[Asked], list[Profile]]) -> None:
    postings, profiles = real
    assert len(profiles) > 5
    random = Random(5)
    for asked in postings:
        some = random.choices(profiles, k=random.randint(1, 12))
        for one, profile in zip(weigh(asked, map(stored, some), POLICY), some, strict=True):
            insist_alike(one, asked, profile)


def test_a_stored_profile_gives_the_bytes_that_the_resume_gives(service: Service) -> None:
    asked = asked_by(MODELS["heads"])
    data = "Experience\n\nSupervisor\nJan 2018 - Dec 2021\n" + "\n".join(f"- {x}" for x in LINES)
    read = read_resume(data.encode(), "r.txt")
    made = Profile.of(read.resume, MODELS["heads"].embed)
    shown = [
        MatchOut.of(match(hold(asked, one, POLICY), read.document, POLICY)).model_dump_json()
        for one in (made, stored(made), made)
    ]
    assert shown[0] == shown[1] == shown[2]


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_a_resume_without_passages_has_its_place(model: FakeEmbedder) -> None:
    asked = asked_by(model)
    empty = Profile.of(Resume("d", "n", (), ()), model.embed)
    full = profile_of(LINES[:3], model)
    found = list(weigh(asked, [empty, full, empty], POLICY))
    for one, profile in zip(found, (empty, full, empty), strict=True):
        insist_alike(one, asked, profile)
    assert all(one.found == NOTHING for one in found[2].judged)


def test_what_could_not_be_read_of_one_resume_is_unknown_in_no_other() -> None:
    model = MODELS["plain"]
    asked, whole = asked_by(model), profile_of(LINES[5:6], model)
    torn = replace(whole, quality=Quality(unreadable=(2,)))
    first, second, third = weigh(asked, [whole, torn, whole], POLICY)
    verdicts = [[j.judgement.verdict for j in one.judged] for one in (first, second, third)]
    assert Verdict.MISSING in verdicts[0]
    assert Verdict.MISSING not in verdicts[1]
    assert verdicts[0] == verdicts[2]


def test_resumes_of_another_model_are_refused_in_any_company() -> None:
    asked, here = asked_by(MODELS["plain"]), profile_of(LINES[:2], MODELS["plain"])
    there = profile_of(LINES[:2], FakeEmbedder(fingerprint="another"))
    with pytest.raises(ModelMismatch, match="by fake-32 and the resume by another"):
        list(weigh(asked, [here, there, here], POLICY))


def test_resumes_with_and_without_tokens_are_each_judged_as_they_are() -> None:
    asked = asked_by(MODELS["heads"])
    profiles = [profile_of(LINES[n : n + 3], m) for n, m in enumerate((*MODELS.values(),) * 2)]
    for one, profile in zip(weigh(asked, profiles, POLICY), profiles, strict=True):
        insist_alike(one, asked, profile)


def test_nothing_is_held_at_a_time_but_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_PASSAGES", 10)
    profile = profile_of(LINES[:3], MODELS["plain"])
    assert len(profile) == 5
    taken: list[int] = []

    def numbered() -> list[Profile]:
        for number in range(7):
            taken.append(number)
            yield profile

    found = weigh(asked_by(MODELS["plain"]), numbered(), POLICY)
    next(found)
    assert taken == [0, 1, 2]  # two of five passages, and the one that is too many
    assert len(list(found)) == 6


def lines_of(texts: list[int]) -> Lines:
    count = len(texts)
    none = np.zeros(count, np.uint8)
    return Lines(none, none, none, np.arange(count), np.array(texts), len(set(texts)) < count)


def test_the_two_best_of_each_resume_are_two_texts() -> None:
    """The first resume has text 0 twice, the second one text alone, the third two equal scores."""
    lines = lines_of([0, 1, 0, 3, 4, 5, 6])
    scores = np.array([[5.0, 2.0, 4.0, 1.0, 7.0, 7.0, 0.0], [1.0, 2.0, 4.0, 9.0, -3.0, -1.0, -2.0]])
    best, second = two_best(scores, lines, np.array([0, 3, 4]))
    assert best.tolist() == [[5.0, 1.0, 7.0], [4.0, 9.0, -1.0]]
    assert second.tolist() == [[2.0, -np.inf, 7.0], [2.0, -np.inf, -2.0]]


def test_a_resume_of_one_line_is_judged_by_that_line() -> None:
    """It has no second line: one that is a stated score behind stands in its place."""
    text = "Experience\n\n- Led forklift crews of twelve people in a cold store\n"
    alone = Profile.of(read_resume(text.encode(), "resume.txt").resume, MODELS["plain"].embed)
    (found,) = weigh(asked_by(MODELS["plain"]), [alone], POLICY)
    assert len(alone) == 1
    for one in found.judged:
        assert one.found.second == one.found.best - POLICY.grader.behind


@pytest.mark.parametrize(
    ("line", "capped"),
    [("Basic knowledge of Kafka", True), ("Ran Kafka for nine teams", False)],
)
def test_a_line_that_plays_a_thing_down_counts_for_a_stated_score_at_most(
    line: str, *, capped: bool
) -> None:
    text = f"Experience\n\n- {line}\n"
    held = Profile.of(read_resume(text.encode(), "resume.txt").resume, MODELS["plain"].embed)
    least = replace(POLICY, grader=replace(POLICY.grader, lesser=-9.0))
    (found,) = weigh(asked_by(MODELS["plain"]), [held], least)
    best = found.judged[2].found  # Python ... Kafka ...
    assert (best.best == -9.0, best.parts[4] == -9.0) == (capped, capped)


def test_one_line_that_says_it_all_is_enough() -> None:
    """On the real model, whether a heading stands above it or not."""
    posting = read_posting(
        b"Engineer\n\nMinimum qualifications:\n\n"
        b"Experience leading a team of engineers building payment services in Java\n",
        "posting.txt",
    )
    line = "Led a team of five engineers building payment services in Java\n"
    with Service.in_memory(Settings(data=Path("unused"))) as service:
        for text in (f"Jo Doe\njo@example.com\n\n{line}", f"Jo Doe\n\nExperience\n\n- {line}"):
            (pair,) = service.match(posting, read_resume(text.encode(), "resume.txt")).pairs
            assert pair.verdict is Verdict.MET
