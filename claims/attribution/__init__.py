"""Attribution: who, by what words, says what.

Words that may head a cue are scored by what surrounds them (`cues`); around each that may be one, its extent, its
source and its content are read as the best stretches of tokens (`spans`, `reading`); then it is judged by all that was
found (`acceptance`), and quotations that run on are joined to it (`continuation`). Headlines get rules of their own
(`headline`). Weights: `claims/training/attribution.py`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.acceptance import log_odds
from claims.attribution.columns import Columns, columns_of
from claims.attribution.continuation import Range, run_on, run_up
from claims.attribution.cues import candidates
from claims.attribution.headline import colon, trailing
from claims.attribution.model import Model, model
from claims.attribution.reading import STRONG, Reading, head_scores, read
from claims.claim import Attribution
from claims.tokens import Tokens
from corpus.article import Span

_BLOCK = 4_000
"""Tokens looked at together: bounds memory, and keeps the tables of a block in the processor's cache."""
_POSSIBLE = -1.6
"""Log odds from which a head is read at all: five for every four cues. From -2.2, six for every four, match F1 is .002
lower and a fifth of the time is gone."""
_BELIEVED = -0.5
"""Log odds from which an attribution is given: the best trade of precision and recall in cross-validation."""


class _Block(NamedTuple):
    first: int
    last: int
    sentences: Sequence[Span]
    quotations: Sequence[Span]


class Found(NamedTuple):
    """An attribution as ranges of tokens."""

    cue: Range
    source: Range | None
    contents: list[Range]
    score: float


def attributions(
    text: str,
    sentences: Sequence[Span],
    tokens: Tokens,
    tags: Sequence[str],
    quotations: Sequence[Span],
) -> tuple[Attribution, ...]:
    """Attributions in the order of their cues. No span overlaps another of its attribution, or leaves the text."""
    out = []
    for block in _blocks(text, tokens, sentences, quotations):
        here = slice(block.first, block.last)
        part = Tokens(tokens.starts[here], tokens.ends[here], tokens.words[here])
        own = columns_of(text, block.sentences, part, tags[here], block.quotations, model().lexicon)
        believed = find(own, model())
        if not block.first:
            believed = _with_headline(own, part.words, believed)
        for found in believed:
            source = (part.span(*found.source),) if found.source else ()
            contents = tuple(part.span(*content) for content in found.contents)
            out.append(Attribution(source, (part.span(*found.cue),), contents))
    return tuple(out)


def _with_headline(own: Columns, words: list[str], found: list[Found]) -> list[Found]:
    """What was found, with what the text's first line says in the manner of headlines."""
    if found and found[0].cue[0] < own.last[0]:
        whole = trailing(own, found[0].cue, found[0].source) if len(found[0].contents) < 2 else None
        return [found[0]._replace(contents=[whole]), *found[1:]] if whole else found
    parts = colon(own, words, [f.source for f in found if f.source])
    return [Found(parts[0], parts[1], [parts[2]], 0.0), *found] if parts else found


def find(own: Columns, fitted: Model) -> list[Found]:
    """Attributions that are believed, in the order of their cues."""
    heads = candidates(own)
    if not len(heads):
        return []
    scores = head_scores(own, heads, fitted.weights)
    strong = np.zeros(len(own), dtype=bool)
    strong[heads[scores > STRONG]] = True
    possible = scores > _POSSIBLE
    if not possible.any():
        return []
    reading = read(own, heads[possible], scores[possible], strong, fitted.weights)
    return settle(own, reading, log_odds(own, reading, fitted.weights) - _BELIEVED)


def settle(own: Columns, reading: Reading, scores: NDArray[np.float64]) -> list[Found]:
    """Those with positive scores, the best first where cues overlap; quotations that run on are joined to them."""
    cues, sources, contents = (_ranges(s) for s in (reading.cues, reading.sources, reading.contents))
    taken: set[int] = set()
    kept = []
    for row in np.argsort(-scores, kind="stable").tolist():
        if scores[row] <= 0:
            break
        cue = cues[row]
        if cue is not None and taken.isdisjoint(range(*cue)):
            taken.update(range(*cue))
            both = [content for content in contents[2 * row : 2 * row + 2] if content]
            kept.append(Found(cue, sources[row], both, float(scores[row])))
    kept.sort()
    starts = {content[0] for found in kept for content in found.contents}
    return [f._replace(contents=run_up(own, run_on(own, f.cue, f.source, f.contents, starts), starts)) for f in kept]


def _ranges(stretches: NDArray[np.int64]) -> list[Range | None]:
    return [(first, last + 1) if first >= 0 else None for first, last in stretches.tolist()]


def _blocks(text: str, tokens: Tokens, sentences: Sequence[Span], quotations: Sequence[Span]) -> Iterator[_Block]:
    """Stretches of some thousand tokens that end, where that can be, with a paragraph, else a sentence."""
    heads = np.searchsorted(tokens.starts, np.array([s.start for s in sentences], dtype=np.int64))
    quoted = np.array([q.start for q in quotations], dtype=np.int64)
    first = 0
    while first < len(tokens):
        last = min(first + _BLOCK, len(tokens))
        if last < len(tokens):
            near = heads[np.searchsorted(heads, first + _BLOCK // 2) : np.searchsorted(heads, last, side="right")]
            breaks = [h for h in near.tolist() if "\n" in text[tokens.ends[h - 1] : tokens.starts[h]]]
            last = breaks[-1] if breaks else int(near[-1]) if len(near) else last
        low, high = int(tokens.starts[first]), int(tokens.ends[last - 1])
        from_sentence = max(0, int(np.searchsorted(heads, first, side="right")) - 1)
        own_sentences = sentences[from_sentence : int(np.searchsorted(heads, last))]
        own_quotations = quotations[max(0, int(np.searchsorted(quoted, low)) - 1) : int(np.searchsorted(quoted, high))]
        yield _Block(first, last, own_sentences, own_quotations)
        first = last
