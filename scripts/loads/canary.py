"""Names and texts that must never be seen in a log or in metrics, sent in by every way there is."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from scripts.loads import made
from scripts.loads.clients import ask, request
from scripts.loads.figures import Figure, figure, law
from scripts.loads.server import serving
from scripts.loads.tenants import LIMITLESS, settled

NAME = "Zyxgwen Quillfeather"
WORDS = ("Zyxgwen", "Quillfeather", "zyxgwen@example.org", "Vexillology")
_TEXT = f"""{NAME}
zyxgwen@example.org | +32 9 555 01 42

Experience
Vexillology Lead, Quillfeather Flags, Jan 2019 - Present
- Led Vexillology for Zyxgwen and five others

Skills
- Python, Vexillology
"""
_POSTING = f"{NAME} Ltd\n\nMinimum Qualifications:\n\n5 years of Vexillology\nPython or Java\n"
_JSON = "application/json"


def measure() -> list[Figure]:
    """Two servers, one for each form of the log."""
    return [one for kind in ("text", "json") for one in _of(kind)]


def _of(kind: str) -> Iterator[Figure]:
    with serving(LIMITLESS | {"MATCHER_LOG": kind}, keys=True) as server:
        key, admin = server.key("read,write"), server.key("admin")
        sent = list(requests(key))
        statuses = [ask(server.port, one).status for one in sent]
        asked = request("GET", "/metrics", headers={"Authorization": f"Bearer {admin}"})
        metrics = ask(server.port, asked).body.decode()
        settled(server.port, key)
        log = server.log
    secrets = [key, admin, key.split("_")[2], admin.split("_")[2]]
    yield figure(f"{kind}: requests", len(sent))
    yield figure(f"{kind}: refused", sum(status >= 400 for status in statuses))
    yield law(f"{kind}: requests not in the log", *_missing(log, len(sent)))
    yield law(f"{kind}: counted in /metrics", *_counted(metrics))
    yield law(f"{kind}: canaries in the log", *found(log, [*WORDS, *secrets]))
    yield law(f"{kind}: canaries in /metrics", *found(metrics, [*WORDS, *secrets]))


def requests(key: str) -> Iterator[bytes]:
    """The canaries in bodies, names, paths, queries, headers, methods; in good and bad requests."""
    headers = {"Authorization": f"Bearer {key}", "X-Filename": quote(f"{NAME}.txt")}
    for data in (_TEXT.encode(), made.resume(1) + NAME.encode(), f"%PDF-1.7 {NAME}".encode()):
        yield request("POST", "/v1/resumes", data, headers)
    yield request("POST", "/v1/resumes", _form(), headers | _FORM)
    yield request("POST", "/v1/resumes", b"\x00\x01" + NAME.encode(), headers)
    yield request("POST", "/v1/postings", _POSTING.encode(), headers)
    yield request("POST", "/v1/jobs", _archive(), headers)
    for path, body in (
        ("/v1/rankings", {"posting_text": _POSTING}),
        ("/v1/rankings/export?format=csv", {"posting_text": _POSTING}),
        ("/v1/searches", {"text": f"5 years of Vexillology with {NAME}"}),
        ("/v1/matches", {"posting_text": _POSTING, "resume_id": NAME}),
        ("/v1/matches", {NAME: _POSTING}),
        ("/v1/feedback", {"reason": NAME, "reviewer": NAME, "verdict": NAME}),
        ("/v1/jobs", {"callback": f"https://zyxgwen.example/{NAME}"}),
    ):
        yield request("POST", path, json.dumps(body).encode(), headers | {"Content-Type": _JSON})
    yield request("POST", "/v1/matches", f'{{"{NAME}'.encode(), headers | {"Content-Type": _JSON})
    for path in (f"/v1/resumes/{NAME}", f"/{NAME}", f"/v1/resumes?name={NAME}&{NAME}={NAME}"):
        yield request("GET", quote(path, safe="/?&="), headers=headers)
        yield request("DELETE", quote(path, safe="/?&="), headers=headers)
    for name in ("X-Request-Id", "User-Agent", "Cookie", "Referer", "Idempotency-Key", "Origin"):
        yield request("GET", "/v1/resumes", headers=headers | {name: NAME})
    yield request(WORDS[0].upper(), "/v1", headers=headers)
    yield request("GET", "/v1", headers={"Authorization": f"Bearer {NAME}"})
    yield request("GET", "/v1", headers={"Authorization": f"Basic {_basic()}"})
    yield request("GET", "/v1", headers={"X-API-Key": WORDS[0]})
    yield request("GET", "/v1", headers=headers | {"Host": f"{WORDS[0]}.example"})
    yield f"{NAME} is no HTTP\r\n\r\n".encode()


_FORM = {"Content-Type": "multipart/form-data; boundary=x"}


def _form() -> bytes:
    head = f'Content-Disposition: form-data; name="file"; filename="{NAME}.txt"'
    return f"--x\r\n{head}\r\n\r\n{_TEXT}\r\n--x--\r\n".encode()


def _archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{NAME}/{NAME}.txt", _TEXT)
        archive.writestr(f"{NAME}/{NAME}.pdf", b"%PDF-1.7 " + NAME.encode())
    return file.getvalue()


def _basic() -> str:
    return base64.b64encode(f"{NAME}:secret".encode()).decode()


def _missing(log: str, requests: int) -> tuple[int, bool]:
    """That there is a log at all: without this the others would find nothing in nothing."""
    lines = sum("/v1" in line or " - " in line or '"-"' in line for line in log.splitlines())
    return max(0, requests - 2 - lines), lines >= requests - 2  # what is no HTTP has no line


def _counted(metrics: str) -> tuple[str, bool]:
    there = 'route="/v1/resumes"' in metrics and "matcher_http_problems_total" in metrics
    return ("yes" if there else "no"), there


def found(text: str, words: Iterable[str]) -> tuple[int, bool]:
    """How many of the words are somewhere in a text, written in any usual way."""
    small = text.lower()
    forms = {form for word in words for form in _forms(word.lower())}
    there = sum(form in small for form in forms)
    return there, not there


def _forms(word: str) -> Iterator[str]:
    yield word
    yield quote(word, safe="").lower()
    yield word.encode().hex()
