"""Part-of-speech tags of the Penn Treebank, by a linear model that looks at all tokens at once.

Each word's tag is guessed from its form alone; then a pass corrects the guesses by the words around it and their
guesses. There is no search, so that every step is a table look-up over whole columns of tokens. A second pass of
corrections gained nothing (.9685 after, .9686 before). Weights: `claims/training/tagging.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.tokens import Tokens
from corpus.article import Span

Ids = NDArray[np.int32]

FIXED = {
    **dict.fromkeys(".?!", "."),
    **dict.fromkeys((",", "،", "、"), ","),
    **dict.fromkeys((":", ";", "...", "…", "--", "—", "–", "-", "·", "•"), ":"),
    **dict.fromkeys(("“", "``", "„", "«", "‘"), "``"),
    **dict.fromkeys(("”", "''", '"', "»"), "''"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys("$£€¥₹", "$"),
    "#": "#",
    "%": "NN",
    "&": "CC",
}
"""Marks whose tag is never in doubt."""

_DIGITS = str.maketrans("0123456789’", "0000000000'")
_SHAPES = [re.compile(p) for p in (r"[^\W\d_A-Z]+\Z", r"[A-Z][^\W\d_A-Z]+\Z", r"[A-Z]+\Z", r"[\d.,:/-]*\d[\d.,:/-]*\Z")]
_SHAPES += [
    re.compile(p)
    for p in (r".*\d", r"(?:[A-Za-z]\.)+\Z", r"[A-Z].*\.\Z", r"[a-z].*-", r".*-", r"[A-Z]", r"\w", r"\W+\Z")
]

FORM_TEMPLATES = 7
"""Features of a word's form: as it stands, lower case, endings of 1 to 4 letters (2, 3, 4 and shape apart), shape."""


def _shape(word: str) -> int:
    if word.isascii() and word.isalpha() and word[1:].islower():
        return 0 if word[0].islower() else 1
    return next((i for i, pattern in enumerate(_SHAPES) if pattern.match(word)), len(_SHAPES))


def form_keys(word: str) -> tuple[str, ...]:
    """Names of the features of a word's form, one a template."""
    word = word.translate(_DIGITS)
    lower = word.lower()
    shape = _shape(word)
    return (
        f"w {word}",
        f"l {lower}",
        f"2 {lower[-2:]} {shape}",
        f"3 {lower[-3:]}",
        f"4 {lower[-4:]}",
        f"p {lower[:3]} {shape}",
        f"s {shape}",
    )


def shifted(ids: Ids, by: int, fill: int = 0) -> Ids:
    """The ids `by` places on (or back, when negative), `fill` beyond either end."""
    out = np.full_like(ids, fill)
    if abs(by) < len(ids):
        if by > 0:
            out[:-by] = ids[by:]
        elif by < 0:
            out[-by:] = ids[:by]
        else:
            out[:] = ids
    return out


_SURE = 12.0
"""Half of all words lead by more than this on their form alone; context would change 1 in 250 of them."""


