"""Late interaction: hand-computed nearness, and that company changes no bit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelMismatch
from index.types import Tokens, Vectors
from matcher.late import asking, cosines, maxsim, nearness

A, B, C = [127, 0], [0, 127], [-127, 0]


def tokens(*texts: list[list[int]], gates: list[float] | None = None) -> Tokens:
    rows = np.array([row for text in texts for row in text], np.int8)
    starts = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    weights = np.array(gates if gates is not None else [1.0] * len(rows), np.float32)
    return Tokens(rows, starts, weights, np.zeros(len(texts), np.float32))


def vectors(*rows: list[float], model: str = "m") -> Vectors:
    return Vectors(model, np.array(rows, dtype=np.float32))


def drawn(seed: int, texts: int, most: int = 9) -> Vectors:
    random = np.random.default_rng(seed)
    sizes = random.integers(1, most, texts)
    rows = random.normal(size=(texts, 32)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = Tokens(
        random.integers(-127, 128, (sizes.sum(), 8)).astype(np.int8),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        random.random(sizes.sum()).astype(np.float32),
        np.zeros(texts, np.float32),
    )
    return Vectors("m", rows, found)


def picked(some: Vectors, number: int) -> Vectors:
    assert some.tokens is not None
    part = slice(int(some.tokens.starts[number]), int(some.tokens.starts[number + 1]))
    one = Tokens(
        some.tokens.rows[part],
        np.array([0, part.stop - part.start], np.int64),
        some.tokens.gates[part],
        some.tokens.priors[number : number + 1],
    )
    return Vectors(some.model, some.rows[number : number + 1], one)


def test_a_cosine_is_the_dot_product_of_unit_rows() -> None:
    found = cosines(vectors([1, 0], [0, 1]), vectors([0.6, 0.8], [1, 0], [0, -1]))
    assert found == pytest.approx(np.array([[0.6, 1, 0], [0.8, 0, -1]]), abs=1e-6)


def test_vectors_of_two_models_never_meet() -> None:
    with pytest.raises(ModelMismatch, match="by one and the resume by two"):
        cosines(vectors([1, 0], model="one"), vectors([1, 0], model="two"))


def test_every_token_of_a_query_finds_its_nearest_in_the_passage() -> None:
    """A finds A (1), B finds B (1): mean 1. In the second passage B finds only A (0): mean 0.5."""
    assert maxsim(tokens([A, B]), tokens([B, C, A], [A])).tolist() == [[1.0, 0.5]]


def test_a_token_counts_by_its_gate() -> None:
    """A (gate 3) finds A: 1; B (gate 1) finds A: 0. (3 * 1 + 1 * 0) / 4."""
    assert maxsim(tokens([A, B], gates=[3, 1]), tokens([A])).tolist() == [[0.75]]


def test_a_query_that_asks_nothing_is_near_to_nothing() -> None:
    assert maxsim(tokens([A], gates=[0]), tokens([A])).tolist() == [[0.0]]


def test_nothing_held_gives_no_columns() -> None:
    empty = Tokens(
        np.empty((0, 2), np.int8), np.zeros(1, np.int64), np.empty(0, np.float32),
        np.empty(0, np.float32),
    )  # fmt: skip
    assert maxsim(tokens([A]), empty).shape == (1, 0)


def test_without_tokens_nearness_is_the_cosine() -> None:
    asked, held = vectors([1, 0]), vectors([0.6, 0.8])
    assert np.array_equal(nearness(asked, held), cosines(asked, held))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_what_stands_beside_a_text_changes_no_bit(queries: int, passages: int, seed: int) -> None:
    asked, held = drawn(seed, queries), drawn(seed + 1, passages)
    for measure in (nearness, cosines):
        together = measure(asked, held)
        for i in range(queries):
            assert np.array_equal(measure(picked(asked, i), held)[0], together[i])
        for j in range(passages):
            assert np.array_equal(measure(asked, picked(held, j))[:, 0], together[:, j])


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_tokens_that_ask_nothing_can_be_left_out_of_a_query(queries: int, seed: int) -> None:
    asked, held = drawn(seed, queries).tokens, drawn(seed + 1, 4).tokens
    assert asked is not None
    assert held is not None
    gates = np.where(np.arange(len(asked.gates)) % 3 == 0, 0, asked.gates).astype(np.float32)
    some = Tokens(asked.rows, asked.starts, gates, asked.priors)
    assert np.array_equal(maxsim(asking(some), held), maxsim(some, held))
    assert len(asking(some)) == queries
