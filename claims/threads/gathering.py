"""Which sentences make a thread: denials with what they deny, counts of one thing, sentences that are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, combinations
from math import log2

import numpy as np

from claims.terms import Weights
from claims.threads.agreement import contrast
from claims.threads.counts import (
    Count,
    compare_counts,
    counts,
    long_ago,
    one_event,
    one_story,
    plain,
    same_thing,
    told_also,
)
from claims.threads.days import other_days
from claims.threads.grouping import Rows, clusters, grouped
from claims.threads.labels import leans
from claims.threads.phrases import phrased
from claims.threads.polarity import Denial, denials, denies, polarity
from claims.threads.predication import read_ahead
from claims.threads.propositions import propositions
from claims.threads.quoted import quoted
from claims.threads.telling import Telling
from claims.threads.thread import Conflict
from corpus.article import Span

Pair = tuple[int, int]
TELLING, MORE = 3.0, 0.25
"""Rarity of a word that is no name which two sentences must share, unless they share a figure; how much rarer it must
be for each doubling of the sentences among which they were found."""
IN_A_PHRASE = 0.4
"""Least likeness of two sentences that share a phrase."""
NEARLY = 0.3
"""How much less surely than the surest a sentence may assert what is denied and still name the thread."""
AGAIN = 0.6
"""Least likeness of two sentences of one article of which the second says the first again."""
NAMING = 2
"""Sentences that may name what is counted, the shortest: they tell the least beside it."""
SOON, LATE = 14, np.float32(0.3)
"""Days within which articles tell of one event; how much less alike their sentences count past them."""
AGREED = Conflict("polarity", "agrees", Span(0, 0), Span(0, 0), "")
"""Both deny, or both assert, what the thread is about."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that make a thread, and what is known of their pairs by more than their sentences."""

    rows: Rows
    known: Mapping[Pair, Conflict | None] = field(default_factory=dict)
    """By pair of rows of different articles, the lesser first; None where it can't be told how they relate."""
    focus: Mapping[int, Span] = field(default_factory=dict)
    """By row, the words that the thread is about."""
    naming: Rows = ()
    """Rows whose words may name the thread, the best first; all where none is given."""
    spread: float = 0.0


