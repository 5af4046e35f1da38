"""Numbers in words and digits as they count units of time, and the lengths they make."""

from claims.dates.lexemes import Lexemes
from claims.dates.lexicon import LETTERS

_FEW, _AN, _HALF, _FRACTION, _TO = (LETTERS[name] for name in ("FEW", "AN", "HALF", "FRACTION", "TO"))
_COUNTING = {LETTERS[name] for name in ("WORD", "DATE", "DIGITS", "YEAR", "FRACTION")}
UNKNOWN = -1.0
"""`several`, `a few`: some number above one."""


def counted(found: Lexemes, first: int, last: int) -> float:
    """The number that words `first` to `last` say, the lower of a range; 1 for `a`, UNKNOWN for `several`."""
    total = part = 0.0
    seen = False
    for i in range(first, last + 1):
        letter = found.code[2 * i + 1]
        if letter == _FEW:
            return 2.0 if found.word(i) == "couple" else UNKNOWN
        if letter == _HALF:
            return total + part + 0.5
        gap = found.code[2 * i]
        if seen and (letter == _TO or gap == "=" or (gap == "-" and part < 20 and letter != _FRACTION)):
            break
        if letter not in _COUNTING:
            continue
        value = float(found.values[i])
        if letter == _FRACTION:
            part += value
        elif value in (12, 100, 1000) and found.word(i).isalpha():
            part = max(part, 1) * value
            if value == 1000:
                total, part = total + part, 0.0
        elif seen and part and (part % 100 == 0 or (part % 10 == 0 and value < 10)):
            part += value
        elif seen and part:
            break
        else:
            part = value
        seen = True
    return total + part if seen else 1.0


def spoken(values: list[int]) -> int | None:
    """The year that numbers say when spoken in pairs: 19, 90, 6 is 1996."""
    century, *rest = values
    if century in (17, 18, 19, 20) and rest and 10 <= rest[0] <= 90 and sum(rest) < 100:
        return century * 100 + sum(rest)
    if values[:2] == [2, 1000]:
        return 2000 + sum(values[2:])
    return None


_LETTERS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L",
}  # fmt: skip
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_SMALLER = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S"), "day": (24, "H")}


def length(count: float, unit: str) -> str:
    """The TIMEX3 value of a length of time, with X for an unknown number."""
    if unit == "weekend":
        unit, count = "day", count if count == UNKNOWN else 2 * count
    if unit in _YEARS and count != UNKNOWN:
        unit, count = "year", count * _YEARS[unit]
    head = "PT" if unit in ("second", "minute", "hour") else "P"
    letter = _LETTERS[unit]
    if count == UNKNOWN:
        return f"{head}X{letter}"
    whole, part = int(count), count - int(count)
    if part and unit in _SMALLER:
        size, smaller = _SMALLER[unit]
        if abs(part * size - round(part * size)) < 1e-6:
            joint = "T" if unit == "day" else ""
            return f"{head}{f'{whole}{letter}' if whole else ''}{joint}{round(part * size)}{smaller}"
    return f"{head}{count:g}{letter}" if part else f"{head}{whole}{letter}"
