"""A corpus as one file, and back: to another machine, or to another model.

What the file is made of: see `index.bundle`. Importing is one transaction a member: it may be
stopped and run again, and what is known is passed over. Vectors are taken over if the present model
made them; otherwise the texts are embedded.
"""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import IO

from index.ann.files import sync
from index.bundle import (
    BESIDE,
    MANIFEST,
    VERSION,
    documents_of,
    hold,
    line_of,
    lines_beside,
    manifest_of,
    put,
    texts_of,
    unreadable,
    vectors_of,
)
from index.corpus import Corpus, Packed, Traits
from index.errors import StoreError
from index.types import Progress

BATCH = 100  # documents of a member, and of a transaction

Tell = Callable[[Packed], Traits | None]
Put = Callable[[Iterator[bytes]], object]


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
            lines = (json.dumps(line_of(one), ensure_ascii=False).encode() + b"\n" for one in batch)
            name = f"documents-{number:05d}.jsonl"
            members[name] = put(bundle, name, lines)
            if embedded:
                name = f"vectors-{number:05d}.f32"
                members[name] = put(bundle, name, [_rows(corpus, batch)])
            for one in batch:
                done += 1
                yield Progress(done, max(done, total), one.document.name, one.document.id)
        members[BESIDE] = put(bundle, BESIDE, beside)
        said = {"version": VERSION, "model": corpus.model, "dim": corpus.dim}
        said |= {"documents": done, "members": members}
        bundle.writestr(MANIFEST, json.dumps(said, indent=1))


def _rows(corpus: Corpus, batch: Sequence[Packed]) -> bytes:
    texts = texts_of(batch)
    return corpus.embed(texts).rows.astype("<f4", copy=False).tobytes() if texts else b""


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
                    beside(lines_beside(bundle))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise unreadable(path.name, "it is no zip, or a damaged one") from error


def _read(corpus: Corpus, bundle: zipfile.ZipFile, traits: Tell | None) -> Iterator[Progress]:
    manifest = manifest_of(bundle)
    same = (manifest.model, manifest.dim) == (corpus.model, corpus.dim)
    done = 0
    for name, digest in manifest.members.items():
        if not name.startswith("documents-"):
            continue
        hold(bundle, name, digest)
        batch = list(documents_of(bundle, name))
        if traits is not None:
            known = {one.document.id for one in batch if one.document.id in corpus}
            batch = [
                one if one.document.id in known else replace(one, traits=traits(one))
                for one in batch
            ]
        vectors = vectors_of(bundle, name, manifest, batch) if same else {}
        try:
            added = corpus.unpack(batch, vectors)
        except ValueError as error:
            raise unreadable(name, "what it holds does not fit together") from error
        for left, one, new in zip(range(len(batch))[::-1], batch, added, strict=True):
            done += 1
            name_, total = one.document.name, max(done, manifest.documents)
            yield Progress(done, total, name_, one.document.id, new, more=left > 0)
    if done != manifest.documents:
        raise unreadable(MANIFEST, f"{done} documents, and not {manifest.documents}")
