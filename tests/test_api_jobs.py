"""Batch jobs over HTTP: made, followed, stopped, told of, and outliving their process."""

import io
import json
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_network
from pathlib import Path
from typing import Any, ClassVar

import pytest
from starlette.testclient import TestClient

from index.corpus import Corpus
from index.types import Progress
from matcher.desk.counting import Counting
from matcher.desk.desk import Desk
from matcher.desk.job import State
from matcher.desk.worker import FOLDER, event_of
from matcher.policy import shipped
from matcher.service import Batches, Service
from matcher.webhooks.signing import new_secret, signed_headers, verify
from tests.api_door import RESUME, SMALL, add_resume, door, fields, in_memory, problem
from tests.fakes import FakeEmbedder

CANARY = "Zebulon-Quixote"
FILES = {
    "a.txt": RESUME,
    "folder/b.txt": RESUME + b"\n- Led a team of five\n",
    f"{CANARY}.pdf": b"%PDF-1.7\nnot really",
}


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)  # dated always the same
    return held.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


class Held(Service):
    """A service whose archives have `items`, each let through by hand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gate = threading.Semaphore(0)
        self.items = 3

    def _ingest_archive(self, archive: Path) -> Iterator[Progress]:
        assert archive.exists()
        for n in range(1, self.items + 1):
            self.gate.acquire(timeout=20)
            yield Progress(n, self.items, f"{archive}!{n}.txt", f"{n:064x}", added=True)


@pytest.fixture
def service() -> Service:
    return in_memory()


@pytest.fixture
def client(service: Service) -> Iterator[TestClient]:
    with door(service) as opened:
        yield opened


@pytest.fixture
def held() -> Iterator[tuple[TestClient, Held]]:
    service = in_memory(Held)
    assert isinstance(service, Held)
    with door(service) as client:
        try:
            yield client, service
        finally:
            service.gate.release(100)


def made(client: TestClient, data: bytes, name: str = "cvs.zip", **params: str) -> Any:
    response = client.post("/v1/jobs", content=data, headers={"x-filename": name}, params=params)
    assert response.status_code == 202, response.text
    return response.json()


def until(client: TestClient, id: str, *states: str) -> Any:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        job = client.get(f"/v1/jobs/{id}").json()
        if job["state"] in states:
            return job
        time.sleep(0.02)
    raise AssertionError(job)


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_an_archive_is_read_item_by_item(client: TestClient, service: Service, pack: Any) -> None:
    job = made(client, pack(FILES))
    assert (job["name"], job["state"], job["callback"]) == ("cvs.zip", "queued", None)
    done = until(client, job["id"], "finished")
    assert done["counts"] == {"done": 3, "total": 3, "added": 2, "known": 0, "failed": 1}
    assert client.get("/v1/resumes").json()["total"] == 2
    (failure,) = client.get(f"/v1/jobs/{job['id']}/failures").json()["failures"]
    assert (failure["name"], failure["code"]) == (f"{CANARY}.pdf", "unreadable")
    unnamed = client.get(f"/v1/jobs/{job['id']}/failures?blind=true")
    assert unnamed.json()["failures"] == [failure | {"name": "item.pdf"}]
    assert list(service.worker.archives.iterdir()) == []


def test_no_more_archives_wait_than_may_be(
    client: TestClient, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matcher.api.jobs.ARCHIVES", 2)
    for id in ("1" * 32, "2" * 32):
        service.desk.jobs.add(id, "cvs.zip", 1, f"{id}.zip", None)
        service.desk.jobs.ask(id, State.PAUSED)
    response = client.post("/v1/jobs", content=zipped(FILES))
    problem(response, "busy")
    assert response.headers["retry-after"]
    assert list(service.worker.archives.iterdir()) == []
    assert client.post(f"/v1/jobs/{'1' * 32}/cancel").json()["state"] == "cancelled"
    made(client, zipped(FILES))


def test_a_job_asked_for_again_with_another_secret_is_another_request(client: TestClient) -> None:
    key = {"Idempotency-Key": "one"}
    archive = zipped(FILES)

    def asked(**more: str) -> Any:
        return client.post("/v1/jobs", content=archive, headers={**key, **more})

    first = asked()
    assert asked().json() == first.json()
    problem(asked(**{"X-Callback-Secret": new_secret()}), "idempotency_key_reused")
    until(client, first.json()["id"], "finished")
    assert client.delete(f"/v1/jobs/{first.json()['id']}").status_code == 204
    assert asked().json()["id"] != first.json()["id"]


def test_a_form_is_an_archive_too_and_what_is_known_is_counted(client: TestClient) -> None:
    add_resume(client)
    response = client.post("/v1/jobs", files={"file": ("all.zip", zipped(FILES))})
    assert response.status_code == 202
    assert response.headers["location"] == f"/v1/jobs/{response.json()['id']}"
    done = until(client, response.json()["id"], "finished")
    assert done["name"] == "all.zip"
    assert done["counts"] == {"done": 3, "total": 3, "added": 1, "known": 1, "failed": 1}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "empty_document"), (RESUME, "unknown_type"), (b"%PDF-", "unknown_type")],
)
def test_what_is_no_archive_is_refused_and_not_kept(
    client: TestClient, service: Service, data: bytes, code: str
) -> None:
    problem(client.post("/v1/jobs", content=data), code)
    assert list(service.worker.archives.iterdir()) == []
    assert client.get("/v1/jobs").json() == {"jobs": [], "next_cursor": None}


def test_a_broken_archive_is_a_failure_of_its_own(client: TestClient) -> None:
    job = made(client, zipped(FILES)[:100])
    done = until(client, job["id"], "finished")
    assert done["counts"]["failed"] == 1
    (failure,) = client.get(f"/v1/jobs/{job['id']}/failures").json()["failures"]
    assert failure["name"] == "cvs.zip"


def test_jobs_are_listed_page_by_page_the_latest_first(client: TestClient) -> None:
    ids = [made(client, zipped({f"{n}.txt": RESUME}))["id"] for n in range(3)]
    page = client.get("/v1/jobs", params={"limit": 2}).json()
    assert [job["id"] for job in page["jobs"]] == ids[:0:-1]
    rest = client.get("/v1/jobs", params={"limit": 2, "cursor": page["next_cursor"]}).json()
    assert [job["id"] for job in rest["jobs"]] == ids[:1]
    assert rest["next_cursor"] is None


def test_failures_are_listed_page_by_page(client: TestClient) -> None:
    job = made(client, zipped({f"{n}.pdf": f"%PDF-1.7 {n}".encode() for n in range(5)}))
    until(client, job["id"], "finished")
    names: list[str] = []
    asked: dict[str, Any] | None = {"limit": 2}
    while asked is not None:
        page = client.get(f"/v1/jobs/{job['id']}/failures", params=asked).json()
        names += [failure["name"] for failure in page["failures"]]
        following = page["next_cursor"]
        asked = following and {"limit": 2, "cursor": following}
    assert names == [f"{n}.pdf" for n in range(5)]


def test_children_that_a_job_ended_are_counted_among_the_others(
    client: TestClient, service: Service
) -> None:
    counted = 'matcher_reader_ends_total{reason="crash"} '

    def ends() -> float:
        (line,) = (x for x in client.get("/metrics").text.splitlines() if x.startswith(counted))
        return float(line.removeprefix(counted))

    before = ends()
    counting = Counting(service.desk.jobs.add("ab" * 16, "cvs.zip", 10, "f", None))
    for code in ("reader_crashed", "empty_document"):
        counting.take(Progress(1, 2, "/x/y.zip!a.pdf", failure="It failed.", code=code))
    assert ends() == before + 1


# ---- following


def events(text: str) -> list[tuple[int, str, Any]]:
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":")
        if lines:
            found.append((int(lines["id"]), lines["event"], json.loads(lines["data"])))
    return found


def test_a_job_is_followed_to_its_end(client: TestClient) -> None:
    job = made(client, zipped(FILES))
    response = client.get(f"/v1/jobs/{job['id']}/events")
    assert response.headers["content-type"].startswith("text/event-stream")
    assert "etag" not in response.headers
    found = events(response.text)
    assert [kind for _, kind, _ in found] == ["progress"] * (len(found) - 1) + ["end"]
    revisions = [revision for revision, _, _ in found]
    assert revisions == sorted(set(revisions))
    assert found[-1][2] == client.get(f"/v1/jobs/{job['id']}").json()
    assert found[-1][2]["state"] == "finished"
    later = client.get(
        f"/v1/jobs/{job['id']}/events", headers={"last-event-id": str(revisions[-1])}
    )
    assert events(later.text) == found[-1:]


def test_an_unknown_job_is_a_problem_for_every_operation(client: TestClient) -> None:
    path = "/v1/jobs/" + "ab" * 16
    for response in (
        client.get(path),
        client.get(path + "/events"),
        client.get(path + "/failures"),
        client.post(path + "/pause"),
        client.post(path + "/resume"),
        client.post(path + "/cancel"),
        client.delete(path),
    ):
        problem(response, "unknown_job")


# ---- stopping


def test_a_paused_job_stands_still_and_goes_on(held: tuple[TestClient, Held]) -> None:
    client, service = held
    job = made(client, zipped(FILES))
    until(client, job["id"], "running")
    asked = client.post(f"/v1/jobs/{job['id']}/pause").json()
    assert (asked["state"], asked["wanted"]) == ("running", "paused")
    time.sleep(0.3)  # the next word on how far it is is due
    service.gate.release()
    paused = until(client, job["id"], "paused")
    assert paused["counts"]["done"] == 1
    assert client.post(f"/v1/jobs/{job['id']}/resume").json()["state"] in ("queued", "running")
    service.gate.release(10)
    done = until(client, job["id"], "finished")
    assert done["counts"]["done"] == 3


class Gated(Service):
    """A service that tells of each item of an archive when it is let through by hand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gate = threading.Semaphore(0)

    def _ingest_archive(self, archive: Path) -> Iterator[Progress]:
        for step in super()._ingest_archive(archive):
            self.gate.acquire(timeout=20)
            yield step


