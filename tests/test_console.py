"""The command as a process: what it loads, what it leaves in a pipe, how fast it can say no."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from matcher.api import examples

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "matcher.cli.main"]

POSTING = """Farm Manager

Minimum Qualifications:

Experience with sheep and goats
Experience keeping wolves away
"""
RESUME = """Jo Example

EXPERIENCE

Shepherd, Hill Farm, 2019 - 2021
- Kept sheep and goats on the hill
- Kept wolves away with dogs
"""


def matcher(*argv: str, **more: str) -> subprocess.CompletedProcess[str]:
    environ = os.environ | {"PYTHONWARNINGS": "error"} | more
    return subprocess.run(
        [*COMMAND, *argv], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=120
    )


def loaded_by(*argv: str) -> set[str]:
    """The top-level modules that a command has loaded when it is done."""
    code = (
        "import sys, json, contextlib, io\n"
        "from matcher.cli.main import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main({list(argv)!r})\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stdout))


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "job.txt").write_text(POSTING)
    (tmp_path / "jo.txt").write_text(RESUME)
    return str(tmp_path / "job.txt"), str(tmp_path / "jo.txt")


@pytest.mark.parametrize("argv", [("--version",), ("--help",), ("match", "--help"), ("match",)])
def test_asking_for_help_loads_nothing(argv: tuple[str, ...]) -> None:
    heavy = {"numpy", "rich", "pydantic", "faiss", "openvino", "fastapi", "apsw", "uvicorn"}
    assert not heavy & loaded_by(*argv)


def test_a_file_that_is_not_there_is_told_before_anything_is_loaded() -> None:
    assert not {"numpy", "rich", "openvino"} & loaded_by("match", "/nowhere/a", "/nowhere/b")


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_parsing_loads_no_model(files: tuple[str, str], how: tuple[str, ...]) -> None:
    for what, file in zip(("posting", "resume"), files, strict=True):
        loaded = loaded_by("parse", what, file, *how)
        assert not {"openvino", "torch", "faiss", "fastapi"} & loaded


def test_the_whole_match_with_the_real_model(files: tuple[str, str], tmp_path: Path) -> None:
    report = tmp_path / "r.html"
    done = matcher("match", *files, "--json", "--html", str(report))
    assert done.returncode == 0
    told = json.loads(done.stdout)
    quotes = [pair["evidence"][0]["quote"] for pair in told["pairs"]]
    assert quotes == ["Kept sheep and goats on the hill", "Kept wolves away with dogs"]
    for pair in told["pairs"]:
        best = pair["evidence"][0]
        assert RESUME[best["start"] : best["end"]] == best["quote"]
    assert report.read_text().count("<h3") == 2
    again = matcher("match", *files, "--json")
    assert again.stdout == done.stdout


def test_a_ranking_by_the_real_model_is_made_of_the_very_matches(
    files: tuple[str, str], tmp_path: Path
) -> None:
    """One resume, one score: alone, just indexed, and read back from its note."""
    posting, jo = files
    job = Path(posting)
    job.write_text(f"{POSTING}Experience with sheep dogs, whistles, and Python or Java\n")
    folder = tmp_path / "resumes"
    folder.mkdir()
    texts = {
        "jo.txt": Path(jo).read_text(),
        "li.txt": "EXPERIENCE\n\nDeveloper, Stock Data, 2020 - 2022\n- Wrote the Python scripts\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
    home = {"MATCHER_DATA": str(tmp_path / "data")}
    assert matcher("index", str(folder), **home).returncode == 0
    ranked = [matcher("rank", posting, "--json", **home).stdout for _ in range(2)]
    assert ranked[0] == ranked[1]
    matches = json.loads(ranked[0])["matches"]
    assert [m["resume"]["name"] for m in matches] == list(texts)
    for match in matches:
        alone = matcher("match", posting, str(folder / match["resume"]["name"]), "--json")
        assert json.loads(alone.stdout) == match
        assert [part["choices"] for part in match["pairs"][2]["parts"]][-1] == ["Python", "Java"]


def test_the_example_of_the_interface_is_what_the_real_model_says(tmp_path: Path) -> None:
    """Coverages within two points: other processors round otherwise."""
    (tmp_path / "job.txt").write_text(examples.POSTING_TEXT)
    (tmp_path / "resume.txt").write_text(examples.RESUME_TEXT)
    files = [str(tmp_path / "job.txt"), str(tmp_path / "resume.txt")]
    done = matcher("match", *files, "--json", MATCHER_AS_OF=examples.MATCH["as_of"])
    told = json.loads(done.stdout)
    assert unmeasured(told) == unmeasured(examples.MATCH), (
        "if this is meant: matcher/api/examples.py"
    )
    for found, shown in zip(told["pairs"], examples.MATCH["pairs"], strict=True):
        assert found["coverage"] == pytest.approx(shown["coverage"], abs=0.02)
        for part, as_shown in zip(found["parts"], shown["parts"], strict=True):
            assert part["coverage"] == pytest.approx(as_shown["coverage"], abs=0.02)


def unmeasured(value: Any) -> Any:
    """`value` without its coverages and similarities."""
    if isinstance(value, list):
        return [unmeasured(each) for each in value]
    if isinstance(value, dict):
        left_out = {"coverage", "similarity"}
        return {key: unmeasured(each) for key, each in value.items() if key not in left_out}
    return value


def test_a_closed_pipe_is_left_quietly(files: tuple[str, str]) -> None:
    process = subprocess.Popen(
        [*COMMAND, "parse", "posting", files[0]],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr is not None
    with process.stderr as error:
        assert error.read() == b""


def test_errors_are_one_line_and_exit_with_two() -> None:
    done = matcher("match", "/nowhere/a", "/nowhere/b")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "matcher: the posting /nowhere/a cannot be read: no such file or directory.\n"
    )


def test_standard_input_is_bytes(files: tuple[str, str]) -> None:
    done = subprocess.run(
        [*COMMAND, "parse", "posting", "-", "--json"],
        cwd=ROOT,
        input=POSTING.replace("goats", "goats \u2013 caf\u00e9").encode("utf-8"),
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=True,
    )
    told = json.loads(done.stdout.decode("utf-8"))
    assert told["requirements"][0]["text"] == "Experience with sheep and goats – café"


def test_a_taken_port_is_told() -> None:
    import socket

    from matcher.cli.serve import listening
    from matcher.errors import BadRequest

    with listening("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert listener.family is socket.AF_INET
        with pytest.raises(BadRequest, match=f"port {port} cannot be listened on: address already"):
            listening("127.0.0.1", port)
    with pytest.raises(BadRequest, match=r"192\.0\.2\.1 port 80 cannot be listened on"):
        listening("192.0.2.1", 80)  # an address that no machine has
