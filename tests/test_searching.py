"""Who shows one requirement, and which postings fit a resume: the same pairs from other sides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.corpus import Corpus
from index.readers.content import Limits
from index.types import Tokens, Vectors
from matcher import suited
from matcher.errors import BadRequest
from matcher.facets import Where
from matcher.policy import shipped
from matcher.prepared import Remembered, from_bytes, to_bytes
from matcher.searching import LONGEST, posting_of
from matcher.service import ReadPosting, Service, read_posting
from matcher.types import Kind, Level, Month, Verdict
from matcher.weights import Weights
from tests.fakes import FakeEmbedder

POLICY = replace(shipped(), partial=0.2)  # a model of no meaning shows little
POSTING = b"""Data Engineer

Responsibilities:
- Run Kubernetes clusters for the company

Minimum qualifications:
- Experience with Python and SQL
- Mentored engineers on the platform team
- Must be authorized to work in Norway

Preferred qualifications:
- Ran Kubernetes clusters
"""
OTHER = b"""Head Gardener

Minimum qualifications:
- Experience planting trees along rivers
- Experience pruning
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
    """Resume `number` holds the lines `number`, `number + 1` and `number + 3` of the seven."""
    lines = "\n".join(f"- {LINES[(number + step) % 7]}" for step in (0, 1, 3))
    return (
        f"Ana Beispiel{number}\nana{number}@example.org\n\nExperience\n\nWorker, Acme {number}\n"
        f"2015 - {2016 + number % 9}\n{lines}\n"
    ).encode()


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    embedder = FakeEmbedder(256, "fake-256")
    corpora = Corpus.in_memory(embedder), Corpus.in_memory(embedder)
    with Service(*corpora, POLICY, Limits(), Month(2024, 1)) as opened:
        for number in range(14):
            opened.add_resume(resume_of(number), f"{number}.txt")
        opened.add_posting(POSTING, "data.txt")
        opened.add_posting(OTHER, "garden.txt")
        yield opened


@pytest.fixture
def posting() -> ReadPosting:
    return read_posting(POSTING, "posting.txt")


def test_every_showing_is_the_pair_of_the_single_match(
    service: Service, posting: ReadPosting
) -> None:
    for number, level in ((1, "responsibility"), (2, "minimum"), (3, "minimum"), (5, "preferred")):
        found = service.search_requirement_of(posting, number, 100)
        assert found.requirement == posting.posting.requirements[number - 1]
        assert (found.number, found.posting_id) == (number, posting.posting.document_id)
        assert found.showings, level
        for one in found.showings:
            everything = Weights(minimum=1, preferred=1, responsibility=1)
            whole = service.match(posting, service.resume(one.resume_id), everything)
            assert one.pair == whole.pairs[number - 1]


def test_all_that_show_it_are_found_best_first_and_none_that_do_not(
    service: Service, posting: ReadPosting
) -> None:
    found = service.search_requirement_of(posting, 3, 100)
    expected = {}
    for kept in service.listing():
        pair = service.match(posting, service.resume(kept.id)).pairs[1]
        assert pair.requirement.text == "Mentored engineers on the platform team"
        if pair.verdict in (Verdict.MET, Verdict.PARTIAL):
            expected[kept.id] = pair.coverage
    assert {one.resume_id: one.pair.coverage for one in found.showings} == expected
    order = [(-one.pair.coverage, one.resume_id) for one in found.showings]
    assert order == sorted(order)
    assert 0 < len(expected) < 14
    assert found.considered == found.corpus_size == 14
    assert service.search_requirement_of(posting, 3, 2).showings == found.showings[:2]


def test_the_line_is_quoted_with_its_place(service: Service) -> None:
    found = service.search_requirement("Mentored engineers on the platform team", 1)
    (one,) = found.showings
    evidence = one.pair.evidence[0]
    document = service.resume(one.resume_id).document
    assert evidence.quote == evidence.span.of(document.text) == LINES[2]


