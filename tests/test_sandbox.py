"""A reader that a file has taken over harms nobody: not its parent, not the next file."""

import base64
import io
import json
import logging
import math
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from index.errors import (
    DocumentError,
    EmptyDocument,
    Encrypted,
    ReaderCrashed,
    TookTooLong,
    TooLarge,
    TooMuchMemory,
)
from index.readers.content import Limits
from index.readers.extract import extract
from index.sandbox import shapes, talk
from index.sandbox.allowance import Allowance
from index.sandbox.checks import check_document, check_places
from index.sandbox.confine import controls
from index.sandbox.handle import Gone, Handle
from index.sandbox.sandbox import EXTRACT, Sandbox, Series, Work
from index.sandbox.wire import packed as packed_answer
from index.types import (
    Block,
    BlockKind,
    Box,
    Document,
    Line,
    Oddity,
    PageSize,
    Quality,
    Remark,
    Span,
)
from matcher import isolated
from matcher.errors import BadRequest
from tests.fakes import line_document

ROOT = Path(__file__).parents[1]
FINE = Work("tests.hostile_work.fine", Document, check=check_document)
HOSTILE = Work("tests.hostile_work.hostile", Document, check=check_document, faults=(BadRequest,))
HUGE = Work("tests.hostile_work.huge", Document)
ELSEWHERE = Work("tests.hostile_work.elsewhere", Document, check=check_document)
OUTSIDE = Work("tests.hostile_work.outside", str)
RECOGNISE = Work("tests.hostile_work.recognise", str)
ENGINE = Work("tests.hostile_work.engine", str)
WHO = Work("tests.hostile_work.who", str)
WORKS = (FINE, HOSTILE, HUGE, ELSEWHERE, OUTSIDE, EXTRACT, RECOGNISE, ENGINE, WHO)

SHORT = Allowance(cpu_seconds=20, seconds=0.4, memory=200_000_000)
AMPLE = Allowance(cpu_seconds=20, seconds=20, memory=200_000_000)
ONE_SECOND = Allowance(cpu_seconds=1, seconds=20, memory=200_000_000)

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has these controls")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        with Sandbox(WORKS, AMPLE) as made:
            yield made


def well(sandbox: Sandbox, text: str = "Led a team\nPython") -> None:
    """The next file is read as if nothing had been."""
    assert sandbox.run(FINE, text.encode(), "a.txt") == line_document(text.encode(), "a.txt")


def descriptors() -> int:
    return entries("/dev/fd")


