import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.api.app import create_app
from matcher.api.frame import FRAMING, Frame
from matcher.api.turns import Turns
from matcher.service import ReadResume, Service
from matcher.settings import Settings
from matcher.tenants import Tenants
from tests.api_door import (
    LOCAL,
    POSTING,
    RESUME,
    SMALL,
    add_posting,
    add_resume,
    door,
    in_memory,
    problem,
)

LIMIT = SMALL.bytes


class Slow(Service):
    """A service whose `resume` says that it began, and waits to be let go."""

    began: threading.Semaphore
    go: threading.Event

    def resume(self, prefix: str) -> ReadResume:
        self.began.release()
        assert self.go.wait(60)
        return super().resume(prefix)


@pytest.fixture
def slow() -> Slow:
    service = in_memory(Slow)
    assert isinstance(service, Slow)
    service.began, service.go = threading.Semaphore(0), threading.Event()
    return service


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


# ---- size


PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'


def without_length(start: bytes) -> Iterator[bytes]:
    """A body of ten times the limit in chunks, which a client sends without a length."""
    yield start
    for _ in range(100):
        yield b"a " * (LIMIT // 20)


@pytest.mark.parametrize("path", ["/v1/resumes", "/v1/postings", "/v1/matches", "/v1/rankings"])
@pytest.mark.parametrize(
    ("kind", "start"),
    [("", b""), ("application/json", b'{"text": "'), ("multipart/form-data; boundary=x", PART)],
)
def test_a_body_without_a_length_is_cut_off_at_the_limit(
    client: TestClient, path: str, kind: str, start: bytes
) -> None:
    response = client.post(path, content=without_length(start), headers={"content-type": kind})
    problem(response, "too_large")
    assert response.headers["connection"] == "close"


def test_no_more_than_the_limit_is_ever_read() -> None:
    taken = asyncio.run(_taken(b"transfer-encoding", b"chunked"))
    assert LIMIT < taken <= LIMIT + FRAMING + 10_000


def test_a_body_that_says_that_it_is_too_large_is_not_read_at_all() -> None:
    assert asyncio.run(_taken(b"content-length", b"%d" % (LIMIT + FRAMING + 1))) == 0


def test_a_body_that_is_too_large_is_told_the_limit(client: TestClient) -> None:
    files = {"file": ("a.txt", b"a " * LIMIT)}
    told = problem(client.post("/v1/resumes", files=files), "too_large")
    assert f"the limit is {LIMIT + FRAMING:,}" in told.detail


async def _taken(name: bytes, value: bytes) -> int:
    """How many bytes of an endless body the application takes before it answers 413."""
    taken, statuses = 0, []

    async def receive() -> dict[str, Any]:
        nonlocal taken
        taken += 10_000
        return {"type": "http.request", "body": b"a" * 10_000, "more_body": True}

    async def send(message: Any) -> None:
        statuses.append(message.get("status"))

    with in_memory() as service:
        app = create_app(Settings(data=Path("never-used"), limits=SMALL), service)
        await app(_scope("/v1/resumes", (name, value)), receive, send)
    assert statuses[0] == 413
    return taken


def test_a_large_form_is_cut_off(client: TestClient) -> None:
    files = {"file": ("a.txt", b"word " * LIMIT)}
    problem(client.post("/v1/resumes", files=files), "too_large")


def test_a_file_of_the_very_limit_is_read_in_either_way(client: TestClient) -> None:
    data = RESUME + b"-" * (LIMIT - len(RESUME))
    assert client.post("/v1/resumes", content=data).status_code == 201
    assert client.post("/v1/resumes", files={"file": ("a.txt", data)}).status_code == 200
    over = data + b"-"
    for response in (
        client.post("/v1/resumes", content=over),
        client.post("/v1/resumes", files={"file": ("a.txt", over)}),
    ):
        assert f"{LIMIT + 1:,}" in problem(response, "too_large").detail


def test_a_length_that_is_no_number_is_not_believed(client: TestClient) -> None:
    response = client.post("/v1/resumes", content=RESUME, headers={"content-length": "-1"})
    assert response.status_code == 201


# ---- time


def test_a_body_that_does_not_arrive_is_given_up() -> None:
    status, headers = asyncio.run(_drip())
    assert status == 408
    assert headers[b"connection"] == b"close"
    assert headers[b"content-type"] == b"application/problem+json"


async def _drip() -> tuple[int, dict[bytes, bytes]]:
    """A sender that sends a byte and then nothing."""
    sent: list[Any] = []
    first = True

    async def receive() -> dict[str, Any]:
        nonlocal first
        if not first:
            await asyncio.sleep(10)
        first = False
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def send(message: Any) -> None:
        sent.append(message)

    with in_memory() as service:
        app = create_app(Settings(data=Path("never-used"), limits=SMALL), service)
        await Frame(app, LIMIT, seconds_to_arrive=0.05)(_scope("/v1/resumes"), receive, send)
    return sent[0]["status"], dict(sent[0]["headers"])


def _scope(path: str, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"127.0.0.1"), *headers],
        "server": ("test", 80),
        "client": ("test", 1),
    }


