"""The laws of the corpus: what adding, removing, renaming and losing the shadow may change."""

import random
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import apsw
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.corpus import Corpus
from index.errors import ModelMismatch, StoreBusy, StoreCorrupt, UnknownDocument
from index.types import Document, Hit, Passage, Span, Vectors
from tests.fakes import FakeEmbedder, resume

Item = tuple[Document, tuple[Passage, ...]]

ANA = resume("Python and SQL", "Led a team of 5", "English")
BO = resume("Java services", "Python and SQL", "English")
CY = resume("Gardening", "Cooking for a team", "English")
ASKED = ["python", "team lead", "english", "nothing like it"]

WORDS = st.sampled_from(["python", "sql", "java", "team", "led", "english", "cloud"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
RESUMES = st.lists(
    st.lists(TEXTS, min_size=1, max_size=5).map(lambda lines: resume(*lines)),
    max_size=6,
    unique_by=lambda item: item[0].id,
)


def filled(embedder: FakeEmbedder, *items: Item) -> Corpus:
    corpus = Corpus.in_memory(embedder)
    corpus.add_many(items)
    return corpus


def answers(corpus: Corpus, k: int = 4) -> list[list[Hit]]:
    return corpus.search(corpus.embed(ASKED), k)


def by_definition(items: Sequence[Item], query: str, k: int) -> list[tuple[str, int]]:
    """(document id, ordinal) of the k nearest passages, computed from nothing but the texts."""
    fake = FakeEmbedder()
    asked = fake.embed([query]).rows[0].astype(np.float64)
    ranked = [
        (-float((fake.embed([p.text]).rows[0].astype(np.float64) * asked).sum()), d.id, p.ordinal)
        for d, passages in items
        for p in passages
    ]
    return [(document_id, ordinal) for _, document_id, ordinal in sorted(ranked)[:k]]


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def snapshots(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.faiss*"))


# ---- what is kept


def test_what_was_added_is_there(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA, BO) as corpus:
        assert len(corpus) == 2
        assert corpus.passage_count == 6
        assert corpus.ids() == [ANA[0].id, BO[0].id]
        assert ANA[0].id in corpus
        assert CY[0].id not in corpus
        assert corpus.document(BO[0].id) == BO[0]
        assert corpus.passages(BO[0].id) == BO[1]
        assert [(i.id, i.passages) for i in corpus.documents()] == [(ANA[0].id, 3), (BO[0].id, 3)]


def test_vectors_stand_in_the_order_of_the_passages(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA, BO) as corpus:
        vectors = corpus.vectors(BO[0].id)
        expected = FakeEmbedder().embed([p.text for p in BO[1]])
        assert vectors.model == "fake-32"
        assert vectors.rows.tobytes() == expected.rows.tobytes()


def test_context_is_kept_and_not_embedded(fake_embedder: FakeEmbedder) -> None:
    document, passages = ANA
    told = tuple(replace(p, context="Analyst, Acme, 2020") for p in passages)
    with filled(fake_embedder, (document, told)) as corpus:
        assert corpus.passages(document.id) == told
        assert not any("Acme" in text for text in fake_embedder.embedded)


def test_a_document_without_passages_is_kept(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, (ANA[0], ()), BO) as corpus:
        assert corpus.passages(ANA[0].id) == ()
        assert corpus.vectors(ANA[0].id).rows.shape == (0, 32)
        assert corpus.best_per_document(corpus.embed(["python"]), 5) == [BO[0].id, ANA[0].id]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ANA[1][1], document_id=BO[0].id),
        replace(ANA[1][1], ordinal=7),
        replace(ANA[1][1], span=Span(0, 9999)),
    ],
)
def test_passages_that_do_not_fit_are_refused(wrong: Passage, fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder) as corpus:
        with pytest.raises(ValueError, match="passage 1 of document"):
            corpus.add_many([BO, (ANA[0], (ANA[1][0], wrong))])
        assert len(corpus) == 0


