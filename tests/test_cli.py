import io
import json
import re
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from index.errors import Fault, NoTextLayer
from index.readers.content import Limits
from index.types import Block, Box, Document, Span
from matcher.cli.inputs import write
from matcher.cli.main import main
from matcher.cli.shell import Shell, json_text
from matcher.types import (
    Coverage,
    Evidence,
    Kind,
    Level,
    Match,
    Month,
    Pair,
    PartPair,
    Posting,
    Requirement,
    Resume,
    Section,
    SectionKind,
    Verdict,
)
from matcher.weights import Weights

PRIVATE = "Jo Private lives here"


def requirement(text: str, level: Level, start: int) -> Requirement:
    return Requirement(text, level, Kind.SKILL, Span(start, start + len(text)), ())


DUTY = requirement("Care for the herd", Level.RESPONSIBILITY, 0)
SHEEP = requirement("Experience with sheep", Level.MINIMUM, 20)
WOLVES = requirement("Fear of wolves", Level.PREFERRED, 60)
POSTING = Posting("aa" * 32, "job.txt", "Shepherd", None, (DUTY, SHEEP, WOLVES))
LINES = ((2, Box(72, 144, 200, 150)), (2, Box(72, 150, 98.04, 156)))
QUOTE = Evidence("kept 40\n sheep", Span(10, 24), 2, Box(72, 144, 200, 156), 0.7123, LINES)
MATCH = Match(
    POSTING.document_id,
    "Shepherd",
    "bb" * 32,
    "jo.pdf",
    (
        Pair(SHEEP, (QUOTE,), 0.9, Verdict.MET, 2.0, ("it says sheep",)),
        Pair(WOLVES, (), 0.0, Verdict.MISSING, 1.0, ("nothing in the resume comes near",)),
    ),
    Coverage(0.6, 0.9, 0.0, "policy-7"),
    "model-3",
    Month(2024, 1),
)


@dataclass(frozen=True)
class Read:
    document: Document
    posting: Posting | None = None
    resume: Resume | None = None


@dataclass
class FakeService:
    answer: Match | Exception
    asked: list[Weights] = field(default_factory=list)

    def __enter__(self) -> "FakeService":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass

    def match(self, posting: Read, resume: Read, weights: Weights) -> Match:
        self.asked.append(weights)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@dataclass
class FakeTrips:
    """Understands whatever it is given, and remembers the bytes and names."""

    service: FakeService = field(default_factory=lambda: FakeService(MATCH))
    fault: Fault | None = None
    read: list[tuple[bytes, str]] = field(default_factory=list)

    def read_posting(self, data: bytes, name: str, limits: Limits, pick: int | None) -> Any:
        self.read.append((data, name))
        return Read(document(data, name), posting=POSTING)

    def read_resume(self, data: bytes, name: str, limits: Limits) -> Any:
        self.read.append((data, name))
        if self.fault:
            raise self.fault
        found = document(data, name)
        part = Section(SectionKind.OTHER, "", Span(0, len(found.text)), ())
        return Read(found, resume=Resume(found.id, name, (part,), ()))

    def in_memory(self, settings: object, say: object) -> Any:
        return self.service

    def open(self, settings: object, say: object) -> Any:
        return self.service


def document(data: bytes, name: str) -> Document:
    text = data.decode()
    return Document("cc" * 32, name, "text/plain", text, (Block(Span(0, len(text))),))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@dataclass
class Ran:
    code: int
    out: str
    err: str


def run(
    *argv: str,
    trips: FakeTrips | None = None,
    stdin: bytes = b"",
    out: io.StringIO | None = None,
    environ: dict[str, str] | None = None,
) -> Ran:
    out = out or io.StringIO()
    err = io.StringIO()
    shell = Shell(io.BytesIO(stdin), out, err, environ or {}, trips or FakeTrips())
    code = main(argv, shell)
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    posting, resume = tmp_path / "job.txt", tmp_path / "jo.txt"
    posting.write_text("a posting")
    resume.write_text(PRIVATE)
    return str(posting), str(resume)


def refused(ran: Ran) -> str:
    """The one line on standard error of a command that was refused."""
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("matcher: ")
    assert ran.err.count("\n") == 1
    return ran.err


# ---- what is printed


