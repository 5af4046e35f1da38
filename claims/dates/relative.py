"""Dates told from publication, from the tense around them or from what was dated before."""

import re
from datetime import date, timedelta
from typing import Final

from claims.dates.context import Context, Match, Reader, Reading, index, joins, shifted, valued
from claims.dates.holidays import season_at
from claims.dates.lexicon import LETTERS
from claims.dates.numerals import UNKNOWN, counted, length

_VAGUE: Final = (LETTERS["MORE"], LETTERS["FEW"])
_SUN: Final = LETTERS["SUN"]
_BACK: Final = ("previous", "preceding", "prior")
_AHEAD = re.compile(
    r"\b(?:effective|due|payable|expires?|scheduled|planned|slated|starting|beginning)\W+(?:\w+\W+){0,3}$"
)
_JUST_OVER: Final = 1
"""Tuesday: from Wednesday on, `this weekend` is the one to come even where verbs are of the past (`was told`)."""
_DEADLINE = re.compile(
    r"\b(?:by(?!\W+(?!noon|mid|the (?:end|close|start)|\d)(?:\w+\W+){1,3}on\W+$)"  # published by the bank on Monday
    r"|until|till|as (?:soon|early|late) as|no later than)\W+(?:\w+\W+){0,4}$"
)


def weekday(match: Match, at: Context) -> Reading | None:
    """`Friday`, `last Tuesday`, `Sunday night`."""
    i, part_ = index(match, "day"), at.value(match, "part")
    if at.lexemes.code[2 * i + 1] == _SUN and not re.search(
        r"\b(?:on|last|next|this|since|by|until|from)\s$", at.before(match.start() >> 1)
    ):
        return None
    if at.after(i)[:1] == "-" and at.after(i)[1:2].isupper():
        return None
    number = at.number(match, "day")
    found = _weekday(match, at, number, i)
    first = i if joins(match, at) else -1
    if not part_:
        return valued(found, "day", first) if found else Reading("DATE", f"XXXX-WXX-{number + 1}", first=first)
    return Reading("TIME", f"{found or f'XXXX-WXX-{number + 1}'}T{part_}", found, "day", first)


def _weekday(match: Match, at: Context, day: int, i: int) -> date | None:
    rel, past = "" if joins(match, at) else at.word(match, "rel"), at.number(match, "past")
    if rel in (*_BACK, "following", "that", "same") and (near := at.nearby(i, 600)):
        base = near[0]
        if rel in _BACK:
            return base - timedelta(days=(base.weekday() - day - 1) % 7 + 1)
        return base + timedelta(days=(day - base.weekday() - (rel == "following")) % 7 + (rel == "following"))
    if not at.published:
        return None
    before = at.published - timedelta(days=(at.published.weekday() - day) % 7)
    after = before + timedelta(days=7)
    way = past or at.number(match, "rel")
    if way < 0:
        return before if before < at.published else before - timedelta(days=7)
    if way > 0:
        return after
    if rel == "this":
        return before if before == at.published else after
    if before == at.published:
        return before
    told, words = at.after(i)[:2] in ("'s", "’s"), at.before(i, 40)
    tense = "past" if told else at.tense(at.lexemes.starts[i])
    if tense == "future" or _DEADLINE.search(words) or (tense in ("", "present") and _AHEAD.search(words)):
        return after
    return before


def weekdays_ago(match: Match, at: Context) -> Reading | None:
    """`two Sundays ago`."""
    count = counted(at.lexemes, match.start("count") >> 1, match.end("count") - 1 >> 1)
    if count == UNKNOWN or count > _WEEKS or not at.published:
        return Reading("DATE", "PAST_REF" if count == UNKNOWN else "")
    last = at.published - timedelta(days=(at.published.weekday() - at.number(match, "day") - 1) % 7 + 1)
    return valued(last - timedelta(days=7 * (int(count) - 1)), "day")


_WEEKS: Final = 52
"""Nobody counts more of them in Sundays."""


def today(match: Match, at: Context) -> Reading | None:
    """`yesterday`, `tomorrow morning`, `the day before yesterday`."""
    i, part_ = index(match, "today"), at.value(match, "part")
    count = at.number(match, "today")
    start = at.lexemes.starts[i]
    if at.lexemes.capital(i) and re.search(r"\b[A-Z]\w* $", at.lexemes.text[max(0, start - 20) : start]):
        return None  # the name of a newspaper
    if (off := index(match, "off")) >= 0:
        if at.lexemes.values[off] != "day":
            return None
        count += int(at.lexemes.values[off + 1])
    found = shifted(at.published, count, "day")
    if part_:
        return Reading("TIME", f"{found}T{part_}" if found else "", found, "day")
    return valued(found, "day")


def part(match: Match, at: Context) -> Reading | None:
    """`this morning`, `last night`, `the next evening`, `tonight`, `overnight`."""
    first = match.start() >> 1
    if index(match, "part") < 0:
        found = shifted(at.published, int(at.lexemes.values[first]), "day")
        return Reading("TIME", f"{found}TNI" if found else "", found, "day")
    rel, part_ = at.word(match, "rel"), at.value(match, "part")
    if rel in ("past", "latest", "current") or (rel == "last" and part_ != "NI"):
        return None
    told = index(match, "the") >= 0 or rel in ("that", "same", "following", *_BACK)
    near = at.nearby(first, 600) if told else None
    if rel in ("that", "same") and not near:
        return Reading("TIME", "")
    found = shifted(near[0] if near else at.published, at.number(match, "rel"), "day")
    return Reading("TIME", f"{found}T{part_}" if found else "", found, "day")


