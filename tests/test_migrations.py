"""Data folders as every earlier schema wrote them open, whole, and are searched as before."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import apsw
import numpy as np
import pytest

from index.ann.flat import Flat
from index.corpus import Corpus, State
from index.store.codec import content_of, text_hash
from index.store.schema import APPLICATION_ID, MIGRATIONS
from tests.fakes import FakeEmbedder, resume

ANA = resume("Python and SQL", "Led a team of 5", "English")
BO = resume("Java services", "Python and SQL", "English")

# What each schema came with, word for word: a migration that is edited later would not be found by
# a test that runs the migrations themselves.
FIRST = """
CREATE TABLE documents (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, media_type TEXT NOT NULL, added_at TEXT NOT NULL,
    characters INTEGER NOT NULL, content BLOB NOT NULL) STRICT;
CREATE INDEX documents_place ON documents (place);
CREATE TABLE passages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 1048575),
    text TEXT NOT NULL, context TEXT NOT NULL, label TEXT NOT NULL,
    start INTEGER NOT NULL, end INTEGER NOT NULL, text_hash BLOB NOT NULL,
    UNIQUE (document_seq, ordinal)) STRICT;
CREATE INDEX passages_text_hash ON passages (text_hash);
CREATE TABLE models (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, fingerprint TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE embeddings (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, model_seq INTEGER NOT NULL REFERENCES models (seq),
    text_hash BLOB NOT NULL, vector BLOB NOT NULL, UNIQUE (text_hash, model_seq)) STRICT;
CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, document_seq INTEGER NOT NULL) STRICT;
CREATE TABLE snapshot (
    one INTEGER PRIMARY KEY CHECK (one = 1), model TEXT NOT NULL, change_seq INTEGER NOT NULL,
    file TEXT NOT NULL, digest TEXT NOT NULL) STRICT;
CREATE TABLE corpus (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    model_seq INTEGER NOT NULL REFERENCES models (seq)) STRICT;
"""
NOTES = """
CREATE TABLE notes (
    document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
    maker TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (document_seq, maker)) STRICT;
"""
UPKEEP = """
CREATE TABLE snapshots (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, model TEXT NOT NULL, change_seq INTEGER NOT NULL,
    file TEXT NOT NULL UNIQUE, digest TEXT NOT NULL) STRICT;
DROP TABLE snapshot;
CREATE TABLE log (one INTEGER PRIMARY KEY CHECK (one = 1), cut INTEGER NOT NULL) STRICT;
INSERT INTO log VALUES (1, 0);
CREATE TABLE seal (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) STRICT;
INSERT INTO seal VALUES (1, randomblob(32));
"""
ORIGINALS = """
CREATE TABLE originals (
    document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    content BLOB NOT NULL) STRICT;
