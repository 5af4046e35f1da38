"""Where it was and who it was: two names in one place of one event differ, when neither holds the other."""

from datetime import date

import pytest

from claims.comparison import Comparison, compare
from corpus.article import Article, Locator


def compared(one: str, other: str) -> Comparison:
    return compare([Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))])


def relations(one: str, other: str) -> set[tuple[str, str | None]]:
    return {(pair.relation, pair.on) for thread in compared(one, other).threads for pair in thread.relations}


DIFFER = [
    (
        "The peace talks on Sarland opened in Oslo on 4 June 2019 behind closed doors.",
        "The peace talks on Sarland opened in Madrid on 4 June 2019 behind closed doors.",
        "place",
    ),
    (
        "The summit of grain exporters opened in Oslo on Monday.",
        "The summit of grain exporters opened in Madrid on Monday.",
        "place",
    ),
    (
        "Minister Ana Lund opened the Hallin bridge on Monday.",
        "Minister Karl Berg opened the Hallin bridge on Monday.",
        "actor",
    ),
    ("Ana Lund won the Hallin marathon on Sunday.", "Pia Holt won the Hallin marathon on Sunday.", "actor"),
    (
        "The 14 hostages taken by the rebels were freed on Wednesday near Peshawar, the army said.",
        "The 14 hostages taken by the rebels were freed Wednesday near Karachi.",
        "place",
    ),
    (
        "Six crates of stolen Roman coins were found in Lyon on 4 June 2019.",
        "Six crates of stolen Roman coins were found in Spain on 4 June 2019.",
        "place",
    ),
    (
        "The tanker Marisol exploded off Brazil on Monday with 22 sailors aboard.",
        "The tanker Marisol exploded off Morocco on Monday with 22 sailors aboard.",
        "place",
    ),
    (
        "A bomb destroyed the embassy of Sarland in Vienna on 4 June 2019.",
        "A bomb destroyed the embassy of Sarland in Prague on 4 June 2019.",
        "place",
    ),
    (
        "Two trains collided near Corran on 4 June 2019, killing 14 people.",
        "Two trains collided near Lorne on 4 June 2019, killing 14 people.",
        "place",
    ),
]
NO_CONFLICT = [
    ("Minister Ana Lund said the Hallin bridge was safe.", "Minister Karl Berg said the Hallin bridge was safe."),
    (
        "The peace talks on Sarland opened in Norway on 4 June 2019 behind closed doors.",
        "The peace talks on Sarland opened in Oslo on 4 June 2019 behind closed doors.",
    ),
    ("The march began in Brooklyn on 4 June 2019 at noon.", "The march began in New York on 4 June 2019 at noon."),
    (
        "President Joe Lind opened the Hallin bridge on 4 June 2019.",
        "The president opened the Hallin bridge on 4 June 2019.",
    ),
    ("Lind opened the Hallin bridge on 4 June 2019.", "Joe Lind opened the Hallin bridge on 4 June 2019."),
    ("Joe Lind opened the Hallin bridge on 4 June 2019.", "President Lind opened the Hallin bridge on 4 June 2019."),
    (
        "The White House opened the Hallin archive on 4 June 2019.",
        "Washington opened the Hallin archive on 4 June 2019.",
    ),
    (
        "The UN suspended the Hallin mission on 4 June 2019.",
        "The United Nations suspended the Hallin mission on 4 June 2019.",
    ),
    (
        "The plane landed safely in Paris on 4 June 2019 with 40 aboard.",
        "The plane took off from Oslo on 4 June 2019 with 40 aboard.",
    ),
    ("The choir of Tamber sang in Oslo on Sunday.", "The choir of Tamber sang in Madrid on Friday."),
    (
        "The peace talks on Sarland opened in Oslo, Norway, on 4 June 2019.",
        "The peace talks on Sarland opened in Oslo on 4 June 2019.",
    ),
    (
        "The bomb went off in Texas on 4 June 2019 near a bank.",
        "The bomb went off in Houston on 4 June 2019 near a bank.",
    ),
    ("Norda Foods opened the Hallin cannery on Monday.", "Pia Holt opened the Hallin cannery on Monday."),
    ("The president spoke about grain in Oslo on Monday.", "The president spoke about grain in Madrid on Monday."),
    (
        "The president arrived in Oslo on 4 June 2019 with 40 guests.",
        "The president arrived in Madrid on 4 June 2019 with 40 guests.",
    ),
    (
        "The Sarland embassy burned down in England on 4 June 2019.",
        "The Sarland embassy burned down in London on 4 June 2019.",
    ),
    (
        "The plane crashed in Oslo on 4 June 2019 with 40 aboard.",
        "The plane crashed in Norway on 4 June 2019 with 40 aboard.",
    ),
    ("Joe Lind opened the Hallin bridge on 4 June 2019.", "The president opened the Hallin bridge on 4 June 2019."),
    (
        "Ana Lund and Karl Berg opened the Hallin bridge on 4 June 2019.",
        "Karl Berg opened the Hallin bridge on 4 June 2019.",
    ),
    (
        "The blast in the Vessel district of Hallin killed 14 people on 4 June 2019.",
        "The blast in Hallin killed 14 people on 4 June 2019.",
    ),
]


@pytest.mark.parametrize(("one", "other", "on"), DIFFER)
def test_two_names_in_one_place_of_one_event_differ(one: str, other: str, on: str) -> None:
    assert relations(one, other) == relations(other, one) == {("differs", on)}


@pytest.mark.parametrize(("one", "other"), NO_CONFLICT)
def test_names_that_may_both_hold_are_no_conflict(one: str, other: str) -> None:
    assert not {relation for relation, _ in relations(one, other)} & {"differs", "contradicts"}
    assert not {relation for relation, _ in relations(other, one)} & {"differs", "contradicts"}


@pytest.mark.parametrize(("later", "expected"), [(date(2021, 5, 4), [("differs", "actor")]), (date(2031, 5, 4), [])])
def test_two_who_come_to_one_office_differ_only_when_it_is_told_at_one_time(
    later: date, expected: list[tuple[str, str]]
) -> None:
    one, other = (f"{name} was named head of the World Grain Organization." for name in ("Ada Merrow", "Tomas Quill"))
    articles = [
        Article(name, text, text, Locator(name), published=day, hash=text)
        for name, text, day in (("a", one, date(2021, 5, 3)), ("b", other, later))
    ]
    pairs = [pair for thread in compare(articles).threads for pair in thread.relations]
    assert [(pair.relation, pair.on) for pair in pairs] == expected


WITHIN = [
    (
        "Six crates of stolen Roman coins were found in Houston on 4 June 2019.",
        "Six crates of stolen Roman coins were found in Texas on 4 June 2019.",
    ),
    (
        "Six crates of stolen Roman coins were found in Lyon on 4 June 2019.",
        "Six crates of stolen Roman coins were found in France on 4 June 2019.",
    ),
]


@pytest.mark.parametrize(("one", "other"), WITHIN)
def test_a_city_and_the_state_or_country_around_it_are_compatible(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == {("compatible", "place")}


@pytest.mark.parametrize("other", ["Fort Worth", "Jackson", "Fenwick"])
def test_a_city_beside_it_and_what_may_be_no_city_are_no_other_place(other: str) -> None:
    told = "Six crates of stolen Roman coins were found in {} on 4 June 2019."
    assert not {relation for relation, _ in relations(told.format("Dallas"), told.format(other))} & {"differs"}
