"""Groups articles into stories: average linkage over the candidates, nearness in time counted in.

What is compared is always two groups as wholes, so that a chain of articles, each a little like the next, doesn't make
one story of a year's news.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from claims.origins.grouping import origins
from claims.stories.candidates import candidates
from claims.stories.features import Features
from claims.stories.vectors import Ids, Vectors
from claims.terms import Weights, numbers, words

SAME_STORY = 0.18
"""Least average likeness of two groups that are one story. See docs/decisions/stories.md."""
WORTH = 0.1
"""Least likeness at which a pair is kept in view while groups grow; .08 gives Reuters the same stories, but slower."""
GRACE, DECAY, FLOOR = 2.0, 10.0, 0.5
"""Days apart that cost nothing; the days in which likeness falls to 1/e; as far as it falls."""
UNDATED = 0.65
"""What likeness counts where a date isn't known."""
NEIGHBOURS = 128
"""Groups that a group keeps in view."""
LONGEST = 2_000
"""Terms of a group."""
LABELS = 16
"""Members most like all of a group, whose headlines are weighed for its label."""

Days = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report the same events, in order of time."""

    id: str
    """Told from its first article, so that it stays as the story goes on."""
    label: str
    """The headline of one of its articles, in words that most of them have."""
    articles: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    """The same articles by origin."""
    first: date | None
    last: date | None


def stories(articles: Sequence[tuple[str, bytes]]) -> tuple[Story, ...]:
    """All stories of a corpus, those with most articles first, from each article's id and its `story_features`.

    The result doesn't depend on the order in which articles come. Raises `StaleFeaturesError`.
    """
    ordered = sorted(
        ((name, Features.decode(stored)) for name, stored in articles), key=lambda a: (a[1].published, a[0])
    )
    names = [name for name, _ in ordered]
    known = [features for _, features in ordered]
    vectors = Vectors(known)
    groups = sorted(_grouped(vectors, known))
    taken: set[str] = set()
    found = [_story(group, names, known, vectors, taken) for group in groups]
    return tuple(sorted(found, key=lambda story: -len(story.articles)))


def story_of(articles: Sequence[tuple[str, bytes]]) -> Story:
    """The one story of these articles, as `stories` tells it where it finds that they are one."""
    ordered = sorted(
        ((name, Features.decode(stored)) for name, stored in articles), key=lambda a: (a[1].published, a[0])
    )
    known = [features for _, features in ordered]
    return _story(tuple(range(len(known))), [name for name, _ in ordered], known, Vectors(known), set())


def nearness(day: float, others: Days) -> Days:
    """What likeness counts of articles published on `day` and on the days of others; 0 is an unknown day."""
    apart = np.maximum(0.0, np.abs(others - day) - GRACE)
    near = np.maximum(FLOOR, np.exp(-apart / DECAY))
    return np.where((others == 0) | (day == 0), UNDATED, near)


class _Groups:
    """Groups as they grow: each has a row of the vectors, its members, its mean day and the groups in view."""

    def __init__(self, vectors: Vectors, articles: Sequence[Features]) -> None:
        count = len(articles)
        self.vectors = vectors
        self.members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(count)}
        # Every merger makes a new group, so that there are never more than twice as many as articles.
        self.day, self.dated, self.size = np.zeros(2 * count), np.zeros(2 * count), np.ones(2 * count)
        self.day[:count] = [a.published for a in articles]
        self.dated[:count] = self.day[:count] > 0
        self.near: dict[int, dict[int, float]] = {i: {} for i in range(count)}
        """Of each group, those in view, and the product of their rows."""
        self.heap: list[tuple[float, int, int]] = []

    def see(self, a: int, others: Ids, products: Weights) -> None:
        """Keeps in view of group `a` those of others, in rising order, that are worth it, by the products with them."""
        alike = products / (self.size[a] * self.size[others]) * nearness(self.day[a], self.day[others])
        worth = np.flatnonzero(alike >= WORTH)
        if len(worth) > NEIGHBOURS:
            worth = worth[np.argsort(-alike[worth], kind="stable")[:NEIGHBOURS]]
        seen = zip(others[worth].tolist(), products[worth].tolist(), alike[worth].tolist(), strict=True)
        for other, product, likeness in seen:
            self.near[a][other] = self.near[other][a] = product
            if likeness >= SAME_STORY:
                heapq.heappush(self.heap, (-likeness, other, a))

    def merge(self, a: int, b: int) -> None:
        row = len(self.vectors.rows)
        self.vectors.rows.append(self.vectors.sum((a, b), LONGEST))
        dated = self.dated[a] + self.dated[b]
        if dated:
            self.day[row] = (self.day[a] * self.dated[a] + self.day[b] * self.dated[b]) / dated
        self.dated[row], self.size[row] = dated, self.size[a] + self.size[b]
        self.members[row] = self.members.pop(a) + self.members.pop(b)
        one, two = self.near.pop(a), self.near.pop(b)
        del one[b], two[a]
        for gone, view in ((a, one), (b, two)):
            for other in view:
                del self.near[other][gone]
        self.near[row] = {}
        # What both had in view needs no more measuring: the product with a sum is the sum of products.
        products = {other: one[other] + two[other] for other in one.keys() & two.keys()}
        new = sorted(one.keys() ^ two.keys())
        products.update(zip(new, self.vectors.products(self.vectors.rows[row], new).tolist(), strict=True))
        others = sorted(products)
        self.see(row, np.array(others, dtype=np.int32), np.array([products[o] for o in others], dtype=np.float32))


def _grouped(vectors: Vectors, articles: Sequence[Features]) -> list[tuple[int, ...]]:
    """Indices of the articles of each group, in rising order."""
    groups = _Groups(vectors, articles)
    for row, others in candidates(vectors):
        groups.see(row, others, vectors.products(vectors.rows[row], others.tolist()))
    while groups.heap:
        _, a, b = heapq.heappop(groups.heap)
        if a in groups.members and b in groups.members:
            groups.merge(a, b)
    return [tuple(sorted(members)) for members in groups.members.values()]


def _story(
    group: tuple[int, ...], names: Sequence[str], known: Sequence[Features], vectors: Vectors, taken: set[str]
) -> Story:
    copies = origins([known[i].sketch for i in group])
    days = [day for i in group if (day := known[i].day)]
    return Story(
        id=_id(names[group[0]], taken),
        label=_label(group, known, vectors),
        articles=tuple(names[i] for i in group),
        origins=tuple(tuple(names[group[at]] for at in copy) for copy in copies),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _label(group: tuple[int, ...], known: Sequence[Features], vectors: Vectors) -> str:
    """The headline in words that most members have, of a member like all the others; the earliest of equals.

    What most like the others is may have a headline on a detail: that of another says better what the story is.
    """
    if len(group) == 1:
        return known[group[0]].headline
    alike = vectors.products(vectors.sum(group, LONGEST), group)
    nearest = [group[at] for at in np.argsort(-alike.round(4), kind="stable")[:LABELS].tolist()]
    place = {article: at for at, article in enumerate(group)}

    def worth(article: int) -> tuple[bool, float, int]:
        told = vectors.shared(numbers(words(known[article].headline)), group)
        at = place[article]
        return bool(known[article].headline), round(float(alike[at]) * told, 4), -at

    return known[max(nearest, key=worth)].headline


def _id(name: str, taken: set[str]) -> str:
    digest = sha256(name.encode(errors="surrogatepass")).hexdigest()
    found = next(digest[:size] for size in range(8, len(digest) + 1) if digest[:size] not in taken)
    taken.add(found)
    return f"s{found}"