def test_a_text_is_judged_as_the_same_line_of_a_posting(
    service: Service, posting: ReadPosting
) -> None:
    text = posting.posting.requirements[1].text
    alone = service.search_requirement(f"  - {text}\n", 100)
    inside = service.search_requirement_of(posting, 2, 100)
    assert alone.requirement.text == text
    assert (alone.posting_id, alone.number) == ("", 0)
    told = [(one.resume_id, one.pair.coverage, one.pair.evidence) for one in inside.showings]
    assert [(one.resume_id, one.pair.coverage, one.pair.evidence) for one in alone.showings] == told


def test_what_no_resume_says_is_shown_by_none(service: Service, posting: ReadPosting) -> None:
    assert service.search_requirement_of(posting, 4, 100).showings == ()


def test_filters_are_asked_before(service: Service) -> None:
    everyone = service.search_requirement("Experience with Python", 100)
    some = service.search_requirement("Experience with Python", 100, where=Where(years=5))
    assert 0 < some.corpus_size < everyone.corpus_size
    kept = [one for one in everyone.showings if one in some.showings]
    assert kept == list(some.showings)


def test_a_question_is_one_line() -> None:
    asked = posting_of("5+ years of experience with Java or Scala").requirements
    (one,) = asked
    assert (one.level, one.kind) == (Level.MINIMUM, Kind.YEARS)
    assert [part.text for choice in one.all_of for part in choice.parts][-2:] == ["Java", "Scala"]
    for wrong in ("", "  \n ", "- \n", "Python\nSQL", "x" * (LONGEST + 1)):
        with pytest.raises(BadRequest):
            posting_of(wrong)


def test_a_number_that_the_posting_has_not_is_refused(
    service: Service, posting: ReadPosting
) -> None:
    for number in (0, 6, -1):
        with pytest.raises(BadRequest, match="1 to 5"):
            service.search_requirement_of(posting, number)


def test_postings_for_a_resume_are_its_matches_best_first(service: Service) -> None:
    resume = service.resume(next(iter(service.listing())).id)
    found = service.postings_for(resume)
    assert (found.considered, found.corpus_size) == (2, 2)
    assert [one.posting_title for one in found.matches] == ["Data Engineer", "Head Gardener"]
    for one in found.matches:
        assert one == service.match(service.posting(one.posting_id), resume)
    assert service.postings_for(resume, 1).matches == found.matches[:1]


def test_postings_of_which_nothing_counts_are_left_out(service: Service) -> None:
    resume = service.resume(next(iter(service.listing())).id)
    weights = Weights(minimum=0, preferred=1, responsibility=0)
    found = service.postings_for(resume, weights=weights)
    assert [one.posting_title for one in found.matches] == ["Data Engineer"]
    assert found.considered == 2


def test_weights_of_single_requirements_are_for_one_posting(service: Service) -> None:
    resume = service.resume(next(iter(service.listing())).id)
    with pytest.raises(BadRequest, match="levels"):
        service.postings_for(resume, weights=Weights(numbers=((1, 2.0),)))


TRADES = ["Python", "SQL reports", "Kubernetes clusters", "trees", "shoes", "dinner", "pruning"]


def posting_of_two(number: int) -> bytes:
    """Posting `number` asks for two of the trades, and prefers a third."""
    first, second, third = (TRADES[(number * step + step) % 7] for step in (1, 2, 3))
    return (
        f"Job {number}\n\nMinimum qualifications:\n- Experience with {first}\n"
        f"- Knowledge of {second} in shop {number}\n\nPreferred qualifications:\n- {third}\n"
    ).encode()


@pytest.fixture(scope="module")
def board() -> Iterator[Service]:
    embedder = FakeEmbedder(256, "fake-256")
    corpora = Corpus.in_memory(embedder), Corpus.in_memory(embedder)
    with Service(*corpora, POLICY, Limits(), Month(2024, 1)) as opened:
        opened.add_resume(resume_of(0), "0.txt")
        for number in range(40):
            opened.add_posting(posting_of_two(number), f"{number}.txt")
        yield opened


