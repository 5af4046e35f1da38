"""What belongs to a time expression besides its core: `early`, `the end of`, `nearly`, the day beside an hour."""

import re

from claims.dates.context import Context, Reading, valued
from claims.dates.grammar import DAY, expanded
from claims.dates.lexicon import LETTERS

_THE = LETTERS["THE"]
_NARROWING = re.compile(
    expanded(
        "(?:(?:THE_)?EARLY[_-](?:THE_)?|(?:THE_)?LATER_(?:IN_)?|(?:THE_)?(?:START|(?:NTH|LAST|EARLY)_HALF)_OF_|THE_UNIT_OF_)$"
    )
)
_ABOUT = re.compile(
    r"\b(?:(?:no )?(?:more|less|fewer) than|at least|up to|nearly|almost|roughly|approximately|about"
    r"|(?<=\bfor )over|(?<=\bafter )over|(?<=\blast )over|(?<=\blasting )over|(?<=\blasted )over|(?<=\bto )over|(?<=\bof )over) $",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\baround $", re.IGNORECASE)


def widened(at: Context, reading: Reading, rule: str, floor: int) -> tuple[Reading, int]:
    """The reading with the words before it that narrow it down, and the offset they start at; none before word `floor`."""
    first = reading.first
    found = at.lexemes
    start = found.starts[first]
    limit = found.ends[floor - 1] if floor else 0
    if reading.type == "DURATION" or rule == "ago":
        if rule in ("span", "ago", "aside_units") and (before := _ABOUT.search(found.text, max(limit, start - 24), start)):
            return reading, before.start()
        return reading, start
    if reading.type == "SET" or "_REF" in reading.value or rule in ("year_ago", "now"):
        return reading, start
    if reading.type == "TIME" and (before := _AROUND.search(found.text, max(limit, start - 8), start)):
        return reading, before.start()
    low = max(2 * floor, 2 * first - 10)
    before = _NARROWING.search(found.code[low + 1 : 2 * first + 1])
    if not before:
        return reading, start
    words = len(before[0]) // 2
    if before[0].endswith(_WEEK_OF) and not before[0][:1] == _START:
        if found.values[first - 2] != "week" or reading.grain != "day":
            return reading, start
        reading = valued(reading.day, "week", reading.first, reading.last)
    return reading, found.starts[first - words]


_WEEK_OF = expanded("THE_UNIT_OF_")
_START = LETTERS["START"]


def with_day(at: Context, reading: Reading, end: int) -> Reading:
    """A time of day together with the day that is named right after it, from word `end` on."""
    code = at.lexemes.code
    time = reading.value[reading.value.index("T") :]
    place = 2 * end + 1
    if code[place - 1 : place] not in ("_", ",", "("):
        return reading
    if code[place : place + 2] == LETTERS["ON"] + "_":
        place += 2
    for name, pattern in DAY:
        if match := pattern.match(code, place):
            found = at.readers[name](match, at)
            if found is None or "T" in found.value:
                return reading
            last = found.last if found.last >= 0 else match.end() - 1 >> 1
            return reading._replace(value=found.value + time, day=found.day, grain="day", last=last)
    return reading
