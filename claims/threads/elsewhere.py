"""Who else says this: one claim looked for in other articles, of its story or of a whole corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log2, sqrt

import numpy as np

from claims.claim import Extraction, Figure
from claims.figures.units import table
from claims.origins.own_words import page_lines
from claims.stories.grouping import nearness
from claims.terms import Weights
from claims.threads.agreement import TOGETHER
from claims.threads.building import NEAREST, member_of
from claims.threads.counts import compare_counts, counts, one_story, same_thing
from claims.threads.likeness import likeness
from claims.threads.moments import recounted
from claims.threads.polarity import Denial, denials, denies, polarity
from claims.threads.relation import relate
from claims.threads.subjects import RARE, Names, names_of
from claims.threads.telling import Telling, tellings, term_rarity, weigh
from claims.threads.thread import GRAVITY, Conflict, Facet, Member, Relation
from corpus.article import Article, Span

TERMS = 8
"""Words that an index is asked for: fewer miss rewordings, more find every article of a story."""
ALONE, CHOICE = 0.29, 0.036
"""Least likeness of a sentence that is the only one of its article; what is added for each doubling of the pairs among
which it is found: the best of many is more alike by chance."""
CONFLICT = 0.1
"""What each step of gravity counts for in the ranking: a contradiction stands before an echo a little more alike."""
SAME_OCCASION = 0.2
"""Words in common, nearness in time counted in, from which two articles are on the same events. On Reuters three of
four answers below .1 were of other events."""
BY_CHANCE = 0.072
"""What is added to the likeness that is needed for each doubling of the articles to choose from, where two articles
have nothing else in common."""
NAMELESS = 0.3
"""What is taken from the likeness of two sentences without a name in common, in articles with nothing in common."""
LENIENT = 0.12
"""How much less alike sentences need be in articles that are surely on the same events."""
FIGURES = 20
"""Least figure that is one of the same thing in two articles on the same events, whatever its words."""
DOUBTFUL = 0.7
"""Past it nothing but the likeness of sentences counts."""
ON_ONE_THING = 0.15
"""Least likeness of two sentences of which one denies the other, or which count the same, in articles of any story."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A claim told in another article."""

    article: Article
    member: Member
    """Its telling there; `member.article` is 1, the claim asked about being of article 0."""
    relation: Relation
    on: Facet | None
    detail: str
    score: float
    """How alike the two sentences are."""
    facets: tuple[Conflict, ...] = ()
    """What was set side by side: `a` in the claim's own sentence, `b` in this one's."""

    @property
    def words(self) -> str:
        """The words of it, to the letter."""
        return self.member.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that comes nearest to a claim in an article that doesn't make it."""

    article: Article
    span: Span
    score: float


def query_terms(article: Article, extraction: Extraction, span: Span, most: int = TERMS) -> tuple[str, ...]:
    """The words by which an index finds articles that may say what stands at `span`: names and the rarest first.

    As they are written in the article, in lower case, each once. Figures aren't among them: others may give other ones.
    """
    found: dict[str, float] = {}
    for telling in _at(article, extraction, span):
        for word, term in zip(telling.words, telling.terms, strict=True):
            if term in telling.content and (weight := term_rarity(term)) >= RARE:
                found[word] = weight + (1.0 if term in telling.names else 0.0)
    return tuple(sorted(found, key=lambda word: (-found[word], word))[:most])


def who_else(
    article: Article,
    extraction: Extraction,
    span: Span,
    candidates: Iterable[Article],
    extracted: Callable[[Article], Extraction],
    most: int = 20,
) -> tuple[Echo, ...]:
    """The articles among `candidates` that tell what stands at `span` of `article`, best first, one passage of each.

    Candidates come from an index asked for `query_terms`; `extracted` gives what is found in one of them. Empty where
    nobody does, or where no claim stands at `span`.
    """
    own = tellings(0, article, extraction)
    here = _at(article, extraction, span, own)
    if not here:
        return ()
    asked = _Asked(article, own, here, names_of(article, own))
    others = [other for other in candidates if other.id != article.id]
    found = []
    for other in others:
        there = tellings(1, other, extracted(other))
        echo = _best(asked, other, there, len(others)) if there else None
        if echo:
            found.append(echo)
    found.sort(key=lambda echo: (-echo.score - CONFLICT * GRAVITY[echo.relation], echo.article.id))
    return tuple(found[:most])


