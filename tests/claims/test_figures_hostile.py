"""Texts made to be hard: figures stay inside the text, apart and in order, and work grows with length alone."""

import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Figure
from claims.figures import figures
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.article import Span
from corpus.sentences import sentences

PIECES = [
    "1", "12", "1,000", "3.5", "2024", "one", "two", "Twenty", "hundred", "million", "half", "third", "dozens", "of",
    "a", "and", "to", "from", "between", "or", "in", "per", "about", "over", "than", "more", "at least", "-", "–", "/",
    ".", ",", "(", ")", "%", "$", "€", "km", "soldiers", "North", "Korean", "points", "rose", "by", "year-old", "½",
    "\u00a0", "\n", "No.", "May", "p.m.", "é", "𝟛", "٣", "\u0000", "'", "“", "×10^", "e", "c", "m", "bn",
]  # fmt: skip
HARD = {
    "digits": "1234567890",
    "digits in groups": "1,",
    "digits in threes": "111,",
    "decimals": "1.",
    "ranges": "5-",
    "spaced thousands": "100 ",
    "fractions": "1/2 ",
    "number words": "one ",
    "tens": "twenty-",
    "sizes": "million ",
    "vague sizes": "thousands of ",
    "halves": "half a ",
    "and a half": "one and a half ",
    "rates": "5 km per ",
    "money": "$5 ",
    "signs": "$",
    "telephones": "555 0100 ",
    "brackets": "5 (",
    "long noun phrases": "5 red and ",
    "to and to": "from 5 to ",
    "verbs": "5 rose by ",
    "subjects": "who was ",
}


def found(text: str, spans: tuple[Span, ...] | None = None) -> tuple[Figure, ...]:
    tokens = tokenize(text)
    spans = sentences(text) if spans is None else spans
    return figures(text, spans, tokens, tag(tokens, spans))


def assert_sound(text: str, everything: tuple[Figure, ...]) -> None:
    for figure in everything:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert any(character.isnumeric() or character.isalpha() for character in figure.span.of(text))
        assert (figure.value is None) == (figure.low is not None) == (figure.high is not None)
        assert figure.unit != ""
        assert figure.counted != ""
    assert all(a.span.end <= b.span.start for a, b in pairwise(everything))


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([" ", ""]))
def test_figures_lie_in_the_text_apart_and_in_order(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    assert_sound(text, found(text))


@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text: str) -> None:
    assert_sound(text, found(text))


def steps(work: Callable[[], Any]) -> int:
    """Lines of this project's code that `work` executes."""
    count = 0

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal count
        if "figures" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD.keys())
def test_work_grows_with_length_alone(piece: str) -> None:
    def work(length: int) -> int:
        text = piece * (length // len(piece))
        tokens = tokenize(text)
        spans = (Span(0, len(text)),)
        tags = tag(tokens, spans)
        return steps(lambda: figures(text, spans, tokens, tags))

    short, long = work(1_000), work(6_000)
    assert long < 6 * short * 1.5 + 2_000


@pytest.mark.parametrize("tag_of_month", ["MD", "VB", "CD", "FW", ":"])
def test_a_month_that_is_taken_for_another_word_ends_the_search_for_what_rose(tag_of_month: str) -> None:
    text = "The wheat may, rose 5 cents."
    tags = ["DT", "NN", tag_of_month, ",", "VBD", "CD", "NNS", "."]
    (figure,) = figures(text, (Span(0, len(text)),), tokenize(text), tags)
    assert figure.span.of(text) == "5 cents"


def test_a_long_paragraph_without_stops_is_read_to_its_end() -> None:
    text = "the flood took 40 barns and then " * 3_000
    everything = found(text, (Span(0, len(text)),))
    assert len(everything) == 3_000
    assert_sound(text, everything)


def test_figures_of_a_text_are_those_of_its_articles() -> None:
    one, other = "The flood took 40 barns.", "Rents rose 5 percent to 900 euros."
    both = f"{one}\n\n{other}"
    shifted = [(f.span.start, f.value, f.unit, f.counted) for f in found(both)]
    at = len(one) + 2
    apart = [(f.span.start, f.value, f.unit, f.counted) for f in found(one)]
    apart += [(f.span.start + at, f.value, f.unit, f.counted) for f in found(other)]
    assert shifted == apart
