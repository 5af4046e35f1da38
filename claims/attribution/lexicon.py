"""What a word by itself says to attribution: its number, stem, cluster, and how often it was a cue in training."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_DIGITS = str.maketrans("0123456789’", "0000000000'")
_ENDING = re.compile(r"(?:ingly|ation|ing|ies|ied|ed|es|ly|s|e)\Z")
_AFFIXES = ("ing", "ed", "s", "ly", "ion", "er", "or", "ist", "al", "ive", "ment", "ness", "able")


def normal(word: str) -> str:
    """A word as the lexicon lists it."""
    return word.translate(_DIGITS).lower()


_IRREGULAR = {
    form: verb
    for verb, forms in {
        "say": "said",
        "tell": "told",
        "write": "wrote written",
        "think": "thought",
        "know": "knew known",
        "see": "saw seen",
        "hear": "heard",
        "feel": "felt",
        "find": "found",
        "hold": "held",
        "seek": "sought",
        "speak": "spoke spoken",
        "swear": "swore sworn",
        "give": "gave given",
        "show": "shown",
        "mean": "meant",
        "foresee": "foresaw foreseen",
        "understand": "understood",
        "forget": "forgot forgotten",
        "choose": "chose chosen",
        "shoot": "shot",
        "teach": "taught",
    }.items()
    for form in forms.split()
}


def stem(word: str) -> str:
    """What the forms of a verb share, roughly; three letters at least."""
    word = _IRREGULAR.get(word, word)
    if ending := _ENDING.search(word, 3):
        word = word[: ending.start()]
    if len(word) > 3 and word[-1] in "iy":
        return word[:-1]
    # admitted
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt" else word


def affix(word: str) -> int:
    """A class for words that training has not seen: case, ending, digits."""
    if not word[0].isalpha():
        return 1 if word[0].isdigit() else 2
    kind = next((i for i, ending in enumerate(_AFFIXES, start=2) if word.endswith(ending)), 1)
    return kind * 3 + (0 if word.islower() else 1 if word[1:].islower() else 2)


class Lexicon:
    """Rows for distinct words, kept as they come; the columns are arrays indexed by row. No word at all is -1."""

    _LIMIT = 20_000
    """Distinct words kept: 2 MB, in each process of a build."""
    _COLUMNS = 5

    def __init__(
        self, words: Sequence[str], stems: Sequence[str], clusters: Mapping[str, int], cue_rates: Mapping[str, int]
    ) -> None:
        self._words = {word: i for i, word in enumerate(words, start=64)}
        self._stems = {word: i for i, word in enumerate(stems, start=64)}
        self._clusters = clusters
        self._cue_rates = cue_rates
        self._known: dict[str, int] = {}
        self.columns = np.zeros((self._COLUMNS, 1024), dtype=np.int32)

    def number(self, word: str) -> int:
        """What the column of words has for a word in lower case, 0 where it can't be told from others."""
        return self._words.get(word, 0)

    def stem_number(self, stemmed: str) -> int:
        """What the column of stems has for a stem, 0 where it can't be told from others."""
        return self._stems.get(stemmed, 0)

    def rows(self, words: Sequence[str]) -> NDArray[np.int32]:
        known = self._known
        try:
            return np.fromiter(map(known.__getitem__, words), dtype=np.int32, count=len(words))
        except KeyError:
            if len(known) > self._LIMIT:
                self._forget()
            self._learn(sorted(set(words).difference(known)))
            return np.fromiter(map(known.__getitem__, words), dtype=np.int32, count=len(words))

    def _forget(self) -> None:
        """Keeps the words of training alone: others seldom come again."""
        kept = [word for word in self._known if word in self._words]
        self.columns[:, : len(kept)] = self.columns[:, [self._known[word] for word in kept]]
        self._known.clear()
        self._known.update(zip(kept, range(len(kept)), strict=True))

    def _learn(self, new: list[str]) -> None:
        first = len(self._known)
        while first + len(new) > self.columns.shape[1]:
            self.columns = np.concatenate([self.columns, np.zeros_like(self.columns)], axis=1)
        self.columns[:, first : first + len(new)] = np.array([self._describe(word) for word in new], dtype=np.int32).T
        self._known.update(zip(new, range(first, first + len(new)), strict=True))

    def _describe(self, word: str) -> tuple[int, ...]:
        if not word:
            return (-1,) * self._COLUMNS
        lower = normal(word)
        number, stemmed = self._words.get(lower), self._stems.get(stem(lower))
        unseen = affix(word) if number is None or stemmed is None else 0
        return (
            unseen if number is None else number,
            unseen if stemmed is None else stemmed,
            self._clusters.get(lower, 0),
            self._cue_rates.get(lower, 1),
            1 if word.islower() else 2 if word[0].isupper() else 0,
        )
