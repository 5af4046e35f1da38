"""All claims of one generation of the index in columns, with their figures, dates and actors."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, ArrayFile, Strings, in_range, write
from index.claims.annotations import CERTAINTIES, SPEECHES, STANCES, TABLES, NamedActor, SegmentAnnotations
from index.claims.names import Names, names_arrays
from index.errors import DamagedIndexError
from index.query.fields import TOLD

Rows = NDArray[np.int64]
Renamed = Callable[[Iterable[NamedActor]], Mapping[str, str]]
"""Of all actors, the one name of each that goes by another in its article."""

TELLING = (
    ("denied", "stance", "denies"), ("questioned", "stance", "questions"), ("intended", "stance", "intends"),
    ("confirmed", "certainty", "confirmed"), ("hedged", "certainty", "hedged"),
    ("unverified", "certainty", "unverified"),
)  # fmt: skip
"""Values of `claim.is:` out of the ordinary, each with the column and the value that it stands for."""

STATES = ("", *TOLD["claim.state"])
"""How a claim can stand to those of the other articles of its story; "" is not known."""

_CODES = {"stance": STANCES, "certainty": CERTAINTIES, "speech": SPEECHES}


def claims_name(number: int) -> str:
    return f"claims-{number}.arrays"


def write_claims(path: Path, parts: Sequence[tuple[SegmentAnnotations, Rows]], renamed: Renamed | None) -> None:
    """Stores the claims of all segments; beside each, the row of each of its articles, -1 for one that is gone."""
    actors, nouns = _Numbered(), _Numbered()
    named: list[NamedActor] = []
    tables: dict[str, list[dict[str, Array]]] = {name: [] for name in TABLES}
    done = 0
    for segment, rows in parts:
        own = {name: segment.columns(name) for name in TABLES}
        claims = own["claim"]
        row = rows[claims["doc"]]
        live = row >= 0
        place = np.cumsum(live) - 1 + done
        done += int(live.sum())
        claims["actor"] = actors.of(segment.actors(), claims["actor"])
        own["figure"]["counted"], own["figure"]["unit"] = (
            nouns.of(segment.nouns(), own["figure"][column]) for column in ("counted", "unit")
        )
        named += segment.named()
        claims["row"] = row.astype(np.int32)
        tables["claim"].append({name: column[live] for name, column in claims.items() if name != "doc"})
        for name in ("figure", "date"):
            kept = live[own[name]["claim"]]
            own[name]["claim"] = place[own[name]["claim"]]
            tables[name].append({column: values[kept] for column, values in own[name].items()})
    columns = {name: _joined(tables[name], name) for name in TABLES}
    claims = _ordered(columns)
    arrays = {f"{table}.{name}": column for table, own in columns.items() for name, column in own.items()}
    arrays |= _actors(claims, [*actors], named, renamed) | names_arrays("noun", [*nouns])
    write(path, arrays)


class _Numbered(dict[str, int]):
    """Values of several segments under numbers of their own."""

    def of(self, values: Sequence[str], column: Array) -> Array:
        """A segment's column with the numbers given here; -1 stays."""
        numbers = np.array([*(self.setdefault(value, len(self)) for value in values), -1], np.int32)
        return numbers[column]


def _joined(parts: Sequence[Mapping[str, Array]], table: str) -> dict[str, Array]:
    names = [name if name != "doc" else "row" for name in TABLES[table]]
    return {name: np.concatenate([part[name] for part in parts]) if parts else np.zeros(0, np.int32) for name in names}


def _ordered(columns: dict[str, dict[str, Array]]) -> dict[str, Array]:
    """Puts claims in order of their articles, figures and dates in order of their claims."""
    claims = columns["claim"]
    order = np.argsort(claims["row"], kind="stable")
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order))
    columns["claim"] = claims = {name: column[order] for name, column in claims.items()}
    for name in ("figure", "date"):
        own = columns[name]
        own["claim"] = place[own["claim"]]
        order = np.argsort(own["claim"], kind="stable")
        columns[name] = {column: values[order] for column, values in own.items()}
    return claims


def _actors(
    claims: dict[str, Array], names: Sequence[str], named: Iterable[NamedActor], renamed: Renamed | None
) -> dict[str, Array]:
    """The actors of claims in order of the alphabet, with all their spellings; those of one name become one."""
    one = renamed(named) if renamed else {}
    own = [one.get(name, name) for name in names]
    groups = {name: number for number, name in enumerate(sorted(set(own), key=lambda name: (name.casefold(), name)))}
    numbers = np.array([*(groups[name] for name in own), -1], np.int32)
    claims["actor"] = numbers[claims["actor"]]
    spellings = set(groups.items())
    spellings |= {(name, groups[full]) for name, full in zip(names, own, strict=True)}
    for actor in named:
        if (number := groups.get(one.get(actor.name, actor.name))) is not None:
            spellings.update((spelling, number) for spelling in (actor.name, *actor.spellings))
    listed = sorted(spellings)
    return {
        "claim.actor": claims["actor"],
        **Strings.of(groups).store("actor"),
        "spelling.actor": np.array([number for _, number in listed], np.int32),
        **names_arrays("spelling", [spelling for spelling, _ in listed]),
    }


