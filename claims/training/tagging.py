"""Fits `claims/models/tagging.npz` on texts of MASC, and measures on a held-out part of them.

    python -m claims.training.tagging ../shared/gold/tags-masc.jsonl.xz

Every eighth text is held out for the measurement; the weights that are written are fitted on all.
"""

import argparse
import collections
import json
import lzma
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claims.tagging import (
    _DIGITS,
    FIXED,
    FORM_TEMPLATES,
    Forms,
    Ids,
    Tagger,
    context_columns,
    form_keys,
    template_sizes,
)
from claims.tokens import tokenize
from claims.training.perceptron import fit

Sentence = list[tuple[str, str]]
FormParts = tuple[list[str], NDArray[np.float32], list[str]]
ContextParts = tuple[list[Ids], list[NDArray[np.float32]]]
FOLDS = 4
MODEL = Path(__file__).parents[1] / "models" / "tagging.npz"
ABBREVIATION = re.compile(r"(?:[A-Z][a-z]{0,3}|[A-Z]+)\.\Z|(?:[A-Z]\.)+\Z")
NUMBER = re.compile(r"\d[\d,.]*\Z")
RENAMED = {"PP": "PRP", "UH`": "UH", "VBG|NN": "VBG", "LRB": "(", "PRN": "NN", "LS": "CD", "#": "NN"}


def clean(word: str, tag: str) -> Iterable[tuple[str, str]]:
    """A word of the treebank as our tokens, with the tags that the Penn guidelines ask for.

    MASC's own tagging calls curly quotation marks and abbreviated titles nouns.
    """
    for token in tokenize(word).words:
        if token in FIXED:
            yield token, FIXED[token]
        elif ABBREVIATION.match(token) and tag == "NN":
            yield token, "NNP"
        elif token in {"'", "’"}:
            yield token, "POS" if tag == "POS" else "''"
        elif NUMBER.match(token):
            yield token, "CD"
        elif re.match(r"\W+\Z", token):
            yield token, "SYM"
        else:
            yield token, RENAMED.get(tag, tag)


def read(path: Path) -> list[list[Sentence]]:
    """Texts as sentences as (word, tag)."""
    with lzma.open(path, "rt", encoding="utf8") as lines:
        texts = [json.loads(line)["sentences"] for line in lines]
    return [[[pair for word, tag in s for pair in clean(word, tag)] for s in text] for text in texts]


class Columns:
    """The words of some texts in one row, with gold tags and where sentences start."""

    def __init__(self, texts: Sequence[Sequence[Sentence]], numbers: dict[str, int]) -> None:
        sentences = [s for text in texts for s in text if s]
        self.words = [word for s in sentences for word, _ in s]
        self.gold = np.array([numbers.get(tag, 0) for s in sentences for _, tag in s], dtype=np.int64)
        self.starts = np.cumsum([0] + [len(s) for s in sentences[:-1]], dtype=np.int32)


def fit_forms(data: Columns, names: Sequence[str]) -> FormParts:
    """The model of word forms: names of its features, their weights, and the words that contexts know."""
    words = collections.Counter(data.words)
    counts: collections.Counter[str] = collections.Counter()
    lower: collections.Counter[str] = collections.Counter()
    for word, n in words.items():
        for key in form_keys(word):
            counts[key] += n
        lower[word.translate(_DIGITS).lower()] += n
    keys = ["", *sorted(key for key, n in counts.items() if n >= 2)]
    number = {key: i for i, key in enumerate(keys)}
    rows = {word: [number.get(key, 0) for key in form_keys(word)] for word in words}
    table = np.array([rows[word] for word in data.words], dtype=np.int32).reshape(-1, FORM_TEMPLATES)
    weights = fit(table, data.gold, len(keys), len(names), epochs=6)
    kept = np.flatnonzero(np.abs(weights).sum(axis=1) > 0.5)
    kept = np.union1d(kept, [0])
    return [keys[i] for i in kept], weights[kept], sorted(w for w, n in lower.items() if n >= 12)


