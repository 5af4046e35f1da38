"""How fast attributions are found, and whether time grows with the text alone.

    python -m benchmarks.attribution [FILE.jsonl.xz]

FILE holds articles with a `text`; left out, a text is made up. Times are of the processor, start excluded.
"""

import json
import lzma
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from claims.attribution import attributions
from claims.quotations import quotations
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

SENTENCES = (
    "The mayor said on Monday that the bridge would reopen in May. “We promise,” she added, “and we keep our word.” "
    "Engineers, who had warned of cracks in the north tower, denied that the works were late. Rain fell all night. "
)
HOSTILE = {
    "one paragraph": SENTENCES,
    "quotation marks never closed": "“he said ",
    "no punctuation": "he said she said it was so ",
    "capitals": SENTENCES.upper(),
    "one word": "a",
    "marks alone": "'\" ",
}


def stages(text: str) -> dict[str, float]:
    """Seconds by stage."""
    seconds = {}

    def timed(name: str, stage: Callable[[], Any]) -> Any:
        start = time.process_time()
        result = stage()
        seconds[name] = time.process_time() - start
        return result

    tokens = timed("tokens", lambda: tokenize(text))
    split = timed("sentences", lambda: sentences(text))
    quoted = timed("quotations", lambda: quotations(text))
    tags = timed("tags", lambda: tag(tokens, split))
    timed("attribution", lambda: attributions(text, split, tokens, tags, quoted))
    return seconds


def main() -> None:
    if len(sys.argv) > 1:
        with lzma.open(Path(sys.argv[1]), "rt", encoding="utf8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = [SENTENCES * 12] * 200
    stages(SENTENCES)
    total: dict[str, float] = {}
    for text in texts:
        for name, seconds in stages(text).items():
            total[name] = total.get(name, 0.0) + seconds
    size = sum(map(len, texts)) / 1e6
    for name, seconds in {**total, "all": sum(total.values())}.items():
        print(f"{name:12s} {size / seconds:7.2f} M characters/s")
    for name, unit in HOSTILE.items():
        small, large = (sum(stages((unit * (n // len(unit) + 1))[:n]).values()) for n in (300_000, 3_000_000))
        print(f"{name:30s} 3 M characters in {large:6.2f} s, {large / small:5.1f} times that of a tenth")


if __name__ == "__main__":
    main()
