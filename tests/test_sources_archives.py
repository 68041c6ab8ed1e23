"""Archives: what they hold is found by name, and what they try is stopped."""

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import time
import tracemalloc
import zipfile
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentError, Fault
from index.sources import tars, zips
from index.sources.item import Item
from index.sources.options import Bounds, Options
from index.sources.sources import Sources


def told(*paths: Path, bounds: Bounds | None = None) -> list[tuple[str, str]]:
    found = Sources(paths, Options(bounds or Bounds()))
    return [(item.name.rpartition("/")[2] or item.name, content(item)) for item in found]


def content(item: Item) -> str:
    try:
        return item.load().decode()
    except Fault as fault:
        return fault.code


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 29, 12, 30, 2)), data, method)
    return out.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_700_000_000
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


FILES = {"b.txt": b"second", "in/a.txt": b"first", "in/.hidden": b"no", "__MACOSX/b.txt": b"no"}
FOUND = [("b.txt", "second"), ("a.txt", "first")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_zip(tmp_path: Path, method: int) -> None:
    (tmp_path / "all.zip").write_bytes(b"#!/bin/sh\n" + zipped(FILES, method))
    assert [(n.rpartition("!")[2], t) for n, t in told(tmp_path)] == FOUND
    (first, _) = Sources([tmp_path])
    assert first.dated == 1_709_209_802  # 2024-02-29 12:30:02 UTC
    assert first.held == 0  # it is inflated when it is read


@pytest.mark.parametrize("packing", ["", "gz", "bz2", "xz"])
def test_a_tar(tmp_path: Path, packing: str) -> None:
    (tmp_path / "all.tar.gz").write_bytes(tarred(FILES, f"w:{packing}"))
    assert [(n.rpartition("!")[2], t) for n, t in told(tmp_path)] == FOUND


def test_the_stamp_of_a_member_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({"a.txt": b"one", "b.txt": b"two"}))
    before = {item.place: item.stamp for item in Sources([path])}
    path.write_bytes(zipped({"new.txt": b"0", "b.txt": b"two", "a.txt": b"changed"}))
    after = {item.place: item.stamp for item in Sources([path])}
    assert after[f"{path}!b.txt"] == before[f"{path}!b.txt"]
    assert after[f"{path}!a.txt"] != before[f"{path}!a.txt"]


def test_a_zip_of_more_than_65535_members_in_little_memory(tmp_path: Path) -> None:
    made = zipped({"a.txt": b""})
    at, end = made.rindex(b"PK\x01\x02"), made.rindex(b"PK\x05\x06")
    count, entry = 70_000, made[at:end]
    size = count * len(entry)
    far = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, at)
    far += struct.pack("<4sLQL", b"PK\x06\x07", 0, at + size, 1)
    last = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, (1 << 32) - 1, at, 0)
    (tmp_path / "all.zip").write_bytes(made[:at] + entry * count + far + last)
    found = iter(Sources([tmp_path]))
    tracemalloc.start()
    assert sum(1 for _ in islice(found, 2_000)) == 2_000
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_500_000
    assert sum(1 for _ in found) == 68_000


def test_a_real_zip64(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "all.zip", "w") as archive,
        archive.open("a.txt", "w", force_zip64=True) as member,
    ):
        member.write(b"first")
    assert [text for _, text in told(tmp_path)] == ["first"]


def test_names_are_only_names(tmp_path: Path) -> None:
    evil = {"../../etc/passwd": b"up", "/abs/olute.txt": b"root", "C:\\win\\cv.txt": b"drive"}
    for made, end in ((zipped(evil), "zip"), (tarred(evil), "tar")):
        path = tmp_path / f"all.{end}"
        path.write_bytes(made)
        found = list(Sources([path]))
        assert [item.load() for item in found] == [b"up", b"root", b"drive"]
        assert [item.file for item in found] == ["passwd", "olute.txt", "cv.txt"]
        assert all(item.place.startswith(f"{path}!") for item in found)
        path.unlink()
    assert list(tmp_path.iterdir()) == []


