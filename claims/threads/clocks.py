"""Times of day in two sentences: whether they can be one moment, time zones taken into account."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.claim import Timex
from claims.threads.moments import of_saying
from claims.threads.telling import Telling
from claims.threads.values import Verdict

# Hours from UTC in winter and in summer: writers say EST all year round.
_ZONES = {
    "gmt": (0, 0), "utc": (0, 0), "bst": (1, 1), "cet": (1, 2), "cest": (2, 2), "eet": (2, 3), "eest": (3, 3),
    "msk": (3, 3), "ist": (5.5, 5.5), "jst": (9, 9), "kst": (9, 9), "aest": (10, 11), "aedt": (11, 11),
    "est": (-5, -4), "edt": (-4, -4), "et": (-5, -4), "eastern": (-5, -4),
    "cst": (-6, -5), "cdt": (-5, -5), "ct": (-6, -5), "central": (-6, -5),
    "mst": (-7, -6), "mdt": (-6, -6), "mountain": (-7, -6),
    "pst": (-8, -7), "pdt": (-7, -7), "pt": (-8, -7), "pacific": (-8, -7),
}  # fmt: skip
_ZONE = re.compile(r"\(?\b(" + "|".join(_ZONES) + r")\b", re.IGNORECASE)
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_LOOSE = re.compile(
    r"\b(?:about|around|shortly|just|nearly|almost|some time|roughly|before|after)\W*(?:before|after)?\W*$",
    re.IGNORECASE,
)
_LOOSELY = re.compile(r"(?:about|around|shortly|just|nearly|almost|some time|roughly|before|after)\b", re.IGNORECASE)
LOOSE = 20
"""Minutes that `shortly after` and `about` leave open."""
_DAY = 24 * 60


class Clock(NamedTuple):
    timex: Timex
    minutes: int
    offsets: tuple[float, ...] | None
    loose: bool


def clocks(telling: Telling) -> list[Clock]:
    """The times of day that a sentence gives to the minute, those at which it was said left out."""
    found = []
    for timex in telling.dates:
        match = _CLOCK.search(timex.value)
        if match and not of_saying(telling, timex):
            after = telling.text[timex.span.start : timex.span.end + 8]
            zone = _ZONE.search(after)
            before = telling.text[max(telling.span.start, timex.span.start - 16) : timex.span.start]
            loose = bool(_LOOSE.search(before) or _LOOSELY.match(timex.span.of(telling.text)))
            offsets = _ZONES[zone[1].lower()] if zone else None
            found.append(Clock(timex, int(match[1]) * 60 + int(match[2]), offsets, loose))
    return found


def clock_verdict(a: Clock, b: Clock) -> Verdict | None:
    """How two times of day relate; None where one has a time zone and the other doesn't."""
    if (a.offsets is None) != (b.offsets is None):
        return "same" if a.minutes == b.minutes else None
    open_minutes = LOOSE if a.loose or b.loose else 0
    if a.offsets is None or b.offsets is None or set(a.offsets) == set(b.offsets):
        apart = _apart(a.minutes, b.minutes)
        return "same" if apart == 0 and a.loose == b.loose else "compatible" if apart <= open_minutes else "apart"
    gaps = [_apart(a.minutes - int(60 * x), b.minutes - int(60 * y)) for x in a.offsets for y in b.offsets]
    return "compatible" if min(gaps) <= open_minutes else "apart"


def _apart(a: int, b: int) -> int:
    gap = abs(a - b) % _DAY
    return min(gap, _DAY - gap)
