"""Words to terms: one analysis for the index, for queries and for highlighting.

A term is a word with case, accents, possessives and English inflection folded away. A word keeps its
written form as well (`=organization` beside `organ`) where stemming changed it, so that wildcards, fuzzy
words and spelling see what people write. `state-run` gives `state`, `run` and, over both, `staterun`;
`12,000` gives `12000`; scripts without spaces give one term a character.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

import Stemmer

LONGEST = 64
"""Letters of a word that count; what a longer one holds is no word but data."""

SURFACE = "="
"""Marks a term that is a written form, not a stem."""

APOSTROPHES = "'’ʼ＇‘`´"
_HYPHENS = "-‐‑&"
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
)
_MARKS += (
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0b82\u0bbe-\u0bcd\u0c00-\u0c03\u0c3e-\u0c4d\u0d3e-\u0d4d"
)
# Scripts written without spaces between words: Thai to Myanmar, Khmer, kana, Han, Hangul.
UNSPACED = "\u0e01-\u0fff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
UNSPACED += "\uff66-\uff9f\U00020000-\U0003ffff"
_UNSPACED_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3\u3099\u309a"
)


def _pattern(letter: str, joints: str, unspaced: str) -> re.Pattern[str]:
    """Numbers, acronyms with full stops, then words with hyphens and apostrophes inside; linear in the text."""
    number = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)+"
    acronym = rf"[^\W\d_](?:\.[^\W\d_])+(?!{letter})(?:\.?['’]s(?!{letter})|\.)?"
    word = rf"{letter}+(?:[{joints}]{letter}+)*"
    return re.compile(f"{unspaced}{number}|{acronym}|{word}")


LETTER = rf"(?:[^\W_{UNSPACED}]|[{_MARKS}])"
"""A letter, digit or mark of a script with spaces between words, as a regular expression."""

_ASCII = _pattern("[A-Za-z0-9]", "-'&`", "")
_UNICODE = _pattern(
    LETTER,
    _HYPHENS + APOSTROPHES,
    rf"[{UNSPACED}][{_UNSPACED_MARKS}]*|",
)
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_SPLIT = re.compile(f"[{_HYPHENS}]")
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_SEPARATORS = re.compile("[,\u00a0\u202f\u2009]")
_POINTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "ŧ": "t", "ŋ": "n"}
)


class Kind(IntEnum):
    """What a part of a word is to it."""

    MAIN = 0
    JOINED = 1
    """The parts of a hyphenated word written as one."""
    TAIL = 2
    """What follows a short head and an apostrophe: `estaing` of `d'Estaing`."""
    SURFACE = 3
    """A written form that stemming changed."""


class Part(NamedTuple):
    """A term of one word; `place`, `start` and `end` count from where the word stands."""

    term: str
    kind: Kind
    place: int
    start: int
    end: int


class Word(NamedTuple):
    """A word of a text as its terms; it takes `width` positions, one a main part."""

    parts: tuple[Part, ...]
    width: int


class Term(NamedTuple):
    """A term where it stands in a text: its position among the words, its span in code points."""

    term: str
    kind: Kind
    position: int
    start: int
    end: int


_stemmers = threading.local()


def _stem(word: str) -> str:
    # A stemmer object is not safe to share between threads; one costs 40 µs to make.
    stemmer = getattr(_stemmers, "english", None)
    if stemmer is None:
        stemmer = _stemmers.english = Stemmer.Stemmer("english", 0)
    stem: str = stemmer.stemWord(word)
    return stem


def fold(word: str) -> str:
    """The word without case and accents; letters of other scripts keep what tells them apart."""
    if word.isascii():
        return word.lower()
    # Twice: 𝓐 has no small letter until it is A, and a small letter may be two that are one again.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    plain = _POINTS.sub("", plain)
    return unicodedata.normalize("NFC", plain).translate(_LETTERS)


def _term(folded: str) -> str:
    folded = folded[:LONGEST]
    return _stem(folded) if folded.isalpha() or not folded[0].isdigit() else folded.removesuffix("s")


def _forms(written: str, kind: Kind, place: int, start: int, end: int) -> Iterator[Part]:
    """The stem of a folded word and, where it differs, its written form."""
    term = _term(written)
    yield Part(term, kind, place, start, end)
    if term != written[:LONGEST]:
        yield Part(SURFACE + written[:LONGEST], Kind.SURFACE, place, start, end)


def _piece(piece: str, place: int, start: int) -> tuple[str, list[Part]]:
    """One piece of a hyphenated word: its folded letters without apostrophes, and its parts."""
    end = start + len(piece)
    *heads, last = _APOSTROPHE.split(piece)
    if heads and last in "sS" and any(heads):
        end -= 2
        *heads, last = heads
    whole = fold("".join((*heads, last)))
    if not whole:  # nothing but marks
        return "", []
    parts = list(_forms(whole, Kind.MAIN, place, start, end))
    if heads and len("".join(heads)) <= 2 and len(last) >= 3:
        parts += _forms(fold(last), Kind.TAIL, place, end - len(last), end)
    return whole, parts


def analyse(raw: str) -> Word:
    """The terms of one word as the pattern found it."""
    if raw[0].isdigit() and (_SEPARATORS.search(raw) or "." in raw):
        return Word((Part(fold(_SEPARATORS.sub("", raw))[:LONGEST], Kind.MAIN, 0, 0, len(raw)),), 1)
    if "." in raw:
        bare = re.sub(r"['’]s$", "", raw)
        return Word((Part(fold(bare.replace(".", ""))[:LONGEST], Kind.MAIN, 0, 0, len(bare)),), 1)
    if _IS_UNSPACED.match(raw):
        return Word((Part(fold(raw), Kind.MAIN, 0, 0, len(raw)),), 1)
    parts: list[Part] = []
    wholes: list[str] = []
    start = 0
    for piece in _SPLIT.split(raw):
        whole, found = _piece(piece, len(wholes), start)
        if whole:
            wholes.append(whole)
            parts += found
        start += len(piece) + 1
    if 2 <= len(wholes) <= 4:
        end = max(part.end for part in parts)
        parts += _forms("".join(wholes), Kind.JOINED, 0, 0, end)
    return Word(tuple(parts), len(wholes))


word = lru_cache(maxsize=20_000)(analyse)
"""`analyse`, remembered: a text repeats its words."""


def pattern(text: str) -> re.Pattern[str]:
    """What finds the words of this text."""
    return _ASCII if text.isascii() else _UNICODE


def words(text: str) -> Iterator[tuple[int, Word]]:
    """Every word of a text: where it starts, and its terms."""
    for match in pattern(text).finditer(text):
        yield match.start(), word(match.group())


def terms(text: str) -> Iterator[Term]:
    """Every term of a text with its position and its span, in text order."""
    position = 0
    for start, (parts, width) in words(text):
        for part in parts:
            yield Term(part.term, part.kind, position + part.place, start + part.start, start + part.end)
        position += width
