"""What blind readers are answered: no name, nothing to reach anyone by, and the same numbers."""

import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from index.types import Block, Document, Span
from matcher.blinding import blind_ranking
from matcher.service import read_resume
from matcher.types import Evidence, Resume
from matcher.withheld import MASK, _masked_quote, _named, masked, withheld
from tests.api_door import door, in_memory, problem
from tests.pictured import AGAIN, MAIL, NAME, PHONE, POSTING, resume

WORDS = [word.casefold().encode() for word in (*NAME.split(), MAIL, "555 01 42")]
MASKED = AGAIN.replace("Vandersloot", MASK * 11)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


@pytest.fixture(scope="module")
def ids(client: TestClient) -> dict[str, Any]:
    sent = {"x-filename": f"{NAME}.pdf"}
    kept = client.post("/v1/resumes", content=resume(), headers=sent).json()["id"]
    posting = client.post("/v1/postings", json={"text": POSTING}).json()["id"]
    return {"posting_id": posting, "resume_id": kept}


def asked(client: TestClient, ids: dict[str, Any], blind: bool) -> dict[str, bytes]:
    """Everything that is answered of a resume, by what it is."""
    posting = {"posting_id": ids["posting_id"]}
    bodies: dict[str, Any] = {
        "/v1/matches": ids,
        "/v1/matches/batch": posting | {"resume_ids": [ids["resume_id"]]},
        "/v1/rankings": posting,
        "/v1/searches": posting | {"number": 2},
        "/v1/suitable": {"resume_id": ids["resume_id"]},
        "/v1/rankings/export?format=csv": posting,
        "/v1/rankings/export?format=xlsx": posting,
        "/v1/rankings/export?format=json": posting,
    }
    found = {}
    for path, body in bodies.items():
        sign = "&" if "?" in path else "?"
        answer = client.post(f"{path}{sign}blind={str(blind).lower()}", json=body)
        assert answer.status_code == 200, (path, answer.text)
        found[path] = answer.content
    for path in ("", f"/{ids['resume_id']}/sheet", f"/{ids['resume_id']}"):
        path = f"/v1/resumes{path}"
        found[path] = client.get(path, params={"blind": blind}).content
    return found


