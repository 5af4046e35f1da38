"""Passives that name no source: in `the brothers are said to own a hotel`, the brothers say nothing, nor does the firm
in `the hotel was reportedly sold by the firm`."""

from functools import cache

import numpy as np

from claims.attribution.citing import Parts
from claims.attribution.columns import TAGS, Columns
from claims.attribution.lexicon import Lexicon
from claims.wordlists import words_of

_HELD = words_of(
    """
    said reported believed expected thought known understood alleged claimed considered estimated rumored rumoured
    feared presumed assumed suspected deemed reputed projected forecast predicted anticipated
    """
)
"""What is held of someone by others; `prepared` or `determined to` are their own."""
_BY = "by"
_BE = words_of("be been being is are was were 's 're")
_PARTICIPLES = [TAGS.index(name) + 1 for name in ("VBN", "VBD")]
_INFINITIVE, _ADVERB = TAGS.index("TO") + 1, TAGS.index("RB") + 1


@cache
def _numbers(lexicon: Lexicon) -> tuple[list[int], frozenset[int]]:
    """Of the words for what is held, and of the forms of `be`."""
    held, be = ([number for word in words if (number := lexicon.number(word))] for words in (_HELD, _BE))
    return held, frozenset(be)


def impersonal(columns: Columns, lexicon: Lexicon, found: list[Parts]) -> list[Parts]:
    """What was found, where the subject of a passive before `to` is part of what is said of it, and its agent too."""
    found = [_without_agent(columns, lexicon, one) for one in found]
    held, be = _numbers(lexicon)
    heads = np.isin(columns.word, held) & np.isin(columns.tag, _PARTICIPLES)
    heads[:-1] &= columns.tag[1:] == _INFINITIVE
    places = {at for at in np.flatnonzero(heads).tolist() if _is_passive(columns, at, be)}
    return [_turned(one) if not places.isdisjoint(range(*one.cue)) else one for one in found] if places else found


def _is_passive(columns: Columns, at: int, be: frozenset[int]) -> bool:
    before = at - 2 if columns.tag[at - 1] == _ADVERB else at - 1
    return int(columns.word[before]) in be


def _turned(one: Parts) -> Parts:
    (first, last), source, contents = one.cue, one.source, one.contents
    after = len(contents) == 1 and contents[0][0] in (last, last - 1)
    if source is None or source[1] > first or not after:
        return one
    return one._replace(source=None, contents=[source, *contents])


def _without_agent(columns: Columns, lexicon: Lexicon, one: Parts) -> Parts:
    """Beside `reportedly`, who did what is told by a passive is part of it: nobody is named who says so."""
    (first, last), source = one.cue, one.source
    if source is None or last - first != 1 or columns.tag[first] != _ADVERB or source[0] < 2:
        return one
    by = source[0] - 1
    if columns.word[by] != lexicon.number(_BY) or columns.tag[by - 1] not in _PARTICIPLES:
        return one
    held = [(begin, source[1] if begin < by <= end else end) for begin, end in one.contents]
    return one._replace(source=None, contents=held) if held != one.contents else one
