"""What two articles put between quotation marks: a name that something is given, a few words that both took over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.threads.lexicon import sense
from claims.threads.telling import Telling, function_terms
from claims.wordlists import words_of
from corpus.article import Span

RARE = 5.0
"""Least rarity of the rarest word quoted."""
WORDS = 4
"""Words of a fragment at most: more of them are found as words said to the letter."""
OFTEN = 2
"""Sentences an article from which words are what all of the story is about."""
_BEFORE = 6
"""Words before a quotation in which the verb that gives a name stands."""
_FRAGMENT = re.compile(r"[“\"]([^“”\"\n]{2,60})[”\"]")
_GIVING = words_of(
    """
    call called calls calling dub dubbed refer refers referred referring name named nickname nicknamed code codenamed
    known label labeled labelled term termed brand branded describe described describes
    """
)
"""Words by which something is given a name."""


def quoted(tellings: Sequence[Telling], rare: Mapping[int, float]) -> Iterator[tuple[int, int]]:
    """Rows of sentences of different articles of which one quotes what the other says, the lesser first.

    A name given to something counts only where both give it, one word only where both quote it; `rare` is of senses.
    """
    fragments = [dict(_fragments(telling, rare)) for telling in tellings]
    most = OFTEN * len({telling.article for telling in tellings})
    found: set[tuple[int, int]] = set()
    for row, own in enumerate(fragments):
        for key, naming in own.items():
            saying = [other for other, theirs in enumerate(tellings) if key <= theirs.senses]
            for other in saying if len(saying) <= most else ():
                theirs = tellings[other]
                said = not _GIVING.isdisjoint(theirs.words) if naming else len(key) > 1
                if theirs.article != tellings[row].article and (said or key in fragments[other]):
                    found.add((min(row, other), max(row, other)))
    yield from sorted(found)


def _fragments(telling: Telling, rare: Mapping[int, float]) -> Iterator[tuple[frozenset[int], bool]]:
    """Short quotations of a sentence: the senses that they come to, and whether they are a name given."""
    for match in _FRAGMENT.finditer(telling.text, telling.span.start, telling.span.end):
        first, last = telling.words_in(Span(*match.span(1)))
        if not 0 < last - first <= WORDS:
            continue
        capital = [at for at in range(first, last) if telling.text[telling.starts[at]].isupper()]
        naming = bool(capital) and not _GIVING.isdisjoint(telling.words[max(0, first - _BEFORE) : first])
        if capital and not naming:
            continue
        told = capital or [at for at in range(first, last) if telling.terms[at] not in function_terms()]
        key = frozenset(sense(telling.terms[at]) for at in told if len(telling.words[at]) > 1)
        if key and max(rare.get(term, 0.0) for term in key) >= RARE:
            yield key, naming
