"""Articles read together give what each gives alone, whatever stands beside them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import pipeline
from claims.attribution import Part, attributions, attributions_of
from claims.pipeline import Given, extract, extract_all
from claims.quotations import quotations
from claims.tagging import tag, tag_texts
from claims.tokens import tokenize
from corpus.sentences import sentences

ARTICLES = [
    "",
    "\n",
    "word",
    "“",
    "said",
    "Harbour reopens, mayor says\n\nThe mayor said on Monday that the harbour would reopen. Rain fell.",
    "Mayor: Harbour to reopen\n\nThe mayor said on Monday that it would.",
    "“We saw flames on two decks,” Captain Nora Lindqvist told reporters. “Nobody panicked,” she said.",
    "“We came first.\n\n“We leave last,” the captain said",
    "he said: “No",
    "” he said. The bank will close, the Courier reported, citing an official",
    "according to two engineers, the bridge was unsafe",
    "It is believed to be",
    "The 12 workers, who said that they would strike, have left.\n\n- first\n- second",
    "Le pont rouvrira en mai après deux ans de travaux.",
    "THE MAYOR SAID THE BRIDGE WOULD REOPEN.",
    "The owner denied on 3 May that the ship, which carried 300 people, was unsafe. " * 40,
]
PIECES = [
    "said",
    "“",
    "”",
    ",",
    ".",
    "\n\n",
    "He",
    "according to",
    "the mayor",
    "that",
    "it rains",
    ":",
    "citing",
    "who",
]
texts = st.one_of(st.sampled_from(ARTICLES), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.text())
several = st.lists(texts, max_size=6)


def part(text: str) -> Part:
    tokens, split = tokenize(text), sentences(text)
    return Part(text, split, tokens, tag(tokens, split), quotations(text))


@settings(max_examples=150, deadline=None)
@given(several)
def test_tags_of_texts_are_those_of_each(those: list[str]) -> None:
    read = [(tokenize(text), sentences(text)) for text in those]
    assert tag_texts(read) == [tag(*one) for one in read]


@settings(max_examples=150, deadline=None)
@given(several)
def test_attributions_of_articles_are_those_of_each(those: list[str]) -> None:
    parts = [part(text) for text in those]
    assert attributions_of(parts) == [attributions(*one) for one in parts]


@settings(max_examples=60, deadline=None)
@given(several, st.dates(date(1990, 1, 1)))
def test_articles_extracted_together_give_what_each_gives(those: list[str], published: date) -> None:
    together = list(extract_all([Given(text, published, "Nora Lindqvist speaks") for text in those]))
    assert together == [extract(text, published, "Nora Lindqvist speaks") for text in those]


@pytest.mark.parametrize("size", [1, 300, 10_000])
def test_how_many_go_together_changes_nothing(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = [extract(text) for text in ARTICLES]
    monkeypatch.setattr(pipeline, "_TOGETHER", size)
    assert list(extract_all([Given(text) for text in ARTICLES])) == alone


def test_a_long_article_among_short_ones_changes_nothing() -> None:
    long = "\n\n".join(ARTICLES) * 60
    short = ARTICLES[7]
    assert attributions_of([part(short), part(long), part(short)]) == [
        attributions(*part(text)) for text in (short, long, short)
    ]


def test_extractions_come_as_soon_as_enough_articles_are_there() -> None:
    taken = []

    def endless() -> "object":
        while True:
            taken.append(1)
            yield Given(ARTICLES[-1])

    first = next(extract_all(endless()))  # type: ignore[arg-type]
    assert first == extract(ARTICLES[-1])
    assert len(taken) < 100
