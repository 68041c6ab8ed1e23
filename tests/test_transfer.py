"""Export and import: everything arrives, once, and nothing of a file that was touched."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from index.corpus import Corpus, Outcome, Packed, Settled, Settling, Traits
from index.errors import StoreError, StoreTooNew, Unreadable
from index.transfer import BATCH, export, take_in
from tests.fakes import FakeEmbedder, resume

COUNT = 230  # more than two batches


def fill(corpus: Corpus, count: int = COUNT) -> None:
    lines = [(f"line {n}", "shared", f"python {n % 7}") for n in range(count)]
    corpus.add_many([resume(*some, name=f"{n}.txt") for n, some in enumerate(lines)])
    for document_id in corpus.ids()[:5]:
        corpus.note(document_id, "profile", b"note of " + document_id.encode())
        corpus.keep_original(document_id, b"original of " + document_id.encode())


def exported(folder: Path, count: int = COUNT) -> Path:
    file = folder / "corpus.zip"
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        fill(corpus, count)
        steps = list(export(corpus, file))
        assert [(s.done, s.total) for s in steps] == [(n + 1, count) for n in range(count)]
    return file


def everything(corpus: Corpus) -> object:
    ids = corpus.ids()
    asked = corpus.embed(["python 3", "shared"])
    return (
        [asdict(info) for info in corpus.documents()],
        [(corpus.document(i), corpus.passages(i), corpus.original(i)) for i in ids],
        corpus.noted(ids, "profile"),
        [corpus.vectors(i).rows.tobytes() for i in ids],
        corpus.search(asked, 20),
        corpus.best_per_document(asked, 20),
    )


def rewritten(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """The members changed, in a zip that is sound as a zip."""
    with zipfile.ZipFile(file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    change(members)
    with zipfile.ZipFile(file, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)


def test_what_was_exported_arrives_whole(tmp_path: Path) -> None:
    file, model = tmp_path / "corpus.zip", FakeEmbedder()
    with Corpus.in_memory(FakeEmbedder()) as first, Corpus.open(tmp_path / "new", model) as second:
        fill(first)
        list(export(first, file))
        steps = list(take_in(second, file))
        assert [s.added for s in steps] == [True] * COUNT
        ends = [step.done for step in steps if not step.more]
        assert ends == [*range(BATCH, COUNT, BATCH), COUNT]  # told when they are safe
        assert model.embedded == []  # the vectors came along
        assert everything(second) == everything(first)
        second.verify()


def test_the_time_of_adding_is_kept(tmp_path: Path) -> None:
    file = exported(tmp_path, 2)

    def earlier(members: dict[str, bytes]) -> None:
        data = members["documents-00001.jsonl"].splitlines()
        lines = [{**json.loads(line), "added_at": "2020-02-02T02:02:02+00:00"} for line in data]
        sealed(members, "documents-00001.jsonl", lines)

    rewritten(file, earlier)
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        list(take_in(corpus, file))
        assert {i.added_at for i in corpus.documents()} == {"2020-02-02T02:02:02+00:00"}


def sealed(members: dict[str, bytes], name: str, lines: list[object]) -> None:
    """A member of other lines, with the digest that belongs to it."""
    members[name] = b"".join(json.dumps(line).encode() + b"\n" for line in lines)
    manifest = json.loads(members["manifest.json"])
    manifest["members"][name] = hashlib.sha256(members[name]).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()


def test_importing_again_adds_nothing_and_what_was_stopped_goes_on(tmp_path: Path) -> None:
    file = exported(tmp_path)
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        steps = take_in(corpus, file)
        for _ in range(120):
            next(steps)
        steps.close()  # type: ignore[attr-defined]
        assert len(corpus) == 200  # two batches, each whole
        added = [s.added for s in take_in(corpus, file)]
        assert added == [False] * 200 + [True] * 30
        assert not any(s.added for s in take_in(corpus, file))


def test_another_model_embeds_the_texts_anew(tmp_path: Path) -> None:
    file = exported(tmp_path, 20)
    other = FakeEmbedder(16, "other-16")
    with Corpus.in_memory(other) as corpus, Corpus.in_memory(FakeEmbedder(16, "other-16")) as fresh:
        list(take_in(corpus, file))
        fill(fresh, 20)
        asked = corpus.embed(["python 3"])
        assert corpus.search(asked, 9) == fresh.search(asked, 9)
        assert len(other.embedded) == 20 + 1 + 7


def test_a_corpus_that_waits_for_a_rebuild_is_exported_without_vectors(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "data", FakeEmbedder()) as corpus:
        fill(corpus, 3)
    other = FakeEmbedder(16, "other-16")
    with Corpus.open(tmp_path / "data", other) as corpus:
        list(export(corpus, tmp_path / "a.zip"))
        assert other.embedded == []
    with Corpus.in_memory(other) as corpus:
        assert len(list(take_in(corpus, tmp_path / "a.zip"))) == 3


def test_an_empty_corpus_can_be_carried(tmp_path: Path) -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        assert list(export(corpus, tmp_path / "a.zip")) == []
        assert list(take_in(corpus, tmp_path / "a.zip")) == []


def test_an_export_is_the_owners_alone_and_overwrites_nothing(tmp_path: Path) -> None:
    file = exported(tmp_path, 3)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_bytes()
    with (
        Corpus.in_memory(FakeEmbedder()) as corpus,
        pytest.raises(StoreError, match="there already"),
    ):
        list(export(corpus, file))
    assert file.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["corpus.zip"]


def test_an_export_that_was_stopped_leaves_no_file(tmp_path: Path) -> None:
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        fill(corpus)
        steps = export(corpus, tmp_path / "a.zip")
        next(steps)
        steps.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []


def drop_a_vector(members: dict[str, bytes]) -> None:
    members["vectors-00001.f32"] = members["vectors-00001.f32"][:-4]


def change_a_letter(members: dict[str, bytes]) -> None:
    members["documents-00001.jsonl"] = members["documents-00001.jsonl"].replace(
        b"line 2", b"line X"
    )


def lose_a_member(members: dict[str, bytes]) -> None:
    del members["documents-00001.jsonl"]


def lose_the_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def leave_the_text(members: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in members["documents-00001.jsonl"].splitlines()]
    lines[1]["passages"][0][4] = 10_000
    sealed(members, "documents-00001.jsonl", lines)


def spoil_a_block(members: dict[str, bytes]) -> None:
    lines = [json.loads(line) for line in members["documents-00001.jsonl"].splitlines()]
    lines[1]["content"][1] = "no list of blocks"
    sealed(members, "documents-00001.jsonl", lines)


def promise_more(members: dict[str, bytes]) -> None:
    manifest = json.loads(members["manifest.json"])
    members["manifest.json"] = json.dumps({**manifest, "documents": 4}).encode()


@pytest.mark.parametrize(
    "change",
    [
        *(drop_a_vector, change_a_letter, lose_a_member, lose_the_manifest),
        *(leave_the_text, spoil_a_block, promise_more),
    ],
)
def test_what_was_changed_is_refused(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    file = exported(tmp_path, 3)
    rewritten(file, change)
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        with pytest.raises(Unreadable, match="no whole export"):
            list(take_in(corpus, file))
        assert len(corpus) == (3 if change is promise_more else 0)


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -30])
def test_what_was_cut_short_is_refused(tmp_path: Path, cut: int) -> None:
    file = exported(tmp_path, 3)
    file.write_bytes(file.read_bytes()[:cut])
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        with pytest.raises(Unreadable, match="no whole export"):
            list(take_in(corpus, file))
        assert len(corpus) == 0


def test_an_export_of_a_later_version_is_refused(tmp_path: Path) -> None:
    file = exported(tmp_path, 3)

    def later(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps({**manifest, "version": 9}).encode()

    rewritten(file, later)
    with Corpus.in_memory(FakeEmbedder()) as corpus, pytest.raises(StoreTooNew, match="version 9"):
        list(take_in(corpus, file))


def test_no_error_quotes_a_document(tmp_path: Path) -> None:
    file = exported(tmp_path, 3)
    rewritten(file, leave_the_text)
    with Corpus.in_memory(FakeEmbedder()) as corpus, pytest.raises(Unreadable) as caught:
        list(take_in(corpus, file))
    assert "line" not in str(caught.value).replace("a line", "")


def told(packed: Packed) -> Traits:
    texts = tuple(passage.text for passage in packed.passages)
    return Traits(texts, (f"{packed.document.name[0]}@example.org",), "jo ex", packed.dated)


def test_versions_are_told_in_the_new_corpus_by_what_the_texts_say(tmp_path: Path) -> None:
    file = tmp_path / "corpus.zip"
    texts = [("python and sql", "led a team"), ("java and go", "led teams"), ("trees", "shoes")]
    with Corpus.in_memory(FakeEmbedder()) as first, Corpus.in_memory(FakeEmbedder()) as second:
        ids = []
        for name, dated, some in zip(("a1", "a2", "b1"), (20, 10, 30), texts, strict=True):
            document, passages = resume(*some, name=name)
            traits = Traits(some, (f"{name[0]}@example.org",), "jo ex", dated)
            first.add(document, passages)
            first.settle(Settling([Settled(name, "1", Outcome(document.id), traits=traits)]))
            ids.append(document.id)
        assert first.superseded() == {ids[1]: ids[0]}
        list(export(first, file))
        list(take_in(second, file, told))
        assert second.superseded() == first.superseded()
        assert [one.dated for one in second.packed()[1]] == [20, 10, 30]


def test_an_export_of_before_says_nothing_of_the_time_of_files(tmp_path: Path) -> None:
    file = exported(tmp_path, 2)

    def without(members: dict[str, bytes]) -> None:
        data = members["documents-00001.jsonl"].splitlines()
        lines = [{k: v for k, v in json.loads(line).items() if k != "dated"} for line in data]
        sealed(members, "documents-00001.jsonl", lines)

    rewritten(file, without)
    with Corpus.in_memory(FakeEmbedder()) as corpus:
        assert len(list(take_in(corpus, file))) == 2
        assert [one.dated for one in corpus.packed()[1]] == [0, 0]
