"""A sketch of a text: the smallest hashes of its shingles, by which copies are told with no text at hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.origins.own_words import own_stretches, page_lines
from claims.terms import Terms, distinct, numbers, words
from claims.wordlists import words_of
from corpus.article import Span

SHINGLE = 4
"""Words in a shingle. Of 4 words, two thirds outlive a rewording of every tenth word; of 3, chance phrases agree."""
KEPT = 256
"""Hashes kept, 1 kB: all of an article of 260 words, a sample of a longer one."""
FEWEST_OWN = 20
"""Words of its own that a text must have for its quotations to be left out."""
FIGURES = 32
"""Figures kept."""
SHORT = 60
"""Below so many shingles a text is a few sentences: one word in it, a figure or a `not`, makes it another."""
NEGATIONS = 16
"""Negated words kept of a short text."""
_NEGATING = words_of(
    "not no never none nobody cannot without deny denied denies denying refuse refused refuses nor neither"
)
_PASSED = words_of("a an the to be been that it any have has had yet also in of on at by for with ever")
"""Words between a negation and what it negates."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """Both columns in rising order."""

    shingles: Terms
    """The smallest hashes of the text's shingles."""
    figures: Terms
    """Terms of its numbers: notices that a form makes (rates, results, weather) share all but these."""
    negations: Terms
    """Terms of what a short text negates: `will not close` is no copy of `will close`. None of a longer one."""


def sketch(text: str, page: Sequence[Span] | None = None) -> Sketch:
    """What is kept of a text; `page` is its furniture when that has been found already."""
    own = [word for span in own_stretches(text, page) for word in words(span.of(text))]
    if len(own) < FEWEST_OWN:
        own, at = [], 0
        for span in [*page_lines(text, page), Span(len(text), len(text))]:
            own += words(text[at : span.start])
            at = span.end
    figures = numbers([word for word in own if word[0].isdigit()])
    told = distinct(shingles(np.array(numbers(own), dtype=np.uint32)))[:KEPT]
    negated = numbers(list(_negated(own))) if len(told) < SHORT else []
    return Sketch(
        told,
        distinct(np.array(figures, dtype=np.uint32))[:FIGURES],
        distinct(np.array(negated, dtype=np.uint32))[:NEGATIONS],
    )


def _negated(own: Sequence[str]) -> Iterator[str]:
    """The words that come behind a negation, past small ones."""
    low = [word.lower() for word in own]
    for at, word in enumerate(low):
        contracted = word == "t" and at > 0 and low[at - 1].endswith("n")
        if word in _NEGATING or contracted:
            yield next((behind for behind in low[at + 1 : at + 4] if behind not in _PASSED), "not")


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
