"""Dates of a resume: month ranges with their places, and what only looks like a date."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Span
from matcher.resume import dates
from matcher.types import DateRange, Month


def read(text: str) -> list[tuple[str, str]]:
    """Start and end of every range found, "2019-01", "now", or "" where there is none."""
    return [
        (_shown(found.start), "now" if found.present else _shown(found.end))
        for found in dates.find(text)
    ]


def _shown(month: Month | None) -> str:
    return f"{month.year}-{month.month:02}" if month else ""


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan 2019 - Present", "2019-01", "now"),
        ("Mar 2020 - (current)", "2020-03", "now"),
        ("Januar 2019 bis heute", "2019-01", "now"),
        ("seit März 2020", "2020-03", "now"),
        ("Jan 2015 → Mar 2018", "2015-01", "2018-03"),
        ("déc. 2018 – présent", "2018-12", "now"),
        ("janvier 2017 à août 2018", "2017-01", "2018-08"),
        ("enero 2016 - actualidad", "2016-01", "now"),
        ("Mayo, 2019 to 2020", "2019-01", "2020-01"),
        ("January 2016 – Current", "2016-01", "now"),
        ("07/2012 to Now", "2012-07", "now"),
        ("Sept 2018 till date", "2018-09", "now"),
        ("2018 to date", "2018-01", "now"),
        ("01/2010 to 03/2012", "2010-01", "2012-03"),
        ("05/2014-06/2015", "2014-05", "2015-06"),
        ("2019 - 21", "2019-01", "2021-01"),
        ("1998 - 02", "1998-01", "2002-01"),
        ("2019–2021", "2019-01", "2021-01"),
        ("2019-2021", "2019-01", "2021-01"),
        ("2019/20", "2019-01", "2020-01"),
        ("2021 - 2019", "2019-01", "2021-01"),
        ("between 2013 and 2016", "2013-01", "2016-01"),
        ("Summer 2020", "2020-06", "2020-08"),
        ("Spring '21", "2021-03", "2021-05"),
        ("Fall 2018 - Spring 2019", "2018-09", "2019-05"),
        ("Q1 2020", "2020-01", "2020-03"),
        ("June '19", "2019-06", "2019-06"),
        ("June '98 - Sept ’01", "1998-06", "2001-09"),
        ("jun-19 - jul-20", "2019-06", "2020-07"),
        ("05/19 - 06/21", "2019-05", "2021-06"),
        ("3/19 - 11/21", "2019-03", "2021-11"),
        ("3/22 - now", "2022-03", "now"),
        ("May - August 2019", "2019-05", "2019-08"),
        ("Nov. - Feb 2019", "2018-11", "2019-02"),
        ("2016-03 - 2017-08", "2016-03", "2017-08"),
        ("2016-03-01 to 2017-08-31", "2016-03", "2017-08"),
        ("12.2018 - 03.2020", "2018-12", "2020-03"),
        ("5 May 2014 - 19th June 2015", "2014-05", "2015-06"),
        ("May 5, 2014 to June 19, 2015", "2014-05", "2015-06"),
        ("19/05/2014", "2014-05", "2014-05"),
        ("2/28/2015", "2015-02", "2015-02"),
        ("10/2013\nto\n04/2014", "2013-10", "2014-04"),
        ("since June 2015", "2015-06", "now"),
        ("2015 onwards", "2015-01", "now"),
        ("Expected May 2026", "", "2026-05"),
        ("May 2026 (Anticipated)", "", "2026-05"),
        ("Anticipated graduation: 2026", "", "2026-01"),
        ("Prior to 2000", "", "2000-01"),
        ("MPA, Public Administration, 2011", "2011-01", "2011-01"),
    ],
)
def test_a_date_is_read_as_it_is_meant(text: str, start: str, end: str) -> None:
    assert read(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "call 555-2019 or (415) 555-2020",
        "+1 650 253 2015",
        "Springfield 20190",
        "led 2019 projects",
        "saved $2019 and €2020",
        "v2019.4 and 12.2019.3",
        "Excel 2016, Windows Server 2012",
        "in the 1990s",
        "24/7 support, 10/12 passed",
        "ISO 9001:2015",
        "May 10 people come",
        "1,2019 units",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


def test_a_day_first_date_in_the_text_decides_for_all_of_it() -> None:
    assert read("03/04/2014 and 19/05/2014") == [("2014-04", "2014-04"), ("2014-05", "2014-05")]
    assert read("03/04/2014 and 05/19/2014") == [("2014-03", "2014-03"), ("2014-05", "2014-05")]


def test_a_bullet_dash_between_two_lines_joins_no_dates() -> None:
    assert read("May 2015\n- 2016, a good year") == [("2015-05", "2015-05"), ("2016-01", "2016-01")]


def test_an_end_before_its_start_makes_no_range() -> None:
    assert read("Jan 2020 - Mar 2019") == [("2020-01", "2020-01"), ("2019-03", "2019-03")]


def test_spans_are_places_in_the_text_moved_by_the_offset() -> None:
    (found,) = dates.find("Engineer, Jan 2019 - Present, Berlin", offset=100)
    assert found.span == Span(110, 128)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("03/2019 - 02/2021", 24),
        ("Jan 2024 - Present", 6),
        ("June 2024", 1),
        ("2013 - 2016", 37),
        ("May 2023 - December 2030", 14),
        ("Jan 2025 - Present", 0),
        ("Expected May 2026", 0),
    ],
)
def test_months_count_both_ends_and_stop_today(text: str, months: int) -> None:
    (found,) = dates.find(text)
    assert dates.months(found, today=Month(2024, 6)) == months


@given(
    st.integers(1950, 2038),
    st.integers(1, 12),
    st.integers(0, 120),
    st.sampled_from("-–—"),
)
def test_a_written_range_is_read_back(year: int, month: int, length: int, dash: str) -> None:
    first = Month(year, month)
    last = Month((first.index + length) // 12, (first.index + length) % 12 + 1)
    text = f"{first.month:02}/{first.year} {dash} {last.month:02}/{last.year}"
    assert dates.find(text) == (DateRange(first, last, Span(0, len(text))),)


@given(st.text(alphabet="0123456789 -/.,'\nJanMayto–Present", max_size=200))
def test_ranges_run_forward_and_do_not_overlap(text: str) -> None:
    found = dates.find(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for date in found:
        assert date.start is None or date.end is None or date.start <= date.end
        assert date.span.of(text).strip()
