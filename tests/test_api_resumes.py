import hashlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from matcher.api import examples
from matcher.api.uploads import LONGEST_NAME, safe_name
from matcher.schemas import ResumeOut
from matcher.service import read_resume
from tests.api_door import RESUME, add_resume, door, fields, in_memory, problem

ID = hashlib.sha256(RESUME).hexdigest()


@pytest.fixture
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


def test_an_upload_answers_what_was_understood(client: TestClient) -> None:
    response = client.post("/v1/resumes", content=RESUME, headers={"x-filename": "alex.txt"})
    assert response.status_code == 201
    assert response.headers["location"] == f"/v1/resumes/{ID}"
    assert response.json() == {
        "id": ID,
        "name": "alex.txt",
        "new": True,
        "media_type": "text/plain",
        "pages": 0,
        "sections": [
            {"kind": "contact", "heading": "", "entries": 0},
            {"kind": "experience", "heading": "Experience", "entries": 1},
            {"kind": "education", "heading": "Education", "entries": 1},
        ],
        "passages": len(read_resume(RESUME, "").resume.passages),
        "quality": examples.RESUME_ADDED["quality"],
        "notices": [],
        "tags": [],
    }


def test_the_location_of_an_upload_leads_to_the_resume(client: TestClient) -> None:
    response = client.post("/v1/resumes", content=RESUME)
    assert client.get(response.headers["location"]).json()["id"] == ID


def test_the_same_bytes_again_add_nothing_whatever_the_name_and_the_way(
    client: TestClient,
) -> None:
    first = client.post("/v1/resumes", content=RESUME, headers={"x-filename": "one.txt"})
    again = client.post("/v1/resumes", files={"file": ("two.pdf", RESUME, "application/pdf")})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json() | {"new": False}
    assert again.headers["location"] == first.headers["location"]
    assert client.get("/v1/resumes").json()["total"] == 1


@pytest.mark.parametrize(
    "declared",
    ["text/plain", "application/pdf", "application/json", "image/png", "nonsense", ""],
)
def test_the_declared_type_is_not_believed(client: TestClient, declared: str) -> None:
    response = client.post("/v1/resumes", content=RESUME, headers={"content-type": declared})
    assert response.status_code == 201
    assert response.json()["media_type"] == "text/plain"


def test_a_resume_can_be_read_whole_by_a_beginning_of_its_id(client: TestClient) -> None:
    add_resume(client, name="cv.txt")
    read = read_resume(RESUME, "cv.txt")
    expected = ResumeOut.of(read.resume, read.document).model_dump(mode="json")
    assert client.get(f"/v1/resumes/{ID}").json() == expected
    assert client.get(f"/v1/resumes/{ID[:6]}").json() == expected


def test_an_erased_resume_is_gone(client: TestClient) -> None:
    add_resume(client)
    response = client.delete(f"/v1/resumes/{ID[:8]}")
    receipt = response.json()
    assert response.status_code == 200
    assert (receipt["document_id"], receipt["passages"]) == (ID, 4)
    problem(client.get(f"/v1/resumes/{ID}"), "unknown_document")
    problem(client.delete(f"/v1/resumes/{ID}"), "unknown_document")
    assert client.get("/v1/resumes").json() == {"resumes": [], "total": 0, "next_cursor": None}


def test_the_latest_come_first_where_that_is_asked(client: TestClient) -> None:
    """Page by page, also where one is added or removed between two pages."""
    ids = [add_resume(client, RESUME + f"\n{n}".encode(), f"{n}.txt") for n in range(5)]
    asked = {"order": "latest", "limit": 2}
    page = client.get("/v1/resumes", params=asked).json()
    assert [one["id"] for one in page["resumes"]] == [ids[4], ids[3]]
    add_resume(client, RESUME + b"\nnew", "new.txt")
    client.delete(f"/v1/resumes/{ids[2]}")
    cursor = page["next_cursor"]
    page = client.get("/v1/resumes", params={**asked, "cursor": cursor}).json()
    assert [one["id"] for one in page["resumes"]] == [ids[1], ids[0]]
    assert page["next_cursor"] is None
    problem(client.get("/v1/resumes", params={"cursor": cursor}), "bad_request")


