"""Counts `claims/models/background.npz`: in which share of articles each stem stands, in news at large.

    python -m claims.training.background --wire ../shared/gold/reuters.jsonl.xz \
        --press ../shared/gold/attribution-train.jsonl.xz ../shared/gold/dates-train.jsonl.xz

Wire and press weigh the same, however many articles there are of each: the wire's are short and mostly on business.
"""

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from claims.terms import numbers, words

MODEL = Path(__file__).parents[1] / "models" / "background.npz"
FEWEST = 3
"""Articles that a stem must stand in to be kept."""


def shares(paths: Iterable[Path]) -> tuple[Counter[int], int]:
    """In how many articles each term stands, and the number of articles."""
    counts: Counter[int] = Counter()
    articles = 0
    for path in paths:
        with lzma.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                counts.update(set(numbers(words(f"{row.get('title') or ''}\n{row['text']}"))))
                articles += 1
    return counts, articles


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wire", type=Path, nargs="+", required=True)
    parser.add_argument("--press", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    wire, wires = shares(options.wire)
    press, presses = shares(options.press)
    kept = sorted(term for term in wire.keys() | press.keys() if wire[term] + press[term] >= FEWEST)
    rate = np.array([(wire[term] / wires + press[term] / presses) / 2 for term in kept], dtype=np.float16)
    np.savez_compressed(MODEL, terms=np.array(kept, dtype=np.uint32), rates=rate)


if __name__ == "__main__":
    main()