"""
SOURCES = """
CREATE TABLE secret (one INTEGER PRIMARY KEY CHECK (one = 1), key BLOB NOT NULL) STRICT;
INSERT INTO secret VALUES (1, randomblob(32));
CREATE TABLE sources (
    place BLOB PRIMARY KEY, stamp BLOB NOT NULL, version BLOB NOT NULL,
    document_seq INTEGER REFERENCES documents (seq) ON DELETE CASCADE,
    code TEXT NOT NULL, sentence TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sources_document ON sources (document_seq);
CREATE TABLE traits (
    document_seq INTEGER PRIMARY KEY REFERENCES documents (seq) ON DELETE CASCADE,
    dated INTEGER NOT NULL, stated INTEGER NOT NULL, name INTEGER,
    runs INTEGER NOT NULL, hashes BLOB NOT NULL) STRICT;
CREATE TABLE marks (
    mark INTEGER NOT NULL,
    document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
    contact INTEGER NOT NULL, PRIMARY KEY (mark, document_seq)) STRICT, WITHOUT ROWID;
CREATE INDEX marks_document ON marks (document_seq);
CREATE TABLE links (
    one INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
    UNIQUE (one, other)) STRICT;
CREATE INDEX links_other ON links (other);
"""
TAGS = """
CREATE TABLE tags (
    tag TEXT NOT NULL,
    document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
    PRIMARY KEY (tag, document_seq)) STRICT, WITHOUT ROWID;
CREATE INDEX tags_document ON tags (document_seq);
CREATE INDEX documents_added_at ON documents (added_at);
"""
SCHEMAS = {
    1: [FIRST],
    2: [FIRST, NOTES],
    3: [FIRST, NOTES, UPKEEP],
    4: [FIRST, NOTES, UPKEEP, ORIGINALS],
    5: [FIRST, NOTES, UPKEEP, ORIGINALS, SOURCES],
    6: [FIRST, NOTES, UPKEEP, ORIGINALS, SOURCES, TAGS],
}


def written_by(version: int, folder: Path) -> None:
    """The folder as a program with schema `version` left it: two resumes and a snapshot."""
    folder.mkdir(parents=True)
    db = apsw.Connection(str(folder / "corpus.db"))
    db.execute("PRAGMA journal_mode = WAL").fetchall()
    for schema in SCHEMAS[version]:
        db.execute(schema)
    db.execute("INSERT INTO models (fingerprint) VALUES ('fake-32')")
    db.execute("INSERT INTO corpus VALUES (1, 1)")
    for place, (document, passages) in enumerate((ANA, BO), 1):
        added = datetime(2024, 5, place, tzinfo=UTC).isoformat()
        db.execute(
            """INSERT INTO documents (place, id, name, media_type, added_at, characters, content)
            VALUES (?, ?, ?, ?, ?, ?, ?)""",
            (
                *(place, document.id, document.name, document.media_type, added),
                *(len(document.text), content_of(document)),
            ),
        )
        for p in passages:
            db.execute(
                """INSERT INTO passages
                (document_seq, ordinal, text, context, label, start, end, text_hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                (
                    *(place, p.ordinal, p.text, p.context, p.label, p.span.start, p.span.end),
                    text_hash(p.text),
                ),
            )
            row = FakeEmbedder().embed([p.text]).rows[0].tobytes()
            db.execute(
                "INSERT OR IGNORE INTO embeddings (model_seq, text_hash, vector) VALUES (1, ?, ?)",
                (text_hash(p.text), row),
            )
        db.execute("INSERT INTO changes (document_seq) VALUES (?)", (place,))
    if version >= 2:
        db.execute("INSERT INTO notes VALUES (1, 'profile', x'c0ffee')")
    digest = snapshot(folder)
    table = "snapshot VALUES (1, " if version < 3 else "snapshots VALUES (1, "
    db.execute(f"INSERT INTO {table}'fake-32', 2, 'ann-2.faiss', ?)", (digest,))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.close()


def snapshot(folder: Path) -> str:
    texts = [p.text for _, passages in (ANA, BO) for p in passages]
    keys = np.array([number << 20 | n for number in (1, 2) for n in range(3)], np.int64)
    return Flat.build(32, [(keys, FakeEmbedder().embed(texts).rows)]).save(folder / "ann-2.faiss")


def answers(corpus: Corpus) -> Sequence[object]:
    asked = corpus.embed(["python", "team lead", "english"])
    return corpus.search(asked, 4), corpus.best_per_document(asked, 2)


@pytest.mark.parametrize("version", SCHEMAS)
def test_a_folder_of_an_earlier_schema_opens_whole(version: int, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    written_by(version, folder)
    with Corpus.open(folder, FakeEmbedder()) as corpus, Corpus.in_memory(FakeEmbedder()) as fresh:
        fresh.add_many([ANA, BO])
        assert corpus.ids() == fresh.ids()
        assert [i.added_at[:10] for i in corpus.documents()] == ["2024-05-01", "2024-05-02"]
        for document, passages in (ANA, BO):
            assert corpus.document(document.id) == document
            assert corpus.passages(document.id) == passages
        expected = {ANA[0].id: b"\xc0\xff\xee"} if version >= 2 else {}
        assert corpus.noted([ANA[0].id], "profile") == expected
        states = {f.subject: f.state for f in corpus.checkup()}
        assert State.FAULT not in states.values()
        assert states["snapshots"] is State.SOUND  # the old file serves on
        assert answers(corpus) == answers(fresh)
        receipt = corpus.remove(ANA[0].id)
        assert corpus.sealed(receipt)
        assert receipt.snapshots == 1
        corpus.verify()
    db = apsw.Connection(str(folder / "corpus.db"))
    assert db.pragma("user_version") == len(MIGRATIONS)
    db.close()


@pytest.mark.parametrize("version", SCHEMAS)
def test_what_is_migrated_is_what_is_made_anew(version: int, tmp_path: Path) -> None:
    written_by(version, tmp_path / "old")
    for folder in (tmp_path / "old", tmp_path / "new"):
        Corpus.open(folder, FakeEmbedder()).close()
    assert schema_of(tmp_path / "old") == schema_of(tmp_path / "new")


def schema_of(folder: Path) -> set[tuple[object, ...]]:
    db = apsw.Connection(str(folder / "corpus.db"))
    query = "SELECT type, name, tbl_name FROM sqlite_schema"
    found = set(db.execute(query).fetchall())
    tables = [name for kind, name, _ in found if kind == "table"]
    query = """SELECT ?1, name, type, "notnull", pk FROM pragma_table_info(?1)"""
    columns = {column for table in tables for column in db.execute(query, (table,))}
    db.close()
    return found | columns


def test_every_schema_that_was_is_tried() -> None:
    """The newest needs no entry; those before it do."""
    assert set(range(1, len(MIGRATIONS))) <= set(SCHEMAS)


@pytest.mark.parametrize("version", SCHEMAS)
def test_what_an_earlier_program_left_between_cells_is_blanked(
    version: int, tmp_path: Path
) -> None:
    """Bytes in the gap of a page, where a split left a copy: SQLite does not read them."""
    folder = tmp_path / "data"
    written_by(version, folder)
    file = folder / "corpus.db"
    data = bytearray(file.read_bytes())
    leaf = next(at for at in range(4096, len(data), 4096) if data[at] == 13)
    low = leaf + 8 + 2 * int.from_bytes(data[leaf + 3 : leaf + 5], "big")
    data[low + 9 : low + 21] = b"Ana Beispiel"
    file.write_bytes(data)
    with Corpus.open(folder, FakeEmbedder()) as corpus:
        corpus.verify()
    assert b"Ana Beispiel" not in file.read_bytes()
