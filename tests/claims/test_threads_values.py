"""Values of one quantity: bounds, ranges, rounding, units and rates that leave room for each other, and that do not."""

import pytest

from claims.comparison import Comparison, compare
from corpus.article import Article, Locator


def compared(one: str, other: str) -> Comparison:
    return compare([Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))])


def relations(one: str, other: str) -> set[tuple[str, str | None]]:
    return {(pair.relation, pair.on) for thread in compared(one, other).threads for pair in thread.relations}


AGREE = [
    (
        "A dozen people were hurt in the crush at the Vessel fair.",
        "12 people were hurt in the crush at the Vessel fair.",
    ),
]
COMPATIBLE = [
    ("Tom Aldine faces up to 20 years in prison.", "Tom Aldine faces between 15 and 20 years in prison."),
    ("The Hallin marathon drew 9,990 runners.", "The Hallin marathon drew 10,000 runners."),
    ("The Hallin marathon drew 10,000 runners.", "The Hallin marathon drew about 10,000 runners."),
    ("The Hallin marathon drew nearly 10,000 runners.", "The Hallin marathon drew 9,900 runners."),
    ("Sarland has sent at least 10,000 troops to Tamber.", "Sarland has sent 12,000 troops to Tamber."),
    ("Between 5 and 7 bears were seen near Gant.", "6 bears were seen near Gant."),
    (
        "Scores of people were hurt in the crush at the Vessel fair.",
        "64 people were hurt in the crush at the Vessel fair.",
    ),
    (
        "Dozens of people were hurt in the crush at the Vessel fair.",
        "64 people were hurt in the crush at the Vessel fair.",
    ),
    ("The Danner plant makes 1,000 cars a week.", "The Danner plant makes 52,000 cars a year."),
    ("The Danner plant makes 10 cars an hour.", "The Danner plant makes 240 cars a day."),
    ("The slick off Tamber covers 100 square miles.", "The slick off Tamber covers 259 square kilometres."),
    (
        "Temperatures in Oster fell to minus 22 degrees Fahrenheit on Monday.",
        "Temperatures in Oster fell to minus 30 degrees Celsius on Monday.",
    ),
    ("The dam will cost nearly 10 million dollars.", "The dam will cost $9.8 million."),
    (
        "The dam at Dorne holds 10 million cubic metres of water.",
        "The dam at Dorne holds 9.96 million cubic metres of water.",
    ),
    ("At most 40 people survived the Marisol wreck.", "36 people survived the Marisol wreck."),
    ("Around 60 people survived the Marisol wreck.", "62 people survived the Marisol wreck."),
    ("A dozen or so people survived the Marisol wreck.", "14 people survived the Marisol wreck."),
    ("Half a million people fled Tamber.", "Some 480,000 people fled Tamber."),
    ("The wolf shot near Oster was 1.83 metres long.", "The wolf shot near Oster was 6 feet long."),
    ("The bomb found in Hallin weighed 250 kilograms.", "The bomb found in Hallin weighed 550 pounds."),
]
DIFFER = [
    ("Sarland has sent up to 10,000 troops to Tamber.", "Sarland has sent 12,000 troops to Tamber."),
    ("Between 5 and 7 bears were seen near Gant.", "9 bears were seen near Gant."),
    ("The slick off Tamber stretches for 25 miles.", "The slick off Tamber stretches for 90 kilometres."),
    (
        "The wolf weighed 40 kilograms when it was shot near Oster.",
        "The wolf weighed 120 pounds when it was shot near Oster.",
    ),
    ("Turnout in the Sarland referendum was at least 70 percent.", "Turnout in the Sarland referendum was 58 percent."),
    (
        "The dam at Dorne holds 10 million cubic metres of water.",
        "The dam at Dorne holds 14 million cubic metres of water.",
    ),
    ("The levy will rise by 3 percent in Sarland.", "The levy will rise by 5 percent in Sarland."),
    ("The Danner plant makes 1,000 cars a week.", "The Danner plant makes 9,000 cars a month."),
    ("No more than 40 people survived the Marisol wreck.", "62 people survived the Marisol wreck."),
    ("Exactly 40 people survived the Marisol wreck.", "62 people survived the Marisol wreck."),
    ("The wolf shot near Oster was 1.2 metres long.", "The wolf shot near Oster was 6 feet long."),
]
NO_CONFLICT = [
    ("The Danner plant made 1,000 cars in a week.", "The Danner plant made 4,100 cars in a month."),
    ("The Gant hotel was sold for 3 million pounds.", "The Gant hotel was sold for 3.5 million euros."),
    ("The bus was the third to crash at Gant this year.", "Three buses crashed at Gant this year."),
    ("The fever killed 5 percent of the sheep in Oster.", "The fever killed 20 percent of the cows in Oster."),
    ("Unemployment among men in Sarland fell to 5 percent.", "Unemployment among women in Sarland fell to 8 percent."),
    (
        "Bread prices rose 3 percent from March in Sarland.",
        "Bread prices rose 11 percent from a year earlier in Sarland.",
    ),
    ("The Danner plant makes 1,000 cars a week.", "The Danner plant makes 4,200 cars a month."),
    ("The Gant hotel was sold for $3 million.", "The Gant hotel was sold for 2.4 million euros."),
    ("The second bus to crash at Gant carried 40 pupils.", "Two buses that crashed at Gant carried 40 pupils."),
    ("Two of the 40 passengers on the Marisol died.", "The 40 passengers on the Marisol wore vests."),
    ("Sarland's budget deficit fell to 3 percent of output.", "Sarland's budget deficit fell by 3 percentage points."),
    ("The fee rises from $4 to $6 in Gant.", "The fee rises to $6 in Gant."),
    ("The fever has killed 40 children in Sarland.", "The fever has killed 95 people in Sarland."),
    (
        "The blast killed 14 people, including 3 children, in Hallin.",
        "The blast killed 14 people in Hallin, 3 of them children.",
    ),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_one_value_in_other_words_agrees(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == {("agrees", None)}


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_values_that_leave_room_for_each_other_are_compatible(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == {("compatible", "figure")}


@pytest.mark.parametrize(("one", "other"), DIFFER)
def test_values_that_exclude_each_other_differ(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == {("differs", "figure")}


@pytest.mark.parametrize(("one", "other"), NO_CONFLICT)
def test_values_of_other_things_times_or_currencies_are_no_conflict(one: str, other: str) -> None:
    assert not {relation for relation, _ in relations(one, other)} & {"differs", "contradicts"}
    assert not {relation for relation, _ in relations(other, one)} & {"differs", "contradicts"}


def test_a_denial_of_nearly_the_same_figure_contradicts_and_does_not_differ() -> None:
    asserted = "Sarland sent 9,990 troops to the Tamber border, witnesses said."
    denied = "A spokesman denied that Sarland had sent 10,000 troops to the Tamber border."
    assert relations(asserted, denied) == relations(denied, asserted) == {("contradicts", "polarity")}
