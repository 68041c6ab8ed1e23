import hashlib
import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from matcher.schemas import PostingOut
from matcher.service import read_posting
from tests.api_door import POSTING, add_posting, door, fields, in_memory, problem

TEXT = POSTING["text"]
ID = hashlib.sha256(TEXT.encode()).hexdigest()
JSON = {"content-type": "application/json"}
ATS = {  # as Greenhouse's job board answers
    "id": 7,
    "title": "Data Engineer",
    "content": "&lt;h3&gt;Minimum qualifications&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Experience with"
    " Python&lt;/li&gt;&lt;li&gt;Experience with Kafka&lt;/li&gt;&lt;/ul&gt;",
    "absolute_url": "https://jobs.example.org/7",
}


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def test_a_posting_as_text_is_answered_as_understood(client: TestClient) -> None:
    response = client.post("/v1/postings", json=POSTING)
    assert response.status_code == 201
    assert response.headers["location"] == f"/v1/postings/{ID}"
    read = read_posting(TEXT.encode(), "data-engineer")
    assert response.json() == PostingOut.of(read.posting).model_dump(mode="json")
    found = response.json()
    assert (found["id"], found["name"], found["title"]) == (ID, "data-engineer", "Data Engineer")
    assert [r["text"] for r in found["requirements"]] == [
        "3 years of experience building data pipelines",
        "Experience with Python or Scala",
        "Experience with Kafka",
    ]


def test_text_file_and_form_are_one_posting(client: TestClient) -> None:
    first = client.post("/v1/postings", json=POSTING)
    ways = [
        client.post("/v1/postings", json={"text": TEXT}),
        client.post("/v1/postings", content=TEXT.encode(), headers={"content-type": "text/plain"}),
        client.post("/v1/postings", files={"file": ("p.txt", TEXT.encode())}),
    ]
    assert first.status_code == 201
    for response in ways:
        assert response.status_code == 200
        assert response.json() == first.json()


def test_the_json_of_a_tracking_system_is_a_file(client: TestClient) -> None:
    data = json.dumps(ATS).encode()
    raw = client.post(
        "/v1/postings", content=data, headers={"content-type": "application/octet-stream"}
    )
    form = client.post("/v1/postings", files={"file": ("job.json", data, "application/json")})
    assert (raw.status_code, form.status_code) == (201, 200)
    assert [r["text"] for r in raw.json()["requirements"]] == [
        "Experience with Python",
        "Experience with Kafka",
    ]


def test_json_with_other_fields_is_read_as_a_job_boards(client: TestClient) -> None:
    response = client.post("/v1/postings", json=ATS)
    assert response.status_code == 201
    assert [r["text"] for r in response.json()["requirements"]] == [
        "Experience with Python",
        "Experience with Kafka",
    ]
    problem(client.post("/v1/postings", json={"weather": "fine"}), "unknown_type")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (b"", ["body"]),
        (b"[]", ["body"]),
        (b"{", ["body"]),
        (b"[" * 50_000, ["body"]),
        (b'{"text": 3}', ["body.text"]),
        (b'{"text": null}', ["body.text"]),
        (b'{"text": "a", "name": []}', ["body.name"]),
        (b'{"text": "\\ud800"}', ["body"]),
        (b"\xff\xfe", ["body"]),
    ],
)
def test_broken_json_is_an_invalid_request(
    client: TestClient, body: bytes, named: list[str]
) -> None:
    found = problem(client.post("/v1/postings", content=body, headers=JSON), "invalid_request")
    assert fields(found) == named


def test_a_posting_that_asks_for_nothing_says_so(client: TestClient) -> None:
    problem(client.post("/v1/postings", json={"text": "We are nice."}), "no_requirements")
    problem(client.post("/v1/postings", json={"text": " "}), "empty_document")


def test_a_posting_can_be_read_and_erased_by_a_beginning_of_its_id(client: TestClient) -> None:
    kept = client.post("/v1/postings", json=POSTING).json()
    assert client.get(f"/v1/postings/{ID[:6]}").json() == kept
    response = client.delete(f"/v1/postings/{ID[:6]}")
    assert (response.status_code, response.json()["document_id"]) == (200, ID)
    problem(client.get(f"/v1/postings/{ID}"), "unknown_document")
    problem(client.delete(f"/v1/postings/{ID}"), "unknown_document")


def test_postings_are_listed_from_either_end(client: TestClient) -> None:
    texts = [TEXT + f"- Experience with tool {n}\n" for n in range(5)]
    ids = [client.post("/v1/postings", json={"text": text}).json()["id"] for text in texts]

    def listed(order: str) -> list[str]:
        found: list[str] = []
        page = {"next_cursor": ""}
        while (cursor := page["next_cursor"]) is not None:
            params = {"order": order, "limit": "2"} | ({"cursor": cursor} if cursor else {})
            page = client.get("/v1/postings", params=params).json()
            found += [one["id"] for one in page["postings"]]
        return found

    assert listed("added") == ids
    assert listed("latest") == ids[::-1]
    cursor = client.get("/v1/postings?limit=2").json()["next_cursor"]
    problem(client.get(f"/v1/postings?order=latest&cursor={cursor}"), "bad_request")


def test_postings_and_resumes_do_not_mix(client: TestClient) -> None:
    found = add_posting(client)
    problem(client.get(f"/v1/resumes/{found}"), "unknown_document")
    assert client.get("/v1/resumes").json()["total"] == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n We need a barista.\r\n\nRequirements\n- Espresso", "We need a barista."),
        ("K\u00f6chin/Koch\tgesucht\nRequirements\n- Espresso", "K\u00f6chin Koch gesucht"),
        ("\ufeffWe need a cook.\nRequirements\n- Espresso", "We need a cook."),
        ("a" * 200 + "\nRequirements\n- Espresso", "a" * 80),
        ("<p>We need a barista.</p><h2>Requirements</h2><ul><li>Espresso</li></ul>", "upload"),
    ],
)
def test_a_posting_without_a_name_goes_by_its_first_line(
    client: TestClient, text: str, name: str
) -> None:
    assert client.post("/v1/postings", json={"text": text}).json()["name"] == name
    listed = client.get("/v1/postings").json()["postings"]
    assert name in [one["name"] for one in listed]
    named = client.post("/v1/postings", content=text.encode(), headers={"x-filename": "a.txt"})
    assert named.status_code == 200  # the same posting: what it is called adds nothing
