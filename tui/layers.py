"""Layers of marks over a text: page furniture, claims, notes, hits, the selection; the last on top."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from corpus.article import Span

BESIDE = "standing"
"""The layer whose marks stand in a column of their own, left of the others."""
ORDER = ("headline", "furniture", BESIDE, "claims", "parts", "notes", "selection", "hits", "current")
"""Names of the layers, from the one beneath to the one on top."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with the style it is drawn in, and what stands in the margin beside it."""

    span: Span
    style: str = ""
    """Name of a style of the view, such as `hit`; "" draws nothing over the words."""
    glyph: str = ""
    """One cell beside the row in which the span starts."""
    bar: bool = False
    """Whether a bar runs in the margin along all its rows."""
    glyph_style: str = "glyph"
    rank: int = 10
    """Of several glyphs on a row the one of the highest rank is shown, the uppermost of these."""


class Layer:
    """Marks in text order, which may overlap or nest, found by the stretch of text they touch."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        # Of marks that begin together the longest comes first, so that the inner one lies on top.
        self.marks = sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end))
        self._starts = [mark.span.start for mark in self.marks]
        # The furthest end so far is sorted even where marks nest, so that bisection finds the first that can reach in.
        self._reach = list(accumulate((mark.span.end for mark in self.marks), max))

    def __len__(self) -> int:
        return len(self.marks)

    def touching(self, stretch: Span) -> Iterator[Mark]:
        """The marks that overlap `stretch`, in order."""
        first, last = bisect_right(self._reach, stretch.start), bisect_left(self._starts, stretch.end)
        return (mark for mark in self.marks[first:last] if mark.span.end > stretch.start)

    def next(self, offset: int) -> Mark | None:
        """The first mark that starts after `offset`."""
        index = bisect_right(self._starts, offset)
        return self.marks[index] if index < len(self.marks) else None

    def previous(self, offset: int) -> Mark | None:
        """The last mark that starts before `offset`."""
        index = bisect_left(self._starts, offset)
        return self.marks[index - 1] if index else None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a row with the names of the styles that lie on it, the lowest first."""

    span: Span
    styles: tuple[str, ...]


def runs(row: Span, layers: Iterable[Layer]) -> tuple[Run, ...]:
    """`row` cut where its marks begin and end; the runs together are the row."""
    marks = [mark for layer in layers for mark in layer.touching(row) if mark.style]
    if not marks:
        return (Run(row, ()),)
    cuts = {row.start, row.end}
    for mark in marks:
        cuts |= {max(row.start, mark.span.start), min(row.end, mark.span.end)}
    edges = sorted(cuts)
    result = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        result.append(Run(piece, tuple(mark.style for mark in marks if mark.span.holds(piece))))
    return tuple(result)
