"""Receipts: what an erasure erased, sealed by the corpus that did it."""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, replace

import apsw

from index.store import documents, embeddings


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased with a document. Nothing in it says who the document was about.

    `document_id` is the hash of the file's bytes, `at` is ISO 8601 in UTC. `vectors` were the
    document's alone; `shared` are kept, because other documents have the same texts. `snapshots`
    are files of the search index that were deleted. `seal` is made with a key that never leaves
    the corpus: `Corpus.sealed` says whether a receipt is its own and unchanged.
    """

    document_id: str
    at: str
    passages: int
    vectors: int
    shared: int
    notes: int
    originals: int
    snapshots: int
    seal: str = ""

    def to_json(self) -> str:
        """One line of JSON.

        >>> Receipt("ab12", "2026-11-24T09:00:00+00:00", 2, 1, 1, 0, 0, 0).to_json()[:42]
        '{"document_id": "ab12", "at": "2026-11-24T'
        """
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Receipt:
        """What `to_json` wrote. Raises `ValueError` if it is no receipt."""
        try:
            return cls(**json.loads(text))
        except TypeError as error:
            raise ValueError("this is no receipt of an erasure") from error


def erase(db: apsw.Connection, document_id: str, at: str, files: int) -> Receipt:
    """Delete a document with all that is its alone. Raises `UnknownDocument`.

    `files` of the search index were deleted for it.
    """
    number = documents.number_of(db, document_id)
    passages, notes, originals = db.execute(
        """SELECT (SELECT count(*) FROM passages WHERE document_seq = ?1),
            (SELECT count(*) FROM notes WHERE document_seq = ?1),
            (SELECT count(*) FROM originals WHERE document_id = ?2)""",
        (number, document_id),
    ).get
    hashes = documents.delete(db, document_id)
    vectors, shared = embeddings.drop_unused(db, hashes)
    receipt = Receipt(document_id, at, passages, vectors, shared, notes, originals, files)
    return replace(receipt, seal=_seal(db, receipt))


def sealed(db: apsw.Connection, receipt: Receipt) -> bool:
    """Whether the corpus of `db` made `receipt`, as it is."""
    return hmac.compare_digest(_seal(db, receipt).encode(), str(receipt.seal).encode())


def _seal(db: apsw.Connection, receipt: Receipt) -> str:
    key = db.execute("SELECT key FROM seal").get
    said = replace(receipt, seal="").to_json().encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()
