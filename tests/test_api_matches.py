from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from matcher.api.counting import weights_of as over_http
from matcher.api.match_bodies import MatchIn
from matcher.cli.weights import weights_of as on_the_command_line
from matcher.schemas import MatchOut, RankingOut
from matcher.service import Service
from tests.api_door import (
    POSTING,
    RESUME,
    add_posting,
    add_resume,
    door,
    fields,
    in_memory,
    problem,
)

TEXT = POSTING["text"]
OTHER = b"Experience\nCook, Example Kitchen\n2020 - 2021\n- Baked bread for a whole village\n"


@pytest.fixture
def service() -> Service:
    return in_memory()


@pytest.fixture
def client(service: Service) -> Iterator[TestClient]:
    with door(service) as opened:
        yield opened


def match(client: TestClient, **asked: Any) -> Any:
    return client.post("/v1/matches", json=asked)


def test_a_match_is_the_service_s_own(client: TestClient, service: Service) -> None:
    posting, resume = add_posting(client), add_resume(client)
    response = match(client, posting_id=posting, resume_id=resume)
    made = service.match(service.posting(posting), service.resume(resume))
    assert response.status_code == 200
    assert response.json() == MatchOut.of(made).model_dump(mode="json")
    assert response.headers["x-model"] == made.model == "fake-32"
    assert response.headers["x-policy"] == made.coverage.policy


def test_every_quote_of_a_match_stands_in_the_resume(client: TestClient) -> None:
    posting, resume = add_posting(client), add_resume(client)
    pairs = match(client, posting_id=posting, resume_id=resume).json()["pairs"]
    quotes = [e for pair in pairs for e in pair["evidence"]]
    assert quotes
    for quote in quotes:
        assert RESUME.decode()[quote["start"] : quote["end"]] == quote["quote"]


def test_a_choice_has_parts_and_each_is_quoted_from_the_resume(client: TestClient) -> None:
    posting, resume = add_posting(client), add_resume(client)
    pairs = match(client, posting_id=posting, resume_id=resume).json()["pairs"]
    assert [len(pair["parts"]) for pair in pairs] == [0, 1, 0]
    [part] = pairs[1]["parts"]
    assert (part["text"], part["choices"]) == ("Python", ["Python", "Scala"])
    quote = part["evidence"]
    assert RESUME.decode()[quote["start"] : quote["end"]] == quote["quote"]
    assert "Python" in quote["quote"]


def test_a_posting_may_be_sent_along_and_is_not_kept(client: TestClient) -> None:
    resume = add_resume(client)
    along = match(client, posting_text=TEXT, resume_id=resume).json()
    problem(client.get(f"/v1/postings/{along['posting']['id']}"), "unknown_document")
    kept = match(client, posting_id=add_posting(client), resume_id=resume[:10]).json()
    assert along == kept


def test_a_level_leaves_the_others_out(client: TestClient) -> None:
    resume = add_resume(client)
    found = match(client, posting_text=TEXT, resume_id=resume, level="preferred").json()
    assert [p["requirement"]["text"] for p in found["pairs"]] == ["Experience with Kafka"]
    assert found["coverage"]["by_level"]["minimum"] is None


def test_weights_reach_the_pairs(client: TestClient) -> None:
    weights = {"minimum": 3, "preferred": 0.5, "requirements": {"2": 0}}
    found = match(client, posting_text=TEXT, resume_id=add_resume(client), weights=weights).json()
    assert [(p["requirement"]["text"], p["weight"]) for p in found["pairs"]] == [
        ("3 years of experience building data pipelines", 3.0),
        ("Experience with Kafka", 0.5),
    ]


@pytest.mark.parametrize(
    ("level", "weights", "typed"),
    [
        ("all", {}, None),
        ("minimum", {}, None),
        ("preferred", {"preferred": 4.5}, "preferred=4.5"),
        ("minimum", {"preferred": 0, "requirements": {"3": 1}}, "preferred=0,3=1"),
        (
            "all",
            {"responsibility": 1, "requirements": {"3": 2, "1": 0}},
            "responsibility=1,3=2,1=0",
        ),
    ],
)
def test_this_door_and_the_command_line_count_alike(
    level: str, weights: dict[str, Any], typed: str | None
) -> None:
    asking = MatchIn.model_validate(
        {"posting_text": TEXT, "resume_id": "abcdef", "level": level, "weights": weights}
    )
    assert over_http(asking) == on_the_command_line(level, typed)