def test_a_match_is_printed_with_its_evidence_and_places(files: tuple[str, str]) -> None:
    ran = run("match", *files)
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out == (
        "Shepherd\n"
        "jo.pdf\n"
        "\n"
        "Coverage    60 %  ████████████░░░░░░░░\n"
        "minimum     90 %  ██████████████████░░  each one counts 2\n"
        "preferred    0 %  ░░░░░░░░░░░░░░░░░░░░  each one counts 1\n"
        "\n"
        "MINIMUM QUALIFICATIONS   1 met\n"
        "\n"
        "  2  Experience with sheep\n"
        "     ● met      █████████░ 90 %\n"
        "     “kept 40 sheep”  p. 2 · chars 10–24\n"
        "     it says sheep\n"
        "\n"
        "PREFERRED QUALIFICATIONS   1 missing\n"
        "\n"
        "  3  Fear of wolves\n"
        "     ○ missing  ░░░░░░░░░░  0 %\n"
        "     nothing in the resume comes near\n"
        "\n"
        "Coverage: 0 % not shown, 50 % partly, 100 % met, by the resume's own words; the overall "
        "figure is\n"
        "the weighted mean. Requirements are numbered through the whole posting. Policy policy-7, "
        "as of\n"
        "2024-01, model model-3.\n"
    )


HERD = requirement("Sheep, two more kinds of animals, and a dog or a whistle", Level.MINIMUM, 20)
GOATS = Evidence("milked two\n goats every morning", Span(30, 60), 2, None, 0.5)
CHEESE = Evidence("made the cheese " * 9, Span(70, 214), 3, None, 0.2)
DOG = Evidence("kept wolves away with Rex the dog", Span(220, 253), None, None, 0.6)
PARTS = (
    PartPair("Sheep", ("Sheep",), 0.9, Verdict.MET, QUOTE),
    PartPair("goats", ("goats",), 0.5, Verdict.PARTIAL, GOATS),
    PartPair("cows", ("cows", "yaks", "oxen"), 0.1, Verdict.MISSING, CHEESE),
    PartPair(
        "eel", ("eel", "cod", "ide", "ray", "tench", "bass", "roach"), 0, Verdict.MISSING, None
    ),
    PartPair("a dog", ("a dog", "a whistle"), 0.8, Verdict.MET, DOG),
)
APART = replace(
    MATCH,
    pairs=(
        Pair(HERD, (QUOTE,), 0.5, Verdict.PARTIAL, 2.0, ("in part",), PARTS),
        *MATCH.pairs[1:],
    ),
)
APART_POSTING = replace(POSTING, requirements=(DUTY, HERD, WOLVES))


def test_the_parts_of_a_requirement_are_told_a_line_each_under_its_quote() -> None:
    assert view(100, APART, APART_POSTING)[9:18] == [
        "  2  Sheep, two more kinds of animals, and a dog or a whistle",
        "     ◐ partial  █████░░░░░ 50 %",
        "     “kept 40 sheep”  p. 2 · chars 10–24",
        "     ● Sheep",
        "     ◐ goats  “milked two goats every morning”  p. 2 · chars 30–60",
        "     ○ any of cows, yaks, oxen  nearest: “made the cheese made the cheese…”"
        "  p. 3 · chars 70–214",
        "     ○ any of eel, cod, ide, ray, tench and 2 more",
        "     ● a dog (one is enough)  “kept wolves away with Rex the dog”  chars 220–253",
        "     in part",
    ]


def test_how_a_coverage_is_put_together_is_told_under_the_parts() -> None:
    """The parts' mean is (.9 + .5 + .1 + 0 + .8) / 5 = .46; (.54 + .46) / 2 = .5."""
    pair = replace(APART.pairs[0], whole=0.54)
    shown = view(100, replace(APART, pairs=(pair, *APART.pairs[1:])), APART_POSTING)
    assert shown[12:14] == [
        "     ● Sheep  90 %",
        "     ◐ goats  50 %  “milked two goats every morning”  p. 2 · chars 30–60",
    ]
    assert shown[17:19] == [
        "     as a whole 54 %, its parts 46 % on average: halfway is 50 %",
        "     in part",
    ]


def test_a_requirement_that_is_one_thing_has_no_lines_of_parts() -> None:
    assert view(100, MATCH, POSTING)[9:13] == [
        "  2  Experience with sheep",
        "     ● met      █████████░ 90 %",
        "     “kept 40 sheep”  p. 2 · chars 10–24",
        "     it says sheep",
    ]


