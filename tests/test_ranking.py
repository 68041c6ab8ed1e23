"""Ranking: candidates decide who is looked at and nothing else; columns and filters."""

import gc
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from index.corpus import Corpus
from index.readers.content import Limits
from matcher import ranking
from matcher.asked import Asked
from matcher.columns import Ragged, months, spans
from matcher.facets import Facets, Where, facet_of, nearness, once, worth_of
from matcher.pairing import Pool, signals, table
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.reading import ReadPosting
from matcher.service import Service, read_posting, read_resume
from matcher.types import Month
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

POLICY = shipped()
AS_OF = Month(2024, 1)
POSTING = b"""Data Engineer

Minimum qualifications:
- Experience with Python and SQL
- Experience building data pipelines in Airflow
- Experience mentoring engineers

Preferred qualifications:
- Knowledge of Kubernetes
"""
LINES = [
    "Built data pipelines in Airflow and Python",
    "Wrote SQL for the finance reports",
    "Mentored four engineers on the platform team",
    "Ran Kubernetes clusters for the company",
    "Planted trees along the river and pruned them",
    "Sold shoes to customers in a busy shop",
    "Cooked dinner for two hundred guests a night",
]


def resume_of(number: int) -> bytes:
    """Resume `number` holds three of the lines, in a job that is `number % 9` years long."""
    rng = np.random.default_rng(number)
    lines = "\n".join(f"- {LINES[at]}" for at in sorted(rng.choice(7, 3, replace=False)))
    school = "\n\nEducation\n\nBSc in Biology, Leeds, 2010" if number % 3 == 0 else ""
    return (
        f"Ana Beispiel{number}\nana{number}@example.org\n\nExperience\n\nWorker, Acme {number}\n"
        f"2015 - {2016 + number % 9}\n{lines}{school}\n"
    ).encode()


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    embedder = FakeEmbedder(256, "fake-256")
    with Service(
        Corpus.in_memory(embedder), Corpus.in_memory(embedder), POLICY, Limits(), AS_OF
    ) as opened:
        for number in range(40):
            opened.add_resume(resume_of(number), f"{number}.txt")
        yield opened


@pytest.fixture
def posting() -> ReadPosting:
    return read_posting(POSTING, "posting.txt")


def everyone(service: Service, posting: ReadPosting) -> list[tuple[float, str]]:
    """Every kept resume by the single match, best first."""
    matches = [service.match(posting, service.resume(one.id)) for one in service.listing()]
    return sorted((-(m.coverage.overall or 0.0), m.resume_id) for m in matches)


def test_a_small_corpus_is_matched_whole(service: Service, posting: ReadPosting) -> None:
    found = service.rank(posting, 10)
    assert found.considered == found.corpus_size == 40
    shown = [(-(m.coverage.overall or 0.0), m.resume_id) for m in found.matches]
    assert shown == everyone(service, posting)[:10]


def test_candidates_are_matched_until_a_round_brings_none_into_the_top(
    service: Service, posting: ReadPosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "SCORED_WHOLE", 5)
    monkeypatch.setattr(ranking, "FIRST", 10)
    monkeypatch.setattr("matcher.matches.SCORED_WHOLE", 5)
    monkeypatch.setattr(ranking, "ROUND", 5)
    found = service.rank(posting, 2)
    assert 20 <= found.considered < 40
    assert found.corpus_size == 40
    shown = [(-(m.coverage.overall or 0.0), m.resume_id) for m in found.matches]
    assert shown == everyone(service, posting)[:2]


def test_what_is_added_and_removed_is_seen_at_once(
    posting: ReadPosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "SCORED_WHOLE", 3)
    monkeypatch.setattr("matcher.matches.SCORED_WHOLE", 3)
    embedder = FakeEmbedder(256, "fake-256")
    with Service(
        Corpus.in_memory(embedder), Corpus.in_memory(embedder), POLICY, Limits(), AS_OF
    ) as service:
        for number in range(8):
            service.add_resume(resume_of(number), f"{number}.txt")
        first = service.rank(posting, 1).matches[0]
        service.remove(first.resume_id)
        second = service.rank(posting, 1).matches[0]
        assert second.resume_id != first.resume_id
        best = "\n".join(f"- {line}" for line in LINES[:4])
        text = f"Eva Beispiel\n\nExperience\n\nEngineer, Beta\n2012 - 2023\n{best}\n"
        added = service.add_resume(text.encode(), "eva.txt")
        assert service.rank(posting, 1).matches[0].resume_id == added.id


