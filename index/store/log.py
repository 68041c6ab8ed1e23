"""What the shadow follows: the log of the documents touched, and the snapshots it published.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

from dataclasses import dataclass

import apsw

KEPT = 2  # snapshots: should the newest be damaged, the one before it still spares a rebuild


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published file of the shadow: what it reflects, and the SHA-256 of its bytes in hex."""

    model: str
    change: int
    file: str
    digest: str


def newest(db: apsw.Connection) -> int:
    """The newest change; 0 before the first."""
    query = "SELECT max(cut, coalesce((SELECT max(seq) FROM changes), 0)) FROM log"
    return int(db.execute(query).get)


def since(db: apsw.Connection, change: int) -> list[int] | None:
    """The numbers of the documents touched after `change`; None if the log was cut after it."""
    if change < db.execute("SELECT cut FROM log").get:
        return None
    query = "SELECT DISTINCT document_seq FROM changes WHERE seq > ? ORDER BY document_seq"
    return [number for (number,) in db.execute(query, (change,))]


def present(db: apsw.Connection) -> list[int]:
    """The numbers of all documents, in order."""
    return [number for (number,) in db.execute("SELECT seq FROM documents ORDER BY seq")]


def snapshots(db: apsw.Connection) -> list[Snapshot]:
    """The published snapshots, the newest first."""
    query = "SELECT model, change_seq, file, digest FROM snapshots ORDER BY seq DESC"
    return [Snapshot(*row) for row in db.execute(query)]


def publish(db: apsw.Connection, snapshot: Snapshot) -> list[str]:
    """Add a snapshot, forget all but the last of its model, and cut the log behind the oldest.

    Gives the names of the files that are still published.
    """
    db.execute(
        "DELETE FROM snapshots WHERE file = ? OR model <> ?", (snapshot.file, snapshot.model)
    )
    db.execute(
        "INSERT INTO snapshots (model, change_seq, file, digest) VALUES (?, ?, ?, ?)",
        (snapshot.model, snapshot.change, snapshot.file, snapshot.digest),
    )
    db.execute(
        """DELETE FROM snapshots
        WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ?)""",
        (KEPT,),
    )
    _cut(db, db.execute("SELECT min(change_seq) FROM snapshots").get)
    return [kept.file for kept in snapshots(db)]


def withdraw(db: apsw.Connection) -> int:
    """Forget every snapshot; gives how many there were."""
    db.execute("DELETE FROM snapshots")
    return int(db.changes())


def length(db: apsw.Connection) -> int:
    """Entries of the log."""
    return int(db.execute("SELECT count(*) FROM changes").get)


def _cut(db: apsw.Connection, at: int) -> None:
    """Drop what lies before `at`. A shadow that is further behind starts from a snapshot."""
    db.execute("UPDATE log SET cut = max(cut, ?)", (at,))
    db.execute("DELETE FROM changes WHERE seq <= ?", (at,))
