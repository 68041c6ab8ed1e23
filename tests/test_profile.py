"""What a resume alone determines: terms, stance, vectors, facts; and the bytes it is kept as."""

import zlib
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from index.types import Quality, Span, Tokens, Vectors
from matcher.blind import blind
from matcher.incidence import Incidence
from matcher.kept import Told
from matcher.late import Embedded
from matcher.lexicon.stance import Stance
from matcher.offers import DENIES, SLIGHT, Lines, Offer
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
        order = best_first(scores, found.lines).tolist()
        assert order[0] == best
        assert other not in order
        assert len(order) == len(found.offers) - 1


def test_a_plain_clause_is_clear_of_what_another_clause_plays_down() -> None:
    found = profile()
    here = place("SQL (basic)", found)
    assert found.lines.has(SLIGHT)[here]
    assert here in found.clear.of_term("python")
    assert here in found.held.of_term("sql")
    assert here not in found.clear.of_term("sql")


def test_a_denial_is_told() -> None:
    found = profile()
    denying = found.lines.has(DENIES)
    assert denying[place("Java", found)]
    assert not denying[place("Python", found)]


@pytest.mark.parametrize("embedder", [FakeEmbedder(), TokenEmbedder()])
def test_a_profile_comes_back_from_its_bytes_as_it_was(embedder: FakeEmbedder) -> None:
    made = profile(embedder)
    content = made.to_bytes()
    read = Profile.from_bytes(made.document_id, made.name, content)
    assert read.to_bytes() == content
    assert read.offers == made.offers
    assert read.facts == made.facts
    assert read.quality == made.quality
    for one, other in (
        (read.embedded, made.embedded),
        (read.lines, made.lines),
        (read.held, made.held),
        (read.clear, made.clear),
    ):
        for name in one.__slots__:
            assert np.array_equal(getattr(one, name), getattr(other, name))  # type: ignore[arg-type]


def test_arrays_are_read_where_they_lie() -> None:
    content = profile(TokenEmbedder()).to_bytes()
    read = Profile.from_bytes("d", "n", content)
    lying = np.frombuffer(content, np.uint8)
    for array in (read.embedded.rows, read.embedded.tokens, read.held.keys, read.lines.words):
        assert array is not None
        assert array.flags.aligned
        assert np.shares_memory(lying, array)


def test_a_resume_of_very_many_passages_is_kept_whole() -> None:
    """70,000 passages: their places need more than two bytes."""
    count = 70_000
    offer = Offer("Kept the keys", Span(0, 13), "skills", "Kept the keys", 3, Stance())
    offers = (offer,) * (count - 1) + (replace(offer, text="Python", label="summary"),)
    vectors = Vectors("m", np.ones((count, 1), np.float32))
    made = Profile(
        document_id="d",
        name="n",
        quality=Quality(unreadable=(2,), unknown=0.25),
        embedded=Embedded.of(vectors),
        lines=Lines.of(offers),
        held=Incidence.of({"python": [count - 1], "key": range(count - 1)}),
        clear=Incidence.of({}),
        told=Told(offers, profile().facts),
    )
    read = Profile.from_bytes("d", "n", made.to_bytes())
    assert read.held.of_term("python") == (count - 1,)
    assert read.lines.by_text[-1] == count - 1
    assert read.offers[-1] == offers[-1]
    assert read.quality == made.quality


@pytest.mark.parametrize("embedder", [FakeEmbedder(), TokenEmbedder()])
def test_damaged_bytes_are_refused_wherever_the_damage_is(embedder: FakeEmbedder) -> None:
    content = profile(embedder).to_bytes()
    random = Random(7)
    for _ in range(600):
        at = random.randrange(len(content))
        damaged = bytearray(content)
        damaged[at] ^= 1 << random.randrange(8)
        with pytest.raises(ValueError, match=r"\w"):
            Profile.from_bytes("d", "n", bytes(damaged))


def test_bytes_that_are_no_profile_are_refused() -> None:
    content = profile(TokenEmbedder()).to_bytes()
    random = Random(7)
    sizes = (0, 3, 10, 11, 12, 40, len(content) - 1, len(content) // 2)
    for some in (*(content[:size] for size in sizes), content + random.randbytes(4), b"{}" * 99):
        with pytest.raises(ValueError, match=r"\w"):
            Profile.from_bytes("d", "n", some)


def test_bytes_that_lie_about_their_lengths_are_refused() -> None:
    """With a checksum that is right: a head of other sizes, and one that is no head."""
    content = profile().to_bytes()
    for old, new in ((b"[", b"]"), (b",32,", b",31,"), (b",32,", b',"",'), (b"false", b"true ")):
        body = content[8:].replace(old, new, 1)
        assert body != content[8:]
        lying = content[:4] + zlib.crc32(body).to_bytes(4, "little") + body
        with pytest.raises(ValueError, match=r"\w"):
            Profile.from_bytes("d", "n", lying)


def test_a_profile_of_another_form_is_refused() -> None:
    content = bytearray(profile().to_bytes())
    content[3] = 9
    with pytest.raises(ValueError, match="form 9"):
        Profile.from_bytes("d", "n", bytes(content))


STUDENT = """Ann Lee

Experience

Analyst, Harbour Foods
Jan 2018 - Dec 2021
- Wrote Python scripts that merge sales files.

Education

Programming in Python, Portland Community College, evening course, 2023
- Python exercises: loops, functions and a game.

BSc Mathematics, Linfield University, 2011 - 2015
- Fitted models in Python for the rowing club.

Courses:
Machine learning
- Trained networks on small pictures.

Projects

Statistics, Coursera, 2024
- Fitted a survival curve in R.

Tide clock, 2022
- Read the tide tables in C.
"""


def test_what_stands_under_a_course_is_a_lesser_degree_of_what_it_names() -> None:
    found = Profile.of(read_resume(STUDENT.encode(), "r.txt").resume, FakeEmbedder().embed)
    slight = found.lines.has(SLIGHT)
    assert slight[place("exercises", found)]
    assert not slight[place("sales files", found)]
    assert not slight[place("rowing club", found)]
    assert slight[place("small pictures", found)]
    assert slight[place("survival curve", found)]
    assert not slight[place("tide tables", found)]
