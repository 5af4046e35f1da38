"""What looks like a conflict in real articles and is none: stamps of pages, addresses, members of a class, `never`."""

from datetime import date

import pytest

from claims.comparison import compare
from corpus.article import Article, Locator


def conflicts(one: str, other: str) -> set[tuple[str, str | None]]:
    articles = [Article(name, text, text[:40], Locator(name), hash=text) for name, text in (("a", one), ("b", other))]
    pairs = [pair for thread in compare(articles).threads for pair in thread.relations]
    return {(pair.relation, pair.on) for pair in pairs if pair.relation in ("differs", "contradicts")}


HARMLESS = {
    "the time at which a page was changed": ("Updated 5:40 p.m. ET, May 3, 2021", "Updated 4:08 p.m. ET, May 3, 2021"),
    "a time about which it was": (
        "The fire broke out in the roof of the Danner brewery at around 9 p.m. on Friday.",
        "The fire broke out in the roof of the Danner brewery at 8:49 p.m. on Friday.",
    ),
    "never having dreamed of it": (
        "“I never dreamed that I would be the top scorer of Danner Rovers,” Aldine said.",
        "Tom Aldine became the top scorer of Danner Rovers on Saturday.",
    ),
    "never having gone to another place": (
        "Lena Bruck never checked into the Tamber clinic but is back in Gant.",
        "Lena Bruck has checked into the Corran clinic.",
    ),
    "what somebody would deny": (
        "Surely Aldine would deny that he took money from the Marlow school fund.",
        "Aldine took money from the Marlow school fund.",
    ),
    "a charge that is denied": (
        "Tom Aldine denied burning down the Marlow school.",
        "Tom Aldine was charged with burning down the Marlow school.",
    ),
    "one of several": (
        "Norda Foods is one of the largest dairies in Sarland, and is hit by the strike.",
        "The strike hit Norda Foods and Plum, two of the largest dairies in Sarland.",
    ),
    "house numbers": (
        "The deputy was shot outside a house in the 12000 block of Mill Street in Hallin.",
        "The deputy was shot in front of a house in the 12500 block of Mill Street in Hallin.",
    ),
    "the others": (
        "Three victims of the Hallin crash were taken to the clinic in Danner.",
        "The two other victims of the Hallin crash were taken to the clinic in Danner.",
    ),
    "a score at half-time": (
        "The Gant Rovers led Danner 3-1 at half-time on Saturday.",
        "The Gant Rovers beat Danner 5-2 on Saturday.",
    ),
    "the same quake": (
        "A quake measuring 6.3 on the Richter scale struck off Sarland, killing six people.",
        "A 6.3-magnitude quake struck off Sarland, killing six people.",
    ),
    "two matches": (
        "Tom Aldine scored twice as the Gant Rovers beat Danner 3-1.",
        "Tom Aldine scored twice as the Gant Rovers beat Corran 4-0.",
    ),
    "two firms that each report": (
        "Danner Stores Inc said sales for the four weeks of February rose 30 percent.",
        "Corran Stores Inc said sales for the four weeks of February rose 9 percent.",
    ),
    "two days of two things": (
        "The Gant choir sings on Tuesday, May 6.",
        "The Danner choir sings on Friday, May 9.",
    ),
    "a week, more or less": (
        "Ada Merrow died in Hallin nine days after her fall.",
        "Ada Merrow died in Hallin a week after her fall.",
    ),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_no_conflict_is_made_of(what: str) -> None:
    one, other = HARMLESS[what]
    assert conflicts(one, other) == conflicts(other, one) == set()


CONFLICTS = {
    "times that are given to the minute": (
        "The fire broke out in the roof of the Danner brewery at 9:40 p.m. on Friday.",
        "The fire broke out in the roof of the Danner brewery at 8:49 p.m. on Friday.",
        ("differs", "date"),
    ),
    "never having gone to that place": (
        "Lena Bruck never checked into the Corran clinic.",
        "Lena Bruck has checked into the Corran clinic.",
        ("contradicts", "polarity"),
    ),
    "what somebody denies": (
        "Aldine denied that he took money from the Marlow school fund.",
        "Aldine took money from the Marlow school fund.",
        ("contradicts", "polarity"),
    ),
    "all victims": (
        "Three victims of the Hallin crash were taken to the clinic in Danner.",
        "Two victims of the Hallin crash were taken to the clinic in Danner.",
        ("differs", "figure"),
    ),
    "how a match ended": (
        "The Gant Rovers beat Danner 6-2 on Saturday in the rain.",
        "In the rain the Gant Rovers beat Danner 5-2 on Saturday.",
        ("differs", "figure"),
    ),
    "how a vote ended": (
        "The Sarland court ruled 7-2 on Monday that the Corran dam may be built.",
        "The Sarland court ruled 6-3 on Monday that the Corran dam may be built.",
        ("differs", "figure"),
    ),
    "how strong a quake was": (
        "A 5.8-magnitude quake struck off Sarland at a depth of 10 km.",
        "A quake with a magnitude of 6.3 struck off Sarland at a depth of 10 km.",
        ("differs", "figure"),
    ),
    "how long somebody is out": (
        "Gant striker Tom Aldine will be out for six weeks with a knee injury.",
        "Tom Aldine, the Gant striker, will miss eight weeks with a knee injury.",
        ("differs", "figure"),
    ),
    "a bill that passed": (
        "The bill on the Gant canal passed the Senate 54-43 on Thursday.",
        "The Senate passed the bill on the Gant canal 56-41 on Thursday.",
        ("differs", "figure"),
    ),
    "the time of a race": (
        "Lena Bruck won the Hallin marathon in 2:24:31.",
        "Lena Bruck won the Hallin marathon in 2:25:31.",
        ("differs", "figure"),
    ),
    "days without a year": (
        "The probe Marisol is to be launched on Tuesday, May 6.",
        "The probe Marisol is to be launched on Friday, May 9.",
        ("differs", "date"),
    ),
    "weekdays": (
        "The probe Marisol is to be launched from Gant on Tuesday.",
        "The probe Marisol is to be launched from Gant on Friday.",
        ("differs", "date"),
    ),
    "a length in days": (
        "Ada Merrow died in Hallin nine days after her fall.",
        "Ada Merrow died in Hallin four days after her fall.",
        ("differs", "figure"),
    ),
}


@pytest.mark.parametrize("what", CONFLICTS)
def test_a_conflict_is_still_seen_in(what: str) -> None:
    one, other, expected = CONFLICTS[what]
    assert conflicts(one, other) == conflicts(other, one) == {expected}


def published(name: str, day: date, title: str, text: str) -> Article:
    return Article(name, text, title, Locator(name), published=day, hash=text + name)


def test_a_weekday_taken_over_by_a_paper_of_another_week_does_not_differ() -> None:
    told = "The cocoa talks of Sarland and Corran will open in the Hallin town hall on Monday, the ministry said."
    articles = [
        published("a", date(2021, 5, 1), "Cocoa talks", told + " Farmers wait."),
        published("b", date(2021, 5, 8), "Cocoa talks", told + " Traders hope."),
    ]
    assert [p.detail for thread in compare(articles).threads for p in thread.relations if p.relation == "differs"] == []


@pytest.mark.parametrize(("name", "expected"), [("Danner Mills", {"differs"}), ("Corran Tea", set())])
def test_lines_of_a_table_differ_only_where_both_are_of_one_firm(name: str, expected: set[str]) -> None:
    table = "Oper net 2,877,000 vs {}\nRevs 14.2 mln vs 12.8 mln\nAvg shrs 3,029,930"
    articles = [
        published("a", date(2021, 5, 1), "DANNER MILLS 4TH QTR NET", table.format("1,363,000")),
        published("b", date(2021, 5, 1), f"{name.upper()} 4TH QTR NET", table.format("1,838,000")),
    ]
    found = {p.relation for thread in compare(articles).threads for p in thread.relations}
    assert found & {"differs"} == expected


@pytest.mark.parametrize(("month", "expected"), [("June", set()), ("May", {("differs", "figure")})])
def test_releases_of_two_months_without_dates_do_not_differ(month: str, expected: set[tuple[str, str | None]]) -> None:
    release = "Unemployment in Sarland rose again in {}, the office said. Factories in Sarland added {} jobs."
    assert conflicts(release.format("May", "12,000"), release.format(month, "9,000")) == expected