def unpacked(data: bytes) -> bytes:
    """The bytes that are read: those in a zip, if it is one."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return b"".join(book.read(name) for name in book.namelist())


def told(data: bytes) -> list[bytes]:
    # JSON may write letters as escapes; here it does not
    plain = unpacked(data).lower()
    return [word for word in WORDS if word in plain]


def test_nothing_that_is_answered_to_the_blind_names_anybody(
    client: TestClient, ids: dict[str, Any]
) -> None:
    open_answers = asked(client, ids, blind=False)
    assert {path for path, data in open_answers.items() if not told(data)} == set()
    for path, data in asked(client, ids, blind=True).items():
        assert told(data) == [], path
        assert f"Candidate {ids['resume_id'][:6]}".encode() in unpacked(data), path


def test_a_quote_is_masked_where_it_names_and_says_the_rest(
    client: TestClient, ids: dict[str, Any]
) -> None:
    made = client.post("/v1/matches?blind=true", json=ids).json()
    quotes = [one["quote"] for pair in made["pairs"] for one in pair["evidence"]]
    assert MASKED in quotes
    assert len(MASKED) == len(AGAIN)


def without_words(value: Any) -> Any:
    """An answer without names and quotes."""
    if isinstance(value, dict):
        return {k: without_words(v) for k, v in value.items() if k not in ("name", "quote")}
    return [without_words(v) for v in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", ["/v1/matches", "/v1/rankings", "/v1/searches", "/v1/suitable"])
def test_numbers_and_places_are_the_same_to_everybody(
    client: TestClient, ids: dict[str, Any], path: str
) -> None:
    blind, seeing = (asked(client, ids, blind=b)[path] for b in (True, False))
    assert blind != seeing
    assert without_words(json.loads(blind)) == without_words(json.loads(seeing))


def test_a_brief_ranking_is_the_whole_one_without_quotes_reasons_and_parts(
    client: TestClient, ids: dict[str, Any]
) -> None:
    asking = {"posting_id": ids["posting_id"]}
    whole = client.post("/v1/rankings", json=asking).json()
    short = client.post("/v1/rankings", json=asking | {"detail": "brief"}).json()
    nothing: dict[str, list[Any]] = {"evidence": [], "reasons": [], "parts": []}
    assert any(pair["evidence"] for match in whole["matches"] for pair in match["pairs"])
    for match in whole["matches"]:
        match["pairs"] = [pair | nothing for pair in match["pairs"]]
    assert short == whole


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([Span(0, 10)], "Ann Lee led"),  # ends where the quote begins
        ([Span(0, 13)], f"{MASK * 3} Lee led"),
        ([Span(12, 30)], f"An{MASK} {MASK * 3} {MASK * 3}"),
        ([Span(10, 13), Span(14, 17)], f"{MASK * 3} {MASK * 3} led"),
        ([Span(21, 40)], "Ann Lee led"),  # begins where it ends
    ],
)
def test_what_is_withheld_of_a_quote_is_by_the_documents_characters(
    spans: list[Span], wanted: str
) -> None:
    quoted = Evidence("Ann Lee led", Span(10, 21), None, None, 0.5)
    assert _masked_quote(quoted, spans).quote == wanted


# ---- what else would name somebody


def test_what_was_understood_keeps_its_places_and_tells_nobody(
    client: TestClient, ids: dict[str, Any]
) -> None:
    path = f"/v1/resumes/{ids['resume_id']}"
    blind, seeing = (client.get(path, params={"blind": b}).json() for b in (True, False))
    text = client.get(f"{path}/text", params={"blind": True}).text
    places = [[(one["start"], one["end"]) for one in told["passages"]] for told in (blind, seeing)]
    assert places[0] == places[1]
    assert places[0]
    for passage in blind["passages"]:
        assert passage["text"] == text[passage["start"] : passage["end"]]
    assert MASKED in [passage["text"] for passage in blind["passages"]]


def test_a_blind_listing_finds_nobody_by_name(client: TestClient, ids: dict[str, Any]) -> None:
    probe = {"name": "Vandersloot"}
    assert len(client.get("/v1/resumes", params=probe).json()["resumes"]) == 1
    problem(client.get("/v1/resumes", params=probe | {"blind": True}), "bad_request")


def test_a_reviewers_words_do_not_name_a_candidate_to_the_blind(
    client: TestClient, ids: dict[str, Any]
) -> None:
    reason = f"Quirina Vandersloot ({MAIL}, {PHONE}) may do it: Kafka"
    given = ids | {"requirement": 2, "verdict": "met", "reason": reason, "reviewer": "R."}
    made = client.post("/v1/feedback", json=given)
    assert made.status_code == 201
    paths = [f"/v1/feedback/{made.json()['id']}", "/v1/feedback", "/v1/exports/feedback"]
    asking = {"posting_id": ids["posting_id"]}
    for blind in (True, False):
        query = {"blind": blind}
        answers = [client.get(path, params=query).content for path in paths]
        answers.append(client.post("/v1/matches", params=query, json=ids).content)
        answers.append(client.post("/v1/rankings", params=query, json=asking).content)
        for answer in answers:
            assert (b"Vandersloot (" in answer) is not blind
            assert b"may do it: Kafka" in answer
            assert b"R." in answer
            assert not (blind and told(answer))
    assert client.delete(paths[0]).status_code == 204


def test_what_is_withheld_of_a_resume_is_found_once() -> None:
    service = in_memory()
    kept = service.add_resume(resume(extra=("found once",)), "r.pdf").id
    ranking = service.rank(service.read_posting(POSTING.encode(), "p.txt"), 1)
    first = blind_ranking(ranking, service, blind=True)
    service.remove(kept)
    again = blind_ranking(ranking, service, blind=True)
    assert again == first != ranking
    assert MASK in json.dumps(
        [one.quote for p in first.matches[0].pairs for one in p.evidence], ensure_ascii=False
    )
    service.close()


BODY = """
Summary
{first} is a data engineer with nine years of experience in Python and SQL.

Experience
Data Engineer, Havelock Insurance, 2018 - Present
- {last}'s team of four trained models in production, told of by {handle}
- Speaker: "{first} {last}: how we reduced infrastructure cost by 38 %", PyData 2022

