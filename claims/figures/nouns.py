"""Noun phrases around a figure, by part-of-speech tags."""

from claims.figures.lexicon import ADVERBIAL
from claims.figures.numerals import NUMBER_WORDS
from claims.figures.reading import Reading

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
SPECIFIERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "FW"})
_PLURALS = frozenset({"NNS", "NNPS"})
_JOINED = frozenset({"JJ", "NNP", "VBN", "NN"})
_LENGTH = 9
"""Tokens of a phrase up to its head at most."""
_SPECIFIED = 3
"""Articles and possessives in a row at most: `all of our`, `half the`."""
_NO_UNIT_TAGS = SPECIFIERS | {"WDT", "POS", "CC", "RB", "RBS", "RBR", "''", "``", ","}
_NO_UNIT_WORDS = frozenset({"such", "more", "most", "same", "own", "respective", "total", "very"})
_NO_PHRASE_TAGS = frozenset({"DT", "PDT", "PRP$", "POS", "PRP", "``", "''", ",", "(", ")", ":", "$", "SYM", "EX"})
_DANGLING = frozenset(
    {"of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "than", "per"}
)
_IRREGULAR = {
    "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse",
    "wives": "wife", "lives": "life", "knives": "knife", "wolves": "wolf", "leaves": "leaf", "halves": "half",
    "thieves": "thief", "shelves": "shelf", "loaves": "loaf", "criteria": "criterion", "crises": "crisis",
    "analyses": "analysis", "oxen": "ox", "dice": "die", "clothes": "clothes", "buses": "bus", "gases": "gas",
    "lenses": "lens", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato", "echoes": "echo",
    "vetoes": "veto", "torpedoes": "torpedo", "volcanoes": "volcano", "movies": "movie", "cookies": "cookie",
    "ties": "tie", "pies": "pie", "lies": "lie", "zombies": "zombie", "species": "species", "series": "series",
    "calories": "calorie", "rookies": "rookie", "hoodies": "hoodie", "news": "news", "headquarters": "headquarters",
    "axes": "axe", "viruses": "virus", "campuses": "campus", "bonuses": "bonus", "statuses": "status",
    "censuses": "census", "focuses": "focus", "businesses": "business", "gross": "gross",
}  # fmt: skip
_POSITIVE = {
    "best": "good", "better": "good", "worst": "bad", "biggest": "big", "largest": "large", "earliest": "early",
    "latest": "late", "highest": "high", "lowest": "low", "oldest": "old", "youngest": "young", "richest": "rich",
    "poorest": "poor", "closest": "close", "greatest": "great", "longest": "long", "smallest": "small",
    "strongest": "strong",
}  # fmt: skip


def singular(word: str) -> str:
    """The singular of a lower-case noun."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) < 12:
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes", "zzes")) else word[:-1]


def after_specifiers(reading: Reading, at: int) -> int:
    """The token behind articles and possessives that start at token `at`."""
    last = at + _SPECIFIED
    while at < last and reading.tags[at] in SPECIFIERS:
        at += 1
    return at


def phrase_after(reading: Reading, at: int, right: int) -> tuple[int, int] | None:
    """The noun phrase that starts at token `at`, up to and with its head: `(first, after)`, or None."""
    tags, lower = reading.tags, reading.lower
    right = min(right, at + _LENGTH)
    head = -1
    i = at
    while i < right:
        tag = tags[i]
        if tag in NOUNS:
            ended = head >= 0 and (lower[i] in ADVERBIAL or (tags[head] in _PLURALS and tag in ("NNP", "NNPS")))
            if ended or lower[i][0].isdecimal() or lower[i] in ("vs", "versus"):
                break
            head = i
        elif tag in MODIFIERS:
            if head >= 0 and (tags[head] in _PLURALS or tag == "VBN"):
                break
        elif tag == "CC":
            if lower[i] not in ("and", "&") or not _joins_modifiers(reading, i, right):
                break
        elif tag == "POS":
            if head != i - 1:
                break
        elif tag == ",":
            if tags[i - 1] != "JJ" or tags[i + 1] != "JJ":
                break
        elif tag in ("RB", "RBS", "RBR"):
            if head >= 0 or tags[i + 1] not in ("JJ", "VBN"):
                break
        elif tag == "CD":  # 9 litre cases; a tagger takes battalion for a number
            if head >= 0 or not (i > at or (lower[i].isalpha() and lower[i] not in NUMBER_WORDS)):
                break
        elif head >= 0 or tag not in ("``", "''"):
            break
        i += 1
    return (at, head + 1) if head >= 0 else None


def _joins_modifiers(reading: Reading, at: int, right: int) -> bool:
    """Whether `and` at token `at` joins modifiers of one head: `Red and Black ants`, `old and new members`."""
    tags = reading.tags
    before = tags[at - 1]
    i = at + 1
    while i < right and tags[i] in _JOINED:
        i += 1
    return before in _JOINED and at + 1 < i < right and tags[i] in _PLURALS and (before != "NN" or tags[at + 1] == "NN")


def unit_of(reading: Reading, first: int, after: int) -> str:
    """The phrase as a unit: no determiners, adverbs or conjunctions, its head in the singular, lower case."""
    tags, lower = reading.tags, reading.lower
    kept = [lower[i] for i in range(first, after) if tags[i] not in _NO_UNIT_TAGS and lower[i] not in _NO_UNIT_WORDS]
    if not kept:
        return ""
    kept[-1] = singular(kept[-1])
    return " ".join([_POSITIVE.get(word, word) for word in kept])


def phrase(reading: Reading, first: int, after: int) -> str:
    """The phrase as what is counted: lower case, no determiners, no possessive marks."""
    tags, lower = reading.tags, reading.lower
    kept = [lower[i] for i in range(first, after) if tags[i] not in _NO_PHRASE_TAGS]
    while kept and kept[-1] in _DANGLING:
        kept.pop()
    while kept and kept[0] in _DANGLING:
        del kept[0]
    return " ".join(kept)
