"""Several files, several resumes, filters, searches and versions."""

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
    match,
    problem,
)


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def test_several_files_are_answered_one_by_one(client: TestClient) -> None:
    parts = [
        ("file", ("a.txt", RESUME)),
        ("file", ("b.pdf", b"%PDF-1.7 not really")),
        ("file", ("c.txt", RESUME)),
    ]
    response = client.post("/v1/resumes", files=parts)
    assert response.status_code == 207
    results = response.json()["results"]
    assert [(r["name"], r["status"]) for r in results] == [
        ("a.txt", 201),
        ("b.pdf", 422),
        ("c.txt", 200),
    ]
    assert results[1]["problem"]["code"] == "unreadable"
    assert results[0]["resume"]["id"] == results[2]["resume"]["id"]
    assert client.get("/v1/resumes").json()["total"] == 1


def test_a_match_of_several_is_that_of_each(client: TestClient) -> None:
    add_posting(client)
    resume, cook = add_resume(client), add_resume(client, COOK)
    asked = {"posting_id": ID, "resume_ids": [cook, "abcdef", resume[:9], cook]}
    found = client.post("/v1/matches/batch", json=asked)
    assert found.headers["x-model"] == found.json()["model"]
    results = found.json()["results"]
    assert [r["resume_id"] for r in results] == [cook, "abcdef", resume, cook]
    assert [r["match"] for r in results] == [
        match(client, cook),
        None,
        match(client, resume),
        match(client, cook),
    ]
    assert results[1]["problem"]["code"] == "unknown_document"
    brief = client.post("/v1/matches/batch", json=asked | {"detail": "brief"}).json()["results"]
    for short, whole in zip(brief, results, strict=True):
        if whole["match"] is None:
            assert short["problem"]["code"] == whole["problem"]["code"]
            continue
        assert short["match"] is None
        assert short["brief"]["coverage"] == whole["match"]["coverage"]
        assert short["brief"]["pairs"] == [
            {name: p[name] for name in ("number", "coverage", "verdict", "weight")}
            for p in whole["match"]["pairs"]
        ]


def test_filters_of_a_listing_and_of_a_ranking_are_the_same(client: TestClient) -> None:
    add_posting(client)
    resume, cook = add_resume(client), add_resume(client, COOK, "cook.txt")
    for where, query, wanted in (
        ({"degree": "bachelor"}, {"degree": "bachelor"}, [resume]),
        ({"degree": "master"}, {"degree": "master"}, []),
        ({"years": 3}, {"years": "3"}, [resume]),
        ({"years": 1}, {"years": "1"}, [resume, cook]),
        ({"skills": ["Python"]}, {"skill": "Python"}, [resume]),
        ({"languages": ["German"]}, {"language": "German"}, []),
        ({}, {}, [resume, cook]),
    ):
        listed = client.get("/v1/resumes", params=query).json()["resumes"]
        assert [one["id"] for one in listed] == wanted, where
        body = {"posting_id": ID, "where": where}
        ranked = client.post("/v1/rankings", json=body).json()
        assert {m["resume"]["id"] for m in ranked["matches"]} == set(wanted)
        assert ranked["corpus_size"] == len(wanted)
    problem(client.get("/v1/resumes", params={"skill": "the"}), "bad_request")


def test_a_listing_is_filtered_by_name_and_day(client: TestClient) -> None:
    resume, cook = add_resume(client), add_resume(client, COOK, "Cook.txt")
    day = client.get("/v1/resumes").json()["resumes"][0]["added_at"][:10]

    def ids(**params: str) -> list[str]:
        return [one["id"] for one in client.get("/v1/resumes", params=params).json()["resumes"]]

    assert ids(name="cook") == [cook]
    assert ids(added_from=day, added_to=day) == [resume, cook]
    assert ids(added_from="2999-01-01") == ids(added_to="1999-12-31") == []
    response = client.get("/v1/resumes", params={"added_from": "2026-02-30"})
    assert fields(problem(response, "invalid_request")) == ["query.added_from"]


def test_the_text_of_a_resume_is_what_places_are_places_of(client: TestClient) -> None:
    resume = add_resume(client)
    found = client.get(f"/v1/resumes/{resume}/text?blind=false")
    assert found.headers["content-type"] == "text/plain; charset=utf-8"
    for passage in client.get(f"/v1/resumes/{resume}").json()["passages"]:
        assert found.text[passage["start"] : passage["end"]] == passage["text"]
    blind = client.get(f"/v1/resumes/{resume}/text").text
    assert len(blind) == len(found.text)
    assert "alex@example.org" not in blind


def test_a_search_finds_who_shows_one_thing(client: TestClient) -> None:
    add_posting(client)
    resume = add_resume(client)
    add_resume(client, COOK)
    asks = ({"text": "Built data pipelines in Python"}, {"posting_id": ID, "number": 1})
    for asked in asks:
        response = client.post("/v1/searches", json=asked)
        found = response.json()
        assert [one["resume"]["id"] for one in found["showings"]] == [resume]
        assert found["showings"][0]["pair"]["verdict"] in ("met", "partial")
        assert response.headers["x-policy"] == found["policy"]
    for wrong in (
        {},
        {"text": "x", "posting_id": ID},
        {"posting_id": ID},
        {"text": "x", "number": 1},
    ):
        problem(client.post("/v1/searches", json=wrong), "invalid_request")


def test_postings_are_ranked_for_a_resume(client: TestClient) -> None:
    add_posting(client)
    cook = {"text": "Cook\n\nMinimum qualifications:\n- Baked bread for a village\n", "name": "c"}
    kitchen = client.post("/v1/postings", json=cook).json()["id"]
    resume = add_resume(client, COOK)
    found = client.post("/v1/suitable", json={"resume_id": resume}).json()
    assert [m["posting"]["id"] for m in found["matches"]] == [kitchen, ID]
    assert found["matches"][0]["pairs"][0]["verdict"] == "met"


def test_versions_of_a_resume_know_each_other(client: TestClient) -> None:
    older = add_resume(client, RESUME)
    newer = add_resume(client, RESUME.replace(b"2019 - 2023", b"2019 - 2025"))
    alone = add_resume(client, COOK)
    wanted = {"newest": newer, "versions": [older, newer]}
    assert client.get(f"/v1/resumes/{older}/versions").json() == wanted
    assert client.get(f"/v1/resumes/{newer}/versions").json() == wanted
    assert client.get(f"/v1/resumes/{alone}/versions").json()["versions"] == [alone]
    listed = client.get("/v1/resumes").json()["resumes"]
    assert [one["superseded_by"] for one in listed] == [newer, None, None]
    text = {"posting_text": POSTING["text"]}
    assert len(client.post("/v1/rankings", json=text).json()["matches"]) == 2
    every = client.post("/v1/rankings", json=text | {"versions": True}).json()
    assert len(every["matches"]) == 3
