"""Articles on one story as columns over their sentences: words, names, figures, days, kinds of event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.alignment.lexicon import associations, kinds
from claims.terms import Terms, Weights, Worded, distinct, rarity, rates
from corpus.article import Span

SENTENCES = 3_000
"""Sentences read of all articles together: an even share of each, from its start."""
COLUMNS = 3_000
"""Words that two articles share which are looked at, the weightiest: bounds a table of sentences to 36 MB."""
RARE = 2.0
"""Least rarity of a word that counts as content; the 150 most common stems of news are below it."""
KINDS = 1.2
"""What kinds of event count in likeness, beside associations. Each alone tells less: docs/decisions/alignment.md."""
LEDE, TOP = 2, 4
"""Sentences from the start, headline included, that tell what an article is about."""
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2})\b"
)
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A row for each sentence read, article by article."""

    articles: int
    article: Ids
    place: Ids
    """Of the sentence within its article, from 0."""
    spans: list[Span]
    total: Weights
    """Rarity of all content words of each sentence."""
    terms: Weights
    """Content words that two articles or more share: 1 where one stands in the sentence."""
    rarity: Weights
    """Of each column of `terms`."""
    names: Weights
    """The same columns, where the word is a name."""
    figures: Weights
    days: Weights
    kinds: Weights
    """How far a sentence tells each kind of event, 0 to 1."""
    soft: Weights
    """Rows of unit length, near for sentences in words that are used alike."""
    like: Weights
    """Rows of unit length, near for sentences that are alike in associations and kinds of event."""


def read(articles: Sequence[Sequence[Worded]]) -> Reading:
    """Reads articles, each its sentences."""
    most = max(1, SENTENCES // max(1, len(articles)))
    taken = [sentence for sentences in articles for sentence in sentences[:most]]
    sizes = [min(most, len(sentences)) for sentences in articles]
    article = np.repeat(np.arange(len(articles)), sizes)
    flat = [word for sentence in taken for word in sentence.words]
    row = np.repeat(np.arange(len(taken)), [len(sentence.words) for sentence in taken])
    terms = np.array([term for sentence in taken for term in sentence.terms], dtype=np.uint32)
    known, column = np.unique(terms, return_inverse=True)
    rare = rarity(rates(known))
    rare[rare <= RARE] = 0
    cells = distinct(row * max(1, len(known)) + column)
    rows, columns = np.divmod(cells, max(1, len(known)))
    weights = rare[columns]
    kept = _shared(article[rows], columns, rare)
    lower = set(filter(str.islower, flat))
    capital = [at for at, word in enumerate(flat) if word[0].isupper() and word.lower() not in lower]
    digits = [at for at, word in enumerate(flat) if word[0].isdigit()]
    days = ((at, day) for at, sentence in enumerate(taken) for day in _DAY.findall(sentence.text))
    tells = _kinds(row, column, known, len(taken))
    soft = unit(_sums(rows, associations(known)[columns] * weights[:, None], len(taken)))
    return Reading(
        articles=len(articles),
        article=article,
        place=np.array([at for size in sizes for at in range(size)], dtype=np.int64),
        spans=[sentence.span for sentence in taken],
        total=np.bincount(rows, weights, minlength=len(taken)).astype(np.float32),
        terms=_table(rows, columns, kept, len(taken)),
        rarity=rare[kept],
        names=_table(row[capital], column[capital], kept, len(taken)),
        figures=_marks(zip(row[digits].tolist(), column[digits].tolist(), strict=True), len(taken)),
        days=_marks(days, len(taken)),
        kinds=tells,
        soft=soft,
        like=unit(np.hstack([soft, KINDS * unit(tells * kinds().weights)])),
    )


def unit(rows: Weights) -> Weights:
    """The rows at length 1; a row of nothing stays so."""
    scaled: Weights = rows / np.maximum(np.sqrt((rows**2).sum(axis=1, keepdims=True)), 1e-6)
    return scaled


def _shared(article: Ids, column: Ids, rare: Weights) -> Ids:
    """Columns of content words that two articles or more hold, in rising order."""
    if not len(article):
        return np.zeros(0, dtype=np.int64)
    pairs = distinct(column * (int(article.max()) + 1) + article)
    holding = np.bincount(pairs // (int(article.max()) + 1), minlength=len(rare))
    shared = np.flatnonzero((holding > 1) & (rare > 0))
    if len(shared) > COLUMNS:
        shared = np.sort(shared[np.argsort(-(holding * rare)[shared], kind="stable")[:COLUMNS]])
    return shared


def _table(rows: Ids, columns: Ids, kept: Ids, count: int) -> Weights:
    table = np.zeros((count, len(kept)), dtype=np.float32)
    if len(kept):
        at = np.minimum(np.searchsorted(kept, columns), len(kept) - 1)
        known = kept[at] == columns
        table[rows[known], at[known]] = 1
    return table


def _marks(found: Iterable[tuple[int, object]], count: int) -> Weights:
    """A table of what stands in which sentence, a column for each thing; at most `COLUMNS` things."""
    numbered: dict[object, int] = {}
    cells = [(row, numbered.setdefault(thing, len(numbered))) for row, thing in found]
    table = np.zeros((count, min(COLUMNS, len(numbered))), dtype=np.float32)
    for row, column in cells:
        if column < COLUMNS:
            table[row, column] = 1
    return table


def _kinds(row: Ids, column: Ids, terms: Terms, count: int) -> Weights:
    """How far each sentence tells each kind of event; words are given by sentence and by place among `terms`."""
    told = kinds()
    of = [told.of.get(term, ()) for term in terms.tolist()]
    many = np.array(list(map(len, of)), dtype=np.int64)[column]
    telling = np.flatnonzero(many)
    which = np.array([kind for place in column[telling].tolist() for kind in of[place]], dtype=np.int64)
    table = np.zeros((count, len(told.weights)), dtype=np.float32)
    share = np.array([n**-0.5 if n else 0 for n in range(int(many.max(initial=0)) + 1)], dtype=np.float32)
    np.add.at(table, (np.repeat(row, many), which), np.repeat(share[many], many))
    capped: Weights = np.minimum(table, np.float32(1))
    return capped


def _sums(rows: Ids, values: Weights, count: int) -> Weights:
    """Sums of the values of each row; `rows` rise."""
    total = np.zeros((count, values.shape[1]), dtype=np.float32)
    if len(rows):
        first = np.flatnonzero(np.diff(rows, prepend=-1))
        total[rows[first]] = np.add.reduceat(values, first, axis=0)
    return total
