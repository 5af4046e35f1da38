"""Counts of one thing over several articles and days: all of them in one thread, none of another thing."""

from datetime import date

import pytest

from claims.comparison import Comparison, Thread, compare
from corpus.article import Article, Locator

FILLER = {
    "poet": "The poet Ada Merrow won a prize for her third book. She lives in a lighthouse near Corran Point.",
    "bridge": "Engineers have painted the old bridge green. It was built by prisoners two centuries ago.",
}


def compared(*told: tuple[str, date | None]) -> Comparison:
    return compare(
        [
            Article(f"a{at}", text, f"Report {at}", Locator(f"{at}.txt"), published=day, hash=f"{at}:{text}")
            for at, (text, day) in enumerate(told)
        ]
    )


def on_figures(comparison: Comparison) -> list[Thread]:
    return [t for t in comparison.threads if any(f.on == "figure" for pair in t.relations for f in pair.facets)]


def figures(comparison: Comparison, thread: Thread) -> list[set[str]]:
    return [
        {comparison.words(article, span) for span in thread.figures(article)}
        for article in range(len(comparison.articles))
    ]


def massed() -> Comparison:
    return compared(
        (
            "Tarrow has massed about 9,000 soldiers near Dunmore, the ministry said on Monday. "
            f"This is up from an estimated 2,500 people last week. {FILLER['poet']}",
            date(2021, 5, 11),
        ),
        (
            "Tarrow has sent 1,400 elite soldiers to Dunmore, farmers said. Unconfirmed reports suggest that the "
            f"number of Tarrow soldiers could reach up to 11,000. {FILLER['bridge']}",
            date(2021, 5, 2),
        ),
        ("In all over 9,000 Tarrow soldiers have been sent to Dunmore, the ferryman said.", date(2021, 6, 30)),
    )


def test_an_article_that_counts_twice_has_both_figures_in_the_thread() -> None:
    comparison = massed()
    (thread,) = on_figures(comparison)
    assert figures(comparison, thread) == [
        {"about 9,000", "an estimated 2,500"},
        {"1,400", "up to 11,000"},
        {"over 9,000"},
    ]


def test_counts_of_one_article_are_not_set_against_each_other() -> None:
    (thread,) = on_figures(massed())
    owners = [member.article for member in thread.members]
    assert len(owners) > len(set(owners))
    assert all(owners[pair.a] != owners[pair.b] for pair in thread.relations)
    assert {pair.relation for pair in thread.relations} == {"compatible"}
    assert thread.spread == pytest.approx(11_000 / 1_400 - 1, abs=0.01)


def test_each_member_tells_who_counts_so_and_how_surely() -> None:
    comparison = massed()
    (thread,) = on_figures(comparison)
    told = {comparison.words(m.article, m.span): (m.actor, m.certainty) for m in thread.members}
    assert any("1,400" in words and actor == "farmers" for words, (actor, _) in told.items())
    assert any("11,000" in words and certainty != "plain" for words, (_, certainty) in told.items())


def test_the_relation_of_two_articles_is_the_gravest_of_their_members() -> None:
    (thread,) = on_figures(massed())
    pair = thread.between(0, 1)
    assert pair is not None
    assert pair.relation == "compatible"
    assert thread.between(1, 0) == pair
    assert len(thread.told_by(0)) == len(thread.told_by(1)) == 2


DAY, LATER = date(2021, 5, 2), date(2021, 5, 9)
OTHER_THINGS = {
    "soldiers of two armies": (
        "Tarrow has 3,000 Tarrow soldiers at the Dunmore border.",
        "At the Dunmore border stand 5,000 Lornish soldiers.",
    ),
    "soldiers in two countries": (
        "The minister will pull 2,000 soldiers out of Norway, aides said.",
        "Aides said that the minister will bring 7,000 soldiers home from Denmark.",
    ),
    "those who sue and those who have such laws": (
        "Two states sued Corran over its lottery law on Thursday.",
        "So far 23 states have passed a lottery law, the Corran clerk said.",
    ),
    "the dead and the hurt": (
        "The landslide at Dunmore killed 18 miners.",
        "The landslide at Dunmore injured 27 miners.",
    ),
    "a contingent and an army": (
        "Tarrow has sent 1,500 soldiers to Dunmore.",
        "Tarrow has an army of 900,000 soldiers, one of the largest near Dunmore.",
    ),
}


@pytest.mark.parametrize("what", OTHER_THINGS)
def test_counts_of_different_things_are_not_set_side_by_side(what: str) -> None:
    one, other = OTHER_THINGS[what]
    assert on_figures(compared((one, DAY), (other, LATER))) == []


def test_the_same_said_again_in_one_article_is_a_further_passage_not_a_further_thread() -> None:
    quoted = "“The granary of Brackwater stands empty because the barges never came,” the miller said."
    again = "The granary of Brackwater stands empty because the barges never came, the miller told the council."
    comparison = compared((f"{quoted} {FILLER['poet']}", DAY), (f"{quoted} {FILLER['bridge']} {again}", DAY))
    assert [[m.article for m in thread.members] for thread in comparison.threads] == [[0, 1, 1]]


def test_no_two_threads_have_one_label() -> None:
    text = "The dam at Orvell burst. Some 4,000 people fled Orvell. The mayor of Orvell wept. The Orvell mill stood."
    labels = [thread.label for thread in compared((text, DAY), (text, DAY)).threads]
    assert len(labels) == len(set(labels)) == 4


def test_a_quotation_is_found_within_a_longer_sentence() -> None:
    comparison = compared(
        (
            f"{FILLER['poet']} “The granary was never sealed against the spring flood.” {FILLER['bridge']}",
            DAY,
        ),
        (
            "Before a crowd of farmers in the old market hall, where the council had asked for calm and for patience, "
            "the miller Ivo Marr shouted “the granary was never sealed against the spring flood” and left for home. "
            "The choir sang. A goat won the prize of the day. Rain fell on the hills of Corran all night.",
            DAY,
        ),
    )
    told = [[comparison.words(m.article, m.sentence) for m in thread.members] for thread in comparison.threads]
    assert [all("never sealed" in words for words in thread) for thread in told].count(True) == 1
