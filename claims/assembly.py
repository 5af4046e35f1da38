"""Claims put together from what the stages found: attributed ones, and the article's own."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.actors import Cast
from claims.actors.phrases import DOCUMENTS
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
_TRAILING = re.compile(
    r"(?:[,;]?\s+(?:and|but|or|while|as|because|that|which|who|when|with|to|of|after|before|since|until|though"
    r"|although|if))+$"
)
_DEPENDENT = frozenset(
    ("IN", "TO", "VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "WDT", "WP", "WRB", "RP", "CC", "POS")
)
"""Tags of the words that begin a piece which goes on with what stands before it."""
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
        self._verbs = [*accumulate(map(_FINITE.__contains__, frame.tags), initial=0)]
        """How many finite verbs stand before each token."""
        self._words = [0, *(frame.traits & ALPHABETIC != 0).cumsum(dtype=np.int32).tolist()]

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
        for number in self._telling(sentences, prose):
            if not page.touch(sentences[number]):
                found.extend(self._own(sentences[number], spoken))
        found.sort(key=lambda parts: (parts.span, parts.cue, parts.content))
        return tuple([Claim(f"c{number}", *parts) for number, parts in enumerate(found, start=1)])

    def _attributed(self, said: Attribution, name: str | None) -> _Parts:
        content = self._with_whole_figures(said)
        pieces = [*said.source, *said.cue, *content]
        span = Span(min(p.start for p in pieces), max(p.end for p in pieces))
        stance, certainty, reasons = self._judge.attributed(said.source, said.cue, content)
        figures, dates = self._inside(span)
        speech = self._speech(content)
        return _Parts(span, said.source, said.cue, content, name, speech, stance, certainty, reasons, figures, dates)

    def _with_whole_figures(self, said: Attribution) -> tuple[Span, ...]:
        """The content, with the bound of a figure that it starts inside of: `over 10,000` is no `10,000`."""
        content: list[Span] = []
        for piece in said.content:
            at = bisect_left(self._figure_starts, piece.start) - 1
            if at >= 0 and self._figures[at].span.end > piece.start:
                whole = Span(self._figures[at].span.start, piece.end)
                others = (*said.source, *said.cue, *content)
                if not any(other.start < whole.end and whole.start < other.end for other in others):
                    piece = whole
            content.append(piece)
        return tuple(content)

    def _telling(self, sentences: Sequence[Span], prose: NDArray[np.bool_]) -> list[int]:
        """Numbers of the sentences that assert something of a figure, a date or an actor."""
        words, verbs = self._words, self._verbs
        found = []
        for number, sentence in enumerate(sentences):
            first, last = self._frame.range(sentence)
            if (
                words[last] - words[first] >= _FEWEST
                and verbs[last] > verbs[first]
                and prose[first]
                and (
                    _any_within(self._figure_starts, *sentence)
                    or _any_within(self._date_starts, *sentence)
                    or _any_within(self._cast.firsts, first, last)
                )
            ):
                found.append(number)
        return found

    def _own(self, sentence: Span, spoken: Regions) -> Iterator[_Parts]:
        """What the article says itself in a sentence: all of it, or what no attribution has of it."""
        for part in spoken.outside(sentence):
            span = sentence if part == sentence else self._trimmed(part)
            if span is None:
                continue
            figures, dates = self._inside(span)
            if span is not sentence and not self._stands(span, span.start == sentence.start, bool(figures or dates)):
                continue
            stance, certainty, reasons = self._judge.own(span)
            yield _Parts(span, (), (), (span,), None, "none", stance, certainty, reasons, figures, dates)

    def _stands(self, span: Span, opens: bool, counts: bool) -> bool:
        """Whether a piece of a sentence is an assertion by itself, of a figure, a date or an actor."""
        first, last = self._frame.range(span)
        if first >= last or self._words[last] - self._words[first] < _FEWEST or self._verbs[last] == self._verbs[first]:
            return False
        if opens and self._only_cites(first, last):
            return False
        leans = self._frame.words[first].lower() in _LEANING or self._frame.tags[first] in _DEPENDENT
        return (opens or not leans) and (counts or bool(self._cast.within(first, last)))

    def _only_cites(self, first: int, last: int) -> bool:
        """Whether a piece says where something was said: `In a statement released late on Thursday`."""
        words, tags = self._frame.words, self._frame.tags
        verbs = [at for at in range(first, last) if tags[at] in _FINITE]
        return tags[first] == "IN" and len(verbs) == 1 and words[verbs[0] - 1].lower() in DOCUMENTS

    def _trimmed(self, part: Span) -> Span | None:
        """A piece of a sentence without the marks and joints at its edges."""
        words = part.of(self._frame.text)
        start = part.start + len(words) - len(words.lstrip(_EDGES))
        end = part.end - len(words) + len(words.rstrip(_EDGES))
        for joint in _JOINTS:
            if self._frame.text.startswith(joint, start, max(start, end)):
                start += len(joint)
        tail = self._frame.text[max(start, end - 30) : end]
        if trailing := _TRAILING.search(tail):
            end -= len(tail) - trailing.start()
        return Span(start, end) if end > start else None

    def _inside(self, span: Span) -> tuple[tuple[Figure, ...], tuple[Timex, ...]]:
        """Figures and dates that lie wholly inside `span`."""
        start, end = span
        first = bisect_left(self._figure_starts, start)
        last = bisect_left(self._figure_starts, end, first)
        figures = tuple([f for f in self._figures[first:last] if f.span.end <= end]) if first < last else ()
        first = bisect_left(self._date_starts, start)
        last = bisect_left(self._date_starts, end, first)
        return figures, tuple([d for d in self._dates[first:last] if d.span.end <= end]) if first < last else ()

    def _speech(self, content: Sequence[Span]) -> Speech:
        """Direct when all words of the content are quoted, mixed when some are."""
        if not any(map(self._quoted.touch, content)):
            return "indirect"
        total = sum(map(self._count, content))
        quoted = sum(self._count(part) for piece in content for part in self._quoted.within(piece))
        return "indirect" if not quoted else "direct" if quoted >= total else "mixed"

    def _count(self, span: Span) -> int:
        """Words in `span`."""
        first, last = self._frame.range(span)
        return int(self._words[last] - self._words[first])


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether any of ascending `places` lies in `[start, end)`."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end
