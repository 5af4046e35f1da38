"""What looks like a conflict in real articles and is none: stamps of pages, addresses, members of a class, `never`."""

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
