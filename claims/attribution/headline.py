"""Headlines that name their source beside a colon (`Mayor: bridge opens`) or at the end (`Bridge opens, mayor says`).

They lack the verbs that tell a content elsewhere.
"""

from claims.attribution.columns import COMMA, TAGS, Columns
from claims.attribution.continuation import Range

_COLON, _STOP = TAGS.index(":") + 1, TAGS.index(".") + 1
_NAMING = frozenset(TAGS.index(name) + 1 for name in ["NN", "NNS", "NNP", "NNPS", "JJ", "DT", "POS", "PRP$", "CC"])
_LONGEST_SOURCE, _LONGEST_HEADLINE, _SHORTEST_CONTENT = 5, 30, 3


def colon(columns: Columns, words: list[str], sources: list[Range]) -> tuple[Range, Range, Range] | None:
    """Cue, source and content of a headline with a colon, if the text cites that source further on.

    Before a colon stands as often what a story is about; that it is who said it shows in what follows.
    """
    end = int(columns.last[0]) if len(columns) else 0
    if not _SHORTEST_CONTENT + 2 <= end <= _LONGEST_HEADLINE or columns.tag[end - 1] == _STOP:
        return None
    cuts = [i for i in range(1, end - 1) if columns.tag[i] == _COLON and words[i] in {":", "–", "—", "-"}]
    if len(cuts) != 1:
        return None
    cited = {words[last - 1].lower() for first, last in sources if first >= end}
    cut = cuts[0]
    for source, content in (((0, cut), (cut + 1, end)), ((cut + 1, end), (0, cut))):
        size = source[1] - source[0]
        # Tags of a name that stands alone tell little.
        named = size <= 2 or all(int(tag) in _NAMING for tag in columns.tag[source[0] : source[1]])
        fits = size <= _LONGEST_SOURCE and content[1] - content[0] >= _SHORTEST_CONTENT
        if fits and named and words[source[1] - 1].lower() in cited:
            return (cut, cut + 1), source, content
    return None


def trailing(columns: Columns, cue: Range, source: Range | None) -> Range | None:
    """The content of a headline that ends with a comma, its source and its cue."""
    end = int(columns.last[0])
    if source is None or max(cue[1], source[1]) != end or columns.tag[end - 1] == _STOP or end > _LONGEST_HEADLINE:
        return None
    comma = min(cue[0], source[0]) - 1
    return (0, comma) if comma >= _SHORTEST_CONTENT and columns.tag[comma] == COMMA else None
