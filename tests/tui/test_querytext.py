"""Queries as typed: filters and order come and go, the rest stays as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.querytext import order, ordered, term, toggled, words

TERMS = st.sampled_from(
    ["troops", '"dam burst"', "outlet:bbc", 'outlet:"City paper"', "-rumour", "date:2024-10", "flood*"]
)


@pytest.mark.parametrize(
    ("query", "filter_", "expected"),
    [
        ("", "outlet:bbc", "outlet:bbc"),
        ("troops", "outlet:bbc", "troops outlet:bbc"),
        ("troops outlet:bbc", "outlet:bbc", "troops"),
        ('outlet:"City paper" troops', 'outlet:"City paper"', "troops"),
        ("troops OR soldiers", "outlet:bbc", "(troops OR soldiers) outlet:bbc"),
        ('"either OR both"', "outlet:bbc", '"either OR both" outlet:bbc'),
        ("troops sort:date", "outlet:bbc", "troops outlet:bbc sort:date"),
    ],
)
def test_a_filter_goes_in_and_out(query: str, filter_: str, expected: str) -> None:
    assert toggled(query, filter_) == expected


@given(st.lists(TERMS, unique=True, max_size=5), st.sampled_from(["tag:flood", 'outlet:"North Post"']))
def test_a_filter_taken_out_again_leaves_the_query_as_it_was(terms: list[str], filter_: str) -> None:
    query = " ".join(terms)
    assert toggled(toggled(query, filter_), filter_) == query


def test_values_with_spaces_are_quoted() -> None:
    assert term("outlet", "City paper") == 'outlet:"City paper"'
    assert term("date", "2024-10") == "date:2024-10"
    assert words('a outlet:"City paper" b') == ["a", 'outlet:"City paper"', "b"]


def test_there_is_one_order_at_a_time() -> None:
    assert ordered("troops sort:date", "-date") == "troops sort:-date"
    assert ordered("troops sort:date", "") == "troops"
    assert order("troops sort:-date") == "-date"
    assert order("troops") == ""
