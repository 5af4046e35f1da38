"""What an article is about, by the names that tell it from others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from claims.terms import number, numbers, words
from claims.threads.naming import FIRM
from claims.threads.telling import Telling, term_rarity
from claims.wordlists import words_of
from corpus.article import Article

RARE = 2.5
"""Least rarity of a word that tells articles apart."""
LEDE = 2
"""Sentences in which an article says what it is about."""
SUBJECT = 3
"""Names that an article is about."""

_REPORTS = words_of(
    """
    qtr quarter net shr loss profit results result dividend div payout interim final annual revs sales earnings year yr
    mths months first second third fourth st nd rd th oper reports report sees sets
    """
)
"""Words of the titles of companies' reports."""


class Names(NamedTuple):
    """The names of an article that tell it from others, by term."""

    subject: frozenset[int]
    """The rarest of its title and lede: what it is about."""
    words: frozenset[int]
    """Terms of all it says."""

    def about(self, other: Names) -> bool:
        """Whether each of two articles names what the other is about; also where one isn't about any name."""
        if not self.subject or not other.subject:
            return True
        return not (self.subject.isdisjoint(other.words) or other.subject.isdisjoint(self.words))

    def subject_of(self, other: Names) -> bool:
        """Whether two articles are about one name, more than the kind of report that they are."""
        if not self.subject or not other.subject:
            return True
        return not (self.subject - _reports()).isdisjoint(other.subject)


def names_of(article: Article, told: Sequence[Telling]) -> Names:
    """What an article is about, `told` being all its sentences."""
    found = frozenset[int]().union(*(telling.names.keys() for telling in told))
    every = frozenset(term for term in found if term_rarity(term) >= RARE) - kinds_of_firms()
    opening = frozenset[int]().union(*(telling.names.keys() for telling in told[:LEDE]))
    title = frozenset(numbers([word for word in words(article.title) if len(word) > 2 and word.isalpha()]))
    # A table of results names nobody but in its title.
    rare = frozenset(term for term in title if term_rarity(term) >= RARE) - kinds_of_firms()
    named = every & (opening | title) or rare
    subject = sorted(named, key=lambda term: (-term_rarity(term), term))[:SUBJECT]
    return Names(frozenset(subject), title.union(*(telling.terms for telling in told)))


@cache
def kinds_of_firms() -> frozenset[int]:
    """Terms of words that many firms and institutions have in their names."""
    return frozenset(map(number, FIRM))


@cache
def _reports() -> frozenset[int]:
    return frozenset(map(number, _REPORTS))
