"""A phrase that two sentences share: two rare words close by each other in both."""

import pytest

from claims.pipeline import extract
from claims.threads.likeness import rarities
from claims.threads.phrases import phrased
from claims.threads.telling import tellings
from corpus.article import Article, Locator


def share_a_phrase(one: str, other: str) -> bool:
    told = []
    for at, text in enumerate((one, other)):
        article = Article(f"a{at}", text, "Report", Locator(f"{at}.txt"))
        told += tellings(at, article, extract(text))
    return list(phrased(told, rarities(told))) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A clerk called the granary a gilded tombstone, which drew laughter at the back of the hall.",
            "Nobody had expected much from the evening until someone spoke of gilded tombstones and the mayor left.",
        ),
        (
            "The miners lacked any experience of beekeeping, the report on the quarry found.",
            "In Lorne nobody goes underground who has a lack of beekeeping experience.",
        ),
    ],
)
def test_two_rare_words_close_by_each_other_in_both_are_one(one: str, other: str) -> None:
    assert share_a_phrase(one, other)
    assert share_a_phrase(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A clerk called the granary a gilded tombstone, which drew laughter at the back of the hall.",
            "In spring a gilded coach passed the churchyard where widows scrub each mossy tombstone by hand.",
        ),
        (
            "The minister of Tarrow met Ada Merrow in the garden.",
            "A street in Orvell will be named for Ada Merrow next year.",
        ),
        ("It rained again on Monday during the fair.", "The ferry sank again on Monday during the night."),
    ],
    ids=["far from each other", "a name", "words that stand beside anything"],
)
def test_it_is_none_what_is(one: str, other: str) -> None:
    assert not share_a_phrase(one, other)
