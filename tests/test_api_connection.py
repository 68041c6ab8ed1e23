"""A real server and raw connections: slow ones are cut, refused ones can read why."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pytest

from matcher.api.app import create_app
from matcher.api.arrival import Arrival, Room
from matcher.api.connection import Connection
from matcher.api.turns import Turns
from matcher.cli.server import Server, config_of
from matcher.service import ReadResume, Service
from matcher.settings import Settings
from tests.api_door import RESUME, SMALL, in_memory
from tests.test_cli import run

ROOT = Path(__file__).parents[1]


class Hasty(Connection):
    """A connection with short times."""

    head_seconds = 0.3
    read_seconds = 0.5
    linger_seconds = 1.0
    idle_seconds = 0.3


class Slow(Service):
    """A service whose `resume` waits to be let go."""

    began = threading.Semaphore(0)
    go = threading.Event()

    def resume(self, prefix: str) -> ReadResume:
        self.began.release()
        assert self.go.wait(60)
        return super().resume(prefix)


class Running:
    """A server in a thread of this process."""

    def __init__(self, server: Server, port: int, service: Service) -> None:
        self.server = server
        self.port = port
        self.service = service

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def ask(self, sent: bytes) -> bytes:
        """All that comes back for some bytes, until the server hangs up."""
        with self.connect() as connection:
            connection.sendall(sent)
            return rest(connection)


def rest(connection: socket.socket) -> bytes:
    found = b""
    while piece := connection.recv(65_536):
        found += piece
    return found


@contextmanager
def running(kind: type[Service] = Service, drain: float = 5) -> Iterator[Running]:
    with in_memory(kind) as service:
        app = create_app(Settings(data=Path("never-used"), limits=SMALL), service, Turns(2, 2, 5))
        config = config_of(app, drain)
        config.http = Hasty
        server = Server(config, app.state.gate)
        listener = socket.create_server(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield Running(server, listener.getsockname()[1], service)
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive()


@pytest.fixture(scope="module")
def served() -> Iterator[Running]:
    with running() as found:
        yield found


def answer(data: bytes) -> tuple[int, dict[str, str], Any]:
    """Status, headers and JSON of an answer."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    return int(first.split()[1]), headers, json.loads(body) if body else None


def took(work: Callable[[], bytes]) -> tuple[bytes, float]:
    began = time.monotonic()
    return work(), time.monotonic() - began


def wait_for(found: Callable[[], object], seconds: float = 10) -> bool:
    """Whether something is found in time."""
    end = time.monotonic() + seconds
    while not (there := bool(found())) and time.monotonic() < end:
        time.sleep(0.05)
    return there


# ---- slow and wrong


