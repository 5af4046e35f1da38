"""What two sentences say of each other: each relation, each facet, and the near miss that must not fire."""

from datetime import date

import pytest

from claims.comparison import Comparison, compare
from corpus.article import Article, Locator


def articles(*texts: str, days: tuple[date | None, ...] = ()) -> list[Article]:
    published = (*days, *(None,) * (len(texts) - len(days)))
    return [
        Article(f"a{at}", text, text[:40], Locator(f"{at}.txt"), published=published[at], hash=str(hash(text)))
        for at, text in enumerate(texts)
    ]


def compared(*texts: str, days: tuple[date | None, ...] = ()) -> Comparison:
    return compare(articles(*texts, days=days))


def said(one: str, other: str, days: tuple[date | None, ...] = ()) -> str:
    """The gravest relation of two articles, or `unrelated`."""
    order = ("contradicts", "differs", "compatible", "agrees")
    found = {pair.relation for thread in compared(one, other, days=days).threads for pair in thread.relations}
    return next((relation for relation in order if relation in found), "unrelated")


AGREE = [
    (
        "The dam at Orvell burst on Tuesday, flooding the lower valley, officials said.",
        "Officials said the Orvell dam had burst on Tuesday and flooded the lower valley.",
    ),
    (
        "Harlan Voss, the mayor of Brackwater, resigned over a loan from a builder.",
        "The mayor of Brackwater, Harlan Voss, has stepped down over a loan he took from a builder.",
    ),
    (
        "The ferry Maristow carried 214 passengers when it ran aground off Corran Point.",
        "When the Maristow ran aground off Corran Point, the ferry had 214 passengers aboard.",
    ),
    (
        "Lindqvist Motors will close its plant in Tarrow, cutting 1,800 jobs.",
        "Lindqvist Motors is to close its Tarrow plant at a cost of 1,800 jobs.",
    ),
]
COMPATIBLE = [
    ("The fire at the Keswell mill injured at least 12 workers.", "The Keswell mill fire injured 14 workers."),
    (
        "The Tarrow tunnel will cost about $2.4 billion, the ministry said.",
        "The Tarrow tunnel will cost $2.37 billion, according to the ministry.",
    ),
    (
        "The village of Lorne lies 40 miles north of the Brackwater refinery that burned.",
        "The village of Lorne lies 64 kilometres north of the Brackwater refinery that burned.",
    ),
    (
        "More than 10,000 people marched through Orvell against the new tax.",
        "Some 12,000 people marched through Orvell against the new tax.",
    ),
    (
        "The Tarrow bank raised its main interest rate to nearly 6 percent.",
        "The Tarrow bank raised its main interest rate to 5.9 percent.",
    ),
    (
        "Between 300 and 400 miners are trapped at Dunmore, the union said.",
        "About 350 miners are trapped at Dunmore, according to the union.",
    ),
    ("The Corran launch is set for 6 p.m. GMT on Friday.", "The Corran launch is set for 1 p.m. EST on Friday."),
]
DIFFER = [
    ("The landslide at Dunmore killed 18 miners.", "The Dunmore landslide killed 27 miners."),
    (
        "Lindqvist Motors will close its plant in Tarrow and cut 1,800 jobs.",
        "Lindqvist Motors will close its plant in Tarrow and cut 2,600 jobs.",
    ),
    (
        "The Keswell Mills offer values each share at $14.20, the board said.",
        "The board said the Keswell Mills offer values each share at $15.80.",
    ),
    (
        "An estimated 40 percent of voters in Orvell backed the measure.",
        "An estimated 47 percent of voters in Orvell backed the measure.",
    ),
    (
        "The court in Brackwater fined the refinery 3 million euros over the spill.",
        "The refinery was fined 5 million euros over the spill by a court in Brackwater.",
    ),
    ("The Corran ferry leaves the harbour at 7 p.m.", "The Corran ferry leaves the harbour at 9 p.m."),
]
DIFFER_ON_DAY = [
    (
        "The trial of the builder Ivo Marr opened in Brackwater on 3 May 2021.",
        "The trial of Ivo Marr, a builder, opened in Brackwater on 5 May 2021.",
    ),
    (
        "The ferry Maristow sank off Corran Point on 11 March 2021.",
        "The Maristow, a ferry, sank off Corran Point on 12 March 2021.",
    ),
]
CONTRADICT = [
    (
        "Brackwater Oil poisoned the Lorne river, the inspectors said.",
        "The company denied that Brackwater Oil had poisoned the Lorne river.",
    ),
    (
        "The government of Tarrow has sent soldiers to the Dunmore border, witnesses said.",
        "A spokesman denied that Tarrow had deployed any troops to the Dunmore border.",
    ),
]
UNRELATED = [
    (
        "Shares of Keswell Mills fell 3.2 percent to $14.10 on Monday.",
        "Shares of Lindqvist Motors rose 1.8 percent to $52.75 on Monday.",
    ),
    (
        "Keswell Mills earned $12 million in the first quarter of 2021, or 31 cents a share.",
        "Keswell Mills earned $19 million in the third quarter of 2022, or 48 cents a share.",
    ),
    ("A storm closed the harbour of Lorne for two days.", "The poet Ada Merrow won a prize for her third book."),
    (
        "About 30 percent of farmers in Tarrow keep goats, a survey found.",
        "About 55 percent of fishermen in Tarrow keep goats, a survey found.",
    ),
]
NO_CONFLICT = [
    # Another day's count; another thing counted; what is dealt out and what is there in all.
    (
        "Police arrested 14 protesters in Orvell on 3 May 2021.",
        "Police arrested 52 protesters in Orvell on 9 June 2021.",
    ),
    ("The Dunmore landslide killed 18 miners.", "The Dunmore landslide injured 27 miners."),
    ("The storm killed 12 people in Lorne.", "The storm killed 31 people in Tarrow."),
    (
        "Two guards go with every 20 prisoners in Corran.",
        "Corran holds 900 prisoners, and two guards go with each bus.",
    ),
    ("The index rose 1.2 percent in March.", "The index rose 0.4 percent in April."),
    ("The Tarrow council met on 3 May 2021.", "The council of Tarrow met on 4 October 2021 to hear farmers."),
    ("The choir sang in Lorne on 3 May 2021.", "The choir of Orvell sang at a wedding on 5 May 2021."),
    ("The board denied a request for the Dunmore files.", "The board of Dunmore mine sent the files on request."),
    ("Brackwater Oil may have poisoned the Lorne river.", "Brackwater Oil denied the charge of bribery."),
]

