"""Where what is said must end, by the clauses that stand around it: after all that models found of an attribution."""

from bisect import bisect_left, bisect_right

from claims.attribution.citing import Parts
from claims.attribution.columns import COMMA, CONTENT, FINITE, NOMINAL, TAGS, Columns
from claims.attribution.continuation import Range

_JOINTS = frozenset(TAGS.index(name) + 1 for name in ("IN", "CC"))
_PRONOUNS = frozenset(TAGS.index(name) + 1 for name in ("WDT", "WP"))
_NAME = TAGS.index("NNP") + 1
_PARTING = _PRONOUNS | {TAGS.index("WRB") + 1, TAGS.index("CC") + 1}
_WHOSE = TAGS.index("WP$") + 1
_PASSIVE = TAGS.index("VBN") + 1
_AND = TAGS.index("CC") + 1
_ADVERB, _PARTICIPLE = TAGS.index("RB") + 1, TAGS.index("VBG") + 1
_SHORTEST = 4
"""Tokens: what is shorter before a cue is the subject of what follows, as in `who || they say || was there`."""


def bounded(columns: Columns, cue: Range, source: Range | None, contents: list[Range]) -> list[Range]:
    """Contents without the clauses that the sentence says itself."""
    if not source or not contents or contents[-1][0] < cue[1]:
        return contents
    lead, (first, last) = min(cue[0], source[0]), contents[-1]
    before = contents[0] if len(contents) > 1 else None
    if before and _is_another_clause(columns, before, lead, cue[1], first):
        return contents[1:]
    if len(contents) > 2 or columns.quote[first]:
        return contents
    gap = first == cue[1] and bool(FINITE[columns.tag[first]]) and _is_relative(columns, (lead - 1, lead))
    if gap and before is None:
        before = (lead - 1, lead)
    if gap or _is_relative(columns, source):
        last = _clause_end(columns, first, last, gap)
    return [before, (first, last)] if before else [(first, last)]


def _is_another_clause(columns: Columns, before: Range, lead: int, after: int, first: int) -> bool:
    """Whether what stands left is no part of it: `it rained, while she said that …`."""
    long = before[1] - before[0] >= _SHORTEST and before[1] <= lead - 1
    plain = not (columns.quote[slice(*before)].any() or columns.quote[first])
    return long and plain and first == after and int(columns.tag[lead - 1]) in _JOINTS


def _is_relative(columns: Columns, source: Range) -> bool:
    """Whether this is a pronoun that a relative clause begins with: `who said that …`."""
    at = source[0]
    return source[1] - at == 1 and (bool(columns.that[at]) or int(columns.tag[at]) in _PRONOUNS)


def _clause_end(columns: Columns, first: int, last: int, gap: bool) -> int:
    """Where a relative clause ends: at a comma after which its sentence goes on with the verb, or begins."""
    verb, aside, commas = bool(FINITE[columns.tag[first]]), False, 0
    for at in range(first + 1, last - 1):
        tag = columns.tag[at]
        if columns.quote[at]:
            return last
        commas += tag == COMMA
        if tag != COMMA:
            verb = verb or (bool(FINITE[tag]) and not aside)
        elif commas == 1 and FINITE[columns.tag[at + 1]]:  # the president, who had promised a vote, warned
            return at
        elif aside or int(columns.tag[at + 1]) in _PRONOUNS:
            aside = not aside
        elif verb:
            after = at + 2 if columns.tag[at + 1] == _ADVERB else at + 1
            if FINITE[columns.tag[after]] or (gap and _opens_clause(columns, at + 1, last)):
                return at
    return last


def _opens_clause(columns: Columns, first: int, last: int) -> bool:
    """Whether a subject and its verb stand here, with nothing between them that would part them."""
    if not NOMINAL[columns.tag[first]]:
        return False
    for at in range(first, last):
        if FINITE[columns.tag[at]]:
            return True
        if columns.tag[at] == COMMA or int(columns.tag[at]) in _PARTING:
            return False
    return False


def named_whole(columns: Columns, one: Parts) -> Parts:
    """With the `'s` that a firm's name ends with: `Moody's cited` says seldom that someone has cited."""
    (first, last), source = one.cue, one.source
    ends = source is not None and source[1] == first and columns.tag[first - 1] == _NAME and columns.genitive[first]
    if not ends or source is None or last - first < 2:
        return one
    return one._replace(cue=(first + 1, last), source=(source[0], first + 1))


def parted(columns: Columns, found: list[Parts]) -> list[Parts]:
    """What was found, where a participle after a comma begins a statement of its own: `…, adding that …`.

    It ends the statement before it, of the same source; so does one that has its source beside it (`…, with residents
    saying that …`).
    """
    participles = [one for one in found if columns.tag[one.cue[0]] == _PARTICIPLE and one.contents]
    starts = [one.cue[0] for one in participles]
    out = []
    for one in found:
        shorter = one
        if one.source and one.contents and (last := one.contents[-1])[0] >= one.cue[1]:
            for other in participles[bisect_right(starts, last[0]) : bisect_left(starts, last[1])]:
                end = _participial(columns, other, one.source)
                if end is not None and end - last[0] >= _SHORTEST:
                    shorter = one._replace(contents=[*one.contents[:-1], (last[0], end)])
                    break
        out.append(shorter)
    return out


def _participial(columns: Columns, found: Parts, source: Range) -> int | None:
    """The comma before a participle with `source`, or with a source of its own beside it."""
    first = found.cue[0]
    if columns.quote[first]:
        return None
    if found.source and found.source != source:
        if found.source[1] != first:
            return None
        first = found.source[0]
        first -= int(columns.tag[first - 1]) in _JOINTS
    return first - 1 if columns.tag[first - 1] == COMMA else None


def shared(columns: Columns, found: list[Parts]) -> list[Parts]:
    """What was found, where a verb has no source but that of one before it: `…, but refused to`, `…, adding that`."""
    out: list[Parts] = []
    for one in found:
        if one.source is None or (one.source[1] - one.source[0] == 1 and columns.tag[one.source[0]] == _WHOSE):
            source = _source_before(columns, one.cue, out)
            one = one._replace(source=source) if source else one
        out.append(one)
    return out


def _source_before(columns: Columns, cue: Range, found: list[Parts]) -> Range | None:
    """The source that a verb shares with the last before it in its sentence, whose object it isn't."""
    at = cue[0]
    joint = at - 2 if columns.tag[at - 1] == _ADVERB else at - 1
    adds = columns.tag[at] == _PARTICIPLE and columns.tag[at - 1] == COMMA
    joined = CONTENT[columns.tag[at]] and columns.tag[joint] == _AND and _PASSIVE not in columns.tag[slice(*cue)]
    if columns.quote[at] or not (adds or joined):
        return None
    same = [one for one in found if one.source and columns.sentence[one.cue[0]] == columns.sentence[at]]
    if not same or (source := same[-1].source) is None:
        return None
    return source if source[1] <= same[-1].cue[0] or (adds and source[1] <= at) else None
