"""The store alone: exact round trips, one writer, honest errors, nothing left of what is erased."""

import errno
import json
import os
import random
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import apsw
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import StoreBusy, StoreCorrupt, StoreError, StoreTooNew, UnknownDocument
from index.store.codec import content_of, document_of, text_hash
from index.store.database import FILE, LOCK
from index.store.reserve import SIZE, Reserve
from index.store.schema import APPLICATION_ID, MIGRATIONS
from index.store.sqlite import Rows, Store
from index.types import (
    Block,
    BlockKind,
    Box,
    Document,
    Font,
    Line,
    Oddity,
    PageSize,
    Passage,
    Quality,
    Remark,
    Span,
    TextSource,
    Unseen,
)
from tests.fakes import FakeEmbedder, resume

MODEL = "fake-32"
DIM = 32

NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
PAGES = st.none() | st.integers(1, 50)
BOXES = st.none() | st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
SPANS = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda p: Span(min(p), max(p)))
WORDS = st.lists(st.builds(Box, NUMBERS, NUMBERS, NUMBERS, NUMBERS), max_size=3).map(tuple)
LINES = st.builds(Line, SPANS, PAGES, BOXES, WORDS)
FONTS = st.builds(Font, NUMBERS, st.booleans(), st.booleans())
BLOCKS = st.builds(
    Block,
    SPANS,
    st.sampled_from(BlockKind),
    PAGES,
    BOXES,
    FONTS,
    st.none() | st.sampled_from(Unseen),
    st.lists(LINES, max_size=3).map(tuple),
    st.none() | st.floats(0, 1),
)
REMARKS = st.builds(Remark, SPANS, st.sampled_from(Oddity))
NUMBERED = st.lists(st.integers(1, 50), max_size=3).map(tuple)
QUALITIES = st.builds(
    Quality,
    st.sampled_from(TextSource),
    NUMBERED,
    NUMBERED,
    st.none() | st.floats(0, 1),
    st.floats(0, 1),
)
DOCUMENTS = st.builds(
    Document,
    st.text("0123456789abcdef", min_size=64, max_size=64),
    st.text(max_size=20),
    st.sampled_from(["application/pdf", "text/html"]),
    st.text(max_size=400),
    st.lists(BLOCKS, max_size=4).map(tuple),
    st.lists(st.builds(PageSize, NUMBERS, NUMBERS), max_size=2).map(tuple),
    st.lists(REMARKS, max_size=2).map(tuple),
    QUALITIES,
)


def rows_of(*groups: tuple[Passage, ...]) -> Rows:
    texts = sorted({p.text for group in groups for p in group})
    vectors = FakeEmbedder().embed(texts).rows
    return {text_hash(text): row for text, row in zip(texts, vectors, strict=True)}


def add(store: Store, *items: tuple[Document, tuple[Passage, ...]]) -> list[bool]:
    return store.add(items, MODEL, rows_of(*(passages for _, passages in items)))


def sqlite_at(path: Path) -> apsw.Connection:
    """By the same library as the store: two of them in one process break each other's locks."""
    return apsw.Connection(str(path))


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@settings(max_examples=60)
@given(DOCUMENTS)
def test_a_document_comes_back_exactly(document: Document) -> None:
    content = content_of(document)
    assert document_of(document.id, document.name, document.media_type, content) == document


@settings(max_examples=25, deadline=None)
@given(st.lists(DOCUMENTS, max_size=3, unique_by=lambda d: d.id))
def test_documents_come_back_exactly_from_the_database(documents: list[Document]) -> None:
    store = Store.in_memory()
    store.add([(d, ()) for d in documents], MODEL, {})
    assert [store.document(d.id) for d in documents] == documents
    store.close()


def test_content_of_a_later_version_is_refused() -> None:
    document, _ = resume("Python")
    later = bytes([99]) + content_of(document)[1:]
    with pytest.raises(StoreTooNew, match="form 99; this version reads up to 2"):
        document_of(document.id, "a", "b", later)