pairs = pytest.mark.parametrize


@pairs(("one", "other"), AGREE)
def test_the_same_in_other_words_agrees(one: str, other: str) -> None:
    assert said(one, other) == "agrees"


@pairs(("one", "other"), COMPATIBLE)
def test_values_written_differently_that_can_both_hold_are_compatible(one: str, other: str) -> None:
    assert said(one, other) == "compatible"


@pairs(("one", "other"), DIFFER)
def test_values_of_one_quantity_that_cannot_both_hold_differ(one: str, other: str) -> None:
    assert said(one, other) == "differs"


@pairs(("one", "other"), DIFFER_ON_DAY)
def test_one_event_on_two_days_differs_on_the_date(one: str, other: str) -> None:
    (pair,) = (pair for thread in compared(one, other).threads for pair in thread.relations)
    assert (pair.relation, pair.on) == ("differs", "date")


@pairs(("one", "other"), CONTRADICT)
def test_what_is_asserted_here_and_denied_there_contradicts(one: str, other: str) -> None:
    assert said(one, other) == "contradicts"


@pairs(("one", "other"), UNRELATED)
def test_one_form_with_other_companies_days_or_things_is_unrelated(one: str, other: str) -> None:
    assert said(one, other) == "unrelated"


@pairs(("one", "other"), NO_CONFLICT)
def test_figures_of_other_things_places_or_days_are_no_conflict(one: str, other: str) -> None:
    assert said(one, other) not in ("differs", "contradicts")


@pairs(("one", "other"), [*AGREE, *COMPATIBLE, *DIFFER, *CONTRADICT, *UNRELATED, *NO_CONFLICT])
def test_relations_are_symmetric(one: str, other: str) -> None:
    assert said(one, other) == said(other, one)


def test_a_later_count_is_compatible_when_the_dates_say_so() -> None:
    one, other = "The landslide at Dunmore killed 18 miners.", "The Dunmore landslide killed 27 miners."
    assert said(one, other, days=(date(2021, 5, 3), date(2021, 5, 3))) == "differs"
    assert said(one, other, days=(date(2021, 5, 3), date(2021, 5, 6))) == "compatible"


def test_a_difference_names_both_values_and_their_spans() -> None:
    one, other = DIFFER[0]
    result = compared(one, other)
    (pair,) = (pair for thread in result.threads for pair in thread.relations)
    assert pair.on == "figure"
    assert pair.detail == "18 / 27"
    assert [result.words(0, pair.facets[0].a), result.words(1, pair.facets[0].b)] == ["18", "27"]
