"""Queries made to be hard: processor time of each, and the longest time between two looks at whether to give up.

python benchmarks/queries.py [CORPUS [INDEX]]     a folder and its index; without them, Reuters from ../shared/gold
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.errors import QueryError
from index.search import Index

MOST = 2.0
"""Seconds that no query may take."""


def hard(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Names of queries, and the queries, made of the corpus's own words."""
    text = " ".join(article.text for article in islice(corpus, 400)).lower()
    words = sorted(set(re.findall("[a-z]{3,}", text)))
    chosen = random.Random(1).sample(words, min(1_000, len(words)))

    def joined(parts: Iterator[str], by: str = " OR ", most: int = 10_000) -> str:
        whole = by.join(parts)
        return whole if len(whole) < 10_000 else whole[:most].rpartition(by)[0]

    for query in ("*a*", "a*", "?*?*?*?*", "*e*e*e*e*", "oil~2", "the~2", "-*", "-*a*", "*"):
        yield query, query
    yield "1,000 words, any of them", joined(iter(chosen))
    yield "a word and none of 900", f"oil {joined((f'-{word}' for word in chosen[:900]), ' ')}"
    yield "40 beginnings", joined(f"{word[:2]}*" for word in chosen[:40])
    yield "40 middles", joined(f"*{word[1:4]}*" for word in chosen[:40])
    yield "40 fuzzy words", joined(f"{word}~2" for word in chosen[:40])
    yield "300 middles", joined(f"*{word[1:4]}*" for word in chosen[:300])
    yield "50 brackets deep", "(" * 50 + "oil" + ")" * 50
    yield "a phrase of 1,000 words", f'"{joined(iter(chosen), " ", 9_000)}"'
    yield "a phrase of of the", f'"{" ".join(["of", "the"] * 1_200)}"'
    yield "12 words near each other", f'"{" ".join(["of", "the", "in", "to"] * 3)}"~100'
    yield "a phrase of wildcards", '"*a* *e* *i* *o*"'
    yield "wildcards near each other", '"*a* *e* *i* *o*"~100'
    yield "a word of hyphens", joined(iter(chosen), "-", 9_000)
    yield "300 ranges of figures", joined(f"claim.num:{n}..{n * 1_000}" for n in range(1, 301))
    yield "300 actors", joined(f"claim.by:{word}" for word in chosen[:300])
    yield "claims of *a*", "claim.of:*a* claim.num:>1 claim.by:*e*"
    yield "no claims", "-(claim.num:>10 claim.is:hedged) -(claim.by:*a*)"
    yield "40 patterns of ids", joined(f"id:*{word}*" for word in chosen[:40])
    yield "300 ranges of days", joined(f"date:1987-{m:02}-{d:02}.." for m in range(1, 13) for d in range(1, 26))


def measured(ask: Callable[[Callable[[], bool]], object]) -> tuple[float, float, str]:
    """Seconds of processor time, the longest time between two looks, and what came of it."""
    started = last = time.process_time()
    longest = 0.0

    def cancelled() -> bool:
        nonlocal last, longest
        now = time.process_time()
        longest, last = max(longest, now - last), now
        return False

    try:
        ask(cancelled)
        told = ""
    except QueryError as error:
        told = error.message
    ended = time.process_time()
    return ended - started, max(longest, ended - last), told


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if len(sys.argv) > 1:
            corpus = open_corpus(sys.argv[1])
        else:
            from reuters import as_lines

            corpus = open_corpus(as_lines(Path(scratch) / "reuters"))
        directory = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch) / "index"
        if len(sys.argv) <= 2:
            from tui.annotating import annotator

            build(corpus, directory, annotate=annotator(corpus))
        index = Index.open(corpus, directory)
        asks = {"search": index.search, "claims": index.claims, "facets": index.facets}
        worst = 0.0
        for name, query in hard(corpus):
            row = []
            for ask in asks.values():
                took, longest, told = measured(lambda cancelled, ask=ask, query=query: ask(query, cancelled=cancelled))
                worst = max(worst, took)
                row.append(f"{took * 1000:7.0f} ms ({longest * 1000:4.0f})")
            print(f"{name:28} {'  '.join(row)}  {told[:60]}", flush=True)
        print(f"worst: {worst * 1000:.0f} ms; the most that is allowed: {MOST * 1000:.0f} ms")


if __name__ == "__main__":
    main()