class Forms:
    """What a word's form alone says, worked out once for each distinct word and kept."""

    _LIMIT = 20_000
    """Distinct words kept: 6 MB with 47 scores each. Reuters has 74,000, most of which come once or twice."""

    def __init__(
        self, keys: Sequence[str], weights: NDArray[np.float32], context: Sequence[str], names: Sequence[str]
    ) -> None:
        numbers = {name: i for i, name in enumerate(names)}
        self._fixed = {word: numbers[tag] for word, tag in FIXED.items()}
        self.contexts = len(context) + 2
        self._keys = {key: i for i, key in enumerate(keys)}
        self._weights = weights
        self._context = {word: i for i, word in enumerate(context, start=2)}
        self._known = {"": 0}
        self.scores = np.zeros((1024, weights.shape[1]), dtype=np.float32)
        self.sure = np.zeros(1024, dtype=bool)
        self.best = np.zeros(1024, dtype=np.int32)
        self.pair = np.zeros(1024, dtype=np.int32)
        self.context = np.zeros(1024, dtype=np.int32)
        # Row 0 is no word: what stands beyond a text.
        self.sure[0], self.best[0] = True, weights.shape[1]

    def knows(self, word: str) -> bool:
        """Whether training has seen `word`, written so."""
        return f"w {word}" in self._keys

    def rows(self, word: str) -> list[int]:
        """Ids of the features of `word`, 0 for those that training has not seen."""
        return [self._keys.get(key, 0) for key in form_keys(word)]

    def ids(self, words: Sequence[str]) -> Ids:
        """A row of the columns of this object for each word."""
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
        kept = {word: row for word, row in self._known.items() if not word or self.knows(word)}
        rows = [*kept.values()]
        for column in (self.scores, self.sure, self.best, self.pair, self.context):
            column[: len(rows)] = column[rows]
        self._known.clear()
        self._known.update(zip(kept, range(len(rows)), strict=True))

    def _learn(self, new: list[str]) -> None:
        first, last = len(self._known), len(self._known) + len(new)
        while last > len(self.best):
            self.scores = np.concatenate([self.scores, np.zeros_like(self.scores)])
            self.sure = np.concatenate([self.sure, np.zeros_like(self.sure)])
            self.best, self.pair, self.context = (
                np.concatenate([c, np.zeros_like(c)]) for c in (self.best, self.pair, self.context)
            )
        tags = self._weights.shape[1]
        for at in range(0, len(new), 4096):  # 4,096 words x 7 features x 45 tags are 5 MB
            part = new[at : at + 4096]
            scores = self._weights[np.array([self.rows(word) for word in part], dtype=np.int32)].sum(axis=1)
            place = slice(first + at, first + at + len(part))
            self.scores[place] = scores
            two = np.argsort(scores, axis=1)[:, -2:].astype(np.int32)
            fixed = np.array([self._fixed.get(word, -1) for word in part], dtype=np.int32)
            best = np.take_along_axis(scores, two, axis=1)
            self.sure[place] = (fixed >= 0) | (best[:, 1] - best[:, 0] > _SURE)
            self.best[place] = np.where(fixed >= 0, fixed, two[:, 1])
            self.pair[place] = two[:, 1] * tags + two[:, 0]
            self.context[place] = [self._context.get(word.translate(_DIGITS).lower(), 1) for word in part]
        self._known.update(zip(new, range(first, last), strict=True))


def context_columns(context: Ids, pair: Ids, tags: Ids, first: NDArray[np.bool_], size: int) -> list[Ids]:
    """Feature ids of what stands around each word: one column a template, ids local to the template.

    `tags` are the guesses, `size` the number of tags, which also stands for "beyond the text".
    """
    wide = size + 1
    before, before2 = shifted(tags, -1, size), shifted(tags, -2, size)
    after, after2 = shifted(tags, 1, size), shifted(tags, 2, size)
    return [
        shifted(context, -1),
        shifted(context, 1),
        shifted(context, -2),
        shifted(context, 2),
        pair * wide + before,
        pair * wide + after,
        before2 * wide + before,
        before * wide + after,
        after * wide + after2,
        (before * wide + after) * wide + tags,
        tags * 2 + first,
        context * wide + before,
        context * wide + after,
    ]


def template_sizes(context: int, tags: int) -> list[int]:
    """How many ids each template of `context_columns` has."""
    wide = tags + 1
    return [context] * 4 + [tags * tags * wide] * 2 + [wide * wide] * 3 + [wide**3, 2 * wide] + [context * wide] * 2


