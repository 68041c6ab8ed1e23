"""Late interaction: hand-computed nearness, and that company changes no bit."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from index.errors import ModelMismatch
from index.types import Tokens, Vectors
from matcher.late import Embedded, asking, cosines, least_found, maxsim, nearness, products

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


def held(*rows: list[float], model: str = "m") -> Embedded:
    return Embedded.of(vectors(*rows, model=model))


def near(asked: Tokens, others: Tokens) -> list[list[float]]:
    found: list[list[float]] = maxsim(asked, others.rows, others.starts).tolist()
    return found


def test_a_cosine_is_the_dot_product_of_unit_rows() -> None:
    """Of (0.6, 0.8) the larger becomes 127, the other round(95.25) = 95; the length is 158.6."""
    length = (95**2 + 127**2) ** 0.5
    found = cosines(vectors([1, 0], [0, 1]), held([0.6, 0.8], [1, 0], [0, -1]))
    expected = np.array([[95 / length, 1, 0], [127 / length, 0, -1]])
    assert found == pytest.approx(expected, abs=1e-7)


@given(st.integers(0, 2**32 - 1), st.integers(8, 384))
def test_eight_bits_move_a_cosine_by_little(seed: int, dim: int) -> None:
    random = np.random.default_rng(seed)
    rows = random.normal(size=(9, dim)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = cosines(Vectors("m", rows), Embedded.of(Vectors("m", rows)))
    assert np.abs(found - rows.astype(np.float64) @ rows.T.astype(np.float64)).max() < 0.012
    assert found.diagonal() == pytest.approx(np.ones(9), abs=2e-4)


def test_vectors_of_two_models_never_meet() -> None:
    for measure in (cosines, nearness):
        with pytest.raises(ModelMismatch, match="by one and the resume by two"):
            measure(vectors([1, 0], model="one"), held([1, 0], model="two"))
    one, two = drawn(1, 2), Embedded.of(drawn(2, 2))
    with pytest.raises(ModelMismatch, match="by other and the resume by m"):
        nearness(Vectors("other", one.rows, one.tokens), two)


def test_every_token_of_a_query_finds_its_nearest_in_the_passage() -> None:
    """A finds A (1), B finds B (1): mean 1. In the second passage B finds only A (0): mean 0.5."""
    assert near(tokens([A, B]), tokens([B, C, A], [A])) == [[1.0, 0.5]]


def test_a_token_counts_by_its_gate() -> None:
    """A (gate 3) finds A: 1; B (gate 1) finds A: 0. (3 * 1 + 1 * 0) / 4."""
    assert near(tokens([A, B], gates=[3, 1]), tokens([A])) == [[0.75]]


def test_a_query_that_asks_nothing_is_near_to_nothing() -> None:
    assert near(tokens([A], gates=[0]), tokens([A])) == [[0.0]]


def test_nothing_held_gives_no_columns() -> None:
    nothing = np.empty((0, 2), np.int8)
    assert maxsim(tokens([A]), nothing, np.zeros(1, np.int64)).shape == (1, 0)


def test_without_tokens_nearness_is_the_cosine() -> None:
    asked, others = vectors([1, 0]), held([0.6, 0.8])
    assert np.array_equal(nearness(asked, others), cosines(asked, others))


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_what_stands_beside_a_text_changes_no_bit(queries: int, passages: int, seed: int) -> None:
    asked, others = drawn(seed, queries), drawn(seed + 1, passages)
    for measure in (nearness, cosines):
        together = measure(asked, Embedded.of(others))
        for i in range(queries):
            assert np.array_equal(measure(picked(asked, i), Embedded.of(others))[0], together[i])
        for j in range(passages):
            alone = measure(asked, Embedded.of(picked(others, j)))
            assert np.array_equal(alone[:, 0], together[:, j])


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_resumes_together_are_as_near_as_each_alone(sizes: list[int], seed: int) -> None:
    asked = drawn(seed, 5)
    each = [Embedded.of(drawn(seed + n, size)) for n, size in enumerate(sizes, start=1)]
    joined = Embedded.joined(each)
    for measure in (nearness, cosines):
        alone = np.concatenate([measure(asked, one) for one in each], axis=1)
        assert np.array_equal(measure(asked, joined), alone)


def test_many_tokens_are_worked_on_in_runs_with_the_same_result() -> None:
    """9,000 passages of up to 8 tokens, against 40 queries: several runs of each length."""
    asked, others = drawn(1, 40), drawn(2, 9_000)
    assert others.tokens is not None
    found = nearness(asked, Embedded.of(others))
    for j in range(8_950, 9_000):
        assert np.array_equal(nearness(asked, Embedded.of(picked(others, j)))[:, 0], found[:, j])


@given(st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_tokens_that_ask_nothing_can_be_left_out_of_a_query(queries: int, seed: int) -> None:
    asked, others = drawn(seed, queries).tokens, drawn(seed + 1, 4).tokens
    assert asked is not None
    assert others is not None
    gates = np.where(np.arange(len(asked.gates)) % 3 == 0, 0, asked.gates).astype(np.float32)
    some = Tokens(asked.rows, asked.starts, gates, asked.priors)
    assert near(asking(some), others) == near(some, others)
    assert len(asking(some)) == queries


def test_products_take_one_thread() -> None:
    cosines(vectors([1, 0]), held([1, 0]))
    libraries = [one for one in threadpool_info() if "numpy" in one["filepath"]]
    assert all(one["num_threads"] == 1 for one in libraries)


def test_the_worst_found_word_is_the_least_of_those_that_ask() -> None:
    """A is found whole (1) and B not at all (0); B's gate of 0.2 is below 0.3 of the largest."""
    others = tokens([A])
    for gate, least in ((1.0, 0.0), (0.2, 1.0)):
        asked = tokens([A, B], [A], gates=[1.0, gate, 1.0])
        best = products(asked, others.rows, others.starts)
        assert least_found(asked, best).tolist() == [[least, 1.0]]


def test_a_query_of_which_no_word_asks_has_a_worst_found_word() -> None:
    asked = tokens([A, B], gates=[0.0, 0.0])
    others = tokens([A])
    assert least_found(asked, products(asked, others.rows, others.starts)).tolist() == [[0.0]]
