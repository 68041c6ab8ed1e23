"""Pages as pictures: they show what the file shows, and blind ones nothing of who it is of."""

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from index.corpus import Corpus
from index.errors import ReaderCrashed, StoreCorrupt, Unreadable
from index.readers.content import Limits
from index.readers.pdf.render import render
from index.readers.pdf.shots import Picture, Shot
from index.store.originals import LARGEST
from index.types import Box
from matcher.policy import shipped
from matcher.service import Service
from matcher.withheld import MASK, masked, withheld
from tests.api_door import add_resume, door, in_memory, problem
from tests.fakes import FakeEmbedder
from tests.pictured import AGAIN, MAIL, NAME, PHONE, QUOTE, RED, resume, written

PIL = pytest.importorskip("PIL.Image")


def pixels(png: bytes) -> Any:
    return np.asarray(PIL.open(io.BytesIO(png)).convert("RGB")).astype(int)


def drawn(shot: Shot, data: bytes | None = None) -> Any:
    return pixels(render(data or resume(), shot).data)


def red(image: Any) -> int:
    return int(((image[:, :, 0] > 200) & (image[:, :, 1:].max(axis=2) < 60)).sum())


def blue(image: Any) -> Any:
    return (image[:, :, 2] > 180) & (image[:, :, :2].max(axis=2) < 120)


def ink(image: Any, box: Box, scale: float = 2.0) -> int:
    part = image[
        round(box.y0 * scale) : round(box.y1 * scale), round(box.x0 * scale) : round(box.x1 * scale)
    ]
    return int((part.max(axis=2) < 100).sum())


HEAD = Box(60, 50, 400, 110)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with door(in_memory()) as opened:
        yield opened


@pytest.fixture(scope="module")
def resume_id(client: TestClient) -> str:
    return add_resume(client, resume(), "Quirina Vandersloot.pdf")


# ---- drawing


def test_a_page_is_drawn_at_its_scale_in_its_colours() -> None:
    image = drawn(Shot(1, 2.0))
    assert image.shape == (1684, 1191, 3)
    assert 120**2 <= red(image) <= 122**2
    assert ink(image, HEAD) > 500
    assert blue(image).any()


def test_a_page_without_colour_is_sent_in_grey() -> None:
    reportlab = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    page = reportlab.Canvas(out, (200, 100), invariant=True)
    page.drawString(20, 50, "Grey")
    page.save()
    png = render(out.getvalue(), Shot(1, 1.0)).data
    assert PIL.open(io.BytesIO(png)).mode == "L"


def test_the_png_is_the_picture_pixel_for_pixel() -> None:
    """Two decoders agree: the encoder's differences add up to what pdfium drew."""
    import pypdfium2

    with pypdfium2.PdfDocument(resume()) as document:
        page = document[0]
        wanted = page.render(scale=1.5, may_draw_forms=False).to_numpy()[:, :, 2::-1].astype(int)
        page.close()
    assert (drawn(Shot(1, 1.5)) == wanted).all()


def test_covers_are_painted_over_and_nothing_else_is() -> None:
    before, after = drawn(Shot(1, 2.0)), drawn(Shot(1, 2.0, covers=(HEAD,)))
    changed = (before != after).any(axis=2)
    rows, columns = np.nonzero(changed)
    assert ink(after, HEAD) == 0
    assert (rows.min() >= 96, rows.max() <= 224) == (True, True)
    assert (columns.min() >= 116, columns.max() <= 804) == (True, True)


def test_a_blind_page_shows_no_picture() -> None:
    assert red(drawn(Shot(1, 2.0, blind=True))) == 0


def test_of_a_page_that_is_a_picture_only_what_is_kept_is_shown() -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, (200, 200), invariant=True)
    scan = io.BytesIO()
    PIL.new("RGB", (50, 50), RED).save(scan, "PNG")
    scan.seek(0)
    page.drawImage(ImageReader(scan), 0, 0, 200, 200)
    page.save()
    image = drawn(Shot(1, 1.0, keeps=(Box(20, 20, 60, 40),), blind=True), out.getvalue())
    rows, columns = np.nonzero(image[:, :, 1] < 100)
    assert (rows.min(), rows.max()) == (18, 41)
    assert (columns.min(), columns.max()) == (18, 61)


