"""What a resume alone determines: terms, stance, vectors, facts; and the bytes it is kept as."""

from random import Random

import numpy as np
import pytest

from index.types import Tokens, Vectors
from matcher.blind import blind
from matcher.pairing import best_first
from matcher.profile import Profile
from matcher.service import read_resume
from tests.fakes import FakeEmbedder

RESUME = b"""Ann Lee
ann@example.org

Summary

Engineer with nine years of experience.

Experience

Data Engineer, Harbour Foods
Jan 2018 - Dec 2021
- Ann leads her team of four.
- Python, Airflow, SQL (basic)
- No experience with Java.
- Python, Airflow, SQL (basic)

Education

BSc Computer Science, 2016
"""


class TokenEmbedder(FakeEmbedder):
    """A fake with tokens: one a word."""

    def embed(self, texts: list[str]) -> Vectors:  # type: ignore[override]
        found = super().embed(texts)
        sizes = [len(text.split()) for text in texts]
        random = np.random.default_rng(len(texts))
        return Vectors(
            found.model,
            found.rows,
            Tokens(
                random.integers(-127, 128, (sum(sizes), 4)).astype(np.int8),
                np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
                random.random(sum(sizes)).astype(np.float32),
                random.random(len(texts)).astype(np.float32),
            ),
        )


def profile(embedder: FakeEmbedder | None = None) -> Profile:
    resume = read_resume(RESUME, "resume.txt").resume
    return Profile.of(resume, (embedder or FakeEmbedder()).embed)


def place(text: str, found: Profile) -> int:
    return next(n for n, offer in enumerate(found.offers) if text in offer.text)


def test_name_and_pronouns_are_left_out_of_what_is_compared() -> None:
    found = profile()
    offer = found.offers[place("leads her team", found)]
    assert offer.compared.split() == ["leads", "their", "team", "of", "four."]
    assert "Ann leads her team" in offer.text


def test_the_name_goes_whole_and_a_lone_initial_stays() -> None:
    assert blind("Ann C. Lee writes C", "Ann C. Lee").split() == ["writes", "C"]


def test_a_text_that_stands_twice_is_one_candidate_where_it_scores_best() -> None:
    found = profile()
    twice = [n for n, offer in enumerate(found.offers) if "SQL (basic)" in offer.text]
    assert len(twice) == 2
    for best, other in (twice, reversed(twice)):
        scores = np.zeros(len(found.offers))
        scores[best], scores[other] = 2.0, 1.0
        order = best_first(scores, found).tolist()
        assert order[0] == best
        assert other not in order
        assert len(order) == len(found.offers) - 1


def test_a_plain_clause_is_clear_of_what_another_clause_plays_down() -> None:
    found = profile()
    here = place("SQL (basic)", found)
    assert found.slight[here]
    assert here in found.clear["python"]
    assert here not in found.clear.get("sql", ())


def test_a_denial_is_told() -> None:
    found = profile()
    assert found.denying[place("Java", found)]
    assert not found.denying[place("Python", found)]


@pytest.mark.parametrize("embedder", [FakeEmbedder(), TokenEmbedder()])
def test_a_profile_comes_back_from_its_bytes_as_it_was(embedder: FakeEmbedder) -> None:
    made = profile(embedder)
    content = made.to_bytes()
    read = Profile.from_bytes(made.document_id, made.name, content)
    assert read.to_bytes() == content
    assert read.offers == made.offers
    assert read.facts == made.facts
    assert {t: list(p) for t, p in read.held.items()} == dict(made.held)
    assert np.array_equal(read.vectors.rows, made.vectors.rows)


def test_bytes_that_are_no_profile_are_refused() -> None:
    content = profile(TokenEmbedder()).to_bytes()
    random = Random(7)
    for size in (0, 3, 10, len(content) - 1, len(content) // 2):
        with pytest.raises(ValueError, match=r"\w"):
            Profile.from_bytes("d", "n", content[:size])
    with pytest.raises(ValueError, match="should have"):
        Profile.from_bytes("d", "n", content + random.randbytes(4))


def test_a_profile_of_another_form_is_refused() -> None:
    content = profile().to_bytes().replace(b'"form":2', b'"form":9', 1)
    with pytest.raises(ValueError, match="form 9"):
        Profile.from_bytes("d", "n", content)
