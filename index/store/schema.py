"""The tables, as an ordered list of migrations: each runs once, in one transaction, for ever."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from index.errors import StoreCorrupt, StoreTooNew

APPLICATION_ID = 0x52504D31  # marks the file as ours, so that no other database is written into


def _first(db: apsw.Connection) -> None:
    """Documents, passages, embeddings and the log that the shadow follows.

    AUTOINCREMENT: a number never comes back, so a stale key can name nothing but its own passage.
    `place` is the order of adding, kept when a document is renewed under a new `seq`.
    """
    statements = (
        """CREATE TABLE documents (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            place INTEGER NOT NULL,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            added_at TEXT NOT NULL,
            characters INTEGER NOT NULL,
            content BLOB NOT NULL
        ) STRICT""",
        "CREATE INDEX documents_place ON documents (place)",
        """CREATE TABLE passages (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 0 AND 1048575),
            text TEXT NOT NULL,
            context TEXT NOT NULL,
            label TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            text_hash BLOB NOT NULL,
            UNIQUE (document_seq, ordinal)
        ) STRICT""",
        "CREATE INDEX passages_text_hash ON passages (text_hash)",
        """CREATE TABLE models (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            fingerprint TEXT NOT NULL UNIQUE
        ) STRICT""",
        """CREATE TABLE embeddings (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            model_seq INTEGER NOT NULL REFERENCES models (seq),
            text_hash BLOB NOT NULL,
            vector BLOB NOT NULL,
            UNIQUE (text_hash, model_seq)
        ) STRICT""",
        """CREATE TABLE changes (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            document_seq INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE snapshot (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            model TEXT NOT NULL,
            change_seq INTEGER NOT NULL,
            file TEXT NOT NULL,
            digest TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE corpus (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            model_seq INTEGER NOT NULL REFERENCES models (seq)
        ) STRICT""",
    )
    for statement in statements:
        db.execute(statement)


def _notes(db: apsw.Connection) -> None:
    """What a caller worked out about a document, by the name of what made it."""
    db.execute(
        """CREATE TABLE notes (
            document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
            maker TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (document_seq, maker)
        ) STRICT"""
    )


def _upkeep(db: apsw.Connection) -> None:
    """Two snapshots instead of one, a log that is cut at its old end, a key for receipts."""
    statements = (
        """CREATE TABLE snapshots (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            model TEXT NOT NULL,
            change_seq INTEGER NOT NULL,
            file TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL
        ) STRICT""",
        """INSERT INTO snapshots (model, change_seq, file, digest)
            SELECT model, change_seq, file, digest FROM snapshot""",
        "DROP TABLE snapshot",
        """CREATE TABLE log (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            cut INTEGER NOT NULL
        ) STRICT""",
        "INSERT INTO log VALUES (1, 0)",
        """CREATE TABLE seal (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            key BLOB NOT NULL
        ) STRICT""",
        "INSERT INTO seal VALUES (1, randomblob(32))",
    )
    for statement in statements:
        db.execute(statement)


def _originals(db: apsw.Connection) -> None:
    """The files that documents were read from, packed. They go with their documents."""
    db.execute(
        """CREATE TABLE originals (
            document_id TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
            content BLOB NOT NULL
        ) STRICT"""
    )


def _sources(db: apsw.Connection) -> None:
    """Which sources were seen, and what tells versions of one document; keyed hashes throughout."""
    statements = (
        """CREATE TABLE secret (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            key BLOB NOT NULL
        ) STRICT""",
        "INSERT INTO secret VALUES (1, randomblob(32))",
        """CREATE TABLE sources (
            place BLOB PRIMARY KEY,
            stamp BLOB NOT NULL,
            version BLOB NOT NULL,
            document_seq INTEGER REFERENCES documents (seq) ON DELETE CASCADE,
            code TEXT NOT NULL,
            sentence TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX sources_document ON sources (document_seq)",
        """CREATE TABLE traits (
            document_seq INTEGER PRIMARY KEY REFERENCES documents (seq) ON DELETE CASCADE,
            dated INTEGER NOT NULL,
            stated INTEGER NOT NULL,
            name INTEGER,
            runs INTEGER NOT NULL,
            hashes BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE marks (
            mark INTEGER NOT NULL,
            document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
            contact INTEGER NOT NULL,
            PRIMARY KEY (mark, document_seq)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX marks_document ON marks (document_seq)",
        """CREATE TABLE links (
            one INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
            other INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
            UNIQUE (one, other)
        ) STRICT""",
        "CREATE INDEX links_other ON links (other)",
    )
    for statement in statements:
        db.execute(statement)


def _tags(db: apsw.Connection) -> None:
    """Labels that somebody gave to documents, and documents by the time of adding."""
    statements = (
        """CREATE TABLE tags (
            tag TEXT NOT NULL,
            document_seq INTEGER NOT NULL REFERENCES documents (seq) ON DELETE CASCADE,
            PRIMARY KEY (tag, document_seq)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX tags_document ON tags (document_seq)",
        "CREATE INDEX documents_added_at ON documents (added_at)",
    )
    for statement in statements:
        db.execute(statement)


def _slack(_: apsw.Connection) -> None:
    """The tables stay as they are: before this, the gaps of all pages were blanked once."""


SCRUBBED = 7  # the schema from which on every page that is written has a blank gap

MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (
    _first,
    _notes,
    _upkeep,
    _originals,
    _sources,
    _tags,
    _slack,
)


def is_current(db: apsw.Connection) -> bool:
    """Whether the file is ours and up to date.

    Raises `StoreTooNew` if a later version wrote it, `StoreCorrupt` if it is another program's.
    """
    version = db.pragma("user_version")
    application = db.pragma("application_id")
    tables = db.execute("SELECT count(*) FROM sqlite_schema").get
    if application != APPLICATION_ID and (version or tables or application):
        raise StoreCorrupt("the database in the data folder is not a corpus. Use another folder.")
    if version > len(MIGRATIONS):
        raise StoreTooNew(
            f"the data folder has schema {version}; this version knows up to {len(MIGRATIONS)}. "
            "Update the program or use another folder."
        )
    return bool(version == len(MIGRATIONS))


def migrate(db: apsw.Connection) -> None:
    """Run the migrations that are missing. The caller holds a write transaction."""
    if is_current(db):
        return
    version = db.pragma("user_version")
    for step in MIGRATIONS[version:]:
        step(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
