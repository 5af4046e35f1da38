"""Quotations are found whatever marks a house uses, and unbalanced marks spoil no more than their paragraph."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.quotations import quotations


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text)]


@pytest.mark.parametrize(
    "quotation",
    [
        *('"The dam will hold,"', "“The dam will hold,”", "``The dam will hold,''", "''The dam will hold,''"),
        *("‘The dam will hold,’", "'The dam will hold,'", "«The dam will hold»", "„The dam will hold“"),
        *("“It isn’t the ‘end’ of it,”", "'It isn't over,'", "‘‘The dam will hold’’"),
    ],
)
def test_each_kind_of_mark_quotes(quotation: str) -> None:
    assert quoted(f"Well, {quotation} said the mayor's aide.") == [quotation]


@pytest.mark.parametrize(
    "text",
    [
        "The mayors' plan and the engineers' doubts weren't new.",
        "The mayors’ plan and the engineers’ doubts weren’t new.",
        "Rock 'n' roll of the '90s, give 'em that.",
        'A 6" pipe and a 5\' 10" man.',
        "No marks at all",
        "",
    ],
)
def test_apostrophes_and_inches_do_not_quote(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_in_pieces_gives_its_pieces() -> None:
    assert quoted('"Stay," she said, "or go."') == ['"Stay,"', '"or go."']


def test_paragraphs_quoted_on_without_a_closing_mark_are_quoted_each() -> None:
    text = "“We came first.\n\n“We leave last,” she said."
    assert quoted(text) == ["“We came first.", "“We leave last,”"]


def test_a_mark_never_closed_quotes_to_the_end_of_its_paragraph() -> None:
    assert quoted('He said "we shall see.\n\nNothing came of it. "Fine," he said.') == ['"we shall see.', '"Fine,"']


def test_a_mark_never_closed_in_a_long_paragraph_quotes_its_sentence() -> None:
    assert quoted("He said “we shall see. " + "Nothing came. " * 500) == ["“we shall see."]


def test_an_opening_mark_typed_for_a_closing_one_closes() -> None:
    assert quoted("“We saw it,“ she said. “All of it.”") == ["“We saw it,“", "“All of it.”"]


def test_lines_wrapped_within_a_quotation_leave_it_whole() -> None:
    assert quoted('"We saw it\nall," she said.') == ['"We saw it\nall,"']


@settings(deadline=None)
@given(st.text(alphabet="ab .,'\"“”‘’`\n", max_size=200))
def test_quotations_come_in_order_trimmed_and_never_overlap(text: str) -> None:
    spans = quotations(text)
    assert all(0 <= span.start < span.end <= len(text) and span.of(text).strip() == span.of(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
