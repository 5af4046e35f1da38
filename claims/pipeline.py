"""From a text to its claims: sentences, tokens, tags, every stage once, then claims from what they found."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.actors import Cast, Resolver, in_titles
from claims.assembly import Assembly
from claims.attribution import Part, attributions_of
from claims.casing import cased
from claims.certainty.judge import Judge
from claims.claim import Actor, Attribution, Extraction
from claims.dates import dates
from claims.figures import figures
from claims.frame import Frame, frame
from claims.pieces import LONG, Carried, joined, pieces
from claims.prose import prose, unreadable
from claims.quotations import quotations
from claims.regions import Regions
from claims.soundness import sound
from claims.tagging import tag_texts
from claims.tokens import tokenize
from corpus.article import Span
from corpus.furniture import furniture
from corpus.sentences import sentences


class Given(NamedTuple):
    """What is known of an article: `extract` says what of."""

    text: str
    published: date | None = None
    title: str | None = None


_TOGETHER = 40_000
"""Characters of short articles that go through each stage together: 40 of a wire's. Fewer cost more for each stage's
beginning, more fall out of the processor's cache."""


def extract(
    text: str,
    published: date | None = None,
    title: str | None = None,
    aliases: Mapping[str, str] | None = None,
) -> Extraction:
    """All that an article claims, with the figures, dates and actors in it; spans are offsets into `text`.

    `published` resolves dates such as `Friday`; `title` is a headline that `text` doesn't repeat, whose names count as
    known; `aliases` maps other spellings of actors to their one name. Page furniture, code and other languages hold no
    claims, figures, dates and actors.
    """
    article = Given(text, published, title)
    return _piecewise(article, aliases) if len(text) > LONG else _extracted([article], aliases)[0]


def extract_all(articles: Iterable[Given], aliases: Mapping[str, str] | None = None) -> Iterator[Extraction]:
    """What `extract` finds in each article, in half the time where they are short: stages take several at once."""
    batch: list[Given] = []
    size = 0
    for article in articles:
        if len(article.text) > LONG:
            yield from _extracted(batch, aliases) if batch else ()
            batch, size = [], 0
            yield _piecewise(article, aliases)
            continue
        batch.append(article)
        size += len(article.text)
        if size >= _TOGETHER:
            yield from _extracted(batch, aliases)
            batch, size = [], 0
    if batch:
        yield from _extracted(batch, aliases)


def _piecewise(article: Given, aliases: Mapping[str, str] | None) -> Extraction:
    """A long text in pieces, one after another."""
    lines, page = sentences(article.text), Regions(furniture(article.text))
    carried = Carried(article.title)
    found = []
    for first, last in pieces(article.text, lines):
        start, end = lines[first].start, lines[last - 1].end
        given = Given(article.text[start:end], article.published, carried.headline())
        parts = tuple([Span(line.start - start, line.end - start) for line in lines[first:last]])
        hidden = [Span(span.start - start, span.end - start) for span in page.within(Span(start, end))]
        (piece,) = _extracted([given], aliases, [(parts, Regions(hidden))])
        carried.meet(piece.actors)
        found.append((start, replace(piece, sentences=(), furniture=())))
    return joined(article.text, found, lines, page.spans, aliases)


Layout = tuple[tuple[Span, ...], Regions]
"""Sentences and page furniture of a text."""


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keeps the garbage collector from looking for cycles, which nothing here makes: a tenth of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


@_uncollected()
def _extracted(
    articles: Sequence[Given], aliases: Mapping[str, str] | None, layouts: Sequence[Layout] = ()
) -> list[Extraction]:
    """Every stage once, each over all articles, so that its code and tables stay in the processor's cache."""
    texts = [cased(article.text) for article in articles]
    # Both ask for the blocks of a text, which are kept for the last few.
    layouts = layouts or [(sentences(text), Regions(furniture(text))) for text in texts]
    parts, pages = zip(*layouts, strict=True)
    tokens = list(map(tokenize, texts))
    tags = tag_texts(list(zip(tokens, parts, strict=True)))
    quoted = list(map(quotations, texts))
    frames = list(map(frame, texts, parts, tokens, tags))
    unread = [Regions((*page.spans, *unreadable(columns))) for page, columns in zip(pages, frames, strict=True)]
    english = list(map(prose, frames, unread))
    numbers = [
        tuple([figure for figure in found if not hidden.touch(figure.span)])
        for hidden, found in zip(unread, map(figures, texts, parts, tokens, tags), strict=True)
    ]
    published = [article.published for article in articles]
    times = list(map(dates, texts, published, tokens, tags, unread))
    titled = in_titles([article.title for article in articles])
    casts = [Cast(columns, aliases, names) for columns, names in zip(frames, titled, strict=True)]
    told = attributions_of(list(map(Part, texts, parts, tokens, tags, quoted)))
    said = [
        sound([found for found in each if _stands(found, *where)], text, lines)
        for each, text, lines, *where in zip(told, texts, parts, frames, unread, english, strict=True)
    ]
    resolvers = list(map(Resolver, casts))
    names = [resolver.sources(found) for resolver, found in zip(resolvers, said, strict=True)]
    out = []
    for i, columns in enumerate(frames):
        assembly = Assembly(columns, casts[i], Judge(columns), Regions(quoted[i]), numbers[i], times[i])
        claims = assembly.claims(said[i], names[i], parts[i], unread[i], english[i])
        actors = _joined(casts[i].actors(unread[i]), resolvers[i].unnamed())
        out.append(Extraction(parts[i], pages[i].spans, claims, numbers[i], times[i], actors))
    return out


def _stands(found: Attribution, columns: Frame, unread: Regions, english: NDArray[np.bool_]) -> bool:
    """Whether an attribution lies outside what isn't read and in English prose."""
    pieces = [*found.cue, *found.source, *found.content]
    first = min(len(english) - 1, columns.range(pieces[0])[0])
    return not any(map(unread.touch, pieces)) and bool(english[first])


def _joined(named: Iterable[Actor], unnamed: Iterable[Actor]) -> tuple[Actor, ...]:
    """All actors in the order of their first mention, those of one name as one."""
    found: dict[str, Actor] = {}
    for actor in (*named, *unnamed):
        same = found.get(actor.name)
        mentions = actor.mentions if same is None else tuple(sorted({*same.mentions, *actor.mentions}))
        found[actor.name] = replace(same or actor, mentions=mentions)
    return tuple(sorted(found.values(), key=lambda actor: actor.mentions[0]))
