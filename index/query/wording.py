"""A query read out: what is searched for, in words."""

from calendar import monthrange
from datetime import date
from typing import assert_never

from index.query.syntax import (
    And,
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
    Wildcard,
    Word,
)

_ORDERS = {"date": "oldest first", "-date": "newest first", "relevance": "best first"}
_STATES = {"unread": "not read yet", "read": "read", "note": "with a note"}


def reading(query: Query) -> str:
    """The query in words, as the line under the search box has it."""
    words = in_words(query.root)
    return f"{words} · {_ORDERS[query.sort]}" if query.sort else words


def in_words(node: Node) -> str:
    """One part of a query in words."""
    match node:
        case And(parts):
            return " AND ".join(map(_operand, parts))
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
        case Named(name, meaning, saved):
            return f"{'query ' if saved else ''}{name} ({in_words(meaning)})"
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return _leaf(node)
        case _:
            assert_never(node)


def _operand(node: Node) -> str:
    return f"({in_words(node)})" if isinstance(node, And | Or) else in_words(node)


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
