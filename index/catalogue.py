"""The catalogue: every article of the index but for its text, in columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.article import Article, Locator
from index.arrays import Array, ArrayFile, Strings, in_range, write
from index.errors import DamagedIndexError, OtherVersionError
from index.results import Entry

Rows = NDArray[np.int64]

_NUMBERS = ("key", "offset", "published", "length", "segment", "doc", "file", "text.words", "title.words")
_STRINGS = ("id", "title")
_TABLES = ("outlet", "authors", "language", "tags", "inferred")
_BETWEEN = "\x1f"


State = tuple[int, int]
"""Of a file when it was read: bytes, and time of change in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows: `numbers` and `strings` hold a value a row, `tables` a number a row and what each number stands for."""

    numbers: Mapping[str, NDArray[np.int64]]
    strings: Mapping[str, Strings]
    tables: Mapping[str, tuple[NDArray[np.int64], list[str]]]

    def __len__(self) -> int:
        return len(self.numbers["doc"])

    @classmethod
    def of(cls, articles: Sequence[Article], files: Sequence[int]) -> "Columns":
        """The rows of new articles in one segment; `files` numbers the file of each.

        How many words they have is still to be filled in.
        """
        numbers = {
            "key": [id_key(article.id) for article in articles],
            "offset": [article.locator.offset for article in articles],
            "published": [article.published.toordinal() if article.published else 0 for article in articles],
            "length": [len(article.text) for article in articles],
            "segment": [0] * len(articles),
            "doc": range(len(articles)),
            "file": files,
            "text.words": [0] * len(articles),
            "title.words": [0] * len(articles),
        }
        strings = {
            "id": Strings.of(article.id for article in articles),
            "title": Strings.of(article.title for article in articles),
        }
        values = {
            "outlet": [article.outlet or "" for article in articles],
            "authors": [_BETWEEN.join(article.authors) for article in articles],
            "language": [article.language or "" for article in articles],
            "tags": [_BETWEEN.join(article.tags) for article in articles],
            "inferred": [_BETWEEN.join(sorted(article.inferred)) for article in articles],
        }
        arrays = {name: np.array(column, np.int64) for name, column in numbers.items()}
        return cls(arrays, strings, {name: _table(column) for name, column in values.items()})

    def take(self, rows: Rows) -> "Columns":
        return Columns(
            {name: column[rows] for name, column in self.numbers.items()},
            {name: column.take(rows) for name, column in self.strings.items()},
            {name: (column[rows], values) for name, (column, values) in self.tables.items()},
        )

    @classmethod
    def joined(cls, parts: Sequence["Columns"]) -> "Columns":
        """The rows of all parts, one after the other."""
        if not parts:
            return cls.of((), ())
        one = parts[0]
        return cls(
            {name: np.concatenate([part.numbers[name] for part in parts]) for name in one.numbers},
            {name: Strings.joined([part.strings[name] for part in parts]) for name in one.strings},
            {name: _united([part.tables[name] for part in parts]) for name in one.tables},
        )


def _table(column: Sequence[str]) -> tuple[NDArray[np.int64], list[str]]:
    values = {value: number for number, value in enumerate(sorted(set(column)))}
    return np.array([values[value] for value in column], np.int64), list(values)


def _united(tables: Sequence[tuple[NDArray[np.int64], list[str]]]) -> tuple[NDArray[np.int64], list[str]]:
    values: dict[str, int] = {}
    columns = []
    for column, own in tables:
        renumbered = np.array([values.setdefault(value, len(values)) for value in own], np.int64)
        columns.append(renumbered[column])
    return np.concatenate(columns), list(values)


def id_key(id: str) -> int:  # noqa: A002 (the contract's word)
    """Eight bytes that stand for an id, to find it without holding all ids in memory."""
    return int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def write_catalogue(path: Path, columns: Columns, files: Mapping[str, State], facts: Mapping[str, Any]) -> None:
    """Stores the rows, in the order of their paths."""
    arrays: dict[str, Array] = dict(columns.numbers)
    for name, strings in columns.strings.items():
        arrays |= strings.store(name)
    for name, (column, values) in columns.tables.items():
        arrays |= {name: column.astype(np.int32)} | Strings.of(values).store(f"{name}.values")
    arrays |= Strings.of(files).store("file.path")
    arrays["file.size"] = np.array([size for size, _ in files.values()], np.int64)
    arrays["file.mtime"] = np.array([mtime for _, mtime in files.values()], np.int64)
    write(path, arrays, facts)


class Catalogue:
    """All articles as rows, in order of path and place in the file; nothing is decoded until it is asked for."""

    def __init__(self, path: Path, written_as: str) -> None:
        """Raises `DamagedIndexError` where the file isn't whole, or is from a program that wrote another format."""
        self._file = ArrayFile(path)
        self.facts = self._file.facts
        if self.facts.get("format") != written_as:
            raise OtherVersionError("the index is from another version of crossread")
        try:
            self.columns = Columns(
                {name: self._file[name] for name in _NUMBERS},
                {name: Strings.stored(self._file, name) for name in _STRINGS},
                {name: (self._file[name], Strings.stored(self._file, f"{name}.values").all()) for name in _TABLES},
            )
            self.paths = Strings.stored(self._file, "file.path")
            whole = self._is_whole()
        except (KeyError, ValueError, IndexError):
            whole = False
        if not whole:
            raise DamagedIndexError(f"the index is damaged ({path.name})")

    def verify(self) -> None:
        """Reads all of the file; raises `DamagedIndexError` where any of it isn't as it was written."""
        self._file.verify()

    def _is_whole(self) -> bool:
        """Whether all columns are as long as each other and refer to what is there."""
        rows = len(self)
        columns = self.columns
        return (
            all(len(column) == rows for column in columns.numbers.values())
            and all(len(strings) == rows and strings.is_whole() for strings in columns.strings.values())
            and all(len(c) == rows and in_range(c, len(values)) for c, values in columns.tables.values())
            and in_range(columns.numbers["file"], len(self.paths))
            and self.paths.is_whole()
        )

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def published(self) -> NDArray[np.int32]:
        """Days since the first of year 1; 0 where the day isn't known."""
        return self.columns.numbers["published"].astype(np.int32)

    def table(self, name: str) -> tuple[NDArray[Any], list[str]]:
        """A number a row, and the values these stand for (outlet, authors, language, tags, inferred)."""
        return self.columns.tables[name]

    def files(self) -> dict[str, State]:
        """The files that were read, also those that held no article."""
        sizes, times = self._file["file.size"].tolist(), self._file["file.mtime"].tolist()
        return dict(zip(self.paths.all(), zip(sizes, times, strict=True), strict=True))

    def path(self, row: int) -> str:
        path: str = self.paths[self.columns.numbers["file"][row]]
        return path

    def entry(self, row: int) -> Entry:
        numbers, strings = self.columns.numbers, self.columns.strings
        day = int(numbers["published"][row])
        return Entry(
            id=strings["id"][row],
            title=strings["title"][row],
            locator=Locator(self.path(row), int(numbers["offset"][row])),
            outlet=self._value("outlet", row) or None,
            authors=split(self._value("authors", row)),
            published=date.fromordinal(day) if day else None,
            language=self._value("language", row) or None,
            tags=split(self._value("tags", row)),
            inferred=frozenset(split(self._value("inferred", row))),
            length=int(numbers["length"][row]),
        )

    def row(self, id: str) -> int | None:  # noqa: A002
        """The row of an article by its id."""
        found = self.rows([id])
        return int(found[0]) if len(found) else None

    def rows(self, ids: Iterable[str]) -> Rows:
        """The rows of those ids that are there, ascending."""
        order, keys = self._keys
        wanted = np.array([id_key(id) for id in ids], np.int64)  # noqa: A001
        at = np.searchsorted(keys, wanted)
        at[at == len(keys)] = 0
        if not len(keys):
            return np.zeros(0, np.int64)
        return np.sort(order[at[keys[at] == wanted]])

    @cached_property
    def _keys(self) -> tuple[Rows, NDArray[np.int64]]:
        keys = self.columns.numbers["key"]
        order = np.argsort(keys, kind="stable")
        return order, keys[order]

    @cached_property
    def by_date(self) -> Rows:
        """Rows from the newest to the oldest; without a date last, each day in order of path."""
        return np.argsort(-self.published, kind="stable")

    @cached_property
    def oldest_first(self) -> Rows:
        """Rows from the oldest to the newest; without a date last."""
        days = self.published
        return np.argsort(np.where(days > 0, days, 1 << 30), kind="stable")

    def _value(self, name: str, row: int) -> str:
        column, values = self.columns.tables[name]
        return values[int(column[row])]


def split(joined: str) -> tuple[str, ...]:
    """The several values (authors, tags) that one value of a table stands for."""
    return tuple(joined.split(_BETWEEN)) if joined else ()
