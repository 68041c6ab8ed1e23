"""The pieces without which a pattern matches nothing, against patterns whose pieces are known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.lexicon.certificates import CUE
from matcher.lexicon.degrees import CREDENTIALS
from matcher.lexicon.permits import CHECKS, CITIZEN, CONDITIONS, MAY_WORK
from matcher.lexicon.venues import RECORDS
from matcher.verify.hints import Hinted


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bm\.?sc\b", ("m.sc", "msc")),
        (r"\bon[- ]call\b|\bpager\b", ("on call", "on-call", "pager")),
        (r"\b(?:passed|cleared) \w+ exam", ("cleared ", "passed ")),
        (r"\bteams?\b", ("team",)),
        (r"a+|bcd", ()),
        (r"\d+ (?=years)", ()),
    ],
)
def test_pieces_are_what_every_match_holds(pattern: str, pieces: tuple[str, ...]) -> None:
    assert Hinted.of(re.compile(pattern, re.IGNORECASE)).pieces == pieces


ALL = (
    CUE,
    CITIZEN,
    MAY_WORK,
    *(p for _, p, _ in CREDENTIALS),
    *(p for _, p in CHECKS),
    *(p for _, *ps in CONDITIONS for p in ps if p is not None),
    *(p for _, *ps in RECORDS for p in ps),
)


@given(st.data())
def test_no_match_is_missed(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(ALL))
    text = data.draw(st.from_regex(pattern))
    assert Hinted.of(pattern).may(text.lower())
