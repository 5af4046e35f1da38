"""The tree of a query. Words are kept as written; what they match is decided where the tree is evaluated."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

TextField = Literal["", "title", "text", "author", "outlet", "tag", "id", "path", "story", "claim.by", "claim.of"]
"""Where a word is looked for; "" is title and text."""

Sort = Literal["relevance", "date", "-date"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several that punctuation holds together (`state-run`, `O'Brien`)."""

    text: str
    field: TextField = ""
    open: bool = False
    """Still being typed: words that start with it match as well."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side in this order; with `within`, in any order with at most so many words between."""

    text: str
    field: TextField = ""
    within: int = 0
    open: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A word in which `*` stands for any letters and `?` for one."""

    pattern: str
    field: TextField = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word in which up to `distance` letters may be wrong, missing, too many or swapped with the next."""

    text: str
    distance: int = 1
    field: TextField = ""


@dataclass(frozen=True, slots=True)
class Published:
    """A range of days, both within; None is open. `text` is the range as written."""

    text: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class State:
    """What the person did with an article: `is:unread`, `is:read`, `has:note`."""

    name: Literal["unread", "read", "note"]


@dataclass(frozen=True, slots=True)
class Counted:
    """`claim.num:`, a claim with a figure from `low` to `high`, both within; `text` is the range as written."""

    text: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Dated:
    """`claim.date:`, a claim that names a time in a range of days, both within; None is open."""

    text: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Told:
    """`claim.is:`, `claim.speech:` and `claim.state:`, how a claim is made and how it stands to those of others."""

    field: Literal["is", "speech", "state"]
    value: str


@dataclass(frozen=True, slots=True)
class Everything:
    """`*`: every article."""


@dataclass(frozen=True, slots=True)
class Named:
    """A saved query, or an abbreviation of the corpus, with what it stands for."""

    name: str
    meaning: "Node"
    saved: bool


@dataclass(frozen=True, slots=True)
class Not:
    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Node", ...]


Leaf = Word | Phrase | Wildcard | Fuzzy
Node = Leaf | Published | State | Counted | Dated | Told | Everything | Named | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query. Without `sort`, the best come first; without a word to rank by, the newest."""

    root: Node
    sort: Sort | None = None
    patterns: int = field(default=0, compare=False)
    """Wildcards and fuzzy words in it, also in the saved queries that it names."""
