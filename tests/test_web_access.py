"""Who may see what, and how: blind readers, no mouse, small screens, dark rooms, axe."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they come

import json

import pytest

from tests.browsing import (
    SMALL_TARGETS,
    Served,
    at,
    axe,
    choose,
    marks,
    needs_chromium,
    open_tab,  # noqa: F401
    pdf,  # noqa: F401
    posting,  # noqa: F401
    served,  # noqa: F401
    tab,  # noqa: F401
    text,  # noqa: F401
    violations,
)
from tests.chromium import Tab
from tests.pictured import AGAIN, MAIL, NAME

pytestmark = needs_chromium

LOOKS = [(1280, 900, "light"), (1280, 900, "dark"), (390, 844, "dark")]


def views(posting: str, pdf: str, text: str) -> dict[str, str]:
    """Every view by its address, and what is there once it is shown."""
    return {
        "": ".kept li",
        f"posting/{posting}": "#weight-1",
        f"match/{posting}/{pdf}/2": ".page.loaded, .halves",
        f"match/{posting}/{text}/1": ".item.open",
        f"rank/{posting}": ".ranking li .strip",
        f"compare/{posting}/{pdf}/{text}": ".compare .row",
        f"search/{posting}/2": ".showings blockquote",
        f"suits/{pdf}": ".ranking li .strip",
        "batches": ".jobs",
        f"match/{posting}/{'0' * 64}": ".problem",
    }


# ---- blind


def test_nobody_is_named_until_the_reader_asks(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    """Neither on the page nor in what the server sends it."""
    shown = (
        "document.documentElement.outerHTML + document.title"
        " + [...document.querySelectorAll('input')].map((i) => i.value).join()"
    )
    tab.call("Network.enable")
    for address, mark in views(posting, pdf, text).items():
        tab.loaded.clear()
        at(tab, served, address, mark)
        sent = tab.answers()
        assert "<!DOCTYPE html>" in sent
        assert '{"' in sent
        seen = tab.eval(shown) + sent
        for word in (*NAME.split(), MAIL, "Adelheid", "Kronenburg"):
            assert word.lower() not in seen.lower(), (address, word)
    tab.call("Network.disable")
    at(tab, served, f"match/{posting}/{pdf}/2", ".page.loaded")
    quoted = "document.querySelector('.item.open blockquote').textContent"
    for _ in range(3):
        if "Mentored" not in tab.eval(quoted):
            tab.click("[aria-label='Next quote']")
    assert tab.eval(quoted) == AGAIN.replace("Vandersloot", "█" * 11)
    mute = "document.querySelector('.item.open blockquote .masked')"
    assert tab.eval(f"{mute}.getAttribute('aria-label')") == "withheld"
    tab.click("#blind")
    tab.until(f"document.querySelector('h1')?.textContent === {json.dumps(NAME + '.pdf')}")
    tab.until("!!document.querySelector('.page.loaded')")
    for _ in range(3):
        if "Mentored" not in tab.eval(quoted):
            tab.click("[aria-label='Next quote']")
    assert tab.eval(quoted) == AGAIN
    assert tab.eval("document.getElementById('blind').getAttribute('aria-checked')") == "false"


# ---- without a mouse


def test_the_way_from_ranking_to_other_quotes_needs_no_mouse(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
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
    assert tab.eval("document.activeElement.id") == "requirement-2"
    assert tab.eval(opened) == "true"
    before = marks(tab)
    tab.press("ArrowRight")
    assert marks(tab) != before
    tab.until("document.getElementById('live').textContent.startsWith('Quote 2 of')")
    tab.press("ArrowLeft")
    assert marks(tab) == before
    tab.press("Escape")
    assert tab.eval(opened) == "false"
    assert marks(tab) == []


def test_a_verdict_is_given_without_a_mouse(
    tab: Tab, served: Served, posting: str, pdf: str
) -> None:
    at(tab, served, f"match/{posting}/{pdf}/1", ".page.loaded")
    tab.eval("document.getElementById('say-1').focus()")
    tab.press("Enter")
    assert tab.eval("document.activeElement.id") == "verdict-1"
    tab.press("Escape")
    assert tab.eval("document.activeElement.id") == "say-1"
    tab.press("Enter")
    tab.press("Tab")
    tab.write("Seen at work")
    for _ in range(2):
        tab.press("Tab")
    tab.press("Enter")
    tab.see("A reviewer says")
    (made,) = served.client.get("/v1/feedback").json()["feedback"]
    served.client.delete(f"/v1/feedback/{made['id']}")
    assert made["reason"] == "Seen at work"


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


@pytest.mark.parametrize(("width", "height", "theme"), LOOKS)
def test_every_view_is_clean_to_axe_and_fits(
    tab: Tab, served: Served, posting: str, pdf: str, text: str, width: int, height: int, theme: str
) -> None:
    rules = axe()
    tab.size(width, height, theme)
    for address, mark in views(posting, pdf, text).items():
        at(tab, served, address, mark)
        tab.eval("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        tab.eval("document.querySelector('.feedback .say')?.click()")
        wide = tab.eval("document.documentElement.scrollWidth")
        assert wide <= width, f"{address} is {wide} wide"
        assert tab.eval(SMALL_TARGETS) == [], address
        if rules is not None:
            assert violations(tab, rules) == [], address
    if rules is None:
        pytest.skip("the views fit; their rules need axe: install the extra dev")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_states_within_views_are_clean_to_axe(
    tab: Tab, served: Served, posting: str, pdf: str, text: str, theme: str
) -> None:
    """A posting that is chosen, a ranking that is asked for requirements, a page enlarged."""
    rules = axe()
    if rules is None:
        pytest.skip("axe is absent: install the extra dev")
    tab.size(1280, theme=theme)
    at(tab, served, "", ".kept-postings .link")
    tab.click(".kept-postings .erase")
    assert violations(tab, rules) == []
    tab.click(".kept-postings .link")
    tab.until("!!document.querySelector('.chosen')")
    assert violations(tab, rules) == []
    at(tab, served, f"rank/{posting}", ".ranking li .strip")
    choose(tab, "need", "1")
    tab.click("#need-add")
    tab.until("!!document.querySelector('.chip') && !!document.querySelector('.cell.chosen')")
    assert violations(tab, rules) == []
    at(tab, served, f"match/{posting}/{pdf}/1", ".page.loaded")
    tab.click(".zoom")
    tab.click("#must-1")
    tab.until("!!document.querySelector('.musts')")
    assert violations(tab, rules) == []
    tab.click("#must-1")
    tab.until("!document.querySelector('.musts')")


def test_a_requirement_is_asked_for_and_let_go_without_a_mouse(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{posting}", ".ranking li .strip")
    tab.eval("document.getElementById('need').focus()")
    for _ in range(2):
        tab.press("ArrowDown")
    assert tab.eval("document.querySelectorAll('.chip').length") == 0, "only looked at"
    tab.press("Tab")
    tab.press("Enter")
    tab.until("document.querySelector('.chip')?.textContent.includes('shows 2.')")
    tab.until("document.getElementById('live').textContent.includes('requirements asked for')")
    assert tab.eval("document.activeElement.id") == "need-add"
    tab.press("Tab")
    assert tab.eval("document.activeElement.className") == "chip"
    tab.press("Enter")
    tab.until("document.querySelectorAll('.chip').length === 0")
    tab.until("document.getElementById('live').textContent.includes('All 2 resumes scored')")
    assert tab.eval("document.activeElement.id") == "need"
