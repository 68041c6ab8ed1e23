"""Bodies larger than any file may be: refused, thrown away, and never held."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from scripts.loads.clients import Answer, ask, read_answer, request
from scripts.loads.figures import Figure, at_most, figure, law
from scripts.loads.server import Server, serving, size_of, watched

SIZE = 300_000_000
_MB = 1_000_000
_ONE_MB, _MANY_MB = 64, 256  # of memory: for one body, and for all bodies together
_PIECE = 128 * 1024
_FORM = 'multipart/form-data; boundary="x"'
_PART = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
_ZIP = b"PK\x03\x04"

# Where it is sent, of which type, and what it begins with.
BODIES = {
    "resume": ("/v1/resumes", "application/pdf", b"%PDF-1.7\n"),
    "resume, as a form": ("/v1/resumes", _FORM, _PART),
    "posting": ("/v1/postings", "text/plain", b""),
    "match": ("/v1/matches", "application/json", b'{"posting_text": "'),
    "archive": ("/v1/jobs", "application/zip", _ZIP),
    "archive, as a form": ("/v1/jobs", _FORM, _PART + _ZIP),
}


def measure(size: int = SIZE, at_once: int = 8) -> list[Figure]:
    """A chunked body of `size` bytes to whatever takes one; then `at_once` of them together."""
    figures: list[Figure] = []
    with serving() as server:
        ask(server.port, request("GET", "/v1"))
        for name, (path, kind, start) in BODIES.items():
            figures += _one(server, name, path, kind, start, size)
        figures += _many(server, size, at_once)
        figures += _announced(server, size)
        figures.append(law("errors in the log", server.faults, not server.faults))
    return figures


def _one(server: Server, name: str, path: str, kind: str, start: bytes, size: int) -> list[Figure]:
    data, usual = size_of(server.folder / "data"), server.resident()
    with watched(server) as peaks:
        answer = flood(server.port, path, kind, start, size, deaf=name == "resume")
    grown = (peaks.resident - usual) / _MB
    left = server.temporary() + size_of(server.folder / "data") - data
    return [
        law(f"{name}: answered with", answer.fault or answer.status, answer.status == 413, "413"),
        law(f"{name}: bytes left", left, left <= 0),
        at_most(f"{name}: memory grew by", grown, _ONE_MB, "MB", law=True),
        figure(f"{name}: temporary bytes meanwhile", round(peaks.temporary / _MB, 1), "MB"),
    ]


def _many(server: Server, size: int, at_once: int) -> list[Figure]:
    """Many at once: some are refused for want of room."""
    path, kind, start = BODIES["resume"]
    usual = server.resident()
    with watched(server) as peaks, ThreadPoolExecutor(at_once) as pool:
        jobs = [pool.submit(flood, server.port, path, kind, start, size) for _ in range(at_once)]
        answers = [job.result() for job in jobs]
    wrong = sum(one.status not in (413, 503) or bool(one.fault) for one in answers)
    grown = (peaks.resident - usual) / _MB
    return [
        law(f"{at_once} at once: answered otherwise than 413 or 503", wrong, not wrong),
        at_most(f"{at_once} at once: memory grew by", grown, _MANY_MB, "MB", law=True),
        law(f"{at_once} at once: bytes left", server.temporary(), not server.temporary()),
    ]


def _announced(server: Server, size: int) -> list[Figure]:
    """One that says how long it is is refused by its head."""
    head = b"POST /v1/resumes HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n" % size
    answer = ask(server.port, head)
    return [law("announced: answered with", answer.status, answer.status == 413, "413")]


def flood(
    port: int, path: str, kind: str, start: bytes, size: int, *, deaf: bool = False
) -> Answer:
    """Send `size` bytes in chunks; the answer. Sends on until it has one.

    `deaf`: it listens only after the last byte, as many clients do.
    """
    answer, came = Answer(time.monotonic()), b""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        try:
            for piece in _chunked(path, kind, start, size):
                if not deaf and select.select([connection], [], [], 0)[0]:
                    break
                connection.sendall(piece)
        except OSError:
            pass  # it has hung up, and should have said why
        answer.sent = time.monotonic()
        try:
            while not read_answer(came, answer):
                piece = connection.recv(65_536)
                if not piece:
                    answer.fault = "closed"
                    break
                came += piece
        except OSError:
            answer.fault = "reset"
    answer.ended = time.monotonic()
    return answer


def _chunked(path: str, kind: str, start: bytes, size: int) -> Iterator[bytes]:
    head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\n"
    yield head.encode() + b"Transfer-Encoding: chunked\r\n\r\n"
    if start:
        yield b"%x\r\n%b\r\n" % (len(start), start)
    piece = b"%x\r\n%b\r\n" % (_PIECE, b"a" * _PIECE)
    for _ in range(0, size, _PIECE):
        yield piece
    yield b"0\r\n\r\n"
