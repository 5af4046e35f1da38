"""Days, weeks, months, quarters and years: arithmetic, and the TIMEX3 values that name them."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "season": 12, "year": 12, "decade": 120, "century": 1200}


def moved(day: date, count: int, grain: str) -> date | None:
    """`day` moved by `count` units, kept inside its month; None outside of the calendar."""
    try:
        if grain in ("day", "week", "weekend"):
            return day + timedelta(days=count * (1 if grain == "day" else 7))
        year, month = divmod(day.year * 12 + day.month - 1 + count * _MONTHS[grain], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def named(day: date, grain: str) -> str:
    """The TIMEX3 value of the day, week, month, … that `day` lies in."""
    if grain in ("day", "hour", "minute", "second", "part"):
        return day.isoformat()
    if grain in ("week", "weekend"):
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if grain == "weekend" else "")
    year = f"{day.year:04}"
    if grain == "month":
        return f"{year}-{day.month:02}"
    if grain == "quarter":
        return f"{year}-Q{(day.month + 2) // 3}"
    if grain == "half":
        return f"{year}-H{(day.month + 5) // 6}"
    return {"decade": year[:3], "century": year[:2]}.get(grain, year)


def real(year: int, month: int, day: int) -> date | None:
    """The day of that name, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` such weekday of a month, counted from 1, or from its end as -1. Monday is 0."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * n) // 433
    month = (h + n - 7 * m + 90) // 25
    return date(year, month, (h + n - 7 * m + 33 * month + 19) % 32)
