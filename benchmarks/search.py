"""How long the index takes to answer while a query is typed, and for queries made to be hard.

python benchmarks/search.py [CORPUS]      a folder; without one, Reuters from ../shared/gold
"""

import random
import re
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.errors import QueryError
from index.search import Index

HARD = [
    "*a*", "*", "?", "the", "t*", "-the", "s~2", "at~2", "nothing~2", '"of the"~100', '"the of and to in"~50',
    '"the of"', '"a* t*"', "(a* OR b* OR c*) -d*", " OR ".join(f"w{n}" for n in range(900)),
    " OR ".join(["the", "of", "to", "in", "said"] * 60), "date:1987 sort:date", "title:*e*", "zzzzqqq", "e*e*e*e*e*",
]  # fmt: skip


def typed(corpus: Corpus, queries: int = 60) -> list[str]:
    """What is in the box after each key, for queries of one to three words as the articles use them."""
    picked = random.Random(1)
    words: Counter[str] = Counter()
    texts = []
    for source in corpus.sources():
        for number, article in enumerate(corpus.articles(source)):
            if number % 20 == 0:
                texts.append(article.text)
                words.update(re.findall(r"[A-Za-z]{3,}", article.text.lower()))
    keys = []
    for _ in range(queries):
        text = re.findall(r"[A-Za-z]+", picked.choice(texts))
        if len(text) < 5:
            continue
        start = picked.randrange(len(text) - 3)
        query = " ".join(text[start : start + picked.randint(1, 3)]).lower()
        keys += [query[:end] for end in range(1, len(query) + 1)]
    return keys


def measured(index: Index, queries: list[str], typing: bool) -> list[float]:
    """Milliseconds of processor time that each query takes."""
    times = []
    for query in queries:
        started = time.process_time()
        try:
            index.search(query, limit=20, typing=typing)
        except QueryError:
            continue
        times.append((time.process_time() - started) * 1000)
    return times


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if len(sys.argv) > 1:
            corpus = open_corpus(sys.argv[1])
        else:
            from reuters import as_lines

            corpus = open_corpus(as_lines(Path(scratch) / "reuters"))
        directory = Path(scratch) / "index"
        build(corpus, directory)
        keys = typed(corpus)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        index = Index.open(corpus, directory)
        opened = (time.process_time() - started) * 1000
        for name, run in (("first time", keys), ("again", keys)):
            times = sorted(measured(index, run, typing=True))
            median, late = statistics.median(times), times[int(len(times) * 0.95)]
            summary = f"median {median:6.1f} ms  p95 {late:6.1f} ms  worst {times[-1]:6.1f} ms"
            print(f"typing, {name:10}  {len(times)} keys  {summary}")
        print(
            f"open {opened:.1f} ms; memory of the process at most {before >> 10} MB before, "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB after"
        )
        fresh = Index.open(corpus, directory)
        for query in HARD:
            (took,) = measured(fresh, [query], typing=False) or [0.0]
            print(f"{took:9.1f} ms  {query if len(query) < 60 else query[:57] + '…'}")


if __name__ == "__main__":
    main()
