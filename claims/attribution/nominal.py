"""Cues that are nouns: words that only look like verbs of speech, and where what a noun announces ends."""

import numpy as np

from claims.attribution.citing import Parts
from claims.attribution.columns import COMMA, FINITE, NOMINAL, TAGS, Columns

_NOUN, _ARTICLE, _PRONOUN = (TAGS.index(name) + 1 for name in ("NN", "DT", "PRP"))
_NOUNS = frozenset(TAGS.index(name) + 1 for name in ("NN", "NNS"))
_COMPOUND = frozenset(TAGS.index(name) + 1 for name in ("NN", "JJ", "NNS", "NNP"))
_TO = TAGS.index("TO") + 1
_PARTICIPLE = TAGS.index("VBG") + 1
_DETERMINERS = frozenset(TAGS.index(name) + 1 for name in ("DT", "POS", "PRP$"))
_PREPOSITION = TAGS.index("IN") + 1
_APART = frozenset(TAGS.index(name) + 1 for name in ("WDT", "WP", "WRB", "CC", ":", "TO")) | {COMMA}
_LINKS = frozenset(TAGS.index(name) + 1 for name in ("PRP", "WDT", "WP", "WRB", "EX", "CC", "IN", "TO", ",", "MD"))
"""Tags before a verb that is not the one of the whole sentence."""
_ADVERB = TAGS.index("RB") + 1
_SPEECH = 6
"""The class of cue rates from which a verb may take a clause of its own."""


def is_compound(columns: Columns, one: Parts) -> bool:
    """Whether source and cue are one noun, the subject of a verb that follows: `a bomb blast on Tuesday killed …`."""
    (first, last), source = one.cue, one.source
    if source is None or source[1] != first or last - first != 1 or columns.tag[first] != _NOUN:
        return False
    if columns.tag[source[0]] != _ARTICLE or int(columns.tag[first - 1]) not in _COMPOUND:
        return False
    if columns.tag[last] != _PREPOSITION or columns.that[last]:
        return False
    for at in range(last + 1, int(columns.last[first])):
        if FINITE[columns.tag[at]]:
            return True
        if int(columns.tag[at]) in _APART or columns.that[at] or columns.quote[at]:
            return False
    return False


def ended(columns: Columns, one: Parts) -> Parts:
    """What a noun announces, without the verb that it is the subject of: `the claim that it fell | drew laughter`."""
    (first, last), contents = one.cue, one.contents
    if len(contents) != 1 or int(columns.tag[last - 1]) not in _NOUNS:
        return one
    begin, end = contents[0]
    if begin != last or not columns.that[begin] or columns.quote[begin:end].any():
        return one
    before, after = columns.tag[columns.first[first] : last], columns.tag[end : columns.last[first]]
    if (
        FINITE[before].any()
        or FINITE[after].any()
        or not _DETERMINERS.intersection(columns.tag[max(0, first - 1) : last].tolist())
    ):
        return one
    cut = _main_verb(columns, begin + 1, end)
    return one._replace(contents=[(begin, cut)]) if cut else one


def introduced(columns: Columns, one: Parts) -> Parts:
    """What is said in a phrase before the main clause, without that clause: `Despite both calling it a hoax | it …`."""
    at, contents = one.cue[0], one.contents
    first, opened = int(columns.first[at]), columns.quote[one.cue[0]]
    if len(contents) != 1 or columns.tag[at] != _PARTICIPLE or columns.tag[first] != _PREPOSITION or opened:
        return one
    begin, end = contents[0]
    before, after = columns.tag[first:at], columns.tag[end : columns.last[at]]
    if begin < one.cue[1] or FINITE[before].any() or FINITE[after].any() or COMMA in before[:-1].tolist():
        return one
    for cut in range(begin + 1, end - 2):
        if columns.tag[cut] == COMMA:
            rest = cut + 2 if columns.quote[cut + 1] == 3 else cut + 1
            if NOMINAL[columns.tag[rest]] and FINITE[columns.tag[rest:end]].any() and not columns.quote[rest]:
                return one._replace(contents=[(begin, rest if rest > cut + 1 else cut)])
    return one


def attached(columns: Columns, one: Parts) -> Parts:
    """What a participle and a preposition say of a noun before them, without its verb: `men referring to it | ask`"""
    (at, last), source, contents = one.cue, one.source, one.contents
    if len(contents) != 1 or source is None or source[1] != at or columns.tag[at] != _PARTICIPLE:
        return one
    begin, end = contents[0]
    before, after = columns.tag[columns.first[at] : at], columns.tag[end : columns.last[at]]
    if begin != last or columns.tag[last - 1] not in (_PREPOSITION, _TO) or FINITE[before].any() or FINITE[after].any():
        return one
    verbs = np.flatnonzero(FINITE[columns.tag[begin:end]])
    return one._replace(contents=[(begin, begin + int(verbs[0]))]) if len(verbs) and verbs[0] else one


def _main_verb(columns: Columns, first: int, last: int) -> int:
    """The verb of the whole sentence, after that of the clause which begins at `first`; 0 where there is none."""
    subject = verb = False
    for at in range(first, last):
        tag = int(columns.tag[at])
        if not FINITE[tag]:
            subject = subject or bool(NOMINAL[tag])
            continue
        before = at - 1
        while before > first and columns.tag[before] == _ADVERB:
            before -= 1
        if verb and int(columns.tag[before]) not in _LINKS and not FINITE[columns.tag[before]]:
            return at
        if subject and not verb and columns.cue_rate[at] >= _SPEECH:
            return 0  # it may have a clause of its own
        verb = verb or subject
    return 0