def test_what_the_first_version_wrote_is_read() -> None:
    block = [0, 6, "paragraph", 1, None, [9.0, True, False], False, [[0, 6, 1, [1, 2, 3, 4]]]]
    unseen = [7, 10, "list_item", None, None, [0.0, False, False], True, []]
    shape = ["Python\nSQL", [block, unseen], [[612, 792]]]
    old = b"\x01" + zlib.compress(json.dumps(shape).encode())
    assert document_of("id", "a", "b", old) == Document(
        "id",
        "a",
        "b",
        "Python\nSQL",
        (
            Block(
                Span(0, 6),
                page=1,
                font=Font(9.0, bold=True),
                lines=(Line(Span(0, 6), 1, Box(1, 2, 3, 4)),),
            ),
            Block(Span(7, 10), BlockKind.LIST_ITEM, hidden=Unseen.STYLE),
        ),
        (PageSize(612, 792),),
    )


@pytest.mark.parametrize("damage", [b"", b"\x01", b"\x01junk", b"\x01" + b"x\x9cjunk"])
def test_damaged_content_is_said_to_be_damaged(damage: bytes) -> None:
    with pytest.raises(StoreCorrupt, match="Remove it and add its file again"):
        document_of("0" * 64, "a", "b", damage)


def test_a_second_id_is_not_added_again() -> None:
    store = Store.in_memory()
    one = resume("Python", "SQL")
    assert add(store, one, one) == [True, False]
    assert add(store, one) == [False]
    assert (store.count(), store.passage_count()) == (1, 2)
    store.close()


def test_listing_says_what_was_added_in_order() -> None:
    store = Store.in_memory()
    first, second = resume("Python", "SQL", name="b.txt"), resume("Go", name="a.txt")
    add(store, first)
    add(store, second)
    infos = [info for _, info in store.listed()]
    assert [(i.id, i.name, i.characters, i.passages) for i in infos] == [
        (first[0].id, "b.txt", 10, 2),
        (second[0].id, "a.txt", 2, 1),
    ]
    assert all(i.added_at.endswith("+00:00") and i.media_type == "text/plain" for i in infos)
    store.close()


def test_a_listing_longer_than_a_page_is_whole() -> None:
    store = Store.in_memory()
    items = [resume(f"line {n}") for n in range(1203)]
    add(store, *items)
    ids = [document.id for document, _ in items]
    assert [i.id for _, i in store.listed()] == ids == store.ids()
    assert [i.id for _, i in store.listed(latest=True)] == ids[::-1]
    store.close()


@pytest.mark.parametrize("latest", [False, True])
def test_a_listing_goes_on_at_any_place_though_its_document_is_gone(latest: bool) -> None:
    store = Store.in_memory()
    items = [resume(f"line {n}") for n in range(7)]
    add(store, *items)
    ids = [document.id for document, _ in items][:: -1 if latest else 1]
    listed = list(store.listed(latest=latest))
    for gone in (3, 4, 0):
        store.remove(listed[gone][1].id)
        left = [one for one in ids[3:] if one in store.ids()]
        assert [i.id for _, i in store.listed(listed[3][0], latest=latest)] == left
    assert len(left) == 2
    store.close()


def test_a_number_is_never_given_twice() -> None:
    store = Store.in_memory()
    one = resume("Python")
    add(store, one)
    first = store.numbers([one[0].id])
    store.remove(one[0].id)
    add(store, one)
    assert store.numbers([one[0].id]) > first
    store.close()


def test_the_log_tells_what_was_touched_since() -> None:
    store = Store.in_memory()
    one, two = resume("Python"), resume("SQL")
    assert store.followed.changed(0) == (0, [])
    add(store, one)
    assert store.followed.changed(0) == (1, [1])
    add(store, two)
    store.remove(one[0].id)
    assert store.followed.changed(1) == (3, [1, 2])
    assert store.followed.changed(3) == (3, [])
    store.close()


def test_vectors_are_kept_bit_for_bit() -> None:
    store = Store.in_memory()
    document, passages = resume("Python", "SQL", "Python")
    add(store, (document, passages))
    expected = FakeEmbedder().embed(["Python", "SQL", "Python"]).rows
    assert store.embedded.of(document.id, MODEL, DIM).tobytes() == expected.tobytes()
    store.close()


