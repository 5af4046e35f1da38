"""The stories of a corpus, and how each claim stands to those of the other articles of its story, in columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article
from index.arrays import Array, ArrayFile, Strings, in_range, ranges, write
from index.catalogue import Catalogue, Columns
from index.claims.table import STATES, ClaimTable
from index.errors import DamagedIndexError
from index.results import Story

Rows = NDArray[np.int64]
States = list[list[str]]
"""Of each article, how each of its claims stands to those of the others: values of `claim.state:`, or ""."""


@runtime_checkable
class Relate(Protocol):
    """What tells stories apart and compares the articles of one; has to be picklable."""

    def stories(self, articles: Sequence[tuple[str, bytes]]) -> Sequence[Story]:
        """All stories, the largest first, from each article's id and what was kept of it for this."""

    def story(self, articles: Sequence[tuple[str, bytes]]) -> Story:
        """The one story of all these articles."""

    def nearest(self, articles: Sequence[bytes], among: Sequence[bytes], most: int) -> Sequence[int]:
        """For each of some articles, up to `most` numbers of those `among` which it may be of one story with."""

    def states(self, articles: Sequence[Article], annotations: Sequence[Any]) -> States:
        """How the claims of the articles of one story, in order of time, stand to each other's."""


def untold(stories: "StoryTable | None", annotate: Any) -> bool:
    """Whether an index with claims is still to be told apart by story, or articles have changed since."""
    return isinstance(annotate, Relate) and (stories is None or not stories.complete)


def stories_name(number: int) -> str:
    return f"stories-{number}.arrays"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Stories as rows of the catalogue; the largest first."""

    ids: Sequence[str]
    labels: Sequence[str]
    members: Sequence[Rows]
    """The articles of each story, in order of time."""
    origins: Sequence[NDArray[np.int32]]
    """Of each of these articles, which of the story's origins it is of."""
    days: NDArray[np.int64]
    """First and last day of each story, as ordinals; 0 where it isn't known."""
    compared: NDArray[np.int64]
    """What tells for each story whether its claims have to be compared again: see `fingerprint`; 0 for not yet."""
    since: int = 0
    """Articles that have come or gone since all were told apart at once."""


def fingerprint(keys: Iterable[tuple[str, str, int]]) -> int:
    """Eight bytes that stand for the articles of a story as they are in the index: id, segment, place in it."""
    told = "\n".join(f"{id} {segment} {doc}" for id, segment, doc in sorted(keys))  # noqa: A001 (the contract's word)
    digest = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True) or 1


def write_stories(path: Path, found: Grouping, states: NDArray[np.uint8], complete: bool) -> None:
    """Stores stories and the state of every claim; `complete` if they are those of the articles as they are."""
    sizes = [len(own) for own in found.members]
    arrays: dict[str, Array] = {
        **Strings.of(found.ids).store("id"),
        **Strings.of(found.labels).store("label"),
        "ends": np.cumsum(sizes, dtype=np.int64),
        "member": np.concatenate([np.zeros(0, np.int32), *found.members]).astype(np.int32),
        "origin": np.concatenate([np.zeros(0, np.int32), *found.origins]).astype(np.int32),
        "first": found.days[:, 0].astype(np.int32),
        "last": found.days[:, 1].astype(np.int32),
        "compared": found.compared,
        "state": states,
    }
    write(path, arrays, {"complete": complete, "since": found.since})


