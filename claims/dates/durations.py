"""Lengths of time, sets of times, and the vague references of TimeML."""

import re
from typing import Final

from claims.dates.context import Context, Match, Reader, Reading, index
from claims.dates.lexicon import LETTERS
from claims.dates.numerals import UNKNOWN, counted, length

_PARTS: Final = ("MO", "AF", "EV", "NI")
_SEASONS: Final = ("SP", "SU", "FA", "WI")
_EACH: Final = LETTERS["EACH"]
_ANYMONTH: Final = LETTERS["MONTH"] + LETTERS["MAY"]


_OLD = re.compile(r"[\s-]old\b")
_TITLES_AND_SUMS: Final = ("$", "£", "€", "#", ".", "/", ":")


def span(match: Match, at: Context) -> Reading | None:
    """`three months`, `two-year`, `a decade`, `a year` as a rate."""
    first, last = match.start("count") >> 1, match.end("count") - 1 >> 1
    i, unit, found = index(match, "unit"), at.value(match, "unit"), at.lexemes
    half = 0.5 if index(match, "half") >= 0 else 0
    if first == last and found.word(first) in ("a", "an"):
        return Reading("DURATION", length(1 + half, unit)) if half else _one(match, at, unit, first)
    count = counted(found, first, last) + half
    plural, hyphen = found.word(i).endswith("s"), found.code[2 * i] == "-"
    # A unit in the singular belongs to a noun after it, as "two-year" does.
    modifier = hyphen or (not plural and count != 1)
    if count == 0 or (modifier and not hyphen and (count in (12, UNKNOWN) or count > 400)):
        return None
    if unit in ("weekend", "quarter") and (not plural or hyphen or (unit == "quarter" and count in (UNKNOWN, 1))):
        return None
    if _OLD.match(at.after(i)) or at.after(i).startswith("-t") or at.before(first).endswith(_TITLES_AND_SUMS):
        return None
    if found.capital(i) and not found.text[found.starts[first]].islower():
        return None  # a title: "60 Minutes"
    if modifier and index(match, "period") < 0:
        return Reading("DURATION", length(count, unit), first=first + (found.word(first) in ("a", "an")), last=i)
    return Reading("DURATION", length(count, unit))


_LENGTH_BEFORE = re.compile(
    r"\b(?:for|in|within|after|over|about|nearly|almost|than|of|is|was|takes?|took|last|lasted|lasts|lasting|least|to|as|once"
    r"|just|only|until|some|under|spent|spend|and|him|her|them|barely|another|half|quarter)\s$|[,(]\s$"
)
_DAY_LENGTH_BEFORE = re.compile(r"\b(?:within|than|for|in|takes?|took|only|just|nearly|almost)\s$")
_SOME_YEAR_AFTER = re.compile(r"\s(?:of|when|that|in which|for the|to remember)\b")
_RATED_BEFORE = re.compile(r"(?:\w+s|once|twice|million|billion|\d)\s$")


def _one(match: Match, at: Context, unit: str, first: int) -> Reading | None:
    """`a year`: a length after `for` or `within`, and a rate after what is counted."""
    i = index(match, "unit")
    before, after = at.before(first), at.after(i)
    if at.lexemes.code[2 * i] == "-" or after.startswith("-") or unit in ("quarter", "weekend"):
        return None
    if unit in ("hour", "day", "month", "year") and _SOME_YEAR_AFTER.match(after):
        return None
    if (_DAY_LENGTH_BEFORE if unit == "day" else _LENGTH_BEFORE).search(before):
        return Reading("DURATION", length(1, unit))
    if unit == "year" and _RATED_BEFORE.search(before):
        return Reading("SET", length(1, unit))
    lone = unit in ("day", "week", "month") and re.match(r"\s(?:after|before)\b", after)
    return Reading("DURATION", length(1, unit)) if lone or unit in ("year", "decade", "century") else None


def aside_units(match: Match, at: Context) -> Reading | None:
    """`the past two months`, `the next few days`, `the first nine months`."""
    first, last = match.start("count") >> 1, match.end("count") - 1 >> 1
    unit, rel = at.value(match, "unit"), at.word(match, "rel")
    count = counted(at.lexemes, first, last)
    if _OLD.match(at.after(index(match, "unit"))):
        return None
    if unit == "quarter" and count == UNKNOWN:
        return Reading("DATE", "PAST_REF" if at.number(match, "rel") < 0 else "FUTURE_REF")
    return Reading("DURATION", length(count, unit), first=first if rel in ("this", "that", "these") else -1)


