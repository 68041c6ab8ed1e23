"""The front of sources: paths in, items out. Files, folders, archives and tables alike.

Archives and tables are untrusted, and their directories are parsed in this process, not in the
sandbox: by code without C that has a say over memory (`zipfile`'s and `tarfile`'s formats, `csv`,
`json`) and by zlib, bz2 and lzma, streamed, each step bounded by `Bounds`. What a member holds is
read in the sandbox, as any file. Parquet is the exception: see `index.sources.parquet`.
"""

from __future__ import annotations

import hashlib
import io
import os
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from index.errors import DocumentError, TooLarge, Unreadable
from index.sources import records, rows, tars, zips
from index.sources.container import Container, Shared, held, last_of, same
from index.sources.item import Item, broken, shown
from index.sources.kinds import DOCUMENT_PARTS, ENDINGS, Kind, kind_of
from index.sources.options import Options
from index.sources.walk import Found, walk, why

_TICK = 50_000_000  # nanoseconds: a file that was changed just now may change unseen
_ARCHIVES = (Kind.ZIP, Kind.TAR)


class Sources:
    """What is to be read, in the order of `paths`. Going through it twice is allowed.

    Only one folder's names a level and one piece of a container are in memory at a time.
    """

    def __init__(self, paths: Iterable[Path], options: Options | None = None) -> None:
        self._paths = tuple(paths)
        self._options = options or Options()
        self._files = 0  # a container counts as one
        self._more = 0  # items of containers that were gone through, less one for each
        self._guess = 0  # the same of the present one, as far as it lets guess

    @property
    def total(self) -> int:
        """How many items there are: exact for files, for containers a guess until they end."""
        return self._files + self._more + self._guess

    def __iter__(self) -> Iterator[Item]:
        self._more = self._guess = 0
        self._files = sum(1 for _ in walk(self._paths))
        for found in walk(self._paths):
            yield from self._items(found)

    def _items(self, found: Found) -> Iterator[Item]:
        name = shown(found.path)
        if found.failure or found.status is None:
            yield broken(name, Unreadable(found.failure or ""))
            return
        kind = kind_of(name)
        place = os.path.abspath(found.path)  # noqa: PTH100 - no Path for each of a million
        status = found.status
        old = time.time_ns() - status.st_mtime_ns > _TICK
        stamp = f"{status.st_size}:{status.st_mtime_ns}:{status.st_ino}" if old else ""
        dated = int(status.st_mtime)
        item = Item(
            name=name,
            place=shown(place),
            stamp=stamp,
            file=shown(os.path.basename(found.path)),  # noqa: PTH119
            dated=dated,
            load=partial(_bytes, found.path, self._options.bounds.item),
        )
        if kind is Kind.DOCUMENT:
            yield item
            return
        try:
            container = Container(
                kind=kind,
                name=name,
                place=shown(place),
                stamp=stamp,
                dated=dated,
                size=status.st_size,
                open=partial(_open, found.path),
                path=found.path,
            )
            if _is_document(container, self._options):
                yield item
                return
        except OSError as error:
            yield broken(name, Unreadable(why(error)))
            return
        yield from self._counted(container)

    def _counted(self, container: Container) -> Iterator[Item]:
        """The items of a container, with a guess at how many there will be."""
        count = 0
        for item, share in _opened(container, self._options, 0):
            count += 1
            self._guess = max(count, round(count / share) if share > 0 else 0) - 1
            yield item
        self._more += count - 1
        self._guess = 0


def _opened(container: Container, options: Options, depth: int) -> Iterator[Shared]:
    """The items of a container. What stops it is an item of its own, at the end."""
    try:
        yield from _KINDS[container.kind](container, options, depth)
    except DocumentError as error:
        yield broken(container.name, error), 1.0
    except OSError as error:
        yield broken(container.name, Unreadable(why(error))), 1.0


