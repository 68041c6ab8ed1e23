import logging
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import index.errors
import matcher.api.faults
import matcher.errors
from index.errors import Fault
from matcher.api.app import create_app
from matcher.api.bodies import ProblemOut
from matcher.api.catalog import INTERNAL, PROBLEMS, problem_of
from matcher.settings import Settings
from tests.api_door import (
    LOCAL,
    POSTING,
    RESUME,
    SMALL,
    Failing,
    add_posting,
    add_resume,
    door,
    fields,
    in_memory,
    problem,
)

CANARY = "Zebulon-Quixote"
APP = create_app(Settings(data=Path("never-used"), limits=SMALL))
OPERATIONS = [
    (method.upper(), path) for path, item in APP.openapi()["paths"].items() for method in item
]
AT_WORK = [o for o in OPERATIONS if o[1].startswith("/v1") or o[1] == "/readyz"]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
ROUTING = {"not_found", "method_not_allowed"}
BODIES: dict[str, Any] = {
    "/v1/resumes": {"content": RESUME},
    "/v1/postings": {"json": POSTING},
    "/v1/matches": {"json": {"posting_id": "abcdef", "resume_id": "abcdef"}},
    "/v1/rankings": {"json": {"posting_id": "abcdef"}},
    "/v1/rankings/export": {"json": {"posting_id": "abcdef"}},
    "/v1/matches/batch": {"json": {"posting_id": "abcdef", "resume_ids": ["abcdef"]}},
    "/v1/searches": {"json": {"text": "Python"}},
    "/v1/counts": {"json": {}},
    "/v1/suitable": {"json": {"resume_id": "abcdef"}},
    "/v1/feedback": {
        "json": {
            "posting_id": "abcdef",
            "resume_id": "abcdef",
            "requirement": 1,
            "verdict": "met",
            "reason": "It is.",
        }
    },
    "/v1/resumes/{id}": {"json": {"add_tags": ["berlin"]}},
    "/v1/jobs": {"content": b"PK\x03\x04"},
    "/v1/postings/{id}": {"json": {"requirements": {}}, "headers": {"if-match": "*"}},
}


def faults(kind: type[Fault] = Fault) -> Iterator[type[Fault]]:
    yield kind
    for below in kind.__subclasses__():
        yield from faults(below)


FAULTS = [
    kind
    for kind in faults()
    if kind.__module__ in {index.errors.__name__, matcher.errors.__name__, "matcher.api.faults"}
]


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def call(client: TestClient, method: str, path: str) -> Any:
    """A request that is well-formed."""
    id = "ab" * 16 if path.startswith(("/v1/jobs", "/v1/feedback")) else "abcdef"
    there = path.replace("{id}", id).replace("{code}", "busy").replace("{page}", "1")
    body = BODIES.get(path, {}) if method in ("POST", "PATCH") else {}
    return client.request(method, there, **body)


# ---- the table


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_every_fault_has_a_row_of_its_own(kind: type[Fault]) -> None:
    if kind is Fault:
        assert problem_of(Fault()).code == INTERNAL
    else:
        assert problem_of(kind()).code == kind.code


def test_every_row_is_a_fault_s_or_the_door_s_own() -> None:
    gates = {"unauthorized", "forbidden", "cross_site", "unknown_host", "bad_http"}
    rates = {"rate_limited", "too_many_at_once"}
    doors_own = {"invalid_request", "too_slow", INTERNAL} | ROUTING | gates | rates
    assert set(PROBLEMS) == {kind.code for kind in FAULTS if kind is not Fault} | doors_own


def test_a_fault_without_a_row_is_what_the_class_above_it_is() -> None:
    class Torn(index.errors.Unreadable):
        code = "torn"

    assert problem_of(Torn()).code == "unreadable"


@pytest.mark.parametrize("row", PROBLEMS.values(), ids=PROBLEMS)
def test_a_row_is_whole(row: Any) -> None:
    assert PROBLEMS[row.code] is row
    assert 400 <= row.status < 600
    for text in (row.meaning, row.remedy):
        assert text.endswith("."), text
    assert not row.title.endswith(".")
    assert not (row.told and row.status == 500)
    assert row.retry_after is None or row.status in (408, 409, 429, 503)


