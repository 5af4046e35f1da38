"""The figures of a sentence as threads set them side by side: lengths of time, results, race times, magnitudes too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.claim import Figure, Timex
from claims.threads.values import SCORE
from corpus.article import Span

_LENGTH = re.compile(r"P(T?)(\d+)([YMWDHS])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
_SCORES = re.compile(r"\b[Ss]cores of (?:[a-z]+ )?([a-z]+)")
_RESULT = re.compile(r"(?<![\w.,$£€-])(\d{1,3})[-–](\d{1,3})(?![\w%-]|[.,:]\d)")
"""How a match or a vote ended."""
_ENDED = re.compile(
    r"\b(?:beat|beaten|won|wins?|winning|victory|victories|defeat(?:ed)?|lost|loss|losing|rout(?:ed)?|thrash(?:ed)?"
    r"|edged|downed|drew|draw|vot(?:ed?|es)|passed|passes|approved|rejected|ruled|ruling|decision|shutout)\b"
)
_MAGNITUDE = re.compile(
    r"\b(\d(?:\.\d)?)(?=[- ]magnitude\b)|\bmagnitude(?: (?:of|was))?[- ](?:about |around |at least )?(\d(?:\.\d)?)\b"
    r"|\b(\d\.\d)(?= on the (?:open-ended )?Richter)",
    re.IGNORECASE,
)
"""How strong a quake was."""
MAGNITUDE = "magnitude"
_STANDING = re.compile(
    r"\b(?:lead|leads|led|leading|ahead|trail(?:s|ed|ing)?|half-?time|interval|deficit|so far|record|series"
    r"|aggregate|seed)\b"
)
"""Words by which a score is an interim one, or of several matches."""
_TIMED = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,2}):(\d\d(?:\.\d{1,3})?)(?![\d:])")
SCORES = 20.0
SEVERAL, MANY = 2, 10
"""Scores are two at the least, and short of the next word for more, hundreds."""


def amounts(text: str, sentence: Span, figures: Sequence[Figure], dates: Sequence[Timex]) -> tuple[Figure, ...]:
    """The figures, with what is none (`an eight-week course`, `6-2`, `scores of people`), without times of day."""
    clocks = [timex.span for timex in dates if timex.type == "TIME"]
    found = [figure for figure in figures if not any(clock.holds(figure.span) for clock in clocks)]
    if strong := [*_magnitudes(text, sentence)]:
        found = [figure for figure in found if not any(strength.span.overlaps(figure.span) for strength in strong)]
        found += strong
    if results := [*_results(text, sentence)]:
        found = [figure for figure in found if not any(result.span.overlaps(figure.span) for result in results)]
    for more in (*results, *_runs(text, sentence, clocks), *_lengths(dates), *_scores(text, sentence)):
        if not any(figure.span.overlaps(more.span) for figure in found):
            found.append(more)
    return tuple(sorted(found, key=lambda figure: figure.span))


def _lengths(dates: Sequence[Timex]) -> Iterator[Figure]:
    for timex in dates:
        match = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if match:
            yield Figure(timex.span, float(match[2]), unit=_UNITS[match[1] + match[3]])


def _results(text: str, sentence: Span) -> Iterator[Figure]:
    """How the one match or vote that a sentence tells of ended, the greater side as its low end."""
    words = sentence.of(text)
    if "-" not in words and "–" not in words:
        return
    found = [*_RESULT.finditer(text, sentence.start, sentence.end)]
    if len(found) != 1 or not _ENDED.search(words) or _STANDING.search(words):
        return
    sides = sorted((float(found[0][1]), float(found[0][2])), reverse=True)
    yield Figure(Span(*found[0].span()), None, sides[0], sides[1], unit=SCORE)


def _magnitudes(text: str, sentence: Span) -> Iterator[Figure]:
    bounds = sentence.start, sentence.end
    if text.find("agnitude", *bounds) < 0 and text.find("Richter", *bounds) < 0:
        return
    for match in _MAGNITUDE.finditer(text, sentence.start, sentence.end):
        at = next(number for number in (1, 2, 3) if match[number])
        yield Figure(Span(*match.span(at)), float(match[at]), unit=MAGNITUDE)


def _runs(text: str, sentence: Span, clocks: Sequence[Span]) -> Iterator[Figure]:
    """Times that a race took: `2:24:31`, `1:45.2`; with neither hours nor tenths it may be a time of day."""
    if text.find(":", sentence.start, sentence.end) < 0:
        return
    for match in _TIMED.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        if (match[1] or "." in match[3]) and not any(clock.overlaps(span) for clock in clocks):
            hours, minutes, seconds = float(match[1] or 0), float(match[2]), float(match[3])
            yield Figure(span, 3600 * hours + 60 * minutes + seconds, unit="second")


def _scores(text: str, sentence: Span) -> Iterator[Figure]:
    if text.find("cores of ", sentence.start, sentence.end) < 0:
        return
    for match in _SCORES.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.start() + len("scores"))
        noun = match[1].removesuffix("s")
        yield Figure(span, None, SEVERAL * SCORES, MANY * SCORES, unit=noun, counted=match[1])
