"""From articles to threads: sentences, likeness, groups, then the relation of each pair and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import combinations

import numpy as np

from claims.claim import Extraction
from claims.terms import Weights
from claims.threads.counts import compare_counts, counts, same_thing
from claims.threads.grouping import Rows, clusters, grouped
from claims.threads.labels import label
from claims.threads.likeness import Link, likeness
from claims.threads.polarity import denials, denies, polarity
from claims.threads.relation import Judgement, relate
from claims.threads.telling import Telling, tellings
from claims.threads.thread import DOUBTED, GRAVITY, Conflict, Drift, Member, Related, Relation, Silent, Thread
from claims.threads.whole import whole
from corpus.article import Article

MOST = 6_000
"""Sentences compared of all articles together, an even share of each from its start: a square of them is 144 MB."""
NEAREST = 0.08
"""Least likeness of a passage that is shown as the nearest one of a silent article."""


def threads(
    articles: Sequence[Article], extractions: Sequence[Extraction], links: Iterable[Link] = ()
) -> tuple[Thread, ...]:
    """All threads among the articles, most telling first; nothing depends on the order in which they come.

    `links` are sentences that are aligned.
    """
    order = sorted(range(len(articles)), key=lambda i: (articles[i].hash or articles[i].text, articles[i].id, i))
    share = MOST // max(1, len(articles))
    told = [telling for i in order for telling in tellings(i, articles[i], extractions[i])[:share]]
    work = _Work(articles, told, likeness(told, links))
    found = {thread.id: thread for group in work.groups() if (thread := work.thread(group))}
    return tuple(sorted(found.values(), key=_telling_most))


def _telling_most(thread: Thread) -> tuple[int, float, int, str]:
    """Contradictions, differences, then the widest spread of figures, then most members."""
    gravity = max(0, GRAVITY[thread.relation] - 1)
    return (-gravity, -thread.spread, -len(thread.members), thread.id)


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that make a thread, and what is known of their pairs by more than their sentences."""

    rows: Rows
    known: Mapping[tuple[int, int], Conflict | None] = field(default_factory=dict)
    """By pair of rows, the lesser first; None where it can't be told how they relate."""
    spread: float = 0.0


