"""A posting against a resume, as its reader meets it: quotes, highlights, edits, feedback."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they come

import io
import json
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from tests.browsing import (
    Served,
    at,
    choose,
    hard,  # noqa: F401
    marks,
    needs_chromium,
    open_tab,  # noqa: F401
    overall,
    pdf,  # noqa: F401
    percent,
    posting,  # noqa: F401
    served,  # noqa: F401
    tab,  # noqa: F401
    text,  # noqa: F401
)
from tests.chromium import Tab
from tests.pictured import BLUE, NAME, POSTING, QUOTE, resume, written

pytestmark = needs_chromium


def kept(served: Served, posting: str) -> list[dict[str, object]]:
    """The requirements of a posting, as the server keeps them."""
    found = served.client.get(f"/v1/postings/{posting}").json()["requirements"]
    return list(found)


# ---- the whole way


def test_a_posting_is_pasted_resumes_are_added_and_matched(
    tab: Tab, served: Served, tmp_path: Path
) -> None:
    tab.click("#posting-text")
    tab.write(POSTING)
    tab.click("form button[type=submit]")
    tab.see("2 minimum qualifications, 1 preferred")
    tab.choose_files(
        "#resume-files",
        written(tmp_path, f"{NAME}.pdf", resume()),
        written(tmp_path, "broken.pdf", b"%PDF-1.4 and nothing more"),
    )
    tab.see("The file is damaged")
    tab.see("1 resume added, 1 failed")
    tab.click(".kept .fresh a")
    tab.see("Minimum qualifications")
    tab.see("Preferred qualifications")
    tab.until("!!document.querySelector('.page.loaded')")
    assert tab.eval("document.activeElement.tagName") == "H1"
    assert tab.eval("document.title").startswith("Candidate ")
    assert tab.eval("document.querySelector('.page img').naturalWidth") == 1191


def test_the_highlight_lies_on_the_quoted_words(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    """`QUOTE` alone is blue: the mark must hold its ink, and no more than a line."""
    at(tab, served, f"match/{posting}/{pdf}/1", ".page.loaded")
    assert QUOTE in tab.eval("document.querySelector('.item.open blockquote').textContent")
    (box,) = marks(tab)
    left, top, right, bottom = tab.eval(
        """(async () => { const img = document.querySelector('.page img');
        const c = new OffscreenCanvas(img.naturalWidth, img.naturalHeight).getContext('2d');
        c.drawImage(img, 0, 0);
        const { data, width } = c.getImageData(0, 0, img.naturalWidth, img.naturalHeight);
        let b = [1e9, 1e9, 0, 0];
        for (let i = 0; i < data.length; i += 4) if (data[i + 2] > 180 && data[i] < 120) {
          const x = (i / 4) % width, y = Math.floor(i / 4 / width);
          b = [Math.min(b[0], x), Math.min(b[1], y), Math.max(b[2], x), Math.max(b[3], y)]; }
        return b.map((n) => n / 2); })()"""
    )
    assert BLUE.rgb() == (0, 0, 1)
    assert box[0] - 1 <= left <= right <= box[2] + 1
    assert box[1] - 1 <= top <= bottom <= box[3] + 1
    assert box[2] - box[0] == pytest.approx(right - left, abs=4)
    assert box[3] - box[1] < 20


def test_another_requirement_moves_the_highlight_into_view(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"match/{posting}/{pdf}/1", ".page.loaded")
    before = marks(tab)
    tab.click("#requirement-2")
    tab.until("!!document.querySelector('.item.open[data-number=\"2\"]')")
    assert before != marks(tab)
    seen = tab.eval(
        """(() => { const b = document.querySelector('.mark.best').getBoundingClientRect();
        return b.top >= 0 && b.bottom <= innerHeight; })()"""
    )
    assert seen


def test_a_page_that_is_enlarged_keeps_the_marks_on_the_words_and_fits(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    tab.size(390, 844)
    at(tab, served, f"match/{posting}/{pdf}/1", ".item.open")
    tab.click(".halves [data-half=pane]")
    tab.until("!!document.querySelector('.page.loaded')")
    width = "document.querySelector('.page').clientWidth"
    before, boxes = tab.eval(width), marks(tab)
    tab.click(".zoom")
    assert tab.eval(width) > 1.8 * before
    for box, large in zip(boxes, marks(tab), strict=True):
        assert large == pytest.approx(box, abs=1)
    assert tab.eval("document.documentElement.scrollWidth") == 390
    left, right = tab.eval(
        """(() => { const m = document.querySelector('.mark.best').getBoundingClientRect();
        return [m.left, m.right]; })()"""
    )
    assert 0 <= left < 390 < right
    tab.click(".zoom")
    assert tab.eval(width) == before


def test_a_resume_without_pages_shows_its_text_with_the_quote_marked(
    tab: Tab, served: Served, posting: str, text: str
) -> None:
    at(tab, served, f"match/{posting}/{text}/3", "mark.best")
    assert "underwater welding" in tab.eval("document.querySelector('mark.best').textContent")
    assert tab.eval("document.querySelectorAll('.page').length") == 0


def test_text_that_nobody_sees_is_told_and_shown_where_it_is(
    tab: Tab, served: Served, posting: str
) -> None:
    out = io.BytesIO()
    page = canvas.Canvas(out, A4, invariant=True)
    page.drawString(72, 700, "Experience")
    page.drawString(72, 680, "Built data pipelines in Python for a bank")
    page.setFillColorRGB(1, 1, 1)
    page.drawString(72, 300, "Kafka Kafka Kafka")
    page.save()
    kept = served.service.add_resume(out.getvalue(), "hidden.pdf").id
    at(tab, served, f"match/{posting}/{kept}", ".hidden-texts")
    tab.see("Hidden text: 3 words on page 1")
    tab.click(".hidden-texts summary")
    assert tab.eval("document.querySelector('.hidden-texts q').textContent") == "Kafka Kafka Kafka"
    tab.click(".hidden-texts button")
    tab.until("!!document.querySelector('.page.loaded')")
    ((left, top, right, bottom),) = marks(tab, "unseen-text")
    baseline = A4[1] - 300
    assert left == pytest.approx(72, abs=2)
    assert top < baseline
    assert bottom == pytest.approx(baseline, abs=5)
    assert right > 140
    served.service.remove(kept)


def test_what_resumes_seldom_say_is_explained_and_held_against_nobody(
    tab: Tab, served: Served, hard: str, pdf: str
) -> None:
    at(tab, served, f"match/{hard}/{pdf}/5", ".item.open")
    verdict = tab.eval("document.querySelector('#requirement-5 .verdict').textContent")
    assert verdict == "?unknownnot counted"
    tab.see("its absence is held against nobody")


# ---- what counts


def test_a_weight_that_is_edited_is_kept_and_moves_the_score_as_the_server_says(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"match/{posting}/{pdf}/3", ".page.loaded")
    before = overall(tab)
    choose(tab, "weight-3", "10")
    tab.until("document.getElementById('live').textContent.includes('counts times 10')")
    asking = {"posting_id": posting, "resume_id": pdf}
    made = served.client.post("/v1/matches", json=asking).json()
    assert overall(tab) == percent(made["coverage"]["overall"]) != before
    assert [p["weight"] for p in made["pairs"]] == [2, 2, 10]
    tab.until("document.querySelector('.figure.overall .soft').textContent.includes('was')")
    assert tab.eval("document.activeElement.id") == "weight-3"
    tab.click("#back-3")
    tab.until("!document.getElementById('back-3')")
    tab.until(
        f"document.querySelector('.figure.overall .number').textContent.trim()"
        f" === {json.dumps(before.replace(' ', chr(160)))}"
    )
    assert not any(one["edited"] for one in kept(served, posting))


def test_the_score_moves_before_the_server_has_answered(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    """By the numbers shown: the overall is their weighted mean."""
    at(tab, served, f"match/{posting}/{pdf}/3", ".page.loaded")
    tab.eval("window.fetch = () => new Promise(() => {})")
    choose(tab, "weight-3", "5")
    asking = {"posting_id": posting, "resume_id": pdf, "weights": {"requirements": {"3": 5.0}}}
    wanted = served.client.post("/v1/matches", json=asking).json()["coverage"]["overall"]
    assert overall(tab) == percent(wanted)


def test_a_must_have_that_is_missing_is_told_and_changes_no_number(
    tab: Tab, served: Served, hard: str, pdf: str
) -> None:
    at(tab, served, f"match/{hard}/{pdf}/4", "#must-4")
    tab.until("!document.querySelector('.musts')")
    before = overall(tab)
    assert tab.eval("document.querySelector('.item.open .word').textContent") == "missing"
    tab.click("#must-4")
    tab.see("Must-have not shown: 4")
    assert overall(tab) == before
    assert kept(served, hard)[3]["must_have"] is True
    tab.click("#must-4")
    tab.until("!document.querySelector('.musts')")
    assert not any(one["edited"] for one in kept(served, hard))


def test_a_requirement_changes_its_level_and_everything_is_taken_back(
    tab: Tab, served: Served, posting: str
) -> None:
    at(tab, served, f"posting/{posting}", "#level-of-3")
    tab.see("2 minimum qualifications, 1 preferred, no must-have")
    choose(tab, "level-of-3", "minimum")
    tab.see("3 minimum qualifications, 0 preferred")
    one = kept(served, posting)[2]
    assert (one["level"], one["weight"], one["edited"]) == ("minimum", 2, True)
    tab.click("#must-1")
    tab.see("must-have: 1")
    tab.click("#reset")
    tab.see("2 minimum qualifications, 1 preferred, no must-have")
    assert not any(one["edited"] for one in kept(served, posting))


def test_an_edit_of_what_somebody_else_has_changed_is_told_and_not_made(
    tab: Tab, served: Served, posting: str
) -> None:
    at(tab, served, f"posting/{posting}", "#weight-1")
    tag = served.client.get(f"/v1/postings/{posting}").headers["etag"]
    theirs = {"requirements": {"2": {"weight": 7.0}}}
    served.client.patch(f"/v1/postings/{posting}", json=theirs, headers={"if-match": tag})
    choose(tab, "weight-1", "0.5")
    tab.see("Somebody else changed this posting meanwhile")
    assert tab.eval("document.getElementById('weight-1').value") == "2"
    assert tab.eval("document.getElementById('weight-2').value") == "7"
    choose(tab, "weight-1", "0.5")
    tab.until("!!document.getElementById('back-1')")
    assert [one["weight"] for one in kept(served, posting)] == [0.5, 7, 1]
    tab.click("#reset")
    tab.until("!document.getElementById('reset')")


def test_what_counts_for_nothing_can_be_made_to_count(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"match/{posting}/{pdf}/3", ".page.loaded")
    choose(tab, "weight-3", "0")
    tab.see("1 requirement not counted")
    assert not tab.eval("!!document.getElementById('requirement-3')")
    tab.click(".rest summary")
    tab.click("#back-3")
    tab.until("!!document.getElementById('requirement-3')")


# ---- feedback


def test_a_reviewers_verdict_stands_beside_the_models_and_moves_nothing(
    tab: Tab, served: Served, hard: str, pdf: str
) -> None:
    at(tab, served, f"match/{hard}/{pdf}/4", ".page.loaded")
    before = overall(tab)
    tab.click("#say-4")
    choose(tab, "verdict-4", "met")
    choose(tab, "reason-4", "Told in the interview")
    choose(tab, "reviewer-4", "R. Quist")
    tab.click(".feedback button[type=submit]")
    tab.see("R. Quist says")
    tab.see("Told in the interview")
    verdict = tab.eval("document.querySelector('#requirement-4 .verdict').textContent")
    assert "missing" in verdict
    assert "reviewer: ●met" in verdict
    assert overall(tab) == before
    (made,) = served.client.get("/v1/feedback").json()["feedback"]
    assert (made["verdict"], made["judged"]["verdict"]) == ("met", "missing")
    tab.click(".feedback li .link")
    tab.until("!document.querySelector('.reviewed')")
    assert served.client.get("/v1/feedback").json()["feedback"] == []
