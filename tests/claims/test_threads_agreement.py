"""Two sentences agree only where something speaks for it: one event of one actor or thing, or one figure of it."""

import pytest

from claims.comparison import compare
from corpus.article import Article, Locator


def relations(one: str, other: str) -> set[str]:
    articles = [Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))]
    return {pair.relation for thread in compare(articles).threads for pair in thread.relations}


AGREE = [
    ("The Hallin bridge collapsed early on Saturday.", "Early on Saturday the bridge at Hallin collapsed."),
    ("Norda Foods acquired the Gant dairy.", "The dairy at Gant was bought by Norda Foods."),
    (
        "The ministers of Sarland and Corran signed a treaty to end the quarrel over the Gant canal.",
        "Sarland and Corran agreed on a treaty over the Gant canal.",
    ),
    (
        "Norda Foods posted a yearly profit of $212 million, helped by good demand for frozen fish.",
        "Brisk sales of frozen fish fingers helped Norda Foods earn $212 million in the year.",
    ),
    ("Inflation in Sarland reached 4.9 percent.", "Sarland's inflation climbed to 4.9 percent."),
    ("Heavy rain flooded the old town of Vessel.", "The old town in Vessel was flooded after heavy rain."),
    (
        "The coach of Danner Rovers, Pia Holt, resigned on Friday after three defeats.",
        "Pia Holt stepped down as coach of Danner Rovers on Friday.",
    ),
]
FORM_ALONE = [
    (
        "The hospital ship Marisol treated dozens of people hurt in the storm off Gant.",
        "Captain Tom Aldine spent four years aboard the hospital ship Marisol.",
    ),
    ("The river rose four metres.", "Shares rose 3 percent."),
    ("The river rose 4 metres in Oster on Monday.", "Shares in Oster rose 4 percent on Monday."),
    (
        "Two people were killed when a bus overturned near Oster.",
        "Two people were killed when a helicopter crashed in Tamber.",
    ),
    ("A fire broke out at a hotel on Monday.", "A fire broke out at a school on Monday."),
    ("Police arrested a man over the robbery in Danner.", "Police arrested a woman over the stabbing in Danner."),
    ("The minister opened a bridge in Hallin.", "The minister opened a clinic in Hallin."),
    ("The mayor praised the rescuers after the flood.", "The mayor criticised the engineers after the flood."),
]
CONTRARY = [
    ("Norda Foods bought a dairy in Gant.", "Norda Foods sold a brewery in Gant."),
    ("The talks in Geneva ended on Friday.", "The talks in Geneva began on Monday."),
    ("Prices of bread rose sharply in Sarland.", "Prices of houses fell sharply in Sarland."),
    ("The blast at the Danner plant killed six workers.", "The blast at the Danner plant injured 20 workers."),
    ("Unemployment among men in Sarland fell to 5 percent.", "Unemployment among women in Sarland fell to 8 percent."),
    ("Exports from Sarland rose 4 percent.", "Imports to Sarland rose 9 percent."),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_one_event_of_one_thing_agrees_in_whatever_words(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == {"agrees"}


@pytest.mark.parametrize(("one", "other"), [*FORM_ALONE, *CONTRARY])
def test_nothing_is_said_of_what_happens_to_others_or_is_the_contrary(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == set()
