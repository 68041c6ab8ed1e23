"""What is kept, on the start: all of it listed, and each erased where it stands."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they come

from tests.browsing import (
    WORDS,
    Served,
    at,
    needs_chromium,
    open_tab,  # noqa: F401
    pdf,  # noqa: F401
    served,  # noqa: F401
    tab,  # noqa: F401
    text,  # noqa: F401
)
from tests.chromium import Tab
from tests.pictured import POSTING

pytestmark = needs_chromium

RESUMES = "[...document.querySelectorAll('#resumes-head ~ * .kept a')].map((a) => a.textContent)"
POSTINGS = "[...document.querySelectorAll('.kept-postings .link')].map((a) => a.textContent)"


def pages_of_two(tab: Tab) -> None:
    """As if the server answered two of a listing at a time, from the next request on."""
    tab.eval(
        "(() => { const real = window.fetch; window.fetch = (path, given) =>"
        " real(path.replace('limit=500', 'limit=2'), given); })()"
    )


def test_a_listing_of_several_pages_is_shown_to_its_end_newest_first(
    tab: Tab, served: Served, pdf: str, text: str
) -> None:
    third = served.service.add_resume(WORDS.replace(b"Harbour", b"Quay"), "third.txt").id
    for title in ("Data Engineer", "Test Engineer", "Sales Manager"):
        served.service.add_posting(POSTING.replace("Data Engineer", title).encode(), "p.txt")
    at(tab, served, "search", "#search-text")
    pages_of_two(tab)
    tab.eval("location.hash = '#/'")
    tab.see("3 resumes kept, newest first")
    newest = [f"Candidate {id[:6]}" for id in (third, text, pdf)]
    assert tab.eval(RESUMES) == newest[:2]
    assert tab.eval(POSTINGS) == ["Sales Manager", "Test Engineer", "Data Engineer"]
    tab.click("#resumes-head ~ * .stack > .link")
    tab.until(f"({RESUMES}).length === 3")
    assert tab.eval(RESUMES) == newest
    assert not tab.eval("!!document.querySelector('#resumes-head ~ * .stack > .link')")


def test_a_posting_is_erased_on_the_start_only_when_it_is_said_twice(
    tab: Tab, served: Served
) -> None:
    id = served.service.add_posting(POSTING.replace("Kafka", "Rust").encode(), "p.txt").id
    tab.go("about:blank")
    at(tab, served, "", ".kept-postings .erase")
    before = len(tab.eval(POSTINGS))
    tab.click(".kept-postings li:first-child .erase")
    tab.see("Erase for good?")
    tab.press("Tab")
    assert "Erase for good?" not in tab.eval("document.body.innerText"), "another thing was done"
    tab.click(".kept-postings li:first-child .erase")
    tab.press("Enter")
    tab.until(f"({POSTINGS}).length === {before - 1}")
    tab.until("document.getElementById('live').textContent.includes('is erased')")
    assert served.client.get(f"/v1/postings/{id}").status_code == 404


def test_a_resume_is_erased_and_the_focus_stays_in_its_list(
    tab: Tab, served: Served, text: str
) -> None:
    gone = served.service.add_resume(WORDS.replace(b"piers", b"docks"), "gone.txt").id
    tab.go("about:blank")
    at(tab, served, "", ".kept a")
    name = f"Candidate {gone[:6]}"
    assert tab.eval(RESUMES)[0] == name
    tab.click(f"[aria-label='Remove {name}']")
    tab.click(f"[aria-label='Erase {name} for good?']")
    tab.until(f"!({RESUMES}).includes('{name}')")
    tab.until("document.activeElement.tagName === 'H3'")
    assert served.client.get(f"/v1/resumes/{gone}").status_code == 404
