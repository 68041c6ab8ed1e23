"""Every operation asked with another tenant's ids: the very answer as for ids of nobody's."""

from __future__ import annotations

import io
import json
import re
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Template
from typing import Any

from scripts.loads import made
from scripts.loads.clients import Answer, ask, drive, request
from scripts.loads.figures import Figure, figure, law, quantile
from scripts.loads.server import Server, serving

CANARY = "Zyxgwen Quillfeather"
LIMITLESS = {"MATCHER_RATE": "0", "MATCHER_UPLOAD_RATE": "0", "MATCHER_AT_ONCE": "0"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
_LEAST = 8  # characters of an id that are enough to name a document
_TIMED = 60  # requests for each side, in turn
_DATE = "date"
_TOLD = 20  # operations whose answer to an owner must be another: else the walk saw nothing
_COUNTED = re.compile(r'"(?:total|considered|corpus_size|resumes|postings)": ?[1-9]')


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation, with a placeholder for each id: `$resume`, `$posting`, `$job` ..."""

    method: str
    path: str
    body: Any = None

    def filled(self, ids: Mapping[str, str], key: str) -> bytes:
        """The request with these ids."""
        headers = {"Authorization": f"Bearer {key}", "X-Request-Id": "walk", "If-Match": '"1"'}
        body = b""
        if self.body is not None:
            headers["Content-Type"] = "application/json"
            body = _with(json.dumps(self.body), ids).encode()
        return request(self.method, _with(self.path, ids), body, headers)


def measure() -> list[Figure]:
    """Two tenants, one of whom has something of every kind and another who asks for it."""
    with serving(LIMITLESS, keys=True) as server:
        theirs, ours = (server.key("read,write", name) for name in ("theirs", "ours"))
        real = settle(server.port, theirs)
        settled(server.port, theirs)
        before = seen(server.port, theirs, real)
        document = json.loads(ask(server.port, request("GET", "/openapi.json")).body)
        walked = list(walk(document))
        admin = server.key("admin")
        leaks = [one for one in walked if leak(server.port, ours, one, real)]
        operator = [one for one in walked if leak(server.port, admin, one, real)]
        after = seen(server.port, theirs, real)
        told = sum(
            leak(server.port, theirs, one, real) for one in walked if one.method in ("GET", "POST")
        )
        return [
            figure("operations asked, with every method", len(walked)),
            law("of these, told to who has it", told, told >= _TOLD, f">= {_TOLD}"),
            law("answers that tell an id of theirs from one of nobody's", _named(leaks), not leaks),
            law("the same of a key that may only operate", _named(operator), not operator),
            law("answers with a word of theirs", *_words(server.port, ours, walked, real)),
            law("what they have was changed by it", int(before != after), before == after),
            law("answers that they get of their own", *_statuses(before)),
            *_timing(server, ours, real),
            law("errors in the log", server.faults, not server.faults),
        ]


def settle(port: int, key: str) -> dict[str, str]:
    """Have a tenant keep a resume, a posting, a job and feedback; their ids."""
    resume = made.resume(7) + f"% {CANARY}".encode()
    sent: dict[str, tuple[str, bytes, str]] = {
        "resume": ("/v1/resumes", resume, "application/pdf"),
        "posting": ("/v1/postings", made.posting().encode(), "text/plain"),
        "job": ("/v1/jobs", _archive(), "application/zip"),
    }
    ids = {name: _kept(port, key, *asked) for name, asked in sent.items()}
    opinion = {"posting_id": ids["posting"], "resume_id": ids["resume"], "requirement": 1}
    said = opinion | {"verdict": "met", "reason": CANARY}
    ids["feedback"] = _kept(
        port, key, "/v1/feedback", json.dumps(said).encode(), "application/json"
    )
    return ids


def settled(port: int, key: str, seconds: float = 30) -> None:
    """Wait until no job is at work."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        jobs = json.loads(ask(port, Asked("GET", "/v1/jobs").filled({}, key)).body)["jobs"]
        if all(job["state"] not in ("queued", "running") for job in jobs):
            return
        time.sleep(0.1)


def _kept(port: int, key: str, path: str, body: bytes, kind: str) -> str:
    headers = {"Authorization": f"Bearer {key}", "Content-Type": kind}
    headers["X-Filename"] = CANARY.replace(" ", "-")
    answer = ask(port, request("POST", path, body, headers))
    if answer.status not in (200, 201, 202):
        raise RuntimeError(f"{path} answered {answer.status}: {answer.body[:500]!r}")
    return str(json.loads(answer.body)["id"])


def _archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{CANARY}.pdf", made.resume(8))
    return file.getvalue()


def walk(document: Mapping[str, Any]) -> Iterator[Asked]:
    """Every path of an OpenAPI document that takes an id, in its path or its body.

    Each with every method, so that none tells more than those that are documented.
    """
    for path, item in document["paths"].items():
        kind = re.match(r"/v1/(resume|posting|job|feedback)s?/", path)
        filled = path.replace("{id}", f"${kind[1]}") if kind else path
        filled = filled.replace("{page}", "1").replace("{code}", "busy")
        body = BODIES.get(path)
        if "$" in filled:
            for method in _all(item):
                yield Asked(method, filled, body if method == "PATCH" else None)
            if kind and kind[1] != "feedback":
                yield Asked("GET", filled.replace(f"${kind[1]}", f"${kind[1]}_short"))
        elif body is not None:
            yield Asked("POST", filled, body)
    yield Asked("GET", "/v1/exports/feedback?posting_id=$posting&resume_id=$resume")
    yield Asked("GET", "/v1/feedback?posting_id=$posting&resume_id=$resume")


def _all(item: Mapping[str, Any]) -> list[str]:
    known = {method.upper() for method in item}
    return [*sorted(known), *(method for method in METHODS if method not in known)]


_PAIR = {"posting_id": "$posting", "resume_id": "$resume"}
BODIES: dict[str, Any] = {
    "/v1/matches": _PAIR,
    "/v1/matches/batch": {"posting_id": "$posting", "resume_ids": ["$resume"]},
    "/v1/rankings": {"posting_id": "$posting"},
    "/v1/rankings/export": {"posting_id": "$posting"},
    "/v1/searches": {"posting_id": "$posting", "number": 1},
    "/v1/suitable": {"resume_id": "$resume"},
    "/v1/feedback": _PAIR | {"requirement": 1, "verdict": "met", "reason": "x"},
    "/v1/postings/{id}": {"requirements": {"1": {"weight": 2.0}}},
}


def leak(port: int, key: str, asked: Asked, real: Mapping[str, str]) -> bool:
    """Whether two answers differ, but for the ids that were asked for."""
    found = [(ask(port, asked.filled(ids, key)), ids) for ids in (real, nobodys(real))]
    first, second = (hushed(answer, ids) for answer, ids in found)
    return first != second


def nobodys(real: Mapping[str, str]) -> dict[str, str]:
    """Ids of the same form that nothing has."""
    return {name: re.sub(r"\w", "f", one) for name, one in real.items()}


def hushed(answer: Answer, ids: Mapping[str, str]) -> tuple[int, str, str, str]:
    """An answer without the ids that were asked for, which are the caller's own words."""
    text = answer.body.decode("utf-8", "replace")
    heads = str(sorted(one for one in answer.headers.items() if one[0] != _DATE))
    for one in ids.values():
        for size in range(len(one), _LEAST - 1, -1):
            text, heads = text.replace(one[:size], "ID"), heads.replace(one[:size], "ID")
    return answer.status, answer.fault, text, heads


def seen(port: int, key: str, ids: Mapping[str, str]) -> list[tuple[int, bytes]]:
    """What a tenant is answered of its own."""
    paths = ("/v1/resumes/$resume", "/v1/postings/$posting", "/v1/jobs/$job")
    asked = [Asked("GET", path) for path in (*paths, "/v1/feedback/$feedback")]
    answers = drive(port, [[one.filled(ids, key) for one in asked]])[0]
    return [(one.status, one.body) for one in answers]


def _statuses(answers: list[tuple[int, bytes]]) -> tuple[str, bool, str]:
    found = sorted({status for status, _ in answers})
    return str(found), found == [200], "[200]"


def _words(
    port: int, key: str, walked: list[Asked], real: Mapping[str, str]
) -> tuple[str | int, bool]:
    """How many answers to somebody else have a word, an id or a number of theirs."""
    listings = [Asked("GET", f"/v1/{what}") for what in ("resumes", "postings", "jobs")]
    listings += [
        Asked("GET", "/v1"),
        Asked("GET", "/v1/feedback"),
        Asked("GET", "/v1/exports/feedback"),
    ]
    ranking = {"posting_text": made.posting(3)}
    listings += [Asked("POST", "/v1/rankings", ranking), Asked("GET", "/v1/resumes?name=Quill")]
    wrong = []
    for one in listings:
        text = ask(port, one.filled(real, key)).body.decode("utf-8", "replace")
        if any(word in text for word in (*CANARY.split(), *real.values())) or _COUNTED.search(text):
            wrong.append(one)
    for one in walked:
        text = ask(port, one.filled(real, key)).body.decode("utf-8", "replace")
        if any(word in text for word in CANARY.split()):
            wrong.append(one)
    return _named(wrong), not wrong


def _timing(server: Server, key: str, real: Mapping[str, str]) -> list[Figure]:
    """Whether it takes longer to say no to an id that somebody has."""
    asked = Asked("GET", "/v1/resumes/$resume")
    both = [asked.filled(ids, key) for ids in (real, nobodys(real))]
    answers = drive(server.port, [both * _TIMED])[0]
    theirs, others = (
        quantile([one.seconds * 1000 for one in answers[at::2]], 0.5) for at in (0, 1)
    )
    return [figure("no to an id of theirs over one of nobody's, p50", round(theirs / others, 2))]


def _with(text: str, ids: Mapping[str, str]) -> str:
    short = {f"{name}_short": one[:_LEAST] for name, one in ids.items()}
    return Template(text).safe_substitute(ids, **short)


def _named(asked: list[Asked]) -> str | int:
    return ", ".join(sorted({f"{one.method} {one.path}" for one in asked})) or 0
