"""What is the matter with a data folder: findings, one a thing that was looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import apsw

from index.errors import StoreCorrupt
from index.store import documents, embeddings, log, originals
from index.store.codec import document_of
from index.store.database import FILE, LOCK, Database
from index.store.reserve import FILE as RESERVE
from index.store.reserve import SIZE

_LITTLE = 256 << 20  # bytes of free space below which it is worth a word
_LONG = 64 << 20  # bytes of a write-ahead log that a reader or a crash has kept from being emptied
_SHOWN = 3  # documents named in a sentence


class State(Enum):
    """How a thing was found. A notice costs time or space; a fault costs answers."""

    SOUND = "sound"
    NOTICE = "notice"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `message` says what was found and, if need be, what to do.

    `subject` is stable: database, passages, vectors, models, originals, snapshots, log, files,
    space, reserve.
    """

    subject: str
    state: State
    message: str


def examine(database: Database, folder: Path | None, dim: int | None = None) -> Iterator[Finding]:
    """Read everything once. `dim` is the width of the present model, for the size of vectors."""
    yield _looked("database", database, _database)
    yield _all_passages(database)
    yield _looked("vectors", database, lambda db: _vectors(db, dim))
    yield _looked("models", database, _models)
    yield _all_originals(database)
    if folder is not None:
        yield _looked("log", database, lambda db: _log(db, folder))
        yield _looked("files", database, lambda db: _files(db, folder))
        yield _space(folder)
        yield _reserve(database)


def _looked(subject: str, database: Database, at: Callable[[apsw.Connection], Finding]) -> Finding:
    try:
        with database.reading() as db:
            return at(db)
    except StoreCorrupt as error:
        return _fault(subject, str(error))


def of_snapshots(sound: dict[str, bool], *, empty: bool) -> Finding:
    """What is to be said of the saved search indexes: file -> whether it can be used.

    `empty`: whether the corpus holds nothing that an index could be of.
    """
    bad = sorted(file for file, good in sound.items() if not good)
    if bad:
        return _notice(
            "snapshots",
            f"{len(bad)} of {len(sound)} cannot be used ({', '.join(bad)}): damaged, gone, or of "
            "another model. No answer comes from them; the next refresh writes a new one.",
        )
    if not sound and empty:
        return _sound("snapshots", "none is saved: there is nothing to search in.")
    if not sound:
        return _notice("snapshots", "none is saved: the next start builds the index anew.")
    return _sound("snapshots", f"{len(sound)} saved, byte for byte as published.")


