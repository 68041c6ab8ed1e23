"""Who may do what: keys, scopes, rates, and tenants that cannot learn of each other."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.api.admission import Gate
from matcher.api.app import create_app
from matcher.api.operations import OPEN, scope_of
from matcher.api.rates import STREAMS, Bucket, Rates
from matcher.api.turns import Turns
from matcher.desk.job import State
from matcher.keys.key import DEFAULT, Scope, Secret
from matcher.keys.store import KeyStore
from matcher.serving import Keys, Serving
from matcher.settings import Settings
from matcher.tenants import Tenants
from tests.api_door import LOCAL, POSTING, RESUME, SMALL, in_memory, problem

ALL = frozenset((Scope.READ, Scope.WRITE))
NOW = 1_000_000
CANARY = "Zyxgwen Quillfeather"


@dataclass
class Shop:
    """A server that has keys, and what is needed to make some."""

    client: TestClient
    folder: Path
    store: KeyStore
    app: Any = field(repr=False)

    def key(self, *scopes: Scope, tenant: str = DEFAULT, expires: int | None = None) -> str:
        made = frozenset(scopes) or ALL
        _, secret = self.store.create("test", made, tenant, now=NOW, expires_at=expires)
        self.app.state.gate._keyring._looked = float("-inf")  # it looks again at once
        return secret.text

    def ask(self, key: str, method: str, path: str, **more: Any) -> Any:
        headers = {"authorization": f"Bearer {key}"} | more.pop("headers", {})
        return self.client.request(method, path, headers=headers, **more)


@contextmanager
def shop(
    folder: Path, serving: Serving | None = None, turns: Turns | None = None
) -> Iterator[Shop]:
    settings = Settings(data=folder, limits=SMALL, serving=serving or Serving())
    with KeyStore(folder) as store, Tenants(lambda tenant: in_memory()) as tenants:
        app = create_app(settings, tenants, turns)
        with TestClient(app, LOCAL, follow_redirects=False) as client:
            yield Shop(client, folder, store, app)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Shop]:
    with shop(tmp_path) as found:
        yield found


# ---- keys


def test_a_key_lets_in_by_either_header(opened: Shop) -> None:
    key = opened.key()
    assert opened.client.get("/v1", headers={"authorization": f"Bearer {key}"}).status_code == 200
    assert opened.client.get("/v1", headers={"authorization": f"bearer {key}"}).status_code == 200
    assert opened.client.get("/v1", headers={"x-api-key": key}).status_code == 200


def test_all_that_is_no_key_gets_the_same_answer(opened: Shop) -> None:
    good, other = opened.key(), opened.key()
    expired = opened.key(expires=NOW + 1)
    revoked = opened.key()
    found = Secret.of(revoked)
    assert found
    opened.store.revoke(found.id, NOW)
    opened.app.state.gate._keyring._looked = float("-inf")
    tries: list[dict[str, Any]] = [
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": f"Basic {good}"},
        {"authorization": good},
        {"authorization": f"Bearer {Secret.new().text}"},
        {"authorization": f"Bearer {good[:-1]}"},
        {"authorization": f"Bearer {expired}"},
        {"authorization": f"Bearer {revoked}"},
        {"authorization": f"Bearer {good}", "x-api-key": other},
        {"x-api-key": b"\xff"},
    ]
    said = set()
    for headers in tries:
        response = opened.client.get("/v1", headers={"x-request-id": "same", **headers})
        problem(response, "unauthorized")
        assert response.headers["www-authenticate"].startswith("Bearer ")
        said.add((response.content, tuple(sorted(response.headers.items()))))
    assert len(said) == 1
    assert opened.client.get("/v1", headers={"x-api-key": good}).status_code == 200


def test_what_holds_nothing_of_anybody_needs_no_key(opened: Shop) -> None:
    opened.key()
    for path in ("/", "/web/base.css", "/livez", "/readyz", "/openapi.json", "/problems"):
        assert opened.client.get(path).status_code == 200, path
    assert opened.client.get("/problems/busy").status_code == 200
    assert opened.client.head("/").status_code == 200
    assert opened.client.head("/").content == b""
    for path in ("/v1", "/v1/", "/metrics", "/v1/nowhere", "/nowhere", "/v1/resumes/abcdef"):
        problem(opened.client.get(path), "unauthorized")


def test_a_refused_upload_is_never_read(opened: Shop) -> None:
    opened.key()
    pieces = 0

    def endless() -> Iterator[bytes]:
        nonlocal pieces
        for _ in range(5):
            pieces += 1
            yield b"a" * 1000

    response = opened.client.post("/v1/resumes", content=endless())
    problem(response, "unauthorized")
    assert response.headers["connection"] == "close"


def test_scopes_imply_nothing(opened: Shop) -> None:
    read, write, admin = (opened.key(scope) for scope in Scope)
    can = {
        "read": lambda key: opened.ask(key, "GET", "/v1/resumes"),
        "write": lambda key: opened.ask(key, "POST", "/v1/resumes", content=RESUME),
        "admin": lambda key: opened.ask(key, "GET", "/metrics"),
    }
    for name, ask in can.items():
        for scope, key in (("read", read), ("write", write), ("admin", admin)):
            response = ask(key)
            if scope == name:
                assert response.status_code in (200, 201), response.text
            else:
                assert f"scope {name}" in problem(response, "forbidden").detail
    ranked = opened.ask(read, "POST", "/v1/rankings", json={"posting_text": POSTING["text"]})
    assert ranked.status_code == 200
    problem(opened.ask(read, "DELETE", "/v1/resumes/abcdef"), "forbidden")


def test_every_operation_says_which_scope_it_needs(opened: Shop) -> None:
    document = opened.client.get("/openapi.json").json()
    assert set(document["components"]["securitySchemes"]) == {"bearer", "apiKey"}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            scope = scope_of(method.upper(), path)
            assert operation.get("x-scope") == scope
            assert (
                bool(operation["security"])
                == (path not in OPEN)
                == ("401" in operation["responses"])
            )
            if method == "delete":
                assert scope is Scope.WRITE


def test_the_servers_own_is_the_operators_alone(opened: Shop) -> None:
    from matcher.errors import BadRequest

    with pytest.raises(BadRequest, match="operator's"):
        opened.key(Scope.ADMIN, tenant="acme")


# ---- tenants


def _ids(found: Any) -> set[str]:
    """Every id in an answer."""
    if isinstance(found, dict):
        own = {value for name, value in found.items() if name == "id" and isinstance(value, str)}
        return own.union(*(_ids(value) for value in found.values()))
    if isinstance(found, list):
        return set().union(*(_ids(value) for value in found))
    return set()


def _bodies(path: str, theirs: dict[str, str]) -> dict[str, Any]:
    """A body that names what is not one's own, for an operation that takes JSON."""
    asked: dict[str, Any] = {"posting_id": theirs["posting"], "resume_id": theirs["resume"]}
    asked |= {"resume_ids": [theirs["resume"]], "requirement": 1, "verdict": "met", "reason": "x"}
    if path == "/v1/matches/batch":
        return {key: asked[key] for key in ("posting_id", "resume_ids")}
    if path.startswith("/v1/rankings"):
        return {"posting_id": asked["posting_id"]}
    if path == "/v1/suitable":
        return {"resume_id": asked["resume_id"]}
    if path == "/v1/searches":
        return {"posting_id": asked["posting_id"], "requirement": 1}
    if path.startswith("/v1/matches"):
        return {key: asked[key] for key in ("posting_id", "resume_id")}
    return asked


