"""The tools of an assistant, through the SDK's own client."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import httpx2
import pytest
from mcp import Client
from mcp_types import CallToolResult, Tool

from index.errors import DiskFull
from matcher.api import examples
from matcher.errors import BadRequest
from matcher.mcp.files import Folder
from matcher.mcp.local import Local
from matcher.mcp.plain import PlainServer
from matcher.mcp.server import FilesOut, server_of
from matcher.service import Service
from tests import pictured
from tests.api_door import Failing, add_posting, add_resume, door, in_memory
from tests.live import listening

ROOT = Path(__file__).parents[1]
POSTING, RESUME = examples.POSTING_TEXT, examples.RESUME_TEXT
NOWHERE = Folder(None, 0)


@pytest.fixture
def service() -> Iterator[Service]:
    with in_memory() as opened:
        yield opened


def asked(server: Any, tool: str, **arguments: object) -> CallToolResult:
    """What a tool answers through the protocol."""

    async def ask() -> CallToolResult:
        async with Client(server) as client:
            answer = await client.call_tool(tool, arguments)
            assert isinstance(answer, CallToolResult)
            return answer

    return asyncio.run(ask())


def tools(server: Any) -> dict[str, Tool]:
    async def ask() -> dict[str, Tool]:
        async with Client(server) as client:
            return {tool.name: tool for tool in (await client.list_tools()).tools}

    return asyncio.run(ask())


def said(answer: CallToolResult) -> str:
    (content,) = answer.content
    return str(getattr(content, "text", ""))


def test_the_tools_only_read_and_say_what_they_answer(service: Service) -> None:
    found = tools(server_of(Local(service), NOWHERE))
    assert set(found) == {
        "match", "rank", "search_requirement", "explain", "list_resumes", "list_postings",
    }  # fmt: skip
    for tool in found.values():
        assert tool.annotations is not None
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.title
        assert tool.description
        assert tool.output_schema is not None
        assert tool.output_schema["type"] == "object"
    assert "pairs" in found["match"].output_schema["properties"]  # type: ignore[index]


@pytest.mark.parametrize("blind", [True, False])
def test_a_match_is_the_one_that_the_api_answers(blind: bool) -> None:
    service = in_memory()
    with door(service) as client:
        posting, resume = add_posting(client), add_resume(client)
        body = {"posting_id": posting, "resume_id": resume}
        query = f"?blind={str(blind).lower()}"
        wanted = client.post(f"/v1/matches{query}", json=body).json()
        server = server_of(Local(service, blind), NOWHERE)
        answer = asked(server, "match", posting_id=posting, resume_id=resume)
        assert answer.structured_content == wanted
        ranked = client.post(f"/v1/rankings{query}", json={"posting_id": posting}).json()
        assert asked(server, "rank", posting_id=posting).structured_content == ranked


def test_a_match_is_told_in_words_with_its_quotes(service: Service) -> None:
    answer = asked(
        server_of(Local(service), NOWHERE), "match", posting_text=POSTING, resume_text=RESUME
    )
    made: Any = answer.structured_content
    assert not answer.is_error
    for pair in made["pairs"]:
        assert f"{pair['number']}. {pair['requirement']['level']}: {pair['verdict']}" in said(
            answer
        )
    quote = made["pairs"][0]["evidence"][0]["quote"]
    assert quote in RESUME
    assert quote[:60] in said(answer)
    assert not len(service.resumes)  # nothing was kept


def test_one_requirement_is_explained(service: Service) -> None:
    server = server_of(Local(service), NOWHERE)
    both = {"posting_text": POSTING, "resume_text": RESUME}
    made: Any = asked(server, "match", **both).structured_content
    for pair in made["pairs"]:
        answer = asked(server, "explain", requirement=pair["number"], **both)
        told: Any = answer.structured_content
        assert told["pair"] == pair
        assert set(told) == {"posting", "resume", "pair", "policy", "model", "as_of"}
    missing = asked(server, "explain", requirement=99, **both)
    assert missing.is_error
    assert "requirement 99 is not matched" in said(missing)
    assert "[bad_request]" in said(missing)


def test_a_requirement_is_searched_for_and_resumes_are_wanted_to_have_things(
    service: Service,
) -> None:
    added = service.add_resume(RESUME.encode(), "jo.txt")
    server = server_of(Local(service), NOWHERE)
    line = added.read.resume.passages[0].text
    answer = asked(server, "search_requirement", requirement=line)
    found: Any = answer.structured_content
    assert [one["resume"]["id"] for one in found["showings"]] == [added.id]
    nobody = asked(server, "search_requirement", requirement=line, years=90).structured_content
    assert nobody is not None
    assert nobody["showings"] == []
    ranked: Any = asked(server, "rank", posting_text=POSTING, languages=["Zulu"])
    assert ranked.structured_content["matches"] == []


def test_listings_go_on_where_they_say(service: Service) -> None:
    ids = [service.add_resume(f"{RESUME}\n- line {n}".encode(), f"{n}.txt").id for n in range(5)]
    server = server_of(Local(service), NOWHERE)
    told: list[str] = []
    after: str | None = None
    for _ in range(3):
        page: Any = asked(server, "list_resumes", limit=2, after=after).structured_content
        told += [one["id"] for one in page["items"]]
        after = page["next"]
    assert (told, after) == (ids, None)
    assert said(asked(server, "list_postings")) == "no postings are kept"
    assert asked(server, "list_resumes", after="x").is_error


def test_an_assistant_is_not_told_whose_a_resume_is_unless_it_may_know(service: Service) -> None:
    kept = service.add_resume(pictured.resume(), f"{pictured.NAME}.pdf").id
    posting = service.add_posting(pictured.POSTING.encode(), "p.txt").id
    pair = {"posting_id": posting, "resume_id": kept}
    calls: list[tuple[str, dict[str, Any]]] = [
        ("match", pair),
        ("explain", pair | {"requirement": 2}),
        ("rank", {"posting_id": posting}),
        ("search_requirement", {"requirement": "Experience with Kafka streaming"}),
        ("list_resumes", {}),
    ]
    for blind in (True, False):
        server = server_of(Local(service, blind), NOWHERE)
        for tool, given in calls:
            answer = asked(server, tool, **given)
            told = said(answer) + json.dumps(answer.structured_content, ensure_ascii=False)
            assert not answer.is_error
            assert ("Vandersloot" in told) is not blind, tool
            assert (f"Candidate {kept[:6]}" in told) is blind, tool


# ---- what goes wrong


def test_a_document_is_given_in_one_way(service: Service) -> None:
    server = server_of(Local(service), NOWHERE)
    for given in ({}, {"posting_id": "ab12cd", "posting_text": POSTING}):
        answer = asked(server, "match", resume_text=RESUME, **given)
        assert answer.is_error
        assert "exactly one of posting_id, posting_text and posting_file" in said(answer)


def test_faults_are_told_by_their_sentence_and_code(service: Service) -> None:
    server = server_of(Local(service), NOWHERE)
    answer = asked(server, "match", posting_text="Hello.", resume_text=RESUME)
    assert answer.is_error
    assert said(answer).startswith("nothing in the posting asks for anything")
    assert "[no_requirements]" in said(answer)
    answer = asked(server, "match", posting_text=POSTING, resume_id="abcdef12")
    assert "[unknown_document]" in said(answer)


def test_arguments_that_cannot_be_taken_are_told_in_a_line(service: Service) -> None:
    server = server_of(Local(service), NOWHERE)
    answer = asked(server, "search_requirement", requirement="Zebra", top=4321, years="many")
    assert answer.is_error
    text = said(answer)
    assert text.startswith("the arguments cannot be taken: top: input should be less than")
    assert "; years: " in text
    assert text.endswith("[invalid_request]")
    assert not any(word in text for word in ("Zebra", "4321", "pydantic", "validation error"))


def test_what_nobody_foresaw_says_no_word_of_a_document(capfd: pytest.CaptureFixture[str]) -> None:
    failing: Any = Failing(RuntimeError("canary of a document"))
    answer = asked(server_of(Local(failing), NOWHERE), "list_resumes")
    assert answer.is_error
    assert said(answer).endswith("a fault of the program (RuntimeError)")
    assert "canary" not in "".join(capfd.readouterr())
    failing = Failing(DiskFull("the disk is full."))
    assert "[disk_full]" in said(asked(server_of(Local(failing), NOWHERE), "list_resumes"))


def test_an_answer_that_does_not_fit_is_no_fault_of_the_arguments(
    capfd: pytest.CaptureFixture[str],
) -> None:
    server = PlainServer("of one tool", log_level="WARNING")

    def files(files: str = "") -> Annotated[CallToolResult, FilesOut]:
        return CallToolResult(content=[], structured_content={"files": "canary of a document"})

    server.add_tool(files)
    answer = asked(server, "files")
    assert answer.is_error
    assert said(answer) == "a fault of the program (ValidationError)"
    assert "canary" not in "".join(capfd.readouterr())


# ---- files


def test_files_of_the_folder_are_read_and_listed(service: Service, tmp_path: Path) -> None:
    (tmp_path / "cvs").mkdir()
    (tmp_path / "cvs" / "jo.txt").write_text(RESUME)
    (tmp_path / "job.txt").write_text(POSTING)
    (tmp_path / ".hidden").write_text("x")
    server = server_of(Local(service), Folder(tmp_path, 100_000))
    answer = asked(server, "list_files")
    assert answer.structured_content == {"files": ["job.txt", "cvs/jo.txt"]}
    files = {"posting_file": "job.txt", "resume_file": "cvs/jo.txt"}
    by_file: Any = asked(server, "match", **files).structured_content
    by_text: Any = asked(
        server, "match", posting_text=POSTING, resume_text=RESUME
    ).structured_content
    assert by_file["pairs"] == by_text["pairs"]
    assert by_file["resume"]["name"] == f"Candidate {by_file['resume']['id'][:6]}"
    seeing = server_of(Local(service, blind=False), Folder(tmp_path, 100_000))
    named: Any = asked(seeing, "match", **files).structured_content
    assert named["resume"]["name"] == "jo.txt"


def test_no_file_is_read_where_no_folder_is_given(service: Service) -> None:
    server = server_of(Local(service), NOWHERE)
    answer = asked(server, "match", posting_text=POSTING, resume_file="/etc/passwd")
    assert answer.is_error
    assert "--files FOLDER" in said(answer)


@pytest.mark.parametrize(
    "name",
    ["../secret.txt", "/etc/passwd", "link.txt", "linked/secret.txt", "folder", "none.txt",
     "a\0b", "pipe", ".env", ".ssh/id", "shown.txt", "cvs/../../secret.txt", "x" * 5000],
)  # fmt: skip
def test_nothing_outside_the_folder_is_read_or_told_of(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "folder").mkdir(parents=True)
    (root / "cvs").mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "linked").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    (root / ".ssh").mkdir()
    (root / ".ssh" / "id").write_text("secret")
    (root / ".env").write_text("secret")
    (root / "shown.txt").symlink_to(root / ".env")
    with pytest.raises(BadRequest) as refused:
        Folder(root, 1000).read(name)
    assert str(refused.value) == "there is no such file in the folder that may be read."


def test_an_absolute_path_into_the_folder_and_a_link_within_it_are_fine(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"here")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    folder = Folder(tmp_path, 4)
    assert folder.read(str(tmp_path / "a.txt")) == ("a.txt", b"here")
    assert folder.read("b.txt")[1] == b"here"
    (tmp_path / "a.txt").write_bytes(b"large")
    with pytest.raises(BadRequest, match="more than 4 bytes"):
        folder.read("a.txt")
    with pytest.raises(BadRequest, match="no folder"):
        Folder(tmp_path / "none", 4)


# ---- the whole program


def test_over_http_it_answers_this_machine_alone(service: Service) -> None:
    server = server_of(Local(service), NOWHERE)
    with listening(server.streamable_http_app(host="127.0.0.1")) as url:
        answer = asked(f"{url}/mcp", "match", posting_text=POSTING, resume_text=RESUME)
        made: Any = answer.structured_content
        assert made["pairs"]
        body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
        accept = {"accept": "application/json, text/event-stream"}
        for odd in ({"host": "evil.example"}, {"origin": "https://evil.example"}):
            refused = httpx2.post(f"{url}/mcp", json=body, headers={**accept, **odd})
            assert refused.status_code in (403, 421)


def test_every_line_of_standard_output_is_a_message(tmp_path: Path) -> None:
    hello = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {},
                   "clientInfo": {"name": "test", "version": "1"}},
    }  # fmt: skip
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    both = {"posting_text": POSTING, "resume_text": RESUME}
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
            "params": {"name": "match", "arguments": both}}  # fmt: skip
    sent = "".join(json.dumps(one) + "\n" for one in (hello, ready, call))
    code = "import sys; from matcher.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "mcp", "--data", str(tmp_path / "data")]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(sent.encode())
        process.stdin.flush()
        lines = [json.loads(process.stdout.readline()) for _ in range(2)]
        process.stdin.close()
        assert process.stdout.read() == b""
        assert process.wait(60) == 0
    assert [line["id"] for line in lines] == [1, 2]
    assert lines[1]["result"]["structuredContent"]["pairs"]


def test_the_command_says_what_it_cannot_use(tmp_path: Path) -> None:
    from tests.test_cli_corpus import Desk

    desk = Desk(tmp_path)
    ran = desk.run("mcp", "--files", str(tmp_path / "none"))
    assert (ran.code, ran.out) == (2, "")
    assert "there is no folder" in ran.err
    ran = desk.run("mcp", "--url", "nowhere")
    assert ran.code == 2


def test_the_command_names_the_extra_that_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.test_cli_corpus import Desk

    monkeypatch.delitem(sys.modules, "matcher.mcp.server")
    monkeypatch.setitem(sys.modules, "mcp.server", None)  # as if it were not installed
    ran = Desk(tmp_path).run("mcp")
    assert ran.code == 2
    assert "pip install '.[mcp]'" in ran.err
