"""What a query looks for, decided: each word as the terms of the index that it stands for."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Literal, Protocol

from index.analysis import SURFACE, Kind, Term, fold, terms, words
from index.query.syntax import Fuzzy, Leaf, Phrase, Wildcard, Word

MOST_TERMS = 1_000
"""Terms that one wildcard or fuzzy word may stand for; beyond, the commonest are taken and the reading says so."""

MOST_OPEN = 100
"""The same for a word that is being typed, whose reader waits for no rare ones."""

MOST_SPELLINGS = 8

Scope = Literal["", "title", "text"]

_PARTS = re.compile(r"[^\w*?'’ʼ＇‘`´]+|_+")
_APOSTROPHES = re.compile("['’ʼ＇‘`´]")


class Vocabulary(Protocol):
    """The terms that there are, in an index or in a text."""

    def starting(self, prefix: str, most: int) -> tuple[list[str], int]:
        """Terms, and written forms (`=…`), that start with `prefix`: the commonest, and how many are left out."""
        ...

    def matching(self, pattern: str, most: int) -> tuple[list[str], int]:
        """The same for those that a regular expression matches whole."""
        ...

    def close(self, word: str, distance: int, most: int) -> tuple[list[str], int]:
        """The same for those at most `distance` letters from `word`."""
        ...


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a sequence of words: any of `terms` can stand there."""

    terms: frozenset[str]
    exact: frozenset[str] = frozenset()
    """Those that count more: the word itself, of a word that is being typed."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words sought in the text: any of `sequences`, its slots side by side, or within a window in any order."""

    scope: Scope
    sequences: tuple[tuple[Slot, ...], ...]
    within: int | None = None
    """Most words between those sought, in any order; None for side by side, in order."""
    left_out: int = 0
    """Terms that would match as well, beyond the most that are looked for."""


@dataclass(slots=True)
class _Choice:
    vocabulary: Vocabulary
    left_out: int = field(default=0)

    def counted(self, found: tuple[list[str], int]) -> frozenset[str]:
        terms, left_out = found
        self.left_out += left_out
        return frozenset(terms)

    def slot(self, term: str) -> Slot:
        return Slot(frozenset((term,)))

    def pattern(self, pattern: str) -> Slot:
        if pattern.endswith("*") and not any(sign in pattern[:-1] for sign in "*?"):
            return Slot(self.counted(self.vocabulary.starting(pattern[:-1], MOST_TERMS)))
        return Slot(self.counted(self.vocabulary.matching(as_regex(pattern), MOST_TERMS)))


def sought(leaf: Leaf, vocabulary: Vocabulary) -> Sought:
    """What a word, phrase, wildcard or fuzzy word stands for among the terms of `vocabulary`."""
    choice = _Choice(vocabulary)
    scope: Scope = leaf.field if leaf.field in ("title", "text") else ""
    within = None
    match leaf:
        case Word(text, _, is_open):
            sequences = [*_sequences(text, choice)]
            if is_open:
                sequences = _opened(text, sequences, choice)
        case Phrase(text, _, within_words, is_open):
            sequences = [*_phrase(text, choice)]
            within = within_words or None
            if is_open:
                sequences = _opened(text, sequences, choice)
        case Wildcard(pattern):
            sequences = [tuple(_pattern_slots(pattern, choice))]
        case Fuzzy(text, distance):
            sequences = [(*before, _fuzzy(last, distance, choice)) for *before, last in _sequences(text, choice)]
    return Sought(scope, tuple(s for s in sequences if s), within, choice.left_out)


def _sequences(text: str, choice: _Choice) -> Iterator[tuple[Slot, ...]]:
    """A text's words as slots, and the same with hyphenated words written as one."""
    spellings = []
    for _, (parts, _) in words(text):
        main = [choice.slot(part.term) for part in parts if part.kind is Kind.MAIN]
        joined = [choice.slot(part.term) for part in parts if part.kind is Kind.JOINED]
        spellings.append([main, joined] if joined else [main])
    return _chosen(spellings)


def _chosen(spellings: Sequence[Sequence[Sequence[Slot]]]) -> Iterator[tuple[Slot, ...]]:
    """The ways to take one spelling of each word, as many as are worth trying."""
    for chosen in islice(product(*spellings), MOST_SPELLINGS):
        yield tuple(slot for spelling in chosen for slot in spelling)


def _phrase(text: str, choice: _Choice) -> Iterator[tuple[Slot, ...]]:
    """A quotation's words; `*` and `?` inside a word stand for letters, a question mark after one is punctuation."""
    parts: list[list[Sequence[Slot]]] = []
    plain: list[str] = []
    for written in [*text.split(), None]:
        bare = written.rstrip("?.,;:!") if written else ""
        if written is not None and not any(sign in bare.lstrip("?") for sign in "*?"):
            plain.append(written)
            continue
        parts.append([*_sequences(" ".join(plain), choice)])
        plain = []
        parts.append([[*_pattern_slots(bare, choice)]])
    return _chosen([part for part in parts if part])


def _pattern_slots(pattern: str, choice: _Choice) -> Iterator[Slot]:
    """The words of a pattern: `state-r*` is `state` and, next to it, what starts with `r`."""
    return (_pattern_slot(word, choice) for word in pattern_words(pattern))


def pattern_words(pattern: str) -> list[str]:
    """The words of a pattern, folded, with their signs."""
    parts = [_APOSTROPHES.sub("", part) for part in _PARTS.split(pattern)]
    return ["".join(char if char in "*?" else fold(char) for char in part) for part in parts if part]


def _pattern_slot(word: str, choice: _Choice) -> Slot:
    if "*" in word or "?" in word:
        return choice.pattern(word)
    main = [term.term for term in terms(word) if term.kind is Kind.MAIN]
    return choice.slot(main[0] if main else word)


def _fuzzy(last: Slot, distance: int, choice: _Choice) -> Slot:
    close = [choice.counted(choice.vocabulary.close(term, distance, MOST_TERMS)) for term in last.terms]
    return Slot(last.terms.union(*close), last.terms)


def _opened(text: str, sequences: list[tuple[Slot, ...]], choice: _Choice) -> list[tuple[Slot, ...]]:
    """The last word of each sequence stands for what starts with it as well."""
    last = last_word(text)
    if not last:
        return sequences
    begun = frozenset(choice.vocabulary.starting(last, MOST_OPEN)[0])
    opened = []
    for *before, slot in sequences:
        opened.append((*before, Slot(slot.terms | begun, slot.terms)))
    return opened


def last_word(text: str) -> str:
    """The written form, folded, of the last word of a text that ends in a word."""
    found: list[Term] = [term for term in terms(text) if term.kind in (Kind.MAIN, Kind.SURFACE)]
    if not found or found[-1].end != len(text.rstrip("-'’")):
        return ""
    final = [term for term in found if term.position == found[-1].position]
    return max((term.term for term in final), key=lambda term: term.startswith(SURFACE)).removeprefix(SURFACE)


def as_regex(pattern: str) -> str:
    """A pattern as a regular expression over one line of a lexicon."""
    signs = {"*": "[^\n=]*", "?": "[^\n=]"}
    return "".join(signs.get(char) or re.escape(char) for char in re.sub(r"\*+", "*", pattern))


Stop = Callable[[], bool]
"""Whether the caller has asked to give up."""
