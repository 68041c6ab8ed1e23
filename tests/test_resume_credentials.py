"""Licences and degrees behind a candidate's name, and licence lines that are no addresses."""

import pytest

from index.readers.extract import extract
from matcher.resume.contact import is_contact
from matcher.resume.parse import parse
from matcher.types import Kind, Resume
from tests.verify_resumes import grade, ruled

_REST = "Austin, TX | jane@example.org | 512-555-0100\n\nEXPERIENCE\nNurse, Acme Hospital, 2019\n"


def read(name: str) -> Resume:
    return parse(extract(f"{name}\n{_REST}".encode(), "resume.txt"))


def quotes(name: str) -> list[str]:
    return [passage.text for passage in read(name).passages]


@pytest.mark.parametrize(
    ("name", "credentials"),
    [
        ("Jane Roe, RN, BSN", "RN, BSN"),
        ("JANE ROE, RN", "RN"),
        ("Alan Mercer, P.E., CFM", "P.E., CFM"),
        ("Jane Roe, SHRM-CP", "SHRM-CP"),
        ("Jane Roe, MBA PMP", "MBA PMP"),
        ("Jane Roe CPA", "CPA"),
        ("Jane Roe MBA", "MBA"),
        ("Jane Roe, Jr., PhD", "PhD"),
        ("Jane Roe, CPA | Austin, TX | (512) 555-0101", "CPA"),
    ],
)
def test_credentials_behind_the_name_are_quoted_without_it(name: str, credentials: str) -> None:
    assert quotes(name) == [credentials, "Nurse, Acme Hospital, 2019"]


@pytest.mark.parametrize(
    "name",
    [
        "Jane Roe",
        "Jane Roe, Jr.",
        "Jane Roe III",
        "Roe, JANE",
        "JANE ROE PE",
        "Jane Mba",
        "Jane Roe MD",
    ],
)
def test_a_name_alone_is_never_quoted(name: str) -> None:
    assert quotes(name) == ["Nurse, Acme Hospital, 2019"]


def test_a_quote_behind_the_name_is_a_slice_of_the_document() -> None:
    text = f"Jane Roe, RN, BSN\n{_REST}"
    document = extract(text.encode(), "resume.txt")
    first = parse(document).passages[0]
    assert first.span.of(document.text) == first.text == "RN, BSN"
    assert parse(document).candidate == "Jane Roe"


@pytest.mark.parametrize("name", ["Jane Roe CPA", "Jane Roe, CPA", "Jane Roe"])
def test_the_candidate_is_called_without_credentials(name: str) -> None:
    assert read(name).candidate == "Jane Roe"


def test_credentials_behind_the_name_meet_what_asks_for_them() -> None:
    held = read("Jane Roe, SHRM-CP, MPA")
    assert grade(ruled("SHRM-CP or PHR certification", Kind.CERTIFICATION, held)) == 1
    assert grade(ruled("Master of Public Administration", Kind.EDUCATION, held)) == 1
    bare = read("Jane Roe")
    assert grade(ruled("SHRM-CP or PHR certification", Kind.CERTIFICATION, bare)) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Professional Engineer, Colorado No. 51234",
        "RN License, California 12345",
        "CPA license 12345, Illinois",
        "Notary Public, Texas, Commission 1234567",
        "PE, Texas 98765",
        "Licensed Pharmacist, Wisconsin #19922-40",
        "Licensed Practical Nurse, OH 123456-78",
        "RN #1234567, Ohio",
    ],
)
def test_the_number_of_a_licence_makes_no_address(line: str) -> None:
    assert not is_contact(line, at_top=True)


@pytest.mark.parametrize(
    "line",
    [
        "Portland, OR 97201",
        "Mason City, Iowa 50401",
        "POST, TX 79356",
        "Delta, Colorado 81416",
        "12 Mason Street, Boise, Idaho 83702",
        "Apt #4, Boise, ID 83702",
        "512-555-0100",
        "Licensed Realtor | 512-555-0100",
        "Cell #512-555-0100",
        "Registered Architect, +49 30 1234567",
    ],
)
def test_places_stay_contact_whatever_their_words_may_mean(line: str) -> None:
    assert is_contact(line, at_top=True)
