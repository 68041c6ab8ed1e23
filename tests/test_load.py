"""Load and abuse, in short: laws that hold on any machine. The long form is `scripts/load.py`."""

import asyncio
import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.content import Limits
from matcher.api.app import create_app
from matcher.api.frame import Served
from matcher.api.quick import TOLD_AFTER, Look, Quick
from matcher.api.turns import Turns
from matcher.reading import read_posting, read_resume
from matcher.settings import Settings
from matcher.types import Level
from scripts.loads import canary, large, made, matches, slow, tenants, uploads
from scripts.loads.clients import Answer, Pulse, ask, drive, read_answer, request
from scripts.loads.figures import Figure, at_most, quantile
from tests.api_door import POSTING, RESUME
from tests.test_api_connection import Running, running


@pytest.fixture(scope="module")
def served() -> Iterator[Running]:
    """A server of two jobs and two who wait; what is slow is cut soon."""
    with running() as found:
        yield found


def broken(figures: list[Figure]) -> list[str]:
    """The laws that were broken, as they are printed."""
    assert any(one.law for one in figures)
    return [one.line() for one in figures if one.law and one.good is False]


# ---- a server


def test_many_uploads_are_taken_or_refused_with_a_word(served: Running) -> None:
    before = len(served.service.resumes)
    files = [uploads.upload(RESUME + b"\n- Number %d" % n, "r.txt") for n in range(64)]
    with Pulse(served.port, uploads.LIVE) as pulse:
        answers = [one for (one,) in drive(served.port, [[file] for file in files])]
    kept = len(served.service.resumes) - before
    assert broken(uploads.told(answers, pulse.answers, kept)) == []
    assert {one.status for one in answers} == {201, 503}
    assert len(pulse.answers) > 1


def test_slow_connections_are_shut_and_hold_nobody_up(served: Running) -> None:
    added = ask(served.port, uploads.upload(RESUME, "resume.txt"))
    asked = matches.match(json.loads(added.body)["id"], POSTING["text"])
    alone = [ask(served.port, asked) for _ in range(3)]
    dripping = slow.Slow(served.port, 15, every=0.1)
    with dripping, Pulse(served.port, asked) as pulse:
        dripping.join()
    assert broken(slow.told(dripping.held, alone, pulse.answers)) == []
    assert max(one.seconds for one in dripping.held) < 15  # 5 for a body, 1 to linger
    statuses = {kind: {x.status for x in dripping.held if x.kind == kind} for kind in slow.KINDS}
    assert statuses["head"] == {408}
    assert statuses["body"] <= {408, 503}
    assert {one.body for one in pulse.answers} == {alone[0].body}


def test_uploads_that_are_still_to_come_keep_no_place_of_others(served: Running) -> None:
    turns = served.server.config.app.state.turns  # type: ignore[union-attr]
    tokens = [object() for _ in range(turns.places)]
    for token in tokens:
        turns.expect(token)
    try:
        assert ask(served.port, uploads.upload(RESUME, "resume.txt")).status == 503
        assert ask(served.port, request("GET", "/v1/resumes")).status == 200
        assert ask(served.port, matches.match("f" * 64, POSTING["text"])).status == 404
    finally:
        for token in tokens:
            turns.forget(token)


def test_uploads_whose_heads_come_at_once_are_counted_before_the_gate_sees_any(
    served: Running,
) -> None:
    """Of 10 looked at in one go as many go on as there are places, and each has its place."""
    turns: Turns = served.server.config.app.state.turns  # type: ignore[union-attr]
    told: list[Served] = []
    quick = Quick(served.server.config.app.state.gate.operations, turns, told.append)  # type: ignore[union-attr]

    async def crowd() -> list[Look]:
        found = [quick.look(b"POST /v1/resumes?x=1 HTTP/1.1\r\nHost: a\r\n\r\n") for _ in range(10)]
        await asyncio.sleep(TOLD_AFTER + 0.1)
        return found

    looks = asyncio.run(crowd())
    for look in looks:
        turns.forget(look.token)
    assert [look.answer is None for look in looks] == [n < turns.places for n in range(10)]
    assert (looks[-1].answer or b"").startswith(b"HTTP/1.1 503")
    assert [(one.code, one.route) for one in told] == [("busy", "/v1/resumes")] * (
        10 - turns.places
    )


