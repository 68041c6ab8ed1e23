"""What SQLite leaves between the cells of pages: there without us, and blank with us."""

import random
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from index.store.schema import MIGRATIONS, SCRUBBED
from index.store.slack import blanked, connect


def mark(number: int) -> bytes:
    return b"MARK%06dX" % number


def worked(db: apsw.Connection, look: Callable[[list[int]], None]) -> list[int]:
    """Rows come, grow and go, and `look` is called with what is gone; gives what is left."""
    db.execute("PRAGMA journal_mode = WAL").fetchall()
    db.execute("PRAGMA secure_delete = ON").fetchall()
    db.execute("PRAGMA synchronous = OFF").fetchall()
    db.execute("CREATE TABLE rows (number INTEGER PRIMARY KEY, name TEXT UNIQUE, content BLOB)")
    chance, left, gone = random.Random(5), [], []
    for number in range(900):
        size = chance.randint(40, 700)
        name = mark(number).decode() * 3
        db.execute("INSERT INTO rows VALUES (?, ?, ?)", (number * 7919 % 1000, name, bytes(size)))
        left.append(number)
        if len(left) > 40 or (left and chance.random() < 0.3):
            one = left.pop(chance.randrange(len(left)))
            db.execute("DELETE FROM rows WHERE number = ?", (one * 7919 % 1000,))
            gone.append(one)
            if len(gone) % 20 == 0:
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                db.execute("PRAGMA shrink_memory").fetchall()
                look(gone)
    return left


def test_sqlite_alone_leaves_copies_of_what_was_deleted_and_we_do_not(tmp_path: Path) -> None:
    found: dict[str, set[int]] = {"alone": set(), "ours": set()}

    def looking(name: str) -> Callable[[list[int]], None]:
        def look(gone: list[int]) -> None:
            everything = b"".join(path.read_bytes() for path in tmp_path.glob(f"{name}*"))
            found[name] |= {one for one in gone if mark(one) in everything}

        return look

    alone = apsw.Connection(str(tmp_path / "alone"))
    ours, _ = connect(tmp_path / "ours", 10)
    left = worked(alone, looking("alone"))
    assert worked(ours, looking("ours")) == left
    assert found["alone"], "SQLite blanks its gaps now: this module may go"
    assert found["ours"] == set()
    rows = "SELECT number, name, content FROM rows ORDER BY number"
    assert ours.execute(rows).fetchall() == alone.execute(rows).fetchall()
    assert ours.execute("PRAGMA integrity_check").get == "ok"
    alone.close()
    ours.close()


class Remains(Exception):
    """A copy of what was deleted is in the file."""


def test_what_earlier_programs_left_is_blanked_once(tmp_path: Path) -> None:
    path = tmp_path / "data"

    def remaining(gone: list[int]) -> list[int]:
        everything = path.read_bytes()
        return [one for one in gone if mark(one) in everything]

    def look(gone: list[int]) -> None:
        if remaining(gone):
            raise Remains(gone)

    alone = apsw.Connection(str(path))
    with pytest.raises(Remains) as told:
        worked(alone, look)
    rows = alone.execute("SELECT * FROM rows ORDER BY number").fetchall()
    alone.close()
    (gone,) = told.value.args
    assert remaining(gone)
    ours, file = connect(path, 10)
    assert file.scrub(4096) > 0
    assert file.scrub(4096) == 0
    assert remaining(gone) == []
    assert ours.execute("SELECT * FROM rows ORDER BY number").fetchall() == rows
    assert ours.execute("PRAGMA integrity_check").get == "ok"
    ours.close()


def page(kind: int, cells: int, content: int, start: int = 0) -> bytes:
    head = bytes([kind, 0, 0]) + cells.to_bytes(2, "big") + content.to_bytes(2, "big") + b"\0"
    return (b"f" * start + head).ljust(1024, b"x")


def test_the_gap_of_a_leaf_runs_from_its_pointers_to_its_cells() -> None:
    """Eight bytes of head and three pointers of two: the gap is 14 to 900."""
    found = blanked(page(13, 3, 900), 1024)
    assert found == page(13, 3, 900)[:14] + bytes(886) + b"x" * 124
    assert blanked(found, 1024) is found


def test_an_inner_page_has_four_bytes_more_and_the_first_a_hundred() -> None:
    found = blanked(page(5, 2, 1000), 2048)
    assert found[:16] == page(5, 2, 1000)[:16]
    assert found[16:1000] == bytes(984)
    first = blanked(page(13, 1, 1000, start=100), 0)
    assert first[:110] == page(13, 1, 1000, start=100)[:110]
    assert first[110:1000] == bytes(890)


@pytest.mark.parametrize(
    "other",
    [
        page(0, 3, 900),  # an overflow page, or one of the free list
        page(13, 3, 9),  # cells that would begin before the pointers end
        page(13, 3, 1025),  # or behind the page
        page(13, 600, 900),
        b"short" * 9,
    ],
)
def test_what_is_no_such_page_stays_as_it_is(other: bytes) -> None:
    assert blanked(other, 1024) is other


def test_in_a_file_so_large_that_pages_may_be_taken_for_others_nothing_is_touched() -> None:
    leaf = page(13, 3, 900)
    assert blanked(leaf, (2 << 24) * 1024) is leaf


def test_the_schema_says_from_when_on_gaps_are_blank() -> None:
    assert 1 < SCRUBBED <= len(MIGRATIONS)
