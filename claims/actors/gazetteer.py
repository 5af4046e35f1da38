"""Countries with their demonyms, places and given names: tables built by `claims/training/gazetteer.py`."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

Gender = Literal["m", "f", "-"]


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """What names say by themselves. Codes are ISO 3166 where there is one, else of our own (X1 England)."""

    countries: dict[str, str]
    """Every name of a country, to its code."""
    adjectives: dict[str, str]
    """`South Korean` to KR."""
    peoples: dict[str, str]
    """`South Koreans` to KR."""
    capitals: dict[str, str]
    """`Seoul` to KR."""
    names: dict[str, str]
    """A code, to the name that newsrooms use most."""
    places: frozenset[str]
    given: dict[str, Gender]

    def country(self, name: str) -> str | None:
        """The code that a country's name or demonym stands for."""
        return self.countries.get(name) or self.adjectives.get(name) or self.peoples.get(name)

    def is_place(self, name: str) -> bool:
        return name in self.countries or name in self.capitals or name in self.places

    def gender(self, name: str) -> Gender | None:
        """What a given name tells: m, f, - for both, None where it is no known given name."""
        return self.given.get(name)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The tables, read on first use (100 kB, some 5 ms)."""
    data = files("claims.actors") / "data"
    columns: tuple[dict[str, str], ...] = ({}, {}, {}, {})
    names = {}
    for line in (data / "countries.txt").read_text(encoding="utf8").splitlines():
        code, *rows = line.split("|")
        names[code] = rows[0].split(",")[0]
        for column, row in zip(columns, rows, strict=True):
            for name in filter(None, row.split(",")):
                column.setdefault(name, code)
    given: dict[str, Gender] = {}
    for line in (data / "given.txt").read_text(encoding="utf8").splitlines():
        name, _, gender = line.rpartition(" ")
        given[name] = gender  # type: ignore[assignment]  # the script writes m, f and - alone
    places = frozenset((data / "places.txt").read_text(encoding="utf8").splitlines())
    countries, adjectives, peoples, capitals = columns
    return Gazetteer(countries, adjectives, peoples, capitals, names, places, given)
