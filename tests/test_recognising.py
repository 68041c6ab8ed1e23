"""Files that need text recognition: from the second on, children have the engine from the start."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from index.readers.ocr import load
from index.sandbox.allowance import Allowance
from index.sandbox.recognising import Recognising
from index.sandbox.sandbox import EXTRACT, Sandbox, Work

ROOT = Path(__file__).parents[1]
PARENT = Work("tests.test_recognising.parent", str)
SCANS = Allowance().for_pictures(30.0)
SOON = 60.0  # seconds

installed = pytest.mark.skipif(
    not load.available(), reason="text recognition is not installed (extra 'ocr')"
)
forks = pytest.mark.skipif(sys.platform != "linux", reason="children are forked")


def parent(_data: bytes) -> str:
    """Which process forked this child."""
    return str(os.getppid())


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        with Sandbox((EXTRACT, PARENT)) as made:
            yield made


def with_an_engine(sandbox: Sandbox) -> int:
    """The process that forks children with an engine, once it is ready."""
    end = time.monotonic() + SOON
    while time.monotonic() < end:
        found = int(sandbox.run(PARENT, b"", allowance=SCANS))
        if found != sandbox.pid:
            return found
        time.sleep(0.1)
    raise AssertionError(f"it was not ready within {SOON:g} seconds")


SENTENCE = "Led a team of engineers and planned the budget of it for every year"
LINES = [f"{' '.join(SENTENCE.split()[: 3 + n % 11])} {2000 + n}" for n in range(24)]


def scan(lines: list[str]) -> bytes:
    picture = Image.new("L", (1500, 100 + 60 * len(lines)), 255)
    for n, line in enumerate(lines):
        ImageDraw.Draw(picture).text((40, 50 + 60 * n), line, 0, ImageFont.load_default(36))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def test_one_file_alone_starts_nothing() -> None:
    recognising = Recognising(())
    assert recognising.handle() is None
    assert recognising.pid is None


def test_without_an_engine_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "available", lambda: False)
    recognising = Recognising(())
    assert [recognising.handle() for _ in range(3)] == [None] * 3
    assert recognising.pid is None


@installed
@forks
def test_later_files_have_children_of_their_own_process_and_others_do_not(
    sandbox: Sandbox,
) -> None:
    other = with_an_engine(sandbox)
    assert sandbox.pids == (sandbox.pid, other)
    assert int(sandbox.run(PARENT, b"")) == sandbox.pid


@installed
@forks
def test_a_scan_says_the_same_whichever_process_forked_its_child(sandbox: Sandbox) -> None:
    data = scan(LINES)  # so many that two threads read them
    with Sandbox((EXTRACT,)) as fresh:
        alone = fresh.extract(data, "scan.png")
        assert len(fresh.pids) == 1
    with_an_engine(sandbox)
    assert sandbox.extract(data, "scan.png") == alone
    assert [line for line in LINES if line not in alone.text] == []


@installed
@forks
def test_where_that_process_is_gone_files_are_read_as_the_first_was(sandbox: Sandbox) -> None:
    other = with_an_engine(sandbox)
    os.kill(other, 9)
    assert int(sandbox.run(PARENT, b"", allowance=SCANS)) == sandbox.pid
    assert sandbox.pids == (sandbox.pid,)


@pytest.mark.parametrize(("line", "fine"), [("lambda: 'same'", True), ("os.getpid", False)])
@forks
def test_an_engine_that_a_copy_cannot_use_is_told_at_once(line: str, fine: bool) -> None:
    program = (
        "import os\nfrom index.readers.ocr import load\nfrom index.sandbox import recognising\n"
        f"load.warmed = {line}\ntry:\n    recognising.warm()\n    print('fine')\n"
        "except RuntimeError:\n    print('not')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ("fine" if fine else "not")


@forks
def test_a_copy_that_hangs_ends_with_the_process_that_tries_it() -> None:
    program = (
        "import os, time\nfrom index.readers.ocr import load\n"
        "from index.sandbox import recognising\nfirst = os.getpid()\n"
        "def warmed():\n    if os.getpid() != first:\n"
        "        print(os.getpid(), flush=True)\n        time.sleep(60)\n"
        "load.warmed = warmed\nrecognising.warm()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        copy = int(process.stdout.readline())
        process.kill()
    end = time.monotonic() + 60
    while lives(copy) and time.monotonic() < end:
        time.sleep(0.02)
    assert not lives(copy)


def lives(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
