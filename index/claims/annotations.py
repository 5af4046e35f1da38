"""What a build's `annotate` made of the articles of one segment: its plain data, and the claims in it as columns.

An annotation is any JSON value. Where it is an object, `claims` may hold CLAIM records of the contract, `days` for each
claim the first and last day of each of its dates (ordinals; null for one that names no days), and `actors` the actors
of the article: `{"name", "kind", "mentions": how many, "spellings": [...]}`. `story` (base64) is what telling stories
apart needs of it. `given_up` (true): it took too long to find it, which is told as a fault of the file.
"""

import json
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf, nextafter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from corpus.article import Article
from corpus.errors import Fault
from index.arrays import Array, ArrayFile, in_range, write
from index.errors import DamagedIndexError

Annotate = Callable[[Article], Any]
"""Makes plain data (JSON values) of an article, stored with it; has to be picklable.

Its attribute `version`, if it has one, says when all has to be made anew. Its method `names`, if it has one, is given
the `NamedActor`s of all articles and gives the one name of each that has another in its article. Its methods
`stories` and `states`, if it has them, are what `index.relating` asks. Its method `each`, if it has one, makes of
several articles what a call makes of each, in their order.
"""


def made_of(annotate: Annotate, articles: Iterable[Article]) -> Iterator[Any]:
    """What `annotate` makes of each article; it may take several before it gives what it made of the first."""
    several: Callable[[Iterable[Article]], Iterator[Any]] | None = getattr(annotate, "each", None)
    return several(articles) if several else map(annotate, articles)


Record = Mapping[str, Any]

STANCES = ("asserts", "denies", "questions", "intends")
CERTAINTIES = ("plain", "confirmed", "hedged", "unverified")
SPEECHES = ("none", "indirect", "mixed", "direct")

_PRESSED = 6
"""zlib's level: a quarter of the size at 40 MB/s, beside 0.1 to 1 MB/s for finding the claims."""

_TYPES = {"i": "<i4", "b": "|u1", "d": "<f8"}
_CLAIM = {"doc": "i", "number": "i", "start": "i", "end": "i", "actor": "i", "sourced": "b"}
_CLAIM |= {"stance": "b", "certainty": "b", "speech": "b"}
_FIGURE = {"claim": "i", "start": "i", "end": "i", "low": "d", "high": "d", "counted": "i", "unit": "i"}
_DATE = {"claim": "i", "first": "i", "last": "i"}
TABLES = {"claim": _CLAIM, "figure": _FIGURE, "date": _DATE}


GIVEN_UP = "finding its claims took too long; it is read and searched without them"


class NamedActor(NamedTuple):
    """An actor as the articles of a segment have it."""

    name: str
    kind: str
    mentions: int
    spellings: tuple[str, ...]


