"""The HTTP door over a real service with a fake model, and what all of its tests ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from starlette.testclient import TestClient

from index.corpus import Corpus
from index.readers.content import Limits
from matcher.api import examples
from matcher.api.answers import MEDIA_TYPE
from matcher.api.app import create_app
from matcher.api.bodies import ProblemOut
from matcher.api.catalog import PROBLEMS
from matcher.api.turns import Turns
from matcher.policy import shipped
from matcher.service import Service
from matcher.settings import Settings
from tests.fakes import FakeEmbedder

LOCAL = "http://127.0.0.1"  # without keys no other name is answered to
SMALL = Limits(bytes=100_000)
RESUME = examples.RESUME_TEXT.encode()
COOK = b"Experience\nCook, Example Kitchen\n2020 - 2021\n- Baked bread for a whole village\n"
ID = examples.POSTING_ID
POSTING = {"text": examples.POSTING_TEXT, "name": "data-engineer"}


class Failing:
    """A service of which every part raises the same error."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:
        raise self._error


def in_memory(kind: type[Service] = Service) -> Service:
    """A service with a fake model that keeps nothing on disk."""
    model = FakeEmbedder()
    return kind(Corpus.in_memory(model), Corpus.in_memory(model), shipped(), SMALL)


@contextmanager
def door(service: Service | Failing, turns: Turns | None = None) -> Iterator[TestClient]:
    """A client of an application that is open."""
    settings = Settings(data=Path("never-used"), limits=SMALL)
    app = create_app(settings, cast(Service, service), turns)
    try:
        with TestClient(app, LOCAL, follow_redirects=False) as client:
            yield client
    finally:
        if isinstance(service, Service):
            service.close()


def problem(response: Any, code: str) -> ProblemOut:
    """The problem that `response` is, which must be of this code and in the shape of all."""
    assert response.headers["content-type"] == MEDIA_TYPE, response.text
    found = ProblemOut.model_validate_json(response.content)
    kind = PROBLEMS[code]
    assert (found.code, found.status) == (code, response.status_code)
    assert (found.type, found.title, found.status) == (kind.type, kind.title, kind.status)
    assert found.detail
    assert found.request_id == response.headers["x-request-id"]
    assert response.headers["cache-control"] == "no-store"
    assert (found.errors is not None) == (code == "invalid_request")
    after = response.headers.get("retry-after")
    assert after == (None if kind.retry_after is None else str(kind.retry_after))
    return found


def fields(found: ProblemOut) -> list[str]:
    """The fields that a problem names."""
    return [error.field for error in found.errors or []]


def add_resume(client: TestClient, data: bytes = RESUME, name: str = "resume.txt") -> str:
    """Upload a resume; its id."""
    response = client.post("/v1/resumes", content=data, headers={"x-filename": name})
    assert response.status_code in (200, 201), response.text
    return str(response.json()["id"])


def add_posting(client: TestClient) -> str:
    """Create the example posting; its id."""
    response = client.post("/v1/postings", json=POSTING)
    assert response.status_code in (200, 201), response.text
    return str(response.json()["id"])


def match(client: TestClient, resume: str, **asked: Any) -> Any:
    """The match of the example posting with a kept resume, as JSON."""
    asked = {"posting_id": ID, "resume_id": resume} | asked
    response = client.post("/v1/matches", json=asked)
    assert response.status_code == 200, response.text
    return response.json()
