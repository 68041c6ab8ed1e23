"""Candidates of Greenhouse, Lever and Ashby: which document each becomes, and what stays away."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import Fault, UnknownType
from matcher.importers.candidate import Candidate
from matcher.importers.export import candidates
from matcher.isolated import read_resume
from matcher.types import SectionKind
from tests.ats_exports import (
    ASHBY,
    GREENHOUSE,
    LEVER,
    LEVER_RESUME,
    RESUME_BYTES,
    RESUME_TEXT,
    as_bytes,
)
from tests.test_cli_corpus import Desk


def one(value: object) -> Candidate:
    (found,) = candidates(as_bytes(value))
    return found


def told(found: Candidate) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(found.data)
    return made


# ---- what each system's fields become


def test_a_candidate_of_greenhouse_by_their_fields() -> None:
    found = one(GREENHOUSE)
    assert (found.system, found.id, found.name) == (
        "greenhouse",
        "57683957",
        "greenhouse-57683957.json",
    )
    assert found.source == "fields"
    assert told(found)["work"] == [
        {
            "name": "Harbour Freight Lines",
            "position": "Data Engineer",
            "startDate": "2019-01-15T00:00:00.000Z",
        }
    ]
    assert told(found)["education"][0]["area"] == "Physics"
    assert [(link.name, link.resume) for link in found.links] == [
        ("Jo_Ferrier.pdf", True),
        ("letter.pdf", False),
    ]


def test_a_candidate_of_lever_by_what_lever_read() -> None:
    found = one(LEVER | {"resumes": [LEVER_RESUME]})
    assert (found.system, found.source) == ("lever", "fields")
    assert told(found)["work"] == [
        {
            "name": "Harbour Freight Lines",
            "position": "Data Engineer",
            "startDate": "2019-01",
            "summary": "Built streaming pipelines in Kafka for container tracking",
        }
    ]
    assert told(found)["education"] == [
        {
            "institution": "University of Tarn",
            "studyType": "Bachelor of Science",
            "area": "Physics",
            "startDate": "2012",
            "endDate": "2016-06",
        }
    ]
    assert [link.name for link in found.links] == ["jo.pdf"]


def test_a_candidate_of_ashby_by_their_fields() -> None:
    found = one(ASHBY)
    assert (found.system, found.source) == ("ashby", "fields")
    assert told(found)["work"] == [{"name": "Harbour Freight Lines", "position": "Data Engineer"}]
    assert [(link.name, link.url, link.resume) for link in found.links] == [
        ("jo.pdf", "eyJhbGciOi", True),
        ("portfolio.pdf", "eyJ0eXAiOi", None),
    ]


@pytest.mark.parametrize("person", [GREENHOUSE, LEVER | {"resumes": [LEVER_RESUME]}, ASHBY])
def test_the_fields_are_read_as_a_resume_and_no_recruiters_word_is_in_it(
    person: dict[str, Any],
) -> None:
    found = one(person)
    read = read_resume(found.data, found.name)
    assert {s.kind for s in read.resume.sections} >= {SectionKind.EXPERIENCE, SectionKind.EDUCATION}
    assert "Harbour Freight Lines" in read.document.text
    assert read.resume.candidate == "Jo Ferrier"
    for word in ("Do not hire", "secret words", "X-Amz", "eyJ"):
        assert word not in read.document.text
    assert "Jo" not in found.name


# ---- files and texts go before fields


def test_a_file_in_the_export_is_the_resume() -> None:
    held = {"filename": "jo.txt", "type": "resume", "content": RESUME_BYTES}
    letter = {"filename": "letter.txt", "type": "cover_letter", "content": RESUME_BYTES[:40]}
    found = one(GREENHOUSE | {"attachments": [letter, held]})
    assert (found.source, found.name) == ("file", "greenhouse-57683957.txt")
    assert found.data == RESUME_TEXT.encode()
    assert found.links == ()


def test_a_letter_is_no_resume() -> None:
    letter = {"filename": "letter.txt", "type": "cover_letter", "content": RESUME_BYTES}
    assert one(GREENHOUSE | {"attachments": [letter]}).source == "fields"


def test_an_application_to_a_job_board() -> None:
    sent = {
        "first_name": "Jo",
        "last_name": "Ferrier",
        "email": "jo@example.org",
        "resume_content": RESUME_BYTES,
        "resume_content_filename": "jo.txt",
    }
    found = one(sent)
    assert (found.source, found.name, found.data) == (
        "file",
        "greenhouse-candidate.txt",
        RESUME_TEXT.encode(),
    )
    text = {"first_name": "Jo", "last_name": "Ferrier", "resume_text": RESUME_TEXT}
    assert (one(text).source, one(text).data) == ("text", RESUME_TEXT.strip().encode())


def test_a_file_of_lever_and_one_of_ashby() -> None:
    file = LEVER_RESUME["file"] | {"content": f"data:text/plain;base64,{RESUME_BYTES}"}
    found = one(LEVER | {"resumes": [LEVER_RESUME | {"file": file}]})
    assert (found.source, found.data) == ("file", RESUME_TEXT.encode())
    held = ASHBY["resumeFileHandle"] | {"content": RESUME_BYTES}
    found = one(ASHBY | {"resumeFileHandle": held, "fileHandles": []})
    assert (found.source, found.data, found.links) == ("file", RESUME_TEXT.encode(), ())


def test_content_that_is_no_base64_is_passed_over() -> None:
    held = {"filename": "jo.txt", "type": "resume", "content": "not base64 !"}
    assert one(GREENHOUSE | {"attachments": [held]}).source == "fields"


def test_a_candidate_without_anything_to_read_is_told() -> None:
    found = one({"first_name": "Jo", "last_name": "Ferrier", "email_addresses": []})
    assert (found.source, found.data) == ("nothing", b"")


# ---- how exports are packed


@pytest.mark.parametrize(
    ("value", "systems"),
    [
        ([GREENHOUSE, GREENHOUSE], ["greenhouse", "greenhouse"]),
        ({"data": [LEVER], "hasNext": False}, ["lever"]),
        ({"data": LEVER}, ["lever"]),
        ({"data": [LEVER_RESUME]}, ["lever"]),
        ({"success": True, "results": [ASHBY], "moreDataAvailable": False}, ["ashby"]),
        ({"success": True, "results": ASHBY}, ["ashby"]),
        ({"success": True, "results": [{"id": "a", "candidate": ASHBY, "job": {}}]}, ["ashby"]),
        (
            {
                "action": "new_candidate_application",
                "payload": {"application": {"id": 1, "candidate": GREENHOUSE}},
            },
            ["greenhouse"],
        ),
        (
            {"action": "applicationSubmit", "data": {"application": {"id": 1, "candidate": ASHBY}}},
            ["ashby"],
        ),
        ([GREENHOUSE, ASHBY, LEVER], ["greenhouse", "ashby", "lever"]),
    ],
)
def test_answers_pages_and_webhooks(value: object, systems: list[str]) -> None:
    assert [found.system for found in candidates(as_bytes(value))] == systems


def test_json_lines_and_a_mark_of_utf8() -> None:
    lines = b"\xef\xbb\xbf" + as_bytes(GREENHOUSE) + b"\n\nno json\n" + as_bytes(ASHBY) + b"\n"
    assert [found.system for found in candidates(lines)] == ["greenhouse", "ashby"]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"no json", b"[" * 100_000, b'{"name": "Jo", "id": "1"}', b"\xff\xfe"],
)
def test_what_holds_no_candidate_is_told(data: bytes) -> None:
    with pytest.raises(UnknownType, match="Greenhouse, Lever or Ashby"):
        list(candidates(data))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
fields = sorted({*GREENHOUSE, *LEVER, *LEVER_RESUME, *ASHBY, "content", "resume_content", "file"})


@given(
    st.sampled_from([GREENHOUSE, LEVER | LEVER_RESUME, ASHBY]),
    st.dictionaries(st.sampled_from(fields), json_values, max_size=4),
)
def test_no_value_of_any_field_breaks_an_import(
    person: dict[str, Any], odd: dict[str, Any]
) -> None:
    try:
        found = list(candidates(as_bytes(person | odd)))
    except Fault:
        return
    for one in found:
        assert one.source in ("file", "text", "fields", "nothing")
        assert bool(one.data) == (one.source != "nothing")
        assert one.name.isascii()
        assert "/" not in one.name


# ---- the command


def test_the_command_indexes_what_there_is_and_tells_what_was_not_fetched(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    held = {"filename": "jo.txt", "type": "resume", "content": RESUME_BYTES}
    export = tmp_path / "candidates.json"
    people = [GREENHOUSE, GREENHOUSE | {"id": 2, "attachments": [held]}, {"first_name": "X"}]
    export.write_bytes(as_bytes(people))
    ran = desk.run("candidates", str(export), "--links", str(tmp_path / "links.jsonl"))
    assert (ran.code, ran.out) == (0, "2 added, 0 already known, 0 failed\n")
    assert "2 candidates: 1 with a file, 1 from their fields" in ran.err
    assert "2 files are only pointed at and were not fetched, 1 of them" in ran.err
    links = [json.loads(line) for line in (tmp_path / "links.jsonl").read_text().splitlines()]
    assert [(link["candidate"], link["resume"]) for link in links] == [
        ("57683957", True),
        ("57683957", False),
    ]
    listed = json.loads(desk.run("list", "--json").out)["resumes"]
    names = ["greenhouse-2.txt", "greenhouse-57683957.json"]
    assert sorted(one["name"] for one in listed) == names
    again = desk.run("candidates", str(export))
    assert again.out == "0 added, 2 already known, 0 failed\n"


def test_files_of_strangers_are_read_by_a_child_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("matcher.intake.resumes_in_turn")
    export = tmp_path / "candidates.json"
    export.write_bytes(as_bytes([GREENHOUSE]))
    ran = Desk(tmp_path).run("candidates", str(export))
    assert (ran.code, ran.out) == (0, "1 added, 0 already known, 0 failed\n")


def test_the_command_writes_documents_where_it_is_told_to(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    export = tmp_path / "candidates.json"
    export.write_bytes(as_bytes([ASHBY, ASHBY | {"position": "Clerk"}]))
    ran = desk.run("candidates", str(export), "--into", str(tmp_path / "out"))
    assert ran.code == 0
    assert ran.out.startswith("2 documents written")
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(names) == 2
    assert names[0].startswith("ashby-3ae2b801")


def test_the_command_refuses_what_it_does_not_know(tmp_path: Path) -> None:
    export = tmp_path / "other.json"
    export.write_bytes(b"{}")
    ran = Desk(tmp_path).run("candidates", str(export))
    assert ran.code == 2
    assert "[unknown_type]" in ran.err