def test_another_tenants_ids_are_ids_of_nothing(opened: Shop) -> None:
    """Every operation, with ids of another tenant: the very answer as for ids of nobody's."""
    ours, theirs = opened.key(tenant="ours"), opened.key(tenant="theirs")
    resume = RESUME.replace(b"Alex", CANARY.encode()) + CANARY.encode()
    added = opened.ask(theirs, "POST", "/v1/resumes", content=resume).json()
    posted = opened.ask(theirs, "POST", "/v1/postings", json=POSTING).json()
    job = opened.ask(theirs, "POST", "/v1/jobs", content=b"PK\x05\x06" + bytes(18))
    real = {"resume": added["id"], "posting": posted["id"], "job": job.json().get("id", "a" * 32)}
    nobody = {"resume": "f" * 64, "posting": "e" * 64, "job": "b" * 32}
    assert opened.ask(theirs, "GET", f"/v1/resumes/{real['resume']}").status_code == 200

    document = opened.client.get("/openapi.json").json()
    walked = 0
    for path, methods in document["paths"].items():
        for method in methods:
            if "{" not in path and method == "get":
                response = opened.ask(ours, method, path)
                assert not _ids(_json(response)) & set(real.values()), path
                assert CANARY not in response.text
                continue
            answers = [_call(opened, ours, method, path, ids) for ids in (real, nobody)]
            first, second = (
                _hushed(answer, ids) for answer, ids in zip(answers, (real, nobody), strict=True)
            )
            assert first == second, (method, path)
            assert CANARY not in answers[0].text
            walked += 1
    assert walked > 15
    assert opened.ask(theirs, "GET", f"/v1/resumes/{real['resume']}").status_code == 200
    assert opened.ask(theirs, "GET", f"/v1/postings/{real['posting']}").status_code == 200