class Gathered:
    """The annotations of a segment's articles, as they come."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        """What went wrong with some of them."""
        self._data: list[bytes] = []
        self._stories: list[bytes] = []
        self._columns = {
            table: {name: array("B" if kind == "b" else kind) for name, kind in columns.items()}
            for table, columns in TABLES.items()
        }
        self._actors: dict[str, int] = {}
        self._known: dict[tuple[str, str], tuple[int, set[str]]] = {}
        self._nouns: dict[str, int] = {}

    def add(self, annotation: Any, article: Article | None) -> None:
        """The annotation of the next article; None for one that is gone."""
        doc = len(self._data)
        about = isinstance(annotation, dict)
        if article and about and annotation.get("given_up"):
            self.faults.append(Fault(article.locator.path, None, f"{article.id}: {GIVEN_UP}"))
        self._stories.append(b64decode(annotation.get("story", "")) if about else b"")
        if about:
            annotation = {name: value for name, value in annotation.items() if name != "story"}
        self._data.append(zlib.compress(json.dumps(annotation).encode(), _PRESSED))
        if not about:
            return
        claims: Sequence[Record] = annotation.get("claims", ())
        days = annotation.get("days") or [()] * len(claims)
        for number, (claim, own) in enumerate(zip(claims, days, strict=True)):
            self._claim(doc, number, claim, own)
        for actor in annotation.get("actors", ()):
            key = (actor["name"], actor["kind"])
            mentions, spellings = self._known.get(key, (0, set()))
            self._known[key] = mentions + actor["mentions"], spellings.union(actor["spellings"])

    def extend(self, other: "Gathered") -> None:
        """Adds the annotations of the articles that come next in the segment."""
        docs, claims = len(self._data), len(self._columns["claim"]["doc"])
        self._data += other._data
        self._stories += other._stories
        actors = [self._actors.setdefault(name, len(self._actors)) for name in other._actors]
        nouns = [self._nouns.setdefault(name, len(self._nouns)) for name in other._nouns]
        renumbered = {"claim.doc": docs, "figure.claim": claims, "date.claim": claims}
        for table, columns in other._columns.items():
            for name, column in columns.items():
                values: Iterable[Any] = column
                if more := renumbered.get(f"{table}.{name}"):
                    values = [value + more for value in column]
                elif name in ("actor", "counted", "unit"):
                    given = actors if name == "actor" else nouns
                    values = [given[value] if value >= 0 else -1 for value in column]
                self._columns[table][name].extend(values)
        for key, (mentions, spellings) in other._known.items():
            known, own = self._known.get(key, (0, set()))
            self._known[key] = known + mentions, own | spellings

    def _claim(self, doc: int, number: int, claim: Record, days: Iterable[Sequence[int] | None]) -> None:
        at = len(self._columns["claim"]["doc"])
        start, end = claim["span"]
        actor = self._actors.setdefault(claim["actor"], len(self._actors)) if claim["actor"] else -1
        self._append(
            "claim", doc, number, start, end, actor, bool(claim["source"] or claim["cue"]),
            STANCES.index(claim["stance"]), CERTAINTIES.index(claim["certainty"]),
            SPEECHES.index(claim["speech"]),
        )  # fmt: skip
        for figure in claim["figures"]:
            if (bounds := _bounds(figure)) is not None:
                things = figure["counted"].partition(",")[0]  # behind the comma stands whose they are
                nouns = (self._noun(things), self._noun(figure["unit"]))
                self._append("figure", at, *figure["span"], *bounds, *nouns)
        for day in days:
            if day:
                self._append("date", at, day[0], day[1])

    def _append(self, table: str, *values: Any) -> None:
        for column, value in zip(self._columns[table].values(), values, strict=True):
            column.append(value)

    def _noun(self, words: str) -> int:
        return -1 if words == "-" else self._nouns.setdefault(words, len(self._nouns))

    def write(self, path: Path) -> None:
        """Stores all that was added."""
        arrays: dict[str, Array] = {"text": np.frombuffer(b"".join(self._data), np.uint8)}
        arrays["ends"] = np.cumsum([len(data) for data in self._data], dtype=np.int64)
        arrays["story"] = np.frombuffer(b"".join(self._stories), np.uint8)
        arrays["story.ends"] = np.cumsum([len(data) for data in self._stories], dtype=np.int64)
        for table, columns in self._columns.items():
            for name, column in columns.items():
                arrays[f"{table}.{name}"] = np.array(column, _TYPES[TABLES[table][name]])
        named = [[name, kind, many, sorted(spellings)] for (name, kind), (many, spellings) in self._known.items()]
        for name, value in (("actors", [*self._actors]), ("named", named), ("nouns", [*self._nouns])):
            arrays[name] = np.frombuffer(json.dumps(value).encode(), np.uint8)
        write(path, arrays)


def _bounds(figure: Record) -> tuple[float, float] | None:
    """The numbers that a figure can be searched by: its own, and for `over 300` the next one above it."""
    given = [figure[name] for name in ("value", "low", "high") if figure[name] is not None]
    if not given:
        return None
    low, high = float(min(given)), float(max(given))
    if figure["change"] == ">":
        high = nextafter(high, inf)
    elif figure["change"] == "<":
        low = nextafter(low, -inf)
    return low, high


class SegmentAnnotations:
    """The annotations of one segment, read where they are asked for."""

    def __init__(self, path: Path, docs: int) -> None:
        """Raises `DamagedIndexError` where the file isn't whole."""
        self._file = ArrayFile(path)
        try:
            whole = all(
                len(self._file[ends]) in (0, docs) and in_range(self._file[ends], len(self._file[data]) + 1)
                for ends, data in (("ends", "text"), ("story.ends", "story"))
            )
        except KeyError:
            whole = False
        if not whole:
            raise DamagedIndexError(f"the index is damaged ({path.name})")

    def verify(self) -> None:
        """Reads all of the file; raises `DamagedIndexError` where any of it isn't as it was written."""
        self._file.verify()

    def annotation(self, doc: int) -> Any:
        """The plain data of an article, None where none was made."""
        ends = self._file["ends"]
        if doc >= len(ends):
            return None
        start = int(ends[doc - 1]) if doc else 0
        return json.loads(zlib.decompress(self._file["text"][start : int(ends[doc])].tobytes()))

    def whole(self, doc: int) -> Any:
        """The annotation with all that was given, as `Gathered.add` takes it."""
        made = self.annotation(doc)
        if isinstance(made, dict) and (features := self.features(doc)):
            return {**made, "story": b64encode(features).decode()}
        return made

    def features(self, doc: int) -> bytes:
        """What telling stories apart needs of an article, empty where nothing was made of it."""
        ends = self._file["story.ends"]
        if doc >= len(ends):
            return b""
        return self._file["story"][int(ends[doc - 1]) if doc else 0 : int(ends[doc])].tobytes()

    def columns(self, table: str) -> dict[str, Array]:
        """The columns of all claims, their figures or their dates."""
        return {name: self._file[f"{table}.{name}"] for name in TABLES[table]}

    def actors(self) -> list[str]:
        """The names that the column `actor` of claims stands for."""
        actors: list[str] = self._list("actors")
        return actors

    def nouns(self) -> list[str]:
        """What the columns `counted` and `unit` of figures stand for."""
        nouns: list[str] = self._list("nouns")
        return nouns

    def named(self) -> list[NamedActor]:
        """All actors of the articles."""
        return [NamedActor(name, kind, many, tuple(own)) for name, kind, many, own in self._list("named")]

    def _list(self, name: str) -> Any:
        return json.loads(self._file[name].tobytes())
