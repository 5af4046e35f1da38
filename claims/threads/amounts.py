"""The figures of a sentence as threads set them side by side: lengths of time and scores too, no times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.claim import Figure, Timex
from corpus.article import Span

_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_SCORES = re.compile(r"\b[Ss]cores of (?:[a-z]+ )?([a-z]+)")
SCORE = 20.0
SEVERAL, MANY = 2, 10
"""Scores are two at the least, and short of the next word for more, hundreds."""


def amounts(text: str, sentence: Span, figures: Sequence[Figure], dates: Sequence[Timex]) -> tuple[Figure, ...]:
    """The figures, with lengths of time that are none (`an eight-week course`) and `scores of people`."""
    clocks = [timex.span for timex in dates if timex.type == "TIME"]
    found = [figure for figure in figures if not any(clock.holds(figure.span) for clock in clocks)]
    for more in (*_lengths(dates), *_scores(text, sentence)):
        if not any(figure.span.overlaps(more.span) for figure in found):
            found.append(more)
    return tuple(sorted(found, key=lambda figure: figure.span))


def _lengths(dates: Sequence[Timex]) -> Iterator[Figure]:
    for timex in dates:
        match = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if match:
            yield Figure(timex.span, float(match[2]), unit=_UNITS[match[1] + match[3]])


def _scores(text: str, sentence: Span) -> Iterator[Figure]:
    if text.find("cores of ", sentence.start, sentence.end) < 0:
        return
    for match in _SCORES.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.start() + len("scores"))
        noun = match[1].removesuffix("s")
        yield Figure(span, None, SEVERAL * SCORE, MANY * SCORE, unit=noun, counted=match[1])
