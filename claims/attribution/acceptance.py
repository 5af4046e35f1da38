"""Which of the attributions that were read around possible cues to believe, by all that is known of each."""

import numpy as np
from numpy.typing import NDArray

from claims.attribution.columns import COMMA, CONTENT, FINITE, TAGS, Columns, Ints, bucket
from claims.attribution.cues import following
from claims.attribution.hashing import Templates, table
from claims.attribution.reading import JUDGED_BITS, Reading, Weights

NAMES = [
    "hw",
    "hs",
    "ht",
    "hc",
    "hk",
    "hq",
    "hl",
    "hr",
    "p",
    "pf",
    "sside",
    "sdist",
    "sw",
    "st",
    "sf",
    "ss",
    "slen",
    "llen",
    "rlen",
    "rw",
    "rt",
    "rs",
    "lw",
    "lt",
    "ls",
    "rq",
    "lq",
    "inside",
    "incue",
    "near",
    "cues",
    "par",
    "gap",
]
TEMPLATES = (
    *(
        "p",
        "pf",
        "p hs",
        "p hc ht",
        "hw",
        "hs ht",
        "p sside",
        "p sside sdist",
        "sside sdist hs",
        "sw hc",
        "st hc",
        "sw hs",
    ),
    *(
        "sf st sside",
        "ss p",
        "ss sside hc",
        "slen sside",
        "llen rlen p",
        "llen rlen hs",
        "llen rlen hc ht",
        "llen rlen sside",
    ),
    *(
        "rw hc",
        "rw hs",
        "rt hs",
        "rw rlen",
        "rt ht",
        "rs p",
        "rs hc",
        "ls p",
        "ls hc",
        "rs ls p",
        "rs ss p",
        "lw lt llen",
        "rq lq hc",
    ),
    *(
        "rq lq hs",
        "rq lq hq",
        "inside p",
        "inside hs",
        "inside hc ht",
        "inside hq",
        "incue p",
        "incue hs",
        "near p",
        "near hs",
    ),
    *(
        "cues p",
        "cues hc",
        "hl hr hc",
        "hl hr ht",
        "hk sside rw",
        "hk rlen",
        "hk p",
        "sw rw",
        "sside st rt",
        "gap hs",
        "gap hc ht",
    ),
    *("gap rlen hc", "par hc ht", "ss rs ls"),
)
_FAR = 999
"""Tokens: no head near."""
KEYS = Templates(NAMES, TEMPLATES, JUDGED_BITS)


def describe(columns: Columns, reading: Reading) -> NDArray[np.uint32]:
    """The table of `NAMES` for each head of a reading."""
    heads, count = reading.heads, len(columns)
    sources, cues = reading.sources, reading.cues
    left, right = reading.contents[0::2], reading.contents[1::2]

    def of(column: Ints, at: NDArray[np.int64], where: NDArray[np.bool_] | None = None) -> Ints:
        values = column.take(at, mode="wrap") + 1
        return values if where is None else values * where

    def grade(score: NDArray[np.float64], unit: float) -> NDArray[np.float64]:
        return np.minimum(np.maximum(np.rint(score / unit), -12), 12) + 13

    some, has_left, has_right = sources[:, 0] >= 0, left[:, 0] >= 0, right[:, 0] >= 0
    s_first, s_last = sources[:, 0], sources[:, 1]
    c_first, c_last = cues[:, 0], cues[:, 1]
    l_first, l_last = left[:, 0], left[:, 1]
    r_first, r_last = right[:, 0], right[:, 1]
    after = s_first > c_last
    sdist = np.where(after, bucket(s_first - c_last), 32 + bucket(c_first - s_last))
    score = reading.head_scores
    strong = score > -0.5
    inside, in_cue = np.zeros(count + 1, dtype=np.int64), np.zeros(count + 1, dtype=np.int64)
    for first, last, where in ((l_first, l_last, has_left & strong), (r_first, r_last, has_right & strong)):
        np.add.at(inside, first[where], 1)
        np.add.at(inside, last[where] + 1, -1)
    np.add.at(in_cue, c_first[strong], 1)
    np.add.at(in_cue, c_last[strong] + 1, -1)
    inside, in_cue = np.cumsum(inside), np.cumsum(in_cue)
    per_sentence = np.bincount(columns.sentence[heads], strong)
    own = columns.parts.searchsorted(heads, side="right") - 1
    gap = np.full(len(heads) + 1, _FAR)
    gap[1:-1] = np.where(own[1:] == own[:-1], heads[1:] - heads[:-1], _FAR)
    source_score, left_score, right_score = (
        reading.source_scores,
        reading.content_scores[0::2],
        reading.content_scores[1::2],
    )
    return table(
        [
            of(columns.word, heads),
            of(columns.stem, heads),
            of(columns.tag, heads),
            of(columns.cue_rate, heads),
            of(columns.cluster, heads),
            of(columns.quote, heads),
            of(columns.tag, c_first - 1),
            of(columns.tag, c_last + 1),
            grade(score, 0.5),
            grade(score, 0.2),
            np.where(some, 1 + after, 0),
            np.where(some, sdist, 0),
            of(columns.word, s_last, some),
            of(columns.tag, s_last, some),
            of(columns.tag, s_first, some),
            grade(source_score, 0.6),
            np.where(some, bucket(s_last - s_first), 31),
            np.where(has_left, bucket(l_last - l_first), 31),
            np.where(has_right, bucket(r_last - r_first), 31),
            of(columns.word, r_first, has_right),
            of(columns.tag, r_first, has_right),
            grade(right_score, 0.6),
            of(columns.word, l_last, has_left),
            of(columns.tag, l_last, has_left),
            grade(left_score, 0.6),
            of(columns.quote, r_first, has_right),
            of(columns.quote, l_first, has_left),
            np.minimum(inside[heads], 3),
            np.minimum(in_cue[heads], 2),
            bucket(np.minimum(gap[:-1], gap[1:])),
            np.minimum(per_sentence[columns.sentence[heads]], 3),
            columns.first[heads] > columns.parts[own],
            np.where(has_right, bucket(r_first - c_last), 31),
        ]
    )


