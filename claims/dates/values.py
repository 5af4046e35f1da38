"""TIMEX3 values as stretches of days: which of them can hold together, and which can't."""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from claims.dates.calendar import moved

GRAINS: Final = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
"""From fine to coarse."""


class Interval(NamedTuple):
    """The days from `first` to `last`, both included, that a value of this `grain` covers."""

    first: date
    last: date
    grain: str


_VALUE = re.compile(
    r"(?P<century>\d\d)"
    r"|(?P<decade>\d{3})X?"
    r"|(?P<year>\d{4})(?:-XX)*"
    r"|(?P<week>\d{4}-W\d\d?)(?P<weekend>-WE)?"
    r"|(?P<quarter>\d{4}-Q[1-4])"
    r"|(?P<half>\d{4}-H[12])"
    r"|(?P<season>\d{4}-(?:SP|SU|FA|WI))"
    r"|(?P<month>\d{4}-\d\d)(?:-XX)?"
    r"|(?P<day>\d{4}-\d\d-\d\d)(?:T.*)?"
)
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def interval(value: str) -> Interval | None:
    """The days a TIMEX3 value covers; None for lengths, sets, vague references and what is unresolved.

    A time of day counts as its day. Seasons are the meteorological ones of the northern half of the world, a winter
    belonging to the year of its December.
    """
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    grain = "weekend" if match["weekend"] else str(match.lastgroup)
    try:
        first = _first(grain, value)
    except ValueError:
        return None
    unit, count = {"weekend": ("day", 2), "season": ("month", 3), "half": ("half", 1)}.get(grain, (grain, 1))
    after = moved(first, count, unit)
    return Interval(first, after - timedelta(days=1) if after else date.max, grain)


def _first(grain: str, value: str) -> date:
    """The day a value starts with; ValueError where the calendar has none."""
    if grain == "century":
        return date(max(int(value) * 100, 1), 1, 1)
    if grain == "decade":
        return date(max(int(value[:3]) * 10, 1), 1, 1)
    year, rest = int(value[:4]), value[5:]
    if grain in ("week", "weekend"):
        return date.fromisocalendar(year, int(rest.removesuffix("-WE")[1:]), 6 if grain == "weekend" else 1)
    if grain == "day":
        return date.fromisoformat(value[:10])
    month = {"quarter": 3, "half": 6}.get(grain)
    if month:
        return date(year, int(rest[1]) * month - month + 1, 1)
    if grain == "season":
        return date(year, _SEASONS[rest], 1)
    return date(year, int(rest[:2]) if grain == "month" else 1, 1)


def compatible(a: str, b: str) -> bool:
    """Whether two values can mean one time: the days of one lie within those of the other.

    Weeks and weekends only have to overlap with what is coarser. What has no days is compatible with its like only.
    """
    first, second = interval(a), interval(b)
    if not first or not second:
        return a == b != ""
    if first.last < second.first or second.last < first.first:
        return False
    if {first.grain, second.grain} & {"week", "weekend", "season"}:
        return True
    inner, outer = sorted((first, second), key=lambda stretch: stretch.last - stretch.first)
    return outer.first <= inner.first and inner.last <= outer.last


def contradict(a: str, b: str) -> bool:
    """Whether two values can't mean one time: no day is in both."""
    first, second = interval(a), interval(b)
    return bool(first and second and (first.last < second.first or second.last < first.first))
