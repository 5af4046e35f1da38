"""An article's tokens as columns of numbers, for models that look at all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claims.attribution.lexicon import Lexicon
from claims.tokens import Tokens
from corpus.article import Span

Ints = NDArray[np.int32]

TAGS = [
    "#",
    "$",
    "''",
    "(",
    ")",
    ",",
    ".",
    ":",
    "CC",
    "CD",
    "DT",
    "EX",
    "FW",
    "IN",
    "JJ",
    "JJR",
    "JJS",
    "MD",
    "NN",
    "NNP",
    "NNPS",
    "NNS",
    "PDT",
    "POS",
    "PRP",
    "PRP$",
    "RB",
    "RBR",
    "RBS",
    "RP",
    "SYM",
    "TO",
    "UH",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "WDT",
    "WP",
    "WP$",
    "WRB",
    "``",
    "-",
    "...",
]


class _Numbers(dict[str, int]):
    """Numbers of tags, 0 for one that is not known."""

    def __missing__(self, key: str) -> int:
        return 0


_TAG_NUMBERS = _Numbers((name, i) for i, name in enumerate(TAGS, start=1))
VERBS = np.zeros(64, dtype=bool)
VERBS[[_TAG_NUMBERS[t] for t in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")]] = True
FINITE = np.zeros(64, dtype=bool)
FINITE[[_TAG_NUMBERS[t] for t in ("VBD", "VBP", "VBZ", "MD")]] = True
NOMINAL = np.zeros(64, dtype=bool)
NOMINAL[[_TAG_NUMBERS[t] for t in ("NN", "NNS", "NNP", "NNPS", "PRP", "WP", "DT", "EX", "WDT")]] = True
CONTENT = np.zeros(64, dtype=bool)
CONTENT[[_TAG_NUMBERS[t] for t in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ")]] = True
COMMA = _TAG_NUMBERS[","]
CLAUSE = np.zeros(64, dtype=bool)
CLAUSE[[_TAG_NUMBERS[t] for t in ("WDT", "WP", "WP$", "WRB", "CC", "IN", "TO")]] = True

BUCKETS = np.full(4096, 15, dtype=np.int32)
"""Distances in classes: 0 to 6 as they are, then wider."""
for _class, (_low, _high) in enumerate(
    ((7, 8), (9, 11), (12, 15), (16, 21), (22, 30), (31, 45), (46, 70), (71, 120)), start=7
):
    BUCKETS[_low : _high + 1] = _class
BUCKETS[:7] = np.arange(7)


def bucket(distance: NDArray[np.integer]) -> Ints:
    return BUCKETS.take(distance, mode="clip")


_CLOSERS = frozenset(("”", '"', "''", "’", "'", "»", "“", "＂", "’’"))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns over the tokens of an article, all of one length."""

    word: Ints
    stem: Ints
    cluster: Ints
    cue_rate: Ints
    case: Ints
    tag: Ints
    quote: Ints
    """0 outside quotations, else 1, 2 for the mark that opens, 3 for the mark that closes."""
    quotation: Ints
    """The number of the quotation a token is in, -1 for none."""
    sentence: Ints
    first: Ints
    """The first token of the token's sentence."""
    last: Ints
    """The first token after the token's sentence."""
    quote_first: Ints
    """For each quotation its first token."""
    quote_last: Ints
    """For each quotation the first token after it."""
    paragraph: Ints

    def __len__(self) -> int:
        return len(self.word)


def columns_of(
    text: str,
    sentences: Sequence[Span],
    tokens: Tokens,
    tags: Sequence[str],
    quotations: Sequence[Span],
    lexicon: Lexicon,
) -> Columns:
    """Columns of a text; a text without sentences counts as one."""
    count = len(tokens)
    rows = lexicon.rows(tokens.words)  # may grow the columns
    word, stem, cluster, cue_rate, case = lexicon.columns[:, rows]
    tag = np.fromiter(map(_TAG_NUMBERS.__getitem__, tags), dtype=np.int32, count=count)
    heads = np.array([span.start for span in sentences] or [0])
    # Every sentence that holds a token; tokens before the first sentence belong to it.
    at = np.searchsorted(tokens.starts, heads)
    at[0] = 0
    at = np.unique(at[at < count])
    sentence = np.zeros(count, dtype=np.int32)
    sentence[at] = 1
    sentence = np.cumsum(sentence, dtype=np.int32) - 1
    first = at.astype(np.int32)[sentence]
    last = np.append(at[1:], count).astype(np.int32)[sentence]
    quote, quotation, quote_first, quote_last = _quotes(tokens, quotations)
    return Columns(
        word, stem, cluster, cue_rate, case, tag, quote, quotation, sentence, first, last, quote_first, quote_last,
        _paragraphs(text, tokens, at, sentence),
    )  # fmt: skip


def _quotes(tokens: Tokens, quotations: Sequence[Span]) -> tuple[Ints, Ints, Ints, Ints]:
    bounds = np.array(quotations, dtype=np.int64).reshape(-1, 2)
    first = np.searchsorted(tokens.ends, bounds[:, 0], side="right").astype(np.int32)
    last = np.searchsorted(tokens.starts, bounds[:, 1], side="left").astype(np.int32)
    some = last > first
    first, last = first[some], last[some]
    step = np.zeros(len(tokens) + 1, dtype=np.int32)
    step[first] += 1
    step[last] -= 1
    inside = np.cumsum(step[:-1], dtype=np.int32)
    number = np.where(inside > 0, np.searchsorted(first, np.arange(len(tokens)), side="right") - 1, -1).astype(np.int32)
    quote = np.minimum(inside, 1)
    closed = np.fromiter((tokens.words[i - 1] in _CLOSERS for i in last.tolist()), dtype=bool, count=len(last))
    quote[last[closed] - 1] = 3
    quote[first] = 2
    return quote, number, first, last


def _paragraphs(text: str, tokens: Tokens, heads: NDArray[np.int64], sentence: Ints) -> Ints:
    """A paragraph starts at a sentence that has a line break before it."""
    ends, starts = tokens.ends[heads[1:] - 1].tolist(), tokens.starts[heads[1:]].tolist()
    apart = [text.find("\n", end, start) >= 0 for end, start in zip(ends, starts, strict=True)]
    breaks = np.array([False, *apart])
    return np.cumsum(breaks, dtype=np.int32)[sentence]
