"""Attributions without content: what is said is found beside them, or they are none."""

import pytest

from claims.claim import Attribution
from claims.soundness import sound
from corpus.article import Span
from corpus.sentences import sentences


def settled(text: str, source: str, cue: str, content: str = "") -> list[tuple[list[str], list[str]]]:
    """Sources and contents that are left of one attribution."""
    spans = [tuple([Span(text.index(w), text.index(w) + len(w))] if w else []) for w in (source, cue, content)]
    found = sound([Attribution(*spans)], text, sentences(text))
    return [([s.of(text) for s in a.source], [s.of(text) for s in a.content]) for a in found]


def test_what_stands_before_the_comma_is_what_was_told() -> None:
    text = "It was late. Forty boats were missing, the mayor told reporters on Monday."
    assert settled(text, "the mayor", "told") == [(["the mayor"], ["Forty boats were missing"])]


def test_what_stands_behind_the_colon_is_what_was_added() -> None:
    text = "The mayor added:\n\nNobody in the town had seen such a flood."
    assert settled(text, "The mayor", "added:") == [(["The mayor"], ["Nobody in the town had seen such a flood."])]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor would say nothing more. Forty boats were missing.",
        "The mayor spoke, and the town listened: all was well, they thought. Nobody said a word.",
        "Late, the mayor said.",
    ],
)
def test_what_says_nothing_is_no_attribution(text: str) -> None:
    cue = next(word for word in ("would say", "spoke", "said") if word in text)
    assert settled(text, next(w for w in ("The mayor", "the mayor") if w in text), cue) == []


def test_marks_alone_are_no_source_and_no_content() -> None:
    text = "“The dam burst” – said the mayor."
    assert settled(text, "–", "said", "“The dam burst”") == [([], ["“The dam burst”"])]
    assert settled(text, "the mayor", "said", "–") == []