def _json(response: Any) -> Any:
    kind = response.headers.get("content-type", "")
    return response.json() if kind.endswith("json") else None


def _call(opened: Shop, key: str, method: str, path: str, ids: dict[str, str]) -> Any:
    kind = next((kind for kind in ids if f"/{kind}s/" in path), "resume")
    filled = path.replace("{id}", ids[kind]).replace("{page}", "1").replace("{code}", "busy")
    headers = {"x-request-id": "same", "if-match": '"a"'}
    if method in ("get", "delete") or path in ("/v1/resumes", "/v1/jobs"):
        return opened.ask(key, method, filled, headers=headers)
    if path == "/v1/postings":
        return opened.ask(key, method, filled, headers=headers, json={"text": "nothing"})
    return opened.ask(key, method, filled, headers=headers, json=_bodies(path, ids))


def _hushed(response: Any, ids: dict[str, str]) -> tuple[int, str]:
    """An answer without the ids that were asked for, which are the caller's own words."""
    text = response.text
    for found in ids.values():
        for size in (len(found), 12, 10, 8):
            text = text.replace(found[:size], "ID")
    return response.status_code, text


def test_the_same_file_is_new_to_each_tenant(opened: Shop) -> None:
    one, two = opened.key(tenant="one"), opened.key(tenant="two")
    assert opened.ask(one, "POST", "/v1/resumes", content=RESUME).status_code == 201
    assert opened.ask(two, "POST", "/v1/resumes", content=RESUME).status_code == 201
    assert opened.ask(one, "POST", "/v1/resumes", content=RESUME).status_code == 200
    assert opened.ask(opened.key(), "GET", "/v1/resumes").json()["total"] == 0


# ---- rates


def test_a_bucket_by_hand() -> None:
    """30 a minute is one in two seconds; 3 may come at once.

    At 0 s: 3 are there and taken; the next is there at 2 s. At 1 s half of it is there: 1 s more.
    At 2 s it is taken. At 100 s the bucket is full, which is 3, not 49.
    """
    bucket = Bucket(per_minute=30, burst=3)
    assert [bucket.take(0.0) for _ in range(4)] == [0, 0, 0, 2]
    assert bucket.take(1.0) == pytest.approx(1.0)
    assert bucket.take(2.0) == 0
    assert bucket.take(2.0) == pytest.approx(2.0)
    assert [bucket.take(100.0) for _ in range(4)] == [0, 0, 0, pytest.approx(2.0)]
    assert bucket.take(99.0) > 0  # a clock that goes back gives nothing


