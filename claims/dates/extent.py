"""What belongs to a time expression besides its core: `early`, `the end of`, `nearly`, the day beside an hour."""

import re
from typing import Final

from claims.dates.context import Context, Reading, valued
from claims.dates.grammar import DAY, expanded

_NARROWING = re.compile(
    expanded(
        "(?:(?:THE_)?EARLY[_-](?:THE_)?|(?:THE_)?LATER_(?:IN_)?|THE_UNIT_OF_"
        "|(?:THE_)?(?:START|(?:NTH|ORD|LAST|EARLY)_(?:HALF|UNIT|UNITS|WEEKEND))_OF_(?:THE[_`])?)$"
    )
)
_WEEK_OF: Final = expanded("THE_UNIT_OF_")
_ON: Final = expanded("ON_")
_ABOUT = re.compile(
    r"\b(?:(?:no )?(?:more|less|fewer)\sthan|at\sleast|up\sto|nearly|almost|roughly|approximately|about"
    r"|(?:(?<=\bfor\s)|(?<=\bafter\s)|(?<=\blast\s)|(?<=\blasting\s)|(?<=\blasted\s)|(?<=\bof\s))over)\s$",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\baround\s$", re.IGNORECASE)


def widened(at: Context, reading: Reading, rule: str, floor: int) -> tuple[Reading, int]:
    """The reading with the words before it that narrow it down, from word `floor` on, and the offset they start at."""
    found, start = at.lexemes, at.lexemes.starts[reading.first]
    if rule in ("span", "ago", "aside_units") or reading.type == "TIME":
        limit = max(start - 24, at.end)
        about = (_AROUND if reading.type == "TIME" else _ABOUT).search(found.text, limit, start)
        if about:
            return reading, about.start()
    if reading.type not in ("DATE", "TIME") or "_REF" in reading.value or rule in ("year_ago", "ago"):
        return reading, start
    narrowing = _NARROWING.search(found.code[max(2 * floor, 2 * reading.first - 10) + 1 : 2 * reading.first + 1])
    if not narrowing:
        return reading, start
    if narrowing[0] == _WEEK_OF:
        if found.values[reading.first - 2] != "week" or reading.grain != "day":
            return reading, start
        reading = valued(reading.day, "week", reading.first, reading.last)
    return reading, found.starts[reading.first - len(narrowing[0]) // 2]


def with_day(at: Context, reading: Reading, end: int) -> Reading:
    """A time of day together with the day that is named right after it, from word `end` on."""
    code, place = at.lexemes.code, 2 * end + 1
    if code[place - 1 : place] not in ("_", ",", "("):
        return reading
    if code.startswith(_ON, place):
        place += len(_ON)
    time = reading.value[reading.value.index("T") :]
    for name, pattern in DAY:
        if match := pattern.match(code, place):
            found = at.readers[name](match, at)
            if found is None or "T" in found.value:
                return reading
            last = found.last if found.last >= 0 else match.end() - 1 >> 1
            return reading._replace(value=found.value + time, day=found.day, grain="day", last=last)
    return reading