def test_of_many_postings_the_most_promising_are_matched(
    board: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    resume = board.resume(next(iter(board.listing())).id)
    whole = board.postings_for(resume, 3)
    assert whole.considered == whole.corpus_size == 40
    monkeypatch.setattr(suited, "SCORED_WHOLE", 5)
    monkeypatch.setattr(suited, "FIRST", 12)
    monkeypatch.setattr(suited, "ROUND", 6)
    few = board.postings_for(resume, 3)
    assert 18 <= few.considered < 40
    assert few.matches == whole.matches


def test_a_posting_that_was_removed_fits_nobody(board: Service) -> None:
    resume = board.resume(next(iter(board.listing())).id)
    added = board.add_posting(POSTING, "data.txt")
    assert added.id in [one.posting_id for one in board.postings_for(resume, 50).matches]
    board.remove_posting(added.id)
    assert added.id not in [one.posting_id for one in board.postings_for(resume, 50).matches]


def test_kept_postings_are_embedded_once(service: Service) -> None:
    embedder = FakeEmbedder(256, "fake-256")
    corpora = Corpus.in_memory(embedder), Corpus.in_memory(embedder)
    with Service(*corpora, POLICY, Limits(), Month(2024, 1)) as opened:
        kept = opened.add_resume(resume_of(0), "0.txt")
        opened.add_posting(POSTING, "data.txt")
        before = len(embedder.embedded)
        resume = opened.resume(kept.id)
        every = Weights(minimum=3, preferred=1, responsibility=2)
        found = [opened.postings_for(resume), opened.postings_for(resume, weights=every)]
        assert len(embedder.embedded) == before
        matched = [
            service.match(service.posting(found[0].matches[0].posting_id), resume, w)
            for w in (None, every)
        ]
        assert [one.matches[0].pairs for one in found] == [one.pairs for one in matched]


def vectors_of(texts: Sequence[str]) -> Vectors:
    """Vectors with tokens: text number i has i % 3 of them."""
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(len(texts), 8)).astype(np.float32)
    sizes = [n % 3 for n in range(len(texts))]
    starts = np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
    count = int(starts[-1])
    tokens = Tokens(
        rows=rng.integers(-127, 127, (count, 4)).astype(np.int8),
        starts=starts,
        gates=rng.random(count).astype(np.float32),
        priors=rng.random(len(texts)).astype(np.float32),
    )
    return Vectors("made", rows, tokens)


def test_what_is_remembered_of_texts_is_the_same_to_the_last_bit() -> None:
    texts = [f"text {n}" for n in range(7)]
    made = vectors_of(texts)
    kept = from_bytes(to_bytes(Remembered(tuple(texts), made)))
    wanted = [5, 0, 3, 5]
    found = kept.embed([texts[at] for at in wanted])
    assert found is not None
    assert found.tokens is not None
    assert made.tokens is not None
    assert found.model == "made"
    assert (found.rows == made.rows[wanted]).all()
    for place, at in enumerate(wanted):
        a, b = made.tokens.starts[at : at + 2]
        c, d = found.tokens.starts[place : place + 2]
        assert (found.tokens.rows[c:d] == made.tokens.rows[a:b]).all()
        assert (found.tokens.gates[c:d] == made.tokens.gates[a:b]).all()
        assert found.tokens.priors[place] == made.tokens.priors[at]
    assert kept.embed(["text 1", "another"]) is None


def test_damaged_bytes_are_no_vectors() -> None:
    whole = to_bytes(Remembered(("a", "b"), vectors_of(["a", "b"])))
    for at in range(0, len(whole), 97):
        with pytest.raises(ValueError, match="damaged"):
            from_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
    for other in (whole[: len(whole) // 2], b"nothing", b"\0\0\0\0"):
        with pytest.raises(ValueError, match="no vectors"):
            from_bytes(other)
