"""A very long text is read in pieces, and says what it says when it is read at once."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import pieces, pipeline
from claims.claim import Extraction
from claims.pipeline import Given, extract, extract_all
from corpus.article import Span

PARAGRAPHS = (
    "Mayor Ines Duarte said on October 3, 2023 that 40 houses had burned.",
    "“The road is closed,” the highway office said in a statement.",
    "The Fisheries Board denied the report.",
    "In March 2021 the factory employed 1,200 people in Lisbon.",
    "According to Tejo Holdings Ltd, the dam cost $3 million.",
    "Prices rose by 4 percent in 2019.",
    "Nora Lindqvist plans to visit Riga.",
    "“We saw the flames from the harbour,” Captain Olga Brandt told reporters.",
    "“Nobody panicked,” she said. “We were calm.”",
)
DAY = date(2024, 10, 25)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces of a few paragraphs, so that short texts show what long ones do."""
    monkeypatch.setattr(pipeline, "LONG", 300)
    monkeypatch.setattr(pieces, "PIECE", 200)
    monkeypatch.setattr(pieces, "_PATIENCE", 400)


def whole(text: str) -> Extraction:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "LONG", 10**9)
        return extract(text, DAY)


def named(found: Extraction) -> dict[str, tuple[Span, ...]]:
    """Who has a name, with every mention."""
    return {actor.name: actor.mentions for actor in found.actors if actor.name[0].isupper()}


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(PARAGRAPHS[:7]), min_size=4, max_size=20, unique=False))
def test_pieces_together_give_what_the_whole_gives(chosen: list[str]) -> None:
    text = "\n\n".join(chosen)
    expected = whole(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "LONG", 300)
        patch.setattr(pieces, "PIECE", 200)
        found = extract(text, DAY)
    assert found.claims == expected.claims
    assert (found.figures, found.dates) == (expected.figures, expected.dates)
    assert (found.sentences, found.furniture) == (expected.sentences, expected.furniture)
    assert named(found) == named(expected)


def test_a_surname_keeps_its_full_name_in_later_pieces(small: None) -> None:
    text = "\n\n".join((PARAGRAPHS[0], *[PARAGRAPHS[5]] * 30, "Duarte said the town was calm."))
    assert extract(text, DAY).claims[-1].actor == "Ines Duarte"


def test_no_piece_begins_within_a_running_quotation(small: None) -> None:
    text = "\n\n".join((*[PARAGRAPHS[5]] * 6, PARAGRAPHS[7], PARAGRAPHS[8]))
    found = extract(text, DAY)
    assert [c.actor for c in found.claims if c.source][-2:] == ["Olga Brandt"] * 2
    assert found == replace(whole(text), actors=found.actors)


def test_one_endless_paragraph_is_cut_between_sentences(small: None) -> None:
    text = " ".join(PARAGRAPHS[:7] * 6)
    found = extract(text, DAY)
    assert [f.span for f in found.figures] == [f.span for f in whole(text).figures]
    assert all(span.of(text) for c in found.claims for span in (c.span, *c.content))


def test_long_articles_keep_their_place_among_short_ones(small: None) -> None:
    texts = [PARAGRAPHS[0], "\n\n".join(PARAGRAPHS * 3), PARAGRAPHS[4]]
    assert list(extract_all(Given(text, DAY) for text in texts)) == [extract(text, DAY) for text in texts]