def test_counts_go_on_after_a_pause_and_after_a_restart(tmp_path: Path) -> None:
    some = {f"{n}.txt": RESUME + f"\n- Led a team of {n}\n".encode() for n in range(6)}
    some |= {"again.txt": some["2.txt"], "bad.pdf": b"%PDF-1.7\nnot really"}
    all_told = {"done": 8, "total": 8, "added": 6, "known": 1, "failed": 1}
    first = on_disk(tmp_path, Gated)
    assert isinstance(first, Gated)
    with door(first) as client:
        job = made(client, zipped(some))["id"]
        until(client, job, "running")
        client.post(f"/v1/jobs/{job}/pause")
        first.gate.release(8)  # they are written together, so all are counted before it stops
        assert until(client, job, "paused")["counts"] == all_told
        client.post(f"/v1/jobs/{job}/resume")
        until(client, job, "running")
        first.gate.release(4)
        time.sleep(0.4)  # the next word on how far it is is due
        first.gate.release()
        assert client.get(f"/v1/jobs/{job}").json()["counts"] == all_told
        threading.Timer(0.1, first.gate.release, (8,)).start()
    again = on_disk(tmp_path)
    with door(again) as client:
        again.worker.start()
        assert until(client, job, "finished")["counts"] == all_told
        (failure,) = client.get(f"/v1/jobs/{job}/failures").json()["failures"]
        assert failure["name"] == "bad.pdf"


