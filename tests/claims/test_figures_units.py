"""Units of figures compared: what can be set side by side, and what it comes to in the other's unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Change, Figure
from claims.figures import commensurable, converted
from claims.figures.units import table
from corpus.article import Span


def figure(value: float, unit: str, change: Change = "=") -> Figure:
    return Figure(Span(0, 1), value, unit=unit, change=change)


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        (100, "kilometre", "mile", 62.1371),
        (5, "foot", "inch", 60),
        (3, "year", "month", 36),
        (2, "week", "day", 14),
        (60, "mile per hour", "kilometre per hour", 96.5606),
        (10, "metre per second", "kilometre per hour", 36),
        (104, "fahrenheit", "celsius", 40),
        (20, "celsius", "kelvin", 293.15),
        (500, "cent per gallon", "dollar per litre", 1.32086),
        (150, "penny", "pound sterling", 1.5),
        (0.25, "% voters", "percentage", 25),
        (50, "car per day", "car per week", 350),
        (1, "hectare", "acre", 2.47105),
        (7, "soldier", "soldier", 7),
    ],
)
def test_a_value_in_another_unit(value: float, unit: str, other: str, expected: float) -> None:
    turned = converted(figure(value, unit), other)
    assert turned is not None
    assert turned.unit == other
    assert turned.value == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("dollar", "euro"),
        ("dollar", "canadian dollar"),
        ("mile", "hour"),
        ("soldier", "dog"),
        ("percentage", "percentage point"),
        ("-", "dollar"),
        ("dollar per share", "dollar"),
    ],
)
def test_different_things_are_not_compared(unit: str, other: str) -> None:
    assert not commensurable(figure(1, unit), figure(1, other))
    assert converted(figure(1, unit), other) is None


def test_a_rise_in_temperature_has_no_zero_to_shift() -> None:
    turned = converted(figure(9, "fahrenheit", "up"), "celsius")
    assert turned is not None
    assert turned.value == pytest.approx(5)


def test_a_range_is_converted_at_both_ends() -> None:
    turned = converted(Figure(Span(0, 1), None, 1.0, 2.0, unit="kilometre"), "metre")
    assert turned is not None
    assert (turned.value, turned.low, turned.high) == (None, 1000, 2000)


@given(st.sampled_from(sorted(table())), st.sampled_from(sorted(table())), st.floats(-1e6, 1e6))
def test_there_and_back_again_is_the_same_value(unit: str, other: str, value: float) -> None:
    there = converted(figure(value, unit), other)
    assert commensurable(figure(1, unit), figure(1, other)) == (there is not None)
    if there is not None:
        back = converted(there, unit)
        assert back is not None
        assert back.value == pytest.approx(value, rel=1e-9, abs=1e-6)


def test_every_unit_has_one_name_and_a_factor() -> None:
    assert all(unit.factor > 0 and unit.dimension for unit in table().values())
