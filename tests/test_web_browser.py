"""The page as its reader meets it: a real Chromium on a real server with a fake model."""

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from index.corpus import Corpus
from matcher.api.app import create_app
from matcher.policy import shipped
from matcher.service import Service
from matcher.settings import Settings
from tests import chromium
from tests.api_door import LOCAL, SMALL
from tests.chromium import Tab, browser
from tests.fakes import FakeEmbedder
from tests.pictured import AGAIN, BLUE, MAIL, NAME, POSTING, QUOTE, resume, written

pytestmark = pytest.mark.skipif(
    chromium.found() is None, reason="no Chromium here: install one, or name it in CHROMIUM"
)

WORDS = b"""Adelheid Kronenburg
adelheid@kronenburg.example

Experience
Welder, Harbour Works, 2015 - 2020
- Gained experience with underwater welding on four piers
- Built data pipelines in Python for fun
"""
MORE = ("Ran a Kafka streaming cluster for two years",)
SIZES = [(1280, 900), (390, 844)]


def _axe() -> Path | None:
    """The rules of axe, where they are: named by MATCHER_AXE, or in a package that holds them."""
    if named := os.environ.get("MATCHER_AXE"):
        return Path(named)
    for package in ("axe_playwright_python", "axe_core_python"):
        spec = find_spec(package)
        if spec and spec.origin:
            return Path(spec.origin).with_name("axe.min.js")
    return None


class Served:
    """A server in a thread of this process, its service, and a client beside the browser's."""

    def __init__(self) -> None:
        model = FakeEmbedder()
        corpora = (Corpus.in_memory(model), Corpus.in_memory(model))
        self.service = Service(*corpora, shipped(), SMALL)
        app = create_app(Settings(data=Path("never-used"), limits=SMALL), self.service)
        self.client = TestClient(app, LOCAL)
        self.client.__enter__()
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        self.server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_level="critical"))
        self.thread = threading.Thread(target=self.server.run, args=([listener],), daemon=True)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.client.__exit__(None, None, None)
        self.service.close()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    server = Served()
    yield server
    server.close()


@pytest.fixture(scope="module")
def posting(served: Served) -> str:
    return served.service.add_posting(POSTING.encode(), "posting.txt").id


@pytest.fixture(scope="module")
def pdf(served: Served) -> str:
    return served.service.add_resume(resume(extra=MORE), f"{NAME}.pdf").id


@pytest.fixture(scope="module")
def text(served: Served) -> str:
    return served.service.add_resume(WORDS, "Adelheid Kronenburg.txt").id


@pytest.fixture(scope="module")
def open_tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def tab(open_tab: Tab, served: Served) -> Iterator[Tab]:
    """The page as it is at first, on a wide screen; a test that meets an error of it fails."""
    open_tab.size(1280)
    open_tab.go(served.url)
    open_tab.eval("localStorage.clear()")
    open_tab.said.clear()
    open_tab.go("about:blank")
    open_tab.go(served.url)
    yield open_tab
    assert open_tab.said == []


def at(tab: Tab, served: Served, address: str, mark: str) -> None:
    """Go to a view, and wait until it is shown."""
    tab.go(f"{served.url}#/{address}")
    if mark != ".problem":
        shown = "document.getElementById('view').dataset.shown"
        tab.until(f"{shown} === {json.dumps(address)}")
    tab.until(f"!!document.querySelector({json.dumps(mark)})")


def overall(tab: Tab) -> str:
    return str(tab.eval("document.querySelector('.figure.overall .number').textContent"))


def marks(tab: Tab, kind: str = "best") -> list[list[float]]:
    """Boxes of the marks of a kind, in points of their page."""
    found: list[list[float]] = tab.eval(
        f"""[...document.querySelectorAll('.mark.{kind}')].map((mark) => {{
            const page = mark.closest('.page').getBoundingClientRect();
            const b = mark.getBoundingClientRect();
            const scale = {595.2756} / page.width;
            return [b.left - page.left, b.top - page.top, b.right - page.left,
                b.bottom - page.top].map((n) => n * scale); }})"""
    )
    return found


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
    tab.until("document.querySelectorAll('.kept li').length > 0")
    tab.click(".kept a")
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
    at(tab, served, f"match/{posting}/{pdf}/0", ".page.loaded")
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
    at(tab, served, f"match/{posting}/{pdf}/0", ".page.loaded")
    before = marks(tab)
    tab.click(".item:nth-child(2) .requirement")
    tab.until("!!document.querySelector('.item:nth-child(2).open')")
    after = marks(tab)
    assert before != after
    seen = tab.eval(
        """(() => { const b = document.querySelector('.mark.best').getBoundingClientRect();
        return b.top >= 0 && b.bottom <= innerHeight; })()"""
    )
    assert seen


def test_a_resume_without_pages_shows_its_text_with_the_quote_marked(
    tab: Tab, served: Served, posting: str, text: str
) -> None:
    at(tab, served, f"match/{posting}/{text}/2", "mark.best")
    assert "underwater welding" in tab.eval("document.querySelector('mark.best').textContent")
    assert tab.eval("document.querySelectorAll('.page').length") == 0


