"""Where places lie, and what follows for two that are named."""

import pytest

from claims.actors.gazetteer import gazetteer
from claims.actors.geography import apart, locations, nested


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Houston", "Texas"),
        ("Lyon", "France"),
        ("Peshawar", "Pakistan"),
        ("Manchester", "England"),
        ("Bavaria", "Germany"),
    ],
)
def test_a_city_lies_within_its_state_and_its_country(inner: str, outer: str) -> None:
    assert nested(inner, outer)
    assert nested(outer, inner)
    assert not apart(inner, outer)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Houston", "Dallas"), ("Karachi", "Peshawar"), ("Lyon", "Spain"), ("Bavaria", "Saxony"), ("Kenya", "Norway")],
)
def test_places_of_which_neither_holds_the_other_are_apart(one: str, other: str) -> None:
    assert apart(one, other)
    assert not nested(one, other)


def test_a_city_beside_a_larger_one_may_be_named_for_it() -> None:
    assert not apart("Fort Worth", "Dallas")
    assert not apart("Newark", "New York")


def test_a_name_of_several_places_is_apart_only_where_all_of_them_are() -> None:
    assert not apart("Birmingham", "Alabama")
    assert not apart("Birmingham", "England")
    assert apart("Birmingham", "Lyon")


def test_words_surnames_and_disputed_places_are_nowhere() -> None:
    for name in ("Jackson", "Lincoln", "Union", "West", "Central", "Paul", "Crimea"):
        assert locations(name) == ()
    assert not apart("Jackson", "Dallas")


def test_every_place_lies_in_a_country_that_is_known() -> None:
    known = gazetteer().names
    unknown = {place.country for name in ("Texas", "Lyon", "Mumbai", "Lagos", "Lima") for place in locations(name)}
    assert unknown <= known.keys()


def test_a_nation_that_is_part_of_another_is_a_division_of_it() -> None:
    assert nested("Scotland", "United Kingdom")
    assert apart("Scotland", "England")
