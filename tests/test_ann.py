"""The index against the plain answer, and its file against damage."""

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.ann import choose
from index.ann.flat import Flat, use_threads
from index.ann.keys import numbers, places
from index.ann.nearest import maxsim


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def random_rows(n: int, dim: int, seed: int) -> NDArray[np.float32]:
    return unit(np.random.default_rng(seed).standard_normal((n, dim), np.float32))


def flat_of(rows: NDArray[np.float32]) -> Flat:
    return Flat.build(rows.shape[1], [(np.arange(len(rows), dtype=np.int64), rows)])


def answer(rows: NDArray[np.float32], query: NDArray[np.float32], k: int) -> dict[int, float]:
    """By the definition: every row at least as near as the k-th, in float64."""
    similar = (rows.astype(np.float64) * query.astype(np.float64)).sum(axis=1).clip(-1, 1)
    least = sorted(similar, reverse=True)[min(k, len(rows)) - 1]
    return {at: s for at, s in enumerate(similar.tolist()) if s >= least}


def found(flat: Flat, queries: NDArray[np.float32], k: int) -> list[dict[int, float]]:
    near = flat.near(queries, k)
    return [dict(zip(keys.tolist(), sims.tolist(), strict=True)) for keys, sims in near]


@settings(max_examples=60, deadline=None)
@given(
    n=st.integers(1, 300),
    k=st.integers(1, 320),
    queries=st.integers(1, 25),
    seed=st.integers(0, 10_000),
    copies=st.integers(1, 40),
)
def test_faiss_agrees_with_the_plain_answer(
    n: int, k: int, queries: int, seed: int, copies: int
) -> None:
    rows = random_rows(n, 8, seed)
    rows[: min(copies, n)] = rows[0]  # ties, more of them than are asked for
    asked = np.concatenate([rows[:1], random_rows(queries, 8, seed + 1)])
    assert found(flat_of(rows), asked, k) == [answer(rows, query, k) for query in asked]


def test_similarities_are_known_cosines() -> None:
    flat = flat_of(np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], np.float32))
    keys, similar = flat.near(np.array([[1, 0]], np.float32), 4)[0]
    by_key = dict(zip(keys.tolist(), similar.round(6).tolist(), strict=True))
    assert by_key == {0: 1.0, 1: 0.0, 2: 0.6, 3: -1.0}


def test_a_row_is_found_by_itself_with_similarity_one() -> None:
    rows = random_rows(500, 384, 3)
    for at, hits in enumerate(found(flat_of(rows), rows[:40], 1)):
        assert list(hits) == [at]
        assert hits[at] == pytest.approx(1.0, abs=1e-6)
        assert hits[at] <= 1.0


def test_a_query_has_one_answer_alone_and_among_others() -> None:
    rows, queries = random_rows(2000, 384, 1), random_rows(50, 384, 2)
    flat = flat_of(rows)
    together = found(flat, queries, 7)
    assert together == [found(flat, queries[at : at + 1], 7)[0] for at in range(50)]


def test_the_order_of_rows_changes_no_similarity() -> None:
    rows, queries = random_rows(1000, 64, 1), random_rows(3, 64, 2)
    order = np.random.default_rng(0).permutation(1000)
    shuffled = Flat.build(64, [(order.astype(np.int64), rows[order])])
    assert found(shuffled, queries, 9) == found(flat_of(rows), queries, 9)


@pytest.mark.parametrize("copies", [1, 200])
def test_a_search_among_some_rows_finds_these_alone(copies: int) -> None:
    rows, query = random_rows(400, 16, 1), random_rows(1, 16, 2)
    rows[:copies] = rows[0]
    among = np.zeros(400, bool)
    among[::3] = True
    keys, similar = flat_of(rows).near(query, 5, among)[0]
    chosen = np.flatnonzero(among)
    expected = answer(rows[chosen], query[0], 5)
    assert dict(zip(keys.tolist(), similar.tolist(), strict=True)) == {
        int(chosen[at]): s for at, s in expected.items()
    }
    assert len(flat_of(rows).near(query, 5, np.zeros(400, bool))[0][0]) == 0