@pytest.mark.parametrize("code", PROBLEMS)
def test_the_type_of_a_problem_leads_to_what_it_means(client: TestClient, code: str) -> None:
    row = PROBLEMS[code]
    found = client.get(row.type).json()
    assert found == {
        "type": row.type,
        "code": code,
        "status": row.status,
        "title": row.title,
        "meaning": row.meaning,
        "remedy": row.remedy,
    }
    assert found in client.get("/problems").json()["problems"]


def test_an_unknown_code_is_not_found(client: TestClient) -> None:
    problem(client.get("/problems/nonsense"), "not_found")


# ---- the shape


@pytest.mark.parametrize(("method", "path"), AT_WORK)
def test_nothing_works_before_the_service_is_open(method: str, path: str) -> None:
    unopened = TestClient(APP, LOCAL)  # not entered: no lifespan
    found = problem(call(unopened, method, path), "not_ready")
    assert "open" in found.detail


def test_the_process_lives_before_the_service_is_open() -> None:
    assert TestClient(APP, LOCAL).get("/livez").json() == {"status": "ok"}


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_every_fault_is_answered_as_its_row_says(
    kind: type[Fault], caplog: pytest.LogCaptureFixture
) -> None:
    row = problem_of(kind())
    with door(Failing(kind("The sentence."))) as client:
        found = problem(client.get("/v1/resumes"), row.code)
    assert (found.detail == "The sentence.") == row.told
    assert ("The sentence." in caplog.text) == (not row.told and row.status >= 500)


