"""From articles to threads: sentences, likeness, groups, then the relation of each pair and who is silent."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import combinations

import numpy as np

from claims.claim import Extraction
from claims.terms import Weights
from claims.threads.grouping import Rows, grouped
from claims.threads.labels import label
from claims.threads.likeness import likeness
from claims.threads.relation import Judgement, relate
from claims.threads.telling import Telling, tellings
from claims.threads.thread import DOUBTED, GRAVITY, Drift, Member, Related, Silent, Thread
from claims.threads.whole import whole
from corpus.article import Article, Span

MOST = 6_000
"""Sentences compared of all articles together, an even share of each from its start: a square of them is 144 MB."""
NEAREST = 0.08
"""Least likeness of a passage that is shown as the nearest one of a silent article."""


def threads(articles: Sequence[Article], extractions: Sequence[Extraction]) -> tuple[Thread, ...]:
    """All threads among the articles, most telling first; nothing depends on the order in which they come."""
    order = sorted(range(len(articles)), key=lambda i: (articles[i].hash or articles[i].text, articles[i].id, i))
    share = MOST // max(1, len(articles))
    told = [telling for i in order for telling in tellings(i, articles[i], extractions[i])[:share]]
    work = _Work(articles, told, likeness(told))
    found = [work.thread(rows) for rows in grouped(work.alike, [t.article for t in told], work.apart)]
    return tuple(sorted(found, key=_telling_most))


def _telling_most(thread: Thread) -> tuple[float, ...] | tuple[float, float, float, float, str]:
    conflicts = [sum(pair.relation == name for pair in thread.relations) for name in ("contradicts", "differs")]
    return (-GRAVITY[thread.relation] if sum(conflicts) else 0, -thread.spread, -len(thread.members), 0, thread.id)


class _Work:
    """What the threads of one comparison are made from."""

    def __init__(self, articles: Sequence[Article], told: Sequence[Telling], alike: Weights) -> None:
        self.articles = articles
        self.told = told
        self.alike = alike
        self._judged: dict[tuple[int, int], Judgement | None] = {}
        self._ended = [whole(article) for article in articles]

    def judge(self, a: int, b: int) -> Judgement | None:
        """The relation of two rows as seen from the article that comes first in the comparison."""
        if self.told[a].article > self.told[b].article:
            a, b = b, a
        if (a, b) not in self._judged:
            days = [self.articles[self.told[row].article].published for row in (a, b)]
            self._judged[a, b] = relate(self.told[a], self.told[b], float(self.alike[a, b]), *days)
        return self._judged[a, b]

    def apart(self, a: int, b: int) -> bool:
        return self.judge(a, b) is None

    def thread(self, rows: Rows) -> Thread:
        rows = tuple(sorted(rows, key=lambda row: self.told[row].article))
        members = tuple(_member(self.told[row]) for row in rows)
        relations, drift, spread = [], [], 0.0
        for a, b in combinations(range(len(rows)), 2):
            judged = self.judge(rows[a], rows[b])
            if judged is None:  # never so: `grouped` keeps them apart
                continue
            relations.append(Related(a, b, judged.relation, judged.on, judged.detail, judged.facets))
            spread = max(spread, judged.spread)
            drift += _drift(a, b, members[a], members[b], judged)
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
                row = best.get(article)
                near = self.told[row].span if row is not None and mean[row] >= NEAREST else None
                found.append(Silent(article, near, not self._ended[article]))
        return tuple(found)


def _member(telling: Telling) -> Member:
    claim = telling.claim
    if claim is None:
        return Member(telling.article, "", telling.span, "plain", "asserts", None, telling.span)
    span = claim.span if telling.span.holds(claim.span) else telling.span
    return Member(telling.article, claim.id, span, claim.certainty, claim.stance, claim.actor, telling.span)


def _drift(a: int, b: int, one: Member, other: Member, judged: Judgement) -> list[Drift]:
    """How certainty and attribution shift between two members that don't conflict."""
    if judged.relation not in ("agrees", "compatible"):
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


def span_words(article: Article, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.of(article.text).split())