def test_others_change_no_coverage(
    service: Service, posting: ReadPosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = {m.resume_id: m.coverage for m in service.rank(posting, 40).matches}
    monkeypatch.setattr(ranking, "SCORED_WHOLE", 5)
    monkeypatch.setattr(ranking, "FIRST", 10)
    monkeypatch.setattr("matcher.matches.SCORED_WHOLE", 5)
    for one in service.rank(posting, 3).matches:
        assert one.coverage == whole[one.resume_id]


def test_a_ranking_among_some_is_theirs_alone(
    service: Service, posting: ReadPosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked.of(posting.posting, Weights(), service.resumes.read, AS_OF)
    numbers = service.resumes.numbers()[::3]
    ids = set(service.resumes.ids_of(numbers.tolist()).values())
    expected = [(i, -c) for c, i in everyone(service, posting) if i in ids][:4]
    facets = Facets(POLICY.ranker)
    for whole in (200, 5):
        monkeypatch.setattr(ranking, "SCORED_WHOLE", whole)
        monkeypatch.setattr(ranking, "FIRST", 10)
        found = ranking.rank(
            asked, service.resumes, facets, service.profiles.of, POLICY, 4, numbers
        )
        assert list(found.best) == expected


def test_a_ranking_holds_few_profiles_at_a_time(
    service: Service, posting: ReadPosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked.of(posting.posting, Weights(), service.resumes.read, AS_OF)
    monkeypatch.setattr(ranking, "_AT_ONCE", 8)
    alive = []

    def profiles(ids: Sequence[str]) -> Iterator[Profile]:
        alive.append(sum(type(one) is Profile for one in gc.get_objects()))
        yield from service.profiles.of(ids)

    facets = Facets(POLICY.ranker)
    found = ranking.rank(asked, service.resumes, facets, profiles, POLICY, 40)
    assert [(-coverage, id) for id, coverage in found.best] == everyone(service, posting)
    assert len(alive) == 5
    assert max(alive) - alive[0] <= 8  # a thread may not have let go of the last ones


def test_a_filter_is_asked_before_candidates_are_chosen(
    service: Service, posting: ReadPosting, monkeypatch: pytest.MonkeyPatch
) -> None:
    schooled = [n for n in range(40) if n % 3 == 0]
    ids = [service.resume(one.id).document.id for one in service.listing()]
    expected = [(i, -c) for c, i in everyone(service, posting) if ids.index(i) in schooled][:5]
    for whole in (200, 5):
        monkeypatch.setattr(ranking, "SCORED_WHOLE", whole)
        monkeypatch.setattr(ranking, "FIRST", 10)
        found = service.rank(posting, 5, where=Where(degree=3))
        assert [(m.resume_id, m.coverage.overall) for m in found.matches] == expected
        assert found.corpus_size == len(schooled)
    assert service.rank(posting, 5, where=Where(degree=5)).matches == ()


def profile(*lines: str) -> Profile:
    text = "Ana Beispiel\n\nExperience\n\nWorker, Acme\n2015 - 2019\n" + "\n".join(
        f"- {line}" for line in lines
    )
    read = read_resume(text.encode(), "r.txt")
    return Profile.of(read.resume, FakeEmbedder(256, "fake-256").embed)


def test_what_a_passage_is_worth_is_what_its_score_has_beside_nearness(
    posting: ReadPosting,
) -> None:
    one = profile("Python", "Wrote SQL for the finance reports of nine large companies")
    asked = Asked.of(posting.posting, Weights(), FakeEmbedder(256, "fake-256").embed, AS_OF)
    pool = Pool.of([one])
    found = signals(asked, pool)
    use = POLICY.ranker
    lesser = use.slight * found.slight + use.pending * found.pending
    near = use.late * found.late + use.cosine * found.cosine + use.lexical * found.lexical
    offered = table(found, pool, use).scores - near + lesser
    for row in offered:
        assert row == pytest.approx(worth_of(one, use) * nearness(use), abs=1e-9)


def test_columns_know_what_each_passage_is_worth() -> None:
    one, other = profile("Python"), profile("SQL", "Wrote SQL for the finance reports")
    facets = Facets(POLICY.ranker)
    kept = {4: one, 9: other}
    facets.follow(np.array([4, 9]), lambda some: [(n, kept[n]) for n in some])
    keys = np.array([9 << 20, 4 << 20, (9 << 20) + 1, (9 << 20) + 500, 5 << 20])
    worth = facets.worth(keys)
    expected = [worth_of(other, POLICY.ranker)[0], worth_of(one, POLICY.ranker)[0]]
    assert worth[:2] == pytest.approx(expected, abs=1e-3)
    assert worth[3:].tolist() == [0.0, 0.0]


def test_a_text_that_stands_twice_counts_where_it_is_worth_most() -> None:
    """Texts 0, 1, 0, 0: of the three alike the second is worth most."""
    worth = once(np.array([0.25, 0.5, 0.75, 0.75]), np.array([0, 1, 0, 0]))
    assert worth.tolist() == [-np.inf, 0.5, 0.75, -np.inf]
    one = profile("Wrote SQL", "Ran Kubernetes", "Wrote SQL")
    left_out = np.flatnonzero(np.isinf(facet_of(one, POLICY.ranker).worth)).tolist()
    assert [one.offers[place].text for place in left_out] == ["Wrote SQL"]


def test_columns_know_which_terms_a_resume_holds(posting: ReadPosting) -> None:
    asked = Asked.of(posting.posting, Weights(), FakeEmbedder(256, "fake-256").embed, AS_OF)
    kept = {4: profile("Wrote Python"), 9: profile("Planted trees", "Ran Kubernetes")}
    facets = Facets(POLICY.ranker)
    assert not facets.holds(np.array([4]), asked.keys).any()
    facets.follow(np.array([4, 9]), lambda some: [(n, kept[n]) for n in some])
    holds = facets.holds(np.array([9, 4, 5]), asked.keys)
    python, kubernetes = asked.vocabulary["python"], asked.vocabulary["kubernet"]
    assert holds[:, python].tolist() == [False, True, False]
    assert holds[:, kubernetes].tolist() == [True, False, False]
    assert not holds[:, asked.vocabulary["sql"]].any()


def test_a_resume_that_holds_what_is_named_promises_more(posting: ReadPosting) -> None:
    asked = Asked.of(posting.posting, Weights(), FakeEmbedder(256, "fake-256").embed, AS_OF)
    similar = np.full((2, len(asked.asks)), 0.3)
    holds = np.zeros((2, len(asked.keys)), bool)
    holds[1, asked.vocabulary["python"]] = True
    weights = np.full(len(asked.asks), 1 / len(asked.asks))
    first, second = ranking.promises(asked, similar, holds, {}, POLICY) @ weights
    assert 0.0 < first < second < 1.0


def schooled(education: str, job: str = "March 2020 - May 2020") -> Profile:
    text = f"Eva\n\nExperience\n\nClerk, Acme\n{job}\n- Sold shoes\n\nEducation\n\n{education}\n"
    resume = read_resume(text.encode(), "r.txt").resume
    return Profile.of(resume, FakeEmbedder(256, "fake-256").embed)


def facets_of(*profiles: Profile) -> Facets:
    facets = Facets(POLICY.ranker)
    facets.follow(np.arange(len(profiles)), lambda some: [(n, profiles[n]) for n in some])
    return facets


def degree_asked(text: str) -> Asked:
    read = read_posting(f"Analyst\n\nRequirements\n- {text}\n".encode(), "posting.txt").posting
    return Asked.of(read, Weights(), FakeEmbedder(256, "fake-256").embed, AS_OF)


def test_columns_know_what_the_degree_rule_says_of_each_resume() -> None:
    """A master's in the field .96 or in another .5, a bachelor's .4, no degree .1."""
    facets = facets_of(
        schooled("Bachelor of Science in Statistics, University of Leeds, 2009"),
        schooled("Bachelor of Arts, 2005\n\nMaster of Science in Statistics, Leeds, 2009"),
        schooled("Master of Fine Arts in Painting, Leeds, 2009"),
        profile("Wrote SQL"),
    )
    wanted = degree_asked("Master's degree in statistics").asks[0].needs.degree
    assert wanted is not None
    ruled = facets.ruled(np.array([2, 0, 3, 1, 7]), wanted, AS_OF)
    assert ruled.tolist() == [0.5, 0.25, 0.1, 0.96, 0.1]


def test_columns_know_who_has_worked_in_place_of_a_degree() -> None:
    short, long = "March 2020 - May 2020", "March 2015 - May 2020"
    facets = facets_of(
        schooled("High school diploma, 2001", short), schooled("High school diploma, 2001", long)
    )
    asked = degree_asked("Bachelor's degree in statistics or equivalent experience").asks[0]
    assert asked.needs.degree is not None
    assert asked.needs.degree.experience_instead
    first, second = facets.ruled(np.array([0, 1]), asked.needs.degree, AS_OF).tolist()
    assert first < second == 0.65


def test_a_resume_with_the_degree_that_is_asked_for_promises_more() -> None:
    asked = degree_asked("Master's degree in statistics\n- Writes SQL every day")
    similar = np.full((3, len(asked.asks)), 0.3)
    weights = np.full(len(asked.asks), 1 / len(asked.asks))
    nothing = np.zeros((3, len(asked.keys)), bool)
    ruled = {0: np.array([0.1, 0.4, 0.96])}
    promised = (ranking.promises(asked, similar, nothing, ruled, POLICY) @ weights).tolist()
    plain = (ranking.promises(asked, similar, nothing, {}, POLICY) @ weights).tolist()
    trust = asked.asks[0].trust(POLICY)
    assert promised == sorted(promised)
    assert promised[2] - promised[0] == pytest.approx(trust * 0.86 / 2)
    assert len(set(plain)) == 1


def test_a_degree_is_kept_once_whoever_holds_it() -> None:
    facets = facets_of(
        schooled("Bachelor of Science in Physics, University of Leeds, 2009"),
        schooled("Bachelor of Science in Physics, Oxford, 2011"),
        schooled("Master of Science in Physics, Oxford, 2011"),
    )
    first, second, third = (facets.columns.degrees.values[n] for n in (0, 1, 2))
    assert first == second != third


def test_columns_forget_and_learn() -> None:
    asked: list[int] = []
    one = profile("Python")

    def read(some: Sequence[int]) -> list[tuple[int, Profile]]:
        asked.extend(some)
        return [(n, one) for n in some if n != 3]

    facets = Facets(POLICY.ranker)
    facets.follow(np.array([1, 2, 3]), read)
    assert asked == [1, 2, 3]
    assert facets.chosen(Where(), AS_OF).tolist() == [1, 2]
    facets.follow(np.array([2, 5]), read)
    assert asked == [1, 2, 3, 5]
    assert facets.chosen(Where(), AS_OF).tolist() == [2, 5]
    facets.follow(np.array([3, 4, 5]), read)
    assert facets.chosen(Where(), AS_OF).tolist() == [4, 5]
    assert len(facets.worth(np.array([4 << 20, 5 << 20]))) == 2


def test_filters_choose_who_has_all_that_is_asked() -> None:
    skilled = profile("Wrote Python for the finance reports")
    schooled = read_resume(
        b"Eva\n\nExperience\n\nClerk, Acme\nJanuary 2010 - December 2011\n- Sold shoes\n\n"
        b"Education\n\nMaster of Science in Biology, Leeds, 2009\n",
        "r.txt",
    )
    other = Profile.of(schooled.resume, FakeEmbedder(256, "fake-256").embed)
    kept = {1: skilled, 2: other}
    facets = Facets(POLICY.ranker)
    facets.follow(np.array([1, 2]), lambda some: [(n, kept[n]) for n in some])
    assert facets.chosen(Where(), AS_OF).tolist() == [1, 2]
    assert facets.chosen(Where(terms=("python",)), AS_OF).tolist() == [1]
    assert facets.chosen(Where(degree=3), AS_OF).tolist() == [2]
    assert facets.chosen(Where(degree=5), AS_OF).tolist() == []
    assert facets.chosen(Where(years=3), AS_OF).tolist() == [1]
    assert facets.chosen(Where(years=2), AS_OF).tolist() == [1, 2]
    assert facets.chosen(Where(terms=("python",), degree=3), AS_OF).tolist() == []
    assert facets.chosen(Where(tongues=("zulu",)), AS_OF).tolist() == []
    assert facet_of(other, POLICY.ranker).degree == 4
    assert facets.columns.ranks.tolist() == [0, 4]


def test_months_that_jobs_share_count_once() -> None:
    """January 2020 to June, and April 2020 to December: the year 2020, twelve months."""
    start = Month(2020, 1).index
    jobs: list[list[tuple[int, int | None]]] = [
        [(start + 3, start + 11), (start, start + 5)],
        [],
        [(start, None)],
        [(start, start + 40), (start + 5, start + 6)],
    ]
    rows = Ragged.of([spans(some) for some in jobs], np.empty((0, 2), np.int32))
    assert months(rows, Month(2020, 3)).tolist() == [12, 0, 3, 41]
