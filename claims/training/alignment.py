"""Fits `claims/models/alignment.npz` on stories whose sentences are linked by events, and measures by topic left out.

    python -m claims.training.alignment ../shared/gold/alignment-dev.jsonl.xz

The measure is Matthews' correlation over pairs of checked sentences. Each fold leaves out whole topics. Stories are
read as wholes and as random parts of two to four articles, since people compare few articles as well as many. What is
read are our own sentences outside page furniture, as in a comparison, not those of the set. Pairs with a sentence that
wasn't checked count as not linked, with little weight: some are, but most are background, and without them every
sentence on the same people would be linked.
"""

import argparse
import json
import lzma
import random
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.alignment.evidence import NAMES, Evidence
from claims.alignment.linking import FLOOR
from claims.alignment.reading import Reading, read
from claims.terms import Weights, worded
from corpus.article import Span
from corpus.furniture import furniture
from corpus.sentences import sentences

MODEL = Path(__file__).parents[1] / "models" / "alignment.npz"
FOLDS, SHUFFLES = 11, 4
PENALTY = 100.0
PARTS, PART = 6, 0.5
"""Random parts of each story, and what their pairs count beside those of whole stories."""
UNCHECKED, BACKGROUND = 600, 0.02
"""Pairs drawn of each story that weren't both checked, and what they count in all, beside the checked ones."""
THRESHOLDS = range(30, 40, 2)
"""Percentiles of checked pairs tried as the threshold; lower ones measure the same and link far more of the rest."""
EVEN = 0.25
"""What parts every pair weighing alike (0) from every story weighing alike (1)."""
Floats = NDArray[np.float64]


class Pairs(NamedTuple):
    evidence: Weights
    same: NDArray[np.bool_]
    topics: NDArray[np.int64]
    weights: Floats


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    with lzma.open(gold, "rt", encoding="utf8") as lines:
        stories = [json.loads(line) for line in lines]
    wholes, parts = gather([(s["story"], s["articles"]) for s in stories]), gather(_parts(stories))
    every = (wholes, parts, background(stories))
    # A row for each threshold, the mean of the shuffles: one shuffle's best threshold is that of its noise.
    measured = np.mean([_left_out(every, seed) for seed in range(SHUFFLES)], axis=0)
    threshold, whole, part, linked, rest = measured[measured[:, 1].argmax()].tolist()
    weights, bias = fit(*_together(every))
    best = max(correlation(wholes.same, wholes.evidence[:, 0] >= t) for t in np.arange(0, 1, 0.01))
    lines = [
        f"{len(wholes.same)} pairs of {len(stories)} stories, {wholes.same.mean():.3f} of them linked",
        f"topics left out: correlation {whole:.3f}",
        f"  on parts of stories: {part:.3f}",
        f"  linked: {linked:.3f} of checked pairs, {rest:.3f} of the rest",
        f"likeness alone at its best threshold: {best:.3f}",
        f"fitted on all: correlation {correlation(wholes.same, _scores(wholes, weights, bias) >= threshold):.3f}",
    ]
    scaled = sorted(zip(weights * wholes.evidence.std(axis=0), NAMES, strict=True), key=lambda w: -abs(w[0]))
    sys.stdout.write("\n".join([*lines, *(f"  {name:26s} {weight:6.2f}" for weight, name in scaled)]) + "\n")
    np.savez_compressed(MODEL, weights=weights.astype(np.float32), bias=np.float32(bias - threshold))


def _left_out(every: tuple[Pairs, Pairs, Pairs], seed: int) -> Floats:
    """With topics left out, a row for each of `THRESHOLDS`: score, correlations of wholes and parts, shares linked."""
    wholes, parts, _ = every
    topics = np.unique(wholes.topics)
    np.random.default_rng(seed).shuffle(topics)
    left = [np.zeros(len(pairs.same)) for pairs in every]
    for fold in range(FOLDS):
        out = topics[fold::FOLDS]
        model = fit(*_together(every, out))
        for pairs, scores in zip(every, left, strict=True):
            test = np.isin(pairs.topics, out)
            scores[test] = _scores(pairs, *model)[test]
    rows = []
    for threshold in np.percentile(left[0], THRESHOLDS):
        said = [scores >= threshold for scores in left]
        agree = correlation(wholes.same, said[0]), correlation(parts.same, said[1])
        rows.append((threshold, *agree, said[0].mean(), said[2].mean()))
    return np.array(rows)


def _scores(pairs: Pairs, weights: Floats, bias: float) -> Floats:
    """Pairs that are hardly alike aren't weighed, and never linked."""
    scores: Floats = np.where(pairs.evidence[:, 0] >= FLOOR, pairs.evidence @ weights + bias, -np.inf)
    return scores


