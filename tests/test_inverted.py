"""The inverted file and the views over it, against the plain answers on the same vectors."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.ann import choose, codes
from index.ann.choose import Parts
from index.ann.flat import Flat
from index.ann.inverted import Inverted
from index.ann.keys import Keys, Rows, members, runs, spread
from index.ann.nearest import Nearest, Worth, maxsim
from index.ann.view import Segment, View

DIM = 32
DOCUMENTS, PASSAGES = 2_000, 5


def clustered(documents: int, seed: int, dim: int = DIM) -> tuple[Keys, Rows]:
    """Documents of five passages about one of 40 matters each; numbers from 1."""
    rng = np.random.default_rng(seed)
    matters = rng.standard_normal((40, dim))
    about = np.repeat(rng.integers(40, size=documents), PASSAGES)
    rows = matters[about] + 0.8 * rng.standard_normal((documents * PASSAGES, dim))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    numbers = np.repeat(np.arange(1, documents + 1), PASSAGES)
    keys = (numbers << 20) + np.tile(np.arange(PASSAGES), documents)
    return keys.astype(np.int64), (rows / np.linalg.norm(rows, axis=1)[:, None]).astype(np.float32)


def parts_of(keys: Keys, rows: Rows) -> Parts:
    return lambda: [(keys[at : at + 999], rows[at : at + 999]) for at in range(0, len(keys), 999)]


def plain(
    keys: Keys, rows: Rows, queries: Rows, weights: NDArray[np.float64], k: int
) -> dict[int, float]:
    """By the definition: every document whose MaxSim is that of the k-th or more."""
    similar = rows.astype(np.float64) @ queries.astype(np.float64).T
    numbers = keys >> 20
    sums = {
        int(n): round(float(similar[numbers == n].max(axis=0) @ weights), 9)
        for n in np.unique(numbers)
    }
    least = sorted(sums.values(), reverse=True)[: min(k, len(sums))][-1]
    return {number: total for number, total in sums.items() if total >= least}


def told(found: Nearest, weights: NDArray[np.float64]) -> dict[int, float]:
    return dict(zip(found.numbers.tolist(), found.totals(weights).tolist(), strict=True))


@pytest.fixture(scope="module")
def large() -> tuple[Keys, Rows, Inverted]:
    keys, rows = clustered(DOCUMENTS, 1)
    return keys, rows, Inverted.build(DIM, parts_of(keys, rows))


QUERIES = clustered(6, 1)[1][::5]
WEIGHTS = np.array([2.0, 1.0, 1.0, 0.5, 0.0, 1.0])


def test_a_code_depends_on_its_vector_alone_and_codes_again_as_itself() -> None:
    rows = clustered(50, 3)[1]
    coded = codes.encode(rows)
    assert [codes.encode(rows[at : at + 1])[0].tolist() for at in range(250)] == coded.tolist()
    assert np.array_equal(codes.encode(codes.decode(coded)), coded)


def test_components_that_leave_the_range_are_clipped() -> None:
    assert codes.encode(np.eye(1, 384, dtype=np.float32)).tolist()[0][:2] == [255, 127]


@settings(max_examples=40, deadline=None)
@given(
    documents=st.integers(1, 60),
    k=st.integers(1, 70),
    seed=st.integers(0, 999),
    share=st.floats(0, 1),
)
def test_a_scan_finds_what_the_definition_says(
    documents: int, k: int, seed: int, share: float
) -> None:
    keys, rows = clustered(documents, seed, 8)
    queries = clustered(2, seed + 1, 8)[1][:6]
    flat = Flat.build(8, parts_of(keys, rows)())
    among = np.flatnonzero(np.random.default_rng(seed).random(documents) < share) + 1
    without = among[::3]
    left = np.setdiff1d(among, without)
    found = told(flat.best(queries, WEIGHTS, k, among, without), WEIGHTS)
    kept = members(keys >> 20, left)
    expected = plain(keys[kept], rows[kept], queries, WEIGHTS, k) if len(left) else {}
    assert found == pytest.approx(expected, abs=2e-9)


def test_what_passages_are_worth_is_added_before_the_best_is_taken() -> None:
    """Query (1, 0): document 1 has .6 + .5 and 1.0, document 2 has .8 + .1."""
    keys = np.array([1 << 20, (1 << 20) + 1, 2 << 20])
    rows = np.array([[0.6, 0.8], [1, 0], [0.8, 0.6]], np.float32)
    flat = Flat.build(2, [(keys, rows)])
    worth = dict(zip(keys.tolist(), [0.5, 0.0, 0.1], strict=True))
    found = flat.best(
        np.array([[1, 0]], np.float32),
        np.ones(1),
        2,
        worth=Worth(lambda some: np.array([worth[int(key)] for key in some], np.float32)),
    )
    assert told(found, np.ones(1)) == pytest.approx({1: 1.1, 2: 0.9})


@pytest.mark.parametrize("second", [0.0, 0.35])
def test_lists_count_passages_as_a_scan_of_their_rows_does(
    large: tuple[Keys, Rows, Inverted], second: float
) -> None:
    """An eighth of the passages counts for nothing, never the first of a document."""
    keys, rows, lists = large

    def of(some: Keys) -> NDArray[np.float32]:
        worth = (some % 7 / 50).astype(np.float32)
        return np.where(some % 8 == 1, -np.inf, worth).astype(np.float32)

    found = lists.best(QUERIES, WEIGHTS, DOCUMENTS, worth=Worth(of, second))
    order = np.argsort(found.numbers)
    starts = np.flatnonzero(np.diff(keys >> 20, prepend=-1))
    coded = codes.decode(codes.encode(rows))
    expected = maxsim(coded, starts, QUERIES.astype(np.float64), of(keys), second)
    assert found.numbers[order].tolist() == np.unique(keys >> 20).tolist()
    assert found.similar[order] == pytest.approx(expected, abs=1e-5)


def worth_by_chance(keys: Keys) -> NDArray[np.float32]:
    """From 0 to 1, and the same for a key whenever it is asked."""
    return ((keys * 2_654_435_761 >> 7) % 1_000 / 1_000).astype(np.float32)


def test_a_guess_goes_by_what_passages_are_worth(large: tuple[Keys, Rows, Inverted]) -> None:
    keys, rows, lists = large
    """By nearness alone 14 of the best 20 would be among the 60 that are looked at."""
    worth = Worth(worth_by_chance, known=DOCUMENTS)
    found = lists.best(QUERIES, WEIGHTS, 20, worth=worth, probed=lists.lists, rescored=60)
    starts = np.flatnonzero(np.diff(keys >> 20, prepend=-1))
    sums = maxsim(rows, starts, QUERIES, worth_by_chance(keys)) @ WEIGHTS
    best = (keys >> 20)[starts][np.argsort(-sums)[:20]]
    assert np.isin(best, found.numbers).sum() >= 18


def test_what_rows_are_worth_is_asked_again_once_more_documents_are_known() -> None:
    keys, rows = clustered(DOCUMENTS, 3)
    lists = Inverted.build(DIM, parts_of(keys, rows))
    asked = []

    def of(some: Keys) -> NDArray[np.float32]:
        asked.append(len(some))
        return np.zeros(len(some), np.float32)

    whole = []
    for known in (100, 100, 109, 111, 111):
        asked.clear()
        lists.best(QUERIES, WEIGHTS, 5, worth=Worth(of, known=known), rescored=50)
        whole.append(sum(asked) > len(keys))
    assert whole == [True, False, False, True, False]


def test_the_lists_hold_every_row_once(large: tuple[Keys, Rows, Inverted]) -> None:
    keys, rows, lists = large
    found = [(k, r) for k, r in lists.parts()]
    assert np.array_equal(np.concatenate([k for k, _ in found]), keys)
    assert lists.holds(np.arange(len(keys)), rows)
    assert not lists.holds(np.arange(len(keys)), rows[::-1])


def test_all_lists_searched_agree_with_a_scan(large: tuple[Keys, Rows, Inverted]) -> None:
    _, rows, lists = large
    coded = codes.decode(codes.encode(rows))
    near = lists.near(QUERIES, 20, probed=lists.lists)
    for query, (found, similar) in zip(QUERIES, near, strict=True):
        best = np.sort(coded @ query)[::-1]
        assert sorted(similar, reverse=True)[:20] == pytest.approx(best[:20].tolist(), abs=1e-5)
        assert len(set(found.tolist())) == len(found)


def test_most_of_the_best_documents_are_found_by_looking_into_few_lists(
    large: tuple[Keys, Rows, Inverted],
) -> None:
    keys, rows, lists = large
    found = told(
        lists.best(QUERIES, WEIGHTS, 10, probed=round(0.05 * lists.lists), rescored=200), WEIGHTS
    )
    expected = plain(keys, rows, QUERIES, WEIGHTS, 10)
    assert len(found.keys() & expected.keys()) >= 9
    for number in found.keys() & expected.keys():
        assert found[number] == pytest.approx(expected[number], abs=0.02)


@pytest.mark.parametrize("share", [0.01, 0.1, 0.5])
def test_a_search_among_some_is_the_exhaustive_one_filtered_before(
    large: tuple[Keys, Rows, Inverted], share: float
) -> None:
    keys, rows, lists = large
    coded = codes.decode(codes.encode(rows))
    among = np.sort(np.random.default_rng(2).choice(DOCUMENTS, int(DOCUMENTS * share), False)) + 1
    kept = members(keys >> 20, among)
    expected = plain(keys[kept], coded[kept], QUERIES, WEIGHTS, 10)
    found = told(lists.best(QUERIES, WEIGHTS, 10, among), WEIGHTS)
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=1e-5)


def test_leaving_a_few_out_is_choosing_all_others(large: tuple[Keys, Rows, Inverted]) -> None:
    _, _, lists = large
    best = lists.best(QUERIES, WEIGHTS, 10, rescored=200)
    gone = np.sort(best.numbers)[::2]
    among = np.setdiff1d(lists.owners, gone)
    without = lists.best(QUERIES, WEIGHTS, 20, without=gone, rescored=200)
    left = lists.best(QUERIES, WEIGHTS, 20, among, rescored=200)
    assert told(left, WEIGHTS) == told(without, WEIGHTS)
    assert not set(left.numbers.tolist()) & set(gone.tolist())
    assert set(best.numbers.tolist()) - set(gone.tolist()) <= set(left.numbers.tolist())


def test_other_documents_change_no_similarity(large: tuple[Keys, Rows, Inverted]) -> None:
    keys, rows, lists = large
    few = Inverted.build(DIM, parts_of(keys[:500], rows[:500]))
    among = np.arange(1, 101)
    alone = few.best(QUERIES, WEIGHTS, 100, among)
    beside = lists.best(QUERIES, WEIGHTS, 100, among)
    assert told(alone, WEIGHTS) == pytest.approx(told(beside, WEIGHTS), abs=1e-6)


def test_a_saved_file_is_loaded_as_it_was_and_a_flipped_bit_noticed(
    large: tuple[Keys, Rows, Inverted], tmp_path: Path
) -> None:
    keys, rows, lists = large
    path = tmp_path / "a.faiss"
    digest = lists.save(path)
    again = choose.load(path, digest, DIM)
    assert isinstance(again, Inverted)
    assert np.array_equal(again.keys, keys)
    assert again.holds(np.arange(len(keys)), rows)
    assert choose.load(path, digest, DIM + 1) is None
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert choose.load(path, digest, DIM) is None


def test_a_view_grows_into_lists_and_forgets_and_learns_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choose, "SCANNED_WHOLE", 1_000)
    keys, rows = clustered(400, 5)
    view = View(DIM).plus(parts_of(keys[:500], rows[:500]))
    assert view.exact
    assert not view.due
    for at in range(500, 2_000, 500):
        view = view.plus(parts_of(keys[at : at + 500], rows[at : at + 500]))
    assert view.due
    settled = view.settled()
    assert isinstance(settled.segments[0].flat, Inverted)
    assert not settled.due
    assert len(settled) == 2_000
    query = rows[35:36]
    best = settled.best(query, np.ones(1), 1)
    assert best.numbers.tolist() == [8]
    gone = settled.without([8])
    assert 8 not in gone.best(query, np.ones(1), 400).numbers
    assert gone.owners.tolist() == [n for n in range(1, 401) if n != 8]
    back = gone.plus(lambda: [(keys[35:40] + (1000 << 20), rows[35:40])])
    assert back.best(query, np.ones(1), 1).numbers.tolist() == [1008]
    assert 8 not in back.settled().without([1008]).best(query, np.ones(1), 400).numbers


@pytest.mark.parametrize(("gone", "shared"), [(range(5, 20), True), (range(5, 200), False)])
def test_lists_learned_anew_share_what_is_coded_unless_much_of_it_is_gone(
    monkeypatch: pytest.MonkeyPatch, gone: range, shared: bool
) -> None:
    monkeypatch.setattr(choose, "SCANNED_WHOLE", 1_000)
    keys, rows = clustered(500, 6)
    view = View(DIM).plus(parts_of(keys[500:], rows[500:]))  # documents 101 to 500
    view = view.without([n + 100 for n in gone])
    view = view.plus(parts_of(keys[:500], rows[:500]))  # and those with lower numbers later
    before, again = view.segments[0].flat, view.whole()
    assert isinstance(before, Inverted)
    assert isinstance(again, Inverted)
    taken = {id(block) for block in again._blocks.blocks}
    assert taken.issuperset(id(block) for block in before._blocks.blocks) == shared
    left = ~np.isin(keys >> 20, [n + 100 for n in gone])
    assert np.array_equal(again.keys, keys[left])
    assert again.holds(np.arange(len(again)), rows[left])
    assert again.owners.tolist() == np.unique(keys[left] >> 20).tolist()


def test_a_relearned_index_is_saved_without_what_is_gone(
    large: tuple[Keys, Rows, Inverted], tmp_path: Path
) -> None:
    keys, rows, lists = large
    alive = (keys >> 20) % 7 != 0
    again = Inverted.build(DIM, list, beside=[(lists, alive)])
    digest = again.save(tmp_path / "a.faiss")
    loaded = choose.load(tmp_path / "a.faiss", digest, DIM)
    assert loaded is not None
    assert loaded.held == len(again) == int(alive.sum())
    assert again.held == len(keys)
    assert loaded.holds(np.arange(len(loaded)), rows[alive])
    assert told(loaded.best(QUERIES, WEIGHTS, 10), WEIGHTS) == pytest.approx(
        told(again.best(QUERIES, WEIGHTS, 10), WEIGHTS)
    )


def test_a_search_for_rows_gives_all_that_codes_leave_in_doubt() -> None:
    """Forty rows at the same cosine, .6, to the query: all are given, whichever code is higher."""
    rng = np.random.default_rng(1)
    rows = np.zeros((5_000, 256), np.float32)
    rows[:, 128:] = rng.standard_normal((5_000, 128)) / 128**0.5
    rows[:40, 1:128] = 0.8 * rng.standard_normal((40, 127))
    rows[:40, 128:] = 0
    rows[:40, 1:128] *= 0.8 / np.linalg.norm(rows[:40, 1:128], axis=1, keepdims=True)
    query = np.zeros((1, 256), np.float32)
    query[0, :9] = 1 / 3
    rows[:40, :9] = 0.2
    rows[40:, :9] = 0
    left = 1 - (rows[:40, :9] ** 2).sum(axis=1)
    rows[:40, 9:128] *= np.sqrt(left / (rows[:40, 9:128] ** 2).sum(axis=1))[:, None]
    keys = np.arange(1, 5_001) << 20
    lists = Inverted.build(256, lambda: [(keys, rows)])
    found = View(256, [Segment(lists)]).near(query, 5)[0][0]
    assert set(found.tolist()) == set(keys[:40].tolist())


def test_groups_and_runs() -> None:
    assert list(runs(np.array([3, 3, 5, 9, 9]))) == [(3, 0, 2), (5, 2, 3), (9, 3, 5)]
    assert spread(np.array([7, 2]), np.array([2, 3])).tolist() == [7, 8, 2, 3, 4]
    assert spread(np.empty(0, np.int64), np.empty(0, np.int64)).tolist() == []


@pytest.mark.parametrize("span", [30, 10_000_000])
def test_members_near_each_other_and_far_apart(span: int) -> None:
    rng = np.random.default_rng(3)
    values = rng.integers(-span, span, 200)
    ordered = np.unique(np.concatenate([values[:20], rng.integers(-span // 2, span // 2, 20)]))
    found = members(values, ordered).tolist()
    assert found == [value in set(ordered.tolist()) for value in values.tolist()]
    assert not members(values, ordered[:0]).any()


def test_a_segment_knows_who_is_gone(large: tuple[Keys, Rows, Inverted]) -> None:
    segment = Segment(large[2]).without([2, 7])
    assert segment.gone is not None
    assert segment.gone.tolist() == [2, 7]
    assert len(segment) == (DOCUMENTS - 2) * PASSAGES