@pytest.mark.parametrize("columns", [40, 48, 64, 80, 110])
def test_parts_fit_a_screen_of_any_width(columns: int) -> None:
    shown = view(columns, APART, APART_POSTING)
    assert max(map(len, shown)) <= columns
    said = " ".join(" ".join(shown).split())
    for piece in (
        "● Sheep ◐ goats “milked two goats",
        "p. 2 · chars 30–60 ○ any of cows, yaks, oxen",
        "○ any of eel, cod, ide, ray, tench and 2 more ● a dog (one is enough) “kept wolves away",
        "chars 220–253 in part",
    ):
        assert piece in said
    assert ("“made the cheese" in said) == (columns == 110)


def view(columns: int, match: Match, posting: Posting) -> list[str]:
    """The lines of a match on a terminal of so many columns."""
    from rich.console import Console

    from matcher.cli.match_view import lines
    from matcher.cli.screen import Screen

    screen = Screen(Console(file=io.StringIO(), width=columns), columns, io.StringIO())
    return [line.plain.rstrip() for line in lines(match, posting, screen)]


def test_a_part_steers_no_terminal_and_its_markup_means_nothing() -> None:
    wild = replace(GOATS, quote="[red]goats\x1b[31m\u202e [/]")
    part = PartPair("[b]goats", ("[b]goats",), 0.5, Verdict.PARTIAL, wild)
    pair = replace(APART.pairs[0], parts=(part,))
    shown = view(100, replace(APART, pairs=(pair,)), APART_POSTING)
    assert "     ◐ [b]goats  “[red]goats[31m [/]”  p. 2 · chars 30–60" in shown


def test_json_is_the_only_thing_on_standard_output(files: tuple[str, str], tmp_path: Path) -> None:
    ran = run("match", *files, "--json", "--html", str(tmp_path / "r.html"))
    assert ran.code == 0
    told = json.loads(ran.out)
    assert told["posting"] == {"id": "aa" * 32, "title": "Shepherd", "notices": []}
    assert (told["resume"]["id"], told["resume"]["name"]) == ("bb" * 32, "jo.pdf")
    assert told["resume"]["notices"] == []
    assert told["coverage"] == {
        "overall": 0.6,
        "at_least": False,
        "by_level": {"minimum": 0.9, "preferred": 0.0},
    }
    assert told["pairs"][0]["evidence"] == [
        {
            "quote": "kept 40\n sheep",
            "page": 2,
            "box": [72.0, 144.0, 200.0, 156.0],
            "boxes": [
                {"page": 2, "box": [72.0, 144.0, 200.0, 150.0]},
                {"page": 2, "box": [72.0, 150.0, 98.0, 156.0]},
            ],
            "start": 10,
            "end": 24,
            "similarity": 0.7123,
        }
    ]
    assert [pair["parts"] for pair in told["pairs"]] == [[], []]
    assert (told["policy"], told["model"]) == ("policy-7", "model-3")
    assert ran.out == json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    assert ran.err == f"matcher: report written to {tmp_path / 'r.html'}\n"


def test_json_has_the_parts_of_a_requirement(files: tuple[str, str]) -> None:
    ran = run("match", *files, "--json", trips=FakeTrips(FakeService(APART)))
    parts = json.loads(ran.out)["pairs"][0]["parts"]
    assert [part["verdict"] for part in parts] == ["met", "partial", "missing", "missing", "met"]
    assert parts[4] == {
        "text": "a dog",
        "choices": ["a dog", "a whistle"],
        "coverage": 0.8,
        "verdict": "met",
        "evidence": {
            "quote": "kept wolves away with Rex the dog",
            "page": None,
            "box": None,
            "boxes": [],
            "start": 220,
            "end": 253,
            "similarity": 0.6,
        },
    }
    assert parts[3]["evidence"] is None


