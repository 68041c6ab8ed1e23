"""The small database beside the corpora: what it keeps, forgets, and refuses."""

import os
import random
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DiskFull, StoreCorrupt, StoreTooNew
from index.store import slack
from index.types import Progress, Span
from matcher.desk.answers import BEGUN, KEPT, Answer, Answers
from matcher.desk.counting import Counting
from matcher.desk.cursors import Cursors
from matcher.desk.database import FILE, Database
from matcher.desk.desk import Desk
from matcher.desk.edits import Edit, Edits
from matcher.desk.feedback import Feedback, Opinion, new_id
from matcher.desk.job import Callback, Counts, Failure, State
from matcher.desk.jobs import FAILURES
from matcher.desk.schema import MIGRATIONS
from matcher.desk.worker import Worker
from matcher.errors import (
    BadRequest,
    JobState,
    KeyInUse,
    KeyReused,
    PreconditionFailed,
    UnknownFeedback,
    UnknownJob,
)
from matcher.types import Kind, Level, Posting, Requirement, Verdict

POSTING, RESUME, OTHER = "a" * 64, "b" * 64, "c" * 64
CANARY = "Zebulon-Quixote"


@pytest.fixture
def desk() -> Desk:
    return Desk.in_memory()


def opinion(resume: str = RESUME, number: int = 1, reason: str = "It says so.") -> Feedback:
    said = Opinion(POSTING, resume, number, Verdict.MET, reason, "R. Reviewer")
    return Feedback(new_id(), said, "2026-11-26", Verdict.MISSING, 0.125, "late-1", "fake-32")


def posting(levels: list[Level]) -> Posting:
    asked = tuple(
        Requirement(f"r{n}", level, Kind.SKILL, Span(0, 1), ()) for n, level in enumerate(levels)
    )
    return Posting(POSTING, "p", "", None, asked)


# ---- the file


