"""Saved columns: the same again, never another's or damaged ones, erased with a resume."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.ann.files import Fill, Out
from index.corpus import Corpus
from matcher import saved
from matcher.columns import Ragged
from matcher.facets import Columns, Facets
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.saved import NAME, SavedFacets, loaded
from matcher.service import read_resume
from tests.fakes import FakeEmbedder

MODEL = FakeEmbedder(256, "fake-256")
TEXTS = [
    f"Ann Example\n\nEXPERIENCE\n\nEngineer, Acme {n}, 2012 - 2019\n"
    f"- Wrote Python service number {n}\n\nEDUCATION\n\n"
    f"Master of Science in Statistics, University of Leeds, {2000 + n}\n"
    for n in range(6)
]


class Desk:
    """A corpus in a folder, with facets of it; counts the profiles that are read."""

    def __init__(self, folder: Path, maker: str = "this", many: int = 4) -> None:
        self.corpus = Corpus.open(folder, MODEL)
        self.read: list[int] = []
        self.none: set[int] = set()
        self.facets = SavedFacets(self.corpus, Facets(shipped().ranker), lambda: maker, many)

    def add(self, *texts: str) -> list[str]:
        found = [read_resume(text.encode(), "r.txt") for text in texts]
        self.corpus.add_many([(one.document, one.resume.passages) for one in found])
        return [one.document.id for one in found]

    def profiles(self, numbers: Sequence[int]) -> Iterator[tuple[int, Profile]]:
        self.read += numbers
        for number, found in self.corpus.ids_of(numbers).items():
            if number not in self.none:
                text = self.corpus.document(found).text
                resume = read_resume(text.encode(), "r.txt").resume
                yield number, Profile.of(resume, MODEL.embed)

    def follow(self) -> Columns:
        found = self.facets.follow(self.profiles).columns
        self.facets.wait()
        return found

    def close(self) -> None:
        self.facets.close()
        self.corpus.close()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def open_one(**how: object) -> Desk:
        desks.append(Desk(tmp_path / "corpus", **how))  # type: ignore[arg-type]
        return desks[-1]

    yield open_one
    for desk in desks:
        desk.close()


def same(one: Columns, other: Columns) -> bool:
    return all(
        np.array_equal(a.starts, b.starts) and np.array_equal(a.values, b.values)
        if isinstance(a := getattr(one, name), Ragged)
        and isinstance(b := getattr(other, name), Ragged)
        else np.array_equal(getattr(one, name), getattr(other, name))
        for name in Columns.__slots__
    )


def test_what_was_saved_is_read_again_and_no_profile_is(opened: Callable[..., Desk]) -> None:
    first = opened()
    first.add(*TEXTS)
    made = first.follow()
    assert len(first.read) == 6
    first.close()
    second = opened()
    assert same(second.follow(), made)
    assert second.facets.facets.schooling.held == first.facets.facets.schooling.held
    assert second.read == []
    second.add(TEXTS[0].replace("Acme 0", "Bolt"))
    assert len(second.follow().numbers) == 7
    assert len(second.read) == 1


def test_few_are_not_worth_a_file(opened: Callable[..., Desk]) -> None:
    desk = opened()
    desk.add(*TEXTS[:3])
    desk.follow()
    assert desk.corpus.aside.place(NAME) is None


@pytest.mark.parametrize("at", [3, 200, -40, -1])
def test_a_damaged_file_is_not_read(opened: Callable[..., Desk], at: int) -> None:
    first = opened()
    first.add(*TEXTS)
    made = first.follow()
    place = first.corpus.aside.place(NAME)
    assert place is not None
    data = bytearray(place.read_bytes())
    data[at] ^= 1
    place.write_bytes(data)
    second = opened()
    assert same(second.follow(), made)
    assert len(second.read) == 6


def test_a_cut_file_is_not_read(opened: Callable[..., Desk]) -> None:
    first = opened()
    first.add(*TEXTS)
    first.follow()
    place = first.corpus.aside.place(NAME)
    assert place is not None
    for size in (0, 10, 1000):
        place.write_bytes(place.read_bytes()[:size])
        second = opened()
        second.follow()
        assert len(second.read) == 6
        place = second.corpus.aside.place(NAME)
        assert place is not None


def test_what_another_program_made_is_not_read(opened: Callable[..., Desk]) -> None:
    first = opened()
    first.add(*TEXTS)
    first.follow()
    second = opened(maker="another")
    second.follow()
    assert len(second.read) == 6


def test_an_erasure_deletes_the_file_and_closing_saves_the_rest(
    opened: Callable[..., Desk],
) -> None:
    first = opened()
    gone, *_ = first.add(*TEXTS)
    first.follow()
    assert first.corpus.aside.place(NAME) is not None
    first.corpus.remove(gone)
    assert first.corpus.aside.place(NAME) is None
    assert len(first.follow().numbers) == 5
    first.close()
    second = opened()
    assert len(second.follow().numbers) == 5
    assert second.read == []


def test_an_erasure_stops_what_is_being_saved(opened: Callable[..., Desk]) -> None:
    desk = opened()
    gone, *_ = desk.add(*TEXTS)

    def fill(out: Out) -> None:
        out.write(b"half")
        desk.corpus.remove(gone)
        out.write(b"the rest")

    erasing: Fill = fill
    assert not desk.corpus.aside.save(NAME, erasing, lambda: True)
    assert desk.corpus.aside.place(NAME) is None
    assert not desk.corpus.aside.save(NAME, lambda out: None, lambda: False)


def test_a_busy_corpus_keeps_no_ranking_waiting(opened: Callable[..., Desk]) -> None:
    """Another process writes: the columns are told at once, and saved another time."""
    desk = opened()
    desk.add(*TEXTS)
    other = opened()
    with other.corpus._store.exclusively():
        start = time.monotonic()
        assert len(desk.facets.follow(desk.profiles).columns.numbers) == 6
        assert time.monotonic() - start < 5  # a writer would wait for ten
        assert desk.corpus.aside.place(NAME) is None
    desk.facets.wait()


def test_many_threads_read_the_file_once(
    opened: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened()
    first.add(*TEXTS)
    first.follow()
    second = opened()
    calls: list[Path] = []

    def counted(path: Path, maker: str) -> object:
        calls.append(path)
        return loaded(path, maker)

    monkeypatch.setattr(saved, "loaded", counted)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: len(second.follow().numbers), range(8)))
    assert (found, len(calls), second.read) == ([6] * 8, 1, [])


def test_a_file_that_holds_who_was_erased_elsewhere_goes(opened: Callable[..., Desk]) -> None:
    """By a program that knows no such file."""
    first = opened()
    gone, *_ = first.add(*TEXTS)
    first.follow()
    first.corpus._store.remove(gone)
    second = opened(many=100)
    assert len(second.follow().numbers) == 5
    assert second.corpus.aside.place(NAME) is None


def test_what_is_no_resume_is_asked_for_once(opened: Callable[..., Desk]) -> None:
    first = opened()
    first.add(*TEXTS)
    first.none = {int(first.corpus.numbers()[2])}
    assert len(first.follow().numbers) == 5
    first.follow()
    assert len(first.read) == 6
    second = opened()
    assert len(second.follow().numbers) == 5
    assert second.read == []
