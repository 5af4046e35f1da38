"""How a figure's value is meant: a bound, an approximation, a rise, a fall, or the value itself."""

from claims.claim import Change
from claims.figures import lexicon
from claims.figures.reading import Quantity, Reading

_BOUNDS: dict[str, Change] = {
    **dict.fromkeys(lexicon.ABOUT, "~"),
    **dict.fromkeys(lexicon.MORE, ">"),
    **dict.fromkeys(lexicon.LESS, "<"),
}
_THAN: dict[str, Change] = {**dict.fromkeys(lexicon.MORE_THAN, ">"), **dict.fromkeys(lexicon.LESS_THAN, "<")}
_AS: dict[str, Change] = {**dict.fromkeys(lexicon.AS_AT_MOST, "<"), **dict.fromkeys(lexicon.AS_AT_LEAST, ">")}
_OR: dict[str, Change] = {
    **dict.fromkeys(lexicon.OR_MORE, ">"),
    **dict.fromkeys(lexicon.OR_LESS, "<"),
    "so": "~",
    "thereabouts": "~",
}
_MEASURED = frozenset({"percent", "money", "measure"})
_REACH = 12
"""Tokens between a verb of movement and `by` at most: `cut the number of its staff by 200`."""


def mark(reading: Reading, q: Quantity) -> None:
    """Sets the change of `q` by the words around it, and stretches its span over a bound or an approximation."""
    if q.vague and not q.ranged:
        q.change = ">" if q.value in (12, 20) else "~"
    if reading.text[max(0, q.start - 4) : q.start].lower() == "sub-":
        q.change = "<"
        q.start -= 4
        return
    _mark_before(reading, q)
    if q.change == "=":
        _mark_after(reading, q)
    if q.change == "=" and not q.ranged:
        q.change = _movement(reading, q) or "="


def _mark_before(reading: Reading, q: Quantity) -> None:
    lower = reading.lower
    stop = max(q.left, q.first - 5)
    at = q.first - 1
    if reading.lower[at] == ")" and reading.lower[at - 2] == "(" and reading.lower[at - 1] in lexicon.ABOUT:
        q.change = "~"
        q.start, q.first = reading.starts[at - 2], at - 2
        return
    while at >= stop:
        found, first = _bound(lower, at, q.left)
        if found is not None:
            q.start, q.first = reading.starts[first], first
            if found == "~" or not q.ranged or lower[first - 1] not in ("from", "between"):
                q.change = found
            return
        if lower[at] not in lexicon.BETWEEN_BOUND_AND_NUMBER:
            return
        at -= 1


def _bound(lower: list[str], at: int, left: int) -> tuple[Change | None, int]:
    """The bound or approximation whose last word is token `at`, if any, and its first token."""
    word = lower[at]
    before = lower[at - 1] if at > left else ""
    if word in _BOUNDS:
        if word == "above" and before == "and":
            return None, at
        return _BOUNDS[word], at - 1 if before in ("an", "a", "just", "well", "slightly", "far") else at
    if word == "than":
        found = _THAN.get(before)
        if found is not None and at - 2 >= left and lower[at - 2] in ("no", "not"):
            return ("<" if found == ">" else ">"), at - 2
        return found, at - 1
    if word in ("least", "most") and before == "at":
        return (">" if word == "least" else "<"), at - 1
    if word == "to" and before in ("up", "close", "closer"):
        return ("<" if before == "up" else "~"), at - 1
    if word == "as" and before in _AS and lower[at - 2] == "as":
        return _AS[before], at - 2
    if word == "of" and before in ("upwards", "upward", "excess", "maximum", "minimum"):
        return ("<" if before == "maximum" else ">"), at - 2 if lower[at - 2] in ("in", "a") else at - 1
    return None, at


def _mark_after(reading: Reading, q: Quantity) -> None:
    text, lower = reading.text, reading.lower
    at = reading.token_from(q.end) if q.noun is None else q.noun[0]
    if text.startswith("+", q.end):
        q.change, q.end = ">", q.end + 1
    elif text.startswith(("-plus", " plus "), q.end) and not q.unit:
        q.change, q.end = ">", q.end + 5
    elif lower[at - 2] == "or" and lower[at - 1] in _OR and q.noun is not None:  # 50 or more people
        q.change, q.end = _OR[lower[at - 1]], reading.ends[at - 1]
    elif lower[q.after] == "or" and lower[q.after + 1] in _OR:
        q.change = _OR[lower[q.after + 1]]
        if q.noun is None:
            q.end = reading.ends[q.after + 1]
    elif lower[q.after] == "at" and lower[q.after + 1] in ("least", "most"):
        q.change = ">" if lower[q.after + 1] == "least" else "<"
    elif q.kind == "percent" and text[q.number[0] - 1] == "+":
        q.change = "up"


def _movement(reading: Reading, q: Quantity) -> Change | None:
    """`up` or `down` where the words before say that the value is by how much something moved."""
    lower, tags = reading.lower, reading.tags
    if q.value < 0 and q.kind == "percent":
        return "down"
    at = q.first - 1
    stop = max(q.left, q.first - 4)
    while at >= stop:
        word = lower[at]
        rise, fall = word in lexicon.RISES, word in lexicon.FALLS
        if rise or fall:
            exact = word not in lexicon.MOVES_OF_MEASURE or not float(q.value).is_integer()  # up 1-1/4
            if tags[at].startswith("NN") or not (q.kind in _MEASURED or (q.kind == "bare" and exact)):
                return None
            return "up" if rise else "down"
        if word == "by":
            return _moved_by(reading, q, at)
        if word not in lexicon.BETWEEN_BOUND_AND_NUMBER and tags[at] not in ("RB", "RBR"):
            return None
        at -= 1
    return None


def _moved_by(reading: Reading, q: Quantity, by: int) -> Change | None:
    """`fell by 5 percent`, `cut its staff by 200`: the verb stands before `by`, perhaps with an object between."""
    for at in range(by - 1, max(q.left - 1, by - _REACH), -1):
        word, tag = reading.lower[at], reading.tags[at]
        if tag in (",", ":", ".", "``", "''"):
            return None
        if word in lexicon.RISES or word in lexicon.RAISES:
            return "up"
        if word in lexicon.FALLS or word in lexicon.CUTS:
            return "down"
        if tag in ("VBD", "VBZ", "MD"):
            return None
    return None