class Tagger:
    """The fitted model: word forms, and for each template of `context_columns` the ids kept, with weights."""

    def __init__(
        self, names: Sequence[str], forms: Forms, kept: Sequence[Ids], weights: Sequence[NDArray[np.float32]]
    ) -> None:
        self.names = np.array([*names, ""], dtype=object)
        """With that of no word as the last."""
        self._size = len(names)
        self.forms = forms
        self._remaps, self._tables = [], []
        for ids, table, size in zip(kept, weights, template_sizes(forms.contexts, len(names)), strict=False):
            remap = np.zeros(size, dtype=np.int32)
            remap[ids] = np.arange(1, len(ids) + 1)
            self._remaps.append(remap)
            self._tables.append(np.concatenate([np.zeros((1, self._size), dtype=np.float32), table]))

    def columns(self, ids: Ids, starts: Ids) -> list[Ids]:
        forms, first = self.forms, np.zeros(len(ids), dtype=bool)
        first[starts] = True
        return context_columns(forms.context[ids], forms.pair[ids], forms.best[ids], first, self._size)

    def tags(self, words: Sequence[str], starts: Ids) -> Ids:
        """Tag ids of `words`; `starts` are the indices at which a sentence starts."""
        ids = self.forms.ids(words)
        tags = self.forms.best[ids]
        doubtful = np.flatnonzero(~self.forms.sure[ids])
        scores = self.forms.scores.take(ids.take(doubtful), axis=0)
        for column, remap, table in zip(self.columns(ids, starts), self._remaps, self._tables, strict=False):
            scores += table.take(remap.take(column.take(doubtful)), axis=0)
        tags[doubtful] = scores.argmax(axis=1)
        return tags


@cache
def model() -> Tagger:
    """The tagger that is installed with the program."""
    with (files("claims") / "models" / "tagging.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        names, keys, context = (bytes(stored[key]).decode().split("\n") for key in ("names", "form_keys", "context"))
        forms = Forms(keys, stored["form_weights"] * stored["form_scale"], context, names)
        templates = range(len(template_sizes(0, 0)))
        kept = [stored[f"kept_{i}"] for i in templates]
        return Tagger(names, forms, kept, [stored[f"weights_{i}"] * stored["scale"] for i in templates])


def form_tag(word: str) -> str:
    """The likeliest tag of a word by its form alone."""
    tagger = model()
    return str(tagger.names[tagger.forms.best[tagger.forms.ids([word])[0]]])


_WINDOW = 50_000
"""Tokens tagged at once: the scores of as many take 9 MB."""
_APART = 2
"""Places of no word between texts: as far as anything looks around a word."""


def tag(tokens: Tokens, sentences: Sequence[Span]) -> list[str]:
    """A Penn Treebank tag for each token."""
    return tag_texts([(tokens, sentences)])[0]


def tag_texts(texts: Sequence[tuple[Tokens, Sequence[Span]]]) -> list[list[str]]:
    """The tags of each text: the same as of each alone, in half the time for short ones."""
    out: list[list[str]] = [[] for _ in texts]
    sheet: list[_Stretch] = []
    size = 0
    for number, (tokens, sentences) in enumerate(texts):
        heads = np.fromiter((s.start for s in sentences), dtype=np.int64, count=len(sentences))
        starts = tokens.starts.searchsorted(heads)
        for at in range(0, len(tokens), _WINDOW):
            stretch = _Stretch(number, tokens.words[at : at + _WINDOW], starts - at)
            if sheet and size + len(stretch.words) > _WINDOW:
                _tag_sheet(sheet, out)
                sheet, size = [], 0
            sheet.append(stretch)
            size += len(stretch.words)
    _tag_sheet(sheet, out)
    return out


class _Stretch(NamedTuple):
    """Words of the text with this number; of `starts`, where sentences start, some may lie outside."""

    text: int
    words: list[str]
    starts: NDArray[np.int64]


def _tag_sheet(sheet: Sequence[_Stretch], out: list[list[str]]) -> None:
    """Adds the tags of stretches to those of their texts."""
    words: list[str] = []
    starts: list[NDArray[np.int64]] = []
    ends = []
    for stretch in sheet:
        own = stretch.starts[(stretch.starts >= 0) & (stretch.starts < len(stretch.words))]
        starts.append(own + len(words))
        ends.append((len(words), len(words) + len(stretch.words)))
        words += stretch.words
        words += [""] * _APART
    if not words:
        return
    tagger = model()
    tags = tagger.names[tagger.tags(words, np.concatenate(starts).astype(np.int32))].tolist()
    for stretch, (first, last) in zip(sheet, ends, strict=True):
        out[stretch.text] += tags[first:last]
