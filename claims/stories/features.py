"""What grouping needs to know of an article, worked out once and kept as bytes."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claims.origins.own_words import page_lines
from claims.origins.sketch import Sketch, sketch
from claims.terms import Terms, names, numbers, rarity, rates, words
from corpus.article import Article, Span
from corpus.errors import CrossreadError
from corpus.furniture import furniture

VERSION = 2
_HEAD = struct.Struct("<BIHHHBB")

TERMS = 400
"""Terms kept of an article, the weightiest: all of them up to some 900 words."""
NAME = 1.5
"""How much more the words of names weigh. See docs/decisions/stories.md."""
IN_TITLE = 2
"""Times that a word of the title counts."""
_STEP = 16.0
"""Weights are kept as bytes of sixteenths."""
LONGEST_LABEL = 90


class StaleFeaturesError(CrossreadError):
    """Features were stored by another version of the program."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """An article as grouping sees it."""

    headline: str
    published: int
    """Days since 1 January of the year 1, from 1; 0 where the date isn't known."""
    terms: Terms
    """In rising order."""
    weights: NDArray[np.uint8]
    """Of each term, how much the article speaks of it, in sixteenths."""
    sketch: Sketch

    @property
    def day(self) -> date | None:
        return date.fromordinal(self.published) if self.published else None

    def encode(self) -> bytes:
        headline = self.headline.encode(errors="replace")
        sketched = self.sketch.shingles, self.sketch.figures, self.sketch.negations
        sizes = len(headline), len(self.terms), *map(len, sketched)
        parts = (self.terms.astype("<u4"), self.weights, *(column.astype("<u4") for column in sketched))
        return _HEAD.pack(VERSION, self.published, *sizes) + headline + b"".join(p.tobytes() for p in parts)

    @classmethod
    def decode(cls, stored: bytes) -> Features:
        """Raises `StaleFeaturesError` for bytes of another version, or cut short."""
        if len(stored) < _HEAD.size or stored[0] != VERSION:
            raise StaleFeaturesError("the stored stories are of another version: run `crossread index` again")
        _, published, headline, terms, shingles, figures, negations = _HEAD.unpack_from(stored)
        if len(stored) != _HEAD.size + headline + 5 * terms + 4 * (shingles + figures + negations):
            raise StaleFeaturesError("the stored stories are damaged: run `crossread index` again")
        at = _HEAD.size
        words = at + headline
        weights = words + 4 * terms
        return cls(
            stored[at:words].decode(errors="replace"),
            published,
            np.frombuffer(stored, "<u4", terms, words),
            np.frombuffer(stored, np.uint8, terms, weights),
            Sketch(
                np.frombuffer(stored, "<u4", shingles, weights + terms),
                np.frombuffer(stored, "<u4", figures, weights + terms + 4 * shingles),
                np.frombuffer(stored, "<u4", negations, weights + terms + 4 * (shingles + figures)),
            ),
        )


def story_features(article: Article, page: Sequence[Span] | None = None) -> bytes:
    """What grouping needs to know of `article`; `page` is its furniture when that has been found already."""
    return features(article.text, article.title, article.published, page).encode()


def features(text: str, title: str, published: date | None, page: Sequence[Span] | None = None) -> Features:
    """The features of a text. Page furniture and editors' notes don't count."""
    page = furniture(text) if page is None else page
    body = _without(text, page_lines(text, page))
    counts = Counter(numbers(words(body)))
    for term in set(numbers(words(title))):
        counts[term] += IN_TITLE
    named = names(body)
    terms = np.array(sorted(counts), dtype=np.uint32)
    often = np.array([counts[term] for term in terms.tolist()], dtype=np.float32)
    is_name = np.array([2 * named[term] >= counts[term] for term in terms.tolist()], dtype=bool)
    weights = (1 + np.log(np.maximum(often, 1))) * np.where(is_name, NAME, 1)
    if len(terms) > TERMS:
        kept = np.sort(np.argsort(-weights * rarity(rates(terms)), kind="stable")[:TERMS])
        terms, weights = terms[kept], weights[kept]
    stored = np.clip(np.rint(weights * _STEP), 1, 255).astype(np.uint8)
    return Features(headline(title, body), published.toordinal() if published else 0, terms, stored, sketch(text, page))


def headline(title: str, body: str) -> str:
    """The title on one line, the first words of the text where there is none, cut between words."""
    line = " ".join(title.split()) or " ".join(body[: 4 * LONGEST_LABEL].split())
    line = "".join(c for c in line if c.isprintable())
    for bar in (" | ", " – ", " — ", " - "):
        # "Dam bursts at Orvell - The Valley Courier": the last part is the outlet's name.
        left, found, right = line.rpartition(bar)
        if found and len(left) >= 25 and len(right.split()) <= 4:
            line = left.rstrip()
            break
    if len(line) <= LONGEST_LABEL:
        return line
    return line[: LONGEST_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _without(text: str, left_out: Sequence[Span]) -> str:
    parts, at = [], 0
    for span in left_out:
        parts.append(text[at : span.start])
        at = span.end
    return "".join([*parts, text[at:]])
