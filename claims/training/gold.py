"""Gold attributions of articles as ranges of tokens, and what is counted in them."""

import collections
import json
import lzma
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from claims.attribution.columns import Columns, Part, columns_of
from claims.attribution.lexicon import Lexicon, normal, stem
from claims.quotations import quotations
from claims.tagging import tag
from claims.tokens import Tokens, tokenize
from corpus.article import Span
from corpus.sentences import sentences

Range = tuple[int, int]

_AUXILIARIES = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "'s",
        "'re",
        "'m",
        "has",
        "have",
        "had",
        "having",
        "'ve",
        "do",
        "does",
        "did",
        "to",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "shall",
        "must",
        "'ll",
        "'d",
        "not",
        "n't",
        "also",
        "and",
        "that",
        ",",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "at",
        "by",
        "with",
        "about",
    ]
)
_HEADS = frozenset(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ"])


@dataclass(frozen=True, slots=True)
class Gold:
    """An attribution as ranges of tokens."""

    cue: Range
    sources: list[Range]
    contents: list[Range]


@dataclass(slots=True, eq=False)
class Joined:
    """Articles set one after the other, so that all their tokens can be looked at together."""

    text: str
    sentences: list[Span]
    tokens: Tokens
    tags: list[str]
    quotations: list[Span]
    gold: list[Gold]
    discarded: list[Range]
    articles: list[Range]
    """Ranges of tokens."""
    heads: list[int] = field(default_factory=list)
    """For each gold attribution the head of its cue."""


def articles(path: Path) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def join(rows: Iterable[dict[str, Any]]) -> Joined:
    """Reads articles with the same steps that extraction takes."""
    texts, starts, ends = [], [], []
    joined = Joined("", [], tokenize(""), [], [], [], [], [])
    offset = count = 0
    words: list[str] = []
    for row in rows:
        text = row["text"]
        tokens, split, quoted = tokenize(text), sentences(text), quotations(text)
        texts.append(text)
        starts.append(tokens.starts + offset)
        ends.append(tokens.ends + offset)
        words += tokens.words
        joined.sentences += [Span(a + offset, b + offset) for a, b in split]
        joined.quotations += [Span(a + offset, b + offset) for a, b in quoted]
        joined.tags += tag(tokens, split)

        def ranges(spans: Iterable[Sequence[int]], tokens: Tokens = tokens, count: int = count) -> list[Range]:
            within = [tokens.within(Span(*span)) for span in spans]
            return sorted((r.start + count, r.stop + count) for r in within if len(r))

        for a in row["attributions"]:
            if cue := ranges(a["cue"]):
                joined.gold.append(Gold(cue[0], ranges(a["source"]), ranges(a["content"])))
        joined.discarded += ranges(row["discard"])
        joined.articles.append((count, count + len(tokens)))
        count += len(tokens)
        offset += len(text) + 2
    joined.text, joined.tokens = "\n\n".join(texts), Tokens(np.concatenate(starts), np.concatenate(ends), words)
    joined.gold.sort(key=lambda gold: gold.cue)
    return joined


def mark_heads(folds: Sequence[Joined]) -> None:
    """Chooses in each gold cue the word that is most often in cues, a verb, noun or adjective if there is one."""
    total: collections.Counter[str] = collections.Counter()
    inside: collections.Counter[str] = collections.Counter()
    for fold in folds:
        total.update(map(normal, fold.tokens.words))
        inside.update(normal(fold.tokens.words[i]) for gold in fold.gold for i in range(*gold.cue))
    for fold in folds:

        def rank(i: int, fold: Joined = fold) -> tuple[bool, float, int]:
            word = normal(fold.tokens.words[i])
            rate = inside[word] / (total[word] + 3) * (1.5 if fold.tags[i].startswith("V") else 1)
            return fold.tags[i] in _HEADS and word not in _AUXILIARIES, rate, -i

        fold.heads = [max(range(*gold.cue), key=rank) for gold in fold.gold]


def cue_rates(folds: Sequence[Joined]) -> dict[str, int]:
    """How often each word heads a cue, in classes; 1, for words that are rare and never did, is left out."""
    total: collections.Counter[str] = collections.Counter()
    headed: collections.Counter[str] = collections.Counter()
    for fold in folds:
        total.update(map(normal, fold.tokens.words))
        headed.update(normal(fold.tokens.words[i]) for i in fold.heads)
    rates = {}
    for word, n in total.items():
        share = headed[word] / n
        if n < 6:
            rates[word] = 1 if not share else 3 if share < 0.5 else 4
        else:
            limits = (0.004, 0.012, 0.03, 0.1, 0.3, 0.6)
            rates[word] = (0, 2, 3, 4, 5, 6, 7)[sum(share >= limit for limit in limits)]
    return {word: rate for word, rate in sorted(rates.items()) if rate != 1}


def vocabulary(folds: Sequence[Joined], at_least: int = 4) -> tuple[list[str], list[str]]:
    """Words and stems that occur often enough to be told apart."""
    words = collections.Counter(normal(word) for fold in folds for word in fold.tokens.words)
    stems: collections.Counter[str] = collections.Counter()
    for word, n in words.items():
        stems[stem(word)] += n
    return tuple(sorted(w for w, n in counts.items() if n >= at_least) for counts in (words, stems))  # type: ignore[return-value]


def look(joined: Joined, lexicon: Lexicon) -> Columns:
    return columns_of([Part(joined.text, joined.sentences, joined.tokens, joined.tags, joined.quotations)], lexicon)
