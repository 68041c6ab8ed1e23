"""`matcher search` and `postings`, and the postings that are kept for them."""

import json
from pathlib import Path

import pytest

from matcher.cli.where import where_of
from matcher.errors import BadRequest
from matcher.lexicon.places import asked_for
from matcher.where import Where
from tests.test_cli_corpus import GOOD, POSTING, Desk, Ran

OTHER = """Mayor's Clerk

Minimum Qualifications:

Experience writing letters for the mayor
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "job.txt").write_text(POSTING)
    resumes, postings = tmp_path / "resumes", tmp_path / "postings"
    resumes.mkdir()
    (resumes / "good.txt").write_text(GOOD)
    poor = GOOD.replace("Kept sheep and goats on the hill", "Wrote letters for the mayor")
    (resumes / "poor.txt").write_text(poor.replace("Jo Ex", "Ann Ex").replace("jo@", "ann@"))
    postings.mkdir()
    (postings / "farm.txt").write_text(POSTING)
    (postings / "clerk.txt").write_text(OTHER)
    desk = Desk(tmp_path)
    assert desk.run("index", str(resumes)).code == 0
    assert desk.run("index", "--what", "postings", str(postings)).out == (
        "2 added, 0 already known, 0 failed\n"
    )
    return desk


def test_who_shows_a_text_is_told_with_the_line(desk: Desk) -> None:
    ran = desk.run("search", "Kept sheep and goats")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Kept sheep and goats\n")
    assert "of 2 resumes, all of them scored" in ran.out
    assert "“Kept sheep and goats on the hill”" in ran.out
    assert "chars " in ran.out
    assert ran.out.index("1. good.txt") > 0


def test_a_search_in_json_holds_the_pairs_of_the_match(desk: Desk) -> None:
    told = json.loads(desk.run("search", "--from", desk.posting, "--number", "1", "--json").out)
    assert told["requirement"]["text"] == "Experience with sheep and goats"
    assert told["number"] == 1
    assert [one["resume"]["name"] for one in told["showings"]] == ["good.txt"]
    file = str(desk.folder / "resumes" / "good.txt")
    match = json.loads(desk.run("match", desk.posting, file, "--json").out)
    alone = told["showings"][0]["pair"]
    assert alone | {"weight": 0} == match["pairs"][0] | {"weight": 0}


def test_a_kept_posting_is_named_by_its_id(desk: Desk) -> None:
    kept = json.loads(desk.run("list", "--what", "postings", "--json").out)["postings"]
    farm = next(one["id"] for one in kept if one["name"] == "farm.txt")
    by_file = desk.run("search", "--from", desk.posting, "--number", "2", "--json")
    by_id = desk.run("search", "--from", farm[:10], "--number", "2", "--json")
    assert by_id == by_file


def test_what_cannot_be_searched_for_is_refused(desk: Desk) -> None:
    for argv in (
        ["search"],
        ["search", "sheep", "--from", desk.posting, "--number", "1"],
        ["search", "--from", desk.posting],
        ["search", "--number", "2", "sheep"],
        ["search", "--from", desk.posting, "--number", "9"],
        ["search", " "],
        ["search", "sheep", "--where", "shoes=9"],
    ):
        ran = desk.run(*argv)
        assert (ran.code, ran.out) == (2, ""), argv
        assert ran.err.startswith("matcher: "), argv


def test_postings_are_ranked_for_a_resume_by_file_and_by_id(desk: Desk) -> None:
    file = str(desk.folder / "resumes" / "good.txt")
    ran = desk.run("postings", file)
    assert (ran.code, ran.err) == (0, "")
    assert "the best 2 of 2 kept postings, all of them scored" in ran.out
    assert ran.out.index("1. Farm Manager") < ran.out.index("2. Mayor's Clerk")
    kept = json.loads(desk.run("list", "--json").out)["resumes"]
    good = next(one["id"] for one in kept if one["name"] == "good.txt")
    assert desk.run("postings", good[:8]) == ran


def test_postings_in_json_are_the_matches_of_match(desk: Desk) -> None:
    file = str(desk.folder / "resumes" / "good.txt")
    told = json.loads(desk.run("postings", file, "--top", "1", "--json").out)
    assert (told["considered"], told["corpus_size"], len(told["matches"])) == (2, 2, 1)
    match = json.loads(desk.run("match", desk.posting, file, "--json").out)
    assert told["matches"][0] == match


def test_no_kept_posting_says_what_to_do(desk: Desk) -> None:
    for one in json.loads(desk.run("list", "--what", "postings", "--json").out)["postings"]:
        removed = Ran(0, f"removed {one['id']}\n", "")
        assert desk.run("remove", "--what", "postings", one["id"]) == removed
    ran = desk.run("postings", str(desk.folder / "resumes" / "good.txt"))
    assert (ran.code, ran.out) == (2, "")
    assert "`matcher index --what postings PATH`" in ran.err


def test_filters_reach_the_ranking_and_the_search(desk: Desk) -> None:
    asked = ["--where", "years=40", "--json"]
    assert json.loads(desk.run("rank", desk.posting, *asked).out)["corpus_size"] == 0
    assert json.loads(desk.run("search", "sheep", *asked).out)["corpus_size"] == 0
    some = ["--where", "years=1", "--where", "term=goats", "--json"]
    assert json.loads(desk.run("rank", desk.posting, *some).out)["corpus_size"] == 1


def test_filters_are_read_by_name() -> None:
    asked = ["degree=Master", "years = 2.5", "term=Python", "language=Farsi", "term=k8s"]
    assert where_of(asked) == Where(4, 2.5, ("python", "kubernet"), ("persian",))
    assert where_of(None) is None
    assert where_of(["degree=PhD"]) == where_of(["degree=doctor"])
    more = ["location=Austin, TX", "tag= Warm ", "added-from=2026-11-26", "meets=3", "shows=1"]
    found = where_of([*more, "meets=2", "tag=eu"])
    assert found is not None
    assert (found.tags, found.added_from, found.met, found.shown) == (
        ("eu", "warm"),
        "2026-11-26",
        (2, 3),
        (1,),
    )
    assert found.places == (asked_for("Austin, TX"),)
    for wrong in ("location=Remote", "tag=?", "added-to=soon", "meets=0", "shows=all"):
        with pytest.raises(BadRequest, match="--where"):
            where_of([wrong])
    for wrong in ("degree=king", "years=-1", "years=many", "term=the", "years", "years=", "x=1"):
        with pytest.raises(BadRequest, match="--where"):
            where_of([wrong])


def test_tags_are_given_shown_taken_and_filtered_by(desk: Desk) -> None:
    assert desk.run("tag") == Ran(0, "", "matcher: 0 tags\n")
    kept = json.loads(desk.run("list", "--json").out)["resumes"]
    good, poor = (one["id"] for one in sorted(kept, key=lambda one: one["name"]))
    assert desk.run("tag", good[:8], "-a", "Warm", "-a", "EU").out == f"{good[:12]}  eu, warm\n"
    told = desk.run("tag", good, poor, "-a", "x", "-r", "warm", "--json").out
    assert json.loads(told)["resumes"] == [
        {"id": good, "tags": ["eu", "x"]},
        {"id": poor, "tags": ["x"]},
    ]
    assert desk.run("tag").out == "      1  eu\n      2  x\n"
    ranked = json.loads(desk.run("rank", desk.posting, "--where", "tag=EU", "--json").out)
    assert [one["resume"]["id"] for one in ranked["matches"]] == [good]
    for argv in (["tag", "-a", "x"], ["tag", good, "-a", "?"], ["tag", "abcdef99", "-a", "x"]):
        assert desk.run(*argv).code == 2


def test_what_is_indexed_is_tagged_also_where_it_is_known(desk: Desk) -> None:
    folder = str(desk.folder / "resumes")
    assert desk.run("index", folder, "--tag", "fair 2026").code == 0
    assert desk.run("tag").out == "      2  fair 2026\n"
    assert desk.run("index", folder, "--tag", "a,b").code == 2
    assert desk.run("index", "--what", "postings", folder, "--tag", "a").code == 2


def test_a_place_is_asked_for_and_who_states_none_is_counted(desk: Desk) -> None:
    ran = desk.run("rank", desk.posting, "--where", "location=Lima, Peru")
    assert "2 more left out that state no location" in ran.out
    met = desk.run("rank", desk.posting, "--where", "shows=1", "--json")
    match = json.loads(met.out)["matches"]
    assert [one["resume"]["name"] for one in match] == ["good.txt"]


def test_what_resumes_have_is_counted(desk: Desk) -> None:
    kept = json.loads(desk.run("list", "--json").out)["resumes"]
    assert desk.run("tag", kept[0]["id"], "-a", "Warm").code == 0
    lines = desk.run("list", "--counts").out.splitlines()
    assert lines[0] == "2 resumes"
    assert lines[-1].split() == ["tags", "warm", "1"]
    told = json.loads(desk.run("list", "--counts", "--where", "tag=warm", "--json").out)
    assert (told["resumes"], told["tags"]) == (1, {"warm": 1})
    for argv in (["--counts", "--what", "postings"], ["--where", "tag=warm"]):
        assert desk.run("list", *argv).code == 2