class _Work:
    """What the threads of one comparison are made from."""

    def __init__(self, articles: Sequence[Article], told: Sequence[Telling], alike: Weights) -> None:
        self.articles = articles
        self.told = told
        self.alike = alike
        self._judged: dict[tuple[int, int], Judgement | None] = {}
        self._ended = [whole(article) for article in articles]
        self._days = [article.published for article in articles]

    def groups(self) -> list[_Group]:
        """Denials with what they deny, counts of one thing, then sentences that are alike; none within another."""
        found = [*self._denied(), *self._counted()]
        owners = [telling.article for telling in self.told]
        found += [_Group(rows) for rows in grouped(self.alike, owners, self.apart)]
        kept: list[_Group] = []
        for group in found:
            if not any(set(group.rows) <= set(other.rows) for other in kept):
                kept.append(group)
        return kept

    def judge(self, a: int, b: int) -> Judgement | None:
        """The relation of two rows as seen from the article that comes first in the comparison."""
        if self.told[a].article > self.told[b].article:
            a, b = b, a
        if (a, b) not in self._judged:
            one, other = self.told[a], self.told[b]
            days = self._days[one.article], self._days[other.article]
            self._judged[a, b] = relate(one, other, float(self.alike[a, b]), *days)
        return self._judged[a, b]

    def apart(self, a: int, b: int) -> bool:
        return self.judge(a, b) is None

    def _denied(self) -> Iterator[_Group]:
        """Each denial with the sentence of every other article that says so, and with those that deny it too."""
        every = list(denials(self.told))
        used: set[int] = set()
        for denial in every:
            if denial.row in used:
                continue
            here = denial.telling.article
            best: dict[int, tuple[float, int]] = {}
            for row, telling in enumerate(self.told):
                sure = denies(denial, telling) if telling.article != here else 0.0
                if sure:
                    rank = (sure + 0.2 * min(1.0, float(self.alike[denial.row, row])) - 0.01 * telling.at, -row)
                    best[telling.article] = max(best.get(telling.article, (0.0, 0)), rank)
            asserting = {-row for _, row in best.values()}
            if not asserting:
                continue
            denying = {denial.row}
            for other in every:
                where = other.telling.article
                new = where != here and not any(self.told[row].article == where for row in denying)
                if new and other.terms & denial.terms and other.about & (denial.about | denial.terms):
                    denying.add(other.row)
            taken = {self.told[row].article for row in denying}
            rows = tuple(sorted(denying | {row for row in asserting if self.told[row].article not in taken}))
            used |= denying
            known = {
                (a, b): polarity(self.told[a], self.told[b])
                for a, b in combinations(rows, 2)
                if (a in denying) != (b in denying)
            }
            if known:
                yield _Group(rows, known)

    def _counted(self) -> Iterator[_Group]:
        """Counts of one thing, one an article."""
        every = list(counts(self.told))
        owners = [count.telling.article for count in every]
        size = len(every)
        near, links = np.zeros((size, size), dtype=np.float32), np.zeros((size, size), dtype=bool)
        for a, b in combinations(range(size), 2):
            if owners[a] != owners[b] and same_thing(every[a], every[b]):
                same = every[a].figure.value == every[b].figure.value
                near[a, b] = near[b, a] = 1 + 0.3 * same + 0.5 * self.alike[every[a].row, every[b].row]
                links[a, b] = links[b, a] = True
        need = np.ones((size, size), dtype=np.float32)
        for items in clusters(near, np.array(owners, dtype=np.int64), need, links, lambda a, b: not links[a, b]):
            rows = tuple(sorted(every[item].row for item in items))
            known = {}
            for one, other in combinations(sorted((every[item] for item in items), key=lambda c: c.row), 2):
                first, second = sorted((one, other), key=lambda c: c.telling.article)
                days = self._days[first.telling.article], self._days[second.telling.article]
                known[one.row, other.row] = compare_counts(first, second, *days)
            values = [abs(v) for item in items if (v := every[item].figure.value or every[item].figure.high)]
            yield _Group(rows, known, max(values) / min(values) - 1)

    def thread(self, group: _Group) -> Thread | None:
        """The thread of a group; None where nothing can be said of any pair."""
        rows = tuple(sorted(group.rows, key=lambda row: self.told[row].article))
        members = tuple(member_of(self.told[row]) for row in rows)
        relations: list[Related] = []
        drift, spread = [], group.spread
        for a, b in combinations(range(len(rows)), 2):
            related = self._related(group, rows, a, b)
            if related:
                relations.append(related[0])
                spread = max(spread, related[1])
                drift += _drift(a, b, members[a], members[b], related[0].relation)
        if not relations:
            return None
        members = tuple(_widened(member, at, relations) for at, member in enumerate(members))
        central = self.alike[np.ix_(rows, rows)].mean(axis=1).tolist()
        return Thread(
            id=_id(self.articles, members),
            label=label([self.told[row] for row in rows], central),
            members=members,
            relations=tuple(relations),
            silent=self._silent(rows),
            drift=tuple(drift),
            spread=round(spread, 4),
        )

    def _related(self, group: _Group, rows: Rows, a: int, b: int) -> tuple[Related, float] | None:
        judged = self.judge(rows[a], rows[b])
        pair = (min(rows[a], rows[b]), max(rows[a], rows[b]))
        if pair not in group.known:
            if judged is None:
                return None
            return Related(a, b, judged.relation, judged.on, judged.detail, judged.facets), judged.spread
        known = group.known[pair]
        if judged and (known is None or GRAVITY[judged.relation] > GRAVITY[known.relation]):
            if known is None and judged.relation == "agrees":
                return None  # the sentences are alike, and of their counts nothing can be said
            return Related(a, b, judged.relation, judged.on, judged.detail, judged.facets), judged.spread
        if known is None:
            return None
        others = judged.facets if judged else ()
        facets = (known, *(f for f in others if (f.a, f.b) != (known.a, known.b)))
        on = None if known.relation == "agrees" else known.on
        return Related(a, b, known.relation, on, known.detail if on else "", facets), 0.0

    def _silent(self, rows: Rows) -> tuple[Silent, ...]:
        having = {self.told[row].article for row in rows}
        mean = self.alike[list(rows)].mean(axis=0)
        best: dict[int, int] = {}
        for row, telling in enumerate(self.told):
            if telling.article not in best or mean[row] > mean[best[telling.article]]:
                best[telling.article] = row
        found = []
        for article in range(len(self.articles)):
            if article not in having:
                at = best.get(article)
                near = self.told[at].span if at is not None and mean[at] >= NEAREST else None
                found.append(Silent(article, near, not self._ended[article]))
        return tuple(found)


def member_of(telling: Telling) -> Member:
    """A sentence as a member of a thread, with the claim that tells most of it."""
    claim = telling.claim
    if claim is None:
        return Member(telling.article, "", telling.span, "plain", "asserts", None, telling.span)
    most = 3 * (claim.span.end - claim.span.start) >= 2 * (telling.span.end - telling.span.start)
    span = claim.span if most and telling.span.holds(claim.span) else telling.span
    return Member(telling.article, claim.id, span, claim.certainty, claim.stance, claim.actor, telling.span)


def _widened(member: Member, at: int, relations: Sequence[Related]) -> Member:
    """The member with its whole sentence as its span where the claim alone doesn't hold what is set side by side."""
    shown = [f.a if at == r.a else f.b for r in relations if at in (r.a, r.b) for f in r.facets]
    return member if all(map(member.span.holds, shown)) else replace(member, span=member.sentence)


def _drift(a: int, b: int, one: Member, other: Member, relation: Relation) -> list[Drift]:
    """How certainty and attribution shift between two members that don't conflict."""
    if relation not in ("agrees", "compatible"):
        return []
    found = []
    if (one.certainty in DOUBTED) != (other.certainty in DOUBTED):
        found.append(Drift(a, b, "certainty", f"{one.certainty} / {other.certainty}"))
    if (one.actor is None) != (other.actor is None):
        found.append(Drift(a, b, "attribution", f"{one.actor or 'no source'} / {other.actor or 'no source'}"))
    return found


def _id(articles: Sequence[Article], members: Sequence[Member]) -> str:
    """Told from what the members quote, so that it stays whatever the order of articles."""
    named = sorted(f"{articles[m.article].id}:{m.span.start}:{m.span.end}" for m in members)
    return "t" + sha256("\n".join(named).encode(errors="surrogatepass")).hexdigest()[:8]
