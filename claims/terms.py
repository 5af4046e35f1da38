"""Words of a text as terms: stems under a stable number, and how common each is in news at large.

A small corpus can't tell which of its words are common: in five articles on one story the story's own words stand
in all. So rates come from a table counted over news of two kinds (`claims/training/background.py`), blended with the
corpus's own counts when there are enough of them.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np
import Stemmer
from numpy.typing import NDArray

Terms = NDArray[np.uint32]
Weights = NDArray[np.float32]

# Every repetition is bounded, so that a line of a million letters costs no more than words of its length.
WORD = re.compile(r"[^\W\d_]{1,40}|\d[\d.,]{0,30}\d|\d")
_NAME = re.compile(r"(?<=[\w,;’)] )[^\W\d_a-z][^\W\d_]{1,39}")

UNSEEN = 0.0003
"""Share of articles that hold a stem which the table doesn't: it was in less than 3 of 20,000."""
BACKGROUND_ARTICLES = 1000
"""Articles that the table counts for beside a corpus's own."""

_numbers: dict[str, int] = {}
_LIMIT = 30_000
"""Words kept, some 3 MB in each process of a build."""


def number(word: str) -> int:
    """The term of a word: its stem's checksum. Case and inflection don't matter."""
    term = _numbers.get(word)
    if term is None:
        if len(_numbers) >= _LIMIT:
            _numbers.clear()
        term = _numbers[word] = crc32(_stemmer().stemWord(word.lower()).encode())
    return term


def words(text: str) -> list[str]:
    """The words and figures of a text, in order."""
    return WORD.findall(text)


def numbers(found: list[str]) -> list[int]:
    """The term of each word."""
    return list(map(number, found))


def names(text: str) -> Counter[int]:
    """Terms of the words written with a capital inside a sentence, each with how often."""
    return Counter(map(number, _NAME.findall(text)))


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