def test_a_large_page_is_drawn_smaller() -> None:
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, (5000, 5000), invariant=True)
    page.drawString(20, 50, "Large")
    page.save()
    picture = render(out.getvalue(), Shot(1, 4.0))
    assert picture.width * picture.height < 6_100_000


@pytest.mark.parametrize("page", [0, 2])
def test_a_page_that_is_not_there_is_said_to_be(page: int) -> None:
    with pytest.raises(Unreadable):
        render(resume(), Shot(page, 1.0))


@pytest.mark.parametrize(
    "picture",
    [
        Picture(1, 1, "!!"),
        Picture(1, 1, "AAAA"),
        Picture(2, 1684, render(resume(), Shot(1, 2.0)).png),
    ],
)
def test_what_is_no_picture_of_its_size_is_refused(picture: Picture) -> None:
    with pytest.raises(ValueError, match=r"PNG|base64"):
        picture.check()


# ---- who it is of


def test_name_and_contact_are_withheld_wherever_they_stand() -> None:
    service = in_memory()
    try:
        read = service.read_resume(resume(), "resume.pdf")
    finally:
        service.close()
    text = masked(read.document.text, withheld(read.resume, read.document))
    assert len(text) == len(read.document.text)
    for word in (*NAME.split(), MAIL, PHONE, "Vandersloot"):
        assert word in read.document.text
        assert word.lower() not in text.lower()
    assert QUOTE in text
    assert AGAIN.replace("Vandersloot", MASK * 11) in text
    assert "2019 - 2023" in text


@pytest.mark.parametrize("line", ["C#, ASP.NET and Node.js", "Grew 2014 - 2018 sales by 1,200,000"])
def test_what_only_looks_like_contact_is_shown(line: str) -> None:
    service = in_memory()
    try:
        read = service.read_resume(resume(extra=(line,)), "resume.pdf")
    finally:
        service.close()
    assert line in masked(read.document.text, withheld(read.resume, read.document))


UNSURE = b"""May

Experience
Data Engineer, Example Insurance, 2019 - 2023
- With her team May built pipelines that may run at night
Date of birth: 3 May 1990
- Grew sales by a third
"""


def test_a_name_that_is_unsure_is_withheld_and_the_word_like_it_is_not() -> None:
    with in_memory() as service:
        read = service.read_resume(UNSURE, "resume.txt")
    assert read.resume.candidate == ""
    text = masked(read.document.text, withheld(read.resume, read.document))
    assert "May" not in text
    assert "that may run at night" in text
    assert "1990" not in text
    assert "Grew sales by a third" in text


# ---- over HTTP


def test_a_page_is_blind_unless_told_otherwise(client: TestClient, resume_id: str) -> None:
    there = f"/v1/resumes/{resume_id}/pages/1.png"
    answer = client.get(there)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "no-store"
    blind, whole = pixels(answer.content), pixels(client.get(f"{there}?blind=false").content)
    assert ink(whole, HEAD) > 500
    assert ink(blind, HEAD) == 0
    assert red(whole) > 0
    assert red(blind) == 0
    assert (blue(whole) == blue(blind)).all()


def test_the_box_of_a_quote_lies_on_its_ink(client: TestClient, resume_id: str) -> None:
    image = pixels(client.get(f"/v1/resumes/{resume_id}/pages/1.png").content)
    rows, columns = np.nonzero(blue(image))
    passages = client.get(f"/v1/resumes/{resume_id}").json()["passages"]
    (box,) = [p["box"] for p in passages if p["text"] == QUOTE]
    assert box[0] - 1 <= columns.min() / 2 <= columns.max() / 2 <= box[2] + 1
    assert box[1] - 1 <= rows.min() / 2 <= rows.max() / 2 <= box[3] + 1
    assert box[2] - box[0] == pytest.approx((columns.max() - columns.min()) / 2, abs=4)


def test_the_sheet_names_nobody_while_blind(client: TestClient, resume_id: str) -> None:
    there = f"/v1/resumes/{resume_id}/sheet"
    blind, whole = client.get(there), client.get(f"{there}?blind=false").json()
    assert blind.json()["name"] == f"Candidate {resume_id[:6]}"
    assert whole["name"] == "Quirina Vandersloot.pdf"
    assert "andersloot" not in blind.text
    assert NAME in whole["text"]
    assert blind.json()["withheld"] == whole["withheld"]
    assert [page["picture"] for page in whole["pages"]] == [True]


