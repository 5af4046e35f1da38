"""Whole queries to try instead, for words that the corpus lacks."""

from dataclasses import replace
from typing import Protocol

from index.analysis import Kind, fold, terms
from index.query.printing import printed
from index.query.syntax import And, Node, Or, Query, Word

MOST = 3


class Spelled(Protocol):
    """The words of an index."""

    def holds(self, term: str) -> bool: ...
    def starting(self, prefix: str, most: int) -> tuple[list[str], int]: ...
    def spelt_like(self, word: str, distance: int) -> list[tuple[str, int, int]]: ...


def suggestions(query: Query, index: Spelled) -> tuple[str, ...]:
    """The query with its unknown words replaced by like ones of the corpus, the likeliest first."""
    unknown = [leaf for leaf in _words(query.root) if _lacks(leaf, index)]
    if not unknown:
        return ()
    likely = {leaf: like(leaf.text, index) for leaf in unknown}
    found = []
    for rank in range(MOST):
        chosen = {leaf: words[min(rank, len(words) - 1)] for leaf, words in likely.items() if words}
        if chosen:
            root = _replaced(query.root, {leaf: replace(leaf, text=word) for leaf, word in chosen.items()})
            found.append(printed(replace(query, root=root)))
    return tuple(dict.fromkeys(found))


def like(text: str, index: Spelled, most: int = MOST) -> list[str]:
    """Words of the corpus spelt like `text`: fewest letters wrong, then the first letter right, then the commonest."""
    word = fold(text)
    found = index.spelt_like(word, 1 if len(word) < 5 else 2)
    ranked = sorted(found, key=lambda near: (near[1], near[0][0] != word[0], -near[2], near[0]))
    return [near for near, _, _ in ranked[:most]]


def _words(node: Node) -> list[Word]:
    match node:
        case And(parts) | Or(parts):
            return [word for part in parts for word in _words(part)]
        case Word(_, "" | "title" | "text"):
            return [node]
        case _:  # what is excluded, or saved under a name, need not be there
            return []


def _lacks(word: Word, index: Spelled) -> bool:
    main = [term.term for term in terms(word.text) if term.kind is Kind.MAIN]
    plain = len(main) == 1 and main[0].isalpha() and len(main[0]) > 2
    begun = word.open and bool(index.starting(fold(word.text), 1)[0])
    return plain and not begun and not index.holds(main[0])


def _replaced(node: Node, words: dict[Word, Word]) -> Node:
    match node:
        case Word():
            return words.get(node, node)
        case And(parts):
            return And(tuple(_replaced(part, words) for part in parts))
        case Or(parts):
            return Or(tuple(_replaced(part, words) for part in parts))
        case _:
            return node
