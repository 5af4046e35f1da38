"""What a query looks for, decided: each word as the terms of the index that it stands for."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Literal, Protocol

from index.analysis import APOSTROPHES, LETTER, SURFACE, UNSPACED, Kind, Part, fold, terms, words
from index.query.syntax import Fuzzy, Leaf, Phrase, Wildcard, Word

MOST_TERMS = 1_000
"""Terms that one wildcard or fuzzy word may stand for; beyond, the commonest are taken and the reading says so."""

MOST_IN_ALL = 2_000
"""The same for all of them in a query together: the postings of the commonest take half a millisecond each."""

FEWEST_TERMS = 40

SEGMENTS = 6
"""Segments from which fewer are taken, for each is looked up in each: as many as Reuters has."""

MOST_OPEN = 100
"""The same for a word that is being typed, whose reader waits for no rare ones."""

MOST_SPELLINGS = 8

Scope = Literal["", "title", "text"]

_APOSTROPHES = re.compile(f"[{APOSTROPHES}]")
_THOUSANDS = re.compile(r"(?<=\d),(?=[\d*?])")
_PATTERN_WORD = re.compile(rf"[{UNSPACED}][*?]*|(?:{LETTER}|[*?]|(?<=\d)\.(?=[\d*?]))+")


class Vocabulary(Protocol):
    """The terms that there are, in an index or in a text."""

    def starting(self, prefix: str, most: int) -> tuple[list[str], int]:
        """Terms, and written forms (`=…`), that start with `prefix`: the commonest, and how many are left out."""
        ...

    def matching(self, pattern: str, piece: str, most: int) -> tuple[list[str], int]:
        """The same for those that a regular expression matches whole; all of them hold `piece`."""
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
    most: int = MOST_TERMS
    left_out: int = field(default=0)

    def counted(self, found: tuple[list[str], int]) -> frozenset[str]:
        terms, left_out = found
        self.left_out += left_out
        return frozenset(terms)

    def slots(self, own: Sequence[Part], parts: Sequence[Part], begun: bool) -> list[Slot]:
        """A slot for each of a word's parts; where the word is begun, the last stands for what starts with it too."""
        slots = [Slot(frozenset((part.term,))) for part in own]
        if begun:
            last = own[-1]
            forms = (part.term for part in parts if part.kind is Kind.SURFACE and part[2:] == last[2:])
            written = next(forms, last.term).removeprefix(SURFACE)
            longer = self.vocabulary.starting(written, MOST_OPEN)[0]
            slots[-1] = Slot(slots[-1].terms.union(longer), slots[-1].terms)
        return slots

    def pattern(self, pattern: str) -> Slot:
        if pattern.endswith("*") and not any(sign in pattern[:-1] for sign in "*?"):
            return Slot(self.counted(self.vocabulary.starting(pattern[:-1], self.most)))
        piece = max(re.split(r"[*?]+", pattern), key=len)
        return Slot(self.counted(self.vocabulary.matching(as_regex(pattern), piece, self.most)))


