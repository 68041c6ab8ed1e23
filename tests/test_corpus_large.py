"""A corpus that outgrew the scan: the same answers, changes seen at once, and a file of its own."""

import threading
from pathlib import Path

import numpy as np
import pytest

from index.ann import choose
from index.ann.files import Draft, Fill
from index.ann.inverted import Inverted
from index.corpus import Corpus
from index.types import Document, Hit, Passage
from tests.fakes import FakeEmbedder, resume

WORDS = "python sql team java night shift crane welding biology nursing sales paris".split()


def items(numbers: range) -> list[tuple[Document, tuple[Passage, ...]]]:
    """Documents of five lines of three words each, all different."""
    made = []
    for number in numbers:
        rng = np.random.default_rng(number)
        made.append(resume(*(f"{' '.join(rng.choice(WORDS, 3))} {number} {n}" for n in range(5))))
    return made


@pytest.fixture
def small_scans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose, "SCANNED_WHOLE", 500)


def settle(corpus: Corpus) -> None:
    """Wait for the index that is made beside the answers."""
    corpus.search(corpus.embed(["python"]), 1)
    thread = corpus._shadow._settling
    if thread is not None:
        thread.join(60)


def lists(corpus: Corpus) -> list[type]:
    return [type(segment.flat) for segment in corpus._shadow.current().segments]


def told(hits: list[list[Hit]]) -> list[list[tuple[str, int, float]]]:
    return [[(h.passage.document_id, h.passage.ordinal, h.similarity) for h in hit] for hit in hits]


def test_answers_go_on_and_are_the_exact_ones(
    small_scans: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        corpus.add_many(items(range(80)))
        corpus.search(corpus.embed(["python"]), 1)  # 400 passages: a scan
        corpus.add_many(items(range(80, 160)))
        settle(corpus)
        assert lists(corpus) == [Inverted]
        queries = corpus.embed(["python night team", "crane welding"])
        found = told(corpus.search(queries, 5))
        best = corpus.best_per_document(queries, 10)
        monkeypatch.setattr(choose, "SCANNED_WHOLE", 10_000)
        corpus._shadow.forget()
        assert lists(corpus) != [Inverted]
        assert found == told(corpus.search(queries, 5))
        assert len(set(best) & set(corpus.best_per_document(queries, 10))) >= 9


def test_what_changes_after_is_seen_at_once(small_scans: None) -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        documents = items(range(150))
        corpus.add_many(documents)
        settle(corpus)
        query = corpus.embed([documents[9][1][0].text])
        assert corpus.search(query, 1)[0][0].passage.document_id == documents[9][0].id
        corpus.remove(documents[9][0].id)
        found = {hit.passage.document_id for hit in corpus.search(query, 20)[0]}
        assert documents[9][0].id not in found
        corpus.add(*documents[9])
        assert corpus.search(query, 1)[0][0].passage.document_id == documents[9][0].id
        assert len(corpus.numbers()) == 150
        corpus.verify()


def test_a_search_among_some_finds_these_alone(small_scans: None) -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        documents = items(range(150))
        corpus.add_many(documents)
        settle(corpus)
        some = [document.id for document, _ in documents[::7]]
        query = corpus.embed(["sales in paris"])
        hits = corpus.search(query, 30, some)[0]
        assert {hit.passage.document_id for hit in hits} <= set(some)
        among = corpus.numbers(some)
        near = corpus.nearest(query, np.ones(1), 5, among)
        assert set(near.ids) <= set(some)
        assert near.similar[:, 0].tolist() == sorted(near.similar[:, 0], reverse=True)


def test_the_index_is_saved_and_opened_as_it_was(small_scans: None, tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add_many(items(range(150)))
        corpus.refresh()
        query = corpus.embed(["python night team"])
        before = told(corpus.search(query, 5))
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        assert lists(corpus) == [Inverted]
        assert told(corpus.search(query, 5)) == before
        corpus.verify()


class Slow:
    """A draft that is not filled before it is let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.on = threading.Event(), threading.Event()
        fill = Draft.fill

        def slowly(draft: Draft, write: Fill) -> str:
            self.begun.set()
            assert self.on.wait(60)
            return fill(draft, write)

        monkeypatch.setattr(Draft, "fill", slowly)

    def saving(self, corpus: Corpus) -> threading.Thread:
        """A thread that saves the index of `corpus`, and has begun to."""
        thread = threading.Thread(target=corpus.refresh)
        thread.start()
        assert self.begun.wait(60)
        return thread


def saved(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("ann-*"))


def test_others_write_while_the_index_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, documents = Slow(monkeypatch), items(range(60))
    with (
        Corpus.open(tmp_path, FakeEmbedder()) as corpus,
        Corpus.open(tmp_path, FakeEmbedder(), wait=0.5) as other,
    ):
        corpus.add_many(documents[:50])
        thread = slow.saving(corpus)
        other.add_many(documents[50:55])
        corpus.add_many(documents[55:])
        assert len(corpus.numbers()) == 60
        slow.on.set()
        thread.join()
        assert len(saved(tmp_path)) == 1
        assert len(corpus.numbers()) == 60
        corpus.verify()
    with Corpus.open(tmp_path, FakeEmbedder()) as again:
        again.verify()
        assert all(again._shadow.sound().values())
        assert len(again.numbers()) == 60


def test_what_is_erased_while_the_index_is_saved_is_in_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, documents = Slow(monkeypatch), items(range(50))
    with (
        Corpus.open(tmp_path, FakeEmbedder()) as corpus,
        Corpus.open(tmp_path, FakeEmbedder()) as other,
    ):
        corpus.add_many(documents)
        thread = slow.saving(corpus)
        assert len(saved(tmp_path)) == 1  # the draft
        other.remove(documents[7][0].id)
        assert saved(tmp_path) == []
        slow.on.set()
        thread.join()
        assert saved(tmp_path) == []
        corpus.refresh()
        assert len(saved(tmp_path)) == 1
        corpus.verify()
        assert len(corpus.numbers()) == 49


def test_a_model_that_was_given_up_saves_no_index(tmp_path: Path) -> None:
    old = Corpus.open(tmp_path, FakeEmbedder())
    old.add_many(items(range(20)))
    assert len(old.numbers()) == 20
    with Corpus.open(tmp_path, FakeEmbedder(fingerprint="new-32")) as new:
        new.rebuild()
        kept = saved(tmp_path)
        old.close()
        assert saved(tmp_path) == kept
        assert new._shadow.sound() == {kept[0]: True}
