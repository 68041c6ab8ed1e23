"""The client against a real server: each method, and what it does there."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from index.corpus import Corpus
from matcher.api import examples
from matcher.client.client import Client
from matcher.client.errors import NotFound, Rejected
from matcher.client.retrying import NEVER
from matcher.client.types import Edit, Job, Weights, Where
from matcher.client.webhooks import verify
from matcher.mcp.files import Folder
from matcher.mcp.remote import Remote
from matcher.mcp.server import server_of
from matcher.policy import shipped
from matcher.schemas import MatchOut, RankingOut
from matcher.service import Batches, Service
from tests.api_door import SMALL
from tests.fakes import FakeEmbedder
from tests.live import serving
from tests.test_mcp import asked, said
from tests.test_webhooks import receiver

ROOT = Path(__file__).parents[1]
POSTING, RESUME = examples.POSTING_TEXT, examples.RESUME_TEXT
OPENAPI = json.loads((ROOT / "tests" / "openapi.json").read_text())

METHODS = {  # operation id -> what calls it
    "info": "Client.info",
    "listProblems": "Client.problems",
    "readyz": "Client.ready",
    "addResume": "Client.resumes.add",
    "listResumes": "Client.resumes.list",
    "getResume": "Client.resumes.get",
    "getResumeText": "Client.resumes.text",
    "getResumeSheet": "Client.resumes.sheet",
    "getResumePage": "Client.resumes.page",
    "getResumeVersions": "Client.resumes.versions",
    "rankPostings": "Client.resumes.postings",
    "editResume": "Client.resumes.tag",
    "deleteResume": "Client.resumes.delete",
    "addPosting": "Client.postings.add",
    "listPostings": "Client.postings.list",
    "getPosting": "Client.postings.get",
    "editPosting": "Client.postings.edit",
    "deletePosting": "Client.postings.delete",
    "match": "Client.match",
    "matchMany": "Client.match_many",
    "rank": "Client.rank",
    "exportRanking": "Client.export",
    "searchRequirement": "Client.search",
    "countResumes": "Client.counts",
    "addJob": "Client.jobs.add",
    "listJobs": "Client.jobs.list",
    "getJob": "Client.jobs.get",
    "followJob": "Client.jobs.watch",
    "listJobFailures": "Client.jobs.failures",
    "pauseJob": "Client.jobs.pause",
    "resumeJob": "Client.jobs.resume",
    "cancelJob": "Client.jobs.cancel",
    "deleteJob": "Client.jobs.delete",
    "addFeedback": "Client.feedback.add",
    "listFeedback": "Client.feedback.list",
    "getFeedback": "Client.feedback.get",
    "deleteFeedback": "Client.feedback.delete",
    "exportFeedback": "Client.feedback.export",
}
LEFT_OUT = {  # for operators and their tools, not for programs that match
    "livez", "getProblem", "metrics",
}  # fmt: skip


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Service, Client]]:
    model = FakeEmbedder()
    batches = Batches(networks=(ip_network("127.0.0.0/8"),))
    with (
        Service(
            Corpus.in_memory(model), Corpus.in_memory(model), shipped(), SMALL, batches=batches
        ) as service,
        serving(service) as url,
        Client(url, retries=NEVER) as client,
    ):
        yield service, client


@pytest.fixture
def service(served: tuple[Service, Client]) -> Service:
    """The service, with nothing in it."""
    service, _ = served
    for id in list(service.resumes.ids()):
        service.remove(id)
    for id in list(service.postings.ids()):
        service.remove_posting(id)
    return service


@pytest.fixture
def client(service: Service, served: tuple[Service, Client]) -> Client:
    return served[1]


def test_every_operation_has_a_method_or_is_left_out() -> None:
    operations = {one["operationId"] for path in OPENAPI["paths"].values() for one in path.values()}
    assert operations - LEFT_OUT == METHODS.keys()
    with Client("http://127.0.0.1:1") as unused:
        for named in METHODS.values():
            found: Any = unused
            for part in named.split(".")[1:]:
                found = getattr(found, part)
            assert callable(found)


def test_the_server_tells_who_it_is(client: Client) -> None:
    assert client.ready()
    assert client.info().limits.bytes == SMALL.bytes
    assert {"busy", "unknown_document"} <= {one.code for one in client.problems()}


def test_resumes_come_are_shown_and_go(client: Client, tmp_path: Path) -> None:
    (tmp_path / "jo.txt").write_text(RESUME)
    added = client.resumes.add(tmp_path / "jo.txt")
    assert (added.name, added.new) == ("jo.txt", True)
    assert client.resumes.add(("jö ß.txt", RESUME.encode())).new is False
    found = client.resumes.get(added.id)
    assert found.passages[0].text in RESUME
    assert client.resumes.text(added.id, blind=False) == RESUME
    assert client.resumes.text(added.id) != RESUME
    assert client.resumes.sheet(added.id).blind is True
    assert client.resumes.versions(added.id).newest == added.id
    with pytest.raises(NotFound) as none:
        client.resumes.page(added.id, 1)
    assert none.value.code == "no_picture"
    assert client.resumes.delete(added.id).document_id == added.id
    with pytest.raises(NotFound) as gone:
        client.resumes.get(added.id)
    assert gone.value.code == "unknown_document"
    assert gone.value.request_id


def test_many_resumes_are_sent_and_listed_by_pages(client: Client) -> None:
    files = [(f"{n} ü.txt", f"{RESUME}\n- line {n}".encode()) for n in range(7)]
    files.insert(3, ("broken.pdf", b"%PDF-1.7 no"))
    sent = list(client.resumes.add_many(files))
    assert [one.name for one in sent] == [name for name, _ in files]
    assert [one.done for one in sent] == list(range(1, 9))
    assert isinstance(sent[3].error, Rejected)
    ids = {one.answer.id for one in sent if one.answer}
    assert {one.id for one in client.resumes.list(page_size=2)} == ids
    assert [one.name for one in client.resumes.list(name="5 Ü")] == ["5 ü.txt"]
    assert list(client.resumes.list(where=Where(languages=("Zulu",)))) == []
    assert list(client.resumes.list(added_to="2001-01-01")) == []


def test_resumes_are_tagged_and_found_by_tag_place_and_day(client: Client) -> None:
    texan = RESUME.replace("\n", "\nAustin, TX | jo@example.org\n", 1).encode()
    other = client.resumes.add(("other", RESUME.encode()))
    added = client.resumes.add(("texan", texan), tags=["Warm", "eu"])
    assert (added.tags, other.tags) == (("eu", "warm"), ())
    assert client.resumes.tag(added.id, ["hot"], ["EU"]).tags == ("hot", "warm")
    assert client.resumes.get(added.id).location == "Austin, TX"
    assert [one.id for one in client.resumes.list(latest=True)] == [added.id, other.id]
    for where in (Where(tags=("hot", "x")), Where(locations=("Texas",))):
        assert [(one.id, one.tags) for one in client.resumes.list(where=where)] == [
            (added.id, ("hot", "warm"))
        ]
    assert list(client.resumes.list(where=Where(added_to="2001-01-01"))) == []
    posting = client.postings.add_text(POSTING)
    found = client.rank(
        posting.id, where=Where(locations=("Texas",)), brief=True, blind=True, versions=True
    )
    assert [one.resume.id for one in found.matches] == [added.id]
    assert found.unknown_location == 1
    assert found.matches[0].resume.name == f"Candidate {added.id[:6]}"
    assert all(not pair.evidence for pair in found.matches[0].pairs)
    with pytest.raises(Rejected, match="requirements 1 to"):
        client.rank(posting.id, where=Where(must_meet=(99,)))


def test_postings_come_are_edited_and_go(client: Client, tmp_path: Path) -> None:
    posting = client.postings.add_text(POSTING, "data engineer")
    board = {"title": "Shepherd", "content": "<h3>Requirements</h3><ul><li>Sheep</li></ul>"}
    (tmp_path / "job.json").write_text(json.dumps(board))
    shepherd = client.postings.add(tmp_path / "job.json")
    assert [one.text for one in shepherd.requirements] == ["Sheep"]
    assert [one.id for one in client.postings.list(page_size=1)] == [posting.id, shepherd.id]
    edited = client.postings.edit(posting.id, {1: Edit(weight=7.5, must_have=True)})
    first = edited.requirements[0]
    assert (first.weight, first.must_have, first.edited) == (7.5, True, True)
    assert client.postings.get(posting.id) == edited
    assert client.postings.edit(posting.id, {1: None}) == posting
    with pytest.raises(Rejected) as wrong:
        client.postings.edit(posting.id, {99: Edit(weight=1)})
    assert wrong.value.code == "bad_request"
    client.postings.delete(shepherd.id)
    assert [one.id for one in client.postings.list()] == [posting.id]


def test_a_match_is_the_services_own(client: Client, service: Service) -> None:
    posting, resume = client.postings.add_text(POSTING), client.resumes.add(("jo", RESUME.encode()))
    made = client.match(posting.id, resume.id)
    read = service.posting(posting.id)
    wanted = MatchOut.of(service.match(read, service.resume(resume.id)), read.posting)
    assert MatchOut.model_validate(_plain(made)) == wanted
    assert client.match_text(POSTING, resume.id).pairs == made.pairs
    weighted = client.match(posting.id, resume.id, weights=Weights(requirements={1: 0.0}))
    assert 1 not in [pair.number for pair in weighted.pairs if pair.weight]
    ranked = client.rank(posting.id)
    assert [one.pairs for one in ranked.matches] == [made.pairs]
    assert RankingOut.model_validate(_plain(ranked)).corpus_size == 1
    assert client.rank_text(POSTING, where=Where(years=99.0)).matches == ()


def test_many_are_matched_and_one_that_is_not_there_is_told(client: Client) -> None:
    posting, resume = client.postings.add_text(POSTING), client.resumes.add(("jo", RESUME.encode()))
    found = client.match_many(posting.id, [resume.id, "abcdef"])
    assert found.results[0].match == client.match(posting.id, resume.id)
    assert found.results[1].problem is not None
    assert found.results[1].problem.code == "unknown_document"
    (brief,) = client.match_many(posting.id, [resume.id], brief=True).results
    assert brief.brief is not None
    assert brief.brief.coverage == found.results[0].match.coverage


def test_requirements_and_postings_are_searched(client: Client) -> None:
    posting, resume = client.postings.add_text(POSTING), client.resumes.add(("jo", RESUME.encode()))
    line = client.resumes.get(resume.id).passages[0].text
    assert [one.resume.id for one in client.search(line).showings] == [resume.id]
    assert client.search_of(posting.id, 1).number == 1
    suited = client.resumes.postings(resume.id, weights=Weights(preferred=0.0))
    assert [one.posting.id for one in suited.matches] == [posting.id]


def test_a_ranking_is_exported(client: Client) -> None:
    posting, resume = client.postings.add_text(POSTING), client.resumes.add(("jo", RESUME.encode()))
    table = client.export(posting.id).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["id"] for row in rows] == [resume.id]
    assert rows[0]["resume"] == f"Candidate {resume.id[:6]}"
    assert json.loads(client.export(posting.id, "json"))["corpus_size"] == 1
    assert client.export(posting.id, "xlsx", blind=False)[:2] == b"PK"


def test_feedback_is_kept_beside_and_goes(client: Client) -> None:
    posting, resume = client.postings.add_text(POSTING), client.resumes.add(("jo", RESUME.encode()))
    before = client.match(posting.id, resume.id)
    given = client.feedback.add(posting.id, resume.id, 1, "met", "She told me.", "R")
    assert client.feedback.get(given.id) == given
    assert list(client.feedback.list(posting=posting.id)) == [given]
    after = client.match(posting.id, resume.id)
    assert after.feedback == (given,)
    assert (after.coverage, after.pairs) == (before.coverage, before.pairs)
    assert b"She told me." in client.feedback.export()
    client.feedback.delete(given.id)
    assert list(client.feedback.list()) == []


def archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for n in range(3):
            packed.writestr(f"{n}.txt", f"{RESUME}\n- line {n}")
        packed.writestr("broken.pdf", b"%PDF-1.7 no")
    return path


def test_a_job_is_sent_followed_and_tells_by_a_signed_message(
    client: Client, tmp_path: Path
) -> None:
    path = archive(tmp_path / "cvs.zip")
    told: list[tuple[int, int]] = []
    with receiver() as received:
        url = received.url
        job = client.jobs.add(path, progress=lambda *sent: told.append(sent), callback_url=url)
        assert told[-1] == (path.stat().st_size, path.stat().st_size)
        assert job.callback is not None
        seen: list[Job] = []
        ended = client.jobs.wait(job.id, seen.append)
        assert (ended.state, ended.counts.added, ended.counts.failed) == ("finished", 3, 1)
        assert seen[-1] == ended
        revisions = [one.revision for one in seen]
        assert revisions == sorted(set(revisions))
        for _ in range(100):
            if received.messages:
                break
            client.jobs.get(job.id)
        ((headers, body),) = received.messages
    assert verify(job.callback.secret or "", headers, body) == f"{job.id}_finished"
    assert json.loads(body)["data"]["counts"]["added"] == 3
    assert [one.name for one in client.jobs.failures(job.id)] == ["broken.pdf"]
    assert [one.id for one in client.jobs.list()] == [job.id]
    with pytest.raises(Rejected) as late:
        client.jobs.cancel(job.id)
    assert late.value.code == "job_state"
    client.jobs.delete(job.id)
    assert list(client.jobs.list()) == []


def test_an_assistant_asks_a_server_as_it_asks_a_corpus(client: Client) -> None:
    posting, resume = client.postings.add_text(POSTING), client.resumes.add(("jo", RESUME.encode()))
    server = server_of(Remote(client), Folder(None, 0))
    answer = asked(server, "match", posting_id=posting.id, resume_id=resume.id)
    assert answer.structured_content == _plain(client.match(posting.id, resume.id, blind=True))
    listed: Any = asked(server, "list_resumes").structured_content
    unnamed = f"Candidate {resume.id[:6]}"
    assert listed == {"items": [{"id": resume.id, "name": unnamed}], "next": None}
    seeing = server_of(Remote(client, blind=False), Folder(None, 0))
    listed = asked(seeing, "list_resumes").structured_content
    assert listed == {"items": [{"id": resume.id, "name": "jo"}], "next": None}
    ranked: Any = asked(server, "rank", posting_text=POSTING).structured_content
    assert ranked["corpus_size"] == 1
    found: Any = asked(server, "search_requirement", requirement="Python").structured_content
    assert found["considered"] == 1
    refused = asked(server, "match", posting_id="abcdef", resume_id=resume.id)
    assert refused.is_error
    assert "[unknown_document, 404]" in said(refused)
    unkept = asked(server, "match", posting_id=posting.id, resume_text=RESUME)
    assert unkept.is_error
    assert "upload it there" in said(unkept)


def _plain(made: Any) -> Any:
    from dataclasses import asdict

    return json.loads(json.dumps(asdict(made)))
