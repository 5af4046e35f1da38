"""Units of two figures set against each other: whether they measure the same kind of thing, and by what factor."""

from dataclasses import replace
from functools import lru_cache

from claims.claim import Figure
from claims.figures.units import table

_TEMPERATURES = {"celsius": (1.0, 273.15), "fahrenheit": (5 / 9, 459.67 * 5 / 9), "kelvin": (1.0, 0.0)}
"""Factor and offset to kelvin."""
_DAYS_A_MONTH = 30.436875
"""365.2425 / 12: months and days become one dimension at the mean length of a month."""
_BASES = {
    "months": ("time", _DAYS_A_MONTH * 86400),
    "age": ("age days", _DAYS_A_MONTH),
    "volume per time": ("volume/time", 1.0),
    "speed": ("length/time", 1.0),
    "fuel economy": ("length/volume", 1609.344 / 0.003785411784),
    "data rate": ("data/time", 1.0),
}
"""Dimensions that another can express: which, and how many of its base make one of theirs."""


def commensurable(a: Figure, b: Figure) -> bool:
    """Whether the units of two figures measure the same kind of thing, so that their values can be set side by side.

    Counts are commensurable when they count by the same noun. A share (`a third of voters`) and a percentage are.
    """
    return _ratio(a.unit, b.unit) is not None


def converted(figure: Figure, unit: str) -> Figure | None:
    """`figure` with its value (or its range) in `unit`, or None where its own unit measures something else."""
    factors = _ratio(figure.unit, unit)
    if factors is None:
        return None
    factor, offset = factors
    if offset and figure.change in ("up", "down"):
        offset = 0.0  # a rise of 9 degrees Fahrenheit is one of 5 degrees Celsius

    def turned(value: float | None) -> float | None:
        return None if value is None else value * factor + offset

    return replace(figure, value=turned(figure.value), low=turned(figure.low), high=turned(figure.high), unit=unit)


@lru_cache(4096)
def _ratio(unit: str, other: str) -> tuple[float, float] | None:
    """What `unit` is multiplied by, and then raised by, to be `other`; None if they measure different things."""
    if unit == other:
        return 1.0, 0.0
    if unit in _TEMPERATURES and other in _TEMPERATURES:
        (factor, offset), (other_factor, other_offset) = _TEMPERATURES[unit], _TEMPERATURES[other]
        return factor / other_factor, (offset - other_offset) / other_factor
    mine, theirs = _base(unit), _base(other)
    return (mine[1] / theirs[1], 0.0) if mine and theirs and mine[0] == theirs[0] else None


def _base(unit: str) -> tuple[str, float] | None:
    """The dimension of a unit, compound or not, and how many of its base make one; None for a noun that is counted."""
    if unit.startswith("%"):
        return "ratio", 1.0
    known = table().get(unit)
    if known is not None:
        dimension, factor = _BASES.get(known.dimension, (known.dimension, 1.0))
        return dimension, factor * known.factor
    head, per, rest = unit.partition(" per ")
    if not per:
        return None
    above, below = _base(head) or (head, 1.0), _base(rest) or (rest, 1.0)
    return f"{above[0]}/{below[0]}", above[1] / below[1]