class Gathering:
    """The groups among the sentences of one comparison."""

    def __init__(
        self,
        told: Sequence[Telling],
        rare: Mapping[int, float],
        alike: Weights,
        days: Sequence[date | None],
        apart: Callable[[int, int], bool],
    ) -> None:
        """`rare` are the rarities among the sentences, `days` when the articles were published; `apart` says of two
        rows that they report different things."""
        self._told, self._rare, self._alike, self._days, self._apart = told, rare, alike, days, apart
        self._owners = [telling.article for telling in told]
        self._of = {owner: [t for t in told if t.article == owner] for owner in set(self._owners)}
        self._events: dict[tuple[int, int], bool] = {}

    def groups(self) -> list[Group]:
        """All groups, none within another."""
        found = [*self.denied(), *self.counted()]
        found += [Group(rows) for rows in self._repeated(self._likened())]
        found += [*map(Group, self.phrased()), *self.stated(), *self.quoting()]
        kept: list[Group] = []
        for group in found:
            if not any(set(group.rows) <= set(other.rows) for other in kept):
                kept.append(group)
        return kept

    def _likened(self) -> list[Rows]:
        """Sentences that are alike, one an article."""
        return grouped(self._near_in_time(), self._owners, self._strange, self._ahead)

    def phrased(self) -> list[Rows]:
        """Sentences with a phrase in common that are at all alike, one an article."""
        size = len(self._told)
        links = np.zeros((size, size), dtype=bool)
        for a, b in phrased(self._told, self._rare):
            links[a, b] = links[b, a] = self._alike[a, b] >= IN_A_PHRASE
        self._ahead(np.flatnonzero(links.any(axis=1)).tolist())
        need = np.full((size, size), IN_A_PHRASE, dtype=np.float32)
        return clusters(self._alike, np.array(self._owners, dtype=np.int64), need, links, self._apart)

    def _ahead(self, rows: Iterable[int]) -> None:
        """Tags together the sentences that are to be judged."""
        read_ahead([self._told[row] for row in rows])

    def stated(self) -> Iterator[Group]:
        """Sentences that tell of one event with the same verb."""
        return self._met(propositions(self._told, self._rare))

    def quoting(self) -> Iterator[Group]:
        """Sentences that quote the same few words, or give a thing the same name."""
        return self._met((a, b, 1.0) for a, b in quoted(self._told, self._rare))

    def _met(self, pairs: Iterable[tuple[int, int, float]]) -> Iterator[Group]:
        """Groups, one sentence an article, of pairs that say one thing, each with how surely it does, from 1."""
        size = len(self._told)
        near = np.zeros((size, size), dtype=np.float32)
        for a, b, told in pairs:
            near[a, b] = near[b, a] = told
        need = np.ones((size, size), dtype=np.float32)
        for rows in clusters(near, np.array(self._owners, dtype=np.int64), need, near >= 1, self._contrary):
            shortest = min(rows, key=lambda row: (leans(self._told[row]), len(self._told[row].words), row))
            known = {(a, b): AGREED for a, b in self._across(rows) if near[a, b] >= 1}
            yield Group(rows, known, naming=(shortest,))

    def _contrary(self, a: int, b: int) -> bool:
        one, other = self._told[a], self._told[b]
        return _agreed(one, other) is None or other_days(one, other) or contrast(one, other)

    def _near_in_time(self) -> Weights:
        """How alike the rows are, less where their articles were published long after one another."""
        owner = np.array(self._owners, dtype=np.int64)
        day = np.array([day.toordinal() if day else 0 for day in self._days], dtype=np.int64)[owner]
        long_after = (day[:, None] > 0) & (day[None] > 0) & (np.abs(day[:, None] - day[None]) > SOON)
        near: Weights = self._alike - LATE * long_after
        return near

    def _repeated(self, groups: list[Rows]) -> list[Rows]:
        """The groups, those made one of which the other has but the same said again in one of its articles."""
        kept: list[set[int]] = []
        for rows in groups:
            for other in kept:
                own = {self._owners[row]: row for row in other}
                more = set(rows) - other
                if len(more) < len(rows) and all(
                    self._owners[row] in own and self._alike[row, own[self._owners[row]]] >= AGAIN for row in more
                ):
                    other |= more
                    break
            else:
                kept.append(set(rows))
        return [tuple(sorted(rows)) for rows in kept]

    def _strange(self, a: int, b: int) -> bool:
        """Whether two rows report different things, or have but names and the story's own words in common."""
        one, other = self._told[a], self._told[b]
        common = (one.plain & other.senses | other.plain & one.senses) & (one.said | other.said)
        least = TELLING + MORE * log2(max(1, len(self._told) / 2))
        if all(self._rare.get(sense, 0.0) < least for sense in common) and not _values(one) & _values(other):
            return True
        return self._apart(a, b)

    def denied(self) -> Iterator[Group]:
        """Each denial with the sentence of every other article that says so, and with those that deny it too."""
        every = list(denials(self._told))
        used: set[int] = set()
        for denial in every:
            if denial.row not in used:
                denying = {denial.row: denial, **{other.row: other for other in every if _same_denial(denial, other)}}
                used |= denying.keys()
                group = self._denial(denying)
                if group:
                    yield group

    def _denial(self, denying: Mapping[int, Denial]) -> Group | None:
        best: dict[int, tuple[float, int]] = {}
        for row, telling in enumerate(self._told):
            sure = max(denies(denial, telling) for denial in denying.values()) if row not in denying else 0.0
            if sure:
                near = max(float(self._alike[denial, row]) for denial in denying)
                rank = (sure + 0.2 * min(1.0, near) - 0.01 * telling.at, -row)
                best[telling.article] = max(best.get(telling.article, (0.0, 0)), rank)
        rows = tuple(sorted({*denying, *(-row for _, row in best.values())}))
        known: dict[Pair, Conflict | None] = {}
        for a, b in self._across(rows):
            one, other = self._told[a], self._told[b]
            known[a, b] = polarity(one, other) if (a in denying) != (b in denying) else _agreed(one, other)
        if not any(conflict and conflict.relation == "contradicts" for conflict in known.values()):
            return None
        most = max((sure for sure, _ in best.values()), default=0.0)
        asserting = [-row for sure, row in sorted(best.values(), reverse=True) if sure >= most - NEARLY]
        # What is denied is that it is so, not how many there are.
        naming = tuple([row for row in asserting if not self._told[row].figures] or asserting)
        return Group(rows, known, {row: denial.claim.span for row, denial in denying.items()}, naming)

    def counted(self) -> Iterator[Group]:
        """Counts of one thing; an article may have several, of several days or by several sources."""
        every = _one_a_sentence(counts(self._told))
        size = len(every)
        first = self._first(every)
        near, may, links = (np.zeros((size, size), dtype=kind) for kind in (np.float32, bool, bool))
        by_noun: dict[int, list[int]] = {}
        for at, count in enumerate(every):
            by_noun.setdefault(count.head, []).append(at)
        for a, b in chain.from_iterable(combinations(places, 2) for places in by_noun.values()):
            one, other = every[a], every[b]
            if same_thing(one, other):
                same = one.figure.value == other.figure.value
                near[a, b] = near[b, a] = 1 + 0.3 * same + 0.5 * self._alike[one.row, other.row]
                may[a, b] = may[b, a] = True
                links[a, b] = links[b, a] = self._owners[one.row] != self._owners[other.row] and one_story(
                    one, other, a in first and b in first and self._one_event(one.row, other.row)
                )
        need = np.ones((size, size), dtype=np.float32)
        each = np.arange(size, dtype=np.int64)  # no article stands in the way of another sentence of its own
        for items in clusters(near, each, need, links, lambda a, b: not may[a, b]):
            told = {every[item].row: every[item] for item in items}
            rows = tuple(sorted(told))
            if len({self._owners[row] for row in rows}) > 1:
                alone = {row for row in rows if sum(self._owners[row] == self._owners[other] for other in rows) == 1}
                known = {(a, b): self._compared(told[a], told[b], {a, b} <= alone) for a, b in self._across(rows)}
                values = [abs(v) for c in told.values() if (v := c.figure.value or c.figure.high)]
                focus = {row: count.figure.span for row, count in told.items()}
                naming = tuple(sorted(rows, key=lambda row: (len(self._told[row].words), row))[:NAMING])
                yield Group(rows, known, focus, naming, max(values) / min(values) - 1)

    def _first(self, every: Sequence[Count]) -> set[int]:
        """Places of the first count of each fate in each article, but of what was long ago."""
        found: dict[tuple[int, str, int], int] = {}
        for at, count in enumerate(every):
            owner = self._owners[count.row]
            if plain(count) and not long_ago(count, self._days[owner]):
                found.setdefault((owner, count.fate, count.head), at)
        return set(found.values())

    def _one_event(self, a: int, b: int) -> bool:
        """Whether the articles of two rows tell of one event and came out soon after one another."""
        one, other = sorted((self._owners[a], self._owners[b]))
        if (one, other) not in self._events:
            first, second = self._days[one], self._days[other]
            soon = not first or not second or abs((first - second).days) <= SOON
            self._events[one, other] = soon and one_event(self._of[one], self._of[other])
        return self._events[one, other]

    def _compared(self, a: Count, b: Count, alone: bool) -> Conflict | None:
        """How two counts relate; `alone` is whether they are the only ones of their articles in the thread."""
        first, second = sorted((a, b), key=lambda count: count.telling.article)
        one, other = first.telling.article, second.telling.article
        sure = alone and plain(a) and plain(b) and self._one_event(a.row, b.row)
        sure = sure and not (told_also(first, self._of[other]) or told_also(second, self._of[one]))
        return compare_counts(first, second, self._days[one], self._days[other], sure)

    def _across(self, rows: Rows) -> Iterator[Pair]:
        """Pairs of rows of different articles, the lesser first."""
        return ((a, b) for a, b in combinations(sorted(rows), 2) if self._owners[a] != self._owners[b])


def _values(telling: Telling) -> set[float]:
    return {figure.value for figure in telling.figures if figure.value not in (None, 0.0, 1.0)}


def _agreed(one: Telling, other: Telling) -> Conflict | None:
    """That two sentences both deny or both assert something; None where they give other figures."""
    mine, theirs = _values(one), _values(other)
    return AGREED if not mine or not theirs or mine == theirs else None


def _same_denial(denial: Denial, other: Denial) -> bool:
    return bool(other.terms & denial.terms and other.about & (denial.about | denial.terms))


def _one_a_sentence(found: Iterator[Count]) -> list[Count]:
    """The counts, of one thing in one sentence only the first."""
    kept: list[Count] = []
    for count in found:
        if not any(count.row == other.row and same_thing(count, other) for other in kept[-4:]):
            kept.append(count)
    return kept
