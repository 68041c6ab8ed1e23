"""The page on a real server with a fake model, and a tab of a real Chromium to meet it in."""

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn

from index.corpus import Corpus
from matcher.api.app import create_app
from matcher.policy import shipped
from matcher.service import Service
from matcher.settings import Settings
from tests import chromium
from tests.api_door import SMALL
from tests.chromium import Tab, browser
from tests.fakes import FakeEmbedder
from tests.pictured import NAME, POSTING, resume

needs_chromium = pytest.mark.skipif(
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

# Nearness by tokens says nothing where the model has no meaning: here words alone are graded.
GRADER = replace(
    shipped().grader,
    best=0.315,
    second=0.166,
    least=2.534,
    late=0.0,
    partly=1.637,
    met=3.346,
    kinds={},
)
POLICY = replace(shipped(), grader=GRADER, met=0.669, partial=0.375, offset=-0.477, slope=1.178)


class Served:
    """A server in a thread of this process, its service, and a client beside the browser's."""

    def __init__(self, data: Path = Path("never-used")) -> None:
        model = FakeEmbedder()
        corpora = (Corpus.in_memory(model), Corpus.in_memory(model))
        self.service = Service(*corpora, POLICY, SMALL)
        app = create_app(Settings(data=data, limits=SMALL), self.service)
        listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        self.server = uvicorn.Server(uvicorn.Config(app, lifespan="on", log_level="critical"))
        self.thread = threading.Thread(target=self.server.run, args=([listener],), daemon=True)
        self.thread.start()
        while not self.server.started:
            assert self.thread.is_alive()
            time.sleep(0.01)
        # Through the same door as the browser: the app's queues belong to one event loop.
        self.client = httpx2.Client(base_url=self.url, timeout=60)

    def close(self) -> None:
        """Stop serving."""
        self.client.close()
        self.server.should_exit = True
        self.thread.join(10)
        self.service.close()


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A server of a module's own."""
    server = Served()
    yield server
    server.close()


@pytest.fixture(scope="module")
def posting(served: Served) -> str:
    """The id of a kept posting of three requirements."""
    return served.service.add_posting(POSTING.encode(), "posting.txt").id


@pytest.fixture(scope="module")
def hard(served: Served) -> str:
    """The id of a kept posting whose fourth requirement no resume here shows."""
    asked = f"{POSTING}- Fluency in Finnish\n- Must be authorized to work in Belgium\n"
    return served.service.add_posting(asked.encode(), "hard.txt").id


@pytest.fixture(scope="module")
def pdf(served: Served) -> str:
    """The id of a kept resume with a page and a photo."""
    return served.service.add_resume(resume(extra=MORE), f"{NAME}.pdf").id


@pytest.fixture(scope="module")
def text(served: Served) -> str:
    """The id of a kept resume without pages, of somebody else."""
    return served.service.add_resume(WORDS, "Adelheid Kronenburg.txt").id


@pytest.fixture(scope="module")
def open_tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """A browser."""
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def tab(open_tab: Tab, served: Served) -> Iterator[Tab]:
    """The page as it is at first, on a wide screen; a test that meets an error of it fails."""
    fresh(open_tab, served)
    yield open_tab
    assert open_tab.said == []


def fresh(tab: Tab, served: Served) -> None:
    """Begin anew: nothing chosen, nothing remembered."""
    tab.size(1280)
    tab.go(f"{served.url}livez")
    tab.eval("localStorage.clear(); sessionStorage.clear()")
    tab.said.clear()
    tab.go(served.url)


def at(tab: Tab, served: Served, address: str, mark: str) -> None:
    """Go to a view, and wait until it is shown."""
    tab.go("about:blank")
    tab.go(f"{served.url}#/{address}")
    if mark != ".problem":
        shown = "document.getElementById('view').dataset.shown"
        tab.until(f"{shown} === {json.dumps(address)}")
    tab.until(f"!!document.querySelector({json.dumps(mark)})")


def choose(tab: Tab, id: str, value: str) -> None:
    """Choose an option, or write into a field, by its element's id."""
    tab.until(f"!!document.getElementById({json.dumps(id)})")
    tab.eval(
        f"""(() => {{ const e = document.getElementById({json.dumps(id)});
        e.focus(); e.value = {json.dumps(value)};
        for (const kind of ['input', 'change']) e.dispatchEvent(new Event(kind, {{bubbles: true}}));
        }})()"""
    )


def overall(tab: Tab) -> str:
    """The overall coverage that is shown."""
    said = tab.eval("document.querySelector('.figure.overall .number').textContent")
    return str(said).replace("\xa0", " ")


def percent(share: float) -> str:
    """As the page writes a share that is neither 0 nor 1."""
    return f"{min(99, max(1, round(share * 100)))} %"


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


def axe() -> Path | None:
    """The rules of axe, where they are: named by MATCHER_AXE, or in a package that holds them."""
    if named := os.environ.get("MATCHER_AXE"):
        return Path(named)
    spec = find_spec("axe_core_python")
    return Path(spec.origin).with_name("axe.min.js") if spec and spec.origin else None


def violations(tab: Tab, rules: Path) -> list[Any]:
    """What axe finds wrong with what is shown."""
    if not tab.eval("'axe' in window"):
        tab.eval(rules.read_text())
    found: list[Any] = tab.eval(
        """axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a',
          'wcag21aa', 'wcag22aa', 'best-practice'] } }).then((r) => r.violations.map((v) =>
          v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 160) + n.failureSummary).join('; ')))"""
    )
    return found


# WCAG 2.2, 2.5.8: 24 by 24, or inline in a sentence, or a circle of 24 that meets no other target.
SMALL_TARGETS = """(() => {
  const all = [...document.querySelectorAll('a, button, input, select, textarea, summary')]
    .filter((e) => e.getClientRects().length && !e.closest('.unseen, [hidden]') && e.id !== 'skip'
      && !e.classList.contains('unseen'));
  const boxes = all.map((e) => e.getBoundingClientRect());
  const small = (b) => b.width < 24 || b.height < 24;
  const near = (b, o) => { const x = b.x + b.width / 2, y = b.y + b.height / 2;
    const dx = Math.max(o.left - x, 0, x - o.right), dy = Math.max(o.top - y, 0, y - o.bottom);
    return Math.hypot(dx, dy) < 12; };
  const said = (e) => e.textContent.trim();
  const inline = (e) => e.matches('a') && said(e.parentElement) !== said(e);
  return all.filter((e, i) => small(boxes[i]) && !inline(e)
    && boxes.some((o, j) => j !== i && near(boxes[i], o))).map((e) => e.outerHTML.slice(0, 120));
})()"""
