"""How fast sentences of two articles and of a story of fifty are aligned, and how that grows with their length.

    python benchmarks/alignment.py [GOLD]     without one, the folder ../shared/gold

Processor time on one core; the best of five. How well it links is measured by `claims/training/alignment.py`.
"""

import json
import lzma
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.alignment import align
from claims.terms import worded
from corpus.article import Span
from corpus.sentences import sentences

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def seconds(articles: Sequence[tuple[str, Sequence[Span]]]) -> tuple[float, int]:
    best, links = float("inf"), 0
    for _ in range(5):
        start = time.process_time()
        links = len(align([worded(text, spans) for text, spans in articles]))
        best = min(best, time.process_time() - start)
    return best, links


def told(name: str, texts: Sequence[str]) -> None:
    articles = [(text, sentences(text)) for text in texts]
    spent, links = seconds(articles)
    count = sum(len(spans) for _, spans in articles)
    print(f"{name:34s} {count:6d} sentences {1000 * spent:8.1f} ms {links:7d} links")


def main() -> None:
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    with lzma.open(gold / "stories-dev.jsonl.xz", "rt", encoding="utf8") as lines:
        events = [json.loads(line)["articles"] for line in lines]
    texts = [a["text"] for event in events for a in event]
    long = [" ".join(text.split()[:1000]) for text in texts if len(text.split()) >= 1000][:2]
    told("two articles of 1,000 words", long)
    told("three outlets on one event", [a["text"] for a in events[0]])
    told("fifty articles", texts[:50])
    told("a hundred articles", texts[:100])
    for size in (1_000, 4_000, 16_000):
        told(f"the same word {size} times, twice", ["echo. " * size] * 2)
    told("2 MB without an end, twice", ["word " * 400_000] * 2)


if __name__ == "__main__":
    main()
