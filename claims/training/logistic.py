"""Logistic regression over hashed features, by Adagrad in small batches."""

import numpy as np
from numpy.typing import NDArray


def fit(
    keys: NDArray[np.intp],
    gold: NDArray[np.float32],
    bits: int,
    epochs: int = 8,
    rate: float = 0.05,
    decay: float = 3e-5,
    batch: int = 256,
    seed: int = 0,
) -> tuple[NDArray[np.float32], float]:
    """Weights (2 ** bits of them) and bias, the mean over the last two epochs. `keys` are templates x items."""
    weights, squares = np.zeros(1 << bits, dtype=np.float32), np.full(1 << bits, 1e-3, dtype=np.float32)
    bias, bias_squares, mean, mean_bias = 0.0, 1e-3, np.zeros_like(weights), 0.0
    order = np.random.default_rng(seed)
    items = np.ascontiguousarray(keys.T)
    for epoch in range(epochs):
        shuffled = order.permutation(len(items))
        for at in range(0, len(items), batch):
            chosen = shuffled[at : at + batch]
            own = items[chosen]
            error = 1 / (1 + np.exp(-weights[own].sum(axis=1) - bias)) - gold[chosen]
            used, inverse = np.unique(own, return_inverse=True)
            slope = np.bincount(inverse.ravel(), np.repeat(error, own.shape[1]), minlength=len(used)).astype(np.float32)
            slope += np.float32(decay * len(chosen)) * weights[used]
            squares[used] += slope * slope
            weights[used] -= np.float32(rate) * slope / np.sqrt(squares[used])
            bias_squares += float(error.sum()) ** 2
            bias -= rate * float(error.sum()) / bias_squares**0.5
        if epoch >= epochs - 2:
            mean, mean_bias = mean + weights, mean_bias + bias
    return mean / np.float32(min(2, epochs)), mean_bias / min(2, epochs)
