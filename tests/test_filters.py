"""Filters: who passes is told before anybody is chosen, and no score is another for them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from index.corpus import Corpus
from index.readers.content import Limits
from matcher import ranking
from matcher.errors import BadRequest
from matcher.lexicon.tongue_codes import CODES
from matcher.policy import shipped
from matcher.profile import Profile
from matcher.reading import ReadPosting
from matcher.service import Service, read_posting
from matcher.tags import tag_of, tags_of
from matcher.types import Match, Month, Verdict
from matcher.verify.tongue import tongues_in
from matcher.weights import Weights
from matcher.where import NAMES, where_of
from tests.fakes import FakeEmbedder

POSTING = b"""Data Engineer

Minimum qualifications:
- Experience with Python and SQL
- Experience building data pipelines in Airflow
- Bachelor's degree

Preferred qualifications:
- Knowledge of Kubernetes
"""
LINES = [
    "Built data pipelines in Airflow and Python",
    "Wrote SQL for the finance reports",
    "Ran Kubernetes clusters for the company",
    "Planted trees along the river and pruned them",
    "Sold shoes to customers in a busy shop",
]
PLACES = ["Austin, TX", "Dallas, Texas", "Leeds, United Kingdom", "", "Toronto, ON, Canada"]
SIZE = 40


def resume_of(number: int, place: str | None = None) -> bytes:
    rng = np.random.default_rng(number)
    lines = "\n".join(f"- {LINES[at]}" for at in sorted(rng.choice(5, 2, replace=False)))
    school = "\n\nEducation\n\nBSc in Biology, Leeds, 2010" if number % 3 == 0 else ""
    stated = PLACES[number % len(PLACES)] if place is None else place
    top = f"{stated} | " if stated else ""
    return (
        f"Ana Beispiel{number}\n{top}ana{number}@example.org\n\nExperience\n\n"
        f"Worker, Acme {number}\n2015 - {2016 + number % 9}\n{lines}{school}\n"
    ).encode()


@pytest.fixture(scope="module")
def kept() -> Iterator[tuple[Service, list[str]]]:
    """A service of resumes: resume n has the tag `n % 4`, and was added on day 1 + n % 10."""
    embedder = FakeEmbedder(256, "fake-256")
    corpora = [Corpus.in_memory(embedder) for _ in range(3)]
    opened = Service(corpora[0], corpora[1], shipped(), Limits(), Month(2024, 1))
    with Service(corpora[2], corpora[1], shipped(), Limits(), Month(2024, 1)) as first:
        ids = [first.add_resume(resume_of(n), f"{n}.txt", [f"T {n % 4}"]).id for n in range(SIZE)]
        packed = first.resumes.packed(0, SIZE)[1]
        days = [f"2026-11-{1 + n % 10:02d}T12:00:00+00:00" for n in range(SIZE)]
        opened.resumes.unpack(
            [replace(one, added_at=day) for one, day in zip(packed, days, strict=True)]
        )
        yield opened, ids


@pytest.fixture(scope="module")
def posting() -> ReadPosting:
    return read_posting(POSTING, "posting.txt")


@pytest.fixture(scope="module")
def everyone(kept: tuple[Service, list[str]], posting: ReadPosting) -> list[Match]:
    """Every kept resume by the single match, best first."""
    service, ids = kept
    matches = [service.match(posting, service.resume(one)) for one in ids]
    return sorted(matches, key=lambda m: (-(m.coverage.overall or 0.0), m.resume_id))


def said_of(match: Match, number: int) -> Verdict:
    return next(pair.verdict for pair in match.pairs if pair.number == number)


def of_state(n: int) -> bool:
    return n % 5 in (0, 1)


CASES: list[tuple[dict[str, Any], Any]] = [
    ({"locations": ["texas"]}, of_state),
    ({"locations": ["Austin, TX", "Toronto"]}, lambda n: n % 5 in (0, 4)),
    ({"locations": ["United States"]}, of_state),
    ({"tags": ["t 1"]}, lambda n: n % 4 == 1),
    ({"tags": ["T  2", "t 3"]}, lambda n: n % 4 in (2, 3)),
    ({"added_from": "2026-11-04"}, lambda n: n % 10 >= 3),
    ({"added_to": "2026-11-04"}, lambda n: n % 10 <= 3),
    ({"added_from": "2026-11-02", "added_to": "2026-11-03"}, lambda n: n % 10 in (1, 2)),
    ({"degree": "bachelor"}, lambda n: n % 3 == 0),
    (
        {"degree": "school", "tags": ["t 0"], "locations": ["TX"]},
        lambda n: n % 12 == 0 and of_state(n),
    ),
    ({"locations": ["Mars"]}, lambda n: False),
]


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "chosen"])
@pytest.mark.parametrize(("asked", "passes"), CASES)
def test_a_filtered_ranking_is_the_exhaustive_one_of_those_that_pass(
    asked: dict[str, Any],
    passes: Any,
    whole: bool,
    kept: tuple[Service, list[str]],
    posting: ReadPosting,
    everyone: list[Match],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not whole:
        monkeypatch.setattr(ranking, "SCORED_WHOLE", 0)
    service, ids = kept
    expected = [m for m in everyone if passes(ids.index(m.resume_id))]
    found = service.rank(posting, 100, where=where_of(asked))
    assert [(m.resume_id, m.coverage) for m in found.matches] == [
        (m.resume_id, m.coverage) for m in expected
    ]
    assert found.considered == found.corpus_size == len(expected)
    assert {m.resume_id for m in expected} == service.having(where_of(asked))  # type: ignore[arg-type]


def test_who_does_not_say_where_passes_no_place_and_is_counted(
    kept: tuple[Service, list[str]], posting: ReadPosting
) -> None:
    service, _ = kept
    assert service.rank(posting, 3, where=where_of({"locations": ["Texas"]})).unplaced == 8
    asked = {"locations": ["Texas"], "tags": ["t 3"]}  # of 3, 8, 13 ... those that are 3 by 4
    assert service.rank(posting, 3, where=where_of(asked)).unplaced == 2
    assert service.rank(posting, 3, where=where_of({"tags": ["t 3"]})).unplaced is None
    assert service.search_requirement("Python", 3, where=where_of(asked)).unplaced == 2


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "chosen"])
@pytest.mark.parametrize("name", ["must_meet", "must_show"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_requirement_that_must_be_met_is_met_by_the_true_match(
    name: str,
    number: int,
    whole: bool,
    kept: tuple[Service, list[str]],
    posting: ReadPosting,
    everyone: list[Match],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not whole:
        monkeypatch.setattr(ranking, "SCORED_WHOLE", 0)
    service, _ = kept
    enough = {Verdict.MET} if name == "must_meet" else {Verdict.MET, Verdict.PARTIAL}
    expected = [m.resume_id for m in everyone if said_of(m, number) in enough]
    found = service.rank(posting, 100, where=where_of({name: [number]}))
    assert [m.resume_id for m in found.matches] == expected
    assert found.considered == found.corpus_size == SIZE


def test_the_filter_of_a_requirement_goes_with_the_others_and_tells_some_apart(
    kept: tuple[Service, list[str]], posting: ReadPosting, everyone: list[Match]
) -> None:
    service, _ = kept
    where = where_of({"must_show": [3], "locations": ["TX"]})
    found = service.rank(posting, 100, where=where)
    assert 0 < len(found.matches) < found.corpus_size == 16
    assert all(m.pairs for m in found.matches)


def test_candidates_go_on_until_the_top_is_full_of_those_that_meet(
    kept: tuple[Service, list[str]],
    posting: ReadPosting,
    everyone: list[Match],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in {"SCORED_WHOLE": 0, "FIRST": 2, "ROUND": 2, "_PER_PLACE": 1}.items():
        monkeypatch.setattr(ranking, name, value)
    service, _ = kept
    met = [m.resume_id for m in everyone if said_of(m, 3) in (Verdict.MET, Verdict.PARTIAL)]
    assert 3 <= len(met) < SIZE / 2
    found = service.rank(posting, 3, where=where_of({"must_show": [3]}))
    assert len(found.matches) == 3
    assert {m.resume_id for m in found.matches} <= set(met)


def test_a_requirement_that_is_not_asked_cannot_be_filtered_by(
    kept: tuple[Service, list[str]], posting: ReadPosting
) -> None:
    service, _ = kept
    with pytest.raises(BadRequest, match="requirements 1 to 4"):
        service.rank(posting, where=where_of({"must_meet": [9]}))
    with pytest.raises(BadRequest, match="left out by its level"):
        service.rank(
            posting, weights=Weights.asked("minimum", {}, {}), where=where_of({"must_meet": [4]})
        )
    with pytest.raises(BadRequest, match="filters of rankings"):
        service.search_requirement("Python", where=where_of({"must_meet": [1]}))
    with pytest.raises(BadRequest, match="filters of rankings"):
        service.having(where_of({"must_show": [1]}))  # type: ignore[arg-type]


def test_where_somebody_lives_changes_no_score(
    kept: tuple[Service, list[str]], posting: ReadPosting
) -> None:
    """Neither the profile nor the match is another, but for the place itself."""
    service, _ = kept
    matches, profiles = [], []
    for place in ("Austin, TX", "Leeds, United Kingdom", "Lagos, Nigeria"):
        read = service.read_resume(resume_of(0, place), "r.txt")
        profile = Profile.of(read.resume, service.resumes.read)
        assert profile.whereabouts == place
        assert Profile.from_bytes("", "", profile.to_bytes()).whereabouts == place
        profiles.append((profile.facts, [o.compared for o in profile.offers]))
        made = service.match(posting, read)
        matches.append([(p.coverage, p.verdict, p.reasons) for p in made.pairs])
    assert matches[0] == matches[1] == matches[2]
    assert profiles[0] == profiles[1] == profiles[2]


def test_tags_are_erased_with_their_resume_and_given_at_upload() -> None:
    embedder = FakeEmbedder(256, "fake-256")
    with Service(
        Corpus.in_memory(embedder), Corpus.in_memory(embedder), shipped(), Limits()
    ) as made:
        id = made.add_resume(resume_of(1), "1.txt", ["Warm", "warm ", "EU"]).id
        assert made.resumes.tags() == {"eu": 1, "warm": 1}
        assert made.tag([id[:8]], ["x"], ["EU"]) == [("warm", "x")]
        assert not made.add_resume(resume_of(1), "1.txt", ["again"]).new
        assert made.resumes.tags_of([id]) == {id: ("again", "warm", "x")}
        with pytest.raises(BadRequest, match="50 is the most"):
            made.tag([id], [str(n) for n in range(48)])
        made.remove(id)
        assert made.resumes.tags() == {}
        with pytest.raises(BadRequest):
            made.add_resume(resume_of(2), "2.txt", ["a<b"])
        assert len(made.resumes) == 0


def test_tags_have_one_form() -> None:
    assert tags_of(["Café ", "CAFE\u0301", "b  c", "ﬁt"]) == ("b c", "café", "fit")
    for wrong in ("", "  ", "x" * 41, "a\nb<", 'a"b', "a,b"):
        with pytest.raises(BadRequest):
            tag_of(wrong)


@pytest.mark.parametrize(
    "wrong",
    [
        {"degree": "baker"},
        {"years": -1},
        {"years": "many"},
        {"skills": ["the"]},
        {"skills": ["x"] * 11},
        {"languages": [""]},
        {"languages": ["Klingon"]},
        {"languages": ["no english"]},
        {"languages": ["my language"]},
        {"languages": ["is fluent"]},
        {"languages": ["German", "xx"]},
        {"languages": ["German, French"]},
        {"locations": ["Remote"]},
        {"locations": ["x" * 101]},
        {"tags": ["?"]},
        {"added_from": "2026-13-01"},
        {"added_to": "yesterday"},
        {"added_from": "2026-11-02", "added_to": "2026-11-01"},
        {"must_meet": [0]},
        {"must_show": ["two"]},
        {"shoes": 9},
    ],
)
def test_what_cannot_be_read_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        where_of(wrong)


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ("GERMAN", "german"),
        ("de", "german"),
        ("de-AT", "german"),
        ("deu", "german"),
        ("ger", "german"),
        ("zh_Hans", "chinese"),
        ("Mandarin Chinese", "mandarin"),
        ("Brazilian  Portuguese", "portuguese"),
        ("American Sign Language", "sign language"),
        ("ASL", "sign language"),
        ("Flemish", "dutch"),
        ("ga", "ga"),
        ("no", "norwegian"),
        ("Swiss Deutsch", "german"),
    ],
)
def test_languages_are_known_by_name_and_by_code(given: str, named: str) -> None:
    where = where_of({"languages": [given]})
    assert where is not None
    assert where.tongues == (named,)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("Mandarin (fluent)", {"mandarin", "chinese"}),
        ("Cantonese (native)", {"cantonese", "chinese"}),
        ("Chinese (fluent)", {"chinese"}),  # it may be either
        ("German (fluent)", set()),
    ],
)
def test_who_has_a_part_of_a_language_is_found_by_its_name(stated: str, found: set[str]) -> None:
    text = f"Ana Beispiel\n\nExperience\n\nWorker, Acme\n2015 - 2019\n\nLanguages\n\n{stated}\n"
    embedder = FakeEmbedder(256, "fake-256")
    corpora = (Corpus.in_memory(embedder), Corpus.in_memory(embedder))
    with Service(*corpora, shipped(), Limits()) as made:
        made.add_resume(text.encode(), "r.txt")
        for asked in ("mandarin", "cantonese", "chinese"):
            having = made.having(where_of({"languages": [asked]}))  # type: ignore[arg-type]
            assert bool(having) == (asked in found)


def test_every_code_names_a_language_that_profiles_have() -> None:
    for code, name in CODES.items():
        stated = tongues_in(f"Fluent in {name.title()}")
        assert stated == (name,), code


@pytest.mark.parametrize(
    ("given", "rank"),
    [
        ("BSc", 3),
        ("bs", 3),
        ("B.A.", 3),
        ("bachelor's degree", 3),
        ("MS", 4),
        ("Master of Science", 4),
        ("mba", 4),
        ("PhD", 5),
        ("doctorate", 5),
        ("high school", 1),
        ("GED", 1),
        ("associate", 2),
    ],
)
def test_degrees_are_known_as_resumes_write_them(given: str, rank: int) -> None:
    where = where_of({"degree": given})
    assert where is not None
    assert where.degree == rank


def test_nothing_asked_is_no_filter() -> None:
    assert where_of({}) is None
    assert where_of(dict.fromkeys(NAMES)) is None
    assert where_of({"skills": [], "tags": ()}) is None
    assert where_of({"years": 0}) is not None
