"""A data folder that cannot be written: everything is read as ever, and nothing is touched."""

import os
import shutil
from pathlib import Path

import apsw
import pytest

from index.corpus import Corpus
from index.errors import StoreBusy, StoreCorrupt, StoreError, StoreReadOnly, StoreTooNew
from index.readers.content import Limits
from index.store import fixed
from index.store.database import FILE, Database
from matcher import holdings
from matcher.desk.database import Database as DeskDatabase
from matcher.desk.desk import Desk
from matcher.desk.worker import FOLDER, Worker
from matcher.policy import shipped
from matcher.service import Service, read_posting
from tests.api_door import door, problem
from tests.fakes import FakeEmbedder, resume

POSTING = b"Gardener\n\nRequirements:\n- Pruning of trees\n- Knowledge of soil\n"
JO = b"Jo Doe\njo@doe.example\n\nExperience\n- Pruned trees along the river\n"
LINES = ("Pruned trees along the river", "Tested soil of forty farms", "Sold shoes in a shop")


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def opened(folder: Path) -> Service:
    model = FakeEmbedder()
    corpora = (Corpus.open(folder / name, model) for name in ("resumes", "postings"))
    return Service(*corpora, shipped(), Limits(), desk=Desk.open(folder))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with opened(folder) as service:
        for n, line in enumerate(LINES):
            service.add_resume(f"Jo {n}\n\nExperience\n- {line}\n".encode(), f"{n}.txt")
        service.add_posting(POSTING, "posting.txt")
    return folder


