"""Clusters of words that stand among the same words, counted in the training texts.

Positive pointwise mutual information with the words one and two places before and after, reduced to a hundred
dimensions, then k-means of directions.
"""

import collections
import json
import lzma
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.attribution.lexicon import normal
from claims.tokens import tokenize

_WORDS, _AT_LEAST, _CONTEXTS, _DIMENSIONS, _CLUSTERS, _ROUNDS = 20_000, 6, 1_200, 100, 300, 25


def texts(folder: Path) -> Iterator[list[str]]:
    """The words of all training texts in the folder of gold sets."""
    for name in ("attribution-train", "reuters"):
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf8") as lines:
            for line in lines:
                yield [normal(word) for word in tokenize(json.loads(line)["text"]).words]
    with lzma.open(folder / "tags-masc.jsonl.xz", "rt", encoding="utf8") as lines:
        for line in lines:
            yield [normal(word) for sentence in json.loads(line)["sentences"] for word, _ in sentence]


def clusters(streams: Sequence[list[str]]) -> dict[str, int]:
    """The number of its cluster, from 1, for each word that occurs often enough."""
    counts = collections.Counter(word for stream in streams for word in stream)
    words = [word for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= _AT_LEAST][
        :_WORDS
    ]
    numbers = {word: i for i, word in enumerate(words)}
    ids = np.concatenate([np.array([numbers.get(word, -1) for word in stream] + [-1, -1]) for stream in streams])
    nearest = kmeans(directions(ids, len(words)))
    return {word: int(cluster) + 1 for word, cluster in zip(words, nearest, strict=True)}


def directions(ids: NDArray[np.int64], words: int) -> NDArray[np.float32]:
    counts = np.zeros((words, 4 * _CONTEXTS), dtype=np.float32)
    for place, offset in enumerate((-2, -1, 1, 2)):
        here, there = ids[2:-2], ids[2 + offset : len(ids) - 2 + offset]
        some = (here >= 0) & (there >= 0) & (there < _CONTEXTS)
        np.add.at(counts.reshape(-1), here[some] * 4 * _CONTEXTS + place * _CONTEXTS + there[some], 1)
    expected = counts.sum(axis=1, keepdims=True) * counts.sum(axis=0, keepdims=True) / counts.sum()
    surprise = np.where(counts > expected, np.log(np.maximum(counts, 1e-9) / np.maximum(expected, 1e-9)), 0)
    # Randomised singular value decomposition, two power rounds.
    basis = surprise @ np.random.default_rng(0).standard_normal((surprise.shape[1], 160)).astype(np.float32)
    for _ in range(2):
        basis = surprise @ (surprise.T @ np.linalg.qr(basis)[0])
    basis = np.linalg.qr(basis)[0]
    left, values, _ = np.linalg.svd(basis.T @ surprise, full_matrices=False)
    vectors = (basis @ left[:, :_DIMENSIONS]) * np.sqrt(values[:_DIMENSIONS])
    unit: NDArray[np.float32] = (vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)).astype(np.float32)
    return unit


def kmeans(vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    frequent = min(len(vectors), 6_000)
    centres = vectors[np.random.default_rng(1).permutation(frequent)[:_CLUSTERS]].copy()
    for _ in range(_ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    numbers: NDArray[np.int64] = nearest
    return numbers
