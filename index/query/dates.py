"""Dates in queries: `2024-10`, `2024-10-01..2024-10-31`, `2w..`, `..2023`, `>=2024-10-18`, `yesterday`."""

import re
from calendar import monthrange
from datetime import date, timedelta

FORMS = "2024, 2024-10, 2024-10-18, 2024-10-01..2024-10-31, ..2023, >=2024-10-18, 2w.. or today"

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_WEEK = re.compile(r"(\d{4})-?[wW](\d{1,2})")
_AGO = re.compile(r"(\d{1,4})([dwmy])")
_BOUND = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)
_LOCAL = re.compile(r"(?:(\d{1,2})[./-](\d{1,2})[./-](\d{4})|(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?)")
_PART = r"(?:\d{0,4}|\d{4}-(?:[01]?|0[1-9]|1[0-2])|\d{4}-(?:0[1-9]|1[0-2])-(?:[0-3]?|\d\d))"
_BEGUN = re.compile(rf"(?:>=?|<=?)?{_PART}|{_PART}\.\.?{_PART}")


class DateError(ValueError):
    """No date; `meant` is what was likely meant, or None."""

    def __init__(self, message: str, meant: str | None = None) -> None:
        super().__init__(message)
        self.meant = meant


def date_range(text: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day that `text` names; raises `DateError`."""
    if match := _BOUND.fullmatch(text):
        return _bounded(match[1], *_point(match[2], today))
    if ".." not in text:
        if _AGO.fullmatch(text.lower()):  # the last two weeks, up to today
            return _point(text, today)[0], None
        return _point(text, today)
    start, _, end = text.partition("..")
    if not start and not end:
        raise DateError("a range needs a date on one side of its dots")
    first = _point(start, today)[0] if start else None
    last = _point(end, today)[1] if end else None
    if first and last and first > last:
        raise DateError(f"{start} is after {end}", f"{end}..{start}")
    return first, last


def _bounded(sign: str, first: date, last: date) -> tuple[date | None, date | None]:
    match sign:
        case ">=":
            return first, None
        case "<=":
            return None, last
        case ">":
            return _shifted(last, 1), None
        case _:
            return None, _shifted(first, -1)


def begun(text: str) -> bool:
    """Whether `text` can be the beginning of a date that is still being typed."""
    return bool(_BEGUN.fullmatch(text)) or any(word.startswith(text.lower()) for word in ("today", "yesterday"))


def _point(text: str, today: date) -> tuple[date, date]:
    """The first and last day of one date, of any precision."""
    lower = text.lower()
    try:
        if lower in ("today", "yesterday"):
            day = today - timedelta(days=lower == "yesterday")
            return day, day
        if match := _AGO.fullmatch(lower):
            day = _ago(today, int(match[1]), match[2])
            return day, day
        if match := _WEEK.fullmatch(text):
            monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return monday, monday + timedelta(days=6)
        if match := _DAY.fullmatch(text):
            return _calendar(int(match[1]), int(match[2] or 0), int(match[3] or 0), match[2], match[3])
    except (ValueError, OverflowError):
        raise DateError(f"there is no such date as {text}") from None
    raise DateError(f"{text} is no date; write {FORMS}", _meant(text))


def _calendar(year: int, month: int, day: int, has_month: str | None, has_day: str | None) -> tuple[date, date]:
    if has_day:
        return date(year, month, day), date(year, month, day)
    if has_month:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


def _ago(today: date, count: int, unit: str) -> date:
    if unit in "dw":
        return today - timedelta(days=count * (7 if unit == "w" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise DateError("no date lies beyond that") from None


def _meant(text: str) -> str | None:
    """The same date the way we write it: 18.10.2024 and 2024/10/18 are 2024-10-18."""
    match = _LOCAL.fullmatch(text)
    if not match:
        return None
    day, month, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
    try:
        if day and int(month) > 12 >= int(day):  # 10/18/2024
            day, month = month, day
        return f"{date(int(year), int(month), int(day or 1)):%Y-%m-%d}"[: 10 if day else 7]
    except ValueError:
        return None
