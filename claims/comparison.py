"""What articles say of each other: origins, sentences that report the same thing, and threads."""

from dataclasses import dataclass

from claims.claim import Extraction
from claims.threads.thread import Conflict, Drift, Facet, Member, Related, Relation, Silent, State, Thread
from corpus.article import Article, Span

__all__ = [
    "Alignment",
    "Comparison",
    "Conflict",
    "Drift",
    "Facet",
    "Member",
    "Related",
    "Relation",
    "Silent",
    "State",
    "Thread",
]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Sentences of two articles that report the same thing; `a` and `b` are indices of articles, `a` the lesser."""

    a: int
    b: int
    a_span: Span
    b_span: Span
    score: float
    """0 to 1."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two or more articles set side by side. Spans are offsets into the text of their article."""

    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]
    """What is found in each of the articles, in their order."""
    origins: tuple[tuple[int, ...], ...]
    """Indices of the articles by origin: those of one are one text reprinted, cut or lightly reworded."""
    alignments: tuple[Alignment, ...]
    """By articles, then in text order."""
    threads: tuple[Thread, ...]
    """Most telling first: contradictions, differences, then the widest spread of figures, then most members."""
    alone: tuple[tuple[Span, ...], ...]
    """For each article the sentences that no other has, furniture left out."""
    notes: tuple[str, ...]
    """What a reader must know of the comparison as a whole: an article empty, in another language, the same twice."""

    def words(self, article: int, span: Span) -> str:
        """The words that a span quotes."""
        return span.of(self.articles[article].text)
