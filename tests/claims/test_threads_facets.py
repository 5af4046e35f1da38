"""On what two sentences differ, facet by facet, and the near miss on which nothing may be said."""

from datetime import date

import pytest

from claims.comparison import Related, compare
from corpus.article import Article, Locator


def related(one: str, other: str, days: tuple[date | None, date | None] = (None, None)) -> list[Related]:
    articles = [
        Article(f"a{at}", text, text[:40], Locator(f"{at}.txt"), published=day, hash=text)
        for at, (text, day) in enumerate(zip((one, other), days, strict=True))
    ]
    return [pair for thread in compare(articles).threads for pair in thread.relations]


def conflicts(one: str, other: str) -> list[tuple[str, str | None, str]]:
    found = related(one, other)
    return [(p.relation, p.on, p.detail) for p in found if p.relation in ("differs", "contradicts")]


DIFFER = {
    "figure": (
        "The avalanche above Corran buried 14 climbers on Sunday.",
        "On Sunday the avalanche above Corran buried 23 climbers.",
        "14 / 23",
    ),
    "date": (
        "The ferry Maristow sank off Corran Point on 11 March 2021.",
        "The Maristow, a ferry, sank off Corran Point on 12 March 2021.",
        "11 March 2021 / 12 March 2021",
    ),
    "place": (
        "The ferry Maristow sank off Corran Point on 11 March 2021 in a gale.",
        "The Maristow, a ferry, sank in a gale off Lorne Head on 11 March 2021.",
        "Corran Point / Lorne Head",
    ),
    "actor": (
        "Ada Merrow won the Corran poetry prize of $5,000 for a book on bees.",
        "Tomas Quill won the Corran poetry prize of $5,000 for a book on bees.",
        "Ada Merrow / Tomas Quill",
    ),
}


@pytest.mark.parametrize("facet", DIFFER)
def test_a_difference_is_told_by_what_it_is_on(facet: str) -> None:
    one, other, detail = DIFFER[facet]
    assert conflicts(one, other) == [("differs", facet, detail)]


@pytest.mark.parametrize("facet", DIFFER)
def test_a_difference_is_the_same_seen_from_the_other_side(facet: str) -> None:
    one, other, detail = DIFFER[facet]
    turned = " / ".join(reversed(detail.split(" / ")))
    assert conflicts(other, one) == [("differs", facet, turned)]


NEAR_MISSES = {
    "a speed in kilometres that lies between the bounds of one in miles": (
        "Deputies chased the Orvell driver at speeds of up to 193 km/h through roadworks.",
        "Deputies chased the Orvell driver through roadworks at speeds of more than 100 mph.",
    ),
    "magnitudes of two quakes, one in a month, one on a weekday": (
        "A quake of magnitude 6.1 struck the island of Lorne in September and tore up its harbour.",
        "A quake of magnitude 5.6 struck the island of Lorne on Sunday and damaged houses near its harbour.",
    ),
    "ages on either side of a birthday": (
        "Ivo Marr, 15, was at the bakery in Tarrow when the shot was fired.",
        "Ivo Marr, 16, went on trial over the shot fired at the bakery in Tarrow.",
    ),
    "a season and one of its matches": (
        "Lena Bruck scored nine goals for Corran this season as the club rose.",
        "Lena Bruck scored two goals for Corran in the second half as the club rose.",
    ),
    "a figure that the other gives of something else": (
        "Bruck played for Corran for 11 seasons and trained the Corran juniors for seven seasons.",
        "Bruck trained the Corran juniors for seven seasons before she left Corran.",
    ),
    "times of two accidents": (
        "A lorry struck a cyclist on Mill Street in Orvell at about 7 p.m. on Monday.",
        "A lorry struck a cyclist on Quay Street in Tarrow at about 10 p.m. on Friday.",
    ),
    "one singer on two evenings in two towns": (
        "The choir of Tarrow sang in Lorne on 3 May 2021 for the queen.",
        "The choir of Tarrow sang in Orvell on 9 May 2021 for the queen.",
    ),
    "a town in its country": (
        "The summit opened in Denmark on 3 May 2021 with a dinner.",
        "The summit opened in Copenhagen on 3 May 2021 with a dinner.",
    ),
    "one speaker in two towns on days that aren't told": (
        "Harlan Voss spoke about bread prices in Orvell.",
        "Harlan Voss spoke about bread prices in Brackwater.",
    ),
    "two officials of two towns who say the same": (
        "Police in Orvell said the storm killed 12 people and tore down the church.",
        "Police in Tarrow said the storm killed 12 people and tore down the church.",
    ),
    "a length of days and a term of years": (
        "Marr, arrested 12 days after the shooting in Tarrow, faces prison for it.",
        "Marr faces up to 15 years in prison for the shooting in Tarrow.",
    ),
    "a version of a program and a number of programs": (
        "The update repairs Lumen 5.01 and its readers on all desktops.",
        "The update repairs more than six readers on all desktops.",
    ),
}


