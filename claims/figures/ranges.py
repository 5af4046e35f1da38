"""Two numbers that are one figure: `5 to 7 percent`, `between 5 and 7`, `$3-$5 million`, `one in five`, `3-1`."""

import re

from claims.figures.counts import share
from claims.figures.lexicon import ABOUT, FALLS, RISES, SCORES
from claims.figures.reading import PENDING, Quantity, Reading
from claims.figures.units import table

_DASH = re.compile(r"[-–—]|--| (?:[-–—]|--) ")
_OUT_OF = re.compile(r" (?:out of|in|of)(?: every)? |-in-|-out-of-")
_TO = re.compile(r"(?: [^\W\d_][^\s,;:.()]*| [12]\d{3}){0,3} to(?: about| nearly| around| almost)? ")
"""What may stand between the ends of a range that starts with `from`: `from 21 miles a gallon combined to 23`."""
_HIGHEST_SCORE = 200
_GAP = 48
"""Characters between the ends of a range at most."""


def joined(reading: Reading, quantities: list[Quantity]) -> list[Quantity]:
    """`quantities` with those that are two ends of one made into one, and without those that are figures only so."""
    out: list[Quantity] = []
    for q in quantities:
        made = None
        if out and _age_too(reading, out[-1], q):
            q.unit, q.kind = out[-1].unit, out[-1].kind
        while out:
            made = _pair(reading, out[-1], q) if q.number[0] - out[-1].end <= _GAP else None
            if made is not None or out[-1].kind not in PENDING:
                break
            out.pop()
        if made is not None:
            out[-1] = made
        else:
            out.append(q)
    return [q for q in out if q.kind not in PENDING]


def _age_too(reading: Reading, a: Quantity, b: Quantity) -> bool:
    """Whether a bare number goes on a list of ages: `aged 4 and 6`."""
    listed = a.kind == "age" and a.unit == "year of age" and b.kind == "bare" and b.digits and b.value < 120
    return listed and reading.text[a.end : b.start] in (", ", " and ", ", and ", " or ")


def _pair(reading: Reading, a: Quantity, b: Quantity) -> Quantity | None:
    """`a` and `b` as one quantity, or None."""
    if a.ranged or b.ranged or a.left != b.left or a.kind == "part" or a.kind == b.kind == "year":
        return None
    gap = reading.text[a.end : b.start]
    if _DASH.fullmatch(gap):
        return _dashed(reading, a, b)
    if a.kind == "year" and b.kind not in ("bare", "noun"):
        return None
    if _OUT_OF.fullmatch(gap) and a.kind in ("bare", "word") and 0 < a.value < b.value <= 1000:
        return _ratio(reading, a, b, gap.strip(" -"))
    before = _word_before(reading, a)
    if before in RISES or before in FALLS or before == "by":  # fell $1.25 to $76.40
        return None
    between = gap.strip().lower()
    if gap == " " and b.unit and (made := _added(a, b)) is not None:
        return made
    if (
        between == "to"
        and a.value >= b.value
        and not a.unit
        and b.kind in ("bare", "noun")
        and before not in ("from", "between")
    ):
        return _score(reading, a, b)
    if between in ("to", "or", "and"):
        if (before != "between" and (between == "and" or (before != "from" and not _alike(a, b)))) or (
            between == "or" and (a.unit != "" or not a.value < b.value <= max(1.5 * a.value, a.value + 1))
        ):
            return None
        return _range(a, b)
    return _range(a, b) if before == "from" and _TO.fullmatch(gap) and b.kind != "year" else None


def _word_before(reading: Reading, q: Quantity) -> str:
    """The word before a figure and what approximates it: `from` in `from up to about 250 miles`."""
    at = q.first - 1
    while at > q.left and (reading.lower[at] in ABOUT or reading.lower[at - 1 : at + 1] == ["up", "to"]):
        at -= 2 if reading.lower[at] == "to" else 1
    return reading.lower[at]


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two ends can be of one kind: the first has no unit of its own, or both have the same."""
    return (
        not a.unit
        or a.unit == b.unit
        or b.unit.startswith(f"{a.unit} per ")
        or (a.kind in ("money", "age") and not b.unit)
    )


def _range(a: Quantity, b: Quantity) -> Quantity:
    """The range from `a` to `b`: the size of the second holds for the first where that is smaller (`3-5 million`)."""
    low, high = a.value, b.value
    size = _size(b)
    if b.scaled and not a.scaled and low < high / size and (not a.unit or a.unit == b.unit):
        low *= size
    if (
        b.kind in PENDING
        or not b.unit
        or a.unit.startswith(f"{b.unit} per ")
        or (b.kind == "noun" and a.kind in ("money", "percent", "measure"))
    ):
        b.unit, b.kind = a.unit, "bare" if a.kind in PENDING else a.kind
    b.low, b.high = low, high
    b.start, b.first = a.start, a.first
    return b


def _size(q: Quantity) -> float:
    return next((size for size in (1e12, 1e9, 1e6, 1e3, 1e2) if q.value >= size), 1.0)


def _ratio(reading: Reading, a: Quantity, b: Quantity, joint: str) -> Quantity | None:
    """`one in five`, `nine out of ten`."""
    if joint in ("in", "of") and (a.digits != b.digits or b.value > 100 or b.kind not in ("bare", "word", "noun")):
        return None
    b.start, b.first = a.start, a.first
    b.value = a.value / b.value
    b.after = reading.token_from(b.end)
    share(reading, b)
    return b


def _dashed(reading: Reading, a: Quantity, b: Quantity) -> Quantity | None:
    if a.unit == "foot" and not b.unit and b.value < 12:
        return _added(a, b)
    measured = a.unit or a.scaled or b.scaled or b.kind not in ("bare", "noun", "word")
    if measured:
        return None if a.unit and b.unit and a.unit != b.unit and a.kind != "money" else _range(a, b)
    return _score(reading, a, b) or (_range(a, b) if a.value < b.value else None)


def _score(reading: Reading, a: Quantity, b: Quantity) -> Quantity | None:
    """`won 3-1`, `a vote of 215 to 208`: both numbers as they stand, the first need not be lower."""
    around = reading.lower[max(a.left, a.first - 6) : min(a.right, b.after + 4)]
    falls = a.digits and a.value >= b.value and a.value < _HIGHEST_SCORE  # no range does
    if a.unit or a.value >= 600 or b.value >= 600 or not (falls or not SCORES.isdisjoint(around)):
        return None
    b.start, b.first, b.low, b.high, b.kind = a.start, a.first, a.value, b.value, "score"
    return b


def _added(a: Quantity, b: Quantity) -> Quantity | None:
    """`5 feet 4 inches`, `5-foot-4`: one length in two units."""
    if (a.unit, b.unit or "inch") not in (("foot", "inch"), ("pound-mass", "ounce"), ("stone", "pound-mass")):
        return None
    units = table()
    b.value = a.value + b.value * units[b.unit or "inch"].factor / units[a.unit].factor
    b.unit, b.kind, b.start, b.first = a.unit, a.kind, a.start, a.first
    return b