# ---- adding again


def test_adding_again_adds_nothing_and_embeds_nothing(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        before = answers(corpus)
        fake_embedder.embedded.clear()
        assert corpus.add(*ANA) is False
        assert fake_embedder.embedded == []
        assert (len(corpus), corpus.passage_count) == (1, 3)
        assert answers(corpus) == before


def test_renaming_a_file_adds_nothing(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        assert corpus.add(replace(ANA[0], name="final-final.pdf"), ANA[1]) is False
        assert corpus.document(ANA[0].id).name == "resume.txt"


def test_a_batch_says_what_was_new(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, BO) as corpus:
        assert corpus.add_many([ANA, BO, ANA, CY]) == [True, False, False, True]
        assert corpus.add_many([]) == []
        assert corpus.ids() == [BO[0].id, ANA[0].id, CY[0].id]


def test_a_text_is_embedded_once(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA, BO) as corpus:
        corpus.add(*CY)
        assert len(fake_embedder.embedded) == len(set(fake_embedder.embedded)) == 6


def test_embed_reads_what_is_known_and_keeps_nothing_new(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        fake_embedder.embedded.clear()
        texts = ["English", "new words", "Python and SQL", "new words"]
        vectors = corpus.embed(texts)
        assert vectors.rows.tobytes() == FakeEmbedder().embed(texts).rows.tobytes()
        corpus.embed(texts)
        assert fake_embedder.embedded == ["new words", "new words"]
        assert corpus.embed([]).rows.shape == (0, 32)


# ---- searching


@settings(max_examples=25, deadline=None)
@given(RESUMES, TEXTS, st.integers(1, 12))
def test_search_is_what_its_definition_says(items: list[Item], query: str, k: int) -> None:
    with filled(FakeEmbedder(), *items) as corpus:
        (hits,) = corpus.search(corpus.embed([query]), k)
        found = [(hit.passage.document_id, hit.passage.ordinal) for hit in hits]
        assert found == by_definition(items, query, k)


@settings(max_examples=20, deadline=None)
@given(RESUMES, st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_no_answer(items: list[Item], chance: random.Random) -> None:
    shuffled = chance.sample(items, len(items))
    with filled(FakeEmbedder(), *items) as one, filled(FakeEmbedder(), *shuffled) as other:
        asked = one.embed(ASKED)
        assert one.search(asked, 3) == other.search(asked, 3)
        assert one.best_per_document(asked, 9) == other.best_per_document(asked, 9)


@settings(max_examples=20, deadline=None)
@given(RESUMES)
def test_a_batch_equals_one_by_one(items: list[Item]) -> None:
    with filled(FakeEmbedder(), *items) as together, filled(FakeEmbedder()) as singly:
        assert [singly.add(*item) for item in items] == [True] * len(items)
        assert together.ids() == singly.ids()
        for document, _ in items:
            a, b = together.vectors(document.id), singly.vectors(document.id)
            assert a.rows.tobytes() == b.rows.tobytes()
        assert answers(together) == answers(singly)


def test_a_known_similarity(fake_embedder: FakeEmbedder) -> None:
    """'python and sql' has three words, 'python' is one of them: cosine 1 / sqrt(3)."""
    with filled(fake_embedder, ANA) as corpus:
        ((hit, *_),) = corpus.search(corpus.embed(["python"]), 3)
        assert hit.passage == ANA[1][0]
        assert hit.similarity == pytest.approx(3**-0.5, abs=1e-6)


def test_more_than_there_is_gives_all_there_is(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA, BO) as corpus:
        assert [len(hits) for hits in answers(corpus, 1000)] == [6] * len(ASKED)
        assert [len(hits) for hits in answers(corpus, 1)] == [1] * len(ASKED)


def test_a_search_may_be_confined_to_documents(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA, BO, CY) as corpus:
        asked = corpus.embed(ASKED)
        for hits in corpus.search(asked, 100, [BO[0].id, CY[0].id]):
            assert {hit.passage.document_id for hit in hits} == {BO[0].id, CY[0].id}
        with filled(FakeEmbedder(), BO) as alone:
            assert corpus.search(asked, 2, {BO[0].id}) == alone.search(asked, 2)
        assert corpus.search(asked, 2, []) == [[]] * len(ASKED)
        with pytest.raises(UnknownDocument):
            corpus.search(asked, 2, ["0" * 64])


def test_an_empty_corpus_finds_nothing(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder) as corpus:
        assert answers(corpus) == [[]] * len(ASKED)
        assert corpus.best_per_document(corpus.embed(ASKED), 3) == []


def test_asking_for_none_is_an_error(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        asked = corpus.embed(ASKED)
        with pytest.raises(ValueError, match="k must be 1 or more"):
            corpus.search(asked, 0)
        with pytest.raises(ValueError, match="k must be 1 or more"):
            corpus.best_per_document(asked, 0)


def test_documents_are_ordered_by_maxsim(fake_embedder: FakeEmbedder) -> None:
    """For 'python' and 'team': 1 + 1; then 1 / sqrt(2) + 0; then 0 + 1 / sqrt(3)."""
    items = resume("python", "team"), resume("sql python", "java"), resume("small java team")
    with filled(fake_embedder, *items) as corpus:
        best = corpus.best_per_document(corpus.embed(["python", "team"]), 3)
        assert best == [document.id for document, _ in items]
        assert corpus.best_per_document(corpus.embed(["python", "team"]), 1) == best[:1]


@settings(max_examples=20, deadline=None)
@given(RESUMES)
def test_maxsim_is_what_its_definition_says(items: list[Item]) -> None:
    fake = FakeEmbedder()
    asked = fake.embed(ASKED)
    ranked = []
    for document, passages in items:
        similar = fake.embed([p.text for p in passages]).rows.astype(np.float64) @ asked.rows.T
        ranked.append((-round(float(similar.max(axis=0).sum()), 9), document.id))
    with filled(FakeEmbedder(), *items) as corpus:
        expected = [document_id for _, document_id in sorted(ranked)]
        assert corpus.best_per_document(asked, 10) == expected
        assert corpus.best_per_document(asked, 2) == expected[:2]


def test_other_documents_change_no_vector(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        before = corpus.vectors(ANA[0].id).rows.tobytes()
        alone = corpus.search(corpus.embed(ASKED), 3, [ANA[0].id])
        corpus.add_many([BO, CY])
        assert corpus.vectors(ANA[0].id).rows.tobytes() == before
        assert corpus.search(corpus.embed(ASKED), 3, [ANA[0].id]) == alone


# ---- removing


@settings(max_examples=15, deadline=None)
@given(RESUMES.filter(len), st.data())
def test_removing_and_adding_again_gives_the_same_answers(
    items: list[Item], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(items))
    others = [item for item in items if item is not gone]
    with filled(FakeEmbedder(), *items) as corpus:
        before = answers(corpus)
        corpus.remove(gone[0].id)
        with filled(FakeEmbedder(), *others) as never:
            assert answers(corpus) == answers(never)
        corpus.add(*gone)
        assert answers(corpus) == before


def test_removing_what_is_not_there_is_an_error(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        with pytest.raises(UnknownDocument):
            corpus.remove(BO[0].id)
        corpus.remove(ANA[0].id)
        with pytest.raises(UnknownDocument):
            corpus.vectors(ANA[0].id)


def test_no_file_holds_an_erased_text_or_its_vectors(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    document, passages = resume("Classified pumpkin recipes", "English", name="pumpkin-cv.pdf")
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, (document, passages)])
        corpus.refresh()
        vector = corpus.vectors(document.id).rows[0].tobytes()
        everything = raw(tmp_path)
        assert everything.count(vector) >= 2  # in the store and in the search index
        assert b"pumpkin recipes" in everything
        corpus.remove(document.id)
        left = raw(tmp_path)  # while it is open: nothing waits for the closing
        assert (vector in left, b"umpkin" in left) == (False, False)
        assert FakeEmbedder().embed(["English"]).rows.tobytes() in left  # Ana's too
    left = raw(tmp_path)
    assert (vector in left, b"umpkin" in left) == (False, False)


def test_a_renewed_document_keeps_its_place_and_loses_its_past(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, BO])
        answers(corpus)
        fewer = (replace(ANA[1][1], ordinal=0),)
        corpus.replace(ANA[0], fewer)
        assert corpus.ids() == [ANA[0].id, BO[0].id]
        assert corpus.passages(ANA[0].id) == fewer
        with filled(FakeEmbedder(), (ANA[0], fewer), BO) as fresh:
            assert answers(corpus) == answers(fresh)
        with pytest.raises(UnknownDocument):
            corpus.replace(*CY)
        corpus.verify()


def test_the_vectors_of_what_was_renewed_are_erased(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add(*ANA)
        corpus.refresh()
        python, team, _ = (row.tobytes() for row in corpus.vectors(ANA[0].id).rows)
        corpus.replace(ANA[0], (replace(ANA[1][1], ordinal=0),))
        left = raw(tmp_path)
        assert (python in left, team in left) == (False, True)


# ---- ids


def test_an_id_may_be_shortened(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA, BO) as corpus:
        assert corpus.resolve(ANA[0].id) == ANA[0].id
        assert corpus.resolve(f" {ANA[0].id[:6].upper()}\n") == ANA[0].id


@pytest.mark.parametrize("prefix", ["", "abcde", "zzzzzz", "%%%%%%", "a" * 65, "000000"])
def test_what_is_no_start_of_an_id_is_refused(prefix: str, fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus, pytest.raises(UnknownDocument):
        corpus.resolve(prefix)


def test_an_ambiguous_id_names_the_choice(fake_embedder: FakeEmbedder) -> None:
    one, two = (replace(ANA[0], id="abcdef" + digit * 58) for digit in "12")
    with filled(fake_embedder, (one, ()), (two, ())) as corpus:
        with pytest.raises(UnknownDocument, match=r"abcdef111111, abcdef222222"):
            corpus.resolve("abcdef")
        assert corpus.resolve("abcdef1") == one.id


# ---- the shadow


def test_deleting_the_index_file_changes_nothing(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, BO])
        before = answers(corpus)
    (saved,) = tmp_path.glob("*.faiss")
    saved.unlink()
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        assert answers(corpus) == before


@pytest.mark.parametrize("damage", [b"", b"junk", None], ids=["empty", "junk", "one bit"])
def test_a_damaged_index_file_changes_nothing(
    tmp_path: Path, fake_embedder: FakeEmbedder, damage: bytes | None
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, BO])
        before = answers(corpus)
    (saved,) = tmp_path.glob("*.faiss")
    data = bytearray(saved.read_bytes())
    data[-9] ^= 1
    saved.write_bytes(data if damage is None else damage)
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        assert answers(corpus) == before
        corpus.verify()


def test_an_index_file_behind_the_store_catches_up(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    """As after a crash between the store's transaction and the index."""
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, BO])
        corpus.refresh()
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add(*CY)  # nothing asks for the index: it stays behind
    assert [p.name for p in tmp_path.glob("*.faiss")] == ["ann-2.faiss"]
    with Corpus.open(tmp_path, fake_embedder) as corpus, filled(FakeEmbedder(), ANA, BO, CY) as new:
        assert answers(corpus) == answers(new)
    assert snapshots(tmp_path) == ["ann-2.faiss", "ann-3.faiss"]


def test_two_snapshots_are_kept_and_the_older_one_serves_when_the_newer_is_damaged(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    for item in (ANA, BO, CY):
        with Corpus.open(tmp_path, fake_embedder) as corpus:
            corpus.add(*item)
            corpus.refresh()
    assert snapshots(tmp_path) == ["ann-2.faiss", "ann-3.faiss"]
    (tmp_path / "ann-3.faiss").write_bytes(b"not what was written")
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        read: list[int] = []
        rows = corpus._store.followed.rows
        corpus._store.followed.rows = lambda some, *rest: read.extend(some) or rows(some, *rest)  # type: ignore[method-assign,func-returns-value]
        with filled(FakeEmbedder(), ANA, BO, CY) as expected:
            assert answers(corpus) == answers(expected)
        assert read == [3]  # what the older one lacks, and nothing else
    with Corpus.open(tmp_path, fake_embedder) as corpus:  # closing mended it
        assert corpus._shadow.sound() == {"ann-3.faiss": True, "ann-2.faiss": True}


def test_a_snapshot_that_lacks_little_is_not_written_again(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([resume(f"line {n}") for n in range(40)])
        corpus.refresh()
        corpus.add_many([resume(f"more {n}") for n in range(4)])
        corpus.refresh()
        assert snapshots(tmp_path) == ["ann-40.faiss"]
        corpus.add_many([resume(f"even more {n}") for n in range(4)])
        corpus.refresh()
        assert snapshots(tmp_path) == ["ann-40.faiss", "ann-48.faiss"]
        corpus.verify()


def test_a_removal_deletes_every_snapshot(tmp_path: Path, fake_embedder: FakeEmbedder) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        for item in (ANA, BO, CY):
            corpus.add(*item)
            corpus.refresh()
        assert len(snapshots(tmp_path)) == 2
        assert corpus.remove(BO[0].id).snapshots == 2
        assert snapshots(tmp_path) == []
        with filled(FakeEmbedder(), ANA, CY) as expected:
            assert answers(corpus) == answers(expected)


def test_the_log_is_cut_and_who_is_too_far_behind_starts_anew(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with (
        Corpus.open(tmp_path, FakeEmbedder()) as late,
        Corpus.open(tmp_path, fake_embedder) as corpus,
    ):
        corpus.add(*ANA)
        assert answers(late) == answers(corpus)
        for n in range(5):
            corpus.add(*resume(f"python {n}"))
            corpus.refresh()
        db = apsw.Connection(str(tmp_path / "corpus.db"))
        assert [seq for (seq,) in db.execute("SELECT seq FROM changes")] == [6]
        db.close()
        assert corpus._store.followed.changed(1) == (6, None)
        assert answers(late) == answers(corpus)
        corpus.verify()


def test_a_change_copies_no_more_than_it_must(tmp_path: Path, fake_embedder: FakeEmbedder) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([resume(*(f"line {n} {i}" for i in range(5))) for n in range(200)])
        answers(corpus)
        large = corpus._shadow.current().segments[0].flat
        for n in range(30):
            item = resume(f"more {n}")
            corpus.add(*item)
            if n % 3 == 0:
                corpus.remove(item[0].id)
            corpus.remove(corpus.ids()[n])
            answers(corpus)
        segments = corpus._shadow.current().segments
        assert segments[0].flat is large
        assert len(segments) < 8
        corpus.verify()


def test_a_draft_left_by_a_crash_is_swept(tmp_path: Path, fake_embedder: FakeEmbedder) -> None:
    (tmp_path / "ann-9.faiss.tmp").write_bytes(b"half")
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add(*ANA)
        corpus.refresh()
    assert [p.name for p in tmp_path.glob("*.faiss*")] == ["ann-1.faiss"]


def test_an_index_that_cannot_be_saved_costs_time_only(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    (tmp_path / "ann-1.faiss.tmp").mkdir()
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add(*ANA)
        assert answers(corpus)[0]
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        assert answers(corpus)[0]


def test_two_corpora_on_one_folder_see_each_other(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as one, Corpus.open(tmp_path, fake_embedder) as two:
        one.add_many([ANA, BO])
        assert answers(two) == answers(one)
        two.remove(ANA[0].id)
        with filled(FakeEmbedder(), BO) as expected:
            assert answers(one) == answers(two) == answers(expected)


def test_threads_search_while_others_add_and_remove(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    stop = threading.Event()
    with Corpus.open(tmp_path, fake_embedder) as corpus, ThreadPoolExecutor(3) as pool:
        corpus.add(*ANA)
        asked = corpus.embed(ASKED)

        def look() -> int:
            looked = 0
            while not stop.is_set():
                for hits in corpus.search(asked, 3):
                    assert len(hits) == 3
                    assert hits == sorted(hits, key=lambda hit: -hit.similarity)
                looked += 1
            return looked

        lookers = [pool.submit(look) for _ in range(3)]
        for n in range(15):
            item = resume(f"python {n}", f"team {n}")
            corpus.add(*item)
            if n % 3 == 0:
                corpus.remove(item[0].id)
        stop.set()
        assert all(looker.result() > 0 for looker in lookers)
        assert len(corpus) == 11
        corpus.verify()


def test_a_lost_vector_is_found_by_verify_and_mended_by_rebuild(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, BO])
        before = answers(corpus)
    db = apsw.Connection(str(tmp_path / "corpus.db"))
    with db:
        db.execute("DELETE FROM embeddings WHERE seq = 2")
    db.close()
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        with pytest.raises(StoreCorrupt, match="Run rebuild"):
            corpus.verify()
        corpus.rebuild()
        corpus.verify()
        assert answers(corpus) == before


def test_a_shadow_that_differs_is_found_by_verify(
    tmp_path: Path, fake_embedder: FakeEmbedder
) -> None:
    with Corpus.open(tmp_path, fake_embedder) as corpus:
        corpus.add_many([ANA, BO])
        corpus.verify()
        answers(corpus)
        db = apsw.Connection(str(tmp_path / "corpus.db"))
        with db:  # behind the log's back
            (other,) = db.execute("SELECT vector FROM embeddings WHERE seq = 2")
            db.execute("UPDATE embeddings SET vector = ? WHERE seq = 1", other)
        db.close()
        with pytest.raises(StoreCorrupt, match="differs from the store"):
            corpus.verify()


# ---- models


def test_queries_of_another_model_are_refused_by_name(fake_embedder: FakeEmbedder) -> None:
    with filled(fake_embedder, ANA) as corpus:
        foreign = FakeEmbedder(fingerprint="other-32").embed(ASKED)
        for ask in (corpus.search, corpus.best_per_document):
            with pytest.raises(ModelMismatch, match=r"other-32.*fake-32"):
                ask(foreign, 3)


def test_a_folder_of_another_model_is_read_and_not_searched(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(*ANA)
    other = FakeEmbedder(16, "other-16")
    with Corpus.open(tmp_path, other) as corpus:
        assert corpus.document(ANA[0].id) == ANA[0]
        assert corpus.passages(ANA[0].id) == ANA[1]
        asked = corpus.embed(ASKED)
        for refused in (
            lambda: corpus.search(asked, 3),
            lambda: corpus.best_per_document(asked, 3),
            lambda: corpus.vectors(ANA[0].id),
            lambda: corpus.add(*BO),
            lambda: corpus.replace(*ANA),
            corpus.refresh,
        ):
            with pytest.raises(ModelMismatch, match=r"fake-32.*other-16.*rebuild"):
                refused()
        assert corpus.ids() == [ANA[0].id]


def test_rebuild_embeds_anew_by_the_present_model(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add_many([ANA, BO])
        old = corpus.vectors(ANA[0].id).rows[0].tobytes()
    other = FakeEmbedder(16, "other-16")
    with Corpus.open(tmp_path, other) as corpus:
        corpus.rebuild()
        assert len(other.embedded) == 4
        assert corpus.vectors(ANA[0].id).rows.shape == (3, 16)
        with filled(FakeEmbedder(16, "other-16"), ANA, BO) as fresh:
            assert answers(corpus) == answers(fresh)
        corpus.verify()
    assert old not in raw(tmp_path)
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus, pytest.raises(ModelMismatch):
        corpus.vectors(ANA[0].id)


def test_a_rebuild_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    class Tired(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            if self.embedded:
                raise KeyboardInterrupt
            return super().embed(texts)

    many = resume(*(f"line {n}" for n in range(700)))
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(*many)
    with Corpus.open(tmp_path, Tired(16, "other-16")) as corpus, pytest.raises(KeyboardInterrupt):
        corpus.rebuild()
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:  # the first model still serves
        assert corpus.vectors(many[0].id).dim == 32
    again = FakeEmbedder(16, "other-16")
    with Corpus.open(tmp_path, again) as corpus:
        corpus.rebuild()
        assert len(again.embedded) == 700 - 512
        assert corpus.vectors(many[0].id).rows.shape == (700, 16)


def test_an_emptied_corpus_takes_any_model(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(*ANA)
        answers(corpus)
        corpus.remove(ANA[0].id)
    with Corpus.open(tmp_path, FakeEmbedder(16, "other-16")) as corpus:
        assert corpus.add(*ANA) is True
        assert answers(corpus)[0][0].passage == ANA[1][0]


def test_an_embedder_that_breaks_its_word_is_refused() -> None:
    class Liar(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            return Vectors("another", super().embed(texts).rows)

    with filled(Liar()) as corpus:
        with pytest.raises(ModelMismatch, match="another"):
            corpus.add(*ANA)
        assert len(corpus) == 0


def test_a_busy_folder_is_said_to_be_busy(tmp_path: Path, fake_embedder: FakeEmbedder) -> None:
    with (
        Corpus.open(tmp_path, fake_embedder) as one,
        Corpus.open(tmp_path, fake_embedder, wait=0.05) as two,
        one._store.exclusively(),
        pytest.raises(StoreBusy),
    ):
        two.add(*ANA)


# Notes: what a caller worked out about a document


def test_a_note_is_kept_for_its_maker_alone(tmp_path: Path) -> None:
    document, passages = resume("Ran a cold store")
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(document, passages)
        assert corpus.note(document.id, "one", b"first")
        assert corpus.noted([document.id, "0" * 64], "one") == {document.id: b"first"}
        assert corpus.noted([document.id], "two") == {}
        assert corpus.note(document.id, "two", b"second")
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        assert corpus.noted([document.id], "two") == {document.id: b"second"}
        assert corpus.noted([document.id], "one") == {}


def test_a_note_on_a_document_that_is_not_here_is_not_kept() -> None:
    corpus = Corpus.in_memory(FakeEmbedder())
    assert not corpus.note("0" * 64, "one", b"first")
    assert corpus.noted(["0" * 64], "one") == {}


def test_a_note_is_erased_with_its_document(tmp_path: Path) -> None:
    document, passages = resume("Ran a cold store")
    secret = b"zeppelin-pilot-of-the-north"
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(document, passages)
        corpus.note(document.id, "one", secret)
        corpus.remove(document.id)
        assert corpus.noted([document.id], "one") == {}
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert secret not in file.read_bytes(), file.name


def test_what_was_read_is_not_embedded_again_when_it_is_added() -> None:
    model = FakeEmbedder()
    corpus = Corpus.in_memory(model)
    document, passages = resume("Ran a cold store", "Fed the cats")
    corpus.read([p.text for p in passages])
    assert len(model.embedded) == 2
    corpus.add(document, passages)
    assert len(model.embedded) == 2


# Two generations of vectors, while one takes the other's place


def test_the_old_generation_answers_until_the_new_one_is_whole(tmp_path: Path) -> None:
    many = resume(*(f"line {n}" for n in range(700)))
    with (
        Corpus.open(tmp_path, FakeEmbedder()) as old,
        filled(FakeEmbedder(), ANA, many, BO) as all_,
    ):
        old.add_many([ANA, many])
        seen: list[object] = []

        class Watched(FakeEmbedder):
            def embed(self, texts: Sequence[str]) -> Vectors:
                if not seen:
                    old.add(*BO)  # by the old model, while the new one is at work
                if old._store.embedded.model() == "fake-32":
                    seen.append(answers(old))
                return super().embed(texts)

        with Corpus.open(tmp_path, Watched(16, "other-16")) as new:
            new.rebuild()
            assert seen == [answers(all_)] * len(seen)
            assert len(seen) > 1
            assert new.embedded_by == "other-16"
            with filled(FakeEmbedder(16, "other-16"), ANA, many, BO) as fresh:
                expected = answers(fresh)
            assert answers(new) == expected
            new.verify()
        with pytest.raises(ModelMismatch):
            answers(old)


def test_a_switch_that_was_killed_before_the_old_was_erased_is_finished(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add_many([ANA, BO])
        rows = corpus.vectors(ANA[0].id).rows
    with Corpus.open(tmp_path, FakeEmbedder(16, "other-16")) as corpus:
        corpus._store.embedded.erase_stale = lambda model: (_ for _ in ()).throw(KeyboardInterrupt)  # type: ignore[method-assign,assignment]
        with pytest.raises(KeyboardInterrupt):
            corpus.rebuild()
    with Corpus.open(tmp_path, FakeEmbedder(16, "other-16")) as corpus:
        assert answers(corpus)[0]  # the new generation serves
        assert rows[0].tobytes() in raw(tmp_path)
        corpus.remove(ANA[0].id)  # and what is removed is removed from both
        assert rows[1].tobytes() not in raw(tmp_path)
        corpus.rebuild()
        everything = raw(tmp_path)
        assert not any(row.tobytes() in everything for row in rows)


def test_every_passage_is_held_against_the_query_nearest_to_it() -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        corpus.add(*resume("planted trees", "sold shoes"))
        corpus.add(*resume("cooked dinner"))
        queries = corpus.embed(["sold shoes", "cooked meals"])
        keys, similar = corpus.nearest_to_any(queries)
        expected = {
            (number, passage.ordinal): float(
                max(corpus.vectors(found).rows[passage.ordinal] @ query for query in queries.rows)
            )
            for number, found in corpus.ids_of(corpus.numbers().tolist()).items()
            for passage in corpus.passages(found)
        }
        owners = corpus.numbers_of(keys).tolist()
        got = dict(zip(zip(owners, (keys & 0xFFFFF).tolist(), strict=True), similar, strict=True))
        assert got == pytest.approx(expected)
        assert max(got.values()) == pytest.approx(1.0)
        second = corpus.nearest_to_any(queries, np.array([0, 5], np.float32))[1]
        assert second == pytest.approx(
            [float(row @ queries.rows[1]) + 5 for row in rows_at(corpus, keys)]
        )
        known, labels = corpus.labels()
        assert known.tolist() == sorted(keys.tolist())
        assert labels == ["experience"] * 3
        with pytest.raises(ModelMismatch):
            corpus.nearest_to_any(Vectors("another", queries.rows))
        with pytest.raises(ValueError, match="one query"):
            corpus.nearest_to_any(Vectors("fake-32", queries.rows[:0]))


def rows_at(corpus: Corpus, keys: NDArray[np.int64]) -> list[NDArray[np.float32]]:
    """The vectors of the passages of `keys`."""
    names = corpus.ids_of(corpus.numbers().tolist())
    places = zip(corpus.numbers_of(keys).tolist(), (keys & 0xFFFFF).tolist(), strict=True)
    return [corpus.vectors(names[number]).rows[ordinal] for number, ordinal in places]
