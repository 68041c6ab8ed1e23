"""The columns that candidates are chosen by, saved for the next start.

The head, in JSON, says who made them and which degrees they number; the arrays follow, all in
numpy's own form, and the SHA-256 of the whole. A million resumes' columns are read in seconds,
where reading each resume's profile again takes minutes.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, BinaryIO, get_type_hints

import numpy as np
from numpy.lib.format import read_array, write_array
from numpy.typing import NDArray

from index.ann.files import Fill, Out
from index.corpus import Corpus
from index.errors import Fault
from matcher.columns import Ragged
from matcher.facets import Columns, Facets, Keys
from matcher.profile import Profile
from matcher.verify.degree import Held

NAME = "columns"
_DIGEST = 32  # bytes of a SHA-256
_PIECE = 1 << 24  # bytes that are digested at a time
WORTH_SAVING = 1_000  # resumes: to read so many profiles again takes longer than to save them

_ONE_IN = 10  # of all are new: the file is written anew

Read = Callable[[Sequence[int]], Iterable[tuple[int, Profile]]]


class SavedFacets:
    """The facets of a corpus: read from a file at first, followed, and saved when that was long."""

    def __init__(
        self,
        corpus: Corpus,
        facets: Facets,
        maker: Callable[[], str],
        many: int = WORTH_SAVING,
    ) -> None:
        """`maker` names what makes facets; what another made is never read.

        They are saved when those of `many` resumes were made.
        """
        self._many = many
        self.facets = facets
        self._corpus = corpus
        self._maker = maker
        self._lock = threading.Lock()
        self._begun = False
        self._unsaved = 0
        self._saving: threading.Thread | None = None

    def follow(self, read: Read) -> Facets:
        """The facets of all that is kept now; `read` gives profiles by number.

        Saving them keeps no caller waiting.
        """

        def counted(numbers: Sequence[int]) -> Iterable[tuple[int, Profile]]:
            self._unsaved += len(numbers)
            return read(numbers)

        with self._lock:
            if not self._begun:
                self._load()
                self._begun = True
            self.facets.follow(self._corpus.numbers(), counted)
            much = max(self._many, len(self.facets) // _ONE_IN)
            if self._unsaved >= much and not (self._saving and self._saving.is_alive()):
                self._unsaved = 0
                self._saving = threading.Thread(target=self.save, name="save columns", daemon=True)
                self._saving.start()
        return self.facets

    def save(self) -> None:
        """Save what is held. What cannot be saved now takes longer at the next start."""
        columns, none = self.facets.columns, self.facets.none
        fill = filling(columns, none, self.facets.schooling.held, self._maker())
        with suppress(Fault):
            # nothing of a resume that was erased meanwhile is written
            self._corpus.aside.save(NAME, fill, lambda: self._all_kept(columns))

    def wait(self) -> None:
        """Wait until what is being saved is."""
        if self._saving is not None:
            self._saving.join()

    def close(self) -> None:
        """Save again what an erasure has deleted."""
        self.wait()
        if len(self.facets) >= self._many and self._corpus.aside.place(NAME) is None:
            self.save()

    def _load(self) -> None:
        place = self._corpus.aside.place(NAME)
        found = place and loaded(place, self._maker())
        if found:
            columns, none, degrees = found
            self.facets.schooling.kinds(degrees)  # the same numbers, in the same order
            self.facets.take(columns, none)
            if not self._all_kept(columns):
                # A program that knows no such file has erased: what it left goes now.
                with suppress(Fault):
                    self._corpus.aside.drop()

    def _all_kept(self, columns: Columns) -> bool:
        return bool(np.isin(columns.numbers, self._corpus.numbers()).all())


def filling(columns: Columns, none: Keys, degrees: Sequence[Held], maker: str) -> Fill:
    """What writes `columns`, and the numbers of what is no resume, to a file.

    `degrees` are those that the columns number, in order.
    """

    def fill(out: Out) -> None:
        head = json.dumps({"maker": maker, "degrees": [asdict(one) for one in degrees]}).encode()
        hashed = _Hashed(out)
        for array in (np.frombuffer(head, np.uint8), none, *_arrays(columns)):
            write_array(hashed, np.ascontiguousarray(array), allow_pickle=False)
        out.write(hashed.digest())

    return fill


def loaded(path: Path, maker: str) -> tuple[Columns, Keys, tuple[Held, ...]] | None:
    """What `filling` wrote for the same `maker`; None if the file is another, damaged or gone."""
    try:
        with path.open("rb") as file:
            if not _whole(file, path.stat().st_size - _DIGEST):
                return None
            file.seek(0)
            head = json.loads(read_array(file, allow_pickle=False).tobytes())
            if head["maker"] != maker:
                return None
            none = read_array(file, allow_pickle=False)
            values: dict[str, Any] = {
                name: _read(file, kind) for name, kind in get_type_hints(Columns).items()
            }
    except OSError:
        return None
    return Columns(**values), none, tuple(_degree(one) for one in head["degrees"])


def _whole(file: BinaryIO, size: int) -> bool:
    """Whether the digest behind the first `size` bytes is theirs."""
    digest, left = hashlib.sha256(), size
    while left > 0 and (piece := file.read(min(left, _PIECE))):
        digest.update(piece)
        left -= len(piece)
    return left == 0 and file.read() == digest.digest()


def _arrays(columns: Columns) -> Iterator[NDArray[Any]]:
    for one in fields(columns):
        value = getattr(columns, one.name)
        yield from (value.starts, value.values) if isinstance(value, Ragged) else (value,)


def _read(file: BinaryIO, kind: object) -> Ragged | NDArray[Any]:
    first = read_array(file, allow_pickle=False)
    return Ragged(first, read_array(file, allow_pickle=False)) if kind is Ragged else first


def _degree(told: dict[str, Any]) -> Held:
    told["fields"], told["families"] = tuple(told["fields"]), tuple(told["families"])
    return Held(**told)


class _Hashed:
    """Digests what is written on its way."""

    def __init__(self, out: Out) -> None:
        self._out = out
        self._hash = hashlib.sha256()

    def write(self, data: bytes | memoryview) -> int:
        self._hash.update(data)
        return self._out.write(data)

    def digest(self) -> bytes:
        return self._hash.digest()
