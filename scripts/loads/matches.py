"""Warm matches over HTTP by some clients at once; an upload until it can be found."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence

from scripts.loads import made
from scripts.loads.clients import Answer, ask, drive, request
from scripts.loads.figures import Figure, at_most, figure, law, quantile
from scripts.loads.server import Server, serving
from scripts.loads.uploads import upload

CLIENTS = {1: 200, 8: 400, 32: 640}  # clients at once -> matches of all of them together
P50_MS, P95_MS, INDEXED_MS = 60, 120, 400
REQUIREMENTS = 11
_WARM_UP = 10
_UPLOADS = 40
JSON = {"Content-Type": "application/json"}


def measure(clients: dict[int, int] | None = None, uploads: int = _UPLOADS) -> list[Figure]:
    """A pasted posting of 11 requirements against a stored resume, by 1, 8 and 32 clients."""
    figures: list[Figure] = []
    with serving() as server:
        added = ask(server.port, upload(made.resume(0), "resume.pdf"))
        resume = json.loads(added.body)["id"]
        asked = match(resume, made.posting())
        first = [ask(server.port, asked) for _ in range(_WARM_UP)][-1]
        pairs = len(json.loads(first.body)["pairs"])
        figures.append(law("requirements", pairs, pairs == REQUIREMENTS, str(REQUIREMENTS)))
        for some, matches in (clients or CLIENTS).items():
            figures += _matched(server, some, asked, matches, first.body)
        other = [match(resume, made.posting(n)) for n in range(1, 41)]
        cold = [answer.seconds * 1000 for answer in drive(server.port, [other])[0]]
        figures.append(figure("a posting never seen, 1 client, p50", round(quantile(cold, 0.5), 1)))
        figures += _indexed(server, uploads)
        figures.append(law("errors in the log", server.faults, not server.faults))
    return figures


def match(resume: str, posting: str) -> bytes:
    """A request that holds a pasted posting against a stored resume."""
    body = json.dumps({"resume_id": resume, "posting_text": posting}).encode()
    return request("POST", "/v1/matches", body, JSON)


def _matched(
    server: Server, clients: int, asked: bytes, matches: int, right: bytes
) -> list[Figure]:
    began, spent = time.monotonic(), server.seconds()
    found = drive(server.port, [[asked] * (matches // clients) for _ in range(clients)])
    seconds, spent = time.monotonic() - began, server.seconds() - spent
    answers = [one for some in found for one in some]
    wrong = sum(one.status != 200 or one.body != right for one in answers)
    times = [one.seconds * 1000 for one in answers]
    name = f"match, {clients} client{'s' * (clients > 1)}"
    goals = (P50_MS, P95_MS) if clients == 1 else (None, None)
    shares = zip((0.5, 0.95), goals, strict=True)
    return [
        law(f"{name}: other than the one answer", wrong, not wrong),
        *(_held(f"{name}, p{share * 100:g}", times, share, goal) for share, goal in shares),
        figure(f"{name}: a second", round(len(answers) / seconds, 1)),
        figure(f"{name}: processor time of one", round(1000 * spent / len(answers), 1), "ms"),
    ]


def _held(name: str, times: Sequence[float], share: float, goal: float | None) -> Figure:
    found = round(quantile(times, share), 1)
    return figure(name, found, "ms") if goal is None else at_most(name, found, goal, "ms")


def _indexed(server: Server, uploads: int) -> list[Figure]:
    """Uploads one after the other: an answer comes once the resume can be found."""
    before = _total(server)
    files = [upload(made.resume(n), f"resume-{n}.pdf") for n in range(1000, 1000 + uploads)]
    answers: list[Answer] = drive(server.port, [files])[0]
    times = [one.seconds * 1000 for one in answers]
    wrong = sum(one.status != 201 for one in answers) + abs(_total(server) - before - uploads)
    return [
        law("uploads not taken, or not listed after it", wrong, not wrong),
        at_most("upload of 2 pages until indexed, p50", quantile(times, 0.5), INDEXED_MS, "ms"),
        figure("upload of 2 pages until indexed, p95", round(quantile(times, 0.95), 1), "ms"),
    ]


def _total(server: Server) -> int:
    answer = ask(server.port, request("GET", "/v1/resumes?limit=1"))
    return int(json.loads(answer.body)["total"])