@pytest.mark.parametrize("what", NEAR_MISSES)
def test_no_conflict_is_seen_in(what: str) -> None:
    one, other = NEAR_MISSES[what]
    assert conflicts(one, other) == []
    assert conflicts(other, one) == []


def test_a_day_beside_a_weekend_is_compatible_and_dates_that_merely_stand_beside_are_not_told() -> None:
    day = date(2021, 5, 5)
    (pair,) = related(
        "The strike at the Keswell mill will begin on the 9th and 10th, the union said.",
        "The strike at the Keswell mill may begin this weekend, the union said.",
        (day, day),
    )
    assert (pair.relation, pair.on) == ("compatible", "date")
    (pair,) = related(
        "Voss, elected in 2016, resigned as mayor of Orvell on Tuesday.",
        "Voss resigned as mayor of Orvell on Tuesday.",
        (day, day),
    )
    assert pair.relation == "agrees"


DENIED = "The mayor denied that the dam at Orvell had burst."


@pytest.mark.parametrize(
    "asserted",
    [
        "The dam at Orvell burst, farmers said.",
        "The dam at Orvell burst at dawn, and the road could be closed.",
    ],
)
def test_a_denial_contradicts_what_is_told_plainly_even_beside_what_is_not(asserted: str) -> None:
    assert [(relation, on) for relation, on, _ in conflicts(DENIED, asserted)] == [("contradicts", "polarity")]


def test_what_is_there_contradicts_the_denial_that_it_is() -> None:
    denied = "The palace denied the presence of Tarrow soldiers at Dunmore."
    there = "At the Dunmore border there are now 900 Tarrow soldiers, the ferryman said."
    assert [(relation, on) for relation, on, _ in conflicts(denied, there)] == [("contradicts", "polarity")]


@pytest.mark.parametrize(
    "other",
    [
        "The dam at Orvell could burst, farmers said.",
        "Though many speculated that the dam at Orvell had burst, it never did.",
        "Batting down suggestions that the dam at Orvell had burst, farmers said that it stood.",
        "The balloon at Orvell burst, farmers said.",
        "If the dam at Orvell bursts, the road is closed.",
    ],
)
def test_a_denial_contradicts_nothing_that_is_only_feared_suggested_or_denied_too(other: str) -> None:
    assert conflicts(DENIED, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Voss said that he did not send the letter about the Orvell bakery.",
            "The letter about the Orvell bakery was sent from the office of Voss on Monday.",
        ),
        (
            "Brackwater will not pay for the new bridge at Corran, its mayor said.",
            "The minister expects that Brackwater will pay for the new bridge at Corran.",
        ),
    ],
)
def test_what_is_negated_here_and_not_there_does_not_agree(one: str, other: str) -> None:
    assert "agrees" not in {pair.relation for pair in related(one, other)}


def test_an_article_that_reports_claim_and_denial_is_denied_in_its_cell_and_says_both_in_its_passages() -> None:
    texts = (
        "Several farmers said that the dam at Orvell burst at dawn. " + DENIED,
        "The dam at Orvell burst, the ferryman told a newspaper on the other bank of the river.",
    )
    articles = [Article(f"a{at}", text, "Report", Locator("x"), hash=text) for at, text in enumerate(texts)]
    thread = compare(articles).threads[0]
    assert thread.relation == "contradicts"
    assert [thread.says(at) for at in thread.told_by(0)] == ["denied", "agrees"]
    assert thread.state(0) == "denied"
    assert thread.members[thread.told_by(0)[0]].stance == "denies"
    assert thread.state(1) == "contradicts"
