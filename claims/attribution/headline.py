"""Headlines that name their source beside a colon (`Mayor: bridge opens`) or at the end (`Bridge opens, mayor says`).

They lack the verbs that tell a content elsewhere.
"""

from collections.abc import Sequence

import numpy as np

from claims.attribution.citing import Parts
from claims.attribution.columns import COMMA, CONTENT, FINITE, TAGS, Columns
from claims.attribution.continuation import Range
from claims.tagging import form_tag

_COLON, _STOP = TAGS.index(":") + 1, TAGS.index(".") + 1
_NAMING = frozenset(TAGS.index(name) + 1 for name in ["NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "PRP$", "CC"])
_DEFINITE = frozenset(TAGS.index(name) + 1 for name in ["DT", "NNP", "PRP$"])
_SINGULAR = frozenset(TAGS.index(name) + 1 for name in ["NN", "NNP", "NNPS"])
_PLURAL = TAGS.index("NNS") + 1
_SPEAKS = 5
"""The class of cue rates from which a word is a cue one time in ten."""
_MARKS = frozenset(TAGS.index(name) + 1 for name in [",", ":", ".", "(", ")"])
_JOINTS = frozenset(("After", "As", "Before", "While", "When", "Until", "Because", "If", "Amid", "Despite", "Though"))
"""Words of a headline that begin a clause or phrase of their own."""
_SPEECH = 6
"""The class of cue rates from which a word is a cue three times in ten."""
_LONGEST_SOURCE, _LONGEST_HEADLINE, _SHORTEST_CONTENT = 5, 30, 3


def colon(columns: Columns, words: list[str], begin: int, sources: list[Range]) -> tuple[Range, Range, Range] | None:
    """Cue, source and content of the headline at `begin` with a colon, if the text cites that source further on.

    Before a colon stands as often what a story is about; that it is who said it shows in what follows.
    """
    end = int(columns.last[begin])
    if not _SHORTEST_CONTENT + 2 <= end - begin <= _LONGEST_HEADLINE or columns.tag[end - 1] == _STOP:
        return None
    inner = range(begin + 1, end - 1)
    cuts = [i for i in inner if columns.tag[i] == _COLON and words[i - begin] in {":", "–", "—", "-"}]
    if len(cuts) != 1:
        return None
    cited = {words[last - 1 - begin].lower() for first, last in sources if first >= end}
    cut = cuts[0]
    for source, content in (((begin, cut), (cut + 1, end)), ((cut + 1, end), (begin, cut))):
        size = source[1] - source[0]
        # Tags of a name that stands alone tell little.
        named = size <= 2 or all(int(tag) in _NAMING for tag in columns.tag[source[0] : source[1]])
        fits = size <= _LONGEST_SOURCE and content[1] - content[0] >= _SHORTEST_CONTENT
        if fits and named and words[source[1] - 1 - begin].lower() in cited:
            return (cut, cut + 1), source, content
    return None


def signed(columns: Columns, begin: int) -> tuple[Range, Range, Range] | None:
    """Cue, source and content of a headline at `begin` that ends with a comma, a source and a verb of speech."""
    end = int(columns.last[begin])
    speaks = CONTENT[columns.tag[end - 1]] and columns.cue_rate[end - 1] >= _SPEECH
    if not speaks or end - begin > _LONGEST_HEADLINE:
        return None
    cuts = [at for at in range(max(begin, end - _LONGEST_SOURCE - 2), end - 2) if columns.tag[at] == COMMA]
    if not cuts or cuts[-1] - begin < _SHORTEST_CONTENT:
        return None
    source = (cuts[-1] + 1, end - 1)
    named = all(int(tag) in _NAMING for tag in columns.tag[source[0] : source[1]])
    return ((end - 1, end), source, (begin, cuts[-1])) if named else None


def closing(columns: Columns, found: list[Parts]) -> list[Parts]:
    """What was found, with sentences that end with a comma, a source and a verb that was taken for a noun.

    `The repairs cost $3 million, the port estimates.`
    """
    stops = np.flatnonzero((columns.tag == _STOP) & (columns.last == np.arange(1, len(columns) + 1)))
    heads = stops[stops > 0] - 1
    heads = heads[(columns.tag[heads] == _PLURAL) & (columns.cue_rate[heads] >= _SPEAKS)]
    taken = {at for one in found for at in range(*one.cue)}
    more = [_closed(columns, int(at)) for at in heads if int(at) not in taken]
    return sorted([*found, *(one for one in more if one)]) if more else found


def _closed(columns: Columns, at: int) -> Parts | None:
    begin = int(columns.first[at])
    cuts = [i for i in range(max(begin, at - _LONGEST_SOURCE - 1), at - 1) if columns.tag[i] == COMMA]
    if not cuts or cuts[-1] - begin < _SHORTEST_CONTENT:
        return None
    tags = columns.tag[cuts[-1] + 1 : at].tolist()
    named = tags[0] in _DEFINITE and tags[-1] in _SINGULAR and _NAMING.issuperset(tags)
    states = FINITE[columns.tag[begin : cuts[-1]]].any() and not columns.quote[at]
    return Parts((at, at + 1), (cuts[-1] + 1, at), [(begin, cuts[-1])]) if named and states else None


def trailing(columns: Columns, begin: int, cue: Range, source: Range | None) -> Range | None:
    """The content of a headline at `begin` that ends with a comma, its source and its cue."""
    end = int(columns.last[begin])
    if source is None or max(cue[1], source[1]) != end or columns.tag[end - 1] == _STOP:
        return None
    if end - begin > _LONGEST_HEADLINE:
        return None
    comma = min(cue[0], source[0]) - 1
    return (begin, comma) if comma - begin >= _SHORTEST_CONTENT and columns.tag[comma] == COMMA else None


def titled(columns: Columns, words: Sequence[str], begin: int) -> bool:
    """Whether the line at `begin` is a headline that writes each longer word with a capital."""
    end = int(columns.last[begin])
    if not _SHORTEST_CONTENT < end - begin <= _LONGEST_HEADLINE or columns.tag[end - 1] == _STOP:
        return False
    return all(word[0].isupper() or not word[0].isalpha() for word in words[: end - begin] if len(word) > 3)


def to_the_end(columns: Columns, begin: int, contents: list[Range]) -> list[Range]:
    """Contents of such a headline, the last of them up to its end or a mark: `Court Orders | Release of Files`."""
    first, last = contents[-1]
    end = int(columns.last[begin])
    while last < end and int(columns.tag[last]) not in _MARKS and columns.quote[last] == 0:
        last += 1
    return [*contents[:-1], (first, last)]


def without_verb(words: Sequence[str], begin: int, source: Range) -> Range:
    """A source of such a headline without the verb at its end and the clause before it: capitals made them look like
    a name (`Mayor Quits After | Audit | Finds`)."""
    first, last = source
    joints = [at for at in range(first, last - 1) if words[at - begin] in _JOINTS]
    first = joints[-1] + 1 if joints else first
    while last - first > 1 and form_tag(words[last - 1 - begin].lower()).startswith("VB"):
        last -= 1
    return first, last
