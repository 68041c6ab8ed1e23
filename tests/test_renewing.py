"""What is kept, made ready for another version of the program or another model."""

import json
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

import apsw
import numpy as np
import pytest

from index.corpus import Corpus
from index.errors import ModelMismatch
from index.readers.content import Limits
from index.readers.extract import extract
from index.store.writer import WriterLock
from index.types import Progress, Tokens, Vectors
from matcher import holdings, matches, renewing
from matcher.errors import NothingToQuote, RebuildNeeded
from matcher.late import Embedded
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.renewing import Renewal, profile_anew, vectors_of
from matcher.service import Service, read_posting, read_resume
from matcher.types import Month
from tests.fakes import FakeEmbedder
from tests.test_cli_corpus import Desk, WordModel
from tests.test_cli_search import desk  # noqa: F401 - a fixture
from tests.test_searching import POSTING, resume_of

FIRST, SECOND = ("fake-256", "fake-256b")


def opened(folder: Path, model: str = FIRST) -> Service:
    embedder = FakeEmbedder(256, model)
    resumes = Corpus.open(folder / "resumes", embedder)
    postings = Corpus.open(folder / "postings", embedder)
    return Service(resumes, postings, shipped(), Limits(), Month(2024, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path) as service:
        for number in range(9):
            service.add_resume(resume_of(number), f"{number}.txt")
        service.add_posting(POSTING, "job.txt")
    return tmp_path


def test_vectors_of_a_profile_make_it_again_to_the_last_bit() -> None:
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(9, 24)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    starts = np.arange(0, 20, 2).astype(np.int64)
    tokens = Tokens(
        rng.integers(-127, 128, (18, 6)).astype(np.int8),
        starts,
        rng.random(18).astype(np.float32),
        rng.random(9).astype(np.float32),
    )
    for made in (Vectors("m", rows, tokens), Vectors("m", rows)):
        held = Embedded.of(made)
        again = Embedded.of(vectors_of(held))
        assert (again.rows == held.rows).all()
        assert (again.scales == held.scales).all()
        assert (again.priors == held.priors).all()
        assert (again.tokens is None) == (held.tokens is None)


def test_what_an_older_profile_knows_is_not_embedded_again() -> None:
    embedder = FakeEmbedder(256, FIRST)
    read = read_resume(resume_of(1), "1.txt")
    older = Profile.of(read.resume, embedder.embed)
    before = len(embedder.embedded)
    again = profile_anew(read.resume, [b"no profile", older.to_bytes()], embedder.embed)
    assert len(embedder.embedded) == before
    assert again.to_bytes() == older.to_bytes()
    other = FakeEmbedder(256, SECOND)
    profile_anew(read.resume, [older.to_bytes()], other.embed)
    assert other.embedded


def test_a_rebuild_after_an_upgrade_makes_every_profile_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    posting = read_posting(POSTING, "job.txt")
    with opened(folder) as service:
        assert service.behind() == 0
        expected = service.rank(posting)
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    with opened(folder) as service:
        assert service.behind() == 9
        steps = list(service.rebuild())
        assert [(s.done, s.total, s.added) for s in steps] == [(n, 9, True) for n in range(1, 10)]
        assert service.behind() == 0
        assert list(service.rebuild()) == []
        assert service.rank(posting) == expected
        for one in service.listing():
            assert len(service.resumes.notes_of(one.id)) == 1


def test_a_rebuild_can_be_stopped_and_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    with opened(folder) as service:
        steps = service.rebuild()
        for _ in range(4):
            next(steps)
        steps.close()  # type: ignore[attr-defined]
    with opened(folder) as service:
        assert service.behind() == 5
        assert len(list(service.rebuild())) == 5


def test_the_old_model_answers_until_the_new_one_is_whole(folder: Path) -> None:
    posting = read_posting(POSTING, "job.txt")
    with opened(folder) as old, opened(folder, SECOND) as new:
        before = old.rank(posting)
        with pytest.raises(ModelMismatch, match=FIRST):
            new.resumes.refresh()
        steps = new.rebuild()
        for _ in range(9):
            next(steps)
            assert old.rank(posting) == before
            assert old.resumes.embedded_by == FIRST
        assert list(steps) == []
        assert new.resumes.embedded_by == new.postings.embedded_by == SECOND
        after = new.rank(posting)
        assert [one.resume_id for one in after.matches] == [one.resume_id for one in before.matches]
        assert {one.model for one in after.matches} == {SECOND}
        with pytest.raises(ModelMismatch, match="rebuild"):
            old.resumes.refresh()
        new.resumes.verify()


def test_what_is_added_while_it_goes_on_is_not_forgotten(folder: Path) -> None:
    with opened(folder) as old, opened(folder, SECOND) as new:
        steps = new.rebuild()
        next(steps)
        old.add_resume(resume_of(20), "20.txt")
        assert len(list(steps)) == 9
        assert new.behind() == 0
        assert new.rank(read_posting(POSTING, "job.txt"), 50).considered == 10


def test_a_large_corpus_of_another_version_says_that_it_must_be_rebuilt(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    monkeypatch.setattr(matches, "SCORED_WHOLE", 3)
    monkeypatch.setattr(matches, "MADE_READY", 5)
    posting = read_posting(POSTING, "job.txt")
    with opened(folder) as service:
        with pytest.raises(RebuildNeeded, match="9 resumes"):
            service.rank(posting)
        single = service.resume(next(iter(service.listing())).id)
        assert service.match(posting, single).pairs
        list(service.rebuild())
        assert service.rank(posting).matches


def test_a_reader_of_another_thread_never_sees_half_a_generation(folder: Path) -> None:
    posting = read_posting(POSTING, "job.txt")
    wrong: list[str] = []
    done = threading.Event()

    def ask() -> None:
        with opened(folder) as old:
            while not done.is_set():
                try:
                    found = old.rank(posting)
                except ModelMismatch:
                    return
                if len(found.matches) != 9:
                    wrong.append(f"{len(found.matches)} matches")

    asker = threading.Thread(target=ask)
    asker.start()
    with opened(folder, SECOND) as new:
        list(new.rebuild())
    done.set()
    asker.join()
    assert wrong == []


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_server_makes_another_model_s_corpus_its_own_while_it_is_open(folder: Path) -> None:
    with opened(folder, SECOND) as new:
        assert new.resumes.embedded_by == FIRST
        new.renewal.start()
        until(lambda: new.postings.embedded_by == new.resumes.embedded_by == SECOND)
        until(lambda: not new.renewal.words)
        assert new.behind() == 0
        assert len(new.rank(read_posting(POSTING, "job.txt")).matches) == 9


def test_versions_are_linked_in_a_folder_of_before_they_were_told(folder: Path) -> None:
    text = b"Jo Doe\njo@doe.example\n\nExperience\n- Pruned trees along the river\n"
    with opened(folder) as service:
        older, newer = (
            service.add_resume(text + line, "jo.txt").id
            for line in (b"- Tested soil\n", b"- Tested soil and seeds\n")
        )
        linked = service.superseded()
        assert set(linked) | set(linked.values()) == {older, newer}
    db = apsw.Connection(str(folder / "resumes" / "corpus.db"))
    for table in ("traits", "marks", "links"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    db.close()
    with opened(folder) as service:
        assert service.superseded() == {}
        assert service.outdated()
        list(service.rebuild())
        assert set(service.superseded()) | set(service.superseded().values()) == {older, newer}
        assert not service.outdated()


def test_steps_of_linking_are_counted_on_and_what_is_no_resume_fails_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(folder) as service:
        service.resumes.add(extract(b"Ann\n", "ann.txt"), [])
    db = apsw.Connection(str(folder / "resumes" / "corpus.db"))
    db.execute("DELETE FROM traits")
    db.close()
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    with opened(folder) as service:
        steps = list(service.rebuild())
        assert [step.done for step in steps] == list(range(1, 21))
        assert [step.total for step in steps] == [10] * 10 + list(range(11, 21))
        assert [n for n, step in enumerate(steps) if step.failure] == [9]
        assert steps[9].code == "nothing_to_quote"
        assert service.resumes.untold() == []
        assert service.superseded() == {}
        assert [one[:12] for one in service.no_resumes()] == [steps[9].name]
        assert (service.outdated(), list(service.rebuild())) == (False, [])


def test_what_is_no_resume_any_more_keeps_nobody_from_being_ranked_and_is_read_once(
    folder: Path,
) -> None:
    with opened(folder) as service:
        document = extract(b"Ann\n", "ann.txt")
        service.resumes.add(document, [])
        assert service.outdated()
        assert len(service.rank(read_posting(POSTING, "job.txt"), 20).matches) == 9
        assert (service.outdated(), service.behind()) == (True, 0)  # its versions are not told yet
        assert service.no_resumes() == [document.id]
        assert len(service.rank(read_posting(POSTING, "job.txt"), 20).matches) == 9
        with pytest.raises(NothingToQuote):
            service.profiles.one(document.id)


def test_closing_stops_it_and_the_next_start_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    monkeypatch.setattr(renewing, "_REST", 1e9)  # so that it rests after the first
    with opened(folder) as service:
        service.renewal.start()
        until(lambda: service.renewal.words == "1 of 9 resumes")
        monkeypatch.setattr(matches, "SCORED_WHOLE", 3)
        monkeypatch.setattr(matches, "MADE_READY", 5)
        with pytest.raises(RebuildNeeded, match="1 of 9 resumes"):
            service.rank(read_posting(POSTING, "job.txt"))
    assert service.renewal.words == ""
    with opened(folder) as service:
        assert service.behind() == 8


def counted(asked: list[int], going: threading.Event) -> Callable[[], Generator[Progress]]:
    def rebuild() -> Generator[Progress]:
        asked.append(1)
        yield Progress(1, 1, "x")
        assert going.wait(60)

    return rebuild


def test_while_another_process_renews_one_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renewing, "_AGAIN", 0.05)
    asked: list[int] = []
    going = threading.Event()
    going.set()
    renewal = Renewal(tmp_path, lambda: not asked, counted(asked, going))
    theirs = WriterLock(tmp_path / renewing.LOCK, 0.0)
    with theirs.held():
        renewal.start()
        time.sleep(0.3)
        assert asked == []
    theirs.close()
    until(lambda: bool(asked))
    renewal.close()


def test_of_two_tenants_one_renews_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "_LOOKED", 0.01)
    asked: list[int] = []
    going = threading.Event()
    renewals = [Renewal(None, lambda: len(asked) < 2, counted(asked, going)) for _ in range(2)]
    for one in renewals:
        one.start()
    until(lambda: bool(asked))
    time.sleep(0.2)
    assert len(asked) == 1
    going.set()
    until(lambda: len(asked) == 2)
    for one in renewals:
        one.close()


def test_the_command_tells_what_it_did(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    ran = desk.run("rebuild")
    assert (ran.code, ran.out) == (0, "0 resumes made ready, 0 failed\n")
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    ran = desk.run("rebuild")
    assert (ran.code, ran.out) == (0, "2 resumes made ready, 0 failed\n")
    assert ran.err == "matcher: the corpus is embedded by words\n"


def test_the_doctor_names_what_is_no_resume_any_more(desk: Desk) -> None:  # noqa: F811
    document = extract(b"Ann\n", "ann.txt")
    with Corpus.open(desk.folder / "data" / "resumes", WordModel()) as corpus:
        corpus.add(document, [])
    assert desk.run("rebuild").out == "0 resumes made ready, 1 failed\n"
    ran = desk.run("doctor")
    assert "  profiles     every resume is ready" in ran.out
    assert "! no resumes   1 of what is kept" in ran.out
    assert document.id[:12] in ran.out
    desk.run("remove", document.id)
    assert "no resumes" not in desk.run("doctor").out


def test_the_doctor_looks_into_the_corpora(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr("matcher.health.load.available", lambda: False)
    told = json.loads(desk.run("doctor", "--json").out)["findings"]
    found = {one["subject"]: (one["state"], one["words"]) for one in told}
    assert found["resumes: database"][1].startswith("2 documents")
    assert found["postings: passages"] == ("ok", "4 passages, each where its document says it.")
    assert found["desk"][0] == "ok"
    assert found["profiles"] == ("ok", "every resume is ready to be matched")
    monkeypatch.setattr(holdings, "code_digest", lambda: "another code")
    ran = desk.run("doctor")
    assert "! profiles" in ran.out
    assert "`matcher rebuild`" in ran.out
    assert ran.code == 0
    database = desk.folder / "data" / "resumes" / "corpus.db"
    database.write_bytes(database.read_bytes()[:5000] + b"x" * 9000)
    ran = desk.run("doctor")
    assert ran.code == 2
    assert "damaged" in ran.out