def _is_document(container: Container, options: Options) -> bool:
    """Whether what is called like a container is one document: a JSON Resume, a DOCX called zip."""
    if container.kind is Kind.ARRAY:
        with container.open() as file:
            return not (records.is_array(file) or records.parts(file, options))
    if container.kind is not Kind.ZIP:
        return False
    try:
        with container.open() as file:
            first = next(zips.members(file, options.bounds), None)
    except DocumentError:
        return False
    return first is not None and first.name in DOCUMENT_PARTS


# ---- archives ----------------------------------------------------------------------------------


def _zip(container: Container, options: Options, depth: int) -> Iterator[Shared]:
    bounds = options.bounds
    with container.open() as file:
        for count, member in enumerate(zips.members(file, bounds), 1):
            if not member.is_file or _is_hidden(member.name):
                continue
            name, place = _inside(container, member.name)
            load = partial(zips.load, container.open, member, bounds)
            item = Item(
                name=name,
                place=place,
                stamp=f"{member.crc:08x}:{member.size}:{member.dated}",
                file=last_of(member.name),
                dated=member.dated,
                load=load,
                held=0 if container.path else member.size,
            )
            nested = partial(zips.load, container.open, member, bounds, bounds.nested)
            for inner in _nested(item, nested, options, depth):
                yield inner, count / member.of


def _tar(container: Container, options: Options, depth: int) -> Iterator[Shared]:
    bounds = options.bounds
    large = dict.fromkeys(ENDINGS, bounds.nested)
    with container.open() as file:
        for member in tars.members(file, bounds, large):
            if _is_hidden(member.name):
                continue
            name, place = _inside(container, member.name)
            share = file.tell() / max(container.size, 1)
            if member.data is None:
                yield broken(name, tars.too_large(member, bounds), place), share
                continue
            item = held(name, place, last_of(member.name), member.dated, member.data)
            load = partial(same, member.data)
            for inner in _nested(item, load, options, depth):
                yield inner, share


def _nested(item: Item, load: Callable[[], bytes], options: Options, depth: int) -> Iterator[Item]:
    """A member, or what it holds if it is a container itself. No archive goes deeper than that."""
    kind = kind_of(item.file)
    if kind is Kind.DOCUMENT:
        yield item
        return
    if kind is Kind.PARQUET:
        yield broken(item.name, Unreadable("Parquet in an archive is not read. Unpack it first."))
        return
    try:
        data = load()
    except DocumentError as error:
        yield broken(item.name, error, item.place)
        return
    inner = Container(
        kind=kind,
        name=item.name,
        place=item.place,
        stamp=hashlib.sha256(data).hexdigest()[:32],
        dated=item.dated,
        size=len(data),
        open=partial(io.BytesIO, data),
        path=None,
    )
    if _is_document(inner, options):
        yield item
    elif depth and kind in _ARCHIVES:
        why_not = TooLarge("it is an archive in an archive in an archive. Unpack it first.")
        yield broken(item.name, why_not, item.place)
    else:
        yield from (one for one, _ in _opened(inner, options, depth + 1))


_KINDS: dict[Kind, Callable[[Container, Options, int], Iterator[Shared]]] = {
    Kind.ZIP: _zip,
    Kind.TAR: _tar,
    Kind.TABLE: rows.table,
    Kind.PARQUET: rows.parquet_rows,
    Kind.LINES: rows.lines,
    Kind.ARRAY: rows.array,
}


# ---- pieces ------------------------------------------------------------------------------------


def _inside(container: Container, member: str) -> tuple[str, str]:
    return f"{container.name}!{member}", f"{container.place}!{member}"


def _is_hidden(name: str) -> bool:
    """As in folders; and what macOS puts beside each file of a zip."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return not parts or any(part.startswith((".", "__MACOSX")) for part in parts)


def _open(path: str) -> BinaryIO:
    return open(path, "rb")  # noqa: PTH123 - a path that came from the system


def _bytes(path: str, most: int) -> bytes:
    """The bytes of a file. Raises `TooLarge`, `OSError`."""
    with _open(path) as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(most + 1) if size <= most else b""
    found = max(size, len(data))  # it may have grown since
    if found > most:
        raise TooLarge(
            f"the file has {found:,} bytes; the limit is {most:,}. "
            "Send a smaller file, or raise the setting max_bytes."
        )
    return data
