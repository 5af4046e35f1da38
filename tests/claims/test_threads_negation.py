"""What one article negates or leaves open never agrees with what another asserts; near misses still do."""

import pytest

from claims.comparison import Related, compare
from corpus.article import Article, Locator


def related(one: str, other: str) -> list[Related]:
    articles = [Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))]
    return [pair for thread in compare(articles).threads for pair in thread.relations]


CONTRADICT = [
    (
        "Lindqvist Motors will close its plant in Tarrow.",
        "Lindqvist Motors denied that it would close its plant in Tarrow.",
        "polarity",
    ),
    (
        "The Orvell dam burst on Tuesday night.",
        "The Orvell dam did not burst on Tuesday night.",
        "polarity",
    ),
    (
        "At least 40 people died in the blast at the Corran mill.",
        "No one died in the blast at the Corran mill.",
        "figure",
    ),
    ("Nobody was injured in the ferry fire.", "Two people were injured in the ferry fire.", "figure"),
]
NOTHING_SAID = [
    ("The president arrived in Oslo on Tuesday.", "The president arrived in Madrid on Tuesday."),
    ("Harlan Voss was named chief executive.", "Ada Merrow was named chief executive."),
    ("It was not clear whether the pilot survived the crash.", "The pilot survived the crash."),
    ("It was unclear whether the pilot survived the crash.", "The pilot did not survive the crash."),
    (
        "The mayor allegedly took a bribe from a builder.",
        "The mayor refused to say whether he took a bribe from a builder.",
    ),
    ("Police failed to find the suspect in Tarrow.", "Police found the suspect in Tarrow."),
]
STILL_AGREE = [
    (
        "The Orvell dam did not burst on Tuesday, engineers said.",
        "Engineers said the dam at Orvell did not burst on Tuesday.",
    ),
    ("No one was injured in the ferry fire.", "Nobody was hurt in the ferry fire."),
    ("The dam at Orvell burst on Tuesday, but no one was hurt.", "The Orvell dam burst on Tuesday."),
    (
        "Lindqvist Motors will close its plant in Tarrow, not the one in Lorne.",
        "Lindqvist Motors will close its plant in Tarrow.",
    ),
]


@pytest.mark.parametrize(("one", "other", "on"), CONTRADICT)
@pytest.mark.parametrize("turned", [False, True])
def test_the_same_negated_contradicts(one: str, other: str, on: str, turned: bool) -> None:
    pairs = related(other, one) if turned else related(one, other)
    assert [(pair.relation, pair.on) for pair in pairs] == [("contradicts", on)]


@pytest.mark.parametrize(("one", "other"), NOTHING_SAID)
def test_what_is_open_or_told_of_others_neither_agrees_nor_conflicts(one: str, other: str) -> None:
    assert related(one, other) == []


@pytest.mark.parametrize(("one", "other"), STILL_AGREE)
def test_what_both_negate_or_only_one_adds_still_agrees(one: str, other: str) -> None:
    assert {pair.relation for pair in related(one, other)} == {"agrees"}


def test_attribution_drifts_only_where_a_source_stands_against_none() -> None:
    def drifting(one: str, other: str) -> list[str]:
        articles = [Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))]
        found = [shift for thread in compare(articles).threads for shift in thread.drift]
        return [shift.detail for shift in found if shift.on == "attribution"]

    plain = "The dam at Orvell burst on Tuesday, flooding the lower valley."
    fishermen = "Two fishermen said the Orvell dam had burst on Tuesday and flooded the lower valley."
    mayor = "Mayor Harlan Voss said the Orvell dam had burst on Tuesday, flooding the lower valley."
    assert [detail.lower() for detail in drifting(plain, fishermen)] == ["no source / two fishermen"]
    assert drifting(mayor, fishermen) == []
