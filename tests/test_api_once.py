"""Requests that are sent twice, and answers that are there already."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.api_door import (
    COOK,
    ID,
    POSTING,
    RESUME,
    add_posting,
    add_resume,
    door,
    fields,
    in_memory,
    problem,
)


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def test_a_request_that_is_sent_twice_is_done_once(client: TestClient) -> None:
    add_posting(client)
    resume = add_resume(client)
    body = {"posting_id": ID, "resume_id": resume, "requirement": 1, "verdict": "met"}
    body["reason"] = "It is."
    named = {"idempotency-key": "a-1"}
    first, again = (client.post("/v1/feedback", json=body, headers=named) for _ in range(2))
    assert again.content == first.content
    assert again.headers["location"] == first.headers["location"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert len(client.get("/v1/feedback").json()["feedback"]) == 1
    body["reason"] = "It is not."
    problem(client.post("/v1/feedback", json=body, headers=named), "idempotency_key_reused")
    client.delete(f"/v1/resumes/{resume}")
    assert client.post("/v1/feedback", json=body, headers=named).status_code == 404


def test_the_same_upload_by_another_boundary_is_the_same_request(client: TestClient) -> None:
    named = {"idempotency-key": "up"}
    for path, data in (("/v1/resumes", RESUME), ("/v1/postings", POSTING["text"].encode())):
        file = {"file": ("a.txt", data)}
        first, again = (client.post(path, files=file, headers=named) for _ in range(2))
        assert (first.status_code, again.status_code) == (201, 201)
        assert first.json() == again.json()
        other = client.post(path, files={"file": ("b.txt", data)}, headers=named)
        problem(other, "idempotency_key_reused")


def test_a_request_that_failed_may_be_mended_under_the_same_key(client: TestClient) -> None:
    named = {"idempotency-key": "k"}
    problem(client.post("/v1/resumes", content=b"", headers=named), "empty_document")
    assert client.post("/v1/resumes", content=RESUME, headers=named).status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "x" * 129, "a/b"])
def test_a_key_is_short_and_plain(client: TestClient, key: str) -> None:
    response = client.post("/v1/resumes", content=RESUME, headers={"idempotency-key": key})
    assert fields(problem(response, "invalid_request")) == ["header.Idempotency-Key"]


def test_what_is_there_already_is_not_sent_again(client: TestClient) -> None:
    add_posting(client)
    resume = add_resume(client)
    for path in (f"/v1/resumes/{resume}", f"/v1/postings/{ID}", "/v1/resumes", "/v1/jobs"):
        tag = client.get(path).headers["etag"]
        for names in (tag, f'W/{tag}, "other"', f'"other", {tag}', "*"):
            response = client.get(path, headers={"if-none-match": names})
            assert (response.status_code, response.content) == (304, b"")
            assert response.headers["etag"] == tag
            assert response.headers["x-request-id"]
        assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
    tag = client.get("/v1/resumes").headers["etag"]
    add_resume(client, COOK)
    assert client.get("/v1/resumes").headers["etag"] != tag
