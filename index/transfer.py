"""A corpus as one file, and back: to another machine, or to another model.

The file is a zip. `documents-00001.jsonl` and so on hold a document a line: id, name, media type,
times of adding and of its file, content in the store's own form with its number, passages, notes,
tags and the original file. `vectors-00001.f32` holds the vectors of the different texts of those
passages, in their order, as little-endian float32. `beside.jsonl` holds what the caller keeps
beside the corpus, a line each. `manifest.json`, written last, names the model
and has the SHA-256 of every other member, so that a file that was cut short or changed is refused.

Importing is one transaction a member: it may be stopped and run again, and what is known is passed
over. Vectors are taken over if the present model made them; otherwise the texts are embedded.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from index.ann.files import sync
from index.corpus import Corpus, Packed, Traits
from index.errors import StoreCorrupt, StoreError, StoreTooNew, Unreadable
from index.store.codec import from_plain, text_hash, to_plain
from index.types import Passage, Progress, Span

VERSION = 1
BATCH = 100  # documents of a member, and of a transaction
LONGEST = 256 << 20  # bytes of a line: a document with its file and notes
_LARGEST = 64 << 20  # bytes of the manifest: two lines for a hundred documents
_BESIDE = "beside.jsonl"
_PIECE = 1 << 20
_OFF = 1e-3  # by which the length of a unit vector may differ from 1

Vectors = dict[bytes, NDArray[np.float32]]
Tell = Callable[[Packed], Traits | None]
Put = Callable[[Iterator[bytes]], object]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export says of itself; `members` is name -> SHA-256 in hex."""

    model: str
    dim: int
    documents: int
    members: dict[str, str]


# ---- out


