"""One event told with one verb, and a few words that two articles quote."""

import pytest

from claims.comparison import compare
from claims.pipeline import extract
from claims.threads.likeness import rarities
from claims.threads.propositions import propositions
from claims.threads.quoted import quoted
from claims.threads.telling import Telling, tellings
from corpus.article import Article, Locator


def told(*texts: str) -> list[Telling]:
    found: list[Telling] = []
    for at, text in enumerate(texts):
        found += tellings(at, Article(f"a{at}", text, "Report", Locator(f"{at}.txt")), extract(text))
    return found


def tell_one_event(one: str, other: str) -> bool:
    both = told(one, other)
    return [pair[:2] for pair in propositions(both, rarities(both))] == [(0, 1)]


def quote_the_same(one: str, other: str) -> bool:
    both = told(one, other)
    return list(quoted(both, rarities(both))) == [(0, 1)]


EVENTS = [
    (
        "Foresters in Lorne felled the bandstand's famous chestnut overnight, to the dismay of the choir.",
        "By Tuesday the chestnut had been felled, and a florist was selling its last leaves to tourists.",
    ),
    (
        "Divers recovered the tarnished chalice from the estuary on the third morning of the search.",
        "The museum, which has waited for years, will show a chalice recovered from the estuary.",
    ),
    (
        "The harbour master said that smugglers had scuttled a trawler off the lighthouse to hide their freight.",
        "Insurers have long held that the trawler was scuttled off the lighthouse, and have never paid.",
    ),
]
OTHERS = {
    "another thing": (
        "Foresters in Lorne felled the bandstand's famous chestnut overnight, to the dismay of the choir.",
        "A boxer felled his opponent in the second round, and the choir sang under the chestnut.",
    ),
    "the same said, not done": (
        "The chancellor said on Monday that the orchards were in bloom.",
        "The chancellor said on Monday that a viaduct would be built.",
    ),
    "the same names alone": (
        "Ada Merrow opened a bakery in Tarrow with her cousin.",
        "Ada Merrow closed a shipyard in Tarrow against her cousin's wish.",
    ),
}


@pytest.mark.parametrize(("one", "other"), EVENTS)
def test_one_verb_with_one_actor_or_thing_is_one_event(one: str, other: str) -> None:
    assert tell_one_event(one, other)
    assert tell_one_event(other, one)


@pytest.mark.parametrize(("one", "other"), OTHERS.values(), ids=OTHERS)
def test_one_event_it_is_not_with(one: str, other: str) -> None:
    assert not tell_one_event(one, other)


QUOTATIONS = [
    (
        "The inspector called the kitchens “plainly scandalous” before he left by the back gate.",
        "Parents want to know who let a plainly scandalous kitchen feed their children.",
    ),
    (
        "Volunteers dubbed the leaking pump “Gulliver” in its first week.",
        "The pump, which everyone calls Gulliver, was taken apart again.",
    ),
    (
        "A porter spoke of “sabotage” to the committee.",
        "In her letter the stationmaster wrote that it was “sabotage” and nothing else.",
    ),
]
NOT_QUOTED = {
    "one word that the other says too": (
        "A porter spoke of “sabotage” to the committee.",
        "There was no sabotage, no storm and no shortage of coal in the winter of the strike.",
    ),
    "a title": (
        "The band ended the night with “Cathedral Rain” and left.",
        "She learned Cathedral Rain by ear from a neighbour's gramophone.",
    ),
    "common words": ("He said that it was “not good” for them.", "It is not good to wait so long, she said."),
}


@pytest.mark.parametrize(("one", "other"), QUOTATIONS)
def test_the_same_few_words_quoted_are_one_claim(one: str, other: str) -> None:
    assert quote_the_same(one, other)
    assert quote_the_same(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_QUOTED.values(), ids=NOT_QUOTED)
def test_none_is_made_by(one: str, other: str) -> None:
    assert not quote_the_same(one, other)


def test_a_thread_of_one_event_agrees_and_holds_one_sentence_an_article() -> None:
    filler = " The weather stayed dry all week. Nobody expected a quiet summer in the valley after that."
    texts = [text + filler for text in EVENTS[1]]
    articles = [Article(f"a{at}", text, "Report", Locator(f"{at}.txt")) for at, text in enumerate(texts)]
    threads = [
        thread
        for thread in compare(articles).threads
        if all("chalice" in member.sentence.of(articles[member.article].text) for member in thread.members)
    ]
    assert [thread.relation for thread in threads] == ["agrees"]
    assert [member.article for member in threads[0].members] == [0, 1]


def test_what_is_told_of_two_days_is_no_thread() -> None:
    filler = " The weather stayed dry all week. Nobody expected a quiet summer in the valley after that."
    texts = [
        "Divers recovered the tarnished chalice from the estuary on October 3." + filler,
        "The museum said that a chalice was recovered from the estuary on December 18." + filler,
    ]
    articles = [Article(f"a{at}", text, "Report", Locator(f"{at}.txt")) for at, text in enumerate(texts)]
    agreeing = [thread for thread in compare(articles).threads if thread.relation == "agrees"]
    assert all(
        "chalice" not in member.sentence.of(articles[member.article].text)
        for thread in agreeing
        for member in thread.members
    )
