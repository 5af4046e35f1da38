"""A sketch of a text: the smallest hashes of its shingles, by which copies are told with no text at hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.origins.own_words import own_stretches, page_lines
from claims.terms import Terms, numbers, words
from corpus.article import Span

SHINGLE = 4
"""Words in a shingle. Of 4 words, two thirds outlive a rewording of every tenth word; of 3, chance phrases agree."""
KEPT = 256
"""Hashes kept, 1 kB: all of an article of 260 words, a sample of a longer one."""
FEWEST_OWN = 20
"""Words of its own that a text must have for its quotations to be left out."""


FIGURES = 32
"""Figures kept."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """Both columns in rising order."""

    shingles: Terms
    """The smallest hashes of the text's shingles."""
    figures: Terms
    """Terms of its numbers: notices that a form makes (rates, results, weather) share all but these."""


def sketch(text: str, page: Sequence[Span] | None = None) -> Sketch:
    """What is kept of a text; `page` is its furniture when that has been found already."""
    own = [word for span in own_stretches(text, page) for word in words(span.of(text))]
    if len(own) < FEWEST_OWN:
        own, at = [], 0
        for span in [*page_lines(text, page), Span(len(text), len(text))]:
            own += words(text[at : span.start])
            at = span.end
    figures = numbers([word for word in own if word[0].isdigit()])
    return Sketch(
        np.unique(shingles(np.array(numbers(own), dtype=np.uint32)))[:KEPT],
        np.unique(np.array(figures, dtype=np.uint32))[:FIGURES],
    )


def shingles(terms: NDArray[np.uint32], size: int = SHINGLE) -> NDArray[np.uint32]:
    """A well-mixed hash of every `size` neighbouring terms; none when there are fewer."""
    count = len(terms) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint32)
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(size):
        mixed = (mixed ^ terms[at : at + count]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def containment(a: Terms, b: Terms, full: int = KEPT) -> tuple[float, int]:
    """How much of the lesser of two columns stands in the other, 0 to 1, and of how many that is told.

    A column of `full` hashes is a sample: the smallest of more.
    """
    if not len(a) or not len(b):
        return 0.0, 0
    # A sketch that is full says nothing of hashes above its last.
    reach = min((int(s[-1]) for s in (a, b) if len(s) >= full), default=2**32)
    a, b = a[: np.searchsorted(a, reach, side="right")], b[: np.searchsorted(b, reach, side="right")]
    fewer = min(len(a), len(b))
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return (shared / fewer, fewer) if fewer else (0.0, 0)
