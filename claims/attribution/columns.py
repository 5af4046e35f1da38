"""Tokens of articles as columns of numbers, for models that look at all of them at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

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


class Part(NamedTuple):
    """A text, or a stretch of its tokens, with what earlier stages found in it."""

    text: str
    sentences: Sequence[Span]
    tokens: Tokens
    tags: Sequence[str]
    quotations: Sequence[Span]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Columns over the tokens of some texts one after the other, all of one length.

    After each text stand two places of no token, -1 in all columns that tell of words, so that nothing that is looked
    at around a token is of another text.
    """

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
    that: NDArray[np.bool_]
    """Where `that` stands."""
    negation: NDArray[np.bool_]
    """Where `not` or `n't` stands."""
    genitive: NDArray[np.bool_]
    """Where `'s` stands."""
    parts: NDArray[np.int64]
    """The first token of each text, and where the next would begin."""

    def __len__(self) -> int:
        return len(self.word)


_APART = 2
"""Places of no token after each text: as far as anything looks beyond a sentence."""


def columns_of(parts: Sequence[Part], lexicon: Lexicon) -> Columns:
    """Columns of some texts, each with a token at least; a text without sentences counts as one."""
    words: list[str] = []
    tags: list[str] = []
    bounds = [0]
    gaps: list[int] = []
    for part in parts:
        words += part.tokens.words
        tags += part.tags
        gaps += range(len(words), len(words) + _APART)
        words += [""] * _APART
        tags += [""] * _APART
        bounds.append(len(words))
    count = len(words)
    rows = lexicon.rows(words)  # may grow the columns
    described = lexicon.columns[:, rows]
    tag = np.fromiter(map(_TAG_NUMBERS.__getitem__, tags), dtype=np.int32, count=count)
    tag[gaps] = -1
    places = _Places.of(parts)
    heads, paragraphs = _heads(parts, places, bounds)
    at = np.array(heads, dtype=np.int32)
    sentence = np.zeros(count, dtype=np.int32)
    sentence[at[1:]] = 1
    sentence = np.cumsum(sentence, dtype=np.int32)
    quote, quotation, quote_first, quote_last = _quotes(words, places)
    quote[gaps] = -1
    word, stem, cluster, cue_rate, case = described
    last = np.append(at[1:], count).astype(np.int32)
    return Columns(
        word, stem, cluster, cue_rate, case, tag, quote, quotation, sentence, at[sentence], last[sentence],
        quote_first, quote_last, np.array(paragraphs, dtype=np.int32)[sentence], word == lexicon.number("that"),
        (word == lexicon.number("not")) | (word == lexicon.number("n't")), word == lexicon.number("'s"),
        np.array(bounds, dtype=np.int64),
    )  # fmt: skip


class _Places(NamedTuple):
    """Where tokens, sentences and quotations are, the texts set one after the other."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    sentences: NDArray[np.int64]
    quotations: NDArray[np.int64]
    """Starts and ends."""

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "_Places":
        starts: list[NDArray[np.integer]] = []
        ends: list[NDArray[np.integer]] = []
        sentences: list[int] = []
        quotations: list[tuple[int, int]] = []
        offset = 0
        for part in parts:
            low, high = int(part.tokens.starts[0]), int(part.tokens.ends[-1])
            shift = offset - low
            offset += high - low + 1
            none = np.full(_APART, offset, dtype=np.int64)
            starts += [part.tokens.starts + shift, none]
            ends += [part.tokens.ends + shift, none]
            sentences += [max(s[0], low) + shift for s in part.sentences] or [low + shift]
            quotations += [(max(q[0], low) + shift, min(q[1], high) + shift) for q in part.quotations]
            offset += 1
        return cls(
            np.concatenate(starts),
            np.concatenate(ends),
            np.array(sentences, dtype=np.int64),
            np.array(quotations, dtype=np.int64).reshape(-1, 2),
        )


def _heads(parts: Sequence[Part], places: _Places, bounds: Sequence[int]) -> tuple[list[int], list[int]]:
    """The first token of each sentence, and the number of its paragraph; what is between texts is a sentence too.

    A paragraph starts at a sentence that has a line break before it. Tokens before the first sentence belong to it.
    """
    found = places.starts.searchsorted(places.sentences).tolist()
    heads: list[int] = []
    paragraphs: list[int] = []
    done = paragraph = 0
    for part, (first, after) in zip(parts, pairwise(bounds), strict=True):
        last = after - _APART
        own = found[done : done + max(1, len(part.sentences))]
        done += len(own)
        own = [first, *sorted({head for head in own[1:] if first < head < last})]
        text, starts, ends = part.text, part.tokens.starts, part.tokens.ends
        heads += own
        paragraphs.append(paragraph)
        for head in own[1:]:
            paragraph += text.find("\n", int(ends[head - first - 1]), int(starts[head - first])) >= 0
            paragraphs.append(paragraph)
        paragraph += 1
        heads.append(last)
        paragraphs.append(paragraph)
    return heads, paragraphs


def _quotes(words: Sequence[str], places: _Places) -> tuple[Ints, Ints, Ints, Ints]:
    count = len(words)
    first = places.ends.searchsorted(places.quotations[:, 0], side="right").astype(np.int32)
    last = places.starts.searchsorted(places.quotations[:, 1], side="left").astype(np.int32)
    some = last > first
    first, last = first[some], last[some]
    step = np.zeros(count + 1, dtype=np.int32)
    step[first] += 1
    step[last] -= 1
    inside = np.cumsum(step[:-1], dtype=np.int32)
    number = np.where(inside > 0, first.searchsorted(np.arange(count), side="right") - 1, -1).astype(np.int32)
    quote = np.minimum(inside, 1)
    closed = np.fromiter((words[i - 1] in _CLOSERS for i in last.tolist()), dtype=bool, count=len(last))
    quote[last[closed] - 1] = 3
    quote[first] = 2
    return quote, number, first, last
