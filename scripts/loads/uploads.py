"""Many uploads at once: taken or refused, at once and with a word, while the server stays awake."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from scripts.loads import made
from scripts.loads.clients import Answer, Pulse, ask, drive, request
from scripts.loads.figures import Figure, at_most, figure, law, quantile
from scripts.loads.server import serving

TAKEN = (200, 201)
REFUSED = (429, 503)
REFUSAL_MS, LIVE_MS = 100, 250  # p99
LIVE = request("GET", "/livez")
_PHOTO = 4  # every fourth has one: too large for a socket to take at once


def measure(clients: int = 256, rounds: int = 3) -> list[Figure]:
    """`clients` uploads at once, `rounds` times: other files, each of two pages."""
    files = [
        upload(made.resume(n, photo=n % _PHOTO == 0), f"resume-{n}.pdf")
        for n in range(clients * rounds)
    ]
    with serving() as server:
        ask(server.port, upload(made.resume(clients * rounds), "first.pdf"))
        answers: list[Answer] = []
        with Pulse(server.port, LIVE) as pulse:
            for at in range(0, len(files), clients):
                found = drive(server.port, [[file] for file in files[at : at + clients]])
                answers += [one for (one,) in found]
        listed = ask(server.port, request("GET", "/v1/resumes?limit=1"))
        kept = json.loads(listed.body)["total"] - 1
        faults = law("errors in the log", server.faults, not server.faults)
        return [*told(answers, pulse.answers, kept), faults]


def upload(data: bytes, name: str) -> bytes:
    """A request that uploads a resume."""
    return request("POST", "/v1/resumes", data, {"X-Filename": name})


def told(uploads: Sequence[Answer], live: Sequence[Answer], kept: int) -> list[Figure]:
    """What the answers amount to; `kept` is how many resumes the server has of them."""
    taken = [one for one in uploads if one.status in TAKEN]
    refused = [one for one in uploads if one.status in REFUSED]
    faults = Counter(one.fault for one in [*uploads, *live] if one.fault)
    other = Counter(
        one.status for one in uploads if not one.fault and one.status not in (*TAKEN, *REFUSED)
    )
    mute = sum(not _explained(one) for one in refused)
    late = [one for one in refused if b"was busy for" in one.body]  # let in, and no turn came
    waits = [one.wait * 1000 for one in refused if one not in late]
    living = [one.seconds * 1000 for one in live]
    dead = sum(one.status != 200 for one in live)
    return [
        figure("uploads", len(uploads)),
        figure("taken", len(taken)),
        figure("refused at once with 429 or 503", len(waits)),
        figure("refused after the longest wait for a turn", len(late)),
        law("other statuses", str(dict(other)) if other else 0, not other),
        law("resets and broken answers", str(dict(faults)) if faults else 0, not faults),
        law("refusals without problem or Retry-After", mute, not mute),
        law(
            "taken and not kept, or kept and not taken", abs(len(taken) - kept), len(taken) == kept
        ),
        at_most("refusal p99, from the last byte sent", quantile(waits, 0.99), REFUSAL_MS, "ms"),
        figure("refusal p50, from the last byte sent", round(quantile(waits, 0.5), 3), "ms"),
        figure("refusal p99, from connecting", _ms(refused, 0.99) if not late else "-", "ms"),
        figure("upload that was taken, p50", _ms(taken, 0.5), "ms"),
        figure("upload that was taken, slowest", _ms(taken, 1.0), "ms"),
        law("/livez other than 200", dead, not dead),
        figure("/livez asked", len(live)),
        at_most("/livez p99 meanwhile", quantile(living, 0.99), LIVE_MS, "ms"),
    ]


def _explained(answer: Answer) -> bool:
    problem = answer.headers.get("content-type") == "application/problem+json"
    return problem and answer.headers.get("retry-after", "").isdecimal()


def _ms(answers: Sequence[Answer], share: float) -> float:
    return round(quantile([one.seconds * 1000 for one in answers], share), 3)
