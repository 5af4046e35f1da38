"""Quarters, halves and the periods that business news compares."""

from datetime import date
from typing import Final

from claims.dates.calendar import named
from claims.dates.context import Context, Match, Reader, Reading, index, shifted, valued


def quarter(match: Match, at: Context) -> Reading | None:
    """`the third quarter of 1989`, `third-quarter`, `this year's first half`."""
    i, unit = index(match, "nth"), at.value(match, "unit")
    nth = 2 if at.word(match, "nth") == "last" and unit == "half" else at.number(match, "nth")
    year = at.number(match, "year") or at.number(match, "after")
    told = year or index(match, "rel") >= 0 or index(match, "whose") >= 0
    if not 1 <= nth <= (4 if unit == "quarter" else 2) or (unit == "half" and not told):
        return None
    # Before a noun ("a third-quarter loss") the article is not its own.
    article = index(match, "the") if at.lexemes.code[2 * i + 2] == "-" else -1
    first = article + 1 if article >= 0 else -1
    if not year and not at.published:
        return Reading("DATE", f"XXXX-{unit[0].upper()}{nth}", first=first)
    start = date(year or _year(match, at, i, 3 * nth - 2), 3 * nth - 2 if unit == "quarter" else 6 * nth - 5, 1)
    if unit == "quarter":
        at.quarter = start, at.lexemes.starts[i]
    return valued(start, unit, first)


def _year(match: Match, at: Context, i: int, month: int) -> int:
    """The year of a quarter that is given without one."""
    assert at.published
    if index(match, "rel") >= 0 or index(match, "whose") >= 0:
        return at.published.year + at.number(match, "rel") + at.number(match, "whose")
    tense, start = at.tense(at.lexemes.starts[i]), date(at.published.year, month, 1)
    year = start.year
    if start > at.published and tense != "future":
        year -= 1
    elif tense == "future" and (at.published - start).days > 210:
        year += 1
    return year - (index(match, "ago") >= 0)


def short_quarter(match: Match, at: Context) -> Reading | None:
    """`Q3 2024`."""
    nth, year = at.number(match, "nth") or at.number(match, "before"), at.number(match, "year")
    if not 1 <= nth <= 4:
        return None
    if not year and not at.published:
        return Reading("DATE", f"XXXX-Q{nth}")
    if not year and at.published:
        year = at.published.year - (date(at.published.year, 3 * nth - 2, 1) > at.published)
    at.quarter = date(year, 3 * nth - 2, 1), at.lexemes.starts[match.start() >> 1]
    return valued(at.quarter[0], "quarter")


def each_quarter(match: Match, at: Context) -> Reading | None:
    nth = int(at.lexemes.values[match.start() >> 1])
    return Reading("SET", f"XXXX-Q{nth}") if 1 <= nth <= 4 else None


def quarters_of(match: Match, at: Context) -> Reading | None:
    """`the first two quarters of 1990`."""
    year, count = at.number(match, "year"), at.number(match, "count")
    if count == 2:
        return valued(date(year, 1 if at.number(match, "nth") == 1 else 7, 1), "half")
    return Reading("DURATION", f"P{count}Q")


def spoken_of(at: Context) -> date | None:
    """A day of the quarter named last, else of the last that was over when the article appeared."""
    return at.quarter[0] if at.quarter else shifted(at.published, -1, "quarter")


def that_quarter(match: Match, at: Context) -> Reading | None:
    """`the latest quarter`, `the year-ago period`, `the 1988 quarter`."""
    rel, the, year = at.word(match, "rel"), index(match, "the") >= 0, at.number(match, "year")
    earlier = index(match, "ago") >= 0 or index(match, "before") >= 0
    if at.value(match, "unit") != "quarter":  # a period
        if not the or not (year or earlier or rel == "latest"):
            return None
        if earlier and not at.quarter:
            return valued(shifted(at.published, -1, "year"), "year")
    base = spoken_of(at)
    if year:
        return (
            valued(base.replace(year=year, day=1), "quarter")
            if at.quarter and base
            else valued(date(year, 1, 1), "year")
        )
    if earlier:
        return valued(shifted(base, -1, "year"), "quarter")
    if rel in ("latest", "that", "same"):
        return valued(base, "quarter")
    if rel in ("these", "those"):
        return None
    if rel == "past" and the:
        return Reading("DURATION", "P1Q")
    return valued(shifted(at.published, at.number(match, "rel"), "quarter"), "quarter")


def the_quarter(match: Match, at: Context) -> Reading | None:
    if at.after(match.end() - 1 >> 1).startswith((" of ", "-", " mile", " century", " final")):
        return None
    return valued(shifted(spoken_of(at), -1 if index(match, "before") >= 0 else 0, "year"), "quarter")


def year_ago(match: Match, at: Context) -> Reading | None:
    """`a year-earlier loss`: of the same quarter, a year before."""
    if at.value(match, "unit") != "year":
        return None
    near = at.quarter and at.lexemes.starts[match.start() >> 1] - at.quarter[1] < 1500
    base, grain = (at.quarter[0], "quarter") if near and at.quarter else (at.published, "year")
    day = shifted(base, -1, "year")
    return Reading("DATE", named(day, grain) if day else "", first=index(match, "unit"))


READERS: Final[dict[str, Reader]] = {
    reader.__name__: reader
    for reader in (quarter, short_quarter, each_quarter, quarters_of, that_quarter, the_quarter, year_ago)
}