def test_a_cancelled_job_ends_and_its_archive_is_erased(held: tuple[TestClient, Held]) -> None:
    client, service = held
    job, queued = (made(client, zipped(FILES))["id"] for _ in range(2))
    until(client, job, "running")
    assert client.post(f"/v1/jobs/{queued}/cancel").json()["state"] == "cancelled"
    problem(client.delete(f"/v1/jobs/{job}"), "job_state")
    client.post(f"/v1/jobs/{job}/cancel")
    time.sleep(0.3)
    service.gate.release()
    until(client, job, "cancelled")
    end = time.monotonic() + 60
    while list(service.worker.archives.iterdir()) and time.monotonic() < end:
        time.sleep(0.02)
    assert list(service.worker.archives.iterdir()) == []
    problem(client.post(f"/v1/jobs/{job}/resume"), "job_state")
    assert client.delete(f"/v1/jobs/{job}").status_code == 204
    problem(client.get(f"/v1/jobs/{job}"), "unknown_job")


def on_disk(folder: Path, kind: type[Service] = Service) -> Service:
    model = FakeEmbedder()
    return kind(
        Corpus.open(folder / "resumes", model),
        Corpus.open(folder / "postings", model),
        shipped(),
        SMALL,
        desk=Desk.open(folder),
        batches=Batches(folder),
    )


def test_a_job_outlives_its_process(tmp_path: Path) -> None:
    first = on_disk(tmp_path, Held)
    assert isinstance(first, Held)
    with door(first) as client:
        job = made(client, zipped(FILES))
        until(client, job["id"], "running")
        threading.Timer(0.1, first.gate.release, (5,)).start()
    again = on_disk(tmp_path)
    found = again.desk.jobs.get(job["id"])
    assert found.state in (State.QUEUED, State.FINISHED)
    with door(again) as client:
        again.worker.start()
        done = until(client, job["id"], "finished")
        assert done["counts"]["done"] == 3
        assert done["counts"]["failed"] == 1
        assert client.get("/v1/resumes").json()["total"] == 2
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_two_services_on_one_folder_read_a_job_once(tmp_path: Path) -> None:
    one, other = on_disk(tmp_path), on_disk(tmp_path)
    other.worker.start()
    with door(one) as client:
        job = made(client, zipped(FILES))
        done = until(client, job["id"], "finished")
    other.close()
    assert done["counts"] == {"done": 3, "total": 3, "added": 2, "known": 0, "failed": 1}


