"""Headlines that name their source beside a colon (`Mayor: bridge opens`) or at the end (`Bridge opens, mayor says`).

They lack the verbs that tell a content elsewhere.
"""

from collections.abc import Sequence

from claims.attribution.columns import COMMA, CONTENT, TAGS, Columns
from claims.attribution.continuation import Range
from claims.tagging import form_tag

_COLON, _STOP = TAGS.index(":") + 1, TAGS.index(".") + 1
_NAMING = frozenset(TAGS.index(name) + 1 for name in ["NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "PRP$", "CC"])
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


def without_verb(words: Sequence[str], begin: int, source: Range) -> Range:
    """A source of such a headline without the verb at its end, which its capital made look like a name."""
    first, last = source
    while last - first > 1 and form_tag(words[last - 1 - begin].lower()).startswith("VB"):
        last -= 1
    return first, last
