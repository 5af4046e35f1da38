"""Seasons and holidays."""

import re
from datetime import date, timedelta
from typing import Final

from claims.dates.calendar import easter, nth_weekday
from claims.dates.context import Context, Match, Reader, Reading, index, nearest, valued
from claims.dates.lexicon import LETTERS
from claims.dates.numerals import spoken

_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Season to its first month; a winter has the year of its December."""


def season_at(at: Context, season_: str, count: int) -> Reading:
    """The last such season begun by publication for -1, the next for 1, the one of its year for 0."""
    if not at.published:
        return Reading("DATE", f"XXXX-{season_}")
    start = _STARTS[season_]
    year, month = at.published.year, at.published.month
    if season_ == "WI" and month < 6:
        year -= 1
        month += 12
    if count < 0:
        year -= month < start + 3
    elif count > 0:
        year += month >= start
    return Reading("DATE", f"{year:04}-{season_}", date(year, start, 1), "season")


_INTO_SEASON = re.compile(r"\b(?:in|during|since|until|over|by|for|early|late|mid|of|through|next|last|this)[\s-]$")
_NAME_AFTER = re.compile(r"[\s-](?:[a-z]+s\b|olympics|games|palace|camp|season|school|break|house)", re.IGNORECASE)


def season(match: Match, at: Context) -> Reading | None:
    """`spring 2003`, `the summer`; bare `fall` and `spring` are verbs and springs more often."""
    i = index(match, "season")
    code = at.value(match, "season")
    year = at.number(match, "year")
    if index(match, "spoken") >= 0:
        first, last = match.start("spoken") >> 1, match.end("spoken") - 1 >> 1
        year = spoken([int(value) for value in at.lexemes.values[first : last + 1]]) or 0
    if year:
        return Reading("DATE", f"{year}-{code}", date(year, _STARTS[code], 1), "season")
    if index(match, "rel") >= 0:
        return Reading("DATE", f"{at.published.year + at.number(match, 'rel') if at.published else 'XXXX'}-{code}")
    the = index(match, "the") >= 0
    into = _INTO_SEASON.search(at.before(match.start() >> 1))
    if not into or (not the and at.lexemes.word(i) in ("fall", "spring")) or _NAME_AFTER.match(at.after(i)):
        return None
    reading = season_at(at, code, 0)
    if at.published and reading.day:
        tense = at.tense(at.lexemes.starts[i])
        if reading.day > at.published and tense == "past":
            return season_at(at, code, -1)
        if reading.day <= at.published - timedelta(days=100) and tense == "future":
            return season_at(at, code, 1)
    return reading


def day_of(name: str, year: int) -> date:
    """The day of a holiday by its value in the lexicon: a name, or month and day."""
    moving = {"thanksgiving": (11, 3, 4), "memorial": (5, 0, -1), "labor": (9, 0, 1), "columbus": (10, 0, 2)}
    if name == "easter":
        return easter(year)
    if name == "election":
        return nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    if name in moving:
        return nth_weekday(year, *moving[name])
    month, day = name.split("-")
    return date(year, int(month), int(day))


_FEAST: Final = LETTERS["FEAST"]


def holiday(match: Match, at: Context) -> Reading | None:
    """`Thanksgiving`, `Labor Day`, `last Christmas Eve`."""
    i = index(match, "name")
    name, day, year = at.value(match, "name"), at.word(match, "day"), at.number(match, "year")
    if at.lexemes.code[2 * i + 1] == _FEAST:
        if day not in ("day", "weekend") or not at.after(i)[1:2].isupper():
            return None
    elif day not in ("", "day", "eve", "week", "weekend", "sunday", "monday") or (
        not day and re.match(r"\s(?:[a-z]+s\b|[A-Z])", at.after(i))
    ):
        return None
    if year:
        found = day_of(name, year)
    elif not at.published:
        return Reading("DATE", "" if name.isalpha() else f"XXXX-{name}")
    else:
        found = _near(at, i, name, at.number(match, "rel"))
    found += timedelta(days={"eve": -1, "monday": 1}.get(day, 0))
    return valued(found, day if day in ("week", "weekend") else "day")


def _near(at: Context, i: int, name: str, rel: int) -> date:
    """The holiday last before publication or next after it."""
    assert at.published
    around = [day_of(name, at.published.year + shift) for shift in (-1, 0, 1)]
    before, after = max(d for d in around if d <= at.published), min(d for d in around if d > at.published)
    return before if rel < 0 else after if rel > 0 else nearest(at, i, before, after)


def new_year(match: Match, at: Context) -> Reading | None:
    """`New Year's Day`, `New Year's Eve`."""
    day = at.word(match, "day")
    if day not in ("day", "eve") or at.value(match, "year") != "year":
        return None
    name = "01-01" if day == "day" else "12-31"
    return valued(_near(at, match.start() >> 1, name, 0), "day") if at.published else Reading("DATE", f"XXXX-{name}")


READERS: Final[dict[str, Reader]] = {"season": season, "holiday": holiday, "new_year": new_year}