# ---- numbers


def test_a_weight_that_is_edited_moves_the_score_as_the_server_says(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"match/{posting}/{pdf}/2", ".page.loaded")
    before = overall(tab)
    tab.eval(
        """(() => { const s = document.getElementById('weight-3'); s.value = '10';
        s.dispatchEvent(new Event('change')); })()"""
    )
    tab.until("!!document.querySelector('.figure.overall .soft')")
    asking = {
        "posting_id": posting,
        "resume_id": pdf,
        "weights": {"requirements": {"3": 10.0}},
    }
    wanted = served.client.post("/v1/matches", json=asking).json()["coverage"]["overall"]
    assert overall(tab) == f"{round(wanted * 100)} %" != before
    tab.see(f"{before} by the posting's own weights")
    assert tab.eval("document.activeElement.id") in ("", "weight-3")
    tab.click(".edits button")
    tab.until(f"document.querySelector('.figure.overall .number').textContent === '{before}'")


def test_a_must_have_that_is_missing_is_told_and_can_be_waived(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"match/{posting}/{pdf}/2", "#must-3")
    assert not tab.eval("document.getElementById('must-3').checked")
    verdict = tab.eval(
        "document.querySelector('.item.open .verdict span:nth-child(2)').textContent"
    )
    tab.click("#must-3")
    tab.until("!!document.querySelector('.edits button')")
    lacking = tab.eval("document.querySelector('.musts').textContent")
    assert ("3" in lacking) == (verdict == "missing")
    assert tab.eval("document.getElementById('weight-3').value") == "2"
    tab.click("#must-3")
    tab.until("!document.querySelector('.edits button')")


# ---- the ranking