def entries(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


def children_of(pid: int) -> list[int]:
    """The processes whose parent is `pid`."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                after_name = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(after_name[1]) == pid:
                found.append(int(entry.name))
    return found


# ---- what is answered is what would have been answered here


SAMPLES = {
    "text": b"Experience\nLed a team of five\n\nSkills\n- Python\n- Go",
    "html": b"<html><body><h1>Skills</h1><p>R&amp;D</p><p style='display:none'>x</p></body></html>",
    "json": b'{"basics": {"name": "A B"}, "work": [{"name": "C", "position": "D"}]}',
    "latin": "Résumé: naïve café\nZürich – 5 € a day".encode("cp1252"),
}


@pytest.mark.parametrize("data", SAMPLES.values(), ids=SAMPLES)
def test_a_child_reads_what_this_process_would_read(sandbox: Sandbox, data: bytes) -> None:
    assert sandbox.extract(data, "r") == extract(data, "r")


def test_faults_come_through_with_their_own_words(sandbox: Sandbox) -> None:
    with pytest.raises(Encrypted, match=r"^a password is needed\.$"):
        sandbox.run(HOSTILE, b"refuse", "a")
    with pytest.raises(BadRequest, match=r"^pick one\.$"):
        sandbox.run(HOSTILE, b"ask", "a")
    with pytest.raises(EmptyDocument):
        sandbox.extract(b"", "a")
    with pytest.raises(TooLarge, match="5 bytes"):
        sandbox.extract(b"12345", "a", Limits(bytes=4))
    with pytest.raises(TooLarge, match="characters of text; the limit is 3"):
        sandbox.extract(b"12345", "a", Limits(characters=3))


def pdf() -> bytes:
    out = io.BytesIO()
    page = Canvas(out)
    for at, font in enumerate(("Helvetica", "Times-Bold", "Courier")):
        page.setFont(font, 11)
        page.drawString(72, 700 - 20 * at, "Led a team of five engineers")
    page.showPage()
    page.save()
    return out.getvalue()


def docx() -> bytes:
    out = io.BytesIO()
    document = python_docx.Document()
    document.add_heading("Skills", 1)
    document.add_paragraph("Python and Go", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "2019 - 2021"
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("make", [pdf, docx])
def test_confined_readers_find_what_they_need(sandbox: Sandbox, make: Callable[[], bytes]) -> None:
    data = make()
    assert sandbox.extract(data, "r") == extract(data, "r")


# ---- what a reader may do to itself

DEEDS = {
    "hang": (SHORT, TookTooLong, r"longer than the limit of 0.4 seconds \(setting max_seconds\)"),
    "spin": (ONE_SECOND, TookTooLong, "processor time than the limit of 1 seconds"),
    "swallow": (SHORT, TookTooLong, "longer than"),
    "eat": (AMPLE, TooMuchMemory, "the limit of 200,000,000 bytes"),
    "eat_and_excuse": (AMPLE, TooMuchMemory, "the limit of 200,000,000 bytes"),
    "segfault": (AMPLE, ReaderCrashed, "SIGSEGV"),
    "leave": (AMPLE, ReaderCrashed, "without an answer"),
    "close_and_hang": (replace(SHORT, seconds=2.0), ReaderCrashed, "without an answer"),
    "leak": (AMPLE, ReaderCrashed, "unforeseen, KeyError"),
    "system_exit": (AMPLE, ReaderCrashed, "unforeseen, SystemExit"),
    "interrupt": (AMPLE, ReaderCrashed, "unforeseen, KeyboardInterrupt"),
    "flood": (AMPLE, TooLarge, r"16,000,000 bytes for an answer \(setting max_answer\)"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_what_a_reader_does_to_itself_is_a_clear_error(sandbox: Sandbox, deed: str) -> None:
    allowance, kind, words = DEEDS[deed]
    started = time.monotonic()
    with pytest.raises(kind, match=words) as caught:
        sandbox.run(HOSTILE, deed.encode(), "a", allowance=allowance)
    assert time.monotonic() - started < 15
    assert "own words" not in str(caught.value)
    well(sandbox)


def test_a_stack_without_end_is_contained(sandbox: Sandbox) -> None:
    with pytest.raises(DocumentError):  # a crash, or the memory for the stack
        sandbox.run(HOSTILE, b"deep", "a")
    well(sandbox)


def test_an_answer_past_its_limit_is_refused(sandbox: Sandbox) -> None:
    small = Allowance(answer=1_000_000)
    with pytest.raises(TooLarge, match="1,000,000 bytes for an answer"):
        sandbox.run(HUGE, b"x", "a", allowance=small)
    well(sandbox)


def test_what_a_reader_prints_is_no_answer(sandbox: Sandbox, capfd: pytest.CaptureFixture) -> None:
    assert sandbox.run(HOSTILE, b"print", "a") == line_document(b"print", "a")
    assert capfd.readouterr() == ("", "")


def test_where_it_failed_is_logged_and_what_it_said_is_not(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING), pytest.raises(ReaderCrashed):
        sandbox.run(HOSTILE, b"leak", "a")
    assert "KeyError at hostile_work.py:" in caplog.text
    assert "own words" not in caplog.text


# ---- what a reader may do to others


@linux
@pytest.mark.parametrize("deed", ["fork", "thread", "exec", "unlimit"])
def test_no_process_no_thread_no_higher_limit(sandbox: Sandbox, deed: str) -> None:
    with pytest.raises(ReaderCrashed, match="unforeseen"):
        sandbox.run(HOSTILE, deed.encode(), "a")
    well(sandbox)


@linux
def test_no_file_is_written_or_removed(sandbox: Sandbox, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.write_text("before")
    for deed in ("write", "append", "remove"):
        with pytest.raises(ReaderCrashed, match="PermissionError"):
            sandbox.run(HOSTILE, f"{deed} {here}".encode(), "a")
    with pytest.raises(ReaderCrashed, match="PermissionError"):
        sandbox.run(HOSTILE, f"write {tmp_path / 'new'}".encode(), "a")
    assert here.read_text() == "before"
    assert list(tmp_path.iterdir()) == [here]


@linux
def test_files_of_others_cannot_be_read(sandbox: Sandbox, tmp_path: Path) -> None:
    if not controls().files:
        pytest.skip("this kernel has no Landlock")
    (tmp_path / "resume.txt").write_text("of somebody else")
    for path in (tmp_path / "resume.txt", Path("/etc/passwd"), Path("/proc/1/environ")):
        with pytest.raises(ReaderCrashed, match="PermissionError"):
            sandbox.run(HOSTILE, f"read {path}".encode(), "a")
    assert sandbox.run(HOSTILE, f"read {json.__file__}".encode(), "a")  # its own program it can


@linux
def test_no_network(sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(ReaderCrashed, match="PermissionError"):
            sandbox.run(HOSTILE, f"connect {port}".encode(), "a")
        listener.settimeout(0.05)
        with pytest.raises(TimeoutError):
            listener.accept()


@linux
def test_no_other_process_is_signalled(sandbox: Sandbox) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as other:
        with pytest.raises(ReaderCrashed, match="PermissionError"):
            sandbox.run(HOSTILE, f"kill {other.pid}".encode(), "a")
        assert other.poll() is None
        other.kill()


def test_a_child_sees_no_secrets(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    with Sandbox((OUTSIDE,)) as fresh:
        environ, open_files, where, argv = json.loads(fresh.run(OUTSIDE, b"", "a"))
    assert "hunter2" not in json.dumps([environ, argv])
    assert where == "/"
    assert open_files[:3] == [0, 1, 2]
    assert len(open_files) == 4  # the channel, and nothing of anybody's


# ---- answers that a reader makes up


def garbled(answer: bytes) -> bytes:
    """What makes the child give an answer, which begins with its kind, in place of its own."""
    return said(packed_answer(answer[:1], answer[1:]))


def said(everything: bytes) -> bytes:
    return b"garble " + everything.hex().encode()


TEXT = b"Led a team"
GOOD = line_document(TEXT, "a")
MADE_UP = {
    "nothing": b"D",
    "no JSON": b"D{",
    "no UTF-8": b"D\xff\xfe",
    "another type": b'D"text"',
    "an object": b'D{"id": 1}',
    "too few fields": b'D["id","name"]',
    "deeply nested": b"D" + b"[" * 500_000,
    "millions of lists": b"D[" + b"[]," * 3_000_000 + b"[]]",
    "a fault of no kind": b'R["root","x"]',
    "a fault that is none": b'R{"a":1}',
    "no kind": b"?",
    "nothing at all": b"",
}
UNFRAMED = {
    "no length": b"D",
    "a length alone": b"\0\0\0\5",
    "less than its length": packed_answer(b"D", b'"text"')[:-1],
    "more than its length": packed_answer(b"R", b'["encrypted","a password."]') + b"D",
}


@pytest.mark.parametrize("answer", MADE_UP.values(), ids=MADE_UP)
def test_an_answer_that_cannot_be_is_refused(sandbox: Sandbox, answer: bytes) -> None:
    with pytest.raises(ReaderCrashed):
        sandbox.run(HOSTILE, garbled(answer), "a")
    well(sandbox)


@pytest.mark.parametrize("everything", UNFRAMED.values(), ids=UNFRAMED)
def test_an_answer_is_as_long_as_it_says(sandbox: Sandbox, everything: bytes) -> None:
    with pytest.raises(ReaderCrashed):
        sandbox.run(HOSTILE, said(everything), "a")
    well(sandbox)


def test_a_document_of_another_file_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ReaderCrashed, match="what cannot be"):
        sandbox.run(ELSEWHERE, b"x", "a")


def test_a_fault_of_the_tree_may_be_made_up_but_only_of_the_tree(sandbox: Sandbox) -> None:
    with pytest.raises(TooLarge) as caught:
        sandbox.run(HOSTILE, garbled(b'R["too_large","' + b"x" * 100_000 + b'"]'), "a")
    assert len(str(caught.value)) == 4_000


# ---- many files, many threads, and the end of things


def settled(zygote: int) -> None:
    """Wait until the zygote has no child and has closed what it had open for the last one."""
    end, same, last = time.monotonic() + 60, 0, -1
    while time.monotonic() < end and same < 10:
        found = entries(f"/proc/{zygote}/fd")
        same = same + 1 if found == last and not children_of(zygote) else 0
        last = found
        time.sleep(0.02)


def test_fifty_files_leave_nothing_behind(sandbox: Sandbox) -> None:
    well(sandbox)
    zygote = sandbox.pid
    assert zygote
    settled(zygote)
    before = (descriptors(), entries(f"/proc/{zygote}/fd"))
    for at in range(50):
        if at % 10 == 0:
            with pytest.raises(DocumentError):
                sandbox.run(HOSTILE, b"hang" if at == 20 else b"leave", "a", allowance=SHORT)
        else:
            well(sandbox, f"line {at}")
    settled(zygote)
    assert children_of(zygote) == []
    assert (descriptors(), entries(f"/proc/{zygote}/fd")) == before
    assert sandbox.pid == zygote


def test_threads_get_their_own_answers(sandbox: Sandbox) -> None:
    texts = [f"line {at}\n" * (at % 7 + 1) for at in range(40)]

    def read(text: str) -> Document:
        return sandbox.run(FINE, text.encode(), "a.txt")

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(read, texts))
    assert found == [line_document(text.encode(), "a.txt") for text in texts]


def test_a_large_file_goes_through(sandbox: Sandbox) -> None:
    text = b"Led a team of five\n" * 500_000
    assert sandbox.run(OUTSIDE, text, "a")


def test_no_more_children_than_allowed_are_at_work() -> None:
    with Sandbox((HOSTILE,), children=2) as sandbox, ThreadPoolExecutor(6) as pool:
        hanging = Allowance(seconds=1.0)
        jobs = [
            pool.submit(sandbox.run, HOSTILE, b"hang", "a", allowance=hanging) for _ in range(6)
        ]
        counts = []
        while not all(job.done() for job in jobs):
            if sandbox.pid:
                counts.append(len(children_of(sandbox.pid)))
            time.sleep(0.02)
        # one whose time is over may still be dying while the next begins
        assert sum(count > 2 for count in counts) < len(counts) / 4
        assert max(counts) in (2, 3, 4)
        assert all(isinstance(job.exception(), TookTooLong) for job in jobs)


def test_what_makes_children_is_made_anew_when_it_is_killed(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    well(sandbox)
    before = sandbox.pid
    assert before
    os.kill(before, signal.SIGKILL)
    well(sandbox)
    assert sandbox.pid != before


def test_a_file_is_read_although_what_made_its_child_is_killed(sandbox: Sandbox) -> None:
    well(sandbox)
    with ThreadPoolExecutor(1) as pool:
        slow = Allowance(seconds=2.0)
        job = pool.submit(sandbox.run, HOSTILE, b"hang", "a", allowance=slow)
        time.sleep(0.3)
        assert sandbox.pid
        os.kill(sandbox.pid, signal.SIGKILL)
        with pytest.raises(TookTooLong):  # tried again, and then its time was over
            job.result()
    well(sandbox)


def test_what_another_thread_has_closed_is_gone() -> None:
    handle = Handle(())
    handle.close()
    with pytest.raises(Gone):
        handle.child()


def test_a_process_of_many_descriptors_is_told_that_its_children_can_be_had() -> None:
    code = (  # a process of its own: this one may not be allowed as many
        "import os, resource, time\n"
        "most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))\n"
        "from index.sandbox.handle import Handle\n"
        "held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]\n"
        "handle = Handle(())\n"
        "end = time.monotonic() + 60\n"
        "while not handle.ready() and time.monotonic() < end: time.sleep(.01)\n"
        "print(handle.ready(), handle._control.fileno() > 1024)\n"
        "handle.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=90
    )
    assert done.stdout == "True True\n", done.stderr


def test_a_program_that_cannot_be_started_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Sandbox((EXTRACT,)) as sandbox, pytest.raises(ReaderCrashed, match="could not be had"):
        sandbox.extract(b"Python", "a")


def test_closing_ends_all_and_the_next_file_starts_anew() -> None:
    sandbox = Sandbox((EXTRACT,))
    assert sandbox.pid is None
    sandbox.extract(b"Python", "a")
    pid = sandbox.pid
    assert pid
    sandbox.close()
    assert not Path(f"/proc/{pid}").exists()
    assert sandbox.extract(b"Python", "a").text == "Python"
    sandbox.close()
    sandbox.close()


def test_the_end_of_a_process_is_the_end_of_its_children() -> None:
    code = (
        "import sys, threading, time\n"
        "from index.sandbox.sandbox import Sandbox\n"
        "from tests.test_sandbox import HOSTILE\n"
        "sandbox = Sandbox((HOSTILE,))\n"
        "threading.Thread(target=sandbox.run, args=(HOSTILE, b'swallow', 'a'), daemon=True).start()"
        "\nwhile not sandbox.pid: time.sleep(.01)\n"
        "print(sandbox.pid, flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=-1, stdout=-1, text=True
    ) as process:
        assert process.stdout
        zygote = int(process.stdout.readline())
        end = time.monotonic() + 60
        while not (born := children_of(zygote)) and time.monotonic() < end:
            time.sleep(0.02)
        (child,) = born
        process.kill()
        while time.monotonic() < end and (_lives(zygote) or _lives(child)):
            time.sleep(0.02)
        assert not _lives(zygote)
        assert not _lives(child)


def _lives(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@linux
def test_a_copy_of_the_process_has_a_sandbox_of_its_own() -> None:
    code = (  # in a process of its own: one with threads must not be forked
        "import os\n"
        "from index.sandbox.sandbox import Sandbox\n"
        "sandbox = Sandbox()\n"
        "sandbox.extract(b'Python', 'a')\n"
        "pid = sandbox.pid\n"
        "copy = os.fork()\n"
        "sandbox.extract(b'Python', 'a')\n"
        "if copy == 0:\n"
        "    theirs = sandbox.pid\n"
        "    sandbox.close()\n"
        "    os._exit(0 if theirs not in (None, pid) else 1)\n"
        "status = os.waitpid(copy, 0)[1]\n"
        "sandbox.extract(b'Python', 'a')\n"
        "print(status, sandbox.pid == pid)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "0 True\n", done.stderr


def test_closed_streams_and_a_place_that_is_gone_do_not_matter(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    done = tmp_path / "done"
    code = (
        "import os, sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from index.sandbox.sandbox import Sandbox\n"
        f"os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n"
        "for descriptor in (0, 1, 2): os.close(descriptor)\n"
        "with Sandbox() as sandbox: text = sandbox.extract(b'Python', 'a').text\n"
        f"open({str(done)!r}, 'w').write(text)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    assert done.read_text() == "Python"


DOORS = """
import io, sys
from pathlib import Path
from matcher.cli.main import main
from matcher.cli.shell import Shell
from tests.api_door import POSTING, RESUME, door, in_memory

folder = Path(sys.argv[1])
web = b"<html><body><h2>Requirements</h2><ul><li>Three years of Python</ul></body></html>"
(folder / "one.html").write_bytes(web)
(folder / "two.txt").write_bytes(RESUME)
shell = Shell(io.BytesIO(), io.StringIO(), sys.stderr, {})
assert main(["parse", "posting", str(folder / "one.html")], shell) == 0
assert main(["parse", "resume", str(folder / "two.txt")], shell) == 0
with in_memory() as service:
    assert [step.failure for step in service.ingest([folder / "two.txt"])] == [None]
with door(in_memory()) as client:
    assert client.post("/v1/resumes", content=RESUME).status_code == 201
    assert client.post("/v1/postings", content=web).status_code == 201
    body = {"posting_text": POSTING["text"], "top": 1}
    assert client.post("/v1/rankings", json=body).status_code == 200
readers = {name.partition(".")[2] for name in sys.modules if name.startswith("index.readers.")}
libraries = {"pypdfium2", "lxml", "selectolax", "cv2", "PIL"} & set(sys.modules)
print(*sorted(libraries), *sorted(name for name in readers if "." in name))
"""


def test_no_door_loads_a_reader(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", DOORS, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert not loaded & {"pypdfium2", "lxml", "selectolax", "cv2", "PIL"}
    for reader in ("extract", "sniff", "html", "pdf.read", "docx.read"):
        assert f"readers.{reader}" not in loaded


@linux
def test_what_forks_has_one_thread(sandbox: Sandbox) -> None:
    """A lock that another thread held at the fork would be held for ever in the child."""
    sandbox.extract(b"Python", "a")
    assert sandbox._zygote().threads == 1
    isolated.read_resume(b"Experience\nLed a team of 5 at C Inc", "a.txt")
    assert isolated.SANDBOX._zygote().threads == 1


def test_an_impatient_caller_ends_its_child(sandbox: Sandbox) -> None:
    """Whoever stops waiting, by Ctrl-C for one, closes the pipe, and that ends the child."""
    well(sandbox)
    assert sandbox.pid
    settled(sandbox.pid)  # the child of the file before may not have been reaped yet
    channel, told = sandbox._zygote().child()
    with channel:
        end = time.monotonic() + 60
        try:
            while not (born := children_of(sandbox.pid)) and time.monotonic() < end:
                time.sleep(0.01)
        finally:
            os.close(told)
        assert len(born) == 1
        while children_of(sandbox.pid) and time.monotonic() < end:
            time.sleep(0.01)
        assert children_of(sandbox.pid) == []
    well(sandbox)


# ---- files of one owner, read in turn


def test_in_turn_the_same_is_read_as_alone(sandbox: Sandbox) -> None:
    files = [*SAMPLES.values(), pdf(), docx()] * 2
    with sandbox.series() as series:
        for data in files:
            assert series.run(EXTRACT, data, "r", Limits()) == extract(data, "r")


def test_a_child_goes_on_to_so_many_files_and_ends_with_the_series(sandbox: Sandbox) -> None:
    with sandbox.series() as series:
        who = [series.run(WHO, b"x", "a") for _ in range(2 * Series.MOST + 1)]
        for at in range(0, len(who), Series.MOST):
            assert len(set(who[at : at + Series.MOST])) == 1
        assert len(set(who)) == 3
    assert sandbox.pid
    settled(sandbox.pid)
    assert children_of(sandbox.pid) == []
    assert len({sandbox.run(WHO, b"x", "a") for _ in range(3)}) == 3


def test_two_series_share_no_child(sandbox: Sandbox) -> None:
    with sandbox.series() as one, sandbox.series() as other:
        found = [series.run(WHO, b"x", "a") for series in (one, other, one, other)]
    assert found[0] == found[2] != found[1] == found[3]


@pytest.mark.parametrize("deed", ["refuse", "leave", "segfault", "eat", "leak"])
def test_in_turn_the_same_is_refused_and_the_child_is_ended(sandbox: Sandbox, deed: str) -> None:
    _, kind, words = DEEDS.get(deed, (AMPLE, Encrypted, "a password"))
    with sandbox.series() as series:
        before = series.run(WHO, b"x", "a")
        with pytest.raises(kind, match=words):
            series.run(HOSTILE, deed.encode(), "a")
        assert series.run(WHO, b"x", "a") != before
        assert series.run(FINE, TEXT, "a") == GOOD


@pytest.mark.parametrize("deed", ["repeat", "go_on"])
def test_what_cannot_be_the_next_files_answer_is_read_anew(sandbox: Sandbox, deed: str) -> None:
    with sandbox.series() as series:
        taken = series.run(HOSTILE, deed.encode(), "a")
        assert taken == line_document(deed.encode(), "a")
        assert series.run(FINE, TEXT, "a") == GOOD


def test_a_child_whose_files_took_long_goes_on_to_no_other(sandbox: Sandbox) -> None:
    brief = Allowance(cpu_seconds=1, seconds=20)
    with sandbox.series(brief) as series:
        before = series.run(WHO, b"x", "a")
        series.run(HOSTILE, b"nap", "a")
        assert series.run(WHO, b"x", "a") != before


def test_in_turn_recognition_has_a_child_of_its_own(sandbox: Sandbox) -> None:
    with sandbox.series(pictures=AMPLE.for_pictures(1.0)) as series:
        assert series.run(WHO, b"x", "a")
        assert series.run(RECOGNISE, b"a scan", "a") == "recognised"


def test_what_took_too_long_is_read_again_only_after_others(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone: list[bytes] = []
    monkeypatch.setattr(sandbox, "run", lambda _work, data, *_, **__: alone.append(data))
    with sandbox.series(replace(AMPLE, seconds=1.0)) as series:
        with pytest.raises(TookTooLong):
            series.run(HOSTILE, b"hang", "a")
        series.run(WHO, b"x", "a")
        assert alone == []
        series.run(HOSTILE, b"hang", "a")  # its neighbour may have held its reader up
    assert alone == [b"hang"]


class Slow(list[talk.Child]):
    """Children that wait; one that comes does so slowly."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()

    def append(self, child: talk.Child) -> None:
        self.begun.set()
        time.sleep(0.3)
        super().append(child)


def test_a_series_that_ends_while_a_thread_reads_keeps_no_child(sandbox: Sandbox) -> None:
    waiting = Slow()
    with ThreadPoolExecutor(1) as pool:
        with sandbox.series() as series:
            series._waiting = waiting
            reading = pool.submit(series.run, FINE, TEXT, "a")
            assert waiting.begun.wait(20)
        assert reading.result() == GOOD
    assert waiting == []
    assert sandbox.pid
    settled(sandbox.pid)
    assert children_of(sandbox.pid) == []


def test_in_turn_a_file_is_read_although_its_child_is_gone(sandbox: Sandbox) -> None:
    with sandbox.series() as series:
        os.kill(int(series.run(WHO, b"x", "a")), signal.SIGKILL)
        assert series.run(FINE, TEXT, "a") == GOOD
        assert sandbox.pid
        os.kill(sandbox.pid, signal.SIGKILL)
        assert series.run(FINE, TEXT, "a") == GOOD


def test_threads_that_read_in_turn_get_their_own_answers(sandbox: Sandbox) -> None:
    texts = [f"line {at}\n" * (at % 7 + 1) for at in range(60)]
    with sandbox.series() as series, ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda text: series.run(FINE, text.encode(), "a.txt"), texts))
    assert found == [line_document(text.encode(), "a.txt") for text in texts]