def test_a_line_without_a_head_takes_no_place(served: Running) -> None:
    turns = Turns(1, 0, 1)
    quick = Quick(served.server.config.app.state.gate.operations, turns, lambda _: None)  # type: ignore[union-attr]
    line = b"POST /v1/resumes HTTP/1.1\r\n"
    assert [quick.look(line + more).token is None for more in (b"", b"Host: a\r\n")] == [True] * 2
    assert not turns.full()
    assert quick.look(line + b"\r\n").token is not None
    assert turns.full()


def test_who_is_refused_as_the_server_ends_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matcher.api.quick.TOLD_AFTER", 60)
    told: list[Served] = []
    with running() as found:
        app: Any = found.server.config.app
        app.state.quick._watch = told.append
        turns: Turns = app.state.turns
        for _ in range(turns.places):
            turns.expect(object())
        assert ask(found.port, uploads.upload(RESUME, "resume.txt")).status == 503
    assert [(one.code, one.route) for one in told] == [("busy", "/v1/resumes")]


@pytest.mark.parametrize(
    ("request_", "refused", "unread"),
    [
        (b"POST /v1/resumes HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", True, False),
        (b"POST /v1/resumes HTTP/1.1\r\ncontent-length:3\r\n\r\nab", True, True),
        (b"POST /v1/resumes HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", True, True),
        (b"POST /v1/resumes HTTP/1.1\r\nContent-Length: 3\r\n", False, False),
        (b"POST /v1/resumes HTTP/1.1\r\nOrigin: http://a\r\n\r\n", False, False),
        (b"POST /v1/feedback HTTP/1.1\r\n\r\n", False, False),
        (b"GET /v1/resumes HTTP/1.1\r\n\r\n", False, False),
        (b"POST /v1/matches HTTP/1.1\r\n\r\n", False, False),  # brings no file: has a place
    ],
)
def test_only_uploads_of_programs_are_refused_by_their_first_bytes(
    served: Running, request_: bytes, refused: bool, unread: bool
) -> None:
    turns = Turns(1, 0, 1)
    turns.expect(object())
    quick = Quick(served.server.config.app.state.gate.operations, turns, lambda _: None)  # type: ignore[union-attr]

    async def look() -> Look:
        return quick.look(request_)

    found = asyncio.run(look())
    assert (found.answer is not None, found.unread) == (refused, unread)


@pytest.mark.parametrize("name", ["resume", "resume, as a form", "posting", "match"])
@pytest.mark.parametrize("deaf", [False, True])
def test_a_body_without_end_leaves_nothing(
    served: Running, name: str, deaf: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path, kind, start = large.BODIES[name]
    answer = large.flood(served.port, path, kind, start, 4_000_000, deaf=deaf)
    assert (answer.status, answer.fault) == (413, "")
    assert json.loads(answer.body)["code"] == "too_large"
    assert _files(tmp_path) == []


def _files(folder: Path) -> list[str]:
    """Files in a folder, and those that are there no more but held open by this process."""
    end = time.monotonic() + 60  # the answer comes before the last clean-up
    while (left := [*_named(folder), *_held(folder)]) and time.monotonic() < end:
        time.sleep(0.05)
    return left


def _named(folder: Path) -> list[str]:
    return [str(file) for file in folder.rglob("*") if file.is_file()]


def _held(folder: Path) -> Iterator[str]:
    for handle in Path("/proc/self/fd").iterdir():
        try:
            name = str(handle.readlink())
        except OSError:
            continue
        if name.startswith(str(folder)):
            yield name


# ---- what is sent


def test_the_walk_meets_every_operation_that_takes_an_id() -> None:
    document = create_app(Settings(data=Path("never-used"))).openapi()
    walked = list(tenants.walk(document))
    asked = {(one.method, one.path) for one in walked}
    for path, item in document["paths"].items():
        if "{id}" in path:
            kind = path.split("/")[2].rstrip("s")
            filled = path.replace("{id}", f"${kind}").replace("{page}", "1")
            assert {(method, filled) for method in tenants.METHODS} <= asked
        for operation in item.values():
            if _takes_id(operation, document):
                assert path in tenants.BODIES
                assert ("POST", path) in asked
    real = {"resume": "a1" * 32, "posting": "b2" * 32, "job": "c3" * 16, "feedback": "d4" * 16}
    for one in walked:
        assert b"$" not in one.filled(real, "key")
        assert one.filled(real, "key") != one.filled(tenants.nobodys(real), "key")


def _takes_id(operation: dict[str, Any], document: dict[str, Any]) -> bool:
    """Whether an operation's body names a document."""
    content = operation.get("requestBody", {}).get("content", {})
    named = content.get("application/json", {}).get("schema", {}).get("$ref", "")
    fields = document["components"]["schemas"].get(named.rpartition("/")[2], {})
    return any(field.endswith(("_id", "_ids")) for field in fields.get("properties", {}))


def test_an_answer_that_tells_of_an_id_is_a_leak() -> None:
    """An answer may repeat what was asked, in full or cut short, and nothing else may differ."""
    real = {"resume": "ab12" * 16}
    nobodys = tenants.nobodys(real)
    assert nobodys == {"resume": "f" * 64}

    def said(status: int, text: str) -> Answer:
        return Answer(0.0, status, {"date": text, "x": "same"}, text.encode())

    first = tenants.hushed(said(404, f"no {real['resume']} or {real['resume'][:10]}"), real)
    second = tenants.hushed(said(404, f"no {'f' * 64} or {'f' * 10}"), nobodys)
    assert first == second
    assert tenants.hushed(said(403, "no"), real) != tenants.hushed(said(404, "no"), nobodys)
    assert tenants.hushed(said(404, "No"), real) != tenants.hushed(said(404, "no"), nobodys)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("GET /v1/ZYXGWEN", False),
        ("a zyxgwen%40example.org b", False),
        (f"file {b'vexillology'.hex()}", False),
        ("POST /v1/resumes 201", True),
    ],
)
def test_a_canary_is_found_however_it_is_written(text: str, good: bool) -> None:
    there, holds = canary.found(text, canary.WORDS)
    assert (holds, bool(there)) == (good, not good)


