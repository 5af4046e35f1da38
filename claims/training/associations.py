"""Makes `claims/models/associations.npz`: which words are used alike in news, and how often kinds of event are told.

    python -m claims.training.associations ../shared/gold/reuters.jsonl.xz ../shared/gold/attribution-train.jsonl.xz \
        ../shared/gold/dates-train.jsonl.xz

Words that stand within five words of each other are counted, turned into positive pointwise mutual information and
brought down to 64 dimensions by a singular value decomposition. Needs scipy.
"""

import argparse
import json
import lzma
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.alignment.lexicon import kinds_of
from claims.terms import numbers, words
from corpus.sentences import sentences

MODEL = Path(__file__).parents[1] / "models" / "associations.npz"
WINDOW = 5
FEWEST = 8
"""Times that a word must stand in the texts."""
SIZE = 64
COMMON = 1e-3
"""Share of all words above which a word counts less."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    texts = []
    for path in parser.parse_args().texts:
        with lzma.open(path, "rt", encoding="utf8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    terms, rows = associate([np.array(numbers(words(text)), dtype=np.uint32) for text in texts])
    scaled = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    np.savez_compressed(
        MODEL,
        terms=terms,
        rows=np.rint(scaled * 127).astype(np.int8),
        kinds=shares(texts[:: len(texts) // 2000 + 1]),
    )


def associate(texts: list[NDArray[np.uint32]]) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Terms in rising order, and a row for each."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.linalg import svds

    flat = np.concatenate(texts)
    text = np.repeat(np.arange(len(texts)), [len(t) for t in texts])
    known, counts = np.unique(flat, return_counts=True)
    known, counts = known[counts >= FEWEST], counts[counts >= FEWEST]
    at = np.minimum(np.searchsorted(known, flat), len(known) - 1)
    at = np.where(known[at] == flat, at, -1)
    weight = np.minimum(1, np.sqrt(COMMON * len(flat) / counts))
    near: Any = None
    for step in range(1, WINDOW + 1):
        a, b = at[:-step], at[step:]
        kept = (a >= 0) & (b >= 0) & (text[:-step] == text[step:])
        a, b = a[kept], b[kept]
        table = coo_matrix((weight[a] * weight[b], (a, b)), shape=(len(known), len(known))).tocsr()
        near = table + table.T if near is None else near + table + table.T
    total = np.asarray(near.sum(axis=1)).ravel()
    context = total**0.75 / (total**0.75).sum()
    cells = near.tocoo()
    told = np.log(cells.data / (total[cells.row] * context[cells.col]))
    kept = told > 0
    shape = (len(known), len(known))
    left, size, _ = svds(coo_matrix((told[kept], (cells.row[kept], cells.col[kept])), shape=shape), k=100, rng=0)
    strongest = np.argsort(-size)[:SIZE]
    return known, (left[:, strongest] * np.sqrt(size[strongest])).astype(np.float32)


def shares(texts: list[str]) -> NDArray[np.float32]:
    """In which share of sentences each kind of event is told."""
    told, count = kinds_of(), 0
    found: dict[int, int] = dict.fromkeys(sorted({kind for of in told.values() for kind in of}), 0)
    for text in texts:
        for span in sentences(text):
            count += 1
            for kind in {k for term in numbers(words(span.of(text))) for k in told.get(term, ())}:
                found[kind] += 1
    return np.array([n / max(1, count) for n in found.values()], dtype=np.float32)


if __name__ == "__main__":
    main()
