"""Fits the weights that tell a partial date behind publication from one ahead (`claims/dates/context.py`).

    python -m claims.training.dates ../shared/gold/dates-train.jsonl.xz

Every month and day that the gold gives without a year, and whose year is that of the last such day or of the next, is
an example; the weights are those of a logistic regression, printed with its accuracy in five folds.
"""

import json
import lzma
import sys
from datetime import date
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from claims.dates import dates, explicit
from claims.dates.context import Context, evidence, nearest
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

NAMES = ("distance", "past", "future", "ahead", "behind", "bias")
Rows = NDArray[np.float64]


def examples(path: Path) -> tuple[Rows, Rows]:
    """What the text tells of each partial date, a row each, and whether it lies ahead."""
    features: list[list[float]] = []
    ahead: list[bool] = []
    gold: list[tuple[int, int, str]] = []

    def recording(at: Context, i: int, before: date, after: date) -> date:
        start = at.lexemes.starts[i]
        for first, last, value in gold:
            sides = [str(day)[: len(value)] == value for day in (before, after)]
            if first <= start < last and at.published != before and sum(sides) == 1 and len(value) >= 7:
                nearness, tense, forward, backward = evidence(at, i, before, after)
                features.append([nearness, tense == "past", tense == "future", forward, backward, 1])
                ahead.append(sides[1])
        return nearest(at, i, before, after)

    with lzma.open(path, "rt", encoding="utf8") as lines, patch.object(explicit, "nearest", recording):
        for row in map(json.loads, lines):
            gold[:] = [(*d["span"], d["value"]) for d in row["dates"]]
            tokens = tokenize(row["text"])
            tags = tag(tokens, sentences(row["text"]))
            dates(row["text"], date.fromisoformat(row["published"]), tokens, tags)
    return np.array(features, float), np.array(ahead, float)


def fitted(x: Rows, y: Rows) -> Rows:
    """Weights by gradient descent, all but the bias held small."""
    weights = np.zeros(x.shape[1])
    held = np.array([0.003] * (x.shape[1] - 1) + [0])
    for _ in range(20_000):
        weights -= 0.1 * (x.T @ (1 / (1 + np.exp(-x @ weights)) - y) / len(y) + held * weights)
    return weights


def main(path: Path) -> None:
    x, y = examples(path)
    folds = np.arange(len(y)) % 5
    right = sum(
        int((((x[folds == k] @ fitted(x[folds != k], y[folds != k])) > 0) == y[folds == k]).sum()) for k in range(5)
    )
    for name, weight in zip(NAMES, fitted(x, y), strict=True):
        print(f"{name:10s} {weight:5.1f}")  # noqa: T201
    print(f"{len(y)} examples, {y.mean():.2f} of them ahead; accuracy in five folds {right / len(y):.3f}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