_SOME_BEFORE = re.compile(
    r"(?:\b(?:for|in|within|after|over|of|the|by|took|takes?|last|through|spent|and|or|about|than|just|only)\s|,\s)$"
)


def units(match: Match, at: Context) -> Reading | None:
    """`for years`, `days after`, `weeks or months`."""
    i, unit, last = index(match, "unit"), at.value(match, "unit"), match.end() - 1 >> 1
    after = at.after(last)
    if unit == "second" or after.startswith("-") or _OLD.match(after):
        return None
    reading = Reading("DURATION", length(UNKNOWN, unit))
    if index(match, "the") >= 0 and unit != "year" and not after.startswith(" ahead"):
        return reading._replace(first=i) if re.match(r"\s(?:before|after|since|leading|following)\b", after) else None
    before = _SOME_BEFORE.search(at.before(match.start() >> 1))
    return reading if before or re.match(r"\s(?:of|before|after|ahead|to come)\b", after) else None


def each(match: Match, at: Context) -> Reading | None:
    """`every day`, `each of two weeks`, `every morning`."""
    unit = at.value(match, "unit")
    if unit in _PARTS:
        return Reading("SET", f"XXXX-XX-XXT{unit}")
    if unit == "weekend":
        return Reading("SET", "XXXX-WXX-WE")
    i = index(match, "count")
    if (
        i >= 0
        and isinstance(at.lexemes.values[i], int)
        and at.lexemes.word(i) in ("other", "second", "third", "fourth")
    ):
        return Reading("SET", length(int(at.lexemes.values[i]), unit))
    return Reading("SET", length(counted(at.lexemes, i, match.end("count") - 1 >> 1) if i >= 0 else 1, unit))


def each_named(match: Match, at: Context) -> Reading | None:
    """`every Friday`, `each July`, `Tuesday nights`, `Mondays`."""
    value, last = at.lexemes.values[match.start() >> 1], at.lexemes.values[match.end() - 1 >> 1]
    part = f"T{last}" if last in _PARTS else ""
    if at.lexemes.code[match.start()] == _EACH:
        value = at.lexemes.values[(match.start() >> 1) + 1]
    if isinstance(value, str):
        return Reading("SET", f"XXXX-{value}" if value in _SEASONS else "XXXX-WXX-WE")
    month = at.lexemes.code[match.end() - 1] in _ANYMONTH
    return Reading("SET", f"XXXX-{value:02}" if month else f"XXXX-WXX-{int(value) + 1}{part}")


def daily(match: Match, at: Context) -> Reading | None:
    i = match.start() >> 1
    if at.lexemes.word(i) != "annually" and at.lexemes.capital(i):
        return None  # the name of a newspaper
    return Reading("SET", str(at.lexemes.values[i]))


def now(match: Match, at: Context) -> Reading | None:
    """`now`, `currently`, `recent`, `soon`."""
    i = match.start() >> 1
    if at.lexemes.word(i) == "soon" and (
        re.search(r"\b(?:as|too|how|very|so)\s$", at.before(i))
        or re.match(r"\s(?:as|after|became|was|were|had|found|began)\b", at.after(i))
    ):
        return None
    value = {"current": "PRESENT_REF", "recent": "PAST_REF"}.get(at.lexemes.word(i)) or str(at.lexemes.values[i])
    return Reading("DATE", value)


_NO_NOUN_AFTER = re.compile(
    r"(?!-|\s?\w)|\s(?:and|of|in|to|for|is|was|as|or|with|by|but|will|that|because|at|on|would|could|can|has|may)\b"
)


def the_future(match: Match, at: Context) -> Reading | None:
    """`the future`, `the past`."""
    last = match.end() - 1 >> 1
    if at.lexemes.word(last) == "last" or not _NO_NOUN_AFTER.match(at.after(last)):
        return None
    return Reading("DATE", "FUTURE_REF" if at.lexemes.word(last) == "future" else "PAST_REF")


READERS: Final[dict[str, Reader]] = {
    reader.__name__: reader for reader in (span, aside_units, units, each, each_named, daily, now, the_future)
}
