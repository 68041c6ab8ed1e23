"""The examples run, and so does what the README says of the client."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.corpus import Corpus
from index.readers.content import Limits
from matcher.client.webhooks import new_secret
from matcher.policy import shipped
from matcher.service import Service
from matcher.webhooks.addresses import networks_of
from matcher.webhooks.delivery import Event, Road, deliver
from tests.fakes import FakeEmbedder
from tests.live import serving

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "scripts" / "examples"
DATA = ROOT / "scripts" / "example"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    model = FakeEmbedder()
    with (
        Service(Corpus.in_memory(model), Corpus.in_memory(model), shipped(), Limits()) as service,
        serving(service) as there,
    ):
        yield there


def ran(*words: str, cwd: Path = ROOT, **environ: str) -> str:
    """What a program prints; it must end well."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), **environ},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def example(name: str, *words: str) -> str:
    return ran(str(EXAMPLES / name), *words)


def readme_block() -> str:
    """The README's Python about the client; until it has one, the example for it."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    about = [block for block in blocks if "matcher.client" in block]
    return about[0] if about else (EXAMPLES / "readme_client.py").read_text()


def test_every_example_is_tried_here() -> None:
    tried = Path(__file__).read_text()
    for path in EXAMPLES.glob("*.py"):
        assert f'"{path.name}"' in tried, path.name


def test_what_the_readme_says_of_the_client(url: str, tmp_path: Path) -> None:
    for name in ("posting.txt", "resume.pdf", "resume.docx"):
        shutil.copy(DATA / name, tmp_path / name)
    block = readme_block()
    assert "http://127.0.0.1:8000" in block
    program = tmp_path / "block.py"
    program.write_text(block.replace("http://127.0.0.1:8000", url))
    told = ran(str(program), cwd=tmp_path)
    assert "1 of 2 resume.pdf is kept" in told
    assert "2 of 2 resume.docx is kept" in told
    assert len(told.splitlines()) == 2 + 12  # the posting's requirements that count
    assert (tmp_path / "ranking.csv").read_bytes().startswith(b"\xef\xbb\xbfrank,")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ats_import.py", [str(EXAMPLES / "candidates.json")]),
        ("client_upload_and_match.py", []),
        ("rank_to_csv.py", [str(DATA / "posting.txt"), "never-written.csv"]),
    ],
)
def test_without_a_server_an_example_says_so(name: str, words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *words, "http://127.0.0.1:9"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    told = "the server gave no answer (ConnectError). Is it running, and is its address so?\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["ats_import", "client_upload_and_match", "rank_to_csv"])
def test_an_example_says_what_it_takes(name: str) -> None:
    assert "URL" in example(f"{name}.py", "--help")


def test_upload_and_match(url: str) -> None:
    told = example("client_upload_and_match.py", url)
    assert told.startswith("Senior Data Engineer, Claims Analytics - ")
    assert "[2 of 2] resume.docx" in told
    assert told.count("“") >= 12


def test_rank_to_csv(url: str, tmp_path: Path) -> None:
    out = tmp_path / "ranking.csv"
    posting = str(DATA / "posting.txt")
    example("client_upload_and_match.py", url)
    told = example("rank_to_csv.py", posting, str(out), url)
    assert "resumes ranked for 'Senior Data Engineer, Claims Analytics'" in told
    assert "Candidate " in out.read_text("utf-8-sig")
    example("rank_to_csv.py", "--names", posting, str(out), url)
    assert "1,resume." in out.read_text("utf-8-sig")


def test_import_from_an_applicant_tracking_system(url: str) -> None:
    told = example("ats_import.py", str(EXAMPLES / "candidates.json"), url)
    assert told.count(": kept") == 4
    assert "greenhouse 1: a resume that was not fetched: Jo_Ferrier.pdf" in told
    assert "ashby 3ae2b801-19f6-41ef-ad28-214bd731948f: a file that was not fetched" in told


def test_a_session_of_an_assistant() -> None:
    told = example("mcp_session.py")
    assert "match: Match a resume with a posting" in told
    assert "coverage: overall " in told
    assert "The weakest, explained:" in told


def test_a_receiver_of_webhooks() -> None:
    secret = new_secret()
    command = [sys.executable, str(EXAMPLES / "webhook_receiver.py"), "0", "--once"]
    environ = os.environ | {"PYTHONPATH": str(ROOT), "MATCHER_WEBHOOK_SECRET": secret}
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as receiver:
        assert receiver.stdout is not None
        there = receiver.stdout.readline().split()[-1]
        counts = {"done": 3, "added": 3}
        event = Event("a1_finished", "job.ended", 0, {"state": "finished", "counts": counts})
        ended = deliver(event, there, secret, Road(networks_of("127.0.0.0/8", "it"), (0.0,)))
        assert (ended.delivered, ended.status) == (True, 204)
        assert receiver.stdout.readline() == "job.ended finished {'done': 3, 'added': 3}\n"
        assert receiver.wait(60) == 0