def test_the_report_is_written_whole_and_nothing_is_left_beside_it(
    files: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    report = tmp_path / "out" / "r.html"
    report.write_text("old")
    assert run("match", *files, "--html", str(report), "--date", "3 March").code == 0
    assert report.read_text().startswith("<!DOCTYPE html>")
    assert "Resume match · 3 March" in report.read_text()
    assert [p.name for p in report.parent.iterdir()] == ["r.html"]


def test_the_options_become_the_weights(files: tuple[str, str]) -> None:
    trips = FakeTrips()
    run("match", *files, "--level", "minimum", "--weights", "minimum=3,3=0.5", trips=trips)
    assert trips.service.asked == [Weights(3.0, 0.0, 0.0, ((3, 0.5),), Level.MINIMUM)]


def test_what_was_understood_of_a_posting_is_printed(files: tuple[str, str]) -> None:
    ran = run("parse", "posting", files[0])
    assert ran.out == (
        "Shepherd\n"
        "job.txt · text/plain\n"
        "\n"
        "RESPONSIBILITIES   1\n"
        "  1  Care for the herd\n"
        "     skill · line 1 · chars 0–17\n"
        "\n"
        "MINIMUM QUALIFICATIONS   1\n"
        "  2  Experience with sheep\n"
        "     skill · line 1 · chars 20–41\n"
        "\n"
        "PREFERRED QUALIFICATIONS   1\n"
        "  3  Fear of wolves\n"
        "     skill · line 1 · chars 60–74\n"
    )
    told = json.loads(run("parse", "posting", files[0], "--json").out)
    assert told["title"] == "Shepherd"
    assert told["requirements"][1] == {
        "text": "Experience with sheep",
        "level": "minimum",
        "kind": "skill",
        "start": 20,
        "end": 41,
        "all_of": [],
        "number": 2,
        "weight": 2.0,
        "must_have": False,
        "edited": False,
    }


# ---- what is read


def test_a_dash_is_standard_input(files: tuple[str, str]) -> None:
    trips = FakeTrips()
    assert run("match", "-", files[1], trips=trips, stdin=b"from a pipe").code == 0
    assert trips.read[0] == (b"from a pipe", "standard input")
    assert trips.read[1] == (PRIVATE.encode(), "jo.txt")


def test_standard_input_is_read_once_only() -> None:
    assert "only one of POSTING and RESUME" in refused(run("match", "-", "-"))


def test_a_missing_file_is_named() -> None:
    said = refused(run("match", "/nowhere/job.txt", "-"))
    assert said == (
        "matcher: the posting /nowhere/job.txt cannot be read: no such file or directory.\n"
    )


def test_a_folder_is_no_file(tmp_path: Path, files: tuple[str, str]) -> None:
    assert f"{tmp_path} is a folder; name the resume's file." in refused(
        run("match", files[0], str(tmp_path))
    )


def test_a_name_that_no_file_can_have_is_refused(files: tuple[str, str]) -> None:
    assert "cannot be read" in refused(run("match", "a\0b", files[1]))
    assert "file name too long" in refused(run("match", "a" * 5000, files[1]))


def test_a_file_above_the_limit_is_not_read_whole(tmp_path: Path, files: tuple[str, str]) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(50_000_000_000)  # sparse: reading it whole would take 50 GB
    said = refused(run("match", files[0], str(big), environ={"MATCHER_MAX_BYTES": "1000"}))
    assert "big.txt: the file has 50,000,000,000 bytes; the limit is 1,000." in said
    assert said.endswith("[too_large]\n")
    said = refused(
        run("match", "-", files[1], stdin=b"x" * 11, environ={"MATCHER_MAX_BYTES": "10"})
    )
    assert said.startswith("matcher: standard input: the file has 11 bytes; the limit is 10.")


def test_a_file_that_cannot_be_understood_is_named_with_the_code(files: tuple[str, str]) -> None:
    fault = NoTextLayer("the pages are pictures. Send a file with text in it.")
    said = refused(run("match", *files, trips=FakeTrips(fault=fault)))
    assert said == (
        f"matcher: {files[1]}: the pages are pictures. Send a file with text in it. "
        "[no_text_layer]\n"
    )


def test_a_report_that_cannot_be_written_is_told(files: tuple[str, str], tmp_path: Path) -> None:
    said = refused(run("match", *files, "--html", str(tmp_path / "no" / "r.html")))
    assert "no/r.html cannot be written: no such file or directory." in said
    assert "--html needs the name of a file" in refused(run("match", *files, "--html", "-"))


def test_a_report_never_overwrites_what_it_is_about(files: tuple[str, str], tmp_path: Path) -> None:
    other_name = tmp_path / "link.html"
    other_name.symlink_to(files[1])
    for target in (files[0], files[1], str(other_name)):
        assert "would overwrite" in refused(run("match", *files, "--html", target))
    assert Path(files[1]).read_text() == PRIVATE


def test_writing_over_a_folder_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "r.html").mkdir()
    with pytest.raises(Fault, match=r"r\.html cannot be written"):
        write(tmp_path / "r.html", "x")
    assert [p.name for p in tmp_path.iterdir()] == ["r.html"]


