"""From articles to threads: sentences, likeness, groups, then the relation of each pair and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

import numpy as np

from claims.claim import Extraction
from claims.terms import Weights, Worded, number, words
from claims.threads.days import other_period, same_time
from claims.threads.drifting import drift
from claims.threads.gathering import AGREED, Gathering, Group
from claims.threads.grouping import Rows
from claims.threads.labels import labels
from claims.threads.likeness import (
    ALIGNED,
    TO_THE_LETTER,
    TOGETHER,
    Link,
    aligned,
    likeness,
    raised,
    rarities,
    verbatim,
)
from claims.threads.moments import recounted
from claims.threads.relation import Judgement, against, relate
from claims.threads.subjects import RARE, Names, kinds_of_firms, names_of
from claims.threads.telling import Telling, tellings, term_rarity
from claims.threads.thread import GRAVITY, Drift, Member, Related, Silent, Thread
from claims.threads.whole import whole
from corpus.article import Article, Span

MOST = 4_500
"""Sentences compared of all articles together, an even share of each from its start: two squares of them are 162 MB."""
BETTER = 0.1
"""How much more alike another sentence may be to one that is said to differ."""
NEAREST = 0.08
"""Least likeness of a passage that is shown as the nearest one of a silent article."""


def threads(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    sentences: Sequence[Sequence[Worded]],
    links: Iterable[Link] = (),
) -> tuple[Thread, ...]:
    """All threads among the articles, most telling first; nothing depends on the order in which they come.

    `sentences` are those of each article outside its furniture, `links` those that are aligned.
    """
    order = sorted(range(len(articles)), key=lambda i: (articles[i].hash or articles[i].text, articles[i].id, i))
    share = MOST // max(1, len(articles))
    told = [telling for i in order for telling in tellings(i, articles[i], extractions[i], sentences[i])[:share]]
    rare = rarities(told)
    near, pairs = likeness(told, rare), aligned(told, links)
    work = _Work(articles, extractions, told, raised(near, pairs, ALIGNED))
    together = raised(raised(near, pairs, TOGETHER), verbatim(told), TO_THE_LETTER)
    groups = Gathering(told, rare, together, work.days, work.apart).groups()
    found = {thread.id: (thread, group) for group in groups if (thread := work.thread(group))}
    taken: set[str] = set()
    named = []
    for thread, group in sorted(found.values(), key=lambda entry: _telling_most(entry[0])):
        offered = work.labels(group)
        named.append(replace(thread, label=next((words for words in offered if words not in taken), offered[0])))
        taken.add(named[-1].label)
    return tuple(named)


def _telling_most(thread: Thread) -> tuple[int, float, int, str]:
    """Contradictions, differences, then the widest spread of figures, then most members."""
    gravity = max(0, GRAVITY[thread.relation] - 1)
    return (-gravity, -thread.spread, -len(thread.members), thread.id)


def _rows_of(told: Sequence[Telling]) -> dict[int, tuple[int, int]]:
    """The first row of each article and the one behind its last: those of one article stand together."""
    rows: dict[int, tuple[int, int]] = {}
    for row, telling in enumerate(told):
        rows[telling.article] = rows.get(telling.article, (row, row))[0], row + 1
    return rows


class _Work:
    """What the threads of one comparison are made from."""

    def __init__(
        self, articles: Sequence[Article], extractions: Sequence[Extraction], told: Sequence[Telling], alike: Weights
    ) -> None:
        self.articles = articles
        self.extractions = extractions
        self.told = told
        self.alike = alike
        self._rows = _rows_of(told)
        self._named: dict[int, Names] = {}
        self._judged: dict[tuple[int, int], Judgement | None] = {}
        self._read = [whole(article) and article.language in (None, "en") for article in articles]
        self.days = [article.published for article in articles]

    def judge(self, a: int, b: int) -> Judgement | None:
        """The relation of two rows as seen from the article that comes first in the comparison."""
        if self.told[a].article > self.told[b].article:
            a, b = b, a
        if (a, b) not in self._judged:
            one, other = self.told[a], self.told[b]
            days = self.days[one.article], self.days[other.article]
            judged = relate(one, other, float(self.alike[a, b]), *days)
            sure = judged is None or judged.relation != "differs" or self._sure(a, b)
            self._judged[a, b] = judged if sure else None
        return self._judged[a, b]

    def _sure(self, a: int, b: int) -> bool:
        """Whether nothing in their articles speaks against two rows differing."""
        return self._closest(a, b) and self._one_thing(a, b) and self._one_time(a, b)

    def _closest(self, a: int, b: int) -> bool:
        """Whether neither of two rows has a much better counterpart in the other's article, which it agrees with."""
        for one, other in ((a, b), (b, a)):
            first, last = self._rows[self.told[other].article]
            if self.alike[one, first:last].max() > self.alike[one, other] + BETTER:
                return False
        return True

    def _one_thing(self, a: int, b: int) -> bool:
        """Whether two rows share a name, or their articles are about the same: lines of a table don't say whose."""
        one, other = self.told[a], self.told[b]
        if any(last - first == 1 for first, last in (self._rows[x.article] for x in (one, other))):
            return True  # it tells nothing beside the sentence
        if any(term_rarity(term) >= RARE for term in one.names.keys() & other.names.keys() - kinds_of_firms()):
            return True
        named = self._names(one.article), self._names(other.article)
        return named[0].about(named[1]) if one.names and other.names else named[0].subject_of(named[1])

    def _one_time(self, a: int, b: int) -> bool:
        """Whether two rows have a time in common, or their articles aren't releases of two months."""
        one, other = self.told[a], self.told[b]
        if any(same_time(x.value, y.value) for x in one.dates for y in other.dates):
            return True
        opening = [self.told[first:last] for first, last in (self._rows[x.article] for x in (one, other))]
        return not other_period(*opening)

    def _names(self, article: int) -> Names:
        if article not in self._named:
            first, last = self._rows[article]
            self._named[article] = names_of(self.articles[article], self.told[first:last])
        return self._named[article]

    def apart(self, a: int, b: int) -> bool:
        return self.judge(a, b) is None

    def thread(self, group: Group) -> Thread | None:
        """The thread of a group; None where nothing can be said of any pair."""
        # Of an article that tells what it says is denied as well, the denial stands for it.
        rows = tuple(sorted(group.rows, key=lambda row: (self.told[row].article, row not in group.focus, row)))
        members = tuple(member_of(self.told[row], group.focus.get(row)) for row in rows)
        relations: list[Related] = []
        shifts: dict[tuple[int, int, str], Drift] = {}
        spread = group.spread
        for a, b in combinations(range(len(rows)), 2):
            related = self._related(group, rows, a, b) if members[a].article != members[b].article else None
            if related:
                relations.append(related[0])
                spread = max(spread, related[1])
                told = self.told[rows[a]], self.told[rows[b]]
                for shift in drift(a, b, (members[a], members[b]), told, related[0].relation):
                    shifts.setdefault((members[a].article, members[b].article, shift.on), shift)
        if not relations:
            return None
        members = tuple(_widened(member, at, relations) for at, member in enumerate(members))
        return Thread(
            id=_id(self.articles, members),
            label="",
            members=members,
            relations=tuple(relations),
            silent=self._silent(rows),
            drift=tuple(shifts.values()),
            spread=round(spread, 4),
        )

    def labels(self, group: Group) -> tuple[str, ...]:
        """What the thread of a group may be called, best first."""
        naming = group.naming or group.rows
        central = self.alike[np.ix_(naming, group.rows)].mean(axis=1).tolist()
        return labels([self.told[row] for row in naming], central)

    def _related(self, group: Group, rows: Rows, a: int, b: int) -> tuple[Related, float] | None:
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
        one, other = sorted((self.told[rows[a]], self.told[rows[b]]), key=lambda telling: telling.article)
        if known is AGREED and judged is None and against(one, other):
            return None
        known = recounted(known, one, other, self.days[one.article], self.days[other.article])
        others = judged.facets if judged else ()
        facets = (known, *(f for f in others if (f.a, f.b) != (known.a, known.b))) if known is not AGREED else others
        on = None if known.relation == "agrees" else known.on
        return Related(a, b, known.relation, on, known.detail if on else "", facets), 0.0

    def _silent(self, rows: Rows) -> tuple[Silent, ...]:
        having = {self.told[row].article for row in rows}
        mean = self.alike[list(rows)].mean(axis=0)
        found = []
        for article in range(len(self.articles)):
            if article not in having:
                first, last = self._rows.get(article, (0, 0))
                at = first + int(mean[first:last].argmax()) if last else None
                near = self.told[at].span if at is not None and mean[at] >= NEAREST else self._naming(article, rows)
                found.append(Silent(article, near, not self._read[article]))
        return tuple(found)

    def _naming(self, article: int, rows: Rows) -> Span | None:
        """The first sentence of an article, be it two words, that shares the most words with a thread; None without."""
        said = frozenset[int]().union(*(self.told[row].content for row in rows))
        text, page = self.articles[article].text, self.extractions[article].furniture
        best, most = None, 0
        for span in self.extractions[article].sentences:
            common = len({number(word) for word in words(span.of(text))} & said)
            if common > most and not any(part.overlaps(span) for part in page):
                best, most = span, common
        return best


