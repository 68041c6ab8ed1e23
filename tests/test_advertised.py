"""A posting among resumes is told of; a resume is never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.content import Limits
from matcher.legibility import legibility_of, notices
from matcher.lexicon.advertised import SIGNS, is_advertised
from matcher.reading import read_resume
from matcher.schemas import ResumeRef
from scripts.loads import made
from tests.fakes import line_document

POSTING = """Line cook
We are looking for a cook who keeps calm.
What you'll do
- Run the pass in the evening
Minimum qualifications
- Two years in a kitchen
Pine Inn is an equal opportunity employer."""
RESUME = """Ann Lee
Experience
Cook, Pine Inn, 2019 - 2021
- Met all job requirements, and trained qualified applicants to join the team
Cook, Lake House, 2022 - 2024
- You will find my menus at the bar"""


def test_a_posting_among_resumes_is_told_of() -> None:
    read = legibility_of(line_document(POSTING.encode()))
    assert read.advertised
    (said,) = notices(read)
    assert "reads as a job posting" in said
    assert notices(read, scored=False) == ()  # of a posting it is no news
    assert ResumeRef.of("a" * 64, "x.txt", read).reads_as_posting


def test_a_resume_that_uses_words_of_postings_is_not_accused() -> None:
    assert sum(sign.search(RESUME) is not None for sign in SIGNS) >= 3
    assert not is_advertised(RESUME)


@pytest.mark.parametrize("number", [0, 1, 4])
def test_a_usual_resume_is_not_accused(number: int) -> None:
    document = read_resume(made.resume(number), "a.pdf", Limits()).document
    assert not is_advertised(document.text)


@given(st.permutations(RESUME.split("\n")), st.integers(1, 3))
def test_neither_order_nor_repetition_accuses_a_resume(lines: list[str], times: int) -> None:
    assert not is_advertised("\n".join(lines * times))
    assert is_advertised("\n".join([*POSTING.split("\n")] * times))
