"""Tags and times of adding: changed, found by, carried along, and erased with their document."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import UnknownDocument
from index.store.tags import MOST
from index.transfer import export, take_in
from tests.fakes import FakeEmbedder, resume

ANA = resume("Python and SQL", "Led a team of 5")
BO = resume("Java services", "Python and SQL")
CY = resume("Nursing", "Night shifts")


@pytest.fixture
def corpus() -> Iterator[Corpus]:
    with Corpus.in_memory(FakeEmbedder()) as made:
        made.add_many([ANA, BO, CY])
        yield made


def of(corpus: Corpus, *documents: object) -> list[int]:
    return corpus.numbers([one[0].id for one in documents]).tolist()  # type: ignore[index]


def test_tags_are_taken_and_given_and_told_in_order(corpus: Corpus) -> None:
    assert corpus.tag([ANA[0].id], ["warm", "2026"]) == [("2026", "warm")]
    assert corpus.tag([ANA[0].id, BO[0].id], ["warm"]) == [("2026", "warm"), ("warm",)]
    assert corpus.tag([ANA[0].id], ["hot"], ["warm", "cold"]) == [("2026", "hot")]
    assert corpus.tags_of([one[0].id for one in (ANA, BO, CY)]) == {
        ANA[0].id: ("2026", "hot"),
        BO[0].id: ("warm",),
    }
    assert corpus.tags() == {"2026": 1, "hot": 1, "warm": 1}


def test_any_of_the_tags_is_enough(corpus: Corpus) -> None:
    corpus.tag([ANA[0].id], ["a", "b"])
    corpus.tag([CY[0].id], ["c"])
    assert corpus.tagged(["a", "b"]).tolist() == of(corpus, ANA)
    assert corpus.tagged(["b", "c"]).tolist() == of(corpus, ANA, CY)
    assert corpus.tagged(["d"]).tolist() == []


def test_too_many_tags_change_nothing_of_any_document(corpus: Corpus) -> None:
    corpus.tag([ANA[0].id], [f"t{n:02d}" for n in range(MOST)])
    with pytest.raises(ValueError, match=f"{MOST + 1} tags; {MOST} is the most"):
        corpus.tag([BO[0].id, ANA[0].id], ["one more"])
    with pytest.raises(UnknownDocument):
        corpus.tag([BO[0].id, "ab" * 32], ["x"])
    assert BO[0].id not in corpus.tags_of([BO[0].id])


def test_a_day_begins_and_ends_at_midnight_in_utc() -> None:
    with Corpus.in_memory(FakeEmbedder()) as made:
        times = ["2026-11-25T23:59:59", "2026-11-26T00:00:00", "2026-11-27T00:00:00"]
        with Corpus.in_memory(FakeEmbedder()) as source:
            source.add_many([ANA, BO, CY])
            packed = source.packed()[1]
        made.unpack([replace(p, added_at=f"{t}+00:00") for p, t in zip(packed, times, strict=True)])
        assert made.added(None, None).tolist() == of(made, ANA, BO, CY)
        assert made.added("2026-11-26", None).tolist() == of(made, BO, CY)
        assert made.added(None, "2026-11-26").tolist() == of(made, ANA, BO)
        assert made.added("2026-11-26", "2026-11-26").tolist() == of(made, BO)
        assert made.added("2026-11-28", None).tolist() == []


def test_tags_outlive_a_renewal_and_go_with_the_document(tmp_path: Path) -> None:
    label = "zanzibar-shortlist"
    with Corpus.open(tmp_path / "data", FakeEmbedder()) as corpus:
        corpus.add_many([ANA, BO])
        corpus.tag([ANA[0].id], [label])
        corpus.replace(*ANA)
        assert corpus.tags_of([ANA[0].id]) == {ANA[0].id: (label,)}
        assert corpus.tagged([label]).tolist() == of(corpus, ANA)
        corpus.remove(ANA[0].id)
        assert corpus.tags() == {}
        raw = b"".join(p.read_bytes() for p in (tmp_path / "data").rglob("*") if p.is_file())
        assert label.encode() not in raw


def test_tags_are_carried_to_another_corpus(corpus: Corpus, tmp_path: Path) -> None:
    corpus.tag([BO[0].id], ["kept", "näher"])
    list(export(corpus, tmp_path / "all.zip"))
    with Corpus.in_memory(FakeEmbedder()) as other:
        list(take_in(other, tmp_path / "all.zip"))
        assert other.tags_of(other.ids()) == {BO[0].id: ("kept", "näher")}
