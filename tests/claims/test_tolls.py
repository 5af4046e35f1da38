"""One accident or march in several reports: who was aboard, killed, missing, saved, as each of them counts."""

from datetime import date

import pytest

from claims.comparison import Comparison, Thread, compare
from corpus.article import Article, Locator

FERRY = {
    "courier": (
        date(2025, 2, 3),
        "A ferry carrying about 210 passengers and crew sank off Marland early on Monday, killing at least 14 people, "
        "the coast guard said. Thirty-three people were still missing, commander Paul Reyes said. “We have pulled 163 "
        "people out of the water alive,” he said. The ship, the Brigid, was certified for 240 people, its owner Halden "
        "Lines said.",
    ),
    "standard": (
        date(2025, 2, 4),
        "At least 17 people died and 30 were unaccounted for on Tuesday after an overcrowded ferry went down off "
        "Marland, officials said. More than 250 people were on board, 40 more than the list of the ferry showed, a "
        "port official said. Rescuers saved 166 people, Paul Reyes said.",
    ),
    "radio": (
        date(2025, 2, 3),
        "Halden Lines, which owns the ferry that capsized off Marland on Monday, says there were 212 people aboard. "
        "Fourteen bodies have been recovered so far. Two helicopters were searching for 33 missing people.",
    ),
    "later": (
        date(2025, 2, 6),
        "Police in Marland arrested the captain of the Brigid on Thursday, three days after the ferry sank with the "
        "loss of 21 lives. Nine people remain missing. A prosecutor said that the ferry carried 258 people.",
    ),
}
FIRE = {
    "courier": (
        date(2025, 1, 14),
        "Nine workers died and 22 were injured on Tuesday when a fire swept through a garment factory in Korvel, the "
        "fire service said. Around 300 people were inside.",
    ),
    "news": (
        date(2025, 1, 14),
        "A fire at a garment factory in Korvel killed 12 people on Tuesday and left 25 in hospital, police said. "
        "There were 294 workers inside when it broke out.",
    ),
    "later": (
        date(2025, 1, 16),
        "The owner of the garment factory in Korvel in which 12 workers were killed on Tuesday was arrested. A fire in "
        "2019 at another plant killed three.",
    ),
}
CRASHES = {
    "bus": (
        date(2025, 6, 3),
        "A bus carrying 44 pilgrims plunged into a ravine near Mirov in northern Saland on Tuesday, killing 18 people, "
        "police said. Transport Minister Oto Lehn visited the place. President Ana Duro sent her condolences.",
    ),
    "train": (
        date(2025, 6, 4),
        "A train hit a lorry at a crossing in Koslo in southern Saland on Wednesday, killing seven people, police "
        "said. Transport Minister Oto Lehn said that there were no barriers. President Ana Duro came.",
    ),
}


def compared(told: dict[str, tuple[date, str]]) -> Comparison:
    return compare(
        [
            Article(name, text, name, Locator(f"{name}.txt"), published=day, hash=name)
            for name, (day, text) in told.items()
        ]
    )


def said(comparison: Comparison, thread: Thread) -> set[tuple[str, str]]:
    """Relation and figures of each pair of a thread."""
    return {(pair.relation, pair.detail) for pair in thread.relations if pair.on == "figure"}


def holding(comparison: Comparison, *figures: str) -> Thread:
    """The thread that has all these figures."""
    for thread in comparison.threads:
        found = {
            comparison.words(at, span) for at in range(len(comparison.articles)) for span in thread.figures(at)
        } | {comparison.words(m.article, m.span) for m in thread.members}
        if all(any(figure in words for words in found) for figure in figures):
            return thread
    raise AssertionError(figures)


@pytest.fixture(scope="module")
def ferry() -> Comparison:
    return compared(FERRY)


def test_the_dead_the_missing_and_the_saved_are_threads_of_their_own(ferry: Comparison) -> None:
    dead = holding(ferry, "at least 14", "At least 17", "Fourteen", "21 lives")
    missing = holding(ferry, "Thirty-three", "30", "33", "Nine")
    saved = holding(ferry, "163", "166")
    assert len({dead.id, missing.id, saved.id}) == 3
    for thread in (dead, missing, saved):
        assert thread.relation == "compatible"


def test_a_figure_of_another_fate_is_never_a_counterpart(ferry: Comparison) -> None:
    details = {pair.detail for thread in ferry.threads for pair in thread.relations}
    for detail in details:
        assert not ("14" in detail and any(other in detail for other in ("30", "210", "258", "166")))


def test_how_many_were_aboard_is_no_count_that_grows(ferry: Comparison) -> None:
    thread = holding(ferry, "about 210", "212", "258")
    assert thread.relation == "differs"
    assert ("compatible", "about 210 / 212") in said(ferry, thread)
    assert ("differs", "about 210 / 258") in said(ferry, thread)


def test_two_tolls_of_one_day_differ_and_a_later_one_does_not() -> None:
    fire = compared(FIRE)
    thread = holding(fire, "Nine", "12")
    assert ("differs", "Nine / 12") in said(fire, thread)
    assert ("compatible", "Nine (2025-01-14) / 12 (2025-01-16)") in said(fire, thread)


def test_a_rounded_count_leaves_room_for_the_exact_one() -> None:
    fire = compared(FIRE)
    assert holding(fire, "Around 300", "294").relation == "compatible"


def test_an_accident_of_years_ago_is_another_one() -> None:
    sentences = [
        {comparison.words(m.article, m.sentence) for m in thread.members}
        for comparison in [compared(FIRE)]
        for thread in comparison.threads
    ]
    assert not any("2019" in words for found in sentences for words in found)


def test_two_accidents_in_one_country_are_two() -> None:
    relations = [pair.on for thread in compared(CRASHES).threads for pair in thread.relations]
    assert "figure" not in relations
