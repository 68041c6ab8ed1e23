"""Edits of a posting, and what they do wherever it is matched."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api_door import (
    COOK,
    ID,
    POSTING,
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


def edit(client: TestClient, tag: str = "*", **requirements: Any) -> Any:
    numbered = {name.removeprefix("r"): one for name, one in requirements.items()}
    path = f"/v1/postings/{ID}"
    return client.patch(path, json={"requirements": numbered}, headers={"if-match": tag})


def test_an_edit_changes_what_a_requirement_counts_for_and_nothing_else(
    client: TestClient,
) -> None:
    add_posting(client)
    before = client.get(f"/v1/postings/{ID}").json()
    found = edit(client, r3={"level": "minimum", "weight": 5, "must_have": True}).json()
    assert found["requirements"][:2] == before["requirements"][:2]
    changed = {"level": "minimum", "weight": 5.0, "must_have": True, "edited": True}
    assert found["requirements"][2] == before["requirements"][2] | changed
    assert client.get(f"/v1/postings/{ID}").json() == found
    assert edit(client, r3=None).json() == before


def test_edits_of_one_requirement_stand_beside_those_of_another(client: TestClient) -> None:
    add_posting(client)
    edit(client, r1={"weight": 7})
    found = edit(client, r2={"must_have": True}).json()["requirements"]
    assert [(r["weight"], r["must_have"], r["edited"]) for r in found] == [
        (7.0, False, True),
        (2.0, True, True),
        (1.0, False, False),
    ]


def test_edits_count_wherever_the_posting_is_matched_by_its_id(client: TestClient) -> None:
    add_posting(client)
    resume = add_resume(client)
    edit(client, r1={"weight": 0}, r3={"weight": 4, "level": "minimum"})
    pairs = match(client, resume)["pairs"]
    assert [(p["number"], p["weight"], p["requirement"]["level"]) for p in pairs] == [
        (2, 2.0, "minimum"),
        (3, 4.0, "minimum"),
    ]
    body = {"posting_id": ID, "resume_ids": [resume]}
    (many,) = client.post("/v1/matches/batch", json=body).json()["results"]
    (ranked,) = client.post("/v1/rankings", json={"posting_id": ID}).json()["matches"]
    suited = client.post("/v1/suitable", json={"resume_id": resume}).json()["matches"]
    assert many["match"] == ranked == match(client, resume)
    assert suited[0]["coverage"] == ranked["coverage"]
    sent_along = {"posting_text": POSTING["text"], "resume_id": resume}
    along = client.post("/v1/matches", json=sent_along).json()
    assert [p["number"] for p in along["pairs"]] == [1, 2, 3]


def test_what_a_request_says_goes_before_an_edit(client: TestClient) -> None:
    add_posting(client)
    resume = add_resume(client)
    edit(client, r3={"weight": 4})
    asked = match(client, resume, weights={"requirements": {"3": 9}})["pairs"]
    assert [p["weight"] for p in asked] == [2.0, 2.0, 9.0]
    only = match(client, resume, level="minimum")["pairs"]
    assert [p["number"] for p in only] == [1, 2]


def test_who_lacks_a_must_have_is_knocked_out_and_keeps_coverage_and_place(
    client: TestClient,
) -> None:
    add_posting(client)
    resume, cook = add_resume(client), add_resume(client, COOK, "cook.txt")
    before = client.post("/v1/rankings", json={"posting_id": ID}).json()["matches"]
    assert {m["knocked_out"] for m in before} == {False}
    edit(client, r3={"must_have": True})
    after = client.post("/v1/rankings", json={"posting_id": ID}).json()["matches"]
    assert [(m["resume"]["id"], m["coverage"]) for m in after] == [
        (m["resume"]["id"], m["coverage"]) for m in before
    ]
    for found in after:
        verdict = found["pairs"][2]["verdict"]
        assert found["pairs"][2]["must_have"]
        assert found["knocked_out"] == (verdict == "missing")
        assert found["must_haves"] == {
            "unmet": [3] if verdict == "missing" else [],
            "unclear": [3] if verdict in ("partial", "unknown") else [],
            "left_out": [],
        }
    assert {m["resume"]["id"] for m in after} == {resume, cook}
    assert any(m["knocked_out"] for m in after)
    left = match(client, resume, level="minimum")
    assert left["must_haves"] == {"unmet": [], "unclear": [], "left_out": [3]}


def test_an_edit_needs_the_etag_of_what_it_changes(client: TestClient) -> None:
    add_posting(client)
    path, body = f"/v1/postings/{ID}", {"requirements": {"1": {"weight": 3}}}
    problem(client.patch(path, json=body), "precondition_required")
    tag = client.get(path).headers["etag"]
    first = edit(client, tag, r1={"weight": 3})
    assert first.status_code == 200
    problem(edit(client, tag, r1={"weight": 4}), "precondition_failed")
    assert client.get(path).headers["etag"] == first.headers["etag"] != tag
    assert edit(client, first.headers["etag"], r1=None).headers["etag"] == tag
    problem(edit(client, f"W/{tag}", r1={"weight": 3}), "precondition_failed")


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({"4": {"weight": 1}}, "bad_request"),
        ({"1": {"weight": 0, "must_have": True}}, "bad_request"),
        ({"0": {"weight": 1}}, "invalid_request"),
        ({"1": {"weight": -1}}, "invalid_request"),
        ({"1": {"level": "maximum"}}, "invalid_request"),
        ({"1": {"text": "other"}}, "invalid_request"),
        ({"1": 3}, "invalid_request"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_changes_nothing(
    client: TestClient, edits: Any, code: str
) -> None:
    add_posting(client)
    before = client.get(f"/v1/postings/{ID}").json()
    path = f"/v1/postings/{ID}"
    problem(client.patch(path, json={"requirements": edits}, headers={"if-match": "*"}), code)
    assert client.get(path).json() == before


def test_an_erased_posting_takes_its_edits_with_it(client: TestClient) -> None:
    add_posting(client)
    before = client.get(f"/v1/postings/{ID}").json()
    edit(client, r1={"weight": 3})
    assert client.delete(f"/v1/postings/{ID}").json()["document_id"] == ID
    add_posting(client)
    assert client.get(f"/v1/postings/{ID}").json() == before


def test_postings_are_listed(client: TestClient) -> None:
    add_posting(client)
    client.post("/v1/postings", json={"text": "Cook\n\nRequirements:\n- Bread\n", "name": "c"})
    page = client.get("/v1/postings", params={"limit": 1}).json()
    (first,) = page["postings"]
    assert (first["id"], first["title"], first["requirements"]) == (ID, "Data Engineer", 3)
    rest = client.get("/v1/postings", params={"cursor": page["next_cursor"]}).json()
    assert [one["name"] for one in rest["postings"]] == ["c"]
    assert (rest["total"], rest["next_cursor"]) == (2, None)
