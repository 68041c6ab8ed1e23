"""Which characters of a page say the same, and of which of them pdfium is asked."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.readers.pdf.meanings import Alike

# (font, sign, whether it is what pdfium tells) of each character
Rows = list[tuple[int, int, bool]]
ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([65, 66, 0x20AC, 0x110000]), st.booleans()),
    min_size=1,
    max_size=40,
)


def alike(rows: Rows) -> Alike:
    fonts, signs, _ = zip(*rows, strict=True)
    return Alike.of(np.array(fonts, np.int64), np.array(signs, np.uint32))


def firsts(rows: Rows) -> list[int]:
    return sorted(alike(rows).firsts(np.array([row[2] for row in rows])).tolist())


def test_one_of_each_sign_of_each_font_is_asked_for() -> None:
    rows = [(0, 66, True), (1, 66, True), (0, 65, True), (0, 66, True), (1, 66, True)]
    assert firsts(rows) == [0, 1, 2]


def test_where_the_first_of_a_sign_is_no_code_the_next_is_asked_for() -> None:
    assert firsts([(0, 45, False), (0, 45, True), (0, 45, True), (1, 45, False)]) == [1]


@given(ROWS)
def test_groups_hold_every_character_once_and_in_its_order(rows: Rows) -> None:
    found = alike(rows)
    groups = [group.tolist() for group in np.split(found.order, found.bounds[1:-1])]
    assert sorted(n for group in groups for n in group) == list(range(len(rows)))
    assert all(group == sorted(group) for group in groups)
    assert [{rows[n][:2] for n in group} for group in groups] == [
        {pair} for pair in sorted({row[:2] for row in rows})
    ]


@given(ROWS)
def test_the_first_of_each_that_may_be_a_code_is_asked_for(rows: Rows) -> None:
    seen: dict[tuple[int, int], int] = {}
    for n, (font, sign, may_be) in enumerate(rows):
        if may_be:
            seen.setdefault((font, sign), n)
    assert firsts(rows) == sorted(seen.values())
