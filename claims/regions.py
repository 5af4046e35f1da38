"""Stretches of a text that don't overlap, and what they touch or cover."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from corpus.article import Span


class Regions:
    """Spans in text order, overlapping and touching ones joined."""

    def __init__(self, spans: Iterable[Span]) -> None:
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
            elif span.start < span.end:
                joined.append(span)
        self.spans = tuple(joined)
        self._starts = [span.start for span in joined]
        self._ends = [span.end for span in joined]

    def touch(self, span: Span) -> bool:
        """Whether any character of `span` lies in these stretches."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end

    def within(self, span: Span) -> tuple[Span, ...]:
        """What of `span` lies in these stretches."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return tuple(Span(max(s.start, span.start), min(s.end, span.end)) for s in self.spans[first:last])

    def outside(self, span: Span) -> tuple[Span, ...]:
        """What of `span` lies outside these stretches."""
        left, start = [], span.start
        for part in self.within(span):
            if start < part.start:
                left.append(Span(start, part.start))
            start = part.end
        if start < span.end:
            left.append(Span(start, span.end))
        return tuple(left)
