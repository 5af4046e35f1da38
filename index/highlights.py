"""What of an article a query matched: the spans that are shown as hits."""

from collections.abc import Callable

from corpus.article import Span
from index.occurrences import Text, found, united
from index.query.levels import Level, level, names, together
from index.query.plan import Sought
from index.query.syntax import And, Fuzzy, Leaf, Named, Node, Not, Or, Phrase, Wildcard, Word

Plan = Callable[[Leaf], Sought]
"""What a leaf stood for when the index was asked."""

Fact = Callable[[Node], bool]
"""Whether the article answers a part of the query that isn't about its words."""


Claims = Callable[[Node], list[Span]]
"""Where the claims of the article stand that answer a part of the query."""


class Highlighter:
    """Evaluates a query over one article, and gathers where the parts that hold matched."""

    def __init__(self, title: str, text: str, plan: Plan, fact: Fact, claims: Claims) -> None:
        self._texts = {"title": Text(title), "text": Text(text)}
        self._plan = plan
        self._fact = fact
        self._claims = claims
        self._leaves: dict[Leaf, tuple[bool, list[tuple[str, Span]]]] = {}

    def hits(self, node: Node) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Spans in the title, and in the text."""
        holds, spans = self._evaluate(node)
        if not holds:
            return (), ()
        return (
            united([span for where, span in spans if where == "title"]),
            united([span for where, span in spans if where == "text"]),
        )

    def _evaluate(self, node: Node) -> tuple[bool, list[tuple[str, Span]]]:
        match node:
            case And() if level(node) < Level.ARTICLE and names(node):
                return self._fact(node), [("text", span) for span in self._claims(node)]
            case And(parts):
                answers = [self._evaluate(part) for part in together(parts, Level.ARTICLE)]
                return all(holds for holds, _ in answers), [span for _, spans in answers for span in spans]
            case Or(parts):
                answers = [answer for answer in map(self._evaluate, parts) if answer[0]]
                return bool(answers), [span for _, spans in answers for span in spans]
            case Not(part):
                return not self._evaluate(part)[0], []
            case Named(_, meaning, _):
                return self._evaluate(meaning)
            case Word() | Phrase() | Wildcard() | Fuzzy() if node.field in ("", "title", "text"):
                return self._leaf(node)
            case _:
                about_claims = level(node) < Level.ARTICLE
                return self._fact(node), [("text", span) for span in self._claims(node)] if about_claims else []

    def _leaf(self, leaf: Leaf) -> tuple[bool, list[tuple[str, Span]]]:
        if known := self._leaves.get(leaf):
            return known
        plan = self._plan(leaf)
        where = (plan.scope,) if plan.scope else ("title", "text")
        spans = [(name, span) for name in where for span in found(plan, self._texts[name])]
        self._leaves[leaf] = bool(spans), spans
        return self._leaves[leaf]
