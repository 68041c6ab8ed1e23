import csv
import io
import json
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.corpus import Corpus
from index.types import Vectors
from matcher.cli.main import main
from matcher.cli.shell import RealTrips, Shell
from matcher.policy import shipped
from matcher.service import Service
from matcher.settings import Settings

ROOT = Path(__file__).parents[1]
POSTING = """Farm Manager

Minimum Qualifications:

Experience with sheep and goats
Experience keeping wolves away

Preferred Qualifications:

Experience with wool markets
"""


def resume(*bullets: str, first: str = "Jo") -> str:
    lines = "\n".join(f"- {bullet}" for bullet in bullets)
    contact = f"{first} Example\n{first.lower()}@example.org\n"
    return f"{contact}\nEXPERIENCE\n\nShepherd, Hill Farm, 2019 - 2021\n{lines}\n"


GOOD = resume("Kept sheep and goats on the hill", "Kept wolves away from sheep with dogs")
POOR = resume(
    "Wrote letters for the mayor every day", "Sold wool on markets in three towns", first="Ann"
)


class WordModel:
    """A text's vector counts its words: texts with the same words are near."""

    fingerprint = "words"
    dim = 256

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dim), np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % self.dim] += 1
            row /= np.linalg.norm(row)
        return Vectors(self.fingerprint, rows)


class WordTrips(RealTrips):
    """The real service in all but the model."""

    def in_memory(self, settings: Settings, say: Callable[[str], None]) -> Service:
        model = WordModel()
        return Service(Corpus.in_memory(model), Corpus.in_memory(model), shipped(), settings.limits)

    def open(self, settings: Settings, say: Callable[[str], None]) -> Service:
        model = WordModel()
        resumes = Corpus.open(settings.data / "resumes", model)
        postings = Corpus.open(settings.data / "postings", model)
        return Service(resumes, postings, shipped(), settings.limits, settings.as_of)


@dataclass
class Ran:
    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@dataclass
class Desk:
    """A folder with a posting, resumes, and a corpus."""

    folder: Path

    @property
    def posting(self) -> str:
        return str(self.folder / "job.txt")

    def run(
        self, *argv: str, err: io.StringIO | None = None, trips: RealTrips | None = None
    ) -> Ran:
        out, err = io.StringIO(), err or io.StringIO()
        environ = {"MATCHER_DATA": str(self.folder / "data"), "TERM": "xterm"}
        code = main(argv, Shell(io.BytesIO(), out, err, environ, trips or WordTrips()))
        return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "job.txt").write_text(POSTING)
    resumes = tmp_path / "resumes"
    resumes.mkdir()
    (resumes / "good.txt").write_text(GOOD)
    (resumes / "poor.txt").write_text(POOR)
    return Desk(tmp_path)


def files(desk: Desk) -> str:
    return str(desk.folder / "resumes")


# ---- index


def test_indexing_twice_adds_nothing_the_second_time(desk: Desk) -> None:
    assert desk.run("index", files(desk)) == Ran(0, "2 added, 0 already known, 0 failed\n", "")
    assert desk.run("index", files(desk)) == Ran(0, "0 added, 2 already known, 0 failed\n", "")


def test_a_bad_file_is_told_and_stops_nothing(desk: Desk) -> None:
    (desk.folder / "resumes" / "broken.pdf").write_bytes(b"%PDF-1.7\nnot at all")
    ran = desk.run("index", files(desk))
    assert (ran.code, ran.out) == (3, "2 added, 0 already known, 1 failed\n")
    assert re.fullmatch(r"\S*broken\.pdf: .+ \[unreadable\]\n", ran.err)


def test_nothing_but_failures_is_bad_input(desk: Desk) -> None:
    (desk.folder / "empty.txt").write_text("")
    ran = desk.run("index", str(desk.folder / "empty.txt"))
    assert (ran.code, ran.out) == (2, "0 added, 0 already known, 1 failed\n")
    assert ran.err.endswith("[empty_document]\n")


def test_a_path_that_is_not_there_is_told_before_anything_is_read(desk: Desk) -> None:
    ran = desk.run("index", files(desk), "/nowhere/at-all")
    assert ran == Ran(2, "", "matcher: there is no file or folder /nowhere/at-all.\n")
    assert not (desk.folder / "data").exists()


def test_a_folder_without_files_is_told(desk: Desk) -> None:
    (desk.folder / "none").mkdir()
    ran = desk.run("index", str(desk.folder / "none"))
    nothing = "nothing to read is in what was named: no files, or tables without rows."
    assert ran == Ran(2, "", f"matcher: {nothing}\n")


