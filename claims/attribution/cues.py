"""Words that may be the head of a cue (`said` in `has also said that`), with what their surroundings say of it."""

import numpy as np
from numpy.typing import NDArray

from claims.attribution.columns import COMMA, CONTENT, FINITE, NOMINAL, TAGS, VERBS, Columns, Ints, bucket
from claims.attribution.hashing import table

NAMES = (
    [f"w{o:+d}" for o in range(-3, 4)]
    + [f"t{o:+d}" for o in range(-3, 4)]
    + [f"s{o:+d}" for o in range(-1, 2)]
    + [f"k{o:+d}" for o in range(-2, 3)]
    + [f"c{o:+d}" for o in range(-1, 2)]
    + [
        "q",
        "case",
        "wn",
        "tn",
        "dn",
        "tv",
        "wv",
        "dv",
        "wp",
        "dp",
        "sub",
        "dopen",
        "dclose",
        "quoted",
        "d0",
        "d1",
        "t_first",
        "w_first",
        "w_last",
        "comma_before",
        "comma_after",
        "verbs",
        "par",
    ]
)
TEMPLATES = (
    *("w+0", "s+0", "k+0", "t+0", "c+0", "w+0 t+0", "s+0 t+0", "c+0 t+0", "k+0 t+0", "case t+0", "q t+0", "q c+0"),
    *("w-1 w+0", "w+0 w+1", "w-1 s+0", "s+0 w+1", "s+0 t-1", "s+0 t+1", "s+0 t-1 t+1", "t-1 t+0 t+1", "t-2 t-1 t+0"),
    *(
        "t+0 t+1 t+2",
        "t-3 t-2 t-1 t+0",
        "t+0 t+1 t+2 t+3",
        "w-1 t+0",
        "w+1 t+0",
        "w-2 t+0",
        "w+2 t+0",
        "w-1 c+0",
        "w+1 c+0",
    ),
    *(
        "w+1 w+2 c+0",
        "w-2 w-1 c+0",
        "k-1 k+0",
        "k+0 k+1",
        "k-1 c+0",
        "k+1 c+0",
        "k+2 c+0",
        "k-2 c+0",
        "s-1 s+0",
        "s+0 s+1",
    ),
    *("c-1 c+0 t+0", "c+0 c+1 t+0", "t+1 t+2 c+0 t+0", "t-1 t+1 c+0 t+0", "t-2 t-1 c+0 t+0", "t-1 t+1 k+0 t+0"),
    *("wn c+0", "wn s+0", "tn dn t+0 c+0", "tv dv t+0 c+0", "wv t+0 c+0", "sub c+0 t+0", "sub s+0", "dv sub c+0"),
    *("dopen c+0 q", "dclose c+0 q", "dopen dclose c+0 t+0", "dopen dclose s+0", "quoted c+0 t+0", "quoted s+0"),
    *("dopen k+0", "dclose k+0", "d0 c+0 t+0", "d1 c+0 t+0", "d0 d1 t+0", "t_first c+0 t+0", "w_first c+0 t+0"),
    *("w_last c+0 t+0", "w_last s+0", "comma_before comma_after c+0 t+0", "comma_before tn t+0", "verbs t+0 c+0"),
    *("wp dp t+0 c+0", "wp dp s+0", "par c+0 t+0"),
)


_OPEN = CONTENT.copy()
"""Tags of verbs, and those that unknown verbs are taken for."""
_OPEN[[TAGS.index(name) + 1 for name in ("JJ", "NN", "NNS")]] = True
_SUBJECT = NOMINAL.copy()
_SUBJECT[[TAGS.index(name) + 1 for name in ("JJ", "CD", "PRP$")]] = True
_COLON = TAGS.index(":") + 1
_SUBORDINATE = np.zeros(64, dtype=bool)
_SUBORDINATE[[TAGS.index(name) + 1 for name in ("IN", "TO", "WDT", "WP", "WRB")]] = True


def candidates(columns: Columns) -> NDArray[np.int64]:
    """Tokens that may head a cue: words that were cues in training, verbs unknown to it, verbs beside quotations."""
    rate, tag, quote = columns.cue_rate, columns.tag, columns.quote
    known = (rate >= 2) | ((rate == 1) & CONTENT[tag])
    # Before `that`, or beside a quotation, also words that tags take for nouns or that else mean no speech.
    small = columns.case == 1
    beside = np.zeros(len(columns), dtype=bool)
    beside[:-1] |= columns.that[1:] & (rate[:-1] == 1) & _OPEN[tag[:-1]]
    verb = (CONTENT[tag] & (rate >= 0)) | ((rate == 1) & _OPEN[tag])
    opening, mark = quote == 2, (tag == COMMA) | (tag == _COLON)
    beside[:-1] |= verb[:-1] & opening[1:]
    beside[:-2] |= verb[:-2] & mark[1:-1] & opening[2:]
    closed = np.cumsum(quote == 3)
    for reach in (1, 2, 3, 4):
        beside[reach:] |= verb[reach:] & (quote[:-reach] == 3) & (closed[reach:] == closed[:-reach])
    return np.flatnonzero(known | (beside & small))


