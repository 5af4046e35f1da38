"""Tokens to a tree; what isn't understood is an error that says where and what was likely meant."""

from dataclasses import replace

from corpus.article import Span
from index.errors import QueryError
from index.query import fields
from index.query.context import DEEPEST, LONGEST, Context, Spent
from index.query.lexer import Kind, Token
from index.query.syntax import And, Everything, Node, Not, Or, Query, Sort, TextField
from index.query.values import Values, begins

_SORTS: tuple[Sort, ...] = ("date", "-date", "relevance")


def parse(text: str, context: Context | None = None) -> Query:
    """The tree of a query; an empty one is every article. Raises `QueryError`."""
    if len(text) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST:,} characters; shorten it", Span(LONGEST, len(text)))
    context = context or Context()
    return _Parser(text, context if context.within else replace(context, spent=Spent())).query()


class _Parser(Values):
    def __init__(self, text: str, context: Context) -> None:
        super().__init__(text, context)
        self.at = 0
        self.depth = 0

    def read(self, query: str, context: Context) -> Query:
        return parse(query, context)

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.token
        self.at += 1
        return token

    def query(self) -> Query:
        root = self.alternatives("")
        if self.token.kind is Kind.CLOSE:
            raise self.error("this bracket closes none", self.token.span, self.without(self.token.span))
        if root is None:
            if self.dropped and not self.context.typing:
                raise self.error(f"{self.dropped.text} holds no word to search for", self.dropped.span)
            root = Everything()
        return Query(root, self.sort, self.context.spent.patterns)

    def alternatives(self, field: TextField | str) -> Node | None:
        parts = []
        while True:
            before = self.token
            part = self.sequence(field)
            if part is not None:
                parts.append(part)
            if self.token.kind is not Kind.OR:
                return _joined(Or, parts)
            token = self.take()
            if part is None and before is token:
                raise self.error("OR needs a word on its left", token.span, self.without(token.span))
            if self.token.kind in (Kind.END, Kind.CLOSE) and not self.context.typing:
                raise self.error("OR needs a word on its right", token.span, self.without(token.span))

    def sequence(self, field: TextField | str) -> Node | None:
        parts: list[Node] = []
        while self.token.kind not in (Kind.END, Kind.CLOSE, Kind.OR):
            if self.token.kind is Kind.AND:
                token = self.take()
                ends = self.token.kind in (Kind.END, Kind.CLOSE, Kind.OR, Kind.AND)
                if (not parts and not self.dropped) or (ends and not self.context.typing):
                    raise self.error("AND needs a word on both sides", token.span, self.without(token.span))
                continue
            part = self.negation(field)
            if part is not None:
                parts.append(part)
        return _joined(And, parts)

    def negation(self, field: TextField | str) -> Node | None:
        signs = []
        while self.token.kind in (Kind.NOT, Kind.MINUS):
            signs.append(self.take())
        if signs and self.token.kind in (Kind.END, Kind.CLOSE, Kind.OR, Kind.AND):
            if self.context.typing and self.token.kind is Kind.END:
                return None
            raise self.error(f"{signs[-1].text} needs a word after it", signs[-1].span, self.without(signs[-1].span))
        part = self.primary(field)
        if part is None:
            return None
        return Not(part) if len(signs) % 2 else part

    def primary(self, field: TextField | str) -> Node | None:
        token = self.take()
        match token.kind:
            case Kind.OPEN:
                return self.group(token, field)
            case Kind.FIELD:
                return self.field(token)
            case _:
                return self.value(token, field)

    def group(self, opening: Token, field: TextField | str) -> Node | None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"brackets within more than {DEEPEST} brackets; simplify the query", opening.span)
        node = self.alternatives(field)
        self.depth -= 1
        if self.token.kind is Kind.CLOSE:
            self.take()
        elif not self.context.typing:
            raise self.error("this bracket is never closed", opening.span, self.text.rstrip() + ")")
        return node

    def field(self, token: Token) -> Node | None:
        name = token.text.lower()
        if name not in fields.ALL:
            raise self.unknown(token)
        if name in self.context.missing:
            raise self.error(f"{name}: {self.context.missing[name]}", token.span)
        name = fields.TEXT.get(name, name)
        if name == "sort":
            self.order(token)
            return None
        if self.token.kind is Kind.OPEN:
            return self.group(self.take(), name)
        if self.token.kind not in (Kind.WORD, Kind.QUOTED, Kind.FIELD) or self.token.span.start > token.span.end:
            if self.context.typing and self.token.kind is Kind.END:
                return None
            raise self.error(f"{token.text}: needs a value right after the colon", token.span)
        value = self.take()
        if value.kind is Kind.FIELD:  # a colon within the value, as in path:a:b
            rest = self.take() if self.token.kind is Kind.WORD and self.token.span.start == value.span.end else None
            whole = Span(value.span.start, rest.span.end if rest else value.span.end)
            value = Token(Kind.WORD, whole.of(self.text), whole)
        return self.value(value, name)

    def order(self, token: Token) -> None:
        given = ""
        while self.token.kind in (Kind.MINUS, Kind.WORD) and self.token.span.start == self.tokens[self.at - 1].span.end:
            given += self.take().text
        span = Span(token.span.start, self.tokens[self.at - 1].span.end)
        if self.depth:
            raise self.error("sort: holds for the whole query; write it outside the brackets", span)
        if given.lower() in _SORTS:
            self.sort = given.lower()  # type: ignore[assignment]
        elif not (self.context.typing and self.token.kind is Kind.END and begins(given.lower(), _SORTS)):
            raise self.error("sort: takes date, -date (newest first) or relevance", span)

    def unknown(self, token: Token) -> QueryError:
        meant = fields.likely_field(token.text.lower())
        rest = self.tokens[self.at]
        if meant:
            return self.error(
                f"unknown field {token.text}:, did you mean {meant}", token.span, self.instead(token.span, meant)
            )
        adjacent = rest.kind is Kind.WORD and rest.span.start == token.span.end
        whole = Span(token.span.start, rest.span.end if adjacent else token.span.end)
        return self.error(
            f"unknown field {token.text}:, for the words themselves quote them",
            token.span,
            self.instead(whole, f'"{whole.of(self.text)}"'),
        )


def _joined(operator: type[And] | type[Or], parts: list[Node]) -> Node | None:
    """One part stands for itself; parts of the same operator become parts of one."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, operator) else (part,)
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else operator(tuple(flat))