def test_every_canary_is_sent() -> None:
    sent = b"".join(canary.requests("key")).decode("latin-1")
    assert all(word in sent for word in canary.WORDS)


def test_resumes_have_two_pages_and_each_is_another() -> None:
    first, again, other = (
        read_resume(made.resume(n, photo=photo), "r.pdf", Limits())
        for n, photo in ((1, False), (1, False), (2, True))
    )
    assert len(first.document.pages) == len(other.document.pages) == 2
    assert first == again
    assert first.document.text != other.document.text
    assert len(first.resume.passages) > 40
    assert len(made.resume(2, photo=True)) > 200_000


@pytest.mark.parametrize("number", [0, 1, 7])
def test_postings_ask_for_eleven_things(number: int) -> None:
    read = read_posting(made.posting(number).encode(), "p.txt", Limits(), None)
    counted = [one for one in read.posting.requirements if one.level is not Level.RESPONSIBILITY]
    assert len(counted) == matches.REQUIREMENTS == 11


# ---- what is found


@given(st.binary(max_size=50), st.integers(0, 200))
def test_an_answer_is_whole_at_its_last_byte_and_not_before(body: bytes, at: int) -> None:
    whole = b"HTTP/1.1 201 Created\r\nContent-Length: %d\r\nX-A: b\r\n\r\n" % len(body) + body
    answer = Answer(0.0)
    assert not read_answer(whole[: min(at, len(whole) - 1)], answer)
    assert read_answer(whole, answer)
    assert (answer.status, answer.body) == (201, body)
    assert answer.headers == {"content-length": str(len(body)), "x-a": "b"}


def test_figures_by_hand() -> None:
    """Of 1..100 the 99th percentile is 99; of 3, 1, 2 the half is 2."""
    assert quantile([float(n) for n in range(1, 101)], 0.99) == 99
    assert quantile([3.0, 1.0, 2.0], 0.5) == 2
    assert at_most("p99", 100.0, 100, "ms").good
    missed, wrong = at_most("p99", 100.1, 100, "ms"), at_most("left", 1, 0, law=True)
    assert missed.line().endswith("missed")
    assert wrong.line().endswith("BROKEN")


def test_what_uploads_may_be_answered() -> None:
    """A whole 201, a 503 that explains itself; everything else breaks a law."""
    explained = {"content-type": "application/problem+json", "retry-after": "5"}
    taken, refused = Answer(0.0, 201), Answer(0.0, 503, explained)
    live = [Answer(0.0, 200)]
    assert broken(uploads.told([taken, refused], live, kept=1)) == []
    for wrong in (Answer(0.0, 503), Answer(0.0, 500), Answer(0.0, 0, fault="reset")):
        assert len(broken(uploads.told([taken, refused, wrong], live, kept=1))) == 1
    assert len(broken(uploads.told([taken], live, kept=0))) == 1
    assert len(broken(uploads.told([taken], [Answer(0.0, 503)], kept=1))) == 1