# ---- telling


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://10.1.2.3/x",
        "https://[::1]/x",
        "https://169.254.169.254/latest/meta-data",
        "ftp://example.org/x",
        "https://user:secret@93.184.216.34/x",
        "nonsense",
    ],
)
def test_no_one_is_told_at_an_address_that_is_not_public(
    client: TestClient, service: Service, url: str
) -> None:
    response = client.post("/v1/jobs", content=zipped(FILES), params={"callback_url": url})
    problem(response, "bad_request")
    assert client.get("/v1/jobs").json()["jobs"] == []
    assert list(service.worker.archives.iterdir()) == []


class Receiver(BaseHTTPRequestHandler):
    """Takes what is told."""

    told: ClassVar[list[tuple[dict[str, str], bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.told.append((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def test_the_end_of_a_job_is_told_signed_and_without_names() -> None:
    Receiver.told.clear()
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    model = FakeEmbedder()
    corpora = Corpus.in_memory(model), Corpus.in_memory(model)
    batches = Batches(networks=(ip_network("127.0.0.1/32"),))
    try:
        with door(Service(*corpora, shipped(), SMALL, batches=batches)) as client:
            url = f"http://127.0.0.1:{server.server_port}/hook"
            job = made(client, zipped(FILES), callback_url=url)
            secret = job["callback"]["secret"]
            path = f"/v1/jobs/{job['id']}"
            assert client.get(path).json()["callback"]["secret"] is None
            end = time.monotonic() + 60
            while client.get(path).json()["callback"]["state"] == "pending":
                assert time.monotonic() < end
                time.sleep(0.02)
            assert client.get(path).json()["callback"] == {
                "url": url,
                "state": "delivered",
                "secret": None,
            }
    finally:
        server.shutdown()
        server.server_close()
    ((headers, body),) = Receiver.told
    assert verify(secret, headers, body) == f"{job['id']}_finished"
    assert json.loads(body)["data"]["counts"]["added"] == 2
    assert CANARY.encode() not in body


def test_what_is_told_of_a_job_has_its_counts_and_no_name(service: Service) -> None:
    service.desk.jobs.add("ab" * 16, f"{CANARY}.zip", 10, "f", None)
    service.desk.jobs.take()
    event = event_of(service.desk.jobs.end("ab" * 16, State.FINISHED))
    body = event.body()
    assert CANARY.encode() not in body
    assert json.loads(body)["data"]["counts"] == dict.fromkeys(
        ("done", "total", "added", "known", "failed"), 0
    )
    secret = new_secret()
    headers = signed_headers(secret, event.id, int(time.time()), body)
    assert verify(secret, headers, body) == event.id


# ---- sent twice


def test_a_job_that_is_sent_twice_is_made_once(client: TestClient, service: Service) -> None:
    named = {"idempotency-key": "one"}
    first = client.post("/v1/jobs", content=zipped(FILES), headers=named)
    until(client, first.json()["id"], "finished")
    again = client.post("/v1/jobs", content=zipped(FILES), headers=named)
    assert (again.status_code, again.json()) == (202, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert len(client.get("/v1/jobs").json()["jobs"]) == 1
    other = client.post("/v1/jobs", content=zipped({"a.txt": RESUME}), headers=named)
    problem(other, "idempotency_key_reused")
    assert list(service.worker.archives.iterdir()) == []


def test_a_large_archive_is_refused_and_leaves_nothing(
    client: TestClient, service: Service
) -> None:
    pieces = (b"PK\x03\x04" + b"x" * 1_000_000 for _ in range(300))
    response = client.post("/v1/jobs", content=pieces)
    problem(response, "too_large")
    assert list(service.worker.archives.iterdir()) == []


@pytest.mark.parametrize("bad", ["short", "g" * 32, "ab" * 17])
def test_what_cannot_be_the_id_of_a_job_is_refused_as_such(client: TestClient, bad: str) -> None:
    assert fields(problem(client.get(f"/v1/jobs/{bad}"), "invalid_request")) == ["path.id"]
