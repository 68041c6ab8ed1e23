"""Facets, counted by hand over four small resumes, through the service, the door and the shell."""

from dataclasses import asdict
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from index.corpus import Corpus
from matcher.counted import Counts
from matcher.errors import BadRequest
from matcher.policy import shipped
from matcher.service import Service
from matcher.settings import Settings
from matcher.types import Month
from matcher.where import where_of
from tests.api_door import door
from tests.fakes import FakeEmbedder

LIMITS = Settings(data=Path("never-used")).limits
RESUMES = {
    "ann": b"Ann Example\nAustin, TX\nann@example.org\n\nEXPERIENCE\n\nEngineer, Acme, 01/2010 - "
    b"12/2021\n- Wrote Python services\n\nEDUCATION\n\nMaster of Science in Statistics, Leeds, 2009"
    b"\n\nLANGUAGES\n\nGerman (fluent), French (basic)\n",
    "bo": b"Bo Example\nDallas, Texas\nbo@example.org\n\nEXPERIENCE\n\nClerk, Bolt, 01/2019 - "
    b"12/2021\n- Kept the books\n\nEDUCATION\n\nBachelor of Arts in History, Leeds, 2018\n\n"
    b"LANGUAGES\n\nGerman (native)\n",
    "cy": b"Cy Example\nBerlin, Germany\ncy@example.org\n\nEXPERIENCE\n\nCook, Cafe, 01/2021 - "
    b"12/2021\n- Baked bread for the village\n",
    "di": b"Di Example\ndi@example.org\n\nSKILLS\n\nWelding and cutting of plates for hulls\n",
}


@pytest.fixture
def service() -> Service:
    model = FakeEmbedder()
    made = Service(
        Corpus.in_memory(model), Corpus.in_memory(model), shipped(), LIMITS, Month(2022, 1)
    )
    for name, text in RESUMES.items():
        made.add_resume(text, f"{name}.txt", ("spring",) if name in ("ann", "cy") else ())
    return made


ALL = Counts(
    resumes=4,
    degrees={"none": 2, "school": 0, "associate": 0, "bachelor": 1, "master": 1, "doctor": 0},
    years={"0-2": 2, "2-5": 1, "5-10": 0, "10+": 1},
    languages={"german": 2, "french": 1},
    places={"Texas": 2, "United States": 2, "Germany": 1},
    tags={"spring": 2},
)


def test_all_are_counted(service: Service) -> None:
    assert service.counts() == ALL


def test_those_that_pass_a_filter_are_counted(service: Service) -> None:
    found = service.counts(where_of({"languages": ["German"]}))
    assert found.resumes == 2
    assert found.degrees["bachelor"] == found.degrees["master"] == 1
    assert found.places == {"Texas": 2, "United States": 2}
    assert found.tags == {"spring": 1}


def test_each_count_is_what_its_filter_leaves(service: Service) -> None:
    """Except degrees: a filter takes higher ones too."""
    found = service.counts()
    for tongue, count in found.languages.items():
        assert service.counts(where_of({"languages": [tongue]})).resumes == count
    for place, count in found.places.items():
        assert service.counts(where_of({"locations": [place]})).resumes == count
    for tag, count in found.tags.items():
        assert service.counts(where_of({"tags": [tag]})).resumes == count
    assert service.counts(where_of({"degree": "bachelor"})).resumes == 2
    assert service.counts(where_of({"years": 10})).resumes == found.years["10+"]


def test_older_versions_are_counted_when_asked_for(service: Service) -> None:
    service.add_resume(RESUMES["di"] + b"\nand of pipes\n", "di2.txt")
    assert service.counts().resumes == 4
    assert service.counts(versions=True).resumes == 5


def test_a_count_asks_for_no_match(service: Service) -> None:
    with pytest.raises(BadRequest):
        service.counts(where_of({"must_meet": [1]}))


def test_none_are_counted_where_nothing_is_kept() -> None:
    model = FakeEmbedder()
    empty = Service(Corpus.in_memory(model), Corpus.in_memory(model), shipped(), LIMITS)
    found = empty.counts()
    assert found.resumes == 0
    assert not any(found.degrees.values())
    assert found.languages == found.places == found.tags == {}


def test_the_door_counts(service: Service) -> None:
    with door(service) as client:
        answer = client.post("/v1/counts", json={})
        assert (answer.status_code, answer.json()) == (200, asdict(ALL))
        some = client.post("/v1/counts", json={"where": {"degree": "master"}}).json()
        assert (some["resumes"], some["tags"]) == (1, {"spring": 1})
        assert refused(client, {"where": {"must_meet": [1]}}) == "invalid_request"
        assert refused(client, {"which": 1}) == "invalid_request"


def refused(client: TestClient, body: dict[str, object]) -> str:
    answer = client.post("/v1/counts", json=body)
    assert answer.status_code in (400, 422)
    return str(answer.json()["code"])
