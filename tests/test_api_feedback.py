"""Feedback beside the model's word, and answers as files."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api_door import (
    COOK,
    ID,
    RESUME,
    add_posting,
    add_resume,
    door,
    in_memory,
    match,
    problem,
)


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def said(client: TestClient, resume: str, **more: Any) -> Any:
    body = {"posting_id": ID, "resume_id": resume, "requirement": 3, "verdict": "met"}
    return client.post("/v1/feedback", json=body | {"reason": "It does."} | more)


def test_feedback_stands_beside_the_model_s_word_and_changes_nothing(client: TestClient) -> None:
    add_posting(client)
    resume = add_resume(client)
    before = match(client, resume)
    response = said(client, resume[:8])
    found = response.json()
    assert response.status_code == 201
    assert client.get(response.headers["location"]).json() == found
    assert found["judged"] == {
        "verdict": before["pairs"][2]["verdict"],
        "coverage": before["pairs"][2]["coverage"],
        "policy": before["policy"],
        "model": before["model"],
    }
    after = match(client, resume)
    assert after["feedback"] == [found]
    assert {**after, "feedback": []} == before
    (ranked,) = client.post("/v1/rankings", json={"posting_id": ID}).json()["matches"]
    assert ranked == after
    assert client.delete(f"/v1/feedback/{found['id']}").status_code == 204
    assert match(client, resume) == before
    problem(client.get(f"/v1/feedback/{found['id']}"), "unknown_feedback")


def test_feedback_is_listed_by_what_it_is_about_and_goes_with_it(client: TestClient) -> None:
    add_posting(client)
    resume, cook = add_resume(client), add_resume(client, COOK, "cook.txt")
    ids = [said(client, one, requirement=n).json()["id"] for one in (resume, cook) for n in (1, 2)]
    page = client.get("/v1/feedback", params={"limit": 3}).json()
    assert [one["id"] for one in page["feedback"]] == ids[:3]
    rest = client.get("/v1/feedback", params={"cursor": page["next_cursor"]}).json()
    assert [one["id"] for one in rest["feedback"]] == ids[3:]
    assert rest["next_cursor"] is None
    of_cook = client.get("/v1/feedback", params={"resume_id": cook[:6]}).json()["feedback"]
    assert [one["id"] for one in of_cook] == ids[2:]
    client.delete(f"/v1/resumes/{cook}")
    left = client.get("/v1/feedback", params={"posting_id": ID}).json()["feedback"]
    assert [one["id"] for one in left] == ids[:2]
    problem(client.get("/v1/feedback", params={"resume_id": cook}), "unknown_document")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"requirement": 4}, "bad_request"),
        ({"requirement": 0}, "invalid_request"),
        ({"verdict": "great"}, "invalid_request"),
        ({"reason": ""}, "invalid_request"),
        ({"resume_id": "abcdef"}, "unknown_document"),
    ],
)
def test_feedback_that_cannot_be_is_refused(
    client: TestClient, more: dict[str, Any], code: str
) -> None:
    add_posting(client)
    problem(said(client, add_resume(client), **more), code)
    assert client.get("/v1/feedback").json()["feedback"] == []


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_ranking_as_a_file_has_the_ranking_s_numbers(client: TestClient) -> None:
    add_posting(client)
    add_resume(client), add_resume(client, COOK, "=cmd|x.txt")
    asked = {"posting_id": ID}
    ranking = client.post("/v1/rankings", json=asked)
    for blind in ("true", "false"):
        as_json = client.post(f"/v1/rankings/export?format=json&blind={blind}", json=asked)
        wanted = client.post(f"/v1/rankings?blind={blind}", json=asked)
        assert as_json.json() == wanted.json()
    as_csv = client.post("/v1/rankings/export?blind=false", json=asked)
    assert as_csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert as_csv.headers["content-disposition"] == 'attachment; filename="ranking.csv"'
    assert as_csv.headers["x-policy"] == ranking.headers["x-policy"]
    head, *rows = rows_of(as_csv.text)
    named = [dict(zip(head, row, strict=True)) for row in rows]
    assert [one["id"] for one in named] == [m["resume"]["id"] for m in ranking.json()["matches"]]
    assert [one["overall %"] for one in named] == [
        str(round(m["coverage"]["overall"] * 100)) for m in ranking.json()["matches"]
    ]
    assert {"'=cmd|x.txt", "resume.txt"} == {one["resume"] for one in named}
    hidden = client.post("/v1/rankings/export", json=asked)
    assert "resume.txt" not in hidden.text


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json", "application/json"),
        ("text/html, application/json;q=0.9", "application/json"),
        ("*/*", "text/csv; charset=utf-8"),
        (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_a_file_is_of_the_type_that_is_accepted(client: TestClient, accept: str, kind: str) -> None:
    add_posting(client)
    for response in (
        client.post("/v1/rankings/export", json={"posting_id": ID}, headers={"accept": accept}),
        client.get("/v1/exports/feedback", headers={"accept": accept}),
    ):
        assert response.headers["content-type"] == kind


def test_a_workbook_holds_texts_and_numbers_and_no_formula(client: TestClient) -> None:
    add_posting(client)
    add_resume(client, RESUME, "=HYPERLINK(1).txt")
    asked = {"posting_id": ID}
    url = "/v1/rankings/export?format=xlsx&blind=false"
    response = client.post(url, json=asked)
    assert response.content == client.post(url, json=asked).content
    with zipfile.ZipFile(io.BytesIO(response.content)) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheets = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any("<f>" in text or "hyperlink" in text for text in sheets)
    assert "=HYPERLINK(1).txt" in parts["xl/sharedStrings.xml"]
    assert "Built data pipelines in Python" in parts["xl/sharedStrings.xml"]


def test_feedback_as_a_file_cannot_run(client: TestClient) -> None:
    add_posting(client)
    found = said(client, add_resume(client), reason="=1+1", reviewer="@sum").json()
    head, row = rows_of(client.get("/v1/exports/feedback").text)
    named = dict(zip(head, row, strict=True))
    assert (named["id"], named["reason"], named["reviewer"]) == (found["id"], "'=1+1", "'@sum")
    as_json = client.get("/v1/exports/feedback?format=json").json()
    assert as_json == {"feedback": [found], "next_cursor": None}