def log_odds(columns: Columns, reading: Reading, weights: Weights) -> NDArray[np.float64]:
    """Log odds that each reading is an attribution."""
    steps = weights.accept.take(KEYS.keys(describe(columns, reading))).sum(axis=0)
    odds: NDArray[np.float64] = steps * weights.accept_scale + weights.accept_bias
    return odds


_CLAUSAL, _PASSIVE, _QUOTED = 0.9, 1.5, 2.0
"""Log odds given to what annotators pass over more often than other readers."""
_PARTICIPLE, _INFINITIVE, _ADVERB = (TAGS.index(name) + 1 for name in ("VBN", "TO", "RB"))
_QUESTION, _PARTING = np.zeros(64, dtype=bool), np.zeros(64, dtype=bool)
_QUESTION[[TAGS.index(name) + 1 for name in ("WP", "WRB")]] = True
_PARTING[[TAGS.index(name) + 1 for name in ("IN", "WDT", "WP", "WRB")] + [COMMA]] = True


def leniency(columns: Columns, reading: Reading) -> NDArray[np.float64]:
    """Log odds to add for kinds of attributions that one annotator marks and the next passes over.

    Whole clauses after a cue, `is expected to`, `did not confirm`, `reportedly`, quotations beside a verb of speech: of
    those with log odds between -1.5 and -.5 the annotators of the training articles marked a third; a careful
    reader lists nearly all.
    """
    heads, cues, sources = reading.heads, reading.cues, reading.sources
    tag, quote, rate = columns.tag, columns.quote, columns.cue_rate[heads]
    left, right = reading.contents[0::2], reading.contents[1::2]
    first, last = right[:, 0], right[:, 1]
    verb = CONTENT[tag[heads]]
    after, apart = following(FINITE[tag])[first], following(_PARTING[tag])[first]
    stated = verb & (rate >= 5) & (after <= last) & (after < apart) & ~_PARTING[tag[first]]
    clause = (verb & (columns.that[first] | _QUESTION[tag[first]])) | stated
    passive = (tag[heads] == _PARTICIPLE) & (rate >= 5) & (cues[:, 0] < heads) & (tag[first] == _INFINITIVE)
    denied = np.append(0, np.cumsum(columns.negation))
    refused = verb & (sources[:, 0] >= 0) & (denied[heads] > denied[cues[:, 0]]) & (first >= 0)
    hearsay = (tag[heads] == _ADVERB) & (rate >= 5)
    lenient: NDArray[np.float64] = np.where(
        passive, _PASSIVE, _CLAUSAL * (((last - first >= 3) & clause) | refused | hearsay)
    )
    begin, end = np.minimum(cues[:, 0], sources[:, 0]), np.maximum(cues[:, 1], sources[:, 1])
    spoken = verb & (rate == 7) & (sources[:, 0] >= 0)
    for side, gap in ((left, begin - left[:, 1]), (right, right[:, 0] - end)):
        whole = (quote[side[:, 0]] == 2) & (quote[side[:, 1]] == 3) & (side[:, 1] - side[:, 0] >= 4)
        lenient = np.where(spoken & whole & (side[:, 0] >= 0) & (gap <= 2), _QUOTED, lenient)
    return lenient
