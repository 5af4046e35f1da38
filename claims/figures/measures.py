"""A number with what makes it a quantity: its currency, its size, its unit."""

import re

from claims.figures import names
from claims.figures.counts import count, share, stands_for_a_noun
from claims.figures.digits import suffix_after
from claims.figures.numerals import Numeral
from claims.figures.reading import Quantity, Reading
from claims.figures.units import compound, currency_before, dollar_of, kind_of, money_or_mass, singular, table, unit_at

_SPACES = " \u00a0\u202f\u2009"
_SPACE = re.compile(r"\s(?:\s{1,4}(?=\S))?")
"""Between a number and its unit; lines of wire copy end anywhere."""
_PLURALS = frozenset({"NNS", "NNPS"})
_INCHES = re.compile(r"['’′] ?(\d{1,2})(?:[\"”″]|'')")
_NEVER_ONE = frozenset({"point", "count", "day"})
"""`at one point`, `one time`, `one day`: with the word `one` they say no quantity."""


def quantity(reading: Reading, numeral: Numeral, tied: bool) -> Quantity | None:
    """The quantity that `numeral` is the number of, or None where it is a date, a name or a code.

    `tied`: a dash binds it to the number before it, which is a quantity.
    """
    text = reading.text
    start, end = numeral.start, numeral.end
    money = currency_before(text, start) if numeral.digits and start else None
    if numeral.digits and money is None and not tied and not names.written_apart(text, numeral):
        return None
    q = Quantity(
        money[1] if money else start, end, (start, end), numeral.value, numeral.low, numeral.high,
        vague=numeral.vague, scaled=numeral.scaled, digits=numeral.digits,
    )  # fmt: skip
    if money:
        q.unit, q.kind = money[0], "money"
    bound = _measure(reading, q, numeral)
    if bound is None:
        return None
    q.first = reading.token_at(q.start)
    q.after = reading.token_from(q.end)
    q.left, q.right = reading.sentence(q.first)
    if numeral.part and not q.unit:
        share(reading, q)
    elif not q.unit and (bound or not _without_unit(reading, q, numeral)):
        return None
    if numeral.value == 1 and not numeral.digits and q.unit in _NEVER_ONE:
        return None
    if numeral.digits and not money and not tied and _signed(text, start):
        q.start -= 1
        q.value = -q.value
    return q


def _signed(text: str, start: int) -> bool:
    return text[start - 1 : start] in ("-", "−") and not text[start - 2 : start - 1].isalnum()


def _measure(reading: Reading, q: Quantity, numeral: Numeral) -> bool | None:
    """Reads size and unit behind the number into `q`. Whether a hyphen binds a word to it; None if it is a code."""
    text = reading.text
    at = q.end
    following = text[at : at + 1]
    if numeral.digits and not numeral.scaled and following and (following.isalpha() or following in _SPACES):
        suffix = suffix_after(text, at)
        if suffix and _is_size(reading, q, text[at : suffix[1]], suffix[1]):
            q.value *= suffix[0]
            q.scaled = True
            q.end = at = suffix[1]
            following = text[at : at + 1]
    if q.kind == "money":
        nation = dollar_of(text, at) if q.unit == "dollar" and following in (" ", "U") else None
        if nation:
            q.unit, at = nation
        q.unit, q.end = compound(text, q.unit, at)
        return False
    if following and following in "'’′" and (inches := _INCHES.match(text, at)):
        q.value += int(inches[1]) / 12
        q.unit, q.kind, q.end = "foot", "measure", inches.end()
        return False
    if not following:
        found = None
    elif following.isspace() or following == "-":
        at = _SPACE.match(text, at).end() if following != "-" else at + 1  # type: ignore[union-attr]
        if text[at : at + 1] == "-" and text[at + 1 : at + 2] in _SPACES:  # the then - 18 - year-old
            at += 2
        found = unit_at(text, at, glued=False)
    else:
        found = unit_at(text, at, glued=True)
        if found is None and following.isalpha():
            return None
    if found is None:
        q.plain = numeral.digits and not q.scaled and text[q.number[0] : q.number[1]].isdecimal()
        return following == "-" and text[at : at + 1].isalpha()
    unit, at = found
    if following == "-" and not numeral.digits and table()[unit].dimension in ("time", "months"):
        return None  # a three-year plan
    unit = money_or_mass(unit, text, q.start, q.end, q.scaled)
    q.unit, q.end = compound(text, unit, at)
    q.kind = kind_of(unit)
    return False


def _is_size(reading: Reading, q: Quantity, written: str, end: int) -> bool:
    """Whether letters behind digits are a size and not a unit: `$5m` and `5m users`, but `5m deep`."""
    suffix = written.strip(_SPACES)
    if q.kind == "money" or len(suffix) > 1:
        return True
    if written != suffix or suffix in ("b", "B"):
        return False
    return suffix in ("k", "K", "M") or reading.tags[reading.token_from(end)] in _PLURALS


def _without_unit(reading: Reading, q: Quantity, numeral: Numeral) -> bool:
    """Finds what a number without a unit of measure counts; False where the number is no figure."""
    first, after = q.first, q.after
    if not q.digits and names.titled(reading, numeral, first, q.left):
        return False
    if q.plain:
        if names.age(reading, numeral, first, after):
            q.unit, q.kind = "year of age", "age"
            return True
        if names.dated(reading, numeral, first, after) or names.named(reading, numeral, first, after):
            return False
        if names.year(reading, numeral, first, after):
            q.kind = "year"
            return True
    if reading.text[q.end : q.end + 1] in ("-", "–"):  # an end of a range, whose other end has the noun
        q.kind = "bare" if q.digits else "word"
        return True
    if count(reading, q):
        q.unit = compound(reading.text, q.unit, reading.ends[q.after - 1])[0]
        return True
    rate, end = compound(reading.text, "", q.end)
    if rate:  # an average of 20 per week
        q.unit, q.end, q.kind = rate, end, "rate"
    elif reading.lower[first - 1] == "or" and not q.digits and reading.tags[first - 2] == "NN":  # a day or two
        q.unit = singular(reading.lower[first - 2])
        q.kind = kind_of(q.unit)
    elif not (q.digits or q.scaled or q.vague or stands_for_a_noun(reading, q)):
        q.kind = "word"
    return True