def test_what_is_kept_is_there_after_a_restart(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    said = opinion()
    desk.feedback.keep(said)
    cursor = desk.cursors.make("listing", 7)
    job = desk.jobs.add("j1", "cv.zip", 10, "f", Callback("https://example.org/x", "whsec_x"))
    desk.close()
    again = Desk.open(tmp_path)
    assert again.feedback.get(said.id) == said
    assert again.cursors.read("listing", cursor) == (7,)
    assert again.jobs.get("j1") == job
    again.close()
    again.close()


def test_another_program_s_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    db = apsw.Connection(str(tmp_path / FILE))
    db.execute("CREATE TABLE theirs (x)")
    db.close()
    with pytest.raises(StoreCorrupt):
        Desk.open(tmp_path)
    db = apsw.Connection(str(tmp_path / FILE))
    assert db.execute("SELECT name FROM sqlite_schema").fetchall() == [("theirs",)]
    db.close()


def test_a_later_version_s_file_is_refused(tmp_path: Path) -> None:
    Desk.open(tmp_path).close()
    db = apsw.Connection(str(tmp_path / FILE))
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    with pytest.raises(StoreTooNew):
        Desk.open(tmp_path)


def test_a_damaged_page_is_found_when_all_is_read(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    for number in range(60):
        desk.feedback.keep(opinion(reason=marked(number) * 20))
    desk.check()
    desk.close()
    data = bytearray((tmp_path / FILE).read_bytes())
    at = data.index(marked(30).encode()) // 4096 * 4096
    data[at : at + 64] = bytes(64)
    (tmp_path / FILE).write_bytes(data)
    desk = Desk.open(tmp_path)
    with pytest.raises(StoreCorrupt):
        desk.check()
    desk.close()


def test_no_file_is_a_damaged_one(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database at all, but long enough" * 100)
    with pytest.raises(StoreCorrupt):
        Desk.open(tmp_path)


def test_what_is_erased_is_in_no_file(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.feedback.keep(opinion(reason=f"{CANARY} said so"))
    desk.feedback.keep(opinion(OTHER))
    desk.answers.begin("k", b"d")
    desk.answers.end("k", Answer(201, "/x", CANARY.encode()), [RESUME])
    there = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert CANARY.encode() in there
    desk.erase(RESUME)
    gone = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert CANARY.encode() not in gone
    assert [f.opinion.resume_id for f in desk.feedback.page(0, 9)[1]] == [OTHER]
    assert desk.answers.begin("k", b"e") is None
    desk.close()


def worked(folder: Path) -> tuple[set[str], set[str]]:
    """Rows of many sizes come and go: those that are left, and the gone that are in a file."""
    chance, left, gone, remains = random.Random(5), [], [], set()
    database = Database(folder)

    def step(db: apsw.Connection) -> None:
        for _ in range(40):
            number = len(left) + len(gone)
            row = (number * 7919 % 1000, marked(number), "{}" * chance.randint(20, 300))
            db.execute("INSERT INTO edits (revision, posting_id, content) VALUES (?, ?, ?)", row)
            left.append(marked(number))
            if len(left) > 40 or chance.random() < 0.3:
                gone.append(left.pop(chance.randrange(len(left))))
                db.execute("DELETE FROM edits WHERE posting_id = ?", (gone[-1],))

    for _ in range(22):
        database.erase(step)
        there = b"".join(path.read_bytes() for path in folder.glob(f"{FILE}*"))
        remains |= {one for one in gone if one.encode() in there}
    database.close()
    return set(left), remains


def marked(number: int) -> str:
    return f"MARK{number * 7919 % 1000:03d}X" * 3


def test_no_copy_between_the_cells_of_pages_outlives_an_erasure(tmp_path: Path) -> None:
    assert worked(tmp_path)[1] == set()


def test_what_an_earlier_version_left_between_cells_is_blanked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(slack, "blanked", lambda page, _offset: page)
        left, remains = worked(tmp_path)
    assert remains, "SQLite blanks its gaps now"
    db = apsw.Connection(str(tmp_path / FILE))
    db.execute("PRAGMA user_version = 1")
    db.close()
    Database(tmp_path).close()
    there = (tmp_path / FILE).read_bytes()
    every = {marked(number) for number in range(880)}
    assert {one for one in every if one.encode() in there} == left


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise there")
def test_nobody_but_the_owner_reads_the_desk(tmp_path: Path) -> None:
    (tmp_path / FILE).touch(0o644)  # as an earlier version left it
    before = os.umask(0o022)
    try:
        desks = [Desk.open(tmp_path), Desk.open(tmp_path / "new")]
    finally:
        os.umask(before)
    for desk in desks:
        desk.feedback.keep(opinion())
    files = [*tmp_path.glob(f"{FILE}*"), *(tmp_path / "new").iterdir()]
    assert {FILE, f"{FILE}-wal"} <= {file.name for file in files}
    assert [file.name for file in files if file.stat().st_mode & 0o077] == []
    for desk in desks:
        desk.close()


def test_an_answer_that_made_a_job_is_erased_with_it(desk: Desk) -> None:
    desk.jobs.add("j1", "cv.zip", 10, "f", None)
    desk.answers.begin("k", b"d")
    desk.answers.end("k", Answer(202, "/v1/jobs/j1", b"{}"), ["j1"])
    desk.jobs.ask("j1", State.CANCELLED)
    desk.jobs.remove("j1")
    assert desk.answers.begin("k", b"another request") is None


def test_a_desk_owes_what_waits_runs_or_was_not_told(desk: Desk) -> None:
    assert not desk.jobs.owing()
    desk.jobs.add("j1", "cv.zip", 10, "f", Callback("https://example.org/x", "whsec_x"))
    assert desk.jobs.owing()
    desk.jobs.ask("j1", State.PAUSED)
    assert not desk.jobs.owing()
    desk.jobs.ask("j1", State.QUEUED)
    desk.jobs.take()
    assert desk.jobs.owing()
    desk.jobs.end("j1", State.FINISHED)
    assert desk.jobs.owing()
    desk.jobs.told("j1", "delivered")
    assert not desk.jobs.owing()


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 3 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_refuses_what_is_new_and_erases_what_is_there(full: Path) -> None:
    desk = Desk.open(full)
    desk.feedback.keep(opinion(reason=CANARY))
    with (full / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while True:
            filler.write(bytes(4096))

    def fill() -> None:
        for _ in range(1000):
            desk.feedback.keep(opinion(OTHER, reason="x" * 2000))

    with pytest.raises(DiskFull):
        fill()
    desk.close()
    again = Desk.open(full)
    again.erase(RESUME)
    assert RESUME not in {f.opinion.resume_id for f in again.feedback.page(0, 2000)[1]}
    again.close()


# ---- feedback


def test_feedback_is_found_by_what_it_is_about(desk: Desk) -> None:
    first, second, third = opinion(), opinion(OTHER, 2), opinion(number=3)
    for one in (first, second, third):
        desk.feedback.keep(one)
    assert desk.feedback.page(0, 9)[1] == [first, second, third]
    assert desk.feedback.page(0, 9, resume_id=RESUME)[1] == [first, third]
    assert desk.feedback.page(0, 9, posting_id=OTHER)[1] == []
    assert desk.feedback.on(POSTING, [RESUME]) == {RESUME: [first, third]}
    place, some = desk.feedback.page(0, 2)
    assert some == [first, second]
    assert desk.feedback.page(place, 2)[1] == [third]


def test_removed_feedback_is_unknown(desk: Desk) -> None:
    said = opinion()
    desk.feedback.keep(said)
    desk.feedback.remove(said.id)
    for ask in (desk.feedback.get, desk.feedback.remove):
        with pytest.raises(UnknownFeedback):
            ask(said.id)


def test_feedback_goes_with_the_posting_as_with_the_resume(desk: Desk) -> None:
    desk.feedback.keep(opinion())
    desk.erase(OTHER)
    assert desk.feedback.page(0, 9)[1]
    desk.erase(POSTING)
    assert not desk.feedback.page(0, 9)[1]


# ---- edits


def test_edits_change_what_they_name_and_nothing_else() -> None:
    asked = posting([Level.MINIMUM, Level.PREFERRED, Level.PREFERRED])
    edits = Edits().changed({2: Edit(level=Level.MINIMUM, weight=3.0, must_have=True)})
    found = edits.applied(asked).requirements
    assert [r.level for r in found] == [Level.MINIMUM, Level.MINIMUM, Level.PREFERRED]
    assert [r.weight for r in found] == [None, 3.0, None]
    assert [r.must_have for r in found] == [False, True, False]
    assert [r.text for r in found] == ["r0", "r1", "r2"]
    assert edits.changed({2: None}).applied(asked) == asked


def test_edits_are_kept_under_their_revision(desk: Desk) -> None:
    assert desk.edits.of(POSTING) == Edits()
    kept = desk.edits.keep(POSTING, desk.edits.of(POSTING).changed({1: Edit(weight=0.5)}))
    assert kept == desk.edits.of(POSTING) == Edits(1, ((1, Edit(weight=0.5)),))
    with pytest.raises(PreconditionFailed):
        desk.edits.keep(POSTING, Edits().changed({1: Edit(weight=9)}))
    assert desk.edits.of(POSTING) == kept
    desk.erase(POSTING)
    assert desk.edits.of(POSTING) == Edits()


@pytest.mark.parametrize("changes", [{3: Edit(weight=1)}, {1: Edit(weight=0, must_have=True)}])
def test_edits_that_do_not_fit_are_refused(changes: dict[int, Edit]) -> None:
    with pytest.raises(BadRequest):
        Edits().changed(changes).check(posting([Level.MINIMUM, Level.PREFERRED]))


# ---- answers


def test_the_same_request_is_answered_the_same_and_another_is_refused() -> None:
    answers = Answers(Database(None))
    assert answers.begin("k", b"one") is None
    with pytest.raises(KeyInUse):
        answers.begin("k", b"one")
    answers.end("k", Answer(201, "/v1/x", b"{}"), [])
    assert answers.begin("k", b"one") == Answer(201, "/v1/x", b"{}")
    with pytest.raises(KeyReused):
        answers.begin("k", b"two")


def test_a_request_that_failed_may_be_made_again() -> None:
    answers = Answers(Database(None))
    answers.begin("k", b"one")
    answers.drop("k")
    assert answers.begin("k", b"two") is None


def test_answers_are_forgotten_after_a_day_and_those_never_given_sooner() -> None:
    now = [1000.0]
    answers = Answers(Database(None), lambda: now[0])
    answers.begin("given", b"one")
    answers.end("given", Answer(201, "", b""), [])
    answers.begin("torn", b"one")
    now[0] += BEGUN + 1
    assert answers.begin("torn", b"two") is None
    assert answers.begin("given", b"one") is not None
    now[0] += KEPT
    assert answers.begin("given", b"two") is None


def test_old_answers_go_without_another_request(tmp_path: Path) -> None:
    now = [1000.0]
    database = Database(tmp_path)
    answers = Answers(database, lambda: now[0])
    for key in ("given", "torn"):
        answers.begin(key, b"one")
    answers.end("given", Answer(201, "", b"canary of an answer"), [])

    def left() -> list[str]:
        with database.reading() as db:
            return [str(key) for (key,) in db.execute("SELECT key FROM answers")]

    answers.prune()
    assert left() == ["given", "torn"]
    now[0] += BEGUN + 1
    answers.prune()
    assert left() == ["given"]
    database.close()
    Desk.open(tmp_path).close()  # by its own clock it is of another age
    assert not any(b"canary" in file.read_bytes() for file in tmp_path.iterdir())


def test_the_worker_forgets_what_has_had_its_time(tmp_path: Path) -> None:
    asked = threading.Event()
    desk = Desk.open(tmp_path)
    worker = Worker(desk.jobs, tmp_path, lambda _archive: iter(()), prune=asked.set)
    worker.start()
    assert asked.wait(60)
    worker.close()
    desk.close()


# ---- cursors


def test_a_cursor_is_of_its_listing_and_its_desk() -> None:
    ours = Cursors(b"key")
    cursor = ours.make("resumes", 12345, 7)
    assert ours.read("resumes", cursor) == (12345, 7)
    assert ours.read("postings", cursor) is None
    assert Cursors(b"other").read("resumes", cursor) is None


@pytest.mark.parametrize("made_up", ["", "x", "AAAA", "é", "MTIz", "!" * 40, "A" * 400])
def test_a_made_up_cursor_is_none(made_up: str) -> None:
    assert Cursors(b"key").read("resumes", made_up) is None


# ---- jobs


def test_a_job_goes_its_way(desk: Desk) -> None:
    made = desk.jobs.add("j", "cv.zip", 10, "f", None)
    assert (made.state, made.counts) == (State.QUEUED, Counts())
    taken = desk.jobs.take()
    assert taken is not None
    assert (taken.id, taken.state) == ("j", State.RUNNING)
    assert desk.jobs.take() is None
    failure = Failure("b.pdf", "unreadable", "It is damaged.")
    assert desk.jobs.tell("j", Counts(2, 3, 1, 0, 1), [failure]) is None
    told = desk.jobs.get("j")
    assert told.counts == Counts(2, 3, 1, 0, 1)
    assert told.revision > taken.revision > made.revision
    assert desk.jobs.failures("j", 0, 9)[1] == [failure]
    assert desk.jobs.end("j", State.FINISHED).state is State.FINISHED
    desk.jobs.remove("j")
    with pytest.raises(UnknownJob):
        desk.jobs.failures("j", 0, 9)


@pytest.mark.parametrize("asked", [State.PAUSED, State.CANCELLED, State.QUEUED])
def test_a_queued_job_is_at_once_what_is_asked(desk: Desk, asked: State) -> None:
    desk.jobs.add("j", "cv.zip", 10, "f", None)
    assert desk.jobs.ask("j", asked).state is asked
    assert (desk.jobs.take() is None) == (asked is not State.QUEUED)


def test_a_running_job_gets_there_when_its_worker_hears_of_it(desk: Desk) -> None:
    desk.jobs.add("j", "cv.zip", 10, "f", None)
    desk.jobs.take()
    asked = desk.jobs.ask("j", State.PAUSED)
    assert (asked.state, asked.wanted) == (State.RUNNING, State.PAUSED)
    assert desk.jobs.ask("j", State.PAUSED) == asked
    assert desk.jobs.tell("j", Counts(), []) is State.PAUSED
    assert desk.jobs.ask("j", State.QUEUED).wanted is None
    assert desk.jobs.tell("j", Counts(), []) is None


def test_a_job_that_ended_takes_nothing_back(desk: Desk) -> None:
    desk.jobs.add("j", "cv.zip", 10, "f", None)
    with pytest.raises(JobState):
        desk.jobs.remove("j")
    desk.jobs.ask("j", State.CANCELLED)
    for asked in (State.PAUSED, State.QUEUED):
        with pytest.raises(JobState):
            desk.jobs.ask("j", asked)


def test_what_a_process_left_running_is_queued_or_what_was_asked(desk: Desk) -> None:
    for id in ("a", "b", "c"):
        desk.jobs.add(id, "cv.zip", 10, "f", None)
        desk.jobs.take()
    desk.jobs.ask("b", State.CANCELLED)
    desk.jobs.end("c", State.FINISHED)
    assert desk.jobs.recover() == 2
    assert [desk.jobs.get(id).state for id in "abc"] == ["queued", "cancelled", "finished"]


def test_a_job_remembers_so_many_failures_and_counts_them_all(desk: Desk) -> None:
    desk.jobs.add("j", "cv.zip", 10, "f", None)
    desk.jobs.take()
    some = [Failure(str(n), "unreadable", "") for n in range(FAILURES - 1)]
    desk.jobs.tell("j", Counts(failed=len(some)), some)
    desk.jobs.tell("j", Counts(failed=FAILURES + 4), some[:5])
    assert desk.jobs.get("j").counts.failed == FAILURES + 4
    assert len(desk.jobs.failures("j", 0, 2 * FAILURES)[1]) == FAILURES


@given(st.lists(st.integers(0, 6), max_size=4))
def test_a_job_that_is_cut_short_counts_as_one_that_is_not(cuts: list[int]) -> None:
    """Items: 0 to 3 new, 4 known, 5 broken; each run ends, by a kill, where a cut says."""
    desk = Desk.in_memory()
    id = desk.jobs.add("ab" * 16, "cvs.zip", 1, "file", None).id
    kept: set[int] = set()
    shown = 0
    for cut in [*cuts, 6]:
        desk.jobs.recover()
        job = desk.jobs.take()
        assert job is not None
        counting = Counting(job)
        for n in range(cut):
            failure, code = ("It is broken.", "unreadable") if n == 5 else (None, None)
            counting.take(Progress(n + 1, 6, f"x!{n}", "", n < 4 and n not in kept, failure, code))
            kept.add(n)
            if counting.due:
                counting.tell(desk.jobs)
            assert desk.jobs.get(id).counts.done >= shown
            shown = desk.jobs.get(id).counts.done
    assert desk.jobs.get(id).counts == Counts(6, 6, 4, 1, 1)
    assert [one.name for one in desk.jobs.failures(id, 0, 9)[1]] == ["5"]


def test_jobs_are_listed_the_latest_first(desk: Desk) -> None:
    for id in "abc":
        desk.jobs.add(id, "cv.zip", 10, id, None)
    place, some = desk.jobs.page(None, 2)
    assert [job.id for job in some] == ["c", "b"]
    assert [job.id for job in desk.jobs.page(place, 2)[1]] == ["a"]
    desk.jobs.forget_file("b")
    assert desk.jobs.files() == {"a", "c"}


def test_who_is_to_be_told_is_told_once_and_the_secret_forgotten(desk: Desk) -> None:
    desk.jobs.add("j", "cv.zip", 10, "f", Callback("https://example.org/x", "whsec_x"))
    assert desk.jobs.untold() == []
    desk.jobs.take()
    ended = desk.jobs.end("j", State.FINISHED)
    assert desk.jobs.untold() == [ended]
    desk.jobs.told("j", "delivered")
    assert desk.jobs.untold() == []
    assert desk.jobs.get("j").callback == Callback("https://example.org/x", "", "delivered")
    assert "whsec_x" not in repr(ended)


def test_jobs_that_ended_long_ago_are_forgotten(desk: Desk) -> None:
    for id in "ab":
        desk.jobs.add(id, "cv.zip", 10, id, None)
    desk.jobs.ask("a", State.CANCELLED)
    desk.jobs.prune("9999")
    assert [job.id for job in desk.jobs.page(None, 9)[1]] == ["b"]
    assert replace(desk.jobs.get("b"), revision=0).state is State.QUEUED