def test_uploads_have_a_rate_of_their_own_and_keys_do_not_share() -> None:
    rates = Rates(Serving(rate=60, burst=10, upload_rate=6, upload_burst=1, at_once=2))
    first = rates.take("a", True, 0.0)
    assert first
    assert (first.name, first.tokens, first.wait) == ("uploads", 0, 0.0)
    refused = rates.take("a", True, 0.0)
    assert refused
    assert (refused.name, refused.per_minute, refused.wait) == ("uploads", 6, 10.0)
    asked = rates.take("a", False, 0.0)
    assert asked
    assert (asked.name, asked.tokens, asked.wait) == ("requests", 8, 0.0)
    other = rates.take("b", True, 0.0)
    assert other
    assert other.wait == 0.0
    assert [rates.enter("a"), rates.enter("a"), rates.enter("a"), rates.enter("b")] == [1, 1, 0, 1]
    rates.leave("a")
    assert rates.enter("a")
    assert Rates(Serving(rate=0, upload_rate=0, at_once=0)).take("a", True, 0.0) is None


def test_who_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    now = 0.0
    with shop(tmp_path, Serving(rate=20, burst=2)) as opened:
        opened.app.state.gate._clock = lambda: now
        key, other = opened.key(), opened.key()
        first, second, third = (opened.ask(key, "GET", "/v1") for _ in range(3))
        assert (first.status_code, second.status_code) == (200, 200)
        assert first.headers["ratelimit"] == '"requests";r=1;t=0'
        assert first.headers["ratelimit-policy"] == '"requests";q=20;w=60'
        assert third.status_code == 429
        assert third.json()["code"] == "rate_limited"
        assert third.headers["retry-after"] == "3"
        assert third.headers["ratelimit"] == '"requests";r=0;t=3'
        assert opened.ask(other, "GET", "/v1").status_code == 200
        now = 2.9
        assert opened.ask(key, "GET", "/v1").status_code == 429
        now = 3.0
        assert opened.ask(key, "GET", "/v1").status_code == 200


def test_a_full_queue_refuses_before_anything_is_read(tmp_path: Path) -> None:
    with shop(tmp_path, turns=Turns(jobs=1, waiting=0, patience=1)) as opened:
        key = opened.key()
        opened.app.state.turns.expect("somebody else's upload")
        response = opened.ask(key, "POST", "/v1/resumes", content=iter([b"a" * 1000] * 3))
        problem(response, "busy")
        assert response.headers["connection"] == "close"
        assert opened.ask(key, "GET", "/v1").status_code == 200  # it takes no turn
        opened.app.state.turns.forget("somebody else's upload")
        assert opened.ask(key, "POST", "/v1/resumes", content=RESUME).status_code == 201


# ---- streams


def test_streams_take_no_place_of_requests_and_have_a_small_limit_of_their_own() -> None:
    rates = Rates(Serving(at_once=1))
    assert [rates.enter("a", True) for _ in range(STREAMS + 1)] == [True] * STREAMS + [False]
    assert [rates.enter("a", False) for _ in range(2)] == [True, False]
    assert rates.enter("b", True)
    rates.leave("a", True)
    assert rates.enter("a", True)
    assert [rates.enter("", False) for _ in range(9)] == [True] * 9
    assert [rates.enter("", True) for _ in range(STREAMS + 1)] == [True] * STREAMS + [False]


@pytest.mark.parametrize("ends", ["revoked", "expired", "drained"])
def test_a_stream_ends_with_its_key_and_with_the_server(ends: str, tmp_path: Path) -> None:
    with shop(tmp_path) as opened:
        key, gate = opened.key(expires=NOW + 100), opened.app.state.gate
        now = float(NOW)
        gate._keyring._clock, gate._keyring._looked = lambda: now, float("-inf")
        with opened.app.state.tenants.using(DEFAULT) as service:
            id = "ab" * 16
            service.desk.jobs.add(id, "cv.zip", 10, "f", None)
            service.desk.jobs.ask(id, State.PAUSED)
        (known,) = (one.id for one, _ in opened.store.all())
        asked = 0

        def stands() -> bool:
            nonlocal asked, now
            asked += 1
            if asked == 2 and ends == "revoked":
                opened.store.revoke(known, now=NOW)
                now += 2
            elif asked == 2 and ends == "expired":
                now += 100
            elif asked == 2:
                gate.draining = True
            return bool(Gate.stands(gate, known))

        gate.stands = lambda _key: stands()
        answer = opened.ask(key, "GET", f"/v1/jobs/{id}/events")
        assert (answer.status_code, asked) == (200, 2)
        assert answer.text.count("event: progress") == 1
        assert "event: end" not in answer.text


