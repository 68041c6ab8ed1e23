"""Many resumes at once: ranked, filtered, compared, searched, taken away."""
# ruff: noqa: F811 - fixtures are asked for by the names under which they come

import csv
import io
import json
import time
import zipfile
from pathlib import Path
from typing import Any

from tests.browsing import (
    Served,
    at,
    choose,
    hard,  # noqa: F401
    needs_chromium,
    open_tab,  # noqa: F401
    pdf,  # noqa: F401
    percent,
    posting,  # noqa: F401
    served,  # noqa: F401
    tab,  # noqa: F401
    text,  # noqa: F401
)
from tests.chromium import Tab

pytestmark = needs_chromium

ROW = ".ranking li .strip"
NAMES = "[...document.querySelectorAll('.ranking .who a')].map((a) => a.textContent)"


def ranked(served: Served, posting: str, **asked: Any) -> list[dict[str, Any]]:
    """The matches of a ranking, as the server makes it."""
    made = served.client.post("/v1/rankings", json={"posting_id": posting, **asked})
    return list(made.json()["matches"])


def called(matches: list[dict[str, Any]]) -> list[str]:
    return [f"Candidate {match['resume']['id'][:6]}" for match in matches]


def test_the_ranking_is_the_servers_with_a_cell_a_requirement(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{posting}", ROW)
    wanted = ranked(served, posting)
    assert tab.eval(NAMES) == called(wanted)
    figures = "[...document.querySelectorAll('.ranking .overall b')].map((b) => b.textContent)"
    said = [figure.replace("\xa0", " ") for figure in tab.eval(figures)]
    assert said == [percent(match["coverage"]["overall"]) for match in wanted]
    cells = (
        "[...document.querySelectorAll('.ranking li:first-child .cell')].map((c) => c.className)"
    )
    pairs = wanted[0]["pairs"]
    assert tab.eval(cells) == [f"cell {pair['verdict']}" for pair in pairs]
    label = tab.eval("document.querySelector('.ranking .strip').getAttribute('aria-label')")
    assert all(f"{pair['number']}" in label and pair["verdict"] in label for pair in pairs)
    tab.see("All 2 resumes scored")


def test_a_cell_leads_to_its_requirement(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{posting}", ROW)
    tab.click(".ranking li:first-child .cell[data-number='2']")
    tab.until("!!document.querySelector('.item.open[data-number=\"2\"]')")


def test_who_shows_a_requirement_is_filtered_here_and_the_rest_by_the_server(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{posting}", ROW)
    choose(tab, "order", "preferred")
    by_preferred = sorted(
        ranked(served, posting), key=lambda match: -match["coverage"]["by_level"]["preferred"]
    )
    assert tab.eval(NAMES) == called(by_preferred)
    choose(tab, "order", "overall")
    tab.click(".weigh summary")
    choose(tab, "where-skills", "Kafka")
    tab.see("The 1 resume that passes the filters scored")
    only = ranked(served, posting, where={"skills": ["Kafka"]})
    assert tab.eval(NAMES) == called(only) == [f"Candidate {pdf[:6]}"]
    choose(tab, "where-years", "40")
    tab.see("No candidate passes these filters")
    tab.click(".ranking .none button")
    tab.see("All 2 resumes scored")


def test_requirements_that_must_be_met_or_shown_are_asked_of_the_server(
    tab: Tab, served: Served, hard: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{hard}", ROW)
    choose(tab, "need-how", "must_meet")
    choose(tab, "need", "2")
    tab.click("#need-add")
    tab.see("meets 2. Experience with Kafka")
    tab.see("All 2 resumes scored, 1 has the requirements asked for")
    met = ranked(served, hard, where={"must_meet": [2]})
    assert tab.eval(NAMES) == called(met) == [f"Candidate {pdf[:6]}"]
    assert tab.eval("document.querySelector('.cell.chosen').dataset.number") == "2"
    choose(tab, "need-how", "must_show")
    choose(tab, "need", "4")
    tab.click("#need-add")
    tab.see("No candidate passes these filters")
    assert ranked(served, hard, where={"must_meet": [2], "must_show": [4]}) == []
    tab.click(".chips li:last-child .chip")
    tab.see("All 2 resumes scored, 1 has the requirements asked for")
    assert tab.eval("document.activeElement.id") == "need"
    tab.click(".chip")
    tab.until("document.querySelectorAll('.ranking .who').length === 2")
    assert tab.eval("document.querySelectorAll('.chip').length") == 0


def test_place_tags_and_days_are_filters_of_the_server(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    served.client.patch(f"/v1/resumes/{text}", json={"add_tags": ["warm", "eu"]})
    at(tab, served, f"rank/{posting}", ROW)
    tab.click(".weigh summary")
    choose(tab, "where-tags", "cold, Warm")
    tab.see("The 1 resume that passes the filters scored")
    assert tab.eval(NAMES) == [f"Candidate {text[:6]}"]
    choose(tab, "where-added_to", "2001-01-01")
    tab.see("No candidate passes these filters")
    choose(tab, "where-added_to", "")
    choose(tab, "where-added_from", "2001-01-01")
    tab.see("The 1 resume that passes the filters scored")
    choose(tab, "where-tags", "")
    tab.see("All 2 resumes that pass the filters scored")
    choose(tab, "where-locations", "Ulaanbaatar, Mongolia; Lima, Peru")
    tab.see("No candidate passes these filters")
    where = {"locations": ["Lima, Peru"], "added_from": "2001-01-01"}
    made = served.client.post("/v1/rankings", json={"posting_id": posting, "where": where}).json()
    if made["unknown_location"]:
        tab.see(f"{made['unknown_location']} more state no location")
    tab.click(".ranking .none button")
    tab.see("All 2 resumes scored")


FACETS = """Object.fromEntries([...document.querySelectorAll('.facet button')].map((b) =>
    [b.firstElementChild.textContent, Number(b.querySelector('.many > span').textContent)]))"""
PLACES = """JSON.stringify([...document.querySelectorAll('.facet button')].map((b) =>
    [b.offsetTop, b.offsetLeft]))"""
TAG = ".facet[aria-label='Has one of the tags: how many'] button"
FAIR = "a fair"  # the first of those that as many have


def test_how_many_have_what_could_be_asked_for_stands_behind_each_choice(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    served.client.patch(f"/v1/resumes/{text}", json={"add_tags": [FAIR]})
    at(tab, served, f"rank/{posting}", ROW)
    tab.click(".weigh summary")
    found = served.client.post("/v1/counts", json={"where": {}}).json()
    years = {"2+": 3, "5+": 2, "10+": 1}  # bands of years that are enough
    wanted = {name: sum(list(found["years"].values())[-n:]) for name, n in years.items()}
    shown = tab.eval(FACETS)
    assert shown[FAIR] == 1
    assert {name: shown.get(name, 0) for name in years} == wanted
    options = tab.eval("[...document.querySelectorAll('#where-degree option')].map((o) => o.text)")
    finished = list(found["degrees"].values())
    assert options[0] == "any"
    assert options[3] == f"bachelor or higher ({sum(finished[3:])})"


def test_a_counted_choice_filters_and_all_counts_follow_without_moving(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    served.client.patch(f"/v1/resumes/{text}", json={"add_tags": [FAIR]})
    at(tab, served, f"rank/{posting}", ROW)
    tab.click(".weigh summary")
    before = tab.eval(PLACES)
    tab.eval(f'document.querySelector("{TAG}").focus()')
    tab.press("Enter")
    tab.see("The 1 resume that passes the filters scored")
    assert tab.eval("document.getElementById('where-tags').value") == FAIR
    pressed = f'document.querySelector("{TAG}").getAttribute("aria-pressed")'
    assert tab.eval(pressed) == "true"
    assert tab.eval(f'document.activeElement === document.querySelector("{TAG}")')
    left = served.client.post("/v1/counts", json={"where": {"tags": [FAIR]}}).json()["years"]
    tab.until(f"({FACETS})['2+'] === {left['2-5'] + left['5-10'] + left['10+']}")
    assert tab.eval(FACETS)[FAIR] == 1, "beside its own field alone"
    assert tab.eval(PLACES) == before
    tab.press("Enter")
    tab.see("All 2 resumes scored")
    assert tab.eval("document.getElementById('where-tags').value") == ""
    assert tab.eval(pressed) == "false"


def test_a_must_have_that_is_set_in_the_ranking_is_told_and_filters(
    tab: Tab, served: Served, hard: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{hard}", ROW)
    before = tab.eval(NAMES)
    tab.click(".weigh:nth-of-type(2) summary")
    tab.click("#must-4")
    tab.see("must-have not shown: 4")
    assert tab.eval(NAMES) == before, "a must-have moves nobody"
    tab.click("#musts")
    tab.see("No candidate passes these filters")
    tab.click("#musts")
    tab.until("document.querySelectorAll('.ranking .who').length === 2")
    tab.click("#must-4")
    tab.until("!document.querySelector('.hint.unmet')")


def test_two_are_compared_side_by_side(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, f"rank/{posting}", ROW)
    for each in (pdf, text):
        tab.click(f"#compare-{each}")
    tab.click(".compare-bar a")
    tab.until("document.querySelectorAll('.compare .row').length === 3")
    heads = "[...document.querySelectorAll('.column h2')].map((h) => h.textContent)"
    assert sorted(tab.eval(heads)) == sorted([f"Candidate {pdf[:6]}", f"Candidate {text[:6]}"])
    tab.see("shows more")
    tab.click(".side a")
    tab.until("!!document.querySelector('.item.open')")


def test_rankings_are_taken_away_as_files_of_three_kinds_that_name_nobody(
    tab: Tab, served: Served, posting: str, pdf: str, text: str, tmp_path: Path
) -> None:
    at(tab, served, f"rank/{posting}", ROW)
    tab.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    for kind in ("csv", "xlsx", "json"):
        tab.click(f".exports [data-kind={kind}]")
        file = tmp_path / f"ranking.{kind}"
        end = time.monotonic() + 60
        while not (file.exists() and file.stat().st_size):
            assert time.monotonic() < end, kind
            time.sleep(0.05)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "ranking.csv").read_text("utf-8-sig"))))
    assert [row["id"] for row in rows] == [m["resume"]["id"] for m in ranked(served, posting)]
    book = zipfile.ZipFile(tmp_path / "ranking.xlsx")
    sheets = b"".join(book.read(name) for name in book.namelist())
    whole = json.loads((tmp_path / "ranking.json").read_text())
    assert len(whole["matches"]) == 2
    for word in (b"Quirina", b"Vandersloot", b"Kronenburg"):
        assert word not in sheets
        assert word not in (tmp_path / "ranking.csv").read_bytes()
        assert word not in (tmp_path / "ranking.json").read_bytes()


def test_who_shows_one_requirement_is_found_with_the_quote(
    tab: Tab, served: Served, posting: str, pdf: str, text: str
) -> None:
    at(tab, served, "search", "#search-text")
    tab.click("#search-text")
    tab.write("Experience with underwater welding")
    tab.press("Enter")
    tab.see("All 2 resumes scored")
    tab.see("underwater welding on four piers")
    first = "document.querySelector('.showings h2').textContent"
    assert tab.eval(first) == f"Candidate {text[:6]}"
    at(tab, served, f"search/{posting}/2", ".showings h2")
    assert tab.eval("document.getElementById('search-text').value").startswith("Experience with K")
    assert tab.eval(first) == f"Candidate {pdf[:6]}"
    tab.click(".showings h2 a")
    tab.until("!!document.querySelector('.item.open[data-number=\"2\"]')")


def test_the_postings_that_a_resume_suits_are_listed(
    tab: Tab, served: Served, posting: str, hard: str, text: str
) -> None:
    at(tab, served, f"suits/{text}", ROW)
    asked = {"resume_id": text, "top": 50}
    wanted = served.client.post("/v1/suitable", json=asked).json()["matches"]
    links = "[...document.querySelectorAll('.who a')].map((a) => a.getAttribute('href'))"
    assert tab.eval(links) == [f"#/match/{m['posting']['id']}/{text}" for m in wanted]