def gather(stories: list[tuple[str, list[dict[str, Any]]]]) -> Pairs:
    """The evidence on all pairs of checked sentences of these stories, and whether they share an event."""
    evidence: list[Weights] = []
    same: list[bool] = []
    topics: list[int] = []
    weights: list[float] = []
    for topic, articles in stories:
        reading, rows = _read(articles)
        checked = [
            (rows[i, s], rows[j, t], bool(_events(a, s) & _events(b, t)))
            for i, a in enumerate(articles)
            for j, b in enumerate(articles[i + 1 :], i + 1)
            for s in a["checked"]
            for t in b["checked"]
            if (i, s) in rows and (j, t) in rows
        ]
        if checked:
            one, other, shared = zip(*checked, strict=True)
            evidence.append(Evidence(reading).of(np.array(one), np.array(other)))
            same += shared
            topics += [int(topic.rstrip("p"))] * len(checked)
            weights += [float(len(checked)) ** -EVEN] * len(checked)
    return Pairs(np.concatenate(evidence), np.array(same), np.array(topics), np.array(weights) / np.mean(weights))


def _read(articles: list[dict[str, Any]]) -> tuple[Reading, dict[tuple[int, int], int]]:
    """Articles as a comparison reads them, and the row of each article's gold sentences that are part of it."""
    texts = ["\n".join(article["sentences"]) for article in articles]
    reading = read([worded(text, _prose(text)) for text in texts])
    ends = [np.cumsum([len(sentence) + 1 for sentence in article["sentences"]]) for article in articles]
    rows: dict[tuple[int, int], int] = {}
    for row, (article, span) in enumerate(zip(reading.article.tolist(), reading.spans, strict=True)):
        # A sentence of ours over several of theirs is the one that it shares most with.
        first, last = np.searchsorted(ends[article], [span.start, span.end - 1], side="right").tolist()
        starts = [0, *ends[article].tolist()]
        shared = {at: min(span.end, starts[at + 1] - 1) - max(span.start, starts[at]) for at in range(first, last + 1)}
        rows.setdefault((article, max(shared, key=lambda at: (shared[at], at))), row)
    return reading, rows


def _prose(text: str) -> tuple[Span, ...]:
    page = furniture(text)
    return tuple(span for span in sentences(text) if not any(part.overlaps(span) for part in page))


def fit(evidence: Weights, same: NDArray[np.bool_], counts: Floats) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression, by Newton's method on standardised columns."""
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
    rows = np.hstack([(evidence - mean) / spread, np.ones((len(evidence), 1))]).astype(np.float64)
    penalty = np.diag([PENALTY] * evidence.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(12):
        guess = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (guess - same)) + penalty @ weights
        bend = (rows * (counts * guess * (1 - guess))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(bend, slope)
    scaled = weights[:-1] / spread
    return scaled, float(weights[-1] - mean @ scaled)


def correlation(same: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """Matthews' correlation of what is linked and what should be."""
    if same.all() or not same.any() or said.all() or not said.any():
        return 0.0
    return float(np.corrcoef(same, said)[0, 1])


def background(stories: list[dict[str, Any]]) -> Pairs:
    """Pairs of sentences of different articles that weren't both checked, at random."""
    chance = np.random.default_rng(0)
    evidence, topics = [], []
    for story in stories:
        reading, rows = _read(story["articles"])
        checked = np.zeros(len(reading.article), dtype=bool)
        checked[[row for (i, s), row in rows.items() if s in story["articles"][i]["checked"]]] = True
        a, b = chance.integers(0, len(checked), (2, 10 * UNCHECKED))
        kept = np.flatnonzero((reading.article[a] < reading.article[b]) & ~(checked[a] & checked[b]))[:UNCHECKED]
        evidence.append(Evidence(reading).of(a[kept], b[kept]))
        topics += [int(story["story"].rstrip("p"))] * len(kept)
    count = len(topics)
    return Pairs(np.concatenate(evidence), np.zeros(count, dtype=bool), np.array(topics), np.ones(count))


def _together(every: tuple[Pairs, Pairs, Pairs], out: Any = ()) -> tuple[Weights, NDArray[np.bool_], Floats]:
    """What to fit on: all pairs but those of the topics `out`, each kind with what it counts."""
    wholes, _, rest = every
    counts = (1.0, PART, BACKGROUND * len(wholes.same) / len(rest.same))
    some = [~np.isin(pairs.topics, list(out)) for pairs in every]
    return (
        np.concatenate([pairs.evidence[kept] for pairs, kept in zip(every, some, strict=True)]),
        np.concatenate([pairs.same[kept] for pairs, kept in zip(every, some, strict=True)]),
        np.concatenate([n * pairs.weights[kept] for n, pairs, kept in zip(counts, every, some, strict=True)]),
    )


def _parts(stories: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    chance = random.Random(0)
    found = []
    for story in stories:
        for _ in range(PARTS):
            size = chance.choice([2, 2, 3, 4])
            if size <= len(story["articles"]):
                found.append((story["story"], chance.sample(story["articles"], size)))
    return found


def _events(article: dict[str, Any], sentence: int) -> set[str]:
    return set(article["events"].get(str(sentence)) or ())


if __name__ == "__main__":
    main()
