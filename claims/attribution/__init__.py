"""Attribution: who, by what words, says what.

Words that may head a cue are scored by what surrounds them (`cues`); around each that may be one, its extent, its
source and its content are read as the best stretches of tokens (`spans`, `reading`); then it is judged by all that was
found (`acceptance`), and quotations that run on are joined to it (`continuation`). Headlines get rules of their own
(`headline`). Weights: `claims/training/attribution.py`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.attribution.acceptance import leniency, log_odds
from claims.attribution.citing import Parts as Found
from claims.attribution.citing import cited
from claims.attribution.clauses import bounded, named_whole, parted, shared
from claims.attribution.columns import Columns, Part, columns_of
from claims.attribution.continuation import Range, resumed, run_on, run_up
from claims.attribution.cues import announces, candidates
from claims.attribution.headline import closing, colon, signed, titled, to_the_end, trailing, without_verb
from claims.attribution.lexicon import Lexicon
from claims.attribution.model import Model, model
from claims.attribution.nominal import attached, ended, introduced, is_compound
from claims.attribution.passives import impersonal
from claims.attribution.reading import STRONG, Reading, head_scores, read
from claims.claim import Attribution
from claims.tokens import Tokens
from corpus.article import Span

__all__ = ["Found", "Part", "attributions", "attributions_of", "find", "settle"]

_BLOCK = 4_000
"""Tokens looked at together: bounds memory, and keeps the tables of a block in the processor's cache."""
_LAYOUT = frozenset(("&", "*", "•", "·", "▪", "◦", "‣", "|", ">", "-", "–", "—", "\\t", "\\n", "\\r", "\\"))
"""Bullets and the like, with which no source and no content begins."""
_POSSIBLE = -1.6
"""Log odds from which a head is read at all: five for every four cues. From -2.2, six for every four, match F1 is .002
lower and a fifth of the time is gone."""
_ANNOUNCING = 1.5
"""Log odds given to verbs before a clause with `that` when it is told which to read: few of them are common cues."""
_BELIEVED = -0.5
"""Log odds from which an attribution is given: the best trade of precision and recall in cross-validation."""


def attributions(
    text: str,
    sentences: Sequence[Span],
    tokens: Tokens,
    tags: Sequence[str],
    quotations: Sequence[Span],
) -> tuple[Attribution, ...]:
    """Attributions in the order of their cues. No span overlaps another of its attribution, or leaves the text."""
    return attributions_of([Part(text, sentences, tokens, tags, quotations)])[0]


def attributions_of(articles: Sequence[Part]) -> list[tuple[Attribution, ...]]:
    """The attributions of each article: the same as of each alone, in a third of the time for short ones."""
    out: list[list[Attribution]] = [[] for _ in articles]
    for sheet in _sheets(articles):
        own = columns_of([block.part for block in sheet], model().lexicon)
        found = find(own, model())
        cues = [one.cue[0] for one in found]
        for block, (first, last) in zip(sheet, pairwise(own.parts.tolist()), strict=True):
            here = found[bisect_left(cues, first) : bisect_left(cues, last)]
            words = block.part.tokens.words
            if block.opens:
                here = _with_headline(own, words, first, here)
            out[block.article] += [_attribution(one, block.part.tokens, first) for one in here if one.contents]
    return [tuple(found) for found in out]


def _attribution(found: Found, tokens: Tokens, first: int) -> Attribution:
    """What was found, in spans of the text; `first` is the place of its first token."""

    def spans(pieces: Sequence[Range]) -> tuple[Span, ...]:
        return tuple(
            [tokens.span(at, end - first) for begin, end in pieces if (at := begins(begin, end)) < end - first]
        )

    def begins(begin: int, end: int) -> int:
        """Behind the marks that a layout set before a paragraph."""
        at, last = begin - first, end - first
        while at < last and tokens.words[at] in _LAYOUT:
            at += 1
        return at

    return Attribution(spans([found.source] if found.source else []), spans([found.cue]), spans(found.contents))


def _with_headline(own: Columns, words: list[str], begin: int, found: list[Found]) -> list[Found]:
    """What was found in an article at `begin`, with what its first line says in the manner of headlines."""
    if found and found[0].cue[0] < own.last[begin]:
        if titled(own, words, begin):
            found = _titled(own, words, begin, found)
        whole = trailing(own, begin, found[0].cue, found[0].source) if len(found[0].contents) < 2 else None
        return [found[0]._replace(contents=[whole]), *found[1:]] if whole else found
    parts = signed(own, begin) or colon(own, words, begin, [f.source for f in found if f.source])
    return [Found(parts[0], parts[1], [parts[2]]), *found] if parts else found


