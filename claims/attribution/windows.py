"""Cues with the tokens around them: pairs of a cue's head and a token that may be of its source or content."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.columns import CLAUSE, COMMA, FINITE, TAGS, Columns, Ints, bucket
from claims.attribution.hashing import table

_REACH = 60
"""Tokens looked at on either side within a sentence; 99 of 100 contents start and end nearer."""
_QUOTED_REACH = 400

NAMES = [
    "w",
    "s",
    "k",
    "t",
    "q",
    "c",
    "w-1",
    "t-1",
    "q-1",
    "w+1",
    "t+1",
    "q+1",
    "t-2",
    "t+2",
    "w+2",
    "w-2",
    "hw",
    "hs",
    "ht",
    "hc",
    "hk",
    "hl",
    "hr",
    "hwl",
    "hwr",
    "hq",
    "hopen",
    "hclose",
    "side",
    "d",
    "b1",
    "b2",
    "nk",
    "nx",
    "so",
    "fl",
]
TEMPLATES = (
    *(
        "side",
        "d",
        "t d",
        "t side ht",
        "w side",
        "s side",
        "k side",
        "w side hs",
        "t side hs",
        "t side hk",
        "k side hk",
    ),
    *(
        "t-1 t side",
        "t t+1 side",
        "t-1 t t+1 side",
        "w-1 t side",
        "w-1 w side",
        "t w+1 side",
        "w w+1 side",
        "w-1 t side hs",
    ),
    *(
        "t w+1 side hs",
        "t-2 t-1 t side",
        "t t+1 t+2 side",
        "w-2 w-1 side",
        "w+1 w+2 side",
        "b1 side t",
        "b2 side q",
        "b1 b2 side",
    ),
    *(
        "b1 side hs",
        "b2 side hs",
        "b2 side ht q",
        "q q-1 side hq",
        "q q+1 side hq",
        "q q-1 side hs",
        "q q+1 side hs",
        "hs side",
    ),
    *("hs ht side", "hs d", "hr side t", "hr side d", "hwr side t", "hl side d", "hl side t", "hwl side t"),
    *(
        "hopen hclose side q",
        "hopen hclose side hs",
        "hopen hclose side t d",
        "fl side t",
        "fl side w-1",
        "fl side w+1",
    ),
    *(
        "fl side hs",
        "so side q q-1",
        "so side q q+1",
        "ht hl hr side",
        "w+1 side ht",
        "w-1 side ht",
        "d t t+1",
        "d t-1 t",
    ),
    *(
        "nk side t",
        "nx side t",
        "nk nx side",
        "c side nk",
        "nk side t+1",
        "w-1 d",
        "w+1 d",
        "fl b1 side",
        "fl b2 side q",
    ),
)


class Pairs(NamedTuple):
    """Pairs lie flat, those of one cue together and in text order."""

    cue: NDArray[np.int64]
    """Which cue, as its number among the heads."""
    token: NDArray[np.int64]
    gap: NDArray[np.int64]
    """How many tokens after the head; negative before it."""
    rows: int
    table: NDArray[np.uint32]


def bounds(columns: Columns, heads: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First token, and first token after, of what is looked at for each head.

    That is its sentence, with the quotations that begin before it or run on after it, or stand before `he asked`.
    """
    first, last = columns.first[heads].astype(np.int64), columns.last[heads].astype(np.int64)
    left, right = np.maximum(first, heads - _REACH), np.minimum(last, heads + _REACH)
    count = len(columns)
    if not len(columns.quote_first):
        return left, right
    before = np.maximum(first - 1, 0)
    own = columns.quotation[heads]
    within = columns.quotation[first]
    ended = np.where((columns.quote[before] == 3) & (heads - first < 10) & (first > 0), columns.quotation[before], -1)
    same = columns.paragraph[before] == columns.paragraph[first]
    reached = np.where((within >= 0) & (columns.quote[first] != 2), within, np.where(same, ended, -1))
    use = (reached >= 0) & (reached != own)
    left = np.where(use, np.maximum(np.minimum(left, columns.quote_first[reached]), heads - _QUOTED_REACH), left)
    after = np.minimum(last, count - 1)
    final = columns.quotation[last - 1]
    runs_on = (final >= 0) & (columns.quote_last[final] > last)
    # A colon, then a quotation in the next sentence or paragraph.
    follows = (columns.quote[after] == 2) & (columns.tag[last - 1] == _COLON) & (last < count)
    ahead = np.where(runs_on, final, np.where(follows, columns.quotation[after], -1))
    use = (ahead >= 0) & (ahead != own)
    right = np.where(use, np.minimum(np.maximum(last, columns.quote_last[ahead]), heads + _QUOTED_REACH), right)
    return left, right


