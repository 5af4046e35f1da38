"""How fast a corpus is grouped into stories and origins, how that grows, how large stories become, and how well.

    python benchmarks/stories.py [GOLD]     without one, the folder ../shared/gold

Processor time on one core. The half is every other article of the same days.
"""

import json
import lzma
import sys
import time
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.stories import Story, stories, story_features
from corpus.article import Article, Locator

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def rows(path: Path) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def article(name: str, row: dict[str, Any]) -> Article:
    return Article(name, row["text"], row["title"] or "", Locator("x"), published=day(row.get("published") or ""))


def day(published: str) -> date | None:
    for form in ("%Y-%m-%d", "%d-%b-%Y"):
        try:
            return datetime.strptime(published.split(" ")[0], form).date()
        except ValueError:
            continue
    return None


def speed(articles: list[Article]) -> None:
    start = time.process_time()
    features = [(a.id, story_features(a)) for a in articles]
    read = time.process_time() - start
    size = sum(len(stored) for _, stored in features)
    print(f"{len(articles)} articles: features {read:.1f} s, {size / len(articles):.0f} bytes each")
    start = time.process_time()
    stories(features[::2])
    half = time.process_time() - start
    start = time.process_time()
    found = stories(features)
    whole = time.process_time() - start
    print(f"grouping {whole:.1f} s; twice the articles take {whole / half:.2f} times the time of half of them")
    print(f"all told {(read + whole) / (read / 2 + half):.2f} times")
    sizes = Counter(len(story.articles) for story in found)
    alone, largest = sizes[1], sorted(sizes.elements(), reverse=True)[:8]
    origins = sum(len(story.origins) for story in found)
    print(f"{len(found)} stories, {alone} of one article, {origins} origins; the largest: {largest}")


def quality(events: list[dict[str, Any]]) -> None:
    gold = {f"{e['id']}-{n}": (e["id"], a) for e in events for n, a in enumerate(e["articles"])}
    for name, undated in (("with dates", False), ("without dates", True)):
        found = stories(
            [
                (key, story_features(article(key, {**a, "published": ""} if undated else a)))
                for key, (_, a) in gold.items()
            ]
        )
        precision, recall = agreement({key: event for key, (event, _) in gold.items()}, found)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"B-cubed {name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


def agreement(gold: dict[str, str], found: tuple[Story, ...]) -> tuple[float, float]:
    """B-cubed precision and recall."""
    same: dict[str, set[str]] = {}
    for name, event in gold.items():
        same.setdefault(event, set()).add(name)
    precision = recall = 0.0
    for story in found:
        mine = set(story.articles)
        for name in story.articles:
            shared = len(mine & same[gold[name]])
            precision += shared / len(mine)
            recall += shared / len(same[gold[name]])
    return precision / len(gold), recall / len(gold)


def main() -> None:
    gold = Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD
    quality(rows(gold / "stories-dev.jsonl.xz"))
    speed([article(str(n), row) for n, row in enumerate(rows(gold / "reuters.jsonl.xz"))])


if __name__ == "__main__":
    main()
