"""What is found in files, folders and tables: each document once, in order, in little memory."""

import csv
import io
import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentError, EmptyDocument, Fault, Unreadable
from index.sources import records, tables
from index.sources.item import Item
from index.sources.options import Options
from index.sources.sources import Sources
from index.sources.tables import separator

LONG = "Kept sheep and goats on the hill for many years. " * 8


def items(*paths: Path, **options: object) -> list[Item]:
    return list(Sources(paths, Options(**options)))  # type: ignore[arg-type]


def told(found: list[Item]) -> list[tuple[str, str]]:
    """Last part of the name, and the text or the code of the failure."""
    return [(Path(item.name).name, content(item)) for item in found]


def content(item: Item) -> str:
    try:
        return item.load().decode()
    except Fault as fault:
        return fault.code


def test_files_and_folders_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b/z.txt", "a/y.txt", "a/x.txt", "a/.hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert told(items(tmp_path)) == [
        ("x.txt", "a/x.txt"),
        ("y.txt", "a/y.txt"),
        ("z.txt", "b/z.txt"),
    ]


def test_a_link_that_leads_out_of_the_folder_is_told_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "sent"
    (folder / "real").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("not theirs")
    (folder / "real" / "cv.txt").write_text("theirs")
    (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "b").symlink_to(tmp_path)
    (folder / "c.txt").symlink_to(folder / "real" / "cv.txt")
    assert told(items(folder)) == [
        ("a.txt", "unreadable"),
        ("b", "unreadable"),
        ("c.txt", "theirs"),
        ("cv.txt", "theirs"),
    ]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "d.txt").symlink_to(folder / "real" / "cv.txt")
    assert told(items(tmp_path / "other")) == [("d.txt", "unreadable")]
    assert told(items(tmp_path / "other", folder))[0] == ("d.txt", "theirs")  # both are named
    assert told(items(folder / "a.txt")) == [("a.txt", "not theirs")]  # whoever names it means it


def test_what_a_stamp_tells(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("one")
    os.utime(path, ns=(10**18, 10**18))
    (first,) = items(path)
    assert first.stamp
    assert (first.dated, first.place) == (10**9, str(path))
    assert items(path)[0].stamp == first.stamp
    path.write_text("two")
    os.utime(path, ns=(10**18, 10**18 + 1))
    assert items(path)[0].stamp != first.stamp


def test_a_file_that_was_written_this_moment_has_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("one")
    os.utime(tmp_path / "cv.txt")
    assert items(tmp_path)[0].stamp == ""


def test_a_file_above_the_bound_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1 << 40)
    assert told(items(tmp_path)) == [("huge.txt", "too_large")]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_any_separator_and_encoding(tmp_path: Path, mark: str, encoding: str) -> None:
    text = f'Résumé, of\nsomebody; "quoted" | {LONG}'
    out = io.StringIO()
    table = csv.writer(out, delimiter=mark)
    table.writerows([["ID", "Resume_str", "Category"], ["7", text, "HR"], ["8", "Second", "IT"]])
    (tmp_path / "all.csv").write_bytes(out.getvalue().encode(encoding))
    found = items(tmp_path)
    assert told(found) == [("all.csv#7", text), ("all.csv#8", "Second")]
    assert [item.file for item in found] == ["7.txt", "8.txt"]