def test_a_stream_keeps_no_tenant_open(tmp_path: Path) -> None:
    with shop(tmp_path) as opened:
        tenants, users = opened.app.state.tenants, []
        with tenants.using(DEFAULT) as service:
            id = "ab" * 16
            service.desk.jobs.add(id, "cv.zip", 10, "f", None)
            service.desk.jobs.ask(id, State.PAUSED)

        def stands(_key: str | None) -> bool:
            users.append(tenants._held[DEFAULT].users)
            return len(users) < 2

        opened.app.state.gate.stands = stands
        opened.ask(opened.key(), "GET", f"/v1/jobs/{id}/events")
        assert users == [0, 0]


# ---- without keys


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[TestClient]:
    serving = Serving(hosts=("matcher.example",), origins=("https://ats.example",))
    settings = Settings(data=tmp_path / "none", limits=SMALL, serving=serving)
    with in_memory() as service, TestClient(create_app(settings, service), LOCAL) as client:
        yield client
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("host", "served"),
    [
        ("localhost:8000", True),
        ("127.0.0.1", True),
        ("[::1]:8000", True),
        ("192.0.2.7:8000", True),
        ("Matcher.Example", True),
        ("matcher.example.evil.example", False),
        ("evil.example", False),
        ("localhost.evil.example", False),
    ],
)
def test_without_keys_only_its_own_names_are_answered(
    bare: TestClient, host: str, served: bool
) -> None:
    for path in ("/", "/v1", "/v1/resumes", "/readyz"):
        response = bare.get(path, headers={"host": host})
        if served:
            assert response.status_code == 200
        else:
            problem(response, "unknown_host")


