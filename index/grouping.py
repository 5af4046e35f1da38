"""Articles told apart by story: all of them, or only those that came since, among those that are most like them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.results import Story
from index.segments import annotations_of
from index.store import Generation, Store
from index.stories import Grouping, Relate, Rows, StoryTable, fingerprint

WHOLE = 2_000
"""So many articles are told apart as a whole, and in the same process: it takes a second."""
_FEW = 0.01
"""The share of articles that may come, change or go before all are told apart again."""
_AT_ONCE = 20
"""New articles that are told apart one by one: each takes a hundredth of the time of all."""
_NEIGHBOURS = 100
"""Articles most like one that is new, whose stories it may be of."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One story as rows of the catalogue."""

    id: str
    label: str
    members: Rows
    origins: NDArray[np.int32]
    days: tuple[int, int]
    compared: int


def told_apart(directory: Path, number: int, annotate: Relate) -> Grouping:
    """The stories of a generation: the work of a process of its own, for it takes much memory."""
    return Grouper(directory, Store(directory).generation(number), annotate).whole()


class Grouper:
    """Tells apart the articles of one generation."""

    def __init__(self, directory: Path, generation: Generation, annotate: Relate) -> None:
        self._generation, self._annotate = generation, annotate
        self._catalogue = generation.catalogue
        self._found = [annotations_of(directory, segment) for segment in generation.segments]
        self._names = [segment.segment_id() for segment in generation.segments]

    def whole(self) -> Grouping:
        """The stories of all articles, the largest first, told apart at once."""
        told = self._annotate.stories(self._features(range(len(self._catalogue))))
        return _grouping([self._told(story) for story in told], 0)

    def joined(self) -> Grouping | None:
        """The stories that there were, with the new articles where they belong.

        None where all have to be told apart: with few articles, or where many have come.
        """
        old, count = self._generation.stories, len(self._catalogue)
        if old is None or count < WHOLE:
            return None
        new = np.flatnonzero(old.of_row < 0)
        worn = np.flatnonzero(old.compared == 0)
        since = old.since + len(new) + len(worn)
        if since > _FEW * count or max(len(new), len(worn)) > _AT_ONCE:
            return None
        joining, fresh = self._places(old, new)
        told = [_kept(old, number) for number in range(len(old))]
        for number in {*worn.tolist(), *joining}:
            rows = [*told[number].members.tolist(), *joining.get(number, ())]
            told[number] = self._told(self._annotate.story(self._features(rows)))
        told += [self._told(self._annotate.story(self._features(rows))) for rows in fresh]
        if len({story.id for story in told}) < len(told):
            return None
        return _grouping(sorted(told, key=lambda story: -len(story.members)), since)

    def _places(self, old: StoryTable, new: Rows) -> tuple[dict[int, list[int]], list[list[int]]]:
        """Which story each new article joins; and those that make one of their own."""
        joining: dict[int, list[int]] = {}
        fresh = []
        for story in self._annotate.stories(self._features(self._around(old, new))) if len(new) else ():
            rows = [self._row[name] for name in story.articles]
            arrived = [row for row in rows if old.of_row[row] < 0]
            others = Counter(number for row in rows if (number := int(old.of_row[row])) >= 0)
            if arrived and others:
                joining.setdefault(min(others, key=lambda number: (-others[number], number)), []).extend(arrived)
            elif arrived:
                fresh.append(arrived)
        return joining, fresh

    def _around(self, old: StoryTable, new: Rows) -> list[int]:
        """The new articles, those most like them, and all of the stories that these are of."""
        every = [features for _, features in self._features(range(len(self._catalogue)), whole=True)]
        given = [every[row] for row in new.tolist() if every[row]]
        near = {*new.tolist(), *self._annotate.nearest(given, every, _NEIGHBOURS)}
        stories = {number for row in near if (number := int(old.of_row[row])) >= 0}
        return sorted(near.union(*(old.members(number).tolist() for number in stories)))

    def _features(self, rows: Iterable[int], whole: bool = False) -> list[tuple[str, bytes]]:
        """Ids and features of articles; those without are left out, or in the `whole` have empty ones."""
        numbers = self._catalogue.columns.numbers
        segments, docs = numbers["segment"], numbers["doc"]
        given = ((row, self._found[int(segments[row])].features(int(docs[row]))) for row in rows)
        return [(self._ids[row], features) for row, features in given if features or whole]

    def _told(self, story: Story) -> _Told:
        rows = [self._row[name] for name in story.articles]
        place = {name: number for number, origin in enumerate(story.origins) for name in origin}
        numbers = self._catalogue.columns.numbers
        keys = ((self._ids[row], self._names[int(numbers["segment"][row])], int(numbers["doc"][row])) for row in rows)
        first, last = (day.toordinal() if day else 0 for day in (story.first, story.last))
        return _Told(
            story.id,
            story.label,
            np.array(rows, np.int64),
            np.array([place[name] for name in story.articles], np.int32),
            (first, last),
            fingerprint(keys),
        )

    @cached_property
    def _ids(self) -> list[str]:
        return self._catalogue.columns.strings["id"].all()

    @cached_property
    def _row(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self._ids)}


def _kept(old: StoryTable, number: int) -> _Told:
    return _Told(
        old.ids[number],
        old.labels[number],
        old.members(number),
        old.origins(number),
        old.days(number),
        int(old.compared[number]),
    )


def _grouping(told: Sequence[_Told], since: int) -> Grouping:
    return Grouping(
        [story.id for story in told],
        [story.label for story in told],
        [story.members for story in told],
        [story.origins for story in told],
        np.array([story.days for story in told], np.int64).reshape(-1, 2),
        np.array([story.compared for story in told], np.int64),
        since,
    )
