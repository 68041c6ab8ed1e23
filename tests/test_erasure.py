"""What `remove` leaves: no byte of the text, the name, the vectors, the notes or the file.

Every file of the folder is searched raw, while the corpus is open and after it is closed.
"""

import json
import random
import threading
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index import saving
from index.ann import choose
from index.ann.codes import encode
from index.corpus import Corpus, Receipt, State
from index.types import Document, Passage, Vectors
from tests.fakes import FakeEmbedder, line_document, line_passages

SHARED = "Speaks English and Spanish fluently"
Item = tuple[Document, tuple[Passage, ...]]


class Distinct(FakeEmbedder):
    """Vectors that share no bytes, unlike those of texts with words in common."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        found = super().embed(texts)
        for row, text in zip(found.rows, texts, strict=True):
            row[:] = np.random.default_rng(zlib.crc32(text.encode())).standard_normal(self.dim)
            row /= np.linalg.norm(row)
        return found


def person(number: int) -> Item:
    """A resume with a name, lines of its own, and one line that others have too."""
    lines = [f"Pilot{number:04d} flew zeppelin {n} over lake {number}" for n in range(5)]
    data = "\n".join([*lines, SHARED]).encode()
    document = line_document(data, f"Surname{number:04d} resume.pdf")
    return document, line_passages(document)


def encodings(rows: NDArray[np.float32]) -> Iterator[bytes]:
    """Vectors as any part of the program might keep them."""
    for row in rows:
        yield row.tobytes()
        yield row.astype(np.float16).tobytes()
        yield row.astype(np.float64).tobytes()
        yield np.round(row * 127).astype(np.int8).tobytes()


def needles(number: int) -> list[bytes]:
    _, passages = person(number)
    own = [p.text for p in passages if p.text != SHARED]
    found = [f"Pilot{number:04d}".encode(), f"Surname{number:04d}".encode(), note(number)]
    found += [original(number)[:200], zlib.compress(original(number))[20:60]]
    return [*found, *encodings(Distinct().embed(own).rows)]


def note(number: int) -> bytes:
    return f"profile of {number} ".encode() + Distinct().embed([f"n {number}"]).rows.tobytes()


def original(number: int) -> bytes:
    return random.Random(number).randbytes(3000)


def raw(folder: Path) -> bytes:
    return b"\0".join(p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file())


def fill(corpus: Corpus, numbers: range) -> None:
    for number in numbers:
        item = person(number)
        corpus.add(*item)
        corpus.note(item[0].id, "profile", note(number))
        corpus.keep_original(item[0].id, original(number))


def left(folder: Path, numbers: range) -> list[tuple[int, int]]:
    """(person, needle) of what is in a file."""
    everything = raw(folder)
    return [
        (number, at)
        for number in numbers
        for at, needle in enumerate(needles(number))
        if needle in everything
    ]


def test_every_needle_but_those_of_codes_is_there_before(tmp_path: Path) -> None:
    """So that finding none of them afterwards means something."""
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(3))
        corpus.refresh()
        everything = raw(tmp_path)
        for number in range(3):
            found = needles(number)
            assert found[0] in everything
            assert found[1] in everything
            assert found[2] in everything
            assert zlib.compress(original(number))[20:60] in everything
            rows = Distinct().embed([p.text for p in person(number)[1]]).rows
            assert all(row.tobytes() in everything for row in rows)


def test_nothing_of_the_removed_is_in_any_file(tmp_path: Path) -> None:
    chance = random.Random(11)
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(20))
        corpus.refresh()
        corpus.search(corpus.embed(["zeppelin"]), 3)
        gone = chance.sample(range(20), 12)
        for at, number in enumerate(gone):
            corpus.remove(person(number)[0].id)
            if at % 7 == 3:
                corpus.refresh()
            if at % 5 == 2:
                fill(corpus, range(100 + at, 102 + at))
            if at == 6:
                corpus.rebuild()
        for number in gone:
            assert left(tmp_path, range(number, number + 1)) == []
        corpus.refresh()
    for number in gone:
        assert left(tmp_path, range(number, number + 1)) == []
    kept = next(number for number in range(20) if number not in gone)
    assert len(left(tmp_path, range(kept, kept + 1))) >= 8


def test_a_text_that_others_have_stays_for_them(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(2))
        row = Distinct().embed([SHARED]).rows[0].tobytes()
        receipt = corpus.remove(person(0)[0].id)
        assert (receipt.vectors, receipt.shared) == (5, 1)
        assert row in raw(tmp_path)
        assert SHARED.encode() in raw(tmp_path)
        receipt = corpus.remove(person(1)[0].id)
        assert (receipt.vectors, receipt.shared) == (6, 0)
        assert row not in raw(tmp_path)
        assert SHARED.encode() not in raw(tmp_path)


def test_erasing_an_old_generation_leaves_none_of_its_vectors(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(6))
        corpus.refresh()
    other = Distinct(16, "other-16")
    with Corpus.open(tmp_path, other) as corpus:
        corpus.rebuild()
        everything = raw(tmp_path)
        for number in range(6):
            rows = Distinct().embed([p.text for p in person(number)[1]]).rows
            assert not any(row.tobytes() in everything for row in rows)


# ---- receipts


def test_a_receipt_says_what_was_erased(tmp_path: Path) -> None:
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(2))
        corpus.refresh()
        document = person(1)[0]
        receipt = corpus.remove(document.id)
    said = {
        "document_id": document.id,
        "passages": 6,
        "vectors": 5,
        "shared": 1,
        "notes": 1,
        "originals": 1,
        "snapshots": 1,
    }
    assert said.items() <= asdict(receipt).items()
    assert receipt.at.endswith("+00:00")
    assert "Surname" not in receipt.to_json()
    assert "Pilot" not in receipt.to_json()


def test_a_receipt_is_known_by_the_corpus_that_made_it(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "one", Distinct()) as corpus:
        fill(corpus, range(1))
        receipt = corpus.remove(person(0)[0].id)
    again = Receipt.from_json(receipt.to_json())
    assert again == receipt
    with Corpus.open(tmp_path / "one", Distinct()) as corpus:
        assert corpus.sealed(again)
        for changed in (
            replace(receipt, passages=7),
            replace(receipt, document_id="0" * 64),
            replace(receipt, at="2020-01-01T00:00:00+00:00"),
            replace(receipt, seal=""),
        ):
            assert not corpus.sealed(changed)
    with Corpus.open(tmp_path / "two", Distinct()) as other:
        assert not other.sealed(receipt)


@pytest.mark.parametrize("text", ["{}", '{"document_id": 1}', "[]", "null"])
def test_what_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no receipt"):
        Receipt.from_json(text)


def test_a_receipt_is_one_line_of_json() -> None:
    receipt = Receipt("ab", "2026-11-24T09:00:00+00:00", 2, 1, 1, 0, 0, 0, "ff")
    assert json.loads(receipt.to_json()) == asdict(receipt)
    assert "\n" not in receipt.to_json()


@pytest.mark.parametrize("whole", [10, 1_000], ids=["inverted", "flat"])
def test_a_large_index_is_saved_again_without_the_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: int
) -> None:
    """A process that only removes leaves the next one an index to read, and nothing else."""
    monkeypatch.setattr(choose, "SCANNED_WHOLE", whole)
    monkeypatch.setattr(saving, "_LARGE", 50)
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(12))
        corpus.refresh()
    codes = [row.tobytes() for row in encode(Distinct().embed(own_texts(3)).rows)]
    assert whole > 10 or all(code in raw(tmp_path) for code in codes)
    with Corpus.open(tmp_path, Distinct()) as corpus:
        receipts = [corpus.remove(person(number)[0].id) for number in (3, 7)]
        assert [receipt.snapshots for receipt in receipts] == [1, 0]
        assert not list(tmp_path.glob("ann-*"))
        assert left(tmp_path, range(3, 4)) == left(tmp_path, range(7, 8)) == []
        assert not any(code in raw(tmp_path) for code in codes)
    assert len(list(tmp_path.glob("ann-*.faiss"))) == 1
    assert left(tmp_path, range(3, 4)) == left(tmp_path, range(7, 8)) == []
    assert not any(code in raw(tmp_path) for code in codes)
    with Corpus.open(tmp_path, Distinct()) as corpus:
        assert {f.state for f in corpus.checkup() if f.subject == "snapshots"} == {State.SOUND}
        found = corpus.search(corpus.embed(own_texts(5)), 1)
        assert [hits[0].passage.document_id for hits in found] == [person(5)[0].id] * 5
        corpus.verify()


def test_a_running_process_saves_a_large_index_again_when_nothing_is_erased_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "_LARGE", 50)
    monkeypatch.setattr(saving, "_QUIET", 0.2)
    with Corpus.open(tmp_path, Distinct()) as corpus:
        fill(corpus, range(12))
        corpus.refresh()
        for number in (3, 7):
            corpus.remove(person(number)[0].id)
            assert not list(tmp_path.glob("ann-*"))
        until = time.monotonic() + 60
        while not list(tmp_path.glob("ann-*.faiss")) and time.monotonic() < until:
            time.sleep(0.02)
        assert len(list(tmp_path.glob("ann-*.faiss"))) == 1
        assert left(tmp_path, range(3, 4)) == left(tmp_path, range(7, 8)) == []
        corpus.verify()
    assert not [one for one in threading.enumerate() if one.name == "save index"]


def own_texts(number: int) -> list[str]:
    return [p.text for p in person(number)[1] if p.text != SHARED]
