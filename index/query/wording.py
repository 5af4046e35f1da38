"""A query read out: what is searched for, in words."""

from calendar import monthrange
from datetime import date
from math import inf, nextafter
from typing import assert_never

from index.query.levels import Level, level, names, together
from index.query.syntax import (
    And,
    Counted,
    Dated,
    Everything,
    Fuzzy,
    Leaf,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    Query,
    State,
    Told,
    Wildcard,
    Word,
)

_ORDERS = {"date": "oldest first", "-date": "newest first", "relevance": "best first"}
_STANDING = {
    "agrees": "agreeing with another article", "compatible": "compatible with another article",
    "differs": "differing from another article", "contradicts": "contradicting another article",
    "only-here": "told by no other article", "drifts": "surer or less sure than another article",
}  # fmt: skip
_STATES = {"unread": "not read yet", "read": "read", "note": "with a note"}


def reading(query: Query) -> str:
    """The query in words, as the line under the search box has it."""
    words = in_words(query.root)
    return f"{words} · {_ORDERS[query.sort]}" if query.sort else words


def in_words(node: Node) -> str:
    """One part of a query in words."""
    match node:
        case And(parts) if level(node) < Level.ARTICLE and names(node):
            return f"in one claim ({_of_claim(node)})"
        case And(parts):
            return " AND ".join(map(_operand, together(parts, Level.ARTICLE)))
        case Or(parts):
            return " OR ".join(map(_operand, parts))
        case Not(part):
            return f"NOT {_operand(part)}"
        case Everything():
            return "all articles"
        case Published(_, first, last):
            return f"published {_days(first, last)}"
        case State(name):
            return _STATES[name]
        case Counted() | Dated() | Told():
            return f"{_of_claim(node)} in a claim"
        case Named(name, meaning, saved):
            return f"{'query ' if saved else ''}{name} ({in_words(meaning)})"
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return _leaf(node)
        case _:
            assert_never(node)


def _operand(node: Node) -> str:
    words = in_words(node)
    bare = not isinstance(node, And | Or) or words.startswith("in one claim (")
    return words if bare else f"({words})"


def _of_claim(node: Node) -> str:
    """What a part of a query asks of a claim."""
    match node:
        case And(parts) | Or(parts):
            within = (f"({_of_claim(part)})" if isinstance(part, And | Or) else _of_claim(part) for part in parts)
            return (" AND " if isinstance(node, And) else " OR ").join(within)
        case Not(part):
            return f"NOT {_of_claim(part)}"
        case Named(name, meaning, saved):
            return f"{'query ' if saved else ''}{name} ({_of_claim(meaning)})"
        case Counted(_, low, high):
            return f"a figure {_numbers(low, high)}"
        case Dated(_, first, last):
            return f"dated {_days(first, last)}"
        case Told("speech", value):
            return "no speech" if value == "none" else f"{value} speech"
        case Told("state", value):
            return _STANDING[value]
        case Told(_, value):
            return value
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return f"{_words(node)} counted" if node.field == "claim.of" else f"claimed by {_words(node)}"
        case _:
            return in_words(node)


def _numbers(low: float, high: float) -> str:
    if low == high:
        return f"of {_number(low)}"
    if high == inf:
        return f"over {_number(nextafter(low, -inf))}" if _is_next(low, -inf) else f"of at least {_number(low)}"
    if low == -inf:
        return f"under {_number(nextafter(high, inf))}" if _is_next(high, inf) else f"of at most {_number(high)}"
    return f"from {_number(low)} to {_number(high)}"


def _is_next(value: float, to: float) -> bool:
    """Whether the number beside `value` is the one that was written: the one with fewer digits."""
    return len(repr(nextafter(value, to))) < len(repr(value))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == value // 1 else f"{value:,}"


def _leaf(leaf: Leaf) -> str:
    words = _words(leaf)
    match leaf.field:
        case "title":
            return f"{words} in the title"
        case "text":
            return f"{words} in the text"
        case "author":
            return f"by {words}"
        case "outlet":
            return f"from {words}"
        case "tag":
            return f"tagged {words}"
        case "id":
            return f"with the id {words}"
        case "story":
            return f"in the story {words}"
        case "claim.by":
            return f"claimed by {words}"
        case "claim.of":
            return f"{words} counted in a claim"
        case "path":
            return f"in the file or folder {words}"
        case _:
            return words


def _words(leaf: Leaf) -> str:
    match leaf:
        case Word(text):
            return text
        case Phrase(text, _, within):
            return f"“{text}”" + (f" within {within} word{'s' * (within > 1)} of each other" if within else "")
        case Wildcard(pattern):
            return pattern
        case Fuzzy(text, distance):
            return f"words {'one letter' if distance == 1 else 'two letters'} off {text}"
        case _:
            assert_never(leaf)


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        day = first or last
        return (f"since {_day(day)}" if first else f"until {_day(day)}") if day else "on any day"
    if first == last:
        return f"on {_day(first)}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} to {last.year}"
    if whole_months:
        start, end = f"{first:%b} {first.year}", f"{last:%b} {last.year}"
        return f"in {start}" if start == end else f"from {start} to {end}"
    return f"from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"
