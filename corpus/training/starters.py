"""Counts the words that start sentences: the source of `corpus.abbreviations.STARTERS`.

    python -m corpus.training.starters GOLD

GOLD is a folder with `tags-masc.jsonl.xz` (sentences as lists of words) and `attribution-train.jsonl.xz` (texts).
Prints the words that are capitalised at the start of a sentence at least four times as often as elsewhere, commonest
first.
"""

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FEWEST = 8
SHARE = 0.8

_AFTER_A_SENTENCE = re.compile(r"(?:^|[a-z]{3}[.?!] )[\"“]?([A-Z][\w’']*)", re.MULTILINE)
_AFTER_A_WORD = re.compile(r"[a-z,] ([A-Z][\w’']*)")


def rows(file: Path) -> Iterator[Any]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def count(gold: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each capitalised word stands first in a sentence, and elsewhere."""
    first: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    for row in rows(gold / "tags-masc.jsonl.xz"):
        for sentence in row["sentences"]:
            words = [word for word, _ in sentence if word[:1].isalpha()]
            first.update(word for word in words[:1] if word[0].isupper())
            elsewhere.update(word for word in words[1:] if word[0].isupper())
    for row in rows(gold / "attribution-train.jsonl.xz"):
        first.update(_AFTER_A_SENTENCE.findall(row["text"]))
        elsewhere.update(_AFTER_A_WORD.findall(row["text"]))
    return first, elsewhere


def main() -> None:
    first, elsewhere = count(Path(sys.argv[1]))
    words = [w for w, n in first.most_common() if n >= FEWEST and n >= SHARE * (n + elsewhere[w]) and w.isalpha()]
    sys.stdout.write("\n".join(words) + "\n")


if __name__ == "__main__":
    main()
