"""The day on which something was said is not the day on which it happened; counts of two moments can both hold."""

from datetime import date

import pytest

from claims.comparison import compare
from corpus.article import Article, Locator

Days = tuple[date | None, date | None]


def relations(one: str, other: str, days: Days = (None, None)) -> set[tuple[str, str | None, str]]:
    articles = [
        Article(name, text, text, Locator(name), published=day, hash=text)
        for name, text, day in (("a", one, days[0]), ("b", other, days[1]))
    ]
    return {(pair.relation, pair.on, pair.detail) for thread in compare(articles).threads for pair in thread.relations}


SAID_ON_TWO_DAYS = [
    (
        "The storm killed 12 people, the mayor of Oster said on 3 May 2021.",
        "The storm killed 12 people, the mayor of Oster said on 4 May 2021.",
    ),
    (
        "On 3 May 2021 the mayor of Oster said the tanker Marisol sank with all hands.",
        "On 4 May 2021 the mayor of Oster said the tanker Marisol sank with all hands.",
    ),
    (
        "The mayor of Oster announced on 3 May 2021 that the tanker Marisol would be raised.",
        "The mayor of Oster announced on 5 May 2021 that the tanker Marisol would be raised.",
    ),
    (
        "The tanker Marisol sank in shallow water off Oster, according to a statement on 3 May 2021.",
        "The tanker Marisol sank in shallow water off Oster, according to a statement on 4 May 2021.",
    ),
    (
        "The tanker Marisol sank in shallow water off Oster, the coast guard reported on 3 May 2021.",
        "The tanker Marisol sank in shallow water off Oster, the coast guard reported on 4 May 2021.",
    ),
]
SAID_ON_TWO_DAYS.append(
    (
        "The port of Oster announced on its page today (3 May 2021) that the tanker Marisol sank with all hands.",
        "The port of Oster announced on its page today (5 May 2021) that the tanker Marisol sank with all hands.",
    )
)
HAPPENED_ON_TWO_DAYS = [
    (
        "The tanker Marisol sank off Oster on 3 May 2021, the mayor said.",
        "The tanker Marisol sank off Oster on 4 May 2021, the mayor said.",
    ),
    (
        "The mayor said the tanker Marisol sank off Oster on 3 May 2021.",
        "The mayor said the tanker Marisol sank off Oster on 4 May 2021.",
    ),
    (
        "The trial of Pia Holt opened in Danner on 3 May 2021, her lawyer said on 7 May 2021.",
        "The trial of Pia Holt opened in Danner on 4 May 2021, her lawyer said on 7 May 2021.",
    ),
]
RECOUNTED = [
    (
        "The storm killed 12 people in Oster, the mayor said on Monday.",
        "The storm killed 19 people in Oster, the mayor said on Wednesday.",
        "12 (Monday) / 19 (Wednesday)",
    ),
    (
        "The fever had killed 40 people in Sarland by 3 May 2021.",
        "The fever had killed 95 people in Sarland by 9 May 2021.",
        "40 (3 May 2021) / 95 (9 May 2021)",
    ),
    (
        "As of 3 May, the fever had killed 40 people in Sarland.",
        "As of 9 May, the fever had killed 95 people in Sarland.",
        "40 (3 May) / 95 (9 May)",
    ),
    (
        "The blast killed 4 workers at Danner, police said at 9 a.m.",
        "The blast killed 7 workers at Danner, police said at 5 p.m.",
        "4 (9 a.m.) / 7 (5 p.m.)",
    ),
    (
        "At noon, 30 miners were still trapped at Kettle Hill.",
        "At 6 p.m., 11 miners were still trapped at Kettle Hill.",
        "30 (noon) / 11 (6 p.m.)",
    ),
]
COUNTED_AT_ONCE = [
    (
        "The fever had killed 40 people in Sarland by 3 May 2021.",
        "The fever had killed 95 people in Sarland by 3 May 2021.",
    ),
    (
        "The blast killed 4 workers at Danner, police said at 9 a.m.",
        "The blast killed 7 workers at Danner, police said at 9 a.m.",
    ),
    (
        "The storm killed 12 people in Oster, the mayor said on Monday.",
        "The storm killed 19 people in Oster, the mayor said on Monday.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAID_ON_TWO_DAYS)
def test_what_is_said_again_another_day_agrees(one: str, other: str) -> None:
    assert relations(one, other) == {("agrees", None, "")}


@pytest.mark.parametrize(("one", "other"), HAPPENED_ON_TWO_DAYS)
def test_what_happened_on_two_days_differs_beside_any_day_of_saying(one: str, other: str) -> None:
    assert [(relation, on) for relation, on, _ in relations(one, other)] == [("differs", "date")]


@pytest.mark.parametrize(("one", "other", "detail"), RECOUNTED)
def test_a_later_count_is_compatible_and_tells_both_times(one: str, other: str, detail: str) -> None:
    assert relations(one, other) == {("compatible", "figure", detail)}
    turned = " / ".join(reversed(detail.split(" / ")))
    assert relations(other, one) == {("compatible", "figure", turned)}


@pytest.mark.parametrize(("one", "other"), COUNTED_AT_ONCE)
def test_two_counts_of_one_moment_differ(one: str, other: str) -> None:
    assert [(relation, on) for relation, on, _ in relations(one, other)] == [("differs", "figure")]


def test_the_days_of_publication_are_told_where_the_sentences_give_none() -> None:
    one, other = "The fever killed 40 people in Sarland.", "The fever killed 95 people in Sarland."
    first, later = date(2021, 5, 3), date(2021, 5, 9)
    found = relations(one, other, (first, later))
    assert found == {("compatible", "figure", "40 (2021-05-03) / 95 (2021-05-09)")}
    assert {relation for relation, *_ in relations(one, other, (first, first))} == {"differs"}