def test_data_goes_where_the_option_says(desk: Desk) -> None:
    other = str(desk.folder / "other")
    assert desk.run("index", files(desk), "--data", other).code == 0
    assert not (desk.folder / "data").exists()
    assert "2 resumes" in desk.run("list", "--data", other).err


def test_a_terminal_sees_a_bar_and_the_failures(desk: Desk) -> None:
    (desk.folder / "resumes" / "broken[red].pdf").write_bytes(b"%PDF-1.7\nnot at all")
    ran = desk.run("index", files(desk), err=Terminal())
    assert ran.out == "2 added, 0 already known, 1 failed\n"
    assert "reading resumes" in ran.err
    assert "3/3" in ran.err
    assert "broken[red].pdf: " in ran.err
    assert "[unreadable]" in ran.err


def interrupted(desk: Desk, times: int) -> dict[str, Any]:
    """A batch in which Ctrl-C is pressed so often after the first file.

    In a process of its own: a signal is for a whole process, and that of the tests is not ours.
    """
    words = [sys.executable, "-m", "tests.interrupted", str(desk.folder), str(times)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_ctrl_c_stops_a_batch_between_two_files_and_it_can_go_on(desk: Desk) -> None:
    assert interrupted(desk, 1) == {
        "code": 130,
        "out": "",
        "err": "matcher: stopped; what was read so far is kept. Run it again to continue.\n",
        "usual": True,
    }
    assert desk.run("index", files(desk)).out == "1 added, 1 already known, 0 failed\n"


def test_a_second_ctrl_c_does_not_wait(desk: Desk) -> None:
    assert interrupted(desk, 2)["code"] == 130
    assert desk.run("index", files(desk)).out == "1 added, 1 already known, 0 failed\n"


# ---- rank


def test_the_better_resume_is_ranked_first_with_its_pairs(desk: Desk) -> None:
    desk.run("index", files(desk))
    ran = desk.run("rank", desk.posting)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Farm Manager\nthe best 2 of 2 resumes, all of them scored\n")
    assert ran.out.index("1. good.txt") < ran.out.index("2. poor.txt")
    assert "“Kept sheep and goats on the hill”" in ran.out
    assert "\x1b" not in ran.out


def test_a_ranking_in_json_is_the_matches_of_match(desk: Desk) -> None:
    desk.run("index", files(desk))
    told = json.loads(desk.run("rank", desk.posting, "--json").out)
    assert (told["considered"], told["corpus_size"]) == (2, 2)
    assert [m["resume"]["name"] for m in told["matches"]] == ["good.txt", "poor.txt"]
    for match, name in zip(told["matches"], ("good.txt", "poor.txt"), strict=True):
        file = str(desk.folder / "resumes" / name)
        assert json.loads(desk.run("match", desk.posting, file, "--json").out) == match


def test_a_ranking_of_nobody_says_that_the_filter_left_nobody(desk: Desk) -> None:
    desk.run("index", files(desk))
    ran = desk.run("rank", desk.posting, "--where", "years=40")
    assert ran == Ran(0, "Farm Manager\nno resume has all that --where asks for\n", "")
    (desk.folder / "pilot.txt").write_text("Pilot\n\nRequirements\n- Experience with helicopters\n")
    ran = desk.run("rank", str(desk.folder / "pilot.txt"), "--where", "meets=1")
    nobody = "none of 2 resumes has all that --where asks for, all of them scored"
    assert (ran.code, ran.out.splitlines()[1:]) == (0, [nobody])


def test_a_ranking_as_a_table_has_a_row_a_resume(desk: Desk) -> None:
    desk.run("index", files(desk))
    told = json.loads(desk.run("rank", desk.posting, "--json").out)["matches"]
    ran = desk.run("rank", desk.posting, "--csv")
    head, *rows = csv.reader(io.StringIO(ran.out, newline=""))
    named = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(one["rank"], one["resume"]) for one in named] == [("1", "good.txt"), ("2", "poor.txt")]
    assert [one["id"] for one in named] == [one["resume"]["id"] for one in told]
    overall = [round(100 * one["coverage"]["overall"]) for one in told]
    assert [int(one["overall %"]) for one in named] == overall
    assert head[-1].startswith("3. pref: Experience with wool")
    both = desk.run("rank", desk.posting, "--csv", "--json")
    assert (both.code, both.out) == (2, "")