def aside_unit(match: Match, at: Context) -> Reading | None:
    """`last week`, `this year`, `the previous month`, `the same day`."""
    i, rel, unit = index(match, "unit"), at.word(match, "rel"), at.value(match, "unit")
    the, past = index(match, "the") >= 0, at.number(match, "past")
    if unit in ("second", "minute", "hour", "millennium") or at.lexemes.capital(i):
        return None
    if unit in ("SP", "SU", "FA", "WI"):
        return season_at(at, unit, past or at.number(match, "rel"))
    if rel in ("past", "last") and (unit == "decade" or (rel == "past" and the and unit in ("week", "month", "day"))):
        return Reading("DURATION", length(1, unit))
    if rel == "last" and re.match(r"\sof\b", at.after(i)):
        return None
    near = at.nearby(i, 600)
    if rel in ("that", "same", "those"):
        return valued(near[0], unit) if near else Reading("DATE", "")
    if rel in ("these", "latest") and unit != "year":
        return None
    base = at.published
    if near and (rel in ("following", *_BACK) or (rel == "next" and the)):
        base = near[0]
    if unit == "weekend" and rel == "this" and not past:
        return valued(_this_weekend(at, i), unit)
    return valued(shifted(base, past or -1 if rel == "latest" else past or at.number(match, "rel"), unit), unit)


def _this_weekend(at: Context, i: int) -> date | None:
    """The weekend of the week of publication; one just over where a Monday or Tuesday looks back on it."""
    if not at.published or at.published.weekday() > _JUST_OVER or _DEADLINE.search(at.before(i, 40)):
        return at.published
    return at.published - timedelta(days=7) if at.tense(at.lexemes.starts[i]) == "past" else at.published


def _weekend(at: Context, i: int) -> date | None:
    """The weekend of publication or just before it, or the one to come where the tense looks ahead."""
    if not at.published or at.published.weekday() >= 5 or at.tense(at.lexemes.starts[i]) in ("future", "present"):
        return at.published
    return at.published - timedelta(days=7)


def plural_aside(match: Match, at: Context) -> Reading | None:
    """`these days`, `recent years`, `the coming months`."""
    rel, unit = at.word(match, "rel"), at.value(match, "unit")
    if rel in ("these", "that"):
        return Reading("DATE", "PRESENT_REF") if rel == "these" and unit == "day" else None
    if rel in ("coming", "upcoming", "next"):
        return Reading("DURATION", length(UNKNOWN, unit))
    return Reading("DATE", "FUTURE_REF" if rel == "future" else "PAST_REF")


_QUARTER_REACH: Final = 600


def ago(match: Match, at: Context) -> Reading | None:
    """`three days ago`, `a year earlier`, `two weeks later`."""
    first, last = match.start("count") >> 1, match.end("count") - 1 >> 1
    unit, way = at.value(match, "unit"), at.word(match, "way")
    count = counted(at.lexemes, first, last) + (0.5 if index(match, "half") >= 0 else 0)
    if unit in ("second", "minute", "hour"):
        return Reading("DATE", "PAST_REF") if way == "ago" else Reading("DURATION", length(count, unit))
    if count == UNKNOWN:
        return Reading("DATE", "PAST_REF" if way in ("ago", "earlier") else "FUTURE_REF")
    if count != int(count):
        count, unit = count * {"year": 12, "month": 30, "week": 7}.get(unit, 1), {"year": "month"}.get(unit, "day")
    base, grain = at.published, unit
    # A year before a quarter is that quarter of the year before; the same holds of months, but for "ago".
    near = at.nearby(first, 240)
    if unit == "year" and at.quarter and at.lexemes.starts[first] - at.quarter[1] < _QUARTER_REACH:
        base, grain = at.quarter[0], "quarter"
    elif near and unit == "year" and way != "ago" and near[1] in ("half", "month"):
        base, grain = near
    elif near and way in ("earlier", "later"):
        base = near[0]
    return valued(shifted(base, int(count) if way in ("later", "from") else -int(count), unit), grain)


def units_ago(match: Match, at: Context) -> Reading | None:
    first, way = at.lexemes.word(match.start() >> 1), at.word(match, "way")
    if first not in ("long", "some", "a") and at.lexemes.code[match.start()] in _VAGUE:
        return None
    return Reading("DATE", "FUTURE_REF" if way == "later" else "PAST_REF")


def the_unit(match: Match, at: Context) -> Reading | None:
    """`the year`, `the weekend`: the one of publication, or the one spoken of."""
    i, unit = index(match, "unit"), at.value(match, "unit")
    if unit == "weekend":
        return valued(_weekend(at, i), unit)
    if unit == "year" and not re.match(r"\s(?:of|that|when|before|after)\b|-", at.after(i)):
        near = at.nearby(i, 100)
        return valued(near[0] if near and near[1] == "year" else at.published, "year")
    if unit in ("day", "week", "month") and re.search(r"\b(?:of|in|during|for)\s$", at.before(match.start() >> 1)):
        return valued(at.published, unit) if at.after(i)[:1] != "-" else None
    return None


def year_end(match: Match, at: Context) -> Reading | None:
    """`year-end`, `year's end`."""
    if at.value(match, "unit") != "year" or at.word(match, "end") != "end":
        return None
    return valued(at.published, "year")


READERS: Final[dict[str, Reader]] = {
    reader.__name__: reader
    for reader in (weekday, weekdays_ago, today, part, aside_unit, plural_aside, ago, units_ago, the_unit, year_end)
}
