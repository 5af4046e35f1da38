"""One article's tokens as the later stages look at them: columns made once, and what each word's form alone tells."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from claims.certainty.lexicon import SENSES
from claims.tokens import Tokens
from claims.wordlists import STARTERS, words_of
from corpus.article import Span

ALPHABETIC: Final = 1
CAPITAL: Final = 2
LONG: Final = 4
"""More than three letters: what a headline's capitals are told by."""
ENGLISH: Final = 8
FOREIGN: Final = 16
SENSE: Final = 32
"""May bear on stance or certainty."""
STARTER: Final = 64
"""Begins sentences and no names: `The`, `In`, `Meanwhile`."""

_ENGLISH = words_of("the and of to that with by from were are has have this which said would been their who")
"""Frequent in any English prose and, taken together, in no other language, nor in tables, code and lists."""
_FOREIGN = words_of(
    """
    de la el los las que del una por para con der die das und ist nicht den dem ein eine zu von het een van dat niet op
    zijn en det er på som att och är le les des est une pour dans qui il di che sono della w na się nie jest и в на не
    что os um uma com não ve bir bu için wir sagte sagten haben wurde wurden oder sind vom zum dass für auf sich
    été ont sont selon avec cette ces aux según dijo más disse foi mais zei werd voor aan przez od detto
    """
)


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Columns over the tokens of one article."""

    text: str
    words: list[str]
    tags: Sequence[str]
    starts: list[int]
    ends: list[int]
    heads: list[int]
    """Token at which each sentence starts."""
    tokens: Tokens
    traits: NDArray[np.uint8]
    """What each word's form tells, as a sum of the constants above."""

    def range(self, span: Span) -> tuple[int, int]:
        """The tokens `first:last` that overlap `span`."""
        first = bisect_right(self.ends, span[0])
        last = bisect_left(self.starts, span[1], first)
        return first, last

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` up to and without token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def having(self, trait: int) -> list[int]:
        """The tokens whose form has a trait."""
        found: list[int] = np.flatnonzero(self.traits & trait).tolist()
        return found


def frame(text: str, sentences: Sequence[Span], tokens: Tokens, tags: Sequence[str]) -> Frame:
    """The frame of one article."""
    starts, ends = tokens.bounds
    heads = [bisect_left(starts, sentence[0]) for sentence in sentences]
    traits = np.frombuffer(bytes(map(_known.__getitem__, tokens.words)), np.uint8)
    return Frame(text, tokens.words, tags, starts, ends, heads, tokens, traits)


def traits_of(word: str) -> int:
    """What a word's form tells."""
    return _known[word]


class _Forms(dict[str, int]):
    """Traits of words by their form, kept: news says most of its words over and over."""

    LIMIT = 20_000
    """Distinct words kept, some 2 MB; Reuters has 74,000, most of them once."""

    def __missing__(self, word: str) -> int:
        found = _traits(word)
        if len(self) < self.LIMIT:
            self[word] = found
        return found


def _traits(word: str) -> int:
    lower = word.lower()
    return (
        ALPHABETIC * word[0].isalpha()
        + CAPITAL * (word[0].isupper() or (word.startswith(("al-", "el-")) and len(word) > 3))
        + LONG * (len(word) > 3)
        + ENGLISH * (lower in _ENGLISH)
        + FOREIGN * (lower in _FOREIGN)
        + SENSE * (lower in SENSES)
        + STARTER * (lower in STARTERS)
    )


_known = _Forms()