def test_a_ranking_with_quotes_as_a_table_has_a_row_a_requirement(desk: Desk) -> None:
    desk.run("index", files(desk))
    told = json.loads(desk.run("rank", desk.posting, "--json").out)["matches"]
    ran = desk.run("rank", desk.posting, "--csv", "--quotes")
    rows = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    wanted = [(one["resume"]["name"], pair) for one in told for pair in one["pairs"]]
    assert [(row["resume"], row["requirement"]) for row in rows] == [
        (name, pair["requirement"]["text"]) for name, pair in wanted
    ]
    first = [pair["evidence"][0]["quote"] if pair["evidence"] else "" for _, pair in wanted]
    assert [row["quote"] for row in rows] == first
    assert any(first)
    alone = desk.run("rank", desk.posting, "--quotes")
    assert (alone.code, alone.out) == (2, "")
    assert "--quotes goes with --csv" in alone.err


def test_top_and_weights_reach_the_ranking(desk: Desk) -> None:
    desk.run("index", files(desk))
    told = json.loads(
        desk.run("rank", desk.posting, "--top", "1", "--level", "preferred", "--json").out
    )
    assert [m["resume"]["name"] for m in told["matches"]] == ["poor.txt"]
    assert [p["requirement"]["level"] for p in told["matches"][0]["pairs"]] == ["preferred"]


def test_a_narrow_terminal_leaves_the_signs_out_of_the_table(desk: Desk) -> None:
    from rich.console import Console

    from matcher.cli.inputs import read_posting
    from matcher.cli.rank import work
    from matcher.cli.rank_view import lines
    from matcher.cli.screen import Screen
    from matcher.weights import Weights

    desk.run("index", files(desk))
    shell = Shell(io.BytesIO(), io.StringIO(), io.StringIO(), {}, WordTrips())
    settings = Settings(desk.folder / "data")
    asked = read_posting(desk.posting, settings, shell)
    posting, ranking = asked.posting, work(asked, 5, Weights(), settings, shell)
    shown = {}
    for columns in (48, 80):
        screen = Screen(Console(file=io.StringIO(), width=columns), columns, io.StringIO())
        view = [line.plain for line in lines(ranking, posting, screen)]
        assert max(len(line) for line in view) <= columns
        shown[columns] = next(line for line in view if line.startswith("  1. "))
    assert not re.search("[●◐○]", shown[48])
    assert re.search("  [●◐○]{2}  [●◐○]$", shown[80])


def test_an_empty_corpus_says_what_to_do(desk: Desk) -> None:
    for said in ("there is no corpus at", "is empty"):
        ran = desk.run("rank", desk.posting)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert "`matcher index PATH`" in ran.err
        (desk.folder / "data").mkdir(exist_ok=True)


# ---- list and remove


def test_what_is_kept_is_listed_and_what_is_removed_is_not(desk: Desk) -> None:
    desk.run("index", files(desk))
    kept = json.loads(desk.run("list", "--json").out)["resumes"]
    assert {k["name"] for k in kept} == {"good.txt", "poor.txt"}
    good = next(k["id"] for k in kept if k["name"] == "good.txt")
    assert desk.run("remove", good[:12]) == Ran(0, f"removed {good}\n", "")
    ran = desk.run("list")
    assert re.fullmatch(r"[0-9a-f]{12}  \d{4}-\d\d-\d\d +\d+ passages  poor\.txt\n", ran.out)
    assert ran.err == "matcher: 1 resume\n"


def test_a_removal_gives_its_receipt(desk: Desk) -> None:
    desk.run("index", files(desk))
    kept = json.loads(desk.run("list", "--json").out)["resumes"][0]
    receipt = json.loads(desk.run("remove", kept["id"][:12], "--json").out)
    assert (receipt["document_id"], receipt["passages"]) == (kept["id"], kept["passages"])
    assert receipt["seal"]
    assert kept["name"] not in json.dumps(receipt)


def test_receipts_are_checked_by_the_corpus_that_gave_them(desk: Desk, tmp_path: Path) -> None:
    desk.run("index", files(desk))
    ids = [one["id"] for one in json.loads(desk.run("list", "--json").out)["resumes"]]
    given = desk.run("remove", *ids, "--json").out
    book = tmp_path / "receipts.jsonl"
    book.write_text(given)
    ran = desk.run("remove", "--check", str(book))
    first, second = map(json.loads, given.splitlines())
    said = [f"{one['document_id']}  erased {one['at']}" for one in (first, second)]
    assert [first["document_id"], second["document_id"]] == ids
    assert (ran.code, ran.out.splitlines()) == (0, said)
    book.write_text(json.dumps(first | {"passages": 99}) + "\n" + json.dumps(second))
    ran = desk.run("remove", "--check", str(book))
    assert ran.code == 2
    assert "changed since" in ran.out.splitlines()[0]
    assert ran.out.splitlines()[1] == said[1]
    for what in ("", "[]", '{"document_id": 1}', "no JSON"):
        book.write_text(what)
        ran = desk.run("remove", "--check", str(book))
        assert (ran.code, ran.out) == (2, "")
        assert "holds no receipts" in ran.err
    for neither_or_both in ((), (ids[0], "--check", str(book))):
        ran = desk.run("remove", *neither_or_both)
        assert (ran.code, ran.out) == (2, "")


