"""What a checkup finds: one planted fault a test, and nothing where there is nothing."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import apsw
import numpy as np
import pytest

from index.corpus import Corpus, State
from index.types import Vectors
from tests.fakes import FakeEmbedder, resume

ANA = resume("Python and SQL", "Led a team of 5", "English")
BO = resume("Java services", "Python and SQL", "English")


def found(folder: Path, embedder: FakeEmbedder | None = None) -> dict[str, tuple[State, str]]:
    with Corpus.open(folder, embedder or FakeEmbedder()) as corpus:
        return {f.subject: (f.state, f.message) for f in corpus.checkup()}


def fill(folder: Path) -> None:
    with Corpus.open(folder, FakeEmbedder()) as corpus:
        corpus.add_many([ANA, BO])
        corpus.refresh()


def in_database(folder: Path, *statements: str) -> None:
    db = apsw.Connection(str(folder / "corpus.db"))
    for statement in statements:
        db.execute(statement)
    db.close()


def test_a_sound_folder_has_nothing_but_sound_findings(tmp_path: Path) -> None:
    fill(tmp_path)
    findings = found(tmp_path)
    space = findings.pop("space")  # the machine's
    assert "GB free" in space[1]
    assert {state for state, _ in findings.values()} == {State.SOUND}
    assert list(findings) == [
        *("database", "passages", "vectors", "models", "originals"),
        *("log", "files", "reserve", "snapshots"),
    ]
    assert findings["database"][1].startswith("2 documents in 0.")
    assert findings["passages"][1] == "6 passages, each where its document says it."
    assert findings["snapshots"][1] == "1 saved, byte for byte as published."


def test_a_folder_that_nothing_was_put_into_is_sound(tmp_path: Path) -> None:
    findings = found(tmp_path)
    findings.pop("space")  # the machine's
    assert {state for state, _ in findings.values()} == {State.SOUND}


def test_an_empty_corpus_in_memory_is_sound() -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        findings = list(corpus.checkup())
    assert [f.subject for f in findings] == [
        *("database", "passages", "vectors", "models", "originals", "snapshots"),
    ]
    assert [f.subject for f in findings if f.state is State.FAULT] == []


def lose_a_vector(folder: Path) -> None:
    in_database(folder, "DELETE FROM embeddings WHERE seq = 2")


def leave_a_vector(folder: Path) -> None:
    in_database(
        folder, "UPDATE embeddings SET text_hash = randomblob(32) WHERE seq = 1"
    )  # two documents have that text


def shorten_a_vector(folder: Path) -> None:
    in_database(folder, "UPDATE embeddings SET vector = zeroblob(8) WHERE seq = 3")


def spoil_a_vector(folder: Path) -> None:
    """Bytes of a disk that has lost them are no numbers, or far too large ones."""
    in_database(
        folder,
        "UPDATE embeddings SET vector = CAST(substr(vector, 1, length(vector) - 4) || x'00007f7f' "
        "AS BLOB) WHERE seq = 3",
    )


def blank_a_vector(folder: Path) -> None:
    in_database(folder, "UPDATE embeddings SET vector = zeroblob(length(vector)) WHERE seq = 3")


def shift_a_passage(folder: Path) -> None:
    in_database(folder, "UPDATE passages SET start = start + 3, end = end + 3 WHERE seq = 1")


def move_a_passage(folder: Path) -> None:
    in_database(folder, "UPDATE passages SET end = 9999 WHERE seq = 2")


def spoil_a_document(folder: Path) -> None:
    in_database(folder, "UPDATE documents SET content = x'0200' WHERE seq = 1")


def orphan_a_passage(folder: Path) -> None:
    in_database(folder, "PRAGMA foreign_keys = OFF", "DELETE FROM documents WHERE seq = 2")


def break_an_index(folder: Path) -> None:
    """The index over ids then names other rows than the table."""
    in_database(
        folder,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema "
        "WHERE name = 'passages_text_hash') WHERE name = 'documents_place'",
    )


@pytest.mark.parametrize(
    ("harm", "subject", "said"),
    [
        (lose_a_vector, "vectors", "1 missing, 0 unused. Run rebuild"),
        (leave_a_vector, "vectors", "2 missing, 1 unused. Run rebuild"),
        (shorten_a_vector, "vectors", "0 missing, 0 unused, 1 damaged. Run rebuild"),
        (spoil_a_vector, "vectors", "0 missing, 0 unused, 1 damaged. Run rebuild"),
        (blank_a_vector, "vectors", "0 missing, 0 unused, 1 damaged. Run rebuild"),
        (shift_a_passage, "passages", f"1 documents cannot be read.*{ANA[0].id[:12]}"),
        (move_a_passage, "passages", f"1 documents cannot be read.*{ANA[0].id[:12]}"),
        (spoil_a_document, "passages", ANA[0].id[:12]),
        (orphan_a_passage, "database", "0 contradictions, 3 rows without an owner"),
        (break_an_index, "database", "[1-9] contradictions"),
    ],
)
def test_a_fault_is_found_where_it_is(
    tmp_path: Path, harm: Callable[[Path], None], subject: str, said: str
) -> None:
    fill(tmp_path)
    harm(tmp_path)
    findings = found(tmp_path)
    state, message = findings[subject]
    assert state is State.FAULT
    assert re.search(said, message), message
    others = {name for name, (state, _) in findings.items() if state is State.FAULT}
    assert others <= {subject, "vectors", "passages"}


@pytest.mark.parametrize("harm", [lose_a_vector, leave_a_vector, shorten_a_vector, blank_a_vector])
def test_vectors_are_mended_by_rebuild(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    fill(tmp_path)
    harm(tmp_path)
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.rebuild()
        expected = FakeEmbedder().embed([p.text for p in BO[1]]).rows
        np.testing.assert_array_equal(corpus.vectors(BO[0].id).rows, expected)
    assert found(tmp_path)["vectors"][0] is State.SOUND


def test_a_damaged_snapshot_and_a_stray_file_are_named(tmp_path: Path) -> None:
    fill(tmp_path)
    (saved,) = tmp_path.glob("*.faiss")
    data = bytearray(saved.read_bytes())
    data[len(data) // 3] ^= 4
    saved.write_bytes(data)
    (tmp_path / "notes of a person.txt").write_text("left here")
    findings = found(tmp_path)
    assert findings["snapshots"][0] is State.NOTICE
    assert "1 of 1 cannot be used (ann-2.faiss)" in findings["snapshots"][1]
    assert findings["files"] == (
        State.NOTICE,
        "1 that the corpus does not use (notes of a person.txt). What erases does not reach into "
        "them, except for ann-*.faiss*, which the next refresh deletes.",
    )


def test_a_rebuild_that_was_stopped_is_seen_from_both_models(tmp_path: Path) -> None:
    fill(tmp_path)

    class Tired(FakeEmbedder):
        def embed(self, texts: Sequence[str]) -> Vectors:
            if self.embedded:
                raise KeyboardInterrupt
            return super().embed(texts)

    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.add(*resume(*(f"line {n}" for n in range(600))))
    with Corpus.open(tmp_path, Tired(16, "other-16")) as corpus, pytest.raises(KeyboardInterrupt):
        corpus.rebuild()
    for embedder in (FakeEmbedder(), FakeEmbedder(16, "other-16")):
        state, message = found(tmp_path, embedder)["models"]
        assert state is State.NOTICE
        assert message.startswith("fake-32, and beside it 510 vectors of other-16")


def test_what_is_missing_of_the_reserve_is_told(tmp_path: Path) -> None:
    fill(tmp_path)
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        (tmp_path / "reserve").write_bytes(b"")
        findings = {f.subject: f for f in corpus.checkup()}
    assert findings["reserve"].state is State.NOTICE
    assert findings["reserve"].message.startswith("0.0 MB of 4.2")


def test_a_kept_file_that_cannot_be_unpacked_is_found(tmp_path: Path) -> None:
    fill(tmp_path)
    with Corpus.open(tmp_path, FakeEmbedder()) as corpus:
        corpus.keep_original(ANA[0].id, b"what was sent" * 9)
        corpus.keep_original(BO[0].id, b"what was sent too" * 9)
    state, said = found(tmp_path)["originals"]
    assert (state, said[:8]) == (State.SOUND, "2 files ")
    in_database(tmp_path, "UPDATE originals SET content = x'789c00' WHERE rowid = 2")
    state, said = found(tmp_path)["originals"]
    assert state is State.FAULT
    assert BO[0].id[:12] in said
    assert ANA[0].id[:12] not in said
