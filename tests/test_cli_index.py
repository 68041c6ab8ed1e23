"""`matcher index` for many: archives and tables, progress, failures, and a person's versions."""

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import DiskFull
from index.readers.content import Limits
from index.sandbox.allowance import Allowance
from index.types import Progress
from matcher.cli.tally import Tally
from matcher.reading import ReadResume
from matcher.settings import Settings
from tests.test_cli_corpus import GOOD, POOR, POSTING, Desk, Terminal, WordTrips, resume

Read = Callable[[bytes, str], ReadResume]

BROKEN = b"%PDF-1.7\nnot at all"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "job.txt").write_text(POSTING)
    (tmp_path / "in").mkdir()
    return Desk(tmp_path)


def put(desk: Desk, name: str, data: str | bytes) -> Path:
    """A file that was last changed a while ago."""
    path = desk.folder / "in" / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def indexed(desk: Desk, *options: str) -> tuple[int, str]:
    ran = desk.run("index", str(desk.folder / "in"), *options)
    return ran.code, ran.out.strip()


def test_the_exit_status_tells_none_some_and_all(desk: Desk) -> None:
    put(desk, "good.txt", GOOD)
    assert indexed(desk)[0] == 0
    put(desk, "broken.pdf", BROKEN)
    assert indexed(desk) == (3, "0 added, 1 already known, 1 failed")
    put(desk, "good.txt", BROKEN + b"either")
    assert indexed(desk) == (2, "0 added, 0 already known, 2 failed")


def test_archives_and_tables(desk: Desk) -> None:
    with zipfile.ZipFile(desk.folder / "in" / "all.zip", "w") as archive:
        archive.writestr("good.txt", GOOD)
        archive.writestr("broken.pdf", BROKEN)
    rows = [json.dumps({"id": "p", "said": POOR}), json.dumps({"id": "q"})]
    put(desk, "rows.jsonl", "\n".join(rows))
    ran = desk.run("index", str(desk.folder / "in"), "--text-column", "said")
    assert (ran.code, ran.out) == (3, "2 added, 0 already known, 2 failed\n")
    assert "all.zip!broken.pdf: " in ran.err
    assert "rows.jsonl#q: " in ran.err
    listed = json.loads(desk.run("list", "--json").out)["resumes"]
    assert [one["name"] for one in listed] == ["good.txt", "p.txt"]


def test_a_table_of_words_is_no_table_of_resumes(desk: Desk) -> None:
    put(desk, "skills.csv", "text\nPython\nKubernetes\n")
    ran = desk.run("index", str(desk.folder / "in"))
    assert (ran.code, ran.out) == (2, "0 added, 0 already known, 2 failed\n")
    assert "skills.csv#2: the text has 10 characters; 50 are the fewest" in ran.err


def advert(id: int, title: str, what: str) -> dict[str, object]:
    asks = f"<h3>Requirements</h3><ul><li>Experience with {what}</li></ul>"
    return {"id": id, "title": title, "content": asks}


BOARD = [advert(7, "Shepherd", "sheep"), advert(8, "Goatherd", "goats")]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"jobs": BOARD, "meta": {"total": 2}}),
        json.dumps(BOARD),
        json.dumps(BOARD, indent=1),
        "\n".join(json.dumps(one) for one in BOARD),
    ],
)
def test_each_posting_of_a_board_is_a_posting(desk: Desk, content: str) -> None:
    put(desk, "board.json" if content.startswith(("[", '{"jobs')) else "board.jsonl", content)
    put(desk, "one.json", json.dumps(advert(9, "Farmer", "cows")))
    assert indexed(desk, "--what", "postings") == (0, "3 added, 0 already known, 0 failed")
    assert indexed(desk, "--what", "postings") == (0, "0 added, 3 already known, 0 failed")
    with WordTrips().open(Settings(data=desk.folder / "data"), print) as service:
        kept = [service.posting(id).posting for id in service.postings.ids()]
    assert [(one.title, one.requirements[0].text) for one in kept] == [
        ("Shepherd", "Experience with sheep"),
        ("Goatherd", "Experience with goats"),
        ("Farmer", "Experience with cows"),
    ]


def test_a_bad_posting_of_a_board_fails_alone(desk: Desk) -> None:
    put(desk, "board.json", json.dumps({"jobs": [*BOARD, {"title": "Cook"}]}))
    ran = desk.run("index", str(desk.folder / "in"), "--what", "postings")
    assert (ran.code, ran.out) == (3, "2 added, 0 already known, 1 failed\n")
    assert "board.json#3: " in ran.err


def test_progress_as_json_has_no_name_but_of_failures(desk: Desk) -> None:
    put(desk, "good.txt", GOOD)
    put(desk, "broken.pdf", BROKEN)
    ran = desk.run("index", str(desk.folder / "in"), "--progress", "json", err=Terminal())
    told = [json.loads(line) for line in ran.err.splitlines()]
    assert {line["event"] for line in told} == {"failure", "progress", "end"}
    assert [Path(line["name"]).name for line in told if "name" in line] == ["broken.pdf"]
    end = told[-1]
    assert end.pop("per_second") > 0
    assert end == {
        "event": "end",
        "done": 2,
        "total": 2,
        "added": 1,
        "known": 0,
        "failed": 1,
        "seconds_left": 0.0,
        "stopped": None,
    }