def _titled(own: Columns, words: list[str], begin: int, found: list[Found]) -> list[Found]:
    """What was found in an article whose headline writes each word with a capital, which hides verbs and names."""
    end = own.last[begin]
    found = [
        f._replace(source=without_verb(words, begin, f.source)) if f.source and f.source[1] <= end else f for f in found
    ]
    here = [f for f in found if f.cue[0] < end]
    if len(here) == 1 and here[0].contents and here[0].contents[-1][0] == here[0].cue[1]:
        found[0] = here[0]._replace(contents=to_the_end(own, begin, here[0].contents))
    return found


def find(own: Columns, fitted: Model) -> list[Found]:
    """Attributions that are believed, in the order of their cues."""
    heads = candidates(own)
    if not len(heads):
        return []
    scores = head_scores(own, heads, fitted.weights)
    strong = np.zeros(len(own), dtype=bool)
    strong[heads[scores > STRONG]] = True
    possible = scores + _ANNOUNCING * announces(own, heads) > _POSSIBLE
    if not possible.any():
        return closing(own, [])
    reading = read(own, heads[possible], scores[possible], strong, fitted.weights)
    return believe(own, reading, log_odds(own, reading, fitted.weights), fitted.lexicon)


def believe(own: Columns, reading: Reading, odds: NDArray[np.float64], lexicon: Lexicon) -> list[Found]:
    """What is believed of a reading, in its last form."""
    found = settle(own, reading, odds - _BELIEVED + leniency(own, reading))
    found = [
        f if (contents := bounded(own, f.cue, f.source, f.contents)) == f.contents else f._replace(contents=contents)
        for f in found
    ]
    found = [
        introduced(own, attached(own, ended(own, named_whole(own, f))))
        for f in parted(own, found)
        if not is_compound(own, f)
    ]
    found = shared(own, closing(own, found))
    return cited(own, lexicon, impersonal(own, lexicon, found))


def settle(own: Columns, reading: Reading, scores: NDArray[np.float64]) -> list[Found]:
    """Those with positive scores, the best first where cues overlap; quotations that run on are joined to them."""
    cues, sources, contents = (_ranges(s) for s in (reading.cues, reading.sources, reading.contents))
    taken: set[int] = set()
    kept = []
    rows = np.flatnonzero(scores > 0)
    for row in rows[np.argsort(-scores[rows], kind="stable")].tolist():
        cue = cues[row]
        if cue is not None and taken.isdisjoint(range(*cue)):
            taken.update(range(*cue))
            both = [content for content in contents[2 * row : 2 * row + 2] if content]
            kept.append(Found(cue, sources[row], both))
    kept.sort()
    starts = {content[0] for found in kept for content in found.contents}
    return [
        f._replace(contents=run_up(own, run_on(own, f.cue, f.source, _resumed(own, f, starts), starts), starts))
        if any(own.quote[first] or own.quote[last - 1] for first, last in f.contents)
        else f
        for f in kept
    ]


def _resumed(own: Columns, one: Found, starts: set[int]) -> list[Range]:
    return resumed(own, one.cue, one.source, one.contents, starts) if one.contents else one.contents


def _ranges(stretches: NDArray[np.int64]) -> list[Range | None]:
    return [(first, last + 1) if first >= 0 else None for first, last in stretches.tolist()]


class _Block(NamedTuple):
    """A stretch of an article that is looked at by itself: all of it, unless it is long."""

    article: int
    opens: bool
    part: Part


def _sheets(articles: Sequence[Part]) -> Iterator[list[_Block]]:
    """Blocks together, as many as are looked at at once."""
    sheet: list[_Block] = []
    size = 0
    for number, article in enumerate(articles):
        for part in _blocks(article):
            if sheet and size + len(part.tokens) > _BLOCK:
                yield sheet
                sheet, size = [], 0
            sheet.append(_Block(number, part.tokens.starts[0] == article.tokens.starts[0], part))
            size += len(part.tokens)
    if sheet:
        yield sheet


def _blocks(article: Part) -> Iterator[Part]:
    """Stretches of some thousand tokens that end, where that can be, with a paragraph, else a sentence."""
    text, sentences, tokens, tags, quotations = article
    if 0 < len(tokens) <= _BLOCK:
        yield article
        return
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
        here = slice(first, last)
        own = Tokens(tokens.starts[here], tokens.ends[here], tokens.words[here])
        yield Part(text, own_sentences, own, tags[here], own_quotations)
        first = last