def test_an_id_that_no_resume_has_is_told(desk: Desk) -> None:
    desk.run("index", files(desk))
    ran = desk.run("remove", "0123456789ab")
    assert (ran.code, ran.out) == (2, "")
    assert "0123456789ab" in ran.err
    assert ran.err.endswith("[unknown_document]\n")


# ---- parse, by the real readers


def test_a_resume_is_shown_with_its_parts_and_places(desk: Desk) -> None:
    ran = desk.run("parse", "resume", str(desk.folder / "resumes" / "good.txt"))
    assert ran.code == 0
    line = next(x for x in ran.out.splitlines() if "Kept sheep" in x)
    start = GOOD.index("Kept sheep")
    bullet = "Kept sheep and goats on the hill"
    assert line == f"   – {bullet}  line 7 · chars {start}–{start + len(bullet)}"
    assert "EXPERIENCE   “EXPERIENCE”" in ran.out
    assert "Shepherd · Hill Farm · 2019-01 to 2021-01" in ran.out


def test_a_resume_in_json_has_its_passages(desk: Desk) -> None:
    told = json.loads(
        desk.run("parse", "resume", str(desk.folder / "resumes" / "good.txt"), "--json").out
    )
    assert told["name"] == "good.txt"
    quoted = next(p for p in told["passages"] if "wolves" in p["text"])
    assert GOOD[quoted["start"] : quoted["end"]] == quoted["text"]
    assert not any("jo@example.org" in p["text"] for p in told["passages"])


def test_one_posting_of_a_board_is_picked_by_its_number(desk: Desk) -> None:
    board = [
        {
            "title": title,
            "content": f"<h3>Requirements</h3><ul><li>Experience with {what}</li></ul>",
        }
        for title, what in (("Shepherd", "sheep"), ("Goatherd", "goats"))
    ]
    path = desk.folder / "board.json"
    path.write_text(json.dumps({"jobs": board}))
    ran = desk.run("parse", "posting", str(path), "--json")
    assert ran.code == 2
    assert "1 Shepherd; 2 Goatherd" in ran.err
    ran = desk.run("parse", "posting", str(path), "--json", "--posting", "2")
    found = json.loads(ran.out)
    assert (found["title"], found["requirements"][0]["text"]) == (
        "Goatherd",
        "Experience with goats",
    )
    assert desk.run("parse", "posting", str(path), "--posting", "3").code == 2


# ---- evaluate


def test_an_evaluation_prints_figures_and_writes_predictions(desk: Desk) -> None:
    gold = {
        "id": "pair-1",
        "title": "Shepherd",
        "requirements": [
            {"level": "required", "text": "Experience with sheep and goats"},
            {"level": "preferred", "text": "Experience keeping wolves away"},
        ],
        "resume_lines": GOOD.splitlines(),
        "labels": [
            {
                "grade": 2,
                "disputed": False,
                "assessable": True,
                "kind": "skill",
                "evidence": [7],  # the line of the sheep
            },
            {
                "grade": 0,
                "disputed": False,
                "assessable": True,
                "kind": "skill",
                "evidence": [],
            },
        ],
    }
    (desk.folder / "gold.json").write_text(json.dumps([gold]))
    out = desk.folder / "predictions.json"
    ran = desk.run("evaluate", str(desk.folder / "gold.json"), "--predictions", str(out))
    assert ran.code == 0, ran.err
    assert re.search(r"^evidence@1 +1\.0000$", ran.out, re.MULTILINE)
    answers = json.loads(out.read_text())["pair-1"]
    assert answers[0]["evidence"][0] == "Kept sheep and goats on the hill"
    assert len(answers) == 2


def test_a_gold_file_that_is_none_is_bad_input(desk: Desk) -> None:
    (desk.folder / "gold.json").write_text("{")
    for gold in ("gold.json", "nowhere.json"):
        ran = desk.run("evaluate", str(desk.folder / gold))
        assert (ran.code, ran.out) == (2, "")
        assert gold in ran.err
