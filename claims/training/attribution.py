"""Fits `claims/models/attribution.npz` on the articles of PolNeAR.

    python -m claims.training.attribution ../shared/gold [--measure]

Articles are dealt into five folds. What a step learns from earlier steps comes from models that have not seen the
fold: how often a word is a cue, how likely a head is one, what was read around it. `--measure` prints scores on the
folds, each by models fitted on the other four, and writes nothing.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution import acceptance, believe, cues, spans, windows
from claims.attribution.columns import Columns
from claims.attribution.lanes import Lanes
from claims.attribution.lexicon import Lexicon
from claims.attribution.model import pack, strings
from claims.attribution.reading import (
    BITS,
    CONTENT_KEYS,
    HEAD_KEYS,
    JUDGED_BITS,
    STRONG,
    WINDOW_KEYS,
    Reading,
    Weights,
    read,
)
from claims.training import gold, logistic, stretches
from claims.training.clusters import clusters, texts
from claims.training.gold import Joined
from claims.training.measure import Score, score
from claims.training.stretches import Windows

FOLDS = 5
POSSIBLE = -1.6
"""Log odds from which a head is read, as in `claims.attribution`."""
MODEL = Path(__file__).parents[1] / "models" / "attribution.npz"
NOTHING = np.zeros(0, dtype=np.int32)


class Tables(NamedTuple):
    """Weights of stretches by role, keys x 3 each."""

    cue: NDArray[np.float32]
    source: NDArray[np.float32]
    content: NDArray[np.float32]

    def weights(self) -> Weights:
        """As reading takes them; those of heads and of acceptance are left empty."""
        cue, source, content = (Lanes.of(weights) for weights in self)
        return Weights(NOTHING, 1.0, 0.0, cue, source, content, NOTHING, 1.0, 0.0)


@dataclass(slots=True, eq=False)
class Fold:
    """Articles of a fold, with what the steps so far have made of them."""

    joined: Joined
    columns: Columns
    heads: NDArray[np.int64]
    """Possible heads of cues."""
    keys: NDArray[np.intp]
    is_head: NDArray[np.float32]
    learned: NDArray[np.bool_]
    """Which of them annotators have looked at."""
    scores: NDArray[np.float64]
    strong: NDArray[np.bool_]


def fold_of(joined: Joined, lexicon: Lexicon) -> Fold:
    own = gold.look(joined, lexicon)
    heads = cues.candidates(own)
    discarded = np.zeros(len(own), dtype=bool)
    for first, last in joined.discarded:
        discarded[first:last] = True
    is_head = np.isin(heads, joined.heads).astype(np.float32)
    keys = HEAD_KEYS.keys(cues.describe(own, heads))
    return Fold(
        joined, own, heads, keys, is_head, ~discarded[heads], np.zeros(len(heads)), np.zeros(len(own), dtype=bool)
    )


def fit_cues(folds: list[Fold]) -> tuple[NDArray[np.float32], float]:
    keys = np.concatenate([fold.keys[:, fold.learned] for fold in folds], axis=1)
    return logistic.fit(
        keys,
        np.concatenate([fold.is_head[fold.learned] for fold in folds]),
        JUDGED_BITS,
        epochs=10,
        rate=0.02,
        decay=2e-4,
    )


def score_heads(fold: Fold, fitted: tuple[NDArray[np.float32], float]) -> None:
    fold.scores = fitted[0][fold.keys].sum(axis=0) + fitted[1]
    fold.strong[fold.heads[fold.scores > STRONG]] = True


def gold_windows(fold: Fold) -> tuple[Windows, Windows]:
    """Gold cues with what stands around them, for the models of cues and sources, and for that of contents."""
    pairs = windows.pairs(fold.columns, np.array(fold.joined.heads), fold.strong)
    rows = np.arange(pairs.rows)
    begin, size = np.searchsorted(pairs.cue, rows), np.bincount(pairs.cue, minlength=pairs.rows)
    first = pairs.token[begin]

    def local(row: int, tokens: gold.Range) -> tuple[int, int]:
        low, high = max(tokens[0], first[row]), min(tokens[1], first[row] + size[row])
        shift = begin[row] - first[row]
        return (int(low + shift), int(high - 1 + shift)) if high > low else (-1, -1)

    cue, source = np.full((pairs.rows, 2), -1), np.full((pairs.rows, 2), -1)
    content = np.full((2 * pairs.rows, 2), -1)
    for row, item in enumerate(fold.joined.gold):
        cue[row] = local(row, item.cue)
        if item.sources:
            source[row] = local(row, item.sources[0])
        for side in (0, 1):
            pieces = [c for c in item.contents if (c[1] <= item.cue[0]) == (side == 0) and local(row, c)[0] >= 0]
            if pieces:
                content[2 * row + side] = local(row, longest(pieces))
    keys = WINDOW_KEYS.keys(pairs.table)
    both = np.concatenate([keys, CONTENT_KEYS.keys(spans.related(pairs, cue, source))])
    return Windows(pairs, keys, cue, source, content), Windows(pairs, both, cue, source, content)


def longest(pieces: list[gold.Range]) -> gold.Range:
    """The longest piece, those that touch taken as one."""
    joined = [pieces[0]]
    for first, last in pieces[1:]:
        if first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return max(joined, key=lambda piece: piece[1] - piece[0])


def read_fold(fold: Fold, weights: Weights) -> tuple[Reading, NDArray[np.intp]]:
    """A fold's possible heads read, and the keys of the model that judges them."""
    possible = fold.scores > POSSIBLE
    reading = read(fold.columns, fold.heads[possible], fold.scores[possible], fold.strong, weights)
    return reading, acceptance.KEYS.keys(acceptance.describe(fold.columns, reading))


