"""Tokens to a tree; what isn't understood is an error that says where and what was likely meant."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from corpus.article import Span
from index.analysis import terms
from index.errors import QueryError
from index.query import fields
from index.query.dates import DateError, begun, date_range
from index.query.lexer import Kind, Token, tokens
from index.query.numbers import NumberError, number_range
from index.query.numbers import begun as number_begun
from index.query.syntax import (
    And,
    Counted,
    Dated,
    Everything,
    Fuzzy,
    Named,
    Node,
    Not,
    Or,
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

LONGEST = 10_000
"""Characters of a query."""

DEEPEST = 50
"""Brackets, and saved queries, within each other."""

MOST_PARTS = 1_000
"""Words, phrases and fields of a query, those of the saved queries that it names among them."""

MOST_PATTERNS = 40
"""Wildcards and fuzzy words: for each, all words of the corpus are looked through, which takes 10 ms of Reuters'."""

IN_PHRASE = 10
"""What a wildcard within quotation marks counts: where each of its words stands is read as well."""

_SHORTEST_FUZZY = 3

WIDEST = 100
"""Words between the words of a phrase."""

MOST_NEAR = 12
"""Words sought near each other: the places of each are set against those of all others."""

_FUZZY = re.compile(r"(.+)~(\d*)", re.DOTALL)
_STATES: Mapping[str, tuple[str, ...]] = {"is": ("unread", "read"), "has": ("note",)}
_SORTS: tuple[Sort, ...] = ("date", "-date", "relevance")


@dataclass(slots=True)
class Spent:
    """How much of a query has been read, with all that it names: a query that names itself twice over grows fast."""

    parts: int = 0
    patterns: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What a query may refer to besides its own words."""

    today: date = field(default_factory=date.today)
    saved: Mapping[str, str] = field(default_factory=dict)
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    typing: bool = False
    """The query is being typed: its last word is open, and so may be its last quotation and bracket."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """Fields that the index holds nothing of yet, and why."""
    within: tuple[str, ...] = ()
    """Names of the saved queries and abbreviations that are being read."""
    spent: Spent = field(default_factory=Spent, compare=False)


def parse(text: str, context: Context | None = None) -> Query:
    """The tree of a query; an empty one is every article. Raises `QueryError`."""
    if len(text) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST:,} characters; shorten it", Span(LONGEST, len(text)))
    context = context or Context()
    return _Parser(text, context if context.within else replace(context, spent=Spent())).query()


class _Parser:
    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.tokens = tokens(text)
        self.at = 0
        self.depth = 0
        self.sort: Sort | None = None
        self.dropped: Token | None = None

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
        if self.ends(token) and _begins(given, known):
            return None
        few = len(known) <= 2
        choice = " or ".join(f"{field}:{name}" for name in known) if few else f"{field}: {', '.join(known)}"
        meant = fields.likely(given, known)
        suggestion = self.instead(token.span, meant) if meant else None
        raise self.error(f"{field}:{token.text} is unknown; there is {choice}", token.span, suggestion)

    def order(self, token: Token) -> None:
        given = ""
        while self.token.kind in (Kind.MINUS, Kind.WORD) and self.token.span.start == self.tokens[self.at - 1].span.end:
            given += self.take().text
        span = Span(token.span.start, self.tokens[self.at - 1].span.end)
        if self.depth:
            raise self.error("sort: holds for the whole query; write it outside the brackets", span)
        if given.lower() in _SORTS:
            self.sort = given.lower()  # type: ignore[assignment]
        elif not (self.context.typing and self.token.kind is Kind.END and _begins(given.lower(), _SORTS)):
            raise self.error("sort: takes date, -date (newest first) or relevance", span)

    def saved(self, token: Token) -> Node | None:
        query = self.context.saved.get(token.text)
        if query is None:
            if self.ends(token) and _begins(token.text, self.context.saved):
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
            return parse(query, context)
        except QueryError as error:
            raise self.error(f"{name} stands for {query!r}, where {error.message}", token.span) from None

    def ends(self, token: Token) -> bool:
        """Whether `token` is what is being typed."""
        return self.context.typing and token.span.end == len(self.text)

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

    def error(self, message: str, span: Span, suggestion: str | None = None) -> QueryError:
        return QueryError(" ".join(message.split()), span, suggestion)

    def instead(self, span: Span, text: str) -> str:
        """The query with `text` in place of `span`."""
        return self.text[: span.start] + text + self.text[span.end :]

    def without(self, span: Span) -> str:
        return " ".join(self.instead(span, "").split())

    def after(self, token: Token, text: str) -> str:
        return self.instead(Span(token.span.end, token.span.end), text)


def _begins(given: str, known: Iterable[str]) -> bool:
    return any(name.startswith(given) for name in known)


def quoted(value: str) -> str:
    """`value` as a field takes it: in quotation marks where it has to be."""
    first, *rest = tokens(value)
    plain = len(rest) == 1 and first.kind is Kind.WORD and first.text == value
    return value if plain else f'"{value}"'


def _joined(operator: type[And] | type[Or], parts: list[Node]) -> Node | None:
    """One part stands for itself; parts of the same operator become parts of one."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, operator) else (part,)
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else operator(tuple(flat))
