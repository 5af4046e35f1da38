"""Which claims answer a query: sets of claims, and of figures in them, as arrays with a value for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from corpus.article import Span
from index.claims.table import ClaimTable
from index.query.levels import Level, level, names, together
from index.query.syntax import And, Counted, Dated, Fuzzy, Named, Node, Not, Or, Phrase, Told, Wildcard, Word

Mask = NDArray[np.bool_]

_MONTH = 31
"""Days of the longest time that answers for any day in it: `1986` says too little of one day, `October` enough."""

_STANCES = {"denied": "denies", "questioned": "questions", "intended": "intends"}


@dataclass(slots=True)
class ClaimMatcher:
    """Evaluates the parts of one query that are about claims; what is about articles, `articles` evaluates."""

    table: ClaimTable
    articles: Callable[[Node], Mask]
    go_on: Callable[[], None]
    """Raises `Cancelled` where nobody waits for the answer any more."""
    _claims: dict[Node, Mask] = field(default_factory=dict)
    _figures: dict[Node, Mask] = field(default_factory=dict)

    def claims(self, node: Node) -> Mask:
        """For each claim, whether it answers `node`; what is asked of its article, its article has to answer."""
        found = self._claims.get(node)
        if found is None:
            self.go_on()
            found = self._claims[node] = self._claim(node)
        return found

    def rows(self, node: Node) -> Mask:
        """For each article, whether one of its claims answers `node`."""
        first = self.table.first
        counts = np.concatenate(([0], np.cumsum(self.claims(node))))
        mask: Mask = counts[first[1:]] > counts[first[:-1]]
        return mask

    def spans(self, node: Node, row: int) -> list[Span]:
        """In one article, the claims that answer `node`; of those sought by their figures, the figures."""
        first, last = self.table.first[row : row + 2].tolist()
        found = (np.flatnonzero(self.claims(node)[first:last]) + first).tolist()
        if (asked := _about_figures(node)) is None:
            return self._spans("claim", np.array(found, np.int64))
        figures = self.figures(asked)
        chosen = [np.zeros(0, np.int64)]
        for claim in found:
            own = self.table.figures_of(claim)
            chosen.append(np.flatnonzero(figures[own]) + own.start)
        return self._spans("figure", np.concatenate(chosen))

    def _spans(self, table: str, numbers: NDArray[np.int64]) -> list[Span]:
        starts, ends = (self.table.column(table, name)[numbers].tolist() for name in ("start", "end"))
        return [Span(start, end) for start, end in zip(starts, ends, strict=True)]

    def _claim(self, node: Node) -> Mask:
        if level(node) is Level.FIGURE and not isinstance(node, Not | Or) and names(node):
            return self.table.claims_of("figure", self.figures(node))
        match node:
            case And(parts):
                return _all(self.claims(part) for part in together(parts, Level.CLAIM))
            case Or(parts):
                return _any(self.claims(part) for part in parts)
            case Not(part):
                return ~self.claims(part)
            case Named(_, meaning, _):
                return self.claims(meaning)
            case Word() | Phrase() | Wildcard() | Fuzzy() if node.field == "claim.by":
                actors = np.zeros(len(self.table.actors) + 1, bool)  # and one more, for no actor
                actors[self.table.spelt[self.table.spellings.matching(node)]] = True
                return actors[self.table.column("claim", "actor")]
            case Dated():
                return self.table.claims_of("date", self._days(node))
            case Told(field, value):
                return self._told(field, value)
            case _:
                return self.articles(node)[self.table.row]

    def figures(self, node: Node) -> Mask:
        """For each figure, whether it answers `node`, which is about figures alone."""
        found = self._figures.get(node)
        if found is None:
            self.go_on()
            found = self._figures[node] = self._figure(node)
        return found

    def _figure(self, node: Node) -> Mask:
        match node:
            case And(parts):
                return _all(self.figures(part) for part in parts)
            case Or(parts):
                return _any(self.figures(part) for part in parts)
            case Not(part):
                return ~self.figures(part)
            case Named(_, meaning, _):
                return self.figures(meaning)
            case Counted(_, low, high):
                mask: Mask = (self.table.column("figure", "high") >= low) & (self.table.column("figure", "low") <= high)
                return mask
            case Word() | Phrase() | Wildcard() | Fuzzy():
                nouns = np.append(self.table.nouns.matching(node), False)  # and one more, for none
                counted: Mask = nouns[self.table.column("figure", "counted")]
                unit: Mask = nouns[self.table.column("figure", "unit")]
                return counted | unit
            case _:
                raise AssertionError(f"{node} is not about figures")

    def _days(self, node: Dated) -> Mask:
        first, last = self.table.column("date", "first"), self.table.column("date", "last")
        low, high = node.first.toordinal() if node.first else 1, node.last.toordinal() if node.last else 1 << 30
        within = (first >= low) & (last <= high)
        mask: Mask = within | ((last >= low) & (first <= high) & (last - first < _MONTH))
        return mask

    def _told(self, field: str, value: str) -> Mask:
        if field != "is":
            return self.table.coded(field, value)
        if value == "attributed":
            sourced: Mask = self.table.column("claim", "sourced") > 0
            return sourced
        return (
            self.table.coded("stance", _STANCES[value]) if value in _STANCES else self.table.coded("certainty", value)
        )


def _all(masks: Iterable[Mask]) -> Mask:
    return reduce(np.logical_and, masks)


def _any(masks: Iterable[Mask]) -> Mask:
    return reduce(np.logical_or, masks)


def _about_figures(node: Node) -> Node | None:
    """What a part of a query asks of figures, if it says what they are."""
    if level(node) is Level.FIGURE:
        return node if names(node) else None
    match node:
        case And(parts):
            asked = [found for part in parts if (found := _about_figures(part)) is not None]
            return And(tuple(asked)) if len(asked) > 1 else next(iter(asked), None)
        case Named(_, meaning, _):
            return _about_figures(meaning)
        case _:
            return None
