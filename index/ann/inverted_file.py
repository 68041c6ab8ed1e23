"""An inverted file on disk: numbers, then arrays one behind the other, then the codes of all rows.

All numbers are little-endian. That a file is whole is known by its digest (`index.ann.files`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import numpy as np

from index.ann.centroids import Centroids
from index.ann.codes import Codes, Filling
from index.ann.files import Out
from index.ann.keys import Keys
from index.ann.lists import Lists

AT_ONCE = 65_536  # rows that are written or read at a time
_MAGIC = b"lists-3\n"
_NUMBERS = 5  # rows, components, lists, regions, rows that the lists were learned from


def wrote(file: BinaryIO) -> bool:
    """Whether a file, at its start, begins as `write` has it. Leaves it there."""
    found = file.read(len(_MAGIC))
    file.seek(0)
    return found == _MAGIC


def write(file: Out, keys: Keys, lists: Lists, coded: Iterable[Codes]) -> None:
    """Write rows by their keys, in the order of these: their lists, and their codes in parts."""
    centroids = lists.centroids
    count, dim = centroids.rows.shape
    sizes = [len(keys), dim, count, len(centroids.regions), lists.learned]
    file.write(_MAGIC + np.array(sizes, "<i8").tobytes())
    for array, kind in (
        (keys, "<i8"),
        (lists.own, "<i4"),
        (lists.length, "<f4"),
        (centroids.rows, "<f4"),
        (centroids.regions, "<f4"),
        (centroids.starts, "<i8"),
    ):
        file.write(np.ascontiguousarray(array, kind).data)
    for some in coded:
        file.write(some.data)


def read(file: BinaryIO, dim: int) -> tuple[Keys, Lists, list[Codes]] | None:
    """What `write` wrote; None if it is of another width. Raises `ValueError` if it is cut."""
    if file.read(len(_MAGIC)) != _MAGIC:
        return None
    numbers = np.frombuffer(file.read(8 * _NUMBERS), "<i8").tolist()
    total, width, count, regions, learned = numbers
    if width != dim:
        return None
    keys = np.fromfile(file, "<i8", total)
    own = np.fromfile(file, "<i4", total)
    length = np.fromfile(file, "<f4", count)
    rows = np.fromfile(file, "<f4", count * dim).reshape(count, dim)
    apart = np.fromfile(file, "<f4", regions * dim).reshape(regions, dim)
    centroids = Centroids(apart, rows, np.fromfile(file, "<i8", regions + 1))
    filling = Filling(dim, total)
    for at in range(0, total, AT_ONCE):
        size = min(AT_ONCE, total - at)
        filling.add(np.fromfile(file, np.uint8, size * dim).reshape(size, dim))
    return keys, Lists.of(centroids, learned, length, own), filling.blocks()
