"""A tree back to text, in the one form that parses to the same tree."""

from typing import assert_never

from index.query.fields import EXACT
from index.query.lexer import quoted
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
    State,
    Told,
    Wildcard,
    Word,
)


def printed(query: Query) -> str:
    """The query in normal form."""
    root = "" if isinstance(query.root, Everything) and query.sort else node(query.root)
    return " ".join(part for part in (root, f"sort:{query.sort}" if query.sort else "") if part)


def node(tree: Node) -> str:
    """One part of a query."""
    match tree:
        case Word(text, field):
            return _field(field) + (quoted(text) if field in EXACT else text)
        case Phrase(text, field, within):
            return f'{_field(field)}"{text}"' + (f"~{within}" if within else "")
        case Wildcard(pattern, field):
            return _field(field) + pattern
        case Fuzzy(text, distance, field):
            return f"{_field(field)}{text}~" + (str(distance) if distance > 1 else "")
        case Published(text):
            return f"date:{quoted(text)}"
        case Counted(text):
            return f"claim.num:{quoted(text)}"
        case Dated(text):
            return f"claim.date:{quoted(text)}"
        case Told(field, value):
            return f"claim.{field}:{value}"
        case State(name):
            return f"has:{name}" if name == "note" else f"is:{name}"
        case Everything():
            return "*"
        case Named(name, _, saved):
            return f"query:{quoted(name)}" if saved else name
        case Not(part):
            return f"-{_operand(part)}"
        case And(parts):
            return " ".join(map(_operand, parts))
        case Or(parts):
            return " OR ".join(f"({node(part)})" if isinstance(part, And) else node(part) for part in parts)
        case _:
            assert_never(tree)


def _field(name: str) -> str:
    return f"{name}:" if name else ""


def _operand(part: Node) -> str:
    return f"({node(part)})" if isinstance(part, And | Or) else node(part)
