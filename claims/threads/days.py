"""The days that sentences tell of, set against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claims.claim import Figure, Timex
from claims.dates import compatible, contradict, interval
from claims.threads.clauses import clauses
from claims.threads.lexicon import falling, rising
from claims.threads.moments import of_saying
from claims.threads.telling import Telling
from claims.threads.thread import Conflict
from claims.wordlists import words_of
from corpus.article import Span

_DATED = re.compile(r"\d|XXXX-\d")
_STRETCHES = words_of("half quarter period inning innings set round leg run stretch season match game")
_ORDINALS = words_of("first second third fourth fifth last next previous final opening closing")
_MONTH = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|Q[1-4])")
LEDE = 2
"""Sentences in which a release tells of what time it is."""
_DAY = re.compile(r"-\d\d-\d\d(?:T|$)")
SAME_EVENT = 0.8
"""Least likeness of two sentences whose days are said to differ."""
NEAR_DAYS = 7
NEAR_TIMES = 31
"""Days past which what two sentences tell was at other times."""
_YEARLESS = re.compile(r"XXXX-(?:\d\d-\d\d|WXX-[1-7])")
_MONDAY = date(2024, 1, 1)
"""The first day of a leap year, a Monday."""
BESIDE = 2
"""Days between two times that lie beside each other."""
_HANGS = re.compile(r",? ?(?:[a-z]+ )?(?:by|in|for|during|as of|on) (?:the )?")


def date_conflict(a: Telling, b: Telling, weekdays: bool = True, said: bool = True) -> bool:
    """Whether both sentences are dated and no date of one can be one of the other; with `said`, of saying as well."""
    mine, theirs = (
        [t.value for t in x.dates if t.type in ("DATE", "TIME") and t.value and (said or not of_saying(x, t))]
        for x in (a, b)
    )
    if not mine or not theirs:
        return False
    return all(_contradict(x, y, weekdays) for x in mine for y in theirs)


def other_days(a: Telling, b: Telling) -> bool:
    """Whether both sentences name days, and no day of one can be one of the other."""
    mine, theirs = ([t.value for t in x.dates if _DAY.search(t.value)] for x in (a, b))
    return bool(mine and theirs) and all(_contradict(x, y, True) for x in mine for y in theirs)


def other_times(a: Telling, b: Telling) -> bool:
    """Whether both sentences are dated and no date of one is within a month of one of the other: years, months."""
    mine, theirs = (
        [time for t in x.dates if t.type in ("DATE", "TIME") and (time := interval(t.value))] for x in (a, b)
    )
    gaps = [max(x.first, y.first) - min(x.last, y.last) for x in mine for y in theirs]
    return bool(gaps) and min(gaps).days > NEAR_TIMES


def no_common_day(a: Telling, b: Telling) -> bool:
    """Whether both tell of a time and none is surely the other's: `in September`, `on Sunday`."""
    mine, theirs = _times(a), _times(b)
    return bool(mine and theirs) and not any(same_time(x, y) for x in mine for y in theirs)


def _times(telling: Telling) -> list[str]:
    """The values of the dates of what is told, days that can't be placed among them."""
    return [t.value for t in _told(telling) if _DATED.search(t.value)]


def same_time(a: str, b: str) -> bool:
    """Whether two values can mean one time, a year that isn't told (`XXXX-05`) being any year."""
    if a.startswith("XXXX") != b.startswith("XXXX"):
        short, long = sorted((a[4:], b[4:]), key=len)
        return bool(short) and long.startswith(short)
    return compatible(a, b)


def _contradict(a: str, b: str, weekdays: bool) -> bool:
    if a.startswith("XXXX-WXX-") and b.startswith("XXXX-WXX-"):
        return weekdays and a[:10] != b[:10]
    return contradict(a, b)


def other_period(a: Sequence[Telling], b: Sequence[Telling]) -> bool:
    """Whether two articles, of which these are the first sentences, are of a month or a quarter each, not the same."""
    mine, theirs = ({t.value for one in told[:LEDE] for t in one.dates if _MONTH.fullmatch(t.value)} for told in (a, b))
    return bool(mine and theirs) and not any(same_time(x, y) for x in mine for y in theirs)


def own_date(telling: Telling, figure: Figure) -> str:
    """The value of a date that hangs on a figure: `$5 by 2030`, `3 percent in June`."""
    for timex in telling.dates:
        dated = timex.type == "DATE" and _DATED.match(timex.value) is not None and timex.span.start >= figure.span.end
        if dated and _HANGS.fullmatch(telling.text[figure.span.end : timex.span.start]):
            return timex.value
    return ""


