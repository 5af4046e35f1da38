"""TIMEX3 values as days: what a value covers, and when two of them agree or can't."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import compatible, contradict, interval
from claims.dates.calendar import easter, moved, named, nth_weekday

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
GRAINS = ("day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century")
VALUES = st.builds(named, st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(GRAINS))


@pytest.mark.parametrize(
    ("value", "first", "last", "grain"),
    [
        ("2024-10-25", date(2024, 10, 25), date(2024, 10, 25), "day"),
        ("2024-10-25T14:00", date(2024, 10, 25), date(2024, 10, 25), "day"),
        ("2024-10-25TNI", date(2024, 10, 25), date(2024, 10, 25), "day"),
        ("2024-W43", date(2024, 10, 21), date(2024, 10, 27), "week"),
        ("2024-W43-WE", date(2024, 10, 26), date(2024, 10, 27), "weekend"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024-Q3", date(2024, 7, 1), date(2024, 9, 30), "quarter"),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31), "half"),
        ("2024-SU", date(2024, 6, 1), date(2024, 8, 31), "season"),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29), "season"),
        ("1987", date(1987, 1, 1), date(1987, 12, 31), "year"),
        ("199", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19", date(1900, 1, 1), date(1999, 12, 31), "century"),
    ],
)
def test_a_value_covers_days(value: str, first: date, last: date, grain: str) -> None:
    assert interval(value) == (first, last, grain)


@pytest.mark.parametrize(
    "value", ["", "P3D", "PXY", "PRESENT_REF", "XXXX-10-25", "XXXX-WXX-5", "2024-13", "2024-02-30", "2024-W60", "soon"]
)
def test_lengths_references_and_the_unresolved_cover_none(value: str) -> None:
    assert interval(value) is None


def test_a_day_agrees_with_the_month_that_holds_it_and_no_other() -> None:
    assert compatible("2024-10-25", "2024-10")
    assert compatible("2024", "2024-Q3")
    assert compatible("2024-W44", "2024-10")  # a week that ends in November
    assert compatible("P3D", "P3D")
    assert not compatible("P3D", "P4D")
    assert not compatible("", "")
    assert contradict("2024-10-25", "2024-09")
    assert not contradict("2024-10-25", "2024-10")
    assert not contradict("2024-10-25", "XXXX-WXX-5")


@given(VALUES, VALUES)
def test_agreement_and_contradiction_go_both_ways_and_exclude_each_other(a: str, b: str) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert contradict(a, b) == contradict(b, a)
    assert not (compatible(a, b) and contradict(a, b))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(GRAINS))
def test_a_named_stretch_holds_the_day_it_is_named_for(day: date, grain: str) -> None:
    covered = interval(named(day, grain))
    assert covered
    assert covered.grain == grain
    if grain != "weekend" or day.weekday() >= 5:
        assert covered.first <= day <= covered.last


@given(st.text("0123456789-WQHXTPSEIUF", max_size=12))
def test_any_text_is_a_value_or_none(value: str) -> None:
    covered = interval(value)
    assert covered is None or covered.first <= covered.last


@given(DAYS, st.integers(-5000, 5000), st.sampled_from(("day", "week", "month", "quarter", "year", "decade")))
def test_moving_there_and_back_loses_at_most_the_end_of_a_month(day: date, count: int, grain: str) -> None:
    there = moved(day, count, grain)
    back = moved(there, -count, grain) if there else None
    assert back is None or timedelta(0) <= day - back <= timedelta(days=3)


def test_movable_feasts() -> None:
    assert easter(2024) == date(2024, 3, 31)
    assert easter(1999) == date(1999, 4, 4)
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
