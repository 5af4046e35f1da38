"""Tokens quote the text to the letter and are cut as the Penn Treebank cuts them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.tokens import tokenize
from corpus.article import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She didn't go.", "She|did|n't|go|."),
        ("They can’t and cannot.", "They|ca|n’t|and|can|not|."),
        ("Cannot go, cannot stay", "Can|not|go|,|can|not|stay"),
        ("They gave the No. 2 Mr. Vale a can", "They|gave|the|No.|2|Mr.|Vale|a|can"),
        ("WE DON'T KNOW", "WE|DO|N'T|KNOW"),
        ("The ministry's aides' car", "The|ministry|'s|aides|'|car"),
        ("it’s they'll I'm", "it|’s|they|'ll|I|'m"),
        ("O'Hara met D’Arcy", "O'Hara|met|D’Arcy"),
        ("The U.S. and U.S.-made arms", "The|U.S.|and|U.S.-made|arms"),
        ("Mr. Vale, Inc. and Dr. Orme", "Mr.|Vale|,|Inc.|and|Dr.|Orme"),
        ("J. Orme left.", "J.|Orme|left|."),
        ("a 10-year-old, 3.5% or $12,500.75", "a|10-year-old|,|3.5|%|or|$|12,500.75"),
        ("on 2024-10-25 at 9:30 a.m.", "on|2024-10-25|at|9:30|a.m."),
        ("“Go,” he said—‘now’…", "“|Go|,|”|he|said|—|‘|now|’|…"),
        ("``Go,'' he said -- ...", "``|Go|,|''|he|said|--|..."),
        ("\\tThe mayor\\n", "\\t|The|mayor|\\n"),
        ("C:\\temp", "C|:|\\|temp"),
        ("mail x@site.org, see https://site.org/a?b", "mail|x@site.org|,|see|https://site.org/a?b"),
    ],
)
def test_text_is_cut_as_the_penn_treebank_cuts_it(text: str, words: str) -> None:
    assert tokenize(text).words == words.split("|")


@settings(deadline=None)
@given(st.text())
def test_tokens_quote_the_text_and_leave_only_space(text: str) -> None:
    tokens = tokenize(text)
    assert [span.of(text) for span in tokens.spans()] == tokens.words
    assert "".join(tokens.words) == "".join(c for c in text if not c.isspace())


@settings(deadline=None)
@given(st.text(alphabet="an't.’-1,@ $“", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_of_text_is_cut_with_offsets_of_the_whole(text: str, start: int, end: int) -> None:
    span = Span(min(start, len(text)), max(min(start, len(text)), min(end, len(text))))
    tokens = tokenize(text, span)
    assert tokens.words == tokenize(span.of(text)).words
    assert all(span.holds(token) for token in tokens.spans())


def test_tokens_within_a_span_are_those_that_overlap_it() -> None:
    tokens = tokenize("One two three four")
    assert [tokens.words[i] for i in tokens.within(Span(4, 9))] == ["two", "three"]
    assert [tokens.words[i] for i in tokens.within(Span(3, 4))] == []
    assert tokens.span(1, 3) == Span(4, 13)
    assert list(tokenize("").within(Span(0, 0))) == []


def test_an_empty_text_has_no_tokens() -> None:
    assert len(tokenize(" \n\t")) == 0
