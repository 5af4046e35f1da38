"""What articles say of each other: origins, sentences that report the same thing, and threads."""

from collections.abc import Mapping, Sequence
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
    "compare",
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


def compare(
    articles: Sequence[Article],
    extractions: Sequence[Extraction] | None = None,
    aliases: Mapping[str, str] | None = None,
) -> Comparison:
    """Sets articles side by side; nothing but the indices depends on the order in which they come.

    `extractions` are theirs when they are known, else they are made; `aliases` as for `extract`.
    """
    from claims.origins import origins, sketch  # deferred as below

    if extractions is None:
        from claims.pipeline import extract

        extractions = [extract(a.text, a.published, a.title, aliases) for a in articles]
    prose = [_prose(extraction) for extraction in extractions]
    links, found = related(articles, extractions)
    return Comparison(
        articles=tuple(articles),
        extractions=tuple(extractions),
        origins=origins([sketch(a.text, e.furniture) for a, e in zip(articles, extractions, strict=True)]),
        alignments=links,
        threads=found,
        alone=tuple(_alone(at, spans, links, found) for at, spans in enumerate(prose)),
        notes=tuple(notes(articles, extractions, found)),
    )


def related(
    articles: Sequence[Article], extractions: Sequence[Extraction]
) -> tuple[tuple[Alignment, ...], tuple[Thread, ...]]:
    """Alignments and threads alone, of what `compare` tells."""
    # Deferred: alignment is built on the values above, and the explorer shows them without the libraries it needs.
    from claims.alignment import align
    from claims.terms import worded
    from claims.threads.building import threads

    sentences = [worded(a.text, _prose(e)) for a, e in zip(articles, extractions, strict=True)]
    links = align(sentences)
    return links, threads(articles, extractions, sentences, [(x.a, x.a_span, x.b, x.b_span, x.score) for x in links])


def _prose(extraction: Extraction) -> tuple[Span, ...]:
    """The sentences outside page furniture."""
    return tuple(s for s in extraction.sentences if not any(part.overlaps(s) for part in extraction.furniture))


def _alone(
    article: int, sentences: Sequence[Span], links: Sequence[Alignment], found: Sequence[Thread]
) -> tuple[Span, ...]:
    told = {link.a_span for link in links if link.a == article} | {link.b_span for link in links if link.b == article}
    told |= {member.sentence for thread in found for member in thread.members if member.article == article}
    return tuple(sentence for sentence in sentences if sentence not in told)


def notes(articles: Sequence[Article], extractions: Sequence[Extraction], found: Sequence[Thread]) -> list[str]:
    """What hinders the comparison, a line each."""
    said = []
    seen: dict[str, Article] = {}
    for article, extraction in zip(articles, extractions, strict=True):
        other = seen.setdefault(article.text, article)
        if not article.text.strip():
            said.append(f"{article.id}: is empty")
        elif other is not article:
            said.append(f"{article.id}: is word for word {other.id}")
        elif article.language not in (None, "en"):
            said.append(f"{article.id}: is in another language ({article.language}); claims are read in English")
        elif not _prose(extraction):
            said.append(f"{article.id}: holds no sentence outside page furniture")
    if len(articles) > 1 and not found and not said:
        said.append("the articles share no claim")
    return said
