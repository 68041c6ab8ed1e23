"""Where a resume says its owner lives, and which places are meant by a filter."""

import pytest

from index.readers.content import Limits
from index.readers.extract import extract
from matcher.lexicon.places import asked_for, marks_of
from matcher.lexicon.regions import COUNTRIES, PARTS
from matcher.resume.parse import parse
from matcher.resume.whereabouts import place_in


def at(stated: str, asked: str) -> bool:
    has = marks_of(stated)
    return bool(asked_for(asked)) and all(has & marks for marks in asked_for(asked))


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        ("Austin, TX", "austin"),
        ("Austin, TX 78701", "Austin, Texas"),
        ("Austin TX", "texas"),
        ("AUSTIN, TEXAS", "Austin, TX, USA"),
        ("Austin, TX", "United States"),
        ("São Paulo, Brasil", "Sao Paulo, Brazil"),
        ("Zürich, Schweiz", "zurich, switzerland"),
        ("München", "Munich, Germany"),
        ("St. Louis, MO", "Saint Louis"),
        ("Greater San Francisco Bay Area", "SF"),
        ("New York, NY", "NYC"),
        ("NYC", "New York, NY"),
        ("NYC", "United States"),
        ("London, England", "United Kingdom"),
        ("Greater London", "London"),
        ("Kansas City, MO", "Missouri"),
        ("Kansas City, MO", "Kansas City"),
        ("Mexico City", "Mexico"),
        ("Kuwait City", "Kuwait"),
        ("Panama City", "Panama"),
        ("Guatemala City", "Guatemala"),
        ("Luxembourg City", "Luxembourg"),
        ("Singapore City", "Singapore"),
        ("Quebec City", "Quebec"),
        ("Oklahoma City", "Oklahoma"),
        ("New York City", "New York"),
        ("Brooklyn, New York", "New York"),
        ("Toronto, ON, CA", "Canada"),
        ("Berlin, DE", "Germany"),
        ("Bengaluru, KA, IN", "Bangalore, India"),
        ("Cardiff, Wales", "UK"),
        ("Sydney NSW, Australia", "New South Wales"),
        ("Open to relocation (Portland, OR)", "Portland, Oregon"),
        ("Salt Lake City, UT", "salt lake city"),
        ("Washington, D.C.", "Washington, DC"),
    ],
)
def test_places_are_the_same_however_they_are_written(stated: str, asked: str) -> None:
    assert at(stated, asked)


@pytest.mark.parametrize(
    ("stated", "asked"),
    [
        ("Austin, TX", "Dallas"),
        ("Austin, MN", "Austin, TX"),
        ("Kansas City, MO", "Kansas"),
        ("Virginia City, NV", "Virginia"),
        ("Belfast, Northern Ireland", "Ireland"),
        ("Edinburgh, Scotland", "England"),
        ("San Jose, CA", "Canada"),  # a code of two meanings, where a state's city stands before
        ("Indianapolis, IN", "India"),
        ("Albany, NY", "New York, NY"),  # the city
        ("Washington, DC", "Washington State"),
        ("Mexico, MO", "Mexico, Mexico"),
        ("Paris, TX", "France"),
        ("Remote", "Texas"),
        ("", "Texas"),
    ],
)
def test_places_are_not_the_same_where_they_are_others(stated: str, asked: str) -> None:
    assert not at(stated, asked)


def test_no_place_asks_for_nothing_and_states_nothing() -> None:
    for text in ("", "Remote", "12345", "open to relocation", "worldwide; anywhere"):
        assert asked_for(text) == ()
        assert marks_of(text) == frozenset()


@pytest.mark.parametrize(
    "names", [*COUNTRIES.values(), *(n for p in PARTS.values() for n in p.values())]
)
def test_every_name_of_a_country_or_state_finds_every_other(names: tuple[str, ...]) -> None:
    for one in names:
        for other in names:
            assert at(f"Springfield, {one}", other), (one, other)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Austin, TX 78701", "Austin, TX"),
        ("1234 Elm Street, Apt 5, Austin, TX 78701", "Austin, TX"),
        ("12 Main St Austin TX 78701", "Austin TX"),
        ("Hauptstraße 5, 10115 Berlin", "Berlin"),
        ("12 Rue de la Paix, Paris", "Paris"),
        ("London SW1A 1AA", "London"),
        ("1012 AB Amsterdam, Netherlands", "Amsterdam, Netherlands"),
        ("Location: Leeds", "Leeds"),
        ("Address: 9 High Road, Leeds", "Leeds"),
        ("Based in Lyon, France", "Lyon, France"),
        ("ana@example.org, Lima, Peru", "Lima, Peru"),
        ("Nationality: British", ""),
        ("Senior Engineer, IT", ""),
        ("ana@example.org", ""),
        ("+1 512 555 0100", ""),
        ("[City], [State]", ""),
        ("Remote", ""),
    ],
)
def test_a_line_of_contact_states_a_place_without_street_and_numbers(line: str, place: str) -> None:
    assert place_in(line) == place


RESUME = """Ana Beispiel
{contact}

Experience

Worker, Acme, Boston, MA
2015 - 2019
- Built data pipelines in Airflow and Python
"""


@pytest.mark.parametrize(
    ("contact", "place"),
    [
        ("Austin, TX | ana@example.org | (512) 555-0100", "Austin, TX"),
        ("ana@example.org | Leeds | +44 113 496 0000", "Leeds"),
        ("ana@example.org", ""),  # the employer's place is not hers
        ("12 Elm Street\nAustin, TX 78701\nana@example.org", "Austin, TX"),
    ],
)
def test_a_resume_says_where_its_owner_is_at_the_top_alone(contact: str, place: str) -> None:
    data = RESUME.format(contact=contact).encode()
    read = parse(extract(data, "ana.txt", Limits()))
    assert read.whereabouts == place
    assert all("Austin" not in p.text and "Leeds" not in p.text for p in read.passages)
