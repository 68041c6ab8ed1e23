"""Vectors by (text, model): a text is embedded once, and its vector goes with its last passage.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatch, StoreCorrupt

_MOST = 900  # parameters of one statement


def model(db: sqlite3.Connection) -> str | None:
    """The fingerprint of the model that the corpus is embedded by; None before the first one."""
    row = db.execute(
        "SELECT fingerprint FROM corpus JOIN models ON models.seq = corpus.model_seq"
    ).fetchone()
    return None if row is None else str(row[0])


def adopt(db: sqlite3.Connection, fingerprint: str) -> None:
    """Make `fingerprint` the model of the corpus."""
    db.execute("INSERT OR REPLACE INTO corpus VALUES (1, ?)", (_model_seq(db, fingerprint),))


def insist(db: sqlite3.Connection, fingerprint: str) -> None:
    """Raise `ModelMismatch` unless the corpus is embedded by `fingerprint`, or by nothing yet."""
    kept = model(db)
    if kept is None or kept == fingerprint:
        return
    if db.execute("SELECT 1 FROM passages LIMIT 1").fetchone() is None:
        return
    raise ModelMismatch(
        f"the corpus is embedded by {kept}; the present model is {fingerprint}. "
        "Open it with the first model, or run rebuild to embed it anew."
    )


def put(
    db: sqlite3.Connection, fingerprint: str, rows: Mapping[bytes, NDArray[np.float32]]
) -> None:
    """Keep `rows`, text hash -> vector, where a passage uses them; known ones stay as they are."""
    seq = _model_seq(db, fingerprint)
    db.executemany(
        """INSERT OR IGNORE INTO embeddings (model_seq, text_hash, vector) SELECT ?1, ?2, ?3
        WHERE EXISTS (SELECT 1 FROM passages WHERE text_hash = ?2)""",
        ((seq, known_by, row.tobytes()) for known_by, row in rows.items()),
    )


def get(
    db: sqlite3.Connection, fingerprint: str, hashes: Sequence[bytes], dim: int
) -> dict[bytes, NDArray[np.float32]]:
    """The vectors that are known of `hashes`."""
    found: dict[bytes, NDArray[np.float32]] = {}
    for at in range(0, len(hashes), _MOST):
        some = hashes[at : at + _MOST]
        marks = ",".join("?" * len(some))
        query = f"""SELECT text_hash, vector FROM embeddings
            JOIN models ON models.seq = embeddings.model_seq
            WHERE text_hash IN ({marks}) AND fingerprint = ?"""  # noqa: S608 - only marks
        for known_by, vector in db.execute(query, (*some, fingerprint)):
            found[known_by] = _row(vector, dim)
    return found


def of_documents(
    db: sqlite3.Connection, fingerprint: str, numbers: Sequence[int], dim: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """Of every passage of the documents `numbers`: its document's number, its ordinal, its vector.

    Shapes (n,), (n,), (n, dim), ordered by number and ordinal. Raises `StoreCorrupt` if a passage
    has no vector.
    """
    found = db.execute(
        """SELECT document_seq, ordinal, vector
        FROM passages
        LEFT JOIN embeddings ON embeddings.text_hash = passages.text_hash
            AND model_seq = (SELECT seq FROM models WHERE fingerprint = ?)
        WHERE document_seq IN (SELECT value FROM json_each(?))
        ORDER BY document_seq, ordinal""",
        (fingerprint, json.dumps(list(numbers))),
    ).fetchall()
    rows = np.empty((len(found), dim), np.float32)
    for at, (_, _, vector) in enumerate(found):
        rows[at] = _row(vector, dim)
    owners = np.fromiter((number for number, _, _ in found), np.int64, len(found))
    ordinals = np.fromiter((ordinal for _, ordinal, _ in found), np.int64, len(found))
    return owners, ordinals, rows


def without(db: sqlite3.Connection, fingerprint: str, most: int) -> list[str]:
    """Up to `most` different texts of passages that `fingerprint` has not embedded."""
    return [
        text
        for (text,) in db.execute(
            """SELECT DISTINCT text FROM passages
            WHERE NOT EXISTS (
                SELECT 1 FROM embeddings JOIN models ON models.seq = embeddings.model_seq
                WHERE embeddings.text_hash = passages.text_hash AND fingerprint = ?)
            LIMIT ?""",
            (fingerprint, most),
        )
    ]


def drop_other_models(db: sqlite3.Connection, fingerprint: str) -> None:
    """Erase the vectors that another model made, and those that no passage uses."""
    db.execute(
        """DELETE FROM embeddings
        WHERE model_seq NOT IN (SELECT seq FROM models WHERE fingerprint = ?)
            OR text_hash NOT IN (SELECT text_hash FROM passages)""",
        (fingerprint,),
    )


def drop_unused(db: sqlite3.Connection, hashes: Collection[bytes]) -> None:
    """Erase the vectors of `hashes` that no passage uses any more."""
    db.executemany(
        """DELETE FROM embeddings WHERE text_hash = ?1
        AND NOT EXISTS (SELECT 1 FROM passages WHERE text_hash = ?1)""",
        ((known_by,) for known_by in hashes),
    )


def _model_seq(db: sqlite3.Connection, fingerprint: str) -> int:
    db.execute("INSERT OR IGNORE INTO models (fingerprint) VALUES (?)", (fingerprint,))
    row = db.execute("SELECT seq FROM models WHERE fingerprint = ?", (fingerprint,)).fetchone()
    return int(row[0])


def _row(vector: bytes | None, dim: int) -> NDArray[np.float32]:
    if vector is None or len(vector) != 4 * dim:
        found = "none" if vector is None else f"one of {len(vector)} bytes"
        raise StoreCorrupt(
            f"a passage should have a vector of {4 * dim} bytes and has {found}. "
            "Run rebuild to embed the corpus anew."
        )
    return np.frombuffer(vector, "<f4").astype(np.float32, copy=False)
