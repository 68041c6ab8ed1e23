import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from index.embedder.weights import WEIGHTS_SHA256
from matcher import schemas
from matcher.adapter import PINNED
from matcher.api import (
    bodies,
    examples,
    examples_more,
    feedback_bodies,
    job_bodies,
    match_bodies,
    posting_bodies,
    resume_bodies,
)
from matcher.api.catalog import PROBLEMS
from matcher.api.openapi import document
from matcher.coverage import verdict_of
from matcher.policy import shipped
from matcher.version import __version__
from tests.api_door import POSTING, RESUME, door, in_memory

SNAPSHOT = Path(__file__).with_name("openapi.json")
RENEW = "python -m matcher.api.openapi > tests/openapi.json"
DOCUMENT = json.loads(document())
OPERATIONS = {
    operation["operationId"]: operation
    for item in DOCUMENT["paths"].values()
    for operation in item.values()
}
ROOMS = (
    *(schemas, bodies, feedback_bodies, job_bodies, match_bodies, posting_bodies),
    resume_bodies,
)
FILES = {"text/csv", "text/plain", "text/event-stream", "image/png"}
MODELS: dict[str, type[BaseModel]] = {
    name: model
    for room in ROOMS
    for name, model in vars(room).items()
    if isinstance(model, type) and issubclass(model, BaseModel)
}


def test_the_document_is_the_one_that_was_agreed() -> None:
    assert json.loads(SNAPSHOT.read_text()) == DOCUMENT, f"if this is meant: {RENEW}"
    assert SNAPSHOT.read_text() == document()


def test_the_document_carries_the_version() -> None:
    assert DOCUMENT["info"]["version"] == __version__


def test_the_operations_keep_their_ids() -> None:
    assert set(OPERATIONS) == {
        "addResume",
        "listResumes",
        "getResume",
        "deleteResume",
        "editResume",
        "getResumeSheet",
        "getResumePage",
        "getResumeText",
        "getResumeVersions",
        "addPosting",
        "listPostings",
        "editPosting",
        "getPosting",
        "deletePosting",
        "match",
        "matchMany",
        "rank",
        "exportRanking",
        "searchRequirement",
        "countResumes",
        "rankPostings",
        "addFeedback",
        "listFeedback",
        "getFeedback",
        "deleteFeedback",
        "exportFeedback",
        "addJob",
        "listJobs",
        "getJob",
        "followJob",
        "listJobFailures",
        "pauseJob",
        "resumeJob",
        "cancelJob",
        "deleteJob",
        "livez",
        "readyz",
        "info",
        "listProblems",
        "getProblem",
    }


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_is_described_and_each_of_its_answers_shown(operation: Any) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    for status, answer in operation["responses"].items():
        assert answer["description"], status
        if status in ("204", "304"):
            assert "content" not in answer
            continue
        wanted = "application/json" if status < "400" else "application/problem+json"
        content = answer["content"]
        assert wanted in content or set(content) & FILES
        for shown in _shown(content[wanted]) if wanted in content else []:
            _model(content[wanted]["schema"]).model_validate_json(json.dumps(shown))


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_the_examples_of_requests_follow_their_schemas(operation: Any) -> None:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content:
        for shown in _shown(content):
            _model(content["schema"]).model_validate_json(json.dumps(shown))


def test_every_reference_leads_somewhere() -> None:
    parts = DOCUMENT["components"]
    kinds = set(parts) - {"securitySchemes"}  # those are referred to by their names
    there = {f"#/components/{kind}/{name}" for kind in kinds for name in parts[kind]}
    unused = {f"#/components/examples/{code}" for code in PROBLEMS}
    assert set(_references(DOCUMENT)) <= there <= set(_references(DOCUMENT)) | unused
    assert "HTTPValidationError" not in parts["schemas"]


def test_the_example_match_adds_up() -> None:
    pairs = examples.MATCH["pairs"]
    for level, expected in (
        (None, examples.MATCH["coverage"]["overall"]),
        ("minimum", examples.MATCH["coverage"]["by_level"]["minimum"]),
        ("preferred", examples.MATCH["coverage"]["by_level"]["preferred"]),
    ):
        counted = [p for p in pairs if level in (None, p["requirement"]["level"])]
        weights = sum(p["weight"] for p in counted)
        mean = sum(p["weight"] * p["coverage"] for p in counted) / weights
        assert mean == pytest.approx(expected, abs=1e-4)


