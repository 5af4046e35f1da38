"""The steps from a text to its time expressions: cut into stretches, read rule by rule, widened, remembered."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from claims.claim import Timex
from claims.dates import clock, durations, explicit, fiscal, holidays, relative, years
from claims.dates.context import Context, Reader, Reading
from claims.dates.extent import widened, with_day
from claims.dates.grammar import ANY, CORE, PATTERNS
from claims.dates.lexemes import OTHER, lexed
from claims.dates.tense import tenses
from claims.regions import Regions
from claims.tokens import Tokens
from corpus.article import Span
from corpus.dateline import dateline

READERS: Final[dict[str, Reader]] = {
    rule: reader
    for module in (explicit, years, holidays, relative, fiscal, durations, clock)
    for rule, reader in module.READERS.items()
}
"""The reader of each rule of the grammar; `age` has none: its words are no time expression."""

_DATELINE: Final = 300
"""How far from the start of an article its dateline may end."""
_INTO_DATELINE: Final = 60
_AFTER_DATELINE = re.compile(r" ?(?:\(|—|–|--|_|- |\n|$)")


def dates(
    text: str, published: date | None, tokens: Tokens, tags: Sequence[str], page: Regions | None = None
) -> tuple[Timex, ...]:
    """Time expressions in text order, none overlapping another, none in `page`: page furniture.

    `tokens` and their Penn `tags` give the tense that tells which Friday is meant. Without `published` what depends
    on it stays unresolved: "", or a value with X for what is not known. A caption's date resolves nothing.
    """
    found = lexed(text)
    at = Context(found, published, tenses(tokens, tags), READERS)
    page = page or Regions(())
    out: list[Timex] = []
    code, done = found.code, 0
    for core in CORE.finditer(code):
        if core.start() < done:
            continue
        start = max(done, code.rfind(OTHER, 0, core.start()) + 1)
        end = code.find(OTHER, core.start())
        done = end if end >= 0 else len(code)
        out += _stretch(at, start, done, page)
    return tuple(out)


def _stretch(at: Context, start: int, end: int, page: Regions) -> Iterator[Timex]:
    """The expressions in a stretch of words that stand side by side."""
    floor = start >> 1
    while match := ANY.search(at.lexemes.code, start, end):
        rule = str(match.lastgroup)
        if rule not in READERS:
            start = match.end()
            continue
        found = _reading(at, rule, match.start(), end, floor)
        if not found:
            start = match.start() + 2
            continue
        reading, span = found
        before, floor = floor, reading.last + 1
        if page.touch(span):
            _date_of_page(at, reading, span.end)
            start = 2 * floor
            continue
        if rule == "day_month" and (first_day := explicit.day_before(at, reading, before)):
            i, day = first_day
            yield Timex(Span(at.lexemes.starts[i], at.lexemes.ends[i]), day.type, day.value)
        yield Timex(span, reading.type, reading.value)
        _remember(at, reading, span.end)
        if rule in ("month_day", "the_nth"):
            for i, day in explicit.more_days(at, floor, end):
                yield Timex(Span(at.lexemes.starts[i], at.lexemes.ends[i]), day.type, day.value)
                floor = i + 1
                at.end = at.lexemes.ends[i]
        start = 2 * floor


def _reading(at: Context, rule: str, start: int, end: int, floor: int) -> tuple[Reading, Span] | None:
    """What the words that a rule fits mean, and where they stand with what belongs to them; None for no expression."""
    match = PATTERNS[rule].match(at.lexemes.code, start, end)
    reading = READERS[rule](match, at) if match else None
    if not match or not reading:
        return None
    first = reading.first if reading.first >= 0 else start >> 1
    last = reading.last if reading.last >= 0 else match.end() - 1 >> 1
    reading = reading._replace(first=first, last=last)
    if rule in ("clock", "part_of"):
        reading = with_day(at, reading, last + 1)
        if rule == "part_of" and reading.value.startswith("T"):
            return None
    reading, offset = widened(at, reading, rule, floor)
    span, text = Span(offset, at.lexemes.ends[reading.last]), at.lexemes.text
    # Letters of another script right beside it: the middle of a word.
    if text[span.start - 1 : span.start].isalpha() or text[span.end : span.end + 1].isalpha():
        return None
    return reading, span


def _remember(at: Context, reading: Reading, stop: int) -> None:
    """What later expressions may refer back to; without publication a dateline stands for it."""
    at.end = stop
    if not reading.day or reading.type not in ("DATE", "TIME"):
        return
    at.focus = reading.day, reading.grain, stop
    if reading.grain == "day":
        at.day = reading.day
        if not at.published and _is_dateline(at.lexemes.text, stop):
            at.published = reading.day


def _date_of_page(at: Context, reading: Reading, stop: int) -> None:
    """Without publication a line of the page's own, `Published October 25, 2024`, stands for it; a caption doesn't."""
    dated = reading.type in ("DATE", "TIME") and reading.grain == "day"
    if dated and not at.published and _is_dateline(at.lexemes.text, stop) and at.after(reading.last, 2).strip() != "(":
        at.published = reading.day


def _is_dateline(text: str, stop: int) -> bool:
    """Whether a day that ends there is given as that of the report: early, in a short line or before a dash."""
    line = text.rfind("\n", 0, stop) + 1
    if stop >= _DATELINE or stop - line >= _INTO_DATELINE:
        return False
    if _AFTER_DATELINE.match(text, stop):
        return True
    filed = dateline(text, line)
    return filed is not None and filed.published is not None and filed.span.end > stop
