"""Precision and recall of attributions over articles, by the measures of the field: overlap of tokens, and matches."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claims.attribution import Found
from claims.training.gold import Joined, Range

_SAID = re.compile(
    r"\b(sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|according to|add(?:s|ed)?|wr(?:ites|ote)|announc\w+|stat(?:es|ed)"
    r"|not(?:es|ed)|tweet\w*|report\w*|claim\w*|insist\w*|argu\w+|den(?:y|ies|ied)|warn\w*|testif\w+|ask(?:s|ed)?"
    r"|repl(?:y|ies|ied))\b",
    re.IGNORECASE,
)
"""Cues of speech, as the score of the field counts them."""


class Count(NamedTuple):
    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def plus(self, hit: int, predicted: int, gold: int) -> "Count":
        return Count(self.hit + hit, self.predicted + predicted, self.gold + gold)

    def __str__(self) -> str:
        precision, recall = self.hit / max(1, self.predicted), self.hit / max(1, self.gold)
        return f"{2 * self.hit / max(1, self.predicted + self.gold):.3f} (P {precision:.3f} R {recall:.3f})"


class Item(NamedTuple):
    """An attribution as sets of words."""

    source: set[int]
    cue: set[int]
    content: set[int]
    said: bool

    def part(self, role: str) -> set[int]:
        return {"source": self.source, "cue": self.cue, "content": self.content}[role]


def item(joined: Joined, words: Callable[[Sequence[Range]], set[int]], cue: Range, *rest: Sequence[Range]) -> Item:
    said = bool(_SAID.search(joined.tokens.span(*cue).of(joined.text)))
    return Item(words(rest[0]), words([cue]), words(rest[1]), said)


class Score:
    """Counts over articles."""

    def __init__(self) -> None:
        self.roles = dict.fromkeys(("source", "cue", "content"), Count())
        self.match = self.speech = Count()
        self.speakers = [0, 0]

    def add(self, want: list[Item], have: list[Item]) -> None:
        for role, count in self.roles.items():
            gold, found = ({word for one in items for word in one.part(role)} for items in (want, have))
            self.roles[role] = count.plus(len(gold & found), len(found), len(gold))
        used: set[int] = set()
        for mine in have:
            match = next((i for i, one in enumerate(want) if i not in used and matches(one, mine)), None)
            if match is None:
                continue
            used.add(match)
            if want[match].said and (source := want[match].source):
                self.speakers[1] += 1
                self.speakers[0] += len(source & mine.source) >= 0.3 * len(source)
        said = sum(want[i].said for i in used)
        self.match = self.match.plus(len(used), len(have), len(want))
        self.speech = self.speech.plus(said, sum(one.said for one in have), sum(one.said for one in want))

    def __str__(self) -> str:
        rows = [*self.roles.items(), ("match", self.match), ("speech", self.speech)]
        return (
            "  ".join(f"{name} {count}" for name, count in rows)
            + f"  speakers {self.speakers[0] / max(1, self.speakers[1]):.3f}"
        )


def matches(want: Item, have: Item) -> bool:
    both, either = want.content & have.content, want.content | have.content
    return bool(want.cue & have.cue) and len(both) >= 0.5 * len(either) > 0


def score(joined: Joined, found: Sequence[Found], into: Score) -> None:
    """Adds the articles of `joined` to a score."""
    is_word = [any(c.isalnum() for c in word) for word in joined.tokens.words]

    def words(ranges: Sequence[Range]) -> set[int]:
        return {i for first, last in ranges for i in range(first, last) if is_word[i]}

    want = [(g.cue[0], item(joined, words, g.cue, g.sources, g.contents)) for g in joined.gold]
    have = [(f.cue[0], item(joined, words, f.cue, [f.source] if f.source else [], f.contents)) for f in found]
    for first, last in joined.articles:
        inside = [[one for at, one in items if first <= at < last] for items in (want, have)]
        into.add(inside[0], inside[1])