def test_the_examples_name_the_policy_and_the_model_that_are_shipped() -> None:
    assert shipped().name == examples.POLICY
    weights, _, adapter = examples.MODEL.split("/")[1].partition("+")
    assert WEIGHTS_SHA256.startswith(weights)
    assert PINNED.sha256.startswith(adapter)
    assert len(weights) == len(adapter) == 12


def test_the_coverage_of_parts_in_the_examples_is_composed_as_told() -> None:
    for pair in examples.MATCH["pairs"]:
        if pair["whole"] is not None:
            mean = sum(part["coverage"] for part in pair["parts"]) / len(pair["parts"])
            assert pair["coverage"] == pytest.approx((pair["whole"] + mean) / 2, abs=0.0000501)


def test_the_verdicts_of_the_examples_follow_from_their_coverages() -> None:
    policy = shipped()
    parts = [part for pair in examples.MATCH["pairs"] for part in pair["parts"]]
    assert parts
    for judged in (*examples.MATCH["pairs"], *parts):
        assert judged["verdict"] == verdict_of(judged["coverage"], policy).value


def test_the_examples_are_what_the_server_answers() -> None:
    with door(in_memory()) as client:
        named = {"x-filename": "resume.txt"}
        added = client.post("/v1/resumes", content=RESUME, headers=named).json()
        again = client.post("/v1/resumes", content=RESUME, headers=named).json()
        posting = client.post("/v1/postings", json=POSTING).json()
        resume = client.get(f"/v1/resumes/{examples.RESUME_ID}").json()
        kinds = client.get("/problems").json()["problems"]
    assert (added, again) == (examples.RESUME_ADDED, examples.RESUME_KNOWN)
    assert {**posting, "requirements": []} == {**examples.POSTING, "requirements": []}
    for found, shown in zip(posting["requirements"], examples.POSTING["requirements"], strict=True):
        assert {**found, "kind": ""} == {**shown, "kind": ""}
    for passage in examples.RESUME["passages"]:
        assert passage in resume["passages"]
    for section in examples.RESUME["sections"]:
        assert section in resume["sections"]
    assert examples.PROBLEM_KIND in kinds


def test_the_requests_of_the_examples_are_taken() -> None:
    with door(in_memory()) as client:
        client.post("/v1/resumes", content=RESUME)
        client.post("/v1/postings", json=POSTING)
        for path, requests in (
            ("/v1/matches", examples.MATCH_REQUESTS),
            ("/v1/rankings", examples.RANKING_REQUESTS),
            ("/v1/matches/batch", examples_more.MATCH_MANY_REQUESTS),
            ("/v1/searches", examples_more.SEARCH_REQUESTS),
            ("/v1/counts", examples_more.COUNT_REQUESTS),
            ("/v1/suitable", examples_more.SUITING_REQUESTS),
        ):
            for request in requests.values():
                assert client.post(path, json=request["value"]).status_code == 200
        for request in examples_more.FEEDBACK_REQUESTS.values():
            assert client.post("/v1/feedback", json=request["value"]).status_code == 201
        for request in examples_more.EDIT_REQUESTS.values():
            path = f"/v1/postings/{examples.POSTING_ID}"
            answer = client.patch(path, json=request["value"], headers={"if-match": "*"})
            assert answer.status_code == 200


def test_every_example_of_a_problem_is_of_its_code() -> None:
    for operation in OPERATIONS.values():
        for status, answer in operation["responses"].items():
            if status >= "400":
                shown = answer["content"]["application/problem+json"]["examples"]
                for code, example in shown.items():
                    value = _resolved(example)["value"]
                    assert value == examples.problem(PROBLEMS[code])
                    assert str(value["status"]) == status


def _shown(content: dict[str, Any]) -> list[Any]:
    """The examples of one media type, of which there must be some."""
    shown = [_resolved(example)["value"] for example in content.get("examples", {}).values()]
    shown += [content["example"]] if "example" in content else []
    assert shown
    return shown


def _resolved(example: dict[str, Any]) -> Any:
    if "$ref" not in example:
        return example
    return DOCUMENT["components"]["examples"][example["$ref"].rpartition("/")[2]]


def _model(schema: dict[str, Any]) -> type[BaseModel]:
    chosen = schema.get("anyOf", [schema])[0]
    return MODELS[chosen["$ref"].rpartition("/")[2]]


def _references(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for each in value for name in _references(each)]
    if not isinstance(value, dict):
        return []
    own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
    return own + [name for each in value.values() for name in _references(each)]
