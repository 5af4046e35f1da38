"""A short denial (`The army denied it.`) stands against what it denies: the claim before it in its own article."""

import pytest

from claims.comparison import compare
from corpus.article import Article, Locator


def contradictions(one: str, other: str) -> list[str]:
    articles = [Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))]
    pairs = [pair for thread in compare(articles).threads for pair in thread.relations]
    return [pair.detail for pair in pairs if pair.relation == "contradicts"]


DENIED = [
    (
        "The army shelled the hospital in Tamber on Sunday, doctors said.",
        "Doctors accused the army of shelling the hospital in Tamber on Sunday. The army denied it.",
    ),
    (
        "Moscow sent troops to the island of Tamber, witnesses said.",
        "Witnesses said Moscow had sent troops to the island of Tamber. Moscow denies this.",
    ),
    (
        "The ministry sold rifles to the rebels of Tamber.",
        "A newspaper reported that the ministry sold rifles to the rebels of Tamber. The ministry denied the report.",
    ),
    (
        "Tom Aldine took money from the Marlow school fund, a former clerk said.",
        "A former clerk said that Tom Aldine took money from the Marlow school fund. He denied the allegation.",
    ),
    (
        "Norda Foods paid a bribe to the mayor of Gant.",
        "Prosecutors say Norda Foods paid a bribe to the mayor of Gant. The company has rejected the accusations.",
    ),
    (
        "Norda Foods poisoned the wells at Gant, inspectors found. Farmers have sued.",
        "The wells at Gant were tested again. Norda Foods denied wrongdoing. "
        "Inspectors found that Norda Foods poisoned the wells at Gant.",
    ),
    (
        "The palace guard opened fire on the marchers in Vessel, a priest said.",
        "A priest said that the palace guard opened fire on the marchers in Vessel. Two of them were students. "
        "The palace guard has denied the claims.",
    ),
    (
        "Twelve nurses were killed when Morvian planes bombed a crowded clinic in Ranah, doctors said.",
        "The defence ministry of Morvia denied on Tuesday that its pilots had bombed a clinic in Ranah.",
    ),
    (
        "Police found that doors of the factory were locked.",
        "The owner of the factory denied that any door was locked.",
    ),
]
NOT_DENIED = [
    (
        "The choir of Tamber sang in the hospital on Sunday.",
        "Doctors accused the army of shelling the hospital in Tamber. The army denied it.",
    ),
    (
        "The army may shell the hospital in Tamber, doctors fear.",
        "Doctors fear that the army may shell the hospital in Tamber. The army denied it.",
    ),
    (
        "Norda Foods opened a bottling plant in Gant.",
        "Norda Foods opened a bottling plant in Gant. It asked for a permit for a second. The council denied it.",
    ),
    (
        "Norda Foods asked for a permit for a second plant.",
        "Norda Foods asked for a permit for a second plant. The council denied the request.",
    ),
    (
        "Norda Foods opened a bottling plant in Gant with 90 workers.",
        "Norda Foods opened a bottling plant in Gant with 90 workers. Norda Foods denied wrongdoing.",
    ),
    (
        "The minister opened the bridge in Hallin on Sunday.",
        "The minister opened the bridge in Hallin on Sunday. He denied that he would resign.",
    ),
    (
        "Morvian planes flew over the market of Ranah on Tuesday.",
        "The defence ministry of Morvia denied on Tuesday that its pilots had bombed a clinic in Ranah.",
    ),
    (
        "Three sailors were killed when the ferry Norda Queen struck a pier in the port of Gant.",
        "Norda Lines denied that the Norda Queen had entered the port of Gant too fast.",
    ),
    (
        "Police locked the road to the factory.",
        "The owner of the factory denied that any door was locked.",
    ),
]


@pytest.mark.parametrize(("one", "other"), DENIED)
def test_a_short_denial_contradicts_what_the_other_article_asserts(one: str, other: str) -> None:
    assert contradictions(one, other)
    assert contradictions(other, one)


@pytest.mark.parametrize(("one", "other"), NOT_DENIED)
def test_a_short_denial_contradicts_nothing_else(one: str, other: str) -> None:
    assert contradictions(one, other) == []
    assert contradictions(other, one) == []


def test_the_words_that_deny_are_set_against_those_that_assert() -> None:
    assert contradictions(*reversed(DENIED[0])) == ["denied / The army shelled the hospital in Tamber on Sunday"]
