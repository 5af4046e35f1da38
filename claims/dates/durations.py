"""Lengths of time, sets of times, and the vague references of TimeML."""

import re
from typing import Final

from claims.dates.context import Context, Match, Reader, Reading, index
from claims.dates.numerals import UNKNOWN, counted, length

_PARTS: Final = ("MO", "AF", "EV", "NI")
_SEASONS: Final = ("SP", "SU", "FA", "WI")


def span(match: Match, at: Context) -> Reading | None:
    """`three months`, `two-year`, `a decade`, `a year` as a rate."""
    first, last = match.start("count") >> 1, match.end("count") - 1 >> 1
    i, unit = index(match, "unit"), at.value(match, "unit")
    hyphen = at.lexemes.code[2 * i] == "-"
    plural = at.lexemes.word(i).endswith("s")
    if first == last and at.lexemes.word(first) in ("a", "an"):
        half = index(match, "half") >= 0
        return Reading("DURATION", length(1.5, unit)) if half else _one(match, at, unit, first)
    count = counted(at.lexemes, first, last) + (0.5 if index(match, "half") >= 0 else 0)
    if count == 0 or not plural and not hyphen and (count in (12, UNKNOWN) or count > 400) or at.after(i)[:2] == "-t":
        return None
    if unit in ("weekend", "quarter") and (not plural or hyphen or unit == "quarter" and count in (UNKNOWN, 1)):
        return None
    if _OLD.match(at.after(i)):
        return None
    if at.before(first)[-1:] in ("$", "£", "€", "#", ".", "/", ":"):
        return None
    if at.lexemes.text[at.lexemes.starts[i]].isupper() and not at.lexemes.text[at.lexemes.starts[first]].islower():
        return None  # a title: "60 Minutes"
    if hyphen and index(match, "period") < 0:
        own = first + (at.lexemes.word(first) in ("a", "an"))
        return Reading("DURATION", length(count, unit), first=own, last=i)
    return Reading("DURATION", length(count, unit))


_OLD = re.compile(r"[\s-]old\b")
_A_LENGTH = re.compile(
    r"\b(?:for|in|within|after|over|about|nearly|almost|than|of|is|was|take|takes|took|last|lasted|lasts|lasting|least|to|as|once"
    r"|just|only|until|some|under|spent|spend|and|him|her|them|barely|another|half|quarter)\s$|[,(]\s$"
)


def _one(match: Match, at: Context, unit: str, first: int) -> Reading | None:
    """`a year`: a length after `for` or `within`, and a rate after what is counted."""
    i = index(match, "unit")
    before, after = at.before(first), at.after(i)
    if at.lexemes.code[2 * i] == "-" or unit in ("quarter", "weekend", "second") or re.match(r"-\w", after):
        return None
    if re.match(r"\s(?:of|when|that|in which|for the|to remember)\b", after) and unit in ("day", "year", "month", "hour"):
        return None
    if _A_LENGTH.search(before):
        if unit in ("day", "night") and not re.search(r"\b(?:within|than|for|in|take|takes|took|only|just|nearly|almost)\s$", before):
            return None
        return Reading("DURATION", length(1, unit))
    if unit == "year" and re.search(r"(?:\w+s|once|twice|times|million|billion|\d)\s$", before):
        return Reading("SET", length(1, unit))
    if re.match(r"\s(?:after|before)\b", after) and unit in ("week", "month", "year", "day"):
        return Reading("DURATION", length(1, unit))
    if unit in ("year", "decade", "century"):
        return Reading("DURATION", length(1, unit))
    return None


def aside_units(match: Match, at: Context) -> Reading | None:
    """`the past two months`, `the next few days`, `the first nine months`."""
    first, last = match.start("count") >> 1, match.end("count") - 1 >> 1
    unit, rel = at.value(match, "unit"), at.word(match, "rel")
    count = counted(at.lexemes, first, last)
    if unit == "quarter" and count == UNKNOWN:
        return Reading("DATE", "PAST_REF" if at.number(match, "rel") < 0 else "FUTURE_REF")
    if _OLD.match(at.after(index(match, "unit"))):
        return None
    own = first if rel in ("this", "that", "these") and index(match, "the") < 0 and rel != "those" else -1
    return Reading("DURATION", length(count, unit), first=own)