def terms_each(patterns: int, segments: int = 1) -> int:
    """Terms that each of so many wildcards and fuzzy words of one query may stand for, in so many segments."""
    share = min(1.0, SEGMENTS / max(1, segments))
    return int(share * max(FEWEST_TERMS, min(MOST_TERMS, MOST_IN_ALL // max(1, patterns))))


def sought(leaf: Leaf, vocabulary: Vocabulary, most: int = MOST_TERMS) -> Sought:
    """What a word, phrase, wildcard or fuzzy word stands for among the terms of `vocabulary`."""
    choice = _Choice(vocabulary, most)
    scope: Scope = leaf.field if leaf.field in ("title", "text") else ""
    within = None
    match leaf:
        case Word(text, _, is_open):
            sequences = [*_sequences(text, choice, is_open)]
        case Phrase(text, _, within_words, is_open):
            sequences = [*_phrase(text, choice, is_open)]
            within = within_words or None
        case Wildcard(pattern):
            sequences = [tuple(_pattern_slots(pattern, choice))]
        case Fuzzy(text, distance):
            sequences = [(*before, _fuzzy(last, distance, choice)) for *before, last in _sequences(text, choice)]
    return Sought(scope, tuple(s for s in sequences if s), within, choice.left_out)


def _sequences(text: str, choice: _Choice, is_open: bool = False) -> Iterator[tuple[Slot, ...]]:
    """A text's words as slots, and the same with hyphenated words written as one; an open text's last word is begun."""
    spellings = []
    found = [*words(text)]
    for number, (start, (parts, _)) in enumerate(found):
        main = [part for part in parts if part.kind is Kind.MAIN]
        joined = [part for part in parts if part.kind is Kind.JOINED]
        last = is_open and number == len(found) - 1
        ends = last and bool(parts) and start + parts[-1].end == len(text.rstrip("-'’"))
        spellings.append([choice.slots(own, parts, ends) for own in (main, joined) if own])
    return _chosen(spellings)


def _chosen(spellings: Sequence[Sequence[Sequence[Slot]]]) -> Iterator[tuple[Slot, ...]]:
    """The ways to take one spelling of each word, as many as are worth trying."""
    for chosen in islice(product(*spellings), MOST_SPELLINGS):
        yield tuple(slot for spelling in chosen for slot in spelling)


def _phrase(text: str, choice: _Choice, is_open: bool) -> Iterator[tuple[Slot, ...]]:
    """A quotation's words; `*` and `?` inside a word stand for letters, a question mark after one is punctuation."""
    parts: list[list[Sequence[Slot]]] = []
    plain: list[str] = []
    for written in [*text.split(), None]:
        bare = written.rstrip("?.,;:!") if written else ""
        if written is not None and not any(sign in bare.lstrip("?") for sign in "*?"):
            plain.append(written)
            continue
        parts.append([*_sequences(" ".join(plain), choice, is_open and written is None)])
        plain = []
        parts.append([[*_pattern_slots(bare, choice)]])
    return _chosen([part for part in parts if part])


def _pattern_slots(pattern: str, choice: _Choice) -> Iterator[Slot]:
    """The words of a pattern: `state-r*` is `state` and, next to it, what starts with `r`."""
    return (_pattern_slot(word, choice) for word in pattern_words(pattern))


def pattern_words(pattern: str) -> list[str]:
    """The words of a pattern, folded, with their signs: split where analysis would split them."""
    bare = _THOUSANDS.sub("", _APOSTROPHES.sub("", pattern))
    folded = "".join(char if char in "*?" else fold(char) for char in bare)
    found = _PATTERN_WORD.findall(folded)
    return [word for word in found if word.strip("*")] or found[:1]


def _pattern_slot(word: str, choice: _Choice) -> Slot:
    if "*" in word or "?" in word:
        return choice.pattern(word)
    main = [term.term for term in terms(word) if term.kind is Kind.MAIN]
    return Slot(frozenset(main[:1]))


def _fuzzy(last: Slot, distance: int, choice: _Choice) -> Slot:
    close = [choice.counted(choice.vocabulary.close(term, distance, choice.most)) for term in last.terms]
    return Slot(last.terms.union(*close), last.terms)


def as_regex(pattern: str) -> str:
    """A pattern as a regular expression over one line of a lexicon; takes linear time, however many its stars."""
    first, *rest = re.split(r"\*+", pattern)
    if not rest:
        return _letters(first)
    *middle, last = rest
    # The nearest place for each piece leaves most room for the next, so none need be tried again.
    pieces = "".join(f"(?>[^\n=]*?{_letters(piece)})" for piece in middle)
    return f"{_letters(first)}{pieces}[^\n=]*{_letters(last)}"


def _letters(piece: str) -> str:
    return "".join("[^\n=]" if char == "?" else re.escape(char) for char in piece)