@pytest.mark.parametrize(
    ("error", "stopped"),
    [(DiskFull("full."), "disk_full"), (KeyboardInterrupt(), "interrupted"), (KeyError(), "fault")],
)
def test_progress_as_json_ends_with_what_stopped_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, error: BaseException, stopped: str
) -> None:
    def broken_off(*_: object, **__: object) -> Iterator[Progress]:
        yield Progress(1, 2, "one.txt", "id", True)
        raise error

    monkeypatch.setattr("matcher.service.Service.ingest", broken_off)
    ran = desk.run("index", str(desk.folder), "--progress", "json", err=Terminal())
    told = [json.loads(line) for line in ran.err.splitlines() if line.startswith("{")]
    assert ran.code == {"disk_full": 2, "interrupted": 130, "fault": 1}[stopped]
    assert (told[-1]["event"], told[-1]["stopped"], told[-1]["added"]) == ("end", stopped, 1)


def test_the_time_that_is_left_is_told_by_the_ends_of_groups_alone() -> None:
    now = [100.0]
    tally = Tally(clock=lambda: now[0])
    groups = [[Progress(n, 400, "", more=n % 20 > 0) for n in range(a, a + 20)] for a in (1, 21)]

    def told(seconds: float, group: list[Progress]) -> list[float | None]:
        now[0] += seconds
        return [tally.seconds_left for _ in tally.counted(group)]

    first = told(10.0, groups[0])
    assert first[:-1] == [None] * 19  # one in ten seconds would be an hour for the others
    assert first[-1] == pytest.approx(380 / 2)
    second = told(30.0, groups[1])
    assert second[0] == pytest.approx(379 / 2)
    assert second[-1] == pytest.approx(360)  # 40 in 40 seconds
    assert tally.pace == pytest.approx(1)


def test_the_pace_is_that_of_the_last_minute() -> None:
    now = [0.0]
    tally = Tally(clock=lambda: now[0])
    for at in range(1, 100_001):  # known already: nothing to it
        list(tally.counted([Progress(at, 100_600, "")]))
    for at in range(100_001, 100_301):
        now[0] += 1.0
        list(tally.counted([Progress(at, 100_600, "")]))
    assert tally.pace == pytest.approx(1, rel=0.01)
    assert tally.seconds_left == pytest.approx(300, rel=0.01)
    assert len(tally._ends) < 100


def test_the_failures_file(desk: Desk) -> None:
    path = put(desk, "broken.pdf", BROKEN)
    file = desk.folder / "failures.jsonl"
    assert indexed(desk, "--failures", str(file))[0] == 2
    (line,) = file.read_text().splitlines()
    failed = json.loads(line)
    assert (failed["name"], failed["code"]) == (str(path), "unreadable")
    assert failed["why"].endswith(".")
    ran = desk.run("index", str(path), "--failures", str(path))
    assert (ran.code, path.read_bytes()) == (2, BROKEN)
    assert "would overwrite" in ran.err
    assert indexed(desk, "--failures", str(file), "--retry")[0] == 2  # an earlier list makes room
    other = put(desk, "notes.txt", b"Call Ann on Monday\n")
    ran = desk.run("index", str(path), "--failures", str(other))
    assert (ran.code, other.read_bytes()) == (2, b"Call Ann on Monday\n")
    assert "is no list of failures" in ran.err


def test_what_failed_is_read_again_only_when_asked_or_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import matcher.intake

    path = put(desk, "broken.pdf", BROKEN)
    read: list[str] = []
    usual = matcher.intake.resumes_in_turn

    @contextmanager
    def counted(limits: Limits, allowance: Allowance) -> Iterator[Read]:
        with usual(limits, allowance) as reading:

            def one(data: bytes, name: str) -> ReadResume:
                read.append(name)
                return reading(data, name)

            yield one

    monkeypatch.setattr(matcher.intake, "resumes_in_turn", counted)
    for options, times in (((), 1), ((), 1), (("--retry",), 2), ((), 2)):
        assert indexed(desk, *options) == (2, "0 added, 0 already known, 1 failed")
        assert len(read) == times
    path.write_text(GOOD)
    assert indexed(desk) == (0, "1 added, 0 already known, 0 failed")
    assert len(read) == 3


def test_an_unchanged_file_is_not_opened(desk: Desk) -> None:
    path = put(desk, "good.txt", GOOD)
    indexed(desk)
    before = path.stat()
    path.write_text("x" * before.st_size)  # nobody will know
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert indexed(desk) == (0, "0 added, 1 already known, 0 failed")


def test_the_newest_version_is_ranked_and_the_older_one_is_listed(desk: Desk) -> None:
    put(desk, "old.txt", GOOD)
    new = put(desk, "new.txt", resume("Kept sheep and goats", "Kept wolves away from lambs"))
    os.utime(new, (1_800_000_000, 1_800_000_000))
    put(desk, "poor.txt", POOR)
    indexed(desk)
    ran = desk.run("rank", desk.posting, "--json")
    names = [one["resume"]["name"] for one in json.loads(ran.out)["matches"]]
    assert sorted(names) == ["new.txt", "poor.txt"]
    assert ran.err == "matcher: 1 older version is left out; --versions ranks all\n"
    everyone = json.loads(desk.run("rank", desk.posting, "--json", "--versions").out)
    assert len(everyone["matches"]) == 3
    listed = {one["name"]: one for one in json.loads(desk.run("list", "--json").out)["resumes"]}
    assert listed["old.txt"]["superseded_by"] == listed["new.txt"]["id"]
    assert listed["new.txt"]["superseded_by"] is None
    assert f"old.txt  (older version of {listed['new.txt']['id'][:12]})" in desk.run("list").out


def test_an_upload_of_now_is_newer_than_any_file(desk: Desk) -> None:
    from matcher.settings import Settings
    from tests.test_cli_corpus import WordTrips

    put(desk, "old.txt", GOOD)
    indexed(desk)
    with WordTrips().open(Settings(desk.folder / "data"), print) as service:
        added = service.add_resume(resume("Kept goats alone").encode(), "upload.txt")
        assert list(service.superseded().values()) == [added.id]
