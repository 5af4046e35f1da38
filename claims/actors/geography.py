"""Where cities and divisions of countries lie: tables built by `claims/training/gazetteer.py`."""

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from math import cos, hypot, radians
from typing import NamedTuple

from claims.actors.gazetteer import gazetteer

KILOMETRES = 111.2
"""Of a degree of latitude."""
BESIDE = 80.0
"""Kilometres within which one city may be named for the other, which is larger: tables are exact to ten."""


class Location(NamedTuple):
    """A place that a name may mean: a country, one of its divisions where that is known, a city."""

    country: str
    """ISO 3166 code."""
    division: str = ""
    """First-level division: a state, a province."""
    city: str = ""
    at: tuple[float, float] | None = None
    """Latitude and longitude of a city, in degrees."""

    def holds(self, other: "Location") -> bool:
        """Whether the other lies within this one, or is the same."""
        if self.country != other.country or (self.division and self.division != other.division):
            return False
        return not self.city or self.city == other.city

    def apart(self, other: "Location") -> bool:
        """Whether it is sure that neither holds the other, nor lies beside it."""
        if self.holds(other) or other.holds(self):
            return False
        return not (self.at and other.at) or _kilometres(self.at, other.at) > BESIDE


def locations(name: str) -> tuple[Location, ...]:
    """All that a name may mean; none where it is in no table, or is a word or a person's name more often."""
    return _tables().get(name, ())


def apart(a: str, b: str) -> bool:
    """Whether two names surely mean different places, neither of which lies within the other."""
    mine, theirs = locations(a), locations(b)
    return bool(mine and theirs) and all(x.apart(y) for x in mine for y in theirs)


def nested(a: str, b: str) -> bool:
    """Whether one of two names may mean a place within the other's: `Lyon` and `France`, `Austin` and `Texas`."""
    return any(x != y and (x.holds(y) or y.holds(x)) for x in locations(a) for y in locations(b))


@lru_cache(maxsize=1)
def _tables() -> dict[str, tuple[Location, ...]]:
    """By name, read on first use (190 kB, some 15 ms)."""
    found: dict[str, list[Location]] = {}
    for name, location in (*_rows(), *_nations()):
        own = found.setdefault(name, [])
        if location.at or not location.city or location.country not in (other.country for other in own):
            own.append(location)  # a capital that stands in the other table is there already
    return {name: tuple(dict.fromkeys(every)) for name, every in found.items()}


def _nations() -> Iterator[tuple[str, Location]]:
    """Countries and capitals; those that are part of another (`England`) are divisions."""
    known = gazetteer()
    nations = {name: Location(code) for name, code in known.countries.items() if not code.startswith("X")}
    yield from nations.items()
    for name, code in known.capitals.items():
        if not code.startswith("X"):
            yield name, Location(code, "", name)


def _rows() -> Iterator[tuple[str, Location]]:
    table = (files("claims.actors") / "data" / "located.txt").read_text(encoding="utf8")
    for line in table.splitlines():
        code, division, cities = line.split("|")
        if division:
            yield division, Location(code, division)
        for city in filter(None, cities.split(";")):
            name, latitude, longitude = city.rsplit(",", 2)
            yield name, Location(code, division, name, (float(latitude), float(longitude)))


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """As the crow flies, near enough within a country."""
    across = (a[1] - b[1] + 180) % 360 - 180
    return KILOMETRES * hypot(a[0] - b[0], across * cos(radians((a[0] + b[0]) / 2)))
