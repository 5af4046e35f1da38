"""Words of a text as terms: stems under a stable number, and how common each is in news at large.

A small corpus can't tell which of its words are common: in five articles on one story the story's own words stand
in all. So rates come from a table counted over news of two kinds (`claims/training/background.py`), blended with the
corpus's own counts when there are enough of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, TypeVar
from zlib import crc32

import numpy as np
import Stemmer
from numpy.typing import NDArray

from corpus.article import Span

Terms = NDArray[np.uint32]
Weights = NDArray[np.float32]
Number = TypeVar("Number", bound=np.integer[Any])

# Every repetition is bounded, so that a line of a million letters costs no more than words of its length.
WORD = re.compile(r"[^\W\d_]{1,40}|\d[\d.,]{0,30}\d|\d")
_PARTED = re.compile(f"({WORD.pattern})")
_NAME = re.compile(r"(?<=[\w,;’)] )[^\W\d_a-z][^\W\d_]{1,39}")

UNSEEN = 0.0003
"""Share of articles that hold a stem which the table doesn't: it was in less than 3 of 20,000."""
BACKGROUND_ARTICLES = 1000
"""Articles that the table counts for beside a corpus's own."""

_LIMIT = 30_000
"""Words kept, some 3 MB in each process of a build."""


class _Numbers(dict[str, int]):
    """The term of each word met: a word met before costs but one look-up."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _LIMIT:
            self.clear()
        term = self[word] = crc32(_stemmer().stemWord(word.lower()).encode())
        return term


number: Callable[[str], int] = _Numbers().__getitem__
"""The term of a word: its stem's checksum. Case and inflection don't matter."""


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """A sentence with its words and figures as columns."""

    span: Span
    text: str
    """The sentence's."""
    words: list[str]
    """As they are written."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    terms: tuple[int, ...]


def worded(text: str, sentences: Iterable[Span]) -> list[Worded]:
    """The words of each of some sentences of a text."""
    return [_worded(span, span.of(text)) for span in sentences]


def _worded(span: Span, quote: str) -> Worded:
    # Words and gaps alternate: splitting costs half of what a loop over matches does.
    pieces = _PARTED.split(quote)
    bounds = tuple(accumulate(map(len, pieces), initial=span.start))
    written = pieces[1::2]
    return Worded(span, quote, written, bounds[1:-1:2], bounds[2::2], tuple(map(number, written)))


def words(text: str) -> list[str]:
    """The words and figures of a text, in order."""
    return WORD.findall(text)


def numbers(found: list[str]) -> list[int]:
    """The term of each word."""
    return list(map(number, found))


def names(text: str) -> Counter[int]:
    """Terms of the words written with a capital inside a sentence, each with how often."""
    return Counter(map(number, _NAME.findall(text)))


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """The values in rising order, each once: `np.unique` hashes them first, which takes thirty times as long."""
    ordered = np.sort(values)
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def rates(terms: Terms) -> Weights:
    """The share of articles of news at large that hold each term."""
    known, share = _table()
    at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
    return np.where(known[at] == terms, share[at], np.float32(UNSEEN)).astype(np.float32)


def rarity(rate: Weights, counted: NDArray[np.int64] | None = None, articles: int = 0) -> Weights:
    """Inverse document frequency of terms with these rates, `counted` in `articles` articles of a corpus."""
    share: NDArray[np.floating[Any]] = rate
    if counted is not None:
        share = (rate * BACKGROUND_ARTICLES + counted + 0.5) / (BACKGROUND_ARTICLES + articles)
    rare: Weights = np.maximum(0.0, -np.log(np.minimum(1.0, share))).astype(np.float32)
    return rare


@cache
def _stemmer() -> Stemmer.Stemmer:
    # Our own dictionary is faster than the stemmer's cache.
    return Stemmer.Stemmer("english", 0)


@cache
def _table() -> tuple[Terms, Weights]:
    with (files("claims") / "models" / "background.npz").open("rb") as stored, np.load(stored) as table:
        return table["terms"], table["rates"].astype(np.float32)