def previous(mask: NDArray[np.bool_]) -> Ints:
    """For each item the last one before it where `mask` holds, -1 where there is none."""
    index = np.where(mask, np.arange(len(mask), dtype=np.int32), np.int32(-1))
    out = np.full(len(mask), -1, dtype=np.int32)
    out[1:] = np.maximum.accumulate(index)[:-1]
    return out


def following(mask: NDArray[np.bool_]) -> Ints:
    """For each item the first one after it where `mask` holds, the number of items where there is none."""
    index = np.where(mask, np.arange(len(mask), dtype=np.int32), np.int32(len(mask)))
    out = np.full(len(mask), len(mask), dtype=np.int32)
    out[:-1] = np.minimum.accumulate(index[::-1])[::-1][1:]
    return out


_REACH = 9
"""Tokens after `that` within which its clause has its verb."""


def announces(columns: Columns, heads: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which heads are verbs right before a clause with `that`: `the treaty stipulates that each nation will …`."""
    count = len(columns)
    joint, subject = np.minimum(heads + 1, count - 1), np.minimum(heads + 2, count - 1)
    verb = following(FINITE[columns.tag])[joint]
    starts = _SUBJECT[columns.tag[subject]] & (verb - subject < _REACH) & (verb < columns.last[heads])
    found: NDArray[np.bool_] = CONTENT[columns.tag[heads]] & columns.that[joint] & starts
    return found


def describe(columns: Columns, heads: NDArray[np.int64]) -> NDArray[np.uint32]:
    """The table of `NAMES` for candidate `heads`."""
    count = len(columns)
    first, last = columns.first[heads], columns.last[heads]
    at = heads + np.arange(-3, 4)[:, None]
    within = (at >= first) & (at < last)

    def near(column: Ints, reach: int) -> list[Ints]:
        here = slice(3 - reach, 4 + reach)
        return list((column.take(at[here], mode="clip") + 1) * within[here])

    noun, verb, finite = NOMINAL[columns.tag], FINITE[columns.tag], VERBS[columns.tag]
    pn = previous(noun)[heads]
    nv = following(verb)[heads]
    pv = previous(finite)[heads]
    opens, closes = following(columns.quote == 2)[heads], previous(columns.quote == 3)[heads]
    comma = columns.tag == COMMA
    comma_before, comma_after = previous(comma)[heads], following(comma)[heads]
    verbs = np.cumsum(finite)
    in_noun, in_nv, in_pv = pn >= first, nv < last, pv >= first
    quoted = np.cumsum(columns.quote > 0)
    share: NDArray[np.bool_] = quoted[last - 1] > quoted[first]
    nearby = near(columns.word, 3) + near(columns.tag, 3) + near(columns.stem, 1) + near(columns.cluster, 2)
    return table(
        [
            *nearby,
            *near(columns.cue_rate, 1),
            np.minimum(columns.quote[heads], 1),
            columns.case[heads],
            np.where(in_noun, columns.word[pn], 0),
            np.where(in_noun, columns.tag[pn], 0),
            np.where(in_noun, bucket(heads - pn), 31),
            np.where(in_nv, columns.tag[np.minimum(nv, count - 1)], 0),
            np.where(in_nv, columns.word[np.minimum(nv, count - 1)], 0),
            np.where(in_nv, bucket(nv - heads), 31),
            np.where(in_pv, columns.word[pv], 0),
            np.where(in_pv, bucket(heads - pv), 31),
            _subordinator(columns, heads, last),
            np.where(opens < last + 1, bucket(opens - heads), 31),
            np.where((closes >= 0) & (closes >= first - 1), bucket(heads - closes), 31),
            share,
            bucket(heads - first),
            bucket(last - heads),
            columns.tag[first],
            columns.word[first],
            columns.word[last - 1],
            np.where(comma_before >= first, bucket(heads - comma_before), 31),
            np.where(comma_after < last, bucket(comma_after - heads), 31),
            np.minimum(verbs[heads] - verbs[first], 4),
            np.not_equal(columns.paragraph[heads], columns.paragraph[np.maximum(first - 1, 0)]),
        ]
    )


def _subordinator(columns: Columns, heads: NDArray[np.int64], last: Ints) -> NDArray[np.int64]:
    """How far off, up to six tokens, is a `that`, `to`, `whether` or the like, and which."""
    out = np.zeros(len(heads), dtype=np.int64)
    for offset in range(6, 0, -1):
        at = np.minimum(heads + offset, len(columns) - 1)
        some = _SUBORDINATE[columns.tag[at]] & (heads + offset < last)
        out = np.where(some, columns.word[at] * 8 + offset, out)
    return out
