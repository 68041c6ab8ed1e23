"""What an export is made of: a zip of documents, vectors, and a manifest with their digests.

`documents-00001.jsonl` and so on hold a document a line: id, name, media type, times of adding and
of its file, content in the store's own form with its number, passages, notes, tags and the original
file. `vectors-00001.f32` holds the vectors of the different texts of those passages, in their
order, as little-endian float32. `beside.jsonl` holds what the caller keeps beside the corpus, a
line each. `manifest.json`, written last, names the model and has the SHA-256 of every other member,
so that a file that was cut short or changed is refused.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreCorrupt, StoreTooNew, Unreadable
from index.store.codec import from_plain, text_hash, to_plain
from index.store.packed import Packed
from index.types import Passage, Span

VERSION = 1
LONGEST = 256 << 20  # bytes of a line: a document with its file and notes
MANIFEST, BESIDE = "manifest.json", "beside.jsonl"

_LARGEST = 64 << 20  # bytes of the manifest: two lines for a hundred documents
_PIECE = 1 << 20
_OFF = 1e-3  # by which the length of a unit vector may differ from 1

Vectors = dict[bytes, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export says of itself; `members` is name -> SHA-256 in hex."""

    model: str
    dim: int
    documents: int
    members: dict[str, str]


def put(bundle: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> str:
    """Write a member; gives the SHA-256 of its bytes in hex."""
    digest = hashlib.sha256()
    with bundle.open(name, "w", force_zip64=True) as member:
        for part in parts:
            digest.update(part)
            member.write(part)
    return digest.hexdigest()


def line_of(one: Packed) -> dict[str, Any]:
    """A document as it stands in an export."""
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


def texts_of(batch: Sequence[Packed]) -> list[str]:
    """The different texts of the passages, in their order."""
    return list(dict.fromkeys(p.text for one in batch for p in one.passages))


def manifest_of(bundle: zipfile.ZipFile) -> Manifest:
    """What the export says of itself. Raises `Unreadable`, `StoreTooNew`."""
    try:
        if bundle.getinfo(MANIFEST).file_size > _LARGEST:
            raise unreadable(MANIFEST, "it is too large")
        said = json.loads(bundle.read(MANIFEST))
        if said["version"] > VERSION:
            raise StoreTooNew(
                f"the export has version {said['version']}; this program reads up to {VERSION}. "
                "Update the program."
            )
        members = {str(name): str(digest) for name, digest in said["members"].items()}
        return Manifest(str(said["model"]), int(said["dim"]), int(said["documents"]), members)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise unreadable(MANIFEST, "it is missing or damaged") from error


def hold(bundle: zipfile.ZipFile, name: str, digest: str) -> None:
    """Raise `Unreadable` unless the member is, byte for byte, what was exported."""
    found = hashlib.sha256()
    try:
        with bundle.open(name) as member:
            while piece := member.read(_PIECE):
                found.update(piece)
    except KeyError as error:
        raise unreadable(name, "it is missing") from error
    if found.hexdigest() != digest:
        raise unreadable(name, "its digest is another one")


def lines_beside(bundle: zipfile.ZipFile) -> Iterator[bytes]:
    """What came along; nothing in exports of before."""
    digest = manifest_of(bundle).members.get(BESIDE)
    if digest is None:
        return
    hold(bundle, BESIDE, digest)
    with bundle.open(BESIDE) as member:
        while line := member.readline(LONGEST):
            yield line


def documents_of(bundle: zipfile.ZipFile, name: str) -> Iterator[Packed]:
    """The documents of a member. Raises `Unreadable`."""
    with bundle.open(name) as member:
        while line := member.readline(LONGEST + 1):
            if len(line) > LONGEST:
                raise unreadable(name, "a line is too long")
            try:
                yield _packed(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, StoreCorrupt) as error:
                raise unreadable(name, "a document cannot be read") from error


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


def vectors_of(
    bundle: zipfile.ZipFile, documents: str, manifest: Manifest, batch: Sequence[Packed]
) -> Vectors:
    """The vectors that belong to `batch`, which the member `documents` holds; none without them.

    Raises `Unreadable`.
    """
    name = documents.replace("documents-", "vectors-").replace(".jsonl", ".f32")
    if name not in manifest.members:  # the corpus was waiting to be embedded anew
        return {}
    hold(bundle, name, manifest.members[name])
    texts = texts_of(batch)
    if bundle.getinfo(name).file_size != 4 * manifest.dim * len(texts):
        raise unreadable(name, f"it is not {len(texts)} vectors of {manifest.dim}")
    rows = np.frombuffer(bundle.read(name), "<f4").reshape(len(texts), manifest.dim)
    lengths = np.linalg.norm(rows, axis=1)
    if not (np.abs(lengths - 1) < _OFF).all():  # neither for what is no number
        raise unreadable(name, "its vectors are not of unit length")
    return {text_hash(t): row.astype(np.float32) for t, row in zip(texts, rows, strict=True)}


def unreadable(name: str, why: str) -> Unreadable:
    """What is told of an export that cannot be read."""
    return Unreadable(f"this is no whole export: {name}: {why}. Export it again.")
