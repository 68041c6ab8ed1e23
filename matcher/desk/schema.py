"""The tables, as an ordered list of migrations: each runs once, in one transaction, for ever."""

from __future__ import annotations

from collections.abc import Callable

import apsw

from index.errors import StoreCorrupt, StoreTooNew

APPLICATION_ID = 0x52504D44  # marks the file as ours, so that no other database is written into


def _first(db: apsw.Connection) -> None:
    """Jobs with their failures, feedback, edits of postings, answers by key, and a key of its own.

    AUTOINCREMENT: a number never comes back, so that a cursor can name nothing but its own row.
    """
    statements = (
        """CREATE TABLE seal (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            key BLOB NOT NULL
        ) STRICT""",
        "INSERT INTO seal VALUES (1, randomblob(32))",
        """CREATE TABLE jobs (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            file TEXT,
            state TEXT NOT NULL,
            wanted TEXT,
            revision INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            done INTEGER NOT NULL,
            total INTEGER NOT NULL,
            added INTEGER NOT NULL,
            known INTEGER NOT NULL,
            failed INTEGER NOT NULL,
            code TEXT,
            detail TEXT,
            callback_url TEXT,
            callback_secret TEXT,
            callback_state TEXT
        ) STRICT""",
        """CREATE TABLE failures (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            job_seq INTEGER NOT NULL REFERENCES jobs (seq) ON DELETE CASCADE,
            name TEXT NOT NULL,
            code TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX failures_job ON failures (job_seq)",
        """CREATE TABLE feedback (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            posting_id TEXT NOT NULL,
            resume_id TEXT NOT NULL,
            requirement INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            reviewer TEXT NOT NULL,
            created_at TEXT NOT NULL,
            model_verdict TEXT NOT NULL,
            model_coverage REAL NOT NULL,
            policy TEXT NOT NULL,
            model TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX feedback_posting ON feedback (posting_id, resume_id)",
        "CREATE INDEX feedback_resume ON feedback (resume_id)",
        """CREATE TABLE edits (
            posting_id TEXT PRIMARY KEY,
            revision INTEGER NOT NULL,
            content TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE answers (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE,
            digest BLOB NOT NULL,
            at INTEGER NOT NULL,
            status INTEGER,
            location TEXT,
            body BLOB
        ) STRICT""",
        """CREATE TABLE subjects (
            answer_seq INTEGER NOT NULL REFERENCES answers (seq) ON DELETE CASCADE,
            document_id TEXT NOT NULL,
            PRIMARY KEY (document_id, answer_seq)
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX subjects_answer ON subjects (answer_seq)",
    )
    for statement in statements:
        db.execute(statement)


def _slack(db: apsw.Connection) -> None:
    """The tables stay as they are: before this, every page was written anew once."""


_SCRUBBED = 2  # the schema from which on every page that is written has a blank gap

MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (_first, _slack)


def has_gaps(db: apsw.Connection) -> bool:
    """Whether copies of what was deleted may be between the cells of the file's pages."""
    ours = db.pragma("application_id") == APPLICATION_ID
    return bool(ours and 0 < db.pragma("user_version") < _SCRUBBED)


def is_current(db: apsw.Connection) -> bool:
    """Whether the file is ours and up to date.

    Raises `StoreTooNew` if a later version wrote it, `StoreCorrupt` if it is another program's.
    """
    version = db.pragma("user_version")
    application = db.pragma("application_id")
    tables = db.execute("SELECT count(*) FROM sqlite_schema").get
    if application != APPLICATION_ID and (version or tables or application):
        raise StoreCorrupt("desk.sqlite in the data folder is another program's. Move it away.")
    if version > len(MIGRATIONS):
        raise StoreTooNew(
            f"desk.sqlite has schema {version}; this version knows up to {len(MIGRATIONS)}. "
            "Update the program or use another data folder."
        )
    return bool(version == len(MIGRATIONS))


def migrate(db: apsw.Connection) -> None:
    """Run the migrations that are missing. The caller holds a write transaction.

    Raises what `is_current` raises.
    """
    if is_current(db):
        return
    version = db.pragma("user_version")
    for step in MIGRATIONS[version:]:
        step(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
