"""What is typed, cut into tokens: words, quotations, fields, brackets, signs."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.article import Span

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "”": "”"}
_FIELD = re.compile(r"([^\W\d_][\w.]*):")
_WORD = re.compile(r'[^\s()"“”„«»]+')
_WITHIN = re.compile(r"~(\d*)(?![^\s()])")


class Kind(Enum):
    """The kinds of token."""

    OPEN = auto()
    CLOSE = auto()
    FIELD = auto()
    QUOTED = auto()
    WORD = auto()
    MINUS = auto()
    NOT = auto()
    AND = auto()
    OR = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place in the query. `within` is the number after a quotation's `~`, "" for a bare `~`."""

    kind: Kind
    text: str
    span: Span
    within: str | None = None
    closed: bool = True
    """Of a quotation: whether its closing mark is there."""


_KEYWORDS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}


def tokens(query: str) -> list[Token]:
    """The tokens of a query, the last of them `END`."""
    found: list[Token] = []
    at = 0
    while at < len(query):
        char = query[at]
        if char.isspace():
            at += 1
            continue
        token = _token(query, at)
        found.append(token)
        at = token.span.end
    found.append(Token(Kind.END, "", Span(len(query), len(query))))
    return found


def _token(query: str, at: int) -> Token:
    char = query[at]
    if char in "()":
        return Token(Kind.OPEN if char == "(" else Kind.CLOSE, char, Span(at, at + 1))
    if char in _QUOTES or char == "»":
        return _quoted(query, at)
    if char == "-" and at + 1 < len(query) and not query[at + 1].isspace() and query[at + 1] != ")":
        return Token(Kind.MINUS, char, Span(at, at + 1))
    if match := _FIELD.match(query, at):
        return Token(Kind.FIELD, match[1], Span(*match.span()))
    match = _WORD.match(query, at)
    assert match
    return Token(_KEYWORDS.get(match[0], Kind.WORD), match[0], Span(*match.span()))


def _quoted(query: str, at: int) -> Token:
    closing = _QUOTES.get(query[at], "»") + '"'
    end = next((i for i in range(at + 1, len(query)) if query[i] in closing), None)
    if end is None:
        return Token(Kind.QUOTED, query[at + 1 :], Span(at, len(query)), closed=False)
    text = query[at + 1 : end]
    if match := _WITHIN.match(query, end + 1):
        return Token(Kind.QUOTED, text, Span(at, match.end()), within=match[1])
    return Token(Kind.QUOTED, text, Span(at, end + 1))


def quoted(value: str) -> str:
    """`value` as a field takes it: in quotation marks where it has to be."""
    first, *rest = tokens(value)
    plain = len(rest) == 1 and first.kind is Kind.WORD and first.text == value
    return value if plain else f'"{value}"'
