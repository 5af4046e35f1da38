"""Tokens to what a field holds: words, phrases and patterns, days, numbers, states, saved queries."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from corpus.article import Span
from index.analysis import terms
from index.errors import QueryError
from index.query import fields
from index.query.context import DEEPEST, MOST_PARTS, MOST_PATTERNS, Context
from index.query.dates import DateError, begun, date_range
from index.query.lexer import Kind, Token, quoted, tokens
from index.query.numbers import NumberError, number_range
from index.query.numbers import begun as number_begun
from index.query.syntax import (
    Counted,
    Dated,
    Everything,
    Fuzzy,
    Named,
    Node,
    Phrase,
    Published,
    Query,
    Sort,
    State,
    TextField,
    Told,
    Wildcard,
    Word,
)

IN_PHRASE = 10
"""What a wildcard within quotation marks counts: where each of its words stands is read as well."""

_SHORTEST_FUZZY = 3

WIDEST = 100
"""Words between the words of a phrase."""

MOST_NEAR = 12
"""Words sought near each other: the places of each are set against those of all others."""

_FUZZY = re.compile(r"(.+)~(\d*)", re.DOTALL)
_STATES: Mapping[str, tuple[str, ...]] = {"is": ("unread", "read"), "has": ("note",)}


class Values:
    """A query whose tokens are read as values of fields."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.tokens = tokens(text)
        self.sort: Sort | None = None
        self.dropped: Token | None = None

    def read(self, query: str, context: Context) -> Query:
        """Another query that this one names."""
        raise NotImplementedError

    def value(self, token: Token, field: TextField | str) -> Node | None:
        special: dict[str, Callable[[Token], Node | None]] = {
            "date": self.published, "is": lambda t: self.state("is", t), "has": lambda t: self.state("has", t),
            "query": self.saved, "claim.num": self.counted, "claim.date": self.dated,
            **{name: partial(self.told, name) for name in fields.TOLD},
        }  # fmt: skip
        if token.kind is Kind.QUOTED and not token.closed and not self.context.typing:
            raise self.error("this quotation is never closed", token.span, self.text.rstrip() + '"')
        if field in special:
            return self.spend(special[field](token), token)
        where: TextField = field  # type: ignore[assignment]
        return self.spend(self.phrase(token, where) if token.kind is Kind.QUOTED else self.word(token, where), token)

    def spend(self, part: Node | None, token: Token) -> Node | None:
        """Counts a part of the query; there is an end to how many there may be."""
        spent = self.context.spent
        spent.parts += 1
        match part:
            case Wildcard() | Fuzzy():
                spent.patterns += 1
            case Phrase(text):
                spent.patterns += IN_PHRASE * sum("*" in word or "?" in word.rstrip("?") for word in text.split())
            case Word(text, field) if field in fields.EXACT:
                spent.patterns += "*" in text or "?" in text
        if spent.parts > MOST_PARTS:
            raise self.error(f"the query has more than {MOST_PARTS:,} parts; shorten it", token.span)
        if spent.patterns > MOST_PATTERNS:
            each = f" (each in quotation marks counts as {IN_PHRASE})" if isinstance(part, Phrase) else ""
            raise self.error(f"more than {MOST_PATTERNS} words have *, ? or ~{each}; use fewer", token.span)
        return part

    def phrase(self, token: Token, field: TextField) -> Node | None:
        if field in fields.EXACT:
            return Word(token.text, field) if token.text else None
        within = self.within(token) if token.within is not None else 0
        holds_words = bool(token.text.strip()) if field == "tag" else any(terms(token.text))
        if not holds_words:
            self.dropped = token  # punctuation between words is no fault
            return None
        if within and len(token.text.split()) > MOST_NEAR:
            raise self.error(f"more than {MOST_NEAR} words are sought near each other; take fewer", token.span)
        return Phrase(" ".join(token.text.split()), field, within, open=self.ends(token) and not token.closed)

    def within(self, token: Token) -> int:
        """The number after a quotation's `~`."""
        if not token.within:
            if self.ends(token):
                return 0
            raise self.error("write how many words may lie between, such as ~5", token.span, self.after(token, "5"))
        if len(token.within) > 3 or int(token.within) > WIDEST:
            wide = f"{token.span.of(self.text).rpartition('~')[0]}~{WIDEST}"
            raise self.error(f"at most {WIDEST} words may lie between", token.span, self.instead(token.span, wide))
        return int(token.within)

    def word(self, token: Token, field: TextField) -> Node | None:
        text = token.text
        if not text.strip("*") and field == "":
            return Everything()
        if field in fields.EXACT:
            return Word(text, field)
        if field == "" and (meaning := self.context.abbreviations.get(text.lower())) is not None:
            return Named(text, self.meaning(text, meaning, token).root, saved=False)
        if (match := _FUZZY.fullmatch(text)) and any(terms(match[1])):
            if match[2] not in ("", "1", "2"):
                fewer = self.instead(token.span, f"{match[1]}~2")
                raise self.error("at most ~2: two letters may differ", token.span, fewer)
            if len([*terms(match[1])][-1].term) < _SHORTEST_FUZZY:
                raise self.error(
                    f"{match[1]} is too short for ~: it would find nearly every word",
                    token.span,
                    self.instead(token.span, match[1]),
                )
            return Fuzzy(match[1], int(match[2] or 1), field)
        if field != "tag" and not any(terms(text)):
            self.dropped = token  # punctuation between words is no fault
            return None
        if "*" in text or "?" in text:
            return Wildcard(text, field)
        return Word(text, field, open=self.ends(token))

    def published(self, token: Token) -> Node | None:
        days = self.days(token, "date")
        return Published(token.text, *days) if days else None

    def dated(self, token: Token) -> Node | None:
        days = self.days(token, "claim.date")
        return Dated(token.text, *days) if days else None

    def days(self, token: Token, field: str) -> tuple[date | None, date | None] | None:
        """The range of days that is written; None for one that is being typed."""
        try:
            return date_range(token.text, self.context.today)
        except DateError as error:
            if self.ends(token) and begun(token.text):
                return None
            suggestion = self.instead(token.span, error.meant) if error.meant else None
            raise self.error(f"{field}: {error}", token.span, suggestion) from None

    def counted(self, token: Token) -> Node | None:
        try:
            low, high = number_range(token.text)
        except NumberError as error:
            if self.ends(token) and number_begun(token.text.lower()):
                return None
            suggestion = self.instead(token.span, quoted(error.meant)) if error.meant else None
            raise self.error(f"claim.num: {error}", token.span, suggestion) from None
        return Counted(" ".join(token.text.split()), low, high)

    def told(self, field: str, token: Token) -> Node | None:
        value = self.one_of(field, fields.TOLD[field], token)
        return value and Told(field.removeprefix("claim."), value)  # type: ignore[arg-type, return-value]

    def state(self, field: str, token: Token) -> Node | None:
        value = self.one_of(field, _STATES[field], token)
        return value and State(value)  # type: ignore[arg-type, return-value]

    def one_of(self, field: str, known: Sequence[str], token: Token) -> str | None:
        """The value that is written, of the few that a field knows; None for one that is being typed."""
        given = token.text.lower()
        if given in known:
            return given
        if self.ends(token) and begins(given, known):
            return None
        few = len(known) <= 2
        choice = " or ".join(f"{field}:{name}" for name in known) if few else f"{field}: {', '.join(known)}"
        meant = fields.likely(given, known)
        suggestion = self.instead(token.span, meant) if meant else None
        raise self.error(f"{field}:{token.text} is unknown; there is {choice}", token.span, suggestion)

    def saved(self, token: Token) -> Node | None:
        query = self.context.saved.get(token.text)
        if query is None:
            if self.ends(token) and begins(token.text, self.context.saved):
                return None
            meant = fields.likely(token.text, self.context.saved)
            suggestion = self.instead(token.span, quoted(meant)) if meant else None
            raise self.error(f"no query is saved as {token.text}", token.span, suggestion)
        parsed = self.meaning(token.text, query, token)
        self.sort = self.sort or parsed.sort
        return Named(token.text, parsed.root, saved=True)

    def meaning(self, name: str, query: str, token: Token) -> Query:
        """What a saved query or an abbreviation stands for."""
        within = self.context.within
        if name.lower() in within or len(within) >= DEEPEST:
            chain = " → ".join((*within, name.lower()))
            raise self.error(f"{name} refers to itself ({chain}); change one of these", token.span)
        context = replace(self.context, typing=False, within=(*within, name.lower()))
        try:
            return self.read(query, context)
        except QueryError as error:
            raise self.error(f"{name} stands for {query!r}, where {error.message}", token.span) from None

    def ends(self, token: Token) -> bool:
        """Whether `token` is what is being typed."""
        return self.context.typing and token.span.end == len(self.text)

    def error(self, message: str, span: Span, suggestion: str | None = None) -> QueryError:
        return QueryError(" ".join(message.split()), span, suggestion)

    def instead(self, span: Span, text: str) -> str:
        """The query with `text` in place of `span`."""
        return self.text[: span.start] + text + self.text[span.end :]

    def without(self, span: Span) -> str:
        return " ".join(self.instead(span, "").split())

    def after(self, token: Token, text: str) -> str:
        return self.instead(Span(token.span.end, token.span.end), text)


def begins(given: str, known: Iterable[str]) -> bool:
    """Whether a value that is being typed may become one of those known."""
    return any(name.startswith(given) for name in known)
