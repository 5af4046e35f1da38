"""Who else says this: one claim looked for in other articles, of its story or of a whole corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claims.claim import Extraction
from claims.origins.own_words import page_lines
from claims.threads.building import member_of
from claims.threads.grouping import expected
from claims.threads.likeness import likeness
from claims.threads.relation import relate
from claims.threads.telling import Telling, tellings, term_rarity
from claims.threads.thread import GRAVITY, Facet, Member, Relation
from corpus.article import Article, Span

TERMS = 8
"""Words that an index is asked for: fewer miss rewordings, more find every article of a story."""
CONFLICT = 0.1
"""What each step of gravity counts for in the ranking: a contradiction stands before an echo a little more alike."""
RARE = 2.5
"""Least rarity of a word that is asked for."""


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

    @property
    def words(self) -> str:
        """The words of it, to the letter."""
        return self.member.span.of(self.article.text)


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
    here = _at(article, extraction, span)
    if not here:
        return ()
    found = []
    for other in candidates:
        if other.id == article.id:
            continue
        there = tellings(1, other, extracted(other))
        echo = _best(article, here, other, there) if there else None
        if echo:
            found.append(echo)
    found.sort(key=lambda echo: (-echo.score - CONFLICT * GRAVITY[echo.relation], echo.article.id))
    return tuple(found[:most])


def _at(article: Article, extraction: Extraction, span: Span) -> tuple[Telling, ...]:
    """The sentences that `span` overlaps, without furniture."""
    if any(line.holds(span) for line in page_lines(article.text, extraction.furniture)):
        return ()
    return tuple(telling for telling in tellings(0, article, extraction) if telling.span.overlaps(span))


def _best(article: Article, here: tuple[Telling, ...], other: Article, there: tuple[Telling, ...]) -> Echo | None:
    alike = likeness([*here, *there])[: len(here), len(here) :]
    need = expected(len(here) * len(there))
    ranked = sorted(((float(alike[i, j]), i, j) for i in range(len(here)) for j in range(len(there))), reverse=True)
    for score, i, j in ranked[:3]:
        if score < need:
            return None
        judged = relate(here[i], there[j], score, article.published, other.published)
        if judged:
            member = member_of(there[j])
            return Echo(other, member, judged.relation, judged.on, judged.detail, round(score, 4))
    return None