class StoryTable:
    """The stories of a generation, numbered from 0, the largest first."""

    def __init__(self, path: Path, rows: int, claims: int) -> None:
        """Raises `DamagedIndexError` where the file isn't whole."""
        self._file = ArrayFile(path)
        self._rows = rows
        try:
            whole = self._is_whole(rows, claims)
        except (KeyError, IndexError):
            whole = False
        if not whole:
            raise DamagedIndexError(f"the index is damaged ({path.name})")

    def _is_whole(self, rows: int, claims: int) -> bool:
        many, ends = len(self), self._file["ends"]
        return (
            all(len(self._file[name]) == many for name in ("first", "last", "compared"))
            and all(len(strings) == many and strings.is_whole() for strings in (self.ids, self.labels))
            and in_range(self._file["member"], rows)
            and len(self._file["origin"]) == len(self._file["member"]) == (int(ends[-1]) if many else 0)
            and bool((np.diff(ends) >= 0).all())
            and len(self.states) == claims
            and in_range(self.states, len(STATES))
        )

    def __len__(self) -> int:
        return len(self._file["ends"])

    def verify(self) -> None:
        """Reads all of the file; raises `DamagedIndexError` where any of it isn't as it was written."""
        self._file.verify()

    @property
    def complete(self) -> bool:
        """Whether the stories are those of the articles as they are, not as they were a build ago."""
        return bool(self._file.facts.get("complete"))

    @property
    def since(self) -> int:
        """Articles that have come or gone since all were told apart at once."""
        return int(self._file.facts.get("since", 0))

    @property
    def states(self) -> NDArray[np.uint8]:
        """Of each claim of the generation, how it stands to those of other articles: a place in `STATES`."""
        return self._file["state"]

    @cached_property
    def ids(self) -> Strings:
        return Strings.stored(self._file, "id")

    @cached_property
    def labels(self) -> Strings:
        return Strings.stored(self._file, "label")

    @property
    def compared(self) -> NDArray[np.int64]:
        return self._file["compared"]

    def members(self, story: int) -> Rows:
        """The articles of a story, in order of time."""
        return self._file["member"][self._span(story)].astype(np.int64)

    def origins(self, story: int) -> NDArray[np.int32]:
        """Of each of these, which of the story's origins it is of."""
        return self._file["origin"][self._span(story)]

    def days(self, story: int) -> tuple[int, int]:
        """First and last day, as ordinals; 0 where it isn't known."""
        return int(self._file["first"][story]), int(self._file["last"][story])

    def _span(self, story: int) -> slice:
        ends = self._file["ends"]
        return slice(int(ends[story - 1]) if story else 0, int(ends[story]))

    @cached_property
    def of_row(self) -> NDArray[np.int32]:
        """The story of each article, -1 for one that came after they were told apart."""
        found = np.full(self._rows, -1, np.int32)
        sizes = np.diff(self._file["ends"], prepend=0)
        found[self._file["member"]] = np.repeat(np.arange(len(self), dtype=np.int32), sizes)
        return found

    def numbered(self, id: str) -> int | None:  # noqa: A002 (the contract's word)
        """The story of this id."""
        return self._numbers.get(id.casefold())

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name.casefold(): number for number, name in enumerate(self.ids.all())}

    def story(self, number: int, catalogue: Catalogue) -> Story:
        """A story in plain data."""
        ids = catalogue.columns.strings["id"]
        names = [str(ids[row]) for row in self.members(number).tolist()]
        by_origin: dict[int, list[str]] = {}
        for name, origin in zip(names, self.origins(number).tolist(), strict=True):
            by_origin.setdefault(origin, []).append(name)
        first, last = self.days(number)
        return Story(
            id=self.ids[number],
            label=self.labels[number],
            articles=tuple(names),
            origins=tuple(map(tuple, by_origin.values())),
            first=date.fromordinal(first) if first else None,
            last=date.fromordinal(last) if last else None,
        )


def carried_over(old: StoryTable, row: Rows, before: ClaimTable, after: ClaimTable) -> tuple[Grouping, Any]:
    """The stories of the generation before, and the states of its claims, for the articles that are still there.

    `row` tells for each article of the old generation its row in the new one, -1 for one that is gone or changed.
    """
    ids, labels, members, origins, days, compared = [], [], [], [], [], []
    for number in range(len(old)):
        own = row[old.members(number)]
        kept = own >= 0
        if kept.any():
            ids.append(old.ids[number])
            labels.append(old.labels[number])
            members.append(own[kept])
            origins.append(old.origins(number)[kept])
            days.append(old.days(number))
            compared.append(int(old.compared[number]) if kept.all() else 0)
    both = np.array(days, np.int64).reshape(-1, 2)
    found = Grouping(ids, labels, members, origins, both, np.array(compared, np.int64), old.since)
    states = np.zeros(len(after), np.uint8)
    was = np.flatnonzero(row >= 0)
    now = row[was]
    sizes = before.first[was + 1] - before.first[was]
    same = sizes == after.first[now + 1] - after.first[now]
    was, now, sizes = was[same], now[same], sizes[same]
    states[ranges(after.first[now], sizes)] = old.states[ranges(before.first[was], sizes)]
    return found, states


def places(columns: Columns, segments: Sequence[str]) -> Mapping[tuple[str, int], int]:
    """The row of each article by the name of its segment and its place in it."""
    own, docs = columns.numbers["segment"].tolist(), columns.numbers["doc"].tolist()
    return {(segments[segment], doc): row for row, (segment, doc) in enumerate(zip(own, docs, strict=True))}