def test_links_and_devices_are_skipped(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "all.tar", "w") as archive:
        for kind in (
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.CHRTYPE,
            tarfile.FIFOTYPE,
            tarfile.DIRTYPE,
        ):
            info = tarfile.TarInfo(f"cv{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(link, "/etc/passwd")
        packed.mkdir("folder")
    assert told(tmp_path) == []


def test_an_archive_in_an_archive_but_no_deeper(tmp_path: Path) -> None:
    inner = zipped({"a.txt": b"inner"})
    table = b"id,text\n1,row\n"
    deeper = tarred({"all.zip": inner, "b.txt": b"outer", "t.csv": table}, "w:gz")
    (tmp_path / "once.zip").write_bytes(zipped({"all.tgz": deeper, "all.zip": inner}))
    names = [name.partition("once.zip!")[2] for name, _ in told(tmp_path)]
    assert names == ["all.tgz!all.zip", "all.tgz!b.txt", "all.tgz!t.csv#1", "all.zip!a.txt"]
    assert [text for _, text in told(tmp_path)] == ["too_large", "outer", "row", "inner"]


def test_a_word_file_called_zip_is_one_document(tmp_path: Path) -> None:
    (tmp_path / "cv.zip").write_bytes(zipped({"[Content_Types].xml": b"<x/>", "word/a": b""}))
    (item,) = Sources([tmp_path])
    assert item.load().startswith(b"PK")


def test_a_password_is_told(tmp_path: Path) -> None:
    made = bytearray(zipped({"a.txt": b"secret"}))
    at = made.rindex(b"PK\x01\x02")
    made[at + 8] |= 1
    (tmp_path / "all.zip").write_bytes(made)
    assert [code for _, code in told(tmp_path)] == ["encrypted"]


def test_a_member_above_the_bound_is_one_failure(tmp_path: Path) -> None:
    bounds = Bounds(item=1_000)
    files = {"big.txt": b"x" * 1_001, "a.txt": b"fine"}
    (tmp_path / "a.zip").write_bytes(zipped(files))
    (tmp_path / "b.tgz").write_bytes(tarred(files, "w:gz"))
    assert [code for _, code in told(tmp_path, bounds=bounds)] == ["too_large", "fine"] * 2


def test_a_member_that_lies_about_its_size_is_cut_off(tmp_path: Path) -> None:
    made = bytearray(zipped({"a.txt": b"\0" * 50_000_000}))
    at = made.rindex(b"PK\x01\x02")
    made[at + 24 : at + 28] = (100).to_bytes(4, "little")
    (tmp_path / "all.zip").write_bytes(made)
    tracemalloc.start()
    assert [code for _, code in told(tmp_path)] == ["unreadable"]
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress], ids=["gz", "bz2", "xz"]
)
def test_a_bomb_in_a_tar_is_stopped_early(tmp_path: Path, pack: object) -> None:
    whole = tarred({"a.txt": b"fine", "zeros.txt": b"\0" * 60_000_000})
    (tmp_path / "all.tar.xz").write_bytes(pack(whole))  # type: ignore[operator]
    start = time.process_time()
    assert [code for _, code in told(tmp_path)] == ["fine", "too_large", "too_large"]
    assert time.process_time() - start < 5


def test_many_members_over_the_same_bytes_are_refused(tmp_path: Path) -> None:
    made = zipped({"a.txt": bytes(range(128)) * 80}, zipfile.ZIP_STORED)
    at = made.rindex(b"PK\x01\x02")
    end = made.rindex(b"PK\x05\x06")
    entry, tail = made[at:end], bytearray(made[end:])
    tail[8:12] = (1_000).to_bytes(2, "little") * 2
    tail[12:16] = (1_000 * len(entry)).to_bytes(4, "little")
    (tmp_path / "all.zip").write_bytes(made[:at] + entry * 1_000 + bytes(tail))
    codes = [code for _, code in told(tmp_path) if code == "unreadable"]
    assert codes == ["unreadable"]


def test_words_without_end_about_a_member_are_not_read(tmp_path: Path) -> None:
    head = tarfile.TarInfo("x")
    head.type, head.size = tarfile.XHDTYPE, 1 << 30
    (tmp_path / "all.tar").write_bytes(head.tobuf() + b"0" * 10_240)
    assert [code for _, code in told(tmp_path)] == ["too_large"]


def test_headers_about_headers_without_end(tmp_path: Path) -> None:
    head = tarfile.TarInfo("x")
    head.type, head.size = tarfile.GNUTYPE_LONGNAME, 1
    (tmp_path / "all.tar").write_bytes((head.tobuf() + b"a".ljust(512, b"\0")) * 5_000)
    assert [code for _, code in told(tmp_path)] == ["unreadable"]


def test_an_xz_that_wants_a_huge_dictionary(tmp_path: Path) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]
    made = lzma.LZMACompressor(lzma.FORMAT_XZ, filters=filters)
    whole = made.compress(tarred({"a.txt": b"x"})) + made.flush()
    (tmp_path / "all.tar.xz").write_bytes(whole)
    assert [code for _, code in told(tmp_path)] == ["unreadable"]


@given(st.data())
def test_damaged_archives_give_members_or_are_refused(data: st.DataObject) -> None:
    made = data.draw(st.sampled_from([zipped(FILES), tarred(FILES), tarred(FILES, "w:gz")]))
    mutated = bytearray(made)
    for _ in range(data.draw(st.integers(1, 6))):
        mutated[data.draw(st.integers(0, len(made) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(mutated[: data.draw(st.integers(len(made) // 2, len(made)))])
    try:
        for member in zips.members(io.BytesIO(cut), Bounds()):
            zips.load(lambda: io.BytesIO(cut), member, Bounds())
    except DocumentError:
        pass
    try:
        for found in tars.members(io.BytesIO(cut), Bounds(), {}):
            assert found.data is None or len(found.data) == found.size
    except DocumentError:
        pass
