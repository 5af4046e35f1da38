"""An averaged multi-class perceptron over integer features, trained in small batches."""

import numpy as np
from numpy.typing import NDArray


def fit(
    rows: NDArray[np.int32],
    gold: NDArray[np.int64],
    features: int,
    classes: int,
    epochs: int = 8,
    batch: int = 32,
    margin: float = 1.0,
    seed: int = 1,
    base: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """Weights, features x classes, from `rows`: for each item the ids of its features (id 0 is nothing).

    An item is learned from while its best wrong class comes within `margin` of the right one.
    `base`, items x classes, is added to the scores and not changed.
    """
    weights = np.zeros((features, classes), dtype=np.float32)
    total = np.zeros((features, classes), dtype=np.float32)
    order = np.random.default_rng(seed)
    seen = 0
    for _ in range(epochs):
        shuffled = order.permutation(len(gold))
        for at in range(0, len(gold), batch):
            chosen = shuffled[at : at + batch]
            right = gold[chosen]
            scores = weights[rows[chosen]].sum(axis=1)
            if base is not None:
                scores += base[chosen]
            here = np.arange(len(chosen))
            good = scores[here, right].copy()
            scores[here, right] = -np.inf
            rival = scores.argmax(axis=1)
            wrong = np.flatnonzero(good < scores[here, rival] + margin)
            seen += 1
            if len(wrong):
                ids = rows[chosen[wrong]]
                for classes_of, step in ((right[wrong], 1.0), (rival[wrong], -1.0)):
                    np.add.at(weights, (ids, classes_of[:, None]), step)
                    np.add.at(total, (ids, classes_of[:, None]), step * seen)
        weights[0] = total[0] = 0
    return weights - total / np.float32(max(1, seen))
