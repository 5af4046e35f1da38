"""Layers of marks: what lies on a row, in which order."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from tui.layers import Layer, Mark, runs

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_a_layer_finds_what_touches_a_row_even_where_marks_nest(spans: list[Span], row: Span) -> None:
    found = Layer(Mark(span, "hit") for span in spans).touching(row)
    assert [mark.span for mark in found] == sorted(
        (span for span in spans if span.overlaps(row)), key=lambda span: (span.start, -span.end)
    )


@given(st.lists(SPANS, max_size=10), st.lists(SPANS, max_size=10), SPANS)
def test_the_runs_of_a_row_are_the_row(below: list[Span], above: list[Span], row: Span) -> None:
    layers = [Layer(Mark(span, "claim") for span in below), Layer(Mark(span, "hit") for span in above)]
    pieces = runs(row, layers)
    assert [offset for piece in pieces for offset in range(*piece.span)] == list(range(*row))


def test_the_upper_layer_comes_last_so_that_it_is_seen() -> None:
    layers = [Layer([Mark(Span(0, 10), "claim")]), Layer([Mark(Span(4, 6), "hit")])]
    assert [(piece.span, piece.styles) for piece in runs(Span(0, 12), layers)] == [
        (Span(0, 4), ("claim",)),
        (Span(4, 6), ("claim", "hit")),
        (Span(6, 10), ("claim",)),
        (Span(10, 12), ()),
    ]


def test_a_layer_steps_to_its_next_and_previous_mark() -> None:
    layer = Layer(Mark(Span(start, start + 2), "hit") for start in (3, 9, 15))
    assert layer.next(3) == Mark(Span(9, 11), "hit")
    assert layer.previous(9) == Mark(Span(3, 5), "hit")
    assert layer.next(15) is None
    assert layer.previous(3) is None
