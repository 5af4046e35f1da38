"""How fast articles are compared: two of 1,000 words, a story of 50 articles, who else says a claim.

    python benchmarks/compare.py [GOLD]     without one, the folder ../shared/gold

Texts are news agency items of Reuters joined to the length asked for, those of one story those nearest to one item.
Times are of what is extracted already, as the index keeps it, unless said otherwise: the median of several runs by the
wall clock, and the processor's time beside it.
"""

import json
import lzma
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.comparison import compare
from claims.pipeline import extract
from claims.terms import numbers, words
from claims.threads.elsewhere import query_terms, who_else
from corpus.article import Article, Locator

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
ITEMS = 4_000


def items(path: Path) -> list[str]:
    with lzma.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line)["text"] for _, line in zip(range(ITEMS), lines, strict=False)]


def article(name: str, text: str) -> Article:
    return Article(name, text, text[:60], Locator(name), hash=name)


def timed(what: str, runs: int, work: Callable[[], object]) -> None:
    """Prints the median time of a piece of work; one run before warms what is loaded on first use."""
    work()
    wall, processor = [], []
    for _ in range(runs):
        begun, used = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - begun)
        processor.append(time.process_time() - used)
    print(
        f"{what:58s} {1000 * statistics.median(wall):8.1f} ms   processor {1000 * statistics.median(processor):8.1f} ms"
    )


def long_text(texts: list[str], start: int, length: int) -> str:
    """Items from `start` on, joined to at least `length` words."""
    told: list[str] = []
    count = 0
    while count < length:
        told.append(texts[start % len(texts)])
        count += len(told[-1].split())
        start += 1
    return "\n\n".join(told)


def near(texts: list[str], centre: int, many: int) -> list[str]:
    """The items that share most words with one."""
    wanted = Counter(numbers(words(texts[centre])))
    shared = {at: sum((wanted & Counter(numbers(words(text)))).values()) for at, text in enumerate(texts)}
    return [texts[at] for at in sorted(shared, key=lambda at: (-shared[at], at))[:many]]


def main() -> None:
    texts = items((Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD) / "reuters.jsonl.xz")
    texts = [text for text in texts if len(text.split()) > 60]
    shared = long_text(texts, 0, 300)
    own = [long_text(texts, 10 + 40 * n, 650) for n in range(2)]
    pair = [article(str(n), f"{text}\n\n{shared}") for n, text in enumerate(own)]
    found = [extract(a.text) for a in pair]
    timed(f"two articles of {len(pair[0].text.split())} words", 15, lambda: compare(pair, found))
    timed("the same, extraction included", 5, lambda: compare(pair))
    centre = max(range(400), key=lambda at: len(texts[at]))
    story = [article(str(n), text) for n, text in enumerate(near(texts, centre, 50))]
    extracted = {a.id: extract(a.text) for a in story}
    every = [extracted[a.id] for a in story]
    size = sum(len(a.text.split()) for a in story) // len(story)
    timed(f"a story of 50 articles of {size} words", 3, lambda: compare(story, every))
    first = story[0]
    span = extracted["0"].sentences[1]
    print("asked for:", ", ".join(query_terms(first, extracted["0"], span)))
    timed(
        "who else says it, of 20 articles",
        9,
        lambda: who_else(first, every[0], span, story[1:21], lambda a: extracted[a.id]),
    )
    timed(
        "the same, extraction included",
        5,
        lambda: who_else(first, every[0], span, story[1:21], lambda a: extract(a.text)),
    )


if __name__ == "__main__":
    main()
