"""Quotations that run on after the sentence that names their speaker: `"…," she said. "…"`."""

from claims.attribution.columns import COMMA, Columns

Range = tuple[int, int]


def run_on(columns: Columns, cue: Range, source: Range | None, contents: list[Range], taken: set[int]) -> list[Range]:
    """Contents, with the quotations that follow on them; `taken` are first tokens of what others say."""
    out = list(contents)
    while out and (follower := _follower(columns, max(out[-1][1], cue[1], source[1] if source else 0), out[-1], taken)):
        out.append(follower)
    return out


def run_up(columns: Columns, contents: list[Range], taken: set[int]) -> list[Range]:
    """Contents, with the paragraphs before that the first of them quotes on: they end without their closing mark."""
    out = list(contents)
    while out and (first := out[0][0]) > 0 and columns.quote[first] == 2 and columns.quote[first - 1] == 1:
        begin = int(columns.quote_first[columns.quotation[first - 1]])
        if columns.paragraph[first - 1] == columns.paragraph[first] or begin in taken or begin + 1 in taken:
            break
        out.insert(0, (begin, first))
    return out


def resumed(columns: Columns, cue: Range, source: Range | None, contents: list[Range], taken: set[int]) -> list[Range]:
    """Contents, with the quotation that the same sentence goes on with after its speaker: `"…," said X, who …, "…"`."""
    begin, last = contents[-1]
    end = max(cue[1], source[1] if source else 0)
    broken_off = columns.quote[last - 1] == 3 and last >= 2 and columns.tag[last - 2] == COMMA
    if last > min(cue[0], source[0] if source else cue[0]) or columns.quote[begin] != 2 or not broken_off:
        return contents
    stop = int(columns.last[cue[0]])
    for at in range(end, stop):
        if columns.quote[at] == 2:
            if columns.tag[at - 1] != COMMA or at in taken or at + 1 in taken:
                return contents
            after = int(columns.quote_last[columns.quotation[at]])
            return [*contents, (at, after)]
        if at > end and columns.cue_rate[at] == _SPEAKS:
            return contents
    return contents


_SPEAKS = 7
"""The class of cue rates of verbs that are nearly always cues: what follows them is theirs."""


def _follower(columns: Columns, end: int, content: Range, taken: set[int]) -> Range | None:
    """The quotation that the sentence after `end` opens with, if it goes on with a quoted `content`."""
    first, last = content
    if columns.quotation[first] < 0 and columns.quotation[last - 1] < 0:
        return None
    at = int(columns.last[end - 1])
    if at >= len(columns) or columns.quote[at] != 2 or at in taken or at + 1 in taken:
        return None
    # A paragraph that ends without its closing mark is quoted on in the next.
    open_ended = columns.quote[last - 1] == 1
    if columns.paragraph[at] - columns.paragraph[end - 1] > open_ended:
        return None
    after = int(columns.quote_last[columns.quotation[at]])
    return (at, after) if after - at >= _SHORTEST else None


_SHORTEST = 4
"""Tokens with the marks: shorter ones at the head of a sentence are titles and terms."""