def _database(db: apsw.Connection) -> Finding:
    faults = [row[0] for row in db.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    orphans = len(db.execute("PRAGMA foreign_key_check").fetchall())
    if faults or orphans:
        return _fault(
            "database",
            f"{len(faults)} contradictions, {orphans} rows without an owner. Restore the folder "
            "from a copy, or export what can be read, delete it and import.",
        )
    count, pages = db.execute("SELECT count(*) FROM documents").get, db.pragma("page_count")
    size = pages * db.pragma("page_size") / 1e6
    return _sound(
        "database",
        f"{count:,} documents in {size:,.1f} MB, SQLite {apsw.sqlite_lib_version()}.",
    )


def _all_passages(database: Database) -> Finding:
    try:
        return _passages(database)
    except StoreCorrupt as error:
        return _fault("passages", str(error))


def _passages(database: Database) -> Finding:
    """Every document is read, and its passages are held against its text."""
    total, place, bad = 0, 0, []
    while True:
        with database.reading() as db:
            infos = documents.page(db, place + 1, 100)
            found = [(info.id, *_read(db, info.id)) for _, info in infos]
        if not found:
            break
        place = infos[-1][0]
        total += sum(count for _, count, _ in found)
        bad += [document_id[:12] for document_id, _, good in found if not good]
    if bad:
        return _fault(
            "passages",
            f"{len(bad)} documents cannot be read, or their passages are not what stands at their "
            f"places ({_named(bad)}). "
            "Remove them and add their files again.",
        )
    return _sound("passages", f"{total:,} passages, each where its document says it.")


def _read(db: apsw.Connection, document_id: str) -> tuple[int, bool]:
    passages = documents.passages_of(db, documents.number_of(db, document_id))
    query = "SELECT content, characters FROM documents WHERE id = ?"
    content, characters = db.execute(query, (document_id,)).get
    try:
        text = document_of(document_id, "", "", content).text
    except StoreCorrupt:
        return len(passages), False
    there = all(_bare(one.text) == _bare(one.span.of(text)) for one in passages)
    return len(passages), there and len(text) == characters


def _bare(text: str) -> str:
    """Letters and digits: lines may have been joined, and bullets left out."""
    return "".join(filter(str.isalnum, text))


def _vectors(db: apsw.Connection, dim: int | None) -> Finding:
    model = embeddings.model(db)
    if model is None:
        return _sound("vectors", "none, for there is nothing to embed.")
    missing = db.execute(
        """SELECT count(*) FROM passages WHERE NOT EXISTS (
            SELECT 1 FROM embeddings WHERE embeddings.text_hash = passages.text_hash
            AND model_seq = (SELECT model_seq FROM corpus))"""
    ).get
    unused = db.execute(
        """SELECT count(*) FROM embeddings WHERE NOT EXISTS (
            SELECT 1 FROM passages WHERE passages.text_hash = embeddings.text_hash)"""
    ).get
    usual = """SELECT length(vector) / 4 FROM embeddings
        WHERE model_seq = (SELECT model_seq FROM corpus) GROUP BY 1 ORDER BY count(*) DESC"""
    damaged = len(embeddings.damaged(db, model, dim or int(db.execute(usual).get or 1)))
    if missing or unused or damaged:
        said = f", {damaged:,} damaged" if damaged else ""
        return _fault("vectors", f"{missing:,} missing, {unused:,} unused{said}. Run rebuild.")
    return _sound("vectors", "one for every text of a passage, and no others.")


def _models(db: apsw.Connection) -> Finding:
    kept, model = embeddings.generations(db), embeddings.model(db)
    others = {name: count for name, count in kept.items() if name != model}
    if not others:
        return _sound("models", model or "none yet.")
    told = ", ".join(f"{count:,} vectors of {name}" for name, count in sorted(others.items()))
    return _notice(
        "models",
        f"{model}, and beside it {told}: a rebuild is under way or was stopped. Run it again.",
    )


def _all_originals(database: Database) -> Finding:
    """Every kept file is unpacked, one at a time."""
    count, size, place, bad = 0, 0, "", []
    try:
        while True:
            with database.reading() as db:
                found = originals.after(db, place)
            if found is None:
                break
            place, packed = found
            count, size = count + 1, size + len(packed)
            if not originals.sound(packed):
                bad.append(place[:12])
    except StoreCorrupt as error:
        return _fault("originals", str(error))
    if bad:
        return _fault(
            "originals",
            f"{len(bad)} kept files cannot be unpacked ({_named(bad)}). Their text is sound; add "
            "the files again to see their pages.",
        )
    return _sound("originals", f"{count:,} files in {size / 1e6:,.1f} MB, packed.")


def _named(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_SHOWN]) + (" ..." if len(ids) > _SHOWN else "")


def _log(db: apsw.Connection, folder: Path) -> Finding:
    wal = folder / f"{FILE}-wal"
    size = wal.stat().st_size if wal.exists() else 0
    said = f"{size / 1e6:,.1f} MB ahead of the database, {log.length(db):,} changes kept."
    if size > _LONG:
        return _notice("log", f"{said} A reader holds it, or a process died: close and open again.")
    return _sound("log", said)


def _files(db: apsw.Connection, folder: Path) -> Finding:
    published = [snapshot.file for snapshot in log.snapshots(db)]
    published += [path.name for path in folder.glob("aside-*") if path.suffix != ".tmp"]
    ours = {FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}-journal", LOCK, RESERVE, *published}
    strange = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if strange:
        return _notice(
            "files",
            f"{len(strange)} that the corpus does not use ({', '.join(strange[:_SHOWN])}"
            f"{' ...' if len(strange) > _SHOWN else ''}). What erases does not reach into them, "
            "except for ann-*.faiss*, which the next refresh deletes.",
        )
    return _sound("files", "none but the corpus's own.")


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    said = f"{free / 1e9:,.1f} GB free."
    if free < _LITTLE:
        return _notice("space", f"{said} Adding will soon fail; removing goes on working.")
    return _sound("space", said)


def _reserve(database: Database) -> Finding:
    held = database.reserve.held
    if held < SIZE:
        return _notice(
            "reserve",
            f"{held / 1e6:.1f} MB of {SIZE / 1e6:.1f} set aside for removing on a full disk. Free "
            "some space.",
        )
    return _sound("reserve", f"{held / 1e6:.1f} MB set aside for removing on a full disk.")


def _sound(subject: str, message: str) -> Finding:
    return Finding(subject, State.SOUND, message)


def _notice(subject: str, message: str) -> Finding:
    return Finding(subject, State.NOTICE, message)


def _fault(subject: str, message: str) -> Finding:
    return Finding(subject, State.FAULT, message)