def test_a_head_that_does_not_end_is_cut(served: Running) -> None:
    data, seconds = took(lambda: served.ask(b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX: "))
    status, headers, body = answer(data)
    assert (status, body["code"], headers["connection"]) == (408, "too_slow", "close")
    assert headers["x-content-type-options"] == "nosniff"
    assert seconds < 5


def test_a_head_that_drips_is_cut_too(served: Running) -> None:
    with served.connect() as connection:
        end = time.monotonic() + 60
        try:
            while time.monotonic() < end:
                connection.sendall(b"G")
                time.sleep(0.05)
        except OSError:
            pass
        assert time.monotonic() < end


def test_who_says_nothing_is_cut_without_a_word(served: Running) -> None:
    data, seconds = took(lambda: served.ask(b""))
    assert data == b""
    assert seconds < 5


def test_what_is_no_http_is_a_problem(served: Running) -> None:
    status, headers, body = answer(served.ask(b"\x16\x03\x01\x02\x00 hello\r\n\r\n"))
    assert (status, body["code"]) == (400, "bad_http")
    assert headers["content-type"] == "application/problem+json"


def test_a_client_that_does_not_read_is_cut(served: Running) -> None:
    ask = b"GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    there = served.server.server_state.connections
    before = set(there)
    with served.connect() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(ask * 40)
        assert wait_for(lambda: there - before)
        assert wait_for(lambda: not there - before)


def test_no_answer_waits_for_its_head_to_be_confirmed(served: Running) -> None:
    there = served.server.server_state.connections
    before = set(there)
    with served.connect():
        assert wait_for(lambda: there - before)
        (one,) = there - before
        accepted = one._real.get_extra_info("socket")
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


# ---- refused


@pytest.mark.parametrize("head", [b"Transfer-Encoding: chunked", b"Content-Length: 50000000"])
def test_who_is_refused_can_send_all_and_read_why(served: Running, head: bytes) -> None:
    """The client reads nothing until it has sent 20 MB, as many do: no reset, but an answer."""
    piece = b"2710\r\n" + b"a" * 10_000 + b"\r\n" if b"chunked" in head else b"a" * 10_000
    with served.connect() as connection:
        connection.sendall(b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head + b"\r\n\r\n")
        for _ in range(2000):
            connection.sendall(piece)
        status, headers, body = answer(rest(connection))
    assert (status, body["code"], headers["connection"]) == (413, "too_large", "close")


def test_a_form_that_is_cut_off_leaves_no_file(served: Running) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    head = b"Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked"
    before = _temporary()
    with served.connect() as connection:
        connection.sendall(b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\n" + head + b"\r\n\r\n")
        connection.sendall(b"%x\r\n" % len(part) + part + b"\r\n")
        for _ in range(500):
            connection.sendall(b"2710\r\n" + b"a" * 10_000 + b"\r\n")
        assert answer(rest(connection))[0] == 413
    assert _temporary() == before


def _temporary() -> int:
    """Bytes of deleted files that this process still holds open."""
    sizes = []
    for handle in Path("/proc/self/fd").iterdir():
        try:
            if "(deleted)" in str(handle.readlink()):
                sizes.append(handle.stat().st_size)
        except OSError:
            continue
    return sum(sizes)


def test_who_lingers_for_ever_is_cut(served: Running) -> None:
    with served.connect() as connection:
        connection.sendall(
            b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99000000\r\n\r\n"
        )
        assert answer(rest(connection))[0] == 413
        end = time.monotonic() + 60
        try:
            while time.monotonic() < end:
                connection.sendall(b"a" * 1000)
                time.sleep(0.02)
        except OSError:
            pass
        assert time.monotonic() < end


# ---- a body as it arrives


def _arrive(*pieces: tuple[float, bytes], window: float, room: Room | None = None) -> Any:
    """What comes of a body whose pieces come after some seconds each."""

    async def work() -> Any:
        left = chain(pieces, repeat((30.0, b"")))

        async def receive() -> dict[str, Any]:
            wait, body = next(left)
            await asyncio.sleep(wait)
            return {"type": "http.request", "body": body, "more_body": True}

        from starlette.datastructures import Headers
        from starlette.exceptions import HTTPException

        got = 0
        headers = Headers({"transfer-encoding": "chunked"})
        with Arrival(receive, headers, time.monotonic() + 20, room, window) as arrival:
            try:
                while True:
                    got += len((await arrival())["body"])
            except HTTPException as error:
                assert arrival.pending
                return error.status_code, got

    return asyncio.run(work())


def test_a_sender_must_keep_a_pace() -> None:
    assert _arrive(window=0.1) == (408, 0)
    assert _arrive(*[(0.02, b"a" * 100)] * 50, window=0.1)[0] == 408
    status, got = _arrive(*[(0.05, b"a" * 6000)] * 6, window=0.2)
    assert status == 408
    assert got >= 24_000  # a piece may be lost with the look at the clock that it met


def test_bodies_share_their_room_and_give_it_back() -> None:
    room = Room(10_000)
    assert _arrive((0, b"a" * 6000), (0, b"a" * 6000), window=0.1, room=room) == (503, 6000)
    assert room.take(10_000)
    assert not room.take(1)


# ---- the end


def test_a_server_ends_what_is_at_work_and_takes_no_more() -> None:
    Slow.go.clear()
    with running(Slow) as found:
        id = found.service.add_resume(RESUME, "a.txt").id
        ask = f"GET /v1/resumes/{id} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
        with found.connect() as at_work:
            at_work.sendall(ask)
            assert Slow.began.acquire(timeout=60)
            found.server.should_exit = True
            end = time.monotonic() + 60
            status = 200
            while status == 200 and time.monotonic() < end:
                ready = found.ask(
                    b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
                )
                status, _, body = answer(ready)
            assert (status, body["code"]) == (503, "not_ready")
            Slow.go.set()
            assert answer(rest(at_work))[0] == 200


def _serve(folder: Path, *argv: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "matcher.cli.main", "serve", "--data", str(folder), *argv]
    environ = os.environ | {"MATCHER_LOG": "json"}
    with (folder.parent / "log").open("wb") as log:
        return subprocess.Popen(words, cwd=ROOT, stdout=log, stderr=log, env=environ)


def test_a_process_that_is_told_to_end_closes_its_corpora(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    folder = tmp_path / "data"
    process = _serve(folder, "--port", str(port))
    try:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
                    connection.sendall(b"GET /readyz HTTP/1.0\r\nHost: localhost\r\n\r\n")
                    assert answer(rest(connection))[0] == 200
                    break
            except OSError:
                time.sleep(0.1)
        assert (folder / "resumes" / "corpus.db-wal").exists()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
    assert not (folder / "resumes" / "corpus.db-wal").exists()
    lines = (tmp_path / "log").read_text().splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]
    asked = next(one for one in told if one["logger"] == "matcher.api")
    assert (asked["method"], asked["route"], asked["status"]) == ("GET", "/readyz", 200)


# ---- where to listen


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])  # noqa: S104
def test_what_others_can_reach_needs_a_key(tmp_path: Path, host: str) -> None:
    ran = run("serve", "--host", host, "--data", str(tmp_path))
    assert (ran.code, ran.out) == (2, "")
    assert "matcher keys create NAME" in ran.err
    assert str(tmp_path) in ran.err
    assert "--without-keys" in ran.err


def test_a_key_that_has_ended_is_none(tmp_path: Path) -> None:
    made = run("keys", "create", "ats", "--data", str(tmp_path)).out
    run("keys", "revoke", made.split("_")[1], "--data", str(tmp_path))
    assert "keys are needed" in run("serve", "--data", str(tmp_path)).err
    assert "keys are needed" in run("serve", "--host", "::", "--data", str(tmp_path)).err


def test_keys_are_needed_for_good_where_others_can_reach(tmp_path: Path) -> None:
    from matcher.cli.arguments import parser
    from matcher.cli.serve import guarded, settings_for
    from matcher.cli.shell import Shell
    from matcher.serving import Keys

    shell = Shell.of_process()

    def mode(*argv: str) -> Keys:
        args = parser().parse_args(["serve", "--data", str(tmp_path), *argv])
        return guarded(settings_for(args, shell), shell).serving.keys

    assert mode() is Keys.AUTO
    assert mode("--host", "::", "--without-keys") is Keys.OFF
    run("keys", "create", "ats", "--data", str(tmp_path))
    assert mode("--host", "::") is Keys.ON
    assert mode() is Keys.ON


def test_while_the_queue_is_full_an_upload_is_refused_by_its_head(served: Running) -> None:
    turns = served.server.config.app.state.turns  # type: ignore[union-attr]
    tokens = [object() for _ in range(turns.places)]
    for token in tokens:
        turns.expect(token)
    head = b"HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n\r\n"
    try:
        with served.connect() as connection:
            connection.sendall(b"POST /v1/resumes " + head)
            connection.sendall(b"a" * 900_000)
            status, headers, body = answer(rest(connection))
        assert (status, body["code"], headers["retry-after"]) == (503, "busy", "5")
        assert headers["x-request-id"] == body["request_id"] != "0" * 32
        assert (headers["connection"], headers["cache-control"]) == ("close", "no-store")
        live = served.ask(b"GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        assert answer(live)[0] == 200
    finally:
        for token in tokens:
            turns.forget(token)
    ask = b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    added = served.ask(ask + b"Content-Length: %d\r\n\r\n" % len(RESUME) + RESUME)
    assert answer(added)[0] == 201
    metrics = b"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    counted = b'matcher_http_problems_total{code="busy"} 1.0'
    assert wait_for(lambda: counted in served.ask(metrics))