Publications
{last}, {first} and Smith, J. (2021). Streaming claims with Kafka. VLDB.
"""


@pytest.mark.parametrize(
    ("head", "first", "last", "handle"),
    [
        ("Zo\u00eb M\u00fcller\nzm@mail.example", "Zoe", "Mueller", "@zoemueller"),
        ("JOSE GARCIA\njg@mail.example", "Jos\u00e9", "Garc\u00eda", "@pepe"),
        ("NGUYEN, Thi Lan\nln@mail.example", "Lan", "Nguyen", "@thilan"),
        ("Curriculum Vitae\nName: Priya Raman\npr@mail.example", "Priya", "Raman", "@priyar"),
        ("A N N A   K O W A L S K I\n+48 22 555 01 99", "Anna", "Kowalski", "@akow"),
        ("Curriculum Vitae\nfatima.benali@mail.example", "Fatima", "Benali", "@fzb"),
        ("CV\nlinkedin.com/in/fatima-benali-8", "Fatima", "Benali", "@fzb"),
        ("HANNAH\nLEVY\nx@mail.example", "Hannah", "Levy", "@hann"),
        ("RESUME\nANJALI\nDESHPANDE\nx@mail.example", "Anjali", "Deshpande", "@anj"),
        ("ADEBAYO\nOLUWASEUN\n+48 22 555 01 99", "Oluwaseun", "Adebayo", "@olu"),
        ("HANNAH LEVY, DATA ANALYST\nx@mail.example", "Hannah", "Levy", "@hann"),
        ("# RESUME\n\n# NAME: HANNAH LEVY\n\nx@mail.example", "Hannah", "Levy", "@hann"),
    ],
)
def test_a_name_is_masked_however_it_is_written(
    head: str, first: str, last: str, handle: str
) -> None:
    text = head + "\n" + BODY.format(first=first, last=last, handle=handle)
    read = read_resume(text.encode(), "cv.txt")
    shown = masked(read.document.text, withheld(read.resume, read.document))
    for word in (first, last, handle, " ".join(last.upper())):
        assert word not in shown
    for word in ("data engineer", "Havelock", "Smith", "infrastructure cost", "PyData", "Kafka"):
        assert word in shown


@pytest.mark.parametrize(
    ("names", "text", "shown"),
    [
        ("łukasz kowalski", "Ł. Kowalski; Kowalski Ł and Nowak B", "_ _; _ _ and Nowak B"),
        ("omer ozil", "Ö. Özil, Özil Ö. In: Özil, Ö", "_ _, _ _ In: _, _"),
        ("пётр орлов", "П. Орлов; Орлов П", "_ _; _ _"),
        ("jean pierre martin", "J-P Martin; J.-P. Martin; Martin J-P", "_ _; _ _; _ _"),
        (
            "john lee",
            "Lee J*, Lee J: tea. Lee J [2019] Lee J 2020",
            "_ _*, _ _: tea. _ _ [2019] _ _ 2020",
        ),
        ("john lee", "Lee JR (2019), Lee JR & Park K", "_ _ (2019), _ _ & Park K"),
        ("ivan lee", "At Lee I led; Lee I'd; Lee IT services", "At _ I led; _ I'd; _ IT services"),
        ("carla lee", "Lee C++ library, Lee C# and Lee C/C++", "_ C++ library, _ C# and _ C/C++"),
        ("emma lee", "Lee E-commerce, Lee A", "_ E-commerce, _ A"),
    ],
)
def test_initials_beside_a_name_are_masked_and_words_are_not(
    names: str, text: str, shown: str
) -> None:
    found = masked(text, _named(text, names.split()))
    assert re.sub(f"{MASK}+", "_", found) == shown


def test_words_of_code_and_places_are_no_names() -> None:
    text = (
        "Ann Lee\nann@lee.example\n\nSkills\n@angular/core, @Component({}), a@b\nGhent, Belgium\n"
    )
    read = read_resume(text.encode(), "cv.txt")
    shown = masked(read.document.text, withheld(read.resume, read.document))
    assert "@angular/core, @Component({})" in shown


@pytest.mark.parametrize("unit", ["a", "a.", "a-b_c.", "linkedin.com/in/a-", "a@", "@a", "A "])
def test_looking_for_names_takes_time_as_the_text_is_long(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    resume = Resume("0" * 64, "cv.txt", (), ())
    document = Document("0" * 64, "cv.txt", "text/plain", text, (Block(Span(0, len(text))),))
    begun = time.process_time()
    withheld(resume, document)
    assert time.process_time() - begun < 3
