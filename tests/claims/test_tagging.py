"""Tags tell word classes apart by their surroundings, on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.tagging import model, tag
from claims.tokens import tokenize
from corpus.article import Span


def tagged(text: str) -> str:
    tokens = tokenize(text)
    tags = tag(tokens, [Span(0, len(text))])
    return " ".join(f"{word}/{name}" for word, name in zip(tokens.words, tags, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She now claims that it works.", "claims/VBZ that/IN it/PRP works/VBZ ./."),
        ("The claims of the minister were false.", "The/DT claims/NNS of/IN the/DT minister/NN were/VBD false/JJ"),
        ("She has reported the fall.", "has/VBZ reported/VBN the/DT fall/NN"),
        ("A report says more.", "A/DT report/NN says/VBZ"),
        ("He paid $5 for it.", "paid/VBD $/$ 5/CD for/IN"),
        ("“We won’t,” Orme said.", "“/`` We/PRP wo/MD n’t/RB ,/, ”/'' Orme/NNP said/VBD"),
    ],
)
def test_a_word_is_tagged_by_what_stands_around_it(text: str, expected: str) -> None:
    assert expected in tagged(text)


@settings(deadline=None)
@given(st.text())
def test_every_token_of_any_text_gets_a_tag(text: str) -> None:
    tokens = tokenize(text)
    tags = tag(tokens, [Span(0, len(text))])
    assert len(tags) == len(tokens)
    assert set(tags) <= set(model().names)


def test_tags_do_not_depend_on_what_was_tagged_before() -> None:
    first = tagged("Officials deny the report.")
    tagged("A denial of reports by an official, 17 times over.")
    assert tagged("Officials deny the report.") == first