# ---- turns


def test_beyond_those_at_work_and_waiting_all_are_refused(slow: Slow) -> None:
    with door(slow, Turns(jobs=1, waiting=1, patience=60)) as client, ThreadPoolExecutor(4) as pool:
        slow.go.set()
        found = f"/v1/resumes/{add_resume(client)}"
        slow.go.clear()
        at_work = pool.submit(client.get, found)
        assert slow.began.acquire(timeout=60)
        second, third = (pool.submit(client.get, found) for _ in range(2))
        (refused,) = wait((second, third), timeout=60, return_when=FIRST_COMPLETED).done
        assert "queue is full" in problem(refused.result(), "busy").detail
        problem(client.post("/v1/postings", json=POSTING), "busy")
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 200
        slow.go.set()
        waited = third if refused is second else second
        assert (at_work.result(60).status_code, waited.result(60).status_code) == (200, 200)
        assert client.get(found).status_code == 200


def test_nobody_waits_longer_than_patience(slow: Slow) -> None:
    with door(slow, Turns(jobs=1, waiting=5, patience=0.05)) as client, ThreadPoolExecutor(1) as p:
        slow.go.set()
        found = f"/v1/resumes/{add_resume(client)}"
        slow.go.clear()
        at_work = p.submit(client.get, found)
        assert slow.began.acquire(timeout=60)
        assert "0.05 seconds" in problem(client.get("/v1/resumes"), "busy").detail
        slow.go.set()
        assert at_work.result(60).status_code == 200
        assert client.get("/v1/resumes").status_code == 200


def test_a_turn_is_given_back_whatever_happens() -> None:
    with door(in_memory(), Turns(jobs=1, waiting=0, patience=1)) as client:
        for _ in range(5):
            problem(client.get("/v1/resumes/abcdef"), "unknown_document")
            problem(client.post("/v1/resumes", content=b""), "empty_document")
            problem(client.post("/v1/matches", json={}), "invalid_request")
        assert client.get("/v1/resumes").status_code == 200


def test_no_more_work_at_once_than_there_are_jobs() -> None:
    assert asyncio.run(_most_at_once(Turns(jobs=3, waiting=100, patience=10), 40)) == 3


async def _most_at_once(turns: Turns, callers: int) -> int:
    inside = most = 0

    async def call() -> None:
        nonlocal inside, most
        async with turns.turn():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(call() for _ in range(callers)))
    return most


def test_many_at_once_get_what_one_gets() -> None:
    with door(in_memory()) as client, ThreadPoolExecutor(8) as pool:
        asked = {"posting_id": add_posting(client), "resume_id": add_resume(client)}
        alone = client.post("/v1/matches", json=asked).content
        futures = [pool.submit(client.post, "/v1/matches", json=asked) for _ in range(24)]
        assert {future.result(60).content for future in futures} == {alone}


# ---- opening and closing


class Closing(Service):
    """A service that remembers whether it was closed."""

    closed = False

    def close(self) -> None:
        self.closed = True
        super().close()


def test_a_service_that_was_given_is_left_open() -> None:
    service = in_memory(Closing)
    assert isinstance(service, Closing)
    settings = Settings(data=Path("never-used"), limits=SMALL)
    with service:
        with TestClient(create_app(settings, service), LOCAL) as client:
            assert client.get("/readyz").status_code == 200
        assert not service.closed


def test_a_service_of_its_own_is_opened_once_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    service = in_memory(Closing)
    assert isinstance(service, Closing)
    asked: list[str] = []
    tenants = Tenants(lambda tenant: asked.append(tenant) or service)
    monkeypatch.setattr(Tenants, "open", lambda settings, most_open: tenants)
    settings = Settings(data=Path("never-used"), limits=SMALL)
    with TestClient(create_app(settings), LOCAL) as client:
        assert client.get("/readyz").status_code == 200
        assert client.get("/v1").json()["model"] == "fake-32"
        assert not service.closed
    assert service.closed
    assert asked == ["default"]