def test_tags_are_given_at_upload_and_changed_and_filter_the_list(client: TestClient) -> None:
    sent = client.post("/v1/resumes", content=RESUME, params={"tag": ["Warm", "eu"]})
    assert sent.json()["tags"] == ["eu", "warm"]
    other = add_resume(client, RESUME + b"\n2", "2.txt")
    path = f"/v1/resumes/{ID[:10]}"
    edit = {"add_tags": ["Hot  lead"], "remove_tags": ["EU", "unknown"]}
    for _ in range(2):
        changed = client.patch(path, json=edit)
        assert (changed.status_code, changed.json()) == (
            200,
            {"id": ID, "tags": ["hot lead", "warm"]},
        )
    listed = client.get("/v1/resumes", params={"tag": ["x", "HOT lead"]}).json()["resumes"]
    assert [(one["id"], one["tags"]) for one in listed] == [(ID, ["hot lead", "warm"])]
    assert other not in [one["id"] for one in listed]
    problem(client.patch(path, json={"add_tags": ["a<b"]}), "bad_request")
    problem(client.patch("/v1/resumes/abcdef", json=edit), "unknown_document")
    problem(client.post("/v1/resumes", content=RESUME, params={"tag": "?"}), "bad_request")
    client.delete(path)
    client.post("/v1/resumes", content=RESUME)
    assert client.patch(path, json={}).json()["tags"] == []


def test_a_blind_list_with_a_place_filter_tells_no_place(client: TestClient) -> None:
    lives = RESUME.replace(b"\n", b"\nAustin, TX | alex@example.org\n", 1)
    found = add_resume(client, lives, "alex.txt")
    asked = {"location": "Texas", "blind": True}
    told = client.get("/v1/resumes", params=asked)
    assert [one["id"] for one in told.json()["resumes"]] == [found]
    assert "Austin" not in told.text
    assert client.get(f"/v1/resumes/{found}").json()["location"] == "Austin, TX"
    problem(client.get("/v1/resumes", params={"location": "Remote"}), "bad_request")


def test_the_list_goes_page_by_page_in_order_of_adding(client: TestClient) -> None:
    ids = [add_resume(client, RESUME + f"\n{n}".encode(), f"{n}.txt") for n in range(5)]
    seen: list[str] = []
    asked: dict[str, str | int] | None = {"limit": 2}
    while asked is not None:
        page = client.get("/v1/resumes", params=asked).json()
        assert page["total"] == 5
        seen += [resume["id"] for resume in page["resumes"]]
        following = page["next_cursor"]
        asked = following and {"limit": 2, "cursor": following}
    assert seen == ids
    first = client.get("/v1/resumes", params={"limit": 1}).json()["resumes"][0]
    assert (first["name"], first["media_type"]) == ("0.txt", "text/plain")
    assert first["passages"] > 0


@pytest.mark.parametrize("order", ["added", "latest"])
@pytest.mark.parametrize("gone", [0, 1, 2, 3])
def test_removing_a_resume_hides_no_other_from_who_goes_page_by_page(
    client: TestClient, gone: int, order: str
) -> None:
    ids = [add_resume(client, RESUME + f"\n{n}".encode(), f"{n}.txt") for n in range(5)]
    ids = ids[:: -1 if order == "latest" else 1]
    asked = {"order": order}
    page = client.get("/v1/resumes", params={**asked, "limit": "2"}).json()
    assert [one["id"] for one in page["resumes"]] == ids[:2]
    client.delete(f"/v1/resumes/{ids[gone]}")
    if order == "latest":
        add_resume(client, RESUME + b"\nmore")
    rest = client.get("/v1/resumes", params={**asked, "cursor": page["next_cursor"]}).json()
    found = [one["id"] for one in rest["resumes"]]
    assert [one for one in ids[2:] if one != ids[gone]] == found


def test_a_cursor_is_good_for_its_own_listing_alone(client: TestClient) -> None:
    for n in range(2):
        add_resume(client, RESUME + f"\n{n}".encode())
    cursor = client.get("/v1/resumes", params={"limit": 1}).json()["next_cursor"]
    for path, more in (("/v1/postings", {}), ("/v1/resumes", {"name": "x"}), ("/v1/jobs", {})):
        problem(client.get(path, params={"cursor": cursor, **more}), "bad_request")
    made_up = cursor[:-4] + "AAAA"
    problem(client.get("/v1/resumes", params={"cursor": made_up}), "bad_request")


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "limit="])
def test_a_page_is_bounded(client: TestClient, query: str) -> None:
    assert fields(problem(client.get(f"/v1/resumes?{query}"), "invalid_request")) == ["query.limit"]


