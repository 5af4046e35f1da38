"""Dates of publication are told from the ways in which they are written; what is ambiguous tells none."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.published import parse_published


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-18", "2024-10-18T09:30:00Z", "2024-10-18 09:30", "2024/10/18", "20241018", "20241018T093000Z",
        "18-OCT-2024 15:01:01.79", "18 October 2024", "18 Oct. 2024", "18th October, 2024",
        "18th of October 2024",
        "October 18, 2024", "Oct. 18, 2024, 9:30 a.m.", "Oct 18 2024", "Friday, October 18th, 2024",
        "Fri, 18 Oct 2024 09:30:00 GMT", "18.10.2024", "18/10/2024", "10/18/2024", " 2024-10-18\n",
    ],
)  # fmt: skip
def test_a_day_written_in_any_usual_way(written: str) -> None:
    assert parse_published(written) == date(2024, 10, 18)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Friday",
        "yesterday",
        "2024",
        "October 2024",
        "3/4/2024",
        "2024-13-40",
        "31 February 2024",
        "18-10",
        5,
        None,
        [],
        "x" * 9999,
    ],
)
def test_what_tells_no_day(written: object) -> None:
    assert parse_published(written) is None


def test_a_day_and_month_that_are_the_same_are_not_ambiguous() -> None:
    assert parse_published("4/4/2024") == date(2024, 4, 4)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%d.%m.%Y", "%Y%m%d"]),
)
def test_any_day_comes_back_from_what_is_written(day: date, form: str) -> None:
    assert parse_published(day.strftime(form)) == day


@given(st.dates() | st.datetimes())
def test_a_day_that_is_one_already_stays(day: date) -> None:
    assert parse_published(day) == (day.date() if isinstance(day, datetime) else day)


@given(st.text())
def test_any_text_tells_a_day_or_none(text: str) -> None:
    assert parse_published(text) is None or isinstance(parse_published(text), date)