# ---- text recognition


@linux
def test_a_file_that_needs_recognition_is_read_anew_with_more_allowed(sandbox: Sandbox) -> None:
    pictures = AMPLE.for_pictures(1.0)
    assert sandbox.run(RECOGNISE, b"a scan", "a", pictures=pictures) == "recognised"
    with pytest.raises(ReaderCrashed):
        sandbox.run(RECOGNISE, b"a scan", "a")


def test_where_recognition_is_not_allowed_there_is_no_engine(sandbox: Sandbox) -> None:
    assert sandbox.run(ENGINE, b"a scan", "a") == "None"


# ---- where nothing can be forked


@pytest.fixture(scope="module")
def spawning() -> Iterator[Sandbox]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT)
        with Sandbox(WORKS, AMPLE, forks=False) as made:
            yield made


def test_without_forking_the_same_is_read(spawning: Sandbox) -> None:
    data = SAMPLES["html"]
    assert spawning.extract(data, "r") == extract(data, "r")
    assert spawning.pid is None


@pytest.mark.parametrize("deed", ["hang", "eat", "segfault", "leave", "leak", "flood", "refuse"])
def test_without_forking_the_same_is_refused(spawning: Sandbox, deed: str) -> None:
    allowance, kind, words = DEEDS.get(deed, (AMPLE, Encrypted, "a password"))
    with pytest.raises(kind, match=words):
        spawning.run(HOSTILE, deed.encode(), "a", allowance=allowance)


