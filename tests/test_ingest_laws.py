"""Laws of the pipeline: stopped anywhere it goes on, it holds little, and order changes nothing."""

import gc
import random
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.corpus import Corpus, Outcome, Settling, Traits
from index.errors import DiskFull, StoreError
from index.ingest.ingest import ingest
from index.ingest.memo import Memo
from index.ingest.stages import ahead, flat, in_order
from index.ingest.work import Embed, Made, Work
from index.sources.item import Item
from index.sources.sources import Sources
from index.types import Document, Progress, Tokens, Vectors
from tests.fakes import FakeEmbedder, line_document, line_passages

ROOT = Path(__file__).parents[1]


def whole(document: Document, embed: Embed) -> Made:
    """A document with all that may be kept beside it."""
    passages = line_passages(document)
    texts = tuple(passage.text for passage in passages)
    note = embed(texts).rows.tobytes()
    return Made(document, passages, note, Traits(texts, (texts[0],), texts[0]))


WORK = Work(line_document, whole, texts=lambda d: d.text.split("\n"), version="v", maker="m")


def run(corpus: Corpus, folder: Path, **options: int) -> list[Progress]:
    steps = ingest(corpus, Sources([folder]), WORK, workers=3, originals=True, **options)  # type: ignore[arg-type]
    return list(steps)


def kept(corpus: Corpus) -> dict[str, tuple[bytes | None, bytes | None, str | None]]:
    """Everything that a corpus has beside its documents."""
    ids, older = corpus.ids(), corpus.superseded()
    notes = corpus.noted(ids, "m")
    return {one: (notes.get(one), corpus.original(one), older.get(one)) for one in ids}


def test_kill_9_anywhere_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(60):  # two files a person
        text = f"person {n // 2}\npython {n}\nteam {n % 7}\n" + "word " * (n % 5)
        (tmp_path / "in" / f"f{n:03}.txt").write_text(text)
    rows = "".join(f"{n},row {n}\n" for n in range(40))
    (tmp_path / "in" / "rows.csv").write_text("id,text\n" + rows)
    code = (
        "from tests.test_ingest_laws import *\n"
        f"top = Path({str(tmp_path)!r})\n"
        "corpus = Corpus.open(top / 'data', FakeEmbedder())\n"
        "print('ready', flush=True)\n"
        "run(corpus, top / 'in', group=3)\n"
        "corpus.close()"
    )
    chance, killed = random.Random(3), 0
    for _ in range(5):
        with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=-1) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.3))
            child.send_signal(signal.SIGKILL)
            killed += child.wait() == -signal.SIGKILL
        with Corpus.open(tmp_path / "data", FakeEmbedder()) as corpus:
            corpus.verify()
    assert killed
    with Corpus.open(tmp_path / "data", FakeEmbedder()) as corpus:
        run(corpus, tmp_path / "in")
        corpus.verify()
        with Corpus.in_memory(FakeEmbedder()) as clean:
            run(clean, tmp_path / "in")
            assert corpus.ids() == clean.ids()
            assert len(clean) == 100
            asked = clean.embed(["python 5", "team", "row 3"])
            assert corpus.search(asked, 50) == clean.search(asked, 50)
            assert {one: rest[:2] for one, rest in kept(corpus).items()} == {
                one: rest[:2] for one, rest in kept(clean).items()
            }
            assert all(note and data for note, data, _ in kept(corpus).values())
            assert len(corpus.superseded()) == len(clean.superseded()) == 30


def test_a_second_run_opens_nothing(tmp_path: Path) -> None:
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"line {n}")
    time.sleep(0.06)  # files of this very moment are not trusted

    def unwanted(_data: bytes, name: str) -> Document:
        raise AssertionError(name)

    with Corpus.in_memory(FakeEmbedder()) as corpus:
        ids = [step.document_id for step in run(corpus, tmp_path)]
        for n in range(5):
            (tmp_path / f"{n}.txt").chmod(0)
        steps = list(ingest(corpus, Sources([tmp_path]), Work(unwanted, whole, version="other")))
        assert [(s.document_id, s.added, s.failure) for s in steps] == [
            (known, False, None) for known in ids
        ]


def test_the_order_of_sources_changes_no_answer(tmp_path: Path) -> None:
    texts = [f"person {n // 2}\npython {n}\nteam {n % 3}" for n in range(12)]
    answers = []
    for order in ([*range(12)], [*reversed(range(12))], random.Random(5).sample(range(12), 12)):
        with Corpus.in_memory(FakeEmbedder()) as corpus:
            list(ingest(corpus, Stream([texts[n] for n in order]), WORK, group=5, workers=2))
            found = corpus.search(corpus.embed(["python 5", "team"]), 30)
            answers.append((sorted(corpus.ids()), found, corpus.superseded()))
    assert answers[0] == answers[1] == answers[2]


# ---- memory ------------------------------------------------------------------------------------


@dataclass(eq=False)
class Token:
    """Something of which the living can be counted."""

    number: int


