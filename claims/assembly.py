"""Claims put together from what the stages found: attributed ones, and the article's own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.actors import Cast
from claims.certainty.judge import Judge
from claims.claim import Attribution, Certainty, Claim, Figure, Speech, Stance, Timex
from claims.frame import ALPHABETIC, Frame
from claims.regions import Regions
from corpus.article import Span

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FEWEST = 4
"""Words of an assertion; fewer are headings, rows of a table, captions."""
_EDGES = " \t\n\r\u00a0,;:—–-\"“”'‘’()"
_JOINTS = ("and ", "but ", "or ", "while ", "as ")
_LEANING = frozenset(("who", "which", "whose", "whom", "that", "where", "when", "if", "whether", "because", "than"))
"""Words that begin a piece which says nothing without what stands before it."""


class _Parts(NamedTuple):
    """A claim without its number: fields as in `Claim`."""

    span: Span
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    actor: str | None
    speech: Speech
    stance: Stance
    certainty: Certainty
    reasons: tuple[Span, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Timex, ...]


class Assembly:
    """The parts of one article, ready to be put together."""

    def __init__(
        self,
        frame: Frame,
        cast: Cast,
        judge: Judge,
        quoted: Regions,
        figures: Sequence[Figure],
        dates: Sequence[Timex],
    ) -> None:
        self._frame, self._cast, self._judge, self._quoted = frame, cast, judge, quoted
        self._figures, self._dates = figures, dates
        self._figure_starts = [f.span.start for f in figures]
        self._date_starts = [d.span.start for d in dates]
        self._verbs = _totals(np.fromiter(map(_FINITE.__contains__, frame.tags), np.bool_, len(frame.tags)))
        self._words = _totals(frame.traits & ALPHABETIC != 0)

    def claims(
        self,
        said: Sequence[Attribution],
        names: Sequence[str | None],
        sentences: Sequence[Span],
        page: Regions,
        prose: NDArray[np.bool_],
    ) -> tuple[Claim, ...]:
        """Every claim in text order, numbered; own assertions are looked for outside `page` and inside `prose`."""
        found = [self._attributed(a, name) for a, name in zip(said, names, strict=True)]
        spoken = Regions(parts.span for parts in found)
        for sentence in sentences:
            if not page.touch(sentence):
                found.extend(self._own(sentence, spoken, prose))
        found.sort(key=lambda parts: (parts.span, parts.cue, parts.content))
        return tuple([Claim(f"c{number}", *parts) for number, parts in enumerate(found, start=1)])

    def _attributed(self, said: Attribution, name: str | None) -> _Parts:
        pieces = [*said.source, *said.cue, *said.content]
        span = Span(min(p.start for p in pieces), max(p.end for p in pieces))
        stance, certainty, reasons = self._judge.attributed(said.source, said.cue, said.content)
        figures, dates = self._inside(span)
        speech = self._speech(said.content)
        return _Parts(
            span, said.source, said.cue, said.content, name, speech, stance, certainty, reasons, figures, dates
        )

    def _own(self, sentence: Span, spoken: Regions, prose: NDArray[np.bool_]) -> Iterator[_Parts]:
        """What the article says itself in a sentence: all of it, or what no attribution has of it."""
        for part in spoken.outside(sentence):
            span = sentence if part == sentence else self._trimmed(part)
            if span is None:
                continue
            first, last = self._frame.range(span)
            if first >= last or not prose[first] or self._words[last] - self._words[first] < _FEWEST:
                continue
            if self._verbs[last] == self._verbs[first] or self._frame.words[first].lower() in _LEANING:
                continue
            figures, dates = self._inside(span)
            if not figures and not dates and not self._cast.within(first, last):
                continue
            stance, certainty, reasons = self._judge.own(span)
            yield _Parts(span, (), (), (span,), None, "none", stance, certainty, reasons, figures, dates)

    def _trimmed(self, part: Span) -> Span | None:
        """A piece of a sentence without the marks and joints at its edges."""
        words = part.of(self._frame.text)
        start = part.start + len(words) - len(words.lstrip(_EDGES))
        end = part.end - len(words) + len(words.rstrip(_EDGES))
        for joint in _JOINTS:
            if self._frame.text.startswith(joint, start, max(start, end)):
                start += len(joint)
        return Span(start, end) if end > start else None

    def _inside(self, span: Span) -> tuple[tuple[Figure, ...], tuple[Timex, ...]]:
        """Figures and dates that lie wholly inside `span`."""
        first, last = bisect_left(self._figure_starts, span.start), bisect_left(self._figure_starts, span.end)
        figures = tuple(f for f in self._figures[first:last] if f.span.end <= span.end)
        first, last = bisect_left(self._date_starts, span.start), bisect_left(self._date_starts, span.end)
        return figures, tuple(d for d in self._dates[first:last] if d.span.end <= span.end)

    def _speech(self, content: Sequence[Span]) -> Speech:
        """Direct when all words of the content are quoted, mixed when some are."""
        quoted = total = 0
        for piece in content:
            total += self._count(piece)
            quoted += sum(self._count(part) for part in self._quoted.within(piece))
        return "indirect" if not quoted else "direct" if quoted >= total else "mixed"

    def _count(self, span: Span) -> int:
        """Words in `span`."""
        first, last = self._frame.range(span)
        return self._words[last] - self._words[first]


def _totals(column: NDArray[np.bool_]) -> list[int]:
    """Running totals: entry i counts what is set before token i."""
    return [0, *np.cumsum(column, dtype=np.int32).tolist()]