def fit_context(
    context: list[Ids], base: NDArray[np.float32], gold: NDArray[np.int64], sizes: Sequence[int], at_least: int = 3
) -> ContextParts:
    """Weights of the context over features seen `at_least` times: for each template the ids kept, and their rows."""
    rows, kept, offset = [], [], 1
    for column, size in zip(context, sizes, strict=True):
        often = np.flatnonzero(np.bincount(column, minlength=size) >= at_least)
        remap = np.zeros(size, dtype=np.int32)
        remap[often] = np.arange(offset, offset + len(often))
        rows.append(remap[column])
        kept.append(often.astype(np.int32))
        offset += len(often)
    weights = fit(np.stack(rows, axis=1), gold, offset, base.shape[1], epochs=7, base=base)
    out_ids, out_weights, at = [], [], 1
    for ids in kept:
        part = weights[at : at + len(ids)]
        big = np.abs(part).max(axis=1, initial=0) > 0.25
        out_ids.append(ids[big])
        out_weights.append(part[big])
        at += len(ids)
    return out_ids, out_weights


def train(texts: Sequence[list[Sentence]], names: Sequence[str]) -> tuple[FormParts, ContextParts]:
    """Fits both steps. The guesses that the second learns from are made by models that have not seen their texts."""
    numbers = {name: i for i, name in enumerate(names)}
    form_parts = fit_forms(Columns(texts, numbers), names)
    forms = Forms(*form_parts, names)
    parts = []
    for k in range(FOLDS):
        rest = Columns([t for i, t in enumerate(texts) if i % FOLDS != k], numbers)
        fold = Columns(texts[k::FOLDS], numbers)
        others = Forms(*fit_forms(rest, names), names)
        ids, theirs = forms.ids(fold.words), others.ids(fold.words)
        first = np.zeros(len(ids), dtype=bool)
        first[fold.starts] = True
        context = context_columns(forms.context[ids], others.pair[theirs], others.best[theirs], first, len(names))
        parts.append((context, others.scores[theirs], fold.gold))
    context = [np.concatenate(column) for column in zip(*(part[0] for part in parts), strict=True)]
    base, gold = (np.concatenate([part[i] for part in parts]) for i in (1, 2))
    return form_parts, fit_context(context, base, gold, template_sizes(forms.contexts, len(names)))


def strings(values: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(values).encode(), dtype=np.uint8)


def small(weights: NDArray[np.float32], scale: np.float32) -> NDArray[np.int8]:
    return np.round(weights / scale).astype(np.int8)


def write(path: Path, names: Sequence[str], form_parts: FormParts, context: ContextParts) -> None:
    """Stores weights as bytes, which costs no accuracy that can be measured."""
    keys, weights, words = form_parts
    form_scale = np.float32(np.abs(weights).max() / 127)
    scale = np.float32(max(np.abs(table).max(initial=0) for table in context[1]) / 127)
    arrays: dict[str, Any] = {"names": strings(names), "form_keys": strings(keys), "context": strings(words)}
    for i, (ids, table) in enumerate(zip(*context, strict=True)):
        arrays |= {f"kept_{i}": ids, f"weights_{i}": small(table, scale)}
    np.savez_compressed(path, form_weights=small(weights, form_scale), form_scale=form_scale, scale=scale, **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("masc", type=Path)
    parser.add_argument("--measure-only", action="store_true")
    options = parser.parse_args()
    texts = read(options.masc)
    names = sorted({tag for text in texts for s in text for _, tag in s})
    fitted, held = [t for i, t in enumerate(texts) if i % 8 != 7], texts[7::8]
    form_parts, context = train(fitted, names)
    data = Columns(held, {name: i for i, name in enumerate(names)})
    known = set(Columns(fitted, {}).words)
    unknown = np.array([word not in known for word in data.words])
    for step, parts in (("word forms alone", ([], [])), ("with context", context)):
        right = Tagger(names, Forms(*form_parts, names), *parts).tags(data.words, data.starts) == data.gold
        print(f"{step}: {right.mean():.4f} of {len(right)} tokens, {right[unknown].mean():.4f} of unknown words")  # noqa: T201
    if not options.measure_only:
        write(MODEL, names, *train(texts, names))


if __name__ == "__main__":
    main()