def test_more_hashes_than_a_statement_takes_are_looked_up() -> None:
    store = Store.in_memory()
    document, passages = resume(*(f"word{n}" for n in range(2000)))
    add(store, (document, passages))
    hashes = [text_hash(p.text) for p in passages]
    found = store.embedded.of_texts(MODEL, [*hashes, text_hash("unknown")], DIM)
    assert found.keys() == set(hashes)
    store.close()


def test_a_vector_of_the_wrong_length_is_corruption() -> None:
    store = Store.in_memory()
    document, passages = resume("Python")
    add(store, (document, passages))
    with pytest.raises(StoreCorrupt, match="64 bytes and has one of 128 bytes"):
        store.embedded.of(document.id, MODEL, 16)
    store.close()


def test_an_unknown_document_is_said_to_be_unknown() -> None:
    store = Store.in_memory()
    for ask in (store.document, store.passages, store.remove):
        with pytest.raises(UnknownDocument, match="no document has the id 00000"):
            ask("0" * 64)
    store.close()


def test_an_error_inside_a_batch_adds_nothing_of_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    document, passages = resume("Python", "SQL")
    twice = (passages[0], passages[0])  # the ordinal is taken
    with pytest.raises(StoreError):
        store.add([resume("Go"), (document, twice)], MODEL, rows_of(passages))
    assert (store.count(), store.passage_count()) == (0, 0)
    assert store.followed.changed(0) == (0, [])
    store.close()


# ---- the file