def member_of(telling: Telling, focus: Span | None = None) -> Member:
    """A sentence as a member of a thread, with the claim that tells most of it, or the one of the words in `focus`."""
    claim = telling.claim
    if focus:
        holding = [c for c in telling.claims if c.span.holds(focus)]
        claim = min(holding, key=lambda c: (c.span.end - c.span.start, c.span, c.id), default=claim)
    if claim is None:
        return Member(telling.article, "", telling.span, "plain", "asserts", None, telling.span)
    most = focus is not None or 3 * (claim.span.end - claim.span.start) >= 2 * (telling.span.end - telling.span.start)
    span = claim.span if most and telling.span.holds(claim.span) else telling.span
    return Member(telling.article, claim.id, span, claim.certainty, claim.stance, claim.actor, telling.span)


def _widened(member: Member, at: int, relations: Sequence[Related]) -> Member:
    """The member with its whole sentence as its span where the claim alone doesn't hold what is set side by side."""
    shown = [f.a if at == r.a else f.b for r in relations if at in (r.a, r.b) for f in r.facets]
    return member if all(map(member.span.holds, shown)) else replace(member, span=member.sentence)


def _id(articles: Sequence[Article], members: Sequence[Member]) -> str:
    """Told from what the members quote, so that it stays whatever the order of articles."""
    named = sorted(f"{articles[m.article].id}:{m.span.start}:{m.span.end}" for m in members)
    return "t" + sha256("\n".join(named).encode(errors="surrogatepass")).hexdigest()[:8]
