"""What takes time or goes wrong: batches, keys, a server that is busy or gone."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they come

import io
import json
import tarfile
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.types import Progress
from matcher.keys.key import Scope
from matcher.keys.store import KeyStore
from matcher.tenants import DEFAULT
from tests.browsing import (
    WORDS,
    Served,
    at,
    axe,
    choose,
    fresh,
    needs_chromium,
    open_tab,  # noqa: F401
    pdf,  # noqa: F401
    posting,  # noqa: F401
    served,  # noqa: F401
    tab,  # noqa: F401
    violations,
)
from tests.chromium import Tab
from tests.pictured import POSTING, written

pytestmark = needs_chromium

FILES = {
    "one.txt": WORDS.replace(b"Kronenburg", b"Oudekerk"),
    "Adelheid-Kronenburg.pdf": b"%PDF-1.7\nnot really",
}


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


# ---- batches


def test_an_archive_is_read_in_the_background_and_its_failures_told(
    tab: Tab, served: Served, tmp_path: Path
) -> None:
    tab.choose_files("#resume-files", written(tmp_path, "all.zip", zipped(FILES)))
    tab.see("1 added, 1 failed")
    tab.until("!!document.querySelector('.kept a')")
    assert "Kronenburg" not in tab.eval("document.body.innerText"), "a blind reader sees no names"
    tab.click(".job summary")
    tab.see("The file is not a PDF that can be opened")
    tab.see("File 1 (pdf)")
    at(tab, served, "batches", ".job")
    tab.click(".job .quiet")
    tab.until("!document.querySelector('.job')")
    assert served.client.get("/v1/jobs").json()["jobs"] == []


def test_a_batch_is_followed_paused_and_ended_from_the_page(
    tab: Tab, served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its archive has nine items, each let through by hand."""
    gate = threading.Semaphore(0)

    def items(archive: Path) -> Iterator[Progress]:
        for n in range(1, 10):
            gate.acquire(timeout=60)
            time.sleep(0.3)  # a worker tells of itself four times a second at most
            yield Progress(n, 9, f"{archive}!{n}.txt", f"{n:064x}", added=True)

    monkeypatch.setattr(served.service.worker, "_ingest", items)
    tab.choose_files("#resume-files", written(tmp_path, "more.zip", zipped(FILES)))
    tab.see("Being read")
    gate.release()
    tab.see("1 of about 9, 1 added")
    assert tab.eval("document.querySelector('.job progress').value") == pytest.approx(1 / 9)
    tab.click(".job .actions button")
    tab.see("To be paused")
    gate.release()
    tab.see("Paused: 2 of about 9, 2 added")
    tab.click(".job .actions button:nth-child(2)")
    tab.see("Ended before its end: 2 added")


