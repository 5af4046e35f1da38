"""What each part of a query is about: an article, one claim in it, or one figure in a claim.

In a group joined by AND, the parts about claims hold of one claim together, and those about figures of one figure.
A negated part joins in where a plain one names the claim (`claim.by:kremlin -claim.is:denied` is one claim that isn't
denied); without one it is about the article (`dam -claim.is:denied` holds no denied claim).
"""

from collections.abc import Sequence
from enum import IntEnum

from index.query.syntax import And, Counted, Dated, Fuzzy, Named, Node, Not, Or, Phrase, Told, Wildcard, Word


class Level(IntEnum):
    """The finer, the less."""

    FIGURE = 0
    CLAIM = 1
    ARTICLE = 2


def level(node: Node) -> Level:
    """The coarsest thing that a part of a query is about."""
    match node:
        case Counted():
            return Level.FIGURE
        case Word() | Phrase() | Wildcard() | Fuzzy():
            return {"claim.of": Level.FIGURE, "claim.by": Level.CLAIM}.get(node.field, Level.ARTICLE)
        case Dated() | Told():
            return Level.CLAIM
        case Named(_, meaning, _):
            return level(meaning)
        case Not(part):
            return level(part)
        case And(parts) | Or(parts):
            return max(map(level, parts))
        case _:
            return Level.ARTICLE


def names(node: Node) -> bool:
    """Whether a part says what there is, not only what there isn't."""
    match node:
        case Not(part):
            return not names(part)
        case And(parts) | Or(parts):
            return any(map(names, parts))
        case Named(_, meaning, _):
            return names(meaning)
        case _:
            return True


def together(parts: Sequence[Node], at: Level) -> tuple[Node, ...]:
    """The parts of a group, those about something finer than `at` as one group of their own if one of them names it."""
    finer = [part for part in parts if level(part) < at]
    if len(finer) < 2 or not any(map(names, finer)):
        return tuple(parts)
    first = next(place for place, part in enumerate(parts) if level(part) < at)
    rest = [part for part in parts[first:] if level(part) >= at]
    return (*parts[:first], And(tuple(finer)), *rest)
