"""The client by itself: what is made again and when, what errors say, how answers are read."""

import json
import subprocess
import sys
import typing
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from matcher.client import types
from matcher.client.client import Client
from matcher.client.decoding import decoded
from matcher.client.errors import (
    NotAllowed,
    NotFound,
    Refusal,
    Rejected,
    ServerFault,
    TryLater,
    Unexpected,
    Unreachable,
)
from matcher.client.files import each
from matcher.client.retrying import Retries, seconds_of
from matcher.client.transport import Call, Transport

ROOT = Path(__file__).parents[1]
OPENAPI = json.loads((ROOT / "tests" / "openapi.json").read_text())
Answer = Callable[[httpx2.Request], httpx2.Response]


class Server:
    """Answers from a list; an exception in it is raised. Keeps what it was asked, and the waits."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx2.Request] = []
        self.waited: list[float] = []

    def transport(self, **options: Any) -> Transport:
        retries = Retries(sleep=self.waited.append, chance=lambda: 1.0, **options)
        client = httpx2.Client(
            base_url="http://server.example", transport=httpx2.MockTransport(self._answer)
        )
        return Transport(client, retries)

    def client(self, **options: Any) -> Client:
        return Client("http://unused", transport=self.transport(**options))

    def _answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def ok(value: object = None) -> httpx2.Response:
    return httpx2.Response(200, json={} if value is None else value)


def problem(status: int, code: str = "some_code", **headers: str) -> httpx2.Response:
    body = {"code": code, "status": status, "detail": "What is wrong.", "request_id": "r1"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(
        status, json=body, headers={"content-type": "application/problem+json", **named}
    )


GET = Call("GET", "/x")
POST = Call.json("POST", "/x", {"a": 1})
LOST = httpx2.ReadError("gone")


# ---- what is made again


def test_a_busy_server_is_asked_again_after_as_long_as_it_says() -> None:
    server = Server(problem(503, retry_after="7"), problem(429, retry_after="3"), ok())
    assert server.transport().send(POST).status_code == 200
    assert server.waited == [7.0, 3.0]


def test_waits_double_up_to_the_most_where_the_server_says_nothing() -> None:
    server = Server(*[problem(503)] * 7)
    with pytest.raises(TryLater) as refused:
        server.transport(tries=7, first=1.0, most=8.0).send(GET)
    assert server.waited == [1.0, 2.0, 4.0, 8.0, 8.0, 8.0]
    assert len(server.asked) == 7
    assert refused.value.retry_after is None


def test_waits_are_cut_at_random_by_up_to_half() -> None:
    assert Retries(chance=lambda: 0.0).wait(1, None) == 0.25
    assert Retries(chance=lambda: 1.0).wait(1, None) == 0.5
    assert Retries(chance=lambda: 0.0).wait(1, 9.0) == 9.0


def test_a_wait_beyond_patience_is_told_and_not_waited() -> None:
    server = Server(problem(429, retry_after="3600"))
    with pytest.raises(TryLater) as refused:
        server.transport().send(GET)
    assert (refused.value.retry_after, server.waited) == (3600.0, [])


@pytest.mark.parametrize(
    ("call", "failure", "asked"),
    [
        (GET, LOST, 5),
        (Call("DELETE", "/x"), LOST, 5),
        (POST, LOST, 1),
        (POST, httpx2.ConnectError("none"), 1),
        (Call.json("POST", "/x", {}, again=True), LOST, 5),
        (Call.json("POST", "/x", {}, once=True), LOST, 5),
        (GET, problem(502), 5),
        (POST, problem(502), 1),
        (GET, problem(500), 1),
        (GET, problem(404), 1),
        (POST, problem(503), 5),
    ],
)
def test_only_what_may_be_done_twice_is_made_again_when_nobody_knows(
    call: Call, failure: httpx2.Response | Exception, asked: int
) -> None:
    server = Server(*[failure] * 5)
    with pytest.raises((Refusal, Unreachable)):
        server.transport().send(call)
    assert len(server.asked) == asked


def test_a_request_that_is_to_be_done_once_keeps_its_key() -> None:
    server = Server(LOST, problem(503), ok(), ok())
    transport = server.transport()
    call = Call.json("POST", "/x", {"a": 1}, once=True)
    transport.send(call)
    transport.send(call)
    keys = [request.headers["idempotency-key"] for request in server.asked]
    assert len(set(keys[:3])) == 1
    assert keys[3] != keys[0]
    assert {request.content for request in server.asked} == {b'{"a": 1}'}


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("7", 7.0), (" 0 ", 0.0), ("", None), ("soon", None), ("-1", None), ("1.5", None),
     ("Thu, 01 Jan 1970 00:02:00 GMT", 20.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(said: str, seconds: float | None) -> None:
    assert seconds_of(said, now=100.0) == seconds


# ---- what errors say


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, NotAllowed), (403, NotAllowed), (404, NotFound), (422, Rejected), (413, Rejected),
     (409, Rejected), (429, TryLater), (503, TryLater), (500, ServerFault)],
)  # fmt: skip
def test_a_problem_is_an_error_of_its_kind_with_its_code(status: int, kind: type[Refusal]) -> None:
    server = Server(problem(status, "the_code"))
    with pytest.raises(kind) as refused:
        server.transport(tries=1).send(POST)
    error = refused.value
    assert type(error) is kind
    assert (error.code, error.status, error.request_id) == ("the_code", status, "r1")
    assert str(error) == f"What is wrong. [the_code, {status}]"


def test_fields_that_are_wrong_are_named() -> None:
    body = {"code": "invalid_request", "detail": "No.", "errors": [
        {"field": "body.top", "message": "too large", "type": "less_than"}]}  # fmt: skip
    with pytest.raises(Rejected, match=r"body\.top: too large") as refused:
        Server(httpx2.Response(422, json=body)).transport().send(POST)
    assert refused.value.fields[0].field == "body.top"


def test_an_answer_of_another_program_is_told() -> None:
    page = httpx2.Response(200, html="<html>Welcome to nginx</html>")
    with pytest.raises(Unexpected, match="another program"):
        Server(page).client().info()
    with pytest.raises(ServerFault) as refused:
        Server(httpx2.Response(500, html="<html>")).client().info()
    assert refused.value.code == "http_500"


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(Unreachable, match="ConnectError") as told:
        Server(httpx2.ConnectError("none")).client(tries=1).info()
    assert told.value.code == "unreachable"
    assert Server(httpx2.ConnectError("none")).client().ready() is False


def test_redirects_are_not_followed_so_that_a_key_goes_nowhere_else() -> None:
    away = httpx2.Response(302, headers={"location": "http://elsewhere.example/"})
    server = Server(away)
    with pytest.raises(Rejected):
        server.client().info()
    assert len(server.asked) == 1


@pytest.mark.parametrize("url", ["", "example.org", "ftp://example.org", "http://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="http://"):
        Client(url)


def test_the_key_is_sent_and_never_shown() -> None:
    client = Client("http://127.0.0.1:1", key="rpm_secret")
    shown = repr(client) + repr(vars(client)) + repr(vars(client._transport))
    assert "rpm_secret" not in shown
    assert client._transport._client.headers["authorization"] == "Bearer rpm_secret"
    client.close()


# ---- how answers are read


def test_fields_that_are_new_are_passed_over_and_missing_ones_told() -> None:
    limits = {"bytes": 1, "pages": 2, "characters": 3, "later": 4}
    assert decoded(types.Limits, limits) == types.Limits(1, 2, 3)
    with pytest.raises(Unexpected, match="has no pages"):
        decoded(types.Limits, {"bytes": 1, "characters": 3})


@pytest.mark.parametrize(
    ("kind", "value"),
    [(int, "1"), (int, True), (str, 1), (bool, 0), (float, "x"), (tuple[int, ...], {}),
     (types.Points, [1.0]), (types.Limits, []), (int | None, "x")],
)  # fmt: skip
def test_what_does_not_fit_is_told_without_its_value(kind: Any, value: object) -> None:
    with pytest.raises(Unexpected, match="another form") as told:
        decoded(kind, value)
    assert "x" not in str(told.value).split("is of")[0]


def test_words_that_a_newer_server_may_have_are_taken() -> None:
    assert decoded(types.Verdict, "mostly") == "mostly"  # type: ignore[arg-type]


def wire_name(kind: type) -> str:
    """The schema that a class stands for: its own name, or with what answers have behind it."""
    schemas = OPENAPI["components"]["schemas"]
    names = {"Hidden": "HiddenOut", "ResumeAdded": "ResumeAdded"}
    named = names.get(kind.__name__, f"{kind.__name__}Out")
    return named if named in schemas else kind.__name__


ASKED = {
    types.Weights,
    types.Where,
    types.Edit,
}  # what is sent; its own test is that the server takes it
ANSWERED = [
    kind
    for kind in vars(types).values()
    if isinstance(kind, type) and is_dataclass(kind) and kind not in ASKED
]


@pytest.mark.parametrize("kind", ANSWERED, ids=lambda kind: kind.__name__)
def test_every_class_has_the_fields_of_the_wire(kind: Any) -> None:
    schema = OPENAPI["components"]["schemas"][wire_name(kind)]
    assert {one.name for one in fields(kind)} == set(schema["properties"])
    hints = typing.get_type_hints(kind)
    for name, said in schema["properties"].items():
        nullable = any(one.get("type") == "null" for one in said.get("anyOf", []))
        assert (type(None) in typing.get_args(hints[name])) == nullable, name


EXAMPLES = [
    (name, kind)
    for kind in ANSWERED
    for name in OPENAPI["components"]["examples"]
    if name == wire_name(kind)
]


def test_there_are_examples_of_what_matters() -> None:
    assert {kind for _, kind in EXAMPLES} >= {types.Match, types.Ranking, types.Resume}


@pytest.mark.parametrize(("name", "kind"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_an_example_of_the_wire_loses_nothing(name: str, kind: Any) -> None:
    example = OPENAPI["components"]["examples"][name]["value"]
    made = decoded(kind, example)
    assert json.loads(json.dumps(asdict(made))) == example


# ---- many files


def test_many_files_are_told_in_order_and_one_that_fails_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    files = [tmp_path / "a.txt", ("b.txt", b"b"), tmp_path / "none.txt", ("c.txt", b"bad")]

    def send(name: str, data: bytes) -> str:
        if data == b"bad":
            raise Rejected(422, "unreadable", "It cannot be read.")
        return name + data.decode()

    sent = list(each(files, send, at_once=2))
    assert [(one.name, one.done, one.total, one.answer) for one in sent] == [
        ("a.txt", 1, 4, "a.txta"),
        ("b.txt", 2, 4, "b.txtb"),
        ("none.txt", 3, 4, None),
        ("c.txt", 4, 4, None),
    ]
    assert isinstance(sent[2].error, FileNotFoundError)
    assert isinstance(sent[3].error, Rejected)


def test_no_more_files_are_read_than_are_at_work() -> None:
    read = 0

    def files() -> Any:
        nonlocal read
        for number in range(100):
            read += 1
            yield str(number), b""

    sending = each(files(), lambda name, data: name, at_once=3)
    assert next(sending).name == "0"
    assert read <= 5
    sending.close()


def test_the_client_is_light_to_import() -> None:
    heavy = "{'pydantic', 'numpy', 'faiss', 'fastapi', 'openvino', 'apsw', 'lxml'}"
    code = f"import matcher.client.client, sys; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