def fit_spans(parts: list[tuple[Windows, Windows]]) -> Tables:
    """Weights of cues' extents, sources and contents."""
    near, wide = [own for own, _ in parts], [own for _, own in parts]
    return Tables(
        stretches.fit(near, BITS, "cue"), stretches.fit(near, BITS, "source"), stretches.fit(wide, BITS, "content")
    )


def prepare(folder: Path) -> tuple[list[Fold], Lexicon, dict[str, Any]]:
    """Folds that see of themselves no more than a new text would, and the lexicon of all of them."""
    rows = gold.articles(folder / "attribution-train.jsonl.xz")
    joined = [gold.join(rows[k::FOLDS]) for k in range(FOLDS)]
    gold.mark_heads(joined)
    words, stems = gold.vocabulary(joined)
    clustered = clusters(list(texts(folder)))

    def lexicon(parts: list[Joined]) -> Lexicon:
        return Lexicon(words, stems, clustered, gold.cue_rates(parts))

    folds = [fold_of(own, lexicon([other for other in joined if other is not own])) for own in joined]
    rates = gold.cue_rates(joined)
    stored = {"words": strings(words), "stems": strings(stems), "clustered": strings(list(clustered))}
    stored |= {"clusters": np.array(list(clustered.values()), dtype=np.uint16)}
    stored |= {"rated": strings(list(rates)), "rates": np.array(list(rates.values()), dtype=np.uint8)}
    return folds, lexicon(joined), stored


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="the folder of gold sets")
    parser.add_argument("--measure", action="store_true")
    options = parser.parse_args()
    folds, lexicon, stored = prepare(options.gold)
    for fold in folds:
        score_heads(fold, fit_cues([other for other in folds if other is not fold]))
    parts = [gold_windows(fold) for fold in folds]
    readings = []
    for k, fold in enumerate(folds):
        readings.append(read_fold(fold, fit_spans([part for i, part in enumerate(parts) if i != k]).weights()))
    labels = [
        np.isin(reading.heads, fold.joined.heads).astype(np.float32)
        for fold, (reading, _) in zip(folds, readings, strict=True)
    ]

    def fit_acceptance(without: int = -1) -> tuple[NDArray[np.float32], float]:
        keys = np.concatenate([keys for i, (_, keys) in enumerate(readings) if i != without], axis=1)
        return logistic.fit(
            keys, np.concatenate([y for i, y in enumerate(labels) if i != without]), JUDGED_BITS, 6, 0.03
        )

    if options.measure:
        for least in (-0.2, 0.0, 0.2):
            total = Score()
            for k, (fold, (reading, keys)) in enumerate(zip(folds, readings, strict=True)):
                weights, bias = fit_acceptance(without=k)
                odds = weights[keys].sum(axis=0) + bias
                score(fold.joined, believe(fold.columns, reading, odds - least, lexicon), total)
            print(f"believed from {least:+} of the limit: {total}")  # noqa: T201
        return
    cue, accept, fitted = fit_cues(folds), fit_acceptance(), fit_spans(parts)
    tables = {"head": cue[0][:, None], "accept": accept[0][:, None], **fitted._asdict()}
    for name, weights in tables.items():
        stored |= {f"{name}_{key}": value for key, value in pack(weights).items()}
    np.savez_compressed(MODEL, biases=np.array([cue[1], accept[1]]), **stored)


if __name__ == "__main__":
    main()