_COLON = TAGS.index(":") + 1


def pairs(columns: Columns, heads: NDArray[np.int64], strong: NDArray[np.bool_]) -> Pairs:
    """Pairs of `heads` and the tokens around them; `strong` are the tokens that most likely head a cue."""
    left, right = bounds(columns, heads)
    sizes = right - left
    cue = np.repeat(np.arange(len(heads)), sizes)
    token = np.arange(len(cue)) - np.repeat(np.cumsum(sizes) - sizes - left, sizes)
    head = heads[cue]
    gap = token - head
    side = np.sign(gap) + 2
    low, high = np.minimum(token, head) + 1, np.maximum(token, head)

    def between(mask: NDArray[np.bool_], most: int) -> Ints:
        sums = np.concatenate([[0], np.cumsum(mask)])
        counts: Ints = np.minimum(np.maximum(sums[high] - sums[low], 0), most)
        return counts

    padded = {name: _padded(getattr(columns, name)) for name in ("word", "stem", "cluster", "tag", "quote", "cue_rate")}
    shifted = {offset: token + (2 + offset) for offset in range(-2, 3)}

    def at(name: str, *offsets: int) -> list[Ints]:
        return [padded[name].take(shifted[offset]) for offset in offsets]

    def of_head(name: str, *offsets: int) -> list[Ints]:
        return [padded[name].take(heads + (2 + offset)).take(cue) for offset in offsets]

    opens, closes = _next_quote(columns, heads, left, right)
    verbs, commas = between(FINITE[columns.tag], 3), between(columns.tag == COMMA, 3)
    marks, cues = between(columns.quote >= 2, 3), between(strong, 2)
    same_quote = (columns.quotation[token] == columns.quotation[head]) * 1
    first = token == columns.first[token]
    final = token == columns.last[token] - 1
    return Pairs(
        cue,
        token,
        gap,
        len(heads),
        table(
            [
                *(at("word", 0) + at("stem", 0) + at("cluster", 0) + at("tag", 0) + at("quote", 0) + at("cue_rate", 0)),
                *(at("word", -1) + at("tag", -1) + at("quote", -1) + at("word", 1) + at("tag", 1) + at("quote", 1)),
                *(at("tag", -2, 2) + at("word", 2, -2)),
                *(of_head("word", 0) + of_head("stem", 0) + of_head("tag", 0) + of_head("cue_rate", 0)),
                *(of_head("cluster", 0) + of_head("tag", -1, 1) + of_head("word", -1, 1) + of_head("quote", 0)),
                *(opens.take(cue), closes.take(cue), side, side * 32 + bucket(np.abs(gap))),
                *(verbs * 4 + commas, marks * 8 + cues * 2 + same_quote, cues, between(CLAUSE[columns.tag], 4)),
                np.minimum(np.maximum(columns.sentence[token] - columns.sentence[head], -2), 2) + 2,
                first * 2 + final,
            ]
        ),
    )


def _padded(column: Ints) -> Ints:
    """A column from 1 up, with two zeros at either end."""
    out = np.zeros(len(column) + 4, dtype=np.int32)
    out[2:-2] = column + 1
    return out


def _next_quote(
    columns: Columns, heads: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How far each head is from the next quotation that opens and the last that closed, in classes."""
    starts, ends = columns.quote_first, columns.quote_last
    if not len(starts):
        return np.full(len(heads), 31), np.full(len(heads), 31)
    after = np.searchsorted(starts, heads, side="right")
    opening = starts[np.minimum(after, len(starts) - 1)]
    opens = np.where((after < len(starts)) & (opening < right), bucket(opening - heads), 31)
    before = np.searchsorted(ends, heads, side="right") - 1
    closing = ends[np.maximum(before, 0)]
    closes = np.where((before >= 0) & (closing > left), bucket(heads - closing), 31)
    return opens, closes