class Stream:
    """Texts as sources."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.total = len(texts)

    def __iter__(self) -> Iterator[Item]:
        for n, text in enumerate(self._texts):
            yield Item(f"#{n}", f"#{n}", "1", "row.txt", 0, partial(str.encode, text))


class Forgetful:
    """A corpus that keeps nothing but how many it was given."""

    def __init__(self) -> None:
        self.added = 0

    def __contains__(self, _id: object) -> bool:
        return False

    def look(self, asked: Sequence[tuple[str, str]], _version: str) -> list[Outcome | None]:
        return [None] * len(asked)

    def add_many(self, items: Sequence[object], _settling: Settling) -> list[bool]:
        self.added += len(items)
        return [True] * len(items)

    def read(self, texts: Sequence[str]) -> Vectors:
        return Vectors("fake", np.ones((len(texts), 1), np.float32))

    def refresh(self) -> None:
        pass


class Endless:
    """Forty thousand sources that are made when they are asked for, and counted."""

    total = 40_000

    def __init__(self) -> None:
        self.living: weakref.WeakSet[Token] = weakref.WeakSet()
        self.most = 0

    def __iter__(self) -> Iterator[Item]:
        for n in range(self.total):
            token = Token(n)
            self.living.add(token)
            if n % 500 == 0:
                self.most = max(self.most, len(self.living))
            load = partial(lambda token: b"%d" % token.number, token)
            yield Item(str(n), str(n), "1", "row.txt", 0, load)


EMPTY = Document("", "", "", "", ())


def test_forty_thousand_sources_are_never_in_memory_together() -> None:
    sources, corpus = Endless(), Forgetful()
    work: Work[Document] = Work(lambda _d, _n: EMPTY, lambda d, _e: Made(d, ()))
    steps = ingest(corpus, sources, work, workers=2)  # type: ignore[arg-type]
    count = sum(1 for _ in steps)
    gc.collect()
    assert count == corpus.added == 40_000
    assert sources.most < 2_000


# ---- what goes wrong as a whole ----------------------------------------------------------------


def threads() -> set[str]:
    return {one.name for one in threading.enumerate() if one.name.startswith("ingest")}


@pytest.mark.parametrize("where", ["look", "add_many", "read"])
def test_a_fault_of_the_corpus_ends_the_run_and_its_threads(where: str) -> None:
    class Broken(Forgetful):
        pass

    def fail(*_: object) -> object:
        raise DiskFull("the disk is full.")

    corpus = Broken()
    setattr(corpus, where, fail)
    with pytest.raises(StoreError):
        list(ingest(corpus, Stream(["one", "two"] * 500), WORK, workers=2))  # type: ignore[arg-type]
    assert not threads()


def test_breaking_off_ends_all_threads() -> None:
    steps = ingest(Forgetful(), Endless(), WORK, workers=2)  # type: ignore[arg-type]
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert not threads()


# ---- pieces ------------------------------------------------------------------------------------


@given(st.lists(st.integers(), max_size=50), st.integers(1, 5), st.integers(1, 4))
@settings(deadline=None, max_examples=30)
def test_stages_change_neither_steps_nor_their_order(
    values: list[int], room: int, workers: int
) -> None:
    doubled = in_order(lambda n: 2 * n, ahead(iter(values), room), workers, room)
    assert list(ahead(doubled, room)) == [2 * n for n in values]
    assert list(flat(ahead(iter([values, values]), 1))) == values * 2


def test_a_stage_goes_on_no_further_than_its_room() -> None:
    made: list[int] = []

    def steps() -> Iterator[int]:
        for n in range(100):
            made.append(n)
            yield n

    taken = ahead(steps(), 3)
    assert next(taken) == 0
    time.sleep(0.05)
    assert len(made) <= 6
    taken.close()  # type: ignore[attr-defined]
    assert len(made) <= 7


class TokenEmbedder:
    """A text's tokens are its words."""

    def __init__(self) -> None:
        self.asked: list[Sequence[str]] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        rows = np.array([[len(text), 1.0] for text in texts], np.float32).reshape(-1, 2)
        words = [word for text in texts for word in text.split()]
        tokens = Tokens(
            np.array([[len(word)] for word in words], np.int8).reshape(-1, 1),
            np.cumsum([0, *(len(text.split()) for text in texts)]).astype(np.int64),
            np.array([float(len(word)) for word in words], np.float32),
            np.array([float(len(text)) for text in texts], np.float32),
        )
        return Vectors("tokens", rows, tokens)


def same(one: Vectors, other: Vectors) -> bool:
    assert one.tokens is not None
    assert other.tokens is not None
    fields = ("rows", "starts", "gates", "priors")
    return np.array_equal(one.rows, other.rows) and all(
        np.array_equal(getattr(one.tokens, f), getattr(other.tokens, f))
        and getattr(one.tokens, f).dtype == getattr(other.tokens, f).dtype
        for f in fields
    )


TEXTS = st.lists(st.sampled_from(["a", "b bb", "c cc ccc", "d", "ee e"]), max_size=6)


@given(st.lists(TEXTS, max_size=5), st.integers(1, 4))
def test_what_is_remembered_is_what_the_model_gives(calls: list[list[str]], most: int) -> None:
    model = TokenEmbedder()
    memo = Memo(model.embed, most)
    for texts in calls:
        assert same(memo.vectors(texts), TokenEmbedder().embed(texts))


def test_a_text_is_embedded_once_and_many_in_one_call() -> None:
    model = TokenEmbedder()
    memo = Memo(model.embed)
    memo.fetch(["a", "b bb", "a"])
    memo.vectors(["b bb", "a", "c cc ccc"])
    memo.vectors(["a"])
    assert model.asked == [["a", "b bb"], ["c cc ccc"]]


def test_texts_of_many_sources_are_embedded_together(fake_embedder: FakeEmbedder) -> None:
    calls: list[int] = []
    usual = fake_embedder.embed

    def counted(texts: Sequence[str]) -> Vectors:
        calls.append(len(texts))
        return usual(texts)

    fake_embedder.embed = counted  # type: ignore[method-assign]
    with Corpus.in_memory(fake_embedder) as corpus:
        list(ingest(corpus, Stream([f"one {n}\nshared" for n in range(64)]), WORK))
    assert [n for n in calls if n] == [65]
