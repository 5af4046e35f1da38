"""Times of day, with the day that stands beside them."""

import re
from typing import Final

from claims.dates.context import Context, Match, Reader, Reading, index

_ASIDE = re.compile(r"\b(?:at|by|until|from|to|before|after|around|about|since|till)\s$")
_BARE = re.compile(r"[\d:.]+")


def clock(match: Match, at: Context) -> Reading | None:
    """`2 p.m.`, `14:30 GMT`, `noon`."""
    i, last = match.start() >> 1, match.end() - 1 >> 1
    if index(match, "hours") >= 0:
        digits = at.lexemes.word(i)
        if len(digits) != 4 or digits > "2400" or digits[2] > "5":
            return None
        return at_time(at, i, f"T{digits[:2]}:{digits[2:]}")
    time, word = str(at.lexemes.values[i]), at.lexemes.word(i)
    aside = _ASIDE.search(at.before(i))
    if not aside and last == i and (_BARE.fullmatch(word) or at.lexemes.text[at.lexemes.starts[i]].isupper()):
        return None
    if word == "noon" and at.before(i).endswith("high "):
        return None
    return at_time(at, i, time)


def hour(match: Match, at: Context) -> Reading | None:
    """`four in the morning`."""
    hour_, part = at.number(match, "hour"), at.value(match, "part")
    if not 1 <= hour_ <= 12:
        return None
    hour_ = hour_ % 12 + (0 if part == "MO" or (part == "NI" and hour_ in (12, 1, 2, 3, 4)) else 12)
    return at_time(at, match.start() >> 1, f"T{hour_:02}:00")


def at_time(at: Context, i: int, time: str) -> Reading:
    """That time of the day just spoken of, else of the day of publication."""
    near = at.nearby(i, 200)
    day = near[0] if near and near[1] == "day" else at.published
    return Reading("TIME", f"{day or 'XXXX-XX-XX'}{time}", day, "day")


def part_of(match: Match, at: Context) -> Reading | None:
    """`the evening of`, `the early hours of`, which only mean something with the day after them."""
    if index(match, "hours") >= 0:
        return Reading("TIME", "TMO") if at.value(match, "hours") == "hour" else None
    return Reading("TIME", f"T{at.value(match, 'part')}")


_IN = re.compile(r"\b(?:in|by|during|until|through|since)\s$")


def part_day(match: Match, at: Context) -> Reading | None:
    """`in the morning`: of the day spoken of."""
    first = match.start() >> 1
    early = (
        at.lexemes.code[2 * first] in "_-" and at.lexemes.word(first - 1) in ("mid", "early", "late")
        if first
        else False
    )
    if (
        not (_IN.search(at.before(first)) or early)
        or at.value(match, "part") == "NI"
        or re.match(r"\s?[\w-]", at.after(index(match, "part")))
    ):
        return None
    near = at.nearby(first, 200)
    day = near[0] if near and near[1] == "day" else at.published
    return Reading("TIME", f"{day or 'XXXX-XX-XX'}T{at.value(match, 'part')}", day, "day")


READERS: Final[dict[str, Reader]] = {"clock": clock, "hour": hour, "part_of": part_of, "part_day": part_day}