@pytest.mark.parametrize("bad", ["short", "12345", "g" * 64, "0" * 65, "%00", "a'b--cd"])
def test_what_cannot_be_an_id_is_refused_as_such(client: TestClient, bad: str) -> None:
    found = problem(client.get(f"/v1/resumes/{bad}"), "invalid_request")
    assert fields(found) == ["path.id"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_document"),
        (b" \n\t ", "empty_document"),
        (b"\x1f\x8b\x08\x00" + b"\x00\x01\x02\xff" * 50, "unknown_type"),
        (b"%PDF-1.7\nnot really", "unreadable"),
        (b"Alex Example\nalex@example.org\n+1 555 0100\n", "nothing_to_quote"),
    ],
)
def test_a_file_that_is_no_resume_is_a_problem_of_its_own(
    client: TestClient, data: bytes, code: str
) -> None:
    problem(client.post("/v1/resumes", content=data), code)
    problem(client.post("/v1/resumes", files={"file": ("a.pdf", data)}), code)
    assert client.get("/v1/resumes").json()["total"] == 0


@pytest.mark.parametrize(
    "parts",
    [
        {"files": {"resume": ("a.txt", RESUME)}},
        {"files": [("file", ("a.txt", RESUME)), ("other", ("b.txt", RESUME))]},
        {"files": [("file", (f"{n}.txt", RESUME)) for n in range(21)]},
        {"files": {"file": ("a.txt", RESUME)}, "data": {"note": "x"}},
        {"data": {"file": "text"}, "files": {"x": ("a", b"")}},
    ],
)
def test_a_form_holds_files_and_nothing_else(client: TestClient, parts: dict[str, object]) -> None:
    found = problem(client.post("/v1/resumes", **parts), "invalid_request")  # type: ignore[arg-type]
    assert fields(found) == ["body.file"]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"--y\r\nnothing"),
        (
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: nonsense\r\n\r\n\r\n--x--",
        ),
        ("multipart/form-data; boundary=" + "x" * 5000, b"--x--"),
    ],
)
def test_a_broken_form_is_an_invalid_request(
    client: TestClient, content_type: str, body: bytes
) -> None:
    headers = {"content-type": content_type}
    problem(client.post("/v1/resumes", content=body, headers=headers), "invalid_request")


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({}, "upload"),
        ({"x-filename": "cv.pdf"}, "cv.pdf"),
        ({"x-filename": "J%C3%BCrgen%20M.pdf"}, "Jürgen M.pdf"),
        ({"x-filename": "../../etc/passwd"}, "passwd"),
        ({"x-filename": "%2e%2e%2f%2e%2e"}, "upload"),
        ({"x-filename": "C:\\temp\\cv.docx"}, "cv.docx"),
        ({"x-filename": "a%00b%0d%0ac.pdf"}, "ab c.pdf"),
        ({"x-filename": "%E2%80%AEfdp.exe"}, "fdp.exe"),
        ({"x-filename": "%ff%fe"}, "��"),
        ({"content-disposition": 'attachment; filename="cv one.pdf"'}, "cv one.pdf"),
        ({"content-disposition": "attachment; filename=cv.pdf; size=3"}, "cv.pdf"),
        ({"content-disposition": "inline; filename*=UTF-8''%e2%82%ac.pdf"}, "€.pdf"),
        ({"content-disposition": "attachment"}, "upload"),
        ({"x-filename": "a.pdf", "content-disposition": "attachment; filename=b.pdf"}, "a.pdf"),
    ],
)
def test_a_bare_body_is_named_by_its_headers(
    client: TestClient, headers: dict[str, str], name: str
) -> None:
    assert client.post("/v1/resumes", content=RESUME, headers=headers).json()["name"] == name


@pytest.mark.parametrize(
    ("given", "name"),
    [("../up.txt", "up.txt"), ("..", "upload"), ("x" * 300 + ".pdf", "x" * 116 + ".pdf")],
)
def test_a_part_is_named_as_safely(client: TestClient, given: str, name: str) -> None:
    response = client.post("/v1/resumes", files={"file": (given, RESUME)})
    assert response.json()["name"] == name


@given(st.text())
def test_a_name_is_always_safe_to_show(raw: str) -> None:
    name = safe_name(raw)
    assert 0 < len(name) <= LONGEST_NAME
    assert not set(name) & set("/\\\0\n\r\t\u202e")
    assert name not in (".", "..")
    assert safe_name(name) == name
    name.encode()