@pytest.mark.parametrize(
    ("headers", "served"),
    [
        ({}, True),
        ({"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"origin": "https://ats.example", "sec-fetch-site": "cross-site"}, True),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "http://127.0.0.1:3000"}, False),
        ({"origin": "null"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
def test_without_keys_other_sites_change_nothing(
    bare: TestClient, headers: dict[str, str], served: bool
) -> None:
    response = bare.post("/v1/resumes", content=RESUME, headers=headers)
    if served:
        assert response.status_code == 201
    else:
        problem(response, "cross_site")
    assert bare.get("/v1/resumes", headers=headers).status_code == 200


def test_other_origins_may_ask_where_they_were_named(bare: TestClient) -> None:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "x-api-key"}
    allowed = bare.options("/v1/resumes", headers={"origin": "https://ats.example", **asked})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == "https://ats.example"
    assert "access-control-allow-credentials" not in allowed.headers
    other = bare.options("/v1/resumes", headers={"origin": "https://evil.example", **asked})
    assert "access-control-allow-origin" not in other.headers
    got = bare.get("/v1", headers={"origin": "https://ats.example"})
    assert got.headers["access-control-allow-origin"] == "https://ats.example"


def test_no_origin_may_ask_unless_it_was_named(opened: Shop) -> None:
    key = opened.key()
    got = opened.ask(key, "GET", "/v1", headers={"origin": "https://ats.example"})
    assert got.status_code == 200
    assert not [name for name in got.headers if name.startswith("access-control")]


def test_every_answer_has_the_headers_of_safety(opened: Shop) -> None:
    key = opened.key()
    for response in (
        opened.client.get("/v1"),
        opened.client.get("/livez"),
        opened.ask(key, "GET", "/v1"),
        opened.ask(key, "GET", "/v1/nowhere"),
        opened.ask(key, "POST", "/v1/resumes", content=b"a" * 300_000),
    ):
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cache-control"] == "no-store"
        assert response.headers["x-frame-options"] == "DENY"
        assert response.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in response.headers["content-security-policy"]
    page = opened.client.get("/")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-cache"


# ---- what is told of it


def test_nothing_of_a_person_is_in_the_log_or_the_metrics(
    opened: Shop, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    key, admin = opened.key(), opened.key(Scope.ADMIN)
    name = CANARY.replace(" ", "-")
    resume = RESUME + CANARY.encode()
    opened.ask(key, "POST", "/v1/resumes", content=resume, headers={"x-filename": f"{name}.txt"})
    opened.ask(key, "GET", f"/v1/resumes/{name}")
    opened.ask(key, "GET", f"/{name}?q={name}")
    opened.ask(key, "POST", "/v1/searches", json={"text": f"Experience with {CANARY}"})
    opened.ask(key, "POST", "/v1/resumes", content=b"\x00\x01", headers={"x-filename": name})
    opened.client.request(name.upper(), f"/v1/{name}")
    opened.client.get("/v1", headers={"x-api-key": name})
    text = opened.ask(admin, "GET", "/metrics").text
    theirs = [record for record in caplog.records if record.name != "httpx2"]  # the test's client
    told = " ".join(f"{r.getMessage()} {getattr(r, 'fields', '')}" for r in theirs)
    assert "POST /v1/resumes 201" in told
    for canary in ("Zyxgwen", "ZYXGWEN", "Quillfeather", key, key.split("_")[2]):
        assert canary not in text
        assert canary not in told
    assert 'route="/v1/resumes",status="2xx"' in text
    assert 'matcher_http_problems_total{code="unauthorized"}' in text
    assert 'matcher_index_documents{corpus="resumes"} 1.0' in text
    assert 'matcher_reader_ends_total{reason="memory"} 0.0' in text
    lines = [r for r in caplog.records if r.name == "matcher.api" and hasattr(r, "fields")]
    assert lines[0].fields["key"] == key.split("_")[1]  # type: ignore[attr-defined]


def test_a_server_that_drains_refuses_and_is_not_ready(opened: Shop) -> None:
    key = opened.key()
    assert opened.client.get("/readyz").status_code == 200
    opened.app.state.gate.draining = True
    assert "stop" in problem(opened.client.get("/readyz"), "not_ready").detail
    problem(opened.ask(key, "GET", "/v1/resumes"), "not_ready")
    assert opened.client.get("/livez").status_code == 200


def test_a_span_names_the_route_and_nobody(tmp_path: Path) -> None:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

    kept = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(kept))
    settings = Settings(data=tmp_path, limits=SMALL)
    parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
    with in_memory() as service:
        app = create_app(settings, service, traces=provider)
        with TestClient(app, LOCAL) as client:
            headers = {"traceparent": parent, "user-agent": CANARY}
            client.get(f"/v1/resumes/{'ab' * 32}?q={CANARY}", headers=headers)
    (span,) = kept.get_finished_spans()
    told = json.loads(span.to_json())
    assert span.name == "GET /v1/resumes/{id}"
    assert told["attributes"]["http.route"] == "/v1/resumes/{id}"
    assert told["attributes"]["http.response.status_code"] == 404
    assert told["parent_id"] == "0xb7ad6b7169203331"
    assert CANARY not in span.to_json()
    assert "ab" * 32 not in span.to_json()


def test_keys_can_be_asked_for_on_loopback_too(tmp_path: Path) -> None:
    with shop(tmp_path, replace(Serving(), keys=Keys.ON)) as opened:
        problem(opened.client.get("/v1"), "unauthorized")
    with shop(tmp_path, replace(Serving(), keys=Keys.OFF)) as opened:
        opened.key()
        assert opened.client.get("/v1").status_code == 200


def test_the_metrics_tell_of_caches(opened: Shop) -> None:
    def hits() -> float:
        text = opened.ask(opened.key(Scope.ADMIN), "GET", "/metrics").text
        line = 'matcher_cache_requests_total{cache="pasted",outcome="hit"} '
        return sum(float(x.removeprefix(line)) for x in text.splitlines() if x.startswith(line))

    key, before = opened.key(), hits()
    id = opened.ask(key, "POST", "/v1/resumes", content=RESUME).json()["id"]
    for _ in range(3):
        body = {"resume_id": id, "posting_text": "Requirements\n- Python\n"}
        opened.ask(key, "POST", "/v1/matches", json=body)
    assert hits() - before == 2
