"""`matcher export` and `import`, in process, over the real store."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.errors import Unreadable
from matcher.desk import carried
from matcher.desk.desk import Desk as Notes
from matcher.desk.edits import Edit, Edits
from matcher.desk.feedback import Feedback, Opinion
from matcher.service import Service
from matcher.settings import Settings
from matcher.types import Level, Verdict
from tests.test_cli_corpus import GOOD, POOR, POSTING, Desk, WordModel, WordTrips


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def filled(desk: Desk) -> list[str]:
    for name, text in (("good.txt", GOOD), ("poor.txt", POOR)):
        (desk.folder / name).write_text(text)
        assert desk.run("index", str(desk.folder / name)).code == 0
    return listed(desk)


def listed(desk: Desk) -> list[str]:
    return [resume["id"] for resume in json.loads(desk.run("list", "--json").out)["resumes"]]


def test_a_corpus_moves_to_another_folder(desk: Desk, tmp_path: Path) -> None:
    ids = filled(desk)
    file = tmp_path / "corpus.zip"
    ran = desk.run("export", str(file))
    assert (ran.code, ran.out) == (0, "2 exported\n")
    assert "holds personal data" in ran.err
    other = ("--data", str(tmp_path / "elsewhere"))
    assert desk.run("import", str(file), *other).out == "2 added, 0 already known\n"
    assert desk.run("import", str(file), *other).out == "0 added, 2 already known\n"
    with Corpus.open(tmp_path / "elsewhere" / "resumes", WordModel()) as corpus:
        assert corpus.ids() == ids
        corpus.verify()


def test_postings_are_a_corpus_of_their_own(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    file = str(tmp_path / "postings.zip")
    assert desk.run("export", file, "--what", "postings").out == "0 exported\n"
    assert desk.run("import", file, "--what", "postings").out == "0 added, 0 already known\n"


def test_what_is_there_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    (tmp_path / "mine.zip").write_text("mine")
    ran = desk.run("export", str(tmp_path / "mine.zip"))
    assert (ran.code, ran.out) == (2, "")
    assert "mine.zip is there already" in ran.err
    assert (tmp_path / "mine.zip").read_text() == "mine"


def test_what_is_no_export_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other.zip").write_text("no zip")
    ran = desk.run("import", str(tmp_path / "other.zip"))
    assert ran.code == 2
    assert "no whole export" in ran.err
    assert "[unreadable]" in ran.err
    missing = desk.run("import", str(tmp_path / "none.zip"))
    assert missing.code == 2
    assert "there is no file" in missing.err


class DeskTrips(WordTrips):
    """With a desk that outlives the command."""

    def open(self, settings: Settings, say: Callable[[str], None]) -> Service:
        service = super().open(settings, say)
        service.desk = Notes.open(settings.data)
        return service


def said(posting: str, resume: str, id: str) -> Feedback:
    opinion = Opinion(posting, resume, 2, Verdict.MISSING, "She said “no”.", "R.")
    return Feedback(id, opinion, "2026-11-26", Verdict.MET, 0.75, "late-1", "words")


def test_what_reviewers_said_and_edited_goes_along_once(desk: Desk, tmp_path: Path) -> None:
    resume, _ = filled(desk)
    (desk.folder / "job.txt").write_text(POSTING)
    desk.run("index", str(desk.folder / "job.txt"), "--what", "postings")
    trips = DeskTrips()
    with trips.open(Settings(data=desk.folder / "data"), print) as service:
        (posting,) = service.postings.ids()
        edits = Edits(0, ((1, Edit(weight=2.5, must_have=True)), (3, Edit(Level.MINIMUM))))
        service.desk.edits.keep(posting, edits)
        words = [said(posting, resume, "1"), said("b" * 64, resume, "2")]
        for one in words:
            service.desk.feedback.keep(one)
    resumes, postings = str(tmp_path / "resumes.zip"), str(tmp_path / "postings.zip")
    assert desk.run("export", resumes, trips=trips).code == 0
    assert desk.run("export", postings, "--what", "postings", trips=trips).code == 0
    data = tmp_path / "elsewhere"
    other = ("--data", str(data))
    assert "came along" not in desk.run("import", resumes, *other, trips=trips).err
    ran = desk.run("import", postings, "--what", "postings", *other, trips=trips)
    assert (ran.code, "2 edits and words" in ran.err) == (0, True)
    for file, what in ((resumes, "resumes"), (postings, "postings")):
        again = desk.run("import", file, "--what", what, *other, trips=trips)
        assert (again.code, "came along" in again.err) == (0, False)
    with trips.open(Settings(data=data), print) as service:
        assert service.desk.edits.of(posting) == replace(edits, revision=1)
        assert service.desk.feedback.page(0, 9)[1] == words[:1]


@pytest.mark.parametrize(
    "change",
    [
        {"model_coverage": float("nan")},
        {"model_verdict": "perhaps"},
        {"policy": 7},
        {"id": "\ud800"},
        {"kind": "edits", "by_number": {"x": {}}, "posting_id": "p"},
        {"kind": "edits", "by_number": [], "posting_id": "p"},
        {"opinion": None},
    ],
)
def test_what_reviewers_cannot_have_said_is_refused(change: dict[str, object]) -> None:
    notes = Notes.in_memory()
    line = json.dumps({"kind": "feedback", **asdict(said("p", "r", "1"))} | change).encode()
    with pytest.raises(Unreadable, match="no whole export"):
        carried.take_in(notes, [line], lambda _: True, lambda _: True)
    assert notes.feedback.page(0, 9)[1] == []


@pytest.mark.parametrize("what", ["resumes", "postings"])
def test_what_is_removed_takes_along_what_was_said_of_it(desk: Desk, what: str) -> None:
    resume, other = filled(desk)
    (desk.folder / "job.txt").write_text(POSTING)
    desk.run("index", str(desk.folder / "job.txt"), "--what", "postings")
    trips = DeskTrips()
    with trips.open(Settings(data=desk.folder / "data"), print) as service:
        (posting,) = service.postings.ids()
        for id, whose in (("1", resume), ("2", other)):
            service.desk.feedback.keep(said(posting, whose, id))
        service.desk.edits.keep(posting, Edits(0, ((1, Edit(weight=2.5)),)))
        service.desk.close()
    gone = posting if what == "postings" else resume
    assert desk.run("remove", gone[:9], "--what", what, trips=trips).code == 0
    with trips.open(Settings(data=desk.folder / "data"), print) as service:
        left = [one.id for one in service.desk.feedback.page(0, 9)[1]]
        edited = bool(service.desk.edits.of(posting).by_number)
        service.desk.close()
    assert (left, edited) == (([], False) if what == "postings" else (["2"], True))
    there = b"".join(path.read_bytes() for path in (desk.folder / "data").rglob("desk.sqlite*"))
    assert gone.encode() not in there