def test_the_ranking_shows_filters_compares_and_exports(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{posting}", ".ranking li .strip")
    wanted = served.client.post("/v1/rankings", json={"posting_id": posting}).json()["matches"]
    names = tab.eval("[...document.querySelectorAll('.ranking .who a')].map((a) => a.textContent)")
    assert names == [f"Candidate {m['resume']['id'][:6]}" for m in wanted]
    cells = tab.eval(
        "[...document.querySelectorAll('.ranking li:first-child .cell')].map((c) => c.className)"
    )
    assert [c.split()[1] for c in cells] == [p["verdict"] for p in wanted[0]["pairs"]]
    tab.eval(
        """(() => { const s = document.getElementById('about'); s.value = '2';
        s.dispatchEvent(new Event('change')); })()"""
    )
    kept = [m for m in wanted if m["pairs"][2]["verdict"] in ("met", "partial")]
    assert tab.eval("document.querySelectorAll('.ranking .who').length") == len(kept)
    tab.eval(
        """(() => { const s = document.getElementById('about'); s.value = '-1';
        s.dispatchEvent(new Event('change')); })()"""
    )
    for each in (pdf, text):
        tab.click(f"#compare-{each}")
    tab.click(".compare-bar a")
    tab.until("document.querySelectorAll('.compare .row').length === 3")
    tab.see("Minimum qualifications")


def test_a_table_that_is_taken_away_runs_nothing_in_a_spreadsheet(tab: Tab, served: Served) -> None:
    made = tab.eval(
        """import('/web/csv.js').then((m) => m.csv([['=1+1', 'a,b', 'c"d', 0.5, -1, '-x']]))"""
    )
    assert made == '\ufeff\'=1+1,"a,b","c""d",0.5,-1,\'-x\r\n'


# ---- blind


def test_nobody_is_named_until_the_reader_asks(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    views = {
        "": ".kept li",
        f"match/{posting}/{pdf}/1": ".page.loaded",
        f"match/{posting}/{text}/1": ".sheet",
        f"rank/{posting}": ".ranking li .strip",
        f"compare/{posting}/{pdf}/{text}": ".compare .row",
    }
    named = (
        "document.documentElement.outerHTML + document.title"
        " + [...document.querySelectorAll('input')].map((i) => i.value).join()"
    )
    for address, mark in views.items():
        at(tab, served, address, mark)
        shown = tab.eval(named)
        for word in (*NAME.split(), MAIL, "Adelheid", "Kronenburg"):
            assert word.lower() not in shown.lower(), (address, word)
    at(tab, served, f"match/{posting}/{pdf}/1", ".page.loaded")
    quoted = "document.querySelector('.item.open blockquote').textContent"
    for _ in range(3):
        if "Mentored" not in tab.eval(quoted):
            tab.click("[aria-label='Next evidence']")
    assert tab.eval(quoted) == AGAIN.replace("Vandersloot", "█" * 11)
    mute = "document.querySelector('.item.open blockquote .masked')"
    assert tab.eval(f"{mute}.getAttribute('aria-label')") == "withheld"
    tab.click("#blind")
    tab.until(f"document.querySelector('h1')?.textContent === {json.dumps(NAME + '.pdf')}")
    tab.until("!!document.querySelector('.page.loaded')")
    for _ in range(3):
        if "Mentored" not in tab.eval(quoted):
            tab.click("[aria-label='Next evidence']")
    assert tab.eval(quoted) == AGAIN
    assert tab.eval("document.getElementById('blind').getAttribute('aria-checked')") == "false"


# ---- when things go wrong


def test_what_is_not_there_says_so_and_leads_back(tab: Tab, served: Served, posting: str) -> None:
    at(tab, served, f"match/{posting}/{'0' * 64}", ".problem")
    tab.see("There is no such document")
    tab.click(".problem a")
    tab.see("Resumes")


def test_a_posting_that_asks_for_nothing_is_explained_in_place(tab: Tab, served: Served) -> None:
    tab.click("form button[type=submit]")
    tab.see("Paste a posting first")
    tab.click("#posting-text")
    tab.write("Hello.")
    tab.click("form button[type=submit]")
    tab.see("The posting asks for nothing")
    assert tab.eval("document.getElementById('posting-text').value") == "Hello."


def test_a_file_that_is_too_large_is_refused_with_the_reason(
    tab: Tab, served: Served, tmp_path: Path
) -> None:
    tab.choose_files("#resume-files", written(tmp_path, "large.txt", b"word " * 30_000))
    tab.see("The file is too large")


def test_a_server_that_is_gone_is_told_and_tried_again(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, "", ".kept li")
    tab.call("Network.enable")
    gone: dict[str, Any] = {"latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    tab.call("Network.emulateNetworkConditions", offline=True, **gone)
    tab.eval(f"location.hash = '#/rank/{posting}'")
    tab.see("The server does not answer")
    gone = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    tab.call("Network.emulateNetworkConditions", offline=False, **gone)
    tab.click(".problem button")
    tab.until("!!document.querySelector('.ranking li .strip')")


# ---- without a mouse


def test_the_way_from_start_to_other_evidence_needs_no_mouse(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"rank/{posting}", ".ranking li .strip")
    wanted = f"#/match/{posting}/{pdf}"
    for _ in range(40):
        tab.press("Tab")
        if tab.eval("document.activeElement.getAttribute('href')") == wanted:
            break
    tab.press("Enter")
    tab.until("!!document.querySelector('.page.loaded')")
    assert tab.eval("document.activeElement.tagName") == "H1"
    for _ in range(20):
        tab.press("Tab")
        if tab.eval("document.activeElement.className") == "requirement":
            break
    opened = "document.activeElement.getAttribute('aria-expanded')"
    tab.press("ArrowDown")
    assert tab.eval("document.activeElement.closest('li').matches(':nth-child(2)')")
    assert tab.eval(opened) == "true"
    before = marks(tab)
    tab.press("ArrowRight")
    assert marks(tab) != before
    tab.until("document.getElementById('live').textContent.startsWith('Evidence 2 of')")
    tab.press("ArrowLeft")
    assert marks(tab) == before
    tab.press("Escape")
    assert tab.eval(opened) == "false"
    assert marks(tab) == []


def test_the_first_stop_skips_the_head(tab: Tab, served: Served) -> None:
    tab.press("Tab")
    assert tab.eval("document.activeElement.id") == "skip"
    tab.press("Enter")
    assert tab.eval("document.activeElement.id") == "view"


def test_the_theme_follows_the_system_until_it_is_chosen(tab: Tab, served: Served) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = tab.eval(paper)
    tab.size(1280, theme="dark")
    dark = tab.eval(paper)
    assert light != dark
    tab.click("#theme")
    assert tab.eval(paper) == light
    tab.click("#theme")
    assert tab.eval(paper) == dark


# ---- axe, and narrow screens


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_view_is_clean_to_axe_and_fits(
    tab: Tab, served: Served, posting: str, pdf: str, text: str, width: int, height: int, theme: str
) -> None:
    views = {
        "": ".kept li",
        f"match/{posting}/{pdf}/1": ".page.loaded, .halves",
        f"match/{posting}/{text}/0": ".item.open",
        f"rank/{posting}": ".ranking li .strip",
        f"compare/{posting}/{pdf}/{text}": ".compare .row",
    }
    axe = _axe()
    tab.size(width, height, theme)
    for address, mark in views.items():
        at(tab, served, address, mark)
        tab.eval("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        wide = tab.eval("document.documentElement.scrollWidth")
        assert wide <= width, f"{address} is {wide} wide"
        if axe is None:
            continue
        tab.eval(axe.read_text())
        found = tab.eval(
            """axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',
              'wcag22aa', 'best-practice'] }).then((r) => r.violations.map((v) => v.id + ': '
              + v.nodes.map((n) => n.html.slice(0, 120) + ' ' + n.failureSummary).join(' | ')))"""
        )
        assert found == [], address
    if axe is None:
        pytest.skip("the views fit; their rules need axe: name its axe.min.js in MATCHER_AXE")