def test_columns_by_name_by_length_and_without_a_header(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("who,what,text\na,first,x\n")
    assert told(items(path)) == [("t.csv#1", "x")]
    assert told(items(path, text="what", id="who")) == [("t.csv#a", "first")]
    path.write_text(f"who,said\na,{LONG}\n")
    assert told(items(path)) == [("t.csv#1", LONG)]
    path.write_text(f"a,{LONG}\nb,{LONG}\n")
    assert told(items(path)) == [("t.csv#1", LONG), ("t.csv#2", LONG)]


def test_a_table_without_texts_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    (item,) = items(tmp_path)
    with pytest.raises(DocumentError, match="Name the column"):
        item.load()
    assert told(items(tmp_path, text="none")) == [("t.csv", "unreadable")]


def test_a_quote_that_is_never_closed_ends_a_table(tmp_path: Path) -> None:
    never = 'id,text\n1,first\n2,"' + "never closed\n" * 900_000
    (tmp_path / "t.csv").write_text(never)
    assert told(items(tmp_path)) == [("t.csv#1", "first"), ("t.csv", "too_large")]


@pytest.mark.parametrize("before", [0, 30])  # among the rows that are looked at first, and behind
def test_a_quote_open_at_the_end_makes_no_one_person_of_several(
    tmp_path: Path, before: int
) -> None:
    rows = "".join(f"{n},{LONG}\n" for n in range(before))
    (tmp_path / "t.csv").write_text(f'id,text\n{rows}a,{LONG}\nb,"{LONG}\nc,{LONG}\n')
    *found, last = items(tmp_path)
    assert [content(item) for item in found] == [LONG] * (before + 1)
    with pytest.raises(Unreadable, match=f"a quote in row {before + 3} is never closed"):
        last.load()


def test_a_table_of_no_rows_and_a_row_of_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("")
    (tmp_path / "b.csv").write_text(f'id,text\n1,{LONG}\n2,\n3,"{LONG}"')
    empty, first, none, last = items(tmp_path)
    assert [content(item) for item in (first, last)] == [LONG, LONG]
    with pytest.raises(EmptyDocument, match="the table is empty"):
        empty.load()
    with pytest.raises(EmptyDocument, match="the row has no text"):
        none.load()


def test_json_lines_of_every_sort(tmp_path: Path) -> None:
    resume = {"basics": {"name": "Jo"}, "work": []}
    lines = [json.dumps("A text"), "", json.dumps({"id": 7, "text": "Seven"}), json.dumps(resume)]
    lines += ["{broken", "[1]", json.dumps({"other": 1})]
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    found = items(tmp_path)
    assert told(found) == [
        ("all.jsonl#1", "A text"),
        ("all.jsonl#7", "Seven"),
        ("all.jsonl#3", json.dumps(resume)),
        ("all.jsonl#4", "unreadable"),
        ("all.jsonl#5", "unreadable"),
        ("all.jsonl#6", "unreadable"),
    ]
    assert found[2].file == "all.jsonl row 3.json"


def test_a_text_too_short_for_a_document_is_refused_row_by_row(tmp_path: Path) -> None:
    texts = ["Python", "x" * 19 + " ", "x" * 20, "", LONG]
    (tmp_path / "rows.csv").write_text("text,n\n" + "".join(f"{t},{len(t)}\n" for t in texts))
    lines = [json.dumps(text) for text in texts[:3]] + ['{"basics": {}}']
    (tmp_path / "rows.jsonl").write_text("\n".join(lines))
    found = items(tmp_path, shortest=20)
    assert told(found) == [
        ("rows.csv#1", "empty_document"),
        ("rows.csv#2", "empty_document"),
        ("rows.csv#3", texts[2]),
        ("rows.csv#4", "empty_document"),
        ("rows.csv#5", LONG),
        ("rows.jsonl#1", "empty_document"),
        ("rows.jsonl#2", "empty_document"),
        ("rows.jsonl#3", texts[2]),
        ("rows.jsonl#4", '{"basics": {}}'),
    ]
    assert found[2].file == "rows.csv row 3.txt"
    with pytest.raises(EmptyDocument, match="has 6 characters; 20 are the fewest"):
        found[0].load()


def test_a_json_array_is_a_collection_and_an_object_a_document(tmp_path: Path) -> None:
    resumes = [{"basics": {"name": f"J{n}"}, "work": [{"x": '],["\\'}]} for n in range(3)]
    (tmp_path / "all.json").write_text(json.dumps(resumes, indent=1))
    (tmp_path / "one.json").write_text(json.dumps(resumes[0]))
    found = items(tmp_path)
    rows = [f"all.json row {n}.json" for n in (1, 2, 3)]
    assert [item.file for item in found] == [*rows, "one.json"]
    assert [json.loads(content(item)) for item in found] == [*resumes, resumes[0]]


def test_an_array_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text('["one", "two", "thr')
    assert told(items(tmp_path))[:2] == [("all.json#1", "one"), ("all.json#2", "two")]
    assert told(items(tmp_path))[2] == ("all.json", "unreadable")


JSON = st.recursive(
    st.text() | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.lists(JSON, max_size=6), st.integers(1, 7), st.booleans())
def test_an_array_is_cut_where_json_cuts_it(values: list[object], size: int, plain: bool) -> None:
    whole = json.dumps(values, ensure_ascii=plain, indent=None if plain else 2).encode()
    cutter = records._Cutter()
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    found = [json.loads(part) for piece in pieces for part in cutter.feed(piece)]
    assert found == values
    assert cutter.ended


@given(
    st.lists(st.text(alphabet=st.characters(exclude_characters="\0\r\n")), min_size=1, max_size=5)
)
def test_rows_are_those_of_the_csv_module(texts: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["id", "text"], *([str(n), text] for n, text in enumerate(texts))])
    found = tables.rows(io.BytesIO(out.getvalue().encode("utf-8", "replace")), Options())
    expected = [text.encode("utf-8", "replace").decode() for text in texts]
    assert [row.text for row in found] == expected


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_are_refused(data: bytes) -> None:
    try:
        for row in tables.rows(io.BytesIO(data), Options()):
            assert row.number
    except DocumentError:
        pass


def test_a_separator_inside_texts_is_not_taken_for_one() -> None:
    assert separator("id;text\n1;a, b, c\n2;d, e\n3;f\n") == ";"


def test_parquet_rows(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    columns = {"id": [1, 2], "text": ["First", None], "n": [0.5, 1.5]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "all.parquet")
    assert told(items(tmp_path)) == [
        ("all.parquet#1", "First"),
        ("all.parquet#2", "empty_document"),
    ]
    (tmp_path / "all.parquet").write_bytes(b"PAR1 and nothing")
    assert told(items(tmp_path)) == [("all.parquet", "unreadable")]


def test_many_rows_take_no_more_memory_than_few(tmp_path: Path) -> None:
    with (tmp_path / "all.csv").open("w") as file:
        file.write("id,text\n")
        file.writelines(f"{n},{LONG}\n" for n in range(20_000))

    def peak(found: Iterator[Item]) -> tuple[int, int]:
        tracemalloc.start()
        count = sum(1 for _ in found)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return count, most

    sources = Sources([tmp_path])
    count, most = peak(iter(sources))
    assert count == sources.total == 20_000
    assert most < 1_000_000


def test_the_total_is_guessed_within_a_container_and_exact_behind_it(tmp_path: Path) -> None:
    rows = "".join(f'"{LONG} {n}"\n' for n in range(4_000))
    (tmp_path / "all.csv").write_text("text\n" + rows)
    (tmp_path / "b.txt").write_text("one more")
    sources = Sources([tmp_path])
    totals = [sources.total for _ in sources]
    assert 3_600 < totals[2_000] < 4_500
    assert totals[-1] == 4_001
