"""When something was said, and when a count was taken: neither is the day of what happened."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from claims.claim import Claim, Timex
from claims.dates import contradict
from claims.threads.clauses import clauses
from claims.threads.predication import tags
from claims.threads.telling import Telling
from claims.threads.thread import Conflict
from claims.threads.values import value_of, verdict
from claims.wordlists import words_of
from corpus.article import Span

LEAST = 3
"""Words of a piece of what is said beside a date, from which the date is part of it: `on 3 May` alone says nothing."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_AS_OF = re.compile(r"\b(?:as of|by|until|up to|so far|at)(?: (?:the|early|late|around|about))*\W*$", re.IGNORECASE)
_STANDING = words_of("toll tally count total stood stands still so far now already")
"""Words by which a sentence tells how a count stands, not what happened."""
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d-\d\d|WXX-\d)")
_CLOCK = re.compile(r"T\d\d:\d\d")


def of_saying(telling: Telling, timex: Timex) -> bool:
    """Whether a date is when it was said, rather than of what is said: `the mayor said on Monday`."""
    known: dict[Span, bool] = telling.kept.setdefault("of saying", {})
    if timex.span not in known:
        known[timex.span] = _of_saying(telling, timex.span)
    return known[timex.span]


def _of_saying(telling: Telling, span: Span) -> bool:
    attributed = [claim for claim in telling.claims if claim.cue]
    if any(_before_that(telling, claim, span) for claim in attributed):
        return True
    if not attributed or any(_says(telling, claim, span) for claim in attributed):
        return False
    if any(part.overlaps(span) for claim in attributed for part in (*claim.cue, *claim.source)):
        return True
    at = telling.words_in(span)[0]
    first, last = next((c for c in clauses(telling) if c[0] <= at < c[1]), (0, 0))
    clause = Span(telling.starts[first], telling.ends[last - 1]) if last else span
    if any(part.overlaps(clause) for claim in attributed for part in claim.cue):
        return True
    told = any(part in _FINITE for part in tags(telling)[first:last])
    return first == 0 and not told  # `In a statement on Monday, the mayor said …`


def _before_that(telling: Telling, claim: Claim, span: Span) -> bool:
    """Whether a date stands between the cue and the `that` which opens what is said: `announced on 3 May that`."""
    cue = max(telling.words_in(part)[1] for part in claim.cue)
    first, last = telling.words_in(span)
    return "that" not in telling.words[cue:first] and "that" in telling.words[last : last + 2] and cue <= first


def _says(telling: Telling, claim: Claim, span: Span) -> bool:
    """Whether a date is part of what a claim says."""
    pieces = [piece for piece in claim.content if piece.overlaps(span)]
    return any(_words(telling, piece) - _words(telling, span) >= LEAST for piece in pieces)


def _words(telling: Telling, span: Span) -> int:
    first, last = telling.words_in(span)
    return last - first


def taken(telling: Telling) -> Timex | None:
    """The time at which a sentence's count stood: `as of 3 May`, `at noon`, the day it was told; None where none is."""
    times = [t for t in telling.dates if t.type in ("DATE", "TIME") and any(map(str.isdigit, t.value))]
    standing = not _STANDING.isdisjoint(telling.words)
    return next((timex for timex in times if standing or _of_count(telling, timex)), None)


def _of_count(telling: Telling, timex: Timex) -> bool:
    before = telling.text[telling.span.start : timex.span.start]
    return of_saying(telling, timex) or bool(_AS_OF.search(before)) or _CLOCK.search(timex.value) is not None


def at_other_times(a: Telling, b: Telling) -> bool:
    """Whether each of two sentences tells when its count was taken, and these times are apart."""
    one, other = taken(a), taken(b)
    return bool(one and other) and _apart(one, other)  # type: ignore[arg-type]  # both are there


def other_days(a: Telling, b: Telling) -> bool:
    """Whether both tell of days and none is the other's: what happened on two days isn't one thing."""
    mine, theirs = ([t for t in x.dates if _DAY.match(t.value) and not of_saying(x, t)] for x in (a, b))
    return bool(mine and theirs) and all(_apart(one, other) for one in mine for other in theirs)


def _apart(one: Timex, other: Timex) -> bool:
    if contradict(one.value, other.value):
        return True
    clocks = _CLOCK.search(one.value), _CLOCK.search(other.value)
    if clocks[0] and clocks[1]:
        return clocks[0][0] != clocks[1][0]
    yearless = one.value.startswith("XXXX-") and other.value.startswith("XXXX-") and _same_form(one.value, other.value)
    return yearless and one.value[:10] != other.value[:10]


def _same_form(one: str, other: str) -> bool:
    """Whether two values without a year are both weekdays, or both days of a month."""
    return ("WXX" in one[:10] and "WXX" in other[:10]) or len(one[:10]) == len(other[:10]) == 10


def recounted(found: Conflict, a: Telling, b: Telling, a_day: date | None, b_day: date | None) -> Conflict:
    """Two counts that only hold at different times, with these; others as they are."""
    mine = next((figure for figure in a.figures if figure.span == found.a), None)
    theirs = next((figure for figure in b.figures if figure.span == found.b), None)
    if found.relation != "compatible" or found.on != "figure" or not mine or not theirs:
        return found
    one, other = value_of(mine, mine.span.of(a.text)), value_of(theirs, theirs.span.of(b.text))
    if verdict(one, other) in ("same", "compatible"):
        return found
    return replace(found, detail=dated(a, b, found.detail, a_day, b_day))


def dated(a: Telling, b: Telling, detail: str, a_day: date | None, b_day: date | None) -> str:
    """Two counts with the times that let both hold: `14 (Monday) / 23 (Wednesday)`; else the days of publication."""
    values = detail.split(" / ")
    if len(values) != 2:
        return detail
    times = taken(a) or _first(a), taken(b) or _first(b)
    if times[0] and times[1] and not _apart(times[0], times[1]):
        times = None, None
    words = [_told(x, time, day) for x, time, day in zip((a, b), times, (a_day, b_day), strict=True)]
    if not all(words) or words[0] == words[1]:
        return detail
    return " / ".join(f"{value} ({time})" for value, time in zip(values, words, strict=True))


def _told(telling: Telling, time: Timex | None, day: date | None) -> str:
    """A time in its article's words, else the day of publication; "" where there is neither."""
    return " ".join(time.span.of(telling.text).split()) if time else day.isoformat() if day else ""


def _first(telling: Telling) -> Timex | None:
    return next((t for t in telling.dates if t.type in ("DATE", "TIME") and any(map(str.isdigit, t.value))), None)
