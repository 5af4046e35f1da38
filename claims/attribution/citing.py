"""On whose word a source reports: `…, the paper reported, citing two officials`."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from claims.attribution.columns import COMMA, FINITE, TAGS, Columns
from claims.attribution.continuation import Range
from claims.attribution.lexicon import Lexicon, stem
from claims.wordlists import words_of

_CITING = ("citing", "quoting")
_SPEAKERS = words_of(
    """
    official source people person spokesman spokeswoman spokesperson minister ministry president leader diplomat police
    agency authority authorities government company executive analyst expert economist witness report statement
    document data memo letter email record filing survey poll study figures newspaper magazine media radio television
    broadcaster lawyer attorney investigator prosecutor doctor resident officer aide adviser trader dealer broker
    banker commander general soldier researcher scientist relative lawmaker senator staff insider military intelligence
    army
    """
)
"""Nouns for who or what can be cited; other nouns are rather a reason (`citing high costs`)."""
_NAMES = frozenset(TAGS.index(name) + 1 for name in ("NNP", "NNPS"))
_NOUNS = _NAMES | frozenset(TAGS.index(name) + 1 for name in ("NN", "NNS"))
_PHRASE = _NOUNS | frozenset(
    TAGS.index(name) + 1
    for name in ("DT", "JJ", "JJR", "JJS", "CD", "PRP$", "POS", "VBN", "VBG", "CC", "PDT", "RB", "$")
)
_TIES = frozenset(TAGS.index(name) + 1 for name in ("IN", "TO"))
_LONGEST = 14


class Parts(NamedTuple):
    """An attribution as ranges of tokens."""

    cue: Range
    source: Range | None
    contents: list[Range]


@cache
def _numbers(lexicon: Lexicon) -> tuple[list[int], frozenset[int]]:
    """Of the cues' words, and of the stems of the speakers."""
    cues = [number for word in _CITING if (number := lexicon.number(word))]
    return cues, frozenset(number for word in _SPEAKERS if (number := lexicon.stem_number(stem(word))))


def cited(columns: Columns, lexicon: Lexicon, found: Sequence[Parts]) -> list[Parts]:
    """What was found, where each `citing` names the source of what another source reports."""
    cues, speakers = _numbers(lexicon)
    places = np.flatnonzero(np.isin(columns.word, cues)).tolist()
    out = list(found)
    for at in places:
        source = _phrase(columns, at + 1, speakers)
        if source is None:
            continue
        own = next((i for i, one in enumerate(out) if one.cue[0] <= at < one.cue[1]), None)
        governor = _governor(columns, out, at, source[1], own)
        if governor is None:
            continue
        by = out[governor]
        contents = _without(by.contents, at, source[1]) or _before(columns, by)
        if not contents:
            continue
        who = by.source
        if who and who[0] < source[1] and source[0] < who[1]:
            who = out[own].source if own is not None else None
        out[governor] = by._replace(contents=contents, source=who)
        theirs = Parts((at, at + 1), source, contents)
        if own is None:
            out.append(theirs)
        else:
            out[own] = theirs
    return sorted(out, key=lambda one: one.cue) if places else out


def _phrase(columns: Columns, first: int, speakers: frozenset[int]) -> Range | None:
    """The noun phrase that starts here, if it is a name or a noun for someone who can be cited."""
    last = min(int(columns.last[first - 1]), first + _LONGEST)
    head = end = first
    while end < last and int(columns.tag[end]) in _PHRASE:
        head = end if int(columns.tag[end]) in _NOUNS else head
        end += 1
    tag = int(columns.tag[head]) if end > first else 0
    if tag not in _NAMES and (tag not in _NOUNS or int(columns.stem[head]) not in speakers):
        return None
    while end < last and int(columns.tag[end]) in _PHRASE | _TIES:
        end += 1
    while end > head + 1 and int(columns.tag[end - 1]) not in _NOUNS:
        end -= 1
    return first, end


def _governor(columns: Columns, found: Sequence[Parts], at: int, end: int, own: int | None) -> int | None:
    """Which of what was found in the sentence is reported: the last before a comma and `citing`, else the next."""
    sentence = columns.sentence[at]
    here = [i for i, one in enumerate(found) if columns.sentence[one.cue[0]] == sentence and i != own and one.contents]
    earlier = [i for i in here if found[i].cue[1] <= at]
    if earlier and columns.tag[at - 1] == COMMA:
        return max(earlier, key=lambda i: found[i].cue)
    later = [i for i in here if found[i].cue[0] >= end]
    return min(later, key=lambda i: found[i].cue) if later and not earlier else None


def _before(columns: Columns, by: Parts) -> list[Range]:
    """The clause that stands before a comma and who reports it: `it rained, the paper reported, citing …`."""
    if not by.source:
        return []
    first, comma = int(columns.first[by.cue[0]]), min(by.source[0], by.cue[0]) - 1
    states = comma > first and columns.tag[comma] == COMMA and FINITE[columns.tag[first:comma]].any()
    return [(first, comma)] if states else []


def _without(contents: Sequence[Range], at: int, end: int) -> list[Range]:
    """Contents without `citing` and whom it names, and the comma before."""
    out = []
    for first, last in contents:
        if last <= at or first >= end:
            out.append((first, last))
        elif first < at - 1:
            out.append((first, at - 1))
    return out
