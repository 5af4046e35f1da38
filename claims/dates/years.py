"""Years, decades and centuries: four digits that are no quantity, words that are no age."""

import re
from datetime import date
from typing import Final

from claims.dates.context import Context, Match, Reader, Reading, index, valued
from claims.dates.numerals import spoken

_TIED_BEFORE = re.compile(r"[\w$£€¥#.:/@&+=°'’-]")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|through|during|from|to|for|early|late|mid|post|pre|and|or|before|after|around"
    r"|between|the|than|a|about|circa|fall|autumn|spring|summer|winter|as|back|is|was|year|ending|ended|its|his|her|their"
    r"|our|whole|all|entire|full|due|s)[\s-]+|[(\"“]|[,;:]\s)$"
)
_COUNTING_BEFORE = re.compile(
    r"\b(?:no\.|number|page|room|flight|about|some|nearly|over|than|least|highway|route|model|boeing)\s$"
)
_COUNTED_AFTER = re.compile(
    r"\s?(?:%|percent|per\b|mln|bln|million|billion|dlrs|dollars|cents|euros|feet|foot|miles|km|kilomet|met(?:er|re)|square|tons"
    r"|tonnes|barrels|points|degrees|pounds|yards|acres|hectares|kilo|words|calories|hours|GMT|[°$€£/:+*=]|[.,]\d)"
    r"|\s(?:[a-z]+\s)?(?:people|men|women|children|troops|soldiers|civilians|refugees|migrants|prisoners|victims|workers|employees"
    r"|students|patients|residents|families|members|officers|passengers|voters|votes|jobs|houses|homes|shares|seats|tickets"
    r"|copies|units|vehicles|cases|deaths|injuries|casualties)\b"
)
# "1500 tents" lost its comma; "2016 candidates" never had one.
_PLURAL_AFTER = re.compile(r"\s(?:[a-z]+\s)?[a-z]{2,}[^s\W]s\b")


def year(match: Match, at: Context) -> Reading | None:
    """Four digits that are no quantity."""
    i = match.start() >> 1
    number = int(at.lexemes.values[i])
    text, start = at.lexemes.text, at.lexemes.starts[i]
    before, after = at.before(i), at.after(i)
    prefixed = text[start - 1 : start] == "-" and before.endswith(("mid-", "post-", "pre-", "early-", "late-"))
    if not 1500 <= number <= 2100 or (start and not prefixed and _TIED_BEFORE.match(text[start - 1])):
        return None
    if _COUNTED_AFTER.match(after) or after[:1].isalpha() or _COUNTING_BEFORE.search(before):
        return None
    if not _BEFORE_YEAR.search(before) and (not 1950 <= number <= 2050 and _PLURAL_AFTER.match(after)):
        return None
    return valued(date(number, 1, 1), "year")


def fiscal_year(match: Match, at: Context) -> Reading | None:
    """`fiscal 1990`, `the year 2000`."""
    kind = at.word(match, "kind")
    if kind not in ("fiscal", "fy", "financial", "year"):
        return None
    first = index(match, "kind") if kind != "year" or index(match, "the") < 0 else index(match, "the")
    return valued(date(at.number(match, "year"), 1, 1), "year", first=first)


def spoken_year(match: Match, at: Context) -> Reading | None:
    """`nineteen ninety-six`, `the year two thousand`."""
    first, last = match.start("words") >> 1, match.end("words") - 1 >> 1
    values = [int(value) for value in at.lexemes.values[first : last + 1] if isinstance(value, int)]
    number = spoken(values)
    if not number or (values[0] == 2 and index(match, "the") < 0) or at.after(last)[:1] == "-":
        return None
    return valued(date(number, 1, 1), "year")


def decade(match: Match, at: Context) -> Reading | None:
    """`the 1990s`, `the '80s`; without an apostrophe two digits are an age or a temperature."""
    i = index(match, "tens")
    tens = at.number(match, "tens")
    if tens < 100:
        start = at.lexemes.starts[i]
        spelt = at.lexemes.word(i).isalpha() and index(match, "the") >= 0
        if (not spelt and at.lexemes.text[max(0, start - 1) : start] not in ("'", "’", "‘")) or tens < 10:
            return None
        now = at.published.year if at.published else 2000
        tens += now // 100 * 100 - (100 if tens > now % 100 else 0)
    if not 1000 <= tens <= 2090:
        return None
    return valued(date(tens, 1, 1), "decade")


def century(match: Match, at: Context) -> Reading | None:
    first, last = match.start("nth") >> 1, match.end("nth") - 1 >> 1
    nth = sum(int(value) for value in at.lexemes.values[first : last + 1])
    if at.value(match, "unit") != "century" or not 1 <= nth <= 30:
        return None
    premodifier = at.lexemes.code[2 * index(match, "unit")] == "-"
    return valued(date(nth * 100 - 99, 1, 1), "century", first=first if premodifier else -1)


READERS: Final[dict[str, Reader]] = {
    reader.__name__: reader for reader in (year, fiscal_year, spoken_year, decade, century)
}
