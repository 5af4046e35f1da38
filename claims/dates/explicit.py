"""Days and months that are named."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from claims.dates import calendar
from claims.dates.calendar import real
from claims.dates.context import Context, Match, Reader, Reading, index, joins, nearest, valued
from claims.dates.grammar import DAY_BEFORE, MORE_DAYS, YEAR_AHEAD


def iso(match: Match, at: Context) -> Reading | None:
    word = str(at.lexemes.values[match.start() >> 1])
    day = date.fromisoformat(word[:10])
    if len(word) > 10:
        return Reading("TIME", f"{word[:10]}T{word[11:16]}", day, "day")
    return valued(day, "day")


def slash(match: Match, at: Context) -> Reading | None:
    return valued(date.fromisoformat(str(at.lexemes.values[match.end() - 1 >> 1])), "day")


def month_day(match: Match, at: Context) -> Reading | None:
    """`Oct. 25`, `Friday, October 25th, 2024`; in `in May 12 people` the month alone."""
    i = index(match, "month")
    if match.end() >> 1 == i + 2 and _MONTH_BEFORE.search(at.before(i)) and _COUNTED.match(at.after(i + 1)):
        reading = month(match, at)
        return reading and reading._replace(last=i)
    return _day(match, at, at.number(match, "day"))


_MONTH_BEFORE = re.compile(r"\b(?:in|since|this)\s$")
_COUNTED = re.compile(
    r" (?:(?:more|other|young|old|new) )?(?:people|men|women|children|(?!this|says|does)[a-z]{3,}s)\b"
)


def day_month(match: Match, at: Context) -> Reading | None:
    """`25 October 2024`, `the 25th of October`."""
    if index(match, "plain") < 0:
        if at.value(match, "unit") not in ("", "day"):
            return None
        return _day(match, at, at.number(match, "day"))
    reading = _day(match, at, at.number(match, "plain"))
    if reading and index(match, "the") >= 0:
        return reading._replace(first=index(match, "plain"))
    return reading


def _day(match: Match, at: Context, day: int) -> Reading | None:
    month, year = at.number(match, "month"), at.number(match, "year") or _year_ahead(match, at)
    if year or not real(2000, month, day):
        found = real(year, month, day) if year else None
        return valued(found, "day") if found else None
    if (month, day) == (9, 11) and _ATTACKS.match(at.after(match.end() - 1 >> 1)):
        return valued(date(2001, 9, 11), "day")
    base = at.published or at.day
    at.month = month
    if not base:
        return Reading("DATE", f"XXXX-{month:02}-{day:02}")
    around = [found for shift in range(-8, 9) if (found := real(base.year + shift, month, day))]
    if index(match, "weekday") >= 0:
        # A weekday that is given with its date settles the year, should it be one close by.
        named = [
            found
            for found in around
            if found.weekday() == at.number(match, "weekday") and abs(found.year - base.year) < 2
        ]
        if named:
            return valued(min(named, key=lambda found: abs(found - base)), "day")
    if not at.published:
        return valued(real(base.year, month, day) or around[0], "day")
    before = max(found for found in around if found <= base)
    after = min(found for found in around if found > base)
    return valued(nearest(at, match.start() >> 1, before, after), "day")


_ATTACKS = re.compile(r"\s(?:\w+\s)?(?:attack|hijack)")


def _year_ahead(match: Match, at: Context) -> int:
    """The year that ends a range or list of months, 0 where there is none."""
    ahead = YEAR_AHEAD.match(at.lexemes.code, match.end())
    if not ahead:
        return 0
    return at.number(ahead, "year") - (at.number(match, "month") > at.number(ahead, "month"))


def month_year(match: Match, at: Context) -> Reading | None:
    return valued(date(at.number(match, "year"), at.number(match, "month"), 1), "month")


def month_of_year(match: Match, at: Context) -> Reading | None:
    """`July last year`."""
    if at.value(match, "unit") != "year":
        return None
    month = at.number(match, "month")
    if not at.published:
        return Reading("DATE", f"XXXX-{month:02}")
    return valued(date(at.published.year + at.number(match, "rel"), month, 1), "month")


def aside_month(match: Match, at: Context) -> Reading | None:
    """`last October`, `this coming May`."""
    month_, rel = at.number(match, "month"), at.number(match, "past") or at.number(match, "rel")
    if joins(match, at):
        reading = month(match, at)
        return reading and reading._replace(first=index(match, "month"))
    if not at.published or at.word(match, "rel") in ("that", "those", "same"):
        return valued(date(at.day.year, month_, 1), "month") if at.day else Reading("DATE", f"XXXX-{month_:02}")
    year_ = at.published.year
    if rel < 0:
        year_ -= month_ >= at.published.month
    elif rel > 0:
        year_ += month_ <= at.published.month
    return valued(date(year_, month_, 1), "month")


_SURE: Final = r"in|since|until|till|during|last|next|this|early|late|mid|by|through|every|each"
_SURELY_MONTH = re.compile(rf"\b(?:{_SURE})[\s-]+$")
_MAYBE_MONTH = re.compile(
    rf"(?:\b(?:{_SURE}|of|from|to|for|and|or|before|after|around|between|the|on|a|beginning|starting|ended|ending|end)[\s-]+|[,(]\s?)$"
)
_DOUBTFUL: Final = frozenset(("march", "may", "jan", "mar", "jun", "april", "june", "august"))
_ACTIVITY_AFTER = re.compile(r"\s(?:of|for|on|against|by|through|to|toward|towards)\b")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")


def month(match: Match, at: Context) -> Reading | None:
    """A bare month, told from modal `may`, a march, and people called June."""
    i = index(match, "month")
    word, before, after = at.lexemes.word(i), at.before(i), at.after(i)
    sure = bool(_SURELY_MONTH.search(before))
    if word in _DOUBTFUL and not sure:
        if _NAME_AFTER.match(after) or (word not in ("april", "june", "august") and not _MAYBE_MONTH.search(before)):
            return None
        if word == "march" and not before.endswith("from ") and _ACTIVITY_AFTER.match(after):
            return None
    if len(word) <= 3 and word != "may" and (not _MAYBE_MONTH.search(before) or _NAME_AFTER.match(after)):
        return None
    if year_ := _year_ahead(match, at):
        return valued(date(year_, at.number(match, "month"), 1), "month")
    return _month(at.number(match, "month"), at, i)


def _month(month_: int, at: Context, i: int) -> Reading:
    if not at.published:
        return valued(date(at.day.year, month_, 1), "month") if at.day else Reading("DATE", f"XXXX-{month_:02}")
    year_ = at.published.year
    if month_ == at.published.month:
        return valued(date(year_, month_, 1), "month")
    before, after = (year_, year_ + 1) if month_ < at.published.month else (year_ - 1, year_)
    return valued(nearest(at, i, date(before, month_, 1), date(after, month_, 1)), "month")


_DAY_BEFORE = re.compile(r"\b(?:on|by|until|till|from|since|to|and|before|after|through|between|for)\s$")
_NOUN_AFTER = re.compile(
    r"\s(?!(?:and|or|at|in|to|but|when|after|before|by|that|as|was|were|is|will|it|he|she|they|the)\b"
    r"|of (?:this|last|next|the) month\b)"
)


def the_nth(match: Match, at: Context) -> Reading | None:
    """`the 24th`, without its month: of the month that is spoken of, else the one nearest to publication."""
    i = index(match, "day")
    if not _DAY_BEFORE.search(at.before(match.start() >> 1)) or _NOUN_AFTER.match(at.after(i)):
        return None
    return in_month(at, i, at.number(match, "day"))


_FIRST_OF_SEVERAL = re.compile(r"\b(?:from|between|on|of)\s$")


def day_before(at: Context, reading: Reading, floor: int) -> tuple[int, Reading] | None:
    """The day before `21 April` in `from 8 to 21 April`, `2-3 May`, and the word it is; no word before `floor`."""
    match = DAY_BEFORE.search(at.lexemes.code, 2 * floor, 2 * reading.first + 1)
    i = index(match, "day") if match else -1
    if not match or not reading.day or (match["listed"] and not _FIRST_OF_SEVERAL.search(at.before(i))):
        return None
    day = real(reading.day.year, reading.day.month, at.number(match, "day"))
    return (i, valued(day, "day")) if day and day < reading.day else None


def nth_weekday(match: Match, at: Context) -> Reading | None:
    """`the first Monday in May`, `the last Sunday of March 2024`."""
    i, month_, year_ = index(match, "day"), at.number(match, "month"), at.number(match, "year")
    nth = -1 if at.word(match, "nth") == "last" else at.number(match, "nth")
    base = at.published or at.day
    if not -1 <= nth <= 4:
        return None
    if not year_ and not base:
        return Reading("DATE", f"XXXX-{month_:02}")
    years = (year_,) if year_ or not base else range(base.year - 1, base.year + 2)
    days = [calendar.nth_weekday(one, month_, at.number(match, "day"), nth) for one in years]
    if len(days) == 1 or not base or not at.published:
        return valued(days[len(days) // 2], "day")
    return valued(nearest(at, i, max(d for d in days if d <= base), min(d for d in days if d > base)), "day")


def more_days(at: Context, end: int, limit: int) -> Iterator[tuple[int, Reading]]:
    """Days that go on a list from word `end`: in `on the 27th and 28th` the last."""
    while match := MORE_DAYS.match(at.lexemes.code, 2 * end, limit):
        i = index(match, "day")
        reading = None if _NOUN_AFTER.match(at.after(i)) else in_month(at, i, at.number(match, "day"))
        if not reading:
            return
        yield i, reading
        end = i + 1


def in_month(at: Context, i: int, day: int) -> Reading | None:
    if not 1 <= day <= 31:
        return None
    if at.day and at.nearby(i, 400) and (found := real(at.day.year, at.day.month, day)):
        return valued(found, "day")
    if not at.published:
        return Reading("DATE", f"XXXX-{f'{at.month:02}' if at.month else 'XX'}-{day:02}")
    months = (divmod(at.published.year * 12 + at.published.month - 1 + shift, 12) for shift in range(-3, 4))
    days = [found for number, month_ in months if (found := real(number, month_ + 1, day))]
    before, after = max(d for d in days if d <= at.published), min(d for d in days if d > at.published)
    return valued(nearest(at, i, before, after), "day")


READERS: Final[dict[str, Reader]] = {
    reader.__name__: reader
    for reader in (
        iso,
        slash,
        month_day,
        day_month,
        month_year,
        month_of_year,
        aside_month,
        month,
        the_nth,
        nth_weekday,
    )
}
