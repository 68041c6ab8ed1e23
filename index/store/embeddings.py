"""Vectors by (text, model): a text is embedded once, and its vector goes with its last passage.

Every function works inside the caller's transaction.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Any

import apsw
import numpy as np
from numpy.typing import NDArray

from index.errors import ModelMismatch, StoreCorrupt

_MOST = 900  # parameters of one statement
_READ = 4_096  # vectors looked at together
_OFF = 0.02  # how far from 1 the square of a vector's length may be


def model(db: apsw.Connection) -> str | None:
    """The fingerprint of the model that the corpus is embedded by; None before the first one."""
    row = db.execute(
        "SELECT fingerprint FROM corpus JOIN models ON models.seq = corpus.model_seq"
    ).fetchone()
    return None if row is None else str(row[0])


def generations(db: apsw.Connection) -> dict[str, int]:
    """Fingerprint -> how many vectors are kept of it; one of them is `model`."""
    query = """SELECT fingerprint, count(*) FROM embeddings
        JOIN models ON models.seq = embeddings.model_seq GROUP BY fingerprint"""
    return {str(fingerprint): int(count) for fingerprint, count in db.execute(query)}


def adopt(db: apsw.Connection, fingerprint: str) -> None:
    """Make `fingerprint` the model of the corpus."""
    db.execute("INSERT OR REPLACE INTO corpus VALUES (1, ?)", (_model_seq(db, fingerprint),))


def insist(db: apsw.Connection, fingerprint: str) -> None:
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


def put(db: apsw.Connection, fingerprint: str, rows: Mapping[bytes, NDArray[np.float32]]) -> None:
    """Keep `rows`, text hash -> vector, where a passage uses them; known ones stay as they are."""
    seq = _model_seq(db, fingerprint)
    db.executemany(
        """INSERT OR IGNORE INTO embeddings (model_seq, text_hash, vector) SELECT ?1, ?2, ?3
        WHERE EXISTS (SELECT 1 FROM passages WHERE text_hash = ?2)""",
        ((seq, known_by, row.tobytes()) for known_by, row in rows.items()),
    )


def get(
    db: apsw.Connection, fingerprint: str, hashes: Sequence[bytes], dim: int
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
    db: apsw.Connection, fingerprint: str, numbers: Sequence[int], dim: int
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


def without(db: apsw.Connection, fingerprint: str, after: int, most: int) -> tuple[int, list[str]]:
    """Texts of passages that `fingerprint` has not embedded, of up to `most` passages.

    Begins behind the passage numbered `after`, and gives the number of the last one.
    """
    found: list[Any] = db.execute(
        """SELECT seq, text FROM passages WHERE seq > ? AND NOT EXISTS (
            SELECT 1 FROM embeddings WHERE embeddings.text_hash = passages.text_hash
            AND model_seq = (SELECT seq FROM models WHERE fingerprint = ?))
        ORDER BY seq LIMIT ?""",
        (after, fingerprint, most),
    ).fetchall()
    return (found[-1][0] if found else after), list(dict.fromkeys(text for _, text in found))


def drop_stale(db: apsw.Connection, fingerprint: str, most: int) -> int:
    """Erase up to `most` vectors that another model made; gives how many there were."""
    db.execute(
        """DELETE FROM embeddings WHERE seq IN (
            SELECT seq FROM embeddings WHERE model_seq NOT IN (
                SELECT seq FROM models WHERE fingerprint = ?)
            LIMIT ?)""",
        (fingerprint, most),
    )
    return int(db.changes())


def drop_broken(db: apsw.Connection, fingerprint: str, dim: int) -> int:
    """Erase vectors of `fingerprint` that are `damaged`, and any that nothing uses."""
    db.execute(
        """DELETE FROM embeddings WHERE text_hash NOT IN (SELECT text_hash FROM passages)
            OR seq IN (SELECT value FROM json_each(?))""",
        (json.dumps(damaged(db, fingerprint, dim)),),
    )
    return int(db.changes())


def damaged(db: apsw.Connection, fingerprint: str, dim: int) -> list[int]:
    """The rows of vectors that are not what a model made: of `dim` components, and of length 1."""
    found = db.execute(
        """SELECT seq, vector FROM embeddings
        WHERE model_seq = (SELECT seq FROM models WHERE fingerprint = ?)""",
        (fingerprint,),
    )
    bad: list[int] = []
    while some := list(islice(found, _READ)):
        bad += [seq for seq, vector in some if len(vector) != 4 * dim]
        good = [(seq, vector) for seq, vector in some if len(vector) == 4 * dim]
        rows = np.frombuffer(b"".join(vector for _, vector in good), "<f4").astype(np.float64)
        with np.errstate(all="ignore"):  # bytes that are no numbers are found, and told
            length = np.square(rows.reshape(len(good), dim)).sum(axis=1)
            off = ~(np.abs(length - 1) < _OFF)
        bad += [good[at][0] for at in np.flatnonzero(off)]
    return bad


def drop_unused(db: apsw.Connection, hashes: Collection[bytes]) -> tuple[int, int]:
    """Erase the vectors of `hashes` that no passage uses any more; gives how many went and stay."""
    known = json.dumps([found.hex() for found in hashes])
    of_them = "text_hash IN (SELECT unhex(value) FROM json_each(?))"
    before = db.execute(f"SELECT count(*) FROM embeddings WHERE {of_them}", (known,)).get  # noqa: S608
    db.execute(
        f"""DELETE FROM embeddings WHERE {of_them}
        AND NOT EXISTS (SELECT 1 FROM passages WHERE text_hash = embeddings.text_hash)""",  # noqa: S608
        (known,),
    )
    gone = int(db.changes())
    return gone, int(before) - gone


def _model_seq(db: apsw.Connection, fingerprint: str) -> int:
    db.execute("INSERT OR IGNORE INTO models (fingerprint) VALUES (?)", (fingerprint,))
    return int(db.execute("SELECT seq FROM models WHERE fingerprint = ?", (fingerprint,)).get)


def _row(vector: Any, dim: int) -> NDArray[np.float32]:
    if vector is None or len(vector) != 4 * dim:
        found = "none" if vector is None else f"one of {len(vector)} bytes"
        raise StoreCorrupt(
            f"a passage should have a vector of {4 * dim} bytes and has {found}. "
            "Run rebuild to embed the corpus anew."
        )
    return np.frombuffer(vector, "<f4").astype(np.float32, copy=False)