def units(match: Match, at: Context) -> Reading | None:
    """`for years`, `days after`, `weeks or months`."""
    i, unit = index(match, "unit"), at.value(match, "unit")
    last = match.end() - 1 >> 1
    after = at.after(last)
    if index(match, "the") >= 0 and unit != "year" and not re.match(r"\sahead\b", after):
        if not re.match(r"\s(?:before|after|since|leading|following)\b", after):
            return None
        return Reading("DURATION", length(UNKNOWN, unit), first=i)
    if after[:1] == "-" or re.match(r"\sold\b", after) or unit == "second":
        return None
    if not _SOME_UNITS.search(at.before(match.start() >> 1)) and not re.match(r"\s(?:of|before|after|ahead|to come)\b", after):
        return None
    return Reading("DURATION", length(UNKNOWN, unit))


_SOME_UNITS = re.compile(
    r"\b(?:for|in|within|after|over|of|the|by|took|take|takes|last|through|spent|and|or|about|than|just|only|recent|matter of)\s$|,\s$"
)


def each(match: Match, at: Context) -> Reading | None:
    """`every day`, `each of two weeks`, `every morning`."""
    unit = at.value(match, "unit")
    if unit in _PARTS:
        return Reading("SET", f"XXXX-XX-XXT{unit}")
    if unit == "weekend":
        return Reading("SET", "XXXX-WXX-WE")
    i = index(match, "count")
    if i >= 0 and isinstance(at.lexemes.values[i], int) and at.lexemes.word(i) in ("other", "second", "third", "fourth"):
        return Reading("SET", length(int(at.lexemes.values[i]), unit))
    return Reading("SET", length(counted(at.lexemes, i, match.end("count") - 1 >> 1) if i >= 0 else 1, unit))


def each_named(match: Match, at: Context) -> Reading | None:
    """`every Friday`, `each July`, `Tuesday nights`, `Mondays`."""
    first, last = match.start() >> 1, match.end() - 1 >> 1
    part = f"T{at.lexemes.values[last]}" if at.lexemes.values[last] in _PARTS else ""
    for i in range(first, last + 1):
        value, word = at.lexemes.values[i], at.lexemes.word(i)
        if isinstance(value, int):
            return Reading("SET", f"XXXX-WXX-{value + 1}{part}" if "day" in word or len(word) <= 5 and value < 7 and word[:3] in _SHORT else f"XXXX-{value:02}")
        if value in _SEASONS:
            return Reading("SET", f"XXXX-{value}")
    return Reading("SET", "XXXX-WXX-WE")


_SHORT: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def daily(match: Match, at: Context) -> Reading | None:
    i = match.start() >> 1
    if at.lexemes.word(i) != "annually" and at.lexemes.text[at.lexemes.starts[i]].isupper():
        return None  # a newspaper's name
    return Reading("SET", str(at.lexemes.values[i]))


def now(match: Match, at: Context) -> Reading | None:
    """`now`, `currently`, `recent`, `soon`."""
    i = match.start() >> 1
    if at.lexemes.word(i) == "soon" and (
        re.search(r"\b(?:as|too|how|very|so)\s$", at.before(i)) or re.match(r"\s(?:as|after|became|was|were|had|found|began)\b", at.after(i))
    ):
        return None
    value = {"current": "PRESENT_REF", "recent": "PAST_REF"}.get(at.lexemes.word(i)) or str(at.lexemes.values[i])
    return Reading("DATE", value)


_NO_NOUN_AFTER = re.compile(r"(?!-|\s?\w)|\s(?:and|of|in|to|for|is|was|as|or|with|by|but|will|that|because|at|on|would|could|can|has|may)\b")


def the_future(match: Match, at: Context) -> Reading | None:
    """`the future`, `the past`."""
    last = match.end() - 1 >> 1
    if at.lexemes.word(last) == "last" or not _NO_NOUN_AFTER.match(at.after(last)):
        return None
    return Reading("DATE", "FUTURE_REF" if at.lexemes.word(last) == "future" else "PAST_REF")


READERS: Final[dict[str, Reader]] = {
    reader.__name__: reader
    for reader in (span, aside_units, units, each, each_named, daily, now, the_future)
}