@pytest.mark.parametrize(("method", "path"), AT_WORK)
def test_what_nobody_foresaw_tells_nothing(
    method: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    with door(Failing(RuntimeError(f"cannot parse {CANARY}"))) as client:
        response = call(client, method, path)
    found = problem(response, INTERNAL)
    assert CANARY not in response.text
    assert CANARY not in caplog.text
    assert f"{found.request_id}: RuntimeError at" in caplog.text


@pytest.mark.parametrize("path", APP.openapi()["paths"])
def test_an_unknown_method_is_a_problem_that_lists_the_known(client: TestClient, path: str) -> None:
    known = {method for method, each in OPERATIONS if each == path}
    for method in set(METHODS) - known:
        response = call(client, method, path)
        if method == "HEAD":  # has no body to look at
            assert response.status_code == 405
            continue
        problem(response, "method_not_allowed")
        assert set(response.headers["allow"].split(", ")) == known


@pytest.mark.parametrize("path", ["/nope", "/v1/nope", "/v1/resumes/", "/v1/resumes/a/b"])
def test_an_unknown_path_is_a_problem(client: TestClient, path: str) -> None:
    for method in ("GET", "POST", "DELETE"):
        problem(client.request(method, path), "not_found")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_every_answer_is_one_that_is_documented(client: TestClient, method: str, path: str) -> None:
    documented = APP.openapi()["paths"][path][method.lower()]["responses"]
    posting, resume = add_posting(client), add_resume(client)
    there = [
        path.replace("{id}", given).replace("{code}", given)
        for given in (posting, resume, "abcdef", "%20", "x" * 100)
    ]
    junk = [
        {"content": b""},
        {"content": RESUME + b"!", "headers": {"x-filename": "a.txt"}},
        {"content": b"\x00\x01", "headers": {"content-type": "application/json"}},
        {"json": {"posting_id": posting, "resume_id": resume}},
        {"json": {"posting_id": posting}},
        {"json": {"text": "nothing"}},
        {"files": {"file": ("a", b"")}},
        {"content": b"x" * 300_000},
    ]
    for url in dict.fromkeys(there):
        for body in junk if method == "POST" else [{}]:
            response = client.request(method, url, **body)  # type: ignore[arg-type]
            assert str(response.status_code) in documented, (url, body, response.text)
            content = documented[str(response.status_code)].get("content", {})
            if response.status_code >= 400:
                found = ProblemOut.model_validate_json(response.content)
                examples = content["application/problem+json"]["examples"]
                assert found.code in examples


# ---- ids, headers


def test_a_sane_request_id_is_answered_again(client: TestClient) -> None:
    response = client.get("/v1/resumes/abcdef", headers={"x-request-id": "trace-42_A"})
    assert problem(response, "unknown_document").request_id == "trace-42_A"


@pytest.mark.parametrize("given", ["", "a b", "a\tb", "x" * 65, "<script>", "-flag", "é"])
def test_any_other_request_id_is_replaced(client: TestClient, given: str) -> None:
    found = client.get("/livez", headers={"x-request-id": given.encode()}).headers["x-request-id"]
    assert found != given
    assert len(found) == 32
    assert found.isalnum()


@pytest.mark.parametrize("path", ["/livez", "/v1", "/v1/resumes", "/nope"])
def test_no_answer_may_be_stored_or_sniffed(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


# ---- nothing of a document in errors or logs


def archive(name: str, content: bytes) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr(name, content)
    return file.getvalue()


SECRET = CANARY.encode()
HOSTILE = {
    "broken pdf": b"%PDF-1.4\n1 0 obj << /Title (" + SECRET + b") >>\nendobj\ntrailer",
    "zip of no kind": archive(CANARY, SECRET),
    "broken docx": archive("word/document.xml", b"<w:document>" + SECRET),
    "broken zip": archive("word/document.xml", SECRET)[:-20],
    "unknown type": b"\x00\x01\x02\xff" + SECRET * 3 + bytes(range(256)),
    "json of no kind": b'{"' + SECRET + b'": "' + SECRET + b'"}',
    "broken json": b'{"basics": {"name": "' + SECRET,
    "nothing but a contact": SECRET + b"\nzebulon@example.org\n",
    "too large": SECRET * 20_000,
    "half of a form": b"--" + SECRET,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_no_error_and_no_log_holds_anything_of_a_document(
    client: TestClient, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    named = {"x-filename": f"{CANARY}.pdf"}
    as_json = {"content-type": "application/json"}
    as_form = {"content-type": "multipart/form-data; boundary=b"}
    part = {"file": (f"{CANARY}.docx", data)}
    answered = [
        client.post(path, **sent)
        for path in ("/v1/resumes", "/v1/postings")
        for sent in (
            {"content": data, "headers": named},
            {"content": data, "headers": as_form},
            {"files": part},
            {"files": {CANARY: part["file"]}},
        )
    ]
    answered += [client.post("/v1/postings", content=data, headers=as_json)]
    answered += [client.post("/v1/matches", content=data, headers=as_json)]
    _nothing_leaks([response for response in answered if response.status_code >= 400], caplog)


def test_no_error_repeats_a_field_s_value_or_a_made_up_name(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong: list[dict[str, Any]] = [
        {CANARY: CANARY},
        {"posting_id": CANARY, "resume_id": CANARY},
        {"posting_text": {CANARY: 1}, "resume_id": [CANARY]},
        {"posting_text": CANARY, "resume_id": "abcdef", "level": CANARY},
        {"posting_text": CANARY, "resume_id": "abcdef", "weights": {CANARY: 1}},
        {"posting_text": CANARY, "resume_id": "abcdef", "weights": CANARY},
        {
            "posting_text": CANARY,
            "resume_id": "abcdef",
            "weights": {"minimum": CANARY, "requirements": {CANARY: 1, "1": CANARY}},
        },
    ]
    answered = [client.post("/v1/matches", json=body) for body in wrong]
    answered += [client.post("/v1/rankings", json=body | {"top": CANARY}) for body in wrong]
    answered += [client.post("/v1/postings", json=body) for body in wrong]
    answered += [
        client.get(f"/v1/resumes/{CANARY}"),
        client.delete(f"/v1/postings/{CANARY}"),
        client.get(f"/{CANARY}"),
        client.get(f"/problems/{CANARY}"),
        client.get("/v1/resumes", params={"limit": CANARY, CANARY: CANARY}),
        client.get("/v1/resumes/abcdef", headers={"x-request-id": f"{CANARY}!"}),
    ]
    assert len(answered) == 3 * len(wrong) + 6
    _nothing_leaks(answered, caplog)


def _nothing_leaks(answered: list[Any], caplog: pytest.LogCaptureFixture) -> None:
    assert answered
    for response in answered:
        assert response.status_code >= 400
        ProblemOut.model_validate_json(response.content)
        shown = response.text + str(response.headers)
        assert CANARY.lower() not in shown.lower()
    ours = [record for record in caplog.records if not record.name.startswith("http")]
    assert any(record.name == "matcher.api" for record in ours)
    for record in ours:
        assert CANARY.lower() not in record.getMessage().lower()
        assert record.exc_info is None


def test_made_up_names_become_a_star(client: TestClient) -> None:
    body = {"posting_text": "x", "resume_id": "abcdef", CANARY: 1}
    found = problem(client.post("/v1/matches", json=body), "invalid_request")
    assert fields(found) == ["body.*"]