def test_the_file_is_marked_as_ours(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    db = sqlite_at(tmp_path / FILE)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_a_later_schema_is_refused_with_both_numbers(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    db = sqlite_at(tmp_path / FILE)
    db.execute("PRAGMA user_version = 77")
    db.close()
    with pytest.raises(StoreTooNew, match=f"schema 77; this version knows up to {len(MIGRATIONS)}"):
        Store.open(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    db = sqlite_at(tmp_path / FILE)
    db.execute("CREATE TABLE theirs (a)")
    db.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreCorrupt, match="Use another folder"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_that_is_no_database_is_corruption(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all" * 300)
    with pytest.raises(StoreCorrupt, match="Restore the folder from a copy"):
        Store.open(tmp_path)


def test_a_folder_that_may_not_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE).mkdir()  # what cannot be opened, whoever asks: root may write anywhere
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(tmp_path)
    (tmp_path / FILE).rmdir()
    (tmp_path / LOCK).unlink()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match=r"there is no corpus\.db in .* none can be made"):
        Store.open(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("emptied", [False, True])
@pytest.mark.parametrize("kept", ["reserve", f"{FILE}-wal", "ann-3.faiss"])
def test_a_database_that_is_gone_is_not_made_anew_beside_what_belongs_to_it(
    tmp_path: Path, kept: str, emptied: bool
) -> None:
    store = Store.open(tmp_path)
    add(store, resume("Jane"))
    store.close()
    data = (tmp_path / FILE).read_bytes()
    for file in tmp_path.iterdir():
        file.unlink()
    (tmp_path / kept).write_bytes(b"of before")
    if emptied:
        (tmp_path / FILE).touch()
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(StoreCorrupt, match=f"{FILE} is missing .* Restore .* or delete that"):
        Store.open(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before
    (tmp_path / FILE).write_bytes(data)
    with closing(Store.open(tmp_path)) as restored:
        assert restored.count() == 1


def test_a_folder_whose_making_was_broken_off_is_made(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()
    (tmp_path / FILE).touch()
    with closing(Store.open(tmp_path)) as store:
        assert store.count() == 0


def test_a_damaged_page_is_corruption_and_not_an_answer(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    add(store, *(resume(f"line {n}", "x" * 900) for n in range(60)))
    store.close()
    data = bytearray((tmp_path / FILE).read_bytes())
    data[8192:-4096] = b"\xff" * (len(data) - 12288)
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(StoreCorrupt), closing(Store.open(tmp_path)) as damaged:
        damaged.check()


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made a data folder"):
        Store.open(tmp_path / "file" / "corpus")


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="is closed"):
        store.ids()


# ---- one writer


def test_the_library_is_one_without_the_wal_reset_fault() -> None:
    assert tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) >= (3, 51, 3)


def test_nothing_is_written_while_another_has_the_turn(tmp_path: Path) -> None:
    """Neither commits nor checkpoints, so that these never overlap; not by closing either."""
    first, second = Store.open(tmp_path), Store.open(tmp_path, wait=0.02)
    document, passages = resume("Python")
    add(first, (document, passages))
    with first.exclusively():
        before = {name: (tmp_path / name).stat() for name in (FILE, f"{FILE}-wal")}
        for write in (
            lambda: add(second, resume("SQL")),
            lambda: second.remove(document.id),
            lambda: second.replace(document, passages, MODEL, rows_of(passages)),
            lambda: second.notes.put(document.id, "one", b"note"),
            lambda: second.embedded.keep("other", rows_of(passages)),
            lambda: second.embedded.switch(MODEL),
            lambda: second.embedded.erase_stale(MODEL),
            lambda: second.embedded.erase_broken(MODEL, DIM),
            lambda: second.followed.publish(MODEL, 1, "a.faiss", "ff"),
            lambda: second.originals.keep(document.id, b"file"),
            second._database.wipe,
        ):
            with pytest.raises(StoreBusy):
                write()
        assert second.document(document.id) == document
        second.close()
        Store.open(tmp_path, wait=0.02).close()
        for name, was in before.items():
            now = (tmp_path / name).stat()
            assert (now.st_size, now.st_mtime_ns) == (was.st_size, was.st_mtime_ns)
    first.close()


# ---- room to delete


def test_a_reserve_is_held_given_up_and_taken_again(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    reserve = store._database.reserve
    assert reserve.held == SIZE
    if hasattr(os, "posix_fallocate"):
        assert (tmp_path / "reserve").stat().st_blocks * 512 >= SIZE
    assert reserve.release()
    assert (reserve.held, reserve.release()) == (0, False)
    one = resume("Python")
    add(store, one)
    store.remove(one[0].id)
    assert reserve.held == SIZE
    store.close()


def test_a_reserve_takes_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scarce(handle: int, offset: int, size: int) -> None:
        if size > SIZE // 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        os.ftruncate(handle, size)

    monkeypatch.setattr(os, "posix_fallocate", scarce, raising=False)
    assert Reserve(tmp_path).take() == SIZE // 4
    assert (tmp_path / "reserve").stat().st_size == SIZE // 4
    assert Reserve(None).take() == 0


def test_a_second_writer_waits_and_then_says_how_long(tmp_path: Path) -> None:
    first, second = Store.open(tmp_path), Store.open(tmp_path, wait=0.05)
    with first.exclusively():
        with pytest.raises(StoreBusy, match=r"waited 0\.05 s"):
            add(second, resume("Python"))
        assert second.ids() == []  # reading goes on
    assert add(second, resume("Python")) == [True]
    first.close()
    second.close()


def test_a_writer_of_another_process_is_seen(tmp_path: Path) -> None:
    store = Store.open(tmp_path, wait=0.05)
    code = (
        "import sys; from pathlib import Path; from index.store.sqlite import Store\n"
        f"with Store.open(Path({str(tmp_path)!r})).exclusively():\n"
        "    print('holding', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"holding\n"
        with pytest.raises(StoreBusy):
            add(store, resume("Python"))
        other.kill()
        other.wait()
    assert add(store, resume("Python")) == [True]  # the dead hold nothing
    store.close()


def test_threads_write_and_read_at_the_same_time(tmp_path: Path) -> None:
    store = Store.open(tmp_path)

    def work(thread: int) -> None:
        for n in range(10):
            document, passages = resume(f"thread {thread} line {n}", "shared")
            assert add(store, (document, passages)) == [True]
            assert store.passages(document.id) == passages

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [None] * 4
    assert (store.count(), store.passage_count()) == (40, 80)
    store.close()


def test_processes_may_make_one_folder_at_the_same_moment(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from index.store.sqlite import Store\n"
        "sys.stdin.read()\n"
        f"Store.open(Path({str(tmp_path / 'new')!r})).close()"
    )
    others = [
        subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) for _ in range(4)
    ]
    for other in others:
        assert other.stdin is not None
        other.stdin.close()
    assert [other.wait() for other in others] == [0] * 4


# ---- erasure


def test_nothing_of_an_erased_document_is_left_in_any_file(tmp_path: Path) -> None:
    """Many documents, erased in a random order among additions, so that pages are rearranged."""
    chance = random.Random(5)
    store = Store.open(tmp_path)
    kept: dict[str, tuple[str, bytes]] = {}
    erased: list[tuple[str, bytes]] = []
    made = 0

    def one_more() -> None:
        nonlocal made
        made += 1
        mark = f"SECRET{made:05d}"
        lines = [f"{mark} x{n} " + "word " * chance.randint(1, 60) for n in range(8)]
        document, passages = resume(*lines)
        rows = dict(rows_of(passages))
        for n, key in enumerate(rows):
            rows[key] = np.full(DIM, made + n / 100, np.float32)
        store.add([(document, passages)], MODEL, rows)
        kept[document.id] = mark, np.full(DIM, made, np.float32).tobytes()

    for _ in range(60):
        one_more()
    present = raw(tmp_path)
    assert all(mark.encode() in present and row in present for mark, row in kept.values())
    for _ in range(45):
        gone = chance.choice(list(kept))
        store.remove(gone)
        erased.append(kept.pop(gone))
        if chance.random() < 0.3:
            one_more()
    left = raw(tmp_path)
    assert [mark for mark, row in erased if mark.encode() in left or row in left] == []
    store.close()


def test_a_vector_goes_with_its_last_passage() -> None:
    store = Store.in_memory()
    one, two = resume("shared", "alone"), resume("shared", "other")
    add(store, one, two)
    hashes = [text_hash(t) for t in ("shared", "alone", "other")]
    store.remove(one[0].id)
    assert store.embedded.of_texts(MODEL, hashes, DIM).keys() == {hashes[0], hashes[2]}
    store.remove(two[0].id)
    assert store.embedded.of_texts(MODEL, hashes, DIM) == {}
    store.close()


def test_a_vector_that_no_passage_uses_is_not_kept() -> None:
    """It could come from a document that was erased while its texts were embedded."""
    store = Store.in_memory()
    document, passages = resume("used")
    rows = {**rows_of(passages), text_hash("erased"): np.ones(DIM, np.float32)}
    store.add([(document, passages)], MODEL, rows)
    assert store.embedded.of_texts(MODEL, list(rows), DIM).keys() == {text_hash("used")}
    store.close()


def test_an_erasure_that_was_killed_is_finished_when_the_folder_is_opened(tmp_path: Path) -> None:
    code = (
        "import os; from pathlib import Path; from index.store.sqlite import Store\n"
        "from index.store.database import Database\n"
        "from tests.test_store import add, resume\n"
        f"store = Store.open(Path({str(tmp_path)!r}))\n"
        "one = resume('SECRETWORD of the erased'); add(store, one)\n"
        "Database.wipe = lambda self: os._exit(9)\n"
        "store.remove(one[0].id)"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root)
    assert done.returncode == 9
    assert b"SECRETWORD" in raw(tmp_path)
    store = Store.open(tmp_path)
    assert b"SECRETWORD" not in raw(tmp_path)
    store.close()


def test_a_reader_in_the_way_of_an_erasure_is_named(tmp_path: Path) -> None:
    store = Store.open(tmp_path, wait=0.05)
    one = resume("SECRETWORD of the erased")
    add(store, one)
    reader = sqlite_at(tmp_path / FILE)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchone()
    with pytest.raises(StoreBusy, match="keeps removed bytes in use"):
        store.remove(one[0].id)
    assert store.ids() == []
    reader.close()
    store.close()
    Store.open(tmp_path).close()
    assert b"SECRETWORD" not in raw(tmp_path)


def test_the_lock_file_is_empty(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    add(store, resume("Python"))
    store.close()
    assert (tmp_path / LOCK).read_bytes() == b""