def _at(article: Article, extraction: Extraction, span: Span, own: Sequence[Telling] = ()) -> tuple[Telling, ...]:
    """The sentences that `span` overlaps, without furniture; `own` are all of the article's where they are known."""
    if any(line.holds(span) for line in page_lines(article.text, extraction.furniture)):
        return ()
    return tuple(telling for telling in own or tellings(0, article, extraction) if telling.span.overlaps(span))


def nearest(
    article: Article,
    extraction: Extraction,
    span: Span,
    candidates: Iterable[Article],
    extracted: Callable[[Article], Extraction],
) -> Nearest | None:
    """Of all candidates the passage most like what stands at `span`; None where none is like it at all."""
    here = _at(article, extraction, span)
    best: Nearest | None = None
    for other in candidates if here else ():
        there = tellings(1, other, extracted(other)) if other.id != article.id else ()
        if not there:
            continue
        alike = likeness([*here, *there])[: len(here), len(here) :].max(axis=0)
        at = int(alike.argmax())
        if alike[at] >= (best.score if best else NEAREST):
            best = Nearest(other, there[at].span, round(float(alike[at]), 4))
    return best


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about."""

    article: Article
    own: tuple[Telling, ...]
    """All sentences of its article."""
    here: tuple[Telling, ...]
    """Those that are asked about."""
    names: Names

    def occasion(self, other: Article, there: Sequence[Telling]) -> float:
        """How surely another article is on the same events, 0 to 1: words in common, days apart."""
        one, two = _words(self.own), _words(there)
        shared = sum(one[term] ** 2 for term in one.keys() & two.keys())
        size = sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in two.values()))
        days = [float(a.published.toordinal()) if a.published else 0.0 for a in (self.article, other)]
        return shared / size * float(nearness(days[0], np.array(days[1:]))[0]) if size else 0.0


def _words(told: Sequence[Telling]) -> dict[int, float]:
    """The senses of all words of an article, each with its rarity."""
    senses = sorted(set().union(*(telling.senses for telling in told)))
    return dict(zip(senses, weigh(senses), strict=True))


def _best(asked: _Asked, other: Article, there: tuple[Telling, ...], among: int) -> Echo | None:
    """How another article, one of so many, tells it: by its sentence most alike, what it denies, else what it counts.

    The less sure it is that the two are on the same events, the more alike their sentences must be, and the more so
    the more articles there are to choose from: forms of market reports are alike by the thousand.
    """
    here = asked.here
    alike = likeness([*here, *there])[: len(here), len(here) :]
    need = ALONE + CHOICE * log2(len(here) * len(there))
    named = names_of(other, there)
    if not asked.names.about(named):
        return None
    occasion = asked.occasion(other, there)
    together = occasion >= TOGETHER and bool(named.subject)
    if alike.max() < min(need, ON_ONE_THING) and not together:
        return None
    doubt = max(0.0, 1 - occasion / SAME_OCCASION)
    need += doubt * BY_CHANCE * log2(among) - LENIENT * together
    told = _alike(asked, other, there, alike - doubt * _nameless(here, there), need, occasion * together)
    if (told and told.relation == "contradicts") or doubt > DOUBTFUL:
        return told
    found = _denied(asked, other, there, alike) or told or _counted(asked, other, there, alike)
    return found or (_figured(asked, other, there, alike) if together else None)


def _nameless(here: Sequence[Telling], there: Sequence[Telling]) -> Weights:
    """What is taken from the likeness of two sentences that have no name in common."""
    named = [frozenset(term for term in telling.names if term_rarity(term) >= RARE) for telling in (*here, *there)]
    shared = [[bool(one & other) for other in named[len(here) :]] for one in named[: len(here)]]
    taken: Weights = np.where(np.array(shared, dtype=bool), 0, NAMELESS).astype(np.float32)
    return taken


def _alike(
    asked: _Asked, other: Article, there: tuple[Telling, ...], alike: Weights, need: float, occasion: float
) -> Echo | None:
    here = asked.here
    ranked = sorted(((float(alike[i, j]), i, j) for i in range(len(here)) for j in range(len(there))), reverse=True)
    for score, i, j in ranked[:3]:
        if score < need:
            return None
        judged = relate(here[i], there[j], score, asked.article.published, other.published, occasion)
        if judged:
            member = member_of(there[j])
            return Echo(other, member, judged.relation, judged.on, judged.detail, round(score, 4), judged.facets)
    return None


def _figured(asked: _Asked, other: Article, there: tuple[Telling, ...], alike: Weights) -> Echo | None:
    """The sentence that gives the same figure, in articles on the same events: `2,400 people`, `2,400 villagers`."""
    mine = [(i, f) for i, telling in enumerate(asked.here) for f in telling.figures if abs(f.value or 0.0) >= FIGURES]
    for i, figure in mine:
        for j, telling in enumerate(there):
            same = [f for f in telling.figures if f.value == figure.value and _one_unit(f, figure)]
            if same:
                judged = relate(asked.here[i], telling, ON_ONE_THING, asked.article.published, other.published)
                if judged and judged.relation in ("differs", "contradicts"):
                    continue
                return Echo(other, member_of(telling), "agrees", None, "", round(float(alike[i, j]), 4))
    return None


def _one_unit(a: Figure, b: Figure) -> bool:
    """Whether two figures are of one measure, or both count people or things."""
    return a.unit == b.unit or not (a.unit in table() or b.unit in table() or "%" in a.unit + b.unit)


def _denied(asked: _Asked, other: Article, there: tuple[Telling, ...], alike: Weights) -> Echo | None:
    """The sentence that denies what is said here, or says what is denied here: the one that says so most surely."""
    here = asked.here
    mine = ((denial.row, said.at) for denial in denials(here) if (said := _asserting(denial, there)))
    theirs = ((said, denial.row) for denial in denials(there) if (said := _asserting(denial, asked.own)))
    found = [*mine, *((here.index(said), row) for said, row in theirs if said in here)]
    i, j = max(found, key=lambda pair: (float(alike[pair]), -pair[1]), default=(0, 0))
    if not found or alike[i, j] < ON_ONE_THING:
        return None
    conflict = polarity(here[i], there[j])
    score = round(float(alike[i, j]), 4)
    return Echo(other, member_of(there[j]), conflict.relation, conflict.on, conflict.detail, score, (conflict,))


def _asserting(denial: Denial, told: tuple[Telling, ...]) -> Telling | None:
    """The sentence that most surely asserts what is denied, an early one rather than a late one."""
    sure, _, best = max(((denies(denial, telling), -telling.at, telling) for telling in told), key=lambda e: e[:2])
    return best if sure else None


def _counted(asked: _Asked, other: Article, there: tuple[Telling, ...], alike: Weights) -> Echo | None:
    """The sentence that counts the same people or things."""
    mine, theirs = list(counts(asked.here)), list(counts(there))
    pairs = [(one, two) for one in mine for two in theirs if same_thing(one, two) and one_story(one, two)]
    for one, two in sorted(pairs, key=lambda pair: -float(alike[pair[0].row, pair[1].row])):
        score = round(float(alike[one.row, two.row]), 4)
        if score < ON_ONE_THING:
            break
        conflict = compare_counts(one, two, asked.article.published, other.published)
        if conflict:
            conflict = recounted(conflict, one.telling, two.telling, asked.article.published, other.published)
            on = conflict.on if conflict.relation != "agrees" else None
            member = member_of(there[two.row])
            return Echo(other, member, conflict.relation, on, conflict.detail if on else "", score, (conflict,))
    return None