def stretches(telling: Telling) -> frozenset[str]:
    """Parts of a year, a match or a course of events that a sentence is about: `in the second half`, `since May`."""
    found = set()
    for at, word in enumerate(telling.words[1:], 1):
        if word in _STRETCHES and telling.words[at - 1] != "a":  # `two and a half`
            found.add(f"{telling.words[at - 1] if telling.words[at - 1] in _ORDINALS else ''} {word}")
    return frozenset(found)


def detail_of(a: Telling, b: Telling, one: Span, other: Span) -> str:
    """Both values as their articles write them, on one line."""
    return f"{' '.join(one.of(a.text).split())} / {' '.join(other.of(b.text).split())}"


def days(a: Telling, b: Telling, likeness: float) -> Iterator[Conflict]:
    """Days that only in part are those of the other, `the 9th and 10th` and the weekend of the 8th; days that differ.

    They differ where each of two sentences in nearly the same words, a name among them, has one day, hung on the same
    word, and the days are near: what recurs does so on other days, with other words beside.
    """
    mine, theirs = _told_days(a), _told_days(b)
    pairs = [(x, y) for x in mine for y in theirs]
    one, other = mine or _yearless(a), theirs or _yearless(b)
    if len(one) == len(other) == 1 and likeness >= SAME_EVENT and _one_event(a, one[0], b, other[0]):
        yield Conflict("date", "differs", one[0].span, other[0].span, detail_of(a, b, one[0].span, other[0].span))
    if not any(compatible(x.value, y.value) for x, y in pairs):
        return
    for x, y in pairs:
        others = [z for z in theirs if compatible(x.value, z.value)], [z for z in mine if compatible(z.value, y.value)]
        if _adjoin(x.value, y.value) and not (others[0] and others[1]):
            yield Conflict("date", "compatible", x.span, y.span, detail_of(a, b, x.span, y.span))
            return


def _adjoin(a: str, b: str) -> bool:
    """Whether two times lie beside each other and one of them is no day but a weekend, a week, a month."""
    one, other = interval(a), interval(b)
    if not one or not other or one.grain == other.grain == "day" or not contradict(a, b):
        return False
    gap = max(one.first, other.first) - min(one.last, other.last)
    return gap.days <= BESIDE and max(one.last - one.first, other.last - other.first).days <= 31


def _one_event(a: Telling, mine: Timex, b: Telling, theirs: Timex) -> bool:
    if mine.span.of(a.text).lower() == theirs.span.of(b.text).lower():
        return False  # `on Monday`, taken over on another day
    if mine.value.startswith("XXXX-W") != theirs.value.startswith("XXXX-W"):
        return False
    one, other = interval(_placed(mine.value)), interval(_placed(theirs.value))
    if not one or not other or one.grain != "day" or other.grain != "day" or one.first == other.first:
        return False
    if not a.names.keys() & b.names.keys():
        return False
    if _of_counting(a, mine) != _of_counting(b, theirs):
        return False
    before = [t.words[max(0, t.words_in(x.span)[0] - 1)] for t, x in ((a, mine), (b, theirs))]
    return abs((one.first - other.first).days) <= NEAR_DAYS and before[0] == before[1]


def _of_counting(telling: Telling, timex: Timex) -> bool:
    """Whether a day is the one on which a figure stood so: `the toll rose to 134 on Tuesday`."""
    at = telling.words_in(timex.span)[0]
    first, last = next((c for c in clauses(telling) if c[0] <= at < c[1]), (0, 0))
    moving = rising() | falling()
    return any(term in moving for term in telling.terms[first:last]) or "toll" in telling.words[first:last]


def _placed(value: str) -> str:
    """A day without its year in some year, a weekday in some week: `XXXX-05-06`, `XXXX-WXX-2`."""
    if value.startswith("XXXX-WXX-"):
        return (_MONDAY + timedelta(days=int(value[9]) - 1)).isoformat()
    return value.replace("XXXX", str(_MONDAY.year), 1)


def _yearless(telling: Telling) -> list[Timex]:
    """The days of what is told whose year or week isn't known."""
    return [timex for timex in _told(telling) if _YEARLESS.fullmatch(timex.value)]


def _told_days(telling: Telling) -> list[Timex]:
    """The dates of what is told whose days are known."""
    return [timex for timex in _told(telling) if interval(timex.value)]


def _told(telling: Telling) -> list[Timex]:
    """The dates of what is told, without those on which it was said."""
    dates = [timex for timex in telling.dates if timex.type == "DATE" and timex.value]
    return [timex for timex in dates if not of_saying(telling, timex)]