# ---- usage and exit codes


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        ((), "COMMAND"),
        (("dance",), "'dance'"),
        (("match", "one"), "RESUME"),
        (("match", "a", "b", "--level", "nice"), "'nice'"),
        (("match", "a", "b", "--frobnicate"), "--frobnicate"),
        (("parse", "letter", "x"), "'letter'"),
        (("rank", "x", "--top", "0"), "'0' is not a whole number from 1"),
        (("rank", "x", "--top", "many"), "'many'"),
        (("serve", "--port", "70000"), "'70000'"),
        (("index",), "PATH"),
        (("match", "a\nb\x1b[31m", "b", "--level", "x\ny"), "invalid choice"),
    ],
)
def test_bad_usage_is_one_line(argv: Sequence[str], named: str) -> None:
    said = refused(run(*argv))
    assert named in said
    assert "--help" in said
    assert "\x1b" not in said


def test_bad_weights_are_told_before_anything_is_read() -> None:
    assert "'maximum'" in refused(run("match", "nowhere", "nowhere", "--weights", "maximum=1"))


def test_a_weight_for_a_requirement_that_is_not_there_is_refused(files: tuple[str, str]) -> None:
    assert "the posting has 3" in refused(run("match", *files, "--weights", "4=1"))


def test_bad_settings_are_bad_input(files: tuple[str, str]) -> None:
    said = refused(run("match", *files, environ={"MATCHER_MAX_PAGES": "many"}))
    assert "MATCHER_MAX_PAGES is 'many'" in said


@pytest.mark.parametrize("how", [("--debug",), ()])
def test_our_own_fault_never_shows_the_document(files: tuple[str, str], how: Any) -> None:
    trips = FakeTrips(service=FakeService(ValueError(PRIVATE)))
    ran = run("match", *files, *how, trips=trips)
    assert (ran.code, ran.out) == (1, "")
    assert "this is a fault of the program (ValueError)" in ran.err
    assert PRIVATE not in ran.err
    assert ("test_cli.py" in ran.err) == bool(how)  # where it happened, for those who asked


def test_the_environment_can_ask_where_it_happened(files: tuple[str, str]) -> None:
    trips = FakeTrips(service=FakeService(ValueError(PRIVATE)))
    ran = run("match", *files, trips=trips, environ={"MATCHER_DEBUG": "1"})
    assert "in match" in ran.err


def test_no_room_on_the_disk_is_told_and_a_lost_part_of_ours_is_our_fault(
    files: tuple[str, str],
) -> None:
    full = FakeTrips(service=FakeService(OSError(28, "No space left on device", "/data/x")))
    assert refused(run("match", *files, trips=full)) == (
        "matcher: /data/x: no space left on device\n"
    )
    lost = FakeTrips(service=FakeService(FileNotFoundError(2, "No such file", "/our/table")))
    assert run("match", *files, trips=lost).code == 1


def test_ctrl_c_is_quiet(files: tuple[str, str]) -> None:
    class Impatient(FakeService):
        def match(self, posting: Read, resume: Read, weights: Weights) -> Match:
            raise KeyboardInterrupt

    ran = run("match", *files, trips=FakeTrips(service=Impatient(MATCH)))
    assert (ran.code, ran.out, ran.err) == (130, "", "matcher: stopped\n")


def test_whoever_stops_reading_is_not_told_so(files: tuple[str, str]) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    ran = run("match", *files, out=Closed())
    assert (ran.code, ran.err) == (141, "")


# ---- hostile text on a terminal

HOSTILE = (
    "[red]x[/red] [link=file:///etc]y[/link] :smile: \x1b[31mz \x1b]0;title\x07 \x9b2J \u202eabc"
)


def hostile_match() -> Match:
    pair = replace(
        MATCH.pairs[0], evidence=(replace(QUOTE, quote=HOSTILE),), reasons=("it says " + HOSTILE,)
    )
    return replace(MATCH, posting_title=HOSTILE, resume_name=HOSTILE, model=HOSTILE, pairs=(pair,))