class ClaimTable:
    """The claims of a generation: numbered from 0 in order of article and place; `rows` articles are in it."""

    def __init__(self, path: Path, rows: int) -> None:
        """Raises `DamagedIndexError` where the file isn't whole."""
        self._file = ArrayFile(path)
        try:
            whole = self._is_whole(rows)
        except (KeyError, IndexError):
            whole = False
        if not whole:
            raise DamagedIndexError(f"the index is damaged ({path.name})")
        self.first = np.searchsorted(self.row, np.arange(rows + 1))
        """The first claim of each article, and one more number: how many claims there are."""
        self.states: NDArray[np.uint8] | None = None
        """Of each claim a place in `STATES`; None until the articles of a story have been compared."""

    def _is_whole(self, rows: int) -> bool:
        claims = len(self)
        return (
            all(self._is_even(table) for table in TABLES)
            and in_range(self.row, rows)
            and bool((np.diff(self.row) >= 0).all())
            and in_range(self.column("figure", "claim"), claims)
            and in_range(self.column("date", "claim"), claims)
            and in_range(self.column("claim", "actor") + 1, len(self.actors) + 1)
            and in_range(self._file["spelling.actor"], len(self.actors))
            and all(in_range(self.column("claim", name), len(codes)) for name, codes in _CODES.items())
        )  # fmt: skip

    def _is_even(self, table: str) -> bool:
        return len({len(self.column(table, name)) for name in TABLES[table] if name != "doc"}) == 1

    def __len__(self) -> int:
        return len(self.row)

    def verify(self) -> None:
        """Reads all of the file; raises `DamagedIndexError` where any of it isn't as it was written."""
        self._file.verify()

    @property
    def row(self) -> Array:
        """The article of each claim, ascending."""
        return self._file["claim.row"]

    def column(self, table: str, name: str) -> Array:
        """A value for each claim, figure or date."""
        return self._file[f"{table}.{name}"]

    def coded(self, name: str, value: str) -> NDArray[np.bool_]:
        """The claims whose stance, certainty, speech or state is `value`."""
        if name == "state":
            known: NDArray[np.bool_] = self._states == STATES.index(value)
            return known
        mask: NDArray[np.bool_] = self.column("claim", name) == _CODES[name].index(value)
        return mask

    @cached_property
    def actors(self) -> Strings:
        """The one name of each actor, in order of the alphabet."""
        return Strings.stored(self._file, "actor")

    @cached_property
    def spellings(self) -> Names:
        """All spellings of all actors."""
        return Names(self._file, "spelling")

    @property
    def spelt(self) -> Array:
        """The actor of each spelling."""
        return self._file["spelling.actor"]

    @cached_property
    def nouns(self) -> Names:
        """What is counted, and units."""
        return Names(self._file, "noun")

    @cached_property
    def speaking(self) -> tuple[Array, Array]:
        """Every pair of an article and an actor that claims something in it: the articles, the actors."""
        actors = self.column("claim", "actor")
        named = actors >= 0
        pairs = np.unique(self.row[named].astype(np.int64) * max(len(self.actors), 1) + actors[named])
        rows, own = np.divmod(pairs, max(len(self.actors), 1))
        return rows, own

    @cached_property
    def telling(self) -> dict[str, NDArray[np.bool_]]:
        """For each value of `claim.is:` out of the ordinary, the articles with such a claim."""
        told = {}
        for value, name, code in TELLING:
            told[value] = rows = np.zeros(len(self.first) - 1, bool)
            rows[self.row[self.coded(name, code)]] = True
        return told

    @property
    def _states(self) -> NDArray[np.uint8]:
        return np.zeros(len(self), np.uint8) if self.states is None else self.states

    def counted(self, name: str, mask: NDArray[np.bool_]) -> dict[str, int]:
        """Of the claims in `mask`, how many have each value of a stance, certainty, speech or state, most first."""
        codes, column = (STATES, self._states) if name == "state" else (_CODES[name], self.column("claim", name))
        counts = np.bincount(column[mask], minlength=len(codes))
        order = np.argsort(-counts, kind="stable").tolist()
        return {codes[code]: int(counts[code]) for code in order if counts[code] and codes[code]}

    @cached_property
    def standing(self) -> dict[str, NDArray[np.bool_]]:
        """For each value of `claim.state:`, the articles with such a claim."""
        found = {}
        for code, state in enumerate(STATES[1:], 1):
            found[state] = rows = np.zeros(len(self.first) - 1, bool)
            rows[self.row[self._states == code]] = True
        return found

    def claims_of(self, table: str, mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The claims that hold one of the figures, or dates, in `mask`."""
        found = np.zeros(len(self), bool)
        found[self.column(table, "claim")[mask]] = True
        return found

    def figures_of(self, claim: int) -> slice:
        """The figures of a claim."""
        own = self.column("figure", "claim")
        return slice(*np.searchsorted(own, (claim, claim + 1)).tolist())

    def extreme(self, table: str, name: str, least: bool) -> NDArray[np.float64]:
        """Of each claim, the least or greatest of its figures or dates; NaN where it has none."""
        found = np.full(len(self), np.nan)
        (np.fmin if least else np.fmax).at(found, self.column(table, "claim"), self.column(table, name))
        return found
