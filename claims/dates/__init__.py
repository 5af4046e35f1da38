"""Time expressions of a text, resolved against the day of publication: `dates`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from claims.claim import Timex
from claims.dates import clock, durations, explicit, fiscal, holidays, relative
from claims.dates.context import Context, Reader, Reading
from claims.dates.extent import widened, with_day
from claims.dates.grammar import ANY, CORE, PATTERNS
from claims.dates.lexemes import OTHER, lexed
from claims.dates.tense import tenses
from claims.tokens import Tokens
from corpus.article import Span

__all__ = ["READERS", "dates"]

READERS: Final[dict[str, Reader]] = {
    **explicit.READERS, **holidays.READERS, **relative.READERS, **fiscal.READERS, **durations.READERS, **clock.READERS
}  # fmt: skip
"""The reader of each rule of the grammar; `age` has none: its words are no time expression."""

_DATELINE: Final = 300
_AFTER_DATELINE = re.compile(r"[ ]?(?:\(|—|–|--|_|-[ ]|[ ]*\n|:)")


def dates(text: str, published: date | None, tokens: Tokens, tags: Sequence[str]) -> tuple[Timex, ...]:
    """Time expressions in text order, none overlapping another.

    `tokens` and their Penn `tags` give the tense that tells which Friday is meant. Without `published` what depends
    on it stays unresolved: "", or a value with X for what is not known.
    """
    found = lexed(text)
    at = Context(found, published, tenses(tokens, tags), READERS)
    out: list[Timex] = []
    code, done = found.code, 0
    for core in CORE.finditer(code):
        if core.start() < done:
            continue
        start = max(done, code.rfind(OTHER, 0, core.start()) + 1)
        end = code.find(OTHER, core.start())
        done = end if end >= 0 else len(code)
        out += _stretch(at, start, done)
    return tuple(out)


def _stretch(at: Context, start: int, end: int) -> Iterator[Timex]:
    """The expressions in a stretch of words that stand side by side."""
    floor = start >> 1
    while match := ANY.search(at.lexemes.code, start, end):
        rule = str(match.lastgroup)
        precise = PATTERNS[rule].match(at.lexemes.code, match.start(), end)
        reader = READERS.get(rule)
        reading = reader(precise, at) if reader and precise else None
        if reading is None:
            start = match.end() if reader is None else match.start() + 2
            continue
        reading = _placed(reading, match.start() >> 1, match.end() - 1 >> 1)
        if rule in ("clock", "part_of"):
            reading = with_day(at, reading, reading.last + 1)
            if rule == "part_of" and reading.value.startswith("T"):
                start = match.start() + 2
                continue
        reading, offset = widened(at, reading, rule, floor)
        stop = at.lexemes.ends[reading.last]
        yield Timex(Span(offset, stop), reading.type, reading.value)
        _remember(at, reading, stop)
        floor = reading.last + 1
        if rule in ("month_day", "the_nth"):
            for i, day in explicit.more_days(at, floor, end):
                yield Timex(Span(at.lexemes.starts[i], at.lexemes.ends[i]), day.type, day.value)
                floor = i + 1
        start = 2 * floor


def _placed(reading: Reading, first: int, last: int) -> Reading:
    return reading._replace(
        first=reading.first if reading.first >= 0 else first, last=reading.last if reading.last >= 0 else last
    )


def _remember(at: Context, reading: Reading, stop: int) -> None:
    """What later expressions may refer back to; without publication a dateline stands for it."""
    if not reading.day or reading.type not in ("DATE", "TIME"):
        return
    at.focus = reading.day, reading.grain, stop
    if reading.grain == "day":
        at.day = reading.day
        if not at.published and stop < _DATELINE and _AFTER_DATELINE.match(at.lexemes.text, stop):
            at.published = reading.day