def test_many_files_become_one_batch_of_the_very_same_files(
    tab: Tab, served: Served, tmp_path: Path
) -> None:
    """What `tarOf` makes is a tar to Python's reader too, whatever the names and sizes are."""
    made = tab.eval(
        """(async () => { const { tarOf } = await import('/web/tar.js');
        const files = [['cv.pdf', 'a'.repeat(512)], ['cv.pdf', ''], ['Žofie Nováková.txt', 'ž'],
          ['x'.repeat(150) + '.docx', 'b'.repeat(513)]].map(([n, t]) => new File([t], n));
        return [...new Uint8Array(await tarOf(files).arrayBuffer())]; })()"""
    )
    with tarfile.open(fileobj=io.BytesIO(bytes(made))) as archive:
        held = {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore[union-attr]
    assert held == {
        "cv.pdf": b"a" * 512,
        "cv 2.pdf": b"",
        "Žofie Nováková.txt": "ž".encode(),
        "x" * 95 + ".docx": b"b" * 513,
    }
    files = [
        written(tmp_path, f"{n}.txt", WORDS.replace(b"four", f"{n + 100}".encode()))
        for n in range(21)
    ]
    before = len(served.service.resumes)
    tab.choose_files("#resume-files", *files)
    tab.see("Done: 21 added")
    assert len(served.service.resumes) == before + 21


def test_a_line_that_breaks_is_taken_up_where_it_ended(tab: Tab) -> None:
    """The second request says which event came last."""
    asked = tab.eval(
        """(async () => { const { follow } = await import('/web/events.js');
        const asked = [], heard = [];
        const told = (n, kind) => `id: ${n}\\nevent: ${kind}\\ndata: {"revision": ${n}}\\n\\n`;
        const streams = [told(1, 'progress') + told(2, 'progress'),
          ': still there\\n\\n' + told(3, 'end')];
        window.fetch = async (path, options) => { asked.push(options.headers['last-event-id']);
          return new Response(streams.shift()); };
        const { signal } = new AbortController();
        await follow('0'.repeat(32), (job) => heard.push(job.revision), signal);
        return [asked, heard]; })()"""
    )
    assert asked == [["0", "2"], [1, 2, 3]]


# ---- keys


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[tuple[Served, dict[str, str]]]:
    """A server that asks for keys, and one of each kind."""
    made = {}
    with KeyStore(tmp_path) as store:
        now = int(time.time())
        for name, scopes in (("whole", {Scope.READ, Scope.WRITE}), ("reading", {Scope.READ})):
            _, secret = store.create(name, frozenset(scopes), DEFAULT, now=now)
            made[name] = secret.text
    server = Served(tmp_path)
    yield server, made
    server.close()


def test_a_key_is_asked_for_kept_in_the_tab_alone_and_forgotten(
    open_tab: Tab, guarded: tuple[Served, dict[str, str]]
) -> None:
    server, keys = guarded
    fresh(open_tab, server)
    open_tab.see("This server asks for a key")
    assert open_tab.eval("document.activeElement.id") == "key-text"
    open_tab.until("!!document.querySelector('.spinner')")
    if rules := axe():
        assert violations(open_tab, rules) == []
    open_tab.write("rpm_wrong")
    open_tab.press("Enter")
    open_tab.see("This key is not accepted")
    open_tab.write(keys["whole"])
    open_tab.press("Enter")
    open_tab.see("No resume is kept yet")
    assert open_tab.eval("localStorage.length") == 0
    assert open_tab.eval("sessionStorage.getItem('key')") == keys["whole"]
    assert keys["whole"] not in open_tab.eval("document.documentElement.outerHTML")
    open_tab.click("#posting-text")
    open_tab.write(POSTING)
    open_tab.click("form button[type=submit]")
    open_tab.see("2 minimum qualifications, 1 preferred")
    open_tab.click("#forget")
    open_tab.see("This server asks for a key")
    assert open_tab.eval("sessionStorage.length") == 0
    assert "minimum" not in open_tab.eval("document.getElementById('view').innerText")
    open_tab.press("Escape")
    open_tab.see("A key is needed")
    open_tab.click(".problem button")
    open_tab.see("This server asks for a key")
    assert open_tab.said == []


def test_a_key_that_may_only_read_is_told_so_in_place(
    open_tab: Tab, guarded: tuple[Served, dict[str, str]]
) -> None:
    server, keys = guarded
    id = server.service.add_posting(POSTING.encode(), "posting.txt").id
    fresh(open_tab, server)
    open_tab.see("This server asks for a key")
    open_tab.write(keys["reading"])
    open_tab.press("Enter")
    open_tab.see("No resume is kept yet")
    open_tab.eval(f"location.hash = '#/posting/{id}'")
    choose(open_tab, "weight-1", "5")
    open_tab.see("Your key may not do this")
    assert open_tab.eval("document.getElementById('weight-1').value") == "2"
    assert open_tab.said == []


# ---- when things go wrong


def answered(tab: Tab, *answers: tuple[int, dict[str, Any], dict[str, str]]) -> None:
    """Let the next requests of the page be answered so; those after them go through."""
    given = json.dumps([[status, json.dumps(body), headers] for status, body, headers in answers])
    tab.eval(
        f"""(() => {{ const held = {given}, real = window.fetch; window.fetch = (...given) => {{
        const next = held.shift(); if (!next) return real(...given);
        return Promise.resolve(new Response(next[1], {{ status: next[0], headers: next[2] }})); }};
        }})()"""
    )


def test_a_server_that_is_busy_is_waited_for_and_one_that_stays_so_is_told(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, "search", "#search-text")
    answered(tab, (503, {"code": "busy"}, {"retry-after": "1"}))
    tab.eval(f"location.hash = '#/posting/{posting}'")
    tab.see("The server is busy. Trying again in 1 s")
    tab.see("2 minimum qualifications")
    assert tab.eval("document.getElementById('banner').hidden")
    answered(tab, *[(429, {"code": "rate_limited", "title": "x"}, {"retry-after": "300"})] * 2)
    tab.eval("location.hash = '#/batches'")
    tab.see("Too many requests in a minute")
    tab.see("Try again in 5 minutes")


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


def test_a_server_that_is_gone_is_told_and_found_again_by_itself(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, "", ".kept li")
    tab.call("Network.enable")
    gone: dict[str, Any] = {"latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    tab.call("Network.emulateNetworkConditions", offline=True, **gone)
    tab.eval(f"location.hash = '#/rank/{posting}'")
    tab.until("!!document.querySelector('.problem[data-code=unreachable]')")
    tab.see("The server does not answer")
    gone = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    tab.call("Network.emulateNetworkConditions", offline=False, **gone)
    tab.until("!!document.querySelector('.ranking li .strip')")
    assert tab.eval("document.getElementById('banner').hidden")