@pytest.mark.parametrize("terminal", [True, False])
def test_documents_cannot_steer_the_terminal(files: tuple[str, str], terminal: bool) -> None:
    trips = FakeTrips(service=FakeService(hostile_match()))
    out = Terminal() if terminal else io.StringIO()
    ran = run("match", *files, trips=trips, out=out)
    assert ran.code == 0
    assert ran.out.count("[red]x[/red]") == 5
    assert ran.out.count(":smile:") == 5
    assert "\x1b[31mz" not in ran.out
    assert not any(c in ran.out for c in "\x07\x9b\u202e")
    assert terminal or "\x1b" not in ran.out


def test_json_steers_nothing_and_still_says_everything(files: tuple[str, str]) -> None:
    trips = FakeTrips(service=FakeService(hostile_match()))
    ran = run("match", *files, "--json", trips=trips, out=Terminal())
    assert not any(c in ran.out for c in "\x1b\x07\x9b\u202e")
    assert json.loads(ran.out)["pairs"][0]["evidence"][0]["quote"] == HOSTILE


def test_json_keeps_letters_and_escapes_what_utf_8_has_not_got() -> None:
    text = json_text({"a": "é漢\ud800"})
    assert "é漢" in text
    assert json.loads(text.encode("utf-8")) == {"a": "é漢\ud800"}


# ---- terminals of all sorts


def test_colours_are_for_terminals_and_for_those_who_want_them(files: tuple[str, str]) -> None:
    colour = {"TERM": "xterm-256color"}
    assert "\x1b" in run("match", *files, out=Terminal(), environ=colour).out
    shown = run("match", *files, out=Terminal(), environ=colour | {"NO_COLOR": "1"}).out
    assert "\x1b[3" not in shown
    assert "● met " in re.sub(r"\x1b\[[0-9;]*m", "", shown)


@pytest.mark.parametrize("columns", [20, 60, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal(files: tuple[str, str], columns: int) -> None:
    from rich.console import Console

    from matcher.cli import match_view
    from matcher.cli.screen import Screen

    long = replace(SHEEP, text="sheep " * 60 + "b" * 200 + " 漢字" * 80)
    pair = replace(MATCH.pairs[0], requirement=long, evidence=(replace(QUOTE, quote=long.text),))
    screen = Screen(Console(file=io.StringIO(), width=columns), columns, io.StringIO())
    shown = list(
        match_view.lines(
            replace(MATCH, pairs=(pair,)), replace(POSTING, requirements=(long,)), screen
        )
    )
    words = "".join(line.plain for line in shown).replace(" ", "")
    assert words.count("sheep") >= 120
    if columns >= 60:  # the figures and their bars need so much
        assert max(line.cell_len for line in shown) <= columns


def test_a_terminal_without_our_signs_gets_others(files: tuple[str, str]) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", errors="strict", newline="\n")
    shell = Shell(io.BytesIO(), out, io.StringIO(), {}, FakeTrips())
    assert main(["match", *files], shell) == 0
    shown = raw.getvalue().decode("ascii")
    assert "     + met      #########. 90 %\n" in shown
    assert '     "kept 40 sheep"  p. 2 | chars 10-24\n' in shown


def test_json_is_utf_8_whatever_the_terminal_speaks(files: tuple[str, str]) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n")
    trips = FakeTrips(service=FakeService(replace(MATCH, resume_name="漢é.pdf")))
    shell = Shell(io.BytesIO(), out, io.StringIO(), {}, trips)
    assert main(["match", *files, "--json"], shell) == 0
    assert json.loads(raw.getvalue().decode("utf-8"))["resume"]["name"] == "漢é.pdf"
    assert b"\r" not in raw.getvalue()


def test_the_version_and_the_help_are_results(capsys: pytest.CaptureFixture[str]) -> None:
    from matcher.version import __version__

    for argv, said in ((["--version"], f"matcher {__version__}\n"), (["--help"], "Exit codes")):
        with pytest.raises(SystemExit) as left:
            main(argv)
        assert left.value.code == 0
        assert said in capsys.readouterr().out


def test_arguments_are_the_contract() -> None:
    from matcher.cli.arguments import parser

    def parsed(line: str) -> Namespace:
        return parser().parse_args(line.split())

    assert parsed("match p r --level preferred --weights 3=0 --json --html x").html == "x"
    assert parsed("rank p --data d --top 3 --json").top == 3
    assert parsed("index a b --data d").paths == ["a", "b"]
    assert parsed("remove a b --data d").ids == ["a", "b"]
    assert parsed("evaluate g.json --predictions o.json").predictions == "o.json"
    assert parsed("serve --data d --host h --port 0").port == 0