@pytest.fixture
def sealed(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As for an account without the right to write, though the tests may run as root."""
    monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
    return kept


def test_ranking_and_matching_are_what_they_are_and_nothing_is_touched(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = read_posting(POSTING, "posting.txt")
    with opened(kept) as service:
        usual = service.rank(asked)
        found = [service.match_kept(asked, one.id) for one in service.listing()]
    before = bytes_of(kept)
    monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
    with opened(kept) as service:
        assert service.resumes.read_only
        assert service.rank(asked) == usual
        assert [service.match_kept(asked, one.id) for one in service.listing()] == found
        assert service.search_requirement("Pruned trees along the river").showings
        assert service.postings_for(next(map(service.resume, service.resumes.ids()))).matches
    assert bytes_of(kept) == before


def test_what_writes_is_refused_by_one_word(sealed: Path) -> None:
    before = bytes_of(sealed)
    with opened(sealed) as service:
        known = next(service.listing()).id
        for work in (
            lambda: service.add_resume(b"Jo\n\nExperience\n- Pruned hedges\n", "jo.txt"),
            lambda: service.remove(known),
            lambda: service.tag([known], ["warm"]),
            lambda: service.resumes.refresh(),
            lambda: service.resumes.replace(*resume("Jane")),
            lambda: service.desk.erase(known),
        ):
            with pytest.raises(StoreReadOnly, match="what is kept is read, and nothing is added"):
                work()
        assert len(service.resumes) == len(LINES)
    assert bytes_of(sealed) == before


def test_a_rebuild_is_refused_before_its_first_step(
    sealed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    with opened(sealed) as service:
        assert service.behind() == len(LINES)
        with pytest.raises(StoreReadOnly):
            next(service.rebuild())


def test_an_archive_is_refused_before_a_byte_is_written(sealed: Path) -> None:
    service = opened(sealed)
    service.worker = Worker(service.desk.jobs, sealed, lambda _: iter(()))
    with door(service) as client:
        kind = {"content-type": "application/zip"}
        response = client.post("/v1/jobs", content=b"PK\x05\x06" + bytes(18), headers=kind)
        problem(response, "store_read_only")
    assert not (sealed / FOLDER).exists()


def test_what_another_program_writes_is_in_the_next_answer(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as sealing:
        sealing.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
        service = opened(kept)
    asked = read_posting(POSTING, "posting.txt")

    def seen() -> tuple[int, int, int, set[str]]:
        ranked = service.rank(asked, versions=True).considered
        return len(service.resumes), ranked, len(service.superseded()), service.desk.jobs.files()

    with service:
        assert seen() == (3, 3, 0, set())
        with opened(kept) as writer:
            writer.add_resume(JO + b"- Tested soil\n", "jo.txt")
            writer.add_resume(JO + b"- Tested soil and seeds\n", "jo.txt")
        assert seen() == (5, 5, 1, set())
        with opened(kept) as writer:
            writer.add_resume(JO + b"- Tested soil and trees\n", "jo.txt")
            writer.desk.jobs.add("1" * 32, "cvs.zip", 1, "cvs.zip", None)
            assert seen() == (6, 6, 2, {"cvs.zip"})  # while it is in the log alone
        assert seen() == (6, 6, 2, {"cvs.zip"})


@pytest.mark.parametrize(
    ("kind", "place", "query"),
    [
        (Database, f"resumes/{FILE}", "SELECT * FROM documents"),
        (DeskDatabase, "desk.sqlite", "SELECT * FROM seal"),
    ],
)
def test_an_answer_during_which_another_writes_is_refused_and_no_damage_is_told(
    sealed: Path, kind: type[Database] | type[DeskDatabase], place: str, query: str
) -> None:
    file = sealed / place
    whole = file.read_bytes()
    database = kind(file.parent)

    def asked(meanwhile: bytes | None = None) -> int:
        with database.reading() as db:
            if meanwhile:
                file.write_bytes(meanwhile)
            return len(db.execute(query).fetchall())

    damaged = whole[:4096] + b"x" * (len(whole) - 4096)
    with pytest.raises(StoreBusy, match=r"written by another program meanwhile\. Try again"):
        asked(damaged)
    with pytest.raises(StoreCorrupt):
        asked()
    file.write_bytes(whole)
    assert asked() == (len(LINES) if kind is Database else 1)
    database.close()


def test_what_a_writer_holds_open_is_read_as_it_is(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(kept) as writer:
        writer.add_resume(b"Jo\n\nExperience\n- Pruned hedges\n", "jo.txt")
        monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
        with Corpus.open(kept / "resumes", FakeEmbedder()) as corpus:
            assert corpus.read_only
            assert len(corpus) == len(LINES) + 1


def test_a_log_without_its_writer_says_what_to_do(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy"
    with opened(kept) as writer:
        writer.add_resume(b"Jo\n\nExperience\n- Pruned hedges\n", "jo.txt")
        copy.mkdir()
        for name in (FILE, f"{FILE}-wal"):
            shutil.copy(kept / "resumes" / name, copy / name)
    monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)

    def on_a_read_only_disk(name: str, **more: object) -> apsw.Connection:
        raise apsw.CantOpenError

    monkeypatch.setattr(fixed.apsw, "Connection", on_a_read_only_disk)
    with pytest.raises(
        StoreError, match=r"still in its log\. Open it once where it can be written"
    ):
        Corpus.open(copy, FakeEmbedder())


def test_an_older_schema_says_what_to_do(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = apsw.Connection(str(kept / "resumes" / FILE))
    db.execute("PRAGMA user_version = 6")
    db.close()
    monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(StoreError, match="older version, and cannot be written now"):
        Corpus.open(kept / "resumes", FakeEmbedder())
    monkeypatch.undo()
    db = apsw.Connection(str(kept / "resumes" / FILE))
    db.execute("PRAGMA user_version = 99")
    db.close()
    monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(StoreTooNew):
        Corpus.open(kept / "resumes", FakeEmbedder())


def test_an_older_schema_of_the_desk_says_what_to_do(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = apsw.Connection(str(kept / "desk.sqlite"))
    db.execute("PRAGMA user_version = 1")
    db.close()
    monkeypatch.setattr(fixed.os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(StoreError, match=r"desk\.sqlite in .* older version, and cannot be"):
        Desk.open(kept)
