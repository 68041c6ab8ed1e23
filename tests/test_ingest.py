"""Many files: each accounted for, none able to stop the others, and no harm in being stopped."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import DocumentError, ReaderCrashed, StoreBusy, TookTooLong, Unreadable
from index.ingest.ingest import ingest
from index.ingest.work import UNEXPECTED, Embed, Made, Work
from index.readers.content import Limits
from index.sources.sources import Sources
from index.types import Document, Progress
from tests.fakes import FakeEmbedder, line_document, line_passages

ROOT = Path(__file__).parents[1]


def reader(data: bytes, name: str) -> Document:
    if data.startswith(b"BROKEN"):
        raise Unreadable("the file is damaged.")
    if data.startswith(b"BUG"):
        raise KeyError("the document's own words")
    return line_document(data, name)


def made(document: Document, _embed: Embed) -> Made:
    return Made(document, line_passages(document))


WORK = Work(reader, made)


def run(corpus: Corpus, *paths: Path, group: int = 16, workers: int = 1) -> list[Progress]:
    return list(ingest(corpus, Sources(paths), WORK, group=group, workers=workers))


def write(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)


def codes(steps: list[Progress]) -> dict[str, str | None]:
    return {Path(step.name).name: step.code for step in steps}


@pytest.fixture
def corpus(fake_embedder: FakeEmbedder) -> Iterator[Corpus]:
    with Corpus.in_memory(fake_embedder) as opened:
        yield opened


def test_every_file_is_told_once_and_counted(corpus: Corpus, tmp_path: Path) -> None:
    write(tmp_path, a="Python", b="SQL", c="Java")
    steps = run(corpus, tmp_path, group=2)
    assert [(s.done, s.total, Path(s.name).name, s.added, s.failure) for s in steps] == [
        (1, 3, "a.txt", True, None),
        (2, 3, "b.txt", True, None),
        (3, 3, "c.txt", True, None),
    ]
    assert [s.document_id for s in steps] == corpus.ids()
    assert [info.name for info in corpus.documents()] == ["a.txt", "b.txt", "c.txt"]


def test_folders_are_gone_through_in_order_without_hidden_files(
    corpus: Corpus, tmp_path: Path
) -> None:
    write(tmp_path / "b", z="one")
    write(tmp_path / "a", y="two", x="three")
    write(tmp_path / ".git", hidden="four")
    (tmp_path / ".DS_Store").write_text("five")
    assert [Path(s.name).name for s in run(corpus, tmp_path)] == ["x.txt", "y.txt", "z.txt"]


def test_a_hidden_file_that_is_named_is_read(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / ".resume").write_text("Python")
    assert run(corpus, tmp_path / ".resume")[0].added


def test_links_are_followed_and_loops_are_not(corpus: Corpus, tmp_path: Path) -> None:
    write(tmp_path / "real", a="Python")
    (tmp_path / "real" / "loop").symlink_to(tmp_path)
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert codes(run(corpus, tmp_path)) == {"a.txt": None, "self": "unreadable"}
    assert len(corpus) == 1


def test_a_path_that_is_not_there_is_a_failure_with_a_code(corpus: Corpus, tmp_path: Path) -> None:
    write(tmp_path, a="Python")
    steps = run(corpus, tmp_path / "none", tmp_path)
    assert codes(steps) == {"none": "unreadable", "a.txt": None}
    assert steps[0].failure is not None
    assert "No such file" in steps[0].failure
    assert (steps[0].added, steps[0].document_id) == (False, None)


def test_what_is_no_regular_file_is_not_waited_for(corpus: Corpus, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert codes(run(corpus, tmp_path)) == {"pipe": "unreadable"}


def test_a_bad_file_stops_nothing(corpus: Corpus, tmp_path: Path) -> None:
    write(tmp_path, a="Python", b="BROKEN", c="BUG", d="SQL")
    (tmp_path / "e.txt").write_bytes(b"\xff\xfe\xff")
    steps = run(corpus, tmp_path)
    assert codes(steps) == {
        "a.txt": None,
        "b.txt": "unreadable",
        "c.txt": UNEXPECTED,
        "d.txt": None,
        "e.txt": UNEXPECTED,
    }
    failures = {Path(s.name).name: s.failure for s in steps if s.failure}
    assert failures["b.txt"] == "the file is damaged."
    assert "KeyError" in failures["c.txt"]
    assert "own words" not in failures["c.txt"]  # an error's words may quote the document
    assert sorted(s.done for s in steps) == [1, 2, 3, 4, 5]
    assert len(corpus) == 2


def test_a_file_that_cannot_be_embedded_is_named_and_its_batch_is_kept(
    corpus: Corpus, tmp_path: Path
) -> None:
    write(tmp_path, a="Python", b="***", c="SQL")
    assert codes(run(corpus, tmp_path)) == {"a.txt": None, "b.txt": UNEXPECTED, "c.txt": None}
    assert len(corpus) == 2


def test_a_file_above_the_limit_is_not_read(corpus: Corpus, tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte that is not there
    steps = ingest(corpus, Sources([tmp_path]), WORK, limits=Limits())
    assert codes(list(steps)) == {"huge.txt": "too_large"}


def test_a_known_file_is_not_parsed_again(
    corpus: Corpus, fake_embedder: FakeEmbedder, tmp_path: Path
) -> None:
    write(tmp_path, a="Python", b="SQL")
    first = run(corpus, tmp_path)
    (tmp_path / "b.txt").rename(tmp_path / "renamed.txt")
    fake_embedder.embedded.clear()

    def unwanted(data: bytes, name: str) -> Document:
        raise AssertionError(name)

    again = list(ingest(corpus, Sources([tmp_path]), Work(unwanted, made)))
    assert [(s.added, s.failure, s.document_id) for s in again] == [
        (False, None, step.document_id) for step in first
    ]
    assert fake_embedder.embedded == []
    assert len(corpus) == 2


def test_the_same_bytes_twice_in_one_batch_are_one_document(corpus: Corpus, tmp_path: Path) -> None:
    write(tmp_path, a="Python", b="Python")
    steps = run(corpus, tmp_path)
    assert sorted((Path(s.name).name, s.added) for s in steps) == [
        ("a.txt", True),
        ("b.txt", False),
    ]
    assert len({s.document_id for s in steps}) == 1
    assert len(corpus) == 1


def test_a_name_that_is_no_text_is_shown_and_kept(corpus: Corpus, tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("Python")
    (step,) = run(corpus, tmp_path)
    assert step.name.endswith("caf\ufffd.txt")
    assert next(corpus.documents()).name == "caf\ufffd.txt"


@pytest.mark.parametrize(("group", "workers"), [(1, 1), (3, 4), (100, 2)])
def test_neither_groups_nor_threads_change_an_answer(
    group: int, workers: int, tmp_path: Path
) -> None:
    for n in range(10):
        write(tmp_path, **{f"f{n}": f"python {n}\nteam {n % 3}"})
    with Corpus.in_memory(FakeEmbedder()) as one, Corpus.in_memory(FakeEmbedder()) as other:
        run(one, tmp_path, group=group, workers=workers)
        run(other, tmp_path, group=4)
        assert one.ids() == other.ids()  # the order of the files, not of their reading
        asked = one.embed(["python", "team 1"])
        assert one.search(asked, 20) == other.search(asked, 20)


def test_what_concerns_the_whole_corpus_is_raised(tmp_path: Path) -> None:
    write(tmp_path / "in", a="Python")
    with (
        Corpus.open(tmp_path / "data", FakeEmbedder()) as holder,
        Corpus.open(tmp_path / "data", FakeEmbedder(), wait=0.05) as corpus,
        holder._store.exclusively(),
        pytest.raises(StoreBusy),
    ):
        run(corpus, tmp_path / "in")


def test_the_search_index_is_saved_at_the_end(tmp_path: Path) -> None:
    write(tmp_path / "in", a="Python")
    with Corpus.open(tmp_path / "data", FakeEmbedder()) as corpus:
        run(corpus, tmp_path / "in")
        assert len(list((tmp_path / "data").glob("*.faiss"))) == 1


def test_an_interrupted_run_is_finished_by_the_next(tmp_path: Path) -> None:
    write(tmp_path / "in", **{f"f{n:02}": f"line {n}" for n in range(20)})

    def impatient(document: Document, embed: Embed) -> Made:
        if document.name == "f11.txt":
            raise KeyboardInterrupt
        return made(document, embed)

    with Corpus.open(tmp_path / "data", FakeEmbedder()) as corpus:
        with pytest.raises(KeyboardInterrupt):
            list(ingest(corpus, Sources([tmp_path / "in"]), Work(reader, impatient), group=4))
        assert len(corpus) == 8  # the batches that were whole
        steps = run(corpus, tmp_path / "in")
        assert sum(step.added for step in steps) == 12
        assert len(corpus) == 20


@pytest.mark.parametrize("error", [TookTooLong, ReaderCrashed, Unreadable])
def test_what_may_have_been_the_machine_is_tried_again_by_the_next_run(
    corpus: Corpus, tmp_path: Path, error: type[DocumentError]
) -> None:
    write(tmp_path, a="Python")
    os.utime(tmp_path / "a.txt", (1_700_000_000, 1_700_000_000))
    tries: list[str] = []

    def busy(data: bytes, name: str) -> Document:
        tries.append(name)
        if len(tries) == 1:
            raise error("it cannot be read today.")
        return line_document(data, name)

    for _ in range(2):
        steps = list(ingest(corpus, Sources([tmp_path]), Work(busy, made, version="1")))
    again = error is not Unreadable
    assert len(tries) == 1 + again
    assert steps[0].added is again