def export(corpus: Corpus, path: Path, beside: Iterable[bytes] = ()) -> Iterator[Progress]:
    """Write the corpus into a new file at `path`, whole or not at all; a step a document.

    `beside`: lines, each with its end, that are to come along.

    What is added or removed meanwhile may or may not be in it. The file holds personal data, and is
    the owner's alone. Raises `StoreError` if `path` is there already or cannot be written.
    """
    draft = path.with_name(path.name + ".part")
    if path.exists():
        raise StoreError(f"{path.name} is there already. Use another name, or delete it.")
    try:
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w+b") as file:
            yield from _written(corpus, file, beside)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync(path.parent)
    except OSError as error:
        raise StoreError(
            f"{path.name} cannot be written ({error.strerror}). Check its folder and its disk."
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _written(corpus: Corpus, file: IO[bytes], beside: Iterable[bytes]) -> Iterator[Progress]:
    members: dict[str, str] = {}
    done, total, place = 0, len(corpus), 0
    embedded = corpus.embedded_by == corpus.model
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as bundle:
        for number in range(1, 10**9):
            place, batch = corpus.packed(place, BATCH)
            if not batch:
                break
            lines = (json.dumps(_line(one), ensure_ascii=False).encode() + b"\n" for one in batch)
            name = f"documents-{number:05d}.jsonl"
            members[name] = _put(bundle, name, lines)
            if embedded:
                name = f"vectors-{number:05d}.f32"
                members[name] = _put(bundle, name, [_rows(corpus, batch)])
            for one in batch:
                done += 1
                yield Progress(done, max(done, total), one.document.name, one.document.id)
        members[_BESIDE] = _put(bundle, _BESIDE, beside)
        said = {"version": VERSION, "model": corpus.model, "dim": corpus.dim}
        said |= {"documents": done, "members": members}
        bundle.writestr("manifest.json", json.dumps(said, indent=1))


def _put(bundle: zipfile.ZipFile, name: str, parts: Any) -> str:
    digest = hashlib.sha256()
    with bundle.open(name, "w", force_zip64=True) as member:
        for part in parts:
            digest.update(part)
            member.write(part)
    return digest.hexdigest()


def _line(one: Packed) -> dict[str, Any]:
    form, content = to_plain(one.document)
    return {
        "id": one.document.id,
        "name": one.document.name,
        "media_type": one.document.media_type,
        "added_at": one.added_at,
        "form": form,
        "content": content,
        "passages": [[p.text, p.context, p.label, p.span.start, p.span.end] for p in one.passages],
        "notes": {maker: b64encode(note).decode() for maker, note in one.notes},
        "original": None if one.original is None else b64encode(one.original).decode(),
        "dated": one.dated,
        "tags": list(one.tags),
    }


def _rows(corpus: Corpus, batch: Sequence[Packed]) -> bytes:
    texts = _texts(batch)
    return corpus.embed(texts).rows.astype("<f4", copy=False).tobytes() if texts else b""


def _texts(batch: Sequence[Packed]) -> list[str]:
    """The different texts of the passages, in their order."""
    return list(dict.fromkeys(p.text for one in batch for p in one.passages))


# ---- in


def take_in(
    corpus: Corpus, path: Path, traits: Tell | None = None, beside: Put | None = None
) -> Iterator[Progress]:
    """Add what an export holds; a step a document, when its batch is stored.

    `beside` is called last, with the lines that came along.

    `traits` says what tells versions of a document: corpora keep keyed hashes of it alone, each
    with a key of its own, so that it is read off the text again.

    Raises `Unreadable` if the file is no export or was changed: what came before the bad member
    stays. `StoreTooNew` if a later version wrote it, and what `Corpus.unpack` raises.
    """
    with path.open("rb") as file:
        try:
            with zipfile.ZipFile(file) as bundle:
                yield from _read(corpus, bundle, traits)
                if beside is not None:
                    beside(_lines(bundle))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise _unreadable(path.name, "it is no zip, or a damaged one") from error


def _read(corpus: Corpus, bundle: zipfile.ZipFile, traits: Tell | None) -> Iterator[Progress]:
    manifest = _manifest(bundle)
    same = (manifest.model, manifest.dim) == (corpus.model, corpus.dim)
    done = 0
    for name, digest in manifest.members.items():
        if not name.startswith("documents-"):
            continue
        _hold(bundle, name, digest)
        batch = list(_documents(bundle, name))
        if traits is not None:
            known = {one.document.id for one in batch if one.document.id in corpus}
            batch = [
                one if one.document.id in known else replace(one, traits=traits(one))
                for one in batch
            ]
        vectors = _vectors(bundle, name, manifest, batch) if same else {}
        try:
            added = corpus.unpack(batch, vectors)
        except ValueError as error:
            raise _unreadable(name, "what it holds does not fit together") from error
        for one, new in zip(batch, added, strict=True):
            done += 1
            name_ = one.document.name
            yield Progress(done, max(done, manifest.documents), name_, one.document.id, new)
    if done != manifest.documents:
        raise _unreadable("manifest.json", f"{done} documents, and not {manifest.documents}")


def _lines(bundle: zipfile.ZipFile) -> Iterator[bytes]:
    """What came along; nothing in exports of before."""
    digest = _manifest(bundle).members.get(_BESIDE)
    if digest is None:
        return
    _hold(bundle, _BESIDE, digest)
    with bundle.open(_BESIDE) as member:
        while line := member.readline(LONGEST):
            yield line


def _manifest(bundle: zipfile.ZipFile) -> Manifest:
    try:
        if bundle.getinfo("manifest.json").file_size > _LARGEST:
            raise _unreadable("manifest.json", "it is too large")
        said = json.loads(bundle.read("manifest.json"))
        if said["version"] > VERSION:
            raise StoreTooNew(
                f"the export has version {said['version']}; this program reads up to {VERSION}. "
                "Update the program."
            )
        members = {str(name): str(digest) for name, digest in said["members"].items()}
        return Manifest(str(said["model"]), int(said["dim"]), int(said["documents"]), members)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise _unreadable("manifest.json", "it is missing or damaged") from error


def _hold(bundle: zipfile.ZipFile, name: str, digest: str) -> None:
    """Raise `Unreadable` unless the member is, byte for byte, what was exported."""
    found = hashlib.sha256()
    try:
        with bundle.open(name) as member:
            while piece := member.read(_PIECE):
                found.update(piece)
    except KeyError as error:
        raise _unreadable(name, "it is missing") from error
    if found.hexdigest() != digest:
        raise _unreadable(name, "its digest is another one")


def _documents(bundle: zipfile.ZipFile, name: str) -> Iterator[Packed]:
    with bundle.open(name) as member:
        while line := member.readline(LONGEST + 1):
            if len(line) > LONGEST:
                raise _unreadable(name, "a line is too long")
            try:
                yield _packed(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, StoreCorrupt) as error:
                raise _unreadable(name, "a document cannot be read") from error


def _packed(said: dict[str, Any]) -> Packed:
    document = from_plain(
        str(said["id"]), str(said["name"]), str(said["media_type"]), said["form"], said["content"]
    )
    passages = tuple(
        Passage(document.id, at, str(text), str(context), str(label), Span(start, end))
        for at, (text, context, label, start, end) in enumerate(said["passages"])
    )
    notes = tuple((str(maker), b64decode(note)) for maker, note in said["notes"].items())
    original = None if said["original"] is None else b64decode(said["original"], validate=True)
    dated = int(said.get("dated", 0))  # exports of before say nothing of it
    tags = tuple(str(tag) for tag in said.get("tags", ()))
    added_at = str(said["added_at"])
    return Packed(document, passages, added_at, notes, original, dated, tags=tags)


def _vectors(
    bundle: zipfile.ZipFile, documents: str, manifest: Manifest, batch: Sequence[Packed]
) -> Vectors:
    name = documents.replace("documents-", "vectors-").replace(".jsonl", ".f32")
    if name not in manifest.members:  # the corpus was waiting to be embedded anew
        return {}
    _hold(bundle, name, manifest.members[name])
    texts = _texts(batch)
    if bundle.getinfo(name).file_size != 4 * manifest.dim * len(texts):
        raise _unreadable(name, f"it is not {len(texts)} vectors of {manifest.dim}")
    rows = np.frombuffer(bundle.read(name), "<f4").reshape(len(texts), manifest.dim)
    lengths = np.linalg.norm(rows, axis=1)
    if not (np.abs(lengths - 1) < _OFF).all():  # neither for what is no number
        raise _unreadable(name, "its vectors are not of unit length")
    return {text_hash(t): row.astype(np.float32) for t, row in zip(texts, rows, strict=True)}


def _unreadable(name: str, why: str) -> Unreadable:
    return Unreadable(f"this is no whole export: {name}: {why}. Export it again.")