def test_without_a_python_it_is_a_clear_error(
    spawning: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", None)
    with pytest.raises(ReaderCrashed, match="could not be had"):
        spawning.extract(b"Python", "a")


# ---- the shape of answers


@pytest.mark.parametrize("data", SAMPLES.values(), ids=SAMPLES)
def test_what_is_written_is_read_again(data: bytes) -> None:
    document = extract(data, "r")
    assert shapes.read(shapes.written(document, Document), Document) == document


def test_threads_that_start_it_at_once_start_one() -> None:
    with Sandbox((FINE,)) as sandbox:
        barrier = threading.Barrier(4)
        pids = set()

        def read() -> None:
            barrier.wait()
            well(sandbox)
            pids.add(sandbox.pid)

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(pids) == 1


def packed(plain: str, *numbers: float) -> str:
    """What says `plain`, with a column of doubles."""
    return f"{plain}\n{base64.b64encode(struct.pack(f'{len(numbers)}d', *numbers)).decode()}"


def spans(plain: str, *numbers: int) -> str:
    """The same with a column of whole numbers."""
    return f"{plain}\n{base64.b64encode(struct.pack(f'{len(numbers)}q', *numbers)).decode()}"


def test_boxes_are_a_column_of_their_doubles() -> None:
    boxes = (Box(1.0, 2.5, 3.0, 1e-300), Box(0.1, -0.0, 7.0, 1e300))
    assert shapes.written(boxes, tuple[Box, ...]).decode() == packed(
        "2", 1.0, 2.5, 3.0, 1e-300, 0.1, -0.0, 7.0, 1e300
    )
    assert shapes.read(shapes.written(boxes, tuple[Box, ...]), tuple[Box, ...]) == boxes
    assert shapes.read(b"0\n", tuple[Box, ...]) == ()


def test_each_type_of_rows_has_a_column_in_the_order_in_which_they_are_met() -> None:
    lines = (LINE, Line(Span(9, 12)))
    assert shapes.written(lines, tuple[Line, ...]).decode() == (
        spans("[[1,1,1,2],[1,null,null,0]]", 0, 9, 9, 12)
        + packed("", 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3)
    )


@given(st.lists(st.builds(Box, *[st.floats(-1e9, 1e9)] * 4)).map(tuple))
def test_any_boxes_come_back_bit_for_bit(boxes: tuple[Box, ...]) -> None:
    assert repr(shapes.read(shapes.written(boxes, tuple[Box, ...]), tuple[Box, ...])) == repr(boxes)


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        (Box, "[1.0,2.0,3.0,4.0]"),
        (Box, "1"),
        (Box, packed("1")),
        (Box, packed("1", 1.0, 2.0, 3.0)),
        (Box, packed("1", *[1.0] * 8)),  # two
        (Box, packed("2", *[1.0] * 8)),
        (Box, packed("0", *[1.0] * 4)),
        (Box, packed("true", *[1.0] * 4)),
        (Box, packed("1", 1.0, 2.0, 3.0, math.nan)),
        (Box, packed("1", math.inf, 2.0, 3.0, 4.0)),
        (Box, packed("1", math.inf, -math.inf, 3.0, 4.0)),
        (Box, "1\nAAAA"),
        (Box, packed("1", 1.0, 2.0, 3.0, 4.0).replace("A", "\u00c4", 1)),
        (Box, packed("1", 1.0, 2.0, 3.0, 4.0)[:-3]),
        (Box, packed("1", 1.0, 2.0, 3.0, 4.0) + "\n"),
        (tuple[Box, ...], packed("1", 1.0, 2.0, 3.0, 4.0, 5.0)),
        (tuple[Box, ...], packed("2", 1.0, 2.0, 3.0, 4.0)),
        (tuple[Box, ...], packed("-1", 1.0, 2.0, 3.0, 4.0)),
        (tuple[Box, ...], packed(f"{10**30}", 1.0, 2.0, 3.0, 4.0)),
        (tuple[Box, ...], "[[1.0,2.0,3.0,4.0]]"),
        (tuple[Box, ...], "null\n"),
        (Span, "[3,2]\n"),
        (Span, spans("1", 3, 2)),
        (Span, spans("1", -1, 2)),
        (Span, spans("1", 1)),
        (Document, "null"),
        (BlockKind, '"headline"'),
        (BlockKind, "[]"),
        (tuple[int, ...], '{"0":1}'),
        (tuple[int, ...], "[null]"),
        (str, "1"),
    ],
)
def test_what_does_not_fit_its_type_is_refused(hint: type, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any that it is
        shapes.read(text.encode(), hint)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_no_json_is_read_as_a_document_but_a_documents(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any that it is
        shapes.read(json.dumps(value).encode(), Document)


def box(x: float) -> Box:
    return Box(x, x, x + 1, x + 1)


LINE = Line(Span(0, 9), 1, box(0), (box(0), box(2)))
PLACED = Document(
    "id", "a", "t", "one three", (Block(Span(0, 9), page=1, lines=(LINE,)),), (PageSize(9, 9),)
)


def test_a_document_whose_places_are_in_it_passes() -> None:
    check_places(PLACED)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(PLACED, text="one thre"),
        replace(PLACED, text="onethree."),
        replace(PLACED, pages=()),
        replace(PLACED, blocks=PLACED.blocks * 2),
        replace(PLACED, blocks=(replace(PLACED.blocks[0], page=2),)),
        replace(PLACED, blocks=(replace(PLACED.blocks[0], page=0),)),
        replace(PLACED, blocks=(replace(PLACED.blocks[0], lines=(LINE, LINE)),)),
        replace(PLACED, blocks=(replace(PLACED.blocks[0], span=Span(0, 8)),)),
        replace(PLACED, remarks=(Remark(Span(3, 10), Oddity.CONTROLS),)),
        replace(PLACED, quality=Quality(unreadable=(2,))),
    ],
)
def test_a_document_whose_places_are_not_in_it_is_refused(wrong: Document) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any that it is
        check_places(wrong)
