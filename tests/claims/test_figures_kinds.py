"""What kind of figure a bare number is: an age, a score, a share, many; and what are no figures."""

import pytest

from claims.pipeline import extract

Number = tuple[float | None, float | None, float | None, str]


def figures(text: str) -> list[Number]:
    return [(f.value, f.low, f.high, f.unit) for f in extract(text).figures]


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Her brothers, aged 4 and 6, survived.", [4, 6]),
        ("The suspect, 19, was arrested.", [19]),
        ("The driver, 52, was unhurt.", [52]),
    ],
)
def test_ages_stand_on_lists_and_behind_people_without_a_name(text: str, ages: list[float]) -> None:
    assert figures(text) == [(age, None, None, "year of age") for age in ages]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("The club won its match 3-1 in Lorne.", (3, 1)),
        ("The 2-0 result sent them home.", (2, 0)),
        ("It was 1-1.", (1, 1)),
    ],
)
def test_what_falls_or_stays_is_a_score_and_no_range(text: str, score: tuple[float, float]) -> None:
    assert [(low, high) for _, low, high, _ in figures(text)] == [score]


def test_a_tenth_is_a_share_as_a_fifth_is() -> None:
    assert figures("It will cut a tenth of its workforce.") == [(0.1, None, None, "% workforce")]


def test_scores_of_things_are_many() -> None:
    assert figures("Scores of shops were looted.") == [(20, None, None, "shop")]
    assert extract("Scores of shops were looted.").figures[0].change == ">"


@pytest.mark.parametrize("text", ["The test scores of pupils fell.", "She read the scores of both games."])
def test_results_are_no_number(text: str) -> None:
    assert figures(text) == []


def test_pounds_that_are_converted_are_money() -> None:
    assert [unit for *_, unit in figures("She won 40,000 pounds ($51,000) in court.")] == ["pound sterling", "dollar"]
    assert [unit for *_, unit in figures("The bell weighs 40,000 pounds (18 tonnes).")] == ["pound-mass", "metric ton"]


@pytest.mark.parametrize("text", ["The attack killed nine.", "The blast wounded nine and wrecked the shop."])
def test_a_number_word_alone_counts_who_was_hurt(text: str) -> None:
    assert [value for value, *_ in figures(text)] == [9]
