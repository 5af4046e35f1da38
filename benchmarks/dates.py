"""How fast time expressions are found, on news and on texts made to be hard, and how well on the gold set.

    python benchmarks/dates.py [GOLD]     without one, dates-train of ../shared/gold

Processor time of `dates` alone, tokens and tags being there already; the best of five runs, after one to warm up.
Beside it, what splitting the text at blanks costs on the same machine at the same moment, as a measure of the machine.
"""

import json
import lzma
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.dates import dates
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dates-train.jsonl.xz"
HARD = (
    "one ",
    "one-",
    "the end of ",
    "May ",
    "Oct-",
    "1999 ",
    "Friday ",
    "1,",
    "1/",
    "a year ago and ",
    "5 a.m. ",
    "two\n",
)
TUESDAY = date(2024, 10, 29)


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    best = float("inf")
    for _ in range(runs + 1):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main(path: Path) -> None:
    with lzma.open(path, "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = []
    for row in rows:
        tokens = tokenize(row["text"])
        tags = tag(tokens, sentences(row["text"]))
        articles.append((row["text"], date.fromisoformat(row["published"]), tokens, tags))
    size = sum(len(row["text"]) for row in rows) / 1e6
    spent = seconds(lambda: [dates(*article) for article in articles])
    split = seconds(lambda: [article[0].split(" ") for article in articles])
    print(f"news: {size / spent:.2f} M characters/s; splitting at blanks {size / split:.1f}")

    relaxed = strict = value = found = gold = 0
    for article, row in zip(articles, rows, strict=True):
        have, used = dates(*article), set()
        found, gold = found + len(have), gold + len(row["dates"])
        for timex in have:
            for i, want in enumerate(row["dates"]):
                if i not in used and timex.span.start < want["span"][1] and want["span"][0] < timex.span.end:
                    used.add(i)
                    relaxed, strict = relaxed + 1, strict + ([*timex.span] == want["span"])
                    value += timex.value == want["value"]
                    break
    for name, hits in (("relaxed", relaxed), ("strict", strict), ("value", value)):
        print(f"{name:8s} F1 {2 * hits / (found + gold):.3f}   P {hits / found:.3f}   R {hits / gold:.3f}")

    for bit in HARD:
        speeds = []
        for length in (100_000, 1_000_000):
            text = bit * (length // len(bit))
            tokens = tokenize(text)
            tags = ["NN"] * len(tokens)
            speeds.append(len(text) / 1e6 / seconds(lambda t=text, k=tokens, g=tags: dates(t, TUESDAY, k, g), 1))
        print(f"{bit!r:18} M characters/s: {speeds[0]:5.2f} of .1 M, {speeds[1]:5.2f} of 1 M")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