@pytest.mark.parametrize("page", ["2", "99"])
def test_a_page_too_many_is_a_problem(client: TestClient, resume_id: str, page: str) -> None:
    problem(client.get(f"/v1/resumes/{resume_id}/pages/{page}.png"), "no_picture")


@pytest.mark.parametrize("query", ["1.png?scale=9", "0.png", "x.png", "1.png?blind=maybe"])
def test_a_page_that_cannot_be_asked_for_is_a_problem(
    client: TestClient, resume_id: str, query: str
) -> None:
    problem(client.get(f"/v1/resumes/{resume_id}/pages/{query}"), "invalid_request")


def test_a_text_has_no_pages_and_a_sheet(client: TestClient) -> None:
    found = add_resume(client)
    problem(client.get(f"/v1/resumes/{found}/pages/1.png"), "no_picture")
    assert client.get(f"/v1/resumes/{found}/sheet").json()["pages"] == []


# ---- the files that are kept for it


def test_files_are_kept_only_if_they_may_be_and_go_with_the_resume() -> None:
    model = FakeEmbedder()
    corpora = (Corpus.in_memory(model), Corpus.in_memory(model))
    with Service(*corpora, shipped(), Limits(), originals=False) as without:
        found = without.add_resume(resume(), "resume.pdf").id
        assert without.resumes.original(found) is None
        assert not without.sheet(found).pictures
        without.originals = True
        assert not without.add_resume(resume(), "resume.pdf").new
        assert without.resumes.original(found) == resume()
        without.remove(found)
        assert without.resumes.original(found) is None


def test_files_of_folders_are_kept_too(tmp_path: Path) -> None:
    with in_memory() as service:
        (step,) = service.ingest([written(tmp_path, "one.pdf", resume())])
        assert service.resumes.original(step.document_id or "") == resume()


def test_a_file_outlives_a_renewal_and_not_a_removal(tmp_path: Path) -> None:
    data = resume(photo=False)
    packed = zlib.compress(data)

    def traces() -> list[str]:
        held = {file.name: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()}
        pieces = [packed[at : at + 64] for at in range(0, len(packed), 256)]
        return [name for name, found in held.items() if any(p in found for p in pieces)]

    with Corpus.open(tmp_path, FakeEmbedder()) as corpus, in_memory() as service:
        read = service.read_resume(data, "resume.pdf")
        corpus.add(read.document, read.resume.passages)
        assert corpus.keep_original(read.document.id, data)
        corpus.replace(read.document, read.resume.passages[:1])
        assert corpus.original(read.document.id) == data
        assert corpus.has_original(read.document.id)
        assert traces()
        corpus.remove(read.document.id)
        assert not traces()
        assert not corpus.has_original(read.document.id)
        assert not corpus.keep_original(read.document.id, data)


def test_a_file_that_is_too_large_is_not_kept() -> None:
    noise = np.random.default_rng(1).bytes(LARGEST + 10_000)
    with in_memory() as service:
        found = service.add_resume(resume(), "resume.pdf").id
        assert not service.resumes.keep_original(found, noise)


def test_a_damaged_file_is_said_to_be(tmp_path: Path) -> None:
    import apsw

    with Corpus.open(tmp_path, FakeEmbedder()) as corpus, in_memory() as service:
        read = service.read_resume(resume(), "resume.pdf")
        corpus.add(read.document, read.resume.passages)
        corpus.keep_original(read.document.id, resume())
    (path,) = (p for p in tmp_path.iterdir() if p.read_bytes()[:6] == b"SQLite")
    db = apsw.Connection(str(path))
    db.execute("UPDATE originals SET content = x'00'")
    db.close()
    with (
        Corpus.open(tmp_path, FakeEmbedder()) as corpus,
        pytest.raises(StoreCorrupt, match="Add the file again"),
    ):
        corpus.original(read.document.id)


def test_a_child_that_answers_no_picture_is_not_believed(
    monkeypatch: pytest.MonkeyPatch, client: TestClient, resume_id: str
) -> None:
    from dataclasses import replace

    from matcher import isolated

    other = replace(isolated.PICTURE, check=lambda picture, data: None)
    assert isolated.SANDBOX.run(other, resume(), Shot(1, 1.0)).width == 596

    def lie(self: Picture) -> None:
        raise ValueError("no PNG")

    monkeypatch.setattr(Picture, "check", lie)
    with pytest.raises(ReaderCrashed):
        isolated.draw(resume(), Shot(1, 1.0))