def test_an_empty_index_finds_nothing() -> None:
    flat = Flat.build(4, [])
    assert len(flat) == 0
    assert [len(keys) for keys, _ in flat.near(np.eye(4, dtype=np.float32), 3)] == [0] * 4
    assert flat_of(np.eye(4, dtype=np.float32)).near(np.empty((0, 4), np.float32), 3) == []


def test_maxsim_by_hand() -> None:
    """Queries (1,0) and (0,1). Group one holds both: 1 + 1. Group two (0.6,0.8): 0.6 + 0.8."""
    rows = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    best = maxsim(rows, np.array([0, 2]), np.eye(2), None)
    assert best.sum(axis=1).round(6).tolist() == [2.0, 1.4]
    worth = np.array([0, 0.5, 0.25], np.float32)
    assert maxsim(rows, np.array([0, 2]), np.eye(2), worth).round(6).tolist() == [
        [1.0, 1.5],
        [0.85, 1.05],
    ]


def test_the_second_nearest_passage_has_its_share() -> None:
    """Query (1,0), half and half. Group one: 1 and 0.6. Group two has no second: 0.8 and 0.

    Group three: 0.4, and a second that is far: no lower than 0.
    """
    rows = np.array([[1, 0], [0.6, 0.8], [0.8, 0.6], [0.4, 0], [-0.5, 0]], np.float32)
    starts = np.array([0, 2, 3])
    best = maxsim(rows, starts, np.array([[1.0, 0.0]]), None, second=0.5)
    assert best.ravel().round(6).tolist() == [0.8, 0.4, 0.2]
    never = np.array([0, -np.inf, 0, 0, 0], np.float32)
    best = maxsim(rows, starts, np.array([[1.0, 0.0]]), never, second=0.5)
    assert best.ravel().round(6).tolist() == [0.5, 0.4, 0.2]


def test_maxsim_over_many_blocks_is_the_plain_one() -> None:
    rows, queries = random_rows(20_000, 8, 1), random_rows(3, 8, 2)
    starts = np.array([0, 1, 9_000, 9_001, 19_999])  # one group is longer than a block
    similar = rows.astype(np.float64) @ queries.astype(np.float64).T
    ends = [*starts[1:].tolist(), len(rows)]
    expected = [similar[a:b].max(axis=0) for a, b in zip(starts, ends, strict=True)]
    found = maxsim(rows, starts, queries.astype(np.float64), None)
    assert found == pytest.approx(np.array(expected), abs=1e-12)


def test_keys_say_document_and_ordinal() -> None:
    keys = np.array([(5 << 20) + 3, 7 << 20], np.int64)
    assert numbers(keys).tolist() == [5, 7]
    assert places(keys) == [(5, 3), (7, 0)]


def test_a_saved_index_is_loaded_as_it_was(tmp_path: Path) -> None:
    flat = Flat.build(8, [(np.array([4, 2, 9], np.int64), random_rows(3, 8, 1))])
    digest = flat.save(tmp_path / "a.faiss")
    again = choose.load(tmp_path / "a.faiss", digest, 8)
    assert again is not None
    assert again.keys.tolist() == [4, 2, 9]
    assert again.rows.tobytes() == flat.rows.tobytes()
    assert [p.name for p in tmp_path.iterdir()] == ["a.faiss"]


def test_one_flipped_bit_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.faiss"
    digest = flat_of(random_rows(10, 8, 1)).save(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert choose.load(path, digest, 8) is None


def test_a_missing_file_or_one_of_another_width_is_no_index(tmp_path: Path) -> None:
    digest = flat_of(random_rows(10, 8, 1)).save(tmp_path / "a.faiss")
    assert choose.load(tmp_path / "b.faiss", digest, 8) is None
    assert choose.load(tmp_path / "a.faiss", digest, 16) is None


def test_an_index_cannot_be_changed() -> None:
    flat = flat_of(random_rows(3, 8, 1))
    with pytest.raises(ValueError, match="read-only"):
        flat.rows[0] = 0
    with pytest.raises(ValueError, match="read-only"):
        flat.keys[0] = 0


def test_threads_search_one_index_together() -> None:
    use_threads(1)
    flat, queries = flat_of(random_rows(3000, 32, 1)), random_rows(5, 32, 2)
    expected = found(flat, queries, 5)
    answers: list[object] = []
    threads = [
        threading.Thread(target=lambda: answers.append(found(flat, queries, 5))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8