@pytest.mark.parametrize(
    "asked",
    [
        {"level": "minimum", "weights": {"preferred": 1}},
        {"weights": {"requirements": {"4": 1}}},
        {"weights": {"minimum": 0, "preferred": 0}},
    ],
)
@pytest.mark.parametrize("path", ["matches", "rankings"])
def test_what_cannot_be_weighed_is_a_bad_request(
    client: TestClient, path: str, asked: dict[str, Any]
) -> None:
    body = {"posting_text": TEXT, **asked}
    resume = add_resume(client)
    if path == "matches":
        body["resume_id"] = resume
    problem(client.post(f"/v1/{path}", json=body), "bad_request")


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"resume_id": "abcdef"}, ["body"]),
        ({"resume_id": "abcdef", "posting_text": TEXT, "posting_id": "abcdef"}, ["body"]),
        ({"posting_text": TEXT}, ["body.resume_id"]),
        ({"resume_id": "xyz", "posting_text": TEXT}, ["body.resume_id"]),
        ({"resume_id": 5, "posting_text": TEXT}, ["body.resume_id"]),
        ({"resume_id": "abcdef", "posting_id": "?"}, ["body.posting_id"]),
        ({"resume_id": "abcdef", "posting_text": TEXT, "level": "must"}, ["body.level"]),
        (
            {"resume_id": "abcdef", "posting_text": TEXT, "weights": {"minimum": -1}},
            ["body.weights.minimum"],
        ),
        (
            {"resume_id": "abcdef", "posting_text": TEXT, "weights": {"minimum": True}},
            ["body.weights.minimum"],
        ),
        (
            {"resume_id": "abcdef", "posting_text": TEXT, "weights": {"requirements": {"0": 1}}},
            ["body.weights.requirements.*.*"],
        ),
    ],
)
def test_a_field_that_is_wrong_is_named(
    client: TestClient, asked: dict[str, Any], named: list[str]
) -> None:
    assert fields(problem(match(client, **asked), "invalid_request")) == named


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[" * 50_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"posting_text": "\\ud800", "resume_id": "abcdef"}',
        b'{"posting_text": "x", "resume_id": "abcdef", "weights": {"minimum": NaN}}',
        b'{"posting_text": "x", "resume_id": "abcdef", "weights": {"minimum": 1e999}}',
        b"\xff",
    ],
)
def test_broken_json_is_an_invalid_request(client: TestClient, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    problem(client.post("/v1/matches", content=body, headers=headers), "invalid_request")


def test_unknown_documents_are_not_found(client: TestClient) -> None:
    resume = add_resume(client)
    problem(match(client, posting_id="abcdef", resume_id=resume), "unknown_document")
    problem(match(client, posting_text=TEXT, resume_id="abcdef"), "unknown_document")


def test_a_posting_without_requirements_cannot_be_matched(client: TestClient) -> None:
    problem(
        match(client, posting_text="We are nice.", resume_id=add_resume(client)),
        "no_requirements",
    )


def test_a_ranking_is_made_of_matches_best_first(client: TestClient, service: Service) -> None:
    posting, best, other = add_posting(client), add_resume(client), add_resume(client, OTHER)
    response = client.post("/v1/rankings", json={"posting_id": posting})
    assert response.headers["x-model"] == "fake-32"
    assert response.headers["x-policy"] == service.policy.name
    found = response.json()
    assert found == RankingOut.of(service.rank(service.posting(posting))).model_dump(mode="json")
    assert [m["resume"]["id"] for m in found["matches"]] == [best, other]
    assert found["matches"] == [
        match(client, posting_id=posting, resume_id=each).json() for each in (best, other)
    ]
    assert (found["considered"], found["corpus_size"]) == (2, 2)


def test_top_cuts_a_ranking(client: TestClient) -> None:
    best = add_resume(client)
    add_resume(client, OTHER)
    found = client.post("/v1/rankings", json={"posting_text": TEXT, "top": 1}).json()
    assert [m["resume"]["id"] for m in found["matches"]] == [best]
    assert (found["considered"], found["corpus_size"]) == (2, 2)


@pytest.mark.parametrize("top", [0, 101, "3", 1.5, True, None])
def test_top_is_a_number_from_1_to_100(client: TestClient, top: object) -> None:
    response = client.post("/v1/rankings", json={"posting_text": TEXT, "top": top})
    assert fields(problem(response, "invalid_request")) == ["body.top"]


def test_an_empty_corpus_gives_an_empty_ranking(client: TestClient) -> None:
    response = client.post("/v1/rankings", json={"posting_text": TEXT})
    assert response.status_code == 200
    found = response.json()
    assert (found["matches"], found["considered"], found["corpus_size"]) == ([], 0, 0)
    assert response.headers["x-model"] == "fake-32"
