"""A text with its tokens and tags, as the stages of figures read it; and a quantity while it is being read."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Change
from claims.tokens import Tokens
from corpus.article import Span

_PAD = [""] * 8
"""Behind the columns, so that a look at a neighbour needs no test: index -1 meets it as well."""


class Reading:
    """A tagged text. Token indices are over the whole text; `sentence(i)` bounds what belongs together."""

    __slots__ = ("_firsts", "ends", "lower", "size", "starts", "tags", "text", "words")

    def __init__(self, text: str, sentences: Sequence[Span], tokens: Tokens, tags: Sequence[str]) -> None:
        self.text = text
        self.size = len(tokens)
        self.words = tokens.words
        self.lower = [*map(str.lower, tokens.words), *_PAD]
        """Tokens in lower case, with a margin of "" at the end."""
        self.tags = [*tags, *_PAD]
        self.starts, self.ends = tokens.bounds
        self._firsts = [bisect_left(self.starts, sentence[0]) for sentence in sentences]
        if not self._firsts or self._firsts[0] > 0:
            self._firsts.insert(0, 0)

    def token_at(self, position: int) -> int:
        """The token that holds `position`, or the last that starts before it."""
        return max(0, bisect_right(self.starts, position) - 1)

    def token_from(self, position: int) -> int:
        """The first token that starts at or after `position`."""
        return bisect_left(self.starts, position)

    def sentence(self, token: int) -> tuple[int, int]:
        """The tokens of the sentence that holds `token`: the first, and one after the last."""
        at = bisect_right(self._firsts, token)
        return self._firsts[at - 1] if at else 0, self._firsts[at] if at < len(self._firsts) else self.size


PENDING = frozenset({"year", "word"})
"""Kinds of quantities that are figures only as one end of a range: `from 1000 to 2000`, `four to five thousand`."""


@dataclass(slots=True)
class Quantity:
    """A figure while it is being read. `[start, end)` is the number with its unit."""

    start: int
    end: int
    number: tuple[int, int]
    """Where the number itself stands."""
    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""
    kind: str = "bare"
    """`money`, `measure`, `percent`, `age`, `part`, `score`, `noun`, `bare` (without a unit), or one of PENDING."""
    change: Change = "="
    first: int = 0
    """The first token of the number, currency included."""
    after: int = 0
    """The first token behind the number and its unit."""
    noun: tuple[int, int] | None = None
    """The tokens of the noun that is counted."""
    one_of: bool = False
    """`one of the mills`: it picks one out and counts nothing."""
    counted: str = ""
    vague: bool = False
    scaled: bool = False
    digits: bool = False
    plain: bool = False
    """A run of digits and nothing else: it may be a year or part of a name."""
    left: int = 0
    right: int = 0
    """The sentence: its first token, and one after its last."""

    @property
    def ranged(self) -> bool:
        return self.low is not None
