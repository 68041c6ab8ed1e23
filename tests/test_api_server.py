"""The whole thing: the real model, and a real server in a process of its own."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from matcher.api import examples
from matcher.schemas import MatchOut
from matcher.service import Service
from matcher.settings import Settings
from tests.api_door import POSTING, RESUME, add_posting, add_resume, door, problem

ROOT = Path(__file__).parents[1]


def test_the_whole_trip_with_the_real_model(tmp_path: Path) -> None:
    with Service.in_memory(Settings(data=tmp_path)) as service, door(service) as client:
        posting, resume = add_posting(client), add_resume(client)
        asked = {"posting_id": posting, "resume_id": resume}
        matched = client.post("/v1/matches", json=asked)
        made = service.match(service.posting(posting), service.resume(resume))
        assert matched.json() == MatchOut.of(made).model_dump(mode="json")
        assert matched.headers["x-model"] == made.model == client.get("/v1").json()["model"]
        assert matched.json()["model"].startswith("all-MiniLM-L6-v2/")
        ranked = client.post("/v1/rankings", json={"posting_text": POSTING["text"]}).json()
        assert ranked["matches"] == [matched.json()]
        assert client.delete(f"/v1/resumes/{resume}").status_code == 200
        problem(client.post("/v1/matches", json=asked), "unknown_document")


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server with a corpus of its own, stopped as an operator would stop it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        found = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("served")
    command = "import sys; from matcher.cli.main import main; sys.exit(main())"
    words = ["serve", "--port", str(found), "--data", str(folder / "corpus")]
    with (folder / "log").open("wb") as log:
        environment = os.environ | {"MATCHER_MAX_BYTES": "50000"}
        process = subprocess.Popen(
            [sys.executable, "-c", command, *words],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
    try:
        _wait_until_ready(found, process)
        yield found
        process.send_signal(signal.SIGTERM)
        process.wait(60)
    finally:
        process.kill()
        process.wait()
    assert "Alex" not in (folder / "log").read_text()


def _wait_until_ready(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        try:
            if _ask(port, "GET", "/readyz")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the server did not become ready: exit code {process.poll()}")


def _ask(
    port: int, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_a_server_takes_a_resume_and_ranks_it(port: int) -> None:
    status, headers, _ = _ask(port, "POST", "/v1/resumes", RESUME, X_Filename="Alex.txt")
    assert (status, headers["location"]) == (201, f"/v1/resumes/{examples.RESUME_ID}")
    body = json.dumps({"posting_text": POSTING["text"]}).encode()
    status, _, answer = _ask(port, "POST", "/v1/rankings", body, Content_Type="application/json")
    assert status == 200
    assert [m["resume"]["name"] for m in json.loads(answer)["matches"]] == ["Alex.txt"]


def test_a_server_answers_a_body_without_end(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(
            b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        for _ in range(1000):
            connection.sendall(b"2710\r\n" + b"a" * 10_000 + b"\r\n")
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b'"code":"too_large"' in answer


def test_a_server_says_why_it_refuses(port: int) -> None:
    status, headers, body = _ask(port, "POST", "/v1/resumes", b"a" * 200_000)
    assert (status, headers["connection"]) == (413, "close")
    assert json.loads(body)["code"] == "too_large"
    assert headers["content-type"] == "application/problem+json"
