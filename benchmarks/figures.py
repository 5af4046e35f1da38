"""How fast figures are found, against quantulum3 on the same text in the same run, and on text made to be hard.

python benchmarks/figures.py      news of ../shared/gold; quantulum3 is in the dependency group `bench`
"""

import json
import lzma
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.figures import figures
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
PIECES = ("1,", "5-", "one ", "half a ", "thousands of ", "5 km per ", "$5 ", "5 to ", "5 rose by ", "1")


def news(name: str, limit: int) -> str:
    """Articles of a gold set run together, up to a number of characters."""
    texts: list[str] = []
    with lzma.open(GOLD / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            texts += [article["text"] for article in row.get("articles", [row])]
    return "\n\n".join(texts)[:limit]


def seconds(work: Callable[[], object]) -> float:
    """Processor time, the better of two runs."""
    times = []
    for _ in range(2):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def ours(text: str) -> tuple[float, float, int]:
    """Seconds for figures alone, seconds with tokens, tags and sentences, and how many figures there are."""
    spans = sentences(text)
    tokens = tokenize(text)
    tags = tag(tokens, spans)
    alone = seconds(lambda: figures(text, spans, tokens, tags))

    def everything() -> int:
        spans, tokens = sentences(text), tokenize(text)
        return len(figures(text, spans, tokens, tag(tokens, spans)))

    return alone, seconds(everything), len(figures(text, spans, tokens, tags))


def theirs(text: str) -> float | None:
    """Seconds that quantulum3 takes, a paragraph at a time; None where it is not installed."""
    try:
        from quantulum3 import parser
    except ImportError:
        return None
    paragraphs = [paragraph for paragraph in text.split("\n") if paragraph.strip()]
    parser.parse(paragraphs[0])  # loads its units
    started = time.process_time()
    for paragraph in paragraphs:
        try:
            parser.parse(paragraph)
        except Exception as error:  # noqa: BLE001
            print(f"  quantulum3 stopped at a paragraph: {type(error).__name__}", file=sys.stderr)
    return time.process_time() - started


def main() -> None:
    for name, limit in (("stories-dev.jsonl.xz", 600_000), ("reuters.jsonl.xz", 2_000_000)):
        text = news(name, limit)
        alone, all_stages, count = ours(text)
        million = len(text) / 1e6
        print(
            f"{name:22s} {million:.2f} M characters, {count:6d} figures: {million / alone:5.2f} M characters/s alone, "
            f"{million / all_stages:5.2f} with tokens, tags and sentences"
        )
        part = text[:60_000]
        other = theirs(part)
        if other is None:
            print("  quantulum3 is not installed: pip install quantulum3")
        else:
            mine, with_tags, _ = ours(part)
            print(
                f"  quantulum3 on its first {len(part)} characters: {len(part) / other / 1e6:.4f} M characters/s; "
                f"figures alone {other / mine:.0f} times as fast, {other / with_tags:.0f} with tokens, tags, sentences"
            )
    for piece in PIECES:
        short, long = (ours((piece * length)[:length])[0] for length in (20_000, 160_000))
        print(f"  {piece!r:16} 8 times the text in {long / short:4.1f} times the time")


if __name__ == "__main__":
    main()
